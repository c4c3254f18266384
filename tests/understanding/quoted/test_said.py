"""Views, reasons and promises: which questions ask for somebody's words, and whose may not be given instead."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        # How somebody feels, what he makes of something, whom he works for.
        ("is zhang zhiwei upbeat on the economy", "chosun-zhang-target"),
        ("huang's verdict on the tariff cuts", "epoch-huang"),
        ("the natixis guy, what was he sayin", "cnbc-ng-norm"),
        ("what's the job title of lin song", "chosun-lin-song"),
        ("what's the complaint about how aggressively china exports", "cnbc-criticism"),
        ("reuters said what about imports", "epoch-reuters-imports"),
        # What is asked for is named in the answer by its own name.
        ("which sectors does morgan stanley see lifting the export share", "gmt-morgan-stanley"),
        ("which industry will the next five year plan centre on", "gmt-leadership"),
        # How, why, whether a promise is kept, what came of something.
        ("how do chinese firms get around american tariffs", "ngn-rerouting"),
        ("how come imports stayed below expectations", "cnbc-import-reasons"),
        ("is china sticking to its soybean pledge", "cnbc-soybeans-slow"),
        ("what came out of the summit", "chosun-summit"),
        ("when do we learn next year's targets", "cnbc-two-sessions"),
    ],
)
def test_words_are_answered_with_words(ask: Ask, question: str, statement: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert statement in [one.id for one in answer.statements]


def test_the_very_word_of_a_topic_comes_first(ask: Ask) -> None:
    assert ask("microsoft?").statements[0].id == "ngn-technology"


@pytest.mark.parametrize("turn", ["what had the reuters poll expected", "what did reuters expect"])
def test_after_a_figure_a_forecast_is_its_own(ask: Ask, turn: str) -> None:
    answer = ask("imports nov yoy", turn)
    assert [figure.series.id for figure in answer.figures] == ["imports.growth_yoy.2025-11.expectation.percent"]


@pytest.mark.parametrize("turn", ["what was the reuters poll", "what does goldman expect"])
def test_after_a_figure_other_words_of_a_house_are_no_figure(ask: Ask, turn: str) -> None:
    assert ask("exports nov yoy", turn).statements


@pytest.mark.parametrize(
    "question",
    [
        "is xi jinping confident about the economy",
        "which industries does goldman like",
        "has japan kept its promise on soybeans",
        "progress on the eu trade deal",
        "impact of the deal on wine exports",
        "did steel exports fall because of tariffs",
        "tell me about the alaska summit",
        "how are you getting around the city",
    ],
)
def test_words_of_others_are_not_given_instead(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("what did pia lunde say about the 5 percent", "lh-lunde-warning"),  # in words
        ("what did the prime minister say about the vote", "hp-sund-weather"),  # a topic by the same name
        ("who won in ketterby", "vt-labour-first"),
    ],
)
def test_words_on_a_number_and_on_what_is_measured(ask_of_election: Ask, question: str, statement: str) -> None:
    assert ask_of_election(question).statements[0].id == statement


def test_words_on_another_number_are_not_given(ask_of_election: Ask) -> None:
    assert ask_of_election("what did pia lunde say about the 7 percent").status is Status.UNKNOWN


def test_a_number_that_somebody_brings_up_is_looked_up(ask: Ask) -> None:
    talk = "what did weijian shan say about a stronger yuan"
    share = ask(talk, "the 2023 figure for consumption's contribution that he brings up, what was it")
    assert [figure.series.period for figure in share.figures] == ["2023"]
    assert not ask(talk, "what does he say about consumption in 2023").figures


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how many masks did the pharmacist sell", "masks.level.SR.2026-08.count"),
        ("what do insurers say the damage is", "insured_damage.level.2026-08.marks"),
        ("how much did skywatch say the burnt area was", "area_burnt.level.2026-08.hectares"),
    ],
)
def test_of_whom_a_number_is_asked(ask_of_fires: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_fires(question).figures] == [series]


def test_what_a_place_is_like_is_in_nobodys_words(ask_of_fires: Ask) -> None:
    assert not ask_of_fires("how warm was it in saltreach").statements
    (statement,) = ask_of_fires("what does the mayor of corry bay say about the smoke").statements
    assert statement.id == "sh-prior-ashtray"

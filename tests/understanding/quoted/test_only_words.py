"""What no figure tells: judgements, when something last fell, which articles speak of it."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status
from bot.understanding.reading import Intent

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question", ["is the yuan undervalued, who says that", "is the surplus too big", "are exports to the us too high"]
)
def test_a_judgement_that_nobody_prints_is_refused(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.UNKNOWN
    assert answer.refusal is not None
    assert answer.refusal.missing[0][0] == "word"


@pytest.mark.parametrize("question", ["when did export growth last go negative", "when did exports last fall"])
def test_the_last_fall_is_a_record_of_it(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert not answer.figures
    assert answer.statements
    assert all(one.kind == "record" for one in answer.statements)


def test_a_last_rise_without_a_record_is_refused(ask: Ask) -> None:
    assert ask("when did us exports last rise").status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "articles"),
    [
        ("how many articles mention rare earths", ("cnbc", "gmt-eight", "ngn-post")),
        ("which articles mention goldman sachs", ("cnbc", "ngn-post")),
        ("which articles mention vietnam", ()),
    ],
)
def test_the_articles_that_speak_of_it(ask: Ask, question: str, articles: tuple[str, ...]) -> None:
    assert ask(question).articles == articles


def test_two_articles_are_held_against_each_other_where_both_have_a_number(ask: Ask) -> None:
    answer = ask("what's the difference between the cnbc and ngn surplus numbers")
    assert answer.intent is Intent.DISAGREEMENT
    assert {"cnbc", "ngn-post"} <= {report.article for report in answer.figures[0].reports if report.reported}


@pytest.mark.parametrize(
    "question",
    ["us exports to the world", "how much does america export", "american exporters sold to the whole world"],
)
def test_what_a_place_sells_to_all_the_world_is_its_own(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refusal is not None
    assert ("area", "US") in answer.refusal.missing


def test_the_figure_of_a_place(ask: Ask) -> None:
    assert [figure.series.counterpart for figure in ask("gimme the eu number pls").figures] == ["EU"]


@pytest.mark.parametrize(
    ("question", "status"),
    [
        ("when did exports to the eu last grow as strongly as in november", Status.ANSWERED),
        ("when did exports to the eu last rise this much", Status.ANSWERED),
        ("when did exports to the eu last fall as much", Status.UNKNOWN),
        ("when did exports to the eu last grow as strongly as in october", Status.UNKNOWN),
        ("when did exports to japan last grow as strongly", Status.UNKNOWN),
        ("when did exports last grow this slowly", Status.UNKNOWN),
    ],
)
def test_when_something_last_moved_as_much_is_told_by_a_record(ask: Ask, question: str, status: Status) -> None:
    assert ask(question).status is status

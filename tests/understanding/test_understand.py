"""From a question to its meaning: the cases that decide the job, one by one. The many stand in tests/questions."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import given, settings, strategies as st

from bot.answering.answer import Answer, Status
from bot.footnote import Footnote
from bot.understanding.reading import Gap, How, Intent
from tests.conftest import NOW, UNTRACED

Ask = Callable[..., Answer]


def keys(answer: Answer) -> list[str]:
    return [figure.series.id for figure in answer.figures]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("exports to the EU in November", "exports to the US in November"),
        ("exports in October", "imports in October"),
        ("exports in October", "exports in November"),
        ("US tariff on China", "China's tariff on the US"),
        ("imports from the US in November", "exports to the US in November"),
        ("surplus in November", "surplus so far this year"),
        ("surplus in November in dollars", "surplus in November in won"),
        ("export growth", "export growth forecast"),
        ("value of exports in November", "growth of exports in November"),
    ],
)
def test_one_word_apart_is_another_answer(ask: Ask, one: str, two: str) -> None:
    assert ask(one).status is ask(two).status is Status.ANSWERED
    assert keys(ask(one)) != keys(ask(two))


@pytest.mark.parametrize(
    "slip", ["expotrs to teh us", "exprts to the u.s", "exportsto the us", "ex ports to us", "EXPORTS TO THE US!!"]
)
def test_slips_change_nothing(ask: Ask, slip: str) -> None:
    assert keys(ask(slip)) == keys(ask("exports to the US"))


@pytest.mark.parametrize(
    "question", ["emports to the US", "experts to the US", "exports to India", "steel exports", "export my chat"]
)
def test_what_may_be_another_thing_is_not_answered(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is not Status.ANSWERED
    assert not answer.figures


def test_a_refusal_names_what_is_missing_and_what_is_near(ask: Ask) -> None:
    answer = ask("how much did exports to India grow?")
    assert answer.refusal is not None
    assert answer.refusal.gap is Gap.NO_SERIES
    assert ("counterpart", "IN") in answer.refusal.missing
    assert 0 < len(answer.near) <= 3


def test_the_period_left_out_is_the_current_one_and_marked(ask: Ask) -> None:
    (figure,) = ask("exports to the EU").figures
    assert figure.series.period == "2025-11"
    assert figure.ask.how["period"] is How.ASSUMED
    assert ask("exports to the EU in november").figures[0].ask.how["period"] is How.ASKED


def test_two_sided_tariffs_are_asked_back(ask: Ask) -> None:
    answer = ask("tariffs?")
    assert answer.status is Status.AMBIGUOUS
    assert 2 <= len(answer.choices) <= 4


def test_a_follow_up_inherits_and_says_so(ask: Ask) -> None:
    answer = ask("exports to the US in november", "and the EU?")
    (figure,) = answer.figures
    assert (figure.series.counterpart, figure.series.indicator) == ("EU", "exports")
    assert figure.ask.how["indicator"] is How.INHERITED


def test_what_a_follow_up_asks_must_exist(ask: Ask) -> None:
    assert ask("exports to the US so far this year", "and the EU?").status is Status.UNKNOWN
    assert ask("exports to the EU", "in dollars?").status is Status.UNKNOWN


def test_a_talk_fades(footnote: Footnote) -> None:
    _, talk = footnote.ask("exports to the US", None, NOW)
    soon, _ = footnote.ask("and the EU?", talk, NOW + timedelta(minutes=4))
    late, _ = footnote.ask("what about october", talk, NOW + timedelta(minutes=30))
    assert soon.status is Status.ANSWERED
    assert late.status is not Status.ANSWERED


def test_somebody_elses_words_are_not_put_into_a_mouth(ask: Ask) -> None:
    assert ask("what did Gary Ng of Natixis say?").statements
    assert ask("what did Gary Ng of Goldman Sachs say?").status is Status.UNKNOWN
    assert ask("what did Jerome Powell say about tariffs?").status is Status.UNKNOWN


def test_a_false_premise_is_contradicted(ask: Ask) -> None:
    answer = ask("how much did exports to the US rise in November?")
    assert answer.premise_fails
    assert not ask("how much did exports to the US fall in November?").premise_fails


def test_a_number_alone_finds_everything_it_stands_for(ask: Ask) -> None:
    answer = ask("what was the 24%?")
    assert answer.intent is Intent.NUMBER
    assert {figure.series.indicator for figure in answer.figures} == {"trade_balance", "exports"}


def test_mentioned_without_a_number(ask: Ask) -> None:
    (figure,) = ask("exports to Australia").figures
    assert figure.lead.reported is None


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300))
def test_no_text_breaks_it(footnote: Footnote, question: str) -> None:
    answer, _ = footnote.ask(question, None, NOW)
    assert answer.status in Status


_WORDS = [
    "exports",
    "imports",
    "to",
    "from",
    "the",
    "us",
    "eu",
    "china",
    "tariff",
    "on",
    "of",
    "november",
    "october",
    "2025",
    "24%",
    "why",
    "who",
    "said",
    "gary",
    "ng",
    "surplus",
    "and",
    "vs",
    "in",
    "dollars",
    ",",
    "?",
    ".",
    "'s",
    "not",
]


@UNTRACED
@settings(max_examples=400, deadline=None)
@given(st.lists(st.sampled_from(_WORDS), max_size=25).map(" ".join))
def test_no_jumble_of_known_words_breaks_it(footnote: Footnote, question: str) -> None:
    answer, talk = footnote.ask(question, None, NOW)
    footnote.ask(question, talk, NOW)
    assert (answer.status is Status.ANSWERED) or not answer.figures

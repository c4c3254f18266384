"""What an answer holds beside the figure asked for: computed numbers, look-alikes, everything that is disputed."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from bot.answering.answer import Answer, Operation, Status, Verdict
from bot.answering.build import disputes
from bot.facts.model import Knowledge
from bot.rendering.text import text
from bot.understanding.reading import Intent

Ask = Callable[..., Answer]


def test_a_change_that_nobody_prints_is_computed_with_bounds(ask: Ask) -> None:
    answer = ask("rare earth exports, change on the month before")
    change = next(one for one in answer.computed if one.operation is Operation.CHANGE)
    assert change.value == Decimal("26.5")
    assert change.bounds.low is not None
    assert change.bounds.high is not None
    assert Decimal("26.4") < change.bounds.low < change.bounds.high < Decimal("26.6")


def test_a_change_that_is_printed_is_not_computed_over_it(ask: Ask) -> None:
    answer = ask("surplus november vs october")
    assert {one.operation for one in answer.computed} == {Operation.DIFFERENCE}


def test_a_month_and_a_year_are_not_subtracted(ask: Ask) -> None:
    assert not ask("surplus in november vs surplus so far this year").computed


def test_the_gap_to_a_forecast_is_in_percentage_points(ask: Ask) -> None:
    (gap,) = ask("how did exports do against expectations").computed
    assert (gap.value, gap.unit) == (Decimal("2.1"), "percentage_points")


def test_look_alikes_are_told_apart(ask: Ask, knowledge: Knowledge) -> None:
    answer = ask("surplus growth on the month before")
    assert answer.figures[0].lead.value == 24
    assert answer.figures[0].look_alikes[0].series.product == "rare_earths"
    assert "Not to be mistaken for" in text(answer, knowledge)


def test_everything_disputed_worst_first(ask: Ask, knowledge: Knowledge) -> None:
    answer = ask("where do the sources disagree?")
    assert answer.intent is Intent.DISAGREEMENT
    verdicts = [figure.agreement.verdict for figure in answer.figures]
    assert verdicts[0] is Verdict.CONFLICT
    assert verdicts == sorted(verdicts, key=[Verdict.CONFLICT, Verdict.DIFFERS_IN_SCOPE].index)
    assert len(disputes(knowledge)) == len(verdicts)


def test_whose_number_is_the_highest(ask: Ask, knowledge: Knowledge) -> None:
    assert "Highest: The Epoch Times prints more than $1.1 trillion." in text(
        ask("which article has the highest surplus so far this year?"), knowledge
    )


@pytest.mark.parametrize("question", ["is it 28.6 or 29?", "why does one say 1.1 trillion and another 1.08 trillion?"])
def test_two_numbers_ask_about_one_series(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.intent is Intent.DISAGREEMENT
    assert len(answer.figures) == 1


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        ("is it true that exports to the US fell 28.6%?", True),
        ("is it true that exports to the US fell 29%?", True),
        ("is it true that exports to the US fell 40%?", False),
        ("did the trade surplus top $1 trillion?", True),
        ("is the surplus over 2 trillion?", False),
        ("did factory activity shrink nine months in a row?", None),
        ("how much did exports grow?", None),
    ],
)
def test_a_number_in_the_question_is_confirmed_or_denied(ask: Ask, question: str, holds: bool | None) -> None:  # noqa: FBT001
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert answer.supposed_holds is holds


def test_an_outlet_without_the_number_is_said_to_have_none(ask: Ask, knowledge: Knowledge) -> None:
    shown = text(ask("according to GMT Eight, what is the US tariff on China?"), knowledge)
    assert shown.startswith("GMT Eight gives no number for it")


@pytest.mark.parametrize(
    "question",
    [
        "what does Nomura forecast for exports?",
        "according to Fox News, how much did exports rise?",
        "how much did the US cut tariffs?",
        "how many countries does China export to?",
        "trade surplus in the first nine months",
        "value of exports in October",
        "exports excluding the US",
        "average monthly surplus this year",
    ],
)
def test_what_only_sounds_covered_is_refused(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.UNKNOWN
    assert not answer.figures

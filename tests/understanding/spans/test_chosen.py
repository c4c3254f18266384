"""What was asked back, answered in words."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]
AMERICAN, CHINESE = "tariff.rate.US-CN.2025-10-30/...percent", "tariff.rate.US.2025-10-30/...percent"


@pytest.mark.parametrize("reply", ["1", "the first one", "number one please"])
def test_by_its_place(ask: Ask, reply: str) -> None:
    back = ask("tariffs?")
    assert back.status is Status.AMBIGUOUS
    assert [figure.series for figure in ask("tariffs?", reply).figures] == [back.choices[0].series]


def test_by_what_only_one_has(ask: Ask) -> None:
    back = ask("the us number in november?")
    assert back.status is Status.AMBIGUOUS
    (chosen,) = ask("the us number in november?", "imports").figures
    assert chosen.series in [choice.series for choice in back.choices]
    assert chosen.series.indicator == "imports"


def test_whose_own_it_is(ask: Ask) -> None:
    assert [figure.series.id for figure in ask("tariffs?", "the american one").figures] == [AMERICAN]
    assert [figure.series.id for figure in ask("tariffs?", "the chinese one").figures] == [CHINESE]


@pytest.mark.parametrize("reply", ["9", "the zonk", "hello"])
def test_nothing_that_was_offered(ask: Ask, reply: str) -> None:
    assert ask("tariffs?", reply).status is not Status.ANSWERED


def test_it_is_forgotten_with_the_next_answer(ask: Ask) -> None:
    assert ask("tariffs?", "2", "1").status is not Status.ANSWERED


def test_going_on_without_a_choice(ask_of_oil: Ask) -> None:
    """What has nothing of the kind there is no answer; more than one is asked back again."""
    (figure,) = ask_of_oil("petrol in velland", "what about ostland").figures
    assert figure.series.id == "pump_price.level.petrol.OS.2026-10.marks_per_litre"
    assert not ask_of_oil("stocks in velland", "what about ostland").figures


def test_going_on_to_as_many(ask_of_jobs: Ask) -> None:
    assert ask_of_jobs("northmarch", "and port selby?").status is Status.AMBIGUOUS

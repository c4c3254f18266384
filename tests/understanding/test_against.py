"""What a figure is held against: a forecast of it, or the record of an earlier year."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from bot.answering.answer import Answer, Status
from bot.facts.model import Kind

Ask = Callable[..., Answer]
SO_FAR, RECORD = "trade_balance.level.2025-01/2025-11.USD", "trade_balance.level.2024.USD"


@pytest.mark.parametrize("question", ["how big was the miss on imports", "how wrong were economists about imports"])
def test_a_miss_is_told_of_what_was_forecast(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert [figure.series.kind for figure in answer.figures] == [Kind.REPORTED, Kind.EXPECTATION]
    assert [one.value for one in answer.computed] == [Decimal("-1.1")]


@pytest.mark.parametrize(
    "question", ["by how much did the surplus beat forecasts", "how big was the miss on exports to the us"]
)
def test_what_nobody_forecast_was_not_missed_by_any_number(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.refusal is not None
    assert dict(answer.refusal.missing)["kind"] == Kind.EXPECTATION


@pytest.mark.parametrize(
    "question",
    [
        "did the surplus beat last year's record and by how much",
        "how much bigger is the surplus than last year's record",
        "how far above last year's record is the surplus",
        "is the surplus bigger than in 2024",
    ],
)
def test_a_record_is_held_against_the_year_so_far(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert [figure.series.id for figure in answer.figures] == [SO_FAR, RECORD]
    assert [one.value for one in answer.computed] == [Decimal("83.9e9")]


def test_how_far_above_another_time_is_no_miss(ask: Ask) -> None:
    assert ask("how far below last november are imports from america").status is Status.ANSWERED


@pytest.mark.parametrize("question", ["did the eu print beat asean", "what's the spread between eu and asean growth"])
def test_places_beat_one_another(ask: Ask, question: str) -> None:
    assert [figure.series.counterpart for figure in ask(question).figures] == ["EU", "ASEAN"]


@pytest.mark.parametrize("question", ["gap between export and import growth", "growth gap between exports and imports"])
def test_the_gap_of_two_changes_is_not_the_balance(ask: Ask, question: str) -> None:
    assert [figure.series.indicator for figure in ask(question).figures] == ["exports", "imports"]
    assert [figure.series.indicator for figure in ask("gap between exports and imports").figures] == ["trade_balance"]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how large was the surplus over the whole of 2024", [RECORD]),
        ("surplus over 2024", [RECORD]),
        ("is the surplus over 2024", [SO_FAR, RECORD]),
        ("how far is the surplus over that of 2024", [SO_FAR, RECORD]),
    ],
)
def test_over_a_time_says_how_long(ask: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask(question).figures] == series


@pytest.mark.parametrize(
    ("question", "unit"),
    [("october surplus in trillions of won", "KRW"), ("october surplus in billions of dollars", "USD")],
)
def test_billions_of_a_currency_are_that_currency(ask: Ask, question: str, unit: str) -> None:
    assert [figure.series.unit for figure in ask(question).figures] == [unit]


def test_money_that_nobody_prints_is_refused(ask: Ask) -> None:
    assert ask("october surplus in billions of yen").status is Status.UNKNOWN

"""Periods told by the size of a number, and units that only say what a number is counted in."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("did the surplus top a trillion", "trade_balance.level.2025-01/2025-11.USD"),
        ("what was the $111.68 billion surplus in won", "trade_balance.level.2025-11.KRW"),
        ("the 90.1 billion dollar surplus, in won", "trade_balance.level.2025-10.KRW"),
        ("$90.1 billion surplus in won?", "trade_balance.level.2025-10.KRW"),
    ],
)
def test_the_period_of_that_size(ask: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask(question).figures] == [series]


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("what's the $992.1 billion surplus in won", ("unit", "KRW")),
        ("what were the 5,494 tons of rare earths worth in dollars", ("unit", "USD")),
        ("how many tonnes were the $330 billion of exports", ("unit", "tonnes")),
        ("how many percent is the surplus of gdp", ("measure", "share")),
    ],
)
def test_in_another_unit_it_is_not_told(ask: Ask, question: str, missing: tuple[str, str]) -> None:
    answer = ask(question)
    assert answer.status is Status.UNKNOWN
    assert answer.refusal is not None
    assert missing in answer.refusal.missing

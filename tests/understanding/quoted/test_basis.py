"""What a figure is told in, and against."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("is that export growth in dollar terms or in yuan terms", "epoch-basis"),
        ("are these export growth figures in dollars or yuan", "epoch-basis"),
        ("in which currency is export growth measured", "epoch-basis"),
        ("the jan to nov growth numbers, which period are those compared with?", "cnbc-basis"),
        ("what period is the cumulative export figure compared with", "cnbc-basis"),
    ],
)
def test_it_is_told_in_words(ask: Ask, question: str, statement: str) -> None:
    answer = ask(question)
    assert answer.statements[0].id == statement
    assert not answer.figures


@pytest.mark.parametrize(
    ("question", "series"),
    [
        (
            "is the november surplus in dollars or won",
            ["trade_balance.level.2025-11.USD", "trade_balance.level.2025-11.KRW"],
        ),
        ("which period does the 5.9% cover", ["exports.growth_yoy.2025-11.percent"]),
    ],
)
def test_what_has_a_number_is_told_by_it(ask: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask(question).figures] == series


@pytest.mark.parametrize(
    ("question", "series"),
    [
        (
            "the 24% for the surplus, is that against october or against last year",
            ["trade_balance.growth_mom.2025-11.percent"],
        ),
        ("was the 28% for africa or for the eu", ["exports.growth_yoy.AFRICA.2025-11.percent"]),
        (
            "did exports to the eu and africa both rise 28%",
            ["exports.growth_yoy.EU.2025-11.percent", "exports.growth_yoy.AFRICA.2025-11.percent"],
        ),
    ],
)
def test_of_two_the_one_whose_number_it_is(ask: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask(question).figures] == series

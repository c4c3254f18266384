"""What is asked of a thing in fewer words than it is called by."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how much is petrol in velland", ["pump_price.level.petrol.VL.2026-10.marks_per_litre"]),
        ("how much was a barrel of halden in september", ["price.level.halden.2026-09.USD"]),
        ("price of diesel in velland", ["pump_price.level.diesel.VL.2026-10.marks_per_litre"]),
        ("how much does petrol cost in ostland", ["pump_price.level.petrol.OS.2026-10.marks_per_litre"]),
        ("how much are diesel stocks", ["stocks.level.diesel.VL.2026-10.barrels"]),
        ("how many barrels of crude does velland import", ["imports.level.crude.VL.2026-10.barrels_per_day"]),
    ],
)
def test_a_price_is_told_of_a_thing(ask_of_oil: Ask, question: str, series: list[str]) -> None:
    assert [one.series.id for one in ask_of_oil(question).figures] == series


def test_of_several_prices_none_is_chosen(ask_of_oil: Ask) -> None:
    assert ask_of_oil("how much is halden").status is Status.AMBIGUOUS


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("price of portside", ["7.99"]),
        ("how expensive is lumo", ["13.49"]),
        ("is lumo cheaper than kinobox", ["13.49", "9.99"]),
    ],
)
def test_the_only_price_of_a_thing(ask_of_cinema: Ask, question: str, values: list[str]) -> None:
    assert [str(figure.lead.value) for figure in ask_of_cinema(question).figures] == values

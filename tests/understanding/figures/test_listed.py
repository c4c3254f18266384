"""What one word says of a whole list."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "measures"),
    [
        ("how much did wind, hydro and coal fall", ["growth_yoy"] * 3),
        ("have wind and coal gone up", ["growth_yoy"] * 2),
        ("how did the spot price and the tariff change", ["growth_yoy"] * 2),
        ("growth of wind and coal output", ["growth_yoy"] * 2),
        ("wind and coal growth", ["growth_yoy"] * 2),
        ("wind and coal up how much", ["growth_yoy"] * 2),
        ("did coal fall more than wind", ["growth_yoy"] * 2),
        ("wind output and coal growth", ["level", "growth_yoy"]),
        ("wind output, and did coal fall", ["level", "growth_yoy"]),
        ("how much wind and coal was generated", ["level"] * 2),
    ],
)
def test_a_change_is_asked_of_all_that_it_is_said_of(ask_of_power: Ask, question: str, measures: list[str]) -> None:
    assert [figure.series.measure.value for figure in ask_of_power(question).figures] == measures


def test_a_change_of_what_is_named_last(ask_of_carmaker: Ask) -> None:
    figures = ask_of_carmaker("tern and heron growth in deliveries").figures
    assert [figure.series.measure.value for figure in figures] == ["growth_yoy"] * 2

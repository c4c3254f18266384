"""A turn that only asks how far apart the last answers lie."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("turns", "series"),
    [
        (
            ("surplus", "last year", "difference?"),
            ["trade_balance.level.2025-01/2025-11.USD", "trade_balance.level.2024.USD"],
        ),
        (
            ("imports", "exports", "what is the difference between them"),
            ["imports.growth_yoy.2025-11.percent", "exports.growth_yoy.2025-11.percent"],
        ),
        (
            ("rare earth exports november", "october", "difference"),
            ["exports.level.rare_earths.2025-11.tonnes", "exports.level.rare_earths.2025-10.tonnes"],
        ),
    ],
)
def test_the_last_two_answers(ask: Ask, turns: tuple[str, ...], series: list[str]) -> None:
    answer = ask(*turns)
    assert [figure.series.id for figure in answer.figures] == series
    assert answer.computed


@pytest.mark.parametrize("turns", [("exports", "difference?"), ("exports", "surplus", "difference?"), ("difference?",)])
def test_nothing_to_be_held_against(ask: Ask, turns: tuple[str, ...]) -> None:
    assert ask(*turns).status is Status.UNKNOWN


def test_two_questions_in_a_row_that_only_a_space_joins(ask: Ask) -> None:
    assert ask("exports", "出口增长是多少 进口又是多少").status is Status.ANSWERED

"""The series beside one that was found."""

import pytest

from bot.footnote import Footnote
from bot.understanding.figures.solve import Solver
from bot.understanding.reading import Ask


@pytest.fixture(scope="module")
def solver(footnote: Footnote) -> Solver:
    return Solver(footnote.knowledge)


def held(solver: Solver, series: str) -> Ask:
    return next(Ask(one, {}) for one in solver.knowledge.by_series if one.id == series)


def test_each_market_once_and_those_with_numbers_first(solver: Solver) -> None:
    found = solver.alike.markets(held(solver, "exports.growth_yoy.2025-11.percent"))
    printed = [any(r.value is not None for r in solver.knowledge.by_series[ask.series]) for ask in found]
    assert len({ask.series.counterpart for ask in found}) == len(found) > 1
    assert printed == sorted(printed, reverse=True)


@pytest.mark.parametrize(
    ("of", "other"),
    [
        ("exports.growth_yoy.2025-11.percent", "imports.level.2025-11.USD"),
        ("tariff.rate.US-CN.2025-10-30/...percent", None),
    ],
)
def test_counted_as_another_is(solver: Solver, of: str, other: str | None) -> None:
    like = held(solver, "imports.level.2025-11.USD")
    found = solver.alike.counted_as(held(solver, of), like)
    assert (found and found.series.id) == (other and "exports.level.2025-11.USD")


def test_the_other_side_and_none(solver: Solver) -> None:
    one = held(solver, "tariff.rate.US-CN.2025-10-30/...percent")
    other = solver.alike.other_side(one)
    assert other is not None
    assert (other.series.area, other.series.counterpart) == (one.series.counterpart, one.series.area)
    assert solver.alike.other_side(held(solver, "exports.growth_yoy.US.2025-11.percent")) is None


def test_what_was_expected_of_it_and_back(solver: Solver) -> None:
    reported = held(solver, "exports.growth_yoy.2025-11.percent")
    expected = solver.alike.expectation(reported)
    assert expected is not None
    back = solver.alike.expectation(expected)
    assert back is not None
    assert back.series == reported.series
    assert solver.alike.expectation(held(solver, "exports.growth_yoy.2025-10.percent")) is None

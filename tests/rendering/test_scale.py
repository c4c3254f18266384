"""The stretch of a picture and its round marks."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies as st

from bot.facts.reported import Interval
from bot.rendering.scale import marks, span

_NUMBERS = st.decimals(min_value=-(10**15), max_value=10**15, places=4)


@given(_NUMBERS, _NUMBERS)
def test_marks_are_few_round_and_within(one: Decimal, other: Decimal) -> None:
    low, high = span([], [one, other])
    digit, found = marks(low, high)
    assert 2 <= len(found) <= 4
    assert all(low <= mark <= high for mark in found)
    assert all(mark % digit == 0 for mark in found)


@pytest.mark.parametrize(
    ("low", "high", "digit", "found"),
    [
        ("-29.05", "-28.45", "0.1", ["-29.0", "-28.8", "-28.6"]),
        ("0.4", "1.7", "0.1", ["0.5", "1", "1.5"]),
        ("7", "93", "10", ["20", "40", "60", "80"]),
        ("-1", "1", "1", ["-1", "0", "1"]),
    ],
)
def test_marks(low: str, high: str, digit: str, found: list[str]) -> None:
    assert marks(Decimal(low), Decimal(high)) == (Decimal(digit), tuple(map(Decimal, found)))


def test_there_is_room_for_what_has_no_end() -> None:
    ends = Interval(Decimal(10), Decimal(20))
    closed = span([ends], [])
    low, high = span([ends, Interval(Decimal(12), None)], [])
    assert low == closed[0] < 10
    assert high > closed[1] > 20


def test_one_number_alone_has_a_stretch_too() -> None:
    for value in (Decimal(0), Decimal("-7.5")):
        low, high = span([], [value])
        assert low < value < high

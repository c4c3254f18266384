"""The interval of true values that a printed number stands for."""

from decimal import Decimal

import pytest
from hypothesis import given, strategies

from bot.facts.reported import Interval, Qualifier, Reported, read_amount


def reported(text: str, qualifier: Qualifier = Qualifier.EXACT, upper: str | None = None) -> Reported:
    value, step = read_amount(text)
    return Reported(value, step, qualifier, None if upper is None else read_amount(upper)[0])


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("28.6", "28.6", "0.1"),
        ("-1.10", "-1.10", "0.01"),
        ("5,494", "5494", "1"),
        ("330.3 billion", "330300000000", "100000000"),
        ("1,582 trillion", "1582000000000000", "1000000000000"),
    ],
)
def test_reading(text: str, value: str, step: str) -> None:
    assert read_amount(text) == (Decimal(value), Decimal(step))


@pytest.mark.parametrize(
    "text",
    ["", "NaN", "inf", "1e400", "1e5", ".5", "5.", "1.2.3", "five", "٣", "5 zillion", "5 million million", "9" * 99],
)
def test_what_is_no_amount(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whose words differ
        read_amount(text)


@pytest.mark.parametrize(
    ("number", "inside", "outside"),
    [
        (reported("28.6"), ["28.55", "28.6", "28.65"], ["28.54", "28.66"]),
        (reported("-28.6"), ["-28.55", "-28.65"], ["28.6", "-28.5"]),
        (reported("330", Qualifier.ABOUT), ["325", "334.9"], ["324", "336"]),
        (reported("29", Qualifier.NEARLY), ["28.5", "28.9"], ["29", "28.4"]),
        (reported("-29", Qualifier.NEARLY), ["-28.6"], ["-29", "-29.1"]),
        (reported("218.6", Qualifier.MORE_THAN), ["218.7", "900"], ["218.6", "218.5"]),
        (reported("218.6", Qualifier.AT_LEAST), ["218.6", "900"], ["218.5"]),
        (reported("3", Qualifier.LESS_THAN), ["2.9", "-1"], ["3", "3.1"]),
        (reported("3", Qualifier.AT_MOST), ["3", "-1"], ["3.1"]),
        (reported("3.8", Qualifier.RANGE, "4"), ["3.8", "4"], ["3.79", "4.01"]),
        (reported("-3", Qualifier.RANGE, "-2.5"), ["-3", "-2.7"], ["-2.4", "2.7"]),
        (reported("0"), ["0.5"], ["0.6"]),
    ],
)
def test_what_a_number_allows(number: Reported, inside: list[str], outside: list[str]) -> None:
    assert all(Decimal(value) in number.interval for value in inside)
    assert not any(Decimal(value) in number.interval for value in outside)


def test_no_number_no_interval() -> None:
    with pytest.raises(ValueError, match="no interval"):
        _ = Reported(Decimal(1), Decimal(1), Qualifier.NONE).interval


def test_some_writers_cut_digits_off() -> None:
    assert Decimal("330.39") not in reported("330.3").interval
    assert Decimal("330.39") in reported("330.3").truncated
    assert Decimal("330.4") not in reported("330.3").truncated
    assert Decimal("-330.39") in reported("-330.3").truncated
    assert reported("3", Qualifier.LESS_THAN).truncated == reported("3", Qualifier.LESS_THAN).interval


@pytest.mark.parametrize(
    ("interval", "holds"),
    [
        (Interval(Decimal("4.5"), Decimal("4.5")), False),
        (Interval(Decimal("4.5"), Decimal("5.5")), True),
        (Interval(Decimal(4), Decimal(5), low_open=True, high_open=True), False),
        (Interval(Decimal(4), Decimal(5), low_open=True), True),
        (Interval(None, Decimal("4.5")), True),
    ],
)
def test_whole_numbers(interval: Interval, *, holds: bool) -> None:
    assert interval.holds_a_whole_number is holds


def test_meeting() -> None:
    closed, above = Interval(Decimal(1), Decimal(2)), Interval(Decimal(2), None, low_open=True)
    assert not closed.meets(above)
    assert closed.meets(Interval(Decimal(2), None))
    assert closed.width == 1
    assert above.width is None


bounds = strategies.decimals(-1000, 1000, places=2)
intervals = strategies.tuples(bounds, bounds).map(lambda ends: Interval(min(ends), max(ends)))


@given(intervals, intervals, bounds, bounds)
def test_arithmetic_keeps_what_is_possible(one: Interval, two: Interval, a: Decimal, b: Decimal) -> None:
    if a in one and b in two:
        assert a + b in one + two
        assert a - b in one - two
        assert a * 3 in one.scaled(Decimal(3))


@given(intervals, intervals)
def test_meeting_is_mutual(one: Interval, two: Interval) -> None:
    assert one.meets(two) == two.meets(one)
    assert one.meet(two) == two.meet(one)


@given(strategies.lists(intervals))
def test_what_all_have_in_common_is_what_each_pair_leaves(found: list[Interval]) -> None:
    open_ended = [*found, Interval(None, Decimal(0), high_open=True), Interval(Decimal(-500), None)]
    met = Interval(None, None)
    for interval in open_ended:
        met = met.meet(interval)
    assert Interval.common(open_ended) == met
    for value in (Decimal(-500), Decimal(-1), Decimal(0), Decimal(1)):
        assert (value in met) == all(value in interval for interval in open_ended)

"""The stretch of numbers that a picture shows, and the round numbers marked on it."""

from collections.abc import Iterable
from decimal import ROUND_CEILING, Decimal

from bot.facts.reported import Interval

# Room beside the outermost number, and beside one that goes on without an end, in parts of the stretch.
_MARGIN = Decimal("0.06")
_ENDLESS = Decimal("0.18")
# As many marks as have room for their labels at a phone's width.
_MOST_MARKS = 4
_FACTORS = (2, 5, 10, 20, 50)


def span(intervals: Iterable[Interval], values: Iterable[Decimal]) -> tuple[Decimal, Decimal]:
    """From below the lowest to above the highest, with room for arrows where an interval has no end."""
    intervals = tuple(intervals)
    ends = [end for one in intervals for end in (one.low, one.high) if end is not None]
    ends += values
    low, high = min(ends), max(ends)
    width = high - low or abs(high) or Decimal(1)
    below = _ENDLESS if any(one.low is None for one in intervals) else _MARGIN
    above = _ENDLESS if any(one.high is None for one in intervals) else _MARGIN
    return low - width * below, high + width * above


def marks(low: Decimal, high: Decimal) -> tuple[Decimal, tuple[Decimal, ...]]:
    """The size of the last digit that the marks need, and two to four round numbers from `low` to `high`."""
    power = Decimal(10) ** ((high - low).adjusted() - 1)  # ten to a hundred of it fit in
    found: tuple[Decimal, ...] = ()
    step = power
    for factor in _FACTORS:
        finer, step = (found, step), power * factor
        first = (low / step).to_integral_value(ROUND_CEILING) * step
        found = tuple(first + step * at for at in range(int((high - first) / step) + 1))
        if len(found) == 1:  # the stretch fell between two: some of the finer ones
            found, step = finer[0][:: -(-len(finer[0]) // _MOST_MARKS)], finer[1]
        if len(found) <= _MOST_MARKS:
            break
    return Decimal(10) ** step.adjusted(), found

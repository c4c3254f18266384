"""A reported number and the interval of true values that it stands for. Only here are digits and words read as bounds."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from functools import cached_property

# Words of scale, as they stand after digits. Kept here because the number and its precision are read together.
SCALES = {
    "hundred": Decimal(100),
    "thousand": Decimal(10) ** 3,
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
}


class Qualifier(StrEnum):
    """How the words around a number bound it."""

    EXACT = "exact"  # 28.6
    ABOUT = "about"  # about, around, roughly, some
    NEARLY = "nearly"  # nearly, almost, close to, just under
    MORE_THAN = "more_than"  # more than, over, past, topped, surpassed
    LESS_THAN = "less_than"  # less than, under, below
    AT_LEAST = "at_least"  # at least, no less than, or more
    AT_MOST = "at_most"  # at most, up to, no more than, or fewer
    RANGE = "range"  # 3.8 to 4
    NONE = "none"  # told without a number


@dataclass(frozen=True, slots=True)
class Interval:
    """The true values a printed number allows. None is no bound; an open end excludes the bound itself."""

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False

    def meets(self, other: "Interval") -> bool:
        """Whether one true value can lie in both."""
        return not self.meet(other).is_empty

    def meet(self, other: "Interval") -> "Interval":
        """The values that lie in both; may be empty."""
        return Interval.common((self, other))

    @classmethod
    def common(cls, intervals: "Iterable[Interval]") -> "Interval":
        """The values that lie in all; may be empty. Anything at all of none."""
        low: Decimal | None = None
        high: Decimal | None = None
        low_open = high_open = False
        for one in intervals:  # once through, since a series may have a thousand reports
            if one.low is not None:
                if low is None or one.low > low:
                    low, low_open = one.low, one.low_open
                elif one.low == low:
                    low_open = low_open or one.low_open
            if one.high is not None:
                if high is None or one.high < high:
                    high, high_open = one.high, one.high_open
                elif one.high == high:
                    high_open = high_open or one.high_open
        return cls(low, high, low_open, high_open)

    @classmethod
    def around(cls, intervals: "Iterable[Interval]") -> "Interval":
        """From the lowest value that lies in any to the highest, of one interval or more."""
        held = list(intervals)
        lows, highs = (
            [one.low for one in held if one.low is not None],
            [one.high for one in held if one.high is not None],
        )
        return cls(min(lows) if len(lows) == len(held) else None, max(highs) if len(highs) == len(held) else None)

    @property
    def is_empty(self) -> bool:
        if self.low is None or self.high is None:
            return False
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))

    @property
    def holds_a_whole_number(self) -> bool:
        if self.low is None or self.high is None:
            return True
        lowest = self.low.to_integral_value(ROUND_CEILING)
        lowest += lowest == self.low and self.low_open
        return Interval(lowest, lowest).meets(self)

    @property
    def width(self) -> Decimal | None:
        """None where an end is unbounded."""
        return None if self.low is None or self.high is None else self.high - self.low

    def __contains__(self, value: Decimal) -> bool:
        return self.meets(Interval(value, value))

    def __neg__(self) -> "Interval":
        return Interval(_minus(self.high), _minus(self.low), self.high_open, self.low_open)

    def __add__(self, other: "Interval") -> "Interval":
        low = None if self.low is None or other.low is None else self.low + other.low
        high = None if self.high is None or other.high is None else self.high + other.high
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def scaled(self, factor: Decimal) -> "Interval":
        """Every value times a positive `factor`."""
        low = None if self.low is None else self.low * factor
        high = None if self.high is None else self.high * factor
        return Interval(low, high, self.low_open, self.high_open)

    @property
    def centre(self) -> Decimal | None:
        """Halfway between the ends: the number as printed, where rounding is all that blurs it. None without an end."""
        return None if self.low is None or self.high is None else (self.low + self.high) / 2

    def times(self, other: "Interval") -> "Interval":
        """The product; raises ValueError unless `other` is positive, which every factor we apply is."""
        if other.low is None or other.low < 0:
            raise ValueError("a factor must be positive")
        # The end of `other` that takes each end of ours furthest out; without one there is no bound.
        low = None if self.low is None else _scaled_end(self.low, other.high if self.low < 0 else other.low)
        high = None if self.high is None else _scaled_end(self.high, other.low if self.high < 0 else other.high)
        return Interval(low, high, self.low_open or other.low_open, self.high_open or other.high_open)

    def over(self, other: "Interval") -> "Interval":
        """The quotient; raises ValueError unless `other` is above zero, which everything we divide by is."""
        if other.low is None or other.low <= 0:
            raise ValueError("a divisor must be above zero")
        low = None if self.low is None else _divided_end(self.low, other.low if self.low < 0 else other.high)
        high = None if self.high is None else _divided_end(self.high, other.high if self.high < 0 else other.low)
        return Interval(low, high, self.low_open or other.high_open, self.high_open or other.low_open)


@dataclass(frozen=True)
class Reported:
    """A number as printed: its digits (a decimal in base units), the size of its last digit, and its qualifier.

    `upper` is the second end of a range, with a last digit of its own. Signs are already applied: a fall is negative.
    """

    value: Decimal
    step: Decimal
    qualifier: Qualifier = Qualifier.EXACT
    upper: Decimal | None = None
    upper_step: Decimal | None = None

    @cached_property
    def interval(self) -> Interval:
        """What the writer's words allow, taking rounding as half of the last printed digit."""
        bounds = self._of_size()
        return -bounds if self.value < 0 else bounds

    def _of_size(self) -> Interval:
        size = abs(self.value)
        match self.qualifier:
            case Qualifier.EXACT:
                half = self.step / 2
                return Interval(size - half, size + half)
            case Qualifier.ABOUT:
                # "about 330" is rounder than "330": its precision is that of the last digit that is not zero.
                coarse = self._coarse_step / 2
                return Interval(size - coarse, size + coarse)
            case Qualifier.NEARLY:
                # Below the number, and rounding to it.
                return Interval(size - self._coarse_step / 2, size, high_open=True)
            case Qualifier.MORE_THAN | Qualifier.AT_LEAST:
                # No upper end: "more than" is true of any larger number, however odd the choice of words.
                return Interval(size, None, low_open=self.qualifier is Qualifier.MORE_THAN)
            case Qualifier.LESS_THAN | Qualifier.AT_MOST:
                return Interval(None, size, high_open=self.qualifier is Qualifier.LESS_THAN)
            case Qualifier.RANGE:
                ends = (size, size if self.upper is None else abs(self.upper))
                return Interval(min(ends), max(ends))
            case Qualifier.NONE:
                raise ValueError("a report without a number has no interval")

    @property
    def is_whole(self) -> bool:
        """Whether it is printed without decimals, both ends of a range."""
        return all(end is None or end == end.to_integral_value() for end in (self.value, self.upper))

    @cached_property
    def truncated(self) -> Interval:
        """`interval`, widened for writers who cut digits off instead of rounding them: 330.39 printed as 330.3."""
        if self.qualifier not in (Qualifier.EXACT, Qualifier.ABOUT):
            return self.interval
        value = abs(self.value)
        step = self.step if self.qualifier is Qualifier.EXACT else self._coarse_step
        bounds = Interval(value - step / 2, value + step, high_open=True)
        return -bounds if self.value < 0 else bounds

    @property
    def _coarse_step(self) -> Decimal:
        """The size of the last printed digit that is not zero: 10 for 330, 0.1 for 28.6."""
        if self.value == 0:
            return self.step
        exponent = self.value.normalize().as_tuple().exponent
        assert isinstance(exponent, int)  # a report's value is finite
        return max(self.step, Decimal(10) ** exponent)


def read_amount(text: str) -> tuple[Decimal, Decimal]:
    """`"330.3 billion"` → (330300000000, 100000000): value and the size of its last digit, in base units.

    Raises ValueError where the text is not a decimal number with at most one word of scale.
    """
    digits, _, scale = text.strip().replace(",", "").partition(" ")
    plain = digits[1:] if digits.startswith(("+", "-")) else digits
    if not plain.replace(".", "", 1).isdigit() or not plain.isascii() or plain.endswith(".") or plain.startswith("."):
        raise ValueError(f"{text!r} is no number: write it as printed, such as 28.6 or 330.3 billion")
    if scale and scale not in SCALES:
        raise ValueError(f"{scale!r} is no scale: use {', '.join(SCALES)}")
    factor = SCALES.get(scale, Decimal(1))
    value = Decimal(digits)
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)  # digits only: never infinite
    if abs(exponent) > _MOST_DIGITS or len(plain) > _MOST_DIGITS:
        raise ValueError(f"{text[:20]!r} … has more digits than any article prints")
    return value * factor, Decimal(10) ** exponent * factor


_MOST_DIGITS = 24


def _minus(value: Decimal | None) -> Decimal | None:
    return None if value is None else -value


def _scaled_end(end: Decimal, factor: Decimal | None) -> Decimal | None:
    if factor is None:
        return end if end == 0 else None
    return end * factor


def _divided_end(end: Decimal, divisor: Decimal | None) -> Decimal:
    return Decimal(0) if divisor is None else end / divisor

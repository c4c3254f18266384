"""Periods as ISO 8601 writes them, and how they lie to one another. Only here are they parsed."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Self

_POINT = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?|-Q(?P<quarter>[1-4]))?\Z")


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time: `2025`, `2025-Q4`, `2025-11`, `2025-12-08`, `2025-01/2025-11`, or open: `2025-10-30/..`.

    `text` is the ISO form, `start` the first day, `end` the last (None: still running).
    """

    text: str
    start: date
    end: date | None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Raise ValueError where `text` is no period."""
        first, slash, last = text.partition("/")
        start, end = _days(first)
        if not slash:
            return cls(text, start, end)
        if last == "..":
            return cls(text, start, None)
        end = _days(last)[1]
        if end < start:
            raise ValueError(f"the period {text!r} ends before it starts")
        return cls(text, start, end)

    def covers(self, other: "Period") -> bool:
        """Whether `other` lies wholly within this period."""
        if other.start < self.start:
            return False
        return self.end is None or (other.end is not None and other.end <= self.end)

    @property
    def days_told(self) -> tuple[date, ...]:
        """The days that it is written with: one, the two ends of `2026-03-03/2026-03-09`, or the first of `2025-10-30/..`."""
        points = (point for point in self.text.split("/") if len(point) == len("2025-12-08"))
        return tuple(map(date.fromisoformat, points))

    @property
    def is_month(self) -> bool:
        """Whether it is one calendar month."""
        return len(self.text) == len("2025-11") and "Q" not in self.text

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.start == self.end

    @property
    def is_quarter(self) -> bool:
        """Whether it is one calendar quarter, written as one: `2025-Q4`."""
        return "Q" in self.text and "/" not in self.text

    @property
    def months(self) -> int | None:
        """How many whole calendar months it has: 1, 3 of a quarter, 11 of `2025-01/2025-11`; None of any other stretch."""
        if self.end is None or self.start.day != 1 or (self.end + timedelta(days=1)).day != 1:
            return None
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    @property
    def is_season(self) -> bool:
        """Whether it is a year that begins in another month than January: `2025-08/2026-05`."""
        return self.end is not None and self.start.year + 1 == self.end.year and "/" in self.text

    @property
    def is_year(self) -> bool:
        """Whether it is one calendar year."""
        return len(self.text) == len("2025")


@lru_cache(maxsize=1024)
def period(text: str) -> Period:
    """`Period.parse`, remembered: the same few periods are asked for again and again."""
    return Period.parse(text)


@lru_cache(maxsize=1024)
def preceding(text: str) -> str | None:
    """The period of the same kind right before the month, the quarter or the year `text`; None of any other period."""
    one = period(text)
    last = one.start - timedelta(days=1)
    if one.is_month:
        return f"{last:%Y-%m}"
    if one.is_quarter:
        return f"{last.year}-Q{quarter_of(last)}"
    return str(last.year) if one.is_year else None


def quarter_of(day: date) -> int:
    """The quarter of its year that a day is in, 1 to 4."""
    return (day.month + 2) // 3


@lru_cache(maxsize=1024)
def year_until(text: str) -> str | None:
    """The year until the end of the month or quarter `text`: `2025-01/2025-11`; None of any other period."""
    one = period(text)
    if one.end is None or not (one.is_month or one.is_quarter):
        return None
    return f"{one.end.year}-01/{one.end:%Y-%m}"


@lru_cache(maxsize=1024)
def years_before(text: str, years: int) -> str:
    """The period that many years before `text`."""
    return "/".join(end if end == ".." else f"{int(end[:4]) - years:04d}{end[4:]}" for end in text.split("/"))


def in_year(text: str, year: int) -> str | None:
    """The same months of a year, or `text` itself where it has days of that year; None where it is no stretch of months of one."""
    one = period(text)
    if one.end is None or one.start.year <= year <= one.end.year:
        return text
    return years_before(text, one.start.year - year) if one.months and one.start.year == one.end.year else None


def _days(point: str) -> tuple[date, date]:
    match = _POINT.match(point)
    if match is None:
        raise ValueError(f"{point!r} is no period: write 2025, 2025-Q4, 2025-11, 2025-12-08 or 2025-01/2025-11")
    year = int(match["year"])
    if match["quarter"]:
        month = 3 * int(match["quarter"])
        return date(year, month - 2, 1), date(year, month, calendar.monthrange(year, month)[1])
    if match["month"] is None:
        return date(year, 1, 1), date(year, 12, 31)
    month = int(match["month"])
    if not 1 <= month <= 12:
        raise ValueError(f"{point!r} has no month {month}")
    if match["day"] is None:
        return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
    day = date(year, month, int(match["day"]))
    return day, day

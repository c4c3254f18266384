"""The periods that a text prints with numbers, "second quarter", "the first ten months of 2025", and which period each can be."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.facts.model import Measure, Series
from bot.facts.numerals import any_of
from bot.facts.period import Period, period, preceding, years_before
from bot.facts.printed import words_of

_YEAR = r"(?P<year>(?:1[89]|2[01])\d\d)"
_NTH = r"(?:st|nd|rd|th)?"
# Of the parts of a year that are counted, how many months each has.
_PARTS = {"quarter": 3, "half_year": 6}


@dataclass(frozen=True)
class PrintedPeriod:
    """What print tells of a period, at `start` to `end` of a folded text: of "second quarter" its months, of "in 2025" its year."""

    start: int
    end: int
    year: int | None
    first: int | None = None  # its first month
    months: int | None = None  # how many it has
    day: int | None = None

    def among(self, periods: Iterable[Period]) -> Period | None:
        """The first of the periods that it can be."""
        return next((one for one in periods if self._can_be(one)), None)

    def _can_be(self, one: Period) -> bool:
        """Whether nothing of what is told speaks against a period; a year alone names each that begins or ends in it, and a day one
        that is written with it: "since 1 July" is `2026-07-01/..`."""
        if self.day is not None:
            return any(
                (day.month, day.day) == (self.first, self.day) and self.year in (None, day.year)
                for day in one.days_told
            )
        if self.year is not None and self.year not in (one.start.year, one.end and one.end.year):
            return False
        if self.first is not None and self.first != one.start.month:
            return False
        return self.months is None or self.months == one.months


def printed_periods(text: str, language: str) -> Iterator[PrintedPeriod]:
    """Every period that a folded text prints with a number; none in a language that we have no words for."""
    words = words_of(language)
    if words is not None:
        for pattern in _patterns(language):
            yield from (_read(match, words) for match in pattern.finditer(text.lower()))


def periods_of(series: Series) -> Iterator[Period]:
    """The periods that a number of a series is printed with: its own, and of a growth the one that it is on."""
    match series.measure:
        case Measure.GROWTH_YOY:
            yield from periods_in(series.period, years_before(series.period, 1))
        case Measure.GROWTH_QOQ | Measure.GROWTH_MOM:
            yield from periods_in(series.period, preceding(series.period))
        case _:
            yield from periods_in(series.period)


def periods_in(*texts: str | None) -> Iterator[Period]:
    """The periods that some fields of a folder hold; what is none is told by `lint`."""
    for text in filter(None, texts):
        with suppress(ValueError):
            yield period(text)


def _read(match: re.Match[str], words: Mapping[str, Any]) -> PrintedPeriod:
    told = {name: found for name, found in match.groupdict().items() if found is not None}
    year = int(told["year"]) if "year" in told else None
    if "month" in told:
        return PrintedPeriod(*match.span(), year, _month(told["month"], words["months"]), day=int(told["day"]))
    if "since_first" in told:
        return PrintedPeriod(*match.span(), year, 1, _count(told["since_first"], words["cardinals"]))
    for part, months in _PARTS.items():
        if part in told:
            return PrintedPeriod(*match.span(), year, months * (_count(told[part], words["ordinals"]) - 1) + 1, months)
    return PrintedPeriod(*match.span(), year)


def _count(word: str, counts: Mapping[str, str]) -> int:
    return int(counts.get(word) or word.rstrip("stndrh"))


def _month(word: str, months: Sequence[str]) -> int:
    """1 to 12: the names in full come first in the list, and what is shorter begins one of them."""
    return next(at for at, name in enumerate(months, 1) if name.startswith(word))


@cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    words = words_of(language)
    assert words is not None
    of_year = rf"(?:,?(?: (?:{any_of(words['of_year'])}))? {_YEAR}\b)?"
    ordinals, month = any_of(words["ordinals"]), any_of(words["months"])
    first = any_of(word for word, count in words["ordinals"].items() if count == "1")
    counted = [
        rf"\b(?P<{part}>{ordinals}|\d{_NTH})[ -](?:{any_of(words['periods'][part])})\b{of_year}" for part in _PARTS
    ]
    short = [rf"\b{words['periods_short'][part]}(?P<{part}>\d)\b{of_year}" for part in _PARTS]
    return tuple(
        re.compile(pattern)
        for pattern in (
            *counted,
            *short,
            rf"\b(?:{first})[ -](?P<since_first>{any_of(words['cardinals'])}|\d+)[ -](?:{any_of(words['periods']['months'])})\b{of_year}",
            rf"\b(?P<day>\d{{1,2}}){_NTH} (?P<month>{month})\b\.?{of_year}",
            rf"\b(?P<month>{month})\.? (?P<day>\d{{1,2}}){_NTH}\b(?!,\d){of_year}",
            rf"(?<![\d.,]){_YEAR}(?:[-/]\d\d)?\b(?![.,]?\d)",  # "2024-25" is a season
        )
    )

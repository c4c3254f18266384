"""What a series is worth holding against: the same of other markets, of the month before, as it was expected."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TypeAlias

from bot.facts.model import CHANGES, Kind, Knowledge, Series
from bot.facts.once import once
from bot.facts.period import preceding

# More figures than this in one answer are a table, not an answer.
MOST_BESIDE = 12
_EXPECTED = (Kind.EXPECTATION, Kind.FORECAST, Kind.TARGET)


class Beside(StrEnum):
    """A way to compare one series with others."""

    MARKETS = "markets"
    BEFORE = "before"
    EXPECTED = "expected"


_VARIES = {Beside.MARKETS: "counterpart", Beside.BEFORE: "period", Beside.EXPECTED: "kind"}

_Key: TypeAlias = tuple[str, tuple[str | None, ...]]


def beside(how: Beside, series: Series, knowledge: Knowledge) -> tuple[Series, ...]:
    """The series and what it is compared with, in the order of telling; empty where there is nothing."""
    alike = varying(how, series, knowledge)
    found: list[Series]
    match how:
        case Beside.MARKETS:
            found = [one for one in alike if one.counterpart is not None and one != series]
            found.sort(key=lambda one: all(report.value is None for report in knowledge.by_series[one]))
            if series.counterpart is None:
                return tuple(found[:MOST_BESIDE]) if len(found) > 1 else ()
        case Beside.BEFORE:
            found = [one for one in alike if one.period == preceding(series.period)]
        case Beside.EXPECTED:
            wanted = _EXPECTED if series.kind is Kind.REPORTED else (Kind.REPORTED,)
            found = [one for one in alike if one.kind in wanted]
            if found and series.kind is not Kind.REPORTED:
                return (*found, series)  # what came, then what was expected
    return (series, *found[: MOST_BESIDE - 1]) if found else ()


def varying(how: Beside, series: Series, knowledge: Knowledge) -> tuple[Series, ...]:
    """All that differs from the series in this at most, itself too, in the folder's order; empty where it is alone."""
    return _alike(knowledge).get(_key(series, _VARIES[how]), ())


def changes_of(standing: Sequence[Series], knowledge: Knowledge) -> tuple[Series, ...]:
    """The printed changes of what these tell the standing of, at the same time."""
    keys = {series.codes_but("measure", "unit") for series in standing}
    if not keys:
        return ()
    return tuple(
        other
        for other in knowledge.by_series
        if other.measure in CHANGES and other.codes_but("measure", "unit") in keys
    )


@once
def _alike(knowledge: Knowledge) -> Mapping[_Key, tuple[Series, ...]]:
    """Series that are the same but for one dimension, by that dimension and their other codes."""
    found: dict[_Key, list[Series]] = defaultdict(list)
    for series in knowledge.by_series:
        for dimension in _VARIES.values():
            found[_key(series, dimension)].append(series)
    return {key: tuple(held) for key, held in found.items() if len(held) > 1}


def _key(series: Series, varies: str) -> _Key:
    return varies, series.codes_but(varies)

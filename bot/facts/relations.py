"""Arithmetic between series: whether what the articles print can be true together, and what follows that none prints.

Each number is the interval that its wording allows. A relation is computed on the values that satisfy all reports of a series;
where no value does, on those that most of them allow, so that one stray report does not hide what the others say.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import reduce
from itertools import islice, product
from typing import Any, TypeAlias

from bot.facts.arithmetic import ANYTHING, Operand, Order, Ratio, Relation, Values, left_for, operands, ratios
from bot.facts.model import DIMENSIONS, Kind, Knowledge, Report, Series, series_id
from bot.facts.period import period
from bot.facts.references import undefined
from bot.facts.reported import Interval

# Where two views of a series have equally many reports behind them, each is tried; of this many combinations, the best counts.
_MOST_TRIED = 16


# The codes of a series in the order of DIMENSIONS: what a relation and a report have in common.
_Key: TypeAlias = tuple[str | None, ...]


class Outcome(StrEnum):
    """What comes out of a relation."""

    HOLDS = "holds"  # one number follows from the others as printed, to within its own rounding
    NARROW = "narrow"  # only where the roundings of several numbers happen to fall right
    FAILS = "fails"  # no true values can satisfy it
    IMPLIES = "implies"  # nothing to hold it against: it tells a number that no article prints


@dataclass(frozen=True)
class Part:
    """One number of a relation.

    `interval` is what its reports, or an earlier relation, allow; `possible` what is left of that beside the other numbers,
    empty where the relation fails. `left_out` are reports that no value of `interval` satisfies.
    """

    role: str
    series: Series
    reports: tuple[Report, ...]
    left_out: tuple[Report, ...]
    interval: Interval
    possible: Interval
    implied: bool


@dataclass(frozen=True)
class RelationFinding:
    """What comes out of one relation. `breaking` are the reports with which, taken alone for their series, it fails.

    Where it fails of what most reports say too, no report is named: all of them together break it.
    """

    relation: Relation
    outcome: Outcome
    parts: tuple[Part, ...]
    breaking: tuple[Report, ...]
    truncated: bool  # holds only if a writer cut digits off instead of rounding
    computed: Interval | None  # what follows for the implied number, else for the first; of a ratio: the common one
    value: Decimal | None  # the same from the numbers as printed, where each has one


def findings(knowledge: Knowledge) -> tuple[RelationFinding, ...]:
    """What comes out of every relation, in the folder's order: an implied number may serve those after it."""
    held = _by_key(knowledge) if knowledge.relations else {}
    implied: dict[_Key, Interval] = {}
    found = []
    for relation in knowledge.relations:
        solving = _Solving(relation, knowledge, held, implied)
        finding = solving.finding()
        for key, part in zip(solving.keys, finding.parts, strict=True):
            if part.implied:
                implied.setdefault(key, part.possible)
        found.append(finding)
    return tuple(found)


def relation_mistakes(knowledge: Knowledge) -> Iterator[tuple[int, tuple[str | int, ...], str]]:
    """Relations that cannot be computed: the index of each, the path to its part, and what to write instead."""
    held = _by_key(knowledge) if knowledge.relations else {}
    implied: set[_Key] = set()
    for index, relation in enumerate(knowledge.relations):
        unknown = []
        for path, operand in operands(relation):
            key = _key(operand, knowledge)
            for dimension, text in _unusable(operand, knowledge):
                yield index, (*path, dimension), text
            if operand.implied and key in held:
                yield index, path, "an article prints this number: take `implied` away"
            elif not operand.implied and key not in held:
                yield index, path, "no article prints a number for this series: mend its codes, or say `implied: true`"
            elif operand.implied and key not in implied:
                unknown.append((path, key))
        for path, _ in unknown[1:]:
            yield (
                index,
                path,
                "only one number can follow from the others; let a relation before this one tell the rest",
            )
        implied.update(key for _, key in unknown)


@dataclass(frozen=True)
class _View:
    """One way to take the reports of a series: the values that satisfy the reports kept, and those that are left out."""

    interval: Interval
    left_out: tuple[Report, ...] = ()


class _Solving:
    """One relation on its way to a finding. `implied` holds what earlier relations told of series that nobody prints."""

    def __init__(
        self, relation: Relation, knowledge: Knowledge, held: Mapping[_Key, Series], implied: Mapping[_Key, Interval]
    ) -> None:
        self.relation = relation
        self.operands = [operand for _, operand in operands(relation)]
        self.roles = [str(path[-1] if isinstance(path[-1], str) else path[0]) for path, _ in operands(relation)]
        self.keys = [_key(operand, knowledge) for operand in self.operands]
        self.series = [held.get(key) or _derived(key, knowledge) for key in self.keys]
        self.reports = [
            tuple(report for report in knowledge.by_series.get(series, ()) if report.reported is not None)
            for series in self.series
        ]
        self.told = [implied.get(key) for key in self.keys]
        self.unknown = [not reports and told is None for reports, told in zip(self.reports, self.told, strict=True)]

    def finding(self) -> RelationFinding:
        """The best that can be said: by rounding, else allowing for digits cut off."""
        views, truncated = self._best(truncated=False), False
        outcome = self._outcome([view.interval for view in views])
        if outcome is Outcome.FAILS:
            cut = self._best(truncated=True)
            if self._outcome([view.interval for view in cut]) is not Outcome.FAILS:
                views, outcome, truncated = cut, Outcome.NARROW, True
        values = [view.interval for view in views]
        left = left_for(self.relation, values)
        parts = tuple(
            Part(role, series, reports, view.left_out, view.interval, view.interval.meet(rest), operand.implied)
            for role, series, reports, view, rest, operand in zip(
                self.roles, self.series, self.reports, views, left, self.operands, strict=True
            )
        )
        computed, value = self._computed(values, left)
        breaking = self._breaking(values) if outcome in (Outcome.HOLDS, Outcome.NARROW) else ()
        return RelationFinding(self.relation, outcome, parts, breaking, truncated, computed, value)

    def _best(self, *, truncated: bool) -> Sequence[_View]:
        options = [
            [_View(told or ANYTHING)] if not reports else _views(reports, truncated=truncated)
            for reports, told in zip(self.reports, self.told, strict=True)
        ]
        tried = islice(product(*options), _MOST_TRIED)
        return min(tried, key=lambda views: _RANK.index(self._outcome([view.interval for view in views])))

    def _outcome(self, values: Values) -> Outcome:
        left = left_for(self.relation, values)
        if any(value.meet(rest).is_empty for value, rest in zip(values, left, strict=True)):
            return Outcome.FAILS
        if any(self.unknown):
            return Outcome.IMPLIES
        return Outcome.HOLDS if self._plainly(values) else Outcome.NARROW

    def _plainly(self, values: Values) -> bool:
        """Whether it holds of the numbers as printed, and not only for some values that they stand for."""
        if isinstance(self.relation, Order):
            more, less = values
            return more.low is not None and less.high is not None and more.low >= less.high
        centres = [_centred(value) for value in values]
        if isinstance(self.relation, Ratio):
            return any(reduce(Interval.meet, ratios(values), ratio) == ratio for ratio in ratios(centres))
        left = left_for(self.relation, centres)
        return any(value.meets(rest) for value, rest in zip(values, left, strict=True))

    def _breaking(self, values: Values) -> tuple[Report, ...]:
        broken = []
        for at, reports in enumerate(self.reports):
            for report in reports:
                assert report.reported is not None  # only such are kept
                alone = [*values[:at], report.reported.truncated, *values[at + 1 :]]
                if self._outcome(alone) is Outcome.FAILS:
                    broken.append(report)
        return tuple(broken)

    def _computed(self, values: Values, left: Values) -> tuple[Interval | None, Decimal | None]:
        centres = [_centred(value) for value in values]
        if any(self.unknown):
            at = self.unknown.index(True)
            return left[at], left_for(self.relation, centres)[at].centre
        if isinstance(self.relation, Ratio):
            common = Interval.common(ratios(values))
            return (None, None) if common.is_empty else (common, common.centre)
        if isinstance(self.relation, Order):
            return None, None
        # The first number, from the others: a difference from its two sides, a level from what it grew from.
        return left[0], left_for(self.relation, centres)[0].centre


_RANK = (Outcome.HOLDS, Outcome.IMPLIES, Outcome.NARROW, Outcome.FAILS)


def _views(reports: Sequence[Report], *, truncated: bool) -> list[_View]:
    """The largest sets of reports that one value can satisfy: one, where the articles do not contradict each other."""
    held = [
        (report, report.reported.truncated if truncated else report.reported.interval)
        for report in reports
        if report.reported is not None
    ]
    found: dict[frozenset[int], _View] = {}
    for _, interval in held:
        # Those that begin no later and reach this one's low end share it: the largest such set is the largest of all.
        kept = [
            at for at, (_, other) in enumerate(held)
            if (other.low is None or (interval.low is not None and other.low <= interval.low)) and other.meets(interval)
        ]  # fmt: skip
        common = Interval.common(held[at][1] for at in kept)
        if not common.is_empty:
            left_out = tuple(report for at, (report, _) in enumerate(held) if at not in kept)
            found[frozenset(kept)] = _View(common, left_out)
    most = max(len(kept) for kept in found)
    return [view for kept, view in found.items() if len(kept) == most]


def _centred(interval: Interval) -> Interval:
    centre = interval.centre
    return interval if centre is None else Interval(centre, centre)


def _key(operand: Operand, knowledge: Knowledge) -> _Key:
    """The codes of the series that an operand names, in the order of DIMENSIONS."""
    area = operand.area or knowledge.subject.area
    return tuple(area if dimension == "area" else getattr(operand, dimension) for dimension in DIMENSIONS)


def _unusable(operand: Operand, knowledge: Knowledge) -> Iterator[tuple[str, str]]:
    """What of an operand no file defines: the dimension, and what is wrong with it."""
    for dimension in ("indicator", "product", "area", "counterpart", "unit"):
        if said := undefined(getattr(operand, dimension), dimension, knowledge):
            yield dimension, said
    try:
        period(operand.period)
    except ValueError as error:
        yield "period", str(error)


def _by_key(knowledge: Knowledge) -> dict[_Key, Series]:
    """Every series that some article prints a number for."""
    return {
        tuple(series.code(dimension) for dimension in DIMENSIONS): series
        for series, reports in knowledge.by_series.items()
        if any(report.reported for report in reports)
    }


def _derived(key: _Key, knowledge: Knowledge) -> Series:
    """A series that nobody prints."""
    codes: dict[str, Any] = dict(zip(DIMENSIONS, key, strict=True)) | {"kind": Kind.DERIVED}
    return Series(**codes, id=series_id(codes, knowledge.subject.area))

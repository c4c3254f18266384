"""What a claim is of → the one series that is meant, or why none is. Nothing is guessed: a part left unsaid is a gap."""

from dataclasses import replace

from bot.facts.model import CHANGES, Kind, Knowledge, Measure
from bot.facts.numerals import Number
from bot.understanding.claims.claim_part import SHARES
from bot.understanding.figures.follow_up import Inherited
from bot.understanding.figures.solve import Solver
from bot.understanding.figures.wanted import Wanted
from bot.understanding.reading import Ambiguous, Ask, Gap, NotCovered

# Measures that a word may ask for where the number is a percentage; any other word ("value") speaks of another number.
_OF_PERCENT = (*CHANGES, Measure.SHARE, Measure.RATE)


class ClaimedSeries:
    """Finds the series of claims."""

    def __init__(self, knowledge: Knowledge, solver: Solver) -> None:
        self.knowledge = knowledge
        self.solver = solver
        by_indicator: dict[str, set[tuple[str | None, str | None]]] = {}
        for series in knowledge.by_series:
            by_indicator.setdefault(series.indicator, set()).add((series.counterpart, series.product))
        # Where an indicator is of one market and product only, they go without saying.
        self._sole = {indicator for indicator, found in by_indicator.items() if len(found) == 1}

    def solve(self, wanted: Wanted, unit: str | None, number: Number | None, sign: int) -> Ask | NotCovered:
        """The series that a part of a claim is of. `sign`: which way it says that it moved; `unit`: of its number, where it tells one."""
        if not (wanted.indicators or wanted.products or "indicator" in wanted.loose):
            return NotCovered(Gap.UNREADABLE)
        strict = {d: c for d, c in wanted.strict.items() if d not in ("unit", "measure", "origin")}
        loose = {d: c for d, c in wanted.loose.items() if d in ("indicator", "kind")}
        measure = wanted.strict.get("measure", ())
        if number is None:
            strict["measure"] = tuple(m for m in measure if m in (*CHANGES, Measure.STREAK)) or CHANGES
        elif unit == "percent" or unit is None:
            asked = tuple(m for m in measure if m in _OF_PERCENT)
            if asked and (sign or unit):
                strict["measure"] = asked
            elif sign and unit == "percent":
                loose["measure"] = CHANGES
        if unit is not None:
            strict["unit"] = (unit,)
        found = self._one(replace(wanted, strict=strict, loose=loose))
        if isinstance(found, NotCovered) and "unit" in strict and unit in SHARES:
            # "28.6 percentage points" of what is told in percent: the same series, the wrong unit.
            del strict["unit"]
            strict.pop("measure", None)
            other = self._one(replace(wanted, strict={**strict}, loose={**loose, "measure": CHANGES}))
            if isinstance(other, Ask) and other.series.unit in SHARES and other.series.unit != unit:
                return other
        return found

    def _one(self, wanted: Wanted) -> Ask | NotCovered:
        """The one series that is meant; none where a part of it would have to be guessed."""
        # "Swedish tolls on Norway": one term names both already.
        areas = {area.code: area for area in reversed(wanted.areas)}
        demands = list(self.solver.demands.of(replace(wanted, areas=tuple(areas.values())), Inherited()))
        if len(demands) != 1:
            return NotCovered(Gap.UNREADABLE)
        found = self.solver.solve(demands[0])
        if isinstance(found, Ambiguous):
            return NotCovered(Gap.NO_SERIES, (), tuple(ask.series for ask in found.choices)[:3])
        if isinstance(found, NotCovered):
            return found
        series = found.series
        if any(one.exact and _is_stretch(one.text) and one.text != series.period for one in wanted.periods):
            return NotCovered(Gap.NO_SERIES, tuple(("period", one.text) for one in wanted.periods), (series,))
        if series.indicator not in self._sole:
            said = {area.code for area in wanted.areas}
            unsaid = series.counterpart is not None and series.counterpart not in said
            if unsaid and series.area != self.knowledge.subject.area and series.area in said:
                unsaid = False  # "Swedish tolls": on whom else
            if unsaid or (series.product is not None and series.product not in wanted.products):
                return NotCovered(Gap.NO_SERIES, (), (series,))
        if (
            series.kind is not Kind.REPORTED
            and "kind" not in wanted.strict
            and not _is_ahead(series.period, self.knowledge.subject.period)
        ):
            return NotCovered(Gap.NO_SERIES, (("kind", Kind.REPORTED),), (series,))
        return found


def _is_stretch(period: str) -> bool:
    """Whether a period is a quarter, or some months that do not begin a year: what a month's figure is not of."""
    return "Q" in period or ("/" in period and ".." not in period)


def _is_ahead(period: str, current: str) -> bool:
    return period[: len("2025")] > current[: len("2025")]

"""What one part of a question lends another, given back where that other can have no such thing: a target has no month."""

from collections.abc import Iterator
from dataclasses import replace

from bot.facts.model import Kind, Measure, Series
from bot.facts.period import period
from bot.understanding.figures.demands import Demand
from bot.understanding.figures.series_index import SeriesIndex

# Counted up to a moment, or standing at it: none is over a stretch of time.
_AT_A_MOMENT = (Measure.RATE, Measure.STREAK, Measure.DURATION)
_FORESEEN = (Kind.EXPECTATION, Kind.FORECAST)
_DIMENSIONS = {
    "period": ("period",),
    "areas": ("area", "counterpart"),
    "kind": ("kind",),
    "indicator": ("indicator",),
    "unit": ("unit",),
}


def without_lent(demand: Demand, lent: frozenset[str]) -> Iterator[Demand]:
    """The demand without one thing that is only lent, then without all. Of the turn before only its time is lent."""
    ways = [frozenset({one}) for one in _DIMENSIONS if one in lent]
    for way in [*ways, *([lent] if len(ways) > 1 else [])]:
        dropped = {dimension for one in way for dimension in _DIMENSIONS[one]} - (demand.inherited.binding - {"period"})
        kept = demand.must.items() - _totals(demand) if "indicator" in way else demand.must.items()
        must = {d: codes for d, codes in kept if d not in dropped or codes == (None,)}
        either = () if "areas" in way else demand.either
        if must.keys() != demand.must.keys() or either != demand.either:
            yield replace(demand, must=must, either=either)


def _totals(demand: Demand) -> set[tuple[str, tuple[str | None, ...]]]:
    """That no market is meant, which the indicator alone says."""
    return {(d, codes) for d, codes in demand.must.items() if d == "counterpart" and codes == (None,)}


def may_do_without(series: Series, demand: Demand, less: Demand, index: SeriesIndex) -> bool:
    """Whether what was given back is nothing that such a series could have; else nobody prints it, and that is the answer."""
    if less.must.get("period") != demand.must.get("period"):
        if "period" in demand.inherited.binding and series.kind in _FORESEEN:
            return False  # "and what was expected?", of the time spoken of
        if not _has_no(demand.said["period"], series):
            return False
    of_places = [(d, demand.must.get(d)) for d in ("area", "counterpart")]
    named = [(d, codes) for d, codes in of_places if codes != (None,)]
    areas = less.either != demand.either or any(less.must.get(d) != codes for d, codes in named)
    by_area = index.where("indicator", (series.indicator,)) & index.where("product", (series.product,))
    return not (areas and by_area & ~index.where("counterpart", (None,)))


def _has_no(lent: str, series: Series) -> bool:
    """Whether a series of this kind has no such period at all."""
    if series.kind is not Kind.REPORTED:
        return True  # what is foreseen or pledged is for its own time
    own = period(series.period)
    return "/" in lent and (series.measure in _AT_A_MOMENT or own.start == own.end)

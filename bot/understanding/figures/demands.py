"""What is wanted → what must hold of each series that it can mean: a demand for each combination of what is named."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, reduce
from itertools import islice, product
from operator import and_
from typing import TypeAlias

from bot.facts.model import OF_A_SEASON, Kind, Knowledge, Measure
from bot.facts.period import period, years_before
from bot.understanding.figures.alike import MOST_ASKS
from bot.understanding.figures.areas import AskedArea, placed
from bot.understanding.figures.asked_period import AskedPeriod, acceptable
from bot.understanding.figures.follow_up import Inherited
from bot.understanding.figures.series_index import SeriesIndex
from bot.understanding.figures.wanted import Wanted

# The other part that a place may have, by the part that it is read as and the preposition before it: "in" and "on" may be either's.
_OTHER_PART = {
    ("area", None): "counterpart",
    **dict.fromkeys((("counterpart", marker) for marker in (None, "in", "on", "of")), "area"),
}
_SIDES = ("area", "counterpart")
# The same few periods are asked for again and again; each is held against all that there are.
_REMEMBERED = 1024

_Must: TypeAlias = dict[str, tuple[str | None, ...]]


@dataclass(frozen=True)
class Demand:
    """What must hold for one series. `said` keeps each code as asked, to name it where it is not there."""

    must: Mapping[str, tuple[str | None, ...]]
    said: Mapping[str, str]
    either: tuple[str, ...] = ()  # areas that may be the reference area or the counterpart
    prefer: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    inherited: Inherited = field(default_factory=Inherited)


class Demands:
    """Makes demands of what a question says, by what series there are."""

    def __init__(self, knowledge: Knowledge, index: SeriesIndex) -> None:
        self.knowledge = knowledge
        self.index = index
        self._periods_for = lru_cache(_REMEMBERED)(self._acceptable)

    def of(self, wanted: Wanted, inherited: Inherited) -> Iterator[Demand]:
        """A demand for each combination of what was named more than once, in the order of the naming."""
        several = product(wanted.indicators or (None,), wanted.products or (None,), wanted.periods or (None,))
        for indicator, item, asked in islice(several, MOST_ASKS):
            must, said = self._codes_of(wanted, inherited, indicator, item, asked)
            named = (must.get("indicator") or wanted.loose.get("indicator") or (None,))[0]
            known = named in self.knowledge.terms["indicator"]
            prefer = wanted.loose if known else {**wanted.loose, "indicator": self._related(wanted)}
            if asked and not asked.exact and "period" not in must:
                prefer = {**prefer, "period": (asked.text,)}  # "last month" is said, and not only assumed
            settled = {inherited.codes[dimension] for dimension in inherited.binding if dimension in _SIDES}
            parts = self._parts_of([area for area in wanted.areas if area.code not in settled], named)
            for reference, other in product(parts["area"] or (None,), parts["counterpart"] or (None,)):
                one_must, one_said = dict(must), dict(said)
                for dimension, code in (("area", reference), ("counterpart", other)):
                    if code is not None:
                        one_must[dimension], one_said[dimension] = (code,), code
                yield Demand(one_must, one_said, tuple(parts["either"]), prefer, inherited)

    def _codes_of(
        self, wanted: Wanted, inherited: Inherited, indicator: str | None, item: str | None, asked: AskedPeriod | None
    ) -> tuple[_Must, dict[str, str]]:
        """What must hold of one combination, but for its places; and each code as asked."""
        must: _Must = {d: tuple(codes) for d, codes in wanted.strict.items()}
        said: dict[str, str] = {d: codes[0] for d, codes in wanted.strict.items()}
        for dimension in inherited.binding:
            code = inherited.codes[dimension]
            must[dimension], said[dimension] = (code,), code or ""
        if indicator:
            must["indicator"], said["indicator"] = (indicator,), indicator
        if item:
            must["product"], said["product"] = (item,), item
        if "unit" in must and (priced := self._priced_in(indicator or inherited.codes.get("indicator"), must["unit"])):
            if indicator:
                del must["unit"], said["unit"]  # "the krone against the dollar": what it is, not how it is counted
            else:
                must["unit"], said["unit"] = priced, priced[0]  # "and against the dollar?"
        if asked:
            self._demand_period(asked, must, said)
        self._demand_measure(must)
        if wanted.total:
            must.update(counterpart=(None,), product=must.get("product", (None,)))
        for dimension in ("product", "counterpart"):
            named_areas = dimension == "counterpart" and wanted.areas
            if self._has_whole(must, dimension) and not (named_areas or inherited.codes.get(dimension)):
                must.setdefault(dimension, (None,))
        return must, said

    def _parts_of(self, areas: Sequence[AskedArea], indicator: str | None) -> dict[str, list[str]]:
        """The places named, by the part that each has: the reference area, the counterpart, or either."""
        parts: dict[str, list[str]] = {"area": [], "counterpart": [], "either": []}
        if not areas:
            return parts
        home = self.knowledge.subject.area
        term = self.knowledge.terms["indicator"].get(indicator) if indicator else None
        pledged = indicator is not None and not self._is_ever_counted(indicator)
        for area in areas:
            place = placed(area, term, home, pledged=pledged)
            parts[self._held_part(area, indicator, place)].append(area.code)
        # "How many cars did the company sell in Sweden": the whole is only where that belongs.
        parts["area"] = [code for code in parts["area"] if code != home] or parts["area"]
        return parts

    def _demand_measure(self, must: _Must) -> None:
        """Of a season, which the folder's own may be, any change is one on the year before."""
        times = must.get("period", (self.knowledge.subject.period,))
        if must.get("measure") == (Measure.GROWTH_YOY,) and all(period(code).is_season for code in times if code):
            must["measure"] = OF_A_SEASON

    def _held_part(self, area: AskedArea, indicator: str | None, place: str) -> str:
        """The part of a place that no preposition settles, by what is told: "foreign hires" from there, "visitors on the island" there."""
        other = _OTHER_PART.get((place, area.marker))
        if indicator is None or other is None or area.code == self.knowledge.subject.area:
            return place
        if area.marker is not None and area.marker == self.knowledge.terms["indicator"][indicator].counterpart:
            return place  # "tolls on Norway"
        held = self.index.where("indicator", (indicator,))
        as_read, otherwise = (held & self.index.where(part, (area.code,)) for part in (place, other))
        return other if otherwise and not as_read else place

    def _is_ever_counted(self, indicator: str) -> bool:
        """Whether an indicator has any series that is no mere target."""
        held = self.index.where("indicator", (indicator,))
        return not held or bool(held & ~self.index.where("kind", (Kind.TARGET,)))

    def _has_whole(self, must: Mapping[str, tuple[str | None, ...]], dimension: str) -> bool:
        """Whether an indicator is named that has a total: then no part of it is meant where none is named."""
        indicator = must.get("indicator")
        if indicator is None or len(indicator) > 1:
            return False
        return bool(self.index.where("indicator", indicator) & self.index.where(dimension, (None,)))

    def _related(self, wanted: Wanted) -> tuple[str, ...]:
        """The indicators whose relation to another area is the one named: "what goes to Sweden", "what comes from Sweden"."""
        home = self.knowledge.subject.area
        turned = {"to": "from", "from": "to"}
        relations = {turned.get(a.marker or "") if a.code == home else a.marker for a in wanted.areas} & {
            "to",
            "from",
            "on",
        }
        return tuple(c for c, term in self.knowledge.terms["indicator"].items() if term.counterpart in relations)

    def _priced_in(self, indicator: str | None, units: tuple[str | None, ...]) -> tuple[str, ...]:
        """The "Y per X" in which an indicator is counted that is a price in one of the units; empty where it is none."""
        if indicator is None:
            return ()
        series = islice(self.index.pick(self.index.where("indicator", (indicator,))), 64)
        priced = [
            one.unit for one in series if " per " in one.unit and not set(units).isdisjoint(one.unit.split(" per "))
        ]
        return tuple(dict.fromkeys(priced))

    def _demand_period(self, asked: AskedPeriod, must: _Must, said: dict[str, str]) -> None:
        if asked.exact:
            held = self._told_of(must)
            must["period"] = self._periods_for(asked, asked.or_year)  # which of the two does not make it another period
            said["period"] = asked.text
            if asked.or_coming and held and not held & self.index.where("period", must["period"]):
                must["period"] = (
                    self._coming(asked.or_coming, must.get("indicator", (None,))[0], held) or must["period"]
                )
            if asked.or_own and held and not held & self.index.where("period", must["period"]):
                own = next(one for one in self.index.usual_periods if held & self.index.where("period", (one,)))
                must["period"] = tuple(acceptable(AskedPeriod(years_before(own, 1)), self.index.periods))

    def _told_of(self, must: Mapping[str, tuple[str | None, ...]]) -> int:
        """The series of what is named, whatever their time; none where nothing is."""
        held = [
            self.index.where(dimension, must[dimension]) for dimension in ("indicator", "product") if dimension in must
        ]
        return reduce(and_, held) if held else 0

    def _coming(self, text: str, indicator: str | None, held: int) -> tuple[str, ...]:
        """The periods held that are one to come, or the end of it for what only stands at a level: "80% by the end of May"."""
        term = self.knowledge.terms["indicator"].get(indicator or "")
        stands = term is not None and term.measure in (Measure.RATE, Measure.SHARE)
        texts = (text, text.rpartition("/")[2]) if stands else (text,)
        return tuple(one for one in texts if held & self.index.where("period", (one,)))[:1]

    def _acceptable(self, asked: AskedPeriod, _: bool) -> tuple[str, ...]:  # noqa: FBT001 - a part of the key
        return tuple(acceptable(asked, self.index.periods))

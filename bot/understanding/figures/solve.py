"""What is wanted → the one series it names. The facts decide: only combinations that exist are readings."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache, reduce
from itertools import islice, product
from operator import and_

from bot.facts.model import GROWTH_ON_PRECEDING, OF_A_SEASON, Kind, Knowledge, Measure, Series
from bot.facts.period import period, preceding, years_before
from bot.understanding.figures.alike import MOST_ASKS, MOST_NEAR, Alike
from bot.understanding.figures.areas import AskedArea, placed
from bot.understanding.figures.asked_period import AskedPeriod, acceptable
from bot.understanding.figures.follow_up import Inherited
from bot.understanding.figures.series_index import SeriesIndex
from bot.understanding.figures.wanted import Wanted
from bot.understanding.reading import Ambiguous, Ask, Gap, How, NotCovered, Solved

# Ways to take a question that are offered at once.
MOST_CHOICES = 4
# The other part that a place may have, by the part that it is read as and the preposition before it: "in" and "on" may be either's.
_OTHER_PART = {
    ("area", None): "counterpart",
    **dict.fromkeys((("counterpart", marker) for marker in (None, "in", "on", "of")), "area"),
}
# The same few periods are asked for again and again; each is held against all that there are.
_REMEMBERED = 1024


@dataclass(frozen=True)
class Demand:
    """What must hold for one series. `said` keeps each code as asked, to name it where it is not there."""

    must: Mapping[str, tuple[str | None, ...]]
    said: Mapping[str, str]
    either: tuple[str, ...] = ()  # areas that may be the reference area or the counterpart
    prefer: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    inherited: Inherited = field(default_factory=Inherited)


class Solver:
    """Finds series by what a question says of them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.index = SeriesIndex(knowledge)
        self.alike = Alike(knowledge, self.index)
        self._periods_for = lru_cache(_REMEMBERED)(self._acceptable)

    def demands(self, wanted: Wanted, inherited: Inherited) -> Iterator[Demand]:
        """A demand for each combination of what was named more than once, in the order of the naming."""
        home = self.knowledge.subject.area
        several = product(wanted.indicators or (None,), wanted.products or (None,), wanted.periods or (None,))
        for indicator, item, asked in islice(several, MOST_ASKS):
            must: dict[str, tuple[str | None, ...]] = {d: tuple(codes) for d, codes in wanted.strict.items()}
            said: dict[str, str] = {d: codes[0] for d, codes in wanted.strict.items()}
            for dimension in inherited.binding:
                code = inherited.codes[dimension]
                must[dimension], said[dimension] = (code,), code or ""
            if indicator:
                must["indicator"], said["indicator"] = (indicator,), indicator
            if item:
                must["product"], said["product"] = (item,), item
            if "unit" in must and (
                priced := self._priced_in(indicator or inherited.codes.get("indicator"), must["unit"])
            ):
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
            named = (must.get("indicator") or wanted.loose.get("indicator") or (None,))[0]
            term = self.knowledge.terms["indicator"].get(named) if named else None
            prefer = wanted.loose if term else {**wanted.loose, "indicator": self._related(wanted)}
            if asked and not asked.exact and "period" not in must:
                prefer = {**prefer, "period": (asked.text,)}  # "last month" is said, and not only assumed
            parts: dict[str, list[str]] = {"area": [], "counterpart": [], "either": []}
            pledged = named is not None and not self._is_ever_counted(named)
            for area in wanted.areas:
                place = placed(area, term, home, pledged=pledged)
                parts[self._held_part(area, named, place)].append(area.code)
            # "How many cars did the company sell in Sweden": the whole is only where that belongs.
            within = [code for code in parts["area"] if code != home]
            references: list[str | None] = [*(within or parts["area"])] or [None]
            others: list[str | None] = [*parts["counterpart"]] or [None]
            for reference, other in product(references, others):
                one_must, one_said = dict(must), dict(said)
                for dimension, code in (("area", reference), ("counterpart", other)):
                    if code is not None:
                        one_must[dimension], one_said[dimension] = (code,), code
                yield Demand(one_must, one_said, tuple(parts["either"]), prefer, inherited)

    def _demand_measure(self, must: dict[str, tuple[str | None, ...]]) -> None:
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

    def _demand_period(self, asked: AskedPeriod, must: dict[str, tuple[str | None, ...]], said: dict[str, str]) -> None:
        if asked.exact:
            held = self._told_of(must)
            must["period"] = self._periods_for(asked, asked.or_year)  # which of the two does not make it another period
            said["period"] = asked.text
            if asked.or_coming and held and not held & self.index.where("period", must["period"]):
                must["period"] = (
                    self._coming(asked.or_coming, must.get("indicator", (None,))[0], held) or must["period"]
                )
            if asked.or_own and held and not held & self.index.where("period", must["period"]):
                own = next(one for one in self._usual_periods if held & self.index.where("period", (one,)))
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

    def solve(self, demand: Demand) -> Solved:
        """The series that a demand names, the choice between several, or what of it is not there."""
        mask = self._mask(demand)
        if "product" not in demand.must and not (_tells_what(demand) or demand.inherited.codes):
            mask &= self.index.where("product", (None,))  # "Norway and Sweden, how much?" asks for no berries
        if not mask:
            return self._gap(demand)
        how: dict[str, How] = dict.fromkeys(demand.must, How.ASKED)
        how.update(dict.fromkeys(demand.inherited.binding, How.INHERITED))
        for dimension, code in demand.inherited.codes.items():
            if dimension not in demand.must and (narrowed := mask & self.index.where(dimension, (code,))):
                if narrowed != mask:
                    how[dimension] = How.INHERITED
                mask = narrowed
        for dimension, codes in demand.prefer.items():
            if len(demand.must.get(dimension, ())) != 1:
                for code in codes:
                    if narrowed := mask & self.index.where(dimension, (code,)):
                        how[dimension] = How.ASKED
                        mask = narrowed
                        break
        if narrowed := mask & self.index.where("kind", (Kind.REPORTED,)):
            mask = narrowed
        if "indicator" not in demand.must:
            choices = self._by(mask, ("indicator",), demand, how)
            if len(choices) > 1:
                return Ambiguous(choices, ("indicator",))
        found = self._default(mask, demand, how)
        if isinstance(found, Ask) and (must := self._unasked_part(found, demand)):
            return self._gap(replace(demand, must=must))
        return found

    def _unasked_part(self, ask: Ask, demand: Demand) -> dict[str, tuple[str | None, ...]] | None:
        """What should hold instead, where the series found is one product's or market's that nobody asked for.

        Only what was asked narrows to a part; that the total has no such number does not.
        """
        series = ask.series
        asked = demand.must.keys() | {d for d, code in demand.inherited.codes.items() if code}
        parts = [d for d in ("product", "counterpart") if series.code(d) and d not in asked and not demand.either]
        totals = self.index.where("indicator", (series.indicator,))
        for dimension in parts:
            totals &= self.index.where(dimension, (None,))
        if not parts or not totals:
            return None
        return {**demand.must, "indicator": (series.indicator,), **dict.fromkeys(parts, (None,))}

    def levels_instead(self, demand: Demand) -> tuple[Ask, Ask] | None:
        """The levels now and before, where a change on the month, the year or the season is asked for that nobody prints."""
        measures = demand.must.get("measure")
        times = [code for code in demand.must.get("period", (self.knowledge.subject.period,)) if code]
        if not times or self._mask(demand):
            return None
        growth, before = GROWTH_ON_PRECEDING.get(period(times[0]).months), preceding(times[0])
        if before and growth and measures == (growth,):
            standing = Measure.LEVEL
        elif measures == (Measure.GROWTH_YOY,) or (measures == OF_A_SEASON and period(times[0]).is_season):
            indicator = (demand.must.get("indicator") or (None,))[0]
            term = self.knowledge.terms["indicator"].get(indicator or "")
            before, standing = years_before(times[0], 1), (term.measure if term else None) or Measure.LEVEL
        else:
            return None
        found = []
        for time in (times[0], before):
            periods = tuple(acceptable(AskedPeriod(time), self.index.periods)) or (time,)
            must = {**demand.must, "measure": (standing,), "period": periods}
            ask = self.solve(replace(demand, must=must, prefer={}))
            if not isinstance(ask, Ask):
                return None
            found.append(ask)
        return found[0], found[1]

    def _default(self, mask: int, demand: Demand, how: dict[str, How]) -> Ask | Ambiguous:
        """Fill in what was left out: the total before its parts, the indicator's usual measure, the current period."""
        home = self.knowledge.subject.area
        indicator = next(self.index.pick(mask)).indicator
        whole = mask & self.index.where("counterpart", (None,)) & self.index.where("product", (None,))
        if whole:
            mask = whole
        elif ("product" not in demand.must and (bare := mask & self.index.where("product", (None,)))) or (
            "counterpart" not in demand.must and (bare := mask & self.index.where("counterpart", (None,)))
        ):
            mask = bare
        term = self.knowledge.terms["indicator"].get(indicator)
        # Whose toll is meant is not told by leaving it out.
        relational = term is not None and term.unmarked == "area" and term.counterpart == "on"
        if not relational and (at_home := mask & self.index.where("area", (home,))):
            mask = at_home
        for dimension, codes in (
            ("measure", (term.measure,) if term and term.measure else ()),
            ("period", self._usual_periods),
        ):
            for code in codes:
                if narrowed := mask & self.index.where(dimension, (code,)):
                    if narrowed != mask or dimension == "period":
                        how.setdefault(dimension, How.ASSUMED)
                    mask = narrowed
                    break
        pairs = ("area", "counterpart", "product")
        choices = self._by(mask, pairs, demand, how)
        if len(choices) > 1:
            return Ambiguous(choices, tuple(d for d in pairs if len({c.series.code(d) for c in choices}) > 1))
        return Ask(self.index.most_reported(mask), how)

    @cached_property
    def _usual_periods(self) -> tuple[str, ...]:
        """The current period, then what runs, then the latest."""
        current, as_of = self.knowledge.subject.period, date.fromisoformat(self.knowledge.subject.as_of)
        others = sorted(
            self.index.periods,
            key=lambda p: (
                period(p).end is not None,
                period(p).start > as_of,
                -period(p).start.toordinal(),
                _reversed(p),
            ),
        )
        return (current, *others)

    def _by(self, mask: int, dimensions: tuple[str, ...], demand: Demand, how: Mapping[str, How]) -> tuple[Ask, ...]:
        """The most usual series for each combination of codes of the dimensions; as many as are worth asking back."""
        groups: dict[tuple[str | None, ...], int] = {}
        for series in islice(self.index.pick(mask), 64):
            key = tuple(series.code(d) for d in dimensions)
            groups[key] = groups.get(key, 0) | mask & self.index.where("indicator", (series.indicator,))
            for dimension, code in zip(dimensions, key, strict=True):
                groups[key] &= self.index.where(dimension, (code,))
        if len(groups) == 1:
            return (Ask(self.index.most_reported(mask), dict(how)),)
        asks = []
        for key, held in groups.items():
            said = dict(demand.must) | {d: (c,) for d, c in zip(dimensions, key, strict=True)}
            found = self._default(held, Demand(said, demand.said), dict(how))
            if isinstance(found, Ask):
                asks.append(found)
        asks.sort(key=lambda ask: -len(self.knowledge.by_series[ask.series]))
        return tuple(asks[:MOST_CHOICES])

    def _mask(self, demand: Demand, without: str | None = None) -> int:
        mask = self.index.all
        for dimension, codes in demand.must.items():
            if dimension != without:
                mask &= self.index.where(dimension, codes)
        if without != "either":
            for code in demand.either:
                mask &= self.index.where("area", (code,)) | self.index.where("counterpart", (code,))
        return mask

    def _gap(self, demand: Demand) -> NotCovered:
        """What of a demand is not there: the parts without which it could be met, and what is near."""
        dimensions = [*demand.must, *(("either",) if demand.either else ())]
        blamed = [d for d in dimensions if d != "indicator" and self._mask(demand, without=d)]
        if not blamed:
            blamed = [d for d in demand.must if not self.index.where(d, demand.must[d])] or list(demand.said)
        missing = [(d, demand.said.get(d, "")) for d in blamed if d != "either" and d in demand.said]
        missing += [("area", code) for code in demand.either if "either" in blamed]
        missing = missing or list(demand.said.items())  # the whole is asked for, and only parts of it are told
        near: list[Series] = []
        for dimension in blamed:
            mask = self._mask(demand, without=dimension)
            if mask:
                found = self._default(mask, demand, {})
                asks = found.choices if isinstance(found, Ambiguous) else (found,)
                near += [ask.series for ask in asks]
        return NotCovered(Gap.NO_SERIES, tuple(missing), tuple(dict.fromkeys(near))[:MOST_NEAR])


def _tells_what(demand: Demand) -> bool:
    """Whether anything says what is measured."""
    return "indicator" in demand.must or bool(demand.prefer.get("indicator"))


def _reversed(text: str) -> tuple[int, ...]:
    return tuple(-ord(character) for character in text)

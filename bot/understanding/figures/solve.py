"""A demand → the one series it names. The facts decide: only combinations that exist are readings."""

from collections.abc import Mapping
from dataclasses import replace
from itertools import islice

from bot.facts.model import GROWTH_ON_PRECEDING, OF_A_SEASON, Kind, Knowledge, Measure, Series
from bot.facts.period import period, preceding, years_before
from bot.understanding.figures.alike import MOST_NEAR, Alike
from bot.understanding.figures.asked_period import AskedPeriod, acceptable
from bot.understanding.figures.demands import Demand, Demands
from bot.understanding.figures.series_index import SeriesIndex
from bot.understanding.reading import Ambiguous, Ask, Gap, How, NotCovered, Solved

# Ways to take a question that are offered at once.
MOST_CHOICES = 4


class Solver:
    """Finds series by what a question says of them."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.index = SeriesIndex(knowledge)
        self.alike = Alike(knowledge, self.index)
        self.demands = Demands(knowledge, self.index)

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
            ("period", self.index.usual_periods),
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

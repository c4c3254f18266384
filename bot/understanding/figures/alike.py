"""The series beside one that was found: the same thing for other markets, measured otherwise, expected, from the other side."""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from itertools import islice

from bot.facts.model import CHANGES, DIMENSIONS, OF_A_SEASON, Kind, Knowledge, Series
from bot.facts.period import period
from bot.understanding.figures.relative_period import so_far
from bot.understanding.figures.series_index import SeriesIndex
from bot.understanding.reading import Ask, How

# Other readings that are offered at once.
MOST_NEAR = 3
# More series than this in one answer are a table, not an answer.
MOST_ASKS = 12
# What is meant where nothing is named is told of this many times as many places as anything else.
_STANDS_OUT = 2


class Alike:
    """Finds series by another series."""

    def __init__(self, knowledge: Knowledge, index: SeriesIndex) -> None:
        self.knowledge = knowledge
        self.index = index

    def siblings(self, ask: Ask) -> tuple[Series, ...]:
        """Other natural readings of an ask whose period or measure was assumed: the same thing, measured otherwise."""
        series = ask.series
        mask = self.index.where("indicator", (series.indicator,)) & self.index.where("kind", (Kind.REPORTED,))
        for dimension in ("area", "counterpart", "product"):
            mask &= self.index.where(dimension, (series.code(dimension),))
        found = [
            s
            for s in islice(self.index.pick(mask), 64)
            if (s != series and s.unit == series.unit) or s.measure != series.measure
        ]
        return tuple(found[:MOST_NEAR])

    def markets(self, ask: Ask) -> tuple[Ask, ...]:
        """The same measure for every counterpart, or for each area of what has no counterpart; those with a number first."""
        dimension = "counterpart" if self.is_of_markets(ask.series) else "area"
        home = self.knowledge.subject.area if dimension == "area" else None
        return self._for_each(ask, dimension, home)

    def things(self, ask: Ask) -> tuple[Ask, ...]:
        """The same measure for everything that it is told of, where that is no market."""
        return () if self.is_of_markets(ask.series) else self._for_each(ask, "product", None)

    def _for_each(self, ask: Ask, dimension: str, whole: str | None) -> tuple[Ask, ...]:
        mask = self._like(ask.series, but=(dimension,)) & ~self.index.where(dimension, (whole,))
        reports = self.knowledge.by_series
        found = sorted(
            islice(self.index.pick(mask), MOST_ASKS), key=lambda s: all(r.reported is None for r in reports[s])
        )
        return tuple(Ask(s, dict(ask.how)) for s in found)

    def place(self, series: Series) -> str | None:
        """The market or the part of the country that a series is of; None where it is of the whole."""
        if self.is_of_markets(series):
            return series.counterpart
        return series.area if series.area != self.knowledge.subject.area else None

    @cached_property
    def most_spread(self) -> str | None:
        """The one indicator whose change is told of far more places than that of any other; None where none stands out."""
        places: dict[str, set[str]] = defaultdict(set)
        for series in self.knowledge.by_series:
            place = self.place(series)
            if place and series.measure in CHANGES and series.kind is Kind.REPORTED:
                places[series.indicator].add(place)
        ordered = sorted(places, key=lambda code: -len(places[code]))
        if len(ordered) > 1 and len(places[ordered[0]]) < _STANDS_OUT * len(places[ordered[1]]):
            return None
        return next(iter(ordered), None)

    def is_of_markets(self, series: Series) -> bool:
        """Whether it has other countries as counterparts, and no parts of its own."""
        term = self.knowledge.terms["indicator"].get(series.indicator)
        return term is None or term.counterpart is not None

    def counted_as(self, ask: Ask, other: Ask) -> Ask | None:
        """The same thing as `ask`, measured as `other` is."""
        mask = self._like(ask.series, but=("measure", "unit"))
        for dimension in ("measure", "unit"):
            mask &= self.index.where(dimension, (other.series.code(dimension),))
        return Ask(self.index.most_reported(mask), ask.how) if mask else None

    def moved(self, ask: Ask) -> Ask | None:
        """How the same thing moved over its season."""
        mask = self._like(ask.series, but=("measure", "unit"))
        narrowed = (mask & self.index.where("measure", (measure,)) for measure in OF_A_SEASON)
        found = next((held for held in narrowed if held), 0)
        return Ask(self.index.most_reported(found), ask.how) if found else None

    def other_side(self, ask: Ask) -> Ask | None:
        """The same thing with the two areas exchanged."""
        series = ask.series
        mask = self._like(series, but=("area", "counterpart")) & self.index.where("area", (series.counterpart,))
        mask &= self.index.where("counterpart", (series.area,))
        return Ask(self.index.most_reported(mask), dict(ask.how)) if mask else None

    def now(self, ask: Ask) -> Ask | None:
        """The same thing as it stands now: beside a year, in the year so far."""
        subject = self.knowledge.subject
        then = period(ask.series.period)
        # Where the folder is of another stretch, the same of this year.
        of_the_same = then.months == period(subject.period).months
        when = subject.period if of_the_same else f"{subject.period[:4]}{ask.series.period[4:]}"
        when = so_far(subject) if then.is_year else when
        mask = self._like(ask.series, but=("period",)) & self.index.where("period", (when,))
        return Ask(self.index.most_reported(mask), dict(ask.how)) if mask else None

    def expectation(self, ask: Ask) -> Ask | None:
        """What was expected of the same thing, where an article says."""
        kind = Kind.EXPECTATION if ask.series.kind is Kind.REPORTED else Kind.REPORTED
        mask = self._like(ask.series, but=("kind",)) & self.index.where("kind", (kind,))
        return Ask(self.index.most_reported(mask), dict(ask.how)) if mask else None

    def printed_by_all(self, ask: Ask, articles: Sequence[str]) -> Ask:
        """The same thing, of the period or measured as all of the articles have a number of it; the ask itself where they have none."""
        like = self._like(ask.series, but=[d for d in ("period", "measure", "unit") if ask.how.get(d) is not How.ASKED])
        for series in (ask.series, *self.index.pick(like)):
            printed = {report.article for report in self.knowledge.by_series[series] if report.reported is not None}
            if printed.issuperset(articles):
                return Ask(series, ask.how)
        return ask

    def foreseen(self, ask: Ask) -> tuple[Ask, Ask] | None:
        """The same thing at the same time, measured as somebody expected it; and what was expected."""
        like = self._like(ask.series, but=("kind", "measure", "unit"))
        for expected in self.index.pick(like & self.index.where("kind", (Kind.EXPECTATION,))):
            if came := self.expectation(Ask(expected, ask.how)):
                return came, Ask(expected, dict(ask.how))
        return None

    def _like(self, series: Series, but: Sequence[str]) -> int:
        """The series with the same codes in all dimensions but some."""
        mask = self.index.all
        for dimension in DIMENSIONS:
            if dimension not in but:
                mask &= self.index.where(dimension, (series.code(dimension),))
        return mask

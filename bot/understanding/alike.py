"""The series beside one that was found: the same thing for other markets, measured otherwise, expected, from the other side."""

from itertools import islice

from bot.facts.model import DIMENSIONS, OF_A_SEASON, Kind, Knowledge, Series
from bot.understanding.reading import Ask
from bot.understanding.series_index import SeriesIndex

# Other readings that are offered at once.
MOST_NEAR = 3
# More series than this in one answer are a table, not an answer.
MOST_ASKS = 12


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
        """The same measure for every counterpart, those with a number first."""
        mask = self._like(ask.series, but=("counterpart",)) & ~self.index.where("counterpart", (None,))
        reports = self.knowledge.by_series
        found = sorted(
            islice(self.index.pick(mask), MOST_ASKS), key=lambda s: all(r.reported is None for r in reports[s])
        )
        return tuple(Ask(s, dict(ask.how)) for s in found)

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

    def expectation(self, ask: Ask) -> Ask | None:
        """What was expected of the same thing, where an article says."""
        kind = Kind.EXPECTATION if ask.series.kind is Kind.REPORTED else Kind.REPORTED
        mask = self._like(ask.series, but=("kind",)) & self.index.where("kind", (kind,))
        return Ask(self.index.most_reported(mask), dict(ask.how)) if mask else None

    def _like(self, series: Series, but: tuple[str, ...]) -> int:
        """The series with the same codes in all dimensions but some."""
        mask = self.index.all
        for dimension in DIMENSIONS:
            if dimension not in but:
                mask &= self.index.where(dimension, (series.code(dimension),))
        return mask

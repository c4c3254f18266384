"""What is wanted of a series: which codes each dimension may have, and which is only preferred."""

from dataclasses import dataclass, field

from bot.facts.model import Kind
from bot.understanding.figures.areas import AskedArea
from bot.understanding.figures.asked_period import AskedPeriod


@dataclass(frozen=True)
class Wanted:
    """What one part of a question wants. Empty tuples: not said."""

    indicators: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    areas: tuple[AskedArea, ...] = ()
    periods: tuple[AskedPeriod, ...] = ()
    strict: dict[str, tuple[str, ...]] = field(default_factory=dict)  # dimension → codes, one of which it must be
    loose: dict[str, tuple[str, ...]] = field(default_factory=dict)  # dimension → codes it had better be
    total: bool = False  # "overall": no market and no product
    each: bool = False  # "by market": every counterpart there is
    dangling: str | None = None  # a preposition at the end: "sales to | and purchases from the Finns"
    prefix: bool = False  # the area stands before the indicator: "Finns sales and purchases"
    behind: bool = False  # the product stands after the indicator: "sales and prices of berries"
    abroad: bool = False  # names an area other than the subject's own
    lent: frozenset[str] = frozenset()  # what other parts of the question say, and this one may do without
    asks: bool = False  # has a question word of its own: "…, and how much is it up?"
    again: bool = False  # takes over everything before: "and the same for May"
    remains: bool = False  # asks what is left of what the other parts name
    had: bool = False  # somebody has it already: not asked for
    governed: bool = False  # begins with a preposition and what is measured: "growth of sales | and of purchases"

    @property
    def is_empty(self) -> bool:
        return not (
            self.indicators
            or self.products
            or self.areas
            or self.periods
            or self.strict
            or self.loose
            or self.total
            or self.each
            or self.remains
        )

    @property
    def names_something(self) -> bool:
        """Whether it has an own subject, beyond when and how much."""
        return bool(self.indicators or self.products or self.abroad)

    @property
    def names_only_places(self) -> bool:
        return bool(self.areas) and not (self.indicators or self.products or self.hints)

    @property
    def is_bare(self) -> bool:
        """Whether it only names what is measured."""
        return bool(self.indicators) and not (self.products or self.areas or self.periods or self.strict or self.total)

    @property
    def hints(self) -> bool:
        """Whether everyday words lean towards a subject: "Norway is buying more", "the institute sees buying up"."""
        return "indicator" in self.loose and (bool(self.areas) or "origin" in self.loose or self.foresees)

    @property
    def foresees(self) -> bool:
        """Whether it asks for what somebody expects, or aims at."""
        return not {*self.strict.get("kind", ()), *self.loose.get("kind", ())} <= {Kind.REPORTED}

    @property
    def firm(self) -> frozenset[str]:
        """The dimensions of which it says something that must hold; what a house is asked to foresee is no outcome."""
        said = {"period"} if self.periods else set()
        return (
            frozenset(self.strict)
            | said
            | ({"kind"} if self.foresees and (self.asks or self.names_something) else set())
        )

    @property
    def differing(self) -> dict[str, tuple[object, ...]]:
        """What it says of when and how much: the dimensions in which parts of a question can differ."""
        said: dict[str, tuple[object, ...]] = {**self.loose, **self.strict}
        if self.periods:
            said["period"] = self.periods
        return {dimension: said[dimension] for dimension in ("period", "measure", "kind", "unit") if dimension in said}

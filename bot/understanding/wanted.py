"""Spans → what is wanted of a series: which codes each dimension may have, and which is only preferred."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.facts.model import CHANGES, Kind, Knowledge, Measure, Term
from bot.understanding.lexicon import Lexicon
from bot.understanding.period_words import AskedPeriod, asked_periods
from bot.understanding.recognise import Span

# What a word of the language says of a dimension, where it must be met.
_STRICT: dict[str, tuple[str, tuple[str, ...]]] = {
    "level": ("measure", (Measure.LEVEL,)),
    "share": ("measure", (Measure.SHARE,)),
    "streak": ("measure", (Measure.STREAK,)),
    "expectation": ("kind", (Kind.EXPECTATION, Kind.FORECAST)),
    "target": ("kind", (Kind.TARGET,)),
    "reported": ("kind", (Kind.REPORTED,)),
}
# ... and where it is only preferred, because people use it loosely.
_LOOSE: dict[str, tuple[str, tuple[str, ...]]] = {
    "change": ("measure", CHANGES),
    "rise": ("measure", CHANGES),
    "fall": ("measure", CHANGES),
    "level_weak": ("measure", (Measure.LEVEL,)),
    "duration": ("measure", (Measure.DURATION,)),
}


@dataclass(frozen=True)
class AskedArea:
    """An area as named, with the preposition that marks its part."""

    code: str
    marker: str | None


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
    dangling: str | None = None  # a preposition at the end: "exports to | and imports from the EU"
    prefix: bool = False  # the area stands before the indicator: "EU exports and imports"

    @property
    def is_empty(self) -> bool:
        return not (self.indicators or self.products or self.areas or self.periods or self.strict or self.loose or self.total or self.each)

    @property
    def names_something(self) -> bool:
        """Whether it has an own subject, beyond when and how much."""
        return bool(self.indicators or self.products or self.areas)


def wanted_of(spans: Sequence[Span], knowledge: Knowledge, lexicon: Lexicon) -> Wanted:
    """Collect what the spans of one part of a question say."""
    indicators: list[str] = []
    products: list[str] = []
    areas: list[AskedArea] = []
    strict: dict[str, tuple[str, ...]] = {}
    loose: dict[str, tuple[str, ...]] = {}
    periods, dated = asked_periods(spans, knowledge.subject)
    total = each = prefix = False
    for at, span in enumerate(spans):
        if at in dated:
            continue
        for index in span.codes("expression"):
            for dimension, code in lexicon.expressions[int(index)].items():
                if dimension == "indicator":
                    indicators.append(code)
                elif dimension == "product":
                    products.append(code)
                elif dimension == "period":
                    periods.append(AskedPeriod(code))
                elif dimension == "counterpart":
                    areas.append(AskedArea(code, "expression"))
                elif dimension == "area":
                    areas.append(AskedArea(code, "own"))
                else:
                    strict[dimension] = (code,)
        indicators += span.codes("indicator")
        products += span.codes("product")
        for code in span.codes("area"):
            prefix = prefix or not indicators
            areas += [AskedArea(member, _marker(spans, at)) for member in _members(knowledge, code)]
        if units := span.codes("unit"):
            strict["unit"] = units
        if measures := span.codes("measure"):
            if not (span.is_a("relative_period") and periods):
                strict["measure"] = measures if measures != (Measure.RATE,) else strict.get("measure", ())
        for cue in span.codes("cue"):
            if cue in _STRICT:
                dimension, codes = _STRICT[cue]
                strict[dimension] = tuple(dict.fromkeys((*strict.get(dimension, ()), *codes)))
            elif cue in _LOOSE:
                dimension, codes = _LOOSE[cue]
                loose.setdefault(dimension, codes)
        total = total or span.is_a("cue", "total")
        each = each or span.is_a("cue", "each")
    if not strict.get("measure", ("",)):
        del strict["measure"]
    last = spans[-1] if spans else None
    dangling = last.codes("marker")[0] if last and last.is_a("marker") else None
    return Wanted(
        tuple(dict.fromkeys(indicators)), tuple(dict.fromkeys(products)), tuple(dict.fromkeys(areas)), tuple(dict.fromkeys(periods)),
        strict, loose, total and not areas, each, dangling, prefix,
    )  # fmt: skip


def _members(knowledge: Knowledge, code: str) -> tuple[str, ...]:
    term = knowledge.terms["area"].get(code)
    return term.members if term and term.members else (code,)


def _marker(spans: Sequence[Span], at: int) -> str | None:
    """The relation in which the area at `at` stands, by the words around it."""
    if at + 1 < len(spans) and spans[at + 1].is_a("marker", "after"):
        return "to"
    if spans[at].possessive:
        return "own"
    before = at - 1
    while before >= 0 and (spans[before].is_a("filler") or spans[before].is_a("cue", "total")) and not spans[before].is_a("marker"):
        before -= 1
    # "the EU and ASEAN": the second stands in the relation of the first.
    if before >= 1 and spans[before].is_a("join") and spans[before - 1].is_a("area"):
        return _marker(spans, before - 1)
    if before >= 0 and spans[before].is_a("area") and spans[at].comma:
        return _marker(spans, before)
    if before >= 0 and spans[before].is_a("marker"):
        return next((c for c in spans[before].codes("marker") if c not in ("than", "as", "about", "after")), None)
    return None


def with_rest_from(part: Wanted, others: Sequence[Wanted], at: int) -> Wanted:
    """`part`, completed by what the other parts of the question say: the nearest before it, else the nearest after it."""
    order = [*reversed(others[:at]), *others[at + 1 :]]
    own = part
    if not part.indicators and not (part.products and not part.areas):
        source = next((other for other in order if other.indicators), None)
        if source:
            part = replace(part, indicators=source.indicators)
    if not part.periods:
        source = next((other for other in order if other.periods), None)
        part = replace(part, periods=source.periods[:1] if source else ())
    shares_areas = not own.indicators or own.dangling is not None
    for other in order:
        before = others.index(other) < at
        spreads = shares_areas or (before and other.prefix) or any(area.marker == "with" for area in other.areas)
        if not part.areas and other.areas and spreads and not part.total:
            marker = own.dangling
            areas = tuple(AskedArea(a.code, marker or (a.marker if shares_areas else None)) for a in other.areas[:1])
            part = replace(part, areas=areas)
        if not part.products and other.products and (not own.indicators and not own.areas):
            part = replace(part, products=other.products[:1])
    if not own.indicators:
        for other in order:
            part = replace(part, strict={**other.strict, **part.strict}, loose={**other.loose, **part.loose})
    return part


def placed(area: AskedArea, indicator: Term | None, home: str) -> str:
    """Whether an area is the series' reference `area` or its `counterpart`, or `either`, by its preposition."""
    relation = indicator.counterpart if indicator else None
    if relation is None:
        return "area" if indicator else "either"
    match area.marker:
        case "expression":
            return "counterpart"
        case "own" | "by":
            return "area"
        case "with":
            return "counterpart"
        case marker if marker == relation:
            return "counterpart"
        case "of":
            return "counterpart" if relation == "from" and area.code != home else "area"
        case "from":
            return "area"
        case "to":
            return "area" if relation == "from" else "counterpart"
        case "on":
            return "counterpart"
        case _:
            if area.code == home and indicator and indicator.unmarked == "counterpart":
                return "area"
            return indicator.unmarked or "counterpart" if indicator else "either"

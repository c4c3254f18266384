"""Spans → what is wanted of a series: which codes each dimension may have, and which is only preferred."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.facts.model import CHANGES, Kind, Knowledge, Measure, Term
from bot.facts.units import GENERAL_UNITS
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
    abroad: bool = False  # names an area other than the subject's own

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
        )

    @property
    def names_something(self) -> bool:
        """Whether it has an own subject, beyond when and how much."""
        return bool(self.indicators or self.products or self.abroad)

    @property
    def hints(self) -> bool:
        """Whether everyday words lean towards a subject: "China is buying more"."""
        return "indicator" in self.loose and bool(self.areas)

    @property
    def differing(self) -> dict[str, object]:
        """What it says of when and how much: the dimensions in which parts of a question can differ."""
        said: dict[str, object] = {**self.loose, **self.strict}
        if self.periods:
            said["period"] = self.periods
        return {dimension: said[dimension] for dimension in ("period", "measure", "kind", "unit") if dimension in said}


def wanted_of(spans: Sequence[Span], knowledge: Knowledge, lexicon: Lexicon) -> Wanted:
    """Collect what the spans of one part of a question say."""
    indicators: list[str] = []
    hints: list[str] = []
    origins: list[str] = []
    products: list[str] = []
    areas: list[AskedArea] = []
    strict: dict[str, tuple[str, ...]] = {}
    loose: dict[str, tuple[str, ...]] = {}
    periods, dated, on_month_before = asked_periods(spans, knowledge.subject)
    if on_month_before:
        strict["measure"] = (Measure.GROWTH_MOM,)
    total = each = prefix = False
    for at, span in enumerate(spans):
        if at in dated or span.is_a("marker", "goods"):
            continue
        for index in span.codes("expression"):
            for dimension, code in lexicon.expressions[int(index)].items():
                match dimension:
                    case "indicator":
                        indicators.append(code)
                    case "product":
                        products.append(code)
                    case "period":
                        periods.append(AskedPeriod(code))
                    case "counterpart":
                        areas.append(AskedArea(code, "expression"))
                    case "area":
                        areas.append(AskedArea(code, "own"))
                    case _:
                        strict[dimension] = (code,)
        for index in span.codes("hint"):
            if hinted := lexicon.expressions[int(index)].get("indicator"):
                hints.append(hinted)
        if indicators and at and span.is_a("indicator") and _is_unit_of(spans, at):
            strict["unit"] = span.codes("indicator")  # "exports in yuan": no unit of any series
        elif not _is_taxed(spans, at, knowledge, lexicon):
            indicators += span.codes("indicator")
        products += span.codes("product")
        for code in span.codes("area"):
            prefix = prefix or not indicators
            areas += [AskedArea(member, _marker(spans, at, lexicon)) for member in _members(knowledge, code)]
        origins += [code for code in span.codes("organisation") if not span.is_a("article")]
        if units := span.codes("unit"):
            (loose if units[0] in GENERAL_UNITS else strict)["unit"] = units
        if (measures := span.codes("measure")) and not (span.is_a("relative_period") and periods):
            (loose if measures == (Measure.RATE,) else strict)["measure"] = measures
        for cue in span.codes("cue"):
            if cue in _STRICT:
                dimension, codes = _STRICT[cue]
                strict[dimension] = tuple(dict.fromkeys((*strict.get(dimension, ()), *codes)))
            elif cue in _LOOSE:
                dimension, codes = _LOOSE[cue]
                loose.setdefault(dimension, codes)
        total = total or span.is_a("cue", "total")
        each = each or span.is_a("cue", "each")
    measures = strict.get("measure") or loose.get("measure") or ()
    if not products and not any(knowledge.terms["indicator"][code].measure in measures for code in indicators):
        indicators = _measured_topics(spans, measures, knowledge) or indicators
    if hints and not indicators:
        loose["indicator"] = tuple(dict.fromkeys(hints))
    if origins:
        loose = {"origin": tuple(origins), **loose}
    last = spans[-1] if spans else None
    dangling = last.codes("marker")[0] if last and last.is_a("marker") else None
    return Wanted(
        tuple(dict.fromkeys(indicators)), tuple(dict.fromkeys(products)), tuple(dict.fromkeys(areas)), tuple(dict.fromkeys(periods)),
        strict, loose, total and not areas, each, dangling, prefix, any(a.code != knowledge.subject.area for a in areas),
    )  # fmt: skip


def _measured_topics(spans: Sequence[Span], measures: Sequence[str], knowledge: Knowledge) -> list[str]:
    """The indicators that measure a topic which is named instead of them: "how long does the truce last?"."""
    topics = {code for span in spans for code in span.codes("topic")}
    terms = knowledge.terms["indicator"].items()
    return [code for code, term in terms if topics & set(term.topics) and term.measure in measures][:1]


def _is_unit_of(spans: Sequence[Span], at: int) -> bool:
    """Whether an indicator is named as what another one is counted in."""
    return spans[at - 1].text == "in" and not spans[at].possessive


def _is_taxed(spans: Sequence[Span], at: int, knowledge: Knowledge, lexicon: Lexicon) -> bool:
    """Whether an indicator only says what another one lies on: "tariffs on imports from America"."""
    if not spans[at].is_a("indicator"):
        return False
    back = at - 1
    while back >= 0 and (spans[back].is_a("area") or spans[back].is_a("filler")) and not spans[back].is_a("marker"):
        back -= 1
    if back < 1 or not spans[back].is_a("marker", "on"):
        return False
    earlier = [code for span in spans[:back] for code in span.codes("indicator")]
    earlier += [means["indicator"] for span in spans[:back] for i in span.codes("expression") if "indicator" in (means := lexicon.expressions[int(i)])]
    return any(knowledge.terms["indicator"][code].counterpart == "on" for code in earlier)


def _members(knowledge: Knowledge, code: str) -> tuple[str, ...]:
    term = knowledge.terms["area"].get(code)
    return term.members if term and term.members else (code,)


def _marker(spans: Sequence[Span], at: int, lexicon: Lexicon) -> str | None:
    """The relation in which the area at `at` stands, by the words around it."""
    if at + 1 < len(spans):
        if spans[at + 1].is_a("marker", "after"):
            return "to"
        if spans[at + 1].is_a("marker", "goods"):
            return "goods"
    if spans[at].possessive:
        return "own"
    before = at - 1
    while (
        before >= 0
        and (spans[before].is_a("filler") or spans[before].is_a("cue", "total"))
        and not spans[before].is_a("marker")
    ):
        before -= 1
    # "the EU and ASEAN": the second stands in the relation of the first.
    if before >= 1 and spans[before].is_a("join") and spans[before - 1].is_a("area"):
        return _marker(spans, before - 1, lexicon)
    if before >= 0 and spans[before].is_a("area") and spans[at].comma:
        return _marker(spans, before, lexicon)
    if before >= 1 and spans[before].is_a("marker", "from") and spans[before - 1].is_a("marker", "goods"):
        return "goods"  # "goods from China"
    if before >= 0 and spans[before].is_a("marker"):
        return next((c for c in spans[before].codes("marker") if c in _RELATIONS), None)
    if before >= 0 and spans[before].is_a("expression"):  # "buying from"
        last = lexicon.senses.get((spans[before].text.rsplit(" ", 1)[-1],), ())
        return next((sense.code for sense in last if sense.dimension == "marker" and sense.code in _RELATIONS), None)
    return None


# Prepositions that say which part an area has.
_RELATIONS = ("to", "from", "on", "by", "with", "of", "in")


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
    for other in others[:at]:
        if "kind" in other.strict and "kind" not in part.strict:  # "forecasts for exports and for imports"
            part = replace(part, loose={"kind": other.strict["kind"], **part.loose})
    for other in order:
        if "unit" in other.strict and "unit" not in part.strict:  # "exports and imports in dollars"
            part = replace(part, loose={"unit": other.strict["unit"], **part.loose})
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
        case "goods":  # "Chinese goods": sold by China, bought from China, taxed
            return "area" if relation == "to" else "counterpart"
        case "of":
            return "counterpart" if relation == "from" and area.code != home else "area"
        case "from":
            return "area"
        case "to":
            return "area" if relation in ("from", "on") else "counterpart"
        case "in" if relation == "on":
            return "area"
        case "on" if relation == "on":
            return "counterpart"
        case _:
            if area.code == home:  # "China exports"; "China tariffs" may be either side's
                return "area" if indicator and indicator.unmarked == "counterpart" else "either"
            return indicator.unmarked or "counterpart" if indicator else "either"

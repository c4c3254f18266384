"""A question's spans → the parts that each want something: "sales to the Finns and purchases from Sweden" has two."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.facts.model import Knowledge, Measure, Subject
from bot.facts.period import months_before
from bot.understanding.areas import AskedArea
from bot.understanding.lexicon import Lexicon, Sense
from bot.understanding.recognise import Span
from bot.understanding.wanted import Wanted, wanted_of

_COMPARING = (("marker", "than"), ("marker", "on"), ("cue", "versus_expectation"))
_OF_TIME = frozenset({"relative_period", "number", "month"})
_CHANGING = frozenset({"change", "rise", "fall", "versus_expectation"})


@dataclass(frozen=True)
class _Piece:
    """A stretch of a sentence, and whether a joining word ("and", "vs") stands before it, not only a comma."""

    spans: tuple[Span, ...]
    joined: bool


@dataclass(frozen=True)
class _Part:
    """What a piece wants."""

    wanted: Wanted
    joined: bool


def wanted_parts(sentences: Sequence[Sequence[Span]], knowledge: Knowledge, lexicon: Lexicon) -> list[Wanted]:
    """What each part of a question wants, completed from the others; what holds for all is in each."""
    pieces = [piece for sentence in sentences for piece in _with_topics(_split(_without_base(sentence, knowledge)))]
    found = [
        _Part(wanted, piece.joined)
        for piece in pieces
        if not (wanted := wanted_of(piece.spans, knowledge, lexicon)).is_empty
    ]
    if not found:
        return []
    found = _gathered(found)
    named = [part for part in found if part.wanted.names_something]
    named = named or [part for part in found if part.wanted.hints] or found[:1]
    remarks = [part for part in found if not any(part is other for other in named)]
    last = named[-1].wanted
    term = knowledge.terms["indicator"].get(last.indicators[-1]) if last.indicators and not last.differing else None
    parts, shared = _alternatives([part.wanted for part in named], remarks, term.measure if term else None)
    parts = [_joined(_with_rest_from(part, parts, at), shared) for at, part in enumerate(parts)]
    return list({repr(part): part for part in parts}.values()) if len(parts) > 1 else parts


def _gathered(found: list[_Part]) -> list[_Part]:
    """What a comma only sets off belongs together: "berries, did purchases rise?", "tolls: Sweden on Norway or Norway on Sweden"."""
    gathered: list[_Part] = []
    for part in found:
        last = gathered[-1] if gathered else None
        if last and not part.joined and _complement(last.wanted, part.wanted):
            merged = _joined(part.wanted, [last.wanted])
            whole = replace(
                merged,
                indicators=last.wanted.indicators or part.wanted.indicators,
                products=last.wanted.products or part.wanted.products,
                areas=(last.wanted if last.wanted.abroad else part.wanted).areas or last.wanted.areas,
                abroad=last.wanted.abroad or part.wanted.abroad,
            )
            gathered[-1] = _Part(whole, last.joined)
        else:
            gathered.append(part)
    return gathered


def _complement(one: Wanted, two: Wanted) -> bool:
    """Whether one names what is measured and the other of what, and nothing else is said twice."""
    if not (one.names_something and two.names_something):
        return False
    apart = bool(one.indicators) != bool(two.indicators)
    twice = (one.products and two.products) or (one.abroad and two.abroad) or (one.periods and two.periods)
    return apart and not twice


def _alternatives(
    named: list[Wanted], remarks: Sequence[_Part], usual: str | None
) -> tuple[list[Wanted], list[Wanted]]:
    """Which remarks are other choices ("November vs October", "growth and value"), and which hold for all ("in November").

    A remark is a choice where it differs from what is named, or from another remark, in the same dimension; or from the
    `usual` measure of what is named: "the surplus and its change on the month".
    """
    last = named[-1]
    choices: list[Wanted] = []
    for remark in remarks:
        others = [*named, *(other.wanted for other in remarks if other is not remark)]
        said = remark.wanted.differing
        measures = remark.joined and any(d in said for d in ("measure", "kind"))
        unusual = remark.joined and "measure" in said and usual is not None and usual not in said["measure"]
        if (measures and (remark.wanted.asks or unusual)) or any(_differ(remark, other) for other in others):
            choices.append(remark.wanted)
    shared = [remark.wanted for remark in remarks if not any(remark.wanted is choice for choice in choices)]
    # What is named stands for itself, unless the choices only spell it out: "sales: growth and value".
    spelt_out = len(choices) > 1 and not any(set(last.differing) & set(choice.differing) for choice in choices)
    spelt_out = spelt_out and not any(choice.asks for choice in choices)
    on_last = [_joined(_on(choice, last), [last]) for choice in choices]
    return ([*named[:-1], *on_last] if spelt_out else [*named, *on_last]), shared


def _differ(remark: _Part, other: Wanted) -> bool:
    """Whether both say something of the same dimension, and not the same; what a comma sets off may say it more exactly."""
    mine, theirs = remark.wanted.differing, other.differing
    dimensions = [d for d in mine if d in theirs and (remark.joined or d in remark.wanted.firm or d == "period")]
    if not remark.joined and other.names_something:
        dimensions = [d for d in dimensions if d in other.firm]
    return any(not _meet(mine[dimension], theirs[dimension]) for dimension in dimensions)


def _meet(one: tuple[object, ...], two: tuple[object, ...]) -> bool:
    return bool(set(one) & set(two))


def _on(choice: Wanted, named: Wanted) -> Wanted:
    """A choice with the subject that is named for all of them."""
    return replace(
        choice,
        indicators=named.indicators,
        products=named.products,
        areas=named.areas,
        abroad=named.abroad,
        prefix=named.prefix,
    )


def _joined(part: Wanted, shared: Sequence[Wanted]) -> Wanted:
    for other in shared:
        part = replace(
            part,
            periods=part.periods or other.periods,
            strict={**other.strict, **part.strict},
            loose={**{d: c for d, c in other.loose.items() if d not in part.strict}, **part.loose},
            total=part.total or other.total,
            each=part.each or other.each,
        )
    return part


def _split(spans: Sequence[Span]) -> list[_Piece]:
    """Cut at "and", "vs", "better than" and commas; the parts complete each other afterwards."""
    pieces: list[tuple[list[Span], bool]] = [([], False)]
    for span in spans:
        piece = pieces[-1][0]
        joins = (span.is_a("join") and not span.subject) or span.text.endswith(" than")
        if joins and not _in_stretch(piece):
            pieces.append(([span] if span.is_a("cue") else [], True))
            continue
        if span.comma and piece:
            pieces.append(([], False))
        pieces[-1][0].append(span)
    return [_Piece(tuple(piece), joined) for piece, joined in pieces if piece]


def _with_topics(pieces: Sequence[_Piece]) -> list[_Piece]:
    """What a comma only sets off from its topic belongs to it: "the truce, how long is it?"."""
    found: list[_Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and not piece.joined and any(span.is_a("topic") for span in last.spans) and not _says_more(last.spans):
            found[-1] = _Piece((*last.spans, *piece.spans), last.joined)
        else:
            found.append(piece)
    return found


def _says_more(spans: Sequence[Span]) -> bool:
    return not all(span.dimensions <= {"topic", "filler", "marker"} for span in spans)


def _in_stretch(piece: Sequence[Span]) -> bool:
    """Whether "and" stands in "between January and November"."""
    return len(piece) > 1 and piece[-1].is_a("month") and piece[-2].is_a("between")


def _without_base(spans: Sequence[Span], knowledge: Knowledge) -> Sequence[Span]:
    """The sentence with "vs last year" read as what a change is measured on, unless two levels are compared."""
    terms, subject = knowledge.terms["indicator"], knowledge.subject
    if any(span.is_a("number") and span.text.isdigit() and len(span.text) == len("2024") for span in spans):
        spans = [span for span in spans if not span.is_a("relative_period", "whole_year")]
    levels = [terms[code].measure is Measure.LEVEL for span in spans for code in span.codes("indicator")]
    of_levels = bool(levels) and all(levels)
    changing = any(not _CHANGING.isdisjoint(span.codes("cue")) for span in spans)
    changing = changing or any(span.is_a("unit", "percent") for span in spans)
    if of_levels and not changing:
        return spans
    for at, span in enumerate(spans):
        base = _base(span, subject)
        # Two growth rates are compared, not measured on one another: "sale growth, November vs October".
        if base is None or (base is Measure.GROWTH_MOM and not of_levels):
            continue
        before = at - 1
        while before > 0 and not _compares(spans[before]) and _is_small(spans[before]):
            before -= 1
        if before >= 0 and _compares(spans[before]):
            measured = replace(span, senses=(Sense("measure", base),), comma=False)
            return [*spans[:before], measured, *spans[at + 1 :]]
    return spans


def _compares(span: Span) -> bool:
    return any(span.is_a(*kind) for kind in _COMPARING)


def _is_small(span: Span) -> bool:
    """A word that may stand between a comparison and what is compared with: "above that of October"."""
    return span.is_a("filler") or span.is_a("marker", "of") or span.is_a("marker", "in")


def _base(span: Span, subject: Subject) -> Measure | None:
    """What a change is measured on, where a span names the year or month before the current one."""
    if not span.is_any(_OF_TIME):
        return None
    year, month = (
        str(int(subject.period[:4]) - 1),
        months_before(subject.period, 1)[5:] if len(subject.period) == len("2025-11") else "",
    )
    if span.is_a("relative_period", "last_year") or (span.is_a("number") and span.text == year):
        return Measure.GROWTH_YOY
    if span.is_a("relative_period", "previous") or span.is_a("month", month):
        return Measure.GROWTH_MOM
    return None


def _with_rest_from(part: Wanted, others: Sequence[Wanted], at: int) -> Wanted:
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
        if "kind" in other.strict and "kind" not in part.strict:  # "forecasts for sales and for purchases"
            part = replace(part, loose={"kind": other.strict["kind"], **part.loose})
    for other in order:
        said = {**part.loose, **part.strict}
        if "unit" in other.strict and not {"unit", "measure"} & said.keys():  # "sales and purchases in dollars"
            part = replace(part, loose={"unit": other.strict["unit"], **part.loose})
    if not (own.indicators or own.products):
        for other in order:
            # How one part is counted says nothing of another that says so itself.
            own_say = {"measure", "unit"} if {"measure", "unit"} & {**part.strict, **part.loose}.keys() else set()
            strict = {dimension: codes for dimension, codes in other.strict.items() if dimension not in own_say}
            part = replace(part, strict={**strict, **part.strict}, loose={**other.loose, **part.loose})
    return part

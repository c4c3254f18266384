"""A question's spans → the parts that each want something: "exports to the EU and imports from the US" has two."""

from collections.abc import Sequence
from dataclasses import replace

from bot.facts.model import Knowledge, Measure
from bot.understanding.areas import AskedArea
from bot.understanding.lexicon import Lexicon, Sense
from bot.understanding.recognise import Span
from bot.understanding.wanted import Wanted, wanted_of

_BASES = {"last_year": Sense("measure", Measure.GROWTH_YOY), "previous": Sense("measure", Measure.GROWTH_MOM)}
_CHANGING = ("change", "rise", "fall", "versus_expectation")


def wanted_parts(sentences: Sequence[Sequence[Span]], knowledge: Knowledge, lexicon: Lexicon) -> list[Wanted]:
    """What each part of a question wants, completed from the others; what holds for all is in each."""
    pieces = [piece for sentence in sentences for piece in _split(_without_base(sentence, knowledge))]
    found = [wanted for piece in pieces if not (wanted := wanted_of(piece, knowledge, lexicon)).is_empty]
    if not found:
        return []
    named = [part for part in found if part.names_something] or [part for part in found if part.hints] or found[:1]
    remarks = [part for part in found if not any(part is other for other in named)]
    if len(named) == 1:
        parts, shared = _alternatives(named[0], remarks)
    else:
        parts, shared = named, remarks
    parts = [_joined(_with_rest_from(part, parts, at), shared) for at, part in enumerate(parts)]
    return list({repr(part): part for part in parts}.values())


def _alternatives(named: Wanted, remarks: Sequence[Wanted]) -> tuple[list[Wanted], list[Wanted]]:
    """Which remarks are other choices ("November vs October", "growth and value"), and which hold for all ("in November").

    A remark is a choice where it differs from what is named, or from another remark, in the same dimension.
    """
    choices = [
        remark
        for remark in remarks
        if any(_differ(remark, other) for other in (named, *remarks) if other is not remark)
    ]
    shared = [remark for remark in remarks if not any(remark is choice for choice in choices)]
    # What is named stands for itself where it says on its own what the choices differ in.
    alone = not choices or any(_differ(named, choice) for choice in choices)
    if alone:
        return [named, *choices], shared
    return [_joined(_on(choice, named), [named]) for choice in choices], shared


def _differ(one: Wanted, two: Wanted) -> bool:
    mine, theirs = one.differing, two.differing
    return any(dimension in theirs and not _meet(mine[dimension], theirs[dimension]) for dimension in mine)


def _meet(one: object, two: object) -> bool:
    assert isinstance(one, tuple)
    assert isinstance(two, tuple)
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
            strict={**{d: c for d, c in other.strict.items() if d not in part.loose}, **part.strict},
            loose={**{d: c for d, c in other.loose.items() if d not in part.strict}, **part.loose},
            total=part.total or other.total,
            each=part.each or other.each,
        )
    return part


def _split(spans: Sequence[Span]) -> list[list[Span]]:
    """Cut at "and", "vs", "better than" and commas; the parts complete each other afterwards."""
    pieces: list[list[Span]] = [[]]
    for span in spans:
        joins = (span.is_a("join") and not span.subject) or span.text.endswith(" than")
        if joins and not _in_stretch(pieces[-1]):
            pieces.append([])
            if span.is_a("cue"):
                pieces[-1].append(span)
            continue
        if span.comma and pieces[-1]:
            pieces.append([])
        pieces[-1].append(span)
    return [piece for piece in pieces if piece]


def _in_stretch(piece: Sequence[Span]) -> bool:
    """Whether "and" stands in "between January and November"."""
    return len(piece) > 1 and piece[-1].is_a("month") and piece[-2].is_a("between")


def _without_base(spans: Sequence[Span], knowledge: Knowledge) -> Sequence[Span]:
    """The sentence with "vs last year" read as what a change is measured on, unless two levels are compared."""
    terms = knowledge.terms["indicator"]
    levels = [terms[code].measure is Measure.LEVEL for span in spans for code in span.codes("indicator")]
    changing = any(span.is_a("cue", cue) for span in spans for cue in _CHANGING) or any(
        span.is_a("unit", "percent") for span in spans
    )
    if levels and all(levels) and not changing:
        return spans
    for at, span in enumerate(spans):
        base = next((code for code in span.codes("relative_period") if code in _BASES), None)
        if base is None:
            continue
        before = at - 1
        while before > 0 and spans[before].is_a("filler") and not spans[before].is_a("marker"):
            before -= 1
        if before >= 0 and (spans[before].is_a("marker", "than") or spans[before].is_a("marker", "on")):
            measured = replace(span, senses=(_BASES[base],))
            return [*spans[:before], measured, *spans[at + 1 :]]
    return spans


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
        if "kind" in other.strict and "kind" not in part.strict:  # "forecasts for exports and for imports"
            part = replace(part, loose={"kind": other.strict["kind"], **part.loose})
    for other in order:
        if "unit" in other.strict and "unit" not in part.strict:  # "exports and imports in dollars"
            part = replace(part, loose={"unit": other.strict["unit"], **part.loose})
    if not own.indicators:
        for other in order:
            part = replace(part, strict={**other.strict, **part.strict}, loose={**other.loose, **part.loose})
    return part

"""A question's spans → the parts that each want something: "exports to the EU and imports from the US" has two."""

from collections.abc import Sequence
from dataclasses import replace

from bot.facts.model import Knowledge
from bot.understanding.lexicon import Lexicon
from bot.understanding.recognise import Span
from bot.understanding.wanted import Wanted, wanted_of, with_rest_from


def wanted_parts(sentences: Sequence[Sequence[Span]], knowledge: Knowledge, lexicon: Lexicon) -> list[Wanted]:
    """What each part of a question wants, completed from the others; what holds for all is in each."""
    pieces = [piece for sentence in sentences for piece in _split(sentence)]
    found = [wanted for piece in pieces if not (wanted := wanted_of(piece, knowledge, lexicon)).is_empty]
    if not found:
        return []
    named = [part for part in found if part.names_something] or found[:1]
    parts = [part for part in found if part in named or _is_alternative(part, named)]
    shared = [part for part in found if part not in parts]
    completed = []
    for at, part in enumerate(parts):
        part = with_rest_from(part, parts, at)
        for other in shared:
            part = _joined(part, other)
        completed.append(part)
    return list({repr(part): part for part in completed}.values())


def _split(spans: Sequence[Span]) -> list[list[Span]]:
    """Cut at "and", "vs" and commas; a word that joins two areas alone cuts too, and the parts complete each other."""
    pieces: list[list[Span]] = [[]]
    for span in spans:
        if span.is_a("join") and not span.subject and not _in_stretch(pieces[-1]):
            pieces.append([])
            continue
        if span.comma and pieces[-1]:
            pieces.append([])
        pieces[-1].append(span)
    return [piece for piece in pieces if piece]


def _in_stretch(piece: Sequence[Span]) -> bool:
    """Whether "and" stands in "between January and November"."""
    return len(piece) > 1 and piece[-1].is_a("month") and piece[-2].is_a("between")


def _is_alternative(part: Wanted, named: Sequence[Wanted]) -> bool:
    """Whether a part that names nothing is another choice ("November vs October"), not a remark for all ("in November")."""
    for other in named:
        if part.periods and other.periods and part.periods != other.periods:
            return True
        if any(other.strict.get(dimension, codes) != codes for dimension, codes in part.strict.items()):
            return True
        if any(
            dimension in other.loose and not set(other.loose[dimension]) & set(codes)
            for dimension, codes in part.strict.items()
        ):
            return True  # "how much did it fall, and for how many months?"
    return False


def _joined(part: Wanted, shared: Wanted) -> Wanted:
    return replace(
        part,
        periods=part.periods or shared.periods,
        strict={**shared.strict, **part.strict},
        loose={**shared.loose, **part.loose},
        total=part.total or shared.total,
        each=part.each or shared.each,
    )

"""A sentence → the stretches between its joining words and commas: "sales in May | and purchases | vs the poll"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.facts.model import Knowledge
from bot.facts.units import OF_A_HUNDRED
from bot.understanding.figures.base_period import CHANGING, sets_against, with_second_time, without_base
from bot.understanding.figures.calendar_words import ORDINAL_ENDS
from bot.understanding.figures.listed import with_shared_change
from bot.understanding.reading import Ask
from bot.understanding.spans.had import goes_on_having, says_had
from bot.understanding.spans.other_terms import COUNTING
from bot.understanding.words.dimensions import FILLER, INDICATED
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has, has_any

_NAMED = ("indicator", "product", "area")
_A_PAIR = 2
_PLACING = frozenset({"filler", "marker"})
# Only where one of these stands, or behind a comma, may a sentence come apart.
_CUTTING = frozenset({"join", "marker", "contrast", "cue"})
_TOPICAL, _TIME = frozenset({"topic", "filler", "marker"}), frozenset({"month", "relative_period"})


@dataclass(frozen=True)
class Piece:
    """A stretch of a sentence, and whether a joining word ("and", "vs") stands before it, not only a comma.

    `listed`: a comma does, and a joining word further on, so that the comma is one of a list: "A, B and C".
    """

    spans: tuple[Span, ...]
    joined: bool
    listed: bool = False
    compared: bool = False  # that word compares: "than", "vs"
    had: bool = False  # somebody has it already


def pieces_of(sentence: Sequence[Span], knowledge: Knowledge, lexicon: Lexicon, before: Sequence[Ask]) -> list[Piece]:
    """The stretches of a sentence; `before`: what the turn before was answered with."""
    timed = with_second_time(_with_place_last(sentence, knowledge.subject.area), knowledge.subject)
    pieces = _with_topics(_split(without_base(timed, knowledge, lexicon, before), lexicon))
    shared = with_shared_change([piece.spans for piece in pieces], [piece.compared for piece in pieces], lexicon)
    return [
        piece if spans is piece.spans else replace(piece, spans=spans)
        for piece, spans in zip(pieces, shared, strict=True)
    ]


def _with_place_last(spans: Sequence[Span], home: str) -> Sequence[Span]:
    """A place that a sentence begins with, where it holds for all of it: "in Norway, how much did rents and tolls rise"."""
    end = next((at for at, span in enumerate(spans) if not (span.is_a("area") or span.dimensions <= _PLACING)), 0)
    if not end or not spans[end].comma or not has(spans[:end], "area"):
        return spans
    several = sum(span.is_a("indicator") for span in spans) > 1
    if several or (has(spans[end + 1 :], "ask") and any(span.comma for span in spans[end + 1 :])):
        return spans
    if sum(span.is_a("area") for span in spans) > 1 + sum(("area", home) in span.senses for span in spans[end:]):
        return spans
    return (replace(spans[end], comma=False), *spans[end + 1 :], *spans[:end])


def _ends_in_unit(spans: Sequence[Span], at: int) -> bool:
    """Whether a comma only stands before what all is to be told in: "how many passed, in percent"."""
    last = at == len(spans) - 1 and spans[at].is_a("unit", *OF_A_HUNDRED)
    return last and any(span.text in COUNTING for span in spans[:at])


def _split(spans: Sequence[Span], lexicon: Lexicon) -> list[Piece]:
    """Cut at "and", "vs", "better than" and commas; the parts complete each other afterwards."""
    pieces: list[tuple[list[Span], Span | None]] = [([], None)]
    compared = False
    for at, span in enumerate(spans):
        piece = pieces[-1][0]
        if not span.comma and span.dimensions.isdisjoint(_CUTTING):
            piece.append(span if piece else _as_month(spans, at))
            continue
        joins = (span.is_a("join") and not span.subject) or span.text.endswith(" than") or _contrasts(spans, at)
        compared = compared or span.is_a("cue", "compare")
        joins = joins or (compared and _joins_compared(spans, at, piece)) or _beats(spans, at, piece)
        joins = joins or (span.is_a("contrast") and says_had(piece, lexicon))  # "I have May but not June"
        if joins and not _in_stretch(piece, spans[at + 1 :], compared=compared):
            pieces.append(([span] if span.is_any(("cue", "contrast")) else [], span))
            continue
        if span.comma and piece and not (_ends_date(span, piece) or _ends_in_unit(spans, at)):
            pieces.append(([], None))
        pieces[-1][0].append(span)
    last_join = max((at for at, (piece, join) in enumerate(pieces) if piece and join), default=-1)
    split = [
        Piece(tuple(piece), join is not None, join is None and 0 < at < last_join, bool(join and sets_against(join)))
        for at, (piece, join) in enumerate(pieces)
        if piece
    ]
    return _with_had(split, lexicon)


def _as_month(spans: Sequence[Span], at: int) -> Span:
    """A month's name that is a verb too as the month where it is joined to another: "April and May then"."""
    span = spans[at]
    if at < _A_PAIR or "verb" not in span.dimensions or not (span.is_a("month") and spans[at - 2].is_a("month")):
        return span
    return replace(span, senses=tuple(sense for sense in span.senses if sense.dimension == "month"))


def _ends_date(span: Span, piece: Sequence[Span]) -> bool:
    """Whether a comma only stands before the year of a day: "March 9, 2026", "March 9th, 2026"."""
    if span.year is None:
        return False
    day = piece[:-1] if piece[-1].text in ORDINAL_ENDS else piece
    return len(day) > 1 and day[-1].is_a("number") and day[-2].is_a("month")


def _with_had(split: Sequence[Piece], lexicon: Lexicon) -> list[Piece]:
    """The pieces, told apart by whether somebody has what they name already."""
    found: list[Piece] = []
    for piece in split:
        more = bool(found) and found[-1].had and piece.joined and not piece.spans[0].is_a("contrast")
        had = says_had(piece.spans, lexicon) or (more and goes_on_having(piece.spans, lexicon))
        found.append(replace(piece, had=True) if had else piece)
    return found


def _contrasts(spans: Sequence[Span], at: int) -> bool:
    """Whether a word sets how another thing moved against what was said: "but those to Sweden fell"; not "but in May"."""
    if not at or not spans[at].is_a("contrast"):
        return False
    rest = spans[at + 1 :]
    moves = any(not CHANGING.isdisjoint(span.codes("cue")) for span in rest)
    return moves and has_any(rest, _NAMED) and not rest[0].is_any(("ask", "follow_up"))


def _joins_compared(spans: Sequence[Span], at: int, piece: Sequence[Span]) -> bool:
    """Whether a preposition joins two of a kind: "compare sales in May with sales in June"."""
    if not spans[at].is_a("marker", "with", "to"):
        return False
    rest = [span for span in spans[at + 1 :] if span.dimensions != FILLER]
    if piece and piece[-1].is_a("indicator") and rest and rest[0].is_a("area"):
        return False  # "sales to Sweden"
    if piece and piece[-1].is_a("month", "01") and rest and rest[0].is_a("month"):
        return False  # "for January to May"
    rest = list(takewhile(lambda span: not (span.comma or span.is_a("join") or span.is_a("marker", "with")), rest))
    if rest and rest[0].is_a("cue", "expectation") and has(piece, "cue", "compare"):
        return True  # "compare sales with what was expected and with May"
    kinds = ("indicator", "product", "area", "month", "relative_period")
    return any(has(piece, kind) and has(rest, kind) for kind in kinds)


def _with_topics(pieces: Sequence[Piece]) -> list[Piece]:
    """What a comma only sets off from its topic belongs to it: "the truce (of May), how long is it?"."""
    found: list[Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and not piece.joined and has(last.spans, "topic") and not _says_more(last.spans, piece.spans):
            found[-1] = Piece((*last.spans, *piece.spans), last.joined)
        else:
            found.append(piece)
    return found


def _says_more(spans: Sequence[Span], asked: Sequence[Span]) -> bool:
    """Whether more is said than the topic, and when it was where nothing else is asked of."""
    dated = not has_any(asked, INDICATED | _TIME)
    return not all(span.dimensions <= _TOPICAL or (dated and span.is_any(_TIME)) for span in spans)


def _beats(spans: Sequence[Span], at: int, piece: Sequence[Span]) -> bool:
    """Whether a verb sets one place against another: "did Sweden beat Norway"."""
    if not spans[at].is_a("cue", "versus_expectation", "more_than"):
        return False
    beaten = next((span for span in spans[at + 1 :] if span.dimensions != FILLER), None)
    return beaten is not None and beaten.is_a("area") and has_any(piece, ("area", "expression"))


def _in_stretch(piece: Sequence[Span], rest: Sequence[Span], *, compared: bool) -> bool:
    """Whether "and" stands in "between January and November", "between two mayors", and not in a gap between the two."""
    before = [span for span in piece if span.is_a("between") or span.dimensions != FILLER]
    start = next((back for back in range(len(before)) if before[-1 - back].is_a("between")), 0)
    if not start:
        return False
    if start > 1 or before[-1].is_a("number"):  # "between 12 November and 18 November", "between 12 and 18 November"
        ends = (*before[-start:], *rest[:2])
        return has(ends, "month") and all(span.is_any(("month", "number")) for span in ends)
    return before[-1].is_any(("month", "person")) or (before[-1].is_a("area") and not compared)

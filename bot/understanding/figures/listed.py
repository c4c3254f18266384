"""What one word says of a whole list: "did sales, tolls and rents fall" asks of each how it fell."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.figures.completed import with_shared
from bot.understanding.figures.named_part import Part
from bot.understanding.words.dimensions import MOVES
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has, has_any

_NAMES = frozenset({"indicator", "product", "area", "expression"})
# What a thing that is only named may have around it.
_AROUND = _NAMES | {"filler", "join", "marker", "month", "relative_period", "number", "owner"}
_OF = ("of", "in")


def with_shared_change(
    pieces: Sequence[tuple[Span, ...]], compared: Sequence[bool], lexicon: Lexicon
) -> list[tuple[Span, ...]]:
    """The pieces of a list, each with the word for a change that stands before or behind all of them.

    `compared`: which of them a comparison joins to the one before: "did sales rise more than rents". What only leads to
    the list is none of them: "in total, how much did sales and rents rise".
    """
    lead = next((at for at, piece in enumerate(pieces) if _names(piece)), 0)
    if lead:
        return [*pieces[:lead], *with_shared_change(pieces[lead:], compared[lead:], lexicon)]
    moves = [next((span for span in piece if _is_move(span)), None) for piece in pieces]
    if len(pieces) < 2 or sum(move is not None for move in moves) != 1 or not all(map(_names, pieces)):
        return list(pieces)
    at = next(at for at, move in enumerate(moves) if move is not None)
    others = [piece for other, piece in enumerate(pieces) if other != at]
    if at == 0:
        shared = (compared[1] or _is_before_all(pieces[0])) and all(map(_is_only_named, others))
    else:
        shared = at == len(pieces) - 1 and _is_behind_all(pieces, lexicon)
    move = moves[at]
    if not shared or move is None:
        return list(pieces)
    return [piece if piece is pieces[at] else (*piece, move) for piece in pieces]


def _is_move(span: Span) -> bool:
    return not MOVES.isdisjoint(span.codes("cue"))


def _names(piece: Sequence[Span]) -> bool:
    return has_any(piece, _NAMES)


def _is_only_named(piece: Sequence[Span]) -> bool:
    return all(span.is_any(_AROUND) or span.text.endswith(" than") for span in piece)


def _is_before_all(piece: Sequence[Span]) -> bool:
    """Whether what is named is tied to the change as its own: "the growth of sales | and tolls"."""
    at = next(at for at, span in enumerate(piece) if _is_move(span))
    after = piece[at + 1] if at + 1 < len(piece) else None
    return after is not None and after.text in _OF


def _is_behind_all(pieces: Sequence[Sequence[Span]], lexicon: Lexicon) -> bool:
    """Whether a verb of the first piece goes with the change at the end, or the list only says of what it is: "A and B growth"."""
    *before, last = pieces
    verbs = lexicon.lists.auxiliaries | lexicon.lists.linking
    moved = next(at for at, span in enumerate(last) if _is_move(span))
    if any(span.is_a("ask") or span.text in verbs for piece in (*before[1:], last[:moved]) for span in piece):
        return False  # "A, and did B rise"
    if not _names(last[:moved]) or (_names(last[moved:]) and not _is_of_what_is_measured(last[moved:], pieces)):
        return False
    first = next(at for at, span in enumerate(before[0]) if span.is_any(_NAMES))
    helped = any(span.text.split()[-1] in verbs for span in before[0][:first])
    return (helped and all(map(_is_only_named, before[1:]))) or not any(
        span.is_a("indicator") or not (span.is_any(_AROUND) or span.is_a("ask")) for piece in before for span in piece
    )


def _is_of_what_is_measured(rest: Sequence[Span], pieces: Sequence[Sequence[Span]]) -> bool:
    """Whether a change goes on with all that is measured: "berry and timber growth in sales"."""
    measured = (
        len(rest) > 1 and rest[1].text in _OF and has(rest, "indicator") and not has_any(rest, ("product", "area"))
    )
    return measured and sum(span.is_a("indicator") for piece in pieces for span in piece) == 1


def measured_last(found: list[Part]) -> list[Part]:
    """The parts, each with what is measured, where that stands last of all: "berries in May and June, how many kilos were sold".

    Also with the last of their times: "of berries in May and in June the sales, in kilos".
    """
    *before, last = found
    things = next((part.wanted for part in before if part.wanted.products), None)
    if things is None or any(part.wanted.indicators or part.wanted.areas for part in before):
        return found
    measured = last.wanted
    if not measured.indicators or measured.products or measured.areas or measured.total:
        return found
    timed = bool(measured.periods and things.periods)
    if timed != last.joined or (last.joined and "measure" not in measured.strict):
        return found
    of_all = replace(measured, periods=())
    told = [
        replace(part, wanted=replace(with_shared(part.wanted, [of_all]), indicators=measured.indicators))
        if part.wanted.products
        else part
        for part in before
    ]
    return [*told, replace(last, wanted=replace(measured, products=things.products))] if last.joined else told

"""Numbers that somebody has himself, and wants reckoned with or tells of his life: no number of an article is looked up by them."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.spans.printed import AskedNumber
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span

_IF = "if"
_AMOUNT = frozenset({"number", "unit"})
# What a small number that is looked up stands behind: "what was the 24 about", "is it 29".
_POINTING = ("the", "that", "this", "is", "was", "its", "are", "were", "or", "and", "vs", "versus")
_SMALL = 100


def is_reckoned(spans: Sequence[Span], numbers: Sequence[AskedNumber], lexicon: Lexicon) -> bool:
    """Whether the numbers of a question are only to be reckoned with, or those of somebody's own life."""
    if not lexicon.talkers:
        return False
    return (
        supposes(spans, lexicon)
        or any(_reckons(spans, at) for at, span in enumerate(spans) if span.text in lexicon.reckoning)
        or _is_part_of_a_number(spans)
        or _is_converted(spans, numbers)
        or any(_counts_his_own(spans, at) for at, span in enumerate(spans) if span.is_a("number"))
    )


def supposes(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """ "If I have", "if you take"."""
    return any(
        one.text == _IF and (after.text in lexicon.talkers or after.text == "you") for one, after in pairwise(spans)
    )


def _reckons(spans: Sequence[Span], at: int) -> bool:
    """ "Convert 900", "28.6 plus 19"; no "minus 28.6", which may be what is printed."""
    before = bool(at) and spans[at - 1].is_any(_AMOUNT)
    after = at + 1 < len(spans) and spans[at + 1].is_any(_AMOUNT)
    return after and (before or not spans[at].is_a("join"))


def _is_part_of_a_number(spans: Sequence[Span]) -> bool:
    """ "28.6% of 330"."""
    return any(
        spans[at].is_a("marker", "of") and spans[at - 1].is_a("unit") and spans[at + 1].is_any(_AMOUNT)
        for at in range(1, len(spans) - 1)
    )


def _is_converted(spans: Sequence[Span], numbers: Sequence[AskedNumber]) -> bool:
    """ "How many pounds is 900 tonnes", "900 tonnes in kilos"."""
    units = {code for span in spans for code in span.codes("unit")}
    return len(numbers) == 1 and numbers[0].unit is not None and len(units) > 1


def _counts_his_own(spans: Sequence[Span], at: int) -> bool:
    """Whether a small number without a unit counts what follows, and is not itself asked for: "for 3 days", "in 3 parcels"."""
    if not spans[at].text.isdigit() or int(spans[at].text) >= _SMALL or at == 0 or at + 1 == len(spans):
        return False
    before, after = spans[at - 1], spans[at + 1]
    pointed_at = before.text in _POINTING or before.is_a("cue") or before.is_a("ask")
    return not pointed_at and after.dimensions <= {"filler", "noise"} and not after.comma

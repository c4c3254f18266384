"""What makes another thing of a term beside it, or asks for a part of it: "re-sales", "sales by foreign firms", "how many doctors quit"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.spans.requests import clause_around
from bot.understanding.words.dimensions import FILLER, MEASURED, MEASURED_OR_HINTED, MOVES, PEOPLE
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has, has_any
from bot.understanding.words.word_class import WordClass

# Before a dash they make another thing of what stands after it.
PREFIXES = frozenset({"re", "non", "ex", "pre", "post", "sub", "cross", "intra", "inter", "semi", "micro", "macro"})
# What asks for a count of what follows.
COUNTING = ("how many", "number of")
# Among so many words stands what asks for a number; and what else a question for one has.
_OPENING, _OF_AMOUNT = 3, frozenset({"number", "level", "level_weak", "money", "reported", "total", "standing"})


def gauge_asked(spans: Sequence[Span], lexicon: Lexicon) -> str:
    """What a clause asks of that is always told as a number, and is none of ours: "how far have house prices come down"."""
    at = next((at for at, span in enumerate(spans) if span.text in lexicon.lists.gauges), None)
    if at is None:
        return ""
    clause, _ = clause_around(spans, at)
    begins, cues = clause[:_OPENING], {code for span in clause for code in span.codes("cue")}
    asked = has(begins, "ask") or has(begins, "cue", "number") or not cues.isdisjoint(MOVES)
    if not asked or cues - MOVES - _OF_AMOUNT or has_any(clause, MEASURED | PEOPLE | {"topic"}):
        return ""
    for before, span in pairwise((*clause[:1], *clause)):
        strange = before is not span and (not before.known or before.is_a("noise")) and not span.comma
        if span.text in lexicon.lists.gauges and (strange or not span.known):
            return f"{before.text} {span.text}" if strange else span.text
    return ""


def is_prefix(spans: Sequence[Span], at: int) -> bool:
    """Whether a dash ties a small word to a term, which then is another one: "re-sales"."""
    after = spans[at + 1] if at + 1 < len(spans) else None
    small = spans[at].text in PREFIXES
    return small and after is not None and after.hyphen and after.is_any(MEASURED_OR_HINTED)


def is_done_by_some(spans: Sequence[Span], at: int) -> bool:
    """Whether some of those who do it are named: "sales by foreign firms"."""
    if not spans[at].is_a("counted"):
        return False
    before = at - 1
    while before >= 0 and spans[before].is_a("filler") and not spans[before].is_a("marker"):
        before -= 1
    return before > 0 and spans[before].is_a("marker", "by") and any(span.subject for span in spans[:before])


def is_how_many(spans: Sequence[Span], at: int) -> bool:
    """Whether those are counted who do something, and no amount of it: "how many buyers"."""
    return at > 0 and spans[at].is_a("counted") and spans[at - 1].text in COUNTING


def is_done_to_counted(spans: Sequence[Span], at: int) -> bool:
    """Whether what happened says which of a thing are counted: "how many doctors quit", "how many beds are occupied"."""
    if spans[at].known or spans[at].kind is not WordClass.HAPPENING:
        return False
    asked = next((back for back in range(at - 1, 0, -1) if spans[back].dimensions != FILLER), 0)
    if asked and spans[asked].text in COUNTING and spans[asked - 1].is_a("join"):
        return True  # "how many doses were delivered and how many wasted"
    before = at - 1
    while before > 0 and spans[before].dimensions == FILLER:
        before -= 1
    counted = before
    while counted > 0 and spans[counted].is_any(MEASURED_OR_HINTED):
        counted -= 1
    return counted < before and spans[counted].text in COUNTING

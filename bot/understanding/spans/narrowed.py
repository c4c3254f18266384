"""Of whom or of what alone a number is asked, in words that nothing here is called by: "foreign-owned firms", "for women", "under 25s"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.understanding.spans.attached import attached_part
from bot.understanding.words.dimensions import MEASURED_OR_HINTED
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has_any
from bot.understanding.words.word_class import WordClass

# Words that say nothing of the subject: what has another in it ("toll-free", "two-year") is read by that.
_IDLE = frozenset({"filler", "noise", "counted", "owner", "particle", "everyday", "repair", "spoken_to", "contrast"})
_HOW = "ly"  # "closely-watched" narrows nothing
_THE, _OF_MANY = "the", "s"


def strange_part(spans: Sequence[Span], lexicon: Lexicon) -> str:
    """The words for the first such part of what is measured; empty where there is none."""
    if not has_any(spans, MEASURED_OR_HINTED):
        return ""
    if not lexicon.common:
        return attached_part(spans, lexicon)
    found = _compound(spans) if any(span.hyphen for span in spans) else ""
    return found or _age(spans, lexicon) or _group(spans, lexicon)


def _compound(spans: Sequence[Span]) -> str:
    """Words tied by a dash before a term, or behind a preposition: "foreign-owned firms", "sales of left-handed gloves"."""
    for start, end in _tied(spans):
        pieces = spans[start:end]
        idle = all(span.dimensions <= _IDLE for span in pieces) and not pieces[0].text.endswith(_HOW)
        before_a_term = end < len(spans) and spans[end].is_any(MEASURED_OR_HINTED) and not spans[end].comma
        if idle and (before_a_term or _is_governed(spans, start)):
            return " ".join(span.text for span in pieces)
    return ""


def _tied(spans: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """Where words tied by dashes begin and end."""
    start = 0
    for at in range(1, len(spans) + 1):
        if at == len(spans) or not spans[at].hyphen:
            if at - start > 1:
                yield start, at
            start = at


def _age(spans: Sequence[Span], lexicon: Lexicon) -> str:
    """A number of years that people are: "20 year olds", "over 65s"."""
    for at, (number, after) in enumerate(pairwise(spans)):
        if number.is_a("number") and (
            after.text in lexicon.lists.of_age
            or (after.text == _OF_MANY and at and spans[at - 1].is_a("cue", "more_than", "less_than"))
        ):
            return f"{number.text} {after.text}"
    return ""


def _group(spans: Sequence[Span], lexicon: Lexicon) -> str:
    """Those whose number alone is asked for: "the rate for women", "among the elderly", "for young people"."""
    lists = lexicon.lists
    for at, span in enumerate(spans):
        if span.text in lists.groups and not span.subject and _is_one_of_some(spans, at, lexicon):
            return span.text
        if span.kind is WordClass.DESCRIBING and at:
            after = spans[at + 1] if at + 1 < len(spans) else None
            if (
                spans[at - 1].text == _THE
                and _is_one_of_some(spans, at - 1, lexicon)
                and (after is None or after.known)
            ):
                return span.text
            if after is not None and after.is_a("counted") and _is_one_of_some(spans, at, lexicon):
                return f"{span.text} {after.text}"
    return ""


def _is_one_of_some(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    return _is_governed(spans, at) and spans[at - 1].text in lexicon.lists.for_some


def _is_governed(spans: Sequence[Span], at: int) -> bool:
    """Whether a preposition stands before it, and what is measured before that."""
    return at > 1 and spans[at - 1].is_a("marker") and has_any(spans[: at - 1], MEASURED_OR_HINTED)

"""The word for what everything here is of, where it only says so of another thing: "flu patients in intensive care", "died of flu"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.words.dimensions import FILLER, IDLE
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has, indicators_of

# What ties it to the thing before it: "admitted with flu", "deaths from flu", "shut because of flu".
_TYING = ("with", "of", "from", "by", "to")
_ENDING_ANOTHER = ("join", "contrast")


def without_subject_word(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans with a name of what is measured, which is the subject's own, idle where it only says of what something else is.

    What is only tied to that is left out with what ties it.
    """
    at = next((at for at, span in enumerate(spans) if span.text in lexicon.of_all), None)
    if at is None or not spans[at].is_a("indicator") or has(spans, "cue", "compare"):
        return spans
    if _is_before_another(spans, at, lexicon):
        return (*spans[:at], replace(spans[at], senses=IDLE), *spans[at + 1 :])
    start = at
    while start > 0 and _may_tie(spans[start - 1]) and not spans[start].comma:
        start -= 1
    tied = start > 0 and not spans[start].comma and any(map(_ties, spans[start:at]))
    return (*spans[:start], *spans[at + 1 :]) if tied and _has_another(spans[:start], spans[at], lexicon) else spans


def _is_before_another(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether another thing that is measured follows, or a word right behind it that nobody here knows: "a flu jab"."""
    after = spans[at + 1] if at + 1 < len(spans) else None
    if after is not None and not (after.known or after.comma):
        return True
    for span in spans[at + 1 :]:
        if span.comma or span.is_any(_ENDING_ANOTHER) or span.is_a("marker"):
            return False
        if _is_another(span, spans[at], lexicon):
            return True
    return False


def _ties(span: Span) -> bool:
    return span.is_a("marker", *_TYING) or span.is_a("cue", "why")


def _may_tie(span: Span) -> bool:
    return _ties(span) or span.dimensions == FILLER


def _has_another(before: Sequence[Span], named: Span, lexicon: Lexicon) -> bool:
    """Whether the clause that ends here names another thing that is measured."""
    for span in reversed(before):
        if span.is_any(_ENDING_ANOTHER):
            return False
        if _is_another(span, named, lexicon):
            return True
        if span.comma:
            return False
    return False


def _is_another(span: Span, than: Span, lexicon: Lexicon) -> bool:
    named = set(indicators_of(span, lexicon))
    return bool(named) and named.isdisjoint(than.codes("indicator"))

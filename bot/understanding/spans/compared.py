"""Words for by how much one thing is beyond another: "how much dearer did rents get", "how many fewer beds than last year"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.spans.opening import MUCH_OR_MANY
from bot.understanding.words.dimensions import IDLE, MEASURED
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import Sense
from bot.understanding.words.recognise import Span, has_any
from bot.understanding.words.word_class import WordClass

_CHANGED = (Sense("cue", "change"),)
# "How many fewer" asks for a number of what is counted, and not for how many there are.
_DIFFERING = (Sense("cue", "difference"), *_CHANGED)
_MANY = Sense("cue", "level_weak")
_COMPARATIVE = "er"
_NO_TERMS = ("noise", "topic", "counted", "owner")
# What a thing is set beside, and not measured on: "dearer than away tickets", "more than 50".
_OTHERS = ("indicator", "product", "area", "number")


def read_as_compared(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans with such a word read as a change, unless two things or a thing and a number are compared."""
    asks = next(
        (at for at, span in enumerate(spans) if span.is_a("ask") and span.text.split()[-1] in MUCH_OR_MANY), None
    )
    if asks is None or not lexicon.lists.comparing:
        return spans
    for at in range(asks + 1, len(spans)):
        if _is_comparative(spans[at], lexicon) and (at == asks + 1 or spans[at - 1].is_any(MEASURED)):
            said = _described(spans, at)  # "more expensive"
            if _is_of_two(spans[at:]) or _is_of_something_else(spans[at + said :], spans[at], lexicon):
                return spans
            counted = _MANY in spans[asks].senses
            ask = replace(spans[asks], senses=tuple(sense for sense in spans[asks].senses if sense != _MANY))
            changed = replace(spans[at], senses=_DIFFERING if counted else _CHANGED, kind=None)
            described = (replace(one, senses=IDLE, kind=None) for one in spans[at + 1 : at + said])
            return (*spans[:asks], ask, *spans[asks + 1 : at], changed, *described, *spans[at + said :])
    return spans


def is_comparing(span: Span) -> bool:
    """Whether what follows is what something is compared with: "than", "bigger than", "compared to"."""
    return span.is_a("marker", "than") or span.text.endswith(" than")


def _is_comparative(span: Span, lexicon: Lexicon) -> bool:
    if span.text in lexicon.lists.comparing:
        return True
    return not span.known and span.kind is WordClass.DESCRIBING and span.text.endswith(_COMPARATIVE)


def _is_of_something_else(rest: Sequence[Span], span: Span, lexicon: Lexicon) -> bool:
    """Whether more is asked for of what is no term: "how much more money do they want"."""
    return span.text in lexicon.lists.comparing and bool(rest) and (not rest[0].known or rest[0].is_any(_NO_TERMS))


def _described(spans: Sequence[Span], at: int) -> int:
    """How many spans from `at` are the comparative."""
    after = spans[at + 1] if at + 1 < len(spans) else None
    return 1 + (after is not None and not after.known and after.kind is WordClass.DESCRIBING)


def _is_of_two(spans: Sequence[Span]) -> bool:
    than = next((at for at, span in enumerate(spans) if span.is_a("marker", "than")), len(spans))
    return has_any(spans[than:], _OTHERS)

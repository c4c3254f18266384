"""The sentences of a question: which of them asks most, and which names nothing that is asked of."""

from collections.abc import Sequence

from bot.understanding.words.dimensions import MEASURED
from bot.understanding.words.recognise import Span

# In so few words a place by itself is asked of: "sales in May? and the US?".
_BARE = 4


def sentences_of(spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    """The spans by the sentence that they stand in."""
    grouped: dict[int, list[Span]] = {}
    for span in spans:
        grouped.setdefault(span.sentence, []).append(span)
    return [tuple(sentence) for sentence in grouped.values()]


def is_of_us(sentence: Sequence[Span]) -> bool:
    """Whether a name in it that is a word of any talk is only that: "can you settle something for us?"."""
    named = [at for at, span in enumerate(sentence) if span.subject]
    told = any(
        sentence[at - 1].is_any(("marker", "cue")) and not sentence[at - 1].is_a("marker", "in") for at in named if at
    )
    only = bool(named) and all(at and sentence[at].is_a("everyday") for at in named)
    return only and not told and len(sentence) > _BARE


def weight(sentence: Sequence[Span]) -> int:
    """How much of a question a sentence holds: most in what is measured."""
    return sum(3 * span.subject + 2 * span.is_any(MEASURED) + span.is_a("cue") + span.is_a("ask") for span in sentence)

"""Words read by what stands around them: verbs, and topics that name an indicator ("the sales rebound, by how much?")."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.lexicon import Lexicon, Sense
from bot.understanding.recognise import Span

_NAMED = frozenset({"indicator", "product", "expression", "hint"})
# What asks for a number.
_COUNTS = frozenset({"unit", "measure", "number"})
# What asks for somebody's words, or how something came about.
_OF_WORDS = ("why", "who", "quote", "say", "what_is", "where", "record", "sources")
_FORESEEING = ("would", "will")
_IDLE = (Sense("filler", ""),)
_EXPECTED = (Sense("cue", "expectation"),)
_HOW = ("much", "many", "percent", "percentage", "strongly", "far")


def read_as_verbs(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans with words read as the verbs that they are by where they stand.

    "Share the surplus" asks for no share; "how much did they think sales would grow" asks for what was expected.
    """
    texts = {span.text for span in spans}
    if "share" not in texts and texts.isdisjoint(_FORESEEING):
        return spans
    read = list(spans)
    would = next((at for at, span in enumerate(spans) if span.text in _FORESEEING), 0)
    counting = any(span.is_a("ask") and span.text.split()[-1] in _HOW for span in spans)
    for at, span in enumerate(spans):
        if span.text == "share" and _is_bidding(spans, at):
            read[at] = replace(span, senses=_IDLE)
        elif counting and at < would and span.is_a("cue", "quote") and " " not in span.text:
            read[at] = replace(span, senses=_EXPECTED)
    return tuple(read)


def _is_bidding(spans: Sequence[Span], at: int) -> bool:
    """Whether only politeness stands before a word, and what follows is not what it is of."""
    before = all(span.dimensions <= {"filler", "talk"} for span in spans[:at])
    after = next((span for span in spans[at + 1 :] if span.is_a("marker") or not span.is_a("filler")), None)
    return before and after is not None and not after.is_a("marker")


def read_as_measured(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans with such a topic taken apart into its words, where nothing else names what is measured."""
    topics = [span for span in spans if span.is_a("topic") and " " in span.text]
    if not topics or any(span.is_any(_NAMED) for span in spans):
        return spans
    dated = any(span.is_a("month") for span in spans) and not any(
        span.is_a("cue", cue) for span in spans for cue in _OF_WORDS
    )
    if not (dated or any(map(_asks_a_number, spans))):
        return spans
    return tuple(part for span in spans for part in (_apart(span, lexicon) if span in topics else (span,)))


def _asks_a_number(span: Span) -> bool:
    expected = span.is_a("cue", "expectation") or span.is_a("cue", "versus_expectation")
    return expected or span.is_any(_COUNTS) or (span.is_a("ask") and span.text.split()[-1] in _HOW)


def _apart(span: Span, lexicon: Lexicon) -> tuple[Span, ...]:
    """The words of a topic as spans of their own; the topic itself where none of them names an indicator."""
    words = [(word, lexicon.senses.get((word,), ())) for word in span.text.split()]
    if not any(sense.dimension == "indicator" for _, senses in words for sense in senses):
        return (span,)
    return tuple(
        Span(senses, word, span.sentence, comma=span.comma and not at) for at, (word, senses) in enumerate(words)
    )

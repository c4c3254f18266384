"""Topics of which a number is asked: by an indicator in their name ("the sales rebound, by how much?"), or by one that measures them."""

from collections.abc import Sequence
from dataclasses import replace

from bot.facts.model import Knowledge, Statement
from bot.understanding.spans.opening import OF_AN_AMOUNT
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import Sense
from bot.understanding.words.recognise import Span, has, names_measured

# What asks for a number.
_COUNTS = frozenset({"unit", "measure", "number"})
# What asks for somebody's words, or how something came about.
_OF_WORDS = ("why", "who", "quote", "say", "what_is", "where", "record", "sources")


def read_as_measured(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans with such a topic taken apart into its words, where nothing else names what is measured."""
    topics = [span for span in spans if span.is_a("topic") and " " in span.text]
    if not topics or names_measured(spans, lexicon):
        return spans
    dated = has(spans, "month") and not any(span.is_a("cue", cue) for span in spans for cue in _OF_WORDS)
    if not (dated or any(map(_asks_a_number, spans))):
        return spans
    return tuple(part for span in spans for part in (_apart(span, lexicon) if span in topics else (span,)))


def with_topic_at_length(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans with a topic of two words that the longer name of its thing parts: "the biggest cruise ship" of "biggest ship"."""
    for at in range(1, len(spans)):
        if " " not in spans[at].text or not spans[at].is_a("indicator") or " " in spans[at - 1].text:
            continue
        last = spans[at].text.rsplit(" ", 1)[1]
        name = next(
            (n for n in ((spans[at - 1].text, w) for w in (last, last.removesuffix("s"))) if n in lexicon.senses), None
        )
        if name is not None and {sense.dimension for sense in lexicon.senses[name]} == {"topic"}:
            topic = replace(spans[at - 1], senses=lexicon.senses[name], text=" ".join(name), kind=None)
            return (*spans[: at - 1], topic, *spans[at + 1 :])
    return spans


def with_topic_heard(
    spans: tuple[Span, ...], heard: Sequence[Statement], knowledge: Knowledge, lexicon: Lexicon
) -> tuple[Span, ...]:
    """The spans with "it" read as the topic of what was shown a turn before, where its own measure is asked: "how long does it run?"."""
    if not heard or any(span.subject for span in spans):
        return spans
    cues = {code for span in spans for code in span.codes("cue")}
    terms = knowledge.terms["indicator"].values()
    measured = {topic for term in terms if term.measure in cues for topic in term.topics}
    topic = next((topic for one in heard for topic in one.topics if topic in measured), None)
    at = next((at for at, span in enumerate(spans) if span.text.split()[-1] in lexicon.lists.referring), None)
    if topic is None or at is None:
        return spans
    return (*spans[:at], replace(spans[at], senses=(Sense("topic", topic),)), *spans[at + 1 :])


def _asks_a_number(span: Span) -> bool:
    expected = span.is_a("cue", "expectation", "versus_expectation", "streak")
    return expected or span.is_any(_COUNTS) or (span.is_a("ask") and span.text.split()[-1] in OF_AN_AMOUNT)


def _apart(span: Span, lexicon: Lexicon) -> tuple[Span, ...]:
    """The words of a topic as spans of their own; the topic itself where none of them names an indicator."""
    words = [(word, lexicon.senses.get((word,), ())) for word in span.text.split()]
    if not any(sense.dimension == "indicator" for _, senses in words for sense in senses):
        return (span,)
    return tuple(
        Span(senses, word, span.sentence, comma=span.comma and not at) for at, (word, senses) in enumerate(words)
    )

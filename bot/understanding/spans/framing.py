"""What people say before and after a question: greetings, excuses, thanks, who wants to know and what for."""

from dataclasses import replace

from bot.understanding.words.dimensions import IDLE
from bot.understanding.words.recognise import Span, has

_OF_THE_TALK = "greeting", "thanks"
# What is left must have one of these or a name of the subject, or all of it is only talk: "thanks for the help".
_ASKED = ("ask", "hint", "measure", "number", "month", "relative_period")
# "My Swedish boss wants to know"; "thanks, Anna from Sweden".
_LONGEST_ASKER, _LONGEST_SIGNATURE = 4, 4

# "About how many".
_ABOUT = "about"


def without_frame(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The question by itself: "hi all, my boss wants to know | sales in May | thanks in advance"."""
    start, end = 0, len(spans)
    while start < end and (skipped := _frames(spans, start)):
        start += skipped
    if 0 < start < end and spans[start].is_a("contrast"):
        start += 1  # "stupid question, but"
    while end > start and (signed := _signed(spans, end)):
        end -= signed
    rest = spans[start:end]
    if len(rest) == len(spans) or not _is_asked(rest):
        return _within(spans)
    return _within((replace(rest[0], comma=False), *rest[1:]))


def _within(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans, of which those that would lead to a question or close it are no more than words of the language here."""
    if not has(spans, "frame"):
        return spans
    return tuple(_as_a_word(span) if span.is_a("frame") else span for span in spans)


def _as_a_word(span: Span) -> Span:
    others = tuple(sense for sense in span.senses if sense.dimension != "frame")
    return replace(span, senses=others or IDLE)


def _is_asked(spans: tuple[Span, ...]) -> bool:
    return any(span.subject or span.is_any(_ASKED) for span in spans) or (bool(spans) and spans[0].is_a("cue"))


def _frames(spans: tuple[Span, ...], at: int) -> int:
    """How many spans from there on only lead to the question."""
    if _is_frame(spans[at]):
        return 1
    if spans[at].text == _ABOUT and at + 1 < len(spans) and spans[at + 1].is_a("ask"):
        return 1
    if not spans[at].is_a("owner"):
        return 0
    verb = next((to for to, one in enumerate(spans[at : at + _LONGEST_ASKER]) if one.is_a("frame", "asking")), 0)
    return verb + 1 if verb and not any(span.subject and not span.is_a("area") for span in spans[at : at + verb]) else 0


def _signed(spans: tuple[Span, ...], end: int) -> int:
    """How many spans before that only close the question: "thanks", "regards, Tom", "sent from my phone", "(source?)"."""
    last = spans[end - 1]
    if _is_frame(last) or last.is_a("frame", "after"):
        return 1
    if last.comma and last.is_a("cue", "sources") and " " not in last.text and has(spans[: end - 1], "ask"):
        return 1
    name = 1
    while name < min(_LONGEST_SIGNATURE, end) and not spans[end - name].subject:
        if spans[end - name - 1].is_a("frame", "signing") or spans[end - name - 1].is_a("talk", "thanks"):
            return name + 1
        name += 1
    return 0


def _is_frame(span: Span) -> bool:
    return span.is_a("frame", "around") or span.is_a("talk", *_OF_THE_TALK)

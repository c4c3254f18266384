"""What people say before and after a question: greetings, excuses, thanks, who wants to know and what for."""

from dataclasses import replace

from bot.understanding.spans.opening import opens
from bot.understanding.words.dimensions import IDLE, JOINING, TURNING
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has, has_any

_OF_THE_TALK = "greeting", "thanks"
# What is left must have one of these or a name of the subject, or all of it is only talk: "thanks for the help".
_ASKED = ("ask", "hint", "measure", "number", "month", "relative_period")
# What a turn may begin with that goes on from the one before, or how few words then ask for more of it.
_GOING_ON = (*TURNING, "swap")
_FEW, _BRIEF = 2, 3
# "Good to know, and".
_LONGEST_REMARK = 4
_REMARKED = {"filler", "frame", "talk", "repair", "marker"}
# What "now" is not the time of: "now the same months", "now in May".
_NEXT = (*JOINING, "same_time", "month", "relative_period", "number", "unit")
_NEXT_ASKED = ("expectation", "compare", "quote", "say")
# "My Swedish boss wants to know"; "thanks, Anna from Sweden".
_LONGEST_ASKER, _LONGEST_SIGNATURE = 4, 4

# "About how many".
_ABOUT = "about"


def without_frame(spans: tuple[Span, ...], lexicon: Lexicon, *, follows: bool = False) -> tuple[Span, ...]:
    """The question by itself: "hi all, my boss wants to know | sales in May | thanks in advance".

    `follows`: there was a turn before, on which it may go: "good to know, | and purchases?".
    """
    start, end = 0, len(spans)
    while start < end and (skipped := _frames(spans, start) or (follows and _leads_over(spans, start, lexicon))):
        start += skipped
    if 0 < start < end and spans[start].is_a("contrast"):
        start += 1  # "stupid question, but"
    if follows and has(spans[:start], "talk", *_OF_THE_TALK) and not _is_turn(spans[start:], lexicon):
        return _within(spans)
    # What stands after thanks signs a first turn, "thanks a lot Anna", and may be the question of a later one, "thanks, 2026?".
    signs_from = start if follows and has(spans[:start], "talk", "thanks") else 0
    while end > start and (signed := _signed(spans[signs_from:end])):
        end -= signed
    rest = spans[start:end]
    if len(rest) == len(spans) or not (_is_asked(rest) or (follows and _goes_on(rest, lexicon))):
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


def _is_turn(spans: tuple[Span, ...], lexicon: Lexicon) -> bool:
    """Whether what follows thanks or a greeting goes on asking; "that's all for today" and "how are you today" do not."""
    if any(span.subject for span in spans) or _goes_on(spans, lexicon):
        return True
    return len(spans) <= _BRIEF and not (has(spans, "relative_period", "current") or has(spans, "noise"))


def _goes_on(spans: tuple[Span, ...], lexicon: Lexicon) -> bool:
    """Whether more is asked of what was answered: "and the other way round", "in krone", "gap", "do they agree on that"."""
    if not spans or (len(spans) == 1 and spans[0].is_any(JOINING)):
        return False
    if spans[0].is_any(_GOING_ON) or has(spans, "unit"):
        return True
    return has(spans, "cue") and (len(spans) <= _FEW or opens(spans, lexicon))


def _leads_over(spans: tuple[Span, ...], at: int, lexicon: Lexicon) -> int:
    """How many spans from there on only lead over from the turn before: "fair enough, | and", "now | purchases", "and | and"."""
    rest = spans[at + 1 :]
    if spans[at].is_a("frame", "next"):
        return int(has_any(rest, _NEXT) or any(_is_next(span, lexicon) for span in rest))
    if spans[at].is_a("follow_up") and has(rest[:1], "follow_up"):
        return 1
    for to, span in enumerate(rest[:_LONGEST_REMARK], at + 1):
        if not spans[to - 1].dimensions <= _REMARKED:
            return 0
        ended = span.sentence > spans[at].sentence
        if ended or ((span.is_any(JOINING) or span.is_a("frame", "next")) and (span.comma or to == at + 1)):
            return to - at
    return 0


def _is_next(span: Span, lexicon: Lexicon) -> bool:
    """Whether it asks for something else than when: "now Sweden", "now which is bigger"."""
    return span.subject or span.is_a("cue", *_NEXT_ASKED) or span.text in lexicon.lists.outdoing


def _frames(spans: tuple[Span, ...], at: int) -> int:
    """How many spans from there on only lead to the question."""
    if _is_frame(spans[at]) or (spans[at].is_a("frame", "remark") and _ends(spans, at)):
        return 1
    if spans[at].text == _ABOUT and at + 1 < len(spans) and spans[at + 1].is_a("ask"):
        return 1
    if at and spans[at].is_a("spoken_to") and not spans[at].comma and spans[at - 1].is_a("talk", *_OF_THE_TALK):
        return 1  # "good night all"
    if not spans[at].is_a("owner"):
        return 0
    verb = next((to for to, one in enumerate(spans[at : at + _LONGEST_ASKER]) if one.is_a("frame", "asking")), 0)
    return verb + 1 if verb and not any(span.subject and not span.is_a("area") for span in spans[at : at + verb]) else 0


def _signed(spans: tuple[Span, ...]) -> int:
    """How many spans at the end only close the question: "thanks", "regards, Tom", "sent from my phone", "(source?)"."""
    last = spans[-1]
    if _is_frame(last) or last.is_a("frame", "after"):
        return 1
    if last.comma and last.is_a("cue", "sources") and " " not in last.text and has(spans[:-1], "ask"):
        return 1
    name = 1
    while name < min(_LONGEST_SIGNATURE, len(spans)) and not spans[-name].subject:
        if spans[-name - 1].is_a("frame", "signing") or spans[-name - 1].is_a("talk", "thanks"):
            return name + 1
        name += 1
    return 0


def _ends(spans: tuple[Span, ...], at: int) -> bool:
    """Whether a clause ends there, or another question is joined on."""
    after = spans[at + 1 : at + 2]
    return any(span.comma or span.sentence > spans[at].sentence or span.is_any(JOINING) for span in after)


def _is_frame(span: Span) -> bool:
    return span.is_a("frame", "around", "announcing") or span.is_a("talk", *_OF_THE_TALK)

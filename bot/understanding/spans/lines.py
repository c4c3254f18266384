"""Lines of a question that is broken into several: one goes on with the sentence before it, or begins another: "hi all⏎how much …"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.spans.opening import opens
from bot.understanding.spans.telling import talks
from bot.understanding.words.dimensions import MEASURED_OR_HINTED, PEOPLE
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has_any
from bot.understanding.words.word_class import WordClass

# After or before one of these a sentence is not over: "exports to⏎Sweden", "sales⏎in May".
_LEADING_ON = ("ask", "join", "contrast", "owner")
_GOING_ON = ("marker", "join", "unit")
# Of what only refers to something this alone has more behind it: "who said that⏎sales fell".
_THAT = "that"
_OF_THE_TALK = ("talk", "frame", "noise", "owner", "pronoun", "spoken_to")
# So few words are no sentence yet: "can u⏎tell me …".
_BRIEF = 3
# What is asked for, or of what.
_ASKING = MEASURED_OR_HINTED | PEOPLE | {"area", "topic", "ask", "measure", "unit"}


def with_lines_apart(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans, of which each line is a sentence of its own that does not go on with the one before it."""
    if not any(span.line for span in spans):
        return spans
    apart: list[Span] = []
    start = more = 0  # where the line before begins, and how many sentences the breaks have added
    for at, span in enumerate(spans):
        if at and (span.line or span.sentence != spans[at - 1].sentence):
            before, start = spans[start:at], at
            more += span.line and not _goes_on(before, _line(spans, at), lexicon)
        apart.append(replace(span, sentence=span.sentence + more))
    return tuple(apart)


def _line(spans: Sequence[Span], start: int) -> Sequence[Span]:
    """The spans from one to the end of its line."""
    ends = (at for at in range(start + 1, len(spans)) if spans[at].line or spans[at].sentence != spans[start].sentence)
    return spans[start : next(ends, len(spans))]


def _goes_on(before: Sequence[Span], line: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether a line is the rest of the sentence that the one before it began."""
    last, first = before[-1], line[0]
    small = last.text in lexicon.small and not (last.text in lexicon.lists.referring and last.text != _THAT)
    leading = last.possessive or last.is_any(_LEADING_ON) or small or _is_preposition(last)
    if leading or (first.is_any(_GOING_ON) and not (opens(line, lexicon) and _is_talk(before, lexicon))):
        return True
    return not (opens(line, lexicon) or _is_talk(before, lexicon) or _is_talk(line, lexicon))


def _is_preposition(span: Span) -> bool:
    return span.is_a("marker") and not span.is_a("marker", "goods")


def _is_talk(line: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether a line is a sentence that tells something and asks nothing: "my boss is waiting"; not "natural⏎gas sales"."""
    if len(line) > _BRIEF and talks(line, lexicon):
        return True  # whatever it names: "my brother works in a factory"
    if has_any(line, _ASKING) or any(span.year for span in line):
        return False
    signed = any(span.comma for span in line[1:])  # "best, Anna"
    return signed or not lexicon.lists.talkers or any(_is_telling(span, lexicon) for span in line)


def _is_telling(span: Span, lexicon: Lexicon) -> bool:
    """Whether it is a word of what somebody tells, and of no name."""
    verbs = lexicon.lists.linking | lexicon.lists.auxiliaries
    verbal = span.kind is WordClass.HAPPENING or not verbs.isdisjoint(span.text.split())
    return verbal or span.is_any(_OF_THE_TALK) or talks((span,), lexicon)

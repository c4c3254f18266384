"""What a question asks of statements in more than one word: what something is, what it says, what it was for."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.figures.asked import Asked
from bot.understanding.spans.opening import WHICH
from bot.understanding.words.dimensions import FILLER
from bot.understanding.words.recognise import Span, has_any
from bot.understanding.words.word_kin import how_telling

_OF_THE_TALK = ("noise", "spoken_to", "pronoun")
# From here on a word alone tells enough to be asked about, in the measure of word_kin.py.
_NO_WORD_OF_ANY_TALK = 3.0
# "Buddy", "of mine", "thinks".
_TO_HIS_VERB = 2


def is_what_something_is(asked: Asked) -> bool:
    """Whether no more is said than the name of a topic, and that it is asked about: "whats the truce"; not "whats the deal"."""
    rest = [span for span in asked.spans if span.dimensions != FILLER and not span.is_a("cue", "number")]
    if asked.cues != {"number"} or len(rest) != 1 or rest[0].dimensions != {"topic"}:
        return False
    return " " in rest[0].text or how_telling(rest[0].text) >= _NO_WORD_OF_ANY_TALK


def asks_what_something_says(spans: Sequence[Span]) -> bool:
    """Whether a topic is what says something: "what does the truce say about tolls"."""
    return any(one.is_a("topic") and after.is_a("cue", "say") for one, after in pairwise(spans))


def asks_what_for(spans: Sequence[Span]) -> bool:
    """Whether the purpose of something is asked for: "what was the meeting of the ministers for"."""
    return spans[-1].text == "for" and spans[0].text.startswith(WHICH)


def is_told_by_somebody(spans: Sequence[Span]) -> bool:
    """Whether only somebody of the talk has a view: "my friend thinks it only fell a little, how much was it?"."""
    views = [at for at, span in enumerate(spans) if span.is_a("cue", "quote")]
    return all(has_any(spans[max(at - _TO_HIS_VERB, 0) : at], _OF_THE_TALK) for at in views)

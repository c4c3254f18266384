"""Who judges something, and statements asked for by what they say: "who found that surprising", "the line about a cold winter"."""

from collections.abc import Sequence

from bot.understanding.figures.asked import Asked
from bot.understanding.words.dimensions import PEOPLE
from bot.understanding.words.recognise import Span
from bot.understanding.words.word_class import WordClass, word_class

_VERDICTS = ("versus_expectation", "judged", "more_than", "less_than")
# At the end of what somebody finds, "shocking" and "excellent" can be nothing else.
_AT_THE_END = (WordClass.DESCRIBING, WordClass.HAPPENING)
# "Who else found", "who was it that called".
_TO_HIS_VERB = 3


def who_judges(asked: Asked) -> bool:
    """Whether it is asked who finds something so: of what is measured, with a word for how; "who found more buyers" has none.

    So too where he is named: "why did the mayor call the fall shocking". Where nothing is measured, a statement may be asked for by
    what it says alone: "who said this was a fluke".
    """
    if verdicts(asked):
        return True
    if asked.named or asked.cues.isdisjoint(("who", "quote", "say")):
        return False
    return bool(_judged(asked)) or any(span.text in asked.lexicon.lists.quoting for span in asked.spans)


def verdicts(asked: Asked) -> tuple[Span, ...]:
    """How somebody who is asked for finds something: "surprising"."""
    judged = _judged(asked)
    found = tuple(span for span in judged if span.kind is WordClass.DESCRIBING or span.is_a("cue", *_VERDICTS))
    return found or tuple(span for span in judged[-1:] if not span.subject and word_class(span.text) in _AT_THE_END)


def _judged(asked: Asked) -> Sequence[Span]:
    """What follows on "who found", "why did the mayor call"; nothing where that is not asked."""
    spans, verbs = asked.spans, asked.lexicon.lists.judging
    for at, span in enumerate(spans):
        if span.is_a("cue", "who"):
            verb = next((to for to in range(at + 1, len(spans))[:_TO_HIS_VERB] if spans[to].text in verbs), None)
            return spans[verb + 1 :] if verb else ()
        if span.is_any(PEOPLE) and at + 1 < len(spans) and spans[at + 1].text in verbs:
            return spans[at + 2 :]
    return ()

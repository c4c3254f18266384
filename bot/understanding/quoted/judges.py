"""Who judges something, and statements asked for by what they say: "who found that surprising", "the line about a cold winter"."""

from bot.understanding.figures.asked import Asked
from bot.understanding.words.recognise import Span
from bot.understanding.words.word_class import WordClass

_VERDICTS = ("versus_expectation", "judged", "more_than", "less_than")
# "Who else found", "who was it that called".
_TO_HIS_VERB = 3


def who_judges(asked: Asked) -> bool:
    """Whether it is asked who finds something so: of what is measured, with a word for how; "who found more buyers" has none.

    Where nothing is measured, a statement may be asked for by what it says alone: "who said this was a fluke".
    """
    if verdicts(asked):
        return True
    if asked.named or asked.cues.isdisjoint(("who", "quote", "say")):
        return False
    return bool(_judged(asked)) or any(span.text in asked.lexicon.lists.quoting for span in asked.spans)


def verdicts(asked: Asked) -> tuple[Span, ...]:
    """How somebody who is asked for finds something: "surprising"."""
    return tuple(span for span in _judged(asked) if span.kind is WordClass.DESCRIBING or span.is_a("cue", *_VERDICTS))


def _judged(asked: Asked) -> tuple[Span, ...]:
    """What follows on "who found"; nothing where that is not asked."""
    if "who" not in asked.cues:
        return ()
    spans = asked.spans
    who = next(at for at, span in enumerate(spans) if span.is_a("cue", "who"))
    verbs = range(who + 1, min(who + 1 + _TO_HIS_VERB, len(spans)))
    verb = next((at for at in verbs if spans[at].text in asked.lexicon.lists.judging), len(spans))
    return spans[verb + 1 :]

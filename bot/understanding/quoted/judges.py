"""Who judges something: "who found that surprising", "which economist calls it a fluke"."""

from bot.understanding.figures.asked import Asked
from bot.understanding.words.recognise import Span
from bot.understanding.words.word_class import WordClass

_VERDICTS = ("versus_expectation", "judged", "more_than", "less_than")
# "Who else", "who was it that".
_TO_HIS_VERB = 2


def who_judges(asked: Asked) -> bool:
    """Whether it is asked who finds something so: of what is measured, with a word for how; "who found more buyers" has none."""
    if not asked.named and any(span.is_a("cue", "quote") and span.text in asked.lexicon.who_said for span in asked.spans):
        return True
    if "who" not in asked.cues:
        return False
    spans, judging = asked.spans, asked.lexicon.judging
    who = next(at for at, span in enumerate(spans) if span.is_a("cue", "who"))
    verb = next((at for at, span in enumerate(spans[: who + 1 + _TO_HIS_VERB]) if at > who and span.text in judging), None)
    return verb is not None and (not asked.named or any(map(_is_verdict, spans[verb + 1 :])))


def _is_verdict(span: Span) -> bool:
    return span.kind is WordClass.DESCRIBING or any(span.is_a("cue", cue) for cue in _VERDICTS)

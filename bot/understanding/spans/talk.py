"""Talk with the bot itself: a greeting, thanks, or a question about it."""

from collections.abc import Sequence

from bot.understanding.reading import Intent, Talk
from bot.understanding.spans.opening import Form
from bot.understanding.words.recognise import Span, has, has_any

# Thanks may have this many words around them; a greeting or a question about the bot stands nearly alone.
_LONGEST_TALK = 12
_MOST_UNKNOWN_IN_THANKS = 2
_TALK_INTENTS = {
    "about": Intent.ABOUT,
    "help": Intent.HELP,
    "thanks": Intent.THANKS,
    "greeting": Intent.GREETING,
}
_TIMES = ("relative_period", "quarter", "half")


def talk_of(spans: Sequence[Span]) -> Talk | None:
    """A greeting, thanks, or a question about the bot, with nothing else in it."""
    kinds = [code for span in spans for code in span.codes("talk")]
    if not kinds or len(spans) > _LONGEST_TALK or any(span.subject and not span.is_a("talk") for span in spans):
        return None
    kind = next(kind for kind in _TALK_INTENTS if kind in kinds)
    around = [span for span in spans if not span.is_any(("talk", "filler"))]
    unknown = sum(not span.known for span in around)
    if kind == "thanks":
        return Talk(Intent.THANKS) if unknown <= _MOST_UNKNOWN_IN_THANKS else None
    if unknown or (kind == "greeting" and any(span.is_any(("noise", "owner")) or span.is_a("cue") for span in around)):
        return None
    return Talk(_TALK_INTENTS[kind])


def goes_on_asking(spans: Sequence[Span], form: Form) -> bool:
    """Whether thanks are only the beginning of a turn: "thanks! and how did that change", "thank you. And this year?"."""
    if has(spans, "ask") and has_any(spans, ("cue", "measure", "unit")):
        return True
    times = (span for span in spans if span.is_any(_TIMES) and not span.is_a("relative_period", "current"))
    return form is not Form.PLAIN and any(times)  # "are you there now" is none

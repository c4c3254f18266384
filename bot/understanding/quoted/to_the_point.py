"""Whether the statements that were found tell what is asked of them, or are only about the same thing."""

from dataclasses import replace

from bot.understanding.figures.asked import Asked
from bot.understanding.quoted.himself import of_himself
from bot.understanding.quoted.said import Said
from bot.understanding.quoted.timed import of_its_years, telling_when
from bot.understanding.quoted.undone import undone
from bot.understanding.reading import Meaning, Statements, unknown

_TIMES = ("month", "number", "relative_period")
_NO_TIME_ALONE = frozenset({"who", "why", "where", "quote", "say"})


def if_to_the_point(said: Said, meaning: Meaning) -> Meaning:
    """What was found, without what does not tell the time that is asked of; a refusal where nothing is left, or it is beside the point."""
    if not isinstance(meaning, Statements):
        return meaning
    asked = said.asked
    untold = undone(said, meaning.statements) or of_himself(said.phrased, meaning.statements)
    told = () if untold else of_its_years(asked, meaning.statements)
    if told and _asks_when(asked):
        told = telling_when(asked, told)
    if told and asked.opens_with("where"):
        told = tuple(sorted(told, key=lambda statement: statement.place is None))
    if told:
        return replace(meaning, statements=told)
    untold = untold or tuple(span.text for span in asked.spans if span.is_any(_TIMES) or span.is_a("cue", "when"))
    return unknown(*untold)


def _asks_when(asked: Asked) -> bool:
    """Whether a time is what is asked for, rather than what "when" only tells more of: "what do tickets cost when they are bought late"."""
    if "when" not in asked.cues or not asked.cues.isdisjoint(_NO_TIME_ALONE):
        return False
    first = next(span for span in asked.spans if span.is_a("ask") or span.is_a("cue", "when"))
    return first.is_a("cue", "when")

"""Where something stands and how it moves are two questions: what tells only the one does not answer the other."""

from collections.abc import Sequence
from datetime import date

from bot.facts.model import CHANGES, Kind, Measure
from bot.facts.period import period
from bot.understanding.figures.asked import Asked
from bot.understanding.quoted.phrased import EXPECTING
from bot.understanding.reading import Ask

_STANDING = (Measure.RATE, Measure.SHARE, Measure.STREAK, Measure.DURATION)
_MOVES = frozenset({"rise", "fall"})
_COUNTED = frozenset({"streak", "level", "level_weak", "duration"})


def measured_otherwise(asked: Asked, asks: Sequence[Ask]) -> Measure | None:
    """What is asked of the series found and not told by them; None where they may answer."""
    if asks and _moved(asked, asks):
        return Measure.CHANGE
    if asks and _only_moving(asked, asks):
        return Measure.LEVEL
    return Measure.LEVEL if asks and _only_foreseen(asked, asks) else None


def _moved(asked: Asked, asks: Sequence[Ask]) -> bool:
    """ "How much were tolls cut?": by how much something moved is asked, and only where it stands is told."""
    how_much = any(span.is_a("ask") and span.text.endswith("how much") for span in asked.spans)
    moving = asked.cues & _MOVES and not asked.cues & _COUNTED
    if len(asks) > 1 and all(span.text.endswith("er") for span in asked.spans if span.is_a("cue", "rise", "fall")):
        return False  # "whose toll is higher, and how much is each?"
    return bool(how_much and moving) and all(ask.series.measure in _STANDING for ask in asks)


def _only_moving(asked: Asked, asks: Sequence[Ask]) -> bool:
    """ "The size of a flat": how big a thing is, of which only is told how something else of it moved."""
    named = any(part.indicators or part.hints for part in asked.parts) or asked.before
    return not named and _is_of_size(asked) and all(ask.series.measure in CHANGES for ask in asks)


def _only_foreseen(asked: Asked, asks: Sequence[Ask]) -> bool:
    """ "Where does the rate stand now?": where something stands is asked, and only what is still to come is told."""
    if asked.cues & {*EXPECTING, *_MOVES, "change"} or asked.codes("unit"):
        return False
    today = date.fromisoformat(asked.knowledge.subject.as_of)
    series = [ask.series for ask in asks]
    if any(one.kind is Kind.REPORTED or period(one.period).start <= today for one in series):
        return False
    now = any(not when.exact for part in asked.parts for when in part.periods)
    return now or (_is_of_size(asked) and all(one.measure is Measure.CHANGE for one in series))


def _is_of_size(asked: Asked) -> bool:
    """Whether how high something is or stands is asked, and not how many of anything."""
    return "standing" in asked.cues or any(
        span.is_a("cue", "level_weak") and not span.text.endswith("many") for span in asked.spans
    )

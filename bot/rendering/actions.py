"""What can be done with an answer beyond reading it: the buttons below it, and what each leads to."""

from typing import TypeAlias

from bot.answering.answer import Answer, Status
from bot.answering.beside import Beside, beside
from bot.facts.model import DIMENSIONS, Series
from bot.rendering.card import LONGEST_LABEL, MOST_BUTTONS
from bot.rendering.labels import clipped, differing
from bot.rendering.listing import Place, Told
from bot.rendering.lists import WHO_SAID_WHAT, WORDINGS
from bot.rendering.naming import series_name
from bot.rendering.voice import Voice, message
from bot.rendering.words import offered_question
from bot.understanding.reading import Gap, Intent

# One figure, a list, or a comparison of the one series.
Action: TypeAlias = Series | Place | tuple[Beside, Series]

EVERYTHING, ALL_DISPUTES, ALL_SOURCES = (
    message("Everything you can ask"),
    message("All disagreements"),
    message("What is known of them"),
)
_COMPARED = {
    Beside.MARKETS: message("By market"),
    Beside.BEFORE: message("Month before"),
    Beside.EXPECTED: message("Expected"),
}


def actions(answer: Answer, voice: Voice) -> list[tuple[str, Action]]:
    """What each button below an answer says and does. The key of all wordings is the id of the series."""
    if answer.speaker:
        asked = clipped(offered_question(answer, voice), LONGEST_LABEL)
        return [(asked, Place(Told.QUOTES, answer.speaker)), (voice.say(EVERYTHING), Place(Told.FAMILIES))]
    if answer.refusal and answer.refusal.gap is Gap.NO_STATEMENT:
        return [(voice.say(WHO_SAID_WHAT), Place(Told.QUOTES)), (voice.say(EVERYTHING), Place(Told.FAMILIES))]
    if answer.status in (Status.CHAT, Status.UNKNOWN):
        return [(voice.say(EVERYTHING), Place(Told.FAMILIES))]
    if answer.status is not Status.ANSWERED:
        return []
    if answer.intent is Intent.SOURCES and not answer.figures:
        return [(voice.say(ALL_SOURCES), Place(Told.ARTICLES))]
    if answer.intent is Intent.DISAGREEMENT and len(answer.figures) > 1:
        return [(voice.say(ALL_DISPUTES), Place(Told.DISPUTES))]
    if 1 < len(answer.figures) <= MOST_BUTTONS and not answer.near:
        return [(clipped(name, LONGEST_LABEL), series) for name, series in _told_apart(answer, voice)]
    if len(answer.figures) != 1:
        return []
    series = answer.figures[0].series
    found: list[tuple[str, Action]] = [(voice.say(WORDINGS), Place(Told.WORDINGS, series.id))]
    shown = () if answer.claim else tuple(Beside)
    return found + [(voice.say(_COMPARED[how]), (how, series)) for how in shown if beside(how, series, voice.knowledge)]


def _told_apart(answer: Answer, voice: Voice) -> list[tuple[str, Series]]:
    """The figures of an answer, each by that in which they differ; by its whole name where that does not tell it from the rest."""
    series = [figure.series for figure in answer.figures]
    unlike = tuple(d for d in DIMENSIONS if len({one.code(d) for one in series}) > 1)
    short = [differing(one, unlike, voice) for one in series]
    return [
        (name if name and short.count(name) == 1 else series_name(one, voice), one)
        for name, one in zip(short, series, strict=True)
    ]

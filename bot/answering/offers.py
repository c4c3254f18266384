"""What a refusal offers instead: other markets or periods of what was asked, or what a speaker is quoted on."""

from bot.answering.beside import Beside, beside, changes_of, varying
from bot.facts.model import CHANGES, Knowledge, Series
from bot.understanding.quoted.voices import attributed
from bot.understanding.reading import Gap, NotCovered

# As many as can be weighed against one another at a glance.
MOST_OFFERED = 3


def markets(refusal: NotCovered, knowledge: Knowledge) -> tuple[Series, ...]:
    """The same for each market that there is, those with a number first; empty where no market was missing."""
    if refusal.gap is not Gap.NO_SERIES or not refusal.near:
        return ()
    if not any(dimension in ("area", "counterpart") for dimension, _ in refusal.missing):
        return ()
    return tuple(one for one in beside(Beside.MARKETS, refusal.near[0], knowledge) if one.counterpart is not None)


def offered(refusal: NotCovered, knowledge: Knowledge) -> tuple[Series, ...]:
    """The series to ask for instead: a change told otherwise, the nearest, those of other markets or periods with a number."""
    changed = refusal.gap is Gap.NO_SERIES and any(d == "measure" and code in CHANGES for d, code in refusal.missing)
    changes = changes_of(refusal.near[:1], knowledge) if changed else ()
    others = markets(refusal, knowledge)
    if refusal.near and refusal.gap is Gap.NO_SERIES and any(dimension == "period" for dimension, _ in refusal.missing):
        others = (*varying(Beside.BEFORE, refusal.near[0], knowledge), *others)
    numbered = (one for one in others if any(report.reported for report in knowledge.by_series[one]))
    return tuple(dict.fromkeys((*changes, *refusal.near, *numbered)))[:MOST_OFFERED]


def speaker(refusal: NotCovered, knowledge: Knowledge) -> str | None:
    """The code of a person or house that was asked about and is quoted, though not on that."""
    if refusal.gap is not Gap.NO_STATEMENT:
        return None
    asked = (code for dimension, code in refusal.missing if dimension in ("person", "organisation"))
    return next((code for code in asked if attributed(knowledge, code)), None)

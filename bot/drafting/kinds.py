"""Whether a printed number was counted, foreseen or aimed at, by the words before it."""

import re

from bot.drafting.measured import AGAINST
from bot.drafting.passages import Clause, Sentence
from bot.facts.model import Kind
from bot.facts.numerals import Number
from bot.facts.period import period as parsed

# What looks ahead, before a number for a time that is not over.
_EXPECTING = re.compile(
    r"\b(?:expect|forecast|predict|project|foresee|anticipate|hope|estimate)(?:s|ed|ing)?\b|\bsees\b", re.IGNORECASE
)
_AIMING = re.compile(
    r"\b(?:target|aim|goal|pledge|promise|plan|want)(?:s|d|ed|ing)?\b|\bpromis(?:ing|ed)\b", re.IGNORECASE
)
_TO_BE = re.compile(r"\b(?:will|shall|would|goes|(?:is|are) (?:to|set to|due to|likely to|going to))\b", re.IGNORECASE)
# The same, before a number for a time that is over.
_EXPECTED = re.compile(
    r"\bhad (?:been )?(?:expected|forecast|predicted|projected|foreseen|anticipated)\b|\b(?:forecasts?|predicted|predictions?)\b"
    r"|\b(?:saw|seen)\b(?=.* at\b)",
    re.IGNORECASE,
)
_AIMED = re.compile(r"\b(?:goals?|targets?|quotas?|aim) (?:of|is|was|at)\b", re.IGNORECASE)
# So few words go on with what the clause before them told: "Meridian saw it at 33%, Datum at 32%".
_MOST_IN_A_LIST = 3


def kinds_of(number: Number, clause: Clause, sentence: Sentence, period: str, as_of: str) -> tuple[str, ...]:
    """The kinds that the words of a clause name, else what those before its number look to; none where it was counted."""
    before = sentence.text[: number.start]
    if named := _named(clause, sentence):
        return named
    if not is_ahead(period, as_of):
        return _once_foreseen(before, clause)
    if _AIMING.search(before):
        return (Kind.TARGET,)
    ahead = _EXPECTING.search(before) or parsed(period).start > parsed(as_of).start
    return (Kind.FORECAST,) if ahead else ()


def _named(clause: Clause, sentence: Sentence) -> tuple[str, ...]:
    """The kinds that a clause names, or that the one before it names which it ends: "the quota is to rise | to 24 million"."""
    at = sentence.clauses.index(clause)
    ends = at > 0 and sentence.text[: clause.start].endswith(" to ")
    return clause.wanted.strict.get("kind", ()) or (_named(sentence.clauses[at - 1], sentence) if ends else ())


def looks_ahead(text: str) -> bool:
    """Whether a sentence has a word of expecting or of aiming."""
    return bool(_EXPECTING.search(text) or _AIMING.search(text))


def foretells(text: str) -> bool:
    """Whether words before a number tell what is yet to be, and not what had once been expected."""
    return bool(looks_ahead(text) or _TO_BE.search(text)) and not _EXPECTED.search(text)


def is_ahead(period: str, as_of: str) -> bool:
    """Whether a period is not over on the subject's day."""
    end, today = parsed(period).end, parsed(as_of).start
    return end is None or end > today


def _once_foreseen(before: str, clause: Clause) -> tuple[str, ...]:
    """What somebody had expected of a time that is over; what it is compared with was counted."""
    own = before[clause.start :]
    if AGAINST.search(own):
        return ()
    if len(own.split()) <= _MOST_IN_A_LIST:
        own = before.rpartition(";")[2]
    if _AIMED.search(own):
        return (Kind.TARGET,)
    return (Kind.FORECAST,) if _EXPECTED.search(own) else ()

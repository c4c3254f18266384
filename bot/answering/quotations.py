"""Words in quotation marks → whether an article quotes them so: of this speaker, of somebody else, or bent."""

import re
from collections.abc import Sequence

from rapidfuzz.fuzz import ratio

from bot.answering.answer import CheckedClaim, ClaimVerdict, Off, Open
from bot.facts.model import Knowledge, Mode, Statement
from bot.understanding.claims.claimed import Quoted
from bot.understanding.words.text import words

# Words this alike are one quotation with something bent; less alike, another one.
_BENT = 70.0
_FEWEST_WORDS = 4


def quotation(quoted: Quoted, knowledge: Knowledge) -> CheckedClaim:
    """Words in quotation marks against what those named are quoted with, and against everybody else's."""
    given = _plain(quoted.text)
    own: list[Statement] = []
    others: list[Statement] = []
    for statement in knowledge.statements:
        if statement.mode is Mode.PARAPHRASE or len(_plain(statement.text)) < _FEWEST_WORDS:
            continue
        is_own = (
            statement.speaker in quoted.speakers if quoted.speakers else statement.organisation in quoted.organisations
        )
        (own if is_own else others).append(statement)
    for statement in own:
        if _holds(_plain(statement.text), given):
            return CheckedClaim(quoted.text, ClaimVerdict.SUPPORTED, statement=statement)
    for statement in others:
        if _holds(_plain(statement.text), given):
            return CheckedClaim(quoted.text, ClaimVerdict.CONTRADICTED, off=Off.SPEAKER, statement=statement)
    scored = [(ratio(" ".join(given), " ".join(_plain(s.text))), s) for s in own]
    score, nearest = max(scored, key=lambda one: one[0], default=(0.0, None))
    if nearest is not None and score >= _BENT:
        return CheckedClaim(quoted.text, ClaimVerdict.CONTRADICTED, off=Off.WORDS, statement=nearest)
    return CheckedClaim(quoted.text, ClaimVerdict.NOT_COVERED, open=Open.NOT_QUOTED)


def _plain(text: str) -> tuple[str, ...]:
    return words(re.sub(r"[\[\]]", "", text))


def _holds(whole: Sequence[str], part: Sequence[str]) -> bool:
    """Whether one holds the other, word for word and in a row."""
    return any(
        tuple(long[at : at + len(short)]) == tuple(short)
        for long, short in ((whole, part), (part, whole))
        for at in range(len(long) - len(short) + 1)
        if len(short) >= _FEWEST_WORDS
    )

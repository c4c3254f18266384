"""How a button or a choice names what it stands for, within Discord's lengths, for as long as the knowledge holds it. No Discord here."""

import hashlib
from collections.abc import Iterable

from bot.facts.model import Knowledge, Series

LONGEST_CUSTOM_ID = 100
# Discord's limit for the value of a choice.
LONGEST_VALUE = 100
# Marks a shortened code; no code and no series id begins with it.
_SHORT = "#"
_DIGITS = 32


def identity(code: str, room: int) -> str:
    """A code as it is where there is room for it, else its digest."""
    if len(code) <= room and not code.startswith(_SHORT):
        return code
    return _SHORT + hashlib.sha256(code.encode()).hexdigest()[: min(_DIGITS, room - 1)]


def found(named: str, codes: Iterable[str]) -> str | None:
    """The code that an identity, of this or an earlier process, names; None where there is none any more."""
    if not named.startswith(_SHORT):
        return named if named in codes else None
    return next((code for code in codes if identity(code, len(named)) == named), None)


def series_of(named: str, knowledge: Knowledge) -> Series | None:
    """The series that an identity names."""
    code = found(named, knowledge.by_id)
    return None if code is None else knowledge.by_id[code]

"""Inputs that nobody wrote: questions and claims with something done to them, and any Unicode there is; the same for a seed."""

import random
import sys
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from tests.tuning import tuning_cases

# What Discord lets a person with every privilege write.
LONGEST = 4_000
_MOST_CHANGES = 6
_SHARE_UNTOUCHED_UNICODE = 0.12
_SHARE_LONG = 0.02
_BLOCKS = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x5FF), (0x600, 0x6FF), (0x900, 0x97F), (0x1100, 0x11FF), (0x2000, 0x206F),
    (0x2070, 0x22FF), (0x3000, 0x30FF), (0x4E00, 0x9FFF), (0xAC00, 0xD7A3), (0xFE00, 0xFE0F), (0xFF00, 0xFFEF), (0x1D400, 0x1D7FF),
    (0x1F300, 0x1FAFF), (0xE0000, 0xE007F), (0, 0x1F), (0xD800, 0xDFFF), (0, sys.maxunicode),
)  # fmt: skip
_LOOKALIKES = str.maketrans("aceopxyiABEHKMOPCTX01234", "асеорхуіАВЕНКМОРСТХ０１２３４")
_SPICE = (
    "%", "-", "−", "–", "±", "$", "€", "¥", "1.", ".5", "1,000,000", "1e308", "-0", "0", "00", "٣٤٪", "½", "²", "NaN", "inf", "9" * 400,
    "billion", "trillion", "percentage points", "basis points", "double-digit", "almost", "more than", "between 3 and", "no", "not",
    "2025-13", "31 February", "Q5 2025", "the year 0", "99999", "last month", "next month", "tomorrow", "vs", "and", "or", "than",
    "@everyone", "<@1>", "<#1>", "<:a:1>", "`", "```", "**", "||", "# ", "> ", "[x](https://example.org)", "https://example.org/?q=1%",
    "\n", "\r\n", "\t", "\0", "\u200b", "\u200d", "\u202e", "\ufeff", "\u0301" * 30, "?" * 50, "!" * 50, "😀" * 20, "ﷺ", "İ", "ß", "ŉ",
    "'", '"', "“", "”", "\\", "{", "}", "{0}", "%s", "%(a)s", "</ask:1>", "<t:1>", "SELECT", "who", "said", "how much", "why", "when",
)  # fmt: skip


class How(Enum):
    """What is done with a text."""

    ASKED = "asked"
    CHECKED = "checked"
    LOOKED_UP = "looked up"


@dataclass(frozen=True)
class Given:
    """What one person does: turns of one talk, a text to be checked, or a number."""

    how: How
    turns: tuple[str, ...]


def mutated(seed: int, count: int) -> Iterator[Given]:
    """So many of them."""
    cases = tuning_cases()
    said = [question for case in cases for question in case.questions]
    claims = [case.claim for case in cases if case.claim is not None]
    rng = random.Random(seed)  # noqa: S311 - the same inputs each time
    for _ in range(count):
        kind = rng.random()
        if kind < 0.2:
            yield Given(How.CHECKED, (_spoilt(rng.choice(claims if rng.random() < 0.7 else said), said, rng),))
        elif kind < 0.25:
            yield Given(How.LOOKED_UP, (_spoilt(rng.choice(_SPICE), said, rng)[:100],))
        else:
            turns = 2 if kind > 0.9 else 1
            yield Given(How.ASKED, tuple(_spoilt(rng.choice(said), said, rng) for _ in range(turns)))


def _spoilt(text: str, said: Sequence[str], rng: random.Random) -> str:
    if rng.random() < _SHARE_UNTOUCHED_UNICODE:
        text = "".join(_letter(rng) for _ in range(rng.choice((0, 1, 2, 5, 20, 80))))
    for _ in range(rng.randrange(_MOST_CHANGES)):
        text = rng.choice(_CHANGES)(text, said, rng)
    if rng.random() < _SHARE_LONG:
        text = " ".join([text, *(rng.choice(said) for _ in range(rng.randrange(60)))])
    return text[: LONGEST if rng.random() < _SHARE_LONG else 400]


def _letter(rng: random.Random) -> str:
    return chr(rng.randint(*rng.choice(_BLOCKS)))


def _somewhere(text: str, rng: random.Random) -> int:
    return rng.randint(0, len(text))


def _dropped(text: str, _: Sequence[str], rng: random.Random) -> str:
    at = _somewhere(text, rng)
    return text[:at] + text[at + rng.choice((1, 1, 1, 4, 20)) :]


def _doubled(text: str, _: Sequence[str], rng: random.Random) -> str:
    at = _somewhere(text, rng)
    return text[:at] + text[at : at + rng.choice((1, 1, 5, 30))] + text[at:]


def _inserted(text: str, _: Sequence[str], rng: random.Random) -> str:
    at = _somewhere(text, rng)
    return text[:at] + _letter(rng) + text[at:]


def _spiced(text: str, _: Sequence[str], rng: random.Random) -> str:
    words = text.split(" ")
    words.insert(rng.randint(0, len(words)), rng.choice(_SPICE))
    return " ".join(words)


def _spliced(text: str, said: Sequence[str], rng: random.Random) -> str:
    other = rng.choice(said)
    return text[: _somewhere(text, rng)] + rng.choice((" ", "", ", and ", "? ")) + other[_somewhere(other, rng) :]


def _shuffled(text: str, _: Sequence[str], rng: random.Random) -> str:
    words = text.split()
    rng.shuffle(words)
    return rng.choice((" ", "", "  ", "-", "\n", "\u00a0")).join(words)


def _renumbered(text: str, _: Sequence[str], rng: random.Random) -> str:
    return "".join(rng.choice("0123456789.") if letter.isdigit() else letter for letter in text)


def _wide(text: str) -> str:
    return "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in text)


def _recoded(text: str, _: Sequence[str], rng: random.Random) -> str:
    change: Callable[[str], str] = rng.choice((
        str.upper, str.title, str.swapcase, lambda one: one.translate(_LOOKALIKES), lambda one: one[::-1],
        lambda one: unicodedata.normalize("NFD", one), _wide,
    ))  # fmt: skip
    return change(text)


_CHANGES = (
    _dropped,
    _doubled,
    _inserted,
    _inserted,
    _spiced,
    _spiced,
    _spliced,
    _spliced,
    _shuffled,
    _renumbered,
    _recoded,
)

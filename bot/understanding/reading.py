"""What a question was read as. "Not sure" and "not covered" are types here, not None."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from bot.facts.model import Series, Statement


class How(StrEnum):
    """Where a part of a reading comes from; shown to the person, who may have meant something else."""

    ASKED = "asked"
    ASSUMED = "assumed"  # left out, and taken from the subject's or the indicator's default
    INHERITED = "inherited"  # from the turn before


class Intent(StrEnum):
    """What kind of answer is wanted; the contract's words."""

    FIGURE = "figure"
    COMPARISON = "comparison"
    QUOTE = "quote"
    STATEMENT = "statement"
    DISAGREEMENT = "disagreement"
    CLAIM = "claim"
    NUMBER = "number"
    SOURCES = "sources"
    HELP = "help"
    ABOUT = "about"
    THANKS = "thanks"
    GREETING = "greeting"
    NONE = "none"


@dataclass(frozen=True)
class Ask:
    """One series asked for, and how each of its dimensions was come by."""

    series: Series
    how: Mapping[str, How]

    @property
    def is_inherited(self) -> bool:
        """Whether a part of it is from the turn before."""
        return How.INHERITED in self.how.values()


@dataclass(frozen=True)
class Supposed:
    """A number that the question itself holds, in base units and without sign: "is it 28.6%?".

    `beyond` is +1 where the figure is supposed to be more than that, -1 where less.
    """

    value: Decimal
    unit: str | None  # "percent", "months", "count" before the name of what is counted; None with a word of scale
    beyond: int = 0


@dataclass(frozen=True)
class Figures:
    """One or several series are wanted."""

    intent: Intent
    asks: tuple[Ask, ...]
    others: tuple[Series, ...] = ()  # natural readings that were not taken
    direction: int = 0  # -1 or +1 where the question presumes a fall or a rise
    moving: bool = False  # by how much something moved is asked for, not where it stands
    article: str | None = None  # whose report is asked for
    origins: tuple[str, ...] = ()  # by whom it should have been counted or said
    supposed: Supposed | None = None
    extreme: int = 0  # -1 or +1 where the lowest or the highest report is asked for
    beside: tuple[Statement, ...] = ()  # what the articles print on the rest of the question


@dataclass(frozen=True)
class Statements:
    """Somebody's words, a view, a reason or an event is wanted. Best first."""

    intent: Intent
    statements: tuple[Statement, ...]
    asks: tuple[Ask, ...] = ()  # the series that it is about, where one was named
    contradicted: int = 0  # the direction that the question presumes and the articles contradict


@dataclass(frozen=True)
class Numbers:
    """A number was given, and what it stands for is wanted."""

    series: tuple[Series, ...]
    statements: tuple[Statement, ...] = ()  # in whose words it stands


@dataclass(frozen=True)
class Disputes:
    """Everything that the articles disagree on is wanted."""


@dataclass(frozen=True)
class Sources:
    """The articles themselves are asked about."""

    articles: tuple[str, ...]
    asks: tuple[Ask, ...] = ()


@dataclass(frozen=True)
class Talk:
    """A greeting, thanks, or a question about the bot."""

    intent: Intent


@dataclass(frozen=True)
class Ambiguous:
    """Two to four readings are equally natural; `differs` names the dimensions in which they differ."""

    choices: tuple[Ask, ...]
    differs: tuple[str, ...]


class Gap(StrEnum):
    """Why a question cannot be answered."""

    UNREADABLE = "unreadable"  # nothing in it that the knowledge speaks of
    UNKNOWN_WORD = "unknown_word"  # a word in the place of a term, which no article has
    NO_SERIES = "no_series"  # every term is known, the combination is not
    NO_STATEMENT = "no_statement"  # nobody is quoted so
    NO_NUMBER = "no_number"  # nobody prints the number that was given


@dataclass(frozen=True)
class NotCovered:
    """The articles do not say. `missing` is what was asked and is not there; `near` what is."""

    gap: Gap
    missing: tuple[tuple[str, str], ...] = ()  # dimension and code; or "word" and the word as typed
    near: tuple[Series, ...] = ()


def unknown(*words: str) -> NotCovered:
    """A refusal that names these words."""
    return NotCovered(Gap.UNKNOWN_WORD, tuple(("word", word) for word in words))


def unquoted(
    people: Iterable[str] = (), organisations: Iterable[str] = (), others: Iterable[tuple[str, str]] = ()
) -> NotCovered:
    """A refusal that names who is not quoted so; `others` are of any dimension."""
    named = [("person", code) for code in people] + [("organisation", code) for code in organisations]
    return NotCovered(Gap.NO_STATEMENT, tuple(dict.fromkeys((*named, *others))))


# What became of one part of a question, and of all that ask for figures.
Solved: TypeAlias = Ask | Ambiguous | NotCovered
Asks: TypeAlias = list[Ask] | Ambiguous | NotCovered
Meaning: TypeAlias = Figures | Statements | Numbers | Disputes | Sources | Talk | Ambiguous | NotCovered


@dataclass(frozen=True)
class Wording:
    """How a question was worded, apart from what it means: what tells a question from talk."""

    parts: int = 0  # words and phrases
    strange: int = 0  # words that nobody here knows
    idle: int = 0  # words that say nothing of the subject
    slips: int = 0  # letters that were read as others
    marked: bool = False  # it has a question mark
    asking: bool = False  # it begins as a question does


@dataclass(frozen=True)
class Reading:
    """A question as understood."""

    question: str
    meaning: Meaning
    language: str = "en"
    cut: bool = False  # the question was longer than what is read
    wording: Wording = Wording()

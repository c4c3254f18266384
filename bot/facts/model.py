"""The vocabulary everything else speaks: Article, Series, Report, Statement, Term, Knowledge. Frozen; no behaviour beyond look-up.

The terms are SDMX's (series, dimensions, code lists) and the newsroom's (report, origin, speaker, via).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

from bot.facts.reported import Interval, Qualifier, Reported

if TYPE_CHECKING:
    from bot.facts.arithmetic import Relation

# The dimensions of a series, in the order in which a key is written and a reading is spoken.
DIMENSIONS = ("indicator", "measure", "product", "area", "counterpart", "period", "kind", "unit")

Language: TypeAlias = str
Code: TypeAlias = Annotated[str, Field(min_length=1, max_length=64)]


class Measure(StrEnum):
    """What is measured of an indicator."""

    LEVEL = "level"
    GROWTH_YOY = "growth_yoy"
    GROWTH_MOM = "growth_mom"
    CHANGE = "change"
    SHARE = "share"
    RATE = "rate"
    STREAK = "streak"
    DURATION = "duration"

    @property
    def is_movement(self) -> bool:
        """Whether its numbers tell a rise or a fall."""
        return self in CHANGES


# Measures of movement: a word such as "fell" asks for one of these, the first that exists.
CHANGES = (Measure.GROWTH_YOY, Measure.GROWTH_MOM, Measure.CHANGE)


class Kind(StrEnum):
    """Whether a number was counted, or only expected; DERIVED is computed by us and printed by nobody."""

    REPORTED = "reported"
    EXPECTATION = "expectation"  # the consensus of a poll, or a house's view of a decision to come
    FORECAST = "forecast"  # one house's projection
    TARGET = "target"
    DERIVED = "derived"


class Known(StrEnum):
    """How we know something that the text itself may not say."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


class Entry(BaseModel):
    """What a file holds: an unknown field is an error, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Fact(Entry):
    """One thing about an article, and how it is known."""

    value: str | None = None
    known: Known
    how: str | None = None


class Follows(Entry):
    """Another article or outlet that an article leans on."""

    source: str  # an article id, or an organisation id
    known: Known
    how: str


class Article(Entry):
    """One article: where it comes from, with what is known and how; never its text."""

    id: Code
    outlet: Fact
    title: Fact
    author: Fact
    published: Fact  # an ISO date, or month where the day is not known
    address: Fact
    language: str
    translated: Fact | None = None  # by whom or what, where the text is a translation
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    follows: tuple[Follows, ...] = ()
    phrases: Mapping[Language, tuple[str, ...]] = {}

    @property
    def name(self) -> str:
        return self.outlet.value or self.id


@dataclass(frozen=True, slots=True)
class Series:
    """What is measured. Two reports belong together exactly when their series are equal."""

    indicator: str
    measure: Measure
    product: str | None
    area: str
    counterpart: str | None
    period: str  # ISO 8601, see bot.facts.period
    kind: Kind
    unit: str
    id: str

    def code(self, dimension: str) -> str | None:
        """The code of one of DIMENSIONS."""
        value: str | None = getattr(self, dimension)
        return value


def series_id(codes: Mapping[str, str | None], home: str) -> str:
    """The id of the series with these codes, in a subject whose own area is `home`: `indicator.measure.counterpart.2025-11.unit`."""
    area, counterpart, kind = codes["area"], codes["counterpart"], codes["kind"]
    areas = counterpart if area == home else "-".join(code for code in (area, counterpart) if code)
    parts = (
        codes["indicator"],
        codes["measure"],
        codes["product"],
        areas,
        codes["period"],
        None if kind == Kind.REPORTED else kind,
        codes["unit"],
    )
    return ".".join(part.replace(" ", "_") for part in parts if part)


@dataclass(frozen=True)
class Report:
    """One article's number for one series, with the words that carry it."""

    article: str
    series: Series
    reported: Reported | None  # None: the article speaks of the series without a number
    direction: int  # -1 fall, +1 rise, 0 not told: what the words say where there is no number
    printed: str  # the few words as printed
    origin: str | None  # an organisation: who counted or said it
    origin_known: Known
    via: str | None  # the outlet or organisation through which the article has it
    paragraph: int
    as_of: str | None = None
    scope: str | None = None  # what exactly the words cover, where articles differ in it
    unclear: tuple[str, ...] = ()  # dimensions that the text leaves open
    note: str | None = None

    @property
    def value(self) -> Decimal | None:
        return None if self.reported is None else self.reported.value

    @property
    def interval(self) -> Interval | None:
        return None if self.reported is None else self.reported.interval

    @property
    def qualifier(self) -> Qualifier:
        return Qualifier.NONE if self.reported is None else self.reported.qualifier


# In a selector: the dimension has no code.
NO_CODE = "none"


class SeriesKey(Entry):
    """The whole key of a series as a file writes it; without `area` it is the subject's own."""

    indicator: Code
    measure: Measure
    product: Code | None = None
    area: Code | None = None
    counterpart: Code | None = None
    period: Code
    kind: Kind = Kind.REPORTED
    unit: Code


class Selector(Entry):
    """A partial series key: what a statement, a note or a command is about.

    A dimension that is left out may have any code; `none` asks that the series has none: the total.
    """

    indicator: str | None = None
    measure: Measure | None = None
    product: str | None = None
    area: str | None = None
    counterpart: str | None = None
    period: str | None = None
    kind: Kind | None = None
    unit: str | None = None

    def selects(self, series: Series) -> bool:
        return all(code == (series.code(dimension) or NO_CODE) for dimension, code in self.codes)

    @cached_property
    def codes(self) -> tuple[tuple[str, str], ...]:
        """The dimensions that are given, with their codes."""
        return tuple((d, c) for d in DIMENSIONS if (c := getattr(self, d)) is not None)


class Mode(StrEnum):
    """How a statement's words stand in the article."""

    DIRECT = "direct"
    PARAPHRASE = "paraphrase"
    TRANSLATED = "translated"


class Statement(Entry):
    """What an article says that is no number of a series: a quotation, a view, a reason, an event, a record.

    `text` is the quotation word for word where `mode` is direct or translated, else our own paraphrase.
    """

    id: Code
    article: Code = ""
    kind: Literal["view", "reason", "event", "record", "fact"]
    speaker: str | None = None  # a person; None with no organisation is the article's own voice
    organisation: str | None = None
    speaker_as: str | None = None  # the name and title as this article has them
    mode: Mode = Mode.PARAPHRASE
    text: Annotated[str, Field(min_length=1, max_length=500)]
    via: str | None = None
    topics: tuple[str, ...] = ()
    about: tuple[Selector, ...] = ()
    paragraph: Annotated[int, Field(ge=1)]
    printed: tuple[str, ...] = ()  # the few words that carry a number or a name, for a paraphrase
    keywords: Mapping[Language, tuple[str, ...]] = {}  # other words by which people ask for it
    date: str | None = None  # of an event
    place: str | None = None
    note: str | None = None


class Term(Entry):
    """Something people name: the code of one dimension, and every phrase for it, by language."""

    name: Mapping[Language, str]
    phrases: Mapping[Language, tuple[str, ...]] = {}
    # indicators only
    measure: Measure | None = None  # what a question that names none is most likely after
    counterpart: Literal["to", "from", "on", "with"] | None = None  # the relation that marks the other area
    unmarked: Literal["area", "counterpart"] | None = None  # which of the two an area without a preposition is
    topics: tuple[str, ...] = ()  # what it measures the extent of, where a question names that instead
    # people and organisations only
    role: str | None = None
    organisation: str | None = None
    # units only: what is written before the number
    symbol: str | None = None
    # areas and products only: a set named as one ("all markets")
    members: tuple[str, ...] = ()


class Expression(Entry):
    """A phrase that stands for several codes at once.

    A `hint` is an everyday word that only leans towards what it means: "going by bike" is about rides where a place
    is named, and nothing otherwise.
    """

    hint: bool = False
    means: Mapping[str, str]
    phrases: Mapping[Language, tuple[str, ...]]


class Family(Entry):
    """A group of series that people ask for by one command."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,31}$")]
    names: Mapping[Language, Annotated[str, Field(max_length=32)]] = {}  # of the command in other languages
    description: Mapping[Language, Annotated[str, Field(max_length=100)]]
    select: tuple[Selector, ...]


class Subject(Entry):
    """What a knowledge folder is about, and what a question means that leaves something out."""

    title: Mapping[Language, str]
    description: Mapping[Language, str] = {}
    area: Code
    period: Code  # the current one
    as_of: Code  # the day on which "last month" and "this year" are reckoned
    families: tuple[Family, ...] = ()
    examples: Mapping[Language, tuple[str, ...]] = {}


class Note(Entry):
    """A difference between articles that no number shows, or a caution; shown with the series it is about."""

    id: Code
    about: tuple[Selector, ...]
    text: Annotated[str, Field(max_length=400)]
    articles: tuple[str, ...] = ()
    aside: bool = False  # of a translation, a slip, or what other remarks say too: not shown at once


@dataclass(frozen=True, eq=False)  # one is like no other: it can be a key of what is made from it
class Knowledge:
    """Everything a folder holds, indexed. `terms` is by dimension, then code."""

    subject: Subject
    articles: Mapping[str, Article]
    terms: Mapping[str, Mapping[str, Term]]
    expressions: tuple[Expression, ...]
    reports: tuple[Report, ...]
    statements: tuple[Statement, ...]
    notes: tuple[Note, ...]
    version: str  # a digest of the files: the same folder gives the same
    relations: "tuple[Relation, ...]" = ()  # arithmetic that must hold between series
    by_series: Mapping[Series, tuple[Report, ...]] = field(init=False)
    by_id: Mapping[str, Series] = field(init=False)

    def __post_init__(self) -> None:
        grouped: dict[Series, list[Report]] = {}
        for report in self.reports:
            grouped.setdefault(report.series, []).append(report)
        object.__setattr__(self, "by_series", {series: tuple(reports) for series, reports in grouped.items()})
        object.__setattr__(self, "by_id", {series.id: series for series in grouped})

    @cached_property
    def _said(self) -> Mapping[tuple[str, str], Statement]:
        return {(statement.article, statement.id): statement for statement in self.statements}

    def has(self, statement: Statement) -> bool:
        """Whether it still holds this statement, word for word."""
        return self._said.get((statement.article, statement.id)) == statement

    def name(self, dimension: str, code: str, language: Language = "en") -> str:
        """The name of a code in a language, else in English, else the code itself."""
        term = self.terms.get(dimension, {}).get(code)
        if term is None:
            return code
        return term.name.get(language) or term.name.get("en") or code

    def name_of_subject(self, language: Language = "en") -> str:
        """What the folder is about."""
        return self.subject.title.get(language) or self.subject.title["en"]

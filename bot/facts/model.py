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
    """What is measured of an indicator.

    level: how much there is; growth_yoy, growth_qoq, growth_mom: its change in percent on a year, a quarter, a month before;
    change: by how much it moved, in its own unit or in points; share, rate: a part or a rate in percent; streak: how many times
    in a row; duration: how long.
    """

    LEVEL = "level"
    GROWTH_YOY = "growth_yoy"
    GROWTH_QOQ = "growth_qoq"
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
GROWTHS = (Measure.GROWTH_YOY, Measure.GROWTH_MOM, Measure.GROWTH_QOQ)
CHANGES = (*GROWTHS, Measure.CHANGE)
# On the period right before, by how many months each has.
GROWTH_ON_PRECEDING: Mapping[int | None, Measure] = {1: Measure.GROWTH_MOM, 3: Measure.GROWTH_QOQ}
# What a season may have done since the one before it: what changed over a whole year changed on the year before.
OF_A_SEASON = (Measure.GROWTH_YOY, Measure.CHANGE)


class Kind(StrEnum):
    """Whether a number was counted, or only expected.

    reported: counted; expectation: the consensus of a poll, or a house's view of a decision to come; forecast: one house's
    projection; target: what somebody means to reach; derived: computed by us and printed by nobody, so that no file has it.
    """

    REPORTED = "reported"
    EXPECTATION = "expectation"
    FORECAST = "forecast"
    TARGET = "target"
    DERIVED = "derived"


class Known(StrEnum):
    """How we know something that the text itself may not say."""

    STATED = "stated"
    INFERRED = "inferred"
    UNKNOWN = "unknown"


# What each dimension of a series is for, as an editor shows it; bot/facts/schema.py makes the schemas of these lines.
_TOLD = {
    "indicator": "What is measured: a code of terms/indicators.yaml.",
    "measure": "What is told of it: how much there is (level), its change (growth_yoy, growth_qoq, growth_mom,"
    " change), which part of a whole it is (share), how high or full it stands (rate), how long (duration), how many in a row (streak).",
    "product": "A part of what is measured, by kind and not by place: a code of terms/products.yaml. Left out: all of it.",
    "area": "Whose number it is, a code of terms/areas.yaml; left out, the subject's own. A region of it goes here.",
    "counterpart": "The other side of what runs between two places, sales to or trips from: a code of terms/areas.yaml.",
    "period": "The time that the number is for: 2025, 2025-Q4, 2025-11, 2025-12-08, a stretch 2025-01/2025-11, an open one 2025-10-30/..",
    "kind": "Whether it was counted (reported), or an expectation, a forecast, a target.",
    "unit": "What it is counted in: percent, percentage_points, basis_points, days to years, count, or a code of terms/units.yaml"
    " (hours and minutes too).",
}


class Entry(BaseModel):
    """What a file holds: an unknown field is an error, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Fact(Entry):
    """One thing about an article, and how it is known."""

    value: str | None = Field(None, description="What it is; left out where it is not known.")
    known: Known = Field(description="stated: the text says so; inferred: it follows; unknown: neither.")
    how: str | None = Field(None, description="Where it stands, or what it follows from.")


class Follows(Entry):
    """Another article or outlet that an article leans on."""

    source: str = Field(description="The id of an article, or the code of an organisation.")
    known: Known = Field(
        description="Whether the text says so (stated), or it follows from words that both have (inferred)."
    )
    how: str = Field(description="What shows it.")


class Article(Entry):
    """One article: where it comes from, with what is known and how; never its text."""

    id: Code = Field(description="The name of this file without .yaml, and of the text without .txt.")
    outlet: Fact = Field(description="Who published it.")
    title: Fact = Field(description="Its headline.")
    author: Fact = Field(description="Who wrote it.")
    published: Fact = Field(
        description="The day it came out, such as 2025-12-08, or the month where the day is not known."
    )
    address: Fact = Field(description="Its web address.")
    language: str = Field(description="The language of the text, such as en.")
    translated: Fact | None = Field(None, description="By whom or what, where the text is a translation.")
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")] = Field(
        description="What sha256sum prints for the text: it shows that the text has not changed."
    )
    follows: tuple[Follows, ...] = Field((), description="Other articles or outlets that this one leans on.")
    phrases: Mapping[Language, tuple[str, ...]] = Field(
        {}, description="What people call the outlet, by language, in lower case."
    )

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

    def codes_but(self, *left_out: str) -> tuple[str | None, ...]:
        """Its codes, without those of some dimensions: equal for what differs in these at most."""
        return tuple(self.code(dimension) for dimension in DIMENSIONS if dimension not in left_out)

    def apart(self, other: "Series") -> tuple[str, ...]:
        """The dimensions in which the two differ."""
        return tuple(dimension for dimension in DIMENSIONS if self.code(dimension) != other.code(dimension))


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

    def excludes(self, other: "Report") -> bool:
        """Whether no value can be true of both, which both have a number."""
        return self.interval is not None and other.interval is not None and not self.interval.meets(other.interval)

    @property
    def foreseen_by(self) -> str | None:
        """Whose forecast, expectation or target it is: each is its origin's own, so that two of them contradict nobody.

        What was counted is the same whoever counts it.
        """
        return None if self.series.kind is Kind.REPORTED else self.origin

    @property
    def qualifier(self) -> Qualifier:
        return Qualifier.NONE if self.reported is None else self.reported.qualifier


# In a selector: the dimension has no code.
NO_CODE = "none"


class SeriesKey(Entry):
    """The whole key of a series as a file writes it; without `area` it is the subject's own."""

    indicator: Code = Field(description=_TOLD["indicator"])
    measure: Measure = Field(description=_TOLD["measure"])
    product: Code | None = Field(None, description=_TOLD["product"])
    area: Code | None = Field(None, description=_TOLD["area"])
    counterpart: Code | None = Field(None, description=_TOLD["counterpart"])
    period: Code = Field(description=_TOLD["period"])
    kind: Kind = Field(Kind.REPORTED, description=_TOLD["kind"])
    unit: Code = Field(description=_TOLD["unit"])


class Selector(Entry):
    """A partial series key: what a statement, a note or a command is about.

    A dimension that is left out may have any code; `none` asks that the series has none: the total.
    """

    indicator: str | None = Field(None, description=_TOLD["indicator"])
    measure: Measure | None = Field(None, description=_TOLD["measure"])
    product: str | None = Field(None, description=_TOLD["product"])
    area: str | None = Field(None, description=_TOLD["area"])
    counterpart: str | None = Field(None, description=_TOLD["counterpart"])
    period: str | None = Field(None, description=_TOLD["period"])
    kind: Kind | None = Field(None, description=_TOLD["kind"])
    unit: str | None = Field(None, description=_TOLD["unit"])

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

    id: Code = Field(description="A name of its own, used nowhere else in the folder.")
    article: Code = Field("", description="Left out: it is that of the file.")
    kind: Literal["view", "reason", "event", "record", "fact"] = Field(
        description="A view of somebody's, a reason, an event, a record, or another fact."
    )
    speaker: str | None = Field(
        None,
        description="Who says it: a code of terms/people.yaml; left out with organisation, the article itself does.",
    )
    organisation: str | None = Field(None, description="For whom: a code of terms/organisations.yaml.")
    speaker_as: str | None = Field(None, description="The name and title as this article prints them.")
    mode: Mode = Field(
        Mode.PARAPHRASE,
        description="direct: word for word in quotation marks; translated: the same in a translation; paraphrase: in our own words.",
    )
    text: Annotated[str, Field(min_length=1, max_length=500)] = Field(
        description="The quotation word for word, with … where words are left out; of a paraphrase, the view in our own words."
    )
    via: str | None = Field(
        None,
        description="The outlet or organisation through which this article has it: a code of terms/organisations.yaml.",
    )
    topics: tuple[str, ...] = Field(
        (),
        description="What it is about beside numbers: codes of terms/topics.yaml. A question that names one finds it.",
    )
    about: tuple[Selector, ...] = Field(
        (),
        description="The series it is about, each by a part of its key. A question for one finds it; it may stand beside the number.",
    )
    paragraph: Annotated[int, Field(ge=1)] = Field(
        description="Where it stands, counting the lines of the text that are not empty."
    )
    printed: tuple[str, ...] = Field(
        (),
        description="The few words as printed that carry a number or a name of a paraphrase; they hold the number for kb coverage.",
    )
    keywords: Mapping[Language, tuple[str, ...]] = Field(
        {},
        description="Words by which people ask for it and which neither its text nor its topics have, by language, in lower case.",
    )
    date: str | None = Field(None, description="When an event is, such as 2025-12-08.")
    place: str | None = Field(None, description="Where an event is.")
    note: str | None = Field(None, description="A remark of ours, shown with it.")


class Term(Entry):
    """Something people name: the code of one dimension, and every phrase for it, by language."""

    name: Mapping[Language, str] = Field(description="What it is called in an answer, by language; English is needed.")
    phrases: Mapping[Language, tuple[str, ...]] = Field(
        {}, description="What people call it, by language, in lower case and without a preposition."
    )
    # indicators only
    measure: Measure | None = Field(
        None, description="Of an indicator: what a question that names no measure is after."
    )
    counterpart: Literal["to", "from", "on", "with"] | None = Field(
        None,
        description="Of an indicator that runs between two places: the preposition that marks the other one (sales to, a tax on)."
        " Left out, any place is its area.",
    )
    unmarked: Literal["area", "counterpart"] | None = Field(
        None,
        description="Of an indicator with a counterpart: which of the two a place without a preposition is. With area, answers always"
        " name it.",
    )
    topics: tuple[str, ...] = Field(
        (),
        description="Of an indicator: the topics that it measures the extent of, for a question that names one of them instead.",
    )
    # people and organisations only
    role: str | None = Field(None, description="Of a person: the office held, as in “chief economist”.")
    organisation: str | None = Field(
        None, description="Of a person or an organisation: whom they belong to, a code of terms/organisations.yaml."
    )
    # units only: what is written before the number
    symbol: str | None = Field(None, description="Of a unit: what is written before the number, such as $.")
    joined: Mapping[Language, str] = Field(
        {},
        description="Of an area or a product: what joins it to what is measured in an answer, by language, such as in, at or by."
        " Left out, it is of it.",
    )
    # areas and products only: a set named as one ("all markets")
    members: tuple[str, ...] = Field(
        (),
        description="Of an area or a product: the codes it stands for together, as “all markets” does. A question for it asks for each.",
    )


class Expression(Entry):
    """A phrase that stands for several codes at once.

    A `hint` is an everyday word that only leans towards what it means: "going by bike" is about rides where a place
    is named, and nothing otherwise.
    """

    hint: bool = Field(
        default=False,
        description="true: an everyday word that only leans towards this, and gives way to any other meaning.",
    )
    means: Mapping[str, str] = Field(description="The codes it stands for, by dimension: {indicator: …, measure: …}.")
    phrases: Mapping[Language, tuple[str, ...]] = Field(description="The phrases, by language, in lower case.")


class Family(Entry):
    """A group of series that people ask for by one command."""

    name: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,31}$")] = Field(
        description="The slash command in English: lower case, no spaces."
    )
    names: Mapping[Language, Annotated[str, Field(max_length=32)]] = Field(
        {}, description="The command in other languages; left out, as the one term that is selected."
    )
    description: Mapping[Language, Annotated[str, Field(max_length=100)]] = Field(
        description="What Discord shows beside the command, by language, in at most 100 characters."
    )
    select: tuple[Selector, ...] = Field(description="The series it offers, each entry by a part of their key.")


class Subject(Entry):
    """What a knowledge folder is about, and what a question means that leaves something out."""

    title: Mapping[Language, str] = Field(description="What the folder is about, by language; English is needed.")
    description: Mapping[Language, str] = Field({}, description="One sentence more on it, by language.")
    area: Code = Field(description="Whose numbers they are where a report names no area: a code of terms/areas.yaml.")
    period: Code = Field(description="What a question means that names no time.")
    as_of: Code = Field(description="The day of the newest article: “last month” and “this year” are reckoned from it.")
    families: tuple[Family, ...] = Field((), description="Groups of series, each a slash command.")
    examples: Mapping[Language, tuple[str, ...]] = Field({}, description="Questions that help offers, by language.")
    rise: Mapping[Language, tuple[str, ...]] = Field(
        {},
        description="Words by which the texts tell a rise here and not everywhere, in lower case and each form of them.",
    )
    fall: Mapping[Language, tuple[str, ...]] = Field({}, description="The same for a fall: “mothballed 40 ships”.")


class Note(Entry):
    """A difference between articles that no number shows, or a caution; shown with the series it is about."""

    id: Code = Field(description="A name of its own.")
    about: tuple[Selector, ...] = Field(
        description="The series it is shown with, each by a part of its key; none in a dimension asks that it has no code."
    )
    text: Annotated[str, Field(max_length=400)] = Field(description="One sentence.")
    articles: tuple[str, ...] = Field((), description="The articles it speaks of.")
    aside: bool = Field(default=False, description="true: of little weight, not shown at once.")


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

    def speaker_dimension(self, code: str | None) -> str:
        """Among which terms somebody who speaks is: "person", else "organisation"."""
        return "person" if code in self.terms.get("person", {}) else "organisation"

    def examples(self, language: Language = "en") -> tuple[str, ...]:
        """Questions to try, in a language, else in English."""
        return self.subject.examples.get(language) or self.subject.examples.get("en", ())

    def name_of_subject(self, language: Language = "en") -> str:
        """What the folder is about."""
        return self.subject.title.get(language) or self.subject.title["en"]

"""What an answer holds, before it is put into words."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bot.facts.model import Note, Report, Series, Statement
from bot.facts.relations import RelationFinding
from bot.facts.reported import Interval
from bot.understanding.reading import Ask, Intent, NotCovered, Reading


class Status(StrEnum):
    ANSWERED = "answered"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"
    CHAT = "chat"


class Verdict(StrEnum):
    """How the reports of one series lie to one another; the contract's words."""

    SINGLE = "single"
    AGREE = "agree"
    CONSISTENT = "consistent"
    DIFFERS_IN_SCOPE = "differs_in_scope"
    CONFLICT = "conflict"


class Finding(StrEnum):
    """A thing worth knowing about a series' reports; rendering has a sentence for each."""

    ROUNDED = "rounded"  # the same number at different precision
    TRUNCATED = "truncated"  # one truth fits only if a writer cut digits off
    IMPOSSIBLE = "impossible"  # cannot be true beside the others
    SELF_CONTRADICTION = "self_contradiction"  # the same article elsewhere prints a number that fits
    COUNTED_APART = "counted_apart"  # those who count it count differently, each in accord with itself
    FORESEEN_APART = "foreseen_apart"  # those who foresee it foresee differently, each in accord with itself
    DAYS_APART = "days_apart"  # it goes on moving, and they are tied to different days
    SCOPE = "scope"  # the words cover different things
    MENTIONED = "mentioned"  # articles that speak of it without a number
    ONE_ORIGIN = "one_origin"  # several articles, one who counted
    UNCLEAR = "unclear"  # the text leaves a dimension open
    REPORT_NOTE = "report_note"  # a remark of the maintainers on one report
    ARITHMETIC = "arithmetic"  # a relation with other series that holds only narrowly, or fails
    NOTE = "note"  # a remark on the series: a difference that no number shows


@dataclass(frozen=True)
class Remark:
    """A finding with what it is about: `reports` on one side, `others` on the other."""

    finding: Finding
    reports: tuple[Report, ...] = ()
    others: tuple[Report, ...] = ()
    note: Note | None = None
    relation: RelationFinding | None = None


@dataclass(frozen=True)
class Agreement:
    """Whether one truth can satisfy all reports of a series. `articles` and `origins` are counted, not weighed."""

    verdict: Verdict
    articles: int
    origins: int
    truth: Interval | None  # the values that satisfy all; None where none does or there is no number
    remarks: tuple[Remark, ...] = ()
    unnamed: int = 0  # articles with a number that name nobody it comes from

    @property
    def by_origin(self) -> bool:
        """Whether the numbers differ because each is another origin's, if only on another day."""
        return any(
            remark.finding in (Finding.COUNTED_APART, Finding.FORESEEN_APART)
            or (remark.finding is Finding.DAYS_APART and len({r.origin for r in remark.reports if r.origin}) > 1)
            for remark in self.remarks
        )

    @property
    def by_day(self) -> bool:
        """Whether the numbers differ because each is of another day."""
        return any(remark.finding is Finding.DAYS_APART for remark in self.remarks)

    @property
    def by_scope(self) -> bool:
        """Whether the words of the numbers cover different things."""
        return any(
            remark.finding is Finding.SCOPE and (remark.others or len({r.scope for r in remark.reports}) > 1)
            for remark in self.remarks
        )


@dataclass(frozen=True)
class Figure:
    """A series with every report of it. `lead` is the report whose number stands first."""

    ask: Ask
    lead: Report
    reports: tuple[Report, ...]
    agreement: Agreement
    chosen: bool = False  # whose number leads was asked for
    look_alikes: tuple[Report, ...] = ()  # leading reports of other series that could be mistaken for this one

    @property
    def series(self) -> Series:
        return self.ask.series


class Operation(StrEnum):
    """How a number that no article prints is computed from two that articles print."""

    DIFFERENCE = "difference"  # one less two
    CHANGE = "change"  # one on two, in percent


@dataclass(frozen=True)
class Computed:
    """A number that no article prints, computed from two figures of an answer, with its bounds."""

    operation: Operation

    one: Figure
    two: Figure
    value: Decimal
    bounds: Interval
    unit: str


class ClaimVerdict(StrEnum):
    """What the articles make of a statement; the contract's words."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    MIXED = "mixed"  # some articles bear it out, others do not
    NOT_COVERED = "not_covered"


class Off(StrEnum):
    """What is wrong with a statement that the articles contradict."""

    VALUE = "value"
    SIGN = "sign"  # a rise for a fall
    PERIOD = "period"
    PARTNER = "partner"
    PRODUCT = "product"
    INDICATOR = "indicator"
    MEASURE = "measure"  # growth on the month for growth on the year
    KIND = "kind"  # what was expected for what was reported
    UNIT = "unit"  # percent for percentage points
    SCALE = "scale"  # million for billion
    DENIED = "denied"  # denies what they print
    ORIGIN = "origin"  # another origin's number for that of the one named
    SPEAKER = "speaker"  # somebody else's words
    WORDS = "words"  # words that the speaker did not use


class Open(StrEnum):
    """Why a statement is not covered."""

    GAP = "gap"  # no series is of it: see `gap`
    NO_NUMBER = "no_number"  # the articles speak of it without a number
    LESS_EXACT = "less_exact"  # they print less than it says: "over 8%"
    NO_DIRECTION = "no_direction"  # it does not say whether it rose or fell
    NO_PERIOD = "no_period"  # it names no period, and is right of another than the current one
    PERHAPS = "perhaps"  # it is of what may be
    UNCLEAR = "unclear"  # its words can be read as the opposite
    NOT_QUOTED = "not_quoted"  # nobody is quoted so
    OTHER_ARTICLE = "other_article"  # the article that it names does not report it


@dataclass(frozen=True)
class CheckedClaim:
    """A statement with its verdict. `figure` is what it was held against; `elsewhere` a report that prints its number."""

    text: str
    verdict: ClaimVerdict
    figure: Figure | None = None
    off: Off | None = None
    open: Open | None = None
    elsewhere: Report | None = None
    statement: Statement | None = None
    gap: NotCovered | None = None


@dataclass(frozen=True)
class Claim:
    """Every statement of a text, in order, and the verdict over them."""

    verdict: ClaimVerdict
    checked: tuple[CheckedClaim, ...]


@dataclass(frozen=True, eq=False)
class Answer:
    """What is answered to one question. Two are never the same: what is made of one can be kept for who asks the same."""

    reading: Reading
    status: Status
    intent: Intent
    figures: tuple[Figure, ...] = ()
    computed: tuple[Computed, ...] = ()
    statements: tuple[Statement, ...] = ()
    articles: tuple[str, ...] = ()  # where the articles themselves were asked about
    choices: tuple[Ask, ...] = ()  # ask back: pick one
    refusal: NotCovered | None = None
    near: tuple[Series, ...] = ()  # at most three things that can be asked instead
    markets: tuple[Series, ...] = ()  # where a market was asked that no article has: the same of each that there is
    speaker: str | None = None  # who was asked about and is quoted, though not on that
    silent: str | None = None  # the article asked for, where it has no number for it
    supposed_holds: bool | None = None  # whether the number that the question holds fits; None where that is not told
    extreme: int = 0  # -1 or +1: the lowest or the highest report is asked for
    unmoved: bool = False  # a change is asked for, and only where it stands is printed
    premise_fails: bool = False  # the question presumes a direction that the articles contradict
    claim: Claim | None = None  # where a text was checked

    @property
    def is_of_words(self) -> bool:
        """Whether words were asked for, and figures only stand beside them; else it is the other way round."""
        return bool(self.statements) and (not self.figures or self.intent in (Intent.QUOTE, Intent.STATEMENT))

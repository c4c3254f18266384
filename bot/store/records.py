"""What the store keeps, as the rest of the bot sees it: frozen, checked, with UTC times. No text here belongs to a log."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

Wrong: TypeAlias = Literal["number", "match", "source", "out_of_date", "other"]
State: TypeAlias = Literal["open", "done", "dismissed"]

# How long each kind is kept; a talk says itself when it fades.
POSTED_KEPT = timedelta(days=7)
FEEDBACK_KEPT = timedelta(days=180)
UNANSWERED_KEPT = timedelta(days=30)

LONGEST_COMMENT = 500
LONGEST_QUESTION = 300
LONGEST_COOLDOWN = 3600


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """What the admins of one server chose; as made here, what holds where they chose nothing."""

    guild: int
    channels: frozenset[int] = frozenset()  # where every message that is surely a question is answered
    floor: int = 0  # how sure the bot must be there, 0 to 100; 0 leaves it to the bot
    private: bool = False  # answers to commands are seen only by who asked
    language: str | None = None
    cooldown: int = 0  # seconds between two answers to one person
    updated_at: datetime | None = None

    def __post_init__(self) -> None:
        if not 0 <= self.floor <= 100:
            raise ValueError("the floor lies between 0 and 100")
        if not 0 <= self.cooldown <= LONGEST_COOLDOWN:
            raise ValueError(f"the cooldown lies between 0 and {LONGEST_COOLDOWN} seconds")


@dataclass(frozen=True, slots=True)
class Talk:
    """What a talk remembers, as JSON text, until it fades."""

    channel: int
    person: str
    text: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Posted:
    """An answer that stands in a channel, by the message that asked. `digest` is keyed: the question cannot be told from it."""

    question: int
    answer: int
    channel: int
    guild: int | None
    person: str
    digest: str
    posted_at: datetime


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The question was deleted, and its answer with it: nothing is posted there any more."""

    question: int


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question that got no answer, without who asked or where. `why` is the code of what was missing."""

    text: str
    language: str  # "" where it could not be told
    why: str
    first_at: datetime
    last_at: datetime
    count: int = 1


@dataclass(frozen=True, slots=True)
class Feedback:
    """Somebody says that an answer is wrong; who reports is told that the question is kept."""

    wrong: Wrong
    comment: str
    question: str
    read_as: str
    series: tuple[str, ...]
    person: str
    guild: int | None
    created_at: datetime
    state: State = "open"
    id: str = ""  # given by the store


# What nobody waits for: written when the database can.
Unawaited: TypeAlias = Talk | Posted | Withdrawn | Unanswered


@dataclass(frozen=True, slots=True)
class Deleted:
    """How many records of each kind went."""

    servers: int = 0
    talks: int = 0
    posted: int = 0
    feedback: int = 0
    unanswered: int = 0

    @property
    def total(self) -> int:
        """All of them together."""
        return self.servers + self.talks + self.posted + self.feedback + self.unanswered


@dataclass(frozen=True, slots=True)
class ReviewCounts:
    """What waits for a maintainer."""

    feedback: int
    unanswered: int  # different questions
    asked: int  # how often they were asked, all together

"""What one talk remembers from turn to turn, and how soon it forgets."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.facts.model import Statement
from bot.understanding.reading import Ask, Figures, Reading, Sources, Statements

# Long enough to read an answer and type the next question; after that, "and the EU?" is a new talk.
REMEMBERED_FOR = timedelta(minutes=5)


@dataclass(frozen=True)
class Conversation:
    """The series last spoken of, the statements last shown, and when."""

    asks: tuple[Ask, ...] = ()
    heard: tuple[Statement, ...] = ()
    at: datetime | None = None

    def remembered(self, now: datetime) -> "Conversation":
        """The last turn; an empty one where it was too long ago."""
        return self if self.at is not None and now - self.at <= REMEMBERED_FOR else Conversation()

    def after(self, reading: Reading, now: datetime) -> "Conversation":
        """The talk after a turn. What could not be answered changes nothing: the next try still means the same thing."""
        match reading.meaning:
            case Statements(asks=asks, statements=heard):
                return Conversation(asks, heard, now)
            case Figures(asks=asks) | Sources(asks=asks) if asks:
                return Conversation(asks, at=now)
            case _:
                return self

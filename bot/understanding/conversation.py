"""What one talk remembers from turn to turn, and how soon it forgets."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.facts.model import Knowledge, Language, Statement
from bot.understanding.reading import Ambiguous, Ask, Figures, How, Reading, Sources, Statements

# Long enough to read an answer and type the next question; after that, "and the EU?" is a new talk.
REMEMBERED_FOR = timedelta(minutes=5)
# What a turn asks for anew, if it names one of these.
_TELLING = ("indicator", "measure", "unit", "period", "area", "counterpart")


@dataclass(frozen=True)
class Conversation:
    """The series last spoken of and those before, the statements last shown, what was asked back last, when, in which language."""

    asks: tuple[Ask, ...] = ()
    heard: tuple[Statement, ...] = ()
    at: datetime | None = None
    language: Language = "en"
    choices: tuple[Ask, ...] = ()
    former: tuple[Ask, ...] = ()

    def remembered(self, now: datetime) -> "Conversation":
        """The last turn; an empty one where it was too long ago."""
        return self if self.at is not None and now - self.at <= REMEMBERED_FOR else Conversation()

    def within(self, knowledge: Knowledge) -> "Conversation":
        """The same without what a knowledge no longer has: it may have changed since the last turn."""
        asks = tuple(ask for ask in self.asks if ask.series in knowledge.by_series)
        heard = tuple(filter(knowledge.has, self.heard))
        choices = self.choices if all(ask.series in knowledge.by_series for ask in self.choices) else ()
        former = tuple(ask for ask in self.former if ask.series in knowledge.by_series)
        if (asks, heard, choices, former) == (self.asks, self.heard, self.choices, self.former):
            return self
        return Conversation(asks, heard, self.at, self.language, choices, former)

    def after(self, reading: Reading, now: datetime) -> "Conversation":
        """The talk after a turn. What could not be answered changes nothing but what was asked back: the next try means the same."""
        match reading.meaning:
            case Statements(asks=asks, statements=heard):
                return Conversation(asks, heard, now, reading.language)
            case Figures(asks=asks) | Sources(asks=asks) if asks and self._says_it_again(asks):
                return replace(self, heard=(), at=now, language=reading.language, choices=())
            case Figures(asks=asks) | Sources(asks=asks) if asks:
                return Conversation(asks, at=now, language=reading.language, former=self.asks)
            case Ambiguous(choices=choices):
                return replace(self, at=now, language=reading.language, choices=choices)
            case _:
                return self

    def _says_it_again(self, asks: tuple[Ask, ...]) -> bool:
        """Whether a turn asked for nothing new: "really?"."""
        asked = any(ask.how.get(dimension) is How.ASKED for ask in asks for dimension in _TELLING)
        return not asked and [ask.series for ask in asks] == [ask.series for ask in self.asks]

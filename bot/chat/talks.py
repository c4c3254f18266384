"""Footnote with a memory for each person in each channel. The memory is bounded, and gone with the process."""

from collections import OrderedDict
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TypeAlias

from bot.answering.answer import Answer
from bot.facts.model import Language, Series
from bot.footnote import Footnote
from bot.understanding.conversation import Conversation

# A channel and a person in it: two people's follow-ups in one channel are two talks.
Where: TypeAlias = tuple[int, int]

# About 1 KB each; a talk fades after minutes, so this is far more than are ever under way at once.
MOST_TALKS = 5_000


def _now() -> datetime:
    return datetime.now(UTC)


class Talks:
    """Questions and answers, in the place where they were asked."""

    def __init__(self, footnote: Footnote, *, now: Callable[[], datetime] = _now, most: int = MOST_TALKS) -> None:
        self.footnote = footnote
        self._now = now
        self._most = most
        self._talks: OrderedDict[Where, Conversation] = OrderedDict()

    def __len__(self) -> int:
        return len(self._talks)

    def ask(self, question: str, where: Where) -> Answer:
        """Answer a question as the next turn of this talk."""
        answer, conversation = self.footnote.ask(question, self._talks.get(where), self._now())
        self._keep(where, conversation)
        return answer

    def show(self, series: Series, where: Where, language: Language = "en") -> Answer:
        """Answer with exactly this series; what is asked next may lean on it."""
        answer = self.footnote.show(series, language)
        self._keep(where, (self._talks.get(where) or Conversation()).after(answer.reading, self._now()))
        return answer

    def _keep(self, where: Where, conversation: Conversation) -> None:
        self._talks[where] = conversation
        self._talks.move_to_end(where)
        while len(self._talks) > self._most:
            self._talks.popitem(last=False)

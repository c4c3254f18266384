"""Footnote with a memory for each person in each channel: bounded, in memory first, and kept over a restart."""

import asyncio
import gc
from collections import OrderedDict
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from threading import Lock
from typing import TypeAlias

from bot.answering.answer import Answer, Status
from bot.answering.sureness import FLOOR, sureness
from bot.chat import remembered
from bot.chat.catalogue import Catalogue
from bot.chat.kept import Kept
from bot.chat.markup import on_one_line
from bot.counts import counts
from bot.facts.model import Language, Series
from bot.footnote import Footnote
from bot.store.records import Talk, Unanswered
from bot.understanding.conversation import REMEMBERED_FOR, Conversation
from bot.understanding.words.text import fold

# A channel and a person in it: two people's follow-ups in one channel are two talks.
Where: TypeAlias = tuple[int, int]

# About 1 KB each; a talk fades after minutes, so this is far more than are ever under way at once.
MOST_TALKS = 5_000


def _now() -> datetime:
    return datetime.now(UTC)


class Talks:
    """Questions and answers, in the place where they were asked."""

    def __init__(
        self,
        footnote: Footnote,
        kept: Kept | None = None,
        *,
        now: Callable[[], datetime] = _now,
        most: int = MOST_TALKS,
    ) -> None:
        self.catalogue = Catalogue(footnote)  # here, so that a client that is made anew finds it ready
        self.kept = kept or Kept()
        self._now = now
        self._most = most
        self._since = now()  # every talk since then is in memory
        self._talks: OrderedDict[Where, Conversation] = OrderedDict()
        self._lock = Lock()
        self._learning = asyncio.Lock()

    def __len__(self) -> int:
        return len(self._talks)

    @property
    def footnote(self) -> Footnote:
        """What is answered from."""
        return self.catalogue.footnote

    async def prepare(self) -> None:
        """Make, beside answering, what the first question in need of it would wait for; none before is answered otherwise."""
        await asyncio.to_thread(self.footnote.prepare)
        gc.freeze()  # it stays: see serve()

    async def recall(self, where: Where) -> None:
        """Bring back what a talk remembered before a restart. To be awaited before a question; mostly there is nothing to do."""
        if where in self._talks or self._now() - self._since > REMEMBERED_FOR:
            return
        talk = await self.kept.talk(*where)
        conversation = None if talk is None else remembered.read(talk.text, self.footnote.knowledge)
        if conversation is not None:
            with self._lock:
                self._talks.setdefault(where, conversation)

    async def learn(self, question: str) -> None:
        """Read the words of a language at its first question, off the event loop: it takes a while. To be awaited before it."""
        if not self.footnote.lacks_words_for(question):
            return
        async with self._learning:  # who asks meanwhile would have the same words read a second time
            footnote = self.footnote
            if footnote.lacks_words_for(question):
                await asyncio.to_thread(footnote.learn, question)
                gc.freeze()  # they stay too: looking through them for garbage would hold up a question for 80 ms

    def ask(self, question: str, where: Where) -> Answer:
        """Answer a question as the next turn of this talk."""
        answer, conversation = self.footnote.ask(question, self._talks.get(where), self._now())
        counts.answers[answer.status] += 1
        self._keep(where, conversation)
        self._note(answer)
        return answer

    def overhear(self, text: str, where: Where, floor: int) -> Answer | None:
        """The answer to what was said to others, where it is surely a question for us; else it leaves no trace."""
        answer, conversation = self.footnote.ask(text, self._talks.get(where), self._now())
        if sureness(answer) < max(floor, FLOOR):
            return None
        counts.answers[answer.status] += 1
        self._keep(where, conversation)
        return answer

    def show(self, series: Series, where: Where, language: Language = "en") -> Answer:
        """Answer with exactly this series; what is asked next may lean on it."""
        return self._shown(self.footnote.show(series, language), where)

    def compare(self, series: Sequence[Series], where: Where, language: Language = "en") -> Answer:
        """Answer with these series side by side; what is asked next may lean on them."""
        return self._shown(self.footnote.compare(series, language), where)

    def forget(self, user: int) -> int:
        """Drop every talk of a person; how many there were."""
        with self._lock:
            theirs = [where for where in self._talks if where[1] == user]
            for where in theirs:
                del self._talks[where]
        return len(theirs)

    def _shown(self, answer: Answer, where: Where) -> Answer:
        counts.answers[answer.status] += 1
        self._keep(where, (self._talks.get(where) or Conversation()).after(answer.reading, self._now()))
        return answer

    def _keep(self, where: Where, conversation: Conversation) -> None:
        with self._lock:  # commands are answered off the event loop
            before = self._talks.get(where)
            self._talks[where] = conversation
            self._talks.move_to_end(where)
            while len(self._talks) > self._most:
                _, dropped = self._talks.popitem(last=False)
                self._since = max(self._since, dropped.at or self._since)
        channel, user = where
        fades = remembered.fades_at(conversation)
        if conversation is not before and fades is not None:
            self.kept.put(Talk(channel, self.kept.person(user), remembered.written(conversation), fades))

    def _note(self, answer: Answer) -> None:
        """A question without an answer is kept for the maintainers, without who asked it or where."""
        if answer.status is Status.UNKNOWN and answer.refusal is not None:
            text, now = fold(on_one_line(answer.reading.question)), self._now()
            if text:
                self.kept.put(Unanswered(text, answer.reading.language, answer.refusal.gap.value, now, now))

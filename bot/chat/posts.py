"""Which answer stands under which message: so that it follows its question's edits, goes with it, and is given once."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.chat.kept import Kept
from bot.store.records import POSTED_KEPT, Posted, Withdrawn

# Some 500 bytes each.
MOST_REMEMBERED = 10_000
# The same question again within this is pointed to its answer: it is on the same screen.
REPEATED_WITHIN = timedelta(minutes=1)
# When Discord's ids begin to count, in milliseconds; an id's upper 42 bits are when it was given.
_DISCORDS_EPOCH = 1_420_070_400_000


def _now() -> datetime:
    return datetime.now(UTC)


class Posts:
    """The answers that stand in channels: the last ones in memory, those from before a restart in the store."""

    def __init__(self, kept: Kept, *, now: Callable[[], datetime] = _now, most: int = MOST_REMEMBERED) -> None:
        self._kept = kept
        self.now = now
        self._most = most
        self._since = now()  # every answer since then is in memory, or none stands any more
        self._taken: OrderedDict[int, None] = OrderedDict()
        self._posted: OrderedDict[int, Posted] = OrderedDict()
        self._said: OrderedDict[tuple[int, Hashable], Posted] = OrderedDict()

    def take(self, question: int) -> bool:
        """Whether this message has not come before: Discord sends one again after a broken connection."""
        if question in self._taken:
            return False
        self._remember(self._taken, question, None)
        return True

    def keep(self, posted: Posted, said: Hashable = None) -> None:
        """An answer stands. `said` is what question and answer come to, where the next who asks the same may be pointed to it."""
        self._remember(self._posted, posted.question, posted)
        if said is not None:
            self._remember(self._said, (posted.channel, said), posted)
        self._kept.put(posted)

    def said(self, channel: int, said: Hashable) -> Posted | None:
        """The answer that says the same in this channel, of a moment ago."""
        posted = self._said.get((channel, said))
        if posted is None or self._posted.get(posted.question) != posted:
            return None  # it is gone, or answers other words now
        return posted if self.now() - posted.posted_at <= REPEATED_WITHIN else None

    async def find(self, question: int) -> Posted | None:
        """The answer to a message, if one stands."""
        posted = self._posted.get(question)
        if posted is None and self.now() - POSTED_KEPT < sent_at(question) < self._since:
            posted = await self._kept.posted(question)
        return posted

    def edited(self, posted: Posted, digest: str) -> None:
        """The answer is now one to other words."""
        self.keep(replace(posted, digest=digest))

    def withdraw(self, posted: Posted) -> None:
        """The answer stands no more."""
        self._posted.pop(posted.question, None)
        self._kept.put(Withdrawn(posted.question))

    def forget(self, person: str) -> None:
        """Drop what is in memory of a person."""
        for question in [question for question, posted in self._posted.items() if posted.person == person]:
            del self._posted[question]
        for said in [said for said, posted in self._said.items() if posted.person == person]:
            del self._said[said]

    def _remember(self, held: OrderedDict[Any, Any], key: Hashable, value: object) -> None:
        held[key] = value
        held.move_to_end(key)
        while len(held) > self._most:
            dropped, _ = held.popitem(last=False)
            if held is self._posted:
                self._since = max(self._since, sent_at(dropped) + timedelta(milliseconds=1))


def sent_at(message: int) -> datetime:
    """When a message was sent, by its id."""
    return datetime.fromtimestamp(((message >> 22) + _DISCORDS_EPOCH) / 1000, UTC)

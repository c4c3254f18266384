"""What the bot keeps beyond an answer, as the Discord side uses it: there whether or not there is a database."""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from bot.logs import log
from bot.store.current import CurrentSettings
from bot.store.errors import StoreError
from bot.store.later import Later
from bot.store.persons import Persons
from bot.store.records import Deleted, Feedback, Posted, ReviewCounts, ServerSettings, Talk, Unawaited
from bot.store.retention import expire_regularly
from bot.store.store import Store

_KEY_BYTES = 32
# A start is not held up for follow-ups.
_START_WAITS = 1.0
NO_DATABASE = "there is no database"


class Kept:
    """The store, what is handed over to it, and what servers chose; without a store nothing is kept, and all else goes on."""

    def __init__(
        self,
        persons: Persons | None = None,
        store: Store | None = None,
        later: Later | None = None,
        current: CurrentSettings | None = None,
        under_way: frozenset[tuple[int, str]] | None = None,
    ) -> None:
        self.persons = persons or Persons(secrets.token_bytes(_KEY_BYTES))
        self.store = store
        self.later = later
        self._current = current
        self._under_way = under_way  # the talks of before the start; None where that is not known
        self._loop = asyncio.get_running_loop() if later is not None else None

    @classmethod
    @asynccontextmanager
    async def in_store(cls, store: Store, persons: Persons) -> AsyncIterator["Kept"]:
        """What is kept in this store, for as long as it is open; what is past its time is deleted every hour."""
        async with Later(store) as later, CurrentSettings(store) as current:
            under_way = await _under_way(store)
            tidying = asyncio.create_task(expire_regularly(store))
            try:
                yield cls(persons, store, later, current, under_way)
            finally:
                tidying.cancel()
                await asyncio.wait({tidying})

    def person(self, user: int) -> str:
        """Whom a record belongs to, without saying who."""
        return self.persons.of(user)

    def settings(self, guild: int | None) -> ServerSettings:
        """What a server chose; in direct messages what holds where nobody chose."""
        return ServerSettings(0) if guild is None or self._current is None else self._current[guild]

    def put(self, record: Unawaited) -> None:
        """Have it written some time; from any thread."""
        if self.later is None or self._loop is None:
            return
        with contextlib.suppress(RuntimeError):  # the loop has ended: so has the process
            self._loop.call_soon_threadsafe(self.later.put, record)

    async def talk(self, channel: int, user: int) -> Talk | None:
        """What a talk of before the start remembers, if that is known in time. Where there was none, nothing is asked."""
        person = self.person(user)
        if self.later is None or (self._under_way is not None and (channel, person) not in self._under_way):
            return None
        return await self.later.talk(channel, person)

    async def posted(self, question: int) -> Posted | None:
        """The answer to a message, if that is known in time."""
        return None if self.later is None else await self.later.posted(question)

    # Confirmed: each raises StoreError, and has then promised nothing.

    async def change(self, guild: int, change: Callable[[ServerSettings], ServerSettings]) -> ServerSettings:
        """Change what a server chose."""
        if self._current is None:
            raise StoreError(NO_DATABASE)
        return await self._current.change(guild, change)

    async def report(self, feedback: Feedback) -> Feedback:
        """Keep what somebody says is wrong; what comes back has its reference."""
        if self.store is None:
            raise StoreError(NO_DATABASE)
        return await self.store.add_feedback(feedback)

    async def review(self) -> ReviewCounts:
        """How much waits for the maintainers."""
        if self.store is None:
            raise StoreError(NO_DATABASE)
        return await self.store.review.counts()

    async def forget(self, user: int) -> Deleted:
        """Delete everything of a person; how much that was."""
        return Deleted() if self.later is None else await self.later.forget(self.person(user))

    async def servers(self) -> frozenset[int]:
        """The servers of which anything is kept."""
        return frozenset() if self.store is None else await self.store.guilds()

    async def forget_server(self, guild: int) -> None:
        """Delete what a server chose, and what was said there."""
        if self.store is not None:
            await self.store.forget_server(guild)


async def _under_way(store: Store) -> frozenset[tuple[int, str]] | None:
    try:
        async with asyncio.timeout(_START_WAITS):
            return await store.talks_under_way()
    except (StoreError, TimeoutError) as error:
        log.warning("which talks were under way is not known: %s", str(error) or "the database does not answer in time")
        return None

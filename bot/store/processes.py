"""What several processes of one bot share beside records: news of changes, and turns at identifying to Discord."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, TypeAlias

from sqlalchemy import ColumnElement, Connection, func, literal, select, type_coerce
from sqlalchemy.util import greenlet_spawn

from .database import Database
from .errors import StoreError, store_error
from .rows import insert
from .tables import UtcTime, turns

log = logging.getLogger("footnote.store")

# `missed`: nothing was heard for a while, so that whatever is remembered must be read anew.
Kind: TypeAlias = Literal["settings", "knowledge", "missed"]

# Discord allows one identify in 5 seconds for each bucket of shards; the rest is the way there.
IDENTIFY_APART = 5.25

_CHANNEL = "footnote"
_PROBE_EVERY = 10.0  # a connection that broke without a word is noticed within this
_LISTENING_WITHIN = 2.0  # a start waits no longer for a database that is away
_FIRST_WAIT, _LONGEST_WAIT = 0.25, 5.0


@dataclass(frozen=True, slots=True)
class News:
    """Something changed, here or in another process. `payload` is what changed: a server's id, a knowledge's version."""

    kind: Kind
    payload: str = ""


class Processes:
    """News among the processes of one PostgreSQL; on SQLite, which has one process, the same calls work within it."""

    def __init__(self, database: Database, *, identify_apart: float = IDENTIFY_APART) -> None:
        self._database = database
        self._apart = timedelta(seconds=identify_apart)
        self._heard: list[Callable[[News], None]] = []
        self._listener: asyncio.Task[None] | None = None
        self._connected = asyncio.Event()
        self._identifying: dict[int, asyncio.Lock] = {}

    async def listen(self, heard: Callable[[News], None]) -> None:
        """Call `heard` with all news from now on, until the store closes; it must not wait and not raise.

        Where the database cannot be reached, listening begins when it can, and `missed` comes first.
        """
        self._heard.append(heard)
        if self._database.is_sqlite:
            return
        if self._listener is None:
            self._listener = asyncio.create_task(self._listen())
        try:
            async with asyncio.timeout(_LISTENING_WITHIN):
                await self._connected.wait()
        except TimeoutError:
            log.warning("no news from other processes until the database can be reached")

    async def notify(self, kind: Kind, payload: str) -> None:
        """Tell every process, this one included. Raises StoreError."""
        news = News(kind, payload)
        await self._database.write(lambda connection: self.announce(connection, news))
        self.announced(news)

    def announce(self, connection: Connection, news: News) -> None:
        """Tell every process when, and only if, this transaction is committed."""
        if not self._database.is_sqlite:
            connection.execute(select(func.pg_notify(_CHANNEL, json.dumps([news.kind, news.payload]))))

    def announced(self, news: News) -> None:
        """The transaction is committed; what PostgreSQL tells us as everybody, SQLite does not."""
        if self._database.is_sqlite:
            self._tell(news)

    @asynccontextmanager
    async def identify_slot(self, shard: int, max_concurrency: int) -> AsyncIterator[None]:
        """Wait until this shard's bucket may identify; the next one waits its 5 seconds from the end of the block.

        The turn is a row that says when the next may come, by the database's clock, not a lock held on a connection: a
        machine that vanishes with such a lock would keep everybody waiting until its connection is given up, hours later.
        Without the database, only this process's own identifies are kept apart.
        """
        bucket = shard % max_concurrency
        async with self._identifying.setdefault(bucket, asyncio.Lock()):
            began = asyncio.get_running_loop().time()
            try:
                # What is waited for happens in another process: there is no event to wait for.
                while (wait := await self._database.write(lambda connection: self._take(connection, bucket))) > 0:  # noqa: ASYNC110
                    await asyncio.sleep(wait)
            except StoreError as error:
                log.warning("turns at identifying are not shared: %s (%s)", error, error.cause)
                await asyncio.sleep(max(0.0, self._apart.total_seconds() - (asyncio.get_running_loop().time() - began)))
            try:
                yield
            finally:
                try:
                    await self._database.write(lambda connection: self._taken(connection, bucket))
                except StoreError as error:
                    log.warning("a turn at identifying could not be noted: %s (%s)", error, error.cause)

    async def close(self) -> None:
        """Listen no more."""
        if self._listener is not None:
            self._listener.cancel()
            await asyncio.wait({self._listener})
            self._listener = None
        self._heard.clear()

    def _take(self, connection: Connection, bucket: int) -> float:
        """Take the turn; 0, or the seconds until it may be free."""
        now, then = self._clock(), self._clock(self._apart)
        statement = insert(connection, turns).values(bucket=bucket, free_at=then)
        free = turns.c.free_at <= now
        again = statement.on_conflict_do_update(index_elements=["bucket"], set_={"free_at": then}, where=free)
        if connection.execute(again.returning(turns.c.bucket)).first() is not None:
            return 0.0
        free_at, at = connection.execute(select(turns.c.free_at, now).where(turns.c.bucket == bucket)).one()
        seconds: float = (free_at - at).total_seconds()
        return max(seconds, 0.01)

    def _taken(self, connection: Connection, bucket: int) -> None:
        """The turn was used until now."""
        connection.execute(turns.update().where(turns.c.bucket == bucket).values(free_at=self._clock(self._apart)))

    def _clock(self, later: timedelta = timedelta()) -> ColumnElement[Any]:
        """Now by the clock that all processes share, and `later` than that."""
        if self._database.is_sqlite:
            return literal(datetime.now(UTC) + later, UtcTime())
        return type_coerce(func.clock_timestamp() + later, UtcTime())

    async def _listen(self) -> None:
        wait, lost = _FIRST_WAIT, False
        while True:
            try:
                connection = await greenlet_spawn(self._database.engine.connect)
                try:
                    await self._hear(connection.connection.driver_connection, lost=lost)
                finally:
                    wait = _FIRST_WAIT
                    await greenlet_spawn(_let_go, connection)
            except Exception as error:
                known = store_error(error)
                if known is None:
                    raise
                log.warning("no news from other processes: %s (%s)", known, known.cause)
            lost = True
            await asyncio.sleep(wait)
            wait = min(wait * 2, _LONGEST_WAIT)

    async def _hear(self, driver: Any, *, lost: bool) -> None:
        """Pass on what comes, until the driver's connection ends."""
        ended = asyncio.Event()
        driver.add_termination_listener(lambda *_: ended.set())
        await driver.add_listener(_CHANNEL, self._notified)
        if lost:
            self._tell(News("missed"))
        self._connected.set()
        while not ended.is_set():
            try:
                async with asyncio.timeout(_PROBE_EVERY):
                    await ended.wait()
            except TimeoutError:
                await driver.execute("SELECT 1")

    def _notified(self, _connection: object, _process: int, _channel: str, payload: str) -> None:
        kind, what = json.loads(payload)
        self._tell(News(kind, what))

    def _tell(self, news: News) -> None:
        for heard in tuple(self._heard):
            heard(news)


def _let_go(connection: Connection) -> None:
    """Close it for good: no other user may get it with its listeners."""
    connection.invalidate()
    connection.close()

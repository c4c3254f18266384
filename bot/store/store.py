"""The store: what the bot keeps and asks for, in its own words. Nothing outside this package knows of tables."""

import logging
import secrets
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Connection, Select, Table, select, union, update

from . import tables
from .database import Database
from .errors import StoreError, TooNewError
from .processes import News, Processes
from .records import (
    FEEDBACK_KEPT,
    LONGEST_COMMENT,
    LONGEST_QUESTION,
    POSTED_KEPT,
    UNANSWERED_KEPT,
    Deleted,
    Feedback,
    Posted,
    ServerSettings,
    Talk,
    Unanswered,
    Unawaited,
    Withdrawn,
)
from .review import Review
from .rows import deleted, insert, one, put, settings, values

log = logging.getLogger("footnote.store")

Clock: TypeAlias = Callable[[], datetime]

_OF_SERVERS = (tables.servers, tables.posted, tables.feedback)
_ID_BYTES = 5  # ten hex digits: short enough to type, and two alike are not to be expected


def _now() -> datetime:
    return datetime.now(UTC)


class Store:
    """Everything that survives a restart. Every method may raise StoreError, and has then confirmed nothing."""

    def __init__(self, database: Database, now: Clock = _now) -> None:
        self.database = database
        self.review = Review(database)
        self.processes = Processes(database)
        self._now = now

    @classmethod
    @asynccontextmanager
    async def open(cls, address: str, *, now: Clock = _now, patient: bool = False) -> AsyncIterator["Store"]:
        """The database at this address, made or brought to this version.

        Raises StoreError where it cannot be had. A `patient` store opens all the same, and each use tries again; only what
        can never work is refused: a wrong address, a newer Footnote's database.
        """
        store = cls(Database(address), now)
        try:
            try:
                await store.database.prepare()
            except StoreError as error:
                if not patient or isinstance(error, TooNewError):
                    raise
                log.warning("%s (%s): going on without it until it can be had", error, error.cause)
            yield store
        finally:
            await store.close()

    async def close(self) -> None:
        """Wait for what is under way and close every connection."""
        await self.processes.close()
        await self.database.close()

    # What servers chose: confirmed to the admin who chose it.

    async def settings_of(self, guild: int) -> ServerSettings:
        """What this server chose, or what holds where nobody chose."""

        def work(connection: Connection) -> ServerSettings:
            row = one(connection, tables.servers, tables.servers.c.guild == guild)
            return ServerSettings(guild) if row is None else settings(row)

        return await self.database.read(work)

    async def all_settings(self) -> dict[int, ServerSettings]:
        """What every server chose, by its id."""

        def work(connection: Connection) -> dict[int, ServerSettings]:
            rows = connection.execute(select(tables.servers)).mappings()
            return {row["guild"]: settings(row) for row in rows}

        return await self.database.read(work)

    async def change_settings(self, guild: int, change: Callable[[ServerSettings], ServerSettings]) -> ServerSettings:
        """Apply `change` to what holds now, in one step: of two admins at once, neither loses what the other chose."""
        table, news = tables.servers, News("settings", str(guild))

        def work(connection: Connection) -> ServerSettings:
            # A first row for both to wait at: what is not there cannot be locked.
            connection.execute(insert(connection, table).values(values(ServerSettings(guild))).on_conflict_do_nothing())
            row = one(connection, table, table.c.guild == guild, lock=True)
            assert row is not None
            changed = replace(change(settings(row)), guild=guild, updated_at=self._now())
            connection.execute(update(table).where(table.c.guild == guild).values(values(changed)))
            self.processes.announce(connection, news)
            return changed

        changed = await self.database.write(work)
        self.processes.announced(news)
        return changed

    async def guilds(self) -> frozenset[int]:
        """The servers of which there is any record."""
        kept = union(*(select(table.c.guild).where(table.c.guild.is_not(None)) for table in _OF_SERVERS))
        return await self.database.read(lambda connection: frozenset(connection.scalars(kept)))

    async def forget_server(self, guild: int) -> Deleted:
        """Delete what a server chose, and what was said there: the bot was removed from it."""
        gone = await self._delete((table, table.c.guild == guild) for table in _OF_SERVERS)
        await self.processes.notify("settings", str(guild))
        return gone

    # What nobody waits for: `Later` hands it over in batches.

    async def write(self, records: Iterable[Unawaited]) -> None:
        """Write them in one transaction. Written a second time, only the count of an unanswered question changes."""
        listed = tuple(records)

        def work(connection: Connection) -> None:
            for kind, run in groupby(listed, type):
                _write(connection, kind, run)

        await self.database.write(work)

    async def talk(self, channel: int, person: str) -> Talk | None:
        """What this person's talk in this channel remembers, unless it has faded."""
        table = tables.talks

        def work(connection: Connection) -> Talk | None:
            row = one(connection, table, (table.c.channel == channel) & (table.c.person == person))
            return None if row is None or row["expires_at"] <= self._now() else Talk(**row)

        return await self.database.read(work)

    async def talks_under_way(self) -> frozenset[tuple[int, str]]:
        """The channels and persons of all talks that have not faded."""
        table = tables.talks

        def work(connection: Connection) -> frozenset[tuple[int, str]]:
            under_way = select(table.c.channel, table.c.person).where(table.c.expires_at > self._now())
            return frozenset((row.channel, row.person) for row in connection.execute(under_way))

        return await self.database.read(work)

    async def posted(self, question: int) -> Posted | None:
        """The answer that was posted to this message."""

        def work(connection: Connection) -> Posted | None:
            row = one(connection, tables.posted, tables.posted.c.question == question)
            return None if row is None else Posted(**row)

        return await self.database.read(work)

    # What people report and take back: confirmed to them.

    async def add_feedback(self, given: Feedback) -> Feedback:
        """Keep a report; what comes back has its id."""
        kept = replace(given, id=secrets.token_hex(_ID_BYTES), comment=given.comment[:LONGEST_COMMENT])

        def work(connection: Connection) -> Feedback:
            connection.execute(insert(connection, tables.feedback).values(values(kept)))
            return kept

        return await self.database.write(work)

    async def forget(self, person: str) -> Deleted:
        """Delete everything of this person; how much that was."""
        return await self._delete(
            (table, table.c.person == person) for table in (tables.talks, tables.posted, tables.feedback)
        )

    async def expire(self) -> Deleted:
        """Delete everything that was kept for as long as was said."""
        now = self._now()
        return await self._delete(
            (
                (tables.talks, tables.talks.c.expires_at <= now),
                (tables.posted, tables.posted.c.posted_at <= now - POSTED_KEPT),
                (tables.feedback, tables.feedback.c.created_at <= now - FEEDBACK_KEPT),
                (tables.unanswered, tables.unanswered.c.last_at <= now - UNANSWERED_KEPT),
            )
        )

    # Small things that all processes share.

    async def flag(self, name: str) -> str | None:
        """A value that all processes see."""
        return await self._scalar(select(tables.flags.c.value).where(tables.flags.c.name == name))

    async def set_flag(self, name: str, value: str) -> None:
        """Set a value that all processes see."""
        await self._put(tables.flags, {"name": name, "value": value, "changed_at": self._now()})

    async def check(self) -> None:
        """Write something. Raises StoreError where the database cannot be written to."""
        await self.set_flag("checked", self._now().isoformat(timespec="seconds"))

    async def _delete(self, chosen: Iterable[tuple[Table, ColumnElement[bool]]]) -> Deleted:
        listed = tuple(chosen)

        def work(connection: Connection) -> Deleted:
            return Deleted(**{table.name: deleted(connection, table, which) for table, which in listed})

        gone = await self.database.write(work)
        try:
            await self.database.empty_pages(*(table.name for table, _ in listed))
        except StoreError as error:
            log.warning("deleted rows stay in the database's log until the next deletion: %s (%s)", error, error.cause)
        return gone

    async def _scalar(self, query: Select[tuple[Any]]) -> str | None:
        def work(connection: Connection) -> str | None:
            found: str | None = connection.scalar(query)
            return found

        return await self.database.read(work)

    async def _put(self, table: Table, row: dict[str, Any]) -> None:
        await self.database.write(lambda connection: put(connection, table, row))


def _write(connection: Connection, kind: type[Unawaited], records: Iterable[Any]) -> None:
    """Write records of one kind."""
    if kind is Withdrawn:
        deleted(connection, tables.posted, tables.posted.c.question.in_([record.question for record in records]))
    elif kind is Unanswered:
        _count(connection, records)
    else:
        put(connection, tables.talks if kind is Talk else tables.posted, *map(values, records))


def _count(connection: Connection, asked: Iterable[Unanswered]) -> None:
    table = tables.unanswered
    statement = insert(connection, table)
    new = statement.excluded
    again = {"count": table.c.count + new["count"], "last_at": new.last_at, "why": new.why}
    rows = [values(replace(one, text=one.text[:LONGEST_QUESTION])) for one in asked]
    connection.execute(statement.on_conflict_do_update(index_elements=["text", "language"], set_=again), rows)

"""One database and its connections: transactions in order, bounded in time, and the way back after the database was gone."""

import asyncio
import contextlib
import logging
import os
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.util import greenlet_spawn

from .errors import StoreError, store_error
from .upgrade import HEAD, revision_of, upgrade

log = logging.getLogger("footnote.store")

T = TypeVar("T")
# Run in a greenlet, out of which each call of the driver waits for the event loop: what SQLAlchemy's own AsyncConnection does
# for every single call. That one brings the object-relational half of the library along, 7 MB that nothing here needs.
Work = Callable[[Connection], T]

# Seconds. Whoever waits for a write (a form, a button) was told "one moment", and should hear of failure soon.
WRITE_WITHIN = 4.0
READ_WITHIN = 2.0
PREPARE_WITHIN = 30.0
_CLOSED_WITHIN = 1.0  # of the 5 that a stop may take
# Shorter than those, so that the driver gives up first and nothing is left behind in its thread or on the server.
_BUSY_TIMEOUT = 2.0
_CONNECT_WITHIN = 3.0
_COMMAND_WITHIN = 3.0

# Reads that nobody waits for any more still end by themselves; so many of them mean that asking more makes it worse.
_MOST_UNDER_WAY = 64

# One upgrade at a time, whichever process starts first; any number that nothing else uses.
_UPGRADE_LOCK = 5_603_187_001

# WAL: readers never wait for the writer, and a killed process leaves no half transaction.
# synchronous=FULL: every commit is on the disk before it is confirmed, as WAL with NORMAL may lose the last ones with the power.
# It costs one fsync a commit, which only those wait for who were promised that it is kept; all else is written in batches.
# secure_delete: what was deleted is overwritten, not only forgotten by the index.
_PRAGMAS = (
    f"PRAGMA busy_timeout={int(_BUSY_TIMEOUT * 1000)}",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
)


class Database:
    """Transactions on one database. Writes go one after the other, in the order in which they were asked for."""

    def __init__(self, address: str) -> None:
        self.url = _checked(address)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.file = Path(self.url.database or "").absolute() if self.is_sqlite else None
        self.engine = _engine(self.url)
        self._writer = self.engine.execution_options(writes=True)
        # Each statement by itself, in no transaction.
        self._bare = self.engine.execution_options(
            **({"bare": True} if self.is_sqlite else {"isolation_level": "AUTOCOMMIT"})
        )
        self._writing = asyncio.Lock()
        self._preparing = asyncio.Lock()
        self._prepared = False
        self._inode: tuple[int, int] | None = None
        self._under_way: set[asyncio.Task[Any]] = set()

    @property
    def shown(self) -> str:
        """Where it is, without the password."""
        return str(self.file) if self.file else f"{self.url.host or 'a local socket'}, database {self.url.database}"

    async def write(self, work: Work[T], *, within: float = WRITE_WITHIN) -> T:
        """Run `work` as one transaction, which is on the disk when this returns. Raises StoreError.

        Who gives up waiting does not stop a transaction that has begun: it may still succeed, and the next waits for it.
        """
        return await self._bounded(lambda: self._in_order(work), within)

    async def read(self, work: Work[T], *, within: float = READ_WITHIN) -> T:
        """Run `work` on one consistent state. Raises StoreError."""
        if len(self._under_way) >= _MOST_UNDER_WAY:
            raise StoreError("the database does not keep up")
        return await self._bounded(lambda: asyncio.shield(self._task(self._reading(work))), within)

    async def prepare(self) -> None:
        """Connect and make the database current now rather than at the first use. Raises StoreError."""
        await self._bounded(lambda: asyncio.shield(self._task(self._ready())), PREPARE_WITHIN)

    async def close(self) -> None:
        """Wait a little for what is under way, then close every connection."""
        if self._under_way:
            await asyncio.wait(self._under_way, timeout=_CLOSED_WITHIN)
        await greenlet_spawn(self.engine.dispose)

    async def empty_pages(self, *tables: str) -> None:
        """Remove what deleted rows leave behind: SQLite's log, PostgreSQL's dead rows. Waits for nobody, and may be too early."""

        def run(connection: Connection) -> None:
            if self.is_sqlite:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
                return
            for table in tables:
                connection.execute(text(f"VACUUM (SKIP_LOCKED) {table}"))

        await self._bounded(lambda: asyncio.shield(self._task(on(self._bare.connect, run))), WRITE_WITHIN)

    async def _bounded(self, start: Callable[[], Awaitable[T]], within: float) -> T:
        try:
            async with asyncio.timeout(within):
                return await start()
        except StoreError:
            raise
        except Exception as error:
            known = store_error(error)
            if known is None:
                raise  # no database's error, but a mistake of ours
            raise known from None  # SQLAlchemy's error would carry the statement along

    async def _in_order(self, work: Work[T]) -> T:
        await self._writing.acquire()
        task = self._task(self._transaction(work))
        task.add_done_callback(lambda _: self._writing.release())
        return await asyncio.shield(task)

    async def _transaction(self, work: Work[T]) -> T:
        await self._ready()
        try:
            return await on(self._writer.begin, work)
        except Exception:
            self._prepared = False  # look again before the next one: the tables may have gone
            raise

    async def _reading(self, work: Work[T]) -> T:
        await self._ready()
        try:
            return await on(self.engine.connect, work)
        except Exception:
            self._prepared = False
            raise

    def _task(self, work: Any) -> asyncio.Task[Any]:
        task = asyncio.create_task(work)
        self._under_way.add(task)
        task.add_done_callback(self._ended)
        return task

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._under_way.discard(task)
        if not task.cancelled():
            task.exception()  # whoever waited has it; where nobody waits any more it was already told as a timeout

    async def _ready(self) -> None:
        async with self._preparing:
            if self.file is not None and self._inode is not None and _inode(self.file) != self._inode:
                log.error("the database file has gone or was replaced while running: what only it held is lost")
                self._prepared, self._inode = False, None
                await greenlet_spawn(self.engine.dispose)
            if not self._prepared:
                await self._prepare()
                self._prepared = True

    async def _prepare(self) -> None:
        if self.file is not None:
            make_file(self.file)
            self._inode = _inode(self.file)
            await on(self._bare.connect, lambda connection: connection.execute(text("PRAGMA journal_mode=WAL")))
        # Looked up first: a database that somebody else has locked can still be read.
        if await on(self.engine.connect, revision_of) == HEAD:
            return
        if await on(self._writer.begin, self._upgrade):
            log.info("the database was brought to this version: %s", self.shown)

    def _upgrade(self, connection: Connection) -> bool:
        if self.file is None:
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _UPGRADE_LOCK})
        return upgrade(connection)


async def on(opened: Callable[[], AbstractContextManager[Connection]], work: Work[T]) -> T:
    """Run `work` on a connection that is opened for it: `engine.connect`, or `engine.begin` for a transaction."""

    def run() -> T:
        with opened() as connection:
            return work(connection)

    return await greenlet_spawn(run)


def _checked(address: str) -> URL:
    try:
        url = make_url(address)
    except ArgumentError:
        raise StoreError("the database's address cannot be read") from None
    if url.drivername not in ("sqlite+aiosqlite", "postgresql+asyncpg"):
        raise StoreError("the database's address must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://")
    if url.get_backend_name() == "sqlite" and (url.database in (None, "", ":memory:") or url.query):
        raise StoreError("the SQLite address must name a file and nothing else: memory would not survive a restart")
    return url


def _engine(url: URL) -> Engine:
    try:
        if url.get_backend_name() == "sqlite":
            engine = create_engine(url, hide_parameters=True, pool_size=4, max_overflow=0, pool_timeout=READ_WITHIN)
            event.listen(engine, "connect", _set_up)
            event.listen(engine, "begin", _begin)
            return engine
        return create_engine(
            url,
            hide_parameters=True,
            pool_size=4,
            max_overflow=2,
            pool_timeout=READ_WITHIN,
            pool_pre_ping=True,  # after the server was restarted, each old connection is noticed and replaced
            connect_args={"timeout": _CONNECT_WITHIN, "command_timeout": _COMMAND_WITHIN},
        )
    except (ModuleNotFoundError, NoSuchModuleError):
        raise StoreError("for PostgreSQL, install its driver too: pip install 'footnote-bot[postgres]'") from None


def _set_up(connection: Any, _record: object) -> None:
    connection.isolation_level = None  # transactions begin below, not where the driver guesses
    cursor = connection.cursor()
    for pragma in _PRAGMAS:
        cursor.execute(pragma)
    cursor.close()


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    if "bare" not in options:
        # A writer takes the lock at once: one that reads first and then cannot write would have to start again.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if "writes" in options else "BEGIN")


def _inode(file: Path) -> tuple[int, int] | None:
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def make_file(file: Path) -> None:
    """The file and its folder, for this account only; SQLite gives its log beside it the same rights."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if file.exists():
        return  # never opened here: closing it would drop the locks that SQLite holds on it for this process
    for left in ("-wal", "-shm"):  # they belong to a file that has gone
        file.with_name(file.name + left).unlink(missing_ok=True)
    with contextlib.suppress(FileExistsError):
        os.close(os.open(file, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))

"""The database is locked, full, gone or stopped, and comes back: answers go on, what was written while it was there is there."""

import asyncio
import logging
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Connection, MetaData, text

from bot.store.database import _MOST_UNDER_WAY, WRITE_WITHIN
from bot.store.errors import StoreError
from bot.store.later import GATHERED_FOR, Later
from bot.store.records import ServerSettings
from bot.store.store import Store

from .conftest import Clock, emptied_database
from .postgres import Postgres
from .test_later import asked, talk
from .test_store import ANNA, BELA, GUILD, answer, report


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the SQLite database is."""
    return tmp_path / "footnote.db"


@contextmanager
def locked(file: Path) -> Iterator[None]:
    """Another program holds the database."""
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


def seconds() -> float:
    """For measuring."""
    return asyncio.get_running_loop().time()


async def test_who_would_wait_behind_too_many_is_told_at_once(file: Path) -> None:
    async with Store.open(f"sqlite+aiosqlite:///{file}") as store:
        await store.settings_of(GUILD)
        asked = await asyncio.gather(
            *(store.settings_of(GUILD) for _ in range(_MOST_UNDER_WAY + 9)), return_exceptions=True
        )
        refused = [str(one) for one in asked if isinstance(one, StoreError)]
        assert set(refused) == {"the database does not keep up"}
        assert len(refused) == 9
        assert await store.settings_of(GUILD) == ServerSettings(GUILD)


async def test_while_another_program_holds_the_file_reads_go_on_and_writes_catch_up(
    file: Path, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    async with Store.open(f"sqlite+aiosqlite:///{file}", now=clock) as store, Later(store) as later:
        await store.write([answer(clock)])
        with locked(file):
            began = seconds()
            for number in range(2, 8):
                later.put(answer(clock, question=number))
            with pytest.raises(StoreError, match="locked by another program"):
                await store.change_settings(GUILD, lambda now: replace(now, floor=9))
            assert seconds() - began < WRITE_WITHIN + 0.5
            assert await later.posted(1) == answer(clock)
            assert await later.posted(3) == answer(clock, question=3)
            assert (later.state.waiting, later.state.failed_reads) == (6, 0)
            while later.state.healthy:
                await asyncio.sleep(0.05)
                assert seconds() - began < 20
        while later.state.waiting:
            await asyncio.sleep(0.05)
            assert seconds() - began < 20
        assert [await store.posted(number) for number in range(1, 8)] == [
            answer(clock, question=n) for n in range(1, 8)
        ]
        assert (later.state.dropped, later.state.healthy) == (0, True)
        assert await store.settings_of(GUILD) == ServerSettings(GUILD)
    assert "records wait to be written: the database is locked by another program (SQLITE_BUSY)" in caplog.text


async def test_what_is_asked_again_during_a_try_that_fails_counts_too(file: Path, clock: Clock) -> None:
    async with Store.open(f"sqlite+aiosqlite:///{file}", now=clock) as store, Later(store) as later:
        with locked(file):
            later.put(asked(clock))
            await asyncio.sleep(GATHERED_FOR + 1)  # it is being tried now
            later.put(asked(clock))
            began = seconds()
            while later.state.healthy:
                await asyncio.sleep(0.05)
                assert seconds() - began < 20
        assert await later.drain(10) == 0
        assert [question.count for question in await store.review.unanswered()] == [2]


async def test_what_waits_of_a_person_who_wants_to_be_forgotten_is_not_written_later(file: Path, clock: Clock) -> None:
    async with Store.open(f"sqlite+aiosqlite:///{file}", now=clock) as store, Later(store) as later:
        with locked(file):
            later.put(talk(clock))
            later.put(talk(clock, person=BELA))
            with pytest.raises(StoreError, match=r"locked by another program|does not answer in time"):
                await later.forget(ANNA)
        assert await later.drain(10) == 0
        assert await store.talk(5, ANNA) is None
        assert await store.talk(5, BELA) == talk(clock, person=BELA)


async def test_a_patient_store_starts_with_a_locked_file(file: Path, clock: Clock) -> None:
    with closing(sqlite3.connect(file)) as new:
        new.execute("CREATE TABLE other (x)")
    with locked(file):
        with pytest.raises(StoreError, match="locked by another program"):
            async with Store.open(f"sqlite+aiosqlite:///{file}", now=clock):
                raise AssertionError
        async with Store.open(f"sqlite+aiosqlite:///{file}", now=clock, patient=True) as store:
            with pytest.raises(StoreError):
                await store.check()
    async with Store.open(f"sqlite+aiosqlite:///{file}", now=clock) as store:
        await store.check()


async def test_another_program_sees_that_the_file_is_in_use_after_a_failure_too(file: Path, clock: Clock) -> None:
    look = (
        "import sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], timeout=0)\n"
        "c.execute('PRAGMA locking_mode=EXCLUSIVE')\n"
        "try: c.execute('BEGIN EXCLUSIVE')\n"
        "except sqlite3.OperationalError as error: print(error)\n"
    )
    async with Store.open(f"sqlite+aiosqlite:///{file}", now=clock) as store:
        await store.write([answer(clock)])
        with pytest.raises(ValueError, match="floor"):
            await store.change_settings(GUILD, lambda now: replace(now, floor=-1))
        assert await store.posted(1) is not None
        other = await asyncio.create_subprocess_exec(sys.executable, "-c", look, file, stdout=subprocess.PIPE)
        assert (await other.communicate())[0] == b"database is locked\n"


@pytest.mark.parametrize("what", ["file", "folder", "replaced"])
async def test_a_file_deleted_while_running_is_made_anew(
    tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture, what: str
) -> None:
    file = tmp_path / "data" / "footnote.db"
    async with Store.open(f"sqlite+aiosqlite:///{file}", now=clock) as store, Later(store) as later:
        await store.write([answer(clock, question=1)])
        for path in sorted(file.parent.iterdir()) if what == "folder" else [file]:
            path.unlink()
        if what == "folder":
            file.parent.rmdir()
        if what == "replaced":
            sqlite3.connect(file).close()
            file.touch()
        later.put(talk(clock))
        assert await later.drain(5) == 0
        kept = await store.change_settings(GUILD, lambda now: replace(now, floor=9))
        assert await store.posted(1) is None
        assert "what only it held is lost" in caplog.text
    # All of this is in the new file, not in the one without a name.
    async with Store.open(f"sqlite+aiosqlite:///{file}", now=clock) as store:
        assert await store.settings_of(GUILD) == kept
        assert await store.talk(5, ANNA) == talk(clock)


@pytest.mark.parametrize("use", ["read", "write"])
async def test_tables_dropped_by_somebody_are_made_anew(store: Store, clock: Clock, address: str, use: str) -> None:
    await store.write([answer(clock)])
    async with Store.open(address) as other:
        await other.database.write(drop_all)
    with pytest.raises(StoreError):
        await (store.posted(1) if use == "read" else store.check())
    assert await store.posted(1) is None
    await store.check()


def drop_all(connection: Connection) -> None:
    """Drop every table."""
    found = MetaData()
    found.reflect(connection)
    found.drop_all(connection)


# The child may write no file beyond its present size, as on a full disk, until the limit is taken away again.
_ON_A_FULL_DISK = """
import asyncio, resource, sys
from datetime import UTC, datetime
from bot.store.errors import StoreError
from bot.store.later import GATHERED_FOR, Later
from bot.store.records import Posted
from bot.store.store import Store

async def main():
    now = datetime.now(UTC)
    async with Store.open(sys.argv[1]) as store:
        await store.set_flag("before", "kept")
        resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, resource.RLIM_INFINITY))
        async with Later(store) as later:
            for number in range(2_000):
                later.put(Posted(number, 1, 1, None, "a" * 32, "d" * 32, now))
            while later.state.healthy:
                await asyncio.sleep(0.01)
            try:
                for number in range(100):
                    await store.set_flag(f"during {number}", "x" * 10_000)
            except StoreError as error:
                print(error)
            assert await later.posted(1_999) is not None
            assert await store.flag("before") == "kept"
            resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
            assert await later.drain(20) == 0
            print(later.state.dropped, later.state.healthy)
        print((await store.forget("a" * 32)).posted)

asyncio.run(main())
"""


def test_a_full_disk_costs_nothing_that_was_there(file: Path) -> None:
    ended = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", _ON_A_FULL_DISK, f"sqlite+aiosqlite:///{file}"],
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    sentence, *rest = ended.stdout.splitlines()
    assert sentence in ("the disk that holds the database is full", "the database file cannot be read or written")
    assert rest == ["0 True", "2000"], ended.stderr
    with closing(sqlite3.connect(file)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


async def test_sqlite_says_by_name_that_the_disk_is_full(file: Path, clock: Clock) -> None:
    async with Store.open(f"sqlite+aiosqlite:///{file}", now=clock) as store:

        def fill(connection: Connection) -> None:
            connection.execute(text("PRAGMA max_page_count = 1"))  # never less than there are
            connection.execute(text("INSERT INTO flags VALUES ('x', :value, '')"), {"value": "x" * 100_000})

        with pytest.raises(StoreError, match="the disk that holds the database is full") as raised:
            await store.database.write(fill)
        assert raised.value.cause == "SQLITE_FULL"


def test_a_file_that_is_no_database_is_named(file: Path) -> None:
    async def opened() -> None:
        async with Store.open(f"sqlite+aiosqlite:///{file}"):
            raise AssertionError

    file.write_text("not a database at all " * 100, encoding="utf-8")
    with pytest.raises(StoreError, match="damaged, or is no database"):
        asyncio.run(opened())
    assert file.read_text(encoding="utf-8").startswith("not a database")


async def test_postgresql_stopped_and_started(
    postgres: Postgres, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with Store.open(emptied_database(postgres), now=clock) as store, Later(store) as later:
        await store.write([answer(clock)])
        postgres.stop()
        began = seconds()
        for number in range(2, 8):
            later.put(answer(clock, question=number))
        assert await later.posted(1) is None
        assert await later.posted(3) == answer(clock, question=3)
        with pytest.raises(StoreError, match="cannot be reached"):
            await store.add_feedback(report(clock))
        assert seconds() - began < WRITE_WITHIN + 0.5
        while later.state.healthy:
            await asyncio.sleep(0.05)
            assert seconds() - began < 20
        assert later.state.waiting == 6
        postgres.start()
        while later.state.waiting:
            await asyncio.sleep(0.05)
            assert seconds() - began < 20
        assert await later.posted(1) == answer(clock)
        assert (await store.forget(ANNA)).posted == 7
        assert (later.state.dropped, later.state.healthy) == (0, True)
    assert "records are written again" in caplog.text


async def test_a_restart_of_postgresql_in_between_is_not_noticed(postgres: Postgres, clock: Clock) -> None:
    async with Store.open(emptied_database(postgres), now=clock) as store:
        await asyncio.gather(*(store.posted(number) for number in range(4)))
        postgres.stop()
        postgres.start()
        await store.check()
        assert await asyncio.gather(*(store.posted(number) for number in range(4))) == [None] * 4


async def test_postgresql_that_says_nothing_is_given_up_on(postgres: Postgres, clock: Clock) -> None:
    async with Store.open(emptied_database(postgres), now=clock) as store, Later(store) as later:
        await store.write([answer(clock)])
        with postgres.frozen():
            began = seconds()
            assert await later.posted(1) is None
            assert seconds() - began < 0.2
            with pytest.raises(StoreError, match="does not answer in time"):
                await store.check()
            assert seconds() - began < WRITE_WITHIN + 0.7
        await asyncio.sleep(0.5)
        assert await store.posted(1) == answer(clock)
        await store.check()

"""What was deleted is gone from the file too, not only from the tables."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Connection

from bot.store.records import Talk, Unanswered
from bot.store.store import Store

from .conftest import Clock
from .test_store import ANNA, BELA, GUILD, report

SAID = "why did my grandmother's pension fall"


def bytes_of(folder: Path) -> bytes:
    """Everything in the database's folder."""
    return b"".join(path.read_bytes() for path in sorted(folder.iterdir()))


async def test_the_file_holds_nothing_of_a_forgotten_person(tmp_path: Path, clock: Clock) -> None:
    async with Store.open(f"sqlite+aiosqlite:///{tmp_path / 'footnote.db'}", now=clock) as store:
        for number in range(50):
            await store.add_feedback(report(clock, question=f"{SAID} {number}", comment=SAID * 10))
            await store.add_feedback(report(clock, question="of somebody else", person=BELA))
            await store.write([Talk(number, ANNA, SAID * 200, clock() + timedelta(minutes=9))])
        assert SAID.encode() in bytes_of(tmp_path)
        assert ANNA.encode() in bytes_of(tmp_path)
        await store.forget(ANNA)
        left = bytes_of(tmp_path)
        assert SAID.encode() not in left
        assert ANNA.encode() not in left
        assert b"of somebody else" in left


async def test_the_file_holds_nothing_whose_time_is_over(tmp_path: Path, clock: Clock) -> None:
    async with Store.open(f"sqlite+aiosqlite:///{tmp_path / 'footnote.db'}", now=clock) as store:
        await store.write([Unanswered(SAID, "en", "x", clock(), clock())])
        clock.after(days=30)
        await store.write([Unanswered("asked today", "en", "x", clock(), clock())])
        await store.expire()
        assert SAID.encode() not in bytes_of(tmp_path)
        assert b"asked today" in bytes_of(tmp_path)


async def test_a_reader_at_the_time_delays_it_to_the_next_deletion(tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "footnote.db"
    async with Store.open(f"sqlite+aiosqlite:///{file}", now=clock) as store:
        await store.add_feedback(report(clock, question=SAID))
        with closing(sqlite3.connect(file, isolation_level=None)) as reader:
            reader.execute("BEGIN")
            assert reader.execute("SELECT count(*) FROM feedback").fetchone() == (1,)
            assert (await store.forget(ANNA)).feedback == 1
            assert await store.review.feedback() == ()
        await store.expire()
        assert SAID.encode() not in bytes_of(tmp_path)


async def test_only_this_account_may_read_the_file(tmp_path: Path, clock: Clock) -> None:
    folder = tmp_path / "new"
    async with Store.open(f"sqlite+aiosqlite:///{folder / 'footnote.db'}", now=clock) as store:
        await store.change_settings(GUILD, lambda now: replace(now, floor=1))
        modes = {path.name: oct(path.stat().st_mode & 0o777) for path in (folder, *folder.iterdir())}
    assert modes == {"new": "0o700", "footnote.db": "0o600", "footnote.db-wal": "0o600", "footnote.db-shm": "0o600"}


async def test_settings_that_keep_what_was_confirmed_hold_on_every_connection(tmp_path: Path) -> None:
    async with Store.open(f"sqlite+aiosqlite:///{tmp_path / 'footnote.db'}") as store:
        pragmas = {"journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "foreign_keys": 1}

        def held(connection: Connection) -> dict[str, object]:
            return {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in pragmas}

        def of_two(one: Connection) -> list[dict[str, object]]:
            with store.database.engine.connect() as two:
                return [held(one), held(two)]

        assert await store.database.read(of_two) == [pragmas, pragmas]

"""A backup is whole although the bot writes, and comes back."""

import asyncio
import os
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from bot.store.backup import back_up, restore
from bot.store.errors import StoreError
from bot.store.records import Posted
from bot.store.store import Store

from .conftest import Clock
from .test_faults import locked
from .test_store import ANNA, BELA, GUILD, answer, report

SAID = "why did my grandmother's pension fall"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The database."""
    return tmp_path / "footnote.db"


def write(file: Path, clock: Clock, floor: int = 5) -> None:
    """A database with something in it."""

    async def run() -> None:
        async with Store.open(f"sqlite+aiosqlite:///{file}", now=clock) as store:
            await store.change_settings(GUILD, lambda now: replace(now, floor=floor))
            await store.write([answer(clock, question=number) for number in range(500)])

    asyncio.run(run())


def floor(file: Path) -> int:
    """What was chosen there."""

    async def run() -> int:
        async with Store.open(f"sqlite+aiosqlite:///{file}") as store:
            return (await store.settings_of(GUILD)).floor

    return asyncio.run(run())


async def test_a_backup_of_a_database_in_use_is_one_moment(file: Path, tmp_path: Path, clock: Clock) -> None:
    copy = tmp_path / "copy.db"
    async with Store.open(f"sqlite+aiosqlite:///{file}", now=clock) as store:
        stop = False

        async def pairs() -> int:
            number = 0
            while not stop:
                await store.write([Posted(2 * number + one, 1, 1, None, ANNA, "", clock()) for one in (0, 1)])
                number += 1
            return number

        writing = asyncio.create_task(pairs())
        await asyncio.sleep(0.2)
        await asyncio.to_thread(back_up, file, copy)
        await asyncio.sleep(0.1)
        stop = True
        written = await writing
        assert (await store.forget(ANNA)).posted == 2 * written
    with closing(sqlite3.connect(copy)) as backup:
        (kept,) = backup.execute("SELECT count(*) FROM posted").fetchone()
        assert backup.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert 0 < kept < 2 * written
    assert kept % 2 == 0


def test_a_backup_is_one_file_for_this_account_only(file: Path, tmp_path: Path, clock: Clock) -> None:
    write(file, clock)
    folder = tmp_path / "backups"
    folder.mkdir()
    back_up(file, folder / "copy.db")
    assert [path.name for path in folder.iterdir()] == ["copy.db"]
    assert (folder / "copy.db").stat().st_mode & 0o777 == 0o600


def test_a_backup_holds_nothing_of_a_forgotten_person(file: Path, tmp_path: Path, clock: Clock) -> None:
    async def run() -> None:
        async with Store.open(f"sqlite+aiosqlite:///{file}", now=clock) as store:
            await store.add_feedback(report(clock, question=SAID))
            await store.forget(ANNA)

    asyncio.run(run())
    back_up(file, tmp_path / "copy.db")
    assert SAID.encode() not in (tmp_path / "copy.db").read_bytes()


def test_an_existing_file_is_never_written_over(file: Path, tmp_path: Path, clock: Clock) -> None:
    write(file, clock)
    copy = tmp_path / "copy.db"
    copy.write_text("dear to somebody", encoding="utf-8")
    with pytest.raises(StoreError, match="exists already"):
        back_up(file, copy)
    assert copy.read_text(encoding="utf-8") == "dear to somebody"


@pytest.mark.parametrize(("content", "sentence"), [(None, "there is no database"), (b"text" * 500, "is no database")])
def test_what_cannot_be_backed_up_leaves_no_file(
    file: Path, tmp_path: Path, content: bytes | None, sentence: str
) -> None:
    if content is not None:
        file.write_bytes(content)
    before = sorted(tmp_path.iterdir())
    with pytest.raises(StoreError, match=sentence):
        back_up(file, tmp_path / "copy.db")
    assert sorted(tmp_path.iterdir()) == before


def test_a_place_that_cannot_be_written_to_is_named(file: Path, clock: Clock) -> None:
    write(file, clock)
    with pytest.raises(StoreError, match="cannot be written"):
        back_up(file, Path(os.devnull) / "copy.db")


def test_a_backup_comes_back_into_a_new_place(file: Path, tmp_path: Path, clock: Clock) -> None:
    write(file, clock)
    back_up(file, tmp_path / "copy.db")
    elsewhere = tmp_path / "new" / "footnote.db"
    assert restore(tmp_path / "copy.db", elsewhere, replace=False) == 501
    assert floor(elsewhere) == 5


def test_what_is_there_is_replaced_only_when_that_is_said(file: Path, tmp_path: Path, clock: Clock) -> None:
    write(file, clock)
    back_up(file, tmp_path / "copy.db")
    write(file, clock, floor=6)
    with pytest.raises(StoreError, match="would be lost: back it up, then add --replace"):
        restore(tmp_path / "copy.db", file, replace=False)
    assert floor(file) == 6
    restore(tmp_path / "copy.db", file, replace=True)
    assert floor(file) == 5


async def test_a_bot_that_runs_goes_on_with_the_backup(file: Path, tmp_path: Path, clock: Clock) -> None:
    copy = tmp_path / "copy.db"
    async with Store.open(f"sqlite+aiosqlite:///{file}", now=clock) as store:
        await store.change_settings(GUILD, lambda now: replace(now, floor=5))
        await asyncio.to_thread(back_up, file, copy)
        await store.change_settings(GUILD, lambda now: replace(now, floor=6))
        await store.write([answer(clock, question=number) for number in range(2000)])
        await asyncio.to_thread(restore, copy, file, replace=True)
        assert (await store.settings_of(GUILD)).floor == 5
        assert await store.posted(7) is None
        await store.write([answer(clock)])
    with closing(sqlite3.connect(file)) as after:
        assert after.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert after.execute("SELECT count(*) FROM posted").fetchone() == (1,)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        ("UPDATE alembic_version SET version_num = '9999'", "made by a newer Footnote"),
        ("DROP TABLE alembic_version", "no database of Footnote's"),
    ],
)
def test_another_programs_file_is_not_restored(
    file: Path, tmp_path: Path, clock: Clock, spoil: str, sentence: str
) -> None:
    write(file, clock)
    copy = tmp_path / "copy.db"
    back_up(file, copy)
    with closing(sqlite3.connect(copy)) as other, other:
        other.execute(spoil)
    with pytest.raises(StoreError, match=sentence):
        restore(copy, file, replace=True)
    assert floor(file) == 5


def test_a_damaged_backup_is_not_restored(file: Path, tmp_path: Path, clock: Clock) -> None:
    write(file, clock)
    copy = tmp_path / "copy.db"
    back_up(file, copy)
    whole = copy.read_bytes()
    # In one of two places: only a look at every page finds it.
    copy.write_bytes(whole.replace(ANNA.encode(), BELA.encode(), 1))
    with pytest.raises(StoreError, match="db is damaged"):
        restore(copy, file, replace=True)
    copy.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StoreError, match="damaged"):
        restore(copy, file, replace=True)
    assert floor(file) == 5


def test_a_locked_database_is_not_waited_for_without_end(
    file: Path, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.backup._TRIES", 2)
    write(file, clock)
    back_up(file, tmp_path / "copy.db")
    with locked(file), pytest.raises(StoreError, match="locked by another program"):
        restore(tmp_path / "copy.db", file, replace=True)
    assert floor(file) == 5

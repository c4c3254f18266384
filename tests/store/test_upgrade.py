"""The tables are those of the migrations, on both databases, and a newer Footnote's are left alone."""

import asyncio
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from bot.store import upgrade
from bot.store.errors import StoreError, TooNewError
from bot.store.store import Store
from bot.store.tables import metadata

from .conftest import Clock
from .test_faults import drop_all
from .test_store import GUILD, answer


def test_the_newest_migration_is_the_one_named() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(upgrade.__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    assert ScriptDirectory.from_config(config).get_heads() == [upgrade.HEAD]


async def test_the_migrations_make_exactly_the_tables_that_a_new_database_gets(store: Store) -> None:
    def migrated(connection: Connection) -> tuple[Any, Any]:
        drop_all(connection)
        upgrade.migrate(connection)
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, metadata), described(connection)

    at_once = await store.database.read(described)
    assert await store.database.write(migrated) == ([], at_once)
    assert await store.database.read(upgrade.revision_of) == upgrade.HEAD


def described(connection: Connection) -> dict[str, list[str]]:
    """Every table with its columns, keys, indexes and checks, as the database tells of them."""
    seen = inspect(connection)
    looks: tuple[Callable[[str], Any], ...] = (
        seen.get_columns,
        seen.get_pk_constraint,
        seen.get_indexes,
        seen.get_check_constraints,
    )
    return {name: [str(look(name)) for look in looks] for name in sorted(seen.get_table_names())}


async def test_the_checks_hold_in_the_database_too(store: Store) -> None:
    row = "INSERT INTO servers (guild, channels, floor, private, cooldown) VALUES (1, '[]', {}, {}, {})"
    for floor, cooldown in ((101, 0), (-1, 0), (0, -1), (0, 3601)):
        with pytest.raises(StoreError, match="refuses such a record"):
            await store.database.write(lambda c, f=floor, s=cooldown: c.execute(text(row.format(f, "false", s))))  # type: ignore[misc]
    await store.database.write(lambda connection: connection.execute(text(row.format(100, "true", 3600))))
    assert (await store.settings_of(1)).private


async def test_several_processes_start_at_once(address: str) -> None:
    async def opened() -> None:
        async with Store.open(address) as store:
            await store.check()

    await asyncio.gather(*(opened() for _ in range(4)))


async def test_a_newer_footnotes_database_is_refused_and_left_as_it_is(address: str) -> None:
    async with Store.open(address) as store:
        await store.database.write(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    for patient in (False, True):
        with pytest.raises(TooNewError, match="made by a newer Footnote: update Footnote, or restore the backup"):
            async with Store.open(address, patient=patient):
                raise AssertionError


_NEXT = """
import sqlalchemy as sa
from alembic import op

revision, down_revision, branch_labels, depends_on = "0002", "0001", None, None


def upgrade():
    with op.batch_alter_table("servers") as servers:
        servers.add_column(sa.Column("colour", sa.String(7), server_default="blue"))
"""


async def test_an_older_footnotes_database_is_brought_up_with_what_it_holds_and_not_back(
    address: str, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Store.open(address, now=clock) as store:
        await store.change_settings(GUILD, lambda now: replace(now, language="de"))
        await store.write([answer(clock, question=number) for number in range(1_000)])
    newer = tmp_path / "migrations"
    shutil.copytree(upgrade._MIGRATIONS, newer)
    (newer / "versions" / "m0002_next.py").write_text(_NEXT, encoding="utf-8")
    with monkeypatch.context() as now:
        now.setattr(upgrade, "_MIGRATIONS", newer)
        now.setattr(upgrade, "HEAD", "0002")
        now.setattr("bot.store.database.HEAD", "0002")

        async def started() -> None:
            async with Store.open(address, now=clock) as store:
                assert (await store.settings_of(GUILD)).language == "de"
                assert await store.posted(999) == answer(clock, question=999)
                await store.database.read(lambda c: c.execute(text("SELECT colour FROM servers WHERE colour = 'blue'")))

        await asyncio.gather(started(), started())
    with pytest.raises(TooNewError):
        async with Store.open(address, patient=True):
            raise AssertionError


async def test_a_newer_footnote_may_take_over_while_this_one_runs(store: Store) -> None:
    await store.database.write(lambda c: c.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    await store.check()
    with pytest.raises(StoreError):
        await store.database.write(lambda c: c.execute(text("INSERT INTO flags (no_such_column) VALUES (1)")))
    with pytest.raises(TooNewError):
        await store.check()


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("sqlite+aiosqlite:///:memory:", "memory would not survive"),
        ("sqlite+aiosqlite://", "memory would not survive"),
        ("sqlite+aiosqlite:///a.db?mode=ro", "a file and nothing else"),
        ("mysql://root:secret@db/x", "must begin with"),
        ("postgresql://u:secret@db/x", "must begin with"),
        ("no address", "cannot be read"),
    ],
)
async def test_an_address_that_can_never_work_is_refused_even_by_a_patient_store(address: str, sentence: str) -> None:
    with pytest.raises(StoreError, match=re.escape(sentence)) as raised:
        async with Store.open(address, patient=True):
            raise AssertionError
    assert "secret" not in f"{raised.value!r} {raised.value.cause}"

"""Everything is moved, or nothing."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.store.errors import StoreError
from bot.store.move import counts, move
from bot.store.records import Talk, Unanswered
from bot.store.store import Store
from bot.store.tables import metadata

from .conftest import Clock, emptied_database
from .postgres import Postgres
from .test_store import ANNA, BELA, GUILD, answer, report


async def rows(store: Store) -> dict[str, list[tuple[object, ...]]]:
    """Everything in it."""
    return await store.database.read(
        lambda connection: {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key))]
            for table in metadata.sorted_tables
        }
    )


async def fill(store: Store, clock: Clock) -> None:
    """Some of everything."""
    chosen = {GUILD + 1, 3}
    await store.change_settings(
        GUILD, lambda now: replace(now, channels=frozenset(chosen), language="de", private=True)
    )
    await store.write([answer(clock, question=2**60 + number) for number in range(1_200)])
    await store.write([Talk(1, ANNA, '{"said": "é 🧮"}', clock() + timedelta(minutes=5))])
    await store.write([Unanswered("tea from mars", "en", "x", clock(), clock(), 3)])
    await store.add_feedback(report(clock))
    await store.check()
    async with store.processes.identify_slot(0, 1):
        pass


@pytest.mark.parametrize("first", ["sqlite", "postgresql"])
async def test_all_records_arrive_as_they_were(postgres: Postgres, tmp_path: Path, clock: Clock, first: str) -> None:
    addresses = [f"sqlite+aiosqlite:///{tmp_path / 'a.db'}", emptied_database(postgres)]
    from_, to = sorted(addresses, key=lambda address: not address.startswith(first))
    async with Store.open(from_, now=clock) as source, Store.open(to, now=clock) as target:
        await fill(source, clock)
        before = await rows(source)
        assert all(before.values())
        moved = await move(source.database, target.database)
        assert moved == {name: len(listed) for name, listed in before.items()} == await counts(target.database)
        assert await rows(target) == before == await rows(source)
        assert (await target.settings_of(GUILD)).channels == {GUILD + 1, 3}
        assert await target.talk(1, ANNA) == await source.talk(1, ANNA)
        assert (await target.forget(ANNA)).total == 1_202


async def test_a_target_that_holds_anything_is_refused(postgres: Postgres, tmp_path: Path, clock: Clock) -> None:
    async with (
        Store.open(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}", now=clock) as source,
        Store.open(emptied_database(postgres), now=clock) as target,
    ):
        await fill(source, clock)
        await target.add_feedback(report(clock, person=BELA))
        before = await rows(target)
        with pytest.raises(StoreError, match="the target holds 1 records already"):
            await move(source.database, target.database)
        assert await rows(target) == before


async def test_a_move_that_fails_leaves_the_target_empty(postgres: Postgres, tmp_path: Path, clock: Clock) -> None:
    async with (
        Store.open(f"sqlite+aiosqlite:///{tmp_path / 'a.db'}", now=clock) as source,
        Store.open(emptied_database(postgres), now=clock) as target,
    ):
        await fill(source, clock)
        postgres.sql("ALTER TABLE unanswered ADD CONSTRAINT never CHECK (count < 0)")
        with pytest.raises(StoreError, match="refuses such a record"):
            await move(source.database, target.database)
        assert not any((await rows(target)).values())


async def test_a_database_is_not_moved_onto_itself(tmp_path: Path, clock: Clock) -> None:
    address = f"sqlite+aiosqlite:///{tmp_path / 'a.db'}"
    async with Store.open(address, now=clock) as source, Store.open(address, now=clock) as target:
        with pytest.raises(StoreError, match="the same database"):
            await move(source.database, target.database)

"""Two processes of one bot: what one changes the other sees, and they take turns at identifying."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

import pytest

from bot.store.current import CurrentSettings
from bot.store.database import Database
from bot.store.processes import News, Processes
from bot.store.records import ServerSettings
from bot.store.store import Store

from .conftest import emptied_database
from .postgres import Postgres
from .test_store import GUILD

APART = 0.3


async def until(true: Callable[[], bool], within: float = 8.0) -> None:
    """Wait until something is so."""
    async with asyncio.timeout(within):
        while not true():  # noqa: ASYNC110 - it happens elsewhere
            await asyncio.sleep(0.01)


async def test_news_reach_everybody_and_the_sender_too(address: str) -> None:
    heard: list[News] = []
    async with Store.open(address) as store:
        await store.processes.listen(heard.append)
        await store.processes.notify("knowledge", "v2 – “quoted”")
        await store.change_settings(GUILD, lambda now: replace(now, floor=7))
        await store.forget_server(GUILD)
        await until(lambda: len(heard) == 3)
    assert heard == [News("knowledge", "v2 – “quoted”"), News("settings", str(GUILD)), News("settings", str(GUILD))]


async def test_a_change_that_was_not_made_is_no_news(address: str) -> None:
    heard: list[News] = []
    async with Store.open(address) as store:
        await store.processes.listen(heard.append)
        with pytest.raises(ValueError, match="floor"):
            await store.change_settings(GUILD, lambda now: replace(now, floor=-1))
        await store.processes.notify("knowledge", "v2")
        await until(lambda: bool(heard))
    assert heard == [News("knowledge", "v2")]


async def test_settings_changed_here_hold_at_once(address: str) -> None:
    async with Store.open(address) as store, CurrentSettings(store) as current:
        assert current[GUILD] == ServerSettings(GUILD)
        changed = await current.change(GUILD, lambda now: replace(now, floor=7))
        assert current[GUILD] == changed
        await store.forget_server(GUILD)
        await until(lambda: current[GUILD] == ServerSettings(GUILD))
    async with Store.open(address) as store:
        await store.change_settings(GUILD, lambda now: replace(now, floor=8))
        async with CurrentSettings(store) as current:
            assert current[GUILD].floor == 8


async def test_settings_changed_by_another_process_are_seen_also_after_an_outage(
    postgres: Postgres, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = emptied_database(postgres)
    async with Store.open(address) as one, Store.open(address) as other, CurrentSettings(other) as current:
        await one.change_settings(GUILD, lambda now: replace(now, floor=1))
        await until(lambda: current[GUILD].floor == 1, within=2)
        # It listens again only after the change, and has to ask what it missed.
        monkeypatch.setattr("bot.store.processes._FIRST_WAIT", 3.0)
        postgres.stop()
        await asyncio.sleep(0.1)
        assert current[GUILD].floor == 1
        postgres.start()
        await one.change_settings(GUILD, lambda now: replace(now, floor=2))
        assert current[GUILD].floor == 1
        await until(lambda: current[GUILD].floor == 2)
        await one.change_settings(GUILD, lambda now: replace(now, floor=3))
        await until(lambda: current[GUILD].floor == 3)


async def test_settings_are_learned_when_the_database_comes_after_the_bot(postgres: Postgres) -> None:
    address = emptied_database(postgres)
    async with Store.open(address) as store:
        await store.change_settings(GUILD, lambda now: replace(now, floor=4))
    postgres.stop()
    try:
        async with Store.open(address, patient=True) as store:
            entering = asyncio.create_task(CurrentSettings(store).__aenter__())
            await asyncio.sleep(0.3)
            postgres.start()
            current = await entering
            await until(lambda: current[GUILD].floor == 4)
            await current.__aexit__(None, None, None)
    finally:
        if not postgres.runs:
            postgres.start()


async def test_one_bucket_identifies_one_at_a_time_across_processes(address: str) -> None:
    async with Store.open(address) as one, Store.open(address) as other:
        loop = asyncio.get_running_loop()
        times: dict[int, list[float]] = {0: [], 1: []}

        async def identify(store: Store, shard: int) -> None:
            async with processes[store].identify_slot(shard, 2):
                times[shard % 2].append(loop.time())
                await asyncio.sleep(0.05)

        processes = {store: Processes(store.database, identify_apart=APART) for store in (one, other)}
        began = loop.time()
        await asyncio.gather(
            *(identify(store, shard) for shard, store in enumerate((one, one, other, other, one, other)))
        )
    for moments in times.values():
        assert len(moments) == 3
        assert all(later - earlier >= APART + 0.04 for earlier, later in pairwise(moments))
    # The buckets did not wait for each other.
    assert max(moments[-1] for moments in times.values()) - began < 5 * APART + 1


async def test_without_a_database_a_process_keeps_its_own_identifies_apart() -> None:
    database = Database("postgresql+asyncpg://nobody@127.0.0.1:1/none")
    processes = Processes(database, identify_apart=APART)
    loop = asyncio.get_running_loop()
    moments = []
    for _ in range(2):
        async with processes.identify_slot(0, 1):
            moments.append(loop.time())
    await database.close()
    assert moments[1] - moments[0] >= APART


async def test_a_slot_left_by_an_error_is_free_for_the_next(store: Store) -> None:
    processes = Processes(store.database, identify_apart=0.05)
    with pytest.raises(ConnectionError):
        async with processes.identify_slot(0, 1):
            raise ConnectionError
    async with asyncio.timeout(2), processes.identify_slot(0, 1):
        pass

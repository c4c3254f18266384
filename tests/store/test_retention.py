"""What is over is deleted by itself, also after the database was away."""

import asyncio
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

from bot.store.move import counts
from bot.store.records import Talk
from bot.store.retention import expire_regularly
from bot.store.store import Store

from .conftest import Clock
from .test_faults import locked
from .test_later import talk
from .test_store import answer


async def until_none_is_posted(store: Store) -> None:
    """Wait for the deletion."""
    while (await counts(store.database))["posted"]:  # noqa: ASYNC110 - it happens in the database
        await asyncio.sleep(0.05)


async def test_what_is_over_goes_by_itself(tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "footnote.db"
    async with Store.open(f"sqlite+aiosqlite:///{file}", now=clock) as store:
        await store.write([talk(clock), answer(clock), Talk(9, "b" * 32, "{}", clock() + timedelta(days=9))])
        await store.expire()
        assert (await counts(store.database))["talks"] == 2
        clock.after(days=8)
        with locked(file):
            running = asyncio.create_task(expire_regularly(store, every=0.05))
            await asyncio.sleep(2.5)
            assert (await counts(store.database))["posted"] == 1
        async with asyncio.timeout(10):
            await until_none_is_posted(store)
        held = await counts(store.database)
        assert (held["talks"], held["posted"]) == (1, 0)
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running

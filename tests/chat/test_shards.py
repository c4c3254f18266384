"""What is known of the gateway, and when another client should try."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.chat.client import FootnoteClient
from bot.chat.gateway import Gateway
from bot.chat.talks import Talks
from bot.counts import Counts
from bot.footnote import Footnote
from bot.store.store import Store


def test_it_is_connected_when_every_shard_is() -> None:
    now, counted = [100.0], Counts()
    gateway = Gateway(clock=lambda: now[0], counted=counted)
    gateway.expect((0, 2))
    gateway.up(0)
    assert (gateway.connected, gateway.shards, gateway.away_since) == (False, (1, 2), 100.0)
    gateway.up(2)
    assert (gateway.connected, gateway.shards, gateway.away_since) == (True, (2, 2), None)
    now[0] = 200.0
    gateway.down(0)
    now[0] = 300.0
    gateway.down(2)
    assert (gateway.connected, gateway.shards, gateway.away_since) == (False, (0, 2), 200.0)
    gateway.up(0)
    gateway.up(2)
    assert gateway.away_since is None
    assert counted.connections == 4
    gateway.begin(lambda: 0.1)
    assert gateway.shards == (0, 2)


async def test_it_is_given_up_only_without_a_single_shard_for_long() -> None:
    gateway = Gateway(given_up_after=0.2)
    given_up = asyncio.create_task(gateway.given_up())
    gateway.up(0)
    await asyncio.sleep(0.4)
    gateway.down(0)
    await asyncio.sleep(0.1)
    gateway.up(0)
    await asyncio.sleep(0.2)
    assert not given_up.done()
    gateway.down(0)
    await asyncio.wait_for(given_up, 2)


async def test_shards_identify_in_turn_by_the_store(footnote: Footnote, tmp_path: Path) -> None:
    taken: list[tuple[int, int]] = []
    async with Store.open(f"sqlite+aiosqlite:///{tmp_path / 'footnote.db'}") as store:

        @asynccontextmanager
        async def turns(shard: int, concurrency: int) -> AsyncIterator[None]:
            taken.append((shard, concurrency))
            async with store.processes.identify_slot(shard, concurrency):
                yield

        client = FootnoteClient(Talks(footnote), gateway=Gateway(turns))
        loop = asyncio.get_running_loop()
        began = loop.time()
        await client.before_identify_hook(0, initial=True)
        assert loop.time() - began < 2
        await client.before_identify_hook(1, initial=False)
        assert 5 <= loop.time() - began < 9
    assert taken == [(0, 1), (1, 1)]

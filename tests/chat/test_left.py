"""What becomes of what was kept of a server that the bot was removed from, whether it heard of that or not."""

import asyncio
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from aiohttp import web

from bot.chat.kept import Kept
from bot.footnote import Footnote
from bot.store.records import Feedback
from tests.chat.connected import connected, eventually
from tests.chat.keeping import Clock
from tests.troubled import Troubled

_LEFT = 77 << 22  # of an odd shard
_OTHERS = 78 << 22


async def _fill(kept: Kept, clock: Clock, *guilds: int) -> None:
    for guild in guilds:
        await kept.change(guild, lambda now: replace(now, cooldown=5))
        await kept.report(Feedback("other", "", "", "", (), kept.person(1), guild, clock()))


async def _until_kept_of(kept: Kept, *guilds: int) -> None:
    async with asyncio.timeout(20):
        while await kept.servers() != set(guilds):  # noqa: ASYNC110 - a database has no event to wait for
            await asyncio.sleep(0.01)


async def test_what_is_kept_of_a_server_goes_with_it(footnote: Footnote, kept: Kept, clock: Clock) -> None:
    async with Troubled(guilds=2) as there, connected(footnote, there, kept=kept):
        await _fill(kept, clock, there.guild_id(0), there.guild_id(1))
        await there.dispatch("GUILD_DELETE", {"id": str(there.guild_id(1)), "unavailable": True})  # only not to be had
        await there.dispatch("GUILD_DELETE", {"id": str(there.guild_id(0))})
        await _until_kept_of(kept, there.guild_id(1))
        await eventually(lambda: kept.settings(there.guild_id(0)).cooldown != 5)


async def test_a_server_that_was_left_in_the_meantime_is_found_at_the_start(
    footnote: Footnote, kept: Kept, clock: Clock
) -> None:
    async with Troubled() as there:
        await _fill(kept, clock, there.guild_id(0), _LEFT)
        async with connected(footnote, there, kept=kept):
            await _until_kept_of(kept, there.guild_id(0))


async def test_each_process_looks_after_the_servers_of_its_shards(footnote: Footnote, kept: Kept, clock: Clock) -> None:
    await _fill(kept, clock, _LEFT, _OTHERS)
    async with Troubled(guilds=0) as there, connected(footnote, there, kept=kept, shard_ids=(1,), shard_count=2):
        await _until_kept_of(kept, _OTHERS)


async def test_a_server_that_was_only_not_told_of_is_not_forgotten(
    footnote: Footnote, kept: Kept, clock: Clock
) -> None:
    await _fill(kept, clock, _LEFT, _OTHERS)
    async with Troubled(leaves_out=("guilds",), unlisted=(_LEFT,)) as there, connected(footnote, there, kept=kept):
        await _until_kept_of(kept, _LEFT)


async def test_while_discord_does_not_say_nothing_is_forgotten(
    footnote: Footnote, kept: Kept, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    class Unsaying(Troubled):
        async def _one_guild(self, _: web.Request) -> web.Response:
            return web.Response(status=501)

    await _fill(kept, clock, _LEFT)
    async with Unsaying() as there, connected(footnote, there, kept=kept):
        await eventually(lambda: "asking whether the bot is in a server failed [" in caplog.text)
        assert await kept.servers() == {_LEFT}


async def test_a_database_that_is_away_is_waited_for(
    footnote: Footnote, kept: Kept, clock: Clock, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with Troubled() as there, connected(footnote, there, kept=kept):
        await _fill(kept, clock, there.guild_id(0))
        with closing(sqlite3.connect(tmp_path / "footnote.db")) as other:
            other.execute("begin exclusive")
            await there.dispatch("GUILD_DELETE", {"id": str(there.guild_id(0))})
            await eventually(lambda: "is not deleted yet" in caplog.text)
        await _until_kept_of(kept)

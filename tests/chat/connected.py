"""The bot in this process, connected to the Discord of tests/troubled.py, with waits that suit a test."""

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

import discord

from bot.chat.client import FootnoteClient
from bot.chat.kept import Kept
from bot.chat.talks import Talks
from bot.footnote import Footnote
from tests.loopback import TOKEN
from tests.troubled import Troubled

US = "how much did exports to the US fall in November?"
# What discord.py waits before it tries an error again is not ours to shorten, but for the tests it is.
_PATIENCE = 30.0


class Hasty(FootnoteClient):
    """Signs in again at once, where Discord wants five seconds between two sign-ins."""

    async def before_identify_hook(self, *_: Any, **__: Any) -> None:
        """No wait."""


@asynccontextmanager
async def connected(
    footnote: Footnote,
    loopback: Troubled,
    *,
    waits: Sequence[float] = (0.05, 0.1, 0.1),
    longest_try: float = 5.0,
    heartbeat_timeout: float = 60.0,
    kept: Kept | None = None,
    **options: Any,
) -> AsyncIterator[Hasty]:
    """Ready when the block begins; closed, with nothing left behind, when it ends."""
    base, discord.http.Route.BASE = discord.http.Route.BASE, loopback.api_base
    client = Hasty(Talks(footnote, kept), **options)
    client._connection.heartbeat_timeout = heartbeat_timeout
    client._connection.guild_ready_timeout = 0.1
    client.requests.waits = waits
    client.requests.longest_try = longest_try
    try:
        async with client:
            running = asyncio.create_task(client.start(TOKEN))
            ready = asyncio.create_task(client.wait_until_ready())
            await asyncio.wait({running, ready}, timeout=_PATIENCE, return_when=asyncio.FIRST_COMPLETED)
            if running.done():
                await running
            assert ready.done()
            yield client
        await asyncio.wait({running}, timeout=_PATIENCE)
        assert running.done()
        if not running.cancelled() and (error := running.exception()) is not None:
            raise error
    finally:
        discord.http.Route.BASE = base


async def eventually(holds: Callable[[], object], within: float = _PATIENCE) -> None:
    """Wait until something is so that tells nobody when it becomes so; TimeoutError where it does not."""
    async with asyncio.timeout(within):
        while not holds():  # noqa: ASYNC110 - logs and counters have no event to wait for
            await asyncio.sleep(0.01)


async def until_answered(loopback: Troubled, within: float = _PATIENCE) -> None:
    """Wait until every question has an answer."""
    await eventually(lambda: not loopback.waiting(), within)

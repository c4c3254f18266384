"""Servers that the bot was removed from, also while it was not connected: what was kept of them goes, as soon as it can."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from typing import TYPE_CHECKING, Any, TypeVar

import discord

from bot.chat.responding import SEND_ERRORS
from bot.logs import failed, log
from bot.store.errors import StoreError

if TYPE_CHECKING:
    from bot.chat.client import FootnoteClient

T = TypeVar("T")

_FIRST_WAIT, _LONGEST_WAIT = 1.0, 600.0
# The lower bits of an id do not decide on a server's shard.
_SHARD_SHIFT = 22
# Discord's word for what the bot may not see.
_NO_ACCESS = 50001


class Left:
    """Forgets servers, one task each."""

    def __init__(self, client: "FootnoteClient") -> None:
        self._client = client
        self._kept = client.kept
        self._tasks: dict[tuple[str, int], asyncio.Task[None]] = {}

    def compare(self, shard: int) -> None:
        """A shard has heard which servers the bot is in: forget the others of that shard."""
        self._begin(("shard", shard), self._compare(shard))

    def removed(self, guild: int) -> None:
        """The bot was removed from a server."""
        self._begin(("server", guild), _insisting(lambda: self._kept.forget_server(guild)))

    def added(self, guild: int) -> None:
        """The bot was added to a server: what is chosen there from now on stays."""
        if (forgetting := self._tasks.get(("server", guild))) is not None:
            forgetting.cancel()

    def close(self) -> None:
        """What is not forgotten yet is at the next sign-in."""
        for task in self._tasks.values():
            task.cancel()

    async def _compare(self, shard: int) -> None:
        shards = self._client.shard_count or 1
        for guild in await _insisting(self._kept.servers):
            if (guild >> _SHARD_SHIFT) % shards == shard and await self._is_gone(guild):
                self.removed(guild)

    async def _is_gone(self, guild: int) -> bool:
        """Whether the bot is not in a server. The API says so too: one that is told of late must not lose its settings."""
        if self._client.get_guild(guild) is not None:
            return False
        try:
            await self._client.http.get_guild(guild, with_counts=False)
        except SEND_ERRORS as error:
            if isinstance(error, discord.NotFound) or getattr(error, "code", None) == _NO_ACCESS:
                return True
            failed("asking whether the bot is in a server", error)
        return False

    def _begin(self, of: tuple[str, int], work: Coroutine[Any, Any, None]) -> None:
        task = self._tasks[of] = asyncio.create_task(work)
        task.add_done_callback(lambda done: self._tasks.get(of) is done and self._tasks.pop(of))


async def _insisting(work: Callable[[], Awaitable[T]]) -> T:
    """What comes of it once the database is there."""
    wait = _FIRST_WAIT
    while True:
        try:
            return await work()
        except StoreError as error:
            log.warning("what was kept of servers that the bot left is not deleted yet: %s (%s)", error, error.cause)
        await asyncio.sleep(wait)
        wait = min(wait * 2, _LONGEST_WAIT)

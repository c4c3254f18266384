"""How the gateway is: which shards are connected, since when one is not, and when the next may identify. Outlives a client."""

import asyncio
import time
from collections.abc import Callable, Iterable
from contextlib import AbstractAsyncContextManager
from typing import TypeAlias

from bot.counts import Counts, counts

# Shard and max_concurrency → a block that begins when this shard may identify, whatever other processes do.
Turns: TypeAlias = Callable[[int, int], AbstractAsyncContextManager[None]]

# The library tries the same address for ever. After this long without a single shard, a fresh client asks for another one.
GIVEN_UP_AFTER = 180.0


class Gateway:
    """The shards of this process, whichever client holds them just now."""

    def __init__(
        self,
        turns: Turns | None = None,
        *,
        given_up_after: float = GIVEN_UP_AFTER,
        clock: Callable[[], float] = time.time,
        counted: Counts = counts,
    ) -> None:
        self.turns = turns  # None: nobody else identifies
        self._given_up_after = given_up_after
        self._clock = clock
        self._counted = counted
        self._up: set[int] = set()
        self._of: frozenset[int] = frozenset({0})
        self.away_since: float | None = clock()
        self._lost = asyncio.Event()
        self._lost.set()
        self._found = asyncio.Event()
        self.latency: Callable[[], float] = lambda: float("nan")

    @property
    def connected(self) -> bool:
        """Whether every shard is."""
        return self._up >= self._of

    @property
    def shards(self) -> tuple[int, int]:
        """How many are connected, and of how many."""
        return len(self._up & self._of), len(self._of)

    def begin(self, latency: Callable[[], float]) -> None:
        """A client begins with no shard."""
        self.latency = latency
        for shard in tuple(self._up):
            self.down(shard)

    def expect(self, shards: Iterable[int]) -> None:
        """These are the process's."""
        self._of = frozenset(shards)

    def up(self, shard: int) -> None:
        """It is connected, for the first time or again."""
        self._up.add(shard)
        self._counted.connections += 1
        self._found.set()
        self._lost.clear()
        if self.connected:
            self.away_since = None

    def down(self, shard: int) -> None:
        """It is not, any more."""
        self._up.discard(shard)
        if self.away_since is None:
            self.away_since = self._clock()
        if not self._up:
            self._lost.set()
            self._found.clear()

    async def given_up(self) -> None:
        """Return when no shard has been connected for so long that another client should try."""
        while True:
            await self._lost.wait()
            try:
                async with asyncio.timeout(self._given_up_after):
                    await self._found.wait()
            except TimeoutError:
                return

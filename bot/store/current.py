"""What servers chose, in memory: each message asks for it, none waits for a database. Changes are followed, whoever made them."""

import asyncio
import logging
from collections.abc import Callable
from types import TracebackType
from typing import Self

from .errors import StoreError
from .processes import News
from .records import ServerSettings
from .store import Store

log = logging.getLogger("footnote.store")

_FIRST_WAIT, _LONGEST_WAIT = 0.5, 30.0


class CurrentSettings:
    """Every server's settings. Where the database is away they are what was last read, and at first what holds for all."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._known: dict[int, ServerSettings] = {}
        self._stale: set[int] = set()
        self._all_stale = True
        self._changed = asyncio.Event()
        self._follower: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Self:
        await self._store.processes.listen(self._heard)
        try:
            await self._read()
        except StoreError as error:
            log.warning("servers' settings are not known yet: %s (%s)", error, error.cause)
            self._changed.set()
        self._follower = asyncio.create_task(self._follow())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._follower is not None
        self._follower.cancel()
        await asyncio.wait({self._follower})

    def __getitem__(self, guild: int) -> ServerSettings:
        return self._known.get(guild) or ServerSettings(guild)

    async def change(self, guild: int, change: Callable[[ServerSettings], ServerSettings]) -> ServerSettings:
        """Change and confirm them; they hold here when this returns. Raises StoreError."""
        changed = await self._store.change_settings(guild, change)
        self._known[guild] = changed
        return changed

    def _heard(self, news: News) -> None:
        if news.kind == "settings":
            self._stale.add(int(news.payload))
        elif news.kind == "missed":
            self._all_stale = True
        else:
            return
        self._changed.set()

    async def _follow(self) -> None:
        wait = _FIRST_WAIT
        while True:
            await self._changed.wait()
            self._changed.clear()
            try:
                await self._read()
                wait = _FIRST_WAIT
            except StoreError:
                await asyncio.sleep(wait)
                wait = min(wait * 2, _LONGEST_WAIT)
                self._changed.set()

    async def _read(self) -> None:
        if self._all_stale:
            self._stale.clear()
            self._all_stale = False
            try:
                self._known = await self._store.all_settings()
            except StoreError:
                self._all_stale = True
                raise
        while self._stale:
            guild = self._stale.pop()
            try:
                self._known[guild] = await self._store.settings_of(guild)
            except StoreError:
                self._stale.add(guild)
                raise

"""What runs beside answering: knowledge that follows its folder, the status file, metrics, and news from the other processes."""

import asyncio
import math
import os
import time
from collections.abc import AsyncIterator, Coroutine, Sequence
from contextlib import ExitStack, asynccontextmanager
from typing import Any

from bot.chat.catalogue import Catalogue
from bot.chat.client import FootnoteClient
from bot.chat.gateway import Gateway
from bot.chat.talks import Talks
from bot.counts import counts
from bot.facts.source import Mistake
from bot.footnote import Footnote
from bot.logs import log
from bot.operations.knowledge import KnowledgeDesk
from bot.operations.metrics import metrics
from bot.operations.status import WRITTEN_EVERY, Status, write
from bot.rendering.changes import refused_message
from bot.rendering.voice import Voice
from bot.settings import Settings, SettingsError
from bot.store.errors import StoreError
from bot.store.processes import News

# Writing into the store only to see whether it can be written to is a commit on the disk: not at every look.
_STORE_TRIED_EVERY = 15.0


class Running:
    """One process that serves. `client` is whichever is connected just now."""

    def __init__(self, settings: Settings, talks: Talks) -> None:
        self._settings = settings
        self._talks = talks
        assert talks.kept.store is not None  # what serves keeps something, be its database there or not
        self._store = talks.kept.store
        self._later = talks.kept.later
        self._store_error: str | None = None
        self._store_writable = False
        self._tasks: set[asyncio.Task[None]] = set()
        self.client: FootnoteClient | None = None
        self.gateway = Gateway(self._store.processes.identify_slot)
        self.knowledge = KnowledgeDesk(
            settings.knowledge_folder(),
            talks.footnote,
            take_up=self._take_up,
            changed=self._knowledge_changed,
            refused=self._knowledge_refused,
        )

    @asynccontextmanager
    async def beside(self) -> AsyncIterator[None]:
        """Run all of it while the block lasts. Raises SettingsError where the metrics' port cannot be had."""
        with ExitStack() as stack:
            if self._settings.metrics_port is not None:
                host, port = self._settings.metrics_host, self._settings.metrics_port
                try:
                    stack.enter_context(metrics(host, port, counts, self.look))
                except OSError as error:
                    raise SettingsError(
                        f"FOOTNOTE_METRICS_PORT cannot be used: {host} port {port}: {error.strerror or error}"
                    ) from None
            for work in (self.knowledge.follow, self._write_status, self._try_store, self._listen):
                self._begin(work())
            try:
                yield
            finally:
                for task in self._tasks:
                    task.cancel()
                if self._tasks:
                    await asyncio.wait(self._tasks)
                self._settings.status().unlink(missing_ok=True)

    def look(self) -> Status:
        """How it is now."""
        state = None if self._later is None else self._later.state
        latency = self.gateway.latency()
        return Status(
            process=os.getpid(),
            written_at=time.time(),
            connected=self.gateway.connected,
            shards=self.gateway.shards,
            away_since=self.gateway.away_since,
            latency=latency if math.isfinite(latency) else None,
            store_writable=self._store_writable,
            store_error=self._store_error,
            waiting=0 if state is None else state.waiting,
            written=0 if state is None else state.written,
            retried=0 if state is None else state.retried,
            dropped=0 if state is None else state.dropped,
            failed_reads=0 if state is None else state.failed_reads,
            knowledge=self._talks.footnote.knowledge.version,
            knowledge_refused=self.knowledge.is_refused,
        )

    def _take_up(self, catalogue: Catalogue) -> None:
        """From here on every question is answered from this one's knowledge."""
        self._talks.catalogue = catalogue

    async def _knowledge_changed(self, footnote: Footnote) -> None:
        if self.client is not None:
            await self.client.knowledge_changed()
        try:
            await self._store.processes.notify("knowledge", footnote.knowledge.version)
        except StoreError as error:
            log.warning("other processes do not hear of the new knowledge: %s (%s)", error, error.cause)

    async def _knowledge_refused(self, mistakes: Sequence[Mistake]) -> None:
        if self.client is not None:
            await self.client.tell_owner(refused_message(mistakes, Voice(self._talks.footnote.knowledge)))

    async def _listen(self) -> None:
        def heard(news: News) -> None:
            if news.kind == "missed" or (
                news.kind == "knowledge" and news.payload != self._talks.footnote.knowledge.version
            ):
                self._begin(self.knowledge.look())

        await self._store.processes.listen(heard)

    async def _try_store(self) -> None:
        while True:
            try:
                await self._store.check()
                self._store_writable, self._store_error = True, None
            except StoreError as error:
                self._store_writable, self._store_error = False, str(error)
            await asyncio.sleep(_STORE_TRIED_EVERY)

    async def _write_status(self) -> None:
        file, failing = self._settings.status(), False
        while True:
            try:
                await asyncio.to_thread(write, self.look(), file)
                failing = False
            except OSError as error:
                if not failing:
                    log.warning("how it is cannot be written to %s: %s", file, error.strerror)
                failing = True
            await asyncio.sleep(WRITTEN_EVERY)

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

"""The knowledge follows its folder while the bot runs: looked at when a file changes, checked, and taken up whole or not at all."""

import asyncio
import gc
from collections.abc import Awaitable, Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from watchfiles import awatch

from bot.answering.build import forget
from bot.answering.changes import changes
from bot.chat.catalogue import Catalogue
from bot.counts import counts
from bot.facts.lint import lint
from bot.facts.load import load_folder
from bot.facts.source import KnowledgeError, Mistake
from bot.footnote import Footnote
from bot.logs import failed, log
from bot.rendering.changes import change_lines
from bot.rendering.numbers import amount

# A save touches several files, and an editor each of them several times.
_SETTLED_AFTER_MS = 400
# Where nothing can be watched (too many watches, a folder that was taken away) it is looked at this often instead.
_LOOKED_AT_EVERY = 30.0


class KnowledgeDesk:
    """Holds what is answered from to what the folder has. `changed` and `refused` are told afterwards, and may take their time."""

    def __init__(
        self,
        folder: Path,
        footnote: Footnote,
        *,
        take_up: Callable[[Catalogue], None],
        changed: Callable[[Footnote], Awaitable[None]],
        refused: Callable[[Sequence[Mistake]], Awaitable[None]],
    ) -> None:
        self._folder = folder
        self._footnote = footnote
        self._take_up = take_up
        self._changed = changed
        self._refused = refused
        self._looking = asyncio.Lock()
        self._told: tuple[Mistake, ...] = ()

    @property
    def is_refused(self) -> bool:
        """Whether the folder, as last looked at, cannot be used."""
        return bool(self._told)

    async def follow(self) -> None:
        """Look at the folder whenever a file in it changes, until cancelled."""
        while True:
            try:
                async for _ in awatch(self._folder, debounce=_SETTLED_AFTER_MS, recursive=True):
                    await self.look()
            except (OSError, RuntimeError) as error:  # watchfiles raises both of a folder that it cannot watch
                log.warning("the knowledge folder cannot be watched (%s)", type(error).__name__)
            await asyncio.sleep(_LOOKED_AT_EVERY)
            await self.look()

    async def look(self) -> None:
        """Take up what the folder has now; where that cannot be used, keep what there was and say so once for each fault."""
        async with self._looking:
            try:
                mistakes = await self._renew()
            except Exception as error:  # noqa: BLE001 - a defect of ours must not end the watching
                failed("taking up the knowledge folder", error)
                return
            if mistakes and mistakes != self._told:
                counts.knowledge_refusals += 1
                log.error(
                    "the knowledge folder cannot be used, so knowledge %s stays:\n%s",
                    self._footnote.knowledge.version,
                    "\n".join(map(str, mistakes)),
                )
                await self._tell(self._refused(mistakes))
            self._told = mistakes

    async def _renew(self) -> tuple[Mistake, ...]:
        """The mistakes of the folder; none where it was taken up, or is as it was."""
        was = self._footnote.knowledge.version
        try:
            catalogue = await asyncio.to_thread(_loaded, self._folder, was)
        except KnowledgeError as error:
            return tuple(error.mistakes)
        if catalogue is None:
            if self._told:
                log.info("the knowledge folder is again what is answered from: %s", was)
            return ()
        footnote = catalogue.footnote
        lines = await asyncio.to_thread(self._difference, footnote)
        self._take_up(catalogue)
        self._footnote = footnote
        counts.knowledge_changes += 1
        log.info("knowledge %s → %s%s", was, footnote.knowledge.version, "".join(f"\n{line}" for line in lines))
        await self._tell(self._changed(footnote))
        await asyncio.to_thread(_let_go)
        return ()

    # Not given what is replaced: a thread holds what it was given a little longer than its work takes.
    def _difference(self, after: Footnote) -> list[str]:
        before = self._footnote.knowledge
        return change_lines(changes(before, after.knowledge), before, after.knowledge)

    async def _tell(self, telling: Awaitable[None]) -> None:
        try:
            await telling
        except Exception as error:  # noqa: BLE001 - whoever could not be told: the knowledge is what it is
            failed("telling of the knowledge", error)


def _let_go() -> None:
    """Give back what the replaced knowledge took: it was frozen as what stays. That holds up a question or two, once."""
    forget()
    amount.cache_clear()
    gc.unfreeze()
    gc.collect()
    gc.freeze()


def _loaded(folder: Path, version: str) -> Catalogue | None:
    """What the folder has, ready to answer; None where that is this version. Raises KnowledgeError, also for what is likely a mistake."""
    loaded = load_folder(folder)
    if loaded.knowledge.version == version:
        return None
    if mistakes := lint(loaded, datetime.now(UTC).date()):
        raise KnowledgeError(mistakes)
    footnote = Footnote(loaded.knowledge)
    footnote.prepare()
    catalogue = Catalogue(footnote)
    catalogue.prepare()
    return catalogue

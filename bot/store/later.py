"""What answering writes and does not wait for, and asks within a deadline: a lost database costs memory, never an answer."""

import asyncio
import contextlib
import logging
from collections.abc import Awaitable, Sequence
from dataclasses import dataclass, replace
from types import TracebackType
from typing import Self, TypeAlias, TypeVar, assert_never

from .errors import RefusedError, StoreError
from .records import Deleted, Posted, Talk, Unanswered, Unawaited, Withdrawn
from .store import Store

log = logging.getLogger("footnote.store")

T = TypeVar("T")
_Key: TypeAlias = tuple[str, int | str, str]

# About 1 KB each; at ten answers a second that is four minutes without a database.
MOST_WAITING = 5_000
# One transaction, one fsync; a batch is done in some 20 ms, so that a confirmed write behind it does not wait long.
MOST_AT_ONCE = 500
# An answer may wait this long for what the store remembers; healthy, SQLite needs about 1 ms.
READ_WITHIN = 0.05
# Long enough for a restart of the database or for a full disk to be noticed; a talk has faded by then.
TRIED_FOR = 600.0
DRAINED_WITHIN = 1.5  # of the 5 seconds that a stop may take

# One transaction for what comes within this: at 100 answers a second, the store then takes 0.1 ms of each (0.23 at a fifth
# of a second; bench of both records of an answer). As much is lost when the process is killed, and nobody was promised any of it.
GATHERED_FOR = 1.0

_FIRST_WAIT, _LONGEST_WAIT = 0.25, 10.0


@dataclass(frozen=True, slots=True)
class Progress:
    """How it goes, for metrics and health. Counts are records since the start."""

    waiting: int
    written: int
    retried: int  # a record that was tried three times counts twice
    dropped: int
    failed_reads: int
    healthy: bool  # whether the last try succeeded
    last_error: str | None


@dataclass(slots=True)
class _Waiting:
    record: Unawaited
    since: float


class Later:
    """A bounded queue before the store, with one task that empties it. A newer record takes the place of one that waits."""

    def __init__(self, store: Store, *, most: int = MOST_WAITING, tried_for: float = TRIED_FOR) -> None:
        self._store = store
        self._most = most
        self._tried_for = tried_for
        self._waiting: dict[_Key, _Waiting] = {}
        self._writing: dict[_Key, _Waiting] = {}
        self._filled = asyncio.Event()
        self._emptied = asyncio.Event()
        self._draining = asyncio.Event()
        self._overflown = 0  # dropped, and not yet told: a line for each would be another flood
        self._writer: asyncio.Task[None] | None = None
        self._state = Progress(0, 0, 0, 0, 0, healthy=True, last_error=None)

    async def __aenter__(self) -> Self:
        self._writer = asyncio.create_task(self._write())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._writer is not None
        if left := await self.drain(DRAINED_WITHIN):
            self._dropped(left, "the bot stopped")
        self._writer.cancel()
        await asyncio.wait({self._writer})

    @property
    def state(self) -> Progress:
        """How it goes."""
        dropped = self._state.dropped + self._overflown
        return replace(self._state, waiting=len(self._waiting) + len(self._writing), dropped=dropped)

    def put(self, record: Unawaited) -> None:
        """Have it written soon. Returns at once, and raises nothing."""
        self._add(_key(record), _Waiting(record, asyncio.get_running_loop().time()))
        if len(self._waiting) > self._most:
            del self._waiting[next(iter(self._waiting))]
            self._overflown += 1
        self._filled.set()

    async def drain(self, within: float) -> int:
        """Write what waits now rather than when its turn comes; how many records are left after `within` seconds."""
        self._draining.set()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(within):
                while self._waiting or self._writing:
                    self._emptied.clear()
                    await self._emptied.wait()
        self._draining.clear()
        return len(self._waiting) + len(self._writing)

    async def talk(self, channel: int, person: str) -> Talk | None:
        """What this person's talk here remembers; None also where the store does not say in time."""
        waiting = self._find(("talk", channel, person))
        if isinstance(waiting, Talk):
            return waiting
        return await self._read(self._store.talk(channel, person))

    async def posted(self, question: int) -> Posted | None:
        """The answer that was posted to this message; None also where the store does not say in time."""
        waiting = self._find(("posted", question, ""))
        if waiting is not None:
            return waiting if isinstance(waiting, Posted) else None
        return await self._read(self._store.posted(question))

    async def forget(self, person: str) -> Deleted:
        """Delete everything of this person, written or waiting. Raises StoreError, and has then promised nothing."""
        await self.drain(READ_WITHIN * 4)  # so that all of it is counted
        for queue in (self._waiting, self._writing):
            for key, waiting in tuple(queue.items()):
                if getattr(waiting.record, "person", None) == person:
                    del queue[key]
        return await self._store.forget(person)

    def _find(self, key: _Key) -> Unawaited | None:
        found = self._waiting.get(key) or self._writing.get(key)
        return None if found is None else found.record

    async def _read(self, question: Awaitable[T | None]) -> T | None:
        try:
            async with asyncio.timeout(READ_WITHIN):
                return await question
        except (StoreError, TimeoutError):
            self._state = replace(self._state, failed_reads=self._state.failed_reads + 1)
            return None

    def _add(self, key: _Key, new: _Waiting) -> None:
        old = self._waiting.get(key)
        self._waiting[key] = new if old is None else _together(old, new)

    async def _write(self) -> None:
        wait = _FIRST_WAIT
        while True:
            await self._filled.wait()
            if len(self._waiting) < MOST_AT_ONCE:
                await self._pause(GATHERED_FOR)
            chosen = sorted(tuple(self._waiting)[:MOST_AT_ONCE])  # by kind: each kind is one call of the driver
            self._writing = {key: self._waiting.pop(key) for key in chosen}
            if not self._writing:
                self._filled.clear()
                continue
            error = await self._try(chosen)
            if error is not None:
                self._give_back(error)
            elif not self._state.healthy:
                log.info("records are written again; %d wait", len(self._waiting))
                self._state = replace(self._state, healthy=True)
            if self._overflown:
                number, self._overflown = self._overflown, 0
                self._dropped(number, "too many wait")
            self._emptied.set()
            if error is None:
                wait = _FIRST_WAIT
                continue
            await self._pause(wait)
            wait = min(wait * 2, _LONGEST_WAIT)

    async def _try(self, keys: Sequence[_Key]) -> str | None:
        """Write these; the cause where the database is not to be had."""
        records = [self._writing[key].record for key in keys if key in self._writing]
        try:
            await self._store.write(records)
        except RefusedError as error:
            cause = error.cause
        except StoreError as error:
            return f"{error} ({error.cause})"
        except Exception as error:  # noqa: BLE001 - a record that no column takes is our mistake, and must not end this task
            cause = type(error).__name__
        else:
            self._state = replace(self._state, written=self._state.written + len(records))
            for key in keys:
                self._writing.pop(key, None)
            return None
        if len(keys) == 1:
            self._writing.pop(keys[0], None)
            self._dropped(1, cause)
            return None
        # One of them will never be taken: it alone is dropped.
        for key in keys:
            if (unreachable := await self._try([key])) is not None:
                return unreachable
        return None

    def _give_back(self, error: str) -> None:
        """What was not written waits again; what waited too long is dropped."""
        if self._state.healthy:
            log.warning("records wait to be written: %s", error)
        oldest = asyncio.get_running_loop().time() - self._tried_for
        tried, self._writing = self._writing, {}
        again = {key: waiting for key, waiting in tried.items() if waiting.since > oldest}
        newer, self._waiting = self._waiting, again
        for key, waiting in newer.items():
            self._add(key, waiting)
        self._state = replace(self._state, retried=self._state.retried + len(again), healthy=False, last_error=error)
        if len(again) < len(tried):
            self._dropped(len(tried) - len(again), error)

    def _dropped(self, number: int, why: str) -> None:
        self._state = replace(self._state, dropped=self._state.dropped + number, last_error=why)
        log.error("%d records were not written and are lost: %s (%d in all)", number, why, self._state.dropped)

    async def _pause(self, wait: float) -> None:
        """Wait, or hardly where somebody drains."""
        if self._draining.is_set():
            await asyncio.sleep(_FIRST_WAIT / 10)
            return
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(wait):
                await self._draining.wait()


def _key(record: Unawaited) -> _Key:
    match record:
        case Talk(channel, person):
            return "talk", channel, person
        case Posted(question) | Withdrawn(question):
            return "posted", question, ""
        case Unanswered(text, language):
            return "unanswered", text, language
        case _:
            assert_never(record)


def _together(old: _Waiting, new: _Waiting) -> _Waiting:
    """One record in place of two: the newer; a question asked twice counts twice."""
    if isinstance(old.record, Unanswered) and isinstance(new.record, Unanswered):
        counted = replace(new.record, first_at=old.record.first_at, count=old.record.count + new.record.count)
        return _Waiting(counted, old.since)
    return new

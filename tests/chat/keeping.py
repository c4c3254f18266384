"""A bot with a database, and a clock that a test sets: what a restart finds again."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.chat.budgets import Budgets, Rates
from bot.chat.client import FootnoteClient
from bot.chat.kept import Kept
from bot.chat.posts import Posts
from bot.chat.talks import Talks
from bot.footnote import Footnote
from bot.store.persons import Persons
from bot.store.store import Store

KEY = b"a key of tests, thirty-two bytes"


class Clock:
    """The time of the simulated Discord when it begins, and what a test lets pass."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def after(self, **passed: float) -> None:
        self.now += timedelta(**passed)


@asynccontextmanager
async def keeping(file: Path, clock: Clock) -> AsyncIterator[Kept]:
    """What is kept in this file."""
    async with (
        Store.open(f"sqlite+aiosqlite:///{file}", now=clock, patient=True) as store,
        Kept.in_store(store, Persons(KEY)) as kept,
    ):
        yield kept


def client_with(
    footnote: Footnote, kept: Kept, clock: Clock, *, rates: Rates | None = None, message_content: bool = True
) -> FootnoteClient:
    """The bot as `footnote run` builds it, with one shard."""
    return FootnoteClient(
        Talks(footnote, kept, now=clock),
        posts=Posts(kept, now=clock),
        budgets=Budgets(rates, clock=lambda: clock().timestamp()),
        message_content=message_content,
        shard_count=1,
    )


async def written(kept: Kept) -> None:
    """Wait until everything handed over is in the database."""
    assert kept.later is not None
    assert await kept.later.drain(5) == 0

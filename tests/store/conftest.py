"""The same tests on both databases: a new one for each test."""

import os
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.store.store import Store

from .postgres import Postgres

# Where PostgreSQL really cannot run; else a run without it fails.
WITHOUT = "FOOTNOTE_NO_POSTGRES"


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def after(self, **passed: float) -> datetime:
        """Let time pass."""
        self.now += timedelta(**passed)
        return self.now


@pytest.fixture
def clock() -> Clock:
    """What the store under test takes for now."""
    return Clock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The server, started by the first test that needs it."""
    if os.environ.get(WITHOUT) == "1":
        pytest.skip(f"{WITHOUT}=1")
    server = Postgres()
    yield server
    server.remove()


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new, empty database."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path / 'data' / 'footnote.db'}"
    return emptied_database(request.getfixturevalue("postgres"))


@pytest.fixture
async def store(address: str, clock: Clock) -> AsyncIterator[Store]:
    """An open store on it."""
    async with Store.open(address, now=clock) as opened:
        yield opened


def emptied_database(server: Postgres) -> str:
    """The server's one database, with nothing in it: a tenth of the time of a new one."""
    if not server.runs:  # a test that failed left it so
        server.start()
    server.sql("DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    return server.address


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say loudly what was not tested; the report tells it, also where another process left the test out."""
    left_out = sum(WITHOUT in str(report.longrepr) for report in terminalreporter.stats.get("skipped", ()))
    if left_out:
        terminalreporter.section("NOT TESTED AGAINST POSTGRESQL", red=True)
        terminalreporter.line(f"{WITHOUT}=1 is set: {left_out} tests were left out")

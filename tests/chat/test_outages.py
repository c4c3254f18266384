"""The real program while its database is locked, full, gone or stopped: answers go on, and what was to be kept catches up."""

import asyncio
import contextlib
import resource
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from tests.chat.connected import US, eventually
from tests.chat.test_process import footnote_run
from tests.loopback import PERSON, TOKEN
from tests.soak import size
from tests.store.conftest import postgres
from tests.store.postgres import Postgres
from tests.troubled import Troubled

__all__ = ["postgres"]  # the fixture

_LASTS = size(2, 30)
# An answer does not wait for the store; a busy machine may.
_ANSWERED_WITHIN = 3.0
# A store that was away is tried again after at most half a minute.
_CAUGHT_UP_WITHIN = 45.0
_ASKED_AT_ONCE = 5


@contextmanager
def _locked(file: Path, _: int) -> Iterator[None]:
    with contextlib.closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def _full(_: Path, pid: int) -> Iterator[None]:
    """No file of the program may grow: what it is told then is what it is told of a full disk."""
    soft, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, hard))
    yield
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def _deleted(file: Path, _: int) -> Iterator[None]:
    for part in file.parent.glob(f"{file.name}*"):
        part.unlink()
    yield


_OUTAGES: dict[str, Callable[[Path, int], AbstractContextManager[None]]] = {
    "locked": _locked,
    "full": _full,
    "deleted": _deleted,
}


@pytest.mark.skipif(not hasattr(resource, "prlimit"), reason="only Linux limits another process's files")
@pytest.mark.parametrize("how", _OUTAGES)
async def test_answers_go_on_while_the_file_is_away_and_what_was_kept_catches_up(
    tmp_path: Path, how: str, tell: Callable[[str], None]
) -> None:
    file = tmp_path / "footnote.db"

    def held() -> int:
        with (
            contextlib.suppress(sqlite3.Error),
            contextlib.closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True)) as db,
        ):
            return int(db.execute("SELECT count(*) FROM posted").fetchone()[0])
        return 0

    async with (
        Troubled(guilds=10) as there,
        footnote_run(tmp_path, DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=there.api_base) as run,
    ):
        await there.until(there.connected)
        await _asked(there)
        await eventually(lambda: held() == len(there.asked), _CAUGHT_UP_WITHIN)
        before = len(there.asked)
        with _OUTAGES[how](file, run.pid):
            longest = await _asked_throughout(there)
            assert how == "deleted" or held() == before
        # What stood only in a file that was deleted went with it; what was asked since is there again.
        expected = len(there.asked) - (before if how == "deleted" else 0)
        took = await _caught_up(there, lambda: held() >= expected)
        run.terminate()
        await asyncio.wait_for(run.communicate(), 10)
        assert run.returncode == 0
    _tell(tell, f"SQLite {how}", there, longest, took)


async def test_answers_go_on_while_postgresql_is_stopped_and_what_was_kept_catches_up(
    tmp_path: Path,
    postgres: Postgres,
    tell: Callable[[str], None],
) -> None:
    postgres.sql("DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    variables = {"DISCORD_TOKEN": TOKEN, "FOOTNOTE_DATABASE_URL": postgres.address}

    def held() -> int:
        return int(postgres.sql("SELECT count(*) FROM posted"))

    async with (
        Troubled(guilds=10) as there,
        footnote_run(tmp_path, DISCORD_API_BASE=there.api_base, **variables) as run,
    ):
        await there.until(there.connected)
        await _asked(there)
        await eventually(lambda: held() == len(there.asked), _CAUGHT_UP_WITHIN)
        postgres.stop()
        longest = await _asked_throughout(there)
        postgres.start()
        took = await _caught_up(there, lambda: held() == len(there.asked))
        run.terminate()
        await asyncio.wait_for(run.communicate(), 10)
        assert run.returncode == 0
    _tell(tell, "PostgreSQL stopped", there, longest, took)


async def _asked(there: Troubled) -> float:
    """Some questions in different places, all answered; the longest that one waited."""
    for place in range(_ASKED_AT_ONCE):
        await there.ask(US, place, PERSON + len(there.asked))
    await eventually(lambda: not there.waiting(), _ANSWERED_WITHIN)
    return max(there.arrived[said] - at for said, at in there.asked.items())


async def _asked_throughout(there: Troubled) -> float:
    ends, longest = time.monotonic() + _LASTS, 0.0
    while time.monotonic() < ends:
        longest = max(longest, await _asked(there))
        await asyncio.sleep(_LASTS / 5)
    return longest


async def _caught_up(there: Troubled, holds: Callable[[], bool]) -> float:
    began = time.monotonic()
    await _asked(there)
    await eventually(holds, _CAUGHT_UP_WITHIN)
    return time.monotonic() - began


def _tell(tell: Callable[[str], None], what: str, there: Troubled, longest: float, took: float) -> None:
    assert set(there.answers().values()) == {1}
    tell(
        f"{what} for {_LASTS} s: {len(there.asked)} questions answered, the longest after {longest * 1000:.0f} ms; "
        f"caught up {took:.1f} s later"
    )

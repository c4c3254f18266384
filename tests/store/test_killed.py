"""A process killed with SIGKILL in the middle of its writes: what it had confirmed is there, and nothing is there by half."""

import asyncio
import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import closing
from pathlib import Path

from sqlalchemy import func, select

from bot.store import tables
from bot.store.store import Store

from .writer import TOGETHER

ROOT = Path(__file__).resolve().parents[2]


async def test_what_was_confirmed_survives_kill_9(address: str) -> None:
    rounds = 100 if address.startswith("sqlite") else 50
    confirmed = await asyncio.to_thread(_killed_again_and_again, address, rounds)
    kept = set(confirmed["feedback"]) - set(confirmed["forgetting"])
    async with Store.open(address) as store:
        found = {report.id for report in await store.review.feedback(most=1_000_000)}
        assert kept <= found
        assert not set(confirmed["forgotten"]) & found
        settings = await store.all_settings()
        for number, channel in (map(int, line.split()) for line in confirmed["channel"]):
            assert channel in settings[number].channels
        talks = tables.talks.c
        counted = select(talks.person, func.count()).group_by(talks.person)
        by_person = await store.database.read(
            lambda connection: {person: number for person, number in connection.execute(counted)}  # noqa: C416
        )
    assert set(by_person.values()) == {TOGETHER}
    assert set(confirmed["talks"]) <= set(by_person)
    assert len(kept) > rounds
    if store.database.file is not None:
        with closing(sqlite3.connect(store.database.file)) as opened:
            assert opened.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _killed_again_and_again(address: str, rounds: int) -> dict[str, list[str]]:
    """What the killed processes had said, by its first word."""
    said: dict[str, list[str]] = defaultdict(list)
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    with subprocess.Popen(  # noqa: S603 - our own program
        [sys.executable, "-m", "tests.store.writer", address],
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as writer:  # fmt: skip
        assert writer.stdin is not None
        assert writer.stdout is not None
        for number in range(rounds):
            writer.stdin.write("\n")
            writer.stdin.flush()
            # Some while they open the store, most in the middle of their writes.
            moment, within = ("pid", 0.05) if number % 5 == 0 else ("feedback", 0.1)
            seen: dict[str, str] = {}
            killed = False
            for line in writer.stdout:
                kind, _, what = line.strip().partition(" ")
                said[kind].append(what)
                seen[kind] = what
                if not killed and {"pid", moment} <= seen.keys():
                    time.sleep(chance.uniform(0.0, within))
                    os.kill(int(seen["pid"]), signal.SIGKILL)
                    killed = True
                if kind == "ended":
                    break
            assert killed
        writer.stdin.close()
    assert writer.returncode == 0
    return said

"""A process to be killed: it writes to a store and says on standard output what was confirmed. `python -m tests.store.writer URL`.

Imports are paid once: each line on standard input is one round, in a fork of this process, whose id comes first.
"""

import asyncio
import os
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.store.database import Database
from bot.store.later import Later
from bot.store.records import Feedback, Posted, ServerSettings, Talk
from bot.store.store import Store

# One transaction of this many rows: after a kill all of them are there, or none.
TOGETHER = 20


async def write(address: str, number: int) -> None:
    """Write as fast as it goes, until killed."""
    now = datetime.now(UTC)
    async with Store.open(address) as store, Later(store) as later:
        for turn in range(1_000_000):
            channel = number * 1_000_000 + turn
            kept = await store.add_feedback(
                Feedback("number", "", f"{number} {turn}", "", (), f"{number} {turn}", None, now)
            )
            say(f"feedback {kept.id}")
            await store.change_settings(number, partial(switched_on, channel))
            say(f"channel {number} {channel}")
            later.put(Posted(channel, 1, 1, None, "later", "", now))
            await store.write(
                [
                    Talk(channel * TOGETHER + each, f"{channel}", "{}", now + timedelta(days=1))
                    for each in range(TOGETHER)
                ]
            )
            say(f"talks {channel}")
            if turn % 3 == 2:
                say(f"forgetting {kept.id}")
                gone = await store.forget(f"{number} {turn}")
                assert gone.feedback == 1
                say(f"forgotten {kept.id}")
            if turn % 7 == 6:
                await store.expire()


def switched_on(channel: int, settings: ServerSettings) -> ServerSettings:
    """What an admin does."""
    return replace(settings, channels=settings.channels | {channel})


def say(line: str) -> None:
    """One whole line at once."""
    os.write(1, f"{line}\n".encode())


def main(address: str) -> None:
    """A round for each line of standard input, ended by whoever sent it."""
    Database(address)  # loads the driver, which each round would otherwise spend its time on
    for number, _ in enumerate(sys.stdin):
        child = os.fork()
        if child == 0:
            asyncio.run(write(address, number))
        say(f"pid {child}")
        os.waitpid(child, 0)
        say("ended")


if __name__ == "__main__":
    main(sys.argv[1])

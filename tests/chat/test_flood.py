"""The real program in a flood, and through a day in fast motion: every question once, nobody waits for others, nothing grows."""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from bot.evaluate import read_cases
from tests.chat.connected import eventually, until_answered
from tests.chat.test_process import footnote_run, tells_of_no_defect
from tests.chat.watched import Taken, taken
from tests.loopback import PERSON, TOKEN
from tests.soak import SOAK, size
from tests.troubled import Answering, Troubled, broken, cut_short, hanging, limited, reset

pytestmark = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="only Linux tells what a process takes")

_QUESTIONS = Path(__file__).parents[1] / "questions" / "figures-tune.yaml"
_SERVERS, _CHANNELS = 20, 10
_RATE = 150.0  # messages a second
_STOPS_WITHIN = 5.0
_LOUD = 0  # the channel in which every request takes a second
# Caches fill at first: compared is what was taken after a part with what is taken at the end.
_SETTLED = 0.4
_MOST_GROWTH = 8.0  # MiB; talks and answers that are remembered are bounded, but not yet many
# Seconds, on a machine that does other things beside it, other tests if it is the daily run; what was measured is printed.
_MEDIAN, _WORST = (0.5, 5.0) if SOAK else (2.0, 10.0)


@asynccontextmanager
async def _running(there: Troubled, folder: Path) -> AsyncIterator[int]:
    """The program, connected; its process id. At the end it stops by itself, and has told of no defect."""
    # Of a log that nobody reads before the end, no more than a pipe holds.
    quiet = {"FOOTNOTE_LOG_LEVEL": "ERROR"}
    async with footnote_run(folder, DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=there.api_base, **quiet) as process:
        await there.until(there.connected)
        await asyncio.sleep(1)
        yield process.pid
        process.terminate()
        _, error = await asyncio.wait_for(process.communicate(), _STOPS_WITHIN)
        assert process.returncode == 0
        assert tells_of_no_defect(error.decode())


def _questions() -> Iterator[str]:
    rng = random.Random(3)  # noqa: S311 - the same questions each time
    asked = [question for case in read_cases(_QUESTIONS) for question in case.questions]
    while True:
        yield rng.choice(asked)


def _others(there: Troubled, channel: int, rng: random.Random) -> dict[str, object]:
    """A message that is not for the bot: of it Discord sends no text."""
    said = there.written("", channel, PERSON + rng.randrange(1000))
    match rng.randrange(4):
        case 0:
            said["author"]["bot"] = True
        case 1:
            said |= {"type": 19, "message_reference": {"message_id": said["id"], "channel_id": said["channel_id"]}}
        case 2:
            said["mention_everyone"] = True
        case _:
            said["type"] = 7  # somebody joined
    return said


async def test_a_flood_is_answered_once_each_and_costs_nobody_the_others_time(
    tmp_path: Path, tell: Callable[[str], None]
) -> None:
    count, rng, questions, loud = size(1_500, 10_000), random.Random(4), _questions(), set()  # noqa: S311

    async def slow(request: object) -> None:
        if there.requests[-1].path.endswith(f"/{there.channel_id(_LOUD)}/messages"):
            await hanging(1.0)(request)  # type: ignore[arg-type]

    async with Troubled(guilds=_SERVERS, channels=_CHANNELS, hold_every=50) as there, _running(there, tmp_path) as pid:
        there.always = slow
        settled, began = None, time.monotonic()
        for number in range(count):
            channel = number // 3 % (_SERVERS * _CHANNELS)
            if number % 3 == 0:
                said = await there.ask(next(questions), channel, PERSON + channel)
                if channel == _LOUD:
                    loud.add(said)
            else:
                await there.dispatch("MESSAGE_CREATE", _others(there, channel, rng))
            if number == int(count * _SETTLED):
                settled = taken(pid)
            await asyncio.sleep(max(0.0, began + number / _RATE - time.monotonic()))
        took = time.monotonic() - began
        await until_answered(there)
        assert settled is not None
        after = taken(pid)
        waited = sorted(there.arrived[said] - at for said, at in there.asked.items() if said not in loud)
        median, worst = waited[len(waited) // 2], waited[int(len(waited) * 0.99)]
        tell(
            f"flood: {count:,} messages in {took:.0f} s, {len(there.asked):,} questions; to the first request "
            f"{median * 1000:.0f} ms (median), {worst * 1000:.0f} ms (99th percentile), {waited[-1] * 1000:.0f} ms (longest); "
            f"{settled} → {after}"
        )
        assert set(there.answers().values()) == {1}
        assert len(there.messages) == len(there.asked)
        assert median < _MEDIAN
        assert worst < _WORST
        _hold_flat(settled, after, connections=_SERVERS * _CHANNELS)  # one for each channel on a slow machine
        assert there.unheld == []


_HOURS = size(4, 24)
_AN_HOUR = size(120, 500)
_PEOPLE = 300


async def test_a_day_leaves_nothing_behind(tmp_path: Path, tell: Callable[[str], None]) -> None:
    rng, questions = random.Random(5), _questions()  # noqa: S311
    async with Troubled(guilds=_SERVERS, channels=3, hold_every=50) as there, _running(there, tmp_path) as pid:
        hours: list[Taken] = []
        used = 0
        for hour in range(_HOURS):
            there.instead.extend(_troubles(there))
            began = time.monotonic()
            for number in range(_AN_HOUR):
                channel = rng.randrange(_SERVERS * 3)
                if number % 3 == 0:
                    await there.ask(next(questions), channel, PERSON + 1 + rng.randrange(_PEOPLE))
                elif number % 10 == 1:
                    used += 1
                    await there.use("exports", market=rng.choice(("US", "EU", "nowhere")))
                else:
                    await there.dispatch("MESSAGE_CREATE", _others(there, channel, rng))
                await asyncio.sleep(max(0.0, began + number / _RATE - time.monotonic()))
            await until_answered(there)
            await _broken_off(there, hour)
            hours.append(taken(pid))
        pressed = sum("/callback" in request.path for request in there.requests)
        settled, after = hours[int(_HOURS * _SETTLED)], hours[-1]
        tell(
            f"day: {_HOURS} hours of {_AN_HOUR} messages, {len(there.asked):,} questions, {used} commands, {there.resumed} "
            f"sessions resumed, {len(there.identified)} begun; {settled} → {after}"
        )
        assert set(there.answers().values()) == {1}
        assert pressed == used
        _hold_flat(settled, after)


def _hold_flat(settled: Taken, after: Taken, connections: int = 10) -> None:
    assert after.memory < settled.memory + _MOST_GROWTH
    # Connections that are kept for the next request: as many as requests were under way at once in the last seconds.
    assert after.files <= settled.files + connections
    assert after.threads <= settled.threads + 2


def _troubles(there: Troubled) -> list[Answering]:
    return [limited(0.2), broken(503), reset(after=there.create), cut_short(there.create), hanging(0.5)]


async def _broken_off(there: Troubled, hour: int) -> None:
    """Each hour the connection ends in another way."""
    resumed, begun = there.resumed, len(there.identified)
    match hour % 4:
        case 0:
            there.cut()
        case 1:
            await there.tell(7)
        case 2:
            await there.hang_up(4000)
        case _:
            there.forgetful = True
            there.cut()
            await eventually(lambda: len(there.identified) > begun)
            return
    await eventually(lambda: there.resumed > resumed)

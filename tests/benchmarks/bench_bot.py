"""The running bot against a Discord on this machine: start, memory, latency and CPU, beside a discord.py bot that does less.

Each round starts the bot, a bot with an empty handler and a bot that echoes, one after the other, and sends all of them the
same messages at the same rate. No question is asked twice, which is the hardest; once more a few are asked all the time, each
in every server. Nowhere is one asked again in its channel: what was answered there a moment ago is only pointed to, which is
cheap. Printed is the median of the rounds. CPU is the process's own, as the system counts it.
"""

import asyncio
import itertools
import os
import random
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.evaluate import read_cases
from bot.settings import described
from tests.loopback import BOT, TOKEN, Loopback

ROUNDS = 5
SERVERS = 40
CHATTER, CHATTER_A_SECOND = 800, 200
QUESTIONS, QUESTIONS_A_SECOND = 400, 100
WARM_UP = 40
# Of no common divisor with the servers, so that each server hears each question once before any a second time.
POPULAR = 21
# What an answer leaves to be written is gathered for a second; its cost is the questions', not that of what follows.
SETTLED = 1.5
_PATIENCE = 30.0
_REPO = Path(__file__).parents[2]
_TICKS = os.sysconf("SC_CLK_TCK")
_PAGE = os.sysconf("SC_PAGE_SIZE")

_CHATTER = (
    "good morning everyone",
    "who is up for a game tonight?",
    "lol",
    "did you see the match",
    "brb, lunch",
    "that is so true",
)


@dataclass
class Measured:
    """One process in one round. Times are seconds, memory megabytes, CPU milliseconds a message."""

    start: float = 0.0
    start_cpu: float = 0.0  # what of it is the process's own work: no other program makes it longer
    memory: float = 0.0
    chatter: float = 0.0
    question: float = 0.0
    latencies: list[float] = field(default_factory=list)


@asynccontextmanager
async def _process(discord: Loopback, folder: str, kind: str) -> AsyncIterator[int]:
    """The bot itself (`bot`) or a rival, connected; its process id."""
    arguments = ["bot", "run"] if kind == "bot" else ["tests.benchmarks.rivals", kind, discord.api_base]
    # Python keeps what it compiles, as pip does of what it installs: else each start would compile the whole bot again.
    ours = {"PYTHONDONTWRITEBYTECODE", *(name for name, _ in described())}
    environment = {
        name: value for name, value in os.environ.items() if name not in ours and "proxy" not in name.lower()
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", *arguments, cwd=folder, stderr=asyncio.subprocess.DEVNULL,
        env={
            **environment, "PYTHONPATH": str(_REPO), "DISCORD_TOKEN": TOKEN, "DISCORD_API_BASE": discord.api_base,
            "FOOTNOTE_DATABASE_URL": f"sqlite+aiosqlite:///{folder}/footnote.db",
        },
    )  # fmt: skip
    try:
        await discord.until(lambda: bool(discord.identified))
        yield process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            await asyncio.wait_for(process.wait(), 6)
        except TimeoutError:
            process.kill()
            await process.wait()


def _some_questions() -> list[str]:
    """Questions with an answer in the articles, as people word them, slips and all; the same ones for all bots."""
    cases = [case for path in sorted((_REPO / "tests" / "questions").glob("*.yaml")) for case in read_cases(path)]
    asked = {c.ask for c in cases if c.ask is not None and c.status == "answered" and c.kind != "language"}
    return random.Random(7).sample(sorted(asked), WARM_UP + QUESTIONS)  # noqa: S311 - no secret


async def measure(kind: str, *, chatter: bool, questions: Sequence[str] = ()) -> Measured:
    """One process, from its start to its end."""
    found = Measured()
    with tempfile.TemporaryDirectory() as folder:
        async with Loopback() as discord:
            began = time.perf_counter()
            async with _process(discord, folder, kind) as process:
                found.start, found.start_cpu = time.perf_counter() - began, _cpu(process)
                places = [await discord.open_server(number) for number in range(1, SERVERS + 1)]
                if questions:
                    await _put(discord, places, questions[:WARM_UP])
                    await asyncio.sleep(SETTLED)
                if chatter:
                    before = _cpu(process)
                    await _chat(discord, places)
                    found.chatter = (_cpu(process) - before) / CHATTER * 1000
                if questions:
                    before = _cpu(process)
                    found.latencies = await _put(discord, places, questions[WARM_UP:])
                    await asyncio.sleep(SETTLED)
                    found.question = (_cpu(process) - before) / QUESTIONS * 1000
                found.memory = _memory(process)
    return found


async def _chat(discord: Loopback, places: Sequence[tuple[str, str]]) -> None:
    """Messages that are not for the bot."""
    began = time.perf_counter()
    for number in range(CHATTER):
        await asyncio.sleep(max(0.0, began + number / CHATTER_A_SECOND - time.perf_counter()))
        server, channel = places[number % len(places)]
        await discord.say(
            _CHATTER[number % len(_CHATTER)], person=BOT + 10_000 + number, guild_id=server, channel_id=channel
        )
    await asyncio.sleep(0.5)


async def _put(discord: Loopback, places: Sequence[tuple[str, str]], questions: Sequence[str]) -> list[float]:
    """Each question by another person; the seconds from each to the first request that answers it."""
    sent: dict[str, float] = {}
    first = len(discord.requests)
    began = time.perf_counter()
    for number, question in enumerate(questions):
        await asyncio.sleep(max(0.0, began + number / QUESTIONS_A_SECOND - time.perf_counter()))
        server, channel = places[number % len(places)]
        text = f"<@{BOT}> {question}"
        person = BOT + 100_000 + next(_people)
        at = time.perf_counter()
        sent[await discord.say(text, person=person, guild_id=server, channel_id=channel)] = at

    def answered() -> dict[str, float]:
        posts = [r for r in discord.requests[first:] if r.method == "POST" and r.path.endswith("/messages")]
        return {
            str(r.body["message_reference"]["message_id"]): r.at
            for r in reversed(posts)
            if r.body.get("message_reference")
        }

    await discord.until(lambda: len(answered()) >= len(questions))
    return [at - sent[message] for message, at in answered().items() if message in sent]


_people = itertools.count()


def _cpu(process: int) -> float:
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def _memory(process: int) -> float:
    return int(Path(f"/proc/{process}/statm").read_text().split()[1]) * _PAGE / 1e6


def _median(values: Sequence[float]) -> float:
    return statistics.median(values)


def _percentile(values: Sequence[float], share: float) -> float:
    return sorted(values)[min(len(values) - 1, int(share * len(values)))]


async def main(rounds: int) -> None:
    """Print the table."""
    found: dict[str, list[Measured]] = {"bot": [], "empty": [], "echo": [], "popular": []}
    questions = _some_questions()
    popular = [questions[number % POPULAR] for number in range(len(questions))]
    for _ in range(rounds):
        found["bot"].append(await measure("bot", chatter=True, questions=questions))
        found["empty"].append(await measure("empty", chatter=True))
        found["echo"].append(await measure("echo", chatter=False, questions=questions))
        found["popular"].append(await measure("bot", chatter=False, questions=popular))
    ours, empty, echo = found["bot"], found["empty"], found["echo"]

    def row(what: str, target: str, seen: str) -> None:
        print(f"{what:<62}{target:>16}  {seen}")

    print(f"\nThe bot over the loopback, median of {rounds} rounds")
    row("", "target", "seen")
    starts = [_median([m.start for m in of]) for of in (ours, empty)]
    work = _median([m.start_cpu for m in ours])
    seen = f"{starts[0]:.2f} s, {work:.2f} of it CPU (empty bot {starts[1]:.2f})"
    row("start to connected, knowledge loaded", "< 1.5 s", seen)
    memory = [_median([m.memory for m in of]) for of in (ours, empty, echo)]
    seen = f"{memory[0]:.0f} MB (empty bot {memory[1]:.0f}, echo bot {memory[2]:.0f})"
    row("resident memory after the questions", "< 90 MB", seen)
    for share, name, target in ((0.5, "median", "< 4 ms"), (0.99, "99th percentile", "< 15 ms")):
        ms = [_median([_percentile(m.latencies, share) for m in of]) * 1000 for of in (ours, echo)]
        row(
            f"question to first request at {QUESTIONS_A_SECOND}/s, {name}",
            target,
            f"{ms[0]:.1f} ms (echo bot {ms[1]:.1f})",
        )
    for what, target, mine, theirs in (
        (
            "CPU a message left alone, against an empty handler",
            "≤ 1.1 times",
            [m.chatter for m in ours],
            [m.chatter for m in empty],
        ),
        (
            "CPU a question answered, against an echo",
            "≤ 1.4 times",
            [m.question for m in ours],
            [m.question for m in echo],
        ),
        (
            f"the same, {POPULAR} questions that all servers ask",
            "≤ 1.4 times",
            [m.question for m in found["popular"]],
            [m.question for m in echo],
        ),
    ):
        row(
            what,
            target,
            f"{_median(mine) / _median(theirs):.2f} times ({_median(mine):.2f} ms, {_median(theirs):.2f} ms)",
        )


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS))

"""The real program while it runs: knowledge that changes, health, metrics, the doctor, and how it stops."""

import asyncio
import json
import re
import shutil
import signal
import socket
import sqlite3
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing
from pathlib import Path

import aiohttp
import pytest

from tests.chat.test_process import US, footnote_run, tells_of_no_defect
from tests.loopback import PRIVATE, TOKEN, Loopback

SHIPPED = Path(__file__).parents[2] / "knowledge"
_STOPS_WITHIN = 5.0
_PATIENCE = 30.0


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The shipped knowledge, to be changed."""
    return shutil.copytree(SHIPPED, tmp_path / "knowledge")


class Serving:
    """A process that answers, and what it has logged so far."""

    def __init__(self, process: asyncio.subprocess.Process, discord: Loopback) -> None:
        self.process = process
        self.discord = discord
        self.log = ""
        self.reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self.process.stderr is not None
        while line := await self.process.stderr.readline():
            self.log += line.decode()

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(_PATIENCE):
            while not holds():  # noqa: ASYNC110 - another process does it
                await asyncio.sleep(0.05)

    async def ask(self, question: str = US) -> str:
        """The answer to a question, as posted."""
        before = len(self.discord.posted())
        await self.discord.say(question)
        await self.discord.until(lambda: len(self.discord.posted()) > before)
        posted = self.discord.posted()[-1]
        return json.dumps({key: posted[key] for key in ("components", "allowed_mentions")}, ensure_ascii=False)

    async def stop(self) -> float:
        """End it as a container does; the seconds that took."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        await asyncio.wait_for(self.process.wait(), _STOPS_WITHIN * 2)
        await asyncio.wait({self.reading})
        return time.monotonic() - began


@asynccontextmanager
async def reading(process: asyncio.subprocess.Process, discord: Loopback) -> AsyncIterator[Serving]:
    """The process, whose log is read while the block lasts."""
    running = Serving(process, discord)
    try:
        yield running
    finally:
        running.reading.cancel()
        await asyncio.wait({running.reading})


@asynccontextmanager
async def serving(folder: Path, **variables: str) -> AsyncIterator[Serving]:
    """`footnote run`, connected."""
    async with (
        Loopback() as there,
        footnote_run(folder, DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=there.api_base, **variables) as process,
        reading(process, there) as running,
    ):
        await there.until(lambda: bool(there.identified))
        await running.until(lambda: "ready:" in running.log)
        yield running


async def command(folder: Path, *arguments: str, **variables: str) -> tuple[int | None, str]:
    """Exit code and everything printed by another command beside the running one."""
    async with footnote_run(folder, *arguments, **variables) as process:
        output, error = await asyncio.wait_for(process.communicate(), _PATIENCE)
        return process.returncode, output.decode() + error.decode()


async def test_knowledge_is_taken_up_while_it_runs_and_a_broken_folder_is_told_once(
    tmp_path: Path, folder: Path
) -> None:
    article = folder / "articles" / "ngn-post.yaml"
    whole = article.read_text(encoding="utf-8")

    def told(discord: Loopback) -> list[str]:
        return [r.body["content"] for r in discord.requests if r.path.endswith(f"/channels/{PRIVATE}/messages")]

    async with serving(tmp_path, FOOTNOTE_KNOWLEDGE=str(folder)) as running:
        version = re.search(r"knowledge ([0-9a-f]{12})", running.log)
        assert version is not None
        assert f"-# knowledge {version[1]}" in await running.ask()

        article.write_text(whole + "\nreports: twice\n", encoding="utf-8")
        await running.until(lambda: "cannot be used" in running.log)
        await running.discord.until(lambda: bool(told(running.discord)))
        assert "articles/ngn-post.yaml:" in running.log
        assert "cannot be used" in told(running.discord)[0]
        assert f"-# knowledge {version[1]}" in await running.ask("<@100000000000001000> exports to the EU?")

        article.write_text(whole + "\nreports: twice\n# saved again\n", encoding="utf-8")
        await asyncio.sleep(1.5)
        assert len(told(running.discord)) == 1  # the same fault

        article.write_text(
            whole.replace('5.9, printed: "jumped 5.9%"', '7.9, printed: "jumped 7.9%"', 1), encoding="utf-8"
        )
        await running.until(lambda: f"knowledge {version[1]} → " in running.log or len(told(running.discord)) > 1)
        assert f"knowledge {version[1]} → " in running.log, told(running.discord)[-1]
        assert re.search(
            r"^~ exports, .*: consistent → conflict$|^~ exports, .*: agree → conflict$", running.log, re.MULTILINE
        )
        assert "− report ngn-post: exports, November 2025, change on a year earlier: “jumped 5.9%”" in running.log
        assert "+ report ngn-post: exports, November 2025, change on a year earlier: “jumped 7.9%”" in running.log
        second = await running.ask("<@100000000000001000> and to the EU?")
        assert version[1] not in second
        assert "-# knowledge " in second
        await running.stop()
        assert tells_of_no_defect(running.log)


async def test_health_is_good_while_it_runs_and_bad_before_and_after(tmp_path: Path) -> None:
    status = {"FOOTNOTE_STATUS_FILE": str(tmp_path / "status.json")}
    code, said = await command(tmp_path, "health", **status)
    assert (code, said.startswith("no status file")) == (1, True)
    async with serving(tmp_path, **status) as running:
        await asyncio.sleep(6)  # it has been written after the connection
        code, said = await command(tmp_path, "health", **status)
        assert code == 0, said
        assert said.startswith("1 of 1 shards connected")
        assert "store writable" in said
        assert await running.stop() < _STOPS_WITHIN
    code, said = await command(tmp_path, "health", **status)
    assert code == 1


async def test_metrics_are_told_on_loopback_and_name_nobody(tmp_path: Path) -> None:
    with closing(socket.socket()) as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    async with serving(tmp_path, FOOTNOTE_METRICS_PORT=str(port)) as running:
        await running.ask()
        await running.ask("<@100000000000001000> steel exports to Mars?")
        text = ""
        async with aiohttp.ClientSession() as session:
            for _ in range(100):  # an answer is out before it is counted
                async with session.get(f"http://127.0.0.1:{port}/metrics") as response:
                    text = await response.text()
                if "footnote_first_request_seconds_count 2.0" in text:
                    break
                await asyncio.sleep(0.05)
        assert 'footnote_answers_total{outcome="answered"} 1.0' in text
        assert "footnote_first_request_seconds_count 2.0" in text
        assert "footnote_gateway_shards_connected 1.0" in text
        assert 'footnote_knowledge_info{version="' in text
        assert "process_resident_memory_bytes" in text
        assert "Mars" not in text
        assert not re.search(r"(?<![\d.])1000000000000\d+", text)  # an id; seconds may be 1.7100000000000002
        async with footnote_run(
            tmp_path, DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=running.discord.api_base, FOOTNOTE_METRICS_PORT=str(port)
        ) as second:
            _, error = await asyncio.wait_for(second.communicate(), _PATIENCE)
        assert second.returncode == 2
        assert b"footnote: FOOTNOTE_METRICS_PORT cannot be used: 127.0.0.1 port" in error
        assert await running.stop() < _STOPS_WITHIN


@pytest.mark.parametrize("form", ["text", "json"])
async def test_nothing_that_is_printed_holds_a_token_or_what_people_wrote(tmp_path: Path, form: str) -> None:
    variables = {"FOOTNOTE_LOG_LEVEL": "DEBUG", "FOOTNOTE_LOG_FORMAT": form}
    hostile = "<@100000000000001000> hunter2 @everyone exports to the US? [x](http://evil.example) ||spoiler||"
    async with serving(tmp_path, **variables) as running:
        answer = await running.ask(hostile)
        assert '"parse": []' in answer
        await running.discord.dispatch("MESSAGE_CREATE", {"content": "hunter2"})
        await running.discord.dispatch("RECONNECT", {"d": TOKEN})
        await running.discord.dispatch("INTERACTION_CREATE", _PRESSED)
        await running.until(lambda: "reading an event MESSAGE_CREATE failed" in running.log)
        await running.until(lambda: "something that nobody waited for failed" in running.log)
        listed = await asyncio.to_thread(_process_list)
        await running.stop()
    for secret in (TOKEN, "hunter2", "evil.example"):
        assert secret not in running.log
        assert secret not in listed
    async with Loopback(token="another") as discord:  # noqa: S106 - no secret
        base = discord.api_base.replace("://", "://proxy-user:proxy-secret@")
        async with footnote_run(tmp_path, DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=base, **variables) as process:
            output, error = await asyncio.wait_for(process.communicate(), 60)
        assert process.returncode in (1, 2)
        printed = (output + error).decode()
        assert TOKEN not in printed
        assert "proxy-secret" not in printed
        code, said = await command(tmp_path, "doctor", DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=base)
        assert code == 1
        assert TOKEN not in said
        assert "proxy-secret" not in said


# Breaks in a task of the library's own: a message of this kind holds no cards.
_PRESSED = {
    "id": "1", "application_id": "2", "type": 3, "token": "hunter2", "version": 1, "locale": "en-US", "channel_id": "3",
    "data": {"custom_id": "wrong:hunter2", "component_type": 2}, "channel": {"id": "3", "type": 1},
    "user": {"id": "4", "username": "ann", "discriminator": "0", "avatar": None},
    "message": {"id": "5", "channel_id": "3", "author": {"id": "2", "username": "Footnote"}, "content": "hunter2",
                "components": [{"type": 17, "components": []}]},
    "entitlements": [], "authorizing_integration_owners": {}, "context": 1, "attachment_size_limit": 1,
}  # fmt: skip


def _process_list() -> str:
    found = b""
    for line in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            found += line.read_bytes()
        except OSError:
            continue  # it has just ended
    return found.decode(errors="replace")


async def test_a_locked_database_does_not_hold_the_stop(tmp_path: Path) -> None:
    async with serving(tmp_path) as running:
        await running.ask()
        with closing(sqlite3.connect(tmp_path / "footnote.db", isolation_level=None)) as other:
            other.execute("BEGIN EXCLUSIVE")
            assert await running.stop() < _STOPS_WITHIN
        assert running.process.returncode == 0


async def test_the_doctor_finds_nothing_and_then_everything(tmp_path: Path, folder: Path) -> None:
    variables = {"DISCORD_TOKEN": TOKEN, "FOOTNOTE_KNOWLEDGE": str(folder), "MPLCONFIGDIR": str(tmp_path / "mpl")}
    async with Loopback() as discord:
        code, said = await command(tmp_path, "doctor", DISCORD_API_BASE=discord.api_base, **variables)
        assert code == 0, said
        for what in (
            "knowledge",
            "data folder",
            "pictures",
            "database",
            "token",
            "clock",
            "application",
            "servers",
            "gateway",
        ):
            assert f"ok    {what}: " in said
        assert (
            "ok    permissions: it answers without these: 100000000000002000: Attach Files (no charts), Send Messages in Threads"
            in said
        )
    (folder / "articles" / "cnbc.yaml").write_text("article: none\n", encoding="utf-8")
    (tmp_path / "mpl" / "file").touch()
    async with Loopback(permissions=0) as discord:
        code, said = await command(
            tmp_path, "doctor", DISCORD_API_BASE=discord.api_base, DISCORD_GATEWAY_URL="ws://127.0.0.1:9",
            **{**variables, "FOOTNOTE_DATABASE_URL": f"sqlite+aiosqlite:///{folder}", "MPLCONFIGDIR": str(tmp_path / "mpl" / "file")},
        )  # fmt: skip
    assert code == 1
    for what in ("knowledge", "pictures", "database", "servers", "gateway"):
        assert f"mend  {what}: " in said, said
    assert "Read Message History" in said
    code, said = await command(tmp_path, "doctor")
    assert (code, "DISCORD_TOKEN is not set" in said) == (2, True)

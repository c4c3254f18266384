"""The real program against the Discord of tests/loopback.py: connecting, answering, stopping, and being refused."""

import asyncio
import os
import signal
import sqlite3
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path
from typing import Any

import pytest

from bot.settings import described
from bot.store.store import Store
from tests.loopback import BOT, GUILD, PERSON, TOKEN, Loopback
from tests.openapi import Specification
from tests.troubled import Troubled, broken

US = f"<@{BOT}> how much did exports to the US fall in November?"
_STOPS_WITHIN = 5.0
# Discord gives up after three seconds.
_ACKNOWLEDGED_WITHIN = 1.0
_REPO = Path(__file__).parents[2]


@asynccontextmanager
async def footnote_run(
    folder: Path, command: str = "run", *arguments: str, **variables: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    """`footnote run`, or another command, with only these variables; ended with the block, whatever happens in it."""
    ours = {name for name, _ in described()}
    environment = {
        name: value for name, value in os.environ.items() if name not in ours and "proxy" not in name.lower()
    }
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", command, *arguments,
        cwd=folder, env={**environment, "PYTHONPATH": str(_REPO), **_database(folder), **variables},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            process.kill()
        await process.communicate()


def _database(folder: Path) -> dict[str, str]:
    """Beside the test's other files, not where the person who runs the tests keeps theirs."""
    return {"FOOTNOTE_DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'footnote.db'}"}


def tells_of_no_defect(printed: str) -> bool:
    """Whether nothing went wrong in the program itself, as far as it says."""
    return not any(sign in printed for sign in ("Traceback", "Ignoring exception", "that nobody waited for"))


async def refused(folder: Path, **variables: str) -> tuple[int | None, str]:
    """Exit code and standard error of a run that ends by itself."""
    async with footnote_run(folder, **variables) as process:
        _, error = await asyncio.wait_for(process.communicate(), 60)
        return process.returncode, error.decode()


@pytest.mark.parametrize("named", ["by the API", "by the operator"])
@pytest.mark.parametrize("shards", [{}, {"FOOTNOTE_SHARD_IDS": "0", "FOOTNOTE_SHARD_COUNT": "2"}])
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_it_connects_answers_and_stops(
    tmp_path: Path, named: str, shards: dict[str, str], number: signal.Signals, specification: Specification | None
) -> None:
    async with Loopback() as discord:
        gateway = {"DISCORD_GATEWAY_URL": discord.gateway_url} if named == "by the operator" else {}
        async with footnote_run(
            tmp_path, DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=discord.api_base, **gateway, **shards
        ) as process:
            await discord.until(lambda: bool(discord.identified))
            await discord.say(US)
            await discord.until(lambda: bool(discord.posted()))
            began = time.monotonic()
            process.send_signal(number)
            _, error = await asyncio.wait_for(process.communicate(), _STOPS_WITHIN)
            assert process.returncode == 0
            assert time.monotonic() - began < _STOPS_WITHIN
        assert discord.identified[0]["shard"] == ([0, 2] if shards else [0, 1])
        assert "28.6" in str(discord.posted()[0]["components"])
        assert discord.commands
        log = error.decode()
        assert TOKEN not in log
        assert "how much" not in log
        assert tells_of_no_defect(log)
        if specification is not None:
            for request in discord.requests:
                specification.hold(request.method, request.path, request.body)


async def test_a_gateway_that_never_closes_does_not_hold_the_stop(tmp_path: Path) -> None:
    async with (
        Loopback(silent_close=True) as discord,
        footnote_run(tmp_path, DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=discord.api_base) as process,
    ):
        await discord.until(lambda: bool(discord.identified))
        process.terminate()
        await asyncio.wait_for(process.communicate(), _STOPS_WITHIN)
        assert process.returncode == 0


async def test_a_stop_in_the_middle_of_a_flood_is_no_failure(tmp_path: Path) -> None:
    async with (
        Troubled(guilds=200, always=broken(503)) as there,  # each answer is tried again and again
        footnote_run(tmp_path, DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=there.api_base) as process,
    ):
        await there.until(there.connected)
        for number in range(there.guilds):
            await there.ask(US, number, PERSON + number)
            await asyncio.sleep(0.01)
        process.terminate()
        _, error = await asyncio.wait_for(process.communicate(), _STOPS_WITHIN)
        assert process.returncode == 0
        assert "answers were not out in time" in error.decode()
        # What was given up on before the stop is said; nothing fails because of it.
        assert [line for line in error.decode().splitlines() if " ERROR " in line and "status 503" not in line] == []


async def test_a_broken_event_does_not_end_it(tmp_path: Path) -> None:
    async with (
        Loopback() as discord,
        footnote_run(tmp_path, DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=discord.api_base) as process,
    ):
        await discord.until(lambda: bool(discord.identified))
        for event in ("MESSAGE_CREATE", "GUILD_CREATE", "INTERACTION_CREATE", "CHANNEL_UPDATE", "NEVER_HEARD_OF"):
            await discord.dispatch(event, {})
        await discord.say(US)
        await discord.until(lambda: bool(discord.posted()))
        process.terminate()
        _, error = await asyncio.wait_for(process.communicate(), _STOPS_WITHIN)
        assert "reading an event MESSAGE_CREATE failed [" in error.decode()


async def test_a_gateway_that_greets_wrongly_is_tried_again(tmp_path: Path) -> None:
    async with (
        Loopback() as discord,
        footnote_run(tmp_path, DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=discord.api_base) as process,
    ):
        await discord.until(lambda: bool(discord.identified))
        await discord.dispatch("READY", {})  # without a session id, which the library needs before any of our code
        await discord.until(lambda: len(discord.identified) == 2)
        await discord.say(US)
        await discord.until(lambda: bool(discord.posted()))
        assert process.returncode is None


async def test_a_refused_token_is_one_sentence_and_exit_2(tmp_path: Path) -> None:
    async with Loopback(token="another") as discord:  # noqa: S106 - no secret
        code, error = await refused(tmp_path, DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=discord.api_base)
    assert code == 2
    assert "footnote: Discord refused the token: reset it at https://" in error
    assert "Traceback" not in error
    assert TOKEN not in error


@pytest.mark.parametrize(
    ("close_code", "sentence"),
    [
        (4004, "refused the token"),
        (4010, "FOOTNOTE_SHARD_IDS"),
        (4013, "update Footnote"),
        (4014, "refused the intents"),
    ],
)
async def test_a_refusal_by_the_gateway_is_one_sentence_and_exit_2(
    tmp_path: Path, close_code: int, sentence: str
) -> None:
    async with Loopback(close_code=close_code) as discord:
        code, error = await refused(tmp_path, DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=discord.api_base)
    assert code == 2
    assert sentence in error.splitlines()[-1]
    assert "Traceback" not in error


async def test_a_missing_token_a_wrong_setting_or_folder_is_exit_2(tmp_path: Path) -> None:
    code, error = await refused(tmp_path)
    assert (code, error.count("\n")) == (2, 1)
    assert error.startswith("footnote: DISCORD_TOKEN is not set: make a bot at https://")
    code, error = await refused(tmp_path, DISCORD_TOKEN=TOKEN, FOOTNOTE_LOG_LEVEL="loud")
    assert (code, error) == (2, "footnote: FOOTNOTE_LOG_LEVEL must be one of DEBUG, INFO, WARNING, ERROR\n")
    code, error = await refused(tmp_path, DISCORD_TOKEN=TOKEN, FOOTNOTE_KNOWLEDGE=str(tmp_path / "none"))
    assert code == 2
    assert "there is no such knowledge folder" in error


async def test_an_address_that_is_not_discords_is_named(tmp_path: Path) -> None:
    async with Loopback() as discord:
        wrong = discord.api_base.replace("/api/v10", "/nothing")
        code, error = await refused(tmp_path, DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=wrong)
    assert code == 2
    assert "is not Discord's API (status 404): check DISCORD_API_BASE" in error


async def test_a_person_who_installed_it_for_herself_is_answered_where_the_bot_is_not(
    tmp_path: Path, specification: Specification | None
) -> None:
    async with (
        Loopback() as discord,
        footnote_run(tmp_path, DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=discord.api_base),
    ):
        await discord.until(lambda: bool(discord.identified))
        began = time.monotonic()
        await discord.use("exports", market="US")
        await discord.until(lambda: any("/callback" in request.path for request in discord.requests))
        assert time.monotonic() - began < _ACKNOWLEDGED_WITHIN
        (answer,) = (request.body for request in discord.requests if "/callback" in request.path)
        assert "28.6" in str(answer["data"]["components"])
        if specification is not None:
            for request in discord.requests:
                specification.hold(request.method, request.path, request.body)


async def test_a_start_registers_commands_only_where_discord_has_others(tmp_path: Path) -> None:
    """Whoever changed them since the last start: `footnote sync` elsewhere, or a newer version that was given up again."""
    async with Loopback() as discord:

        async def start() -> list[str]:
            """The requests about commands."""
            starts, before = len(discord.identified), len(discord.requests)
            async with footnote_run(tmp_path, DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=discord.api_base) as process:
                await discord.until(lambda: len(discord.identified) > starts)
                process.terminate()
                await asyncio.wait_for(process.communicate(), _STOPS_WITHIN)
            return [request.method for request in discord.requests[before:] if request.path.endswith("/commands")]

        assert await start() == ["GET", "PUT"]
        assert await start() == ["GET"]
        discord.commands.clear()
        assert await start() == ["GET", "PUT"]
        assert discord.commands


# footnote sync


async def synced(folder: Path, *arguments: str, **variables: str) -> tuple[int | None, str, str]:
    """Exit code, output and standard error of `footnote sync`."""
    async with footnote_run(folder, "sync", *arguments, **variables) as process:
        output, error = await asyncio.wait_for(process.communicate(), 60)
        return process.returncode, output.decode(), error.decode()


@pytest.mark.parametrize("place", [(), ("--guild", str(GUILD))])
async def test_commands_are_told_to_discord_on_purpose_and_what_changed_is_printed(
    tmp_path: Path, place: tuple[str, ...], specification: Specification | None
) -> None:
    async with Loopback() as discord:
        variables = {"DISCORD_TOKEN": TOKEN, "DISCORD_API_BASE": discord.api_base}

        def held() -> list[dict[str, Any]]:
            return discord.guild_commands if place else discord.commands

        code, output, error = await synced(tmp_path, *place, **variables)
        assert (code, error) == (0, "")
        assert output.startswith("added: /ask, ")
        assert "/exports" in output
        assert "“Check the numbers”" in output
        assert discord.identified == []
        names = {command["name"] for command in held()}
        assert {"ask", "exports"} <= names
        assert not (discord.commands if place else discord.guild_commands)

        assert await synced(tmp_path, *place, **variables) == (
            0,
            "nothing to change: Discord has just these commands\n",
            "",
        )
        assert sum(request.method == "PUT" for request in discord.requests) == 1

        held().append({**held()[1], "name": "former"})
        held()[0]["description"] = "old"
        held()[1]["name_localizations"] = {"de": "alt"}
        assert (await synced(tmp_path, *place, **variables))[:2] == (0, "changed: /ask, /check\nremoved: /former\n")

        code, output, _ = await synced(tmp_path, *place, "--remove", **variables)
        assert (code, held()) == (0, [])
        assert output.startswith("removed: /ask, ")
        if specification is not None:
            for request in discord.requests:
                specification.hold(request.method, request.path, request.body)


async def test_a_sync_that_cannot_be_is_one_sentence_and_an_exit_code(tmp_path: Path) -> None:
    code, output, error = await synced(tmp_path)
    assert (code, output, error.count("\n")) == (2, "", 1)
    assert error.startswith("footnote: DISCORD_TOKEN is not set")
    async with Loopback() as discord:
        there = {"DISCORD_TOKEN": TOKEN, "DISCORD_API_BASE": discord.api_base}
        code, _, error = await synced(tmp_path, "--guild", "1", **there)
        assert (code, error.count("\n")) == (2, 1)
        assert "in the server 1: check the number" in error
        code, _, error = await synced(tmp_path, **{**there, "DISCORD_TOKEN": "another"})
        assert (code, error.count("\n")) == (2, 1)
        assert "refused the token" in error
        code, _, error = await synced(tmp_path, "--knowledge", str(tmp_path / "none"), **there)
        assert code == 2
        assert "there is no such knowledge folder" in error
    code, _, error = await synced(tmp_path, **there)
    assert (code, error.count("\n")) == (1, 1)
    assert "cannot be registered at http://127.0.0.1" in error
    assert TOKEN not in error


def test_requests_are_held_against_discords_own_description(specification: Specification | None) -> None:
    if specification is None:
        pytest.skip("FOOTNOTE_DISCORD_OPENAPI names no description of Discord's API: no request was held against it")
    specification.hold("POST", "/api/v10/channels/1/messages", {"content": "fine"})
    with pytest.raises(AssertionError, match="is not of type"):
        specification.hold("POST", "/api/v10/channels/1/messages", {"content": 5})
    with pytest.raises(AssertionError, match="Discord has no"):
        specification.hold("POST", "/api/v10/nothing", None)


_MESSAGE_CONTENT = 1 << 15


@pytest.mark.parametrize(("given", "asked"), [({}, 0), ({"FOOTNOTE_MESSAGE_CONTENT": "1"}, _MESSAGE_CONTENT)])
async def test_the_content_of_all_messages_is_asked_for_only_where_it_is_wanted(
    tmp_path: Path, given: dict[str, str], asked: int
) -> None:
    async with (
        Loopback() as discord,
        footnote_run(tmp_path, DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=discord.api_base, **given),
    ):
        await discord.until(lambda: bool(discord.identified))
    assert discord.identified[0]["intents"] & _MESSAGE_CONTENT == asked


async def test_answers_go_on_while_the_database_is_locked(tmp_path: Path) -> None:
    file = tmp_path / "locked.db"
    async with Store.open(f"sqlite+aiosqlite:///{file}"):
        pass  # made, so that another program can hold it
    with closing(sqlite3.connect(file)) as other:
        other.execute("begin exclusive")
        async with (
            Loopback() as discord,
            footnote_run(
                tmp_path,
                DISCORD_TOKEN=TOKEN,
                DISCORD_API_BASE=discord.api_base,
                FOOTNOTE_DATABASE_URL=f"sqlite+aiosqlite:///{file}",
            ),
        ):
            await discord.until(lambda: bool(discord.identified))
            await discord.say(US)
            await discord.until(lambda: bool(discord.posted()))
    assert "28.6" in str(discord.posted()[0]["components"])

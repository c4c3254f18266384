"""`footnote invite`: the address that adds the bot to a server, offline or asked for, and what stands in the way."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from bot.invitation import INTEGER, PERMISSIONS
from tests.loopback import BOT, TOKEN, Loopback
from tests.operations.test_running import command


def asked_of(address: str) -> dict[str, list[str]]:
    return parse_qs(urlsplit(address).query)


async def test_the_token_tells_the_application(tmp_path: Path) -> None:
    async with Loopback() as there:
        code, said = await command(tmp_path, "invite", DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=there.api_base)
        assert [request.path for request in there.requests] == ["/api/v10/oauth2/applications/@me"]
    assert code == 0, said
    server, *_, person = said.splitlines()
    assert asked_of(server) == {
        "client_id": [str(BOT)],
        "scope": ["bot applications.commands"],
        "permissions": [str(INTEGER)],
    }
    assert asked_of(person) == {
        "client_id": [str(BOT)],
        "scope": ["applications.commands"],
        "integration_type": ["1"],
    }
    for permission in PERMISSIONS:
        assert permission.name in said


async def test_offline_the_application_is_named(tmp_path: Path) -> None:
    code, said = await command(tmp_path, "invite", "--application", "42")
    assert code == 0
    assert asked_of(said.splitlines()[0])["client_id"] == ["42"]


async def test_without_either_it_says_how(tmp_path: Path) -> None:
    code, said = await command(tmp_path, "invite")
    assert code == 2
    assert "DISCORD_TOKEN is not set" in said
    assert "--application ID" in said


@pytest.mark.parametrize(("token", "told"), [("another", "Discord refuses it: reset it at"), (TOKEN, "status 404")])
async def test_a_refusal_says_what_to_do_and_never_the_token(tmp_path: Path, token: str, told: str) -> None:
    async with Loopback(token=token) as there:
        base = there.api_base + ("/nothing" if token == TOKEN else "")
        code, said = await command(tmp_path, "invite", DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=base)
    assert code == 1
    assert told in said
    assert TOKEN not in said


async def test_no_network_is_said(tmp_path: Path) -> None:
    base = "http://user:secret@127.0.0.1:9/api/v10"
    code, said = await command(tmp_path, "invite", DISCORD_TOKEN=TOKEN, DISCORD_API_BASE=base)
    assert code == 1
    assert "cannot be reached" in said
    assert "secret" not in said


def test_each_permission_is_the_one_that_discord_calls_so() -> None:
    named = {
        "View Channels": "view_channel",
        "Send Messages": "send_messages",
        "Read Message History": "read_message_history",
        "Attach Files": "attach_files",
        "Send Messages in Threads": "send_messages_in_threads",
    }
    for permission in PERMISSIONS:
        assert discord.Permissions(**{named[permission.name]: True}).value == permission.bit
    assert discord.Permissions(**dict.fromkeys(named.values(), True)).value == INTEGER

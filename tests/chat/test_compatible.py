"""Servers that speak Discord's language with an accent: the bot starts there, answers, and says in one line what it does without."""

import time
import zlib
from dataclasses import dataclass
from typing import Any

import discord
import pytest
from aiohttp import web

from bot.footnote import Footnote
from tests.chat.connected import US, connected, eventually, until_answered
from tests.loopback import BOT, PERSON, PRIVATE
from tests.troubled import Answering, Troubled


class Foreign(Troubled):
    """Leaves out all that it can, and calls JSON by another name."""

    def _json(self, body: dict[str, Any]) -> Any:
        few = {key: body[key] for key in ("id", "username") if key in body}

        async def answer(request: web.Request) -> web.Response:
            if "oauth2" in request.path:
                raise web.HTTPNotImplemented
            return web.json_response(few)  # application/json; charset=utf-8

        return answer

    async def _gateway_address(self, _: web.Request) -> web.Response:
        return web.json_response({"url": self.gateway_url})

    def _ready(self, identify: dict[str, Any]) -> dict[str, Any]:
        ready = super()._ready(identify)
        user = {"id": ready["user"]["id"], "username": "Footnote"}
        return {"v": ready["v"], "user": user, "application": {"id": ready["application"]["id"]}, "shard": None}


async def test_a_server_that_leaves_out_what_it_can_is_understood(footnote: Footnote) -> None:
    async with Foreign(leaves_out=("resume_gateway_url", "guilds")) as there, connected(footnote, there):
        for _ in range(2):
            await there.ask(US)
            await until_answered(there)
            there.cut()
            await eventually(lambda: there.resumed > 0)


class Compressing(Troubled):
    """Compresses each larger frame by itself, as IDENTIFY asks."""

    async def _send_text(self, socket: web.WebSocketResponse, text: str) -> None:
        if self.identified and self.identified[0]["compress"] and len(text) > 100:
            await socket.send_bytes(zlib.compress(text.encode()))
        else:
            await super()._send_text(socket, text)


async def test_frames_that_are_compressed_by_themselves_are_read(footnote: Footnote) -> None:
    async with Compressing(leaves_out=("resume_gateway_url",)) as there, connected(footnote, there):
        await there.ask(US)
        await until_answered(there)


class WithoutAdvice(Troubled):
    """Has no /gateway/bot, or not now."""

    status = 404

    async def _gateway_address(self, _: web.Request) -> web.Response:
        return web.Response(status=self.status, text="none here")


async def test_a_gateway_without_advice_on_shards_is_found(footnote: Footnote) -> None:
    async with WithoutAdvice() as there, connected(footnote, there):
        await there.ask(US)
        await until_answered(there)


async def test_advice_that_is_late_is_not_taken_for_one_shard(footnote: Footnote) -> None:
    async with WithoutAdvice() as there:
        there.status = 503
        with pytest.raises(discord.GatewayNotFound):
            async with connected(footnote, there, gateway_url=there.gateway_url):
                raise AssertionError
    assert there.identified == []


@pytest.mark.parametrize("empty", [False, True])
@pytest.mark.parametrize("private", [False, True])
async def test_a_message_of_few_words_is_answered(footnote: Footnote, *, empty: bool, private: bool) -> None:
    """`empty`: null wherever Discord would leave something out."""
    often = (
        "member",
        "poll",
        "thread",
        "interaction",
        "message_reference",
        "referenced_message",
        "components",
        "flags",
        "mentions",
        "guild_id",
    )
    async with Troubled() as there, connected(footnote, there):
        said = there.written(f"<@{BOT}> exports to the US?")
        place = (
            {"channel_id": PRIVATE}
            if private
            else {"channel_id": int(said["channel_id"]), "guild_id": int(said["guild_id"])}
        )
        author = {"id": PERSON, "username": "ann"}
        few = {
            "id": int(said["id"]),
            "content": said["content"],
            "author": author,
            **(dict.fromkeys(often) if empty else {}),
            **place,
        }
        await there.dispatch("MESSAGE_CREATE", few)
        await there.until(lambda: bool(there.messages))


async def test_an_edit_that_does_not_tell_the_text_changes_nothing(
    footnote: Footnote, caplog: pytest.LogCaptureFixture
) -> None:
    async with Troubled(channels=2) as there, connected(footnote, there):
        asked = await there.ask(US)
        await until_answered(there)
        await there.dispatch("MESSAGE_UPDATE", {"id": asked, "channel_id": str(there.channel_id(0)), "embeds": []})
        await there.ask(US, 1)
        await until_answered(there)
        assert {request.method for request in there.requests if "/messages" in request.path} == {"POST"}
    assert "failed [" not in caplog.text


async def test_commands_that_hang_do_not_hold_up_answers(footnote: Footnote) -> None:
    began = time.monotonic()
    async with Troubled(about_commands=500) as there, connected(footnote, there):  # discord.py tries it for 25 seconds
        await there.ask(US)
        await until_answered(there)
        assert time.monotonic() - began < 15


@pytest.mark.parametrize("status", [404, 405, 501, 403, 200])
async def test_without_commands_messages_are_answered_all_the_same(
    footnote: Footnote, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    async with Troubled(about_commands=status) as there, connected(footnote, there):
        await there.ask(US)
        await until_answered(there)
    assert caplog.text.count("registering the commands failed [") == 1


async def test_commands_of_another_form_are_replaced(footnote: Footnote) -> None:
    async with Troubled() as there:
        there.commands = [{"id": "1"}, "odd"]  # type: ignore[list-item]
        async with connected(footnote, there):
            assert any(command["name"] == "ask" for command in there.commands)


def _worded(status: int, body: str, kind: str = "application/json") -> Answering:
    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status, text=body, content_type=kind, charset="utf-8")

    return answer


@pytest.mark.parametrize(
    "body",
    ['{"code": 50013, "message": "no"}', '{"code": 50013}', '{"code": 50013, "message": null, "errors": {}}'],
)
async def test_an_error_with_a_charset_still_has_its_code(footnote: Footnote, body: str) -> None:
    async with Troubled() as there, connected(footnote, there):
        there.instead.append(_worded(403, body))  # no cards here: then in plain text
        await there.ask(US)
        await until_answered(there)
        assert "28.6" in there.requests[-1].body["content"]


_BODIES = ("", "[]", "null", '"no"', "<html>", '{"errors": 5}', "{", '{"code": "x", "message": 7}')


@pytest.mark.parametrize("status", [400, 403, 429, 599])
async def test_an_error_of_any_form_costs_one_answer(
    footnote: Footnote, status: int, caplog: pytest.LogCaptureFixture
) -> None:
    lost = set()
    async with Troubled(guilds=len(_BODIES)) as there, connected(footnote, there, waits=(0.01,)) as client:
        for number, body in enumerate(_BODIES):
            there.always = _worded(status, body)
            lost.add(await there.ask(US, number, PERSON + number))
            await eventually(lambda: caplog.text.count("sending an answer failed [") == len(lost))
        there.always = None
        await there.ask(US)
        await eventually(lambda: there.waiting() == lost)
        assert not client.is_closed()


async def test_a_message_of_few_words_back_counts_as_sent(footnote: Footnote, caplog: pytest.LogCaptureFixture) -> None:
    async with Troubled() as there, connected(footnote, there):

        async def short(request: web.Request) -> web.Response:
            made = there.create(request, await request.json())
            return web.json_response({"id": made["id"], "channel_id": int(made["channel_id"])})

        there.always = short
        await there.ask(US)
        await until_answered(there)
        assert len(there.messages) == 1
    assert "failed [" not in caplog.text


@pytest.mark.parametrize("terse", [True, False])
async def test_a_command_is_answered_once_whatever_comes_back_of_it(
    footnote: Footnote, *, terse: bool, caplog: pytest.LogCaptureFixture
) -> None:
    async with Troubled(terse=terse) as there, connected(footnote, there):
        await there.use("exports", market="US")
        await there.until(lambda: any("/callback" in request.path for request in there.requests))
        await there.ask(US)
        await until_answered(there)
        about = [request for request in there.requests if "/callback" in request.path or "/webhooks/" in request.path]
        assert len(about) == 1
    assert "failed [" not in caplog.text


async def test_a_command_whose_answer_hangs_is_given_up_on(
    footnote: Footnote, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("bot.chat.responding.LONGEST_TRY", 0.3)
    async with Troubled(silent=True) as there, connected(footnote, there):
        await there.use("exports", market="US")
        await eventually(lambda: "answering an interaction failed [" in caplog.text, 5)
        assert sum("/callback" in request.path for request in there.requests) == 1


@dataclass
class FewWords(Troubled):
    """Leaves out of interactions all that it can, or writes null there."""

    empty: bool = False

    async def dispatch(self, event: str, data: dict[str, Any]) -> None:
        if event == "INTERACTION_CREATE":
            often = (
                "version",
                "attachment_size_limit",
                "locale",
                "guild_locale",
                "entitlements",
                "context",
                "guild_id",
                "message_id",
            )
            left_out = dict.fromkeys((*often, "app_permissions", "authorizing_integration_owners"))
            data = {
                **{key: value for key, value in data.items() if key not in left_out},
                **(left_out if self.empty else {}),
            }
        await super().dispatch(event, data)


@pytest.mark.parametrize("empty", [False, True])
async def test_an_interaction_of_few_words_is_answered(footnote: Footnote, *, empty: bool) -> None:
    """`empty`: null wherever Discord would leave something out."""
    async with FewWords(empty=empty) as there, connected(footnote, there):
        await there.use("exports", market="US")
        await there.press("page:quotes:1:|")
        wrong = {"type": 18, "component": {"type": 3, "custom_id": "wrong", "values": ["number"]}}
        left_out = {"type": 18, "component": None} if empty else {"type": 18}
        unsaid = {"type": 18, "component": {"type": 4, "custom_id": "comment", **({"value": None} if empty else {})}}
        await there.interact(5, {"custom_id": "report:-", "components": [wrong, left_out, unsaid]})
        await eventually(lambda: sum("/callback" in request.path for request in there.requests) == 3)
    told = str([request.body for request in there.requests if "/callback" in request.path])
    assert "28.6" in told
    assert "Page 2 of" in told
    assert "went wrong" not in told


@pytest.mark.parametrize(("command", "option"), [("quote", "speaker"), ("sources", "article"), ("exports", "market")])
async def test_half_a_sign_in_an_option_is_passed_over(footnote: Footnote, command: str, option: str) -> None:
    async with Troubled() as there, connected(footnote, there):
        await there.use(command, **{option: "tea \ud83d"})
        await eventually(lambda: any("/callback" in request.path for request in there.requests))
    assert "went wrong" not in str(there.requests[-1].body)


async def test_a_server_that_was_never_told_of_is_no_private_talk(footnote: Footnote) -> None:
    async with Troubled() as there, connected(footnote, there):
        said = there.written("exports to the US")
        await there.dispatch("MESSAGE_CREATE", {**said, "guild_id": str(10**17), "channel_id": str(10**17 + 1)})
        await there.ask(US)
        await until_answered(there)
        assert len(there.messages) == 1

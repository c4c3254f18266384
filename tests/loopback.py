"""A Discord of our own on 127.0.0.1: as much of the gateway and the REST API as a bot in one server needs. It validates little."""

import asyncio
import itertools
import json
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any, Self

from aiohttp import WSMsgType, web

TOKEN = "loopback.token.that-is-none"  # noqa: S105 - no secret
# As large as real ones, which is how tests/openapi.py knows an id.
_IDS = 10**17
BOT, GUILD, CHANNEL, PERSON = _IDS + 1000, _IDS + 2000, _IDS + 3000, _IDS + 4000
PRIVATE = _IDS + 4500  # the channel of direct messages with the person
_PATIENCE = 20.0


@dataclass(frozen=True)
class Request:
    """One REST request of the bot."""

    method: str
    path: str
    body: Any
    at: float = 0.0  # when it came, by time.perf_counter()


@dataclass
class Loopback:
    """Use as `async with Loopback() as discord:`; everything ends with the block."""

    token: str = TOKEN
    close_code: int | None = None  # close the gateway with this code instead of greeting
    permissions: int = 1 << 10 | 1 << 11 | 1 << 16  # of the bot in its server
    unlisted: tuple[int, ...] = ()  # servers that the bot is in, and was not told of
    silent_close: bool = False  # never answer the bot's closing of the gateway
    requests: list[Request] = field(default_factory=list)
    identified: list[dict[str, Any]] = field(default_factory=list)
    commands: list[dict[str, Any]] = field(default_factory=list)
    guild_commands: list[dict[str, Any]] = field(default_factory=list)
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _sockets: list[web.WebSocketResponse] = field(default_factory=list)
    _numbers: Any = field(default_factory=lambda: itertools.count(_IDS + 5000))
    _sequence: Any = field(default_factory=lambda: itertools.count(1))

    async def __aenter__(self) -> Self:
        app = web.Application(middlewares=[self._record])
        app.router.add_get("/gateway", self._gateway)
        app.router.add_get("/api/v10/users/@me", self._json(_user(BOT, "Footnote", bot=True)))
        app.router.add_get("/api/v10/oauth2/applications/@me", self._json(_application()))
        app.router.add_get("/api/v10/gateway/bot", self._gateway_address)
        app.router.add_get("/api/v10/gateway", self._gateway_alone)
        app.router.add_get(f"/api/v10/applications/{BOT}/commands", self._held_commands)
        app.router.add_put(f"/api/v10/applications/{BOT}/commands", self._set_commands)
        app.router.add_get(f"/api/v10/applications/{BOT}/guilds/{GUILD}/commands", self._held_commands)
        app.router.add_put(f"/api/v10/applications/{BOT}/guilds/{GUILD}/commands", self._set_commands)
        app.router.add_get("/api/v10/applications/@me", self._json(_application()))
        app.router.add_get("/api/v10/users/@me/guilds", self._guilds)
        app.router.add_get("/api/v10/guilds/{guild}", self._one_guild)
        app.router.add_post("/api/v10/users/@me/channels", self._json(_private_channel()))
        app.router.add_post("/api/v10/channels/{channel}/messages", self._message)
        app.router.add_post("/api/v10/interactions/{id}/{token}/callback", self._callback)
        app.router.add_post("/api/v10/webhooks/{id}/{token}", self._later)
        self._runner = web.AppRunner(app, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.port: int = self._runner.addresses[0][1]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for socket in self._sockets:
            if not socket.closed:
                await asyncio.wait_for(socket.close(), 1)
        await self._runner.cleanup()

    @property
    def api_base(self) -> str:
        return f"http://127.0.0.1:{self.port}/api/v10"

    @property
    def gateway_url(self) -> str:
        return f"ws://127.0.0.1:{self.port}/gateway"

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something has happened here; TimeoutError where it does not."""
        async with asyncio.timeout(_PATIENCE):
            while not holds():
                self._changed.clear()
                await self._changed.wait()

    def posted(self) -> list[dict[str, Any]]:
        """The messages that the bot has sent."""
        return [r.body for r in self.requests if r.method == "POST" and r.path.endswith("/messages")]

    async def dispatch(self, event: str, data: dict[str, Any]) -> None:
        """Send an event to the bot."""
        for socket in self._sockets:
            if not socket.closed:
                await socket.send_json({"op": 0, "t": event, "s": next(self._sequence), "d": data})

    async def say(self, text: str, *, person: int = PERSON, **more: Any) -> str:
        """A person writes in the channel, or in another that is named; the message's id."""
        called = [_user(BOT, "Footnote", bot=True)] if f"<@{BOT}>" in text else []
        message = self._written(text, _user(person, "ann"), mentions=called, **more)
        await self.dispatch("MESSAGE_CREATE", message)
        return str(message["id"])

    async def open_server(self, number: int) -> tuple[str, str]:
        """The bot is in another server too: the ids of the server and of its channel."""
        server, channel = str(GUILD + number), str(CHANNEL + number)
        shown = _guild()
        channels = [{**shown["channels"][0], "id": channel}]
        await self.dispatch("GUILD_CREATE", {**shown, "id": server, "channels": channels})
        return server, channel

    async def use(self, command: str, **filled: str) -> None:
        """A person who installed the bot for herself uses a slash command somewhere that the bot is not in."""
        options = [{"type": 3, "name": name, "value": text} for name, text in filled.items()]
        await self.interact(2, {"id": "1", "type": 1, "name": command, "options": options})

    async def press(self, button: str) -> None:
        """She presses a button of an answer to her."""
        row = {"type": 1, "components": [{"type": 2, "style": 2, "label": "…", "custom_id": button}]}
        answer = self._written("", _user(BOT, "Footnote", bot=True), components=[row])
        await self.interact(3, {"component_type": 2, "custom_id": button}, message=answer)

    async def interact(self, kind: int, data: dict[str, Any], **more: Any) -> None:
        """An interaction of one of Discord's kinds, somewhere that the bot is not in."""
        number = next(self._numbers)
        await self.dispatch(
            "INTERACTION_CREATE",
            {
                "id": str(number), "application_id": str(BOT), "type": kind, "token": f"token-{number}", "version": 1, "locale": "en-US",
                "data": data, "channel_id": str(CHANNEL), "channel": {"id": str(CHANNEL), "type": 3}, "user": _user(PERSON, "ann"),
                "context": 2, "app_permissions": str(1 << 15), "entitlements": [], "attachment_size_limit": 1,
                "authorizing_integration_owners": {"1": str(PERSON)}, **more,
            },
        )  # fmt: skip

    def _written(self, text: str, author: dict[str, Any], **more: Any) -> dict[str, Any]:
        return {
            "id": str(next(self._numbers)), "channel_id": str(CHANNEL), "guild_id": str(GUILD), "author": author, "content": text,
            "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None, "tts": False, "mention_everyone": False,
            "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": False, "type": 0, **more,
        }  # fmt: skip

    @web.middleware
    async def _record(self, request: web.Request, handler: Any) -> web.StreamResponse:
        if not request.path.startswith("/api/"):
            return await handler(request)  # type: ignore[no-any-return]
        at = time.perf_counter()
        self.requests.append(Request(request.method, request.path, await _body(request), at))
        self._changed.set()
        of_interactions = ("callback", "/webhooks/")  # whose token stands in the address
        if (
            not any(part in request.path for part in of_interactions)
            and request.headers.get("Authorization") != f"Bot {self.token}"
        ):
            return _json_response({"message": "401: Unauthorized", "code": 0}, status=401)
        return await handler(request)  # type: ignore[no-any-return]

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse(autoclose=not self.silent_close)
        await socket.prepare(request)
        self._sockets.append(socket)
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 45_000}, "s": None, "t": None})
        async for message in socket:
            if message.type is not WSMsgType.TEXT:
                break
            payload = json.loads(message.data)
            if payload["op"] == 1:
                await socket.send_json({"op": 11, "d": None, "s": None, "t": None})
            elif payload["op"] == 2:
                self.identified.append(payload["d"])
                if self.close_code is not None:
                    await socket.close(code=self.close_code)
                    break
                await self.dispatch("READY", self._ready(payload["d"]))
                await self.dispatch("GUILD_CREATE", _guild())
                self._changed.set()
        if self.silent_close:
            await asyncio.Event().wait()  # ends when the server is taken down
        return socket

    def _ready(self, identify: dict[str, Any]) -> dict[str, Any]:
        return {
            "v": 10, "user": _user(BOT, "Footnote", bot=True), "session_id": "one", "resume_gateway_url": self.gateway_url,
            "guilds": [{"id": str(GUILD), "unavailable": True}], "application": {"id": str(BOT), "flags": 0},
            "shard": identify.get("shard", [0, 1]),
        }  # fmt: skip

    async def _gateway_address(self, _: web.Request) -> web.Response:
        limit = {"total": 1000, "remaining": 999, "reset_after": 0, "max_concurrency": 1}
        return _json_response({"url": self.gateway_url, "shards": 1, "session_start_limit": limit})

    async def _gateway_alone(self, _: web.Request) -> web.Response:
        return _json_response({"url": self.gateway_url})

    async def _held_commands(self, request: web.Request) -> web.Response:
        return _json_response(self.guild_commands if "/guilds/" in request.path else self.commands)

    async def _set_commands(self, request: web.Request) -> web.Response:
        commands = [
            {**command, "id": str(next(self._numbers)), "application_id": str(BOT), "version": "1"}
            for command in await request.json()
        ]
        if "/guilds/" in request.path:
            self.guild_commands = commands
        else:
            self.commands = commands
        return _json_response(commands)

    async def _guilds(self, _: web.Request) -> web.Response:
        return _json_response([{"id": str(GUILD), "name": "Newsroom", "permissions": str(self.permissions)}])

    async def _one_guild(self, request: web.Request) -> web.Response:
        if int(request.match_info["guild"]) not in self.unlisted:
            return _json_response({"message": "Unknown Guild", "code": 10004}, status=404)
        return _json_response(_guild())

    async def _message(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        return _json_response(self._written(body.get("content") or "", _user(BOT, "Footnote", bot=True)))

    async def _callback(self, _: web.Request) -> web.StreamResponse:
        return web.Response(status=204)

    async def _later(self, _: web.Request) -> web.StreamResponse:
        return web.Response(status=204)

    def _json(self, body: dict[str, Any]) -> Callable[[web.Request], Any]:
        async def answer(_: web.Request) -> web.Response:
            return _json_response(body)

        return answer


async def _body(request: web.Request) -> Any:
    """What a request says; beside a file that is a part of its form."""
    if request.content_type == "multipart/form-data":
        form = await request.post()
        return {**json.loads(str(form["payload_json"])), "file": _read(form["files[0]"])}
    text = await request.text()
    return json.loads(text) if text else None


def _read(field: Any) -> bytes:
    content: bytes = field.file.read()
    return content


def _json_response(body: Any, status: int = 200) -> web.Response:
    # Without the charset that aiohttp's own would add: discord.py takes only this type for JSON.
    return web.Response(body=json.dumps(body).encode(), status=status, content_type="application/json")


def _user(number: int, name: str, *, bot: bool = False) -> dict[str, Any]:
    return {"id": str(number), "username": name, "discriminator": "0", "avatar": None, "global_name": None, "bot": bot}


def _application() -> dict[str, Any]:
    return {
        "id": str(BOT), "name": "Footnote", "icon": None, "description": "", "bot_public": True, "bot_require_code_grant": False,
        "owner": _user(PERSON, "ann"), "verify_key": "", "flags": 0, "team": None, "summary": "",
    }  # fmt: skip


def _private_channel() -> dict[str, Any]:
    return {"id": str(PRIVATE), "type": 1, "last_message_id": None, "recipients": [_user(PERSON, "ann")]}


def _guild() -> dict[str, Any]:
    everyone = {
        "id": str(GUILD), "name": "@everyone", "color": 0, "hoist": False, "position": 0, "permissions": "274877975552",
        "managed": False, "mentionable": False,
    }  # fmt: skip
    channel = {"id": str(CHANNEL), "type": 0, "name": "news", "position": 0, "permission_overwrites": []}
    member = {
        "user": _user(BOT, "Footnote", bot=True),
        "roles": [],
        "joined_at": "2026-01-01T00:00:00+00:00",
        "flags": 0,
    }
    return {
        "id": str(GUILD), "name": "Newsroom", "owner_id": str(PERSON), "roles": [everyone], "channels": [channel],
        "members": [{**member, "deaf": False, "mute": False}], "member_count": 2, "emojis": [], "stickers": [], "features": [],
        "threads": [], "voice_states": [], "presences": [], "stage_instances": [], "guild_scheduled_events": [],
        "verification_level": 0, "default_message_notifications": 0, "explicit_content_filter": 0, "mfa_level": 0,
        "premium_tier": 0, "nsfw_level": 0, "preferred_locale": "en-US", "system_channel_flags": 0, "afk_timeout": 300,
        "premium_progress_bar_enabled": False, "unavailable": False,
    }  # fmt: skip

"""The Discord of tests/loopback.py as it is on a bad day: many servers, sessions that resume, and REST answers that go wrong."""

import asyncio
import json
import time
from collections import Counter, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any, TypeAlias

from aiohttp import WSMsgType, web

from tests.loopback import _IDS, BOT, PERSON, Loopback, _guild, _json_response, _user
from tests.openapi import Specification

# What a request is answered with instead; None lets it through. It may wait, and close the connection.
Answering: TypeAlias = Callable[[web.Request], Awaitable[web.StreamResponse | None]]

# Ended with the server.
_LONG = 600.0


@dataclass
class Session:
    """One sign-in at the gateway: what it was sent, so that it can be sent again."""

    name: str
    shard: list[int]
    events: list[str] = field(default_factory=list)
    socket: web.WebSocketResponse | None = None
    request: web.Request | None = None


@dataclass
class Troubled(Loopback):
    """Has `guilds` servers of `channels` channels each. It takes a message once for each nonce, as Discord does."""

    guilds: int = 1
    channels: int = 1
    heartbeat: float = 45.0
    deaf: bool = False  # heartbeats are not acknowledged
    refusals: int = 0  # so many next connections to the gateway are refused
    forgetful: bool = False  # no session is known any more
    resends: int = 0  # so many events before those that are missing are sent again at a resume
    instead: deque[Answering] = field(default_factory=deque)  # for the next messages, one each
    always: Answering | None = None  # for every message
    about_commands: int | None = None  # the status that every request about commands gets
    terse: bool = False  # of an interaction's answer nothing comes back
    silent: bool = False  # the answer to an interaction is taken, and nothing said for long
    leaves_out: tuple[str, ...] = ()  # keys of READY
    messages: list[dict[str, Any]] = field(default_factory=list)  # that stand in channels
    arrived: dict[str, float] = field(default_factory=dict)  # when the first request came that replies to a message
    asked: dict[str, float] = field(default_factory=dict)  # when a question went out
    resumed: int = 0
    held: Specification | None = field(default_factory=Specification.given)
    hold_every: int = 1  # of so many requests one, for it takes 13 ms
    unheld: list[str] = field(default_factory=list)  # what was not as Discord describes it
    _sessions: dict[str, Session] = field(default_factory=dict)
    _nonces: dict[str, dict[str, Any]] = field(default_factory=dict)
    _session_names: Any = field(default_factory=lambda: count(1))

    # The places.

    def guild_id(self, number: int) -> int:
        return _IDS + 10**9 + number * 1000

    def channel_id(self, number: int) -> int:
        """Of the channels of all servers."""
        return self.guild_id(number // self.channels) + 1 + number % self.channels

    # What people do.

    async def ask(self, text: str, channel: int = 0, person: int = PERSON, *, lost: bool = False) -> str:
        """A person mentions the bot; the message's id. `lost`: the bot will not be sent it again."""
        said = self.written(f"<@{BOT}> {text}", channel, person)
        said["mentions"] = [_user(BOT, "Footnote", bot=True)]
        if not lost:
            self.asked[said["id"]] = time.monotonic()
        await self.dispatch("MESSAGE_CREATE", said)
        return str(said["id"])

    def written(self, text: str, channel: int = 0, person: int = PERSON) -> dict[str, Any]:
        """A message of a person."""
        place = {"channel_id": str(self.channel_id(channel)), "guild_id": str(self.guild_id(channel // self.channels))}
        return {**self._written(text, _user(person, f"person-{person}")), **place}

    def answers(self) -> Counter[str]:
        """How many answers stand, by the id of the message that they reply to."""
        return Counter(
            str(message["message_reference"]["message_id"])
            for message in self.messages
            if message.get("message_reference")
        )

    def waiting(self) -> set[str]:
        """The questions that have no answer."""
        return set(self.asked) - set(self.answers())

    # The gateway.

    async def dispatch(self, event: str, data: dict[str, Any]) -> None:
        """Send an event to every session, or keep it until that is resumed."""
        for session in self._sessions.values():
            await self._send(session, event, data)

    async def _send(self, session: Session, event: str, data: dict[str, Any]) -> None:
        session.events.append(json.dumps({"op": 0, "t": event, "s": len(session.events) + 1, "d": data}))
        if session.socket is not None and not session.socket.closed:
            await self._send_text(session.socket, session.events[-1])

    async def _send_text(self, socket: web.WebSocketResponse, text: str) -> None:
        try:
            await socket.send_str(text)
        except ConnectionError:
            return  # it is going: what was sent is sent again when it resumes

    async def tell(self, op: int, data: Any = None) -> None:
        """Something other than an event."""
        for session in self._sessions.values():
            if session.socket is not None and not session.socket.closed:
                await self._send_text(session.socket, json.dumps({"op": op, "d": data, "s": None, "t": None}))

    async def hang_up(self, code: int) -> None:
        """Close every connection with a code."""
        for socket in list(self._sockets):
            await socket.close(code=code)

    def cut(self) -> None:
        """Break every connection without a word."""
        for session in self._sessions.values():
            if session.request is not None and session.request.transport is not None:
                session.request.transport.abort()

    def forget(self) -> None:
        """Know no session any more."""
        self._sessions.clear()

    def connected(self) -> bool:
        """Whether a session is there and listens."""
        return any(one.socket is not None and not one.socket.closed for one in self._sessions.values())

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        if self.refusals > 0:
            self.refusals -= 1
            raise web.HTTPBadGateway
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        self._sockets.append(socket)
        hello = {"op": 10, "d": {"heartbeat_interval": self.heartbeat * 1000}, "s": None, "t": None}
        await self._send_text(socket, json.dumps(hello))
        try:
            async for message in socket:
                if message.type is not WSMsgType.TEXT:
                    break
                await self._heard(json.loads(message.data), socket, request)
        finally:
            self._sockets.remove(socket)
        return socket

    async def _heard(self, payload: dict[str, Any], socket: web.WebSocketResponse, request: web.Request) -> None:
        match payload["op"]:
            case 1 if not self.deaf:
                await self._send_text(socket, json.dumps({"op": 11, "d": None, "s": None, "t": None}))
            case 2:
                await self._identify(payload["d"], socket, request)
            case 6:
                await self._resume(payload["d"], socket, request)
            case _:
                return
        self._changed.set()

    async def _identify(self, identify: dict[str, Any], socket: web.WebSocketResponse, request: web.Request) -> None:
        self.identified.append(identify)
        shard = identify.get("shard", [0, 1])
        # Whoever signs in again is sent nothing of before.
        self._sessions = {name: one for name, one in self._sessions.items() if one.shard != shard}
        session = Session(f"session-{next(self._session_names)}", shard, socket=socket, request=request)
        self._sessions[session.name] = session
        unavailable = [{"id": str(self.guild_id(number)), "unavailable": True} for number in range(self.guilds)]
        ready = {**self._ready(identify), "session_id": session.name, "guilds": unavailable}
        await self._send(session, "READY", {key: value for key, value in ready.items() if key not in self.leaves_out})
        for number in range(self.guilds):
            await self._send(session, "GUILD_CREATE", self._guild(number))

    async def _resume(self, resume: dict[str, Any], socket: web.WebSocketResponse, request: web.Request) -> None:
        session = None if self.forgetful else self._sessions.get(resume["session_id"])
        if session is None:
            self.forgetful = False
            await self._send_text(socket, json.dumps({"op": 9, "d": False, "s": None, "t": None}))
            return
        self.resumed += 1
        session.socket, session.request = socket, request
        again = max(resume["seq"] - self.resends, 1 + self.guilds)
        for event in session.events[again:]:
            await self._send_text(socket, event)
        await self._send(session, "RESUMED", {})

    def _guild(self, number: int) -> dict[str, Any]:
        guild, identity = _guild(), str(self.guild_id(number))
        guild["id"] = guild["roles"][0]["id"] = identity
        guild["channels"] = [
            {**guild["channels"][0], "id": str(self.guild_id(number) + 1 + channel), "name": f"news-{channel}"}
            for channel in range(self.channels)
        ]
        return guild

    # REST.

    async def _set_commands(self, request: web.Request) -> web.Response:
        return await super()._set_commands(request) if self.about_commands is None else self._about_commands()

    async def _held_commands(self, request: web.Request) -> web.Response:
        return await super()._held_commands(request) if self.about_commands is None else self._about_commands()

    def _about_commands(self) -> web.Response:
        return web.Response(status=self.about_commands or 200, text="none here")

    async def _message(self, request: web.Request) -> web.StreamResponse:
        body = await request.json()
        replied = (body.get("message_reference") or {}).get("message_id")
        self.arrived.setdefault(str(replied), time.monotonic())
        if self.held is not None and len(self.requests) % self.hold_every == 0:
            try:
                self.held.hold(request.method, request.path, body)
            except AssertionError as error:
                self.unheld.append(str(error))
        instead = self.instead.popleft() if self.instead else self.always
        answered = await instead(request) if instead is not None else None
        return _json_response(self.create(request, body)) if answered is None else answered

    async def _callback(self, request: web.Request) -> web.StreamResponse:
        if self.silent:
            await asyncio.sleep(_LONG)
        if self.terse:
            return web.Response(status=204)
        callback = await request.json()
        told = {"id": request.match_info["id"], "type": 2, "activity_instance_id": None}
        shown = self._written("", _user(BOT, "Footnote", bot=True))
        return _json_response({"interaction": told, "resource": {"type": callback["type"], "message": shown}})

    def create(self, request: web.Request, body: dict[str, Any]) -> dict[str, Any]:
        """The message that a request asks for: a new one, or that which the same nonce has made."""
        nonce = body.get("nonce") if body.get("enforce_nonce") else None
        if nonce in self._nonces:
            return self._nonces[nonce]
        message = self._written(body.get("content") or "", _user(BOT, "Footnote", bot=True))
        message["channel_id"] = request.match_info["channel"]
        if "message_reference" in body:
            message["message_reference"] = body["message_reference"]
        self.messages.append(message)
        if nonce is not None:
            self._nonces[nonce] = message
        self._changed.set()
        return message


def limited(seconds: float, *, everywhere: bool = False, understood: bool = True) -> Answering:
    """A rate limit; not `understood` is one that some other server sends: no `Via`, and seconds only in a header."""

    async def answer(_: web.Request) -> web.Response:
        body = {"message": "You are being rate limited.", "retry_after": seconds, "global": everywhere}
        headers = {"Retry-After": str(seconds), **({"Via": "1.1 loopback"} if understood else {})}
        return web.Response(
            status=429, body=json.dumps(body).encode(), content_type="application/json" if understood else "text/html", headers=headers
        )  # fmt: skip

    return answer


def broken(status: int, text: str = "upstream connect error") -> Answering:
    """An error, as proxies word it."""

    async def answer(_: web.Request) -> web.Response:
        return web.Response(status=status, text=text)

    return answer


def reset(*, after: Callable[[web.Request, dict[str, Any]], Any] | None = None) -> Answering:
    """The connection ends without an answer; `after` the message was made, where that is given."""

    async def answer(request: web.Request) -> None:
        if after is not None:
            after(request, await request.json())
        assert request.transport is not None
        request.transport.abort()
        await asyncio.sleep(0)
        raise ConnectionResetError

    return answer


def hanging(seconds: float) -> Answering:
    """Nothing for so long, then as usual."""

    async def answer(_: web.Request) -> None:
        await asyncio.sleep(seconds)

    return answer


def cut_short(make: Callable[[web.Request, dict[str, Any]], dict[str, Any]]) -> Answering:
    """The message is made, and its answer ends in the middle."""

    async def answer(request: web.Request) -> web.StreamResponse:
        body = json.dumps(make(request, await request.json())).encode()
        response = web.StreamResponse(headers={"Content-Type": "application/json", "Content-Length": str(len(body))})
        await response.prepare(request)
        await response.write(body[: len(body) // 2])
        assert request.transport is not None
        request.transport.close()
        return response

    return answer

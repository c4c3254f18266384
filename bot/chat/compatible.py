"""What servers that speak Discord's language leave out or write otherwise, put as Discord itself would have it."""

import json
import zlib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import aiohttp
import discord

if TYPE_CHECKING:
    from discord.http import Route

_PERSON: dict[str, Any] = {"id": "0", "username": "", "discriminator": "0", "avatar": None}
_USER: dict[str, Any] = {**_PERSON, "bot": True}
_APPLICATION: dict[str, Any] = {
    "name": "", "description": "", "icon": None, "bot_public": False, "bot_require_code_grant": False, "owner": _USER,
    "verify_key": "", "flags": 0,
}  # fmt: skip
_GATEWAY: dict[str, Any] = {
    "shards": 1,
    "session_start_limit": {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1},
}
MESSAGE: dict[str, Any] = {
    "author": _USER, "content": "", "type": 0, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "components": [],
    "edited_timestamp": None, "pinned": False, "tts": False, "mention_everyone": False,
}  # fmt: skip
# What Discord leaves out where there is none; the library does not take null for it.
_NEVER_NULL = frozenset(MESSAGE) - {"edited_timestamp"} | {
    "application", "call", "flags", "guild_id", "interaction", "interaction_metadata", "member", "message_reference", "poll",
    "purchase_notification", "reactions", "role_subscription_data", "sticker_items", "thread",
}  # fmt: skip
# A poll need not end.
_POLL: dict[str, Any] = {"question": {}, "answers": [], "expiry": "2100-01-01T00:00:00+00:00"}
_INTERACTION: dict[str, Any] = {"version": 1, "attachment_size_limit": 0}
# By method and path: what the library needs beside what was answered.
_LEFT_OUT: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("GET", "/users/@me"): _USER,
    ("GET", "/oauth2/applications/@me"): _APPLICATION,
    ("GET", "/gateway/bot"): _GATEWAY,
    ("POST", "/channels/{channel_id}/messages"): MESSAGE,
    ("PATCH", "/channels/{channel_id}/messages/{message_id}"): MESSAGE,
}
_APPLICATION_ROUTE = ("GET", "/oauth2/applications/@me")
# What is told of an endpoint that a server does not have.
NOT_THERE = frozenset({404, 405, 501})


class Compatible:
    """Reads one client's answers."""

    def __init__(self) -> None:
        self._own_id = "0"

    def read(self, route: "Route", answer: Any) -> Any:
        """The answer, complete. Raises aiohttp.ClientPayloadError where it is no JSON at all."""
        if isinstance(answer, str):
            answer = _parsed(answer)  # discord.py parses only where the type is exactly application/json
        left_out = _LEFT_OUT.get((route.method, route.path))
        if left_out is None:
            return answer
        if not isinstance(answer, dict):
            raise aiohttp.ClientPayloadError(f"the answer to {route.method} {route.path} is no object")
        if route.path == "/users/@me":
            self._own_id = answer["id"]
        own = {"id": self._own_id} if (route.method, route.path) == _APPLICATION_ROUTE else {}
        return _whole({**left_out, **own}, answer)

    def instead_of(self, route: "Route", error: discord.HTTPException) -> Any:
        """What goes instead of an endpoint that is not there; else raises the error, with the code that its body holds."""
        if (route.method, route.path) == _APPLICATION_ROUTE and error.status in NOT_THERE:
            return {**_APPLICATION, "id": self._own_id}  # a bot's application usually has the bot's own id
        raise with_code(error)


def with_code(error: discord.HTTPException) -> discord.HTTPException:
    """The error with the code that its body holds, which the library does not see where the type has a charset."""
    body = _error_in(error.text) if error.code == 0 else None
    return error if body is None else type(error)(error.response, body)


def _error_in(text: str) -> dict[str, Any] | None:
    """The error that a body holds."""
    try:
        body = json.loads(text)
    except ValueError:
        return None
    code = body.get("code") if isinstance(body, dict) else None
    return {"code": code, "message": str(body.get("message") or "")} if isinstance(code, int) else None


def _parsed(text: str) -> Any:
    if not text.strip():
        return text
    try:
        return json.loads(text)
    except ValueError:
        raise aiohttp.ClientPayloadError("the answer is no JSON") from None


def completed(event: str, data: Any, own_id: int) -> Any:
    """A gateway event as the library needs it; None for one to be passed over: an edit that tells only what else has changed."""
    match event, data:
        case "MESSAGE_CREATE", {"id": _}:
            return _message(data, own_id)
        case "MESSAGE_UPDATE", {"id": _}:
            return _message(data, own_id) if data.get("content") is not None and data.get("author") else None
        case "INTERACTION_CREATE", {"id": _}:
            return _interaction(data, own_id)
    return data


def _interaction(data: dict[str, Any], own_id: int) -> dict[str, Any]:
    interaction = _whole(_INTERACTION, data)
    if "message" in interaction:
        interaction["message"] = _message(interaction["message"], own_id)
    match interaction:
        case {"data": {"resolved": {"messages": dict(messages)} as resolved} as asked}:
            whole = {key: _message(message, own_id) for key, message in messages.items()}
            interaction["data"] = {**asked, "resolved": {**resolved, "messages": whole}}
    return interaction


def _message(data: dict[str, Any], own_id: int) -> dict[str, Any]:
    """A message with what it lacks. To see that Discord's own lacks nothing takes a hundredth of what a message costs anyway."""
    if data.keys() >= MESSAGE.keys() and None not in map(data.__getitem__, data.keys() & _NEVER_NULL):
        people = (data["author"], *data["mentions"])
        if (
            not data.get("referenced_message")
            and not data.get("poll")
            and all(person.keys() >= _PERSON.keys() for person in people)
        ):
            return data
    message = _whole(MESSAGE, data)
    message["author"] = {**_PERSON, **message["author"]}
    if data.get("mentions") is None and f"<@{own_id}>" in message["content"]:
        message["mentions"] = [{**_USER, "id": str(own_id)}]
    else:
        message["mentions"] = [{**_PERSON, **person} for person in message["mentions"]]
    if "poll" in message:
        message["poll"] = _whole(_POLL, message["poll"])
    if "referenced_message" in message:
        message["referenced_message"] = _message(message["referenced_message"], own_id)
    return message


def _whole(left_out: Mapping[str, Any], told: Mapping[str, Any]) -> dict[str, Any]:
    """What was told, and in the place of what was not what the library needs; some write null where Discord writes nothing."""
    return {**left_out, **{key: value for key, value in told.items() if value is not None}}


class Greeting:
    """Makes of another server's frames what the library reads: whole ones, and READY with all that it needs."""

    def __init__(self, socket: aiohttp.ClientWebSocketResponse, address: str) -> None:
        self._receive = socket.receive
        self._address = address
        self._is_over = False
        socket.receive = self.receive  # type: ignore[method-assign]

    async def receive(self, timeout: float | None = None) -> aiohttp.WSMessage:  # noqa: ASYNC109 - the library's
        """The next frame."""
        message = await self._receive(timeout)
        if message.type is aiohttp.WSMsgType.BINARY:
            message = _inflated(message)
        if self._is_over or message.type is not aiohttp.WSMsgType.TEXT or '"READY"' not in message.data:
            return message
        frame = json.loads(message.data)
        if not isinstance(frame, dict) or frame.get("t") != "READY" or not isinstance(frame.get("d"), dict):
            return message
        self._is_over = True
        told = _whole({"resume_gateway_url": self._address, "shard": [0, 1], "guilds": []}, frame["d"])
        for part, left_out in (("user", _USER), ("application", {"flags": 0})):
            if part in told:
                told[part] = _whole(left_out, told[part])
        frame["d"] = told
        return message._replace(data=json.dumps(frame))


def _inflated(message: aiohttp.WSMessage) -> aiohttp.WSMessage:
    """A frame that is compressed by itself. The library asks for these in IDENTIFY, and reads only what is a part of a stream."""
    try:
        text = zlib.decompress(message.data).decode()
    except (zlib.error, ValueError):
        return message
    return message._replace(type=aiohttp.WSMsgType.TEXT, data=text)

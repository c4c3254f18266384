"""What a request to Discord may cost: how long it is waited for, what is tried again, and that no message goes out twice."""

import asyncio
import json
import secrets
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

import aiohttp
import discord

from bot.chat.compatible import Compatible
from bot.logs import log

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from discord.http import HTTPClient, Route

# A request that hangs would hold up its channel; discord.py waits five minutes.
LONGEST_TRY = 15.0
# Whoever asked has gone by then. Longer limits than this end the request; discord.py would wait for hours.
LONGEST_LIMIT = 60.0
# Before each try after the first. What discord.py tries again itself takes 25 seconds and does not come here.
WAITS = (0.5, 2.0, 5.0)
_TOO_MANY = 429
# 500, 502, 504 and 524 discord.py has tried five times; 501 and 505 will never be otherwise.
_FINAL = frozenset({500, 501, 502, 504, 505, 524})
_FIRST_OF_THE_SERVERS = 500
_MESSAGES = "/channels/{channel_id}/messages"
# POST makes something new each time; this does not: a private channel with a person is always the same.
_REPEATABLE = frozenset({"/users/@me/channels"})
# Signing in is begun anew as a whole, and a wrong address told at once.
_SIGNING_IN = frozenset({"/users/@me", "/oauth2/applications/@me", "/gateway/bot"})
_NONCE_BYTES = 12
# What broke while it was on its way, in either direction.
_BROKEN = (aiohttp.ClientError, OSError)


class Requests:
    """Stands before a client's requests: discord.py's own limits and tries are behind it; interactions have `Callbacks`.

    A message carries a nonce that Discord holds against those of the last minutes: one that was created although its answer
    was lost is not created again. Messages go into a channel one after the other, in the order in which they were handed over.
    """

    def __init__(self, http: "HTTPClient") -> None:
        self.waits: Sequence[float] = WAITS
        self.longest_try = LONGEST_TRY
        self._request = http.request
        self._compatible = Compatible()
        self._channels: WeakValueDictionary[int | str | None, asyncio.Lock] = WeakValueDictionary()
        http.request = self.request  # type: ignore[method-assign]

    async def request(
        self,
        route: "Route",
        *,
        files: Sequence[discord.File] | None = None,
        form: Iterable[dict[str, Any]] | None = None,
        **more: Any,
    ) -> Any:
        """As discord.py's own; raises what that raises, and aiohttp.ClientPayloadError for a body that cannot be read."""
        if route.method != "POST" or route.path != _MESSAGES:
            repeatable = route.path not in _SIGNING_IN if route.method != "POST" else route.path in _REPEATABLE
            waits = self.waits if repeatable else ()
            return await tried(route, lambda: self._once(route, files=files, form=form, **more), waits, files)
        async with self._in_turn(route.channel_id):
            parts = None if form is None else _with_nonce_in_form(form)
            if parts is None:
                more["json"] = _with_nonce(more.get("json") or {})
            return await tried(route, lambda: self._once(route, files=files, form=parts, **more), self.waits, files)

    async def _once(self, route: "Route", **more: Any) -> Any:
        timeout = aiohttp.ClientTimeout(total=self.longest_try)
        try:
            with readable(route):
                return self._compatible.read(route, await self._request(route, timeout=timeout, **more))
        except discord.HTTPException as error:
            return self._compatible.instead_of(route, error)

    @asynccontextmanager
    async def _in_turn(self, channel: int | str | None) -> "AsyncIterator[None]":
        lock = self._channels.setdefault(channel, asyncio.Lock())
        async with lock:
            yield


async def tried(
    route: "Route", once: Callable[[], Awaitable[Any]], waits: Sequence[float], files: Sequence[discord.File] | None
) -> Any:
    """What a request comes to; after each wait it is tried again, where another try can mend what went wrong."""
    for wait in (*waits, None):
        for file in files or ():
            file.reset(seek=True)
        try:
            return await once()
        except (discord.HTTPException, *_BROKEN) as error:
            patience = _patience(error, wait)
            if patience is None:
                raise
            log.info("%s %s is tried again in %.1f s: %s", route.method, route.path, patience, _told(error))
        await asyncio.sleep(patience)
    raise AssertionError("the last try returns or raises")


@contextmanager
def readable(route: "Route") -> Iterator[None]:
    """What the library makes of a body that is not what it expects is a broken answer, as one that was cut short."""
    try:
        yield
    except (ValueError, KeyError, TypeError) as error:
        raise aiohttp.ClientPayloadError(f"the answer to {route.method} {route.path} cannot be read") from error


def _with_nonce(message: dict[str, Any]) -> dict[str, Any]:
    return {"nonce": secrets.token_hex(_NONCE_BYTES), **message, "enforce_nonce": True}


def _with_nonce_in_form(form: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """A message with files is a part of its form."""
    return [
        {**part, "value": json.dumps(_with_nonce(json.loads(part["value"])))}
        if part.get("name") == "payload_json"
        else part
        for part in form
    ]


def _patience(error: BaseException, wait: float | None) -> float | None:
    """How long to wait before another try; None where there is to be none."""
    if wait is None:
        return None
    if not isinstance(error, discord.HTTPException):
        return wait
    if error.status == _TOO_MANY:
        return _asked_for(error, wait)
    return None if error.status < _FIRST_OF_THE_SERVERS or error.status in _FINAL else wait


def _asked_for(error: discord.HTTPException, wait: float) -> float | None:
    """What a limit asks for that discord.py did not understand: one without the headers that Discord sends."""
    try:
        seconds = float(error.response.headers["Retry-After"])
    except (KeyError, ValueError):
        return wait
    return max(seconds, wait) if seconds <= LONGEST_LIMIT else None


def _told(error: BaseException) -> str:
    return f"status {error.status}" if isinstance(error, discord.HTTPException) else type(error).__name__

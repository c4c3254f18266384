"""`footnote doctor`: looks at everything that a bot needs before it can serve, and says what to mend."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from typing import Any

import aiohttp

from bot.facts.lint import lint
from bot.facts.load import load_folder
from bot.facts.source import KnowledgeError
from bot.logs import masked
from bot.settings import Settings
from bot.store.errors import StoreError
from bot.store.store import Store

DISCORD = "https://discord.com/api/v10"
_PORTAL = "https://discord.com/developers/applications"
# Each request; the gateway's greeting too.
_WITHIN = 10.0
# Discord refuses what is signed or dated in another minute; people read dates.
_CLOCK_OFF = 5.0
# Of the 1,000 sign-ins a day.
_FEW_LEFT = 50
_ROOM = 100_000_000
# Discord's permission bits: View Channels, Send Messages, Read Message History.
_NEEDED = {1 << 10: "View Channels", 1 << 11: "Send Messages", 1 << 16: "Read Message History"}
_MOST_NAMED = 5
# The application's flags for the content of messages: granted by Discord, or switched on for a bot in few servers.
_MESSAGE_CONTENT = 1 << 18 | 1 << 19
_HELLO = 10
_UNAUTHORIZED = 401
_OK = 200


@dataclass(frozen=True)
class Finding:
    """One thing looked at; `mend` is empty where it is well."""

    what: str
    told: str
    mend: str = ""

    def __str__(self) -> str:
        return masked(
            f"{'mend' if self.mend else 'ok':<5} {self.what}: {self.told}" + (f" → {self.mend}" if self.mend else "")
        )


async def examine(settings: Settings, token: str) -> AsyncIterator[Finding]:
    """Everything, one finding after the other: what is on this machine first, then Discord."""
    for look in (_knowledge, _data_folder, _pictures):
        for finding in await asyncio.to_thread(_all, look, settings):
            yield finding
    async for finding in _database(settings):
        yield finding
    async for finding in _discord(settings, token):
        yield finding


def _all(look: Callable[[Settings], Iterator[Finding]], settings: Settings) -> list[Finding]:
    return list(look(settings))


def _knowledge(settings: Settings) -> Iterator[Finding]:
    folder = settings.knowledge_folder()
    try:
        loaded = load_folder(folder)
        mistakes = lint(loaded, datetime.now(UTC).date())
    except KnowledgeError as error:
        yield Finding(
            "knowledge",
            f"{len(error.mistakes)} mistakes in {folder}",
            f"{error.mistakes[0]}; footnote kb check lists all",
        )
        return
    told = f"{len(loaded.knowledge.articles)} articles, version {loaded.knowledge.version}"
    mend = f"{mistakes[0]}; footnote kb check lists all {len(mistakes)}" if mistakes else ""
    yield Finding("knowledge", told, mend)


def _data_folder(settings: Settings) -> Iterator[Finding]:
    folder = settings.status().parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            free = shutil.disk_usage(folder).free
    except OSError as error:
        mend = "give the bot's account a folder that it may write to: FOOTNOTE_DATABASE_URL, FOOTNOTE_STATUS_FILE"
        yield Finding("data folder", f"{folder}: {error.strerror}", mend)
        return
    yield Finding(
        "data folder", f"{folder}, {free // 1_000_000} MB free", "make room on the disk" if free < _ROOM else ""
    )


def _pictures(_: Settings) -> Iterator[Finding]:
    """matplotlib keeps the list of fonts in a folder; without one it makes that list anew at each start, for seconds."""
    named = os.environ.get("MPLCONFIGDIR")
    folder = Path(named) if named else Path.home() / ".cache"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            yield Finding("pictures", f"fonts are remembered in {folder}")
    except OSError as error:
        yield Finding(
            "pictures", f"{folder}: {error.strerror}", "set MPLCONFIGDIR to a folder that the bot may write to"
        )


async def _database(settings: Settings) -> AsyncIterator[Finding]:
    try:
        async with Store.open(settings.database_address()) as store:
            await store.check()
            yield Finding("database", f"{store.database.shown}, writable")
    except StoreError as error:
        yield Finding("database", str(error), f"see FOOTNOTE_DATABASE_URL ({error.cause})")


async def _discord(settings: Settings, token: str) -> AsyncIterator[Finding]:
    base = settings.api_base or DISCORD
    timeout = aiohttp.ClientTimeout(total=_WITHIN)
    headers = {"Authorization": f"Bot {token}", "User-Agent": "DiscordBot (https://discord.com, 10)"}
    async with aiohttp.ClientSession(headers=headers, timeout=timeout, trust_env=True) as session:
        asked = _Asking(session, base)
        me = await asked.get("/users/@me")
        if not isinstance(me, dict):
            yield asked.failure("token", f"reset it at {_PORTAL} (page “Bot”) and put the new one into DISCORD_TOKEN")
            return
        yield Finding("token", f"Discord knows it: {me.get('username')}")
        if asked.clock_off is not None:
            told = f"{abs(asked.clock_off):.0f} seconds {'ahead of' if asked.clock_off > 0 else 'behind'} Discord's"
            yield Finding(
                "clock", told, "set it: systemd-timesyncd or chrony" if abs(asked.clock_off) > _CLOCK_OFF else ""
            )
        for what, look in (("application", _application), ("servers", _servers), ("gateway", _gateway)):
            try:
                async for finding in look(asked, settings):
                    yield finding
            except (AttributeError, KeyError, TypeError, ValueError):
                yield Finding(what, f"{base} answers in another form than Discord", "check DISCORD_API_BASE")


class _Asking:
    """GET requests to Discord, and what the last one came to."""

    def __init__(self, session: aiohttp.ClientSession, base: str) -> None:
        self.session = session
        self._base = base
        self._status = 0
        self._broke = ""
        self.clock_off: float | None = None  # seconds that this machine is ahead

    async def get(self, path: str) -> Any:
        """What was answered; None where it was no answer."""
        try:
            async with self.session.get(self._base + path) as response:
                self._status, self._broke = response.status, ""
                if date := response.headers.get("Date"):
                    self.clock_off = (datetime.now(UTC) - parsedate_to_datetime(date)).total_seconds()
                return await response.json(content_type=None) if response.status == _OK else None
        except (aiohttp.ClientError, OSError, ValueError) as error:
            self._broke = type(error).__name__
            return None

    def failure(self, what: str, unauthorized: str) -> Finding:
        """What to do about the last one."""
        if self._broke:
            return Finding(
                what, f"{self._base} cannot be reached ({self._broke})", "check the network and DISCORD_API_BASE"
            )
        if self._status == _UNAUTHORIZED:
            return Finding(what, "Discord refuses it", unauthorized)
        return Finding(
            what, f"{self._base} answers with status {self._status}", "check DISCORD_API_BASE, or try again later"
        )


async def _application(asked: _Asking, settings: Settings) -> AsyncIterator[Finding]:
    application = await asked.get("/applications/@me")
    if application is None:
        yield asked.failure("application", "use the token of a bot")
        return
    scopes = (application.get("install_params") or {}).get("scopes")
    lacks = scopes is not None and "applications.commands" not in scopes
    mend = f"add the scope applications.commands at {_PORTAL} (page “Installation”)" if lacks else ""
    yield Finding("application", str(application.get("name")), mend)
    if not settings.message_content:
        yield Finding("intents", "none of the privileged ones is needed")
        return
    granted = bool(int(application.get("flags", 0)) & _MESSAGE_CONTENT)
    mend = f"switch on “Message Content Intent” at {_PORTAL} (page “Bot”), or leave FOOTNOTE_MESSAGE_CONTENT out"
    yield Finding("intents", f"Message Content is {'' if granted else 'not '}granted", "" if granted else mend)


async def _servers(asked: _Asking, _: Settings) -> AsyncIterator[Finding]:
    servers = await asked.get("/users/@me/guilds")
    if servers is None:
        yield asked.failure("servers", "use the token of a bot")
        return
    lacking = [
        f"{server['id']} ({', '.join(name for bit, name in _NEEDED.items() if not int(server['permissions']) & bit)})"
        for server in servers
        if not all(int(server.get("permissions", 0)) & bit for bit in _NEEDED)
    ]
    told = f"in {len(servers)}" + ("" if servers else "; invite it with the scopes bot and applications.commands")
    mend = f"in {len(lacking)} it lacks permissions: {'; '.join(lacking[:_MOST_NAMED])}" if lacking else ""
    yield Finding("servers", told, mend)


async def _gateway(asked: _Asking, settings: Settings) -> AsyncIterator[Finding]:
    advised = await asked.get("/gateway/bot") or await asked.get(
        "/gateway"
    )  # a server of another make may have but this
    if advised is None:
        yield asked.failure("gateway", "use the token of a bot")
        return
    left = (advised.get("session_start_limit") or {}).get("remaining")
    few = left is not None and left < _FEW_LEFT
    yield Finding(
        "sign-ins",
        "how many are left is not told" if left is None else f"{left} left today",
        "something makes it sign in over and over: see its log" if few else "",
    )
    count, shards = settings.shard_count, advised.get("shards") or 1
    yield Finding(
        "shards",
        f"Discord advises {shards}, this bot has {count or 'as many'}",
        f"raise FOOTNOTE_SHARD_COUNT to {shards}" if count is not None and count < shards else "",
    )
    address = settings.gateway_url or advised.get("url") or ""
    try:
        async with asyncio.timeout(_WITHIN), asked.session.ws_connect(f"{address}?v=10&encoding=json") as socket:
            greets = (await socket.receive_json()).get("op") == _HELLO
    except (aiohttp.ClientError, OSError, ValueError, TypeError) as error:
        yield Finding(
            "gateway",
            f"{address} cannot be reached ({type(error).__name__})",
            "let WebSockets out, or check DISCORD_GATEWAY_URL",
        )
        return
    yield Finding(
        "gateway",
        f"{address} {'greets' if greets else 'does not greet'}",
        "" if greets else "check DISCORD_GATEWAY_URL",
    )

"""`footnote doctor`: looks at everything that a bot needs before it can serve, and says what to mend."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import aiohttp

from bot.facts.lint import lint
from bot.facts.load import load_folder
from bot.facts.source import KnowledgeError
from bot.invitation import lacking
from bot.logs import masked
from bot.operations.asking import DISCORD, WITHIN, Asking, asking
from bot.settings import PORTAL, Settings
from bot.store.errors import StoreError
from bot.store.store import Store

# Discord refuses what is signed or dated in another minute; people read dates.
_CLOCK_OFF = 5.0
# Of the 1,000 sign-ins a day.
_FEW_LEFT = 50
_ROOM = 100_000_000
_MOST_NAMED = 5
# The application's flags for the content of messages: granted by Discord, or switched on for a bot in few servers.
_MESSAGE_CONTENT = 1 << 18 | 1 << 19
_HELLO = 10
_OF_A_BOT = "use the token of a bot"


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
    async with asking(settings.api_base, token) as asked:
        me = await asked.get("/users/@me")
        if not isinstance(me, dict):
            yield Finding("token", *asked.failure())
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
                yield Finding(
                    what,
                    f"{settings.api_base or DISCORD} answers in another form than Discord",
                    "check DISCORD_API_BASE",
                )


async def _application(asked: Asking, settings: Settings) -> AsyncIterator[Finding]:
    application = await asked.get("/applications/@me")
    if application is None:
        yield Finding("application", *asked.failure(_OF_A_BOT))
        return
    scopes = (application.get("install_params") or {}).get("scopes")
    lacks = scopes is not None and "applications.commands" not in scopes
    mend = f"add the scope applications.commands at {PORTAL} (page “Installation”)" if lacks else ""
    yield Finding("application", str(application.get("name")), mend)
    if not settings.message_content:
        yield Finding("intents", "none of the privileged ones is needed")
        return
    granted = bool(int(application.get("flags", 0)) & _MESSAGE_CONTENT)
    mend = f"switch on “Message Content Intent” at {PORTAL} (page “Bot”), or leave FOOTNOTE_MESSAGE_CONTENT out"
    yield Finding("intents", f"Message Content is {'' if granted else 'not '}granted", "" if granted else mend)


async def _servers(asked: Asking, _: Settings) -> AsyncIterator[Finding]:
    servers = await asked.get("/users/@me/guilds")
    if servers is None:
        yield Finding("servers", *asked.failure(_OF_A_BOT))
        return
    told = f"in {len(servers)}" + ("" if servers else "; footnote invite prints the address that adds it to one")
    mend = _without(servers, needed=True)
    yield Finding("servers", told, f"it lacks permissions: {mend}" if mend else "")
    if less := _without(servers, needed=False):
        yield Finding("permissions", f"it answers without these: {less}")


def _without(servers: list[dict[str, Any]], *, needed: bool) -> str:
    """The servers that do not grant some permissions, with these."""
    told = []
    for server in servers:
        names = [f"{p.name} ({p.without})" for p in lacking(int(server.get("permissions", 0))) if p.needed is needed]
        if names:
            told.append(f"{server['id']}: {', '.join(names)}")
    return "; ".join(told[:_MOST_NAMED]) + (f" and {len(told) - _MOST_NAMED} more" if len(told) > _MOST_NAMED else "")


async def _gateway(asked: Asking, settings: Settings) -> AsyncIterator[Finding]:
    # A server of another make may have only the second.
    advised = await asked.get("/gateway/bot") or await asked.get("/gateway")
    if advised is None:
        yield Finding("gateway", *asked.failure(_OF_A_BOT))
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
        async with asyncio.timeout(WITHIN), asked.session.ws_connect(f"{address}?v=10&encoding=json") as socket:
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

"""The one place that builds objects for `footnote run`: the store, what runs beside, Discord's client, and their end."""

import asyncio
import contextlib
import gc
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator, Callable, Coroutine
from typing import Any

import discord

from bot.chat.budgets import Budgets
from bot.chat.client import FootnoteClient
from bot.chat.kept import Kept
from bot.chat.posts import Posts
from bot.chat.registration import Changes, register
from bot.chat.responding import SEND_ERRORS
from bot.chat.talks import Talks
from bot.exits import Exit
from bot.facts.load import load
from bot.facts.source import KnowledgeError
from bot.footnote import Footnote
from bot.logs import failed, log, say
from bot.operations.asking import NEW_TOKEN
from bot.operations.running import Running
from bot.settings import PORTAL, Settings, SettingsError, read_settings
from bot.store.errors import StoreError
from bot.store.persons import Persons
from bot.store.store import Store

# Discord allows 1,000 sign-ins a day: with these waits a bot that never stays connected needs 720.
_FIRST_WAIT = 1.0
_LONGEST_WAIT = 120.0
# Before it has once been connected, a bot that cannot reach Discord has a wrong address or no network: 15 seconds, then say so.
_FIRST_TRIES = 5
# Of the 5 seconds that a stop may take; a gateway that is silent would hold the connection for 30.
_CLOSE_WITHIN = 1.5
# Before that: what is being answered is answered.
_FINISH_WITHIN = 1.0
# After that the store is closed, which a database that hangs could hold up: then nothing is waited for any more.
_LAST_RESORT = 4.0
# A log that nobody reads would hold that up as well.
_TOLD_WITHIN = 0.2
# How long a thread that reads words or knowledge may go on once an event has come; Python's own 5 ms add up to a tenth of a second
# for an answer that meanwhile waits for the network several times.
_OTHER_THREADS_AT_ONCE = 0.0005
# What the library and we call the tasks that answer somebody.
_ANSWERING = ("discord.py: on_", "CommandTree-invoker", "discord-ui-")

if sys.platform == "win32":
    _run = asyncio.run
else:
    from uvloop import run as _run  # a fifth less work for each answer than asyncio's own loop

_CLOSED = {
    4004: f"Discord refused the token: {NEW_TOKEN}",
    4010: "Discord refused these shards: check FOOTNOTE_SHARD_IDS and FOOTNOTE_SHARD_COUNT",
    4011: "Discord wants more shards for this many servers: raise FOOTNOTE_SHARD_COUNT or leave it out",
    4012: "Discord no longer speaks this version of its gateway: update Footnote",
    4013: "Discord does not know the intents asked for: update Footnote",
    4014: f"Discord refused the intents asked for: switch on Message Content at {PORTAL} "
    "(page “Bot”), or leave FOOTNOTE_MESSAGE_CONTENT out",
}


class RefusedError(Exception):
    """Discord will not have us however often we ask; the message is one sentence on what to do."""


class UnreachableError(Exception):
    """Discord could not be reached at all."""


def run(settings: Settings, footnote: Footnote) -> int:
    """Serve until stopped, and the exit code."""
    return _ended(lambda: _run(serve(settings, footnote)))


def _ended(work: Callable[[], None]) -> int:
    """The exit code of some work, and the sentence of what it ended with."""
    try:
        work()
    except (SettingsError, RefusedError) as error:
        return say(str(error), Exit.UNUSABLE)
    except KnowledgeError as error:
        return say(f"the knowledge folder cannot be used:\n{error}", Exit.UNUSABLE)
    except UnreachableError as error:
        return say(str(error), Exit.NOT_WELL)
    return Exit.WELL


async def serve(settings: Settings, footnote: Footnote) -> None:
    """Answer on Discord until SIGTERM or SIGINT. Raises SettingsError, RefusedError and UnreachableError."""
    token = settings.secret_token()
    asyncio.get_running_loop().set_exception_handler(_unheard)
    gc.collect()
    gc.freeze()  # what is prepared stays: looking through it for garbage would hold up some question for 60 ms
    sys.setswitchinterval(_OTHER_THREADS_AT_ONCE)
    _bend_api(settings)
    async with _opened(settings, token) as kept:
        talks = Talks(footnote, kept)
        talks.catalogue.prepare()
        running = Running(settings, talks)
        async with running.beside():
            await _until_stopped(_stay_connected(talks, running, settings, token), running)


def _unheard(_: asyncio.AbstractEventLoop, told: dict[str, Any]) -> None:
    """What no task of ours or the library's has waited for: asyncio's own line would hold the error's words, and so what people wrote."""
    error = told.get("exception")
    if error is None:
        log.warning("%s", told["message"])
    else:
        failed("something that nobody waited for", error)


async def _until_stopped(connection: Coroutine[Any, Any, None], running: Running) -> None:
    """Stay connected until SIGTERM or SIGINT; then answer what is asked, take nothing more, and be gone within 5 seconds."""
    connected = asyncio.create_task(connection)
    stopped = asyncio.create_task(_signalled())
    await asyncio.wait({connected, stopped}, return_when=asyncio.FIRST_COMPLETED)
    if connected.done():
        stopped.cancel()
        await connected
        return
    log.info("stopping")
    last_resort = threading.Timer(_LAST_RESORT, _end)
    last_resort.daemon = True
    last_resort.start()
    if running.client is not None:
        running.client.take_nothing_more()
    if answering := {task for task in asyncio.all_tasks() if task.get_name().startswith(_ANSWERING)}:
        _, late = await asyncio.wait(answering, timeout=_FINISH_WITHIN)
        if late:
            log.warning("%d answers were not out in time", len(late))
        for task in late:
            task.cancel()  # else each would find the connection closed, and log that as a failure
    connected.cancel()
    await asyncio.wait({connected}, timeout=_CLOSE_WITHIN)


def _end() -> None:
    """End the process as it is: every confirmed record is on the disk, and nobody waits for the rest."""
    telling = threading.Thread(
        target=log.warning, args=("something does not end by itself: stopped all the same",), daemon=True
    )
    telling.start()
    telling.join(_TOLD_WITHIN)
    os._exit(0)


@contextlib.asynccontextmanager
async def _opened(settings: Settings, token: str) -> AsyncIterator[Kept]:
    """What the store keeps, also while its database is away: answering needs none."""
    async with contextlib.AsyncExitStack() as stack:
        try:
            store = await stack.enter_async_context(Store.open(settings.database_address(), patient=True))
            kept = await stack.enter_async_context(Kept.in_store(store, Persons.from_token(token)))
        except StoreError as error:
            raise SettingsError(f"FOOTNOTE_DATABASE_URL cannot be used: {error}") from None
        yield kept


def sync(guild: int | None, *, remove: bool, **given: Any) -> int:
    """`footnote sync`: make Discord's commands, everywhere or in one server, what the knowledge makes them; the exit code."""

    def synchronise() -> None:
        changes = asyncio.run(_sync(read_settings(**given), guild, remove=remove))
        for what, names in (("added", changes.added), ("changed", changes.changed), ("removed", changes.removed)):
            if names:
                print(f"{what}: {', '.join(names)}")  # noqa: T201 - what it was run for
        if not changes:
            print("nothing to change: Discord has just these commands")  # noqa: T201 - the same

    return _ended(synchronise)


async def _sync(settings: Settings, guild: int | None, *, remove: bool) -> Changes:
    token = settings.secret_token()
    talks = Talks(Footnote(load(settings.knowledge_folder())))
    _bend_api(settings)
    try:
        async with FootnoteClient(talks) as client:
            await client.http.static_login(token)  # no more than that: at a whole sign-in the bot itself would register
            application = await client.http.application_info()
            definition = [] if remove else client.tree.definition()
            return await register(client.http, int(application["id"]), definition, guild)
    except (discord.LoginFailure, *SEND_ERRORS) as error:
        if guild is not None and isinstance(error, discord.Forbidden | discord.NotFound):
            sentence: str | None = (
                f"Discord does not let the bot have commands in the server {guild}: check the number, and that the bot was "
                "invited with the scope applications.commands"
            )
        else:
            sentence = _refusal(error, settings)
        if sentence is not None:
            raise RefusedError(sentence) from None
        told = f"status {error.status}" if isinstance(error, discord.HTTPException) else type(error).__name__
        raise UnreachableError(f"the commands cannot be registered at {discord.http.Route.BASE}: {told}") from None


def _bend_api(settings: Settings) -> None:
    """Send every request to where the operator says."""
    if settings.api_base is not None:
        discord.http.Route.BASE = settings.api_base  # the library's own switch, for the whole process


async def _stay_connected(talks: Talks, running: Running, settings: Settings, token: str) -> None:
    """Connect, and again with a fresh client where the library gave up, or should have; what people said is kept in `talks`."""
    wait, tries, was_ready = _FIRST_WAIT, 0, False
    posts, budgets = Posts(talks.kept), Budgets()
    while True:
        client = FootnoteClient(
            talks,
            posts=posts,
            budgets=budgets,
            message_content=settings.message_content,
            gateway=running.gateway,
            gateway_url=settings.gateway_url,
            shard_ids=settings.shard_ids,
            shard_count=settings.shard_count,
        )
        running.client = client
        try:
            async with client:
                await _served(client, token)
        except Exception as error:  # noqa: BLE001 - whatever it is: the next line tells what no second try can mend
            if (sentence := _refusal(error, settings)) is not None:
                raise RefusedError(sentence) from None
            failed("the connection to Discord", error)
        tries += 1
        was_ready = was_ready or client.was_ready
        if client.was_ready:
            wait = _FIRST_WAIT
        if not was_ready and tries == _FIRST_TRIES:
            raise UnreachableError(
                f"Discord cannot be reached at {discord.http.Route.BASE}: check the network and DISCORD_API_BASE"
            )
        await asyncio.sleep(wait)
        wait = min(wait * 2, _LONGEST_WAIT)


async def _served(client: FootnoteClient, token: str) -> None:
    """Serve until the client ends, or has been without a gateway for so long that another one should try."""
    serving = asyncio.create_task(client.start(token))
    given_up = asyncio.create_task(client.gateway.given_up())
    try:
        await asyncio.wait({serving, given_up}, return_when=asyncio.FIRST_COMPLETED)
        if not serving.done():
            log.error("no shard has been connected for minutes: beginning anew")
            return
        await serving
    finally:
        for task in (serving, given_up):
            task.cancel()
        await asyncio.wait({serving, given_up})


def _refusal(error: Exception, settings: Settings) -> str | None:
    """What to do about an error that would come back however often we connect; None for any other."""
    match error:
        case discord.LoginFailure():
            return _CLOSED[4004]
        case discord.PrivilegedIntentsRequired():
            return _CLOSED[4014]
        case discord.ConnectionClosed(code=code):
            return _CLOSED.get(code)
        case discord.HTTPException(status=403 | 404) if settings.api_base is not None:
            return f"what answers at {settings.api_base} is not Discord's API (status {error.status}): check DISCORD_API_BASE"
    return None


async def _signalled() -> None:
    """Return at SIGTERM or SIGINT; a container sends the one, a terminal the other."""
    signalled = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with contextlib.suppress(NotImplementedError):  # Windows has no such handlers, and ends us by KeyboardInterrupt
            asyncio.get_running_loop().add_signal_handler(number, signalled.set)
    await signalled.wait()

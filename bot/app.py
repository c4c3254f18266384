"""The one place that builds objects for `footnote run`: settings → knowledge → Footnote → Discord, and their end."""

import asyncio
import contextlib
import gc
import signal
import sys
from typing import Any

import discord

from bot.chat.client import FootnoteClient
from bot.chat.talks import Talks
from bot.facts.load import load
from bot.facts.source import KnowledgeError
from bot.footnote import Footnote
from bot.logs import failed, log, set_up_logging
from bot.rendering import voice
from bot.settings import Settings, SettingsError, read_settings

REFUSED = 2
UNREACHABLE = 1

# Discord allows 1,000 sign-ins a day: with these waits a bot that never stays connected needs 720.
_FIRST_WAIT = 1.0
_LONGEST_WAIT = 120.0
# Before it has once been connected, a bot that cannot reach Discord has a wrong address or no network: 15 seconds, then say so.
_FIRST_TRIES = 5
# Of the 5 seconds that a stop may take; a gateway that is silent would hold the connection for 30.
_CLOSE_WITHIN = 3.0

_NEW_ONE = "reset it at https://discord.com/developers/applications (page “Bot”) and put the new one into DISCORD_TOKEN"
_CLOSED = {
    4004: f"Discord refused the token: {_NEW_ONE}",
    4010: "Discord refused these shards: check FOOTNOTE_SHARD_IDS and FOOTNOTE_SHARD_COUNT",
    4011: "Discord wants more shards for this many servers: raise FOOTNOTE_SHARD_COUNT or leave it out",
    4012: "Discord no longer speaks this version of its gateway: update Footnote",
    4013: "Discord does not know the intents asked for: update Footnote",
    4014: "Discord refused the intents asked for: switch them on at https://discord.com/developers/applications (page “Bot”)",
}


class RefusedError(Exception):
    """Discord will not have us however often we ask; the message is one sentence on what to do."""


class UnreachableError(Exception):
    """Discord could not be reached at all."""


def run(**given: Any) -> int:
    """`footnote run`: serve until stopped, and the exit code. `given` are settings from the command line, by field name."""
    try:
        settings = read_settings(**given)
        set_up_logging(settings.log_level, settings.log_format, settings.secret_token())
        asyncio.run(serve(settings))
    except (SettingsError, RefusedError) as error:
        return _say(str(error), REFUSED)
    except KnowledgeError as error:
        return _say(f"the knowledge folder cannot be used:\n{error}", REFUSED)
    except UnreachableError as error:
        return _say(str(error), UNREACHABLE)
    return 0


async def serve(settings: Settings) -> None:
    """Answer on Discord until SIGTERM or SIGINT. Raises KnowledgeError, SettingsError, RefusedError and UnreachableError."""
    token = settings.secret_token()
    footnote = Footnote(load(settings.knowledge_folder()))
    footnote.prepare()
    voice.prepare()
    gc.collect()
    gc.freeze()  # what is prepared stays: looking through it for garbage would hold up some question for 60 ms
    talks = Talks(footnote)
    if settings.api_base is not None:
        discord.http.Route.BASE = settings.api_base  # the library's own switch, for the whole process
    connected = asyncio.create_task(_stay_connected(talks, settings, token))
    stopped = asyncio.create_task(_signalled())
    await asyncio.wait({connected, stopped}, return_when=asyncio.FIRST_COMPLETED)
    if connected.done():
        stopped.cancel()
        await connected
        return
    log.info("stopping")
    connected.cancel()
    await asyncio.wait({connected}, timeout=_CLOSE_WITHIN)


async def _stay_connected(talks: Talks, settings: Settings, token: str) -> None:
    """Connect, and again with a fresh client where the library gave up; what people said is kept in `talks`."""
    wait, tries, was_ready = _FIRST_WAIT, 0, False
    while True:
        client = FootnoteClient(
            talks,
            gateway_url=settings.gateway_url,
            shard_ids=settings.shard_ids,
            shard_count=settings.shard_count,
        )
        try:
            async with client:
                await client.start(token)
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


def _say(sentence: str, code: int) -> int:
    print(f"footnote: {sentence}", file=sys.stderr)  # noqa: T201 - an exit code needs its sentence, logging or not
    return code

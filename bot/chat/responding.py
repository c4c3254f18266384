"""How an interaction is answered: in time, once, to whom it is for; and what a failure costs."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Coroutine, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import aiohttp
import discord

from bot.chat.callbacks import ANSWERED_ALREADY
from bot.chat.requests import LONGEST_TRY
from bot.facts.model import Language
from bot.logs import failed
from bot.rendering.notices import too_soon, trouble
from bot.rendering.voice import Voice, nearest

if TYPE_CHECKING:
    from bot.chat.client import FootnoteClient

T = TypeVar("T")

# Discord waits 3 seconds for a sign of life; with the way there and back this leaves it within one.
PATIENCE = 0.6
# The same press again within so many seconds is a double click.
DOUBLE_CLICK = 2.0
_MOST_PRESSES = 1_000

# What sending can raise: discord.py retries 500, 502, 504 and 524, and neither 503 nor a connection that broke.
SEND_ERRORS = (
    discord.HTTPException,
    discord.InteractionResponded,
    discord.RateLimited,
    aiohttp.ClientError,
    OSError,  # TimeoutError is one
)
# 10062: the three seconds are over; or another process has answered. Nobody waits for this answer any more.
_TOO_LATE = frozenset({10062, ANSWERED_ALREADY})
# Marks an interaction of which Discord was told, or may have been, that its answer comes later.
_PUT_OFF = "put off"


async def reached(interaction: discord.Interaction[Any], work: Callable[[], T], *, private: bool = False) -> T:
    """What `work` comes to, off the event loop; where that takes long, Discord is told to wait. What it raises is raised."""
    await interaction.client.talks.recall(where(interaction))
    working = asyncio.create_task(asyncio.to_thread(work))
    return await _awaited(interaction, working, private=private)


async def confirmed(interaction: discord.Interaction[Any], work: Coroutine[Any, Any, T], *, private: bool = True) -> T:
    """What comes of something that the database has to confirm; where that takes long, Discord is told to wait."""
    return await _awaited(interaction, asyncio.create_task(work), private=private)


async def _awaited(interaction: discord.Interaction[Any], working: asyncio.Task[T], *, private: bool) -> T:
    await asyncio.wait({working}, timeout=PATIENCE)
    if not working.done() and not interaction.response.is_done():
        interaction.extras[_PUT_OFF] = True
        await sent(interaction.response.defer(ephemeral=private or _is_quiet(interaction), thinking=True))
    return await working


async def respond(interaction: discord.Interaction[Any], shown: dict[str, Any], *, private: bool = False) -> None:
    """Answer an interaction at once; a failure to do so is logged and ends there."""
    private = private or _is_quiet(interaction)
    await _answered(
        interaction,
        lambda: interaction.response.send_message(**shown, ephemeral=private),
        lambda: interaction.followup.send(**shown, ephemeral=private),
    )


async def _answered(
    interaction: discord.Interaction[Any],
    at_once: Callable[[], Awaitable[object]],
    later: Callable[[], Awaitable[object]],
) -> None:
    """Answer in one of two ways: `later` where Discord was told to wait, which it may have heard without our hearing so."""
    put_off = interaction.extras.get(_PUT_OFF, False)
    if interaction.response.is_done() or await sent(at_once(), but=ANSWERED_ALREADY if put_off else None):
        await sent(later())


async def sent(answer: Awaitable[object], *, but: int | None = None) -> bool:
    """Send what answers an interaction; whether it was refused with the code `but`. Any other failure is logged, and ends here."""
    try:
        async with asyncio.timeout(LONGEST_TRY):  # tries included: the library would wait for five minutes
            await answer
    except SEND_ERRORS as error:
        if isinstance(error, discord.HTTPException) and error.code == but:
            return True
        late = isinstance(error, discord.HTTPException) and error.code in _TOO_LATE
        failed("an answer that came too late" if late else "answering an interaction", error)
    return False


async def admitted(interaction: discord.Interaction[Any]) -> bool:
    """Whether this person may have an answer now; where not, they have been told to wait."""
    client: FootnoteClient = interaction.client
    guild, channel = interaction.guild_id, interaction.channel_id or 0
    # A cooldown keeps channels quiet; whoever presses buttons reads on in what is there.
    pressed = interaction.type is discord.InteractionType.component
    cooldown = 0 if pressed else client.kept.settings(guild).cooldown
    wait = client.budgets.spend(interaction.user.id, channel, guild, cooldown)
    if wait is None:
        return True
    if wait.first or not pressed:
        await respond(interaction, {"content": too_soon(wait.seconds, voice_for(interaction))}, private=True)
    else:  # once told, a press that comes too soon is passed over
        await settle(interaction)
    return False


async def settle(interaction: discord.Interaction[Any]) -> None:
    """Acknowledge a press to which there is nothing to say."""
    await sent(interaction.response.defer())


async def turn(interaction: discord.Interaction[Any], view: discord.ui.LayoutView) -> None:
    """Show something else in the message whose button was pressed."""
    await _answered(
        interaction,
        lambda: interaction.response.edit_message(view=view),
        lambda: interaction.followup.send(view=view, ephemeral=True),
    )


async def offer_nothing(interaction: discord.Interaction[Any]) -> None:
    """Tell Discord that an option has no choices, rather than leave it waiting."""
    await sent(interaction.response.autocomplete([]))


async def apologise(interaction: discord.Interaction[Any], what: str, error: BaseException) -> None:
    """Tell the person that something broke, with the reference under which it is logged."""
    await respond(interaction, {"content": trouble(failed(what, error), voice_for(interaction))}, private=True)


def pressed_id(interaction: discord.Interaction[Any]) -> str:
    """The id of the button or select that was used."""
    data: Mapping[str, Any] = interaction.data or {}
    return str(data.get("custom_id"))


def voice_for(interaction: discord.Interaction[Any]) -> Voice:
    """Where there is no question whose language could be kept: the server's, else that in which a person has Discord."""
    client: FootnoteClient = interaction.client
    return Voice(client.knowledge, chosen_language(interaction) or nearest(str(interaction.locale)))


def chosen_language(interaction: discord.Interaction[Any]) -> Language | None:
    """The language in which a server has all its answers; None where each is in that of its question."""
    client: FootnoteClient = interaction.client
    return client.kept.settings(interaction.guild_id).language


def _is_quiet(interaction: discord.Interaction[Any]) -> bool:
    """Whether answers to commands are seen in this server only by who asked."""
    client: FootnoteClient = interaction.client
    return client.kept.settings(interaction.guild_id).private


def where(interaction: discord.Interaction[Any]) -> tuple[int, int]:
    """The talk that an interaction belongs to."""
    return interaction.channel_id or 0, interaction.user.id


def is_theirs(interaction: discord.Interaction[Any]) -> bool:
    """Whether the message of a pressed button is an answer to the person who pressed it, as far as Discord tells.

    What others press is answered to them alone: nobody's list turns its pages while they read, and no channel fills up
    with what one passer-by wanted to know.
    """
    message = interaction.message
    if message is None or message.flags.ephemeral:
        return True
    if message.interaction_metadata is not None:
        return message.interaction_metadata.user.id == interaction.user.id
    replied = message.reference.resolved if message.reference is not None else None
    return not isinstance(replied, discord.Message) or replied.author.id == interaction.user.id


def is_direct(message: discord.Message) -> bool:
    """Whether a message was written to the bot alone. A server that the bot was not told of is a server all the same."""
    return message.guild is None and getattr(message.channel, "guild_id", None) is None


def is_private(interaction: discord.Interaction[Any]) -> bool:
    """Whether what a press opens is for the person alone: pressed in a private message, or in an answer to another."""
    message = interaction.message
    return (message is not None and message.flags.ephemeral) or not is_theirs(interaction)


class Presses:
    """The buttons pressed a moment ago, so that a double click is one press."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._last: OrderedDict[tuple[int, int, str], float] = OrderedDict()

    def is_double(self, interaction: discord.Interaction[Any]) -> bool:
        """Whether this person pressed this button of this message just now; the press is remembered."""
        message = interaction.message.id if interaction.message is not None else 0
        press = (message, interaction.user.id, pressed_id(interaction))
        now, last = self._clock(), self._last.pop(press, None)
        self._last[press] = now
        while len(self._last) > _MOST_PRESSES:
            self._last.popitem(last=False)
        return last is not None and now - last < DOUBLE_CLICK

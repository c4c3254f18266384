"""A Card as a Discord message: embed, plain text where embeds are not allowed, and buttons that outlive a restart."""

import hashlib
import re
from typing import TYPE_CHECKING, Any, Self

import aiohttp
import discord

from bot.answering.answer import Answer
from bot.facts.model import Knowledge, Series
from bot.logs import failed
from bot.rendering.card import LONGEST_LABEL, MOST_BUTTONS, Card, card, gone, plain, trouble
from bot.rendering.card import buttons as button_labels

if TYPE_CHECKING:
    from bot.chat.client import FootnoteClient

LONGEST_CUSTOM_ID = 100
_PREFIX = "series:"
# Marks a shortened id; no series id begins with it.
_SHORT = "#"


def embed(shown: Card) -> discord.Embed:
    """The card as an embed.

    An embed and not Components V2: on a phone both give the number as large and the lines as wide (a heading in the description
    is as large as one in a text display), but an embed keeps the message's own text free for the plain form below, is found by
    Discord's search, and is quoted in a reply. V2 would gain buttons between lines, which no answer needs.
    """
    made = discord.Embed(description=shown.description, colour=shown.colour)
    if shown.footer:
        made.set_footer(text=shown.footer)
    return made


def message(answer: Answer, knowledge: Knowledge, note: str = "") -> dict[str, Any]:
    """What to send for an answer: the arguments that `send` and `send_message` share."""
    shown: dict[str, Any] = {"embed": embed(card(answer, knowledge, note))}
    if choices := button_labels(answer, knowledge):
        shown["view"] = series_buttons(choices)
    return shown


def plain_message(answer: Answer, knowledge: Knowledge) -> dict[str, Any]:
    """The same without an embed, for channels where the bot may not send one."""
    shown = message(answer, knowledge)
    shown["content"] = plain(card(answer, knowledge))
    del shown["embed"]
    return shown


def series_buttons(choices: list[tuple[str, Series]]) -> discord.ui.View:
    """One button a series, in the order given."""
    view = discord.ui.View(timeout=None)
    for label, series in choices[:MOST_BUTTONS]:
        view.add_item(SeriesButton(custom_id(series), label[:LONGEST_LABEL]))
    return view


def custom_id(series: Series) -> str:
    """Names a series for as long as the knowledge holds it, in another process too."""
    text = _PREFIX + series.id
    return text if len(text) <= LONGEST_CUSTOM_ID else _PREFIX + _SHORT + _digest(series.id)


def series_of(identity: str, knowledge: Knowledge) -> Series | None:
    """The series that a button of this or an earlier process names; None where the knowledge has it no more."""
    if not identity.startswith(_SHORT):
        return knowledge.by_id.get(identity)
    digest = identity.removeprefix(_SHORT)
    return next((series for id, series in knowledge.by_id.items() if _digest(id) == digest), None)


class SeriesButton(discord.ui.DynamicItem[discord.ui.Button[discord.ui.View]], template=_PREFIX + r"(?P<series>.+)"):
    """Asks for one series. Its id says which, so that no process need remember it."""

    def __init__(self, identity: str, label: str = "…") -> None:
        super().__init__(discord.ui.Button(label=label, custom_id=identity, style=discord.ButtonStyle.secondary))

    @classmethod
    async def from_custom_id(
        cls, interaction: discord.Interaction[Any], item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match.string)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        client: FootnoteClient = interaction.client
        try:
            series = series_of(self.custom_id.removeprefix(_PREFIX), client.knowledge)
            if series is None:
                await respond(interaction, {"content": gone()}, private=True)
                return
            answer = client.talks.show(series, where(interaction))
            await respond(interaction, message(answer, client.knowledge))
        except Exception as error:  # the last place before discord.py, which would only log it: the person must hear of it
            await respond(interaction, {"content": trouble(failed("a button", error))}, private=True)


def where(interaction: discord.Interaction[Any]) -> tuple[int, int]:
    """The talk that an interaction belongs to."""
    return interaction.channel_id or 0, interaction.user.id


# What sending can raise: discord.py retries 500, 502, 504 and 524, and neither 503 nor a connection that broke.
SEND_ERRORS = (
    discord.HTTPException,
    discord.InteractionResponded,
    discord.RateLimited,
    aiohttp.ClientError,
    OSError,  # TimeoutError is one
)
# 10062: the three seconds are over; 40060: it is answered already. Nobody waits for this answer any more.
_TOO_LATE = frozenset({10062, 40060})


async def respond(interaction: discord.Interaction[Any], shown: dict[str, Any], *, private: bool = False) -> None:
    """Answer an interaction at once; a failure to do so is logged and ends there."""
    try:
        if interaction.response.is_done():
            await interaction.followup.send(**shown, ephemeral=private)
        else:
            await interaction.response.send_message(**shown, ephemeral=private)
    except SEND_ERRORS as error:
        late = isinstance(error, discord.HTTPException) and error.code in _TOO_LATE
        failed("an answer that came too late" if late else "answering an interaction", error)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:32]

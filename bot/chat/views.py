"""A Card as a Discord message, in parts or in plain text, and buttons that outlive a restart."""

import hashlib
import re
from typing import TYPE_CHECKING, Any, Self

import aiohttp
import discord

from bot.answering.answer import Answer
from bot.facts.model import Knowledge, Language, Series
from bot.logs import failed
from bot.rendering.card import MOST_BUTTONS, buttons, card, gone, plain, trouble
from bot.rendering.voice import ENGLISH, Voice, nearest

if TYPE_CHECKING:
    from bot.chat.client import FootnoteClient

LONGEST_CUSTOM_ID = 100
_NAME = "series"
# Marks a shortened id; no series id begins with it.
_SHORT = "#"


def answer_message(
    answer: Answer, knowledge: Knowledge, note: str = "", language: Language | None = None
) -> dict[str, Any]:
    """What to send for an answer: the arguments that `send` and `send_message` share; in the question's language or another.

    In Components V2 and not as an embed: its headings and small print are drawn by every client, phones too (in embeds some
    show the bare `#`), the line between number, articles and agreement is a real one, the buttons stand inside the card,
    people who have switched embeds off see it, and no channel can forbid it.
    """
    shown = card(answer, knowledge, note, language)
    box = discord.ui.Container[discord.ui.LayoutView](accent_colour=shown.colour)
    for index, block in enumerate(shown.blocks):
        if index > 0:
            box.add_item(discord.ui.Separator())
        box.add_item(discord.ui.TextDisplay(block))
    if row := _row(answer, knowledge, language):
        box.add_item(discord.ui.ActionRow(*row))
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(box)
    return {"view": view}


def plain_message(answer: Answer, knowledge: Knowledge, language: Language | None = None) -> dict[str, Any]:
    """The same as ordinary text, for where Discord refuses the card."""
    shown: dict[str, Any] = {"content": plain(card(answer, knowledge, language=language)), "suppress_embeds": True}
    if row := _row(answer, knowledge, language):
        shown["view"] = discord.ui.View(timeout=None)
        for button in row:
            shown["view"].add_item(button)
    return shown


def _row(answer: Answer, knowledge: Knowledge, language: Language | None) -> list["SeriesButton"]:
    language = language or answer.reading.language
    offered = buttons(answer, knowledge, language)[:MOST_BUTTONS]
    return [SeriesButton(custom_id(series, language), label) for label, series in offered]


def custom_id(series: Series, language: Language = ENGLISH) -> str:
    """Names a series for as long as the knowledge holds it, in another process too, and the language of the answer."""
    prefix = f"{_NAME}:" if language == ENGLISH else f"{_NAME}@{language}:"
    text = prefix + series.id
    return text if len(text) <= LONGEST_CUSTOM_ID else prefix + _SHORT + _digest(series.id)


def series_of(identity: str, knowledge: Knowledge) -> Series | None:
    """The series that a button of this or an earlier process names; None where the knowledge has it no more."""
    if not identity.startswith(_SHORT):
        return knowledge.by_id.get(identity)
    digest = identity.removeprefix(_SHORT)
    return next((series for full, series in knowledge.by_id.items() if _digest(full) == digest), None)


class SeriesButton(
    discord.ui.DynamicItem[discord.ui.Button[Any]], template=_NAME + r"(?:@(?P<language>[a-z]+))?:(?P<series>.+)"
):
    """Asks for one series. Its id says which, so that no process need remember it."""

    def __init__(self, identity: str, label: str = "…") -> None:
        super().__init__(discord.ui.Button(label=label, custom_id=identity, style=discord.ButtonStyle.secondary))

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match.string)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        client: FootnoteClient = interaction.client
        try:
            named, _, identity = self.custom_id.partition(":")
            series = series_of(identity, client.knowledge)
            if series is None:
                await respond(interaction, {"content": gone(voice_for(interaction))}, private=True)
                return
            answer = client.talks.show(series, where(interaction), named.partition("@")[2] or ENGLISH)
            await respond(interaction, answer_message(answer, client.knowledge))
        except Exception as error:  # noqa: BLE001 - discord.py would log it, and the person hear nothing
            shown = trouble(failed("a button", error), voice_for(interaction))
            await respond(interaction, {"content": shown}, private=True)


def where(interaction: discord.Interaction[Any]) -> tuple[int, int]:
    """The talk that an interaction belongs to."""
    return interaction.channel_id or 0, interaction.user.id


def voice_for(interaction: discord.Interaction[Any]) -> Voice:
    """Where there is no question whose language could be kept: the language in which a person has Discord."""
    client: FootnoteClient = interaction.client
    return Voice(client.knowledge, nearest(str(interaction.locale)))


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

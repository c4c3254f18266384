"""The button that draws an answer, and what it sends: a picture with its facts in words."""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import discord

from bot.answering.answer import Answer, Status
from bot.answering.build import answer
from bot.chat.identity import LONGEST_CUSTOM_ID, identity, series_of
from bot.chat.persistent import PersistentButton
from bot.chat.responding import admitted, apologise, confirmed, is_private, respond, settle, voice_for
from bot.facts.model import Knowledge, Language, Series
from bot.footnote import Footnote
from bot.rendering import notices
from bot.rendering.graphics import picture
from bot.rendering.plot import describe
from bot.rendering.voice import ENGLISH, Voice
from bot.understanding.reading import Ask, Figures, Intent, Reading

if TYPE_CHECKING:
    from bot.chat.client import FootnoteClient

# More have no room in the id of a button for what tells them apart.
_MOST_SERIES = 8
# Stands for everything that the articles disagree on; no series is called so.
_DISPUTES = "="


class ChartButton(PersistentButton, template=r"chart(?:@(?P<language>[a-z]+))?:(?P<what>.+)"):
    """Draws the series that its id names."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        client: FootnoteClient = interaction.client
        name, _, what = self.custom_id.partition(":")
        try:
            if client.presses.is_double(interaction):
                await settle(interaction)
            elif await admitted(interaction):
                await _draw(interaction, what, name.partition("@")[2] or ENGLISH)
        except Exception as error:  # noqa: BLE001 - discord.py would log it, and the person hear nothing
            await apologise(interaction, "a chart", error)


def chart_button(shown: Answer, knowledge: Knowledge, language: Language) -> ChartButton | None:
    """The button below an answer of which there is a picture."""
    series = tuple(figure.series for figure in shown.figures)
    disputes = shown.intent is Intent.DISAGREEMENT and len(series) > 1
    if shown.status is not Status.ANSWERED or shown.claim is not None or not series:
        return None
    if not disputes and (len(series) > _MOST_SERIES or not _is_drawable(series, knowledge)):
        return None
    prefix = "chart:" if language == ENGLISH else f"chart@{language}:"
    room = (LONGEST_CUSTOM_ID - len(prefix) - len(series) + 1) // len(series)
    what = _DISPUTES if disputes else " ".join(identity(one.id, room) for one in series)
    return ChartButton(prefix + what, Voice(knowledge, language).say(notices.CHART))


# Planning a picture takes half a millisecond. A knowledge that has been replaced takes what is known of it along.
_drawable: WeakKeyDictionary[Knowledge, dict[tuple[Series, ...], bool]] = WeakKeyDictionary()
_MOST_KNOWN = 4096


def _is_drawable(series: tuple[Series, ...], knowledge: Knowledge) -> bool:
    known = _drawable.setdefault(knowledge, {})
    if series not in known:
        if len(known) >= _MOST_KNOWN:
            known.clear()
        known[series] = _has_picture(series, knowledge)
    return known[series]


def _has_picture(series: tuple[Series, ...], knowledge: Knowledge) -> bool:
    asks = tuple(Ask(one, {}) for one in series)
    shown = answer(Reading("", Figures(Intent.FIGURE if len(series) == 1 else Intent.COMPARISON, asks)), knowledge)
    return picture(shown, knowledge) is not None


async def _draw(interaction: discord.Interaction["FootnoteClient"], what: str, language: Language) -> None:
    client, voice, private = interaction.client, voice_for(interaction), is_private(interaction)
    if not interaction.app_permissions.attach_files:
        await respond(interaction, {"content": notices.cannot_attach(voice)}, private=True)
        return
    footnote, knowledge = client.talks.footnote, client.knowledge
    series = [series_of(one, knowledge) for one in what.split(" ")]
    if what == _DISPUTES:
        drawn_of = footnote.disagreements()
    elif all(one is not None for one in series):
        drawn_of = _answer([one for one in series if one is not None], footnote)
    else:
        await respond(interaction, {"content": notices.gone(voice)}, private=True)
        return
    plan = picture(drawn_of, knowledge, language)
    drawn = None
    if plan is not None:
        instead = None if language == ENGLISH else picture(drawn_of, knowledge, ENGLISH)
        drawn = await confirmed(interaction, client.pictures.drawn(plan, instead), private=private)
    if plan is None or drawn is None:
        await respond(interaction, {"content": voice.say(notices.NO_PICTURE)}, private=True)
        return
    file = discord.File(BytesIO(drawn), "chart.png", description=describe(plan))
    await respond(interaction, {"file": file}, private=private)


def _answer(series: Sequence[Series], footnote: Footnote) -> Answer:
    return footnote.show(series[0]) if len(series) == 1 else footnote.compare(series)

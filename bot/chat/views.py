"""Cards and lists as Discord messages, in parts or in plain text, and buttons that outlive a restart."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import discord

from bot.answering.answer import Answer
from bot.answering.beside import Beside, beside
from bot.chat.charts import chart_button
from bot.chat.identity import LONGEST_CUSTOM_ID, identity, series_of
from bot.chat.persistent import PersistentButton
from bot.chat.reports import wrong_button
from bot.chat.responding import (
    admitted,
    apologise,
    is_private,
    is_theirs,
    reached,
    respond,
    settle,
    turn,
    voice_for,
    where,
)
from bot.facts.model import Knowledge, Language, Series
from bot.rendering.actions import actions
from bot.rendering.card import BLUE, MOST_BUTTONS, buttons, card, plain
from bot.rendering.listing import NEXT, OPEN, PREVIOUS, Entry, Place, Shown, Told
from bot.rendering.notices import gone
from bot.rendering.voice import ENGLISH, Voice

if TYPE_CHECKING:
    from bot.chat.client import FootnoteClient


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
    for row in _rows(answer, knowledge, language):
        box.add_item(discord.ui.ActionRow(*row))
    return _boxed(box)


def plain_message(answer: Answer, knowledge: Knowledge, language: Language | None = None) -> dict[str, Any]:
    """The same as ordinary text, for where Discord refuses the card."""
    shown: dict[str, Any] = {"content": plain(card(answer, knowledge, language=language)), "suppress_embeds": True}
    if rows := _rows(answer, knowledge, language):
        shown["view"] = discord.ui.View(timeout=None)
        for number, row in enumerate(rows):
            for button in row:
                button.item.row = number
                shown["view"].add_item(button)
    return shown


def list_message(shown: Shown) -> dict[str, Any]:
    """A page of a list: each entry with its button beside it, then where else to go."""
    box = discord.ui.Container[discord.ui.LayoutView](accent_colour=shown.colour)
    box.add_item(discord.ui.TextDisplay(shown.heading))
    for entry in shown.entries:
        box.add_item(discord.ui.Separator())
        box.add_item(_part(entry, shown.voice))
    if shown.footer:
        box.add_item(discord.ui.TextDisplay(shown.footer))
    row = []
    if shown.pages > 1:
        here, voice = shown.place, shown.voice
        for label, number in ((PREVIOUS, here.page - 1), (NEXT, here.page + 1)):
            button = list_button(Place(here.told, here.key, number), voice.say(label), voice.language, turns=True)
            button.item.disabled = not 0 <= number < shown.pages
            row.append(button)
    if shown.up is not None:
        label, place = shown.up
        row.append(list_button(place, label, shown.voice.language, turns=True))
    if row:
        box.add_item(discord.ui.ActionRow(*row))
    return _boxed(box)


def lines_message(title: str, lines: Iterable[str]) -> dict[str, Any]:
    """A few lines under a title."""
    box = discord.ui.Container[discord.ui.LayoutView](accent_colour=BLUE)
    box.add_item(discord.ui.TextDisplay("\n".join((f"# {title}", *(f"- {line}" for line in lines)))))
    return _boxed(box)


def _boxed(box: discord.ui.Container[discord.ui.LayoutView]) -> dict[str, Any]:
    return {"view": _Boxed(box)}


class _Boxed(discord.ui.LayoutView):
    """A box whose wire form is made once: it can be sent any number of times, since its buttons say all that they need."""

    def __init__(self, box: discord.ui.Container[discord.ui.LayoutView]) -> None:
        super().__init__(timeout=None)
        self.add_item(box)
        self._components: list[dict[str, Any]] = super().to_components()  # type: ignore[no-untyped-call]

    def to_components(self) -> list[dict[str, Any]]:
        return self._components


def _part(entry: Entry, voice: Voice) -> discord.ui.Item[Any]:
    text = discord.ui.TextDisplay[discord.ui.LayoutView]("\n".join(entry.lines))
    match entry.opens:
        case Series() as series:
            return discord.ui.Section[Any](text, accessory=series_button(series, voice.say(OPEN), voice.language))
        case Place() as place:
            return discord.ui.Section[Any](
                text, accessory=list_button(place, voice.say(OPEN), voice.language, turns=True)
            )
        case None:
            return text


def _rows(answer: Answer, knowledge: Knowledge, language: Language | None) -> list[list[PersistentButton]]:
    language = language or answer.reading.language
    shown: list[PersistentButton] = [
        series_button(one, label, language) for label, one in buttons(answer, knowledge, language)[:MOST_BUTTONS]
    ]
    more: list[PersistentButton] = []
    for label, action in actions(answer, Voice(knowledge, language)):
        match action:
            case Series() as series:
                more.append(series_button(series, label, language))
            case Place() as place:
                more.append(list_button(place, label, language))
            case how, series:
                more.append(beside_button(how, series, label, language))
    voice = Voice(knowledge, language)
    last: list[PersistentButton] = [
        one for one in (chart_button(answer, knowledge, language), wrong_button(answer, voice)) if one is not None
    ]
    if len(more) + len(last) <= MOST_BUTTONS:
        more, last = [*more, *last], []
    return [row for row in (shown, more, last) if row]


class Button(
    PersistentButton,
    template=r"(?P<way>series|beside|page|list)(?:@(?P<language>[a-z]+))?:(?P<what>.+)",
):
    """A button whose id says all that it needs, so that no process need remember it."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        client: FootnoteClient = interaction.client
        name, _, what = self.custom_id.partition(":")
        way, _, language = name.partition("@")
        try:
            # A page turned twice is the same page: no need to tell that from a double click.
            if way != "page":
                if client.presses.is_double(interaction):
                    await settle(interaction)
                    return
                if not await admitted(interaction):
                    return
            match way:
                case "series":
                    await _show(interaction, what, language or ENGLISH)
                case "beside":
                    await _compare(interaction, what, language or ENGLISH)
                case _:
                    await _open(interaction, what, language or ENGLISH, turns=way == "page")
        except Exception as error:  # noqa: BLE001 - discord.py would log it, and the person hear nothing
            await apologise(interaction, "a button", error)


def series_button(series: Series, label: str, language: Language = ENGLISH) -> Button:
    """Asks for one series, in the language of the answer."""
    return _button(f"series{_in(language)}:", series.id, label)


def beside_button(how: Beside, series: Series, label: str, language: Language = ENGLISH) -> Button:
    """Compares one series with others, in the language of the answer."""
    return _button(f"beside{_in(language)}:{how}:", series.id, label)


def list_button(place: Place, label: str, language: Language = ENGLISH, *, turns: bool = False) -> Button:
    """Opens a page of a list: in its place where it `turns` one that is there, else in a message for the person alone."""
    return _button(f"{'page' if turns else 'list'}{_in(language)}:{place.told}:{place.page}:", place.key, label)


def _in(language: Language) -> str:
    return "" if language == ENGLISH else f"@{language}"


def _button(prefix: str, code: str, label: str) -> Button:
    return Button(prefix + identity(code, LONGEST_CUSTOM_ID - len(prefix)), label)


async def _show(interaction: discord.Interaction["FootnoteClient"], what: str, language: Language) -> None:
    client, private = interaction.client, is_private(interaction)
    series = series_of(what, client.knowledge)
    if series is None:
        await respond(interaction, {"content": gone(voice_for(interaction))}, private=True)
        return
    answer = await reached(
        interaction, lambda: client.talks.show(series, where(interaction), language), private=private
    )
    await respond(interaction, answer_message(answer, client.knowledge), private=private)


async def _compare(interaction: discord.Interaction["FootnoteClient"], what: str, language: Language) -> None:
    client, private = interaction.client, is_private(interaction)
    how, _, named = what.partition(":")
    series = series_of(named, client.knowledge)
    others = beside(Beside(how), series, client.knowledge) if series is not None and how in set(Beside) else ()
    if not others:
        await respond(interaction, {"content": gone(voice_for(interaction))}, private=True)
        return
    answer = await reached(
        interaction, lambda: client.talks.compare(others, where(interaction), language), private=private
    )
    await respond(interaction, answer_message(answer, client.knowledge), private=private)


async def _open(
    interaction: discord.Interaction["FootnoteClient"], what: str, language: Language, *, turns: bool
) -> None:
    match = _PLACE.fullmatch(what)
    shown = None
    if match is not None and match["told"] in set(Told):
        place = Place(Told(match["told"]), match["key"], int(match["page"]))
        shown = await reached(interaction, lambda: interaction.client.catalogue.page(place, language), private=True)
    if shown is None:
        await respond(interaction, {"content": gone(voice_for(interaction))}, private=True)
    elif turns and is_theirs(interaction):
        await turn(interaction, list_message(shown)["view"])
    else:
        await respond(interaction, list_message(shown), private=True)


# Kind, page and key of a list; the key may hold anything.
_PLACE = re.compile(r"(?P<told>\w+):(?P<page>-?\d{1,6}):(?P<key>.*)", re.DOTALL)

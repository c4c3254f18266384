"""The button that says an answer is wrong, the form it opens, and what becomes of the report."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, cast, get_args

import discord

from bot.answering.answer import Answer, Status
from bot.chat.identity import LONGEST_CUSTOM_ID, identity, series_of
from bot.chat.markup import on_one_line
from bot.chat.persistent import PersistentButton
from bot.chat.responding import apologise, confirmed, pressed_id, respond, sent, voice_for
from bot.facts.model import Language
from bot.logs import log
from bot.rendering import keeping_words
from bot.rendering.naming import series_name
from bot.rendering.notices import too_soon
from bot.rendering.voice import ENGLISH, Voice
from bot.store.errors import StoreError
from bot.store.records import LONGEST_COMMENT, LONGEST_QUESTION, Feedback, Wrong

if TYPE_CHECKING:
    from bot.chat.client import FootnoteClient

# The form's id, and before the colon its language; after it, what the answer was of.
_FORM = re.compile(r"report(?:@(?P<language>[a-z]+))?:(?P<what>.*)")
_WRONG, _QUESTION, _COMMENT = "wrong", "question", "comment"
# No figure: a quotation, a list of articles.
_NOTHING = "-"


class WrongButton(PersistentButton, template=r"wrong(?:@(?P<language>[a-z]+))?:(?P<what>.+)"):
    """Asks what is wrong."""

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        client: FootnoteClient = interaction.client
        try:
            if wait := client.budgets.report(interaction.user.id):
                await respond(interaction, {"content": too_soon(wait, voice_for(interaction))}, private=True)
                return
            await sent(interaction.response.send_modal(_form(self.custom_id.removeprefix("wrong"), interaction)))
        except Exception as error:  # noqa: BLE001 - discord.py would log it, and the person hear nothing
            await apologise(interaction, "a button", error)


def wrong_button(answer: Answer, voice: Voice) -> WrongButton | None:
    """The button below an answer that can be wrong."""
    if answer.status is not Status.ANSWERED:
        return None
    prefix = "wrong:" if voice.language == ENGLISH else f"wrong@{voice.language}:"
    # With room for the longer name of the form.
    room = LONGEST_CUSTOM_ID - len(prefix) - 1
    what = identity(answer.figures[0].series.id, room) if answer.figures else _NOTHING
    return WrongButton(prefix + what, voice.say(keeping_words.WRONG_LABEL))


def is_report(custom_id: str) -> bool:
    """Whether a form of this id, of this or an earlier process, is one of ours."""
    return _FORM.fullmatch(custom_id) is not None


async def take_report(interaction: discord.Interaction["FootnoteClient"]) -> None:
    """Keep what a form says, and tell the person under which reference; or that it could not be kept."""
    try:
        feedback, voice = _feedback(interaction), _voice(interaction)
        try:
            kept = await confirmed(interaction, interaction.client.kept.report(feedback))
        except StoreError as error:
            log.warning("a report is not kept: %s (%s)", error, error.cause)
            await respond(interaction, {"content": keeping_words.report_lost(voice)}, private=True)
            return
        await respond(interaction, {"content": keeping_words.thanks_for_report(kept.id, voice)}, private=True)
    except Exception as error:  # noqa: BLE001 - as for the button
        await apologise(interaction, "a report", error)


def _form(about: str, interaction: discord.Interaction[Any]) -> discord.ui.Modal:
    language = about.partition(":")[0].removeprefix("@") or ENGLISH
    voice = Voice(interaction.client.knowledge, language)
    form = discord.ui.Modal(title=voice.say(keeping_words.FORM_TITLE), custom_id=f"report{about}")
    form.stop()  # it is `take_report` that answers, so the library need not keep it
    options = [discord.SelectOption(label=voice.say(label), value=code) for code, label in keeping_words.WRONG.items()]
    wrong: discord.ui.Select[Any] = discord.ui.Select(custom_id=_WRONG, options=options)
    question: discord.ui.TextInput[Any] = discord.ui.TextInput(
        custom_id=_QUESTION, required=False, max_length=LONGEST_QUESTION, default=_question(interaction)
    )
    comment: discord.ui.TextInput[Any] = discord.ui.TextInput(
        custom_id=_COMMENT, required=False, max_length=LONGEST_COMMENT, style=discord.TextStyle.paragraph
    )
    kept = voice.say(keeping_words.QUESTION_KEPT)
    form.add_item(discord.ui.Label(text=voice.say(keeping_words.WRONG_HINT), component=wrong))
    form.add_item(discord.ui.Label(text=voice.say(keeping_words.QUESTION_HINT), description=kept, component=question))
    form.add_item(discord.ui.Label(text=voice.say(keeping_words.COMMENT_HINT), component=comment))
    return form


def _question(interaction: discord.Interaction[Any]) -> str | None:
    """What was asked, where Discord sends it along: it is kept nowhere."""
    replied = interaction.message.reference if interaction.message is not None else None
    asked = replied.resolved if replied is not None else None
    if not isinstance(asked, discord.Message) or asked.author.id != interaction.user.id:
        return None
    return on_one_line(asked.content)[:LONGEST_QUESTION] or None


def _feedback(interaction: discord.Interaction["FootnoteClient"]) -> Feedback:
    data: Mapping[str, Any] = interaction.data or {}
    client, filled = interaction.client, dict(_filled(data))
    match = _FORM.fullmatch(pressed_id(interaction))
    assert match is not None  # asked before
    series = series_of(match["what"], client.knowledge)
    wrong = filled.get(_WRONG, "")
    # Of a server that the bot is not in nobody would hear when to forget it.
    guild = client.get_guild(interaction.guild_id or 0)
    return Feedback(
        cast("Wrong", wrong) if wrong in get_args(Wrong) else "other",
        filled.get(_COMMENT, ""),
        filled.get(_QUESTION, ""),
        "" if series is None else series_name(series, Voice(client.knowledge)),
        () if series is None else (series.id,),
        client.kept.person(interaction.user.id),
        guild.id if guild is not None else None,
        datetime.now(UTC),
    )


def _filled(part: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What each field of a form holds."""
    for inner in (*(part.get("components") or ()), part.get("component")):
        if inner:
            yield from _filled(inner)
    if part.get("value"):
        yield part["custom_id"], part["value"]
    elif part.get("values"):
        yield part["custom_id"], part["values"][0]


def _voice(interaction: discord.Interaction["FootnoteClient"]) -> Voice:
    match = _FORM.fullmatch(pressed_id(interaction))
    language: Language | None = match["language"] if match is not None else None
    return Voice(interaction.client.knowledge, language) if language else voice_for(interaction)

"""Slash commands: `/ask`, and one for each family that the knowledge names. Made at start, registered only when they differ."""

import inspect
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.chat.options import Chosen, FamilyOptions
from bot.chat.views import SEND_ERRORS, answer_message, respond, voice_for, where
from bot.facts.model import Family, Knowledge
from bot.logs import failed, log
from bot.rendering.card import outdated, trouble
from bot.rendering.labels import HINTS, clipped, left_open

if TYPE_CHECKING:
    from bot.chat.client import FootnoteClient

LONGEST_QUESTION = 300
# The command in a message's context menu.
CHECK = "Check the numbers"
# Mentions, channels, custom emoji, timestamps, links and what only styles: Discord's markup, no words of a statement.
_MARKUP = re.compile(
    r"<(?:@[!&]?|#|a?:\w+:|t:|/[^:>]{1,100}:)[\d:a-zA-Z-]{1,40}>|https?://\S+|[*_~`|]{1,3}|^[>#-]+ ", re.MULTILINE
)
# Discord's limits.
MOST_COMMANDS = 100
MOST_CHOICES = 25
LONGEST_NAME = 32
LONGEST_TEXT = 100

_ANYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
_ANY_INSTALL = app_commands.AppInstallationType(guild=True, user=True)


class Commands(app_commands.CommandTree["FootnoteClient"]):
    """Every command of the bot, for servers, direct messages and people who installed it for themselves."""

    def __init__(self, client: "FootnoteClient") -> None:
        super().__init__(client, allowed_contexts=_ANYWHERE, allowed_installs=_ANY_INSTALL)
        ask = _ask_command(client.knowledge)
        self.add_command(ask)
        self.add_command(_check_command())
        names = {ask.name}
        for family in client.knowledge.subject.families:
            name = _free_name(family.name, names)
            options = FamilyOptions(family, client.knowledge)
            if not options.series:
                continue  # nothing to show; `kb check` is where a maintainer hears of it
            if len(names) == MOST_COMMANDS:
                log.warning("Discord allows %d commands; /%s and what follows have none", MOST_COMMANDS, name)
                break
            names.add(name)
            self.add_command(_family_command(name, options))

    async def register(self) -> bool:
        """Tell Discord of the commands where it has others; whether it had. A failure is logged and costs only this."""
        try:
            # Not fetch_commands: discord.py 2.7.1 reads the contexts and installs of a registered command one bit off.
            held = await self.client.http.get_global_commands(self.client.application_id or 0)
            registered = {command["name"]: _definition(command) for command in held}
            ours = {command.name: _definition(command.to_dict(self)) for command in self.get_commands()}
            if registered == ours:
                return False
            await self.sync()
        except (*SEND_ERRORS, app_commands.AppCommandError) as error:
            failed("registering the commands", error)
            return False
        log.info("registered %d commands", len(ours))
        return True

    async def on_error(self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /) -> None:
        """Tell the person, with a reference that stands in the log too."""
        if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            await respond(interaction, {"content": outdated(voice_for(interaction))}, private=True)
            return
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        reference = failed("a command", cause)
        if interaction.type is not discord.InteractionType.autocomplete:
            await respond(interaction, {"content": trouble(reference, voice_for(interaction))}, private=True)


def _ask_command(knowledge: Knowledge) -> app_commands.Command[Any, ..., None]:
    example = next(iter(knowledge.subject.examples.get("en", ())), "")

    @app_commands.command(name="ask")
    @app_commands.describe(question=clipped(f"such as: {example}" if example else "in your own words", LONGEST_TEXT))
    async def ask(
        interaction: discord.Interaction["FootnoteClient"], question: app_commands.Range[str, 1, LONGEST_QUESTION]
    ) -> None:
        """Ask for a figure in your own words"""
        client = interaction.client
        await respond(interaction, answer_message(client.talks.ask(question, where(interaction)), client.knowledge))

    return ask


def _check_command() -> app_commands.ContextMenu:
    """What a message's context menu offers. Answered privately: whoever wrote the message did not ask to be checked."""

    async def check(interaction: discord.Interaction["FootnoteClient"], message: discord.Message) -> None:
        client = interaction.client
        answer = client.talks.footnote.check(readable(message))
        await respond(interaction, answer_message(answer, client.knowledge), private=True)

    return app_commands.ContextMenu(name=CHECK, callback=check)


def readable(message: discord.Message) -> str:
    """The words of a message: its own, those of a forwarded one, and those of its embeds, as a news link shows them."""
    texts = [message.content]
    texts += [snapshot.content for snapshot in message.message_snapshots]
    for embed in message.embeds:
        texts += [text for text in (embed.title, embed.description) if text]
    return "\n".join(_MARKUP.sub(" ", text) for text in texts if text)


def _family_command(name: str, options: FamilyOptions) -> app_commands.Command[Any, ..., None]:
    async def run(interaction: discord.Interaction["FootnoteClient"], **typed: str | None) -> None:
        client = interaction.client
        filled = {option: text for option, text in typed.items() if text is not None}
        voice = voice_for(interaction)
        chosen = options.choose(filled, voice.language)
        if isinstance(chosen, Chosen):
            answer = client.talks.show(chosen.series, where(interaction), voice.language)
            note = left_open(chosen.left_open, voice)
        else:
            answer, note = chosen, ""
        await respond(interaction, answer_message(answer, client.knowledge, note))

    # discord.py reads a command's options from its function's signature; this one is made from the knowledge.
    run.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter("interaction", inspect.Parameter.POSITIONAL_OR_KEYWORD, annotation=discord.Interaction),
            *(
                inspect.Parameter(option, inspect.Parameter.KEYWORD_ONLY, default=None, annotation=str | None)
                for option in options.names
            ),
        ]
    )
    described = (
        app_commands.describe(**{option: HINTS[option] for option in options.names})(run) if options.names else run
    )
    command: app_commands.Command[Any, ..., None] = app_commands.Command(
        name=name,
        description=_description(options.family, options.knowledge),
        callback=described,
    )
    for option in options.names:
        command.autocomplete(option)(_completion(options, option))
    return command


def _completion(options: FamilyOptions, name: str) -> Any:
    async def complete(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        filled = {other: text for other, text in vars(interaction.namespace).items() if isinstance(text, str) and text}
        return [
            app_commands.Choice(name=clipped(choice.label, LONGEST_TEXT), value=choice.value)
            for choice in options.offered(name, typed, filled, voice_for(interaction).language)[:MOST_CHOICES]
        ]

    return complete


def _description(family: Family, knowledge: Knowledge) -> str:
    texts = family.description
    text = texts.get("en") or next(iter(texts.values()), "") or knowledge.subject.title.get("en") or family.name
    return clipped(text, LONGEST_TEXT)


def _free_name(name: str, taken: set[str]) -> str:
    """A family's own name, or with a number where a command has it already."""
    number, free = 2, name
    while free in taken:
        free = f"{name[: LONGEST_NAME - len(str(number)) - 1]}-{number}"
        number += 1
    return free


# What makes two definitions differ for a person; ids and Discord's own defaults do not.
_DEFINING = (
    "type",
    "name",
    "description",
    "required",
    "autocomplete",
    "min_length",
    "max_length",
    "contexts",
    "integration_types",
)


def _definition(payload: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: payload[key] for key in _DEFINING if payload.get(key)}
    for places in ("contexts", "integration_types"):
        if places in kept:
            kept[places] = sorted(kept[places])
    if payload.get("options"):
        kept["options"] = [_definition(option) for option in payload["options"]]
    return kept

"""All commands in one tree: which there are, what is told to Discord, and what a person hears when one breaks."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.chat.commands import asking, browsing, families, keeping, looking
from bot.chat.registration import register
from bot.chat.responding import SEND_ERRORS, admitted, apologise, offer_nothing, respond, voice_for
from bot.logs import failed, log
from bot.rendering.command_words import Words, command_words, distinct, family_words, localised
from bot.rendering.notices import outdated

if TYPE_CHECKING:
    from bot.chat.client import FootnoteClient

_ANYWHERE = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)
_ALWAYS = ("help", "settings", "privacy", "forget-me", "review")
_ANY_INSTALL = app_commands.AppInstallationType(guild=True, user=True)


class Commands(app_commands.CommandTree["FootnoteClient"]):
    """Every command of the bot, for servers, direct messages and people who installed it for themselves."""

    def __init__(self, client: "FootnoteClient") -> None:
        super().__init__(client, allowed_contexts=_ANYWHERE, allowed_installs=_ANY_INSTALL)
        self.renew()

    def renew(self) -> None:
        """Have the commands that the knowledge makes now, and no others."""
        self.clear_commands(guild=None)
        for group in (asking, looking, browsing, keeping, families):
            group.add(self, self.client.catalogue)

    def definition(self) -> list[dict[str, Any]]:
        """The commands as they are sent to Discord, in every language served."""
        return distinct([localised(command.to_dict(self), self._words(command)) for command in self.get_commands()])

    async def register(self) -> None:
        """Tell Discord of the commands where it has others. A failure is logged, and costs only this.

        Discord is asked each time: nothing kept here would hear of a `footnote sync` elsewhere or of a database put back.
        """
        definition = self.definition()
        try:
            changes = await register(self.client.http, self.client.application_id or 0, definition)
        except SEND_ERRORS as error:
            failed("registering the commands", error)
            return
        if changes:
            log.info("registered %d commands", len(definition))

    async def interaction_check(self, interaction: discord.Interaction[Any], /) -> bool:
        """Whether this person may have an answer now. Looking after the bot, and one's own data, is never refused."""
        if interaction.type is discord.InteractionType.autocomplete:
            return True
        data: Mapping[str, Any] = interaction.data or {}
        return data.get("name") in _ALWAYS or await admitted(interaction)

    async def on_error(self, interaction: discord.Interaction[Any], error: app_commands.AppCommandError, /) -> None:
        """Tell the person, with a reference that stands in the log too."""
        if interaction.type is discord.InteractionType.autocomplete:
            await offer_nothing(interaction)  # a command that Discord still shows in an old form
            return
        if isinstance(error, app_commands.CommandNotFound | app_commands.CommandSignatureMismatch):
            await respond(interaction, {"content": outdated(voice_for(interaction))}, private=True)
            return
        cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
        await apologise(interaction, "a command", cause)

    def _words(
        self, command: app_commands.Command[Any, ..., Any] | app_commands.Group | app_commands.ContextMenu
    ) -> Words:
        """What a command is called in other languages."""
        words, catalogue = command_words(), self.client.catalogue
        if isinstance(command, app_commands.ContextMenu):
            return words.menus.get(command.name, Words())
        family = catalogue.families.get(command.name)
        return (
            words.commands.get(command.name, Words())
            if family is None
            else family_words(family.family, catalogue.knowledge)
        )

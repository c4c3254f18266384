"""`/settings`, `/privacy`, `/forget-me` and `/review`: what is kept of servers and people, and what waits for the maintainers."""

from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.chat.catalogue import Catalogue
from bot.chat.choosing import show_settings
from bot.chat.commands.offering import our_command
from bot.chat.responding import SEND_ERRORS, confirmed, respond, voice_for
from bot.chat.views import lines_message
from bot.logs import failed, log
from bot.rendering import keeping_words, notices
from bot.store.errors import StoreError

if TYPE_CHECKING:
    from bot.chat.client import FootnoteClient
    from bot.chat.commands.tree import Commands


async def settings(interaction: discord.Interaction["FootnoteClient"]) -> None:
    await show_settings(interaction)


async def privacy(interaction: discord.Interaction["FootnoteClient"]) -> None:
    title, *lines = keeping_words.privacy_text(voice_for(interaction))
    await respond(interaction, lines_message(title, lines), private=True)


async def forget_me(interaction: discord.Interaction["FootnoteClient"]) -> None:
    client, voice, user = interaction.client, voice_for(interaction), interaction.user.id
    in_memory = client.talks.forget(user)
    try:
        gone = await confirmed(interaction, client.kept.forget(user))
    except StoreError as error:
        log.warning("a person's records are not deleted: %s (%s)", error, error.cause)
        await respond(interaction, {"content": keeping_words.not_forgotten(voice)}, private=True)
        return
    client.desk.posts.forget(client.kept.person(user))
    said = keeping_words.forgotten(max(gone.talks, in_memory), gone.posted, gone.feedback, voice)
    await respond(interaction, {"content": said}, private=True)


async def review(interaction: discord.Interaction["FootnoteClient"]) -> None:
    client, voice = interaction.client, voice_for(interaction)
    try:
        if not await confirmed(interaction, _is_owner(interaction)):
            await respond(interaction, {"content": keeping_words.only_for_owner(voice)}, private=True)
            return
    except SEND_ERRORS as error:
        failed("asking who owns the bot", error)
        await respond(interaction, {"content": notices.not_known(voice)}, private=True)
        return
    try:
        counts = await confirmed(interaction, client.kept.review())
    except StoreError as error:
        log.warning("what waits for the maintainers is not known: %s (%s)", error, error.cause)
        await respond(interaction, {"content": notices.not_known(voice)}, private=True)
        return
    said = keeping_words.review_text(counts.feedback, counts.unanswered, counts.asked, voice)
    await respond(interaction, {"content": said}, private=True)


async def _is_owner(interaction: discord.Interaction["FootnoteClient"]) -> bool:
    """Whether a person owns the application, or is of the team that does."""
    application = await interaction.client.application_info()
    owners = application.team.members if application.team is not None else [application.owner]
    return any(owner.id == interaction.user.id for owner in owners)


def add(tree: "Commands", _: Catalogue) -> None:
    """Put these commands into the tree."""
    setting = our_command("settings", settings)
    setting.default_permissions = discord.Permissions(manage_guild=True)
    setting.allowed_contexts = app_commands.AppCommandContext(guild=True, dm_channel=False, private_channel=False)
    setting.allowed_installs = app_commands.AppInstallationType(guild=True, user=False)
    tree.add_command(setting)
    tree.add_command(our_command("privacy", privacy))
    tree.add_command(our_command("forget-me", forget_me))
    tree.add_command(our_command("review", review))

"""`/disagreements`, `/sources`, `/metrics`, `/help` and `/about`: what there is, for who does not know yet what to ask."""

from typing import TYPE_CHECKING

import discord

from bot.chat.catalogue import Catalogue
from bot.chat.commands.looking import Typed, show_list
from bot.chat.commands.offering import offering, our_command
from bot.chat.responding import respond, voice_for
from bot.chat.views import answer_message
from bot.rendering import lists
from bot.understanding.reading import Intent

if TYPE_CHECKING:
    from bot.chat.client import FootnoteClient
    from bot.chat.commands.tree import Commands


async def disagreements(interaction: discord.Interaction["FootnoteClient"]) -> None:
    catalogue, language = interaction.client.catalogue, voice_for(interaction).language
    await show_list(interaction, lambda: catalogue.disputes(language))


# What follows helps one person find their way, so it is shown to nobody else.


async def sources(interaction: discord.Interaction["FootnoteClient"], article: Typed | None = None) -> None:
    catalogue, voice = interaction.client.catalogue, voice_for(interaction)
    await show_list(
        interaction,
        lambda: catalogue.article(article, voice.language) if article else lists.articles_list(voice),
        private=True,
    )


async def metrics(interaction: discord.Interaction["FootnoteClient"], group: Typed | None = None) -> None:
    catalogue, language = interaction.client.catalogue, voice_for(interaction).language
    await show_list(interaction, lambda: catalogue.group(group or "", language), private=True)


async def about(interaction: discord.Interaction["FootnoteClient"]) -> None:
    await _talk(interaction, Intent.ABOUT)


async def help_(interaction: discord.Interaction["FootnoteClient"]) -> None:
    await _talk(interaction, Intent.HELP)


async def _talk(interaction: discord.Interaction["FootnoteClient"], intent: Intent) -> None:
    voice = voice_for(interaction)
    talk = interaction.client.talks.footnote.talk(intent)
    await respond(interaction, answer_message(talk, voice.knowledge, language=voice.language), private=True)


def add(tree: "Commands", _: Catalogue) -> None:
    """Put these commands into the tree."""
    tree.add_command(our_command("disagreements", disagreements))
    listing, browsing = our_command("sources", sources), our_command("metrics", metrics)
    listing.autocomplete("article")(
        offering(lambda _voice, client, typed, _: client.catalogue.articles(typed), "article")
    )
    browsing.autocomplete("group")(
        offering(lambda voice, client, typed, _: client.catalogue.grouped(typed, voice.language), "group")
    )
    tree.add_command(listing)
    tree.add_command(browsing)
    tree.add_command(our_command("help", help_))
    tree.add_command(our_command("about", about))

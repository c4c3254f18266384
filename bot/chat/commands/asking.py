"""`/ask`, `/check`, and the check in a message's menu: words in, an answer out."""

import re
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.chat.catalogue import Catalogue
from bot.chat.commands.offering import our_command
from bot.chat.responding import chosen_language, reached, respond, where
from bot.chat.views import answer_message
from bot.rendering.command_words import command_words

if TYPE_CHECKING:
    from bot.chat.client import FootnoteClient
    from bot.chat.commands.tree import Commands

LONGEST_QUESTION = 300
# Of what Discord lets a person type into an option; a message has 2,000 or, of subscribers, 4,000.
LONGEST_CLAIM = 4000
# The command in a message's context menu.
CHECK = next(iter(command_words().menus))
# Mentions, channels, custom emoji, timestamps, links and what only styles: Discord's markup, no words of a statement.
_MARKUP = re.compile(
    r"<(?:@[!&]?|#|a?:\w+:|t:|/[^:>]{1,100}:)[\d:a-zA-Z-]{1,40}>|https?://\S+|[*_~`|]{1,3}|^[>#-]+ ", re.MULTILINE
)


async def ask(
    interaction: discord.Interaction["FootnoteClient"], question: app_commands.Range[str, 1, LONGEST_QUESTION]
) -> None:
    client = interaction.client
    answer = await reached(interaction, lambda: client.talks.ask(question, where(interaction)))
    await respond(interaction, answer_message(answer, client.knowledge, language=chosen_language(interaction)))


async def check(
    interaction: discord.Interaction["FootnoteClient"], text: app_commands.Range[str, 1, LONGEST_CLAIM]
) -> None:
    client = interaction.client
    answer = await reached(interaction, lambda: client.talks.footnote.check(plain_words(text)))
    await respond(interaction, answer_message(answer, client.knowledge, language=chosen_language(interaction)))


async def check_message(interaction: discord.Interaction["FootnoteClient"], message: discord.Message) -> None:
    """Answered privately: whoever wrote the message did not ask to be checked."""
    client = interaction.client
    answer = await reached(interaction, lambda: client.talks.footnote.check(readable(message)), private=True)
    await respond(
        interaction, answer_message(answer, client.knowledge, language=chosen_language(interaction)), private=True
    )


def add(tree: "Commands", _: Catalogue) -> None:
    """Put these commands into the tree."""
    tree.add_command(our_command("ask", ask))
    tree.add_command(our_command("check", check))
    tree.add_command(app_commands.ContextMenu(name=CHECK, callback=check_message))


def readable(message: discord.Message) -> str:
    """The words of a message: its own, those of a forwarded one, and those of its embeds, as a news link shows them."""
    texts = [message.content]
    texts += [snapshot.content for snapshot in message.message_snapshots]
    for embed in message.embeds:
        texts += [text for text in (embed.title, embed.description) if text]
    return "\n".join(plain_words(text) for text in texts if text)


def plain_words(text: str) -> str:
    """A text without Discord's markup."""
    return _MARKUP.sub(" ", text)

"""`/ask`, `/check`, and the check in a message's menu: words in, an answer out."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.chat.catalogue import Catalogue
from bot.chat.commands.offering import our_command
from bot.chat.markup import plain_words
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
    """The words of a message: its own, those of a forwarded one, its cards, and its embeds, as a news link shows them."""
    texts: list[str | None] = []
    parts: list[discord.Message | discord.MessageSnapshot] = [message, *message.message_snapshots]
    for part in parts:
        texts += [part.content, *_shown(part.components)]
        for embed in part.embeds:
            texts += [embed.title, embed.description]
    if message.poll is not None:
        texts += [message.poll.question, *(answer.text for answer in message.poll.answers)]
    return "\n".join(plain_words(text) for text in texts if text)


def _shown(components: Iterable[discord.Component]) -> Iterator[str]:
    """What stands in the parts of a card, from the top."""
    for part in components:
        if isinstance(part, discord.TextDisplay):
            yield part.content
        elif isinstance(part, discord.Container | discord.SectionComponent):
            yield from _shown(part.children)

"""`/number`, `/compare` and `/quote`: looking one thing up by what is known of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot.answering.answer import Answer
from bot.chat.catalogue import Catalogue
from bot.chat.commands.offering import offering, our_command
from bot.chat.responding import reached, respond, voice_for, where
from bot.chat.views import answer_message, list_message
from bot.rendering import labels
from bot.rendering.listing import Listing, Shown

if TYPE_CHECKING:
    from bot.chat.client import FootnoteClient
    from bot.chat.commands.tree import Commands

# As long as any number is written; it stands in the buttons that turn the pages.
LONGEST_NUMBER = 40
LONGEST_TYPED = 200
_COMPARED = ("first", "second", "third", "fourth")

Typed = app_commands.Range[str, 1, LONGEST_TYPED]


async def number(
    interaction: discord.Interaction["FootnoteClient"], number: app_commands.Range[str, 1, LONGEST_NUMBER]
) -> None:
    catalogue, language = interaction.client.catalogue, voice_for(interaction).language
    await show_list(interaction, lambda: catalogue.number(number, language))


async def quote(
    interaction: discord.Interaction["FootnoteClient"], speaker: Typed | None = None, topic: Typed | None = None
) -> None:
    catalogue, language = interaction.client.catalogue, voice_for(interaction).language
    await show_list(interaction, lambda: catalogue.quotes(speaker, topic, language))


async def compare(
    interaction: discord.Interaction["FootnoteClient"],
    first: Typed,
    second: Typed,
    third: Typed | None = None,
    fourth: Typed | None = None,
) -> None:
    client, voice = interaction.client, voice_for(interaction)
    texts = [text for text in (first, second, third, fourth) if text]

    def work() -> tuple[Answer, str]:
        picked = client.catalogue.compared(texts, datetime.now(UTC), voice.language)
        if isinstance(picked, Answer):
            return picked, labels.not_picked(picked.reading.question, voice)
        answer = client.talks.compare(picked, where(interaction), voice.language)
        return answer, labels.not_computed(answer, voice)

    answer, note = await reached(interaction, work)
    await respond(interaction, answer_message(answer, client.knowledge, note, voice.language))


async def show_list(
    interaction: discord.Interaction["FootnoteClient"], find: Callable[[], Listing | Answer], *, private: bool = False
) -> None:
    """Show the first page of a list, or the answer that there is none."""

    def work() -> Shown | Answer:
        found = find()
        return found.page(0) if isinstance(found, Listing) else found

    shown = await reached(interaction, work, private=private)
    voice = voice_for(interaction)
    message = (
        answer_message(shown, voice.knowledge, language=voice.language)
        if isinstance(shown, Answer)
        else list_message(shown)
    )
    await respond(interaction, message, private=private)


def add(tree: "Commands", _: Catalogue) -> None:
    """Put these commands into the tree."""
    tree.add_command(our_command("number", number))
    quoting, comparing = our_command("quote", quote), our_command("compare", compare)
    for option in _COMPARED:
        comparing.autocomplete(option)(
            offering(
                lambda voice, client, typed, others: client.catalogue.series.offered(
                    typed, others.values(), voice.language
                ),
                option,
            )
        )
    quoting.autocomplete("speaker")(
        offering(
            lambda voice, client, typed, others: client.catalogue.voices.speakers(
                typed, others.get("topic"), voice.language
            ),
            "speaker",
        )
    )
    quoting.autocomplete("topic")(
        offering(
            lambda voice, client, typed, others: client.catalogue.voices.topics(
                typed, others.get("speaker"), voice.language
            ),
            "topic",
        )
    )
    tree.add_command(comparing)
    tree.add_command(quoting)

"""A command for each family that the knowledge names, with the options that tell its series apart."""

import inspect
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands

from bot.chat.catalogue import Catalogue, described
from bot.chat.commands.offering import Offer, command, offering
from bot.chat.options import Chosen, FamilyOptions
from bot.chat.responding import reached, respond, voice_for, where
from bot.chat.views import answer_message
from bot.rendering.command_words import command_words
from bot.rendering.labels import left_open

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.chat.client import FootnoteClient
    from bot.chat.commands.tree import Commands


def add(tree: "Commands", catalogue: Catalogue) -> None:
    """Put a command for each family into the tree."""
    for name, options in catalogue.families.items():
        tree.add_command(_family_command(name, options))


def _family_command(name: str, options: FamilyOptions) -> app_commands.Command[Any, ..., None]:
    async def run(interaction: discord.Interaction["FootnoteClient"], **typed: str | None) -> None:
        client, voice = interaction.client, voice_for(interaction)
        filled = {option: text for option, text in typed.items() if text is not None}

        def work() -> "tuple[Answer, str]":
            chosen = options.choose(filled, voice.language)
            if isinstance(chosen, Chosen):
                answer = client.talks.show(chosen.series, where(interaction), voice.language)
                return answer, left_open(chosen.left_open, voice)
            return chosen, ""

        answer, note = await reached(interaction, work)
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
    hints = {option: command_words().family[option].description["en"] for option in options.names}
    made = command(name, run, hints, described(options.family) or options.knowledge.name_of_subject() or name)
    for option in options.names:
        made.autocomplete(option)(offering(_offer(options, option), option))
    return made


def _offer(options: FamilyOptions, option: str) -> Offer:
    return lambda voice, _, typed, others: options.offered(option, typed, others, voice.language)

"""What an option offers while it is being filled in. Offering never fails: at worst there is nothing to pick from."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias

import discord
from discord import app_commands

from bot.chat.options import Choice
from bot.chat.responding import voice_for
from bot.logs import failed
from bot.rendering.command_words import command_words
from bot.rendering.labels import clipped
from bot.rendering.voice import Voice

if TYPE_CHECKING:
    from bot.chat.client import FootnoteClient

# Discord's limits.
MOST_CHOICES = 25
LONGEST_CHOICE = 100

# The person's language, the client, what has been typed, and what the other options hold → what fits.
Offer: TypeAlias = Callable[[Voice, "FootnoteClient", str, Mapping[str, str]], Sequence[Choice]]


def offering(offer: Offer, option: str) -> Any:
    """The completion of an option."""

    async def complete(interaction: discord.Interaction[Any], typed: str) -> list[app_commands.Choice[str]]:
        try:
            filled = {
                name: text for name, text in vars(interaction.namespace).items() if isinstance(text, str) and text
            }
            others = {name: text for name, text in filled.items() if name != option}
            return [
                app_commands.Choice(name=clipped(choice.label, LONGEST_CHOICE), value=choice.value)
                for choice in offer(voice_for(interaction), interaction.client, typed, others)[:MOST_CHOICES]
            ]
        except Exception as error:  # noqa: BLE001 - a defect in the core: the person can type on
            failed("offering choices", error)
            return []

    return complete


def command(
    name: str, callback: Any, described: Mapping[str, str], description: str
) -> app_commands.Command[Any, ..., None]:
    """A slash command with a description for each of its options."""
    texts = {option: clipped(text, LONGEST_CHOICE) for option, text in described.items()}
    callback = app_commands.describe(**texts)(callback) if texts else callback
    return app_commands.Command(name=name, description=clipped(description, LONGEST_CHOICE), callback=callback)


def our_command(name: str, callback: Any) -> app_commands.Command[Any, ..., None]:
    """A slash command that is there whatever the knowledge; what it is called stands in commands.yaml."""
    words = command_words().commands[name]
    described = {option: of.description["en"] for option, of in words.options.items()}
    return command(name, callback, described, words.description["en"])

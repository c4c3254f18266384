"""What the admins of a server read and choose from: its settings, each in a line, and the menus that change them."""

from collections.abc import Iterable

from bot.facts.model import Language
from bot.rendering.voice import Voice, message

# How sure it must be, of 100, where nobody asked; 0 leaves it to the bot.
FLOORS = (0, 80, 85, 90, 95, 100)
# Seconds between two answers to one person.
COOLDOWNS = (0, 5, 10, 30, 60, 300)

CHANNELS_HINT = message("Channels in which I listen")
FLOOR_HINT = message("How sure I must be there")
PRIVATE_HINT = message("Who sees answers to commands")
LANGUAGE_HINT = message("Language of answers")
COOLDOWN_HINT = message("Wait between two answers to one person")
SETTINGS_TITLE = message("Settings of this server")


def settings_lines(
    channels: Iterable[int], floor: int, language: Language | None, cooldown: int, voice: Voice, *, private: bool
) -> list[str]:
    """What holds now."""
    listed = " ".join(f"<#{channel}>" for channel in channels)
    held = {
        CHANNELS_HINT: listed or voice.say("none; I answer where I am mentioned"),
        FLOOR_HINT: floor_name(floor, voice),
        PRIVATE_HINT: privacy_name(voice, private=private),
        LANGUAGE_HINT: language_name(language, voice),
        COOLDOWN_HINT: cooldown_name(cooldown, voice),
    }
    return [f"- {voice.say(hint)}: **{value}**" for hint, value in held.items()]


def floor_name(floor: int, voice: Voice) -> str:
    """How sure it must be."""
    if floor == 0:
        return voice.say("sure enough, as I see it")
    return voice.say("{floor} of 100", floor=floor)


def privacy_name(voice: Voice, *, private: bool) -> str:
    """Who sees answers to commands."""
    return voice.say("only who asked") if private else voice.say("everybody")


def language_name(language: Language | None, voice: Voice) -> str:
    """A language as one who reads this calls it."""
    if language is None:
        return voice.say("that of the question")
    return str(voice.locale.languages.get(language, language))


def cooldown_name(seconds: int, voice: Voice) -> str:
    """How long to wait."""
    if seconds == 0:
        return voice.say("none")
    return voice.count("{number} second", "{number} seconds", seconds)


def content_missing(voice: Voice) -> str:
    """What an admin hears who has it listen where Discord shows it no messages."""
    return voice.say(
        "I cannot listen yet: Discord does not show me messages that do not mention me. Whoever runs me must switch on "
        "the Message Content intent in Discord's developer portal and start me with {setting}.",
        setting="`FOOTNOTE_MESSAGE_CONTENT=1`",
    )


def channels_closed(channels: Iterable[int], voice: Voice) -> str:
    """What an admin hears where it may not see, or not write in, channels in which it is to listen."""
    listed = " ".join(f"<#{channel}>" for channel in channels)
    return voice.say(
        "I may not see or write in {channels}: give me View Channel and Send Messages there.", channels=listed
    )


def not_for_you(voice: Voice) -> str:
    """What a person hears who may not change the settings."""
    return voice.say("Only who may manage this server can change its settings.")


def only_in_servers(voice: Voice) -> str:
    """What a person hears who asks for the settings where there are none."""
    return voice.say("There is nothing to set here: servers have settings, and only where I am a member.")

"""Short sentences beside answers: to wait, that something was answered already, that something is not allowed."""

import math

from bot.rendering.voice import Voice, message


def too_soon(seconds: float, voice: Voice) -> str:
    """What a person hears, once, who asks faster than is good for the others."""
    number = max(1, math.ceil(seconds))
    return voice.count(
        "That was quick! I can take your next question in {number} second.",
        "That was quick! I can take your next question in {number} seconds.",
        number,
    )


def answered_above(link: str, voice: Voice) -> str:
    """What a person hears who asks what somebody asked here a moment ago."""
    return voice.say("This was answered here a moment ago: {link}", link=link)


def cannot_write(channel: str, voice: Voice) -> str:
    """What a person is told privately where the bot may not write."""
    return voice.say(
        "I may not write in {channel}, so I could not answer you there. Ask me here instead, or tell an admin of the server.",
        channel=channel,
    )


def not_kept(voice: Voice) -> str:
    """What a person hears where the database did not do it; nothing was promised."""
    return voice.say("That could not be saved just now. Nothing has changed; please try again in a minute.")


NO_PICTURE = message("There is no picture of that.")

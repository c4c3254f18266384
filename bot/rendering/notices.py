"""Short sentences beside answers: to wait, that something was answered already, that something is not allowed, has gone, or broke."""

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


def not_known(voice: Voice) -> str:
    """What a person hears where the database was asked and does not say."""
    return voice.say("That is not known just now. Please try again in a minute.")


def cannot_attach(voice: Voice) -> str:
    """What a person hears who asks for a picture where the bot may send none."""
    return voice.say("I may not attach files in this channel, so I cannot show a picture here.")


def trouble(reference: str, voice: Voice) -> str:
    """What a person hears when something broke inside."""
    return voice.say(
        "Something went wrong inside me. Please try again; my maintainers find it under the reference {reference}.",
        reference=f"`{reference}`",
    )


def gone(voice: Voice) -> str:
    """What a person hears who presses a button for a figure that the knowledge holds no more."""
    return voice.say("My articles no longer have that figure. Ask me again and I will look at what they have now.")


def strange(voice: Voice) -> str:
    """What a person hears who presses a button that this version does not have any more."""
    return voice.say("That button is from an older version of me. Ask me again and I will show you what there is now.")


def outdated(voice: Voice) -> str:
    """What a person hears who uses a command that has changed since Discord last showed it."""
    return voice.say("This command has changed. Please type it again in a minute; Discord still shows its old form.")


def unreadable(voice: Voice) -> str:
    """What a person hears who replied with the mention switched off."""
    return voice.say(
        "Discord shows me only messages that mention me. Reply with the @ switched on, mention me, or use {command}.",
        command="`/ask`",
    )


NO_PICTURE = message("There is no picture of that just now.")
CHART = message("Chart")

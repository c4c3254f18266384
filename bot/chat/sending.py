"""How an answer gets into a channel: in the best form and way that the channel allows, and at most once."""

from collections.abc import Callable
from enum import Enum
from typing import Any, TypeAlias

import discord

from bot.chat.responding import SEND_ERRORS
from bot.logs import failed

# 50013: may not do this here; 160002: may not reply without reading the history; 50001: may not see the channel;
# 160005: the thread is locked.
_NOT_ALLOWED = frozenset({50013, 160002, 50001, 160005})
# 10008: the message is no more; 10003: the channel.
_GONE = frozenset({10008, 10003})
# 50035: the form is not one that this message can have.
_WRONG_FORM = 50035


# What to send, or how to make it: few channels need more than the first.
Form: TypeAlias = dict[str, Any] | Callable[[], dict[str, Any]]


class Unsent(Enum):
    """Why there is no message."""

    CLOSED = "closed"  # nothing at all is allowed here
    FAILED = "failed"  # logged


async def send(asked: discord.Message, *forms: Form) -> discord.Message | Unsent:
    """The first form that this channel allows, as a reply, else as a message of its own."""
    reply: dict[str, Any] = {"reference": asked.to_reference(fail_if_not_exists=False), "mention_author": False}
    refused: BaseException | None = None
    for how in (reply, {}):
        for form in forms:
            try:
                return await asked.channel.send(**_made(form), **how)
            except SEND_ERRORS as error:
                refused = error
                # Only what was not allowed is tried in another way: after any other failure that could double the answer.
                if getattr(error, "code", None) not in _NOT_ALLOWED:
                    failed("sending an answer", error)
                    return Unsent.FAILED
    assert refused is not None  # there was at least one form
    failed("sending an answer", refused)
    return Unsent.CLOSED


async def replace(standing: discord.PartialMessage, *forms: Form) -> bool | None:
    """Put the first form that Discord takes in the place of a message; None where the message is no more."""
    for number, form in enumerate(forms, 1):
        try:
            shown = {key: value for key, value in _made(form).items() if key != "suppress_embeds"}
            await standing.edit(
                **shown, allowed_mentions=discord.AllowedMentions.none()
            )  # of a card the library sends none
        except discord.HTTPException as error:
            if error.code in _GONE:
                return None
            # What was posted as plain text stays plain text: Discord makes no card of it.
            if error.code == _WRONG_FORM and number < len(forms):
                continue
            failed("editing an answer", error)
            return False
        except SEND_ERRORS as error:
            failed("editing an answer", error)
            return False
        else:
            return True
    return False


async def remove(standing: discord.PartialMessage) -> bool:
    """Delete a message; whether it is no more."""
    try:
        await standing.delete()
    except SEND_ERRORS as error:
        if getattr(error, "code", None) not in _GONE:
            failed("deleting an answer", error)
            return False
    return True


def _made(form: Form) -> dict[str, Any]:
    return form() if callable(form) else form

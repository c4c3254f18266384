"""Telling Discord which commands there are, and only where it has others. No gateway needed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import discord
from discord.http import HTTPClient, Route

# What makes two definitions differ for a person; ids and Discord's own defaults do not.
_DEFINING = (
    "type",
    "name",
    "name_localizations",
    "description",
    "description_localizations",
    "required",
    "autocomplete",
    "min_length",
    "max_length",
    "contexts",
    "integration_types",
    "default_member_permissions",
)
_MENU = 2  # the first type of command that is none of the slash commands
_WITH_LOCALIZATIONS = {"with_localizations": "true"}
# A compatible server that takes commands and cannot tell them.
_CANNOT_TELL = (404, 405, 501)


@dataclass(frozen=True)
class Changes:
    """The names of the commands that differ from what Discord had."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


async def register(
    http: HTTPClient, application: int, definition: Sequence[dict[str, Any]], guild: int | None = None
) -> Changes:
    """Make Discord's commands, everywhere or in one server, what `definition` says; what that changed.

    Raises what discord.py raises of a request. Where nothing differs nothing is written: Discord allows 200 new commands a day.
    """
    place = f"/applications/{application}{'' if guild is None else f'/guilds/{guild}'}/commands"
    # Not fetch_commands: discord.py 2.7.1 reads the contexts and installs of a registered command one bit off.
    try:
        answered = await http.request(Route("GET", place), params=_WITH_LOCALIZATIONS)
    except discord.HTTPException as error:
        if error.status not in _CANNOT_TELL:
            raise
        answered = []
    held = [one for one in answered if isinstance(one, Mapping) and "name" in one] if isinstance(answered, list) else []
    changes = _changes(held, definition)
    if changes:
        await http.request(Route("PUT", place), json=list(definition))
    return changes


def _changes(held: Sequence[Mapping[str, Any]], ours: Sequence[Mapping[str, Any]]) -> Changes:
    before = {_called(command): _defining(command) for command in held}
    after = {_called(command): _defining(command) for command in ours}
    return Changes(
        tuple(name for name in after if name not in before),
        tuple(name for name in after if name in before and before[name] != after[name]),
        tuple(name for name in before if name not in after),
    )


def _called(command: Mapping[str, Any]) -> str:
    name: str = command["name"]
    return f"“{name}”" if command.get("type", 1) >= _MENU else f"/{name}"


def _defining(payload: Mapping[str, Any]) -> dict[str, Any]:
    kept = {key: payload[key] for key in _DEFINING if payload.get(key)}
    for places in ("contexts", "integration_types"):
        if places in kept:
            kept[places] = sorted(kept[places])
    if payload.get("options"):
        kept["options"] = [_defining(option) for option in payload["options"]]
    return kept

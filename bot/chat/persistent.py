"""A button whose id says all that it needs, so that no process need remember it."""

import re
from typing import Any, Self

import discord


class PersistentButton(discord.ui.DynamicItem[discord.ui.Button[Any]], template=r"(?!)"):
    """What every kind of button shares; each has its own template, and this one matches no id."""

    def __init__(self, custom_id: str, label: str = "…") -> None:
        super().__init__(discord.ui.Button(label=label, custom_id=custom_id, style=discord.ButtonStyle.secondary))

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], _item: discord.ui.Item[Any], match: re.Match[str], /
    ) -> Self:
        return cls(match.string)

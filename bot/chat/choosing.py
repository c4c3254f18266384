"""The message in which admins see a server's settings and change them, with menus that outlive a restart."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self

import discord

from bot.chat.responding import apologise, confirmed, respond, turn, voice_for
from bot.logs import log
from bot.rendering import notices, server_words
from bot.rendering.card import BLUE, YELLOW
from bot.rendering.voice import Voice, worded
from bot.store.errors import StoreError
from bot.store.records import ServerSettings

if TYPE_CHECKING:
    from bot.chat.client import FootnoteClient

# Discord's limit for one menu.
MOST_CHANNELS = 25
_LISTENED_TO = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.voice,
    discord.ChannelType.public_thread,
]
_AUTOMATIC = "auto"


class Setting(discord.ui.DynamicItem[discord.ui.Item[Any]], template=r"setting:(?P<what>\w+)"):
    """A menu that changes one setting. What is chosen there is checked again: Discord may still show an old menu."""

    @classmethod
    async def from_custom_id(
        cls, _interaction: discord.Interaction[Any], item: discord.ui.Item[Any], _match: re.Match[str], /
    ) -> Self:
        return cls(item)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        data: Any = interaction.data or {}
        try:
            await _choose(interaction, self.custom_id.partition(":")[2], data.get("values", []))
        except Exception as error:  # noqa: BLE001 - discord.py would log it, and the admin hear nothing
            await apologise(interaction, "a setting", error)


async def show_settings(interaction: discord.Interaction["FootnoteClient"]) -> None:
    """The settings as they are now, to who may change them."""
    if await _may(interaction):
        guild = interaction.guild_id or 0
        shown = _message(interaction.client.kept.settings(guild), interaction)
        await respond(interaction, {"view": shown}, private=True)


async def _choose(interaction: discord.Interaction["FootnoteClient"], what: str, values: Sequence[str]) -> None:
    if not await _may(interaction):
        return
    kept, guild = interaction.client.kept, interaction.guild_id or 0
    try:
        held = await confirmed(interaction, kept.change(guild, lambda now: changed(now, what, values)))
    except StoreError as error:
        log.warning("a setting is not saved: %s (%s)", error, error.cause)
        await respond(interaction, {"content": notices.not_kept(voice_for(interaction))}, private=True)
        return
    await turn(interaction, _message(held, interaction))


def changed(now: ServerSettings, what: str, values: Sequence[str]) -> ServerSettings:
    """The settings with what was chosen; what no menu of this version offers changes nothing."""
    match what, list(values):
        case "channels", chosen if all(one.isdecimal() for one in chosen):
            return replace(now, channels=frozenset(int(one) for one in chosen[:MOST_CHANNELS]))
        case "floor", [floor] if floor in map(str, server_words.FLOORS):
            return replace(now, floor=int(floor))
        case "private", [private] if private in ("0", "1"):
            return replace(now, private=private == "1")
        case "language", [language] if language in (_AUTOMATIC, *worded()):
            return replace(now, language=None if language == _AUTOMATIC else language)
        case "cooldown", [seconds] if seconds in map(str, server_words.COOLDOWNS):
            return replace(now, cooldown=int(seconds))
    return now


async def _may(interaction: discord.Interaction["FootnoteClient"]) -> bool:
    """Whether a person may change the settings; who may not has been told. Discord asks too, unless a server told it not to."""
    voice = voice_for(interaction)
    if interaction.guild_id is None or interaction.client.get_guild(interaction.guild_id) is None:
        await respond(interaction, {"content": server_words.only_in_servers(voice)}, private=True)
        return False
    if not interaction.permissions.manage_guild:
        await respond(interaction, {"content": server_words.not_for_you(voice)}, private=True)
        return False
    return True


def _message(held: ServerSettings, interaction: discord.Interaction["FootnoteClient"]) -> discord.ui.LayoutView:
    voice, client = voice_for(interaction), interaction.client
    channels = sorted(held.channels)
    lines = [f"# {voice.say(server_words.SETTINGS_TITLE)}"]
    lines += server_words.settings_lines(
        channels, held.floor, held.language, held.cooldown, voice, private=held.private
    )
    warnings = []
    if channels and not client.intents.message_content:
        warnings.append(server_words.content_missing(voice))
    if closed := _closed(channels, interaction):
        warnings.append(server_words.channels_closed(closed, voice))
    box = discord.ui.Container[discord.ui.LayoutView](accent_colour=YELLOW if warnings else BLUE)
    for text in ("\n".join(lines), *warnings):
        box.add_item(discord.ui.TextDisplay(text))
    for menu in (_channel_menu(channels, voice), *_menus(held, voice)):
        box.add_item(discord.ui.ActionRow(menu))
    view = discord.ui.LayoutView(timeout=None)
    view.add_item(box)
    return view


def _closed(channels: Sequence[int], interaction: discord.Interaction["FootnoteClient"]) -> list[int]:
    """The channels in which the bot cannot do what it is to do."""
    guild = interaction.client.get_guild(interaction.guild_id or 0)
    closed = []
    for channel in channels:
        found = guild.get_channel_or_thread(channel) if guild is not None else None
        if found is None or guild is None:
            closed.append(channel)
            continue
        may = found.permissions_for(guild.me)
        if not (may.view_channel and may.send_messages):
            closed.append(channel)
    return closed


def _channel_menu(channels: Sequence[int], voice: Voice) -> discord.ui.Item[Any]:
    return Setting(
        discord.ui.ChannelSelect(
            custom_id="setting:channels",
            placeholder=voice.say(server_words.CHANNELS_HINT),
            channel_types=_LISTENED_TO,
            min_values=0,
            max_values=MOST_CHANNELS,
            default_values=[discord.Object(channel, type=discord.abc.GuildChannel) for channel in channels],
        )
    )


def _menus(held: ServerSettings, voice: Voice) -> list[discord.ui.Item[Any]]:
    floors = {str(floor): server_words.floor_name(floor, voice) for floor in server_words.FLOORS}
    privacies = {str(int(private)): server_words.privacy_name(voice, private=private) for private in (False, True)}
    languages = {language or _AUTOMATIC: server_words.language_name(language, voice) for language in (None, *worded())}
    cooldowns = {str(seconds): server_words.cooldown_name(seconds, voice) for seconds in server_words.COOLDOWNS}
    return [
        _menu("floor", server_words.FLOOR_HINT, floors, str(held.floor), voice),
        _menu("private", server_words.PRIVATE_HINT, privacies, str(int(held.private)), voice),
        _menu("language", server_words.LANGUAGE_HINT, languages, held.language or _AUTOMATIC, voice),
        _menu("cooldown", server_words.COOLDOWN_HINT, cooldowns, str(held.cooldown), voice),
    ]


def _menu(what: str, hint: str, choices: dict[str, str], chosen: str, voice: Voice) -> discord.ui.Item[Any]:
    """A menu whose choices each say what they are of: closed, it shows nothing but the one that holds, on phones its beginning."""
    said = voice.say(hint)
    options = [
        discord.SelectOption(label=f"{name} · {said}"[:100], value=value, default=value == chosen)
        for value, name in choices.items()
    ]
    return Setting(discord.ui.Select(custom_id=f"setting:{what}", placeholder=said, options=options))

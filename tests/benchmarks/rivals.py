"""What the bot is measured against: a discord.py bot that does nothing, and one that echoes. Run with the kind and the API's address."""

import sys

import discord

from tests.loopback import TOKEN


class Rival(discord.AutoShardedClient):
    """Connects as the bot does, with the same intents and caches."""

    def __init__(self, *, echoes: bool) -> None:
        super().__init__(
            intents=discord.Intents(guilds=True, guild_messages=True, dm_messages=True),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            member_cache_flags=discord.MemberCacheFlags.none(),
        )
        self._echoes = echoes

    async def on_message(self, message: discord.Message) -> None:
        """Echo what mentions it, or do nothing at all."""
        if self._echoes and self.user is not None and self.user in message.mentions:
            await message.reply(message.content, mention_author=False)


if __name__ == "__main__":
    discord.http.Route.BASE = sys.argv[2]
    Rival(echoes=sys.argv[1] == "echo").run(TOKEN, log_handler=None)

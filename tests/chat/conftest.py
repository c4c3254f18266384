"""A running bot in a simulated Discord, answering from the shipped knowledge."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import discord
import pytest
import pytest_asyncio
import simcord

from bot.chat.client import FootnoteClient
from bot.chat.talks import Talks
from bot.facts.load import load
from bot.facts.model import Knowledge
from bot.footnote import Footnote
from tests.openapi import Specification

SHIPPED = Path(__file__).parents[2] / "knowledge"


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load(SHIPPED)


@pytest.fixture(scope="session")
def footnote(knowledge: Knowledge) -> Footnote:
    return Footnote(knowledge)


@pytest.fixture(scope="session")
def specification() -> Specification | None:
    return Specification.given()


@dataclass
class Newsroom:
    """A server with one channel and one person in it."""

    env: simcord.Env
    client: FootnoteClient
    guild: simcord.GuildHandle
    channel: simcord.ChannelHandle
    ann: simcord.MemberActor

    @property
    def bot(self) -> str:
        """How a person writes the bot's name."""
        assert self.client.user is not None
        return self.client.user.mention

    async def ask(self, question: str) -> discord.Message:
        """Mention the bot, and return its answer."""
        before = len(self.said())
        await self.ann.send(self.channel, f"{self.bot} {question}")
        said = self.said()
        assert len(said) == before + 1
        return said[-1]

    def said(self) -> list[discord.Message]:
        """What the bot has written in the channel, oldest first."""
        assert self.client.user is not None
        return [message for message in self.channel.history() if message.author.id == self.client.user.id]


def text_of(message: discord.Message | simcord.ResponseMessage | None) -> str:
    """Everything a person reads in a message, without the backslashes that Discord does not show."""
    assert message is not None
    parts = [message.content, *(embed.description or "" for embed in message.embeds)]
    return "\n".join(part for part in parts if part).replace("\\", "")


def buttons_of(message: discord.Message | simcord.ResponseMessage | None) -> list[str]:
    """The custom id of each button."""
    assert message is not None
    rows: list[Any] = [row if isinstance(row, dict) else row.to_dict() for row in message.components]
    return [button["custom_id"] for row in rows for button in row["components"]]


def make_client(footnote: Footnote) -> FootnoteClient:
    """The bot as `footnote run` builds it, with one shard."""
    return FootnoteClient(Talks(footnote), shard_count=1)


@pytest.fixture
def simcord_bot(footnote: Footnote) -> FootnoteClient:
    return make_client(footnote)


@pytest_asyncio.fixture
async def newsroom(
    simcord_env: simcord.Env, simcord_bot: FootnoteClient, specification: Specification | None
) -> AsyncIterator[Newsroom]:
    """Every request that the bot makes in it is as Discord's OpenAPI description has it."""
    guild = simcord_env.create_guild()
    channel = guild.create_text_channel("news")
    ann = guild.add_member(simcord_env.create_user("ann"))
    await simcord_env.settle()
    yield Newsroom(simcord_env, simcord_bot, guild, channel, ann)
    if specification is not None:
        for entry in simcord_env.http_requests:
            specification.hold(entry.method, entry.path, entry.json)

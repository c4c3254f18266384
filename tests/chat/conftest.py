"""A running bot in a simulated Discord, answering from the shipped knowledge."""

from collections.abc import AsyncIterator, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeAlias

import discord
import pytest
import pytest_asyncio
import simcord

from bot.answering.answer import Answer
from bot.chat.budgets import Budgets, Rate, Rates
from bot.chat.client import FootnoteClient
from bot.chat.identity import LONGEST_CUSTOM_ID
from bot.chat.kept import Kept
from bot.chat.talks import Talks
from bot.facts.load import load
from bot.facts.model import Knowledge
from bot.footnote import Footnote
from bot.rendering.card import LONGEST_CARD, LONGEST_LABEL, MOST_BUTTONS
from tests.chat.keeping import Clock, keeping
from tests.openapi import Specification

# Discord's limit for the parts of one message.
MOST_PARTS = 40
_PLENTY = Rate(100_000, 0.001)
UNHURRIED = Rates(_PLENTY, _PLENTY, _PLENTY, _PLENTY, _PLENTY)
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


Said: TypeAlias = discord.Message | simcord.ResponseMessage | None


def shown_by(result: simcord.InteractionResult) -> simcord.ResponseMessage:
    """The message that an interaction was answered with, now or later."""
    message = result.response or next(iter(result.followups), None)
    assert message is not None
    return message


def text_of(message: Said) -> str:
    """Everything a person reads in a message, without the backslashes that Discord does not show."""
    return raw_of(message).replace("\\", "")


def raw_of(message: Said) -> str:
    """The text of a message as sent."""
    assert message is not None
    parts = [part["content"] for part in _parts(message) if part["type"] == discord.ComponentType.text_display.value]
    return "\n".join([*([message.content] if message.content else []), *parts])


def buttons_of(message: Said) -> list[str]:
    """The custom id of each button."""
    return [part["custom_id"] for part in _parts(message) if part["type"] == discord.ComponentType.button.value]


def pressable(message: Said) -> list[dict[str, Any]]:
    """The buttons that can be pressed."""
    shown = (part for part in _parts(message) if part["type"] == discord.ComponentType.button.value)
    return [part for part in shown if not part.get("disabled")]


def labels_of(message: Said) -> list[str]:
    """What stands on each button that can be pressed."""
    return [part["label"] for part in pressable(message)]


def _parts(message: Said) -> Iterator[dict[str, Any]]:
    assert message is not None
    return parts_of([part if isinstance(part, dict) else part.to_dict() for part in message.components])


def parts_of(components: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """Every part of a message, from the top, with those inside others."""
    waiting = list(components)
    while waiting:
        part = waiting.pop(0)
        yield part
        beside = [part["accessory"]] if "accessory" in part else []
        waiting = [*part.get("components", ()), *beside, *waiting]


def hold_limits(body: Any) -> None:
    """Raise AssertionError where a message has more parts, text or longer labels than Discord takes."""
    shown = body.get("data", body) if isinstance(body, dict) else {}
    parts = list(parts_of(shown.get("components", ()) if isinstance(shown, dict) else ()))
    assert len(parts) <= MOST_PARTS
    written = [part["content"] for part in parts if part["type"] == discord.ComponentType.text_display.value]
    assert sum(len(text.encode("utf-16-le")) // 2 for text in written) <= LONGEST_CARD
    assert all(written)
    pressed = [part["custom_id"] for part in parts if "custom_id" in part]
    assert len(set(pressed)) == len(pressed)
    assert all(1 <= len(one) <= LONGEST_CUSTOM_ID for one in pressed)
    assert all(1 <= len(part["label"]) <= LONGEST_LABEL for part in parts if "label" in part)
    rows = [part for part in parts if part["type"] == discord.ComponentType.action_row.value]
    assert all(1 <= len(row["components"]) <= MOST_BUTTONS for row in rows)


def hold_no_mentions(body: Any) -> None:
    """Raise AssertionError where somebody whom a message names would be pinged."""
    shown = body.get("data", body) if isinstance(body, dict) else {}
    if isinstance(shown, dict) and "tts" in shown:  # which discord.py writes into every message
        allowed = shown.get("allowed_mentions") or {}
        assert allowed.get("parse") == []
        assert not allowed.get("replied_user")


def ask(footnote: Footnote, question: str) -> Answer:
    """The answer to a question that begins a talk."""
    return footnote.ask(question, None, datetime(2026, 1, 1, tzinfo=UTC))[0]


def make_client(footnote: Footnote) -> FootnoteClient:
    """The bot as `footnote run` builds it, with one shard, for tests that ask faster than people."""
    return FootnoteClient(Talks(footnote), budgets=Budgets(UNHURRIED), shard_count=1)


@pytest.fixture
def clock() -> Clock:
    """What the bot takes for now, where a test has it keep something."""
    return Clock()


@pytest_asyncio.fixture
async def kept(tmp_path: Path, clock: Clock) -> AsyncIterator[Kept]:
    """What the bot keeps, in a database of its own."""
    async with keeping(tmp_path / "footnote.db", clock) as kept:
        yield kept


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
    calls = [entry.path for entry in simcord_env.http_requests if entry.path.endswith("/callback")]
    assert len(set(calls)) == len(calls)  # no interaction is answered twice
    for entry in simcord_env.http_requests:
        hold_limits(entry.json)
        hold_no_mentions(entry.json)
        if specification is not None:
            specification.hold(entry.method, entry.path, entry.json)

"""The command in a message's context menu that checks what somebody wrote."""

import discord
import pytest

from bot.chat.commands.asking import CHECK
from tests.chat.conftest import Newsroom, text_of

_MESSAGE = discord.AppCommandType.message


async def test_the_numbers_of_a_message_are_checked_privately(newsroom: Newsroom) -> None:
    written = await newsroom.ann.send(newsroom.channel, "lol exports to the EU **fell 28.6%** in November <@123>")
    result = await newsroom.ann.context_menu(newsroom.channel, CHECK, written)
    assert result.ephemeral
    text = text_of(result.response)
    assert text.splitlines()[0] == "# Contradicted by the articles"
    assert "nearly +15%" in text


async def test_a_message_without_a_number_gets_a_calm_answer(newsroom: Newsroom) -> None:
    written = await newsroom.ann.send(newsroom.channel, "good morning everyone")
    result = await newsroom.ann.context_menu(newsroom.channel, CHECK, written)
    assert "Nothing to check" in text_of(result.response)


async def test_several_statements_are_listed_with_their_verdicts(newsroom: Newsroom) -> None:
    written = await newsroom.ann.send(newsroom.channel, "Exports rose 5.9% in November, imports fell 1.9% @everyone")
    text = text_of((await newsroom.ann.context_menu(newsroom.channel, CHECK, written)).response)
    assert "Supported: “Exports rose 5.9%" in text.replace("*", "")
    assert "Contradicted: “imports fell 1.9%" in text.replace("*", "")


async def test_the_longest_message_fits(newsroom: Newsroom) -> None:
    written = await newsroom.ann.send(newsroom.channel, "Exports rose 5.9% in November. " * 60)
    result = await newsroom.ann.context_menu(newsroom.channel, CHECK, written)
    assert len(text_of(result.response)) <= 4000


async def test_it_works_where_a_user_installed_it(newsroom: Newsroom) -> None:
    (command,) = [c for c in newsroom.client.tree.get_commands(type=_MESSAGE) if c.name == CHECK]
    payload = command.to_dict(newsroom.client.tree)
    assert sorted(payload["contexts"]) == [0, 1, 2]
    assert sorted(payload["integration_types"]) == [0, 1]


async def test_a_defect_is_told_with_a_reference(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(_: str) -> None:
        raise RuntimeError("broken")

    monkeypatch.setattr(newsroom.client.talks.footnote, "check", broken)
    written = await newsroom.ann.send(newsroom.channel, "Exports rose 5.9%")
    result = await newsroom.ann.context_menu(newsroom.channel, CHECK, written)
    assert result.ephemeral
    assert text_of(result.response).split("`")[1] in caplog.text
    assert newsroom.env.errors

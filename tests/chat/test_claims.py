"""The command in a message's context menu that checks what somebody wrote."""

import discord
import pytest

from bot.chat.commands.asking import CHECK
from bot.footnote import Footnote
from tests.chat.conftest import Newsroom, text_of
from tests.chat.connected import connected, eventually
from tests.troubled import Troubled

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


_CLAIM = "Exports to the EU fell 28.6% in November"
_BUTTON = {"type": 2, "style": 2, "label": "Exports rose 5.9%", "custom_id": "x"}
_SECTION = {"type": 9, "components": [{"type": 10, "content": _CLAIM}], "accessory": _BUTTON}
_CARD = {"type": 17, "components": [_SECTION]}
_POLL = {"question": {"text": "What fell?"}, "answers": [{"answer_id": 1, "poll_media": {"text": _CLAIM}}], "expiry": None,
         "allow_multiselect": False, "layout_type": 1}  # fmt: skip


@pytest.mark.parametrize(
    "shown",
    [
        {"components": [_CARD], "flags": 1 << 15},
        {"poll": _POLL},
        {"message_snapshots": [{"message": {"type": 0, "content": "", "timestamp": "2026-01-01T00:00:00+00:00", "edited_timestamp": None,
                                            "embeds": [], "attachments": [], "mentions": [], "flags": 1 << 15, "components": [_CARD]}}],
         "message_reference": {"type": 1, "channel_id": "1"}},
    ],
    ids=["a card", "a poll without an end", "a forwarded card"],
)  # fmt: skip
async def test_what_a_message_shows_is_checked_wherever_it_stands(footnote: Footnote, shown: dict[str, object]) -> None:
    async with Troubled() as there, connected(footnote, there):
        message = {**there.written(""), **shown}
        del message["guild_id"]
        asked = {"id": "1", "type": 3, "name": CHECK, "target_id": message["id"]}
        await there.interact(2, {**asked, "resolved": {"messages": {message["id"]: message}}})
        await eventually(lambda: any("/callback" in request.path for request in there.requests))
        (answer,) = (request.body for request in there.requests if "/callback" in request.path)
    assert "# Contradicted by the articles" in str(answer)
    assert "5.9" not in str(answer)

"""What an interaction gets when things are slow, broken or late: always a sign of life, never twice the same."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import discord
import pytest
from discord import app_commands

from bot.answering.answer import Answer
from bot.chat.responding import DOUBLE_CLICK, PATIENCE, Presses, reached, respond, turn
from bot.chat.views import list_message
from bot.rendering.listing import Place, Told
from tests.chat.conftest import Newsroom, buttons_of, shown_by, text_of

US = "how much did exports to the US fall in November?"
_SLOW = 0.3
# Discord's numbers for: here is the answer; the answer comes later.
_ANSWERED, _DEFERRED = 4, 5


async def test_a_slow_answer_is_announced_within_a_second_and_then_given(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    interaction = await _waiting(newsroom, monkeypatch)
    began = time.perf_counter()
    answer = await reached(interaction, _slowly(lambda: "there it is"), private=True)
    (announced,) = _callbacks(newsroom)
    assert announced["type"] == _DEFERRED
    assert announced["data"]["flags"] == discord.MessageFlags(ephemeral=True).value
    assert began + PATIENCE + _SLOW <= time.perf_counter()
    await respond(interaction, {"content": answer}, private=True)
    assert _last(newsroom)["content"] == "there it is"


async def test_a_fast_answer_is_not_announced(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    interaction = await _waiting(newsroom, monkeypatch)
    assert await reached(interaction, lambda: 1) == 1
    assert _callbacks(newsroom) == []
    await respond(interaction, {"content": "there it is"})
    assert [one["type"] for one in _callbacks(newsroom)] == [_ANSWERED]


async def test_a_defect_in_a_slow_answer_is_told_with_a_reference(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    interaction = await _waiting(newsroom, monkeypatch)
    with pytest.raises(RuntimeError) as raised:
        await reached(interaction, _slowly(_breaks))
    await newsroom.client.tree.on_error(interaction, _invoked(interaction, raised.value))
    assert _last(newsroom)["content"].split("`")[1] in caplog.text
    assert "secret words" not in caplog.text
    assert newsroom.env.errors


async def test_a_page_that_took_long_comes_in_a_message_of_its_own(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    interaction = await _waiting(newsroom, monkeypatch)
    shown = await reached(
        interaction, _slowly(lambda: newsroom.client.catalogue.page(Place(Told.QUOTES, "|", 1))), private=True
    )
    assert shown is not None
    await turn(interaction, list_message(shown)["view"])
    assert "Page 2 of" in str(newsroom.env.http_requests[-1].json)


async def test_a_slow_answer_holds_nobody_else(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    talks, gaps = newsroom.client.talks, []
    ask = talks.ask

    def busy(question: str, where: tuple[int, int]) -> Answer:
        until = time.perf_counter() + _SLOW
        while time.perf_counter() < until:
            pass
        return ask(question, where)

    async def beat() -> None:
        last = time.perf_counter()
        while True:
            await asyncio.sleep(0.005)
            gaps.append(time.perf_counter() - last)
            last = time.perf_counter()

    monkeypatch.setattr(talks, "ask", busy)
    beating = asyncio.create_task(beat())
    await newsroom.ann.slash(newsroom.channel, "ask", question=US)
    beating.cancel()
    assert max(gaps) < _SLOW


@pytest.mark.parametrize(
    ("command", "filled", "broken"),
    [
        ("exports", {}, "bot.chat.options.FamilyOptions.choose"),
        ("compare", {"first": "a", "second": "b"}, "bot.chat.catalogue.Catalogue.compared"),
        ("number", {"number": "24%"}, "bot.chat.catalogue.Catalogue.number"),
        ("quote", {}, "bot.chat.catalogue.Catalogue.quotes"),
        ("check", {"text": "a"}, "bot.footnote.Footnote.check"),
        ("disagreements", {}, "bot.footnote.Footnote.disagreements"),
        ("sources", {}, "bot.rendering.lists.articles_list"),
        ("metrics", {}, "bot.chat.catalogue.Catalogue.group"),
        ("help", {}, "bot.footnote.Footnote.talk"),
        ("about", {}, "bot.footnote.Footnote.talk"),
    ],
)
async def test_a_defect_behind_any_command_is_one_private_sentence_with_a_reference(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture,
    command: str, filled: dict[str, str], broken: str,
) -> None:  # fmt: skip
    monkeypatch.setattr(broken, _breaks)
    result = await newsroom.ann.slash(newsroom.channel, command, **filled)
    assert result.ephemeral
    assert text_of(result.response).split("`")[1] in caplog.text
    assert newsroom.env.errors


@pytest.mark.parametrize(
    ("command", "option", "broken"),
    [
        ("exports", "market", "bot.chat.options.FamilyOptions.offered"),
        ("compare", "first", "bot.chat.picks.SeriesPicks.offered"),
        ("quote", "speaker", "bot.chat.picks.VoicePicks.speakers"),
        ("quote", "topic", "bot.chat.picks.VoicePicks.topics"),
        ("sources", "article", "bot.chat.catalogue.Catalogue.articles"),
        ("metrics", "group", "bot.chat.catalogue.Catalogue.grouped"),
    ],
)
async def test_offering_choices_never_fails(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, command: str, option: str, broken: str
) -> None:  # fmt: skip
    monkeypatch.setattr(broken, _breaks)
    assert await newsroom.ann.autocomplete(newsroom.channel, command, option, "x") == []
    assert "offering choices failed [" in caplog.text
    assert newsroom.env.errors == []


async def test_choices_of_a_command_that_has_changed_are_none(newsroom: Newsroom) -> None:
    newsroom.client.tree.remove_command("exports")
    assert await newsroom.ann.autocomplete(newsroom.channel, "exports", "market", "x") == []
    assert newsroom.env.errors


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (503, 0)])
async def test_a_page_that_cannot_be_turned_is_logged(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture, status: int, code: int
) -> None:
    shown = shown_by(await newsroom.ann.slash(newsroom.channel, "quote"))
    newsroom.env.inject_error("POST", "/interactions/*/*/callback", status=status, code=code)
    await newsroom.ann.click(shown, label="Next ›")
    assert f"(status {status}, code {code})" in caplog.text
    assert newsroom.env.errors == []


async def test_a_press_is_a_double_click_only_at_once_and_only_of_the_same(newsroom: Newsroom) -> None:
    now = [100.0]
    presses = Presses(lambda: now[0])
    first, other = await _pressed(newsroom, 0), await _pressed(newsroom, 1)
    assert not presses.is_double(first)
    assert presses.is_double(first)
    assert not presses.is_double(other)
    now[0] += DOUBLE_CLICK
    assert not presses.is_double(first)


async def _pressed(newsroom: Newsroom, button: int) -> discord.Interaction[Any]:
    """The interaction of a pressed button."""
    answer = await newsroom.ask("what is the tariff?")
    waiting = asyncio.create_task(newsroom.client.wait_for("interaction"))
    await newsroom.ann.click(answer, custom_id=buttons_of(answer)[button])
    pressed: discord.Interaction[Any] = await waiting
    return pressed


async def _waiting(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> discord.Interaction[Any]:
    """An interaction that nobody has answered yet."""
    kept: list[discord.Interaction[Any]] = []

    async def keep(interaction: discord.Interaction[Any], *_: object) -> None:
        kept.append(interaction)

    monkeypatch.setattr(newsroom.client.tree.get_command("about"), "_callback", keep)
    await newsroom.ann.slash(newsroom.channel, "about")
    return kept[0]


def _invoked(interaction: discord.Interaction[Any], error: Exception) -> app_commands.CommandInvokeError:
    command = interaction.command
    assert isinstance(command, app_commands.Command)
    return app_commands.CommandInvokeError(command, error)


def _slowly(work: Callable[[], Any]) -> Callable[[], Any]:
    def slow() -> Any:
        time.sleep(PATIENCE + _SLOW)
        return work()

    return slow


def _last(newsroom: Newsroom) -> Any:
    return newsroom.env.http_requests[-1].json


def _callbacks(newsroom: Newsroom) -> list[Any]:
    return [entry.json for entry in newsroom.env.http_requests if entry.path.endswith("/callback")]


def _breaks(*_: object, **__: object) -> None:
    raise RuntimeError("secret words")

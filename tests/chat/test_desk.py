"""Answers that follow their questions, channels that are listened to, and what a restart or a lost database leaves of that."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import discord
import pytest
import pytest_asyncio
from simcord.backend import serializers

from bot.chat.budgets import Rate, Rates
from bot.chat.client import FootnoteClient
from bot.chat.desk import Desk
from bot.chat.kept import Kept
from bot.chat.posts import Posts
from bot.footnote import Footnote
from tests.chat.conftest import Newsroom, text_of
from tests.chat.connected import connected
from tests.chat.keeping import Clock, client_with, keeping, written
from tests.loopback import BOT
from tests.troubled import Troubled

US = "how much did exports to the US fall in November?"
EU = "how much did exports to the EU grow in November?"
SURELY = "How much did China's exports to the US fall in November?"


@pytest.fixture
def simcord_bot(footnote: Footnote, kept: Kept, clock: Clock) -> FootnoteClient:
    return client_with(footnote, kept, clock, rates=Rates(person=Rate(8, 5)))


async def listen(newsroom: Newsroom, floor: int = 0) -> None:
    """Have the admins switch the channel on."""
    channels = frozenset({newsroom.channel.id})
    await newsroom.client.kept.change(
        newsroom.guild.id, lambda now: replace(now, channels=channels, floor=floor or now.floor)
    )


Restart: TypeAlias = Callable[[], Awaitable[None]]


@pytest_asyncio.fixture
async def restart(newsroom: Newsroom, footnote: Footnote, clock: Clock, tmp_path: Path) -> AsyncIterator[Restart]:
    """Another process with the same database, a moment later."""
    async with AsyncExitStack() as processes:

        async def restarted() -> None:
            await written(newsroom.client.kept)
            clock.after(seconds=30)
            kept = await processes.enter_async_context(keeping(tmp_path / "footnote.db", clock))
            newsroom.client = client_with(footnote, kept, clock)
            await newsroom.env.restart_bot(newsroom.client)

        yield restarted


# Edits.


async def test_an_edited_question_has_its_answer_edited(newsroom: Newsroom) -> None:
    await newsroom.ask(US)
    (question, answer) = newsroom.channel.history()
    await newsroom.ann.edit(question, f"{newsroom.bot} {EU}")
    (same,) = newsroom.said()
    assert same.id == answer.id
    assert "+15%" in text_of(same)


async def test_an_answer_goes_when_its_question_is_none_any_more(newsroom: Newsroom) -> None:
    await newsroom.ask(US)
    await newsroom.ann.edit(newsroom.channel.history()[0], "never mind")
    assert newsroom.said() == []


async def test_a_message_edited_into_a_question_is_answered(newsroom: Newsroom) -> None:
    said = await newsroom.ann.send(newsroom.channel, "hello all")
    await newsroom.ann.edit(said, f"{newsroom.bot} {US}")
    assert "28.6" in text_of(newsroom.said()[0])


async def test_an_edit_of_long_ago_that_comes_with_a_pin_is_not_answered(newsroom: Newsroom, clock: Clock) -> None:
    said = await newsroom.ann.send(newsroom.channel, "hello all")
    clock.after(hours=2)
    await newsroom.ann.edit(said, f"{newsroom.bot} {US}")
    assert newsroom.said() == []


async def test_a_pin_changes_nothing(newsroom: Newsroom) -> None:
    await newsroom.ask(US)
    before = len(newsroom.env.http_requests)
    await newsroom.ann.edit(newsroom.channel.history()[0], f"{newsroom.bot} {US}")
    assert len(newsroom.env.http_requests) == before


async def test_an_edit_is_answered_after_a_restart_too(newsroom: Newsroom, restart: Restart) -> None:
    await newsroom.ask(US)
    await restart()
    await newsroom.ann.edit(newsroom.channel.history()[0], f"{newsroom.bot} {EU}")
    assert ["+15%" in text_of(message) for message in newsroom.said()] == [True]


async def test_an_answer_that_somebody_deleted_is_not_written_again(newsroom: Newsroom) -> None:
    answer = await newsroom.ask(US)
    newsroom.env.inject_error("PATCH", f"/channels/*/messages/{answer.id}", status=404, code=10008)
    question = newsroom.channel.history()[0]
    await newsroom.ann.edit(question, f"{newsroom.bot} {EU}")
    assert await newsroom.client.desk.posts.find(question.id) is None


async def test_an_answer_in_plain_text_stays_plain_text(newsroom: Newsroom) -> None:
    newsroom.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    answer = await newsroom.ask(US)
    newsroom.env.inject_error("PATCH", f"/channels/*/messages/{answer.id}", status=400, code=50035)
    await newsroom.ann.edit(newsroom.channel.history()[0], f"{newsroom.bot} {EU}")
    assert "+15%" in newsroom.said()[0].content


@pytest.mark.parametrize("told", [True, False])
async def test_the_role_that_discord_made_for_the_bot_may_be_picked_in_its_place(
    footnote: Footnote, *, told: bool
) -> None:
    """`told`: the message has its text, which Discord keeps back from a bot without the intent."""
    async with Troubled() as there, connected(footnote, there):
        role = {"name": "Footnote", "color": 0, "hoist": False, "position": 1, "permissions": "0", "mentionable": False}
        for number, tags in (("8", {}), ("9", {"tags": {"bot_id": str(BOT)}})):
            made = {**role, "id": number, "managed": bool(tags), **tags}
            await there.dispatch("GUILD_ROLE_CREATE", {"guild_id": str(there.guild_id(0)), "role": made})
        others, ours = (there.written(f"<@&{role}> {US}" if told else "") for role in ("8", "9"))
        await there.dispatch("MESSAGE_CREATE", {**others, "mention_roles": ["8"]})
        await there.dispatch("MESSAGE_CREATE", {**ours, "mention_roles": ["9"]})
        await there.until(lambda: bool(there.messages))
        (answer,) = there.posted()
    assert ours["id"] == str(answer["message_reference"]["message_id"])
    assert ("28.6" if told else "only messages that mention me") in str(answer)


async def test_a_card_that_cannot_be_edited_now_is_not_made_plain_text(newsroom: Newsroom) -> None:
    answer = await newsroom.ask(US)
    newsroom.env.inject_error("PATCH", f"/channels/*/messages/{answer.id}", status=400, code=50083, times=None)
    await newsroom.ann.edit(newsroom.channel.history()[0], f"{newsroom.bot} {EU}")
    assert [entry.method for entry in newsroom.env.http_requests].count("PATCH") == 1


async def test_a_pointer_becomes_an_answer_when_its_question_becomes_another(newsroom: Newsroom) -> None:
    await newsroom.ask(US)
    await newsroom.ask(US)
    await newsroom.ann.edit(newsroom.channel.history()[2], f"{newsroom.bot} {EU}")
    assert "+15%" in text_of(newsroom.said()[1])


# Deletions.


async def test_a_deleted_question_takes_its_answer_along(newsroom: Newsroom) -> None:
    await newsroom.ask(US)
    await newsroom.ann.delete(newsroom.channel.history()[0])
    assert newsroom.channel.history() == []


async def test_a_question_deleted_after_a_restart_takes_its_answer_along(newsroom: Newsroom, restart: Restart) -> None:
    await newsroom.ask(US)
    await restart()
    await newsroom.ann.delete(newsroom.channel.history()[0])
    assert newsroom.said() == []


async def test_questions_deleted_together_take_their_answers_along(newsroom: Newsroom) -> None:
    asked = [message.id for message in [await _asked(newsroom, question) for question in (US, EU)]]
    newsroom.env.backend.emit(
        "MESSAGE_DELETE_BULK",
        {
            "ids": [str(one) for one in asked],
            "channel_id": str(newsroom.channel.id),
            "guild_id": str(newsroom.guild.id),
        },
    )
    await newsroom.env.settle()
    assert newsroom.said() == []


async def test_an_answer_that_cannot_be_deleted_is_logged(newsroom: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    await newsroom.ask(US)
    newsroom.env.inject_error("DELETE", "/channels/*/messages/*", status=403, code=50013, times=None)
    await newsroom.ann.delete(newsroom.channel.history()[0])
    assert any("deleting an answer" in record.message for record in caplog.records)


async def _asked(newsroom: Newsroom, question: str) -> discord.Message:
    return await newsroom.ann.send(newsroom.channel, f"{newsroom.bot} {question}")


# Once.


async def test_a_message_that_comes_again_is_answered_once(newsroom: Newsroom) -> None:
    asked = await _asked(newsroom, US)
    stored = newsroom.env.backend.messages[newsroom.channel.id][asked.id]
    newsroom.env.backend.emit("MESSAGE_CREATE", serializers.message_payload(newsroom.env.backend, stored))
    await newsroom.env.settle()
    assert len(newsroom.said()) == 1


async def test_the_same_question_within_a_minute_is_pointed_to_its_answer(newsroom: Newsroom) -> None:
    first = await newsroom.ask(US)
    ben = newsroom.guild.add_member(newsroom.env.create_user("ben"))
    await ben.send(newsroom.channel, f"{newsroom.bot} {US.upper()}")
    assert first.jump_url in newsroom.said()[1].content
    assert "28.6" not in newsroom.said()[1].content


async def test_after_a_minute_it_is_answered_again(newsroom: Newsroom, clock: Clock) -> None:
    await newsroom.ask(US)
    clock.after(minutes=2)
    assert "28.6" in text_of(await newsroom.ask(US))


async def test_an_answer_that_is_gone_is_not_pointed_to(newsroom: Newsroom) -> None:
    await newsroom.ask(US)
    await newsroom.ann.delete(newsroom.channel.history()[0])
    assert "28.6" in text_of(await newsroom.ask(US))


# Channels that are listened to.


async def test_a_sure_question_is_answered_where_an_admin_switched_it_on(newsroom: Newsroom) -> None:
    await newsroom.ann.send(newsroom.channel, SURELY)
    assert newsroom.said() == []
    await listen(newsroom)
    await newsroom.ann.send(newsroom.channel, SURELY)
    assert "28.6" in text_of(newsroom.said()[0])


@pytest.mark.parametrize(
    "said",
    [
        "exports to the US fell 28.6% in November",
        "how much did exports to India fall in November?",
        "what is the tariff?",
        "thanks!",
        "lol",
        "where do we eat tonight?",
    ],
)
async def test_everything_else_is_left_alone_there(newsroom: Newsroom, said: str) -> None:
    await listen(newsroom)
    await newsroom.ann.send(newsroom.channel, said)
    assert newsroom.said() == []
    await written(newsroom.client.kept)
    assert newsroom.client.kept.store is not None
    assert await newsroom.client.kept.store.review.unanswered() == ()


async def test_what_people_ask_each_other_is_left_alone_there(newsroom: Newsroom) -> None:
    await listen(newsroom)
    ben = newsroom.guild.add_member(newsroom.env.create_user("ben"))
    said = await ben.send(newsroom.channel, "I read the article")
    await newsroom.ann.send(newsroom.channel, f"{ben.mention} {SURELY}")
    await newsroom.ann.send(newsroom.channel, SURELY, reply_to=said)
    assert newsroom.said() == []


async def test_an_admin_can_raise_the_floor(newsroom: Newsroom) -> None:
    await listen(newsroom, floor=100)
    await newsroom.ann.send(newsroom.channel, SURELY.removesuffix("?"))
    assert newsroom.said() == []
    await newsroom.ann.send(newsroom.channel, SURELY)
    assert len(newsroom.said()) == 1


async def test_threads_of_such_a_channel_are_listened_to_as_well(newsroom: Newsroom) -> None:
    await listen(newsroom)
    parent = newsroom.client.get_channel(newsroom.channel.id)
    assert isinstance(parent, discord.TextChannel)
    thread = await parent.create_thread(name="figures", type=discord.ChannelType.public_thread)
    await newsroom.env.settle()
    (handle,) = newsroom.channel.threads
    await newsroom.ann.send(handle, SURELY)
    assert "28.6" in text_of(handle.history()[-1])
    assert thread.id == handle.id


async def test_an_overheard_question_that_becomes_talk_loses_its_answer(newsroom: Newsroom) -> None:
    await listen(newsroom)
    said = await newsroom.ann.send(newsroom.channel, SURELY)
    await newsroom.ann.edit(said, "exports fell a lot, I read")
    assert newsroom.said() == []


# How fast.


async def test_who_asks_too_fast_is_told_once(newsroom: Newsroom, clock: Clock) -> None:
    for _ in range(12):
        await _asked(newsroom, "thanks")
    told = [message for message in newsroom.channel.history() if "second" in message.content]
    assert len(newsroom.said()) == 8 + len(told)
    assert len(told) <= 1  # it goes by itself
    clock.after(minutes=5)
    assert "28.6" in text_of(await newsroom.ask(US))


async def test_a_cooldown_that_admins_chose_holds(newsroom: Newsroom, clock: Clock) -> None:
    await newsroom.client.kept.change(newsroom.guild.id, lambda now: replace(now, cooldown=60))
    await _asked(newsroom, US)
    await _asked(newsroom, EU)
    assert not [message for message in newsroom.said() if "+15%" in text_of(message)]
    clock.after(seconds=61)
    assert "+15%" in text_of(await newsroom.ask(EU))


# What is kept.


async def test_a_follow_up_works_after_a_restart(newsroom: Newsroom, restart: Restart) -> None:
    await newsroom.ask(US)
    await restart()
    assert "+15%" in text_of(await newsroom.ask("and to the EU?"))


async def test_a_talk_that_has_faded_is_not_brought_back(newsroom: Newsroom, clock: Clock, restart: Restart) -> None:
    await newsroom.ask("how did imports do in november")
    clock.after(minutes=6)
    await restart()
    assert "imports ·" not in text_of(await newsroom.ask("and in october?"))


async def test_a_question_without_an_answer_is_noted_without_who_asked(newsroom: Newsroom) -> None:
    await newsroom.ask("how much did exports to India fall?")
    await written(newsroom.client.kept)
    assert newsroom.client.kept.store is not None
    (noted,) = await newsroom.client.kept.store.review.unanswered()
    assert (noted.text, noted.count) == ("how much did exports to india fall?", 1)


async def test_answers_go_on_without_the_database(
    newsroom: Newsroom, footnote: Footnote, clock: Clock, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL, "footnote.store")
    file = tmp_path / "lost" / "footnote.db"
    async with keeping(file, clock) as kept:
        newsroom.client = client_with(footnote, kept, clock)
        await newsroom.env.restart_bot(newsroom.client)
        for part in file.parent.iterdir():
            part.unlink()
        file.parent.rmdir()
        await newsroom.ask(US)
        await newsroom.ann.edit(newsroom.channel.history()[0], f"{newsroom.bot} {EU}")
        assert "+15%" in text_of(newsroom.said()[0])
        assert "28.6" in text_of(await newsroom.ask(US))


async def test_where_it_may_not_write_a_person_is_told_in_private(newsroom: Newsroom) -> None:
    newsroom.env.inject_error("POST", f"/channels/{newsroom.channel.id}/messages", status=403, code=50013, times=None)
    for _ in range(2):
        await _asked(newsroom, US)
    private = newsroom.ann.user.dm_channel.history()
    assert [newsroom.channel.mention in message.content for message in private] == [True]


async def test_a_question_deleted_while_it_is_being_answered_leaves_no_answer(
    newsroom: Newsroom, kept: Kept, clock: Clock
) -> None:
    await newsroom.ask(US)
    desk = Desk(newsroom.client, Posts(kept, now=clock))
    question = newsroom.channel.history()[0]
    await asyncio.gather(desk.asked(question), desk.deleted((question.id,)))
    await newsroom.env.settle()
    assert len(newsroom.said()) == 1  # that of the first desk


async def test_in_a_thread_where_it_may_not_write_a_person_is_told_in_private(newsroom: Newsroom) -> None:
    parent = newsroom.client.get_channel(newsroom.channel.id)
    assert isinstance(parent, discord.TextChannel)
    thread = await parent.create_thread(name="locked", type=discord.ChannelType.public_thread)
    await newsroom.env.settle()
    (handle,) = newsroom.channel.threads
    newsroom.env.inject_error("POST", f"/channels/{thread.id}/messages", status=403, code=160005, times=None)
    await newsroom.ann.send(handle, f"{newsroom.bot} {US}")
    assert handle.mention in newsroom.ann.user.dm_channel.history()[0].content


async def test_who_takes_no_private_messages_is_left_alone(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom.env.inject_error("POST", f"/channels/{newsroom.channel.id}/messages", status=403, code=50013, times=None)
    newsroom.env.inject_error("POST", "/users/@me/channels", status=403, code=50007, times=None)
    await _asked(newsroom, US)
    assert any("in private" in record.message for record in caplog.records)


async def test_a_defect_is_told_who_asked_and_nobody_else(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object) -> None:
        raise ValueError(US)

    await listen(newsroom)
    monkeypatch.setattr(newsroom.client.talks, "ask", broken)
    monkeypatch.setattr(newsroom.client.talks, "overhear", broken)
    await newsroom.ann.send(newsroom.channel, SURELY)
    assert newsroom.said() == []
    (told,) = [await newsroom.ask(US)]
    assert "went wrong" in told.content
    await newsroom.ann.edit(newsroom.channel.history()[-2], f"{newsroom.bot} {EU}")
    assert newsroom.said() == [told]
    assert "how much" not in caplog.text

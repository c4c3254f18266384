"""Which messages are answered, how, and what a refusal by Discord or the network costs."""

import logging
from dataclasses import replace
from typing import Any

import discord
import pytest
from simcord.backend import serializers

from bot.answering.answer import Answer, Status
from bot.chat.client import FootnoteClient
from bot.rendering.voice import Voice
from bot.rendering.words import headline
from tests.chat.conftest import Newsroom, ask, raw_of, text_of

US = "how much did exports to the US fall in November?"


async def test_a_mention_is_answered_with_the_number_and_its_articles(newsroom: Newsroom) -> None:
    text = text_of(await newsroom.ask(US))
    assert "28.6" in text.splitlines()[0]
    for article in newsroom.client.knowledge.articles.values():
        assert article.name in text


async def test_an_answer_is_a_reply_that_pings_nobody(newsroom: Newsroom) -> None:
    answer = await newsroom.ask(US)
    assert answer.reference is not None
    sent: Any = newsroom.env.http_requests[-1].json
    assert sent["allowed_mentions"]["parse"] == []
    assert not sent["allowed_mentions"]["replied_user"]


async def test_a_mention_counts_wherever_it_stands_and_is_no_part_of_the_question(newsroom: Newsroom) -> None:
    await newsroom.ann.send(
        newsroom.channel, f"how much did {newsroom.bot} exports to the US fall in November <:ship:123>?"
    )
    assert "28.6" in text_of(newsroom.said()[-1])


@pytest.mark.parametrize("text", ["@everyone " + US, "@here " + US, US, "<@123456789012345678> " + US])
async def test_what_is_not_for_the_bot_gets_no_answer(newsroom: Newsroom, text: str) -> None:
    await newsroom.ann.send(newsroom.channel, text)
    assert newsroom.said() == []


async def test_a_mentioned_role_of_the_bot_is_no_mention(newsroom: Newsroom) -> None:
    role = newsroom.guild.create_role("bots")
    await newsroom.ann.send(newsroom.channel, f"<@&{role.id}> {US}")
    assert newsroom.said() == []


async def test_a_direct_message_needs_no_mention(newsroom: Newsroom) -> None:
    await newsroom.ann.send_dm(US)
    answer = newsroom.ann.user.dm_channel.last_message
    assert answer is not None
    assert "28.6" in text_of(answer)


async def test_a_reply_to_its_own_message_is_a_question(newsroom: Newsroom) -> None:
    answer = await newsroom.ask("how much did exports grow in November?")
    await newsroom.ann.send(newsroom.channel, US, reply_to=answer)
    assert "28.6" in text_of(newsroom.said()[-1])


async def test_a_reply_whose_text_discord_keeps_back_gets_one_hint(newsroom: Newsroom) -> None:
    answer = await newsroom.ask(US)
    for _ in range(2):  # with the mention switched off, Discord sends neither the mention nor the text
        silent = await newsroom.ann.send(newsroom.channel, "quietly")
        payload = serializers.message_payload(newsroom.env.backend, _stored(newsroom, silent.id))
        replied = serializers.message_payload(newsroom.env.backend, _stored(newsroom, answer.id))
        about = {"message_id": str(answer.id), "channel_id": str(newsroom.channel.id)}
        newsroom.env.backend.emit(
            "MESSAGE_CREATE",
            {**payload, "content": "", "type": 19, "message_reference": about, "referenced_message": replied},
        )
        await newsroom.env.settle()
    assert len(newsroom.said()) == 2
    assert "mention" in newsroom.said()[1].content


async def test_a_reply_to_somebody_else_is_not_for_the_bot(newsroom: Newsroom) -> None:
    ben = newsroom.guild.add_member(newsroom.env.create_user("ben"))
    said = await ben.send(newsroom.channel, "exports fell")
    await newsroom.ann.send(newsroom.channel, US, reply_to=said)
    assert newsroom.said() == []


async def test_a_bare_mention_gets_help(newsroom: Newsroom) -> None:
    answer = await newsroom.ask("")
    assert text_of(answer).strip()
    assert text_of(answer) == text_of(await newsroom.ask("help"))


async def test_other_bots_and_webhooks_are_ignored(newsroom: Newsroom) -> None:
    robot = newsroom.guild.add_member(newsroom.env.create_user("robot", bot=True))
    await robot.send(newsroom.channel, f"{newsroom.bot} {US}")
    hook = newsroom.guild.create_webhook(newsroom.channel)
    await hook.send(f"{newsroom.bot} {US}")
    assert newsroom.said() == []


@pytest.mark.parametrize(
    "typed",
    [
        "@everyone",
        "<@&1>",
        "**exports** to __India__",
        "[exports](https://example.org) to India",
        "`x` discord.gg/abc",
        "# India",
    ],
)
async def test_nothing_typed_acts_in_the_answer(newsroom: Newsroom, typed: str) -> None:
    answer = await newsroom.ask(f"exports to {typed}")
    raw = raw_of(answer)
    for acting in ("@everyone", "<@&1>", "**exports** to", "__India__", "](https://example", "discord.gg/abc", "`x`"):
        assert acting not in raw


async def test_two_people_have_two_talks(newsroom: Newsroom) -> None:
    ben = newsroom.guild.add_member(newsroom.env.create_user("ben"))
    await newsroom.ask(US)
    await ben.send(newsroom.channel, f"{newsroom.bot} {US}")
    assert len(newsroom.client.talks) == 2


async def test_a_channel_that_forbids_embeds_shows_the_whole_card(newsroom: Newsroom) -> None:
    strict = _where_it_may_not(newsroom, embed_links=False)
    assert text_of(await strict.ask(US)) == text_of(await newsroom.ask(US))


async def test_where_discord_refuses_the_card_the_answer_is_plain_text(newsroom: Newsroom) -> None:
    newsroom.env.inject_error("POST", "/channels/*/messages", status=403, code=50013)
    answer = await newsroom.ask(US)
    assert answer.reference is not None
    assert "28.6" in answer.content


async def test_without_the_history_the_answer_is_no_reply(newsroom: Newsroom) -> None:
    newsroom.env.inject_error("POST", "/channels/*/messages", status=403, code=160002, times=2)
    answer = await newsroom.ask(US)
    assert answer.reference is None
    assert "28.6" in text_of(answer)


async def test_without_permission_to_write_there_is_a_log_line_and_nothing_else(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom.env.inject_error("POST", "/channels/*/messages", status=403, code=50013, times=None)
    await newsroom.ann.send(newsroom.channel, f"{newsroom.bot} {US}")
    assert newsroom.said() == []
    assert "sending an answer failed [" in caplog.text


@pytest.mark.parametrize("status", [400, 403, 404, 429, 503])
async def test_a_refusal_by_discord_costs_the_answer_and_not_the_process(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture, status: int
) -> None:
    newsroom.env.inject_error("POST", "/channels/*/messages", status=status)
    await newsroom.ann.send(newsroom.channel, f"{newsroom.bot} {US}")
    assert newsroom.said() == []
    assert f"(status {status}, code 0)" in caplog.text
    await newsroom.ask(US)


async def test_a_defect_in_the_core_is_told_with_a_reference_and_without_the_question(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Answer:
        raise RuntimeError(US)

    monkeypatch.setattr(newsroom.client.talks, "ask", broken)
    answer = await newsroom.ask(US)
    reference = answer.content.split("`")[1]
    assert reference in caplog.text
    assert US not in caplog.text


async def test_a_defect_in_rendering_is_told_with_a_reference_too(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.chat.desk.answer_message", None)
    answer = await newsroom.ask(US)
    assert answer.content.split("`")[1] in caplog.text


async def test_a_broken_event_is_logged_and_passed_over(newsroom: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    for event in ("MESSAGE_CREATE", "GUILD_CREATE", "INTERACTION_CREATE", "GUILD_ROLE_UPDATE"):
        newsroom.client._connection.parsers[event]({})
        assert f"reading an event {event} failed [" in caplog.text
    await newsroom.ask(US)


def test_no_privileged_intent_is_asked_for(simcord_bot: FootnoteClient) -> None:
    intents = simcord_bot.intents
    assert (intents.message_content, intents.members, intents.presences) == (False, False, False)
    assert (intents.guilds, intents.guild_messages, intents.dm_messages) == (True, True, True)


async def test_no_line_of_the_log_holds_what_was_asked(newsroom: Newsroom, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="footnote")
    await newsroom.ask("exports to Atlantis")
    assert not any("Atlantis" in record.getMessage() for record in caplog.records if record.name == "footnote")


def _stored(newsroom: Newsroom, message_id: int) -> Any:
    return newsroom.env.backend.get_message(newsroom.channel.id, message_id)


def _where_it_may_not(newsroom: Newsroom, **permissions: bool) -> Newsroom:
    """The same people in a channel that refuses the bot something."""
    assert newsroom.client.user is not None
    everyone = newsroom.guild.default_role
    channel = newsroom.guild.create_text_channel(
        "strict", overwrites={everyone: discord.PermissionOverwrite(**permissions)}
    )
    return replace(newsroom, channel=channel)


async def test_what_the_knowledge_gives_as_examples_is_answered_as_in_the_terminal(newsroom: Newsroom) -> None:
    knowledge = newsroom.client.knowledge
    for question in knowledge.subject.examples["en"]:
        person = newsroom.guild.add_member(newsroom.env.create_user("new"))
        await person.send(newsroom.channel, f"{newsroom.bot} {question}")
        expected = ask(newsroom.client.talks.footnote, question)
        assert expected.status is Status.ANSWERED
        assert text_of(newsroom.said()[-1]).startswith(f"# {headline(expected, Voice(knowledge))}")


async def test_a_follow_up_leans_on_what_was_asked_by_command(newsroom: Newsroom) -> None:
    await newsroom.ann.slash(newsroom.channel, "exports", market="United States", period="November 2025")
    text = text_of(await newsroom.ask("and to Africa?"))
    assert "Africa" in text
    assert "28%" in text.splitlines()[0]

"""Settings, privacy and reports: who may, what is kept, what a lost database promises, and a restart between any two steps."""

import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import discord
import pytest
import pytest_asyncio
import simcord

from bot.chat.budgets import Rate, Rates
from bot.chat.choosing import changed
from bot.chat.client import FootnoteClient
from bot.chat.kept import Kept
from bot.footnote import Footnote
from bot.store.records import Feedback, ServerSettings
from tests.chat.conftest import Newsroom, Said, buttons_of, parts_of, shown_by, text_of
from tests.chat.keeping import Clock, client_with, keeping, written

US = "how much did exports to the US fall in November?"


@pytest.fixture
def simcord_bot(footnote: Footnote, kept: Kept, clock: Clock) -> FootnoteClient:
    return client_with(footnote, kept, clock)


@pytest.fixture
def admin(newsroom: Newsroom) -> simcord.MemberActor:
    """Somebody who may manage the server."""
    managers = newsroom.guild.create_role("managers", permissions=discord.Permissions(manage_guild=True))
    return newsroom.guild.add_member(newsroom.env.create_user("ada"), roles=[managers])


@pytest_asyncio.fixture
async def lost(tmp_path: Path, clock: Clock, caplog: pytest.LogCaptureFixture) -> AsyncIterator[Kept]:
    """What a bot keeps whose database is not to be had."""
    caplog.set_level(logging.CRITICAL, "footnote.store")
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    async with keeping(blocked / "footnote.db", clock) as kept:
        yield kept


async def restart(newsroom: Newsroom, footnote: Footnote, clock: Clock, kept: Kept | None = None) -> None:
    """Another process, with the same database or another."""
    await written(newsroom.client.kept)
    newsroom.client = client_with(footnote, kept or newsroom.client.kept, clock)
    await newsroom.env.restart_bot(newsroom.client)


def menus(message: Said) -> dict[str, dict[str, Any]]:
    """The menus of a message by their ids."""
    assert message is not None
    shown = [part if isinstance(part, dict) else part.to_dict() for part in message.components]
    return {part["custom_id"]: part for part in parts_of(shown) if "setting:" in part.get("custom_id", "")}


# Settings.


async def test_an_admin_sees_all_settings_in_one_message(newsroom: Newsroom, admin: simcord.MemberActor) -> None:
    shown = await admin.slash(newsroom.channel, "settings")
    assert shown_by(shown).ephemeral
    assert len(text_of(shown_by(shown)).splitlines()) == 6
    assert set(menus(shown_by(shown))) == {
        f"setting:{one}" for one in ("channels", "floor", "private", "language", "cooldown")
    }


@pytest.mark.parametrize(
    ("what", "value", "holds"),
    [
        ("floor", "90", lambda held: held.floor == 90),
        ("private", "1", lambda held: held.private),
        ("language", "de", lambda held: held.language == "de"),
        ("cooldown", "30", lambda held: held.cooldown == 30),
    ],
)
async def test_a_choice_is_kept_and_shown(
    newsroom: Newsroom,
    admin: simcord.MemberActor,
    what: str,
    value: str,
    holds: Callable[[ServerSettings], bool],
) -> None:
    shown = shown_by(await admin.slash(newsroom.channel, "settings"))
    await admin.select(shown, [value], custom_id=f"setting:{what}")
    assert newsroom.client.kept.store is not None
    assert holds(await newsroom.client.kept.store.settings_of(newsroom.guild.id))
    (chosen,) = [
        option["value"]
        for option in menus(shown_by(await admin.slash(newsroom.channel, "settings")))[f"setting:{what}"]["options"]
        if option.get("default")
    ]
    assert chosen == value


async def test_channels_are_switched_on_and_off(newsroom: Newsroom, admin: simcord.MemberActor) -> None:
    shown = shown_by(await admin.slash(newsroom.channel, "settings"))
    await admin.select(shown, [newsroom.channel], custom_id="setting:channels")
    assert newsroom.client.kept.settings(newsroom.guild.id).channels == {newsroom.channel.id}
    shown = shown_by(await admin.slash(newsroom.channel, "settings"))
    assert newsroom.channel.mention in text_of(shown)
    await admin.select(shown, [], custom_id="setting:channels")
    assert newsroom.client.kept.settings(newsroom.guild.id).channels == frozenset()


async def test_an_admin_hears_what_is_missing_to_listen(
    newsroom: Newsroom, admin: simcord.MemberActor, footnote: Footnote, clock: Clock
) -> None:
    newsroom.client = client_with(footnote, newsroom.client.kept, clock, message_content=False)
    await newsroom.env.restart_bot(newsroom.client)
    hidden = newsroom.guild.create_text_channel("hidden")
    await newsroom.client.kept.change(
        newsroom.guild.id, lambda now: replace(now, channels=frozenset({hidden.id, 123456789012345678}))
    )
    text = text_of(shown_by(await admin.slash(newsroom.channel, "settings")))
    assert "FOOTNOTE_MESSAGE_CONTENT=1" in text
    assert "<#123456789012345678>" in text.splitlines()[-1]


async def test_settings_hold_after_a_restart_and_so_do_their_menus(
    newsroom: Newsroom, admin: simcord.MemberActor, footnote: Footnote, clock: Clock
) -> None:
    shown = shown_by(await admin.slash(newsroom.channel, "settings"))
    await admin.select(shown, ["de"], custom_id="setting:language")
    await restart(newsroom, footnote, clock)
    await admin.select(shown, ["1"], custom_id="setting:private")
    held = newsroom.client.kept.settings(newsroom.guild.id)
    assert (held.language, held.private) == ("de", True)


async def test_who_may_not_manage_the_server_changes_nothing(newsroom: Newsroom) -> None:
    (command,) = [one for one in newsroom.client.tree.definition() if one["name"] == "settings"]
    assert command["default_member_permissions"] == discord.Permissions(manage_guild=True).value
    # A server may let anybody use a command.
    (registered,) = [one for one in await newsroom.client.tree.fetch_commands() if one.name == "settings"]
    newsroom.guild.set_command_permissions(registered.id, {newsroom.ann: True})
    refused = await newsroom.ann.slash(newsroom.channel, "settings")
    assert menus(shown_by(refused)) == {}
    assert shown_by(refused).ephemeral


async def test_private_answers_are_private_and_the_language_is_the_servers(newsroom: Newsroom) -> None:
    await newsroom.client.kept.change(newsroom.guild.id, lambda now: replace(now, private=True, language="de"))
    asked = await newsroom.ann.slash(newsroom.channel, "ask", question=US)
    assert shown_by(asked).ephemeral
    assert "Prozent" in text_of(shown_by(asked)) or "28,6" in text_of(shown_by(asked))
    assert "28,6" in text_of(await newsroom.ask(US))


async def test_a_setting_that_cannot_be_saved_says_so(
    newsroom: Newsroom, admin: simcord.MemberActor, footnote: Footnote, clock: Clock, lost: Kept
) -> None:
    shown = shown_by(await admin.slash(newsroom.channel, "settings"))
    await restart(newsroom, footnote, clock, lost)
    said = await admin.select(shown, ["90"], custom_id="setting:floor")
    assert "not be saved" in text_of(shown_by(said))
    assert newsroom.client.kept.settings(newsroom.guild.id).floor == 0


@pytest.mark.parametrize(
    ("what", "values"),
    [
        ("floor", ["17"]),
        ("floor", []),
        ("private", ["perhaps"]),
        ("language", ["xx"]),
        ("language", ["None"]),
        ("cooldown", ["99999"]),
        ("channels", ["all"]),
        ("colour", ["red"]),
    ],
)
def test_what_no_menu_offers_changes_nothing(what: str, values: list[str]) -> None:
    now = ServerSettings(1, floor=90, language="de", cooldown=5)
    assert changed(now, what, values) == now


def test_the_language_of_the_question_can_be_chosen_again() -> None:
    assert changed(ServerSettings(1, language="de"), "language", ["auto"]).language is None


# Privacy.


async def test_privacy_is_one_screen(newsroom: Newsroom) -> None:
    shown = shown_by(await newsroom.ann.slash(newsroom.channel, "privacy"))
    assert shown.ephemeral
    text = text_of(shown)
    assert len(text) < 1_200
    for kept in ("5 minutes", "7 days", "30 days", "180 days", "/forget-me"):
        assert kept in text


async def test_what_is_kept_of_a_person_is_deleted_and_counted(newsroom: Newsroom) -> None:
    await newsroom.ask(US)
    await _report(newsroom)
    said = shown_by(await newsroom.ann.slash(newsroom.channel, "forget-me"))
    assert "1 talk" in said.content
    assert "1 report" in said.content
    assert len(newsroom.client.talks) == 0
    assert newsroom.client.kept.store is not None
    assert await newsroom.client.kept.store.review.feedback() == ()
    again = shown_by(await newsroom.ann.slash(newsroom.channel, "forget-me"))
    assert "nothing" in again.content


async def test_what_others_said_is_not_deleted(newsroom: Newsroom) -> None:
    ben = newsroom.guild.add_member(newsroom.env.create_user("ben"))
    await newsroom.ask(US)
    await ben.slash(newsroom.channel, "forget-me")
    await newsroom.ann.delete(newsroom.channel.history()[0])
    assert newsroom.said() == []


async def test_a_deletion_that_fails_promises_nothing(
    newsroom: Newsroom, footnote: Footnote, clock: Clock, lost: Kept
) -> None:
    await restart(newsroom, footnote, clock, lost)
    said = shown_by(await newsroom.ann.slash(newsroom.channel, "forget-me"))
    assert "could not be deleted" in said.content


# Reports.


async def _report(newsroom: Newsroom, answer: Said = None, **filled: str) -> simcord.InteractionResult:
    answer = answer or newsroom.said()[-1]
    (button,) = [one for one in buttons_of(answer) if one.startswith("wrong")]
    form = await newsroom.ann.click(answer, custom_id=button)
    return await newsroom.ann.submit_modal(form, {"wrong": ["number"], **filled})


async def _reports(newsroom: Newsroom) -> tuple[Feedback, ...]:
    assert newsroom.client.kept.store is not None
    return await newsroom.client.kept.store.review.feedback()


async def test_a_report_is_kept_with_what_it_says(newsroom: Newsroom) -> None:
    await newsroom.ask(US)
    thanked = await _report(newsroom, comment="it was 28.7", question=US)
    (kept,) = await _reports(newsroom)
    assert (kept.wrong, kept.comment, kept.question) == ("number", "it was 28.7", US)
    assert "United States" in kept.read_as
    assert kept.series[0] in newsroom.client.knowledge.by_id
    assert kept.guild == newsroom.guild.id
    assert str(newsroom.ann.id) not in kept.person
    assert kept.id in shown_by(thanked).content
    assert shown_by(thanked).ephemeral


async def test_a_report_on_a_quotation_names_no_series(newsroom: Newsroom) -> None:
    await newsroom.ask("what did Gary Ng say?")
    await _report(newsroom)
    (kept,) = await _reports(newsroom)
    assert (kept.series, kept.read_as) == ((), "")


async def test_a_report_on_an_answer_of_before_a_restart(newsroom: Newsroom, footnote: Footnote, clock: Clock) -> None:
    answer = await newsroom.ask(US)
    await restart(newsroom, footnote, clock)
    await _report(newsroom, answer)
    assert len(await _reports(newsroom)) == 1


async def test_a_report_that_cannot_be_kept_promises_nothing(
    newsroom: Newsroom, footnote: Footnote, clock: Clock, lost: Kept
) -> None:
    await newsroom.ask(US)
    await restart(newsroom, footnote, clock, lost)
    said = await _report(newsroom)
    assert "could not be saved" in shown_by(said).content


async def test_who_reports_without_end_is_asked_to_wait(newsroom: Newsroom) -> None:
    answer = await newsroom.ask(US)
    (button,) = [one for one in buttons_of(answer) if one.startswith("wrong")]
    pressed = [await newsroom.ann.click(answer, custom_id=button) for _ in range(6)]
    assert [one.response is not None for one in pressed] == [False] * 5 + [True]
    assert "seconds" in shown_by(pressed[-1]).content


async def test_refusals_and_choices_cannot_be_wrong(newsroom: Newsroom) -> None:
    for question in ("exports to India?", "what is the tariff?", "help"):
        assert not [one for one in buttons_of(await newsroom.ask(question)) if one.startswith("wrong")]


# Review.


async def test_the_owner_sees_what_waits(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    await newsroom.ask(US)
    await _report(newsroom)
    for _ in range(2):
        await newsroom.ask("exports to India?")
    await written(newsroom.client.kept)
    assert "owner" in shown_by(await newsroom.ann.slash(newsroom.channel, "review")).content
    _own(
        newsroom,
        monkeypatch,
        {"owner": {"id": str(newsroom.ann.id), "username": "ann", "discriminator": "0", "avatar": None}},
    )
    seen = shown_by(await newsroom.ann.slash(newsroom.channel, "review"))
    assert "1 report waits. 1 question has no answer (times asked: 2)." in seen.content
    assert seen.ephemeral


async def test_a_team_that_owns_the_bot_sees_what_waits(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = {"id": str(newsroom.ann.id), "username": "ann", "discriminator": "0", "avatar": None}
    member = {"membership_state": 2, "team_id": "1", "user": ann, "role": "admin"}
    team = {"id": "1", "icon": None, "name": "us", "members": [member], "owner_user_id": str(newsroom.ann.id)}
    _own(newsroom, monkeypatch, {"team": team})
    assert "0 reports" in shown_by(await newsroom.ann.slash(newsroom.channel, "review")).content


async def test_where_discord_does_not_say_who_owns_the_bot_nobody_is_told_that_they_do_not(newsroom: Newsroom) -> None:
    newsroom.env.inject_error("GET", "/oauth2/applications/@me", status=503, times=None)
    assert "not known just now" in shown_by(await newsroom.ann.slash(newsroom.channel, "review")).content


def _own(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch, owned: dict[str, Any]) -> None:
    """Have Discord say who owns the bot: in the simulated one it owns itself."""
    asked = newsroom.client.http.application_info

    async def application_info() -> Any:
        return {**await asked(), **owned}

    monkeypatch.setattr(newsroom.client.http, "application_info", application_info)


# Where it is used.


async def test_privacy_and_forgetting_work_in_direct_messages_settings_do_not(newsroom: Newsroom) -> None:
    ann = newsroom.ann.user
    await newsroom.ann.send_dm(US)
    assert "1 talk" in shown_by(await ann.slash("forget-me")).content
    assert "7 days" in text_of(shown_by(await ann.slash("privacy")))
    definition = {command["name"]: command for command in newsroom.client.tree.definition()}
    assert definition["settings"]["contexts"] == [0]  # servers
    assert definition["settings"]["integration_types"] == [0]  # servers
    for name in ("privacy", "forget-me"):
        assert 1 in definition[name]["integration_types"]  # people


async def test_an_old_menu_is_no_way_round_permissions(newsroom: Newsroom, admin: simcord.MemberActor) -> None:
    view = discord.ui.LayoutView(timeout=None)
    options = [discord.SelectOption(label="100", value="100")]
    view.add_item(discord.ui.ActionRow(discord.ui.Select(custom_id="setting:floor", options=options)))
    channel = newsroom.client.get_channel(newsroom.channel.id)
    assert isinstance(channel, discord.TextChannel)
    message = await channel.send(view=view)
    await newsroom.env.settle()
    refused = await newsroom.ann.select(message, ["100"], custom_id="setting:floor")
    assert "manage this server" in shown_by(refused).content
    assert newsroom.client.kept.settings(newsroom.guild.id).floor == 0
    await admin.select(message, ["100"], custom_id="setting:floor")
    assert newsroom.client.kept.settings(newsroom.guild.id).floor == 100


async def test_two_admins_at_once_both_get_what_they_chose(newsroom: Newsroom, admin: simcord.MemberActor) -> None:
    managers = newsroom.guild.create_role("more managers", permissions=discord.Permissions(manage_guild=True))
    other = newsroom.guild.add_member(newsroom.env.create_user("bob"), roles=[managers])
    shown = shown_by(await admin.slash(newsroom.channel, "settings"))
    others = shown_by(await other.slash(newsroom.channel, "settings"))
    await admin.select(shown, ["90"], custom_id="setting:floor")
    await other.select(others, ["30"], custom_id="setting:cooldown")
    held = newsroom.client.kept.settings(newsroom.guild.id)
    assert (held.floor, held.cooldown) == (90, 30)


async def test_a_report_with_fields_of_another_version_is_kept_as_far_as_it_goes(newsroom: Newsroom) -> None:
    answer = await newsroom.ask(US)
    (button,) = [one for one in buttons_of(answer) if one.startswith("wrong")]
    form = await newsroom.ann.click(answer, custom_id=button)
    newsroom.env.backend.emit(
        "INTERACTION_CREATE",
        {
            "id": "1456074443980800999",
            "application_id": str(newsroom.client.application_id),
            "type": 5,
            "token": "t",
            "version": 1,
            "channel_id": str(newsroom.channel.id),
            "user": {"id": str(newsroom.ann.id), "username": "ann", "discriminator": "0", "avatar": None},
            "data": {"custom_id": "report:no.such.series", "components": [{"type": 1, "components": []}]},
            "entitlements": [],
            "attachment_size_limit": 0,
            "authorizing_integration_owners": {},
        },
    )
    await newsroom.env.settle()
    assert form.acknowledged
    kept = await _reports(newsroom)
    assert [(one.wrong, one.series) for one in kept] == [("other", ())]


async def test_a_person_who_presses_too_often_is_told_once_and_then_left_waiting(
    newsroom: Newsroom, footnote: Footnote, clock: Clock
) -> None:
    newsroom.client = client_with(footnote, newsroom.client.kept, clock, rates=Rates(person=Rate(2, 10)))
    await newsroom.env.restart_bot(newsroom.client)
    answer = await newsroom.ask(US)
    pressed = [one for one in buttons_of(answer) if one.startswith(("list", "beside", "series"))]
    results = [await newsroom.ann.click(answer, custom_id=one) for one in pressed[:3]]
    assert all(result.acknowledged for result in results)
    told = [result for result in results if result.response and "second" in result.response.content]
    assert len(told) == 1
    again = await newsroom.ann.slash(newsroom.channel, "ask", question=US)
    assert "second" in shown_by(again).content
    assert shown_by(again).ephemeral
    assert "7 days" in text_of(shown_by(await newsroom.ann.slash(newsroom.channel, "privacy")))


async def test_the_form_begins_with_the_question_for_who_asked_it_and_for_nobody_else(newsroom: Newsroom) -> None:
    answer = await newsroom.ask(US)
    (button,) = [one for one in buttons_of(answer) if one.startswith("wrong")]
    mine = await newsroom.ann.click(answer, custom_id=button)
    assert US in str(mine.modal)
    ben = newsroom.guild.add_member(newsroom.env.create_user("ben"))
    assert US not in str((await ben.click(answer, custom_id=button)).modal)

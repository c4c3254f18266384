"""Slash commands: every one, every option, every refusal, and their registration."""

from typing import Any

import pytest

from bot.answering.answer import Answer, Status
from bot.chat.options import Chosen, FamilyOptions, value
from bot.facts.model import Knowledge
from bot.footnote import Footnote
from tests.chat.conftest import Newsroom, buttons_of, make_client, raw_of, text_of

US = "how much did exports to the US fall in November?"


def options_of(knowledge: Knowledge, name: str) -> FamilyOptions:
    return FamilyOptions(next(f for f in knowledge.subject.families if f.name == name), knowledge)


def said(result: Any) -> str:
    return text_of(result.response)


async def test_ask_answers_the_question(newsroom: Newsroom) -> None:
    result = await newsroom.ann.slash(newsroom.channel, "ask", question=US)
    assert "28.6" in said(result).splitlines()[0]
    assert not result.ephemeral


async def test_every_family_has_a_command_that_answers_with_nothing_filled_in(newsroom: Newsroom) -> None:
    for family in newsroom.client.knowledge.subject.families:
        result = await newsroom.ann.slash(newsroom.channel, family.name)
        assert raw_of(result.response), family.name


async def test_nothing_filled_in_shows_the_current_total_and_says_what_was_assumed(newsroom: Newsroom) -> None:
    knowledge = newsroom.client.knowledge
    chosen = options_of(knowledge, "exports").choose({})
    assert isinstance(chosen, Chosen)
    series = chosen.series
    assert (series.counterpart, series.product, series.period) == (None, None, knowledge.subject.period)
    assert {"market", "period"} <= set(chosen.left_open)
    text = said(await newsroom.ann.slash(newsroom.channel, "exports"))
    assert "5.9" in text.splitlines()[0]
    assert "Left open: market" in text


async def test_every_series_of_a_family_is_reached_by_filling_in_its_options(newsroom: Newsroom) -> None:
    for family in newsroom.client.knowledge.subject.families:
        options = options_of(newsroom.client.knowledge, family.name)
        for series in options.series:
            chosen = options.choose({name: value(name, series) for name in options.names})
            assert isinstance(chosen, Chosen)
            assert chosen.series == series
            assert chosen.left_open == ()


async def test_every_option_of_every_command_completes_and_answers(newsroom: Newsroom) -> None:
    for family in newsroom.client.knowledge.subject.families:
        for name in options_of(newsroom.client.knowledge, family.name).names:
            choices = await newsroom.ann.autocomplete(newsroom.channel, family.name, name, "")
            assert 1 < len(choices) <= 25
            for choice in choices:
                result = await newsroom.ann.slash(newsroom.channel, family.name, **{name: choice["value"]})
                assert raw_of(result.response), (family.name, name, choice)


async def test_completion_offers_only_what_exists_beside_what_is_filled_in(newsroom: Newsroom) -> None:
    ann, channel = newsroom.ann, newsroom.channel
    everything = {c["name"] for c in await ann.autocomplete(channel, "exports", "period", "")}
    africa = next(c for c in await ann.autocomplete(channel, "exports", "market", "afr"))
    beside = {c["name"] for c in await ann.autocomplete(channel, "exports", "period", "", market=africa["value"])}
    assert beside == {"November 2025"}
    assert beside < everything


@pytest.mark.parametrize("typed", ["united", "US", "america", "미국"])
async def test_completion_knows_what_people_call_things(newsroom: Newsroom, typed: str) -> None:
    if typed == "미국" and "ko" not in newsroom.client.knowledge.terms["area"]["US"].phrases:
        pytest.skip("the folder has no Korean")
    choices = await newsroom.ann.autocomplete(newsroom.channel, "exports", "market", typed)
    assert any("United States" in choice["name"] for choice in choices)


async def test_a_name_typed_in_full_counts_as_picked(newsroom: Newsroom) -> None:
    result = await newsroom.ann.slash(
        newsroom.channel, "exports", market=" america ", period="November 2025", measure="change on a year earlier"
    )
    assert "28.6" in said(result).splitlines()[0]


async def test_a_value_that_is_not_offered_is_refused_with_what_there_is(newsroom: Newsroom) -> None:
    result = await newsroom.ann.slash(newsroom.channel, "exports", market="Atlantis @everyone")
    assert "atlantis" in said(result).casefold()
    assert "@everyone" not in raw_of(result.response).replace("\\@", "")
    assert [name.partition(":")[0] for name in buttons_of(result.response)] == ["series"] * 3 + ["list"]


async def test_a_combination_that_does_not_exist_is_refused_with_what_is_near(newsroom: Newsroom) -> None:
    result = await newsroom.ann.slash(newsroom.channel, "exports", market="Africa", period="October 2025")
    options = options_of(newsroom.client.knowledge, "exports")
    refused = options.choose({"market": "Africa", "period": "October 2025"})
    assert isinstance(refused, Answer)
    assert refused.status is Status.UNKNOWN
    assert refused.near[0].counterpart == "AFRICA"
    assert result.response is not None
    shown = await newsroom.ann.click(result.response, custom_id=buttons_of(result.response)[0])
    assert "Africa" in said(shown)


async def test_commands_work_in_direct_messages(newsroom: Newsroom) -> None:
    assert "28.6" in said(await newsroom.ann.user.slash("ask", question=US))


async def test_commands_are_for_servers_direct_messages_and_user_installs(newsroom: Newsroom) -> None:
    for command in newsroom.client.tree.get_commands():
        payload = command.to_dict(newsroom.client.tree)
        only_in_servers = command.name == "settings"
        assert sorted(payload["contexts"]) == ([0] if only_in_servers else [0, 1, 2])
        assert sorted(payload["integration_types"]) == ([0] if only_in_servers else [0, 1])


@pytest.mark.parametrize(("status", "code"), [(404, 10062), (400, 40060), (503, 0)])
async def test_an_interaction_that_cannot_be_answered_is_logged(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture, status: int, code: int
) -> None:
    newsroom.env.inject_error("POST", "/interactions/*/*/callback", status=status, code=code)
    await newsroom.ann.slash(newsroom.channel, "ask", question=US)
    assert f"(status {status}, code {code})" in caplog.text
    assert newsroom.env.errors == []


async def test_a_defect_is_told_privately_with_a_reference(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> Answer:
        raise RuntimeError(US)

    monkeypatch.setattr(newsroom.client.talks, "ask", broken)
    result = await newsroom.ann.slash(newsroom.channel, "ask", question=US)
    assert result.ephemeral
    assert text_of(result.response).split("`")[1] in caplog.text
    assert US not in caplog.text
    assert newsroom.env.errors


async def test_commands_are_registered_once_and_again_only_when_they_differ(newsroom: Newsroom) -> None:
    assert _requests(newsroom) == ["GET", "PUT"]
    await newsroom.client.tree.register()
    assert _requests(newsroom) == ["GET", "PUT", "GET"]
    newsroom.client.tree.remove_command("exports")
    await newsroom.client.tree.register()
    assert _requests(newsroom)[3:] == ["GET", "PUT"]


def _requests(newsroom: Newsroom) -> list[str]:
    return [entry.method for entry in newsroom.env.http_requests if "/commands" in entry.path]


async def test_a_registration_that_fails_costs_nothing_else(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom.env.inject_error("GET", "/applications/*/commands", status=503)
    await newsroom.client.tree.register()
    assert "registering the commands failed [" in caplog.text


async def test_a_server_that_cannot_tell_its_commands_gets_them(newsroom: Newsroom) -> None:
    newsroom.env.inject_error("GET", "/applications/*/commands", status=405)
    await newsroom.client.tree.register()
    assert _requests(newsroom)[2:] == ["GET", "PUT"]


async def test_a_restart_registers_nothing(newsroom: Newsroom, footnote: Footnote) -> None:
    before = len(newsroom.env.http_requests)
    await newsroom.env.restart_bot(make_client(footnote))
    assert all(entry.method != "PUT" for entry in newsroom.env.http_requests[before:])


async def test_a_command_that_discord_shows_in_an_old_form_is_explained(newsroom: Newsroom) -> None:
    newsroom.client.tree.remove_command("exports")
    result = await newsroom.ann.slash(newsroom.channel, "exports")
    assert "changed" in text_of(result.response)
    assert newsroom.env.errors

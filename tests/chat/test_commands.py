"""Slash commands: every one, every option, every refusal, and their registration."""

from collections.abc import Mapping
from typing import Any

import discord
import pytest

from bot.answering.answer import Answer, Status
from bot.chat.commands import MOST_COMMANDS
from bot.chat.options import OPTIONS, Chosen, FamilyOptions, value
from bot.facts.model import Family, Kind, Knowledge, Known, Measure, Report, Selector, Series, Subject, Term
from bot.footnote import Footnote
from bot.rendering import labels
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
    assert len(buttons_of(result.response)) == 3


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
        assert sorted(payload["contexts"]) == [0, 1, 2]
        assert sorted(payload["integration_types"]) == [0, 1]


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
    def registrations() -> int:
        return sum(entry.method == "PUT" for entry in newsroom.env.http_requests)

    assert registrations() == 1
    assert not await newsroom.client.tree.register()
    assert registrations() == 1
    newsroom.client.tree.remove_command("exports")
    assert await newsroom.client.tree.register()
    assert registrations() == 2


async def test_a_registration_that_fails_costs_nothing_else(
    newsroom: Newsroom, caplog: pytest.LogCaptureFixture
) -> None:
    newsroom.env.inject_error("GET", "/applications/*/commands", status=503)
    assert not await newsroom.client.tree.register()
    assert "registering the commands failed [" in caplog.text


async def test_a_restart_registers_nothing(newsroom: Newsroom, footnote: Footnote) -> None:
    before = len(newsroom.env.http_requests)
    await newsroom.env.restart_bot(make_client(footnote))
    assert all(entry.method != "PUT" for entry in newsroom.env.http_requests[before:])


async def test_a_command_that_discord_shows_in_an_old_form_is_explained(newsroom: Newsroom) -> None:
    newsroom.client.tree.remove_command("exports")
    result = await newsroom.ann.slash(newsroom.channel, "exports")
    assert "changed" in text_of(result.response)
    assert newsroom.env.errors


def test_a_folder_of_any_size_makes_commands_within_discords_limits() -> None:
    tree = make_client(Footnote(_large_knowledge())).tree
    commands = tree.get_commands(type=discord.AppCommandType.chat_input)
    assert len(commands) == MOST_COMMANDS
    assert len({command.name for command in commands}) == MOST_COMMANDS
    for command in commands:
        payload = command.to_dict(tree)
        assert 1 <= len(payload["name"]) <= 32
        assert 1 <= len(payload["description"]) <= 100
        assert len(payload["options"]) <= 25
        assert all(
            1 <= len(option["name"]) <= 32 and 1 <= len(option["description"]) <= 100 for option in payload["options"]
        )
        assert len(_text(payload)) <= 8000


def test_what_is_offered_is_within_discords_limits_too() -> None:
    knowledge = _large_knowledge()
    for family in knowledge.subject.families[:2]:
        options = FamilyOptions(family, knowledge)
        for name in options.names:
            for choice in options.offered(name, "", {}):
                assert 1 <= len(choice.value) <= 100
                assert 1 <= len(labels.clipped(choice.label, 100)) <= 100


def test_every_option_has_a_hint() -> None:
    assert set(labels.HINTS) == set(OPTIONS)


def _text(payload: Mapping[str, Any]) -> str:
    texts = [payload["name"], payload.get("description", "")]
    return "".join([*texts, *(_text(option) for option in payload.get("options", ()))])


def _large_knowledge() -> Knowledge:
    """120 families (one named like a command of ours) over codes and names of the greatest length, in 60 markets."""
    long = "x" * 60
    names = ["ask", *(f"{'f' * 28}{number}" for number in range(119))]
    areas = {f"{long}{number:02}": Term(name={"en": f"{'Very long market ' * 10}{number}"}) for number in range(60)}
    series = [
        Series(
            "i",
            Measure.LEVEL,
            None,
            f"{long}{99 - number % 60:02}",
            area,
            f"{2000 + number}",
            Kind.REPORTED,
            "percent",
            f"{long * 2}{number}",
        )
        for number, area in enumerate(areas)
    ]
    reports = tuple(Report("a", one, None, 1, "rose", None, Known.UNKNOWN, None, 1) for one in series)
    families = tuple(
        Family(name=name, description={"en": "d" * 100}, select=(Selector(indicator="i"),)) for name in names
    )
    subject = Subject(title={"en": "Large"}, area="own", period="2000", as_of="2025-12-08", families=families)
    terms = {"indicator": {"i": Term(name={"en": "index"})}, "area": areas}
    return Knowledge(subject, {}, terms, (), reports, (), (), "1")

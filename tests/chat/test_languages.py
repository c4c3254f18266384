"""Which language the bot speaks in Discord: the question's, the button's, the person's or the server's."""

import discord
import pytest

from bot.answering.answer import Answer
from bot.chat.options import Chosen, FamilyOptions
from bot.chat.views import LONGEST_CUSTOM_ID, custom_id
from bot.facts.model import Knowledge
from bot.footnote import Footnote
from bot.rendering.voice import worded
from tests.chat.conftest import Newsroom, buttons_of, make_client, raw_of, text_of

AMBIGUOUS = "wie hoch sind die zölle?"


async def test_buttons_answer_in_the_language_of_the_message_that_they_stand_under(
    newsroom: Newsroom, footnote: Footnote
) -> None:
    asked = await newsroom.ask(AMBIGUOUS)
    assert text_of(asked).startswith("# Was ist gemeint?")
    await newsroom.env.restart_bot(make_client(footnote))
    shown = text_of((await newsroom.ann.click(asked, custom_id=buttons_of(asked)[0])).response)
    assert "Verstanden als: Zollsatz" in shown


async def test_a_command_is_answered_in_the_language_that_the_person_has_discord_in(
    newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    german = property(lambda _: discord.Locale.german, lambda *_: None)
    monkeypatch.setattr(discord.Interaction, "locale", german)
    choices = await newsroom.ann.autocomplete(newsroom.channel, "exports", "market", "vereinigte")
    assert [choice["name"] for choice in choices] == ["Vereinigte Staaten"]
    shown = raw_of((await newsroom.ann.slash(newsroom.channel, "exports", market="Vereinigte Staaten")).response)
    assert "Verstanden als: Exporte" in shown
    assert "Offen gelassen: " in shown
    refused = raw_of((await newsroom.ann.slash(newsroom.channel, "exports", market="Atlantis")).response)
    assert "„Atlantis“" in refused


async def test_trouble_is_told_in_the_servers_language(newsroom: Newsroom, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Answer:
        raise RuntimeError("broken")

    guild = newsroom.env.create_guild(preferred_locale="fr")
    french = Newsroom(
        newsroom.env,
        newsroom.client,
        guild,
        guild.create_text_channel("nouvelles"),
        guild.add_member(newsroom.env.create_user("anne")),
    )
    await newsroom.env.settle()
    monkeypatch.setattr(newsroom.client.talks, "ask", broken)
    assert "Une erreur interne s'est produite." in text_of(await french.ask("exportations ?"))
    assert "Something went wrong" in text_of(await newsroom.ask("exports?"))


def test_an_option_is_called_and_recognised_by_its_name_in_every_language(knowledge: Knowledge) -> None:
    family = next(family for family in knowledge.subject.families if family.name == "exports")
    options = FamilyOptions(family, knowledge)
    for language in worded():
        for choice in options.offered("market", "", {}, language):
            chosen = options.choose({"market": choice.label}, language)
            assert isinstance(chosen, Chosen)


def test_every_series_has_an_id_within_discords_length_in_every_language(knowledge: Knowledge) -> None:
    ids = {custom_id(series, language) for series in knowledge.by_series for language in worded()}
    assert len(ids) == len(knowledge.by_series) * len(worded())
    assert max(map(len, ids)) <= LONGEST_CUSTOM_ID

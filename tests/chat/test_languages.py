"""Which language the bot speaks in Discord: the question's, the button's, the person's or the server's."""

import gc
import re
from functools import cache

import discord
import pytest

from bot.answering.answer import Answer
from bot.chat.identity import LONGEST_CUSTOM_ID
from bot.chat.options import Chosen, FamilyOptions
from bot.chat.talks import Talks
from bot.chat.views import series_button
from bot.facts.model import Knowledge
from bot.footnote import Footnote
from bot.rendering.voice import Voice, worded
from tests.chat.conftest import Newsroom, buttons_of, labels_of, make_client, pressable, raw_of, shown_by, text_of
from tests.rendering.test_catalogues import extracted

AMBIGUOUS = "wie hoch sind die zölle?"


async def test_buttons_answer_in_the_language_of_the_message_that_they_stand_under(
    newsroom: Newsroom, footnote: Footnote
) -> None:
    asked = await newsroom.ask(AMBIGUOUS)
    assert text_of(asked).startswith("# Was ist gemeint?")
    await newsroom.env.restart_bot(make_client(footnote))
    shown = text_of((await newsroom.ann.click(asked, custom_id=buttons_of(asked)[0])).response)
    assert "Verstanden als: Zollsatz" in shown


async def test_the_words_of_a_language_are_read_once_and_not_looked_through_for_garbage(knowledge: Knowledge) -> None:
    talks, german = Talks(Footnote(knowledge)), "wie hoch war der überschuss im november?"
    before = gc.get_freeze_count()
    try:
        await talks.learn(german)
        learnt = gc.get_freeze_count()
        await talks.learn(german)
        assert before < learnt == gc.get_freeze_count()
        assert not talks.footnote.lacks_words_for(german)
    finally:
        gc.unfreeze()  # other tests' things are none of ours


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


# Every command that is there whatever the knowledge, with what is filled in, refusals too.
COMMANDS: tuple[tuple[str, dict[str, str]], ...] = (
    ("metrics", {}),
    ("metrics", {"group": "exports"}),
    ("disagreements", {}),
    ("number", {"number": "24%"}),
    ("number", {"number": "28.7%"}),
    ("quote", {}),
    ("quote", {"speaker": "Gary Ng"}),
    ("quote", {"speaker": "Gary Ng", "topic": "housing"}),
    ("quote", {"speaker": "Atlantis"}),
    ("compare", {"first": "exporte in die usa", "second": "exporte in die eu"}),
    ("compare", {"first": "exporte in die usa", "second": "exporte in die usa"}),
    ("compare", {"first": "exporte in die usa", "second": "handelsüberschuss november"}),
    ("compare", {"first": "exporte in die usa", "second": "Atlantis"}),
    ("sources", {}),
    ("sources", {"article": "CNBC"}),
    ("sources", {"article": "Atlantis"}),
    ("help", {}),
    ("about", {}),
    ("imports", {}),
    ("tariffs", {}),
)


@pytest.mark.parametrize(("command", "filled"), COMMANDS)
async def test_no_word_of_an_answer_to_a_german_is_english(
    newsroom: Newsroom, knowledge: Knowledge, monkeypatch: pytest.MonkeyPatch, command: str, filled: dict[str, str]
) -> None:
    german = property(lambda _: discord.Locale.german, lambda *_: None)
    monkeypatch.setattr(discord.Interaction, "locale", german)
    message = shown_by(await newsroom.ann.slash(newsroom.channel, command, **filled))
    assert _english_in("\n".join((text_of(message), *labels_of(message))), knowledge) == []
    for button in pressable(message)[:1]:
        shown = shown_by(await newsroom.ann.click(message, custom_id=button["custom_id"]))
        assert _english_in("\n".join((text_of(shown), *labels_of(shown))), knowledge) == []


def _english_in(shown: str, knowledge: Knowledge) -> list[str]:
    """The pieces of the code's sentences that stand in a text: they are in English there."""
    theirs = _written_in_the_folder(knowledge)
    lines = [line for line in shown.splitlines() if not any(text in line for text in theirs)]
    shown = re.sub(r"https?://\S+|„[^“]*“|`[^`]*`", "", "\n".join(lines))
    return sorted(piece for piece in _pieces(knowledge) if re.search(rf"\b{re.escape(piece)}\b", shown))


@cache
def _written_in_the_folder(knowledge: Knowledge) -> set[str]:
    """How each text begins that an article's author or a maintainer wrote: those are shown as they are."""
    texts = [note.text for note in knowledge.notes] + [statement.text for statement in knowledge.statements]
    texts += [statement.speaker_as for statement in knowledge.statements if statement.speaker_as]
    texts += [text for report in knowledge.reports for text in (report.note, report.scope) if text]
    texts += [relation.text for relation in knowledge.relations]
    for article in knowledge.articles.values():
        texts += [fact.how for fact in (article.title, article.author, article.published, article.address) if fact.how]
        texts += [followed.how for followed in article.follows]
    for article in knowledge.articles.values():
        texts = [text.replace(article.id, article.name) for text in texts]
    return {text[:24] for text in texts}


@cache
def _pieces(knowledge: Knowledge) -> set[str]:
    german = Voice(knowledge, "de")
    said = [text if isinstance(text, str) else text[0] for text in extracted()]
    translated = [text for text in said if "{" in text or german.say(text) != text]
    pieces = {piece.strip(" .,:;()“”—–") for text in translated for piece in re.split(r"\{\w+\}", text)}
    return {piece for piece in pieces if len(piece) > 3 and piece.isascii()}


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
    ids = {series_button(series, "…", language).custom_id for series in knowledge.by_series for language in worded()}
    assert len(ids) == len(knowledge.by_series) * len(worded())
    assert max(map(len, ids)) <= LONGEST_CUSTOM_ID

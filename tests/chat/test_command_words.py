"""What commands are called in each language: complete, as Discord takes it, each once."""

import json

import pytest

from bot.chat.options import OPTIONS
from bot.facts.model import Family, Knowledge, Selector
from bot.footnote import Footnote
from bot.rendering.command_words import (
    LOCALES,
    LONGEST_NAME,
    LONGEST_TEXT,
    Words,
    command_words,
    distinct,
    family_words,
    is_name,
    localised,
)
from tests.chat.conftest import make_client
from tests.openapi import Specification

_LANGUAGES = {language for served in LOCALES.values() for language in served}
_FAMILY = Family(name="x", description={"en": "d"}, select=(Selector(indicator="tariff"),))


def _all(words: Words) -> list[Words]:
    return [words, *(one for option in words.options.values() for one in _all(option))]


def test_every_command_and_option_has_a_name_and_a_description_in_every_language() -> None:
    held = command_words()
    assert set(held.family) == set(OPTIONS)
    for words in (one for part in (held.commands, held.family) for top in part.values() for one in _all(top)):
        assert set(words.name) == _LANGUAGES
        assert set(words.description) == {"en", *_LANGUAGES}
        assert all(is_name(name) for name in words.name.values())
        assert all(1 <= len(text) <= LONGEST_TEXT for text in words.description.values())
    for menu in held.menus.values():
        assert set(menu.name) == _LANGUAGES
        assert all(1 <= len(name) <= LONGEST_NAME for name in menu.name.values())


def test_no_two_commands_are_called_the_same_in_any_language(footnote: Footnote) -> None:
    definition = make_client(footnote).tree.definition()
    for locale in LOCALES:
        names = [command["name_localizations"].get(locale, command["name"]) for command in definition]
        assert len(set(names)) == len(names)
        for command in definition:
            options = [one["name_localizations"].get(locale, one["name"]) for one in command.get("options", ())]
            assert len(set(options)) == len(options)


def test_every_shipped_family_has_a_name_and_a_description_in_every_language(footnote: Footnote) -> None:
    definition = {command["name"]: command for command in make_client(footnote).tree.definition()}
    for family in footnote.knowledge.subject.families:
        assert set(definition[family.name]["name_localizations"]) == set(LOCALES)
        assert set(definition[family.name]["description_localizations"]) == set(LOCALES)


def test_a_family_of_one_thing_is_called_as_the_lexicon_has_it(knowledge: Knowledge) -> None:
    names = family_words(_FAMILY, knowledge).name
    assert names["de"] == "zollsatz"
    assert names["fr"] == "droits-de-douane"  # no name of one word: hyphens for the spaces


def test_the_folders_own_name_goes_first_and_a_family_of_several_things_is_called_after_none(
    knowledge: Knowledge,
) -> None:
    assert family_words(_FAMILY.model_copy(update={"names": {"de": "zölle"}}), knowledge).name["de"] == "zölle"
    several = Family(name="x", description={}, select=(Selector(indicator="tariff"), Selector(indicator="exports")))
    assert family_words(several, knowledge).name == {}


@pytest.mark.parametrize(
    ("name", "fits"),
    [("zölle", True), ("관세", True), ("l'art-1_a", True), ("Zölle", False), ("a b", False), ("", False), ("x" * 33, False),
     ("a/b", False), ("a.b", False), ("e\u0301", False)],
)  # fmt: skip
def test_names_follow_discords_rule(name: str, *, fits: bool) -> None:
    assert is_name(name) == fits


def test_a_name_that_another_has_already_is_left_out() -> None:
    one = localised({"name": "one", "description": "d"}, Words({"de": "zahl"}, {}))
    two = localised({"name": "two", "description": "d"}, Words({"de": "zahl", "fr": "one"}, {}))
    assert [payload["name_localizations"] for payload in distinct([one, two])] == [{"de": "zahl"}, {}]


def test_the_commands_are_as_discord_describes_them(footnote: Footnote, specification: Specification | None) -> None:
    definition = make_client(footnote).tree.definition()
    assert json.dumps(definition)
    if specification is not None:
        specification.hold("PUT", "/api/v10/applications/1/commands", definition)

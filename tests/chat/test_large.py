"""A folder of any size: what its commands, choices, lists and buttons are stays within Discord's limits, and all of it is reached."""

import time
from collections.abc import Mapping
from typing import Any

import pytest

from bot.chat.catalogue import MOST_COMMANDS, Catalogue
from bot.footnote import Footnote
from bot.rendering.command_words import LOCALES, is_name
from bot.rendering.listing import Place, Told
from tests.chat.conftest import Newsroom, buttons_of, make_client, text_of
from tests.chat.large import ARTICLES, DISPUTES, MARKETS, large_knowledge, reached
from tests.conftest import UNTRACED

_LONGEST_COMMAND = 8000
# Of processor time: each letter that a person types asks for choices, and a busy loop holds everybody.
_WITHIN = 0.2


@pytest.fixture(scope="module")
def footnote() -> Footnote:
    """Answers from the large folder, in this file."""
    return Footnote(large_knowledge())


@pytest.fixture(scope="module")
def catalogue(footnote: Footnote) -> Catalogue:
    return Catalogue(footnote)


@pytest.mark.parametrize("families", [60, 150])
def test_commands_are_within_discords_limits_in_every_language(families: int) -> None:
    definition = make_client(Footnote(large_knowledge(families))).tree.definition()
    slash = [command for command in definition if command.get("description")]
    assert len(slash) == min(families + 13, MOST_COMMANDS)
    for locale in (None, *LOCALES):
        shown = [command["name_localizations"].get(locale, command["name"]) for command in slash]
        assert len(set(shown)) == len(shown)
        assert all(is_name(name) for name in shown)
    for command in slash:
        assert _length(command) <= _LONGEST_COMMAND
        assert len(command["options"]) <= 25


@UNTRACED
def test_every_series_is_reached_from_the_list_of_everything(catalogue: Catalogue) -> None:
    assert reached(catalogue) == set(catalogue.knowledge.by_series)


def test_every_page_of_every_list_is_told(catalogue: Catalogue) -> None:
    for told, number in ((Told.DISPUTES, DISPUTES), (Told.ARTICLES, ARTICLES + 1)):
        listing = catalogue.listing(Place(told))
        assert listing is not None
        assert sum(len(listing.page(page).entries) for page in range(listing.pages)) == number


async def test_every_command_answers_within_the_limits(newsroom: Newsroom) -> None:
    ann, channel, knowledge = newsroom.ann, newsroom.channel, newsroom.client.knowledge
    names = [series.id for series in list(knowledge.by_series)[:4]]
    article, speaker, topic = (
        next(iter(held)) for held in (knowledge.articles, knowledge.terms["person"], knowledge.terms["topic"])
    )
    for name, filled in (
        ("metrics", {}), ("disagreements", {}), ("sources", {}), ("help", {}), ("about", {}), ("quote", {}),
        ("sources", {"article": article}), ("quote", {"speaker": speaker}), ("quote", {"speaker": speaker, "topic": topic}),
        ("number", {"number": "7%"}), ("check", {"text": "it rose by 5%. " * 260}),
        ("ask-2", {}), ("metrics", {"group": "ask-2"}),
        ("compare", dict(zip(("first", "second", "third", "fourth"), names, strict=True))),
    ):  # fmt: skip
        result = await ann.slash(channel, name, **filled)
        answer = result.response or result.followups[0]
        assert text_of(answer)
        for pressed in buttons_of(answer):
            if not pressed.endswith(":-1:") and "page:" not in pressed:
                assert (await ann.click(answer, custom_id=pressed)).acknowledged


@UNTRACED
async def test_choices_are_offered_fast_and_within_the_limits(newsroom: Newsroom) -> None:
    ann, channel = newsroom.ann, newsroom.channel
    newsroom.client.catalogue.prepare()
    for command, option in (("compare", "first"), ("quote", "speaker"), ("quote", "topic"), ("sources", "article"),
                            ("metrics", "group"), ("ask-2", "market")):  # fmt: skip
        for typed in ("", "very", "nothing such"):
            began = time.process_time()
            choices = await ann.autocomplete(channel, command, option, typed)
            assert time.process_time() - began < _WITHIN
            assert (len(choices) == 25) == (typed != "nothing such") or option == "group"
            assert all(1 <= len(c["name"]) <= 100 and 1 <= len(c["value"]) <= 100 for c in choices)


def _length(payload: Mapping[str, Any]) -> int:
    """What Discord counts: of each text, its longest language."""
    names = [payload["name"], *payload["name_localizations"].values()]
    texts = [payload["description"], *payload["description_localizations"].values()]
    assert all(1 <= len(name) <= 32 for name in names)
    assert all(1 <= len(text) <= 100 for text in texts)
    return max(map(len, names)) + max(map(len, texts)) + sum(_length(option) for option in payload.get("options", ()))


def test_the_folder_is_as_large_as_it_says(catalogue: Catalogue) -> None:
    assert len(catalogue.knowledge.by_series) == 60 * MARKETS
    assert len(catalogue.footnote.disagreements().figures) == DISPUTES

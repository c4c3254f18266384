"""What kind of word an unknown one is."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status
from bot.understanding.words.word_class import WordClass, word_class

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("slap", WordClass.HAPPENING),
        ("crept", WordClass.HAPPENING),
        ("abruptly", WordClass.HAPPENING),
        ("gloomier", WordClass.DESCRIBING),
        ("london", WordClass.NAMING),
        ("steel", None),
        ("horticultural", None),  # of a field: it makes another thing of what it describes
        ("bushels", None),  # what things are counted in
        ("border", None),  # a verb in half of its uses only
        ("zonk", None),
        ("", None),
    ],
)
def test_word_class(word: str, kind: WordClass | None) -> None:
    assert word_class(word) is kind


@pytest.mark.parametrize(
    "question",
    [
        "exports to the us in november, how abruptly did they crumble",
        "what duty does washington slap on chinese goods",
        "exports in november, the gloomier the better?",
    ],
)
def test_what_names_no_thing_is_no_reason_to_refuse(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.ANSWERED


@pytest.mark.parametrize(
    "question",
    ["gloomy exports of steel in november", "soybean imports in bushels", "horticultural exports", "exports to london"],
)
def test_what_names_a_thing_is(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.UNKNOWN

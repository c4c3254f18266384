"""What is read beside answers fits where Discord shows it, in every language."""

from pathlib import Path

import pytest

from bot.facts.load import load
from bot.facts.model import Knowledge
from bot.rendering import keeping_words, notices, server_words
from bot.rendering.card import LONGEST_LABEL
from bot.rendering.voice import Voice, worded

LONGEST_TITLE, LONGEST_OPTION = 45, 100


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    return load(Path(__file__).parents[2] / "knowledge")


@pytest.mark.parametrize("language", worded())
def test_forms_and_menus_are_within_discords_lengths(knowledge: Knowledge, language: str) -> None:
    voice = Voice(knowledge, language)
    hints = (keeping_words.WRONG_HINT, keeping_words.QUESTION_HINT, keeping_words.COMMENT_HINT)
    assert all(len(voice.say(hint)) <= keeping_words.LONGEST_HINT for hint in hints)
    assert len(voice.say(keeping_words.FORM_TITLE)) <= LONGEST_TITLE
    assert len(voice.say(keeping_words.QUESTION_KEPT)) <= keeping_words.LONGEST_NOTE
    assert all(len(voice.say(label)) <= LONGEST_OPTION for label in keeping_words.WRONG.values())
    assert len(voice.say(notices.CHART)) + len(voice.say(keeping_words.WRONG_LABEL)) <= LONGEST_LABEL
    names = [
        *(server_words.floor_name(floor, voice) for floor in server_words.FLOORS),
        *(server_words.language_name(one, voice) for one in (None, *worded())),
        *(server_words.cooldown_name(seconds, voice) for seconds in server_words.COOLDOWNS),
    ]
    assert max(map(len, names)) <= LONGEST_OPTION // 2
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("language", worded())
def test_privacy_fits_one_screen_and_names_every_time(knowledge: Knowledge, language: str) -> None:
    text = "\n".join(keeping_words.privacy_text(Voice(knowledge, language)))
    assert len(text) < 1_000
    assert all(time in text for time in ("5", "7", "30", "180", "/forget-me", "/settings"))


def test_amounts_are_counted(knowledge: Knowledge) -> None:
    voice = Voice(knowledge)
    assert keeping_words.forgotten(1, 2, 0, voice) == "Deleted: 1 talk, 2 notes of answers and 0 reports."
    assert notices.too_soon(0.2, voice).endswith("in 1 second.")
    assert notices.too_soon(1.2, voice).endswith("in 2 seconds.")

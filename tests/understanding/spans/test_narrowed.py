"""Who or what a number is asked of, in words that nothing here is called by."""

from collections.abc import Callable

import pytest

from bot.understanding.spans.narrowed import strange_part
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("foreign-owned exports", "foreign owned"),
        ("part-time exports in may", "part time"),
        ("exports of left-handed gloves", "left handed"),
        ("exports for boys", "boy"),
        ("exports among women in may", ""),  # nobody knows the word: that is told elsewhere
        ("exports of the elderly", "elderly"),
        ("how much did exports of the poor rise", "poor"),
        ("exports for young people", "young people"),
        ("exports by over 65s", "65 s"),
        ("exports of 20 year olds", "20 year olds"),
    ],
)
def test_a_part_is_told(english: Lexicon, read: Callable[[str], tuple[Span, ...]], typed: str, part: str) -> None:
    assert strange_part(read(typed), english) == part


@pytest.mark.parametrize(
    "typed",
    [
        "closely-watched exports",
        "tariff-free exports",
        "exports jan-nov",
        "year-on-year exports",
        "2024's exports",
        "exports for my kids",
        "exports, the best guess",
        "part-time jobs",
        "the 12 something million tons",
        "exports over 5 percent",
    ],
)
def test_what_narrows_nothing_is_none(english: Lexicon, read: Callable[[str], tuple[Span, ...]], typed: str) -> None:
    assert not strange_part(read(typed), english)

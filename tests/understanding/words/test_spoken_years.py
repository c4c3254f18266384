"""Years as they are said."""

import pytest

from bot.facts.model import Knowledge
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import recognise
from bot.understanding.words.text import tokenize


@pytest.fixture(scope="module")
def english(knowledge: Knowledge) -> Lexicon:
    return Lexicon(knowledge)


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("exports since twenty twenty three", [2023]),
        ("two thousand and twenty-four against twenty thirty", [2024, 2030]),
        ("in twenty twenty, six of us", [2020]),
        ("twenty. twenty three", []),
        ("twenty people and two thousand exports", []),
    ],
)
def test_a_year_in_words_is_the_number(english: Lexicon, typed: str, years: list[int]) -> None:
    assert [span.year for span in recognise(tokenize(typed).tokens, english) if span.year] == years

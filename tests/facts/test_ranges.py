"""Two numbers with a word between them: a range, or a movement from one to the other."""

from decimal import Decimal
from pathlib import Path

import pytest

from bot.facts.load import load
from bot.facts.printed import Wording

KNOWLEDGE = load(Path(__file__).with_name("data") / "knowledge")


@pytest.mark.parametrize(
    "text",
    [
        "between 3 and 4 tons",
        "3 to 4 tons",
        "from 3 to 4 tons of honey",
        "a growth from 3 to 4 tons",
        "prices ranged from 3 to 4 tons",
        "rose by from 3 to 4 tons",
        "wax rose 2% and cost from 3 to 4 tons",
        "It rose. From 3 to 4 tons were sold",
        "3-4 tons",
    ],
)
def test_a_range(words: Wording, text: str) -> None:
    *_, lower, upper = words.numbers(text)
    assert lower.to is not None
    assert upper.ends_range
    assert {lower.unit, upper.unit} == {"tons"}


@pytest.mark.parametrize(
    "text",
    [
        "the harvest rose from 3 to 4 tons",
        "they raised what a hive may bear from about 3 to 4 tons",
        "will go up from 3 to 4 tons",
        "it was revised from 3 to 4 tons",
        "lowered the number from 4 to 3 tons",
        "from 4 to 3 tons",  # a range has the smaller one first
    ],
)
def test_a_movement_is_two_numbers(words: Wording, text: str) -> None:
    first, second = words.numbers(text)
    assert (first.to, first.ends_range, second.ends_range) == (None, False, False)
    assert (first.unit, second.unit) == ("tons", "tons")
    assert (first.unit_ahead, second.unit_ahead) == (True, False)


@pytest.mark.parametrize("text", ["rose from 2.1 to 2.3 million tons", "rose from 2.1 to 2.3 million"])
def test_a_scale_after_the_second_stands_for_both(words: Wording, text: str) -> None:
    assert [number.value for number in words.numbers(text)] == [Decimal("2.1") * 10**6, Decimal("2.3") * 10**6]
    assert words.numbers("two to three million tons")[0].value == 2 * 10**6


@pytest.mark.parametrize(
    "text", ["rose 22% to 2.6 billion", "sank 22 percent to 2.6 million", "from 3 tons to 2 million"]
)
def test_but_not_over_a_unit_that_the_first_has_for_itself(words: Wording, text: str) -> None:
    first, second = words.numbers(text)
    assert (first.to, first.value) == (None, Decimal(first.text))
    assert second.value is not None
    assert second.value > 10**6


def test_a_phrase_that_holds_one_alone_takes_it_as_one(words: Wording) -> None:
    text = "It costs from 3 to 4 tons."
    whole, second = text.index("from"), text.index("to 4")
    assert words.numbers(text, (whole, len(text)))[0].to is not None
    assert [number.to for number in words.numbers(text, (second, len(text)))] == [None, None]
    # A range without "from" stays one, however it is cut.
    assert words.numbers("3 to 4 tons", (2, 11))[0].to is not None

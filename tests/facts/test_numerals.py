"""Numbers in digits and words."""

from decimal import Decimal

import pytest

from bot.facts.numerals import Number, Numerals, fold
from bot.facts.printed import words_of

WORDS = words_of("en")


def read(text: str) -> list[Number]:
    assert WORDS is not None
    return Numerals(WORDS).read(text)


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("28.6", "28.6", "0.1"),
        ("5,494 tons", "5494", "1"),
        ("4,343.5 tons", "4343.5", "0.1"),
        ("$330.3 billion", "330300000000", "100000000"),
        ("$5bn", "5000000000", "1000000000"),
        ("Trillion-Dollar", "1000000000000", "1000000000000"),
        ("a million", "1000000", "1000000"),
        ("eighth", "8", "1"),
        ("twenty-first", "21", "1"),
        ("forty five", "45", "1"),
        ("two hundred and six", "206", "1"),
        ("three million", "3000000", "1000000"),
        ("two thousand twenty-five", "2025", "1"),
        ("3rd", "3", "1"),
        ("half", "0.5", "1"),
        ("two thirds", "0.667", "1"),
        ("a dozen", "12", "1"),
    ],
)
def test_a_number_is_worth_what_it_says(text: str, value: str, step: str) -> None:
    (number,) = read(text)
    assert number.value == Decimal(value)
    if not number.in_words or "illion" in text:
        assert number.step == Decimal(step)


@pytest.mark.parametrize("text", ["double-digit declines", "tens of tons", "billions", "single digits"])
def test_a_vague_number_has_no_value(text: str) -> None:
    assert read(text)[0].value is None
    assert not read(text)[0].is_amount


@pytest.mark.parametrize("text", ["no number at all", "someone", "tense", "weighty", "U.S."])
def test_words_that_only_look_like_numbers(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("2025 two", ["2025", "two"]),
        ("1.9% to $218.7 billion", ["1.9", "218.7 billion"]),
        ("eighth straight month of double-digit declines", ["eighth", "double-digit"]),
        ("December 4, 2025.", ["4", "2025"]),
        ("MAI-Image-1", ["1"]),
        ("3.8%-4%", ["3.8", "4"]),
        ("millions and two hundred", ["millions", "two hundred"]),
        ("1,2345", ["1", "2345"]),
    ],
)
def test_where_one_number_ends_and_the_next_begins(text: str, printed: list[str]) -> None:
    assert [number.text for number in read(text)] == printed


def test_folding_makes_typography_plain() -> None:
    assert fold("“It’s”  3.8\u00a0%–4\u202f% — so…") == '"It\'s" 3.8 %-4 % - so...'
    assert fold("soft\u00adhyphen") == "softhyphen"


def test_a_number_without_its_unit_stands_alone() -> None:
    (number,) = read("5 percent")
    assert number.without_unit().unit is None
    assert number.without_unit().whole == (0, 1)

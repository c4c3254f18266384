"""Units, qualifiers and movements around numbers."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from bot.facts.load import load
from bot.facts.printed import Wording, wording, words_of
from bot.facts.reported import Qualifier

KNOWLEDGE = load(Path(__file__).with_name("data") / "knowledge")


def test_a_unit_that_is_built_in_may_have_further_words() -> None:
    points = next(iter(KNOWLEDGE.terms["unit"].values())).model_copy(
        update={"name": {"en": "percentage points"}, "phrases": {"en": ("point",)}, "symbol": None}
    )
    found = wording("en", replace(KNOWLEDGE, terms={**KNOWLEDGE.terms, "unit": {"percentage_points": points}}))
    assert found is not None
    for text in ("rose by 3.4 points", "1 point", "1 percentage point", "2 percentage points"):
        assert found.numbers(text)[0].unit == "percentage_points"


def test_a_language_without_words() -> None:
    assert wording("tlh", KNOWLEDGE) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("5%", "percent"),
        ("5 percent", "percent"),
        ("1 percentage point of the crop", "percentage_points"),
        ("20 basis points", "basis_points"),
        ("eighth straight month", "months"),
        ("ninth monthly decline in a row", "months"),
        ("third consecutive annual rise", "years"),
        ("9 monthly reports", None),
        ("a one-year deal", "years"),
        ("€9 a kilo", "EUR"),
        ("9 euros", "EUR"),
        ("48 metric tons", "tons"),
        ("48 times", None),
        ("third markets", None),
    ],
)
def test_units(words: Wording, text: str, unit: str | None) -> None:
    assert words.numbers(text)[0].unit == unit


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("rose 5%", Qualifier.EXACT),
        ("about 5%", Qualifier.ABOUT),
        ("some 5%", Qualifier.ABOUT),
        ("5% or so", Qualifier.ABOUT),
        ("rose by nearly 5%", Qualifier.NEARLY),
        ("just under 5%", Qualifier.NEARLY),
        ("past the €9 mark", Qualifier.MORE_THAN),
        ("topped €9", Qualifier.MORE_THAN),
        ("at least 5%", Qualifier.AT_LEAST),
        ("5% or more", Qualifier.AT_LEAST),
        ("under 5%", Qualifier.LESS_THAN),
        ("up to 5%", Qualifier.AT_MOST),
        ("goes up to 5%", Qualifier.EXACT),
        ("edged up to 5%", Qualifier.EXACT),
        ("can go up to 5%", Qualifier.AT_MOST),
        ("over the past 11 months", Qualifier.EXACT),
        ("overdue 5%", Qualifier.EXACT),
        ("3.8%-4%", Qualifier.RANGE),
        ("3.8 to 4 percent", Qualifier.RANGE),
        ("between 3.8% and 4%", Qualifier.RANGE),
        ("1.9% to 4%", Qualifier.EXACT),
        ('an "around 5%" target', Qualifier.ABOUT),
    ],
)
def test_qualifiers(words: Wording, text: str, qualifier: Qualifier) -> None:
    assert words.qualifier(text, words.numbers(text)[0]) is qualifier


def test_a_scale_after_a_range_stands_for_both_ends(words: Wording) -> None:
    lower, upper = words.numbers("€3-4 billion")
    assert lower.to is not None
    assert (lower.value, lower.to.value) == (Decimal(3) * 10**9, Decimal(4) * 10**9)
    assert upper.ends_range


@pytest.mark.parametrize("text", ["Dec. 8", "8 December", "December 4", "in 2025", "of the 8th"])
def test_dates_are_no_amounts(words: Wording, text: str) -> None:
    assert not words.numbers("x " + text)[0].is_amount


def test_movements(words: Wording) -> None:
    assert words.movement("rose 5%") == (True, False)
    assert words.movement("a 5% drop") == (False, True)
    assert words.movement("stood at 5%") == (False, False)
    for fall in ("shed 2,100", "pared by 5%", "softened 5%", "cheaper than in May, by 11.3%", "fewer by about 9"):
        assert words.movement(fall) == (False, True), fall
    for rise in ("added 600", "created about 600", "dearer by 5%", "swelled 5%"):
        assert words.movement(rise) == (True, False), rise
    for neither in ("fewer than 300", "she added. In 2024", "more people by train"):
        assert words.movement(neither) == (False, False), neither
    assert words.movement("an upset") == (False, False)


def test_a_folder_has_words_of_its_own_for_a_fall() -> None:
    subject = KNOWLEDGE.subject.model_copy(update={"fall": {"en": ("mothballed",)}})
    found = wording("en", replace(KNOWLEDGE, subject=subject))
    assert found is not None
    assert found.movement("mothballed 40 hives") == (False, True)


def test_signs(words: Wording) -> None:
    assert words.is_below_zero("-5%", 1)
    assert words.is_below_zero("a deficit of €5", 14)
    assert not words.is_below_zero("3%-5%", 3)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("760 euros", True),
        ("760 euros, and more", True),
        ("760", False),
        ("760 eurosceptics", False),
        ("760 jars", False),
        ("7-8 euros", True),
    ],
)
def test_a_unit_cut_short(text: str, *, short: bool) -> None:
    words = words_of("en")
    assert words is not None
    wording = Wording(words, {"EUR_per_ton": ("euros a ton",)}, {})
    assert wording.is_short_for("EUR_per_ton", text, wording.numbers(text)[0]) is short

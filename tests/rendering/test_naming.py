"""What series are called: nothing twice, and nothing left out that tells two of them apart."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.facts.load import load
from bot.facts.model import Knowledge
from bot.rendering.naming import reading_name, subject_name
from bot.rendering.voice import Voice


@pytest.fixture(scope="module")
def town() -> Knowledge:
    return load(Path(__file__).parents[1] / "subject" / "knowledge")


def called(knowledge: Knowledge, indicator: str, name: str) -> Knowledge:
    """The knowledge with another English name for an indicator."""
    terms = dict(knowledge.terms["indicator"])
    terms[indicator] = terms[indicator].model_copy(update={"name": {"en": name}, "unmarked": "area"})
    return replace(knowledge, terms={**knowledge.terms, "indicator": terms})


def only(knowledge: Knowledge, product: str | None) -> Knowledge:
    """The knowledge without the other products' reports."""
    return replace(knowledge, reports=tuple(r for r in knowledge.reports if r.series.product == product))


def names(knowledge: Knowledge, indicator: str) -> set[str]:
    voice = Voice(knowledge)
    return {subject_name(series, voice) for series in knowledge.by_series if series.indicator == indicator}


def test_a_name_that_holds_its_product_says_it_once(town: Knowledge) -> None:
    alone = only(town, "audiobooks")
    assert names(called(alone, "loans", "loans"), "loans") == {"loans of audiobooks of Marlow Bay"}
    assert names(called(alone, "loans", "lent audiobooks"), "loans") == {"lent audiobooks of Marlow Bay"}
    assert names(called(alone, "loans", "the Audiobooks' loans"), "loans") == {"the Audiobooks' loans of Marlow Bay"}
    assert names(called(alone, "loans", "audio loans"), "loans") == {"audio loans of audiobooks of Marlow Bay"}


def test_what_tells_two_series_apart_is_said(town: Knowledge) -> None:
    several = names(called(town, "loans", "lent audiobooks"), "loans")
    assert "lent audiobooks of audiobooks of Marlow Bay" in several
    assert len(several) > 1


def test_a_name_that_holds_its_area_says_it_once(town: Knowledge) -> None:
    alone = called(only(town, "audiobooks"), "loans", "loans in Marlow Bay")
    assert names(alone, "loans") == {"loans in Marlow Bay of audiobooks"}
    series = next(series for series in alone.by_series if series.indicator == "loans")
    assert " of Marlow Bay" not in reading_name(series, Voice(alone))


def joined(knowledge: Knowledge, dimension: str, code: str, word: str) -> Knowledge:
    """The knowledge with the word that joins an area or a product to what is measured."""
    terms = dict(knowledge.terms[dimension])
    terms[code] = terms[code].model_copy(update={"joined": {"en": word}})
    return replace(knowledge, terms={**knowledge.terms, dimension: terms})


def test_a_folder_says_how_a_place_or_a_product_joins(town: Knowledge) -> None:
    alone = called(only(town, "audiobooks"), "loans", "loans")
    at_home = joined(alone, "area", alone.subject.area, "in")
    assert names(at_home, "loans") == {"loans of audiobooks in Marlow Bay"}
    assert names(joined(at_home, "product", "audiobooks", "that are"), "loans") == {
        "loans that are audiobooks in Marlow Bay"
    }
    series = next(series for series in at_home.by_series if series.indicator == "loans")
    assert reading_name(series, Voice(at_home)).startswith("loans of audiobooks in Marlow Bay · ")
    assert "in Marlow Bay" not in subject_name(series, Voice(at_home, "de"))
    rides = called(town, "rides", "bike trips")
    assert "bike trips in Marlow Bay to the Old Town" in names(joined(rides, "area", town.subject.area, "in"), "rides")

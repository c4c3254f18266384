"""The vocabulary: what it refuses, and what it looks up."""

from pathlib import Path

import pytest
from pydantic import ValidationError

from bot.facts.load import load
from bot.facts.model import CHANGES, Article, Fact, Knowledge, Known, Measure, Selector

KNOWLEDGE: Knowledge = load(Path(__file__).with_name("data") / "knowledge")


def test_measures_of_movement() -> None:
    assert {measure for measure in Measure if measure.is_movement} == set(CHANGES)


def test_entries_are_frozen_and_know_their_fields() -> None:
    fact = Fact(value="x", known=Known.STATED)
    with pytest.raises(ValidationError):
        setattr(fact, "value", "y")  # noqa: B010 - the type checker refuses the plain way, as it should
    with pytest.raises(ValidationError):
        Fact.model_validate({"known": "stated", "knwon": "stated"})


def test_the_name_of_an_article_is_its_outlet_else_its_id() -> None:
    article = KNOWLEDGE.articles["valley-post"]
    assert article.name == "Valley Post"
    unknown = Fact(known=Known.UNKNOWN)
    assert article.model_copy(update={"outlet": unknown}).name == "valley-post"
    with pytest.raises(ValidationError):
        Article.model_validate({**article.model_dump(), "sha256": "x"})


def test_selectors() -> None:
    series = KNOWLEDGE.by_id["honey.level.2025.tons"]
    assert Selector().selects(series)
    assert Selector(indicator="honey", product="none").selects(series)
    assert not Selector(indicator="honey", product="wax").selects(series)
    assert not Selector(unit="EUR").selects(series)


def test_knowledge_by_series_and_names() -> None:
    series = KNOWLEDGE.by_id["honey.level.2025.tons"]
    assert [report.printed for report in KNOWLEDGE.by_series[series]] == ["tops 48 tons", "48.2 tons of honey"]
    assert series.code("indicator") == "honey"
    assert series.code("product") is None
    assert KNOWLEDGE.name("indicator", "honey", "de") == "honey harvest"
    assert KNOWLEDGE.name("indicator", "unheard") == "unheard"
    assert KNOWLEDGE.name_of_subject("ko") == "Honey of the Lune valley, summer 2025"

"""The first or the last of several places or months."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answering.answer import Answer, Status
from bot.facts.load import load
from bot.footnote import Footnote

Ask = Callable[..., Answer]
SUBJECTS = Path(__file__).parents[2] / "subjects"
NOW = datetime(2025, 6, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("which region grew fastest", "AFRICA"),
        ("which market had the biggest drop", "US"),
        ("where did exports fall the most", "US"),
        ("rank the destinations by growth", "AFRICA"),
    ],
)
def test_all_markets_stand_in_their_order(ask: Ask, question: str, first: str) -> None:
    figures = ask(question).figures
    values = [figure.lead.value for figure in figures]
    assert figures[0].series.counterpart == first
    assert None not in values[:4]
    assert values[4:] == [None] * 3  # told of without a number


@pytest.mark.parametrize(
    "question",
    [
        "which country is the biggest",
        "which market is growing the fastest at my company",
        "imports by country, which fell most",
        "exports by city, ranked",
    ],
)
def test_what_cannot_be_ordered_gets_no_figure(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.UNKNOWN


def test_of_few_months_none_is_the_best(ask: Ask) -> None:
    assert ask("which month was the best for exports").status is Status.UNKNOWN
    assert len(ask("which month had the bigger surplus, october or november").figures) == 2


@pytest.mark.parametrize(
    ("subject", "question", "areas"),
    [
        ("housing", "which region has the lowest vacancy rate", ["KES", "PAU"]),
        ("housing", "rank the cities by rent", ["KES", "PAU"]),
        ("hospitals", "which region had the biggest rise in emergency visits", ["CAP", "SOU"]),
        ("hospitals", "which region grew fastest", []),  # what of the two?
    ],
)
def test_parts_of_a_country_are_ordered_too(subject: str, question: str, areas: list[str]) -> None:
    answer, _ = Footnote(load(SUBJECTS / subject / "knowledge")).ask(question, None, NOW)
    assert [figure.series.area for figure in answer.figures] == areas


@pytest.mark.parametrize(
    ("subject", "question", "first"),
    [
        ("cinema", "who has the lowest churn", "lumo"),
        ("cinema", "where is a ticket cheapest", "LO"),
        ("wildfires", "who had the fewest fires", "BM"),
        ("cinema", "who has the most subscribers", None),  # a service or a country?
        ("league", "who has the cheapest tickets", None),  # told of sorts of tickets
    ],
)
def test_who_has_most_of_something(subject: str, question: str, first: str | None) -> None:
    answer, _ = Footnote(load(SUBJECTS / subject / "knowledge")).ask(question, None, NOW)
    series = [figure.series for figure in answer.figures]
    assert (first in (series[0].product, series[0].area)) if series else first is None

"""What a person reads in the terminal."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from bot.answering.answer import Answer
from bot.facts.model import Fact, Knowledge, Known
from bot.facts.reported import Qualifier
from bot.rendering.numbers import amount, period_name, reported_number
from bot.rendering.text import text
from bot.rendering.voice import Voice
from bot.rendering.words import article_line


def said(answer: Answer, knowledge: Knowledge) -> str:
    return text(answer, knowledge)


def test_the_number_stands_first(ask: Callable[..., Answer], knowledge: Knowledge) -> None:
    first, second, *rest = said(ask("exports to the US"), knowledge).splitlines()
    assert first.startswith("−28.6%")
    assert second.startswith("Read as: exports · to the United States · November 2025")
    assert "no period asked" in second
    assert sum("“" in line for line in rest) >= 5


def test_a_conflict_is_said(ask: Callable[..., Answer], knowledge: Knowledge) -> None:
    shown = said(ask("cumulative surplus"), knowledge)
    assert "conflict" in shown
    assert "cannot be true" in shown


def test_a_fall_is_never_a_rise(ask: Callable[..., Answer], knowledge: Knowledge) -> None:
    assert "The articles print a fall, not a rise." in said(ask("how much did exports to the US rise?"), knowledge)


def test_a_difference_is_marked_as_computed(ask: Callable[..., Answer], knowledge: Knowledge) -> None:
    shown = said(ask("export growth in October vs November"), knowledge)
    assert "no article prints it" in shown
    assert "percentage points" in shown


@pytest.mark.parametrize(
    ("value", "step", "unit", "shown"),
    [
        ("330300000000", "100000000", "USD", "$330.3 billion"),
        ("1076000000000", "1000000000", "USD", "$1.076 trillion"),
        ("-28.6", "0.1", "percent", "−28.6%"),
        ("5494", "1", "tonnes", "5,494 tonnes"),
        ("8100000", "100000", "tonnes", "8.1 million tonnes"),
        ("1", "1", "percentage_points", "1 percentage point"),
        ("8", "1", "months", "8 months"),
    ],
)
def test_amounts(knowledge: Knowledge, value: str, step: str, unit: str, shown: str) -> None:
    assert amount(Decimal(value), Decimal(step), unit, Voice(knowledge)) == shown


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("2025-11", "November 2025"),
        ("2025-01/2025-11", "January–November 2025"),
        ("2024", "2024"),
        ("2025-10-30/..", "since 30 October 2025"),
        ("2025-12-08", "8 December 2025"),
        ("2025-Q4", "Q4 2025"),
        ("2023/2025", "2023–2025"),
        ("2025-04/2025-12-08", "April 2025 to 8 December 2025"),
    ],
)
def test_periods(knowledge: Knowledge, code: str, name: str) -> None:
    assert period_name(code, Voice(knowledge)) == name


def test_an_articles_day_is_in_words_and_one_that_is_none_as_written(knowledge: Knowledge) -> None:
    article = next(iter(knowledge.articles.values()))
    for written, shown in (("2025-12-08", "8 December 2025"), ("2025-12", "December 2025"), ("on Friday", "on Friday")):
        dated = article.model_copy(update={"published": Fact(value=written, known=Known.INFERRED)})
        assert f", {shown}, " in article_line(dated, Voice(knowledge))


def test_each_end_of_a_range_has_the_digits_it_was_printed_with(knowledge: Knowledge) -> None:
    reports = knowledge.by_series[knowledge.by_id["exports.growth_yoy.2025-11.expectation.percent"]]
    (ranged,) = (report for report in reports if report.qualifier is Qualifier.RANGE)
    assert reported_number(ranged, Voice(knowledge)) == "+3.8% to +4%"

"""What is offered after a refusal: other markets, other periods, or a speaker's own words; each of it can be had."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status
from bot.answering.offers import MOST_OFFERED
from bot.facts.model import Knowledge
from bot.rendering.contract import answer_object
from bot.rendering.text import text
from bot.rendering.voice import worded
from bot.understanding.quoted.voices import attributed

Asking = Callable[..., Answer]


def test_a_country_without_numbers_is_refused_with_the_markets_that_have_some(
    ask: Asking, knowledge: Knowledge
) -> None:
    answer = ask("exports to India in November")
    assert {one.counterpart for one in answer.markets} >= {"US", "EU", "AU"}
    assert [one.counterpart for one in answer.near] == [None, "US", "EU"]
    assert "There are numbers for: the United States, the European Union" in text(answer, knowledge)
    assert "Mentioned without a number: Latin America, Japan and Australia." in text(answer, knowledge)


def test_another_month_is_refused_with_the_periods_that_there_are(ask: Asking) -> None:
    near = ask("exports in March 2025").near
    assert "2025-10" in {one.period for one in near}
    assert len({one.period for one in near}) == len(near) == MOST_OFFERED


def test_a_speaker_who_said_nothing_on_that_is_offered_with_what_they_said(ask: Asking, knowledge: Knowledge) -> None:
    answer = ask("what did Gary Ng say about soybeans?")
    assert (answer.status, answer.speaker) == (Status.UNKNOWN, "gary-ng")
    assert answer_object(answer, knowledge)["suggestions"] == ["What did Gary Ng say?"]
    assert "Gary Ng is quoted on: " in text(answer, knowledge)


@pytest.mark.parametrize("language", worded())
def test_the_question_offered_is_understood_in_its_language(ask: Asking, knowledge: Knowledge, language: str) -> None:
    refused = ask("what did Gary Ng say about soybeans?")
    (question,) = answer_object(refused, knowledge, language=language)["suggestions"]
    answer = ask(question)
    assert sorted(one.id for one in answer.statements) == sorted(one.id for one in attributed(knowledge, "gary-ng"))
    assert answer.reading.language == language


@pytest.mark.parametrize(
    "question", ["exports to India in November", "imports from Japan", "exports in March 2025", "tariffs on Mexico"]
)
def test_what_is_offered_has_a_number_and_is_of_the_same_thing(
    ask: Asking, knowledge: Knowledge, question: str
) -> None:
    answer = ask(question)
    assert answer.status is Status.UNKNOWN
    assert 0 < len(answer.near) <= MOST_OFFERED
    assert len({one.indicator for one in answer.near}) == 1
    assert all(any(report.reported for report in knowledge.by_series[one]) for one in answer.near)


def test_nothing_is_offered_where_nothing_is_near(ask: Asking) -> None:
    answer = ask("how old is the moon?")
    assert (answer.near, answer.markets, answer.speaker) == ((), (), None)

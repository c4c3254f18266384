"""Strangers' questions on the invented town: what a word is by where it stands does not lean on the shipped subject."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answering.answer import Answer, Status
from bot.facts.load import load
from bot.footnote import Footnote

KNOWLEDGE = Path(__file__).with_name("subject") / "knowledge"
NOW = datetime(2024, 7, 8, 12, tzinfo=UTC)

# Question → the one series that it asks for.
ANSWERED = [
    ("yo how much did cycling pop off in june", "rides.growth_yoy.2024-06.percent"),
    ("cycling yoy jun?", "rides.growth_yoy.2024-06.percent"),
    ("kindly share the june number of library visits", "visits.level.2024-06.count"),
    ("how much did folks think cycling would grow", "rides.growth_yoy.2024-06.expectation.percent"),
    ("is it true that cycling dipped in may, by how much", "rides.growth_yoy.2024-05.percent"),
    ("how many bike trips in jun2024", "rides.level.2024-06.count"),
    ("rides fy2024 tgt", "rides.level.2024.target.count"),
    ("The visits in June, by how much percent were they higher than in May?", "visits.growth_mom.2024-06.percent"),
    ("since how many months are the trips to the historic centre falling already", "rides.streak.OLD_TOWN.2024-06.months"),
    ("i am a retired tram driver and would like to know by how much trips to the docks grew", "rides.growth_yoy.HARBOUR.2024-06.percent"),
    ("our district the old town, trips there up or down in june", "rides.growth_yoy.OLD_TOWN.2024-06.percent"),
    ("ebook loans up how much lah", "loans.growth_yoy.ebooks.2024-06.percent"),
    ("what number was pencilled in for cycling by the forecasters", "rides.growth_yoy.2024-06.expectation.percent"),
    ("libary vists in juen", "visits.level.2024-06.count"),
    ("trips so far this year, total", "rides.level.2024-01/2024-06.count"),
    ("lane budget, how many euros", "lane_budget.level.2024.target.EUR"),
]  # fmt: skip
REFUSED = [
    "cycling growth forecast by the imf",
    "world bank forecast for bike trips",
    "barclays forecast for cycling in june",
    "bike trips by foreign firms in june",
    "library visits including atlantis in june",
    "full year 2024 library visits",
    "re-loans of ebooks",
    "mexican library visits in june",
    "trips to the harbour via zanzibar",
    "median library visits in june",
    "kayak trips in june",
    "library visits per head",
    "how much did people pay for ebooks",
    "trips in roubles",
]


@pytest.fixture(scope="module")
def footnote() -> Footnote:
    return Footnote(load(KNOWLEDGE))


def ask(footnote: Footnote, question: str) -> Answer:
    answer, _ = footnote.ask(question, None, NOW)
    return answer


@pytest.mark.parametrize(("question", "series"), ANSWERED)
def test_answered(footnote: Footnote, question: str, series: str) -> None:
    answer = ask(footnote, question)
    assert answer.status is Status.ANSWERED
    assert [figure.series.id for figure in answer.figures] == [series]


@pytest.mark.parametrize("question", REFUSED)
def test_refused_without_a_number(footnote: Footnote, question: str) -> None:
    answer = ask(footnote, question)
    assert answer.status is Status.UNKNOWN
    assert not answer.figures

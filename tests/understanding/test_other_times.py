"""Folders of another time than months: quarters, years, seasons; and of other months than the shipped one."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from bot.answering.answer import Answer, Operation, Status
from bot.evaluate import read_cases
from bot.facts.load import load
from bot.facts.model import Knowledge
from bot.footnote import Footnote
from bot.understanding.figures.period_words import asked_periods
from bot.understanding.understand import Understanding
from bot.understanding.words.recognise import recognise
from bot.understanding.words.text import tokenize

NOW = datetime(2026, 8, 10, 12, tzinfo=UTC)
TESTS = Path(__file__).parents[1]


@cache
def understanding_at(period: str, as_of: str) -> Understanding:
    knowledge = load(TESTS / "subjects" / "airlines" / "knowledge")
    return Understanding(at(knowledge, period, as_of))


def at(knowledge: Knowledge, period: str, as_of: str) -> Knowledge:
    return replace(knowledge, subject=knowledge.subject.model_copy(update={"period": period, "as_of": as_of}))


def periods(text: str, language: str, period: str, as_of: str = "2026-08-10") -> list[str]:
    understanding = understanding_at(period, as_of)
    spans = recognise(tokenize(text).tokens, understanding.lexicon_for(language))
    return [asked.text for asked in asked_periods(spans, understanding.knowledge.subject)[0]]


@pytest.mark.parametrize(
    ("text", "period", "wanted"),
    [
        ("last quarter", "2026-Q2", "2026-Q2"),
        ("this quarter", "2026-Q2", "2026-Q2"),
        ("the previous quarter", "2026-Q2", "2026-Q1"),
        ("the quarter before", "2026-Q1", "2025-Q4"),
        ("the quarter before Q4", "2026-Q2", "2026-Q3"),
        ("in the first quarter of 2025", "2026-Q2", "2025-Q1"),
        ("in the second half of last year", "2026-Q2", "2025-07/2025-12"),
        ("so far this year", "2026-Q2", "2026-01/2026-06"),
        ("last month", "2026-Q2", "2026-07"),
        ("this month", "2026-Q2", "2026-08"),
        ("last quarter", "2026-07", "2026-Q2"),
        ("the previous quarter", "2026-07", "2026-Q1"),
        ("last month", "2026-07", "2026-07"),
        ("the month before", "2026-07", "2026-06"),
        ("through Q2", "2026-Q2", "2026-01/2026-06"),
    ],
)
def test_times_are_reckoned_from_what_the_folder_is_of(text: str, period: str, wanted: str) -> None:
    assert periods(text, "en", period) == [wanted]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "in seven months"), ("en", "over the first seven months"), ("de", "bis juli"), ("de", "in sieben monaten"),
        ("de", "die ersten 7 monate"), ("fr", "sur les sept premiers mois"), ("fr", "de janvier à juillet"),
        ("es", "en los primeros siete meses"), ("zh", "前七个月"), ("zh", "头7个月"), ("ja", "7月までの累計"), ("ja", "1〜7月期"),
        ("ko", "7월까지 누적"), ("ko", "첫 7개월"),
    ],
)  # fmt: skip
def test_the_year_so_far_ends_with_the_folders_own_month(language: str, text: str) -> None:
    assert periods(text, language, "2026-07") == ["2026-01/2026-07"]
    assert periods(text, language, "2026-03") != ["2026-01/2026-03"]


@pytest.mark.parametrize(
    "period", ["2026", "2026-Q1", "2025-07/2025-12", "2025-08/2026-05", "2026-07-31", "2025-10-30/..", "2026-01"]
)
def test_no_kind_of_time_is_beyond_it(period: str) -> None:
    """Of the shipped knowledge's own questions, whatever stretch the folder should be of."""
    footnote = Footnote(at(load(TESTS.parent / "knowledge"), period, "2026-08-10"))
    for case in read_cases(TESTS / "questions" / "figures-tune.yaml")[::4]:
        talk = None
        for turn in case.questions:
            _, talk = footnote.ask(turn, talk, NOW)
    footnote.check("Exports rose 5.9% in November, up from October. They were 4% lower than a year earlier.")


def test_levels_stand_beside_a_change_on_the_quarter(ask_of_airlines: Callable[..., Answer]) -> None:
    answer = ask_of_airlines("did passengers rise quarter on quarter?")
    assert [figure.series.period for figure in answer.figures] == ["2026-Q2", "2026-Q1"]
    assert [one.operation for one in answer.computed] == [Operation.DIFFERENCE, Operation.CHANGE]


def test_a_part_of_the_year_is_not_answered_by_the_year(ask_of_airlines: Callable[..., Answer]) -> None:
    assert ask_of_airlines("passengers this year").figures[0].series.period == "2026"
    assert ask_of_airlines("passengers in the first half").status is Status.UNKNOWN


def test_the_same_quarter_last_year(ask_of_hospitals: Callable[..., Answer]) -> None:
    answer = ask_of_hospitals("hospital deficit first quarter", "what about the same quarter last year")
    assert [figure.series.period for figure in answer.figures] == ["2024-Q1"]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how full will the reservoirs be in june", ["reservoirs.rate.2026-06.forecast.percent"]),
        ("how full should they be by the end of may, the reservoirs", ["reservoirs.rate.2026-05.target.percent"]),
        ("grass fires last march", ["grass_fires.level.2025-03.count"]),
        (
            "grass fires this march vs last march",
            ["grass_fires.level.2026-03.count", "grass_fires.level.2025-03.count"],
        ),
        (
            "how full were the reservoirs in march 2026 compared to march 2025",
            ["reservoirs.rate.2026-03.percent", "reservoirs.rate.2025-03.percent"],
        ),
        (
            "did tarn cross get more snow than last year",
            ["snow_depth.level.TC.2026-03-01.cm", "snow_depth.level.TC.2025-03-01.cm"],
        ),
    ],
)
def test_months_to_come_and_a_year_ago(ask_of_weather: Callable[..., Answer], question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask_of_weather(question).figures] == series


@pytest.mark.parametrize(
    "question", ["how full were the reservoirs in june", "rain by the end of april", "rain in july"]
)
def test_no_other_time_is_told_instead(ask_of_weather: Callable[..., Answer], question: str) -> None:
    assert ask_of_weather(question).status is Status.UNKNOWN


def test_a_month_of_last_year_by_itself(ask_of_weather: Callable[..., Answer]) -> None:
    answer = ask_of_weather("how warm was march", "and march last year?")
    assert [figure.series.id for figure in answer.figures] == ["mean_temperature.level.2025-03.degrees"]


def test_the_folders_own_last_time(ask_of_election: Callable[..., Answer]) -> None:
    answer = ask_of_election("and turnout last time was what")
    assert [figure.series.id for figure in answer.figures] == ["turnout.rate.2021-09-19.percent"]

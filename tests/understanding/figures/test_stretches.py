"""Times at length: from one to another, of the year that only the end names; a folder's own words beside a year; how long ago."""

from functools import cache

import pytest

from bot.facts.load import load
from bot.footnote import Footnote
from tests.conftest import NOW
from tests.test_strange_subjects import FOLDER


@cache
def _footnote(subject: str) -> Footnote:
    return Footnote(load(FOLDER / subject / "knowledge"))


@pytest.mark.parametrize(
    ("subject", "question", "series"),
    [
        ("tourism", "foreign visitors June–August 2026", "arrivals.level.2026-06/2026-08.count"),
        ("tourism", "average flight delay jun-aug 2025", "delay.duration.2025-06/2025-08.minutes"),
        ("tourism", "average flight delay in june to august 2025", "delay.duration.2025-06/2025-08.minutes"),
        ("tourism", "foreign visitors in june through august", "arrivals.level.2026-06/2026-08.count"),
        ("league", "attendance between august 2025 and may 2026", "attendance.level.2025-08/2026-05.count"),
        ("league", "attendance august to may", "attendance.level.2025-08/2026-05.count"),
        ("carmaker", "deliveries july to september", "deliveries.level.2026-Q3.count"),
        ("flu", "flu cases from 12 November 2026 to 18 November 2026", "cases.level.2026-11-12/2026-11-18.count"),
        ("flu", "flu cases between 12 and 18 november", "cases.level.2026-11-12/2026-11-18.count"),
        ("flu", "flu cases November 12-18", "cases.level.2026-11-12/2026-11-18.count"),
        ("flu", "flu cases in the week of 12 to 18 November", "cases.level.2026-11-12/2026-11-18.count"),
        ("weather", "rain from december 2025 to february 2026", "rain.level.2025-12/2026-02.mm"),
        ("election", "turnout on 19 September 2021", "turnout.rate.2021-09-19.percent"),
        ("election", "turnout on september 19th, 2021", "turnout.rate.2021-09-19.percent"),
        ("election", "turnout in the election of 2021", "turnout.rate.2021-09-19.percent"),
        ("election", "what was the turnout 10 years ago", "turnout.rate.2016-09-18.percent"),
        ("carmaker", "operating margin year ago", "operating_margin.rate.2025-Q3.percent"),
        ("hospitals", "waiting list a month ago", "waiting_list.level.2025-02.count"),
        ("inflation", "inflation in september a year ago", "prices.growth_yoy.2025-09.percent"),
        ("inflation", "in tellmark, how much did coffee go up", "prices.growth_yoy.coffee.TE.2026-09.percent"),
        ("carmaker", "china: how many cars did ostrel deliver", "deliveries.level.CN.2026-Q3.count"),
        ("carmaker", "how many cars have been built", "production.level.2026-Q3.count"),
        ("tourism", "about how many brits visited", "arrivals.level.GB.2026-06/2026-08.count"),
        ("weather", "in march how much rain fell", "rain.level.2026-03.mm"),
    ],
)  # fmt: skip
def test_one_time_is_asked_for(subject: str, question: str, series: str) -> None:
    answer, _ = _footnote(subject).ask(question, None, NOW)
    assert [figure.series.id for figure in answer.figures] == [series]


@pytest.mark.parametrize(
    ("subject", "question"),
    [
        ("tourism", "foreign visitors in summer 2019"),
        ("tourism", "foreign visitors from july to september 2026"),
        ("airlines", "passengers this spring 2024"),
        ("flu", "flu cases from 13 to 19 november"),
        ("election", "turnout in the election of 2011"),
        ("carmaker", "operating margin 2 years ago"),
        ("carmaker", "operating margin three quarters ago"),
        ("carmaker", "operating margin a quarter ago"),
        ("hospitals", "waiting list half a year ago"),
    ],
)
def test_a_time_that_nobody_tells_of_is_none_of_another(subject: str, question: str) -> None:
    answer, _ = _footnote(subject).ask(question, None, NOW)
    assert not answer.figures


@pytest.mark.parametrize(
    ("subject", "question", "measure"),
    [
        ("smartphones", "xinlu, halcyon and daesan market share", "share"),
        ("tourism", "in total, how much did arrivals from britain and france change", "growth_yoy"),
        ("hospitals", "waiting list in february and march then", "level"),
    ],
)
def test_what_holds_for_a_list_holds_for_each(subject: str, question: str, measure: str) -> None:
    answer, _ = _footnote(subject).ask(question, None, NOW)
    assert {figure.series.measure for figure in answer.figures} == {measure}
    assert len(answer.figures) == question.count(" and ") + question.count(",") - question.count("in total,") + 1

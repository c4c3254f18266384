"""Words for how something is measured: what somebody lost, and how much of it there is."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how many seats did the civic union lose", "seats.change.civic_union.2026-09-20.count"),
        ("how many seats has the civic union lost", "seats.change.civic_union.2026-09-20.count"),
        ("how many votes did labour gain", "votes.change.labour.2026-09-20.percentage_points"),
        ("how many seats did the greens win", "seats.level.greens.2026-09-20.count"),
    ],
)
def test_by_how_many_it_became_fewer_or_more(ask_of_election: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_election(question).figures] == [series]


def test_how_many_there_are_is_not_how_many_were_lost(ask_of_election: Ask) -> None:
    assert ask_of_election("how many seats did labour lose").status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("what turnout was the electoral office hoping for", "turnout.rate.2026-09-20.target.percent"),
        ("what turnout was datum hoping for", "turnout.rate.2026-09-20.forecast.percent"),
        ("how many seats did the exit poll give the greens", "seats.level.greens.2026-09-20.forecast.count"),
    ],
)
def test_a_hope_is_a_goal_or_a_forecast(ask_of_election: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_election(question).figures] == [series]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("avg temp in port eskel?", ["mean_temperature.level.PE.2026-03.degrees"]),
        ("max temp port eskel", ["highest_temperature.level.PE.2026-03.degrees"]),
        (
            "which was warmer, hallin or wyndle?",
            [f"mean_temperature.level.{place}.2026-03.degrees" for place in ("HA", "WY")],
        ),
    ],
)
def test_short_forms_and_comparatives(ask_of_weather: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask_of_weather(question).figures] == series


@pytest.mark.parametrize("question", ["where was it warmest", "anyone up for a walk, its so sunny out"])
def test_what_asks_for_no_number(ask_of_weather: Ask, question: str) -> None:
    assert ask_of_weather(question).status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how much of brackmoor burnt", "area_burnt.level.BM.2026-08.hectares"),
        ("how much of the fire is contained in pinemark now", "containment.rate.PM.2026-08.percent"),
    ],
)
def test_a_part_to_which_something_was_done(ask_of_fires: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_fires(question).figures] == [series]


def test_of_another_part_only_its_share_is_told(ask_of_oil: Ask) -> None:
    assert ask_of_oil("how much of velland oil is exported").status is Status.UNKNOWN

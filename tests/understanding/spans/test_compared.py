"""By how much something is beyond what it was, and what is compared with the season before."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]
SEASON = "2025-08/2026-05"
LAST = "2024-08/2025-05"


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how much dearer did tickets get", [f"ticket_price.growth_yoy.{SEASON}.percent"]),
        ("how much more expensive are season tickets", [f"ticket_price.growth_yoy.season_ticket.{SEASON}.percent"]),
        ("how many fewer red cards were there", [f"red_cards.change.{SEASON}.count"]),
        ("how many red cards fewer than last season", [f"red_cards.change.{SEASON}.count"]),
        ("how many fewer sendings off than last year", [f"red_cards.change.{SEASON}.count"]),
        ("sendings off fewer than last season", [f"red_cards.change.{SEASON}.count"]),
        ("were crowds bigger than last season", [f"attendance.growth_yoy.{SEASON}.percent"]),
        ("how much did revenue grow from last season", [f"revenue.growth_yoy.{SEASON}.percent"]),
    ],
)
def test_it_is_how_it_moved(ask_of_league: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask_of_league(question).figures] == series


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how many more goals than last season", [f"goals.level.{SEASON}.count", f"goals.level.{LAST}.count"]),
        ("how much bigger was the loss than last season", [f"loss.level.{SEASON}.crowns", f"loss.level.{LAST}.crowns"]),
        (
            "how much shorter were video checks than last season",
            [f"video_check.duration.{SEASON}.seconds", f"video_check.duration.{LAST}.seconds"],
        ),
        (
            "occupancy this season vs last season",
            [f"occupancy.rate.{SEASON}.percent", f"occupancy.rate.{LAST}.percent"],
        ),
    ],
)
def test_where_both_stand_they_are_set_side_by_side(ask_of_league: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask_of_league(question).figures] == series


@pytest.mark.parametrize(
    ("question", "areas"),
    [
        ("how much more did port alder earn than northgate", ["PA", "NU"]),
        ("how many more points did alder get than united", ["PA", "NU"]),
    ],
)
def test_two_places_are_compared_and_nothing_moved(ask_of_league: Ask, question: str, areas: list[str]) -> None:
    figures = ask_of_league(question).figures
    assert [(figure.series.area, figure.series.measure) for figure in figures] == [(area, "level") for area in areas]


def test_more_of_something_else_is_no_change(ask_of_hospitals: Ask) -> None:
    assert not any(
        f.series.measure == "growth_yoy" for f in ask_of_hospitals("how much more money do the nurses want").figures
    )


@pytest.mark.parametrize(
    ("question", "period"),
    [
        ("goals this year", SEASON),
        ("how many goals last year", LAST),
        ("goals in 2024/25", LAST),
        ("average attendance forecast for next year", "2026-08/2027-05"),
    ],
)
def test_a_year_is_a_season_where_the_folder_has_seasons(ask_of_league: Ask, question: str, period: str) -> None:
    assert [figure.series.period for figure in ask_of_league(question).figures] == [period]


def test_a_calendar_year_is_none(ask_of_league: Ask) -> None:
    assert ask_of_league("attendance in 2026").status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how much more do services cost", ["prices.growth_yoy.services.2026-09.percent"]),
        ("how much more does food cost in tellmark", ["prices.growth_yoy.food.TE.2026-09.percent"]),
        ("what does petrol cost", ["prices.level.petrol.2026-09.florins"]),
    ],
)
def test_how_much_more_it_costs_is_no_price(ask_of_prices: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask_of_prices(question).figures] == series


@pytest.mark.parametrize(
    "question",
    [
        "who has the higher key rate, orvania or tellmark",
        "which is lower, the key rate in orvania or in tellmark",
        "which of the two is higher: the key rate in orvania or in tellmark",
    ],
)
def test_who_has_the_higher_one_is_no_rise(ask_of_prices: Ask, question: str) -> None:
    told = [figure.series.id for figure in ask_of_prices(question).figures]
    assert told == ["policy_rate.rate.2026-09.percent", "policy_rate.rate.TE.2026-09.percent"]

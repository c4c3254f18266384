"""What is measured, by words of its name that stand apart or in another form; and what is not."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]
SEASON = "2025-08/2026-05"


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how many people come to a match", f"attendance.level.{SEASON}.count"),
        ("how many fans find it too expensive", f"too_dear.share.{SEASON}.percent"),
        ("how many fans think tickets are too expensive", f"too_dear.share.{SEASON}.percent"),
        ("how many people are on the waiting list at northgate", f"waiting_list.level.NU.{SEASON}.count"),
    ],
)
def test_by_the_other_words_of_its_name(ask_of_league: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_league(question).figures] == [series]


@pytest.mark.parametrize(
    "question",
    [
        "how many people died at a match",
        "how many people were at the womens final",
        "how many tickets were sold",
        "who won the match",
        "whos watching the match at mine later",
    ],
)
def test_what_else_is_counted_is_refused(ask_of_league: Ask, question: str) -> None:
    assert ask_of_league(question).status is Status.UNKNOWN


SPRING = "2026-Q2"


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how many flights did air ostrenia cancel", [f"cancellations.level.AO.{SPRING}.count"]),
        ("how many bags get lost", [f"lost_bags.level.{SPRING}.count"]),
        ("how many ppl flew", [f"passengers.level.{SPRING}.count"]),
        ("are brisk planes full", [f"load_factor.rate.BK.{SPRING}.percent"]),
        ("how full are the planes", [f"load_factor.rate.{SPRING}.percent"]),
        ("how much is a bag on brisk", ["bag_fee.level.BK.2026-08.talers"]),
        ("how much does brisk charge for a bag", ["bag_fee.level.BK.2026-08.talers"]),
        ("what will the new terminal cost", ["terminal_cost.level.SOR.2029.forecast.talers"]),
        ("how many air traffic controllers are missing", ["missing_controllers.level.2026-08.count"]),
        (
            "how much fuel have brisk and air ostrenia hedged",
            ["hedging.share.BK.2026.percent", "hedging.share.AO.2026.percent"],
        ),
        (
            "how many flights got cancelled and how many bags got lost",
            [f"cancellations.level.{SPRING}.count", f"lost_bags.level.{SPRING}.count"],
        ),
        (
            "revenue and profit of brisk",
            [f"revenue.level.BK.{SPRING}.talers", f"operating_profit.level.BK.{SPRING}.talers"],
        ),
    ],
)
def test_in_another_form(ask_of_airlines: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask_of_airlines(question).figures] == series


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how many nurses are missing", "vacancies.level.nurses.2025-03.count"),
        ("how many nurses did hospitals hire from india", "recruits.level.IN.2024.count"),
        ("how many operations did hospitals cancel", "cancelled.level.2025-03.count"),
        ("how long is the wait for a hip replacement", "waiting_time.duration.hip.2025-03.weeks"),
    ],
)
def test_with_what_the_question_implies(ask_of_hospitals: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_hospitals(question).figures] == [series]


def test_two_things_that_are_joined_are_no_name(ask_of_hospitals: Ask) -> None:
    """Of "bed occupancy" both words are there."""
    found = ask_of_hospitals("beds and occupancy in march")
    assert {figure.series.indicator for figure in found.figures} == {"beds", "occupancy"}


def test_what_befell_them_is_no_part_of_a_name(ask_of_hospitals: Ask) -> None:
    assert ask_of_hospitals("how many patients died while waiting?").status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how many homes lost power in the storm", "power_cuts.level.2026-03-11.count"),
        ("how many homes had no power", "power_cuts.level.2026-03-11.count"),
        ("how many days did it freeze in tarn cross", "frost_days.level.TC.2026-03.days"),
        ("how many days in a row did it not rain", "dry_days.streak.WY.2026-03.days"),
    ],
)
def test_what_a_name_is_without(ask_of_weather: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_weather(question).figures] == [series]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how many people want the rainbow coalition", ["coalition_support.share.rainbow_coalition.2026-09.percent"]),
        (
            "harbour or rainbow coalition, how many people want which",
            [f"coalition_support.share.{one}_coalition.2026-09.percent" for one in ("harbour", "rainbow")],
        ),
        ("what % do you need to get into parliament", ["threshold.rate.2026-09-20.percent"]),
        ("what percentage is needed for parliament", ["threshold.rate.2026-09-20.percent"]),
    ],
)
def test_a_word_of_it_is_in_the_name_of_a_thing(ask_of_election: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask_of_election(question).figures] == series


def test_who_could_is_not_who_did(ask_of_election: Ask) -> None:
    assert ask_of_election("how many people could vote").status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "indicator"),
    [
        ("how late were the flights", "delay"),
        ("how long does the average tourist stay", "stay"),
        ("how much money did tourists bring in", "total_spending"),
        ("how many flights were there", "landings"),
    ],
)
def test_by_another_name_of_a_word_in_it(ask_of_tourism: Ask, question: str, indicator: str) -> None:
    assert [figure.series.indicator for figure in ask_of_tourism(question).figures] == [indicator]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how much more expensive have phones gotten", "average_price.growth_yoy.2025-Q3.percent"),
        ("did phones get cheaper", "average_price.growth_yoy.2025-Q3.percent"),
        ("how many weeks of inventory are there", "stock.duration.2025-Q3.weeks"),
    ],
)
def test_what_is_dearer_has_a_price(ask_of_phones: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_phones(question).figures] == [series]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how much more pay does solida want", "pay_demand.growth_yoy.2027.target.percent"),
        ("how much pay does solida ask for", "pay_demand.growth_yoy.2027.target.percent"),
        ("how much more pay is the workers league seeking", "pay_demand.growth_yoy.TE.2027.target.percent"),
        ("i want the pay growth", "wages.growth_yoy.2026-Q2.percent"),
    ],
)
def test_what_somebody_wants_is_a_demand(ask_of_prices: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_prices(question).figures] == [series]


def test_nobody_wants_what_another_one_does(ask_of_prices: Ask) -> None:
    assert ask_of_prices("how much more pay does nordlys want").status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how many subscribers did lumo lose in july", ["net_subscribers.change.lumo.2026-07.count"]),
        ("did lumo lose subscribers in august", ["net_subscribers.change.lumo.2026-08.count"]),
        (
            "how many subs did lumo gain or lose in july and august",
            [f"net_subscribers.change.lumo.2026-{month}.count" for month in ("07", "08")],
        ),
        ("how many minutes do people in lowen spend streaming", ["viewing_time.duration.LO.2026-06/2026-08.minutes"]),
        ("how much did the salt road cost to make", ["film_budget.level.salt_road.2026-06/2026-08.EUR"]),
    ],
)
def test_a_name_for_what_is_gained_spent_or_paid(ask_of_cinema: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask_of_cinema(question).figures] == series


def test_what_is_made_is_no_cost_of_making(ask_of_cinema: Ask) -> None:
    figures = ask_of_cinema("how much money did the salt road make").figures
    assert "film_budget" not in {figure.series.indicator for figure in figures}

"""Who is counted by what they do, and of what one a number is told."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]
SUMMER = "2026-06/2026-08"


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how many brits visited", [f"arrivals.level.GB.{SUMMER}.count"]),
        ("how many people from canada came", [f"arrivals.level.CA.{SUMMER}.count"]),
        ("how many came in june and july", ["arrivals.level.2026-06.count", "arrivals.level.2026-07.count"]),
        ("how many people came to tinmar", [f"arrivals.level.TI.{SUMMER}.count"]),
    ],
)
def test_by_what_they_do(ask_of_tourism: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask_of_tourism(question).figures] == series


@pytest.mark.parametrize(
    "question", ["how many came back", "how many people came by car", "how many visited the museum", "who spends most"]
)
def test_what_else_they_do_is_refused(ask_of_tourism: Ask, question: str) -> None:
    assert ask_of_tourism(question).status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("spending of the germans per head", [f"spending_per_visitor.level.DE.{SUMMER}.florins"]),
        ("whats a hotel room per night", [f"room_price.level.{SUMMER}.florins"]),
        ("what do the brits spend", [f"spending_per_visitor.level.GB.{SUMMER}.florins"]),
        (
            "who spent less, the americans or the germans",
            [f"spending_per_visitor.level.{place}.{SUMMER}.florins" for place in ("US", "DE")],
        ),
    ],
)
def test_what_it_is_of(ask_of_tourism: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask_of_tourism(question).figures] == series


@pytest.mark.parametrize("question", ["spending per night", "how many ships landed"])
def test_two_things_that_are_measured_are_no_third(ask_of_tourism: Ask, question: str) -> None:
    assert ask_of_tourism(question).status is Status.UNKNOWN


def test_those_at_work(ask_of_phones: Ask) -> None:
    (figure,) = ask_of_phones("how many people work at halcyon").figures
    assert figure.series.indicator == "employees"


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how many people rode the red line", "trips.level.red_line.2026-Q3.count"),
        ("how many people use tram 9", "trips.level.tram_9.2026-Q3.count"),
        ("how many drivers does the company have", "drivers.level.2026-Q3.count"),
    ],
)
def test_who_rides_and_who_has_something(ask_of_transit: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_transit(question).figures] == [series]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how many kids sat the exam", "candidates.level.2026.count"),
        ("how many pupils took the exam", "candidates.level.2026.count"),
        ("how many uni places are already taken", "places_taken.level.2026.count"),
        ("how many boys passed, in percent", "pass_rate.rate.boys.2026.percent"),
        ("what share of papers got an a", "top_grades.share.2026.percent"),
        ("how many families pay for private lessons", "private_lessons.share.2026.percent"),
    ],
)
def test_who_did_what_is_counted(ask_of_exams: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_exams(question).figures] == [series]


@pytest.mark.parametrize(
    ("question", "values"),
    [
        ("how much is lumo a month now", ["13.49"]),
        ("what does portside plus cost per month", ["7.99"]),
        ("how much are kinobox and portside each month", ["9.99", "7.99"]),
        ("how many subs cancel a month", ["4.6"]),
    ],
)
def test_the_time_that_a_number_is_told_of(ask_of_cinema: Ask, question: str, values: list[str]) -> None:
    assert [str(figure.lead.value) for figure in ask_of_cinema(question).figures] == values


def test_of_another_time_nobody_tells_it(ask_of_cinema: Ask, ask_of_fires: Ask, ask_of_tourism: Ask) -> None:
    assert ask_of_cinema("how much is lumo a year").status is Status.UNKNOWN
    assert ask_of_fires("how much is home insurance a month").status is Status.UNKNOWN
    assert ask_of_tourism("how much is a hotel room a week").status is Status.UNKNOWN
    (figure,) = ask_of_tourism("how much is a hotel room a night").figures
    assert figure.series.indicator == "room_price"

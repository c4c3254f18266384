"""What counted things are like, and what befell some of them, is no number of them."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "how clean are brisks planes",
        "how old are the planes",
        "are brisk planes old",
        "how happy are passengers",
        "how many passengers were hurt",
        "how many planes crashed",
        "how many tickets did brisk sell",
    ],
)
def test_it_is_refused(ask_of_airlines: Ask, question: str) -> None:
    assert ask_of_airlines(question).status is Status.UNKNOWN


@pytest.mark.parametrize("question", ["how many beds were cut", "how many nurses died", "how full are the beds"])
def test_it_is_refused_of_hospitals(ask_of_hospitals: Ask, question: str) -> None:
    assert ask_of_hospitals(question).status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "indicator"),
    [
        ("how bad is the waiting list", "waiting_list"),
        ("how big is the waiting list", "waiting_list"),
        ("how many nurses are there", "staff"),
    ],
)
def test_how_many_there_are_is_told(ask_of_hospitals: Ask, question: str, indicator: str) -> None:
    assert [figure.series.indicator for figure in ask_of_hospitals(question).figures] == [indicator]


def test_a_name_may_say_what_befell(ask_of_airlines: Ask) -> None:
    assert [one.series.indicator for one in ask_of_airlines("how many jobs will be lost").figures] == ["job_cuts"]


def test_what_only_some_of_them_are(ask_of_flu: Ask) -> None:
    refusal = ask_of_flu("how many schools are open").refusal
    assert refusal is not None
    assert refusal.missing == (("word", "open"),)
    assert ask_of_flu("how many schools are shut").figures


@pytest.mark.parametrize(
    "question",
    ["how many trams does marrowgate transit own", "how many buses are there", "how many trams run in marrowgate"],
)
def test_how_many_things_of_which_something_else_is_counted(ask_of_transit: Ask, question: str) -> None:
    assert ask_of_transit(question).status is Status.UNKNOWN


def test_a_thing_that_is_itself_counted(ask_of_election: Ask) -> None:
    assert [f.series.product for f in ask_of_election("how many first time voters were there").figures] == [
        "first_time"
    ]


@pytest.mark.parametrize("question", ["how many beds are already taken", "how many nurses took sick leave"])
def test_what_some_of_them_are_used_for(ask_of_hospitals: Ask, question: str) -> None:
    assert ask_of_hospitals(question).status is Status.UNKNOWN


@pytest.mark.parametrize("question", ["how many homes were not insured", "how many homes had no insurance"])
def test_what_is_denied_of_the_counted(ask_of_fires: Ask, question: str) -> None:
    assert ask_of_fires(question).status is Status.UNKNOWN


def test_who_did_not_is_not_who_did(ask_of_election: Ask, ask_of_fires: Ask) -> None:
    assert ask_of_election("how many people didnt vote").status is Status.UNKNOWN
    assert ask_of_fires("how many people lost their homes").status is Status.UNKNOWN
    (figure,) = ask_of_fires("how many people had to leave their homes").figures
    assert figure.series.indicator == "evacuated"

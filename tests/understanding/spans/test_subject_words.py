"""The word for what everything is of, beside what is asked for."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "indicators"),
    [
        ("how many people were admitted with flu", ["admissions"]),
        ("how many people with flu were admitted", ["admissions"]),
        ("flu icu patients in port sable", ["intensive_care"]),
        ("how many people died because of flu", ["excess_deaths"]),
        ("schools closed due to the flu", ["schools_closed"]),
        ("how much is a flu jab", ["jab_price"]),
        # Set beside it, or alone, it is asked for.
        ("flu in ashfell", ["cases"]),
        ("flu and icu patients", ["cases", "intensive_care"]),
        ("how many people have flu, and how many died", ["cases", "excess_deaths"]),
    ],
)
def test_what_only_says_of_what_all_is(ask_of_flu: Ask, question: str, indicators: list[str]) -> None:
    assert [figure.series.indicator for figure in ask_of_flu(question).figures] == indicators


def test_a_thing_of_that_which_nobody_knows(ask_of_flu: Ask) -> None:
    assert ask_of_flu("how many flu helplines are there").status is Status.UNKNOWN

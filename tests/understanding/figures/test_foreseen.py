"""What a house foresees of what nobody names, and what somebody wants there to be."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("what is the cinema unions target for 2027", "admissions.level.2027.target.count"),
        ("what does reeltrack forecast for 2026", "admissions.level.2026.forecast.count"),
        ("what does halden expect for the end of 2026", "subscribers.level.2026.forecast.count"),
    ],
)
def test_the_one_thing_that_a_house_foresees(ask_of_cinema: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_cinema(question).figures] == [series]


def test_of_several_things_none_is_chosen(ask_of_fires: Ask) -> None:
    assert ask_of_fires("what did the fire service expect for september").status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("how many aircraft does the minister want", "aircraft.level.2027.target.count"),
        ("how many hectares does the timber council want thinned", "thinning.level.2027.target.hectares"),
        ("how much will home insurance cost", "premium.level.2027.forecast.marks"),
    ],
)
def test_what_is_not_there_yet(ask_of_fires: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_fires(question).figures] == [series]


def test_what_is_there_is_not_what_somebody_wants(ask_of_fires: Ask) -> None:
    assert ask_of_fires("how many fires does the minister want").status is Status.UNKNOWN

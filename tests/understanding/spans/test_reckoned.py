"""Numbers that somebody has himself: to be reckoned with, or of his own life."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status
from bot.understanding.reading import Intent

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "what is 28.6% of 330",
        "how much is 2 percent of 330.3 billion",
        "what is 20% off 330",
        "convert 5494 tons to pounds",
        "how many pounds is 5494 tons",
        "half of 1.076 trillion",
        "whats 28.6 plus 19",
        "if i have 100 dollars and lose 19 percent then gain 24 what have i got",
        "she left me on read for 3 days is it over",
        "we have been together for 8 months",
    ],
)
def test_nothing_is_looked_up(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.UNKNOWN


@pytest.mark.parametrize(
    "question",
    ["what was the 24%", "what was minus 28.6%", "i read 47.5% somewhere what is that", "what are the 28.6% and 47.5%"],
)
def test_what_is_printed_is(ask: Ask, question: str) -> None:
    assert ask(question).intent is Intent.NUMBER


def test_sums_that_are_supposed_are_no_figure(ask_of_league: Ask) -> None:
    assert ask_of_league("if i pay 150 crowns for 4 tickets what does each cost").status is Status.UNKNOWN
    assert ask_of_league("what is the ticket price").status is Status.ANSWERED

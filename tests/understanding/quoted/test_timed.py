"""When something was or will be, and of which month and year a statement is."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("when were the figures released", "chosun-release"),
        ("when were the november figures released", "chosun-release"),
        ("when did the truce begin", "cnbc-truce"),
        ("when do officials meet next", "chosun-policy-meetings"),
    ],
)
def test_a_time_is_told(ask: Ask, question: str, first: str) -> None:
    assert ask(question).statements[0].id == first


@pytest.mark.parametrize(
    "question",
    [
        "when do the december figures come out",
        "when do the next figures come out",
        "when will the 2026 trade figures be published",
        "when did the trade war start",
        "when did the housing slump begin",
        "what was the stimulus in 2009",
    ],
)
def test_no_time_or_another_is_told(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.UNKNOWN


def test_what_is_to_come(ask_of_power: Ask, ask_of_hospitals: Ask) -> None:
    assert ask_of_power("when will the last coal unit close").statements[0].id == "coal-exit-2035"
    assert ask_of_hospitals("when will nurses vote").statements[0].id == "apa-vote"
    assert ask_of_hospitals("when will the next waiting list figures come out").status is Status.UNKNOWN

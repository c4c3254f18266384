"""What is counted, by words of its name that stand apart; and what is not."""

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

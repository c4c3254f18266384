"""What is a sign that something is asked, and what any talk may have."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "talk",
    [
        "ok deal, 8pm at mine, bring chips",
        "sounds like a deal to me, meet at 9",
        "deal! 8:30 pm it is",
        "she put the import script in the export folder again",
        "the export button in the export menu is greyed out",
        "the manager wants us growing 5% a month, we are four people and a dog",
        "rates at this hotel are insane, 300 a night",
        "i export all my photos and now the disk is full",
        "factory reset my phone, lost everything",
        "got 3k usd sitting around, change it into yuan now or wait?",
    ],
)
def test_a_remark_asks_nothing(ask: Ask, talk: str) -> None:
    assert ask(talk).status is Status.UNKNOWN


@pytest.mark.parametrize(
    "question", ["exports fell bro", "imports and exports data november", "surplus up, boss", "28.6%"]
)
def test_few_words_ask(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.ANSWERED


@pytest.mark.parametrize(
    "question",
    [
        "exports in yuan terms, growth in november? everyone only quotes dollars",
        "the october drop was unexpected, but what rise had the polls predicted for october",
    ],
)
def test_words_do_not_stand_in_for_a_number(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.UNKNOWN


@pytest.mark.parametrize(
    "talk",
    [
        "anyone wanna watch iron tide tonight",
        "who else cried at the salt road",
        "has anyone seen moon hamsters yet",
        "anyone here from lowen",
        "is anybody switching from lumo to kinobox",
    ],
)
def test_who_is_called_upon_is_asked_for_no_number(ask_of_cinema: Ask, talk: str) -> None:
    assert ask_of_cinema(talk).status is Status.UNKNOWN


def test_anybody_may_be_asked_for_one(ask_of_cinema: Ask) -> None:
    assert ask_of_cinema("anyone have the box office of iron tide").figures
    assert ask_of_cinema("has anyone said anything about iron tide").statements

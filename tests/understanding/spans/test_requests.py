"""Somebody's words asked for without a verb of saying, and talk in which somebody only comes up."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("anything by lin song? need it for a newsletter", "lin-song"),
        ("could i have a line from the boss of pag please, its for my slides", "weijian-shan"),
        ("Would you give me some words of the EU trade chief? Writing a school thing", "maros-sefcovic"),
        ("the economist at capital economics, one line please", "huang-zichun"),
        ("natixis fella again", "gary-ng"),
    ],
)
def test_somebody_is_asked_for(ask: Ask, question: str, speaker: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert {statement.speaker for statement in answer.statements} == {speaker}


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("got something from the director of lakeland general", "lund"),
        ("dr vantor of the doctors association on the figures", "vantor"),
    ],
)
def test_of_another_subject(ask_of_hospitals: Ask, question: str, speaker: str) -> None:
    assert speaker in [statement.speaker for statement in ask_of_hospitals(question).statements]


def test_a_house_behind_an_article_that_begins_another_name(ask_of_league: Ask) -> None:
    assert "pl-stannard-hole" in [
        one.id for one in ask_of_league("finance director of the league office, one line please").statements
    ]


@pytest.mark.parametrize(
    "question",
    [
        "gary on the phone for you",
        "anything from my coach",
        "got something from ikea, needs assembling",
        "song by gary again",
    ],
)
def test_talk_asks_for_nobody(ask: Ask, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED


@pytest.mark.parametrize(
    "question",
    ["what does the teachers union say about a strike", "what does the finance ministry say about the waiting list"],
)
def test_another_house_of_the_kind_is_none_of_ours(ask_of_hospitals: Ask, question: str) -> None:
    assert ask_of_hospitals(question).status is Status.UNKNOWN


def test_its_own_name_is_the_house(ask_of_hospitals: Ask) -> None:
    assert "apa-longer" in [
        one.id for one in ask_of_hospitals("what does the nurses union say about a strike").statements
    ]

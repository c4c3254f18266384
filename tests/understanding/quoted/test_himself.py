"""What is asked of somebody himself, of who heads a house, and on things that nobody's words speak of."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status
from bot.understanding.reading import Gap

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("turns", "word"),
    [
        (("how old is gary ng",), "old"),
        (("where did zhang zhiwei study",), "study"),
        (("how tall is donald trump",), "tall"),
        (("who is trump's vice president",), "vice president"),
        (("who is the ceo of goldman sachs",), "ceo"),
        (("who runs morgan stanley",), "runs"),
        (("when did goldman go public",), "when"),
        (("what did gary ng say", "who's he married to"), "married"),
    ],
)
def test_nobody_tells_it_of_him(ask: Ask, turns: tuple[str, ...], word: str) -> None:
    refusal = ask(*turns).refusal
    assert refusal
    assert (refusal.gap, refusal.missing) == (Gap.UNKNOWN_WORD, (("word", word),))


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        ("who is gary ng", "gary-ng"),
        ("who does gary ng work for", "gary-ng"),
        ("who runs pag", "weijian-shan"),
        ("who is the president of pinpoint", "zhang-zhiwei"),
        ("is zhang optimistic", "zhang-zhiwei"),
        ("what does shan want china to do, short version", "weijian-shan"),
    ],
)
def test_his_office_and_his_views_are_told(ask: Ask, question: str, speaker: str) -> None:
    assert ask(question).statements[0].speaker == speaker


def test_what_a_statement_tells_of_a_house(ask_of_league: Ask, ask_of_hospitals: Ask) -> None:
    assert ask_of_league("when was the league founded").statements[0].id == "hc-record-average"
    assert ask_of_hospitals("who is the health minister").statements[0].speaker == "oldfield"
    assert ask_of_hospitals("who is the mayor of lakeland").status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("what has goldman sachs said about gold", "gold"),
        ("goldman on silver", "silver"),
        ("what does natixis say on french bonds", "bonds"),
        ("has zhang commented on football", "football"),
    ],
)
def test_what_nobody_speaks_of_is_named(ask: Ask, question: str, word: str) -> None:
    refusal = ask(question).refusal
    assert refusal
    assert ("word", word) in refusal.missing


def test_who_holds_an_office_is_no_figure_of_its_place(ask: Ask) -> None:
    for question in ("who is the prime minister of japan", "who is the president of the eu", "when was the eu founded"):
        assert ask(question).status is Status.UNKNOWN, question

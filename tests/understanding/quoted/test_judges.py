"""Who finds something so, and who else: of what is named, of the figure before, of whom was quoted before."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "turns",
    [
        ("which economist found the eu and japan figures surprising",),
        ("why did lin song find the eu rebound unexpected",),
        ("exports to japan in november", "was anybody surprised by that?"),
        ("nov exports to the eu", "did any economist call that surprising? who"),
    ],
)
def test_who_found_it_so(ask: Ask, turns: tuple[str, ...]) -> None:
    assert ask(*turns).statements[0].id == "chosun-lin-song"


@pytest.mark.parametrize(
    "turns",
    [
        ("which economist found the africa figures surprising",),
        ("exports to africa in november", "which economist found that surprising"),
        ("why did lin song call the fall in exports to africa disappointing",),
        ("why did lin song call the eu rebound alarming",),
        ("why did gary ng call the tariffs excellent",),
        ("who said interest rates in japan would rise",),
        ("who called dibs on the front seat",),
        ("who said that lol",),
    ],
)
def test_nobody_did(ask: Ask, turns: tuple[str, ...]) -> None:
    assert ask(*turns).status is not Status.ANSWERED


def test_what_is_said_alone_tells(ask: Ask, ask_of_hospitals: Ask) -> None:
    assert ask("the line about a standstill").statements[0].id == "gmt-bnp"
    assert ask_of_hospitals("who called it a summer dip").statements[0].id == "weekly-dip"


@pytest.mark.parametrize(
    "turns", [("who else besides gary ng talks about tariffs",), ("gary ng on tariffs", "who else?")]
)
def test_others(ask: Ask, turns: tuple[str, ...]) -> None:
    speakers = [statement.speaker for statement in ask(*turns).statements]
    assert "huang-zichun" in speakers
    assert "gary-ng" not in speakers


def test_several_are_told_in_turn(ask: Ask) -> None:
    first, second, *_ = ask("what do goldman and bnp say").statements
    assert {first.organisation, second.organisation} == {"goldman-sachs", "bnp-paribas-am"}


def test_an_event_is_no_figure(ask: Ask) -> None:
    assert ask("at which event do they make the 2026 targets public").statements[0].id == "cnbc-two-sessions"
    assert ask("at which event did sefcovic resign").status is Status.UNKNOWN


def test_a_house_is_asked_for_another_year(ask: Ask) -> None:
    (figure,) = ask("growth target for 2025", "does goldman see another one for 2026? what number").figures
    assert figure.series.period == "2026"


def test_the_same_speaker_on_another_thing(ask: Ask) -> None:
    assert ask("what did shan say about exports", "and about the yuan?").statements[0].id == "cnbc-shan-yuan"
    assert ask("what did gary ng say about tariffs", "and about football?").status is Status.UNKNOWN

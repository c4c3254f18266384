"""What the statements found lack of what is asked, so that nothing is answered in its place; and what they do have."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        # Who began or won something, and what somebody did to somebody.
        "who started the trade war",
        "who is winning the trade war",
        "why did natixis fire gary ng",
        "what does sefcovic think of gary ng",
        # What is his own and in no article.
        "when does the trump presidency end",
        "when does the xi visit start",
        # A thing of no article behind what is named, and what nobody foresees.
        "does huang zichun think the eu will slap tariffs on chinese cars",
        "which expert predicts a chinese recession",
        # Who does most of what nobody measures, and what is set against what is measured.
        "which country mines the most rare earths",
        "which country produces the most soybeans",
        "who owns the most rare earths",
        "what's china's debt to gdp",
        "china's deficit to gdp",
    ],
)
def test_what_nobody_says_is_refused(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("when did the truce begin", "cnbc-truce"),
        ("when did xi and trump talk on the phone", "chosun-call"),
        ("where was the deal struck", "cnbc-deal"),
        ("why do americans buy less from china", "ngn-us-reasons"),
        ("is anything expected from the december politburo meeting", "cnbc-cewc"),
        ("what is hoped for from the politburo meeting", "chosun-zhang-target"),
        ("who is the ing guy that was surprised by japan", "chosun-lin-song"),
        ("who at capital economics commented on the november data", "epoch-huang"),
    ],
)
def test_what_somebody_says_is_told(ask: Ask, question: str, first: str) -> None:
    assert ask(question).statements[0].id == first


def test_several_named_side_by_side_each_speak(ask: Ask) -> None:
    said = ask("do zhang and goldman agree on the growth goal").statements
    assert {one.speaker or one.organisation for one in said[:2]} == {"zhang-zhiwei", "goldman-sachs"}
    assert ask("does zhang of goldman sachs agree on the growth goal").status is Status.UNKNOWN

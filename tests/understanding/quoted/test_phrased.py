"""Questions in other words than the statements', and what is none: how much of a question must be answered to."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answering.answer import Answer, Status
from bot.facts.load import load
from bot.footnote import Footnote

Ask = Callable[..., Answer]
NOW = datetime(2025, 12, 8, tzinfo=UTC)


@pytest.fixture(scope="module")
def bicycles() -> Footnote:
    """The path over a folder on another subject."""
    return Footnote(load(Path(__file__).resolve().parents[2] / "subject" / "knowledge"))


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("what will markets be watching next", "ngn-watch"),
        ("is china swamping the world with bargain goods", "epoch-cheap-products"),
        ("what does the headline growth hide", "gmt-masks"),
        ("who reckons the last quarter will be lackluster", "cnbc-goldman-easing"),
        ("can we already speak of a lasting recovery of global demand", "gmt-analysts-caution"),
        ("the french bank on tariffs", "cnbc-ng-tariffs"),
        ("which economist was astonished about europe and japan", "chosun-lin-song"),
    ],
)
def test_other_words(ask: Ask, question: str, statement: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert statement in [one.id for one in answer.statements]


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("did the deal stop sales to america from sinking", "cnbc-despite-deal"),
        ("goldman on the budget deficit ceiling", "cnbc-goldman-measures"),
        # What an article says of just that figure; what is on a topic that is named goes before others.
        ("gmt eight about soybeans and the purchase pledge", "gmt-soybeans"),
        ("going by gmt eight, how'd exports do against what analysts were forecasting", "gmt-beat"),
        ("according to cnbc, did exports to the eu rise", "cnbc-offset"),
        ("stronger yuan, weaker exports? or didnt it matter", "cnbc-yuan-no-brake"),
    ],
)
def test_beside_a_figure(ask: Ask, question: str, statement: str) -> None:
    answer = ask(question)
    assert answer.figures
    assert statement in [one.id for one in answer.statements]


@pytest.mark.parametrize(
    "question",
    [
        "what does jpmorgan expect for china's growth target",
        "what does the world bank say about the truce",
        "what did jerome powell say about inflation",
        "what does the wto say about american tariffs",
        "what did lin song say about fentanyl",
    ],
)
def test_nobody_who_is_not_quoted(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.UNKNOWN
    assert not answer.figures


@pytest.mark.parametrize(
    "remark", ["The other is to like it, really.", "Do not worry about it.", "We have met, and he is us."]
)
def test_remarks(ask: Ask, remark: str) -> None:
    assert ask(remark).status is not Status.ANSWERED


@pytest.mark.parametrize(
    "question", ["what did ines calder say about winter", "who said the real test is how many ride in the cold months"]
)
def test_another_subject(bicycles: Footnote, question: str) -> None:
    answer, _ = bicycles.ask(question, None, NOW)
    assert answer.status is Status.ANSWERED
    assert answer.statements[0].id == "herald-winter"


@pytest.mark.parametrize("question", ["what did the world bank say about winter", "who warned about a famine"])
def test_nothing_of_another_subject(bicycles: Footnote, question: str) -> None:
    answer, _ = bicycles.ask(question, None, NOW)
    assert answer.status is Status.UNKNOWN

"""Subjects of maintainers who knew no line of the program, asked by people who knew no word of its lexicon: what carries over."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.evaluate import evaluate, read_cases, scorecard
from bot.facts.load import load
from bot.footnote import Footnote
from tests.conftest import UNTRACED

FOLDER = Path(__file__).with_name("subjects")
SUBJECTS = sorted(path.name for path in FOLDER.iterdir())
# With the few names a term that a first version of a folder has. What is asked in other words is refused, never guessed at.
FLOORS = {
    "near_miss": 1.0,
    "chatter": 1.0,
    "quote": 0.92,
    "followup": 0.86,
    "clean": 0.95,
    "several": 0.85,
    "everyday": 0.75,
}
MOST_WRONG = 0.025


@UNTRACED
@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_strange_subject(subject: str, tell: Callable[[str], None]) -> None:
    scores = evaluate(read_cases(FOLDER / subject / "questions.yaml"), Footnote(load(FOLDER / subject / "knowledge")))
    tell("\n".join((subject, *scorecard(scores))))
    low = {kind: one.right / one.total for kind, one in scores.items() if one.right < FLOORS[kind] * one.total}
    assert not low
    wrong = sum(score.outcomes["wrong"] for score in scores.values())
    assert wrong <= MOST_WRONG * sum(score.total for score in scores.values())


@pytest.mark.parametrize("command", ["check", "coverage"])
@pytest.mark.parametrize("subject", SUBJECTS)
def test_its_knowledge_is_as_its_texts_have_it(subject: str, command: str) -> None:
    folder = FOLDER / subject
    given = ["kb", command, "--knowledge", str(folder / "knowledge"), "--articles", str(folder / "texts")]
    assert CliRunner().invoke(app, given).exit_code == 0

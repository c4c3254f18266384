"""Subjects whose terms are named in few words, for what is read by where a word stands and not by its alias."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer
from bot.facts.load import load
from bot.footnote import Footnote
from tests.conftest import NOW, ROOT


def _asking(subject: str) -> Callable[..., Answer]:
    footnote = Footnote(load(ROOT / "tests" / "subjects" / subject / "knowledge"))

    def asked(first: str, *turns: str) -> Answer:
        answer, conversation = footnote.ask(first, None, NOW)
        for question in turns:
            answer, conversation = footnote.ask(question, conversation, NOW)
        return answer

    return asked


@pytest.fixture(scope="session")
def ask_of_power() -> Callable[..., Answer]:
    """Ask one question, or several turns of one talk, of the electricity of an invented country."""
    return _asking("electricity")


@pytest.fixture(scope="session")
def ask_of_league() -> Callable[..., Answer]:
    """The same of a football league, whose year is a season and whose goals are no targets."""
    return _asking("league")


@pytest.fixture(scope="session")
def ask_of_hospitals() -> Callable[..., Answer]:
    """The same of hospitals."""
    return _asking("hospitals")

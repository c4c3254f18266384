"""What most tests share: the shipped knowledge, loaded once, and a way to ask it."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answering.answer import Answer
from bot.facts.load import load
from bot.facts.model import Knowledge
from bot.footnote import Footnote

ROOT = Path(__file__).resolve().parents[1]
NOW = datetime(2025, 12, 8, 12, tzinfo=UTC)


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """The knowledge that ships."""
    return load(ROOT / "knowledge")


@pytest.fixture(scope="session")
def footnote(knowledge: Knowledge) -> Footnote:
    """The whole path over the shipped knowledge."""
    return Footnote(knowledge)


@pytest.fixture(scope="session")
def ask(footnote: Footnote) -> Callable[..., Answer]:
    """Ask one question, or several turns of one talk; the last answer comes back."""

    def asked(first: str, *turns: str) -> Answer:
        answer, conversation = footnote.ask(first, None, NOW)
        for question in turns:
            answer, conversation = footnote.ask(question, conversation, NOW)
        return answer

    return asked

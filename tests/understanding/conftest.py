"""A subject whose terms are named in few words, for what is read by where a word stands and not by its alias."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer
from bot.facts.load import load
from bot.footnote import Footnote
from tests.conftest import NOW, ROOT


@pytest.fixture(scope="session")
def ask_of_power() -> Callable[..., Answer]:
    """Ask one question, or several turns of one talk, of the electricity of an invented country."""
    footnote = Footnote(load(ROOT / "tests" / "subjects" / "electricity" / "knowledge"))

    def asked(first: str, *turns: str) -> Answer:
        answer, conversation = footnote.ask(first, None, NOW)
        for question in turns:
            answer, conversation = footnote.ask(question, conversation, NOW)
        return answer

    return asked

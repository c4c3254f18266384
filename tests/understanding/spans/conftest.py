"""A question as the steps of reading get it: what its words stand for in the shipped knowledge."""

from collections.abc import Callable, Sequence

import pytest

from bot.facts.model import Knowledge
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, recognise
from bot.understanding.words.text import tokenize


@pytest.fixture(scope="session")
def english(knowledge: Knowledge) -> Lexicon:
    """The phrases of the shipped knowledge."""
    return Lexicon(knowledge)


@pytest.fixture(scope="session")
def read(english: Lexicon) -> Callable[[str], tuple[Span, ...]]:
    """The spans of a question."""
    return lambda question: recognise(tokenize(question).tokens, english)


def words(spans: Sequence[Span]) -> str:
    """What is left of a question."""
    return " ".join(span.text for span in spans)

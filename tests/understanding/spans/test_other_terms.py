"""What is always told as a number, and nobody prints."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status
from bot.understanding.spans.other_terms import gauge_asked
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span


@pytest.mark.parametrize(
    ("typed", "gauge"),
    [
        ("how far have house prices come down", "house prices"),
        ("what are the foreign exchange reserves at", "exchange reserves"),
        ("everyone talks about norway, but what are gold reserves", "gold reserves"),
        ("hows retail sales doing", "retail sales"),
        # Words are asked for, or something that is measured here.
        ("who talks about house prices", ""),
        ("house prices", ""),
        ("how did exports do with house prices down", ""),
    ],
)
def test_what_is_always_told_as_a_number(
    read: Callable[[str], tuple[Span, ...]], english: Lexicon, typed: str, gauge: str
) -> None:
    assert gauge_asked(read(typed), english) == gauge


@pytest.mark.parametrize(
    "question", ["did house prices fall in november", "how far have house prices in china come down"]
)
def test_it_is_refused_though_a_quotation_speaks_of_it(ask: Callable[..., Answer], question: str) -> None:
    assert ask(question).status is Status.UNKNOWN

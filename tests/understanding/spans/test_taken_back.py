"""What people take back is not asked."""

from collections.abc import Callable

import pytest

from bot.understanding.spans.taken_back import without_taken_back
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span
from tests.understanding.spans.conftest import words


@pytest.fixture
def left(read: Callable[[str], tuple[Span, ...]], english: Lexicon) -> Callable[[str], str]:
    return lambda typed: words(without_taken_back(read(typed), english))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("exports sorry imports in november", "sorry imports in november"),
        ("not november, october exports", "october exports"),
        ("exports to the eu no wait the us", "exports to the no wait the us"),
        ("exports not imports", "exports"),
        ("exports overall not just the us", "exports overall"),
        ("not only the us, total exports", "total exports"),
        ("exports, not the percent, the dollars", "exports the dollars"),
        ("november surplus that one month not the whole year", "november surplus that one month"),
        ("surplus for november alone not january to november", "surplus for november alone"),
        ("total exports not by country", "total exports"),
        ("exports in november, i dont mean imports", "exports in november"),
        ("surplus not in won but dollars", "surplus but dollars"),
        ("imports now, not back in 2023", "imports now"),
        ("the growth, not the target", "the growth target"),  # read as what came
        ("next year's growth target, not this year", "next year growth target"),
        # Nothing of the kind is named instead.
        ("did exports not fall", "did exports not fall"),
        ("is the surplus of november not october", "is the surplus of november"),
        ("not november", "not november"),
        ("exports to canada i mean", "exports to canada i mean"),
        ("exports sorry to bother you", "exports sorry to bother you"),
        ("why did exports rise but not imports", "why did exports rise but not imports"),
        ("the growth forecast for november, not what it actually was", "the growth forecast for november"),
        ("the news is about exports, but how much did imports rise", "but how much did imports rise"),
        (
            "i want to know about exports, but how much did imports rise",
            "i want to know about exports but how much did imports rise",
        ),
    ],
)
def test_words_taken_back(left: Callable[[str], str], typed: str, meant: str) -> None:
    assert left(typed) == meant

"""A line goes on with the sentence before it where text was only wrapped, and begins another where somebody began anew."""

from itertools import groupby
from operator import attrgetter

import pytest

from bot.understanding.spans.lines import with_lines_apart
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, recognise
from bot.understanding.words.text import tokenize


def _sentences(typed: str, lexicon: Lexicon) -> list[str]:
    spans = with_lines_apart(recognise(tokenize(typed).tokens, lexicon), lexicon)
    return [" ".join(map(attrgetter("text"), one)) for _, one in groupby(spans, attrgetter("sentence"))]


@pytest.mark.parametrize(
    "typed",
    [
        "exports to\nthe eu in may",
        "exports\nto the eu",
        "how much did\nimports rise",
        "korea's\nexports in may",
        "natural gas\nimports in may",
        "rare\nearths exports",
        "what is the trade\nbalance",
        "and what\nabout imports",
        "imports\npercent",
    ],
)
def test_a_wrapped_sentence_is_one(english: Lexicon, typed: str) -> None:
    assert len(_sentences(typed, english)) == 1


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("hi all\nhow much did imports rise", 2),
        ("my boss is waiting\nimports in may", 2),
        ("imports in may\nsent from my phone", 2),
        ("imports in may\nBest, Anna", 2),
        ("what were imports in may\nwhat were exports in june", 2),
        ("it is so cold today\nimports\nin may\nthanks", 3),
        ("imports in may\n\nexports in june", 2),
        ("- imports\n- exports", 2),
        ("1. imports\n2. exports", 2),
        ("thanks that box is ticked\nand how much did imports rise", 2),
        ("no name next to it\nwho said that", 2),
    ],
)
def test_a_line_that_begins_anew_is_a_sentence_of_its_own(english: Lexicon, typed: str, lines: int) -> None:
    assert len(_sentences(typed, english)) == lines


@pytest.mark.parametrize("typed", ["um\nexports", "\nexports", "\n\n", "exports\n", "\n- \n1.\n"])
def test_nothing_before_a_break_is_no_line(english: Lexicon, typed: str) -> None:
    assert len(_sentences(typed, english)) <= 1


def test_a_name_may_be_broken(english: Lexicon) -> None:
    spans: tuple[Span, ...] = recognise(tokenize("trade\nbalance").tokens, english)

    assert [span.is_a("indicator") for span in spans] == [True]

"""Half phrases read whole, and words that are left as they are."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer
from bot.footnote import Footnote
from bot.understanding.spans.ellipsis import filled_in, with_counted
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import Sense
from bot.understanding.words.recognise import recognise
from bot.understanding.words.text import tokenize

Ask = Callable[..., Answer]


@pytest.fixture(scope="module")
def lexicon(footnote: Footnote) -> Lexicon:
    return Lexicon(footnote.knowledge)


@pytest.mark.parametrize(
    ("question", "half", "sense"),
    [
        ("the growth target this year and next", "next", Sense("relative_period", "next_year")),
        ("the official survey and the private one", "private", Sense("product", "private_survey")),
        ("factory activity, the private one", "private", Sense("product", "private_survey")),
        ("private and official surveys", "private", Sense("product", "private_survey")),
        ("and the private one?", "private", Sense("product", "private_survey")),
        ("growth in the first and second quarter", "first", Sense("quarter", "1")),
        ("the second, third and fourth quarter", "second", Sense("quarter", "2")),
        ("growth in the first and second half", "first", Sense("half", "1")),
    ],
)
def test_the_half_that_was_said_before_completes_it(lexicon: Lexicon, question: str, half: str, sense: Sense) -> None:
    spans = filled_in(recognise(tokenize(question).tokens, lexicon), lexicon)
    assert sense in next(span.senses for span in spans if span.text == half)


@pytest.mark.parametrize(
    "question",
    [
        "exports this year and what is next to it",  # something else stands after the word
        "the next exports",
        "exports and the frobnicated one",
        "private lives and exports",
        "",
    ],
)
def test_other_words_stay_what_they_are(lexicon: Lexicon, question: str) -> None:
    spans = recognise(tokenize(question).tokens, lexicon)
    assert filled_in(spans, lexicon) == spans


@pytest.mark.parametrize(
    ("question", "counted"),
    [
        ("how many months did exports fall and how many has the surplus", "how many months has the surplus"),
        ("how many tons of soybeans were bought, how many in november", "how many tons of soybeans in november"),
        ("how many soybeans were pledged and how many were imported", "how many soybeans were imported"),
        ("how many soybeans were pledged and how many imported", "how many imported"),
        ("how many ships and how many in november", "how many in november"),  # of what, nobody knows
        ("how many months", "how many months"),
    ],
)
def test_how_many_goes_on(lexicon: Lexicon, question: str, counted: str) -> None:
    spans = with_counted(recognise(tokenize(question).tokens, lexicon), lexicon)
    assert " ".join(span.text for span in spans).endswith(counted)


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("flu cases in week 47 and 48", ["cases.level.2026-11-12/2026-11-18.count", "cases.level.2026-11-19/2026-11-25.count"]),
        ("share of influenza a and b", [f"samples.share.influenza_{one}.2026-11-19/2026-11-25.percent" for one in "ab"]),
        (
            "how many doses were delivered and how many were given",
            ["doses_delivered.level.2026-11-19/2026-11-25.count", "doses_given.level.2026-11-19/2026-11-25.count"],
        ),
    ],
)  # fmt: skip
def test_what_ends_or_is_counted_like_the_one_before(ask_of_flu: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask_of_flu(question).figures] == series


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("how many doses were delivered and how many wasted", "wasted"),
        ("how many schools are closed and how many did they reopen", "reopen"),
    ],
)
def test_what_is_done_that_nobody_counts(ask_of_flu: Ask, question: str, word: str) -> None:
    refusal = ask_of_flu(question).refusal
    assert refusal is not None
    assert refusal.missing == (("word", word),)

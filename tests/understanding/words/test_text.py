"""Folding and tokens."""

import pytest
from hypothesis import given, strategies as st

from bot.understanding.words.text import MOST_CHARACTERS, MOST_TOKENS, fold, tokenize, without, words
from tests.conftest import UNTRACED


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("U.S. exports", ("us", "exports")),
        ("What’s China’s share", ("what", "china", "share")),
        ("don't", ("dont",)),
        ("jan–nov", ("jan", "nov")),
        ("y/y and m/m", ("y/y", "and", "m/m")),
        ("28.6%", ("28.6", "%")),
        ("$1,076.5bn", ("$", "1,076.5", "bn")),
        ("２８．６", ("28.6",)),
        ("café", ("cafe",)),
        ("a\u200bb\u202ec", ("abc",)),
        ("", ()),
        ("🙂🙂", ()),
    ],
)
def test_tokens(typed: str, expected: tuple[str, ...]) -> None:
    assert tuple(token.text for token in tokenize(typed).tokens) == expected


@pytest.mark.parametrize(
    ("typed", "sentences"),
    [
        ("approx. 5 percent vs. the month before", 1),
        ("how did Nov. exports do", 1),
        ("exports in Nov. 2025", 1),
        ("no. 1 of the list", 1),
        ("how were the exports there in nov. what about imports", 2),
        ("exports. imports", 2),
        ("be gentle 🙏 how did exports do 😭 my phone is dying", 3),
        ("exports 📈 to the 🇺🇸 in may", 1),
    ],
)
def test_a_shortened_word_ends_no_sentence(typed: str, sentences: int) -> None:
    assert len({token.sentence for token in tokenize(typed).tokens}) == sentences


def test_possessive_and_sentences() -> None:
    first, second, third = tokenize("China's exports. Fine").tokens
    assert first.possessive
    assert not second.possessive
    assert third.sentence == second.sentence + 1


def test_a_line_may_go_on() -> None:
    tokens = tokenize("exports to\nthe eu\n\nimports\n- sales\n2. prices").tokens
    assert [token.text for token in tokens if token.line] == ["the"]
    assert [token.sentence for token in tokens] == [0, 0, 0, 0, 1, 2, 3]


def test_what_stood_before_a_word_left_out_stands_before_the_next() -> None:
    tokens = tuple(without(tokenize("the us, uh the\num eu").tokens, {"uh", "um"}))
    assert [(token.text, token.comma, token.line) for token in tokens] == [
        ("the", False, False),
        ("us", False, False),
        ("the", True, False),
        ("eu", False, True),
    ]


def test_long_questions_are_cut_and_say_so() -> None:
    tokens = tokenize("word " * 1000)
    assert tokens.cut
    assert len(tokens.tokens) <= MOST_TOKENS
    assert not tokenize("x" * MOST_CHARACTERS).cut


@UNTRACED
@given(st.text(max_size=400))
def test_anything_is_read(typed: str) -> None:
    tokens = tokenize(typed).tokens
    folded = fold(typed)
    assert all(0 <= token.start < token.end <= len(folded) for token in tokens)


@given(st.from_regex(r"[a-z]{1,8}( [a-z]{1,8}){0,3}", fullmatch=True))
def test_plain_phrases_fold_as_questions_do(phrase: str) -> None:
    assert words(phrase) == tuple(token.text for token in tokenize(phrase).tokens)

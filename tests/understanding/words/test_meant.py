"""Words as phones and hands write them: letters drawn out, verbs of a rise in another form."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer
from bot.understanding.words.word_kin import stem

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("sooo is there a fentanyl bit in the deal", "cnbc-terms-fentanyl"),
        ("whyyy did imports misss the forecast", "cnbc-import-reasons"),
        ("why's the surplus ballooning", "epoch-cheap-products"),
        ("...flesh out the policy direction... whos that", "chosun-zhang-target"),
    ],
)
def test_words_are_read_in_spite_of_their_spelling(ask: Ask, question: str, statement: str) -> None:
    assert statement in [one.id for one in ask(question).statements]


def test_where_it_is_printed_tells_nothing(ask: Ask) -> None:
    assert ask("microsoft... why tf is that in a trade story").statements[0].id == "ngn-technology"


def test_what_is_critical_is_no_criticism() -> None:
    assert stem("criticism") == stem("criticised") != stem("critical")

"""Those whom an article quotes without a name, by what it calls them."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("do most economists expect china to hit the growth target", "gmt-most-economists"),
        ("some banks and strategists expect what from beijing, fiscally", "ngn-banks"),
        ("foreign policymakers worry about what when they see all those cheap goods come in", "epoch-concerns"),
    ],
)
def test_their_words_alone(ask: Ask, question: str, statement: str) -> None:
    assert [one.id for one in ask(question).statements] == [statement]


def test_their_words_are_on_what_is_named(ask: Ask) -> None:
    told = [one.id for one in ask("did most economists expect exports to rise in november").statements]
    assert "gmt-most-economists" not in told

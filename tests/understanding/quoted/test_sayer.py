"""Whose words are asked for, of those who have no name here; and offices that somebody holds in another place."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer
from bot.understanding.reading import Gap

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("what did the american soybean farmers say about the slow buying", {"american", "farmers"}),
        ("what did the exporters say about the truce", {"exporters"}),
        ("what did vietnam's prime minister say about rerouting", {"vietnam", "prime minister"}),
        ("what's the farmers' view on the trade deal", {"farmers"}),
        ("any comment from the farmers on soybeans", {"farmers"}),
        ("tell me what the shipyards said about tariffs", {"shipyards"}),
    ],
)
def test_who_is_quoted_nowhere_is_refused_by_name(ask: Ask, question: str, words: set[str]) -> None:
    refusal = ask(question).refusal
    assert refusal
    assert refusal.missing
    assert {word for _, word in refusal.missing} <= words


def test_a_slip_for_a_month_is_nobody(ask: Ask) -> None:
    assert not ask("did maersk say anything about shipping demand").statements


@pytest.mark.parametrize(
    ("question", "statement"),
    [
        ("what do critics say about the eu", "epoch-sefcovic"),
        ("what did foreign policymakers say about factories", "epoch-concerns"),
        ("what did the private equity boss say about the yuan", "cnbc-shan-yuan"),
        ("what did europe's trade chief warn about", "epoch-sefcovic"),
    ],
)
def test_who_is_called_so_or_may_be_anybody_is_shown(ask: Ask, question: str, statement: str) -> None:
    assert statement in [one.id for one in ask(question).statements]


def test_nobody_speaks_where_something_is_done_to_what_is_named(ask: Ask) -> None:
    assert ask("why is project suncatcher mentioned in a trade article").statements


def test_an_office_of_another_place(ask_of_oil: Ask) -> None:
    assert ask_of_oil("what did qasira's oil minister say about the attacks").statements[0].speaker == "haddal"
    refusal = ask_of_oil("what did tavonia's oil minister say about the attacks").refusal
    assert refusal
    assert refusal.gap is Gap.NO_STATEMENT
    assert ("word", "tavonia") in refusal.missing


@pytest.mark.parametrize(
    "question",
    [
        "why did china walk out of the trade deal",
        "why did the truce end so soon",
        "why did china ban soybeans",
        "why was the central economic work conference postponed",
    ],
)
def test_an_end_that_nobody_tells_is_not_explained(ask: Ask, question: str) -> None:
    refusal = ask(question).refusal
    assert refusal
    assert refusal.gap is Gap.UNKNOWN_WORD


def test_another_thing_of_the_same_topic(ask: Ask) -> None:
    told = ask("what does the deal say about fentanyl", "and about rare earths?").statements
    assert "gmt-terms-rare-earths" in [one.id for one in told]


def test_words_that_ask_for_somebody(ask: Ask) -> None:
    assert ask("is there a word from natixis on this").statements
    assert [one.id for one in ask("an unnamed economist is in one of the articles, what did they say").statements] == [
        "ngn-economist"
    ]
    assert ask("what was the monday meeting of officials for").statements[0].id == "gmt-monday-meeting"

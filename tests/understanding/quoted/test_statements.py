"""Finding statements: what a search may leave out without looking."""

from bot.facts.model import Knowledge
from bot.understanding.quoted.statement_words import item
from bot.understanding.quoted.statements import Sought, StatementIndex
from bot.understanding.words.recognise import Span


def test_no_statement_tells_more_than_the_words_can(knowledge: Knowledge) -> None:
    index = StatementIndex(knowledge)
    for statement in knowledge.statements:
        items = tuple(item(Span((), word, 0)) for word in dict.fromkeys(statement.text.lower().split()))
        assert 0 < index.told(statement, items) <= index.told_at_most(items)


def test_what_nobody_says_finds_nothing(knowledge: Knowledge) -> None:
    index = StatementIndex(knowledge)
    assert index.find(Sought((item(Span((), "zyzzyva", 0)),))).statements == ()

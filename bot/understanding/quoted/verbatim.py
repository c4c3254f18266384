"""Words that stand in quotation marks in a question of which nothing else is understood: "someone on air went 'it will pass', who?"."""

import re

from bot.understanding.quoted.statement_words import item_of
from bot.understanding.quoted.statements import Sought, StatementIndex
from bot.understanding.reading import Intent, Statements
from bot.understanding.words.text import fold, words

_IN_MARKS = re.compile(r"""(?<!\w)(['"])(.+?)\1(?!\w)""")
# Fewer quoted words than this are a name or a term.
_SHORTEST = 4
# How much of them, weighed by how telling they are, somebody must have said: in that order, or else nearly all that tells anything.
_IN_ORDER, _IN_ANY, _TOLD = 0.66, 0.9, 6.0


def verbatim(question: str, statements: StatementIndex) -> Statements | None:
    """The statement that the words in quotation marks are of; None where there are none, or nobody said just that."""
    marked = _IN_MARKS.search(fold(question))
    typed = words(marked[2]) if marked else ()
    if len(typed) < _SHORTEST:
        return None
    found = statements.find(Sought(tuple(map(item_of, typed)), typed))
    said = found.share >= _IN_ORDER if found.worded else found.share >= _IN_ANY and found.told >= _TOLD
    return Statements(Intent.QUOTE, found.statements[:1]) if said else None

"""Whether something is asked at all: by the words that open a clause, or by a question mark alone."""

from collections.abc import Sequence
from enum import StrEnum

from bot.understanding.lexicon import Lexicon
from bot.understanding.recognise import Span

# So many words may stand before the one that opens a question: "so, in which".
_MOST_BEFORE = 3
# "Do not", "have a": the verb of a command, unless a question mark says otherwise.
_COMMANDING = ("not", "a", "the", "your", "no")

# After a comma these go on with what was said, unless a question mark says otherwise.
_RELATIVE = ("which", "who", "whose", "whom", "when", "where", "had", "have")


class Form(StrEnum):
    """How a sentence is put."""

    OPENED = "opened"  # "did it help", "which of them"
    MARKED = "marked"  # "the harbour?"
    PLAIN = "plain"


def form_of(question: str, spans: Sequence[Span], lexicon: Lexicon) -> Form:
    """As what a sentence reads."""
    marked = "?" in question
    if any(_opens(spans, at, lexicon, marked=marked) for at in range(len(spans))):
        return Form.OPENED
    return Form.MARKED if marked else Form.PLAIN


def _opens(spans: Sequence[Span], at: int, lexicon: Lexicon, *, marked: bool) -> bool:
    first, *rest = spans[at].text.split()
    if first not in lexicon.opening:
        return False
    following = rest or (spans[at + 1].text.split() if at + 1 < len(spans) else [])
    if following and following[0] in _COMMANDING and first in ("do", "have"):
        return False
    start = at
    while start and not spans[start].comma and spans[start - 1].sentence == spans[at].sentence:
        start -= 1
    if start and not marked and first in _RELATIVE:
        return False
    before = [word for span in spans[start:at] for word in span.text.split()]
    return len(before) <= _MOST_BEFORE and lexicon.lead_in.issuperset(before)

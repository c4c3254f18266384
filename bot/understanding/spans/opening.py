"""Whether something is asked at all: by the words that open a clause, or by a question mark alone."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span

# Before what is itself asked for: "which language"; and how a question word ends that asks for a number: "by how much".
WHICH = ("what", "which")
MUCH_OR_MANY = ("much", "many")
OF_AN_AMOUNT = (*MUCH_OR_MANY, "percent", "percentage", "strongly", "far")
# So many words may stand before the one that opens a question: "so, in which".
_MOST_BEFORE = 3
# "Do not", "have a": the verb of a command, unless a question mark says otherwise.
_COMMANDS, _COMMANDING = ("do", "have"), ("not", "a", "the", "your", "no")
_INFINITIVE = "to"
# Without a question mark these ask only with a verb of asking after them: "when did it", and not "when the rain falls".
_WITH_VERB = ("when", "where", "anything", "any", "which")
# "It, has been": after a verb that would open a question this goes on with what was said.
_GOES_ON = "been"
_NO_VERB = ("the", "a", "i", "you", "we", "they", "he", "she", "it", "this", "that", "there", "your", "my", "is")
# After a comma these go on with what was said, unless nothing much follows: "falls, which hurts us all"; "falls, who says".
_RELATIVE, _SHORT = ("which", "who", "whose", "whom", "when", "where", "had", "have"), 4
# Where a sentence ends with one of these, that is what it asks: "the first since when".
_LAST = ("what", "when", "which", "who", "whom", "whose", "why", "where")


class Form(StrEnum):
    """How a sentence is put."""

    OPENED = "opened"  # "did it help", "which of them"
    MARKED = "marked"  # "the harbour?"
    PLAIN = "plain"


def form_of(question: str, spans: Sequence[Span], lexicon: Lexicon) -> Form:
    """As what a sentence reads."""
    marked = "?" in question
    clauses = list(_clauses(spans))
    if lexicon.lists.opening and clauses and clauses[-1][-1] in _LAST and len(clauses[-1]) > 1:
        return Form.OPENED
    if any(_opens(clause, lexicon, first=not at, marked=marked) for at, clause in enumerate(clauses)):
        return Form.OPENED
    return Form.MARKED if marked else Form.PLAIN


def opens(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether one of the clauses begins as a question does."""
    return any(_opens(clause, lexicon, first=not at, marked=False) for at, clause in enumerate(_clauses(spans)))


def _clauses(spans: Sequence[Span]) -> Iterator[list[str]]:
    """The words between commas and stops."""
    clause: list[str] = []
    for at, span in enumerate(spans):
        if clause and (span.comma or span.sentence != spans[at - 1].sentence):
            yield clause
            clause = []
        clause += span.text.split()
    if clause:
        yield clause


def _opens(clause: Sequence[str], lexicon: Lexicon, *, first: bool, marked: bool) -> bool:
    at = next((at for at, word in enumerate(clause) if word not in lexicon.lists.lead_in), len(clause))
    if at > _MOST_BEFORE or at == len(clause) or clause[at] not in lexicon.lists.opening:
        return False
    word, after = clause[at], clause[at + 1 :]
    if marked or not after:
        return True
    if after[0] == _GOES_ON:
        return False
    if word in _COMMANDS and (after[0] in _COMMANDING or clause[at - 1] == _INFINITIVE):
        return False
    if not first and word in _RELATIVE and len(after) >= _SHORT:
        return False
    return word not in _WITH_VERB or after[0] not in _NO_VERB

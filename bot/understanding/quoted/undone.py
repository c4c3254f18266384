"""An end, or who began it, that a question presumes: "why did the truce collapse", "who won it", of which no statement tells."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.facts.model import Statement
from bot.understanding.quoted.said import Said
from bot.understanding.words.recognise import Span
from bot.understanding.words.text import words
from bot.understanding.words.word_kin import stem

# These questions presume what they ask of.
_PRESUMING = frozenset({"why", "when", "who"})
_SMALL = frozenset({"filler", "marker", "range"})


def undone(said: Said, statements: Sequence[Statement]) -> tuple[str, ...]:
    """The words for the end or the beginning of what is no figure, where the statement that was found does not have them."""
    asked = said.asked
    if not asked.cues & _PRESUMING or any(part.indicators for part in asked.parts):
        return ()
    lists, of_somebody = asked.lexicon.lists, "who" in asked.cues
    ended = _ended(asked.spans, lists.undoing | lists.beginning if of_somebody else lists.undoing)
    if ended is None:
        return ()
    # Who did it stands in the very text: its keywords tell when something began.
    has = _has_in_its_text if of_somebody else said.statements.has
    return () if all(has(statements[0], word) for word in ended.split()) else (ended,)


def _has_in_its_text(statement: Statement, word: str) -> bool:
    return stem(word) in map(stem, words(statement.text))


def _ended(spans: Sequence[Span], undoing: Collection[str]) -> str | None:
    """The words for an end right behind or before a topic: "the truce fell apart", "scrapped the truce"."""
    telling = [span for span in spans if not _is_small(span) or span.text in undoing]
    for at, (one, after) in enumerate(pairwise(telling)):
        if one.is_a("topic") and after.text in undoing and not _goes_on(telling[at + 2 :]):
            return after.text
        if after.is_a("topic") and one.text in undoing:
            return one.text
    return None


def _is_small(span: Span) -> bool:
    return (span.dimensions <= _SMALL and not span.is_a("marker", "to")) or span.is_a("product")


def _goes_on(spans: Sequence[Span]) -> bool:
    """Whether it tells what something did not do: "why did the truce fail to help"."""
    return bool(spans) and spans[0].is_a("marker", "to")

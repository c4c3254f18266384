"""An end, or who began it, that a question presumes: "why did the truce collapse", "who won it", of which no statement tells."""

from collections.abc import Collection, Iterable, Sequence
from itertools import islice, pairwise

from bot.facts.model import Statement
from bot.understanding.quoted.said import Said
from bot.understanding.spans.opening import WHICH
from bot.understanding.words.dimensions import FILLER, INDICATED
from bot.understanding.words.recognise import Span, has_any
from bot.understanding.words.text import words
from bot.understanding.words.word_kin import stem

# These questions presume what they ask of.
_PRESUMING = frozenset({"why", "when"})
# "Which", "big", "company".
_TO_ITS_DEED = 3
# What somebody ends; asked why, whoever he is and whatever that is.
_TOPIC: tuple[str, ...] = ("topic",)
_ENDED = ("topic", "area", "person", "organisation", "product")
# "Walk", "away", "from".
_LONGEST_DEED = 3
_BEING = ("is", "are", "was", "were", "been")
_SMALL = frozenset({"filler", "marker", "range"})
# What may stand before the name of what is measured.
_OF_WHICH = ("area", "product")


def undone(said: Said, statements: Sequence[Statement]) -> tuple[str, ...]:
    """The words for the end or the beginning, where the statement that was found does not have them; without one, a number was found."""
    asked, lists = said.asked, said.asked.lexicon.lists
    of_somebody = "who" in asked.cues or _asks_which(asked.spans, lists.beginning)
    if not (of_somebody or asked.cues & _PRESUMING):
        return ()
    if has_any(asked.spans, INDICATED):
        deeds, things = lists.undoing, _TOPIC
    elif "why" in asked.cues and not of_somebody:
        deeds, things = lists.undoing | lists.deciding | lists.ending, _ENDED
    else:
        deeds, things = lists.undoing | lists.deciding | (lists.beginning if of_somebody else frozenset()), _TOPIC
    ended = _ended(asked.spans, deeds, things)
    if ended is None:
        return ()
    # Who did it stands in the very text: its keywords tell when something began.
    has = _has_in_its_text if of_somebody else said.statements.has
    return () if statements and all(has(statements[0], word) for word in ended.split()) else (ended,)


def _asks_which(spans: Sequence[Span], deeds: Collection[str]) -> bool:
    """Whether it is asked which of many does something: "which company runs"; not what does, "what led to the truce"."""
    return any(
        span.text in deeds
        and spans[at - 1].text not in WHICH
        and any(one.text.startswith(WHICH) for one in spans[max(at - _TO_ITS_DEED, 0) : at])
        for at, span in enumerate(spans)
    )


def _has_in_its_text(statement: Statement, word: str) -> bool:
    return stem(word) in map(stem, words(statement.text))


def _ended(spans: Sequence[Span], deeds: Collection[str], things: Collection[str]) -> str | None:
    """The words for an end right behind or before a topic, or before what somebody does: "the truce fell apart", "scrapped the toll".

    What is measured collapses by itself too, and is won and lost, and that is how it moved.
    """
    done = {at: text for at in range(len(spans)) if (text := _deed_at(spans, at, deeds))}
    if not done:
        return None
    if has_any(spans, INDICATED):
        return next((text for at, text in done.items() if _is_done_to(spans, at)), None)
    telling = [at for at, span in enumerate(spans) if at in done or not _is_small(span)]
    for place, (one, after) in enumerate(pairwise(telling)):
        if spans[one].is_any(things) and after in done and not _goes_on(spans[at] for at in telling[place + 2 :]):
            return done[after]
        if spans[after].is_any(things) and one in done:
            return done[one]
    return None


def _deed_at(spans: Sequence[Span], at: int, deeds: Collection[str]) -> str:
    """The longest of the deeds that begins at a span: "walk | out of"."""
    texts = (" ".join(span.text for span in spans[at:end]) for end in range(at + _LONGEST_DEED, at, -1))
    return next((text for text in texts if text in deeds), "")


def _is_done_to(spans: Sequence[Span], at: int) -> bool:
    """Whether what is measured is what a verb is of: "drop its pledge", "was its pledge dropped", not "quit leaning on sales"."""
    thing = next((span for span in spans[at + 1 :] if span.dimensions != FILLER and not span.is_any(_OF_WHICH)), None)
    if thing is not None:
        return thing.is_any(INDICATED)
    return at > 0 and spans[at - 1].is_any(INDICATED) and any(span.text in _BEING for span in spans[:at])


def _is_small(span: Span) -> bool:
    return (span.dimensions <= _SMALL and not span.is_a("marker", "to")) or span.is_a("product")


def _goes_on(spans: Iterable[Span]) -> bool:
    """Whether it tells what something did not do: "why did the truce fail to help"."""
    return any(span.is_a("marker", "to") for span in islice(spans, 1))

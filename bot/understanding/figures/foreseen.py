"""What is yet to be: what a house foresees of what nobody names, and what somebody wants there to be."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from bot.facts.model import Knowledge
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has_any

# Who may want more or less of something.
_WANTING = ("person", "organisation", "role", "area")
_COUNTED = ("indicator", "product")
_NAMED_OTHERWISE = ("topic", "person", "area")


def foreseen_by(
    houses: Collection[str], kinds: Collection[str], spans: Sequence[Span], knowledge: Knowledge
) -> list[str]:
    """The only indicator of which a house gives such a number, where nothing is named: "the institute's target for 2027"."""
    if not kinds or has_any(spans, _NAMED_OTHERWISE):
        return []
    given = ((one, report) for one, held in knowledge.by_series.items() if one.kind in kinds for report in held)
    found = {one.indicator for one, report in given if report.origin in houses}
    return [*found] if len(found) == 1 else []


def is_wanted(spans: Sequence[Span], indicators: Collection[str], lexicon: Lexicon) -> bool:
    """Whether it is asked how many somebody wants: "how many planes does the mayor want"; not of a "pay demand", which is there."""
    at = next((at for at in range(2, len(spans)) if spans[at].text in lexicon.lists.demanding), None)
    if at is None or not spans[at - 1].is_any(_WANTING):
        return False
    counted = any(
        one.is_a("ask") and one.text.startswith(lexicon.how_much) and after.is_any(_COUNTED)
        for one, after in pairwise(spans[:at])
    )
    words = lexicon.name_words
    return counted and all(set(words.words_of[code]).isdisjoint(words.done_with("want")) for code in indicators)

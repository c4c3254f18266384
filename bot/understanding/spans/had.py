"""What somebody says to have already, so that it is not asked for: "I only have May's", "my table has the growth"."""

from collections.abc import Sequence

from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has, has_any

# A clause says who has something with its first words.
_BEGINNING = 3
# A remark with one of these tells or asks something of its own: "I know that sales fell", "I have 12 for May".
_TELLING = ("rise", "fall", "who", "agree", "disagree", "is_it", "compare", "why")


def says_had(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether a clause only tells what somebody has already, or has nothing else of."""
    if not lexicon.lists.holding:
        return False
    words = [word for span in spans for word in span.text.split()]
    held = next((at for at, word in enumerate(words) if word in lexicon.lists.holding), None)
    if held is None or _asks(spans, lexicon) or not lexicon.lists.lacking.isdisjoint(words):
        return False
    others = {*words[:held], *words[held + 1 :]}
    if others & lexicon.lists.wanting or has_any(spans, ("number", "both")):
        return False
    if has(spans, "cue", *_TELLING):
        return False
    owned = not lexicon.lists.talkers.isdisjoint(words[:_BEGINNING])
    # "Find only the sales" bids.
    return owned or not (lexicon.lists.limiting.isdisjoint(words) or words[held] in lexicon.lists.wanting)


def goes_on_having(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether what is joined to such a clause is more of it: "I have sales | and purchases"."""
    return not (
        _asks(spans, lexicon) or lexicon.lists.wanting.intersection(word for s in spans for word in s.text.split())
    )


def _asks(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether a question word is in it, or begins it."""
    first = next((span for span in spans if span.text not in lexicon.lists.lead_in), None)
    opened = first is not None and first.text.split()[0] in lexicon.lists.opening
    return opened or has(spans, "ask")

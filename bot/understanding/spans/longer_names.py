"""Words of a longer name whose other words stand elsewhere in the sentence: "trade" beside "surplus"."""

from collections.abc import Sequence

from bot.understanding.spans.other_terms import PREFIXES
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, indicators_of


def is_of_a_name(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether a word that is nothing else here is of a longer name of something that the sentence names: "trade" beside "surplus".

    What is measured may be named in two places, a thing only in one: in "how much copper do the mines dig" the copper is no
    word of "copper mines".
    """
    text, names = spans[at].text, lexicon.name_words
    if text in PREFIXES:
        return False
    base, named = names.base(text), lexicon.names_with(text)
    meant = {base} if spans[at].known else frozenset(names.alike(base))  # "trip", of the cost of a "journey"
    codes = (code for span in spans for code in indicators_of(span, lexicon))
    return any(not meant.isdisjoint(names.words_of.get(code, ())) for code in codes) or any(
        sense.dimension != "product" or _belong_together(spans, at, other, lexicon)
        for other, span in enumerate(spans)
        for sense in named.intersection(span.senses)
    )


def _belong_together(spans: Sequence[Span], at: int, other: int, lexicon: Lexicon) -> bool:
    """Whether only small words stand between two spans, and no verb; what is asked for stands right beside the other."""
    if at and spans[at - 1].is_a("ask"):
        return abs(at - other) == 1
    between = spans[min(at, other) + 1 : max(at, other)]
    verbs = lexicon.lists.auxiliaries | lexicon.lists.linking
    return all(span.is_any(("filler", "owner", "marker")) and span.text not in verbs for span in between)

"""Questions after what a word means or how a thing works in general, which no article explains: "what is a toll", "how do tolls work"."""

from collections.abc import Sequence

from bot.understanding.words.dimensions import FILLER, MEASURED
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has_any

_WHAT_IS = ("what is", "whats", "what are", "what was")
_OF_ANY, _MEANS = ("a", "an"), ("mean", "means")
_HOW, _DOES = ("how", "hows"), ("do", "does", "is", "are")
# With one of these a number, a time or somebody's words are asked for after all: "what's a dollar worth".
_OF_OURS = frozenset(
    {"area", "month", "number", "numeral", "unit", "cue", "measure", "relative_period", "quarter", "half", "topic"}
    | {"person", "organisation", "article", "owner", "hint"}
)
# "What is the meaning of the truce for Norway" asks what follows from it.
_FOR = "for"
_OF_TWO = 2
_NAMING = (*MEASURED, "topic")
# "What", "is", "a".
_OPENING = 3


def asks_for_a_meaning(spans: Sequence[Span], lexicon: Lexicon) -> str:
    """The words that ask for it; empty where none do."""
    if not lexicon.lists.opening or not spans:
        return ""
    at = next((at for at, span in enumerate(spans) if span.is_a("cue", "meaning")), None)
    if at is not None:
        return "" if any(span.text == _FOR for span in spans[at + 1 :]) else spans[at].text
    last = spans[-1]
    asks = last.text in _MEANS or _is_how(spans, lexicon) or _is_of_any(spans, lexicon) or _is_of_a_field(spans)
    return " ".join(span.text for span in spans) if asks else ""


def _is_how(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """ "How do tolls work", "how are tolls levied", "what are tolls for": of nothing in particular."""
    last, first = spans[-1], " ".join(span.text for span in spans[:2]).split()[:2]
    if len(first) < _OF_TWO or first[1] not in _DOES or has_any(spans[1:-1], _OF_OURS):
        return False
    if first[0] not in _HOW:
        return last.text == _FOR
    return last.text in lexicon.lists.working or (not last.known and last.text.endswith("ed"))


def _is_of_any(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """ "What is a toll": of any, and nothing that a figure has is named beside it."""
    is_it = "s" if spans[0].possessive else ""  # "what's"
    opening = f"{spans[0].text}{is_it} {' '.join(span.text for span in spans[1:_OPENING])}"
    if not any(
        opening.startswith(f"{what} {one} ") or opening == f"{what} {one}" for what in _WHAT_IS for one in _OF_ANY
    ):
        return False
    of_one = lexicon.lists.helping | lexicon.lists.rating  # "what's a room per night"
    if any(span.is_any(_OF_OURS) or span.text in of_one for span in spans[2:]):
        return False
    terms = [span for span in spans if span.is_any(MEASURED)]
    return bool(terms) and all(
        lexicon.lists.tying.isdisjoint(span.text.split()) for span in terms
    )  # "a krone in pounds"


def _is_of_a_field(spans: Sequence[Span]) -> bool:
    """ "What is dumping in Roman law", "what are tolls in economics": in what nobody here speaks of."""
    if spans[-1].known or not (spans[0].text.startswith(_WHAT_IS) or spans[0].possessive):
        return False
    _, *said = (span for span in spans if span.dimensions != FILLER)
    of_field = next((at for at, span in enumerate(said) if span.is_a("marker", "in")), 0)
    named = said[of_field - 1] if of_field else None
    return of_field == 1 and named is not None and named.is_any(_NAMING) and not any(s.known for s in said[2:])

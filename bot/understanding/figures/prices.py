"""What is asked of a thing in fewer words than it is called by: "how much is petrol", "a barrel of crude", "petrol prices"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.facts.units import GENERAL_UNITS
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span

_HOW_MUCH = "how much"
_IS = ("is", "are", "was", "were", "be")  # "how much did the party" asks for no price
_ONE = ("a", "an", "one", "per", "each", "every")
_OF_THE_THING = frozenset({"filler", "marker", "unit"})


def is_portion(spans: Sequence[Span], at: int) -> bool:
    """Whether a unit only says for how much of a thing something is asked: "how much is a barrel of crude"."""
    if not 0 < at < len(spans) - 1 or spans[at - 1].text not in _ONE or spans[at].is_a("unit", *GENERAL_UNITS):
        return False
    of_it = next((span for span in spans[at + 1 :] if not span.dimensions <= _OF_THE_THING), None)
    return spans[at + 1].is_a("marker", "of") and of_it is not None and of_it.is_a("product")


def priced(spans: Sequence[Span], things: Sequence[str], lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """What is meant by how much a thing is, of which no other amount is named: its price, or else what is told in money."""
    if not any(one.text == _HOW_MUCH and after.text in _IS and not after.comma for one, after in pairwise(spans)):
        return {}
    prices = lexicon.prices_of(things)
    return {"indicator": tuple(prices)} if len(prices) == 1 else {"unit": tuple(sorted(lexicon.money))}


def told_of(things: Sequence[str], named: str, spans: Sequence[Span], lexicon: Lexicon) -> str:
    """The price of a thing that has another than the one that "price" alone names: "petrol prices" are prices at the pump."""
    if named not in lexicon.prices or not lexicon.told.products(named).isdisjoint(things):
        return named
    prices = lexicon.prices_of(things)
    plain = any(span.is_a("indicator", named) and " " not in span.text for span in spans)
    return prices[0] if plain and len(prices) == 1 else named

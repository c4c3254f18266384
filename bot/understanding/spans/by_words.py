"""Longer names that stand for something else where they do not end: read by their words after all; and the noun of several names."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.understanding.words.dimensions import FILLER
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import Sense
from bot.understanding.words.recognise import Span, has

_GROWTH = ("growth", "growth rate", "growth rates", "rate of growth", "pace of growth")
_AGAINST = (Sense("cue", "compare"),)
_LAST_YEAR = Sense("relative_period", "last_year")
_RECORDS = ("record", "level")
# A name that spells out two others has at least so many.
_SPELT_OUT = 2


def read_by_words(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans, with three kinds of names taken apart, and one put together.

    "The gap between sales and purchases" is the balance, but "the gap between sales and purchases growth" is one of two changes;
    "above last year's record" is no change on the year, but a comparison with what that year had; and in "sales to the Swedish
    krona value" a preposition leads to Sweden. "The price" of a thing is the one that is told of it, where several are so called;
    and "how expensive" asks for that.
    """
    for at, span in enumerate(spans):
        if not span.known and (price := _price(span, spans, lexicon)):
            return (*spans[:at], replace(span, senses=(Sense("indicator", price),), kind=None), *spans[at + 1 :])
        if span.is_a("measure", "growth_yoy") and _is_of_a_record(spans, at, lexicon):
            words = span.text.split()
            against = replace(span, senses=_AGAINST, text=" ".join(words[:-2]), possessive=False)
            year = replace(span, senses=(_LAST_YEAR,), text=" ".join(words[-2:]), comma=False)
            return (*spans[:at], against, year, *spans[at + 2 :])
        if span.is_a("unit") and " " in span.text and _is_led_to(spans, at, lexicon):
            place, *rest = _by_words(span, lexicon)
            if place.is_a("area"):
                return (*spans[:at], place, *rest, *spans[at + 1 :])
        if span.is_a("indicator") and span.text.count(" ") >= _SPELT_OUT and _is_of_growth(spans, at):
            apart = tuple(_by_words(span, lexicon))
            if len({one.codes("indicator") for one in apart if one.is_a("indicator")}) >= _SPELT_OUT:
                return (*spans[:at], *apart, *spans[at + 1 :])
    return spans


def _price(span: Span, spans: Sequence[Span], lexicon: Lexicon) -> str:
    """The only price that is told of the things that are named, where a word asks for it: "price", "expensive"; empty where none does."""
    if span.text not in lexicon.lists.of_a_price and span.text not in lexicon.implied.get("paying", ()):
        return ""
    prices = lexicon.prices_of({code for one in spans for code in one.codes("product")})
    return prices[0] if len(prices) == 1 and not has(spans, "indicator") else ""


def _is_led_to(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether the preposition of something measured right before it stands before a unit: "sales to the"."""
    back = at - 1 - (at > 1 and spans[at - 1].dimensions == FILLER)
    if back < 1:
        return False
    relations = {lexicon.relations[code] for code in spans[back - 1].codes("indicator")}
    return any(spans[back].is_a("marker", relation) for relation in relations if relation)


def _is_of_growth(spans: Sequence[Span], at: int) -> bool:
    """Whether the word for growth stands right before or after a name."""
    return any(near.text in _GROWTH for near in (*spans[max(at - 1, 0) : at], *spans[at + 1 : at + 2]))


def _is_of_a_record(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether a comparison with last year goes on with what that year had: "higher than last year's record"."""
    after = spans[at + 1] if at + 1 < len(spans) else None
    last = lexicon.senses.get(tuple(spans[at].text.split()[-2:]), ())
    of_record = after is not None and after.is_a("cue", *_RECORDS)
    return spans[at].possessive and of_record and _LAST_YEAR in last


def _by_words(span: Span, lexicon: Lexicon) -> Iterator[Span]:
    """The spans that a longer one's words are by themselves, the longest first."""
    words, at = span.text.split(), 0
    while at < len(words):
        ends = range(len(words) - (at == 0), at, -1)
        end = next((end for end in ends if tuple(words[at:end]) in lexicon.senses), at + 1)
        senses = lexicon.senses.get(tuple(words[at:end]), ())
        yield replace(span, senses=senses, text=" ".join(words[at:end]), comma=span.comma and not at)
        at = end

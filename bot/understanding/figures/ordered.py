"""The first or the last of several: which place moved most, all in their order, and what of that cannot be told."""

from collections.abc import Sequence

from bot.facts.period import period
from bot.understanding.figures.asked import ORDERING, Asked
from bot.understanding.figures.relative_period import so_far
from bot.understanding.reading import Ask, Gap, NotCovered, unknown
from bot.understanding.words.text import words

# Where so many markets are named, "which market" means one of these.
_MARKETS_NAMED = 2
_MONTHS_NAMED = 2


def for_each_place(asked: Asked, asks: list[Ask]) -> list[Ask] | NotCovered:
    """The same for every market, or part of the country, where all are wanted, or for everything that "who" may be; a refusal
    where there is nothing to be ordered."""
    # "Where did sales rise most" is after one of the markets.
    sought = asked.cues & ORDERING and (asked.opens_with("where") or _asks_who(asked, asks))
    if not (sought or any(part.each for part in asked.parts)):
        return asks
    alike = asked.solver.alike
    within = next((span.text for span in asked.spans if span.is_a("cue", "within")), "")
    if within and any(alike.is_of_markets(ask.series) for ask in asks):
        return unknown(within)  # "sales by province"
    places = {alike.place(ask.series) for ask in asks} - {None}
    if len(places) >= _MARKETS_NAMED:
        return asks
    markets = {market.series: market for ask in asks for market in alike.markets(ask)}
    if sought and _asks_who(asked, asks) and (things := _who_may_be(asked, asks[0])):
        # Of places as of others, nothing tells which "who" is.
        markets = {} if len(markets) >= _MARKETS_NAMED else {thing.series: thing for thing in things}
    if len(markets) < _MARKETS_NAMED and asked.cues & ORDERING:
        return NotCovered(Gap.NO_SERIES, near=tuple(markets) or (asks[0].series,))
    return list(markets.values()) or asks


def _asks_who(asked: Asked, asks: Sequence[Ask]) -> bool:
    """Whether it is asked who has most or least of one thing, and of nobody that is named: "who has the lowest churn"."""
    if len(asks) != 1 or not asked.opens_with("who"):
        return False
    return asks[0].series.product is None and asked.solver.alike.place(asks[0].series) is None


def _who_may_be(asked: Asked, ask: Ask) -> list[Ask]:
    """The same for all of whom it is told, where they are several; an "away ticket" is nobody who has a ticket price."""
    names, knowledge = asked.lexicon.name_words, asked.knowledge
    own = set(names.words_of.get(ask.series.indicator, ()))
    found = [
        one
        for one in asked.solver.alike.things(ask)
        if own.isdisjoint(map(names.base, words(knowledge.name("product", one.series.product or ""))))
    ]
    return found if len(found) >= _MARKETS_NAMED else []


def month_of_many(asked: Asked) -> NotCovered | None:
    """A refusal of "the worst month for sales": of the few months that articles tell of none is the first of all; of two named one is."""
    ordered = "month_of_many" in asked.cues and asked.cues & ORDERING
    times = [when for part in asked.parts for when in part.periods if when.exact]
    named = [when for when in times if period(when.text).is_month]
    asks = asked.lenient_asks() if ordered and len(named) < _MONTHS_NAMED else []
    if not asks:
        return None
    return NotCovered(Gap.NO_SERIES, (("period", so_far(asked.knowledge.subject)),), (asks[0].series,))


def extreme(asked: Asked, asks: Sequence[Ask]) -> int:
    """Whether the highest (+1) or the lowest (-1) is asked for: "which market fell most" is after the lowest."""
    found = ("highest" in asked.cues) - ("lowest" in asked.cues)
    if "rank" in asked.cues and len(asks) > 1:
        found = found or 1
    falling = "fall" in asked.cues and all(ask.series.measure.is_movement for ask in asks)
    return -found if falling and len(asks) > 1 else found

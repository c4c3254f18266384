"""What a house that is named has to do with what is asked: it counted that, forecast it, or is quoted on it."""

from collections.abc import Sequence

from bot.understanding.figures.asked import Asked
from bot.understanding.figures.series_index import origins_of
from bot.understanding.quoted.phrased import EXPECTING, OF_A_FIGURE, Phrased
from bot.understanding.quoted.statements import Sought

# How much of what a question names a statement must answer to, and how telling that must be, in the weights of statements.py;
# where nothing asks for a statement, it must be nearly all. Tuned on the tuning half.
_REMEMBERED, _TOLD_REMEMBERED = 0.66, 5.0


def has_a_view(phrased: Phrased, organisations: tuple[str, ...]) -> bool:
    """Whether one of them is quoted on just what the question names."""
    named = tuple(one for one in phrased.items if any(dimension in OF_A_FIGURE for dimension, _ in one.codes))
    found = phrased.statements.find(Sought(named, organisations=organisations))
    return bool(named) and found.share >= _REMEMBERED and found.told >= _TOLD_REMEMBERED


def forecast_before(asked: Asked, organisations: Sequence[str]) -> bool:
    """Whether nothing is named but who forecast what was answered before."""
    expected = asked.cues & {*EXPECTING, "versus_expectation"}
    if not expected or asked.named or asked.foreign or asked.codes("topic"):
        return False
    forecasts = (asked.solver.alike.expectation(ask) for ask in asked.before)
    reports = (r for one in forecasts if one for r in asked.knowledge.by_series[one.series])
    return any(origins_of(report, asked.knowledge) & set(organisations) for report in reports)


def counted_again(asked: Asked, organisations: Sequence[str]) -> bool:
    """Whether a number of what was answered before is asked for that one of the organisations gave: "and the bank, what number?"."""
    if not (asked.before and asked.asks_how_much) or asked.named or asked.foreign:
        return False
    asks, held = asked.asks, asked.knowledge.by_series
    if not isinstance(asks, list) or not asked.parts:
        return False
    return any(origins_of(r, asked.knowledge) & set(organisations) for ask in asks for r in held[ask.series])


def is_of_origin(asked: Asked, organisations: Sequence[str]) -> bool:
    """Whether a series that is asked for comes from one of the organisations."""
    asks = asked.lenient_asks()
    held = asked.knowledge.by_series
    return any(origins_of(r, asked.knowledge) & set(organisations) for ask in asks for r in held[ask.series])


def asks_who_of_a_house(asked: Asked) -> bool:
    """Whether it is asked who somebody of a house is: "who is the Ostbank guy that found sales surprising"."""
    spans = asked.spans
    house = next((at for at, span in enumerate(spans) if span.is_a("organisation")), len(spans))
    return house + 1 < len(spans) and spans[0].is_a("cue", "who") and spans[house + 1].is_a("noise")

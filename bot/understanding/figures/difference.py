"""A turn that only asks how far apart the last answers lie: "surplus?", "last year?", "and the difference?"."""

from collections.abc import Sequence

from bot.facts.model import Measure
from bot.facts.period import period
from bot.understanding.figures.alike import Alike
from bot.understanding.reading import Ask, How
from bot.understanding.words.recognise import Span

# A longer turn is a question of its own.
_LONGEST = 7
_SMALL = frozenset({"filler", "marker", "follow_up", "join", "ask", "both", "numeral", "talk", "remainder"})
_ASKING = frozenset({("cue", "compare"), ("cue", "number")})
_TWO = 2


def difference(spans: Sequence[Span], last: Sequence[Ask], former: Sequence[Ask], alike: Alike) -> tuple[Ask, ...]:
    """The two series that were spoken of last, where a turn asks only for their difference; empty where it does not.

    `last`: what the turn before was answered with; `former`: what the one before that was.
    """
    asked = bool(last) and any(span.is_a("cue", "compare") for span in spans)
    if not asked or len(spans) > _LONGEST or any(not _is_small(span) for span in spans):
        return ()
    pair = tuple(last) if len(last) == _TWO else (*former, *last)
    if len(pair) != _TWO:
        return ()
    one, two = pair
    if _is_year(two) and not _is_year(one) and one.how.get("period") is not How.ASKED:
        one = alike.now(two) or one  # a year is held against the year so far, and not against a month
    if one.series.indicator == two.series.indicator:
        one = alike.counted_as(one, two) or one  # "berries sold", told in percent, and in May in tonnes
    counted = [(ask.series.measure, ask.series.unit) for ask in (one, two)]
    return (one, two) if one.series != two.series and counted[0] == counted[1] else ()


def _is_small(span: Span) -> bool:
    return span.dimensions <= _SMALL or (
        bool(span.senses) and _ASKING.issuperset(sense for sense in span.senses if sense.dimension not in _SMALL)
    )


def _is_year(ask: Ask) -> bool:
    return ask.series.measure is Measure.LEVEL and period(ask.series.period).is_year

"""A turn that only asks how far apart the last answers lie: "surplus?", "last year?", "and the difference?", "which is bigger?"."""

from collections.abc import Sequence

from bot.facts.model import Measure
from bot.facts.period import period
from bot.understanding.figures.alike import Alike
from bot.understanding.reading import Ask, How
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has

# A longer turn is a question of its own.
_LONGEST = 7
_SMALL = frozenset(
    {"filler", "marker", "follow_up", "join", "contrast", "repair", "ask", "both", "numeral", "talk", "remainder"}
)
_ASKING = frozenset(
    {
        *(("cue", cue) for cue in ("compare", "number", "rise", "fall", "change", "more_than", "less_than")),
        ("unit", "percent"),
    }
)
_TWO = 2


def difference(
    spans: Sequence[Span], last: Sequence[Ask], former: Sequence[Ask], alike: Alike, lexicon: Lexicon
) -> tuple[Ask, ...]:
    """The two series that were spoken of last, where a turn asks only for their difference; empty where it does not.

    `last`: what the turn before was answered with; `former`: what the one before that was.
    """
    if not last or len(spans) > _LONGEST or not (_compares(spans) or _asks_for_the_more(spans, lexicon)):
        return ()
    if not all(map(_is_small, spans)):
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


def _compares(spans: Sequence[Span]) -> bool:
    return has(spans, "cue", "compare")


def _asks_for_the_more(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """ "Which is bigger", "so how much more in percent"."""
    beyond = lexicon.lists.comparing | lexicon.lists.outdoing
    return has(spans, "ask") and any(span.text.split()[0] in beyond for span in spans)


def _is_small(span: Span) -> bool:
    return span.dimensions <= _SMALL or (
        bool(span.senses) and _ASKING.issuperset(sense for sense in span.senses if sense.dimension not in _SMALL)
    )


def _is_year(ask: Ask) -> bool:
    return ask.series.measure is Measure.LEVEL and period(ask.series.period).is_year

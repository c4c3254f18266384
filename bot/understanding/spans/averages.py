"""Averages of what is no sum: "the average rent" is the rent that is printed; of sales nobody prints one."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.facts.model import Knowledge, Measure, Series
from bot.facts.period import period
from bot.understanding.words.dimensions import IDLE
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span

# What is summed has so much more in a stretch so many times as long; a price has not.
_LONGER, _MORE = 3, 2


def without_average(spans: tuple[Span, ...], lexicon: Lexicon, averaged: frozenset[str]) -> tuple[Span, ...]:
    """The spans with the word idle where it stands beside what can only be an average."""
    return tuple(
        replace(span, senses=IDLE, kind=None)
        if span.text in lexicon.lists.averages and _is_beside(spans, at, averaged)
        else span
        for at, span in enumerate(spans)
    )


def _is_beside(spans: Sequence[Span], at: int, averaged: frozenset[str]) -> bool:
    return any(
        not averaged.isdisjoint(span.codes("indicator")) for span in (*spans[at - 1 : at], *spans[at + 1 : at + 2])
    )


def averaged_indicators(knowledge: Knowledge) -> frozenset[str]:
    """The indicators that are no sums: none of their levels is of heads, of a part of them, or of more in a longer time."""
    levels: defaultdict[str, list[Series]] = defaultdict(list)
    for series in knowledge.by_series:
        if series.measure is Measure.LEVEL:
            levels[series.indicator].append(series)
    terms = knowledge.terms["indicator"]
    return frozenset(code for code in terms if not any(_is_sum(one, levels[code], knowledge) for one in levels[code]))


def _is_sum(series: Series, others: Sequence[Series], knowledge: Knowledge) -> bool:
    if series.product or series.counterpart or series.unit == "count":
        return True
    days, value = _days(series), _value(series, knowledge)
    return any(
        (one.area, one.unit) == (series.area, series.unit)
        and _days(one) >= _LONGER * days
        and _value(one, knowledge) >= _MORE * value
        for one in others
    )


def _days(series: Series) -> int:
    stretch = period(series.period)
    return ((stretch.end or date.max) - stretch.start).days + 1


def _value(series: Series, knowledge: Knowledge) -> Decimal:
    return max((report.value for report in knowledge.by_series[series] if report.value is not None), default=Decimal(0))

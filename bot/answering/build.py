"""A Reading → the Answer to it. Only here is decided what an answer holds."""

from collections.abc import Sequence
from typing import assert_never

from bot.answering.agreement import agreement, leading
from bot.answering.answer import Answer, Computed, Figure, Status
from bot.facts.model import Knowledge, Measure, Series
from bot.facts.reported import Interval, Reported
from bot.understanding.reading import (
    Ambiguous,
    Ask,
    Figures,
    Intent,
    NotCovered,
    Numbers,
    Reading,
    Sources,
    Statements,
    Talk,
)

# The differences between the figures of one answer that are worth computing; more figures are a list, not a comparison.
_MOST_COMPARED = 2


def answer(reading: Reading, knowledge: Knowledge) -> Answer:
    """What the knowledge says to a reading."""
    meaning = reading.meaning
    match meaning:
        case Figures(intent=intent, asks=asks, others=others, direction=direction, article=article):
            figures = _figures(asks, knowledge, article)
            return Answer(
                reading, Status.ANSWERED, intent, figures, computed=_computed(figures), near=others,
                premise_fails=_premise_fails(figures, direction),
            )  # fmt: skip
        case Statements(intent=intent, statements=statements, asks=asks, contradicted=contradicted):
            figures = _figures(asks, knowledge, None)
            return Answer(
                reading, Status.ANSWERED, intent, figures, statements=statements, premise_fails=bool(contradicted)
            )
        case Numbers(series=series):
            return Answer(
                reading, Status.ANSWERED, Intent.NUMBER, _figures([Ask(s, {}) for s in series], knowledge, None)
            )
        case Sources(articles=articles, asks=asks):
            return Answer(reading, Status.ANSWERED, Intent.SOURCES, _figures(asks, knowledge, None), articles=articles)
        case Talk(intent=intent):
            return Answer(reading, Status.CHAT, intent)
        case Ambiguous(choices=choices):
            return Answer(reading, Status.AMBIGUOUS, Intent.FIGURE, choices=choices)
        case NotCovered(near=near):
            return Answer(reading, Status.UNKNOWN, Intent.NONE, refusal=meaning, near=near)
        case _:
            assert_never(meaning)


def figure(ask: Ask, knowledge: Knowledge, article: str | None = None) -> Figure:
    """A series with all its reports; the report of `article` leads where there is one."""
    reports = knowledge.by_series[ask.series]
    notes = [note for note in knowledge.notes if any(selector.selects(ask.series) for selector in note.about)]
    own = [report for report in reports if report.article == article and report.reported is not None]
    return Figure(ask, leading(own or reports), reports, agreement(reports, notes))


def _figures(asks: Sequence[Ask], knowledge: Knowledge, article: str | None) -> tuple[Figure, ...]:
    return tuple(figure(ask, knowledge, article) for ask in asks)


def _computed(figures: Sequence[Figure]) -> tuple[Computed, ...]:
    if len(figures) != _MOST_COMPARED:
        return ()
    one, two = figures
    if one.lead.reported is None or two.lead.reported is None or not _comparable(one.series, two.series):
        return ()
    value = one.lead.reported.value - two.lead.reported.value
    bounds = _truth(one, one.lead.reported) - _truth(two, two.lead.reported)
    unit = "percentage_points" if one.series.unit == "percent" else one.series.unit
    return (Computed(one, two, value, bounds, unit),)


def _truth(figure: Figure, reported: Reported) -> Interval:
    return figure.agreement.truth or reported.interval


def _comparable(one: Series, two: Series) -> bool:
    """Whether a difference means something: the same measure in the same unit, not a month beside a year's sum."""
    if (one.measure, one.unit) != (two.measure, two.unit):
        return False
    return one.measure is not Measure.LEVEL or len(one.period) == len(two.period)


def _premise_fails(figures: Sequence[Figure], direction: int) -> bool:
    """Whether the question presumes a rise where the articles print a fall, or the reverse."""
    return bool(direction and figures) and figures[0].series.measure in (
        Measure.GROWTH_YOY, Measure.GROWTH_MOM, Measure.CHANGE,
    ) and figures[0].lead.direction == -direction  # fmt: skip

"""Numbers that no article prints, computed from two that articles print; always with the bounds that the wordings allow."""

from collections.abc import Sequence
from decimal import Decimal

from bot.answering.answer import Computed, Figure, Operation
from bot.facts.model import GROWTH_ON_PRECEDING, Knowledge, Measure, Series
from bot.facts.period import period, preceding
from bot.facts.reported import Interval, Reported

# The differences between the figures of one answer that are worth computing; more figures are a list, not a comparison.
_MOST_COMPARED = 2
_HUNDRED = Decimal(100)
# A computed change is told to a tenth of a percent, as articles print theirs.
TENTH = Decimal("0.1")


def computed(figures: Sequence[Figure], knowledge: Knowledge) -> tuple[Computed, ...]:
    """What can be computed between two figures: their difference, and the change from one level to the other."""
    if len(figures) != _MOST_COMPARED:
        return ()
    one, two = figures
    if one.lead.reported is None or two.lead.reported is None:
        return ()
    if not (_comparable(one.series, two.series) or _is_already_past(one, two)):
        return ()
    found = [_difference(one, one.lead.reported, two, two.lead.reported)]
    if _is_change(one.series, two.series) and not _is_printed(one.series, two.series, knowledge):
        found += _change(one, one.lead.reported, two, two.lead.reported)
    return tuple(found)


def _difference(one: Figure, mine: Reported, two: Figure, theirs: Reported) -> Computed:
    unit = "percentage_points" if one.series.unit == "percent" else one.series.unit
    bounds = _truth(one, mine) - _truth(two, theirs)
    return Computed(Operation.DIFFERENCE, one, two, mine.value - theirs.value, bounds, unit)


def _change(one: Figure, mine: Reported, two: Figure, theirs: Reported) -> list[Computed]:
    """In percent; nothing where a wording has no bound or a level is not positive."""
    try:
        ratio = _truth(one, mine).over(_truth(two, theirs))
    except ValueError:
        return []
    bounds = ratio.scaled(_HUNDRED) - Interval(_HUNDRED, _HUNDRED)
    value = (mine.value / theirs.value * _HUNDRED - _HUNDRED).quantize(TENTH)
    return [Computed(Operation.CHANGE, one, two, value, bounds, "percent")]


def _truth(figure: Figure, reported: Reported) -> Interval:
    """What the number may truly be: anything that an article's wording allows, where no one value fits all."""
    if figure.agreement.truth is not None:
        return figure.agreement.truth
    printed = [report.interval for report in figure.reports if report.interval is not None]
    return Interval.around((reported.interval, *printed))


def _comparable(one: Series, two: Series) -> bool:
    """Whether a difference means something: the same measure in the same unit, not a month beside a year's sum."""
    if (one.measure, one.unit) != (two.measure, two.unit):
        return False
    if one.measure is not Measure.LEVEL:
        return True
    mine, theirs = period(one.period), period(two.period)
    return mine.months == theirs.months and (mine.months is not None or len(mine.text) == len(theirs.text))


def _is_already_past(one: Figure, two: Figure) -> bool:
    """Whether a year so far holds more than a whole year before it did: then the shorter stretch makes the difference no smaller."""
    mine, theirs = one.series, two.series
    same = mine.codes_but("period") == theirs.codes_but("period")
    so_far = mine.period.startswith(f"{mine.period[:4]}-01/") and period(theirs.period).is_year
    level = mine.measure is Measure.LEVEL and mine.period[:4] > theirs.period
    return same and so_far and level and (one.lead.value or 0) > (two.lead.value or 0)


def _is_change(one: Series, two: Series) -> bool:
    """Whether the two are levels of one thing in two months or quarters, the second before the first."""
    same = not set(one.apart(two)) - {"measure", "period", "unit"}
    months = period(one.period).months
    alike = months in GROWTH_ON_PRECEDING and months == period(two.period).months
    return same and alike and one.measure is Measure.LEVEL and two.period < one.period


def _is_printed(one: Series, two: Series, knowledge: Knowledge) -> bool:
    """Whether an article prints the change from the second to the first itself: then ours would only stand in its way."""
    if two.period != preceding(one.period):
        return False
    return any(
        other.measure in GROWTH_ON_PRECEDING.values()
        and other.codes_but("measure", "unit") == one.codes_but("measure", "unit")
        and any(report.reported is not None for report in reports)
        for other, reports in knowledge.by_series.items()
    )

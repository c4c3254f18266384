"""Other series whose number could be mistaken for a figure's: so an answer can say which one it is not.

Nobody takes one thing for another because two numbers are near. Taken for one another are near numbers of one thing (its month
and its year so far, two of its markets), and of two things the very same number, printed of the same period.
"""

from bisect import bisect_left, bisect_right
from decimal import Decimal

from bot.answering.agreement import leading
from bot.facts.model import Knowledge, Report, Series
from bot.facts.once import once

# Numbers this near to one another, as a share of the larger, are mixed up: 28 and 28.6, 5 and 5.4; 24 and 21.6 are not.
NEAR = Decimal("0.09")
_MOST = 2
# Percentages alone: nobody takes tonnes for dollars.
_UNIT = "percent"
# Series that differ in more dimensions are two things, not one told twice; so too where a claim is off.
MOST_APART = 2


def look_alikes(lead: Report, knowledge: Knowledge) -> tuple[Report, ...]:
    """The nearest leading reports of other series in percent, rises and falls alike; nearest first."""
    if lead.value is None or lead.series.unit != _UNIT:
        return ()
    size = abs(lead.value)
    sizes, reports = _by_size(knowledge)
    first, last = bisect_left(sizes, size * (1 - NEAR)), bisect_right(sizes, size / (1 - NEAR))
    found = [report for report in reports[first:last] if _is_mistakable(report, lead)]
    return tuple(sorted(found, key=lambda report: abs(_size(report) - size))[:_MOST])


def _is_mistakable(one: Report, two: Report) -> bool:
    """Whether two near numbers are taken for one another; not what was expected of a thing for what came."""
    mine, theirs = one.series, two.series
    apart = mine.apart(theirs)
    if not set(apart) - {"kind"}:
        return False
    if _is_of_one_thing(mine, theirs):
        return len(apart) <= MOST_APART
    alike = mine.measure == theirs.measure or (mine.measure.is_movement and theirs.measure.is_movement)
    return _size(one) == _size(two) and mine.period == theirs.period and alike


def _is_of_one_thing(one: Series, two: Series) -> bool:
    """Whether two series measure the same, or are of the same goods or the same market."""
    if one.indicator == two.indicator:
        return True
    return any(code and code == two.code(d) for d in ("product", "counterpart") for code in [one.code(d)])


@once
def _by_size(knowledge: Knowledge) -> tuple[list[Decimal], list[Report]]:
    leads = (leading(reports) for series, reports in knowledge.by_series.items() if series.unit == _UNIT)
    reports = sorted((report for report in leads if report.value is not None), key=_size)
    return [_size(report) for report in reports], reports


def _size(report: Report) -> Decimal:
    return abs(report.value) if report.value is not None else Decimal(0)

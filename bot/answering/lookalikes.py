"""Other series whose number could be mistaken for a figure's: so an answer can say which one it is not."""

from bisect import bisect_left, bisect_right
from decimal import Decimal
from functools import lru_cache

from bot.answering.agreement import leading
from bot.facts.model import Knowledge, Report

# Numbers this near to one another, as a share of the larger, are mixed up: 28 and 28.6, 5 and 5.4; 24 and 21.6 are not.
NEAR = Decimal("0.09")
_MOST = 2
# Percentages alone: nobody takes tonnes for dollars.
_UNIT = "percent"


def look_alikes(lead: Report, knowledge: Knowledge) -> tuple[Report, ...]:
    """The nearest leading reports of other series in percent, rises and falls alike; nearest first."""
    if lead.value is None or lead.series.unit != _UNIT:
        return ()
    size = abs(lead.value)
    sizes, reports = _by_size(knowledge)
    first, last = bisect_left(sizes, size * (1 - NEAR)), bisect_right(sizes, size / (1 - NEAR))
    found = [report for report in reports[first:last] if report.series != lead.series and not _belongs(report, lead)]
    return tuple(sorted(found, key=lambda report: abs(_size(report) - size))[:_MOST])


def _belongs(one: Report, two: Report) -> bool:
    """Whether one is the other as expected: near numbers are no accident there."""
    mine, theirs = one.series, two.series
    dimensions = ("indicator", "product", "area", "counterpart", "measure", "period")
    return all(mine.code(d) == theirs.code(d) for d in dimensions)


@lru_cache(maxsize=4)
def _by_size(knowledge: Knowledge) -> tuple[list[Decimal], list[Report]]:
    leads = (leading(reports) for series, reports in knowledge.by_series.items() if series.unit == _UNIT)
    reports = sorted((report for report in leads if report.value is not None), key=_size)
    return [_size(report) for report in reports], reports


def _size(report: Report) -> Decimal:
    return abs(report.value) if report.value is not None else Decimal(0)

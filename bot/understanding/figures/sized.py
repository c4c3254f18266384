"""Which of several periods is meant where only the size of a number tells: "did it top a trillion?"."""

from decimal import Decimal

from bot.facts.model import Knowledge, Series
from bot.understanding.spans.printed import AskedNumber

_FAR = Decimal("Infinity")
# What may be another one's than that of the series found.
_OPEN = ("period", "unit")


def of_size(series: Series, number: AskedNumber, knowledge: Knowledge) -> Series | None:
    """The series of the period whose number is nearest to one that is named with its scale.

    None where that is counted in another unit than is asked for, in which nobody counts it then: "the $40 billion, in krone".
    """
    if not (number.scaled and number.value):
        return series
    held = knowledge.by_series
    alike = [series, *(one for one in held if one.codes_but(*_OPEN) == series.codes_but(*_OPEN))]

    def off(one: Series) -> Decimal:
        sizes = [abs(report.value) for report in held[one] if report.value]
        return min((max(size, number.value) / min(size, number.value) for size in sizes), default=_FAR)

    sized = [one for one in alike if one.unit == (number.unit or series.unit)]
    when = min(sized, key=off).period if sized else series.period
    return next((one for one in alike if (one.period, one.unit) == (when, series.unit)), None)

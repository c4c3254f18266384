"""Words for a time as it lies to now → the period that they mean, reckoned from the subject's own and from its day."""

from datetime import date

from bot.facts.model import Subject
from bot.facts.period import period, preceding, quarter_of, year_until, years_before
from bot.understanding.figures.asked_period import AskedPeriod

# How far the year of a season is from the subject's own, by what it is called.
_SEASONS = {"year_to_date": 0, "this_year": 0, "whole_year": 0, "last_year": -1, "next_year": 1}


def so_far(subject: Subject) -> str:
    """The year up to the current period."""
    return relative("year_to_date", subject).text


def relative(code: str, subject: Subject) -> AskedPeriod:
    """The period that a code of `relative_period` in languages/*.yaml means. Raises ValueError for an unknown one."""
    day = date.fromisoformat(subject.as_of)
    if code in _SEASONS and period(subject.period).is_season:  # whose year is a season speaks of it as the year
        return AskedPeriod(years_before(subject.period, -_SEASONS[code]), whole=code == "whole_year")
    if code in _BY_CALENDAR:
        return _by_calendar(*_BY_CALENDAR[code], subject)
    match code:
        case "current":
            return AskedPeriod(subject.period, exact=False)
        case "previous":
            return AskedPeriod(preceding(subject.period) or subject.period)
        case "year_to_date" | "this_year":
            return AskedPeriod(year_until(subject.period) or subject.period[:4], or_year=code == "this_year")
        case "year":
            return AskedPeriod(subject.period[:4])
        case "whole_year":
            return AskedPeriod(subject.period[:4], whole=True)
        case "decade_end":
            return AskedPeriod(str(day.year // 10 * 10 + 10))
        case "last_year":
            return AskedPeriod(str(int(subject.period[:4]) - 1))
        case "year_before":
            return AskedPeriod(years_before(subject.period, 1), or_own=True)
        case "next_year":
            return AskedPeriod(str(day.year + 1))
        case _:
            raise ValueError(f"languages/*.yaml names an unknown relative period {code!r}")


def coming(text: str, subject: Subject) -> str:
    """The next such month after the subject's day, where a month that no year is named with was taken to be the last one; else ""."""
    if not period(text.rpartition("/")[2]).is_month:
        return ""
    later = years_before(text, -1)
    return later if period(later).end and later.rpartition("/")[2] > subject.as_of[: len("2025-12")] else ""


# A month or a quarter, and how far before the subject's day.
_BY_CALENDAR = {
    "this_month": ("month", 0),
    "last_month": ("month", 1),
    "month_before": ("month", 2),
    "this_quarter": ("quarter", 0),
    "last_quarter": ("quarter", 1),
    "quarter_before": ("quarter", 2),
}


def _by_calendar(unit: str, back: int, subject: Subject) -> AskedPeriod:
    """ "Last month": whoever asks of a folder of months means its current one; of any other folder, that of the calendar."""
    own = period(subject.period)
    if own.is_month if unit == "month" else own.is_quarter:
        before = preceding(own.text) if back > 1 else None
        return AskedPeriod(before) if before else AskedPeriod(own.text, exact=False)
    day = date.fromisoformat(subject.as_of)
    text = f"{day:%Y-%m}" if unit == "month" else f"{day.year}-Q{quarter_of(day)}"
    for _ in range(back):
        text = preceding(text) or text
    return AskedPeriod(text)

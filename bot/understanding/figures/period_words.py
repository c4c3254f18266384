"""Words for time → periods that may answer them. Only here are "last month" and "this year" reckoned, from the subject's day."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.facts.model import GROWTH_ON_PRECEDING, Measure, Subject
from bot.facts.period import period, preceding, quarter_of, year_until, years_before
from bot.understanding.figures.asked_period import AskedPeriod
from bot.understanding.figures.base_period import (
    between_months,
    growth_on_preceding,
    is_base,
    is_earlier_base,
    is_month_a_year_before,
    is_same_stretch_a_year_before,
    stretch_a_year_before,
)
from bot.understanding.words.recognise import Span

_YEARS = range(1900, 2101)
_MONTHS_A_YEAR = 12
# How far the year of a season is from the subject's own, by what it is called.
_SEASONS = {"year_to_date": 0, "this_year": 0, "whole_year": 0, "last_year": -1, "next_year": 1}
_A_PAIR = 2
_MOVING = ("rise", "fall", "change", "compare", "versus_expectation")
# What a period can begin with.
_TELLING_TIME = ("month", "number", "quarter", "half", "relative_period", "since", "until", "first")


def asked_periods(spans: Sequence[Span], subject: Subject) -> tuple[list[AskedPeriod], set[int], Measure | None]:
    """The periods named in the spans, in order, and the indexes of the spans that name them.

    Third, what a change is measured on where a span says so: "up from October", "than in the same months of last year".
    """
    found: list[AskedPeriod] = []
    used: set[int] = set()
    measured: Measure | None = None
    at = 0
    while at < len(spans):
        taken, text = _calendar(spans, at, subject) if spans[at].is_any(_TELLING_TIME) else (0, "")
        if stretch := stretch_a_year_before(spans, at):
            taken, measured = stretch, Measure.GROWTH_YOY
        elif base := between_months(spans, at, subject):
            taken, measured = base, growth_on_preceding(subject)
        elif taken and is_base(spans, at, text, subject):
            measured = growth_on_preceding(subject)
        elif taken and text != subject.period and is_earlier_base(spans, at, text):
            found.append(AskedPeriod(f"{text}/.."))
        elif taken and is_month_a_year_before(spans, at, text, subject):
            pass  # what a change is measured on anyway
        elif taken and is_same_stretch_a_year_before(spans, at, text, subject):
            pass
        elif taken:
            # The day of the subject itself is when its figures came out, not what they are for.
            found.append(AskedPeriod(text, exact=text != subject.as_of))
        elif (relative := spans[at].codes("relative_period")) and not _is_a_measure(spans, at):
            taken, text = (1, "")
            before = None
            if relative[0] in _BEFORE and at + 1 < len(spans):  # "the month before November"
                more, text = _month_or_year(spans, at + 1, subject)
                before = preceding(text) if more and period(text).months in GROWTH_ON_PRECEDING else None
                taken += more if before else 0
            found.append(AskedPeriod(before) if before else _relative(relative[0], subject))
        used.update(range(at, at + taken))
        at += max(taken, 1)
    return _settled(found, subject), used, measured


def _is_a_measure(spans: Sequence[Span], at: int) -> bool:
    """Whether a time only tells what a change is measured on: "up from a year ago", and not "what was it a year ago"."""
    if not spans[at].is_a("measure"):
        return False
    if not at or not spans[at].is_a("relative_period", "year_before") or spans[at - 1].text.startswith("same"):
        return True
    compared = any(span.is_a("marker", code) for span in spans[:at] for code in ("than", "from")) or bool(
        at and spans[at - 1].is_a("marker", "on")
    )
    return (
        compared
        or any(span.is_any(("measure", "unit")) for span in spans if span is not spans[at])
        or any(span.is_a("cue", cue) for span in spans for cue in _MOVING)
    )


def _settled(found: Sequence[AskedPeriod], subject: Subject) -> list[AskedPeriod]:
    """Without what only says a period again: "this year as of November", "the full year 2024"."""
    asked = list(dict.fromkeys(found))
    if any(one.exact and period(one.text).is_month for one in asked):  # "last month I read of the fall in October"
        asked = [one for one in asked if one.exact]
    if len(asked) < 2:
        return asked
    whole = _relative("whole_year", subject)
    if any(one.whole for one in asked):
        years = [one for one in asked if not one.whole]
        of_this_year = [one for one in years if one.text == whole.text]
        asked = [replace(one, whole=True) for one in of_this_year] or years or [whole]
    until = so_far(subject)
    if any(one.text == until for one in asked) and len(asked) == _A_PAIR:  # more are a list: "May/June/so far"
        asked = [one for one in asked if one.text == until or period(one.text).end != period(until).end]
    return asked


def so_far(subject: Subject) -> str:
    """The year up to the current period."""
    return _relative("year_to_date", subject).text


def _relative(code: str, subject: Subject) -> AskedPeriod:
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


# A month or a quarter, and how far before the subject's day.
_BY_CALENDAR = {
    "this_month": ("month", 0),
    "last_month": ("month", 1),
    "month_before": ("month", 2),
    "this_quarter": ("quarter", 0),
    "last_quarter": ("quarter", 1),
    "quarter_before": ("quarter", 2),
}
_BEFORE = ("previous", "month_before", "quarter_before")


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


def _calendar(spans: Sequence[Span], at: int, subject: Subject) -> tuple[int, str]:
    """The calendar period that starts at a span: how many spans it takes, and its ISO form."""
    if spans[at].is_a("until") and at + 1 < len(spans):  # "through November": from the year's beginning
        taken, text = _month_or_year(spans, at + 1, subject)
        until = year_until(text) if taken else None
        return (taken + 1, until) if until else (0, "")
    if (years := _years_off(spans[at])) is not None and at + 1 < len(spans) and spans[at + 1].is_a("month"):
        taken, text = _calendar(spans, at + 1, subject)  # "this year's November"
        return taken + 1, _years_later(text, years, subject)
    if numeric := _numeric_month(spans, at):
        return 2, numeric
    if months := _first_months(spans, at):
        return 3, f"{subject.period[:4]}-01/{subject.period[:4]}-{months:02d}"
    since = spans[at].is_a("since") and at + 1 < len(spans)
    taken, text = _month_or_year(spans, at + since, subject)
    if not taken:
        return 0, ""
    rest = at + since + taken
    if rest < len(spans) and (season := _season(text, spans[rest], subject)):
        return since + taken + 1, season
    if rest < len(spans) and len(text) == len("2025") and spans[rest].hyphen:
        last_year = _year(spans[rest])
        if last_year and int(text) < last_year:  # "2023-2025"
            return since + taken + 1, f"{text}/{last_year}"
    if rest < len(spans) and len(text) == 7:  # a month: perhaps the first end of a range
        ahead = spans[rest]
        among = at > 0 and spans[at - 1].is_a("between") and ahead.is_a("join")
        link = 0 if ahead.hyphen else 1 if among or ahead.is_a("range") or ahead.is_a("marker", "to") else -1
        if link >= 0 and rest + link < len(spans):
            more, last = _month_or_year(spans, rest + link, subject)
            if more and len(last) == 7 and text[5:] == "01" and text[5:] < last[5:]:
                return since + taken + link + more, f"{last[:4]}-{text[5:]}/{last}"
            if more and len(last) == len("2025-12-08") and text < last:  # "April to 8 December"
                return since + taken + link + more, f"{text}/{last}"
    if rest < len(spans) and text != subject.period and _goes_on(spans, at, rest):
        return since + taken + 1, f"{text}/.."
    return (taken + 1, f"{text}/..") if since else (taken, text)


def _season(year: str, after: Span, subject: Subject) -> str:
    """The season that a year and the next one's last digits name, "2025-26" and "2025/26", where the folder's own is one."""
    if not (period(subject.period).is_season and year.isdigit() and after.is_a("number")):
        return ""
    follows = after.text == f"{(int(year) + 1) % 100:02d}" and len(year) == len("2025")
    return years_before(subject.period, int(subject.period[:4]) - int(year)) if follows else ""


def _goes_on(spans: Sequence[Span], at: int, rest: int) -> bool:
    """Whether a time is a beginning: "from April onwards", "from 2023 on", "since April until now"."""
    return spans[rest].is_a("onwards") or (spans[rest].text == "on" and at > 0 and spans[at - 1].text == "from")


def _numeric_month(spans: Sequence[Span], at: int) -> str:
    """A month in figures, as "10/2025" and "2025-10"; empty where none starts there."""
    if at + 1 == len(spans) or spans[at + 1].comma:
        return ""
    one, two = spans[at], spans[at + 1]
    month, year = (_day(one), _year(two)) if not _year(one) else (_day(two) if two.hyphen else None, _year(one))
    return f"{year}-{month:02d}" if year and month and month <= _MONTHS_A_YEAR else ""


def _first_months(spans: Sequence[Span], at: int) -> int:
    """How many months "the first nine months" are; 0 where nothing of the kind stands here."""
    if not spans[at].is_a("first") or at + 2 >= len(spans) or spans[at + 2].text not in _MONTHS:
        return 0
    number = spans[at + 1]
    count = int(number.text) if number.is_a("number") and number.text.isdigit() else 0
    count = count or next((int(code) for code in number.codes("numeral")), 0)
    return count if 1 < count <= _LAST_MONTH else 0


_MONTHS = ("months", "month")
_LAST_MONTH = 12


def _years_off(span: Span) -> int | None:
    """How far a year named beside a month is from the subject's own; None where no year is named."""
    return next((_YEARS_OFF[code] for code in span.codes("relative_period") if code in _YEARS_OFF), None)


_YEARS_OFF = {"last_year": -1, "this_year": 0, "next_year": 1}


def _years_later(text: str, years: int, subject: Subject) -> str:
    year = int(subject.period[:4]) + years
    return "/".join(end if end == ".." else f"{year}{end[4:]}" for end in text.split("/"))


def _month_or_year(spans: Sequence[Span], at: int, subject: Subject) -> tuple[int, str]:
    span = spans[at]
    following = spans[at + 1] if at + 1 < len(spans) else None
    year = _year(span)
    if span.is_a("month") and not _is_modal(spans, at):
        month = span.codes("month")[0]
        taken = 1
        day = _day(following) if following and not _is_amount(spans, at + 1) else None
        if day and abs(day - int(subject.period[2:4])) <= 1:  # "nov 25" in 2025 is the month of that year
            return 2, f"{subject.period[:2]}{day}-{month}"
        if day:
            taken += 2 if at + 2 < len(spans) and spans[at + 2].text in ("st", "nd", "rd", "th") else 1
        after = spans[at + taken] if at + taken < len(spans) else None
        if after and (named := _year(after)):
            return taken + 1, _date(named, month, day)
        skip = 2 if after and after.is_a("marker", "of") else 1
        beyond = spans[at + taken + skip - 1] if at + taken + skip - 1 < len(spans) else None
        alone = at == 0 and taken + skip == len(spans)  # only what something is compared with
        if beyond and (years := _years_off(beyond)) is not None and not alone and not beyond.is_a("measure"):
            return taken + skip, _date(int(subject.period[:4]) + years, month, day)  # "November of last year"
        return taken, _date(_year_of(month, spans, subject), month, day)
    if day := _day(span):  # "8 december", "the 8th of december"
        skip = 1
        while at + skip < len(spans) and (
            spans[at + skip].text in ("st", "nd", "rd", "th") or spans[at + skip].is_a("marker", "of")
        ):
            skip += 1
        ahead = spans[at + skip] if at + skip < len(spans) else None
        if ahead and ahead.is_a("month"):
            month = ahead.codes("month")[0]
            after = spans[at + skip + 1] if at + skip + 1 < len(spans) else None
            if after and (named := _year(after)):
                return skip + 2, _date(named, month, day)
            return skip + 1, _date(_latest_year(month, subject), month, day)
    if year and not (following and (following.is_a("unit") or following.text in ("%", "percent"))):
        if following and following.is_a("month"):
            return 2, _date(year, following.codes("month")[0], None)
        if following and following.is_a("quarter"):
            return 2, f"{year}-Q{following.codes('quarter')[0]}"
        return 1, str(year)
    if span.is_any(("half", "quarter")):
        taken, named = _year_after(spans, at + 1, subject)
        if span.is_a("quarter"):
            return 1 + taken, f"{named}-Q{span.codes('quarter')[0]}"
        first = (int(span.codes("half")[0]) - 1) * 6 + 1
        return 1 + taken, f"{named}-{first:02d}/{named}-{first + 5:02d}"
    return 0, ""


def _year_after(spans: Sequence[Span], at: int, subject: Subject) -> tuple[int, int]:
    """The year of a part of it, and in how many spans from `at` it is named: "of 2025", "last year"; the subject's own in none."""
    skip = int(at < len(spans) and spans[at].is_a("marker", "of"))
    if at + skip < len(spans) and not spans[at + skip].is_a("measure"):
        if named := _year(spans[at + skip]):
            return skip + 1, named
        if (years := _years_off(spans[at + skip])) is not None:
            return skip + 1, int(subject.period[:4]) + years
    return 0, int(subject.period[:4])


def _is_amount(spans: Sequence[Span], at: int) -> bool:
    """Whether a number after a month is no day of it: "in October, 16% more"."""
    after = spans[at + 1] if at + 1 < len(spans) else None
    return spans[at].comma or (after is not None and after.is_a("unit") and not after.comma)


def _is_modal(spans: Sequence[Span], at: int) -> bool:
    """A month's name that is a verb too ("may", "march") is no month before a plain word."""
    if not spans[at].is_a("verb"):
        return False
    following = spans[at + 1] if at + 1 < len(spans) else None
    before = spans[at - 1] if at else None
    if before and (before.is_a("marker", "in") or before.subject or before.is_a("measure")):
        return False
    return following is not None and not _year(following) and not following.subject


def _year(span: Span) -> int | None:
    return int(span.text) if span.is_a("number") and span.text.isdigit() and int(span.text) in _YEARS else None


def _day(span: Span) -> int | None:
    return int(span.text) if span.is_a("number") and span.text.isdigit() and 1 <= int(span.text) <= 31 else None


def _date(year: int, month: str, day: int | None) -> str:
    if day is None:
        return f"{year}-{month}"
    text = f"{year}-{month}-{day:02d}"
    try:
        period(text)
    except ValueError:
        return f"{year}-{month}"
    return text


def _year_of(month: str, spans: Sequence[Span], subject: Subject) -> int:
    """The year of a month that none is named with: the next such month where something foreseen is asked for, else the last."""
    foreseen = any(span.is_a("cue", cue) for span in spans for cue in ("expectation", "target"))
    coming = foreseen and month > subject.as_of[5:7] and month != subject.period[5:7]
    return int(subject.as_of[:4]) if coming else _latest_year(month, subject)


def _latest_year(month: str, subject: Subject) -> int:
    """The year of the last such month that has begun by the subject's day: in December 2025, "June" is June 2025."""
    year = int(subject.as_of[:4])
    return year if month <= subject.as_of[5:7] else year - 1

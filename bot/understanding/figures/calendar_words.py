"""Names of the calendar → ISO periods: "November", "8 December", "Q2 2025", "from January to May", "since 2023"."""

from collections.abc import Sequence

from bot.facts.model import Subject
from bot.facts.period import period, preceding, year_until, years_before
from bot.understanding.words.recognise import Span, has

_MONTHS_A_YEAR = 12
# Before the name of the current month: that of the year before.
LAST = "last"
# Right behind a month: that of the year before, where nothing tells that something moved since then.
_A_YEAR_AGO, _MOVING = ("a year ago", "a year earlier", "year ago"), ("rise", "fall", "change")
# Behind the day of a date: "9th March".
ORDINAL_ENDS = ("st", "nd", "rd", "th")


def calendar_period(spans: Sequence[Span], at: int, subject: Subject) -> tuple[int, str]:
    """The calendar period that starts at a span: how many spans it takes, and its ISO form."""
    if spans[at].is_a("until") and at + 1 < len(spans):  # "through November": from the year's beginning
        taken, text = month_or_year(spans, at + 1, subject)
        until = year_until(text) if taken else None
        return (taken + 1, until) if until else (0, "")
    if (years := _years_off(spans[at])) is not None and at + 1 < len(spans) and spans[at + 1].is_a("month"):
        taken, text = calendar_period(spans, at + 1, subject)  # "this year's November"
        return taken + 1, _years_later(text, years, subject)
    if numeric := _numeric_month(spans, at):
        return 2, numeric
    if months := _first_months(spans, at):
        return 3, f"{subject.period[:4]}-01/{subject.period[:4]}-{months:02d}"
    if years := _years_ago(spans, at):
        return 2, years_before(subject.period, years)
    since = spans[at].is_a("since") and at + 1 < len(spans)
    taken, text = month_or_year(spans, at + since, subject)
    if not taken:
        return _days(spans, at, subject)
    rest = at + since + taken
    if rest < len(spans) and text == f"{subject.period[:4]}-01" and spans[rest].is_a("relative_period", "year_to_date"):
        return since + taken + 1, year_until(subject.period) or text  # "von Januar | bis Ende November"
    if rest < len(spans) and (season := _season(text, spans[rest], subject)):
        return since + taken + 1, season
    if rest < len(spans) and len(text) == len("2025") and spans[rest].hyphen:
        last_year = spans[rest].year
        if last_year and int(text) < last_year:  # "2023-2025"
            return since + taken + 1, f"{text}/{last_year}"
    if rest < len(spans) and (stretch := _stretch(spans, at, rest, text, subject))[0]:
        return rest - at + stretch[0], stretch[1]
    if rest < len(spans) and text != subject.period and _goes_on(spans, at, rest):
        return since + taken + 1, f"{text}/.."
    return (taken + 1, f"{text}/..") if since else (taken, text)


def _stretch(spans: Sequence[Span], at: int, rest: int, text: str, subject: Subject) -> tuple[int, str]:
    """The stretch that the time `text` begins, and how many spans from `rest` end it: "June to August 2025", "November 12-18"."""
    if "/" in text or (link := _link(spans, at, rest)) is None:
        return 0, ""
    more, last = month_or_year(spans, link, subject)
    if not more and text[_MONTH_ENDS:] and (day := _day(spans[link])) and not _is_amount(spans, link):
        after = spans[link + 1].year if link + 1 < len(spans) else None
        more, last = 1 + (after is not None), _date(after or int(text[:4]), text[5:7], day)
    if not more or len(last) < len(text) or len(text) < _MONTH_ENDS or "Q" in text + last or "/" in last:
        return 0, ""
    opens, named = spans[rest - 1].year is not None, spans[link + more - 1].year is not None
    across = text[4:] > last[4:]  # "August to May": from one year into the next
    if opens and not named:
        last = f"{int(text[:4]) + across}{last[4:]}"
    elif not opens:
        text = f"{int(last[:4]) - across}{text[4:]}"
    if text >= last or _link(spans, at, link + more) is not None:  # "November - January to November" is a list
        return 0, ""
    plain = text[5:] != "01" and not (opens and named)
    if plain and _is_of_two_times(text, last, spans[rest], subject):
        return 0, ""
    return link - rest + more, f"{text}/{last}"


# As long as "2025-11" is.
_MONTH_ENDS = len("2025-11")


def _days(spans: Sequence[Span], at: int, subject: Subject) -> tuple[int, str]:
    """Days of a month that is named only with the last of them: "12 to 18 November 2025"."""
    if (day := _day(spans[at])) is None or (link := _link(spans, at, at + 1)) is None:
        return 0, ""
    more, last = month_or_year(spans, link, subject)
    first = f"{last[:_MONTH_ENDS]}-{day:02d}"
    named = more > 1 and len(last) == len("2025-12-08") and first < last
    return (link - at + more, f"{first}/{last}") if named else (0, "")


def _link(spans: Sequence[Span], at: int, rest: int) -> int | None:
    """Where the other end of a stretch stands whose first one ends before `rest`: behind a dash, "to", or the "and" of "between"."""
    if rest >= len(spans):
        return None
    ahead = spans[rest]
    among = at > 0 and spans[at - 1].is_a("between") and ahead.is_a("join")
    link = 0 if ahead.hyphen else 1 if among or ahead.is_a("range") or ahead.is_a("marker", "to") else None
    return rest + link if link is not None and rest + link < len(spans) else None


def _is_of_two_times(text: str, last: str, link: Span, subject: Subject) -> bool:
    """Whether a folder of months is asked for two of them, and for no stretch: "the balance, October to November", "Oct-Nov"."""
    if not period(subject.period).is_month or len(last) != _MONTH_ENDS:
        return False
    return (link.is_any(("marker", "join")) and not link.hyphen) or text == preceding(last)


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
    month, year = (_day(one), two.year) if not one.year else (_day(two) if two.hyphen else None, one.year)
    return f"{year}-{month:02d}" if year and month and month <= _MONTHS_A_YEAR else ""


def _first_months(spans: Sequence[Span], at: int) -> int:
    """How many months "the first nine months" are; 0 where nothing of the kind stands here."""
    if not spans[at].is_a("first") or at + 2 >= len(spans) or spans[at + 2].text not in _MONTHS:
        return 0
    count = _count(spans[at + 1])
    return count if 1 < count <= _LAST_MONTH else 0


def _years_ago(spans: Sequence[Span], at: int) -> int:
    """How many years something is over: "two years ago"; 0 where nothing of the kind stands here."""
    return _count(spans[at]) if at + 1 < len(spans) and spans[at + 1].text in _YEARS_AGO else 0


def _count(span: Span) -> int:
    """The whole number that a span is, in figures or in words; 0 where it is none."""
    if span.is_a("number") and span.text.isdigit():
        return int(span.text)
    return next((int(code) for code in span.codes("numeral")), 0)


_MONTHS = ("months", "month")
_YEARS_AGO = ("years ago", "year ago", "yrs ago", "yr ago")
_LAST_MONTH = 12


def _years_off(span: Span) -> int | None:
    """How far a year named beside a month is from the subject's own; None where no year is named."""
    return next((_YEARS_OFF[code] for code in span.codes("relative_period") if code in _YEARS_OFF), None)


_YEARS_OFF = {"last_year": -1, "this_year": 0, "next_year": 1}


def _years_later(text: str, years: int, subject: Subject) -> str:
    year = int(subject.period[:4]) + years
    return "/".join(end if end == ".." else f"{year}{end[4:]}" for end in text.split("/"))


def month_or_year(spans: Sequence[Span], at: int, subject: Subject) -> tuple[int, str]:
    """The month, part of a year, year or day that starts at a span, as `calendar_period` tells it."""
    span = spans[at]
    following = spans[at + 1] if at + 1 < len(spans) else None
    year = span.year
    if span.is_a("month") and not _is_modal(spans, at):
        month = span.codes("month")[0]
        taken = 1
        day = _day(following) if following and not _is_amount(spans, at + 1) else None
        if day and abs(day - int(subject.period[2:4])) <= 1:  # "nov 25" in 2025 is the month of that year
            return 2, f"{subject.period[:2]}{day}-{month}"
        if day:
            taken += 2 if at + 2 < len(spans) and spans[at + 2].text in ORDINAL_ENDS else 1
        after = spans[at + taken] if at + taken < len(spans) else None
        if after and (named := after.year):
            return taken + 1, _date(named, month, day)
        skip = 2 if after and after.is_a("marker", "of") else 1
        beyond = spans[at + taken + skip - 1] if at + taken + skip - 1 < len(spans) else None
        if skip == 1 and beyond and beyond.text in _A_YEAR_AGO and not has(spans, "cue", *_MOVING):
            return taken + 1, _date(int(subject.period[:4]) - 1, month, day)
        if beyond and (years := _years_off(beyond)) is not None and not beyond.is_a("measure"):
            return taken + skip, _date(int(subject.period[:4]) + years, month, day)  # "November of last year"
        earlier = month == subject.period[5:7] and at > 0 and spans[at - 1].text == LAST  # and not "this March"
        return taken, _date(_year_of(month, spans, subject) - earlier, month, day)
    if day := _day(span):  # "8 december", "the 8th of december"
        skip = 1
        while at + skip < len(spans) and (
            spans[at + skip].text in ORDINAL_ENDS or spans[at + skip].is_a("marker", "of")
        ):
            skip += 1
        ahead = spans[at + skip] if at + skip < len(spans) else None
        if ahead and ahead.is_a("month"):
            month = ahead.codes("month")[0]
            after = spans[at + skip + 1] if at + skip + 1 < len(spans) else None
            if after and (named := after.year):
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
        if named := spans[at + skip].year:
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
    if before and (before.subject or before.is_any(_DATING) or before.is_a("marker", *_IN) or before.text in _WHICH):
        return False
    if following is None or following.year or following.subject:
        return False
    return _years_off(following) is None  # "march last year"


_DATING, _IN = frozenset({"measure", "since", "until", "range"}), ("in", "of", "from", "to")
_WHICH = ("this", LAST, "next")


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
    foreseen = has(spans, "cue", "expectation", "target")
    coming = foreseen and month > subject.as_of[5:7] and month != subject.period[5:7]
    return int(subject.as_of[:4]) if coming else _latest_year(month, subject)


def _latest_year(month: str, subject: Subject) -> int:
    """The year of the last such month that has begun by the subject's day: in December 2025, "June" is June 2025."""
    year = int(subject.as_of[:4])
    return year if month <= subject.as_of[5:7] else year - 1

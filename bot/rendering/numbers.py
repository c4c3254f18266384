"""Numbers and periods in words: the digits as they were printed, never one more or fewer."""

from decimal import Decimal

from babel.dates import format_date
from babel.numbers import format_decimal

from bot.facts.model import Knowledge, Report
from bot.facts.period import period
from bot.facts.reported import SCALES, Interval, Qualifier

_SCALES = sorted(((factor, word) for word, factor in SCALES.items() if factor >= Decimal(10) ** 6), reverse=True)
_BEFORE = {
    Qualifier.ABOUT: "about ",
    Qualifier.NEARLY: "nearly ",
    Qualifier.MORE_THAN: "more than ",
    Qualifier.LESS_THAN: "less than ",
}
_SIGNED = frozenset({"percent", "percentage_points", "basis_points"})
_GENERAL = {
    "percent": "%",
    "percentage_points": " percentage points",
    "basis_points": " basis points",
    "months": " months",
    "years": " years",
    "weeks": " weeks",
    "days": " days",
    "count": "",
}
_ONE = {
    "percentage_points": " percentage point",
    "months": " month",
    "years": " year",
    "weeks": " week",
    "days": " day",
}


def reported_number(report: Report, knowledge: Knowledge, *, signed: bool = True) -> str:
    """`−28.6%`, `nearly +15%`, `$1.076 trillion`, `3.8% to 4%`; "no number" where the article has none."""
    if report.reported is None:
        return "no number"
    reported = report.reported
    moving = signed and report.series.measure.is_movement
    if reported.upper is not None:
        low = amount(reported.value, reported.step, report.series.unit, knowledge, signed=moving)
        return f"{low} to {amount(reported.upper, reported.step, report.series.unit, knowledge, signed=moving)}"
    number = amount(reported.value, reported.step, report.series.unit, knowledge, signed=moving)
    return f"{_BEFORE.get(reported.qualifier, '')}{number}"


def amount(value: Decimal, step: Decimal, unit: str, knowledge: Knowledge, *, signed: bool = False) -> str:
    """A number in base units with its unit, at the precision that `step` tells, in its largest fitting scale."""
    size = abs(value)
    factor, word = next(((f, w) for f, w in _SCALES if size >= f), (Decimal(1), ""))
    exponent = (step / factor).normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # steps are powers of ten
    digits = max(0, -exponent)
    plain = format_decimal(size / factor, format="#,##0" + ("." + "0" * digits if digits else ""), locale="en")
    sign = "−" if value < 0 else "+" if signed and value > 0 else ""
    term = knowledge.terms["unit"].get(unit)
    symbol = term.symbol if term else None
    scaled = f"{plain} {word}".rstrip()
    if symbol:
        return f"{sign}{symbol}{scaled}"
    name = _ONE.get(unit) if size == 1 else None
    if name is None:
        name = _GENERAL[unit] if unit in _GENERAL else f" {knowledge.name('unit', unit)}"
    return f"{sign}{scaled}{name}"


def bounds(interval: Interval, unit: str, knowledge: Knowledge, *, signed: bool = False) -> str:
    """`between 26.4% and 26.6%`, or the one end there is."""
    low, high = (
        None if end is None else amount(end, end_step(end), unit, knowledge, signed=signed)
        for end in (interval.low, interval.high)
    )
    if low is None or high is None:
        return f"at least {low}" if low else f"at most {high}" if high else "anything"
    return f"between {low} and {high}" if low != high else low


def end_step(value: Decimal) -> Decimal:
    """The size of a number's own last digit."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # bounds are finite
    return Decimal(10) ** exponent


def period_name(text: str) -> str:
    """`November 2025`, `January–November 2025`, `8 December 2025`, `since 30 October 2025`, `2026`."""
    span = period(text)
    first, slash, last = text.partition("/")
    if not slash:
        return _point(first)
    if span.end is None:
        return f"since {_point(first)}"
    if len(first) == len(last) == len("2025-01") and first[:4] == last[:4]:
        return f"{format_date(span.start, 'LLLL', locale='en')}–{_point(last)}"
    if len(first) == len(last) == len("2025"):
        return f"{first}–{last}"
    return f"{_point(first)} to {_point(last)}"


def _point(text: str) -> str:
    day = period(text).start
    match len(text):
        case 4:
            return text
        case 7 if "Q" in text:
            return f"{text[5:]} {text[:4]}"
        case 7:
            return format_date(day, "MMMM y", locale="en")
        case _:
            return format_date(day, "d MMMM y", locale="en")

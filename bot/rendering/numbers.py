"""Numbers and periods in words: the digits as they were printed, never one more or fewer."""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_decimal

from bot.facts.model import Language, Report
from bot.facts.period import period
from bot.facts.reported import Interval, Qualifier
from bot.rendering.voice import ENGLISH, Voice, locale_of, message, plural

# Numbers below a million are written out.
_SCALED = Decimal(10) ** 6
# By size, the words after the digits: in steps of a thousand, and in steps of ten thousand.
_THOUSANDS = (
    (Decimal(10) ** 12, plural("{number} trillion", "{number} trillion")),
    (Decimal(10) ** 9, plural("{number} billion", "{number} billion")),
    (Decimal(10) ** 6, plural("{number} million", "{number} million")),
)
_MYRIADS = (
    (Decimal(10) ** 12, _THOUSANDS[0][1]),
    (Decimal(10) ** 8, plural("{number} hundred million", "{number} hundred million")),
    (Decimal(10) ** 4, plural("{number} ten thousand", "{number} ten thousand")),
)
_IN_MYRIADS = frozenset({"ja", "ko", "zh"})
_BEFORE = {
    Qualifier.ABOUT: message("about {number}"),
    Qualifier.NEARLY: message("nearly {number}"),
    Qualifier.MORE_THAN: message("more than {number}"),
    Qualifier.LESS_THAN: message("less than {number}"),
    Qualifier.AT_LEAST: message("at least {number}"),
    Qualifier.AT_MOST: message("at most {number}"),
}
_GENERAL = {
    "percentage_points": plural("{number} percentage point", "{number} percentage points"),
    "basis_points": plural("{number} basis point", "{number} basis points"),
    "months": plural("{number} month", "{number} months"),
    "years": plural("{number} year", "{number} years"),
    "weeks": plural("{number} week", "{number} weeks"),
    "days": plural("{number} day", "{number} days"),
}

_NAMES = {
    "percent": message("percent"),
    "percentage_points": message("percentage points"),
    "basis_points": message("basis points"),
    "months": message("months"),
    "years": message("years"),
    "weeks": message("weeks"),
    "days": message("days"),
    "count": message("a count"),
}


def reported_number(report: Report, voice: Voice, *, signed: bool = True) -> str:
    """`−28.6%`, `nearly +15%`, `$1.076 trillion`, `3.8% to 4%`; "no number" where the article has none."""
    if report.reported is None:
        return voice.say("no number")
    reported = report.reported
    moving = signed and report.series.measure.is_movement
    number = amount(reported.value, reported.step, report.series.unit, voice, signed=moving)
    if reported.upper is not None:
        high = amount(reported.upper, reported.upper_step or reported.step, report.series.unit, voice, signed=moving)
        return voice.say("{low} to {high}", low=number, high=high)
    before = _BEFORE.get(reported.qualifier)
    return voice.say(before, number=number) if before else number


def numbers_by_article(reports: Iterable[Report], voice: Voice, *, signed: bool = True) -> str:
    """Every number of some reports, each once, with the ids of the articles that print it: `−28.6% (a-post, b-news); −29% (c)`."""
    printed: dict[str, list[str]] = {}
    for report in reports:
        articles = printed.setdefault(reported_number(report, voice, signed=signed), [])
        if report.article not in articles:
            articles.append(report.article)
    return "; ".join(f"{number} ({', '.join(articles)})" for number, articles in printed.items())


@lru_cache(maxsize=4096)
def amount(value: Decimal, step: Decimal, unit: str, voice: Voice, *, signed: bool = False) -> str:
    """A number in base units with its unit, at the precision that `step` tells, in its largest fitting scale."""
    size = abs(value)
    scales = _MYRIADS if voice.language in _IN_MYRIADS else _THOUSANDS
    factor, word = next(((f, w) for f, w in scales if size >= f), (Decimal(1), None))
    if size < _SCALED:
        factor, word = Decimal(1), None
    exponent = (step / factor).normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # steps are powers of ten
    digits = max(0, -exponent)
    shown = size / factor
    number = format_decimal(shown, format="#,##0" + ("." + "0" * digits if digits else ""), locale=voice.locale)
    sign = "−" if value < 0 else "+" if signed and value > 0 else ""
    term = voice.knowledge.terms["unit"].get(unit)
    # A sign before the number and a word of scale after it is how English writes; elsewhere the unit's name follows.
    symbol = term.symbol if term and term.symbol and voice.language == ENGLISH else ""
    number = sign + symbol + number
    if word is not None:
        number = voice.count(*word, shown, number=number)
    if symbol or unit == "count":
        return number
    if unit == "percent":
        return voice.say("{number}%", number=number)
    if unit in _GENERAL:
        return voice.count(*_GENERAL[unit], size, number=number)
    if word is not None:
        return voice.say("{scaled} {unit}", scaled=number, unit=unit_name(unit, voice))
    return voice.say("{number} {unit}", number=number, unit=unit_name(unit, voice))


def unit_name(unit: str, voice: Voice) -> str:
    """A unit without a number: `tonnes`, `percent`."""
    return voice.say(_NAMES[unit]) if unit in _NAMES else voice.name("unit", unit)


def bounds(interval: Interval, unit: str, voice: Voice) -> str:
    """`between 26.4% and 26.6%`, or the one end there is."""
    low, high = (
        None if end is None else amount(end, end_step(end), unit, voice) for end in (interval.low, interval.high)
    )
    if low is None or high is None:
        if low:
            return voice.say("at least {number}", number=low)
        return voice.say("at most {number}", number=high) if high else voice.say("anything")
    if low == high:
        return low
    return voice.say("between {low} and {high}", low=_without_shared_word(low, high), high=high)


def _without_shared_word(low: str, high: str) -> str:
    """`between 1.05 and 1.15 tonnes`: a word that follows both numbers is said once; a sign such as % stays with each."""
    words = [_AFTER_THE_DIGITS.search(text) for text in (low, high)]
    if all(words) and words[0] and words[1] and words[0][0] == words[1][0]:
        return low[: words[0].start()]
    return low


# What follows the last digit, where that is a word.
_AFTER_THE_DIGITS = re.compile(r"(?<=\d)\s[^\d\W]\D*$")


def end_step(value: Decimal) -> Decimal:
    """The size of a number's own last digit."""
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int)  # bounds are finite
    return Decimal(10) ** exponent


def period_name(text: str, voice: Voice) -> str:
    """`November 2025`, `January–November 2025`, `8 December 2025`, `since 30 October 2025`, `2026`."""
    first, slash, last = text.partition("/")
    if not slash:
        return _point(first, voice.language)
    if last == "..":
        since = _point(first, voice.language)
        is_day = len(first) == len("2025-10-30")
        return voice.say("since {day}", day=since) if is_day else voice.say("since {period}", period=since)
    if len(first) == len(last) == len("2025-01") and first[:4] == last[:4] and "Q" not in text:
        return _months(text, voice.language)
    if len(first) == len(last) == len("2025"):
        return f"{first}–{last}"
    return voice.say("{first} to {last}", first=_point(first, voice.language), last=_point(last, voice.language))


def day_told(text: str, voice: Voice) -> str:
    """`as of 25 March 2026`: the day to which a number that goes on moving is tied, without an hour."""
    return voice.say("as of {day}", day=period_name(text[: len("2025-12-08")], voice))


@lru_cache(maxsize=1024)
def _point(text: str, language: Language) -> str:
    day, locale = period(text).start, locale_of(language)
    match len(text):
        case 4:
            return format_skeleton("y", day, locale=locale)
        case 7 if "Q" in text:
            return format_skeleton("yQQQ", day, locale=locale)
        case 7:
            return format_skeleton("yMMMM", day, locale=locale)
        case _:
            return format_date(day, "long", locale=locale)


@lru_cache(maxsize=1024)
def _months(text: str, language: Language) -> str:
    """The months of one year, without the thin spaces that some locales put around the dash."""
    span = period(text)
    return format_interval(span.start, span.end, "yMMMM", locale=locale_of(language)).replace("\u2009", "")

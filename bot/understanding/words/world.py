"""What months, days, currencies and countries are called in a language, as Babel has it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from babel import Locale

from bot.facts.model import Subject
from bot.facts.period import period, preceding, year_until

# "sun" and "sat" are words.
_SHORTEST_DAY = 3
_WIDTHS = ("wide", "abbreviated")
# Currencies that people ask for most; the names of others are everyday words too often ("real", "sol").
_CURRENCIES = ("EUR", "JPY", "GBP", "CHF", "INR", "RUB", "AUD", "CAD", "HKD", "SGD")
# The whole world, as Babel has it: no place beside others.
_WORLD = "001"


def months(language: str) -> Iterator[tuple[str, str]]:
    """Each month as ISO writes it, "09", with every name of it."""
    names = Locale.parse(language).months
    for context in ("format", "stand-alone"):
        for width in _WIDTHS:
            for number, name in names[context][width].items():
                yield f"{number:02d}", name.rstrip(".")
    if language == "en":
        yield "09", "sept"


def days(language: str) -> Iterator[str]:
    """The names of the days of the week, but for those that are words too."""
    names = Locale.parse(language).days["format"]
    return (name for width in _WIDTHS for name in names[width].values() if len(name) > _SHORTEST_DAY)


def currencies(language: str) -> Iterator[tuple[str, str]]:
    """Currencies by ISO code, each with that, its full name, and the last word of it ("pounds")."""
    names = Locale.parse(language).currencies
    for code in _CURRENCIES:
        yield from ((code, phrase) for phrase in (code, names[code], names[code].split()[-1]))


def countries(language: str) -> Iterator[tuple[str, str]]:
    """Countries and parts of the world by code, each with its name."""
    named = Locale.parse(language).territories.items()
    return ((code, name) for code, name in named if len(code) == len("US") or (code.isdigit() and code != _WORLD))


def names_of_now(subject: Subject, language: str, counts: Sequence[str]) -> Mapping[str, Sequence[str]]:
    """How the month is called that the folder's year has come to, the one before it, and how many months that makes.

    `counts` are the words for one to twelve. Nothing for a folder of years, nor the month before for one of quarters.
    """
    until = year_until(subject.period)
    if until is None:
        return {}
    named: dict[str, list[str]] = defaultdict(list)
    for code, name in months(language):
        named[code].append(name)
    number, before = int(until[-2:]), preceding(subject.period)
    return {
        "count": (str(number), counts[number - 1]) if number > 1 else (),
        "month": named[until[-2:]],
        "before": named[before[-2:]] if before and period(before).is_month else (),
    }

"""Numbers that a question itself holds: "what was the 24%?", "is it 28.6?"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.facts.model import Knowledge, Report, Series
from bot.facts.reported import SCALES
from bot.facts.units import GENERAL_UNITS
from bot.understanding.words.recognise import Span

_SCALE_WORDS = SCALES | {
    "bn": SCALES["billion"],
    "tn": SCALES["trillion"],
    "m": SCALES["million"],
    "k": SCALES["thousand"],
    "b": SCALES["billion"],
    "t": SCALES["trillion"],
}
_MOST_DIGITS = 24
# In a statement's words: digits, then a word of scale, then a percent sign or word, where there is one.
_DIGITS = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,24}(?:\.\d+)?)(?!\d)"
    rf"(?:\s?({'|'.join(SCALES)})\b)?(\s?(?:%|per\s?cent))?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class AskedNumber:
    """A number as asked, in base units; `scaled` says that a word of scale stood with it, `unit` what unit did."""

    value: Decimal
    scaled: bool
    unit: str | None

    def is_printed(self, report: Report) -> bool:
        """Whether a report prints just this number, as it is or with its scale left out."""
        if report.reported is None:
            return False
        if self.unit and self.unit not in (report.series.unit, *report.series.unit.split(" per ")):
            return False
        printed = {abs(report.reported.value)} | ({abs(report.reported.upper)} if report.reported.upper else set())
        if self.value in printed:
            return True
        return (
            not self.scaled and self.unit is None and any(self.value * factor in printed for factor in SCALES.values())
        )

    def stands_in(self, text: str) -> bool:
        """Whether just this number stands in the words of a statement."""
        return any(
            Decimal(digits.replace(",", "")) * SCALES.get(scale.lower(), 1) == self.value
            for digits, scale, percent in _DIGITS.findall(text)
            if percent or self.unit != "percent"
        )


def nearest_printed(number: AskedNumber, knowledge: Knowledge, most: int) -> tuple[Series, ...]:
    """The series that print the numbers next to one that nobody prints; in the same unit where it has one."""
    if not number.value:
        return ()
    found: dict[Series, Decimal] = {}
    for series, reports in knowledge.by_series.items():
        if number.unit is None or series.unit == number.unit:
            sizes = [abs(report.value) for report in reports if report.value]
            if sizes:
                found[series] = min(max(size, number.value) / min(size, number.value) for size in sizes)
    return tuple(sorted(found, key=lambda series: found[series])[:most])


def asked_numbers(spans: Sequence[Span], *, years: bool = False) -> list[AskedNumber]:
    """The numbers of a question that are no dates: those with a unit, a scale or decimals, else plain ones.

    With `years`, also those that would be a year or a day: where a number itself is asked for, not by whom or when.
    """
    found = []
    for at, span in enumerate(spans):
        if span.text in SCALES and at and spans[at - 1].text.split()[-1] in ("a", "one"):  # "over a trillion"
            found.append(AskedNumber(SCALES[span.text], scaled=True, unit=None))
        if not span.is_a("number"):
            continue
        digits = span.text.replace(",", "") if _groups(span.text) else span.text.replace(",", ".")
        if len(digits) > _MOST_DIGITS or digits.count(".") > 1:
            continue
        following = spans[at + 1] if at + 1 < len(spans) else None
        before = spans[at - 1] if at else None
        scale = _SCALE_WORDS.get(following.text.split()[0]) if following else None
        value = Decimal(digits) * (scale or 1)
        unit = _unit(spans, at)
        dated = (before is not None and before.is_a("month")) or (following is not None and following.is_a("month"))
        if not years and scale is None and unit is None and (dated or span.year):
            continue
        found.append(AskedNumber(value, scale is not None, unit))
    return list(dict.fromkeys(found))


def asks_who_printed(spans: Sequence[Span]) -> bool:
    """Whether it is asked who has a number, and nothing else is named: "which papers say 28.6?", "who says 1.9%?"."""
    if not asked_numbers(spans) or not all(span.is_any(_AROUND_A_NUMBER) for span in spans):
        return False
    cues = {code for span in spans for code in span.codes("cue")}
    return "sources" in cues or bool(cues and cues <= _WHOSE)


_AROUND_A_NUMBER = frozenset({"filler", "cue", "number", "unit", "ask", "marker", "join", "follow_up"})
_WHOSE = frozenset({"who", "say", "quote"})


def counts_number(spans: Sequence[Span], at: int) -> bool:
    """Whether a unit only tells what a number of the question is counted in: "the 900 tonnes", "the $40 billion"."""
    before = at - 2 if at > 1 and spans[at - 1].text in _SCALE_WORDS else at - 1
    return _stands_before(spans, at) or (before >= 0 and spans[before].is_a("number"))


def _unit(spans: Sequence[Span], at: int) -> str | None:
    """What the number at `at` is counted in, where that is said beside it."""
    scaled = at + 2 < len(spans) and spans[at + 1].text in _SCALE_WORDS
    after = at + 2 if scaled else at + 1
    if after < len(spans) and spans[after].is_a("unit"):
        return spans[after].codes("unit")[0]
    return spans[at - 1].codes("unit")[0] if at and _stands_before(spans, at - 1) else None


def _stands_before(spans: Sequence[Span], at: int) -> bool:
    """Whether a unit's sign stands before a number: "$40"."""
    unit = spans[at].codes("unit")
    sign = bool(unit) and unit[0] not in GENERAL_UNITS and len(spans[at].text) == 1
    return sign and at + 1 < len(spans) and spans[at + 1].is_a("number")


def asked_years(spans: Sequence[Span]) -> list[int]:
    """The years that a question names in figures."""
    return [span.year for span in spans if span.year is not None]


def _groups(text: str) -> bool:
    """Whether commas group thousands ("5,494"), rather than mark decimals ("28,6")."""
    first, *rest = text.split(".", maxsplit=1)[0].split(",")
    return bool(rest) and len(first) <= 3 and all(len(group) == 3 for group in rest)

"""Words for time → periods that may answer them, and what a change is measured on where they say that."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.facts.model import GROWTH_ON_PRECEDING, Measure, Subject
from bot.facts.period import in_year, period, preceding
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
from bot.understanding.figures.calendar_words import LAST, calendar_period, month_or_year
from bot.understanding.figures.relative_period import coming, relative, so_far
from bot.understanding.words.recognise import Span, has

_A_PAIR = 2
_BEFORE = ("previous", "month_before", "quarter_before")
_MOVING = ("rise", "fall", "change", "compare", "versus_expectation")
# What tells that something is over.
_OVER = ("was", "were", "did", "had", "wasnt", "werent", "didnt", "hadnt", "back", "ago")
# What a period can begin with.
_TELLING_TIME = frozenset(
    {"month", "number", "numeral", "quarter", "half", "relative_period", "since", "until", "first"}
)


def asked_periods(spans: Sequence[Span], subject: Subject) -> tuple[list[AskedPeriod], set[int], Measure | None]:
    """The periods named in the spans, in order, and the indexes of the spans that name them.

    Third, what a change is measured on where a span says so: "up from October", "than in the same months of last year".
    """
    found: list[AskedPeriod] = []
    used: set[int] = set()
    measured: Measure | None = None
    at = 0
    while at < len(spans):
        if spans[at].dimensions.isdisjoint(_TELLING_TIME):
            at += 1
            continue
        taken, text = calendar_period(spans, at, subject)
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
            ahead = coming(text, subject) if _may_be_coming(spans, at, taken) else ""
            found.append(AskedPeriod(text, exact=text != subject.as_of, or_coming=ahead))
        elif (told := spans[at].codes("relative_period")) and not _is_a_measure(spans, at):
            taken, text = (1, "")
            before = None
            if told[0] in _BEFORE and at + 1 < len(spans):  # "the month before November"
                more, text = month_or_year(spans, at + 1, subject)
                before = preceding(text) if more and period(text).months in GROWTH_ON_PRECEDING else None
                taken += more if before else 0
            found.append(AskedPeriod(before) if before else relative(told[0], subject))
        used.update(range(at, at + taken))
        at += max(taken, 1)
    return _settled(found, subject), used, measured


def own_time(text: str, spans: Sequence[Span], at: int, dated: Collection[int]) -> tuple[str | None, int | None]:
    """The time that a folder's own word at `at` is for, and the year right behind that is no time of its own then.

    "Summer 2019" is that of the year; None where what stands behind is the time itself: "the week of 3 May", "the vote of 2019".
    """
    rest = at + 1
    rest += rest < len(spans) and spans[rest].is_a("marker", "of")
    if rest >= len(spans) or spans[rest].comma:
        return text, None
    year = spans[rest].year if rest + 1 not in dated else None
    if rest not in dated:
        return (None if year else text), None
    moved = in_year(text, year) if year else None
    return moved, (year if moved else None)


def _may_be_coming(spans: Sequence[Span], at: int, taken: int) -> bool:
    """Whether a month stands alone that may be one to come: "in June", "by the end of May", and not "last June", "was it in June"."""
    alone = taken == (2 if spans[at].is_a("until") else 1) and spans[at + taken - 1].is_a("month")
    return (
        alone
        and not (at and spans[at - 1].text == LAST)
        and not any(word in _OVER for span in spans for word in span.text.split())
    )


def _is_a_measure(spans: Sequence[Span], at: int) -> bool:
    """Whether a time only tells what a change is measured on: "up from a year ago", and not "what was it a year ago"."""
    if not spans[at].is_a("measure"):
        return False
    if not at or not spans[at].is_a("relative_period", "year_before") or spans[at - 1].text.startswith("same"):
        return True
    compared = has(spans[:at], "marker", "than", "from") or bool(at and spans[at - 1].is_a("marker", "on"))
    return (
        compared
        or any(span.is_any(("measure", "unit")) for span in spans if span is not spans[at])
        or has(spans, "cue", *_MOVING)
    )


def _settled(found: Sequence[AskedPeriod], subject: Subject) -> list[AskedPeriod]:
    """Without what only says a period again: "this year as of November", "the full year 2024"."""
    asked = list(dict.fromkeys(found))
    if any(one.exact and period(one.text).is_month for one in asked):  # "last month I read of the fall in October"
        asked = [one for one in asked if one.exact]
    if len(asked) < 2:
        return asked
    whole = relative("whole_year", subject)
    if any(one.whole for one in asked):
        years = [one for one in asked if not one.whole]
        of_this_year = [one for one in years if one.text == whole.text]
        asked = [replace(one, whole=True) for one in of_this_year] or years or [whole]
    until = so_far(subject)
    if any(one.text == until for one in asked) and len(asked) == _A_PAIR:  # more are a list: "May/June/so far"
        asked = [one for one in asked if one.text == until or period(one.text).end != period(until).end]
    return asked

"""Periods that only say what a change is measured from: "up from October", "than in the same months of 2023"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.facts.model import Subject
from bot.facts.period import months_before, period
from bot.understanding.recognise import Span

# "The same stretch of".
_MOST_BETWEEN = 3
# "Than the November before".
_EARLIER = ("before", "earlier", "previous")
# What sets one time beside another, and does not compare them.
_BESIDE = ("and", "&", "plus")


def is_base(spans: Sequence[Span], at: int, text: str, subject: Subject) -> bool:
    """Whether a month is what a change is measured from: "how much is it up from October?"."""
    if not period(subject.period).is_month or text != months_before(subject.period, 1):
        return False
    return _is_measured_from(spans, at)


def is_earlier_base(spans: Sequence[Span], at: int, text: str) -> bool:
    """Whether a month, the only one named, is what a change up to now is measured from: "how much has it risen compared to April"."""
    alone = sum(span.is_a("month") for span in spans) == 1 and spans[at].is_a("month")
    changed = any(span.is_a("cue", cue) for span in spans for cue in ("rise", "fall"))
    return alone and changed and period(text).is_month and at > 0 and spans[at - 1].is_a("marker", "than")


def _is_measured_from(spans: Sequence[Span], at: int) -> bool:
    if not at:
        return False
    compares = any(spans[at - 1].is_a("marker", code) for code in ("from", "than", "on")) or spans[at - 1].is_a("since")
    return compares and any(span.is_a("cue", cue) for span in spans[:at] for cue in ("rise", "fall", "change"))


def between_months(spans: Sequence[Span], at: int, subject: Subject) -> int:
    """How many spans from `at` say that a change is measured on the month before: "did it rise between May and June"."""
    months = [span.codes("month") for span in (spans[at], *spans[at + 2 : at + 3])]
    if len(months) < 2 or not all(months):
        return 0
    between = at > 0 and spans[at - 1].is_a("between")
    if not between and not _leads_on(spans, at):
        return 0
    current = subject.period[5:]
    told = spans[:at] if between else spans
    changed = any(span.is_a("cue", cue) for span in told for cue in ("rise", "fall", "change"))
    before = months_before(subject.period, 1)[5:]
    return 2 if changed and months[0] == (before,) and months[1] == (current,) else 0


def _leads_on(spans: Sequence[Span], at: int) -> bool:
    """Whether the words around a month lead from it to the next one: "from May to", as others say "of May on", or only "May –"."""
    after = spans[at + 1]
    if after.dimensions == {"range"}:
        return True
    from_ = at > 0 and any(spans[at - 1].is_a("marker", code) for code in ("from", "of"))
    return from_ and (after.is_a("range") or any(after.is_a("marker", code) for code in ("to", "on")))


def with_second_time(spans: Sequence[Span], subject: Subject) -> Sequence[Span]:
    """The spans with a year ago read as a time of its own where it stands beside now: "the rate now and a year ago"."""
    for at, span in enumerate(spans):
        if not (span.is_a("measure") and span.is_a("relative_period", "year_before")):
            continue
        joined = at > 1 and spans[at - 1].text in _BESIDE
        if joined and any(_is_now(before, subject) for before in spans[max(at - 1 - _MOST_BETWEEN, 0) : at - 1]):
            time = replace(span, senses=tuple(sense for sense in span.senses if sense.dimension != "measure"))
            return [*spans[:at], time, *spans[at + 1 :]]
    return spans


def _is_now(span: Span, subject: Subject) -> bool:
    current = period(subject.period).is_month and span.is_a("month", subject.period[5:7])
    return current or span.is_a("relative_period", "current")


def is_month_a_year_before(spans: Sequence[Span], at: int, text: str, subject: Subject) -> bool:
    """Whether a month is the one that a yearly change is measured from: "compared to November last year"."""
    near = [span for span in spans[max(at - 2, 0) : at] if span.is_a("filler") or span is spans[at - 1]]
    before = any(span.is_a("marker", code) or span.text.endswith(" than") for span in near for code in ("than", "on"))
    if not before or not period(subject.period).is_month:
        return False
    earlier = at + 1 < len(spans) and spans[at + 1].text in _EARLIER and text == subject.period
    return earlier or text == months_before(subject.period, 12)


def is_same_stretch_a_year_before(spans: Sequence[Span], at: int, text: str, subject: Subject) -> bool:
    """Whether a year only says what a yearly change is measured from: "up from the same period of 2023"."""
    if text != str(int(subject.period[:4]) - 1):
        return False
    return _is_of_the_same(spans, at)


def stretch_a_year_before(spans: Sequence[Span], at: int) -> int:
    """How many spans from `at` name last year's part of what is measured now: "than in the same eleven months of last year"."""
    if not spans[at].is_a("relative_period", "year_to_date") or not _is_of_the_same(spans, at):
        return 0
    rest = at + 1 + (at + 1 < len(spans) and spans[at + 1].is_a("marker", "of"))
    return rest + 1 - at if rest < len(spans) and spans[rest].is_a("relative_period", "last_year") else 0


def _is_of_the_same(spans: Sequence[Span], at: int) -> bool:
    """Whether something is compared with "the same" of what stands at `at`: "up from the same period of"."""
    same = next((back for back in range(at - 1, max(at - 1 - _MOST_BETWEEN, 0), -1) if _is_same(spans[back])), 0)
    near = spans[max(same - 2, 0) : same]
    return any(
        span.is_a("marker", code) or span.text.endswith(" than") for span in near for code in ("from", "than", "on")
    )


def _is_same(span: Span) -> bool:
    return span.text.startswith("same")

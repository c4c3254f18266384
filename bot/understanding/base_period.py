"""Periods that only say what a change is measured from: "up from October", "than in the same months of 2023"."""

from collections.abc import Sequence

from bot.facts.model import Subject
from bot.facts.period import months_before, period
from bot.understanding.recognise import Span

# "Than the November before".
_EARLIER = ("before", "earlier", "previous")


def is_base(spans: Sequence[Span], at: int, text: str, subject: Subject) -> bool:
    """Whether a month is what a change is measured from: "how much is it up from October?"."""
    if not period(subject.period).is_month or text != months_before(subject.period, 1) or not at:
        return False
    compares = any(spans[at - 1].is_a("marker", code) for code in ("from", "than", "on")) or spans[at - 1].is_a("since")
    return compares and any(span.is_a("cue", cue) for span in spans[:at] for cue in ("rise", "fall", "change"))


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
    before = at - 1
    while before > 0 and spans[before].is_a("filler") and not spans[before].text.startswith("same"):
        before -= 1
    same = before > 0 and spans[before].text.startswith("same")
    near = spans[max(before - 2, 0) : before] if same else ()
    return any(span.is_a("marker", code) for span in near for code in ("from", "than", "on"))

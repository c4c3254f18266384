"""Numbers that go on moving: two reports tied to different days do not contradict each other."""

from collections.abc import Callable, Sequence

from bot.facts.model import Report


def is_of_their_days(reports: Sequence[Report], fits: Callable[[Sequence[Report]], bool]) -> bool:
    """Whether reports are of different days, and `fits` holds of those of each; one that names no day must fit one of them."""
    days, undated = _by_day(reports)
    return (
        len(days) > 1
        and all(map(fits, days.values()))
        and all(any(fits((*of_day, report)) for of_day in days.values()) for report in undated)
    )


def newest(reports: Sequence[Report]) -> Sequence[Report]:
    """The reports of the last day that any of them is tied to."""
    days, undated = _by_day(reports)
    return days[max(days)] if days else undated


def unrevised(reports: Sequence[Report]) -> Sequence[Report]:
    """The reports without those for which their own origin has given another number on a later day."""
    last: dict[str | None, str] = {}
    for report in reports:
        if report.origin and report.as_of:
            last[report.origin] = max(report.as_of, last.get(report.origin, ""))
    return [r for r in reports if not r.as_of or last.get(r.origin, r.as_of).startswith(r.as_of)]


def _by_day(reports: Sequence[Report]) -> tuple[dict[str, list[Report]], list[Report]]:
    """The reports of each day, and those that name none. A month holds its days: what was so in December may have been on the 8th."""
    named = {report.as_of for report in reports if report.as_of}
    widest = {day: min((other for other in named if day.startswith(other)), key=len) for day in named}
    days: dict[str, list[Report]] = {}
    undated = []
    for report in reports:
        if report.as_of is None:
            undated.append(report)
        else:
            days.setdefault(widest[report.as_of], []).append(report)
    return days, undated

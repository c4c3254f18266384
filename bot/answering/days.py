"""Numbers that go on moving: two reports tied to different days do not contradict each other."""

from collections.abc import Callable, Sequence

from bot.facts.model import Report


def is_of_their_days(reports: Sequence[Report], fits: Callable[[Sequence[Report]], bool]) -> bool:
    """Whether reports are of different days, and `fits` holds of those of each; one that names no day must fit one of them."""
    days, undated = by_day(reports)
    return (
        len(days) > 1
        and all(map(fits, days.values()))
        and all(any(fits((*of_day, report)) for of_day in days.values()) for report in undated)
    )


def newest(reports: Sequence[Report]) -> Sequence[Report]:
    """The reports of the last day that any of them is tied to."""
    days, undated = by_day(reports)
    return days[max(days)] if days else undated


def by_day(reports: Sequence[Report]) -> tuple[dict[str, list[Report]], list[Report]]:
    """The reports of each day, and those that name none. A month holds its days: what was so in December may have been on the 8th.
    Of several days that are named, it may be any."""
    named = {report.as_of for report in reports if report.as_of}
    held = {wide: [day for day in named if day.startswith(wide) and day != wide] for wide in named}
    days: dict[str, list[Report]] = {}
    undated = []
    for report in reports:
        within = held.get(report.as_of or "", [])
        if report.as_of is None or len(within) > 1:
            undated.append(report)
        else:
            days.setdefault(within[0] if within else report.as_of, []).append(report)
    return days, undated

"""Whether the reports of one series can all be true, and what is worth knowing about how they differ."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from decimal import Decimal
from itertools import accumulate

from bot.answering.answer import Agreement, Finding, Remark, Verdict
from bot.answering.days import is_of_their_days, newest
from bot.facts.arithmetic import ANYTHING
from bot.facts.model import Known, Note, Report
from bot.facts.relations import RelationFinding
from bot.facts.reported import Interval, Qualifier, Reported


def agreement(
    reports: Sequence[Report], notes: Iterable[Note] = (), relations: Iterable[RelationFinding] = ()
) -> Agreement:
    """The verdict over every report of one series, in any order.

    `notes` are the maintainers' remarks on the series, `relations` what comes out of its arithmetic with others.
    """
    numbered = [report for report in reports if report.reported is not None]
    truth = _truth(numbered, _printed)
    remarks: list[Remark] = []
    articles = list(dict.fromkeys(report.article for report in numbered))
    if not _fits(numbered):
        moved = _moved(numbered)
        truth = None if moved else _truth(numbered, _truncated)
        if moved:
            verdict = Verdict.DIFFERS_IN_SCOPE
            remarks += moved
        elif truth is not None:
            verdict = Verdict.CONSISTENT
            remarks.append(Remark(Finding.TRUNCATED, tuple(numbered)))
        elif _each_fits(numbered, lambda report: report.scope):
            verdict = Verdict.DIFFERS_IN_SCOPE
        elif _each_fits(numbered, lambda report: (report.scope, report.foreseen_by)):
            verdict = Verdict.DIFFERS_IN_SCOPE
            remarks.append(Remark(Finding.FORESEEN_APART, tuple(numbered)))
        else:
            verdict = Verdict.CONFLICT
            remarks += _disputed(numbered)
    elif len({report.scope for report in numbered if report.scope}) > 1:
        verdict = Verdict.DIFFERS_IN_SCOPE
    elif len(articles) <= 1:
        verdict = Verdict.SINGLE
    elif len({report.reported for report in numbered}) == 1:
        verdict = Verdict.AGREE
    else:
        verdict = Verdict.CONSISTENT
        remarks.append(Remark(Finding.ROUNDED, tuple(numbered)))
    if verdict is Verdict.DIFFERS_IN_SCOPE and (scoped := tuple(report for report in numbered if report.scope)):
        remarks.append(Remark(Finding.SCOPE, scoped, tuple(report for report in numbered if not report.scope)))
    silent = tuple(r for r in reports if r.reported is None and r.article not in articles)
    if silent:
        remarks.append(Remark(Finding.MENTIONED, silent))
    sourced = [report for report in numbered if report.origin and report.origin_known is not Known.UNKNOWN]
    origins = {report.origin for report in sourced}
    unnamed = len(set(articles) - {report.article for report in sourced})
    if len(origins) == 1 and len(articles) > 1 and not unnamed:
        remarks.append(Remark(Finding.ONE_ORIGIN, tuple(numbered)))
    remarks += [Remark(Finding.UNCLEAR, (report,)) for report in reports if report.unclear and not report.note]
    remarks += [Remark(Finding.REPORT_NOTE, (report,)) for report in reports if report.note]
    remarks += [Remark(Finding.ARITHMETIC, relation=relation) for relation in relations]
    remarks += [Remark(Finding.NOTE, note=note) for note in notes]
    return Agreement(verdict, len(articles), len(origins), truth if numbered else None, tuple(remarks), unnamed)


def common_truth(numbers: Sequence[Reported]) -> Interval | None:
    """The `truth` of an agreement over these numbers, without its verdict and remarks."""
    met = _common(number.interval for number in numbers)
    return _common(number.truncated for number in numbers) if met is None else met


# The plainer a wording, the better it stands for the series.
_LEADS = (
    Qualifier.EXACT,
    Qualifier.ABOUT,
    Qualifier.NEARLY,
    Qualifier.RANGE,
    Qualifier.MORE_THAN,
    Qualifier.AT_LEAST,
    Qualifier.LESS_THAN,
    Qualifier.AT_MOST,
)


def leading(reports: Sequence[Report]) -> Report:
    """The report whose number stands first: the first of those `ranked`."""
    return ranked(reports)[0]


def ranked(reports: Iterable[Report]) -> list[Report]:
    """The reports of one series, the one whose number stands for it first: the most precise one that does not stand alone against
    the others.

    One whose scope sets it apart from those without one never does, however many repeat it, nor does one that was revised since:
    of what moved, one of the last day leads, or one without a day that can be true with those.
    """
    newest_first = sorted(reports, key=lambda report: report.as_of or "", reverse=True)
    numbered = [report for report in newest_first if report.reported is not None]
    unscoped = [report for report in numbered if not report.scope]
    eligible = _in_force(unscoped or numbered)
    if unscoped and (truth := _truth(eligible, _printed)):
        eligible += [r for r in numbered if r.scope and r.interval is not None and truth.meets(r.interval)]
    outliers: set[int] = set()
    if eligible and _truth(eligible, _truncated) is None:
        outliers = {id(report) for remark in _conflict(eligible) if remark.others for report in remark.reports}
    may_lead = set(map(id, eligible))
    times = Counter(report.value for report in eligible)

    def rank(report: Report) -> tuple[bool, bool, int, Decimal, bool, int]:
        assert report.reported is not None  # numbered
        return (
            id(report) not in may_lead,
            id(report) in outliers,
            _LEADS.index(report.qualifier),
            report.reported.step,
            report.scope is not None,
            -times[report.value],
        )

    return [*sorted(numbered, key=rank), *(report for report in reports if report.reported is None)]


def _in_force(numbered: Sequence[Report]) -> list[Report]:
    """Of what moved from one day to another, the reports of the last day and those without a day that can be true with them; else
    all."""
    withdrawn = _withdrawn(numbered)
    if not withdrawn:
        return list(numbered)
    standing = _without(numbered, withdrawn)
    last = newest(standing)
    return [*last, *(report for report in standing if not report.as_of and _fits((*last, report)))]


def _withdrawn(numbered: Sequence[Report]) -> list[Report]:
    """The reports of earlier days where one number cannot be true of all days, and those without a day that only repeat them."""
    found: list[Report] = []
    for group in _groups(numbered, lambda report: (report.scope, report.foreseen_by)):
        dated = [report for report in group if report.as_of]
        if _fits(dated):
            continue
        last = newest(dated)
        earlier = _without(dated, last)
        origins = {None, *(report.origin for report in earlier)}
        undated = [report for report in group if not report.as_of and report.origin in origins]
        found += earlier
        found += (r for r in undated if not _fits((*last, r)) and any(_fits((r, other)) for other in earlier))
    return found


def _without(reports: Iterable[Report], some: Iterable[Report]) -> list[Report]:
    left_out = set(map(id, some))
    return [report for report in reports if id(report) not in left_out]


def _disputed(numbered: Sequence[Report]) -> list[Remark]:
    """Who contradicts whom; what was revised since is told with its days, and contradicts nobody but its own last number."""
    withdrawn = _withdrawn(numbered)
    standing = _without(numbered, withdrawn)
    if not withdrawn or _fits(standing):
        return _apart(numbered)
    moved = tuple(report for report in numbered if report.as_of)
    return [Remark(Finding.DAYS_APART, moved), *_apart(standing)]


def _apart(numbered: Sequence[Report]) -> list[Remark]:
    apart = all(report.origin for report in numbered) and _each_fits(numbered, lambda report: report.origin)
    return [Remark(Finding.COUNTED_APART, tuple(numbered))] if apart else _conflict(numbered)


def _conflict(numbered: Sequence[Report]) -> list[Remark]:
    """Name who stands alone: the reports, alike in number and wording, without which alone one truth fits all the others."""
    groups: dict[tuple[Decimal | None, Qualifier], list[Report]] = {}
    for report in numbered:
        groups.setdefault((report.value, report.qualifier), []).append(report)
    meets = [Interval.common(number.interval for number in _numbers(group)) for group in groups.values()]
    # What all groups before one allow, and all after it: so that leaving each out in turn costs no more than reading all.
    before = list(accumulate(meets, Interval.meet, initial=ANYTHING))
    after = list(accumulate(reversed(meets), Interval.meet, initial=ANYTHING))[::-1]
    alone = [
        alike
        for at, alike in enumerate(groups.values())
        if 2 * len(alike) < len(numbered) and not before[at].meet(after[at + 1]).is_empty
    ]
    if len(alone) == 1:  # of two that could each be the odd one, neither is
        return _standing_alone(alone[0], [r for group in groups.values() if group is not alone[0] for r in group])
    return [Remark(Finding.IMPOSSIBLE, tuple(numbered))]


def _standing_alone(alike: Sequence[Report], rest: Sequence[Report]) -> list[Remark]:
    against = tuple(report for report in rest if not _fits((alike[0], report)))
    remarks = [Remark(Finding.IMPOSSIBLE, tuple(alike), against)]
    if own := tuple(r for r in rest if r.article == alike[0].article):
        remarks.append(Remark(Finding.SELF_CONTRADICTION, tuple(alike), own))
    return remarks


def _each_fits(reports: Sequence[Report], part: Callable[[Report], Hashable]) -> bool:
    """Whether the reports differ in a part, and one true value can satisfy all that are alike in it."""
    groups = _groups(reports, part)
    return len(groups) > 1 and all(map(_fits, groups))


def _moved(reports: Sequence[Report]) -> list[Remark]:
    """The remarks on numbers that one true value cannot satisfy, though they cover the same and are one origin's forecast, because
    they are of different days; none where that is not so. They also say where each origin foresees for itself besides."""
    if not any(report.as_of for report in reports):
        return []
    groups = _groups(reports, lambda report: (report.scope, report.foreseen_by))
    torn = [group for group in groups if not _fits(group)]
    if not torn or not all(is_of_their_days(group, _fits) for group in torn):
        return []
    last = [report for group in groups for report in (newest(group) if group in torn else group)]
    alike = all(map(_fits, _groups(last, lambda report: report.scope)))
    remarks = [Remark(Finding.DAYS_APART, tuple(report for group in torn for report in group))]
    return remarks if alike else [*remarks, Remark(Finding.FORESEEN_APART, tuple(last))]


def _groups(reports: Sequence[Report], part: Callable[[Report], Hashable]) -> Collection[list[Report]]:
    groups: dict[Hashable, list[Report]] = {}
    for report in reports:
        groups.setdefault(part(report), []).append(report)
    return groups.values()


def _fits(reports: Sequence[Report]) -> bool:
    """Whether one true value can satisfy all. One that only the very edge of two roundings allows is none for numbers of different
    days: what went from 3.4 to 3.3 was not 3.35 all along."""
    met = _truth(reports, _printed)
    return met is not None and not (met.width == 0 and _is_revised(reports))


def _is_revised(reports: Sequence[Report]) -> bool:
    return len({report.as_of for report in reports if report.as_of}) > 1 < len(_numbers(reports))


def _printed(number: Reported) -> Interval:
    return number.interval


def _truncated(number: Reported) -> Interval:
    return number.truncated


def _numbers(reports: Iterable[Report]) -> Collection[Reported]:
    """The numbers of reports, each once: a thousand articles that repeat one number allow what one does."""
    return dict.fromkeys(report.reported for report in reports if report.reported)


def _truth(reports: Sequence[Report], allowed: Callable[[Reported], Interval]) -> Interval | None:
    """The values that all reports allow; None where there are none, and of what is counted no whole one: 4 seats are not 5."""
    numbers = _numbers(reports)
    met = _common(map(allowed, numbers))
    if met is None or met.holds_a_whole_number or reports[0].series.unit != "count":
        return met
    return None if all(number.is_whole for number in numbers) else met


def _common(intervals: Iterable[Interval]) -> Interval | None:
    """The values that lie in all intervals; None where there are none."""
    met = Interval.common(intervals)
    return None if met.is_empty else met

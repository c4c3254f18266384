"""An Answer → the plan of a picture, or None where words say it better. Only here is decided what is drawn."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby

from bot.answering.answer import Answer, Figure, Finding, Status, Verdict
from bot.answering.build import figure
from bot.facts.model import DIMENSIONS, Knowledge, Measure, Report, Series
from bot.facts.period import period
from bot.facts.reported import Qualifier
from bot.rendering import chart_words
from bot.rendering.plot import Bar, Bars, Frame, Group, Intervals, Note, Periods, Plan, Row
from bot.rendering.scale import marks, span
from bot.understanding.reading import Ask, Intent

# A picture of more is too tall for a phone; the smallest are left out, and counted.
_MOST_BARS = 20
_MOST_ROWS = 16
_FEWEST = 2
_MARKETS = ("area", "counterpart")


def plan(answer: Answer, knowledge: Knowledge) -> Plan | None:
    """Bars for several series, one period beside another, or the reports of one series as intervals."""
    if answer.status is not Status.ANSWERED or answer.claim is not None or not answer.figures:
        return None
    if answer.intent is Intent.DISAGREEMENT:
        return _disputes(answer.figures, knowledge)
    drawn = [one for one in answer.figures if one.lead.reported and _goes_with(one.series, answer.figures[0].series)]
    silent = [one for one in answer.figures if not one.lead.reported]
    others = [one for one in answer.figures if one.lead.reported and one not in drawn]
    notes = [*chart_words.undrawn_note(others, knowledge), *chart_words.computed_notes(answer.computed, knowledge)]
    if len(drawn) >= _FEWEST:
        return _beside(drawn, silent, notes, knowledge)
    varying = _varying([one.series for one in answer.figures])
    notes = [*chart_words.silent_note(silent, varying, knowledge), *notes]
    return intervals(drawn[0], knowledge, notes) if drawn else None


def picture(answer: Answer, knowledge: Knowledge) -> Plan | None:
    """What to draw where a picture was asked for: the answer, else its first figure beside other markets or other periods."""
    if found := plan(answer, knowledge):
        return found
    if answer.status is not Status.ANSWERED or answer.claim is not None or not answer.figures:
        return None
    series = answer.figures[0].series
    return by_market(series, knowledge) or by_period(series, knowledge)


def by_market(series: Series, knowledge: Knowledge) -> Plan | None:
    """A series beside those of other markets, or other products: whichever are more, of the same measure, period, kind and unit."""
    ways = [_alike(series, knowledge, _MARKETS), _alike(series, knowledge, ("product",))]
    if series.product is not None:
        ways.reverse()
    return _of_series(max(ways, key=lambda found: sum(one.lead.reported is not None for one in found)), knowledge)


def by_period(series: Series, knowledge: Knowledge) -> Plan | None:
    """A series beside itself in other periods."""
    found = _alike(series, knowledge, ("period",))
    return _of_series([one for one in found if _goes_with(one.series, series)], knowledge)


def intervals(shown: Figure, knowledge: Knowledge, notes: Iterable[Note] = ()) -> Intervals | None:
    """The reports of one series beside one another; None where there are no two that differ."""
    reports = _distinct(shown.reports)
    if len({report.interval for report in reports}) < _FEWEST:
        return None
    outliers = {
        id(report)
        for remark in shown.agreement.remarks
        if remark.finding is Finding.IMPOSSIBLE and remark.others
        for report in remark.reports
    }
    outlying = {(report.article, report.reported) for report in shown.reports if id(report) in outliers}
    kept = sorted(reports, key=lambda one: (one.article, one.reported) not in outlying)[:_MOST_ROWS]
    rows = tuple(
        _row(report, (report.article, report.reported) in outlying, reports, knowledge)
        for report in reports
        if report in kept
    )
    low, high = span((row.interval for row in rows), (dot for row in rows for dot in row.dots))
    digit, marked = marks(low, high)
    fits = None if shown.agreement.verdict is Verdict.DIFFERS_IN_SCOPE else shown.agreement.truth
    return Intervals(
        Frame(
            chart_words.title([shown.series], (), knowledge),
            chart_words.subtitle(shown.series, ()),
            (
                *(chart_words.fits_note(shown) if fits else ()),
                *chart_words.mentioned_note(shown, knowledge),
                *chart_words.rows_left_out_note(len(reports) - len(rows)),
                *notes,
            ),
            chart_words.sources(shown.reports, knowledge),
        ),
        chart_words.verdict(shown, knowledge),
        rows,
        (low, high),
        tuple(chart_words.tick(value, digit, shown.series, knowledge) for value in marked),
        fits,
        chart_words.LEGEND,
    )


def _disputes(figures: Sequence[Figure], knowledge: Knowledge) -> Intervals | None:
    """The worst of what the articles differ on; the rest is named."""
    for shown in figures:
        others = [one for one in figures if one is not shown]
        if found := intervals(shown, knowledge, chart_words.disputed_note(others, knowledge)):
            return found
    return None


def _row(report: Report, outlying: bool, reports: Sequence[Report], knowledge: Knowledge) -> Row:  # noqa: FBT001
    reported = report.reported
    assert reported is not None  # only numbers make rows
    return Row(
        chart_words.article(report, knowledge),
        chart_words.number(report, knowledge),
        reported.interval,
        (reported.value,) if reported.upper is None else (reported.value, reported.upper),
        chart_words.row_detail(report, reports, knowledge),
        chart_words.OUTLIER if outlying else "",
    )


def _distinct(reports: Iterable[Report]) -> list[Report]:
    """Each number once an article; what an article prints twice alike is one row."""
    found: dict[object, Report] = {}
    for report in reports:
        if report.reported is not None:
            found.setdefault((report.article, report.reported, report.scope), report)
    return list(found.values())


def _of_series(figures: Sequence[Figure], knowledge: Knowledge) -> Plan | None:
    drawn = [one for one in figures if one.lead.reported]
    if len(drawn) < _FEWEST:
        return None
    return _beside(drawn, [one for one in figures if not one.lead.reported], [], knowledge)


def _beside(
    drawn: Sequence[Figure], silent: Sequence[Figure], notes: Iterable[Note], knowledge: Knowledge
) -> Bars | Periods:
    """Several figures of one measure and unit: by period where a series has several, else as bars by size."""
    series = [one.series for one in (*drawn, *silent)]
    varying = _varying(series)
    kept = sorted(drawn, key=lambda one: -abs(_value(one)))[:_MOST_BARS]
    frame = Frame(
        chart_words.title(series, varying, knowledge),
        chart_words.subtitle(series[0], varying),
        (
            *chart_words.left_out_note(len(drawn) - len(kept)),
            *chart_words.silent_note(silent, varying, knowledge),
            *notes,
        ),
        chart_words.sources((report for one in kept for report in one.reports), knowledge),
    )
    if "period" in varying and len({_but_for_period(one.series) for one in kept}) < len(kept):
        return Periods(frame, _groups(kept, varying, knowledge))
    ordered = sorted(kept, key=_value, reverse=True)
    return Bars(
        frame, tuple(_bar(one, chart_words.bar_name(one.series, varying, knowledge), knowledge) for one in ordered)
    )


def _groups(figures: Sequence[Figure], varying: Sequence[str], knowledge: Knowledge) -> tuple[Group, ...]:
    rest = [dimension for dimension in varying if dimension != "period"]
    periods = sorted({one.series.period for one in figures}, key=lambda text: (period(text).start, text))
    ordered = sorted(figures, key=lambda one: (_but_for_period(one.series), periods.index(one.series.period)))
    return tuple(
        Group(
            chart_words.bar_name(found[0].series, rest, knowledge),
            tuple(
                _bar(
                    one,
                    chart_words.bar_name(one.series, ("period",), knowledge),
                    knowledge,
                    pale=one.series.period != periods[-1],
                )
                for one in found
            ),
        )
        for _, group in groupby(ordered, key=lambda one: _but_for_period(one.series))
        if (found := list(group))
    )


def _value(shown: Figure) -> Decimal:
    assert shown.lead.value is not None  # only numbers make bars
    return shown.lead.value


def _bar(shown: Figure, name: str, knowledge: Knowledge, *, pale: bool = False) -> Bar:
    reported = shown.lead.reported
    assert reported is not None  # only numbers make bars
    beyond = {Qualifier.MORE_THAN: 1, Qualifier.LESS_THAN: -1}.get(reported.qualifier, 0)
    return Bar(
        name,
        chart_words.number(shown.lead, knowledge),
        reported.value,
        reported.upper,
        -beyond if reported.value < 0 else beyond,
        chart_words.disagreement(shown),
        pale,
    )


def _alike(series: Series, knowledge: Knowledge, free: Sequence[str]) -> list[Figure]:
    """Every figure that differs from a series in these dimensions alone, its own first."""
    fixed = [dimension for dimension in DIMENSIONS if dimension not in free]
    found = [other for other in knowledge.by_series if all(other.code(name) == series.code(name) for name in fixed)]
    return [figure(Ask(one, {}), knowledge) for one in sorted(found, key=lambda one: one != series)]


def _goes_with(one: Series, other: Series) -> bool:
    """Whether the two stand on one scale: the same measure and unit, and no month's level beside a year's."""
    if (one.measure, one.unit) != (other.measure, other.unit):
        return False
    return one.measure is not Measure.LEVEL or len(one.period) == len(other.period)


def _varying(series: Sequence[Series]) -> tuple[str, ...]:
    return tuple(name for name in DIMENSIONS if len({one.code(name) for one in series}) > 1)


def _but_for_period(series: Series) -> tuple[str, ...]:
    return tuple(series.code(name) or "" for name in DIMENSIONS if name != "period")

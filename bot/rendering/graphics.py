"""An Answer → the plan of a picture, or None where words say it better. Only here is decided what is drawn."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import groupby

from bot.answering.answer import Answer, Figure, Finding, Status, Verdict
from bot.answering.build import figure
from bot.facts.model import DIMENSIONS, Knowledge, Language, Measure, Report, Series
from bot.facts.period import period
from bot.facts.reported import Qualifier
from bot.rendering import chart_words
from bot.rendering.plot import Bar, Bars, Frame, Group, Intervals, Note, Periods, Plan, Row
from bot.rendering.scale import marks, span
from bot.rendering.voice import Voice
from bot.understanding.reading import Ask, Intent

# A picture of more is too tall for a phone; the smallest are left out, and counted.
_MOST_BARS = 20
_MOST_ROWS = 16
_FEWEST = 2
_MARKETS = ("area", "counterpart")


def plan(answer: Answer, knowledge: Knowledge, language: Language | None = None) -> Plan | None:
    """Bars for several series, one period beside another, or the reports of one series as intervals.

    In the question's language, unless another is given.
    """
    return _plan(answer, Voice(knowledge, language or answer.reading.language))


def picture(answer: Answer, knowledge: Knowledge, language: Language | None = None) -> Plan | None:
    """What to draw where a picture was asked for: the answer, else its first figure beside other markets or other periods."""
    voice = Voice(knowledge, language or answer.reading.language)
    if found := _plan(answer, voice):
        return found
    if answer.status is not Status.ANSWERED or answer.claim is not None or not answer.figures:
        return None
    series = answer.figures[0].series
    return by_market(series, voice) or by_period(series, voice)


def _plan(answer: Answer, voice: Voice) -> Plan | None:
    if answer.status is not Status.ANSWERED or answer.claim is not None or not answer.figures:
        return None
    if answer.intent is Intent.DISAGREEMENT:
        return _disputes(answer.figures, voice)
    drawn = [one for one in answer.figures if one.lead.reported and _goes_with(one.series, answer.figures[0].series)]
    silent = [one for one in answer.figures if not one.lead.reported]
    others = [one for one in answer.figures if one.lead.reported and one not in drawn]
    notes = [*chart_words.undrawn_note(others, voice), *chart_words.computed_notes(answer.computed, voice)]
    if len(drawn) >= _FEWEST:
        return _beside(drawn, silent, notes, voice)
    varying = _varying([one.series for one in answer.figures])
    notes = [*chart_words.silent_note(silent, varying, voice), *notes]
    return intervals(drawn[0], voice, notes) if drawn else None


def by_market(series: Series, voice: Voice) -> Plan | None:
    """A series beside those of other markets, or other products: whichever are more, of the same measure, period, kind and unit."""
    ways = [_alike(series, voice, _MARKETS), _alike(series, voice, ("product",))]
    if series.product is not None:
        ways.reverse()
    return _of_series(max(ways, key=lambda found: sum(one.lead.reported is not None for one in found)), voice)


def by_period(series: Series, voice: Voice) -> Plan | None:
    """A series beside itself in other periods."""
    found = _alike(series, voice, ("period",))
    return _of_series([one for one in found if _goes_with(one.series, series)], voice)


def intervals(shown: Figure, voice: Voice, notes: Iterable[Note] = ()) -> Intervals | None:
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
        _row(report, (report.article, report.reported) in outlying, reports, voice)
        for report in reports
        if report in kept
    )
    low, high = span((row.interval for row in rows), (dot for row in rows for dot in row.dots))
    digit, marked = marks(low, high)
    fits = None if shown.agreement.verdict is Verdict.DIFFERS_IN_SCOPE else shown.agreement.truth
    return Intervals(
        Frame(
            chart_words.title([shown.series], (), voice),
            chart_words.subtitle(shown.series, (), voice),
            (
                *(chart_words.fits_note(shown, voice) if fits else ()),
                *chart_words.mentioned_note(shown, voice),
                *chart_words.rows_left_out_note(len(reports) - len(rows), voice),
                *notes,
            ),
            chart_words.sources(shown.reports, voice),
        ),
        chart_words.verdict(shown, voice),
        rows,
        (low, high),
        tuple(chart_words.tick(value, digit, shown.series, voice) for value in marked),
        fits,
        voice.say(chart_words.LEGEND),
    )


def _disputes(figures: Sequence[Figure], voice: Voice) -> Intervals | None:
    """The worst of what the articles differ on; the rest is named."""
    for shown in figures:
        others = [one for one in figures if one is not shown]
        if found := intervals(shown, voice, chart_words.disputed_note(others, voice)):
            return found
    return None


def _row(report: Report, outlying: bool, reports: Sequence[Report], voice: Voice) -> Row:  # noqa: FBT001
    reported = report.reported
    assert reported is not None  # only numbers make rows
    return Row(
        chart_words.article(report, voice),
        chart_words.number(report, voice),
        reported.interval,
        (reported.value,) if reported.upper is None else (reported.value, reported.upper),
        chart_words.row_detail(report, reports, voice),
        voice.say(chart_words.OUTLIER) if outlying else "",
    )


def _distinct(reports: Iterable[Report]) -> list[Report]:
    """Each number once an article; what an article prints twice alike is one row."""
    found: dict[object, Report] = {}
    for report in reports:
        if report.reported is not None:
            found.setdefault((report.article, report.reported, report.scope), report)
    return list(found.values())


def _of_series(figures: Sequence[Figure], voice: Voice) -> Plan | None:
    drawn = [one for one in figures if one.lead.reported]
    if len(drawn) < _FEWEST:
        return None
    return _beside(drawn, [one for one in figures if not one.lead.reported], [], voice)


def _beside(drawn: Sequence[Figure], silent: Sequence[Figure], notes: Iterable[Note], voice: Voice) -> Bars | Periods:
    """Several figures of one measure and unit: by period where a series has several, else as bars by size."""
    series = [one.series for one in (*drawn, *silent)]
    varying = _varying(series)
    kept = sorted(drawn, key=lambda one: -abs(_value(one)))[:_MOST_BARS]
    frame = Frame(
        chart_words.title(series, varying, voice),
        chart_words.subtitle(series[0], varying, voice),
        (
            *chart_words.left_out_note(len(drawn) - len(kept), voice),
            *chart_words.silent_note(silent, varying, voice),
            *notes,
        ),
        chart_words.sources((report for one in kept for report in one.reports), voice),
    )
    if "period" in varying and len({_but_for_period(one.series) for one in kept}) < len(kept):
        return Periods(frame, _groups(kept, varying, voice))
    ordered = sorted(kept, key=_value, reverse=True)
    return Bars(frame, tuple(_bar(one, chart_words.bar_name(one.series, varying, voice), voice) for one in ordered))


def _groups(figures: Sequence[Figure], varying: Sequence[str], voice: Voice) -> tuple[Group, ...]:
    rest = [dimension for dimension in varying if dimension != "period"]
    periods = sorted({one.series.period for one in figures}, key=lambda text: (period(text).start, text))
    ordered = sorted(figures, key=lambda one: (_but_for_period(one.series), periods.index(one.series.period)))
    return tuple(
        Group(
            chart_words.bar_name(found[0].series, rest, voice),
            tuple(
                _bar(
                    one,
                    chart_words.bar_name(one.series, ("period",), voice),
                    voice,
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


# On which side of its number the true value lies.
_BEYOND = {Qualifier.MORE_THAN: 1, Qualifier.AT_LEAST: 1, Qualifier.LESS_THAN: -1, Qualifier.AT_MOST: -1}


def _bar(shown: Figure, name: str, voice: Voice, *, pale: bool = False) -> Bar:
    reported = shown.lead.reported
    assert reported is not None  # only numbers make bars
    beyond = _BEYOND.get(reported.qualifier, 0)
    return Bar(
        name,
        chart_words.number(shown.lead, voice),
        reported.value,
        reported.upper,
        -beyond if reported.value < 0 else beyond,
        chart_words.disagreement(shown, voice),
        pale,
    )


def _alike(series: Series, voice: Voice, free: Sequence[str]) -> list[Figure]:
    """Every figure that differs from a series in these dimensions alone, its own first."""
    fixed = [dimension for dimension in DIMENSIONS if dimension not in free]
    found = [
        other for other in voice.knowledge.by_series if all(other.code(name) == series.code(name) for name in fixed)
    ]
    return [figure(Ask(one, {}), voice.knowledge) for one in sorted(found, key=lambda one: one != series)]


def _goes_with(one: Series, other: Series) -> bool:
    """Whether the two stand on one scale: the same measure and unit, and no month's level beside a year's."""
    if (one.measure, one.unit) != (other.measure, other.unit):
        return False
    return one.measure is not Measure.LEVEL or len(one.period) == len(other.period)


def _varying(series: Sequence[Series]) -> tuple[str, ...]:
    return tuple(name for name in DIMENSIONS if len({one.code(name) for one in series}) > 1)


def _but_for_period(series: Series) -> tuple[str, ...]:
    return tuple(series.code(name) or "" for name in DIMENSIONS if name != "period")

"""The words in a picture: titles, what each bar is called, and the lines below. Names and numbers come from where all do."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.answering.answer import Computed, Figure, Finding, Verdict
from bot.facts.model import Measure, Report, Series
from bot.rendering import agreement_words, naming, verdicts
from bot.rendering.labels import label
from bot.rendering.numbers import amount, day_told, period_name, reported_number
from bot.rendering.plot import Note, Tick
from bot.rendering.voice import Voice, message

# Of indicators, as many as a title has room for.
_MOST_NAMED = 3
# Rates and shares say by their name what they are, and a level by its unit.
_PLAIN_MEASURES = (Measure.LEVEL, Measure.RATE, Measure.SHARE, Measure.DURATION)


def title(series: Sequence[Series], varying: Collection[str], voice: Voice) -> str:
    """What all have in common: `Sales of tea`; several indicators are all named."""
    names = list(dict.fromkeys(_shared_name(one, varying, voice) for one in series))
    named = voice.listed(names) if len(names) <= _MOST_NAMED else voice.subject
    return _capital(named)


def _shared_name(series: Series, varying: Collection[str], voice: Voice) -> str:
    product = None if "product" in varying else series.product
    counterpart = None if "counterpart" in varying else series.counterpart
    if "area" in varying and product is None and counterpart is None:
        return label(("indicator",), series, voice)
    return naming.subject_name(replace(series, product=product, counterpart=counterpart), voice)


def subtitle(series: Series, varying: Collection[str], voice: Voice) -> str:
    """Period, measure and kind, as far as all share them."""
    kind = None if "kind" in varying else naming.KINDS.get(series.kind)
    told = voice.row(
        [
            "" if "period" in varying else period_name(series.period, voice),
            "" if series.measure in _PLAIN_MEASURES else naming.measure_name(series, voice),
            voice.say(kind) if kind else "",
        ]
    )
    return _capital(told)


def bar_name(series: Series, varying: Collection[str], voice: Voice) -> str:
    """What tells a series from those beside it: `Sweden`, `tea`, `all markets`, `expected`."""
    parts = []
    if "indicator" in varying:
        parts.append(label(("indicator",), series, voice))
    markets = "counterpart" in varying or "area" in varying
    if markets and (series.counterpart or not series.product or "product" not in varying):
        parts.append(label(("area", "counterpart"), series, voice))
    if "product" in varying and (series.product or not markets):
        parts.append(label(("product",), series, voice))
    if "kind" in varying:
        parts.append(label(("kind",), series, voice))
    if "period" in varying:
        parts.append(period_name(series.period, voice))
    return _capital(voice.row(parts))


def number(report: Report, voice: Voice) -> str:
    return reported_number(report, voice)


def disagreement(figure: Figure, voice: Voice) -> str:
    """Beside a number that not all articles bear out; empty where they do."""
    match figure.agreement.verdict:
        case Verdict.CONFLICT:
            return voice.say("the articles conflict")
        case Verdict.DIFFERS_IN_SCOPE if len(parts := agreement_words.differing(figure.agreement, voice)) > 1:
            return voice.say("the numbers differ in {parts}", parts=voice.listed(parts))
        case Verdict.DIFFERS_IN_SCOPE if agreement_words.is_foreseen_apart(figure):
            return voice.say("each origin has its own number")
        case Verdict.DIFFERS_IN_SCOPE if figure.agreement.by_day:
            return voice.say("each number is of another day")
        case Verdict.DIFFERS_IN_SCOPE:
            return voice.say("the articles' words cover different things")
        case _:
            return ""


_MOVED = {-1: message("{name} (fell)"), 1: message("{name} (rose)"), 0: message("{name}")}


def silent_note(figures: Iterable[Figure], varying: Collection[str], voice: Voice) -> list[Note]:
    """What articles speak of without a number: named, not drawn."""
    names = [
        voice.say(
            _MOVED[figure.lead.direction],
            name=bar_name(figure.series, varying, voice) or naming.subject_name(figure.series, voice),
        )
        for figure in figures
    ]
    return [Note(voice.say("Mentioned without a number: {names}.", names=voice.listed(names)))] if names else []


def undrawn_note(figures: Iterable[Figure], voice: Voice) -> list[Note]:
    """What was asked for too, and does not go with the rest."""
    names = [
        voice.say(
            "{series}: {number}",
            series=naming.series_name(figure.series, voice),
            number=naming.figure_number(figure, voice),
        )
        for figure in figures
    ]
    return [Note(voice.say("Not drawn: {names}.", names=voice.say("; ").join(names)))] if names else []


def left_out_note(count: int, voice: Voice) -> list[Note]:
    if not count:
        return []
    told = voice.count(
        "{number} more, nearer to zero, is not drawn.", "{number} more, nearer to zero, are not drawn.", count
    )
    return [Note(told)]


def rows_left_out_note(count: int, voice: Voice) -> list[Note]:
    if not count:
        return []
    return [Note(voice.count("{number} more report is not drawn.", "{number} more reports are not drawn.", count))]


def disputed_note(figures: Iterable[Figure], voice: Voice) -> list[Note]:
    names = [naming.series_name(figure.series, voice) for figure in figures]
    told = voice.say("; ").join(names)
    return [Note(voice.say("The articles differ on this too: {names}.", names=told))] if names else []


def computed_notes(computed: Iterable[Computed], voice: Voice) -> list[Note]:
    return [Note(verdicts.computed_sentence(one, voice), computed=True) for one in computed]


def fits_note(figure: Figure, voice: Voice) -> list[Note]:
    """What the shaded band means."""
    if any(remark.finding is Finding.TRUNCATED for remark in figure.agreement.remarks):
        told = voice.say(
            "Shaded, computed: values that fit every number, if a writer cut digits off instead of rounding."
        )
    else:
        told = voice.say("Shaded, computed: values that fit every number.")
    return [Note(told, computed=True)]


def mentioned_note(figure: Figure, voice: Voice) -> list[Note]:
    """Who speaks of a series without a number."""
    numbered = {report.article for report in figure.reports if report.reported}
    silent = [report for report in figure.reports if report.article not in numbered]
    return [Note(agreement_words.mentioned_sentence(silent, voice))] if silent else []


def verdict(figure: Figure, voice: Voice) -> str:
    return agreement_words.verdict_sentence(figure, voice)


LEGEND = message("Dot: the number printed. Bar: the true values that its words allow.")
OUTLIER = message("cannot be true beside the others")


def row_detail(report: Report, reports: Sequence[Report], voice: Voice) -> str:
    """What a number covers and of which day it is, where the reports differ in that; who counted, where that is somebody else than
    for most."""
    parts = []
    if report.scope and len({one.scope for one in reports}) > 1:
        parts.append(report.scope)
    if report.as_of and len({one.as_of for one in reports}) > 1:
        parts.append(day_told(report.as_of, voice))
    usual, times = Counter(one.origin for one in reports).most_common(1)[0]
    if report.origin != usual or 2 * times <= len(reports):
        parts.append(naming.report_origin(report, voice))
    return voice.row(dict.fromkeys(parts))


def article(report: Report, voice: Voice) -> str:
    return naming.article_name(report.article, voice)


def sources(reports: Iterable[Report], voice: Voice) -> str:
    """Who prints the numbers."""
    articles = list(dict.fromkeys(report.article for report in reports if report.reported))
    return voice.say("Printed by {names}.", names=naming.names(articles, voice))


def tick(value: Decimal, digit: Decimal, series: Series, voice: Voice) -> Tick:
    return Tick(value, amount(value, digit, series.unit, voice, signed=series.measure.is_movement))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]

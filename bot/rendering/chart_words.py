"""The words in a picture: titles, what each bar is called, and the lines below. Names and numbers come from where all do."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.answering.answer import Computed, Figure, Finding, Verdict
from bot.facts.model import Knowledge, Measure, Report, Series
from bot.rendering import naming, verdicts
from bot.rendering.labels import label
from bot.rendering.numbers import amount, period_name, reported_number
from bot.rendering.plot import Note, Tick

# Of indicators, as many as a title has room for.
_MOST_NAMED = 3
# Rates and shares say by their name what they are, and a level by its unit.
_PLAIN_MEASURES = (Measure.LEVEL, Measure.RATE, Measure.SHARE, Measure.DURATION)


def title(series: Sequence[Series], varying: Collection[str], knowledge: Knowledge) -> str:
    """What all have in common: `Sales of tea`; several indicators are all named."""
    names = list(dict.fromkeys(_shared_name(one, varying, knowledge) for one in series))
    named = _listed(names) if len(names) <= _MOST_NAMED else knowledge.name_of_subject()
    return _capital(named)


def _shared_name(series: Series, varying: Collection[str], knowledge: Knowledge) -> str:
    product = None if "product" in varying else series.product
    counterpart = None if "counterpart" in varying else series.counterpart
    if "area" in varying and product is None and counterpart is None:
        return label(("indicator",), series, knowledge)
    return naming.subject_name(replace(series, product=product, counterpart=counterpart), knowledge)


def subtitle(series: Series, varying: Collection[str]) -> str:
    """Period, measure and kind, as far as all share them."""
    parts = [
        "" if "period" in varying else period_name(series.period),
        "" if series.measure in _PLAIN_MEASURES else naming.MEASURES[series.measure],
        "" if "kind" in varying else naming.KINDS.get(series.kind, ""),
    ]
    return ", ".join(part for part in parts if part)


def bar_name(series: Series, varying: Collection[str], knowledge: Knowledge) -> str:
    """What tells a series from those beside it: `Sweden`, `tea`, `all markets`, `expected`."""
    parts = []
    if "indicator" in varying:
        parts.append(label(("indicator",), series, knowledge))
    markets = "counterpart" in varying or "area" in varying
    if markets and (series.counterpart or not series.product or "product" not in varying):
        parts.append(label(("area", "counterpart"), series, knowledge))
    if "product" in varying and (series.product or not markets):
        parts.append(label(("product",), series, knowledge))
    if "kind" in varying:
        parts.append(label(("kind",), series, knowledge))
    if "period" in varying:
        parts.append(period_name(series.period))
    return _capital(", ".join(parts))


def number(report: Report, knowledge: Knowledge) -> str:
    return reported_number(report, knowledge)


def disagreement(figure: Figure) -> str:
    """Beside a number that not all articles bear out; empty where they do."""
    match figure.agreement.verdict:
        case Verdict.CONFLICT:
            return "the articles conflict"
        case Verdict.DIFFERS_IN_SCOPE:
            return "the articles' words cover different things"
        case _:
            return ""


def silent_note(figures: Iterable[Figure], varying: Collection[str], knowledge: Knowledge) -> list[Note]:
    """What articles speak of without a number: named, not drawn."""
    moved = {-1: " (fell)", 1: " (rose)", 0: ""}
    names = [
        (bar_name(figure.series, varying, knowledge) or naming.subject_name(figure.series, knowledge))
        + moved[figure.lead.direction]
        for figure in figures
    ]
    return [Note(f"Mentioned without a number: {_listed(names)}.")] if names else []


def undrawn_note(figures: Iterable[Figure], knowledge: Knowledge) -> list[Note]:
    """What was asked for too, and does not go with the rest."""
    names = [
        f"{naming.series_name(figure.series, knowledge)}: {naming.figure_number(figure, knowledge)}"
        for figure in figures
    ]
    return [Note(f"Not drawn: {'; '.join(names)}.")] if names else []


def left_out_note(count: int) -> list[Note]:
    return [Note(f"{count} more, nearer to zero, are not drawn.")] if count else []


def rows_left_out_note(count: int) -> list[Note]:
    return [Note(f"{count} more reports are not drawn.")] if count else []


def disputed_note(figures: Iterable[Figure], knowledge: Knowledge) -> list[Note]:
    names = [naming.series_name(figure.series, knowledge) for figure in figures]
    return [Note(f"The articles differ on this too: {'; '.join(names)}.")] if names else []


def computed_notes(computed: Iterable[Computed], knowledge: Knowledge) -> list[Note]:
    return [Note(f"Computed. {verdicts.computed_sentence(one, knowledge)}", computed=True) for one in computed]


def fits_note(figure: Figure) -> list[Note]:
    """What the shaded band means."""
    cut = any(remark.finding is Finding.TRUNCATED for remark in figure.agreement.remarks)
    how = ", if a writer cut digits off instead of rounding" if cut else ""
    return [Note(f"Shaded, computed: values that fit every number{how}.", computed=True)]


def mentioned_note(figure: Figure, knowledge: Knowledge) -> list[Note]:
    """Who speaks of a series without a number."""
    numbered = {report.article for report in figure.reports if report.reported}
    silent = [report for report in figure.reports if report.article not in numbered]
    if not silent:
        return []
    who = naming.names((report.article for report in silent), knowledge)
    return [Note(f"{who} {verdicts.mentions(silent)} it without a number.")]


def verdict(figure: Figure, knowledge: Knowledge) -> str:
    return verdicts.agreement_sentences(figure, knowledge)[0]


LEGEND = "Dot: the number printed. Bar: the true values that its words allow."
OUTLIER = "cannot be true beside the others"


def row_detail(report: Report, reports: Sequence[Report], knowledge: Knowledge) -> str:
    """What a number covers, where the reports differ in that, and who counted, where that is somebody else than for most."""
    parts = []
    if report.scope and len({one.scope for one in reports}) > 1:
        parts.append(report.scope)
    usual, times = Counter(one.origin for one in reports).most_common(1)[0]
    if report.origin != usual or 2 * times <= len(reports):
        parts.append(naming.report_origin(report, knowledge))
    return ", ".join(dict.fromkeys(parts))


def article(report: Report, knowledge: Knowledge) -> str:
    return naming.article_name(report.article, knowledge)


def sources(reports: Iterable[Report], knowledge: Knowledge) -> str:
    """Who prints the numbers."""
    articles = list(dict.fromkeys(report.article for report in reports if report.reported))
    return f"Printed by {naming.names(articles, knowledge)}."


def tick(value: Decimal, digit: Decimal, series: Series, knowledge: Knowledge) -> Tick:
    return Tick(value, amount(value, digit, series.unit, knowledge, signed=series.measure.is_movement))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"

"""What things are called in a sentence: series, areas, articles, origins, and the number of a figure."""

from collections.abc import Iterable

from babel import Locale

from bot.answering.answer import (
    Figure,
)
from bot.facts.model import Kind, Knowledge, Known, Measure, Report, Series
from bot.rendering.numbers import period_name, reported_number

MEASURES = {
    Measure.LEVEL: "level",
    Measure.GROWTH_YOY: "change on a year earlier",
    Measure.GROWTH_MOM: "change on a month earlier",
    Measure.CHANGE: "change",
    Measure.SHARE: "share",
    Measure.RATE: "rate",
    Measure.STREAK: "months in a row",
    Measure.DURATION: "duration",
}
KINDS = {Kind.EXPECTATION: "expected", Kind.FORECAST: "forecast", Kind.TARGET: "target", Kind.DERIVED: "computed"}


def series_name(series: Series, knowledge: Knowledge) -> str:
    """`sales to Sweden, November 2025, change on a year earlier`"""
    return ", ".join(part for part in _series_parts(series, knowledge).values() if part)


def reading_name(series: Series, knowledge: Knowledge) -> str:
    """`sales · to Sweden · November 2025 · change on a year earlier`"""
    what, rest = _subject_parts(series, knowledge), _series_parts(series, knowledge)
    return " · ".join([*what, *(part for name, part in rest.items() if part and name != "subject")])


def subject_name(series: Series, knowledge: Knowledge) -> str:
    """`sales of tea to Sweden`: without period and measure."""
    return " ".join(_subject_parts(series, knowledge))


def _subject_parts(series: Series, knowledge: Knowledge) -> list[str]:
    term = knowledge.terms["indicator"].get(series.indicator)
    name = knowledge.name("indicator", series.indicator)
    if series.product:
        name = f"{name} of {knowledge.name('product', series.product)}"
    parts = [name]
    if series.area != knowledge.subject.area or (term and term.unmarked == "area"):
        parts.append(f"of {area_name(series.area, knowledge)}")
    if series.counterpart:
        parts.append(
            f"{term.counterpart if term and term.counterpart else 'with'} {area_name(series.counterpart, knowledge)}"
        )
    return parts


def _series_parts(series: Series, knowledge: Knowledge) -> dict[str, str]:
    measure = "" if series.measure in (Measure.RATE, Measure.SHARE, Measure.DURATION) else MEASURES[series.measure]
    if series.measure is Measure.LEVEL:
        measure = "" if series.unit == "count" else f"in {knowledge.name('unit', series.unit)}"
    return {
        "subject": subject_name(series, knowledge),
        "period": period_name(series.period),
        "measure": measure,
        "kind": KINDS.get(series.kind, ""),
    }


def area_name(code: str, knowledge: Knowledge) -> str:
    """An area's name, also of one that the folder does not know."""
    if code in knowledge.terms["area"]:
        return knowledge.name("area", code)
    name: str = Locale("en").territories.get(code, code)
    return name


def figure_number(figure: Figure, knowledge: Knowledge) -> str:
    """The number that stands for a figure; "mentioned, but no number given" where no article has one."""
    if figure.lead.reported is None:
        direction = {-1: "fell", 1: "rose", 0: "is mentioned"}[figure.lead.direction]
        return f"{direction}; no number given"
    return reported_number(figure.lead, knowledge)


def article_name(article: str, knowledge: Knowledge) -> str:
    return knowledge.articles[article].name


def report_origin(report: Report, knowledge: Knowledge) -> str:
    """Who counted or said it, and through whom; "(inferred)" where the article does not say."""
    if report.origin is None:
        return "source not named"
    name = knowledge.name("organisation", report.origin)
    if report.via:
        name += f", via {knowledge.name('organisation', report.via)}"
    return name if report.origin_known is Known.STATED else f"{name} (inferred)"


def names(articles: Iterable[str], knowledge: Knowledge) -> str:
    """`One, Two and Three`, each once."""
    found = [article_name(article, knowledge) for article in dict.fromkeys(articles)]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"

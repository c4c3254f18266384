"""What things are called in a sentence: series, areas, articles, origins, and the number of a figure."""

import re
from collections.abc import Iterable

from bot.answering.agreement import leading
from bot.answering.answer import Figure
from bot.facts.model import Kind, Knowledge, Known, Measure, Report, Series
from bot.facts.once import once
from bot.rendering.numbers import period_name, reported_number, unit_name
from bot.rendering.voice import Voice, message

MEASURES = {
    Measure.LEVEL: message("level"),
    Measure.GROWTH_YOY: message("change on a year earlier"),
    Measure.GROWTH_QOQ: message("change on a quarter earlier"),
    Measure.GROWTH_MOM: message("change on a month earlier"),
    Measure.CHANGE: message("change"),
    Measure.SHARE: message("share"),
    Measure.RATE: message("rate"),
    Measure.STREAK: message("months in a row"),
    Measure.DURATION: message("duration"),
}
# The measures that a number's own unit tells.
_NEED_NO_WORD = (Measure.RATE, Measure.SHARE, Measure.DURATION)
# More numbers than these in large type are a list.
_MOST_NUMBERS = 3
KINDS = {
    Kind.EXPECTATION: message("expected"),
    Kind.FORECAST: message("forecast"),
    Kind.TARGET: message("target"),
    Kind.DERIVED: message("computed"),
}
# By the relation that marks the other area: as a part of its own, and around what is measured, without and with the area
# that it is measured of.
_OTHER_AREA = {
    "to": message("to {other}"),
    "from": message("from {other}"),
    "on": message("on {other}"),
    "with": message("with {other}"),
}
_WITH_OTHER_AREA = {
    "to": message("{what} to {other}"),
    "from": message("{what} from {other}"),
    "on": message("{what} on {other}"),
    "with": message("{what} with {other}"),
}
_WITH_BOTH_AREAS = {
    "to": message("{what} of {area} to {other}"),
    "from": message("{what} of {area} from {other}"),
    "on": message("{what} of {area} on {other}"),
    "with": message("{what} of {area} with {other}"),
}


_WORD = re.compile(r"\w+")
_ARTICLES = (["the"], ["a"], ["an"])


def series_name(series: Series, voice: Voice) -> str:
    """`sales to Sweden, November 2025, change on a year earlier`"""
    return voice.row([subject_name(series, voice), *_rest(series, voice)])


def reading_name(series: Series, voice: Voice) -> str:
    """`sales · to Sweden · November 2025 · change on a year earlier`"""
    what, area, other = _subject_parts(series, voice)
    parts = [what]
    if area:
        parts.append(voice.say("of {area}", area=area))
    if other:
        parts.append(voice.say(_OTHER_AREA[_relation(series, voice)], other=other))
    return " · ".join([*parts, *(part for part in _rest(series, voice) if part)])


def subject_name(series: Series, voice: Voice) -> str:
    """`sales of tea to Sweden`: without period and measure."""
    what, area, other = _subject_parts(series, voice)
    if other and area:
        return voice.say(_WITH_BOTH_AREAS[_relation(series, voice)], what=what, area=area, other=other)
    if other:
        return voice.say(_WITH_OTHER_AREA[_relation(series, voice)], what=what, other=other)
    return voice.say("{what} of {area}", what=what, area=area) if area else what


def _subject_parts(series: Series, voice: Voice) -> tuple[str, str, str]:
    """What is measured, of which area, and which area is on the other side; the areas empty where they need no word, or where the
    folder has the word that joins the first to what is measured: `visitors in Sweden`."""
    term = voice.knowledge.terms["indicator"].get(series.indicator)
    what = voice.name("indicator", series.indicator)
    if series.product and not _says_it(what, "product", series, voice):
        product = voice.name("product", series.product)
        what = _joined(what, "product", series.product, product, voice) or voice.say(
            "{what} of {product}", what=what, product=product
        )
    told = series.area != voice.knowledge.subject.area or (term and term.unmarked == "area")
    area = area_name(series.area, voice) if told and not _says_it(what, "area", series, voice) else ""
    if area and (joined := _joined(what, "area", series.area, area, voice)):
        what, area = joined, ""
    return what, area, area_name(series.counterpart, voice) if series.counterpart else ""


def _joined(what: str, dimension: str, code: str, name: str, voice: Voice) -> str:
    """What is measured with an area or a product, where the folder has a word for that; else nothing."""
    term = voice.knowledge.terms[dimension].get(code)
    word = term.joined.get(voice.language) if term else None
    return f"{what} {word} {name}" if word else ""


def _says_it(what: str, dimension: str, series: Series, voice: Voice) -> bool:
    """Whether the name of what is measured holds that of its product or area, and nothing else is measured of it: "the pay
    offer to nurses" need not be one "of nurses"."""
    code = series.code(dimension) or ""
    held = _WORD.findall(
        area_name(code, voice).casefold() if dimension == "area" else voice.name(dimension, code).casefold()
    )
    if held[:1] in _ARTICLES:
        del held[0]
    words = _WORD.findall(what.casefold())
    if not held or not any(words[at : at + len(held)] == held for at in range(len(words) - len(held) + 1)):
        return False
    return all(
        other.code(dimension) == code for other in voice.knowledge.by_series if other.indicator == series.indicator
    )


def _relation(series: Series, voice: Voice) -> str:
    term = voice.knowledge.terms["indicator"].get(series.indicator)
    return (term.counterpart if term else None) or "with"


def _rest(series: Series, voice: Voice) -> tuple[str, str, str]:
    """Period, measure and kind; empty where they need no word."""
    measure = ""
    if series in _told_by_measure(voice.knowledge):
        measure = measure_name(series, voice)
    elif series.measure is Measure.LEVEL:
        if series.unit != "count":
            measure = voice.say("in {unit}", unit=unit_name(series.unit, voice))
    elif series.measure not in _NEED_NO_WORD:
        measure = measure_name(series, voice)
    kind = KINDS.get(series.kind)
    return period_name(series.period, voice), measure, voice.say(kind) if kind else ""


def measure_name(series: Series, voice: Voice) -> str:
    """How a series is measured; of a streak of anything but months its own number tells the unit: `19 matches … in a row`."""
    if series.measure is Measure.STREAK and series.unit != "months":
        return voice.say("in a row")
    return voice.say(MEASURES[series.measure])


@once
def _told_by_measure(knowledge: Knowledge) -> frozenset[Series]:
    """Of what is both counted and told as a rate, the series that nothing but their measure tells apart."""
    alike: dict[tuple[str | None, ...], list[Series]] = {}
    for series in knowledge.by_series:
        if series.measure in _NEED_NO_WORD or (series.measure is Measure.LEVEL and series.unit == "count"):
            alike.setdefault(series.codes_but("measure", "unit"), []).append(series)
    return frozenset(series for group in alike.values() if len(group) > 1 for series in group)


def area_name(code: str, voice: Voice) -> str:
    """An area's name, also of one that the folder does not know."""
    if code in voice.knowledge.terms["area"]:
        return voice.name("area", code)
    name: str = voice.locale.territories.get(code, code)
    return name


def figure_numbers(figure: Figure, voice: Voice) -> str:
    """As `figure_number`; where each origin has a number of its own and none was asked for, all of them: `9,800 or 12,400`."""
    by_origin: dict[str | None, list[Report]] = {}
    if figure.agreement.by_origin and not figure.chosen:
        for report in figure.reports:
            if report.reported is not None:
                by_origin.setdefault(report.origin, []).append(report)
    leads = sorted(map(leading, by_origin.values()), key=lambda report: report is not figure.lead)
    numbers = dict.fromkeys(reported_number(report, voice) for report in leads)
    return voice.listed(numbers, "or") if 1 < len(numbers) <= _MOST_NUMBERS else figure_number(figure, voice)


def figure_number(figure: Figure, voice: Voice) -> str:
    """The number that stands for a figure; "mentioned, but no number given" where no article has one."""
    if figure.lead.reported is None:
        match figure.lead.direction:
            case -1:
                return voice.say("fell; no number given")
            case 1:
                return voice.say("rose; no number given")
            case _:
                return voice.say("is mentioned; no number given")
    return reported_number(figure.lead, voice)


def article_name(article: str, voice: Voice) -> str:
    return voice.knowledge.articles[article].name


def voice_name(code: str, voice: Voice) -> str:
    """The name of who speaks: a person or an organisation."""
    return voice.name(voice.knowledge.speaker_dimension(code), code)


def report_origin(report: Report, voice: Voice) -> str:
    """Who counted or said it, and through whom; "(inferred)" where the article does not say."""
    if report.origin is None:
        return voice.say("source not named")
    name = voice.name("organisation", report.origin)
    if report.via:
        name = voice.say(
            "{source}, via {organisation}", source=name, organisation=voice.name("organisation", report.via)
        )
    return name if report.origin_known is Known.STATED else voice.say("{source} (inferred)", source=name)


def names(articles: Iterable[str], voice: Voice) -> str:
    """`One, Two and Three`, each once."""
    return voice.listed(article_name(article, voice) for article in dict.fromkeys(articles))

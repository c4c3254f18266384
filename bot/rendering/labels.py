"""What a command's options and buttons are called: short names for one part of a series, and what else people type for it."""

from dataclasses import replace

from bot.answering.answer import Answer
from bot.facts.model import Kind, Measure, Series
from bot.rendering import naming
from bot.rendering.numbers import period_name, unit_name
from bot.rendering.voice import Voice, message

# The kind that a name leaves out, and an option must not.
_REPORTED = message("reported")
# Two areas, by the indicator's relation between them.
_MARKETS = {
    "to": message("{area} to {other}"),
    "from": message("{area} from {other}"),
    "on": message("{area} on {other}"),
    "with": message("{area} with {other}"),
}


def label(dimensions: tuple[str, ...], series: Series, voice: Voice) -> str:
    """The name of one setting, such as `United States`, `November 2025`, `all markets`."""
    match dimensions:
        case ("area", "counterpart"):
            return _market(series, voice)
        case ("period",):
            return period_name(series.period, voice)
        case ("measure",):
            return naming.measure_name(series, voice)
        case ("kind",):
            return voice.say(naming.KINDS.get(series.kind, _REPORTED))
        case ("unit",):
            return unit_name(series.unit, voice)
        case ("product",) if series.product is None:
            return voice.say("all products")
        case (dimension,):
            code = series.code(dimension)
            return voice.say("all") if code is None else voice.name(dimension, code)
    raise ValueError(f"no option decides {dimensions}")


def said(dimensions: tuple[str, ...], series: Series, voice: Voice) -> frozenset[str]:
    """Everything that a person may type for one setting, casefolded: its label, and every phrase of its term in any language."""
    words = {label(dimensions, series, voice)}
    for dimension in dimensions:
        code = series.code(dimension)
        if dimension == "area" and series.counterpart is not None:
            continue  # "norway" would offer every market of Norway's
        if code is not None:
            words.add(code)
            term = voice.knowledge.terms.get("area" if dimension == "counterpart" else dimension, {}).get(code)
            if term is not None:
                words.update(term.name.values(), *term.phrases.values())
    return frozenset(word.casefold() for word in words)


def short_name(series: Series, voice: Voice) -> str:
    """What a button has room for: `sales to Sweden, November 2025`."""
    # Rate and reported are the measure and kind that need no words.
    return naming.series_name(replace(series, measure=Measure.RATE, kind=Kind.REPORTED), voice)


def differing(series: Series, dimensions: tuple[str, ...], voice: Voice) -> str:
    """What tells a series from others that differ from it in these dimensions: `Sweden on Norway`."""
    markets = ("area", "counterpart")
    parts = [label((one,), series, voice) for one in dimensions if one not in markets]
    if set(markets) & set(dimensions):
        parts.insert(0, label(markets, series, voice))
    return voice.row(parts)


def left_open(options: tuple[str, ...], voice: Voice) -> str:
    """What a command says that was not filled in; empty where it was."""
    if not options:
        return ""
    return voice.say("Left open: {options}. Shown is what is asked for most.", options=voice.row(options))


def not_picked(text: str, voice: Voice) -> str:
    """Which of the things to compare was not found, or not as one."""
    return voice.say("To compare {text}:", text=voice.quoted(clipped(text, _LONGEST_PICKED)))


def not_computed(answer: Answer, voice: Voice) -> str:
    """Why a comparison has no difference; empty where it has one."""
    if len(answer.figures) < 2:
        return voice.say("These are one and the same figure.")
    if answer.computed:
        return ""
    return voice.say("No difference is computed: these are not measured alike, or one has no number.")


# Of what a person typed, as much as tells it from the rest.
_LONGEST_PICKED = 80


def clipped(text: str, most: int) -> str:
    """At most so many characters, with an ellipsis where some are cut off."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _market(series: Series, voice: Voice) -> str:
    if series.counterpart is None:
        own = series.area == voice.knowledge.subject.area
        return voice.say("all markets") if own else naming.area_name(series.area, voice)
    term = voice.knowledge.terms.get("indicator", {}).get(series.indicator)
    relation = term.counterpart if term is not None else None
    other = naming.area_name(series.counterpart, voice)
    if relation in (None, "to", "from") and series.area == voice.knowledge.subject.area:
        return other
    template = _MARKETS[relation or "with"]
    return voice.say(template, area=naming.area_name(series.area, voice), other=other)

"""What a turn takes over from the one before: "and the Finns?" after a question on sales."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.facts.model import DIMENSIONS, Kind, Series
from bot.facts.period import years_before
from bot.facts.units import GENERAL_UNITS
from bot.understanding.figures.asked_period import AskedPeriod
from bot.understanding.figures.wanted import Wanted
from bot.understanding.reading import Ask, How
from bot.understanding.words.recognise import Span, has

_BOTH = ("area", "counterpart")
_GOING_ON = frozenset({"follow_up", "join", "filler"})


@dataclass(frozen=True)
class Inherited:
    """Codes of the turn before. `binding` dimensions must hold; the others are kept where they exist."""

    codes: Mapping[str, str | None] = field(default_factory=dict)
    binding: frozenset[str] = frozenset()


def without_now(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The turn without a "now" that only goes on to the next thing: "now purchases, same months"."""
    if not spans or not spans[0].is_a("relative_period", "current") or not has(spans, "same_time"):
        return spans
    return spans[1:]


def with_same_time_before(parts: list[Wanted], spans: Sequence[Span], before: Sequence[Ask]) -> list[Wanted]:
    """The parts of a turn that asks for the time spoken of before, but a year earlier: "what about the same quarter last year"."""
    times = tuple(AskedPeriod(text) for text in dict.fromkeys(years_before(ask.series.period, 1) for ask in before))
    if times and all(span.dimensions <= _GOING_ON or span.is_a("relative_period", "year_before") for span in spans):
        return [Wanted(periods=times)]  # "and a year ago?"
    same = has(spans, "same_time")
    if not (same and has(spans, "relative_period", "last_year")):
        return parts
    return [replace(part, periods=times) if part.periods else part for part in parts]


def inherited(part: Wanted, previous: Ask, relation: str | None = None, *, swapped: bool = False) -> Inherited:
    """What `part` takes over. What the person had asked for stays a condition; what was only assumed does not.

    `swapped`: with the two areas exchanged, for "and the other way round?"; `relation`: the preposition of the other area.
    """
    series = previous.series
    asked = {dimension for dimension, how in previous.how.items() if how is not How.ASSUMED}
    codes = {dimension: series.code(dimension) for dimension in DIMENSIONS}
    if swapped and series.counterpart:
        codes |= {"area": series.counterpart, "counterpart": series.area}
    binding = (
        {"indicator", "product", "area", "counterpart"}
        | (asked & {"period"})
        | ({"kind"} & asked if series.kind is not Kind.REPORTED else set())
        | ({"unit"} & asked if series.unit not in GENERAL_UNITS else set())
    )
    if part.indicators:
        codes.pop("indicator")
        binding -= {"product", "area", "counterpart"}
        if previous.how.get("measure") is How.ASSUMED:
            codes.pop("measure")  # each is told by its own usual measure
            codes.pop("unit")
        if "measure" in part.strict or (part.asks and "measure" in part.loose):
            codes.pop("kind")  # "and how many tonnes did it import?" after a pledge
    if part.products:
        codes.pop("product")
        binding -= {"indicator"}
    if sides := _sides(part, series, relation):
        codes |= sides
    elif part.areas or part.total or part.each:
        to_others = all(area.marker == relation and area.code != series.area for area in part.areas)
        if not (part.areas and to_others and series.counterpart and "area" in asked):  # "and to Sweden?"
            codes.pop("area")
        codes.pop("counterpart")
    if part.periods:
        codes.pop("period")
    said = {**part.loose, **part.strict}
    for dimension in said:
        codes.pop(dimension, None)
    if "unit" in said and series.unit not in said["unit"]:
        codes.pop("measure", None)  # "and in percent?" after tonnes
    if "measure" in said:
        codes.pop("unit", None)  # another measure is counted otherwise
    if series.product is None:
        binding -= {"product"}
    return Inherited(codes, frozenset(binding & codes.keys()))


def _sides(part: Wanted, series: Series, relation: str | None) -> Mapping[str, str]:
    """The two places of the series before, where a turn names them anew: the first is whose it is, "and Norway on Sweden?"."""
    named = [area.code for area in part.areas]
    if part.indicators or len(named) != len(_BOTH) or set(named) != {series.area, series.counterpart}:
        return {}
    return dict(zip(_BOTH, reversed(named) if part.areas[0].marker == relation else named, strict=True))

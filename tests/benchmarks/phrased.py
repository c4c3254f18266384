"""What other matchers are given: whole questions for every series, composed from the names that the lexicon has for its parts."""

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.facts.model import DIMENSIONS, Kind, Knowledge, Measure, Series
from bot.facts.period import period
from bot.rendering.numbers import period_name
from bot.rendering.voice import Voice
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import Sense
from bot.understanding.words.text import words

# As many whole questions of one series as a matcher is given: fewer make them worse, 400 make them no better.
MOST = 150
# What the lexicon calls the words by which a measure is asked for.
_CUES: Mapping[Measure, Sequence[str]] = {
    Measure.GROWTH_YOY: ("change", "rise", "fall"),
    Measure.GROWTH_MOM: ("change", "rise", "fall"),
    Measure.CHANGE: ("change", "rise", "fall"),
    Measure.LEVEL: ("level", "level_weak"),
    Measure.SHARE: ("share",),
    Measure.STREAK: ("streak",),
    Measure.DURATION: ("duration",),
    Measure.RATE: (),
}


class Phrase(NamedTuple):
    """A question that a matcher knows, and what it asks for."""

    text: str
    series: Series


@dataclass(frozen=True)
class Part:
    """One part of a series: what people call it, and whether a question may leave it out."""

    names: tuple[str, ...]
    needed: bool


@dataclass(frozen=True)
class Given:
    """What a matcher may learn from."""

    knowledge: Knowledge
    phrases: Sequence[Phrase]
    parts: Mapping[Series, Sequence[Part]]  # that the phrases are composed from
    idle: frozenset[str]  # words of questions that tell no series from another


def given(knowledge: Knowledge, questions: Iterable[str]) -> Given:
    """The same for every matcher, the same each time. Idle is what the lexicon says, and else the questions' own words."""
    names: dict[Sense, list[str]] = defaultdict(list)
    for key, senses in Lexicon(knowledge).senses.items():
        for sense in senses:
            names[sense].append(" ".join(key))
    parts = {series: _parts(series, knowledge, names) for series in knowledge.by_series}
    rng = random.Random(1)  # noqa: S311
    phrases = [Phrase(text, series) for series, its in parts.items() for text in _composed(its, rng)]
    fillers = {
        word for dimension in ("filler", "noise", "ask") for name in names[Sense(dimension, "")] for word in words(name)
    }
    movements = {name for cue in _CUES[Measure.CHANGE] for name in names[Sense("cue", cue)]}
    known = {word for phrase in phrases for word in words(phrase.text)}
    unknown = {word for question in questions for word in words(question)} - known
    return Given(knowledge, phrases, parts, frozenset(fillers | movements | unknown))


def _composed(parts: Sequence[Part], rng: random.Random) -> Iterator[str]:
    """Questions drawn at random: each name as likely as another, a part that may be left out as often there as not."""
    drawn = (
        tuple(rng.choice(part.names) if part.needed or rng.random() < 0.5 else "" for part in parts)
        for _ in range(2 * MOST)
    )
    for chosen in list(dict.fromkeys(drawn))[:MOST]:
        yield " ".join(filter(None, chosen))


def _parts(series: Series, knowledge: Knowledge, names: Mapping[Sense, Sequence[str]]) -> tuple[Part, ...]:
    """In the order of a question."""

    def named(dimension: str, *codes: str | None) -> list[str]:
        return [name for code in codes if code for name in names.get(Sense(dimension, code), ())]

    home = series.area == knowledge.subject.area
    usual = series.measure is knowledge.terms["indicator"][series.indicator].measure
    marker = knowledge.terms["indicator"][series.indicator].counterpart or "with"
    markets = named("area", series.counterpart)
    areas = named("area", series.area)
    found = (
        Part((*named("cue", series.kind),), needed=series.kind is not Kind.REPORTED),
        Part((*named("measure", series.measure), *named("cue", *_CUES[series.measure])), needed=not usual),
        Part((*areas, *(f"{area}'s" for area in areas)), needed=not home),
        Part((*named("product", series.product),), needed=True),
        Part((*named("indicator", series.indicator),), needed=True),
        Part((*markets, *(f"{marker} {market}" for market in markets)), needed=True),
        Part((*named("unit", series.unit),), needed=not _is_first(series, knowledge)),
        Part((*_times(series, knowledge),), needed=series.period != knowledge.subject.period),
    )
    return tuple(part for part in found if part.names)


def _is_first(series: Series, knowledge: Knowledge) -> bool:
    """Whether it is the first of the series that differ in the unit alone."""
    key = [d for d in DIMENSIONS if d != "unit"]
    return series == next(other for other in knowledge.by_series if all(other.code(d) == series.code(d) for d in key))


def _times(series: Series, knowledge: Knowledge) -> list[str]:
    """How people say when: in full, without the year, or as a span so far."""
    if series.period.endswith(".."):
        return []
    when, current, full = (
        period(series.period),
        knowledge.subject.period or "",
        period_name(series.period, Voice(knowledge)),
    )
    found = [full, f"in {full}"]
    if when.is_month and current.startswith(series.period[:4]):
        month = full.split()[0]
        found += [f"in {month}", month, month[:3]]
    if "/" in series.period and current and when.end == period(current).end:
        found += ["so far this year", "this year", "year to date"]
    return found

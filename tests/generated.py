"""Questions made from the knowledge itself: every name of every part of every series, and each with one slip of the keyboard."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from bot.facts.model import Kind, Knowledge, Measure, Series
from bot.rendering.numbers import period_name
from bot.rendering.voice import Voice

# As many combinations of names of one series as are asked; drawn at random, always the same.
_MOST = 60
_KEYS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"]
_MEASURES = {
    Measure.GROWTH_YOY: ("year on year growth of", "year on year change in"),
    Measure.GROWTH_MOM: ("month on month change in",),
    Measure.LEVEL: ("value of", "level of"),
    Measure.CHANGE: ("change in",),
    Measure.STREAK: ("how many months in a row:",),
}
# Names with one of these in them ask for a level, however the thing is usually measured.
_OF_LEVELS = {"value", "volume"}
# A name with one of these signs in it is that of two things.
_OF_TWO = set("+&/")
_KINDS = {
    Kind.REPORTED: "",
    Kind.EXPECTATION: "expected",
    Kind.FORECAST: "forecast",
    Kind.TARGET: "target for",
    Kind.DERIVED: "",
}


@dataclass(frozen=True)
class Generated:
    """A question, and the series it must reach."""

    question: str
    series: Series


def generated(knowledge: Knowledge) -> Iterator[Generated]:
    """Every series by its names in English."""
    rng = random.Random(1)  # noqa: S311 - the same questions each time
    for series in knowledge.by_series:
        combinations = list(product(*(names or [""] for names in _parts(series, knowledge))))
        for parts in combinations if len(combinations) <= _MOST else rng.sample(combinations, _MOST):
            question = " ".join(part for part in parts if part)
            if series.measure is Measure.LEVEL or not _OF_LEVELS & set(question.split()):
                yield Generated(question, series)


def with_slip(question: str, rng: random.Random) -> str:
    """The question with one letter of one of its longer words dropped, doubled, swapped, or hit beside."""
    words = question.split()
    long = [at for at, word in enumerate(words) if len(word) > 5 and word.isalpha()]
    if not long:
        return question
    at = rng.choice(long)
    word = words[at]
    place = rng.randrange(1, len(word) - 1)
    beside = next((row for row in _KEYS if word[place].lower() in row), "a")
    near = beside[(beside.index(word[place].lower()) + 1) % len(beside)] if word[place].lower() in beside else "a"
    slips = (
        word[:place] + word[place + 1 :],
        word[:place] + word[place] * 2 + word[place + 1 :],
        word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :],
        word[:place] + near + word[place + 1 :],
    )
    words[at] = rng.choice(slips)
    return " ".join(words)


def _parts(series: Series, knowledge: Knowledge) -> Iterator[list[str]]:
    term = knowledge.terms["indicator"][series.indicator]
    usual = series.measure is term.measure or series.measure in (Measure.RATE, Measure.SHARE, Measure.DURATION)
    yield [_KINDS[series.kind]]
    yield [""] if usual else list(_MEASURES[series.measure])
    if series.area != knowledge.subject.area:
        yield _names(knowledge, "area", series.area)
    elif term.unmarked == "area":
        yield [f"{name}'s" for name in _names(knowledge, "area", series.area)[:3]]
    yield _names(knowledge, "product", series.product)
    yield _names(knowledge, "indicator", series.indicator)
    yield [f"{term.counterpart or 'with'} {name}" for name in _names(knowledge, "area", series.counterpart)]
    yield [f"in {knowledge.name('unit', series.unit)}"] if series.measure is Measure.LEVEL else [""]
    yield [f"in {period_name(series.period, Voice(knowledge))}"] if not series.period.endswith("..") else [""]


def _names(knowledge: Knowledge, dimension: str, code: str | None) -> list[str]:
    if code is None:
        return []
    term = knowledge.terms[dimension][code]
    own = (phrase for phrase in term.phrases.get("en", ()) if not _OF_TWO & set(phrase))
    return list(dict.fromkeys((*own, *([term.name["en"]] if dimension == "area" else []))))

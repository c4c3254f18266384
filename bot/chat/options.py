"""A family of series as the options of a slash command: what each offers, and which series a person has picked. No Discord here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from bot.answering.answer import Answer, Status
from bot.chat.identity import LONGEST_VALUE, identity
from bot.facts.model import DIMENSIONS, Family, Kind, Knowledge, Language, Series
from bot.rendering import labels
from bot.rendering.voice import ENGLISH, Voice
from bot.understanding.figures.alike import MOST_NEAR
from bot.understanding.reading import Gap, Intent, NotCovered, Reading

# Option → the dimensions of a series that it decides, in the order in which people narrow a figure down.
OPTIONS: Mapping[str, tuple[str, ...]] = {
    "figure": ("indicator",),
    "market": ("area", "counterpart"),
    "product": ("product",),
    "period": ("period",),
    "measure": ("measure",),
    "kind": ("kind",),
    "unit": ("unit",),
}


@dataclass(frozen=True)
class Choice:
    """One thing an option can be set to: what a person reads, and what comes back."""

    label: str
    value: str


@dataclass(frozen=True)
class Chosen:
    """The series picked. `left_open` are the options not filled in that had more than one way to go."""

    series: Series
    left_open: tuple[str, ...]


@dataclass(frozen=True)
class FamilyOptions:
    """The series of one family, most natural first, and the options that tell them apart."""

    family: Family
    knowledge: Knowledge
    _known: dict[tuple[str, str, Language], frozenset[str]] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def series(self) -> tuple[Series, ...]:
        found = (one for one in self.knowledge.by_series if any(select.selects(one) for select in self.family.select))
        return tuple(sorted(found, key=self._naturalness))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The options that vary. A unit that follows from the rest (growth is a percentage) is none."""
        varying = [name for name in OPTIONS if name != "unit" and len({value(name, one) for one in self.series}) > 1]
        rest = {tuple(value(name, one) for name in varying) for one in self.series}
        return (*varying, "unit") if len(rest) < len(self.series) else tuple(varying)

    def offered(self, name: str, typed: str, filled: Mapping[str, str], language: Language = ENGLISH) -> list[Choice]:
        """What `name` can be set to, given what the other options hold and what has been typed so far."""
        voice = Voice(self.knowledge, language)
        others = self._resolved({other: text for other, text in filled.items() if other != name}, voice)
        choices: dict[str, Choice] = {}
        for one in self._matching(others):
            code = value(name, one)
            if code not in choices and self._fits(name, one, typed, voice):
                choices[code] = Choice(labels.label(OPTIONS[name], one, voice), code)
        return list(choices.values())

    def choose(self, filled: Mapping[str, str], language: Language = ENGLISH) -> Chosen | Answer:
        """The series that the filled options name, the most natural where they leave it open; or a refusal as an answer."""
        resolved = self._resolved(filled, Voice(self.knowledge, language))
        unknown = [(name, text) for name, text in filled.items() if name not in resolved]
        matching = self._matching(resolved)
        if unknown:
            return self._refusal(Gap.UNKNOWN_WORD, [("word", text) for _, text in unknown], matching, language)
        if not matching:
            missing = [
                (dimension, code) for name, picked in resolved.items() for dimension, code in self._codes(name, picked)
            ]
            return self._refusal(Gap.NO_SERIES, missing, self._nearest(resolved), language)
        left_open = tuple(
            name for name in self.names if name not in filled and len({value(name, one) for one in matching}) > 1
        )
        return Chosen(matching[0], left_open)

    def _matching(self, resolved: Mapping[str, str]) -> list[Series]:
        return [one for one in self.series if all(value(name, one) == picked for name, picked in resolved.items())]

    def _nearest(self, resolved: Mapping[str, str]) -> list[Series]:
        """Series that share the most with what was picked."""
        return sorted(
            self.series, key=lambda one: -sum(value(name, one) == picked for name, picked in resolved.items())
        )

    def _resolved(self, filled: Mapping[str, str], voice: Voice) -> dict[str, str]:
        """Filled options as values: people may type a name in place of picking it from the list."""
        found: dict[str, str] = {}
        for name, text in filled.items():
            for one in self.series:
                if text == value(name, one) or text.strip().casefold() in self._said(name, one, voice):
                    found[name] = value(name, one)
                    break
        return found

    def _said(self, name: str, series: Series, voice: Voice) -> frozenset[str]:
        """Everything that a person may type for one setting, casefolded."""
        setting = (name, value(name, series), voice.language)
        if setting not in self._known:
            self._known[setting] = labels.said(OPTIONS[name], series, voice)
        return self._known[setting]

    def _fits(self, name: str, series: Series, typed: str, voice: Voice) -> bool:
        wanted = typed.strip().casefold()
        return not wanted or any(
            said.startswith(wanted) or f" {wanted}" in said for said in self._said(name, series, voice)
        )

    def _codes(self, name: str, picked: str) -> list[tuple[str, str]]:
        series = next(one for one in self.series if value(name, one) == picked)
        codes = [(dimension, series.code(dimension)) for dimension in OPTIONS[name]]
        if name == "market" and series.counterpart is not None and series.area == self.knowledge.subject.area:
            codes = [("counterpart", series.counterpart)]  # the subject's own area goes without saying
        return [(dimension, code) for dimension, code in codes if code is not None]

    def _refusal(self, gap: Gap, missing: Iterable[tuple[str, str]], near: list[Series], language: Language) -> Answer:
        refusal = NotCovered(gap, tuple(missing), tuple(near[:MOST_NEAR]))
        reading = Reading(question=f"/{self.family.name}", meaning=refusal, language=language)
        return Answer(reading, Status.UNKNOWN, Intent.FIGURE, refusal=refusal, near=refusal.near)

    def _naturalness(self, series: Series) -> tuple[object, ...]:
        term = self.knowledge.terms.get("indicator", {}).get(series.indicator)
        reports = self.knowledge.by_series[series]
        return (
            next(index for index, select in enumerate(self.family.select) if select.selects(series)),
            series.kind is not Kind.REPORTED,
            all(report.value is None for report in reports),
            series.period != self.knowledge.subject.period,
            series.counterpart is not None,
            series.product is not None,
            term is not None and term.measure is not None and series.measure is not term.measure,
            -len(reports),
            series.id,
        )


def value(name: str, series: Series) -> str:
    """What an option holds where this series is meant; within Discord's length whatever the codes are."""
    return identity(">".join(series.code(dimension) or "*" for dimension in OPTIONS[name]), LONGEST_VALUE)


assert {dimension for dimensions in OPTIONS.values() for dimension in dimensions} == set(DIMENSIONS)

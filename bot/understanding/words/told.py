"""What a folder tells of each thing measured: of what, with whom, in which money, and by what names."""

import re
from collections import defaultdict
from collections.abc import Mapping, Set as AbstractSet

from bot.facts.model import Knowledge, Measure
from bot.understanding.words.text import words

_NONE: frozenset[str] = frozenset()
_WHOLE = re.compile(r"(?:%|per ?cent) of (?:the |all )?(\w+)")
_INDEX, _PER = "index", "per"


class Told:
    """Looked up by the code of an indicator."""

    def __init__(self, knowledge: Knowledge, language: str) -> None:
        terms = knowledge.terms.get("indicator", {})
        self._products, self._counterparts = _codes(knowledge, "product"), _codes(knowledge, "counterpart")
        self._origins: defaultdict[str, set[str]] = defaultdict(set)
        self._wholes: defaultdict[str, set[str]] = defaultdict(set)
        for report in knowledge.reports:
            self._origins[report.series.indicator].update(filter(None, (report.origin, report.via)))
            if report.series.measure is Measure.SHARE:
                self._wholes[report.series.indicator].update(_WHOLE.findall(report.printed.lower()))
        # In what it is counted for each of what: "day" of barrels_per_day.
        self.rates = _rates(knowledge)
        # By how it is usually measured; and every name that is given as it is.
        self.measures: Mapping[str, str | None] = {code: term.measure for code, term in terms.items()}
        self.names = frozenset(name for term in terms.values() for name in term.phrases.get(language, ()))

    def products(self, indicator: str) -> AbstractSet[str]:
        """The products of which it is told."""
        return self._products.get(indicator, _NONE)

    def counterparts(self, indicator: str) -> AbstractSet[str]:
        """The places with which it is told."""
        return self._counterparts.get(indicator, _NONE)

    def wholes(self, indicator: str) -> AbstractSet[str]:
        """The words for that of which its share is printed: "8.7% of GDP"."""
        return self._wholes.get(indicator, _NONE)

    def origins(self, indicator: str) -> AbstractSet[str]:
        """The houses that counted it, or foresaw it."""
        return self._origins.get(indicator, _NONE)


def _codes(knowledge: Knowledge, dimension: str) -> Mapping[str, AbstractSet[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for series in knowledge.by_series:
        if code := series.code(dimension):
            found[series.indicator].add(code)
    return found


def _rates(knowledge: Knowledge) -> Mapping[str, AbstractSet[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for series in knowledge.by_series:
        _, _, per = series.unit.partition(f"_{_PER}_")
        if per:
            found[series.indicator].add(per)
    return found


def money_of(knowledge: Knowledge, words_for_it: frozenset[str]) -> frozenset[str]:
    """The units of money, by ISO code or sign; where none has either, or only "dollars per tonne", and of
    what is told per something, what a price or cost is counted in."""
    units = knowledge.terms.get("unit", {})
    found = {code for code, term in units.items() if term.symbol or (len(code) == len("USD") and code.isupper())}
    plain = not all(_PER in code.split("_") for code in found)
    for code, term in knowledge.terms.get("indicator", {}).items():
        named = {word for name in (term.name.get("en", ""), *term.phrases.get("en", ())) for word in words(name)}
        counted = {one.unit for one in knowledge.by_series if one.indicator == code and one.measure is Measure.LEVEL}
        if not words_for_it.isdisjoint(named) and _INDEX not in named and len(counted) == 1:
            found |= {unit for unit in counted if not plain or _PER in unit.split("_")}  # "marks_per_litre", beside USD
    return frozenset(found & units.keys())

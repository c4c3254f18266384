"""Verbs that stand for what is measured: "export" for "exports", "pumped" for "water pumped", "earn" for "wages"."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Set as AbstractSet
from functools import cached_property

from bot.understanding.words.name_words import NameWords
from bot.understanding.words.phrases import Sense
from bot.understanding.words.word_kin import stem

# By these a name is told to be what is done.
_FORMS = ("ed", "ing")
_OF_TWO = 2
_NONE: frozenset[Sense] = frozenset()


class VerbNames:
    """Looked up by a verb, in whatever form of it; of one language over one folder."""

    def __init__(
        self,
        senses: Mapping[tuple[str, ...], tuple[Sense, ...]],
        names: AbstractSet[str],
        name_words: NameWords,
        longer: Mapping[str, AbstractSet[Sense]],
        terms: Mapping[str, str],
        pay: Collection[str],
    ) -> None:
        """What phrases stand for; the names as they are given, by their words, and by each word of the longer ones; terms of one
        word by their stem; and the words for what people earn."""
        self._senses = senses
        self._names, self._name_words, self._longer = names, name_words, longer
        self._terms = terms
        self._pay = frozenset(map(stem, pay))

    def name_of(self, verb: str) -> str | None:
        """The name of what is measured that a verb stands for: "export" for "exports", "use" for "water use"."""
        return self.done_so.get(stem(verb)) or self._akin(verb) or self._second_words.get(verb)

    def done(self, word: str) -> str | None:
        """The term of one word that a verb is formed from: "queue" for "queueing"; nobody who does it, as "queuer"."""
        return self._akin(word) if word.endswith(_FORMS) else None

    def done_by_somebody(self, verb: str) -> set[Sense]:
        """What is measured that a verb of its meaning says with somebody before it: "earn" of "wages"."""
        names = (self._terms.get(other, "") for other in self._name_words.done_with(verb))
        told = (name for name in names if name in self._names)  # "wage" of a "minimum wage" is none
        return {s for name in told for s in self._senses[name,] if s.dimension == "indicator"}

    def is_pay(self, indicator: str) -> bool:
        """Whether it is what people earn, and no company."""
        return not self._pay.isdisjoint(self._name_words.words_of.get(indicator, ()))

    def earns(self, verb: str) -> bool:
        """Whether a verb without its ending asks for pay: "make"."""
        return not self._pay.isdisjoint(self._name_words.done_with(verb))

    @cached_property
    def done_so(self) -> Mapping[str, str]:
        """The names of one word that are forms of a verb, by its stem: "pumped", whatever else has a pump in its name."""
        formed = ((key[0], held) for key, held in self._senses.items() if len(key) == 1 and key[0].endswith(_FORMS))
        return {stem(word): word for word, held in formed if any(sense.dimension == "indicator" for sense in held)}

    def _akin(self, word: str) -> str | None:
        """The term of one word that has the stem of another; None where longer names have that for something else: "people queueing"."""
        term = self._terms.get(stem(word))
        return term if term and self._longer.get(word, _NONE) <= {*self._senses[term,]} else None

    @cached_property
    def _second_words(self) -> Mapping[str, str]:
        """The names of two words by the second, where one indicator's alone end so."""
        names: dict[str, dict[tuple[Sense, ...], str]] = defaultdict(dict)
        for key, senses in self._senses.items():
            if len(key) == _OF_TWO and all(sense.dimension == "indicator" for sense in senses):
                names[key[1]][senses] = " ".join(key)
        return {verb: next(iter(found.values())) for verb, found in names.items() if len(found) == 1}

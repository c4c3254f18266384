"""The words that the names of what is measured are made of, without their endings: so that a name is known in another order."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from bot.facts.model import Measure
from bot.understanding.words.phrases import Sense
from bot.understanding.words.told import Told
from bot.understanding.words.word_kin import stem

# One word by itself is looked up as it is.
_FEWEST = 2
_NAMING = frozenset({"indicator", "expression"})
_REMEMBERED = 4096
_COMPARATIVE = "er"
_WHO = ("er", "ers", "or", "ors")
_PLACING = ("area", "person", "organisation")


@dataclass(frozen=True, eq=False)
class Name:
    """A name of several words: what it stands for, and its words."""

    text: tuple[str, ...]
    senses: tuple[Sense, ...]
    indicator: str
    words: frozenset[str]
    measure: str | None  # that it says, or that what it stands for usually has
    is_own: bool  # is the indicator's, and says nothing beside it
    is_amount: bool  # says that it stands for a level, and no change


class NameWords:
    """Each word with the names that have it, and what words a question's may be of them."""

    def __init__(
        self,
        irregular: Mapping[str, str],
        alike: Iterable[Collection[str]],
        doing: Iterable[Collection[str]],
        optional: Iterable[str],
    ) -> None:
        self.names: Mapping[str, tuple[Name, ...]] = {}
        self._irregular, self._verbs = irregular, frozenset(irregular.values())
        self._alike, self._doing = _by_word(alike), _by_word(doing)
        self.words_of: Mapping[str, Collection[str]] = {}  # by what is measured, the words of all its names
        # By a name of one word, the others of the same thing: "tourist" of "visitor".
        self.same: Mapping[str, Collection[str]] = {}
        # Of names, what a question may leave out.
        self.optional = frozenset(map(stem, optional))
        self.said_by = lru_cache(maxsize=_REMEMBERED)(self._said_by)

    def base(self, word: str) -> str:
        """A word without its endings, an irregular form as the word that it is one of: "flew" as "fly"; exporters are no exports."""
        verb = self._irregular.get(word, word)
        found = stem(verb)
        # To "deliver" is what somebody does, and nobody.
        doer = word.endswith(_WHO) and not found.endswith(_WHO) and verb not in self._verbs
        return word.removesuffix("s") if doer else found

    def is_irregular(self, word: str) -> bool:
        """Whether it is a form that no ending tells."""
        return word in self._irregular

    def having(self, word: str) -> tuple[Name, ...]:
        """The names that a word is of."""
        return self.names.get(word, ())

    def alike(self, word: str) -> Collection[str]:
        """The words of the same meaning as one, all without their endings."""
        return self._alike.get(word, ())

    def done_with(self, word: str) -> Collection[str]:
        """The words of names that a verb says with somebody before it: "the union wants" of a "demand"."""
        return self._doing.get(word, ())

    def _said_by(self, word: str) -> tuple[str, ...]:
        """The words of names, or of their meaning, that a word may be one of; a comparative is what it compares too: "later"."""
        found = [self.base(word)]
        if word.endswith(_COMPARATIVE):
            found += [stem(word[:-1]), stem(word[:-2])]
        return tuple(
            one for one in found if one in self.names or one in self._alike or one in self._doing or one in self.same
        )


def _by_word(groups: Iterable[Collection[str]]) -> Mapping[str, Collection[str]]:
    """Each word of some groups with the others of its own ones, all without their endings, in one order whatever the process."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group in groups:
        stems = set(map(stem, group))
        for word in stems:
            found[word] |= stems - {word}
    return {word: tuple(sorted(others)) for word, others in found.items()}


def name_words(
    senses: Mapping[tuple[str, ...], tuple[Sense, ...]],
    expressions: Sequence[Mapping[str, str]],
    data: Mapping[str, Any],
    small: Collection[str],
    told: Told,
) -> NameWords:
    """The names of a folder that have several words beside the small ones, and stand for one thing measured."""
    irregular = {form: word for word, forms in data.get("irregular", {}).items() for form in forms}
    made = NameWords(irregular, data.get("alike", ()), data.get("doing", ()), data.get("spared", ()))
    found: defaultdict[str, list[Name]] = defaultdict(list)
    words_of: defaultdict[str, set[str]] = defaultdict(set)
    alone: defaultdict[str, set[str]] = defaultdict(set)
    for key, held in senses.items():
        if len(held) > 1 or held[0].dimension not in _NAMING:
            continue
        means = expressions[int(held[0].code)] if held[0].dimension == "expression" else {"indicator": held[0].code}
        words = frozenset(made.base(word) for word in key if word not in small)
        words_of[means.get("indicator", "")] |= words
        if len(key) == 1 and key[0] in told.names:
            alone[held[0].code].update(words)
        placed = any(sense.dimension in _PLACING for word in key for sense in senses.get((word,), ()))
        if placed or "indicator" not in means or len(words) < _FEWEST:
            continue
        said, indicator = means.get("measure"), means["indicator"]
        measure, is_own = said or told.measures.get(indicator), len(means) == 1
        name = Name(key, held, indicator, words, measure, is_own, said == Measure.LEVEL)
        for word in words:
            found[word].append(name)
    made.words_of = words_of
    made.same = {word: tuple(sorted(held - {word})) for held in alone.values() for word in held}
    made.names = {word: tuple(held) for word, held in found.items()}
    return made

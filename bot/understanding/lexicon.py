"""Every phrase that people use for something, by language: the folder's terms, the language's own words, the world's countries."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set as AbstractSet
from functools import cache, cached_property
from importlib.resources import files
from typing import Any, NamedTuple

import yaml
from babel import Locale

from bot.facts.model import Knowledge
from bot.understanding.near import NearWords
from bot.understanding.text import words
from bot.understanding.word_kin import is_english, ranks, stem

# What must be left of a word without its ending: less is another word too often.
_SHORTEST_STEM = 4
# Looked through as fast as looked up, at a fifth of the memory.
_FEW = 8


class Sense(NamedTuple):
    """What a phrase stands for: a code of a dimension of the knowledge, or a part of speech of ours."""

    dimension: str
    code: str


# A word of longer phrases only is none by itself, and no mortar.
_NO_TERM = (Sense("part", ""),)
SUBJECT_DIMENSIONS = frozenset(
    {"indicator", "area", "product", "person", "organisation", "topic", "article", "author", "expression", "month"}
)

_ASKING = frozenset({Sense("ask", ""), *(Sense("cue", cue) for cue in ("who", "why", "when", "where"))})


# What may be said again with another word of its name: "the surplus of their trade".
_NAMED_AT_LENGTH = frozenset({"indicator", "product", "expression"})


class Vocabulary:
    """The words of one language, as far as telling it from others needs them: a tenth of a lexicon's memory."""

    def __init__(self, words: frozenset[str], endings: tuple[str, ...]) -> None:
        self.vocabulary = words
        # The endings that a word may take for one another, the longest first; English has its own rules.
        self.endings = endings

    def has(self, word: str) -> bool:
        """Whether a word is one of ours, in whatever inflection."""
        return word in self.vocabulary or bool(self.inflections(word))

    def inflections(self, word: str) -> list[str]:
        """Our words that are a word with another of the language's endings, the least changed first."""
        if not word.endswith(self.endings):
            return []
        found = {
            other
            for ending in self.endings
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM
            for another in self.endings
            if (other := word.removesuffix(ending) + another) != word and other in self.vocabulary
        }
        return sorted(found, key=lambda other: (not word.startswith(other), abs(len(other) - len(word)), other))


class Lexicon(Vocabulary):
    """The phrases of one language over one knowledge folder."""

    def __init__(self, knowledge: Knowledge, language: str = "en") -> None:
        self.language = language
        data = language_data(language)
        senses: dict[tuple[str, ...], set[Sense]] = defaultdict(set)
        self.expressions: list[Mapping[str, str]] = [expression.means for expression in knowledge.expressions]
        for sense, phrase in _phrases(knowledge, data, language, own_only=False):
            for spelt in _spellings(phrase, data.get("spelling", {})):
                if key := words(spelt):
                    senses[key].add(sense)
        without = set(map(words, data.get("without", ())))
        for key in without:
            senses[key] = set()
        for sense, phrase in _words_of_a_language(data):
            if (key := words(phrase)) in without:
                senses[key].add(sense)
        for phrase in data.get("home", ()):
            if (key := words(phrase)) not in senses:
                senses[key].add(Sense("area", knowledge.subject.area))
        for sense, phrase in _countries(language, knowledge):
            key = words(phrase)
            if key and not any(own.dimension in ("area", "month") for own in senses.get(key, ())):
                senses[key].add(sense)
        for sense, phrase in _currencies(language, knowledge):
            if (key := words(phrase)) and key not in senses:
                senses[key].add(sense)
        self.senses: Mapping[tuple[str, ...], tuple[Sense, ...]] = {
            key: tuple(sorted(found)) for key, found in senses.items() if found
        }
        self.slips: Mapping[str, str] = {slip: str(word) for slip, word in data.get("slips", {}).items()}
        self.homophones: Mapping[str, str] = data.get("homophones", {})
        # Every beginning of a phrase, with the words that it can go on with.
        beginnings: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for key in self.senses:
            for length in range(1, len(key)):
                beginnings[key[:length]].add(key[length])
        self.beginnings: Mapping[tuple[str, ...], Collection[str]] = {
            k: tuple(sorted(v)) if len(v) <= _FEW else dict.fromkeys(sorted(v)).keys() for k, v in beginnings.items()
        }
        super().__init__(
            frozenset(word for key in self.senses for word in key),
            tuple(sorted(data.get("endings", ()), key=len, reverse=True)),
        )
        # What is a word of the language, and never a slip for one of ours: "experts", "sales".
        self.common: AbstractSet[str] = ranks().keys() if language == "en" else frozenset()
        # Words that stand only where a run of characters begins; further on they are the endings of others.
        self.leading = frozenset(data.get("leading", ()))
        # Who speaks of himself, what he wants with a question, and what links him to what he is: see context.py.
        self.talkers = frozenset(data.get("talkers", ()))
        self.wanting = frozenset(data.get("wanting", ()))
        self.linking = frozenset(data.get("linking", ()))
        # The words that a question begins with, and those before them: see opening.py.
        self.opening = frozenset(data.get("opening", ()))
        self.lead_in = frozenset(data.get("lead_in", ()))
        # Verbs in the form for what is over.
        self.past = frozenset(data.get("past", ()))
        # Verbs that help others, those of them that tell of what is to come, and those that only bid: see verbs.py.
        self.auxiliaries = frozenset(data.get("auxiliaries", ()))
        self.foreseeing = frozenset(data.get("foreseeing", ()))
        self.bidding = frozenset(data.get("bidding", ()))
        # What makes one verb of two words: "rack up", "pile on".
        self.carrying = frozenset(data.get("carrying", ()))
        # What turns from the talk around a question to the question; what denies or drops what follows; what stands for what;
        # and what tells of a time before something happened.
        self.turning = frozenset(data.get("turning", ()))
        self.denying = frozenset(data.get("denying", ()))
        self.earlier = frozenset(data.get("earlier", ()))
        # Verbs that may stand within a name; numbers in words and in figures.
        self.helping = frozenset(data.get("helping", ()))
        numerals = [(str(number), word) for number, held in data.get("numeral", {}).items() for word in held]
        self.numerals = {a: b for pair in numerals for a, b in (pair, pair[::-1]) if b in self.vocabulary}
        self.standing: Mapping[str, str] = {
            word: dimension for dimension, held in data.get("standing", {}).items() for word in held
        }
        # What everything here is of, beside what is measured: "hospitals".
        self.subject = frozenset(map(stem, words(knowledge.subject.title.get(language, ""))))
        # What is counted in heads or pieces, so that "how many people" asks for it.
        self.in_number = frozenset(series.indicator for series in knowledge.by_series if series.unit == "count")
        # The relation of each indicator to its other area, by which a preposition of two meanings is read.
        self.relations: Mapping[str, str | None] = {
            code: term.counterpart for code, term in knowledge.terms.get("indicator", {}).items()
        }

    @cached_property
    def longest_word(self) -> int:
        """The characters of the longest word: how far to look where no spaces are written."""
        return max(map(len, self.vocabulary), default=0)

    def prepare(self) -> None:
        """Make now what the first slip would wait for."""
        _ = self.near, self._names_by_word, self._term_by_stem

    @cached_property
    def openings(self) -> frozenset[str]:
        """The words that alone begin a question: "how", "what", "who"."""
        return frozenset(
            key[0] for key, senses in self.senses.items() if len(key) == 1 and not _ASKING.isdisjoint(senses)
        )

    @cached_property
    def near(self) -> NearWords:
        """Built at the first slip, since most questions have none."""
        return NearWords(self.vocabulary.union(self.common))

    def names_with(self, word: str) -> frozenset[Sense]:
        """What of the subject has a longer name with this word in it."""
        return self._names_by_word.get(word, frozenset())

    @cached_property
    def _names_by_word(self) -> Mapping[str, frozenset[Sense]]:
        found: dict[str, set[Sense]] = defaultdict(set)
        for key, senses in self.senses.items():
            if len(key) > 1 and (named := [sense for sense in senses if sense.dimension in _NAMED_AT_LENGTH]):
                for word in key:
                    found[word].update(named)
        return {word: frozenset(named) for word, named in found.items()}

    def done(self, word: str) -> str | None:
        """The term of one word that a verb is formed from: "queue" for "queueing"; nobody who does it, as "queuer"."""
        return self._term_by_stem.get(stem(word)) if word.endswith(("ing", "ed")) and not self.endings else None

    @cached_property
    def _term_by_stem(self) -> Mapping[str, str]:
        return {stem(key[0]): key[0] for key in self.senses if len(key) == 1 and self.is_common_term(key[0])}

    def is_rare(self, word: str) -> bool:
        """Whether a word is none of the most frequent, and yet one that English has: more often a name than a slip."""
        return bool(self.common) and is_english(word)

    def is_mortar(self, word: str) -> bool:
        """Whether a word alone is no more than a word of the language."""
        return all(sense.dimension in ("filler", "noise", "owner") for sense in self.senses.get((word,), _NO_TERM))

    def is_common_term(self, word: str) -> bool:
        """Whether a word alone names a thing of the subject, and nobody by name."""
        senses = self.senses.get((word,), ())
        return any(sense.dimension in ("indicator", "product", "expression", "hint", "month") for sense in senses)

    def is_term(self, word: str) -> bool:
        """Whether a word alone names something of the subject."""
        return any(sense.dimension in SUBJECT_DIMENSIONS for sense in self.senses.get((word,), ()))


def subject_phrases(knowledge: Knowledge) -> Iterator[tuple[Sense, str, str]]:
    """Every phrase of the folder itself, with its language: for benchmarks, and for the checks on the lexicon."""
    for language in languages():
        for sense, phrase in _phrases(knowledge, {}, language, own_only=True):
            yield sense, phrase, language


@cache
def languages() -> tuple[str, ...]:
    """The languages that questions may be asked in."""
    return tuple(
        sorted(
            entry.name.removesuffix(".yaml")
            for entry in files(__package__).joinpath("languages").iterdir()
            if entry.name.endswith(".yaml")
        )
    )


@cache
def language_data(language: str) -> Mapping[str, Any]:
    """The language's own words: see languages/en.yaml for what there is."""
    text = files(__package__).joinpath("languages", f"{language}.yaml").read_text(encoding="utf-8")
    data: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - makes texts only
    return data


def _phrases(
    knowledge: Knowledge, data: Mapping[str, Any], language: str, *, own_only: bool
) -> Iterator[tuple[Sense, str]]:
    spoken = (language,) if own_only or language == "en" else ("en", language)
    for dimension, terms in knowledge.terms.items():
        for code, term in terms.items():
            for tongue in spoken:
                yield from ((Sense(dimension, code), phrase) for phrase in term.phrases.get(tongue, ()))
            # A topic's name describes it to a reader: "the slump in exports to the US" asks for a figure.
            if dimension != "topic" and (name := term.name.get(language)):
                yield Sense(dimension, code), name
    for index, expression in enumerate(knowledge.expressions):
        for tongue in spoken:
            dimension = "hint" if expression.hint else "expression"
            yield from ((Sense(dimension, str(index)), phrase) for phrase in expression.phrases.get(tongue, ()))
    for article in knowledge.articles.values():
        for tongue in spoken:
            yield from ((Sense("article", article.id), phrase) for phrase in article.phrases.get(tongue, ()))
        if language == "en":
            yield Sense("article", article.id), article.name
            yield Sense("article", article.id), article.id
            if article.author.value:
                yield Sense("author", article.id), article.author.value
    yield from _words_of_a_language(data)
    if not own_only:
        yield from _months(language)
    if data.get("borrows"):  # "11月 exports yoy", "nov": what people write in English among their own
        english = {part: held for part, held in language_data("en").items() if part in data["borrows"]}
        yield from _words_of_a_language(english)
        yield from _months("en")


def _words_of_a_language(data: Mapping[str, Any]) -> Iterator[tuple[Sense, str]]:
    """The phrases of a language's own file."""
    for part, held in data.items():
        if part in _NO_PHRASES:
            continue
        if isinstance(held, dict):
            yield from ((Sense(part, code), phrase) for code, phrases in held.items() for phrase in phrases)
        else:
            yield from ((Sense(part, ""), phrase) for phrase in held)


# Parts of a language's file that are about words, and no words that stand for something.
_NO_PHRASES = (
    "slips",
    "homophones",
    "endings",
    "spelling",
    "without",
    "leading",
    "talkers",
    "wanting",
    "linking",
    "opening",
    "lead_in",
    "past",
    "auxiliaries",
    "foreseeing",
    "bidding",
    "carrying",
    "turning",
    "denying",
    "standing",
    "home",
    "helping",
    "earlier",
    "borrows",
)


def _spellings(phrase: str, other: Mapping[str, str]) -> Iterator[str]:
    """A phrase, and the other way to write it: "Überschuss" and "Ueberschuss", simplified and traditional characters."""
    yield phrase
    if other:
        spelt = "".join(other.get(character, character) for character in phrase.lower())
        if spelt != phrase.lower():
            yield spelt


def _months(language: str) -> Iterator[tuple[Sense, str]]:
    locale = Locale.parse(language)
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for number, name in locale.months[context][width].items():
                yield Sense("month", f"{number:02d}"), name.rstrip(".")
    if language == "en":
        yield Sense("month", "09"), "sept"
    for width in ("wide", "abbreviated"):
        yield from (
            (Sense("filler", ""), name) for name in locale.days["format"][width].values() if len(name) > _SHORTEST_DAY
        )


# "sun" and "sat" are words.
_SHORTEST_DAY = 3
# Currencies that people ask for most; the names of others are everyday words too often ("real", "sol").
_CURRENCIES = ("EUR", "JPY", "GBP", "CHF", "INR", "RUB", "AUD", "CAD", "HKD", "SGD")


def _currencies(language: str, knowledge: Knowledge) -> Iterable[tuple[Sense, str]]:
    """Currencies that the folder does not count in: by full name, code, and last word ("pounds")."""
    names = Locale.parse(language).currencies
    for code in _CURRENCIES:
        if code not in knowledge.terms.get("unit", {}):
            yield from ((Sense("unit", code), phrase) for phrase in (code, names[code], names[code].split()[-1]))


def _countries(language: str, knowledge: Knowledge) -> Iterable[tuple[Sense, str]]:
    """Countries that the folder does not know, so that they are refused by name, and "South Africa" is not Africa."""
    known = {phrase for term in knowledge.terms.get("area", {}).values() for phrase in (*term.name.values(),)}
    for code, name in Locale.parse(language).territories.items():
        if name not in known and code not in knowledge.terms.get("area", {}) and len(code) == len("US"):
            yield Sense("area", code), name

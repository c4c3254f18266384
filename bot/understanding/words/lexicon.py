"""The phrases of one language over one knowledge folder, ways to look them up, and words that are more than phrases."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence, Set as AbstractSet
from functools import cached_property
from itertools import pairwise

from bot.facts.model import Knowledge, Measure
from bot.facts.units import TIMES
from bot.understanding.words.dimensions import MEASURED, RISE_OR_FALL
from bot.understanding.words.name_words import NameWords, name_words
from bot.understanding.words.near import Meant, NearWords
from bot.understanding.words.phrases import Sense, heads, language_data, noun_of, senses_of
from bot.understanding.words.text import words
from bot.understanding.words.told import Told, money_of
from bot.understanding.words.verb_names import VerbNames
from bot.understanding.words.vocabulary import Vocabulary
from bot.understanding.words.word_kin import is_english, ranks, stem
from bot.understanding.words.word_lists import WordLists
from bot.understanding.words.world import days

# Looked through as fast as looked up, at a fifth of the memory.
_FEW = 8
_OF_TWO = 2
# "Hours of waiting" are asked for by their number.
OF_A_DAY = frozenset({"hours", "minutes"})
_TIMES = TIMES | OF_A_DAY
_ONE, _THE = ("a", "an"), ("the",)
# A word in the names of so many indicators is the subject's own.
_SHARED = 3


# A word of longer phrases only is none by itself, and no mortar.
_NO_TERM = (Sense("part", ""),)
SUBJECT_DIMENSIONS = frozenset(
    {"indicator", "area", "product", "person", "organisation", "topic", "article", "author", "expression", "month"}
)

_ASKING = frozenset({Sense("ask", ""), *(Sense("cue", cue) for cue in ("who", "why", "when", "where"))})


# As the names of what is measured have it.
_PEOPLE = stem("people")


class Lexicon(Vocabulary):
    """The phrases of one language over one knowledge folder."""

    def __init__(self, knowledge: Knowledge, language: str = "en") -> None:
        self.language = language
        self.area = knowledge.subject.area
        data = language_data(language)
        self.expressions: list[Mapping[str, str]] = [expression.means for expression in knowledge.expressions]
        self.senses = senses_of(knowledge, language)
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
        self.lists = WordLists.of(data)
        # Groups stand for nothing here, and are words for all that: "大企業" is no "企業" with a word before it.
        groups = self.lists.groups if self.lists.of_a_kind else frozenset()
        super().__init__(
            groups.union(word for key in self.senses for word in key),
            tuple(sorted(data.get("endings", ()), key=len, reverse=True)),
        )
        # Of the words that have been typed so far, what else each may have been meant to be: see meant.py.
        self.meant: dict[str, tuple[Meant, ...]] = {}
        # What is a word of the language, and never a slip for one of ours: "experts", "sales".
        self.common: AbstractSet[str] = ranks().keys() if language == "en" else frozenset()
        # How a question after the manner of something asks, and how one after a number begins to.
        self.in_what_way = frozenset(" ".join(words(phrase)) for phrase in data.get("in_what_way", ()))
        self.how_much = tuple(" ".join(words(phrase)) for phrase in data.get("how_much", ()))
        # The units of money; the nouns of longer names, "buyers" of "first-time buyers"; what is named as a price.
        self.told, self.money, self._heads, self.prices = (
            Told(knowledge, language),
            money_of(knowledge, frozenset(language_data("en")["of_money"])),
            frozenset(heads(knowledge, language)),
            _named_with(self.lists.of_a_price, knowledge, language),
        )
        # Of what one a number may be told: "month", of "6.99 euros a month".
        self.times: Mapping[str, str] = data.get("per_time", {})
        # Numbers in words and in figures.
        numerals = [(str(number), word) for number, held in data.get("numeral", {}).items() for word in held]
        self.numerals = {a: b for pair in numerals for a, b in (pair, pair[::-1]) if b in self.vocabulary}
        # Years as they are said, by their words, and what one begins with.
        self.spoken_years = {
            words(said): str(year) for year, held in data.get("spoken_years", {}).items() for said in held
        }
        self.centuries = frozenset(said[0] for said in self.spoken_years)
        self.standing: Mapping[str, str] = {
            " ".join(words(phrase)): dimension
            for dimension, held in data.get("standing", {}).items()
            for phrase in held
        }
        # What everything here is of, beside what is measured: "hospitals".
        self._title = frozenset(map(stem, words(knowledge.subject.title.get(language, ""))))
        self.subject = self._title | _shared_words(self.senses)
        # What is counted in heads or pieces, so that "how many people" asks for it.
        self.in_number = frozenset(series.indicator for series in knowledge.by_series if series.unit == "count")
        # What is told by how long it is.
        self._lasting = frozenset(
            c for c, t in knowledge.terms.get("indicator", {}).items() if t.measure is Measure.DURATION
        )
        # What comes down, as rain does.
        self.coming_down = frozenset(one.indicator for one in knowledge.by_series if one.unit in self.lists.of_depth)
        # The relation of each indicator to its other area, by which a preposition of two meanings is read.
        self.relations: Mapping[str, str | None] = {
            code: term.counterpart for code, term in knowledge.terms.get("indicator", {}).items()
        }

    def prices_of(self, things: Iterable[str]) -> list[str]:
        """What is named as a price, and told of one of the things."""
        return [code for code in self.prices if not self.told.products(code).isdisjoint(things)]

    def is_no_count(self, text: str, indicators: Sequence[str]) -> bool:
        """Whether a name after "how many" tells something else of what is so called: buyers are not all "first-time buyers",
        tickets no ticket price, and unsold cars not the days that they last."""
        lasts = text.partition(" ")[0] not in _TIMES and self._lasting.issuperset(indicators)
        return text in self._heads or (bool(indicators) and (lasts or self.prices.issuperset(indicators)))

    def counts_people(self, indicator: str) -> bool:
        """Whether "how many people" asks for it: what is counted in heads, and a share that is named as one of people."""
        return indicator in self.in_number or _PEOPLE in self.name_words.words_of.get(indicator, ())

    def is_head(self, text: str) -> bool:
        """Whether it is only the noun of a longer name: "buyers" of "first-time buyers"."""
        return text in self._heads and text not in self.told.names

    @cached_property
    def small(self) -> frozenset[str]:
        """What ties the words of a name together, or asks for it."""
        lists = self.lists
        return lists.tying | lists.narrowing | lists.auxiliaries | lists.linking | self.in_what_way

    @cached_property
    def of_all(self) -> frozenset[str]:
        """The names of what is measured that only say what everything here is of, "people with flu"; none where the title has several."""
        idle = self._title | set(map(stem, self.small)) | {_PEOPLE}
        named = {
            " ".join(key): senses
            for key, senses in self.senses.items()
            if idle.issuperset(map(stem, key)) and all(sense.dimension == "indicator" for sense in senses)
        }
        return frozenset(named if len(set(named.values())) == 1 else ())

    @cached_property
    def implied(self) -> Mapping[str, Sequence[str]]:
        """What a question says by how it asks: "how long" the time, "how much is" the price; none but in English."""
        return language_data(self.language).get("implied", {})  # type: ignore[no-any-return]

    @cached_property
    def name_words(self) -> NameWords:
        """The names of what is measured by their words."""
        return name_words(self.senses, self.expressions, language_data(self.language), self.small, self.told)

    @cached_property
    def deeds(self) -> Mapping[str, str]:
        """What those do who are counted, with their name: "came" with "visitors"; nothing that two kinds of them may do."""
        named: defaultdict[str, dict[tuple[Sense, ...], str]] = defaultdict(dict)
        nouns = {stem(noun): deeds for noun, deeds in language_data(self.language).get("deeds", {}).items()}
        for word in self.told.names:
            senses = self.senses.get((word,), ())
            if senses and self.in_number.issuperset(sense.code for sense in senses):
                for deed in nouns.get(stem(word), ()):
                    named[deed][senses] = word
        return {deed: next(iter(found.values())) for deed, found in named.items() if len(found) == 1}

    @cached_property
    def numbered(self) -> AbstractSet[str]:
        """What is told from its like by a number behind it: weeks, and here "tram" where a "tram 9" is named."""
        named = (
            key[-2]
            for key, found in self.senses.items()
            if len(key) >= _OF_TWO and key[-1].isdigit() and any(sense.dimension in MEASURED for sense in found)
        )
        return self.lists.numbered.union(word for word in named if word not in self.lists.tying)

    @cached_property
    def called_by_number(self) -> AbstractSet[str]:
        """What stands before a number that is itself a name here: "the" of "the 9"."""
        return frozenset(
            key[0]
            for key, found in self.senses.items()
            if len(key) == _OF_TWO
            and key[1].isdigit()
            and key[0] in _THE
            and any(s.dimension == "product" for s in found)
        )

    @cached_property
    def kinds(self) -> AbstractSet[str]:
        """The nouns by which several things are called: "line" of a "red line" and a "blue line"."""
        called: defaultdict[str, set[Sense]] = defaultdict(set)
        for key, found in self.senses.items():
            if len(key) >= _OF_TWO:
                called[key[-1]].update(sense for sense in found if sense.dimension == "product")
        return frozenset(word for word, things in called.items() if len(things) >= _OF_TWO)

    @cached_property
    def rates(self) -> Mapping[str, AbstractSet[str]]:
        """By what is measured, of what one its names or units tell it: "head" of "spending per head", "day" of "earnings a day".

        And "week" of "weekly hours".
        """
        found = defaultdict(set, {code: set(map(stem, per)) for code, per in self.told.rates.items()})
        adjectives = {adjective: time for time, adjective in self.times.items()}
        for key, senses in self.senses.items():
            of = {
                stem(one)
                for per, one in pairwise(key)
                if per in self.lists.rating or (per in _ONE and one in self.times)
            }
            of.update(adjectives[word] for word in key if word in adjectives)
            for sense in senses if of else ():
                if sense.dimension == "indicator":
                    found[sense.code] |= of
        return found

    @cached_property
    def other_days(self) -> AbstractSet[str]:
        """The words for times that no calendar of months reads: "yesterday", and the days of the week."""
        return self.lists.other_days.union(" ".join(words(day)) for day in days(self.language))

    @cached_property
    def rated(self) -> AbstractSet[str]:
        """Everything of what one something here is told."""
        return frozenset().union(*self.rates.values())

    @cached_property
    def longest_word(self) -> int:
        """The characters of the longest word: how far to look where no spaces are written."""
        return max(map(len, self.vocabulary), default=0)

    def prepare(self) -> None:
        """Make now what the first slip would wait for."""
        _ = (
            self.near,
            self.house_nouns,
            self._names_by_word,
            self.verbs,
            self._terms,
            self.name_words,
            self.of_all,
            self.deeds,
            self.numbered,
            self.called_by_number,
            self.kinds,
            self.rates,
            self.rated,
        )

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

    @cached_property
    def sounds(self) -> Mapping[str, str]:
        """By character, those that sound like it."""
        return _by_character(language_data(self.language).get("sounds", ()))

    def names_with(self, word: str) -> frozenset[Sense]:
        """What of the subject has a longer name with this word in it."""
        return self._names_by_word.get(word, frozenset())

    @cached_property
    def _names_by_word(self) -> Mapping[str, frozenset[Sense]]:
        found: dict[str, set[Sense]] = defaultdict(set)
        for key, senses in self.senses.items():
            if len(key) > 1 and (named := [sense for sense in senses if sense.dimension in MEASURED]):
                for word in key:
                    found[word].update(named)
        return {word: frozenset(named) for word, named in found.items()}

    @cached_property
    def house_nouns(self) -> frozenset[str]:
        """The nouns that houses here are called by, with the last word of a longer name: "union" of "nurses' union"."""
        named = [
            (key, sense) for key, senses in self.senses.items() for sense in senses if sense.dimension == "organisation"
        ]
        longer = {(key[-1], sense) for key, sense in named if len(key) > 1}
        return frozenset(key[0] for key, sense in named if len(key) == 1 and (key[0], sense) in longer)

    @cached_property
    def verbs(self) -> VerbNames:
        """What verbs say that is measured here."""
        terms = {stem(key[0]): key[0] for key in self.senses if len(key) == 1 and self.is_common_term(key[0])}
        akin = {} if self.endings else terms
        return VerbNames(self.senses, self.told.names, self.name_words, self._names_by_word, akin, self.lists.of_pay)

    def compounded(self, name: str) -> list[str]:
        """The two words that a name of one word is made of, the first what is measured: "Absatzwachstum"; none in English."""
        if self.language == "en":
            return []
        ends = range(len(name) - 1, 0, -1)
        measured = (end for end in ends if (name[end:],) in self.senses and self._measures(name[:end]))
        return next(([name[:end], name[end:]] for end in measured), [])

    def _measures(self, word: str) -> bool:
        return any(sense.dimension == "indicator" for sense in self.senses.get((word,), ()))

    def is_rare(self, word: str) -> bool:
        """Whether a word is none of the most frequent, and yet one that English has: more often a name than a slip."""
        return bool(self.common) and is_english(word)

    def moves(self, word: str) -> bool:
        """Whether a word tells that something rises or falls."""
        return any(sense in RISE_OR_FALL for sense in self.senses.get((word,), ()))

    def is_mortar(self, word: str) -> bool:
        """Whether a word alone is no more than a word of the language."""
        return all(
            sense.dimension in ("filler", "frame", "noise", "owner") for sense in self.senses.get((word,), _NO_TERM)
        )

    def is_common_term(self, word: str) -> bool:
        """Whether a word alone names a thing of the subject, and nobody by name."""
        senses = self.senses.get((word,), ())
        return any(sense.dimension in ("indicator", "product", "expression", "hint", "month") for sense in senses)

    def is_term(self, word: str) -> bool:
        """Whether a word alone names something of the subject."""
        return word in self._terms

    @cached_property
    def _terms(self) -> frozenset[str]:
        dimensions = ((key, {sense.dimension for sense in senses}) for key, senses in self.senses.items())
        return frozenset(
            key[0] for key, held in dimensions if len(key) == 1 and not SUBJECT_DIMENSIONS.isdisjoint(held)
        )


def _by_character(alike: Iterable[str]) -> Mapping[str, str]:
    """Each character of some groups → all others of its groups."""
    found: dict[str, str] = defaultdict(str)
    for group in alike:
        for character in group:
            found[character] += group.replace(character, "")
    return dict(found)


def _named_with(nouns: frozenset[str], knowledge: Knowledge, language: str) -> frozenset[str]:
    """The indicators whose own name has one of the nouns: "ticket price", "price of a pie"."""
    terms = knowledge.terms.get("indicator", {})
    return frozenset(c for c, term in terms.items() if nouns & set(noun_of(term.name.get(language, ""), language)[-1:]))


def _shared_words(senses: Mapping[tuple[str, ...], tuple[Sense, ...]]) -> frozenset[str]:
    """The stems that stand in the names of several indicators: they tell none from another."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, named in senses.items():
        codes = {sense.code for sense in named if sense.dimension == "indicator"}
        for word in key if codes and len(key) > 1 else ():
            found[stem(word)] |= codes
    return frozenset(word for word, codes in found.items() if len(codes) >= _SHARED)

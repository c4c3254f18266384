"""The statements of a knowledge by their words and by what they are about, and how telling each thing that a question says is."""

import math
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import TypeAlias, TypeVar

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from bot.facts.model import Kind, Knowledge, Statement
from bot.understanding.words import word_kin
from bot.understanding.words.dimensions import PEOPLE, RISE_OR_FALL
from bot.understanding.words.phrases import language_data
from bot.understanding.words.recognise import Span
from bot.understanding.words.text import words
from bot.understanding.words.word_kin import how_telling, ranks, related, stem

# A term of the subject tells by how few statements are about it, within these bounds; one that no statement is about speaks
# against all of them by the middle.
MOST_TELLING, TERM = 3.0, 2.5
# What a related word tells, beside the word itself, and at most; and a word that stands for a rise or a fall, or for what is awaited.
_RELATED, _MOST_RELATED, _CUE, _AWAITED = 0.7, 3.0, 0.7, 2.0
# What a word tells that nobody here knows, of a language that our statements are not in: it is oftener a small word than a name.
_UNKNOWN_ABROAD = 2.0
_OF_SOME = ("some",)
# Three words in a row just as a statement has them, one of them telling: somebody remembers its wording.
_RUN, _RUN_TELLS = 3, 2.0
# The longest keyword of several words.
_LONGEST_PHRASE = 4
# Items of questions that are looked up once.
_REMEMBERED = 4096
# So many letters must be the same before an ending is just an ending.
_BEGINNING = 5
# Shorter words have too many neighbours.
_LONG_ENOUGH = 6
_AWAITING = frozenset((("cue", "expectation"), ("cue", "target")))
_TERMS = frozenset({"indicator", "product", "area", "topic", "expression", "hint", "month"})
# What an expression means, as what a word for each alone would stand for.
_NAMED_BY = {"indicator": "indicator", "product": "product", "area": "area", "counterpart": "area"}
_CUE_OF_KIND: Mapping[str, str] = {Kind.TARGET: "target", Kind.EXPECTATION: "expectation", Kind.FORECAST: "expectation"}

Code: TypeAlias = tuple[str, str]
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True)
class Item:
    """One thing that a question says: the stems of its words, and the codes that it names.

    `spare` words (a sentence's mortar) speak for a statement that has them, and never against one that has not. `abroad`: the
    words are of a language that the statements are not in, so that they are looked for by what they stand for.
    """

    words: tuple[str, ...]
    stems: frozenset[str]
    codes: frozenset[Code]
    spare: bool = False
    abroad: bool = False


def item(span: Span, *, spare: bool = False, abroad: bool = False) -> Item:
    """A span as something to look for."""
    typed = tuple(span.text.split())
    dimensions = _TERMS | {"cue"} | (PEOPLE if abroad else set())
    codes = frozenset((s.dimension, s.code) for s in span.senses if s.dimension in dimensions)
    return Item(typed, frozenset(stem(word) for word in typed), codes, spare, abroad)


def items_meant(means: Mapping[str, str], one: Item) -> Iterator[Item]:
    """Each thing that an expression of another language says at once: "the target for next year"."""
    codes = {(_NAMED_BY[dimension], code) for dimension, code in means.items() if dimension in _NAMED_BY}
    if (cue := _CUE_OF_KIND.get(means.get("kind", ""))) is not None:
        codes.add(("cue", cue))
    yield from (replace(one, codes=frozenset({code})) for code in sorted(codes))


def item_of(word: str) -> Item:
    """A bare word as something to look for."""
    return Item((word,), frozenset((stem(word),)), frozenset())


class StatementWords:
    """What each statement of a knowledge has. Made at the first question that may be after words: many never are."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        # The same words stand in question after question.
        self.signs = lru_cache(maxsize=_REMEMBERED)(self._looked_up)

    def prepare(self) -> None:
        """Make them now."""
        _ = self._with_word, self._with_code, self.with_run, self.with_phrase, self.place, self._by_beginning
        word_kin.prepare()

    @cached_property
    def words_of(self) -> list[frozenset[str]]:
        """The stems of each statement's words, and the figures of its numerals: "five percent" is spoken of as 5 percent too."""
        digits = {word: number for number, held in language_data("en")["numeral"].items() for word in held}
        found = []
        for statement in self.knowledge.statements:
            texts = [statement.text, statement.speaker_as or "", statement.place or "", *statement.printed]
            texts += [phrase for phrases in statement.keywords.values() for phrase in phrases]
            said = [word for text in texts for word in words(text)]
            found.append(frozenset((*map(stem, said), *(digits[word] for word in said if word in digits))))
        return found

    @cached_property
    def nameless(self) -> Mapping[str, Collection[tuple[tuple[str, ...], str]]]:
        """By the first of their stems, how those are called whom an article quotes without a name: "most economists", "some banks".

        A single word ("analysts") is of any talk.
        """
        found: defaultdict[str, dict[tuple[tuple[str, ...], str], None]] = defaultdict(dict)
        for statement in self.knowledge.statements:
            if (name := statement.speaker_as) and not (statement.speaker or statement.organisation):
                said = tuple(map(stem, words(name)))
                for called in (said, said[1:] if said[:1] == _OF_SOME else ()):
                    if len(called) > 1:
                        found[called[0]][called, name] = None
        return found

    def voice(self, statement: Statement) -> frozenset[str]:
        """The stems of all that who speaks is called by, himself or as one of his house; none where the article speaks itself."""
        return self._voices[self.place[statement.id]]

    @cached_property
    def _voices(self) -> list[frozenset[str]]:
        return [
            frozenset(stem(word) for text in self._called(one) for word in words(text))
            for one in self.knowledge.statements
        ]

    def _called(self, statement: Statement) -> Iterator[str]:
        terms = self.knowledge.terms
        person = terms["person"].get(statement.speaker or "")
        house = terms["organisation"].get(statement.organisation or (person and person.organisation) or "")
        yield statement.speaker_as or ""
        for term in filter(None, (person, house)):
            yield term.role or ""
            yield from (term.name["en"], *term.phrases.get("en", ()))

    @cached_property
    def _with_word(self) -> Mapping[str, frozenset[int]]:
        """The places of the statements that have a stem."""
        return _inverted(self.words_of)

    @cached_property
    def _with_code(self) -> Mapping[Code, frozenset[int]]:
        """The places of the statements that are about a code."""
        return _inverted(self._named(statement) for statement in self.knowledge.statements)

    @cached_property
    def with_run(self) -> Mapping[tuple[str, ...], frozenset[int]]:
        """The places of the statements that have these words in a row."""
        texts = ((statement.text, *statement.printed) for statement in self.knowledge.statements)
        return _inverted({run for text in held for run in self.runs(words(text))} for held in texts)

    @staticmethod
    def runs(typed: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """The words in a row, so many at a time, that have a telling one among them."""
        for at in range(len(typed) - _RUN + 1):
            run = tuple(typed[at : at + _RUN])
            if any(how_telling(word) >= _RUN_TELLS for word in run):
                yield run

    @cached_property
    def with_phrase(self) -> Mapping[tuple[str, ...], frozenset[int]]:
        """The places of the statements with a keyword of several words, by their stems."""
        held = self.knowledge.statements
        return _inverted(
            {
                tuple(map(stem, typed))
                for spoken in statement.keywords.values()
                for phrase in spoken
                if len(typed := words(phrase)) > 1
            }
            for statement in held
        )

    def phrases_in(self, typed: Sequence[str]) -> set[tuple[str, ...]]:
        """The keywords of several words that somebody typed, by their stems."""
        stems = [stem(word) for word in typed]
        return {
            run
            for at in range(len(stems) - 1)
            for length in range(2, _LONGEST_PHRASE + 1)
            if (run := tuple(stems[at : at + length])) in self.with_phrase
        }

    @cached_property
    def place(self) -> Mapping[str, int]:
        """Where each statement stands among all, by its id."""
        return {statement.id: place for place, statement in enumerate(self.knowledge.statements)}

    def _named(self, statement: Statement) -> set[Code]:
        # What is a product too is the same thing, by whichever of its names.
        products = self.knowledge.terms["product"].keys()
        codes = {
            (d, topic) for topic in statement.topics for d in ("topic", "product") if d == "topic" or topic in products
        }
        codes |= {code for topic in statement.topics for code in self._measured_as.get(topic, ())}
        for selector in statement.about:
            codes |= {("area" if d == "counterpart" else d, c) for d, c in selector.codes}
            codes |= {code for d, c in selector.codes if d == "indicator" for code in self._named_in.get(c, ())}
        return codes

    @cached_property
    def _named_in(self) -> Mapping[str, Collection[Code]]:
        """By indicator, the others whose longer name its own has in it: who speaks of spending per ship passenger speaks of those."""
        names = {
            code: frozenset(map(stem, words(term.name.get("en", ""))))
            for code, term in self.knowledge.terms["indicator"].items()
        }
        longer = {code: name for code, name in names.items() if len(name) > 1}
        return {
            code: [("indicator", other) for other, held in longer.items() if held < name]
            for code, name in longer.items()
        }

    @cached_property
    def _measured_as(self) -> Mapping[str, Collection[Code]]:
        """By topic, the indicators that go by one of its names: "the club's attendance" is counted too."""
        called: defaultdict[str, set[Code]] = defaultdict(set)
        for dimension in ("topic", "indicator"):
            for code, term in self.knowledge.terms[dimension].items():
                for name in (*term.name.values(), *(one for held in term.phrases.values() for one in held)):
                    called[name.lower().removeprefix("the ")].add((dimension, code))
        found: defaultdict[str, set[Code]] = defaultdict(set)
        for codes in called.values():
            for _, topic in (code for code in codes if code[0] == "topic"):
                found[topic] |= {code for code in codes if code[0] == "indicator"}
        return found

    def _looked_up(self, one: Item) -> tuple[float, frozenset[int], frozenset[int], float]:
        """How telling an item is, the statements that answer to it, those with a word in place of it, and how telling that is."""
        weight, having, akin = self._weight(one), self._having(one), self._akin(one)
        # A word whose kin stand everywhere tells little.
        return weight, having, akin, min(weight * _RELATED, _MOST_RELATED)

    def _weight(self, one: Item) -> float:
        """Rare words tell more, in the language as among the statements."""
        terms = [code for code in one.codes if code[0] in _TERMS]
        if terms:
            told = max((self._rarity(self._with_code.get(code)) for code in terms), default=0.0)
            by_word = max((self._rarity(self._with_word.get(stem)) for stem in one.stems), default=0.0)
            return min(told or by_word or TERM, MOST_TELLING)
        if not one.codes.isdisjoint(RISE_OR_FALL) and not one.spare:
            return _CUE
        if not one.codes.isdisjoint(_AWAITING) and not one.abroad:
            return min(max(self._told_by(one.words), default=0.0), _AWAITED)
        if one.abroad:
            return min(max(self._told_by(one.words), default=0.0), self._rarity(self._having(one)) or _UNKNOWN_ABROAD)
        return max(self._told_by(one.words), default=0.0)

    def _told_by(self, typed: Sequence[str]) -> Iterator[float]:
        return (min(how_telling(word), self._rarity(self._with_word.get(stem(word))) or math.inf) for word in typed)

    def _rarity(self, places: frozenset[int] | None) -> float:
        return math.log(1 + len(self.knowledge.statements) / len(places)) if places else 0.0

    def _having(self, one: Item) -> frozenset[int]:
        """The statements about what it names, or with all its words."""
        found = frozenset[int]().union(*(self._with_code.get(code, frozenset()) for code in one.codes))
        if one.abroad:
            found = found.union(*map(self._with_english, one.codes))
        return found | self.with_all_of(one)

    def _with_english(self, code: Code) -> frozenset[int]:
        """The statements with all words of an English phrase for what another language's word stands for."""
        dimension, named = code
        if dimension == "cue":
            phrases = language_data("en")["cue"].get(named, ())
        else:
            term = self.knowledge.terms.get(dimension, {}).get(named)
            phrases = (term.name["en"], *term.phrases.get("en", ())) if term and "en" in term.name else ()
        found = (self.with_all_of(Item((), frozenset(map(stem, words(phrase))), frozenset())) for phrase in phrases)
        return frozenset[int]().union(*found)

    def with_all_of(self, one: Item) -> frozenset[int]:
        """The statements with all its words."""
        by_word = [self._with_word.get(stem, frozenset()) for stem in one.stems]
        return by_word[0].intersection(*by_word[1:]) if by_word else frozenset()

    def _akin(self, one: Item) -> frozenset[int]:
        """The statements with a word that people use in place of it."""
        if one.abroad:
            return frozenset()
        others = frozenset[str]().union(*(related(stem) | self._longer_or_shorter(stem) for stem in one.stems))
        others |= frozenset(near for word in one.words if (near := self._meant(word)))
        return frozenset[int]().union(*(self._with_word.get(other, frozenset()) for other in others))

    def _longer_or_shorter(self, stemmed: str) -> frozenset[str]:
        """Words that one begins with, or that begin with it: "korea" and "korean", "europe" and "european"."""
        alike = self._by_beginning.get(stemmed[:_BEGINNING], ()) if len(stemmed) >= _BEGINNING else ()
        return frozenset(other for other in alike if other.startswith(stemmed) or stemmed.startswith(other))

    def _meant(self, word: str) -> str | None:
        """The statements' word that one which is none in the language was typed for."""
        if len(word) < _LONG_ENOUGH or word in ranks() or stem(word) in self._with_word:
            return None
        slips = 1 if len(word) < 2 * _BEGINNING else 2
        alike = [other for other in self._with_word if other[0] == word[0]]
        found = extractOne(stem(word), alike, scorer=OSA.distance, score_cutoff=slips)
        return found[0] if found else None

    @cached_property
    def _by_beginning(self) -> Mapping[str, Sequence[str]]:
        found: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._with_word:
            if len(word) >= _BEGINNING:
                found[word[:_BEGINNING]].append(word)
        return found


def _inverted(sets: Iterable[Iterable[_Key]]) -> Mapping[_Key, frozenset[int]]:
    places: defaultdict[_Key, set[int]] = defaultdict(set)
    for place, keys in enumerate(sets):
        for key in keys:
            places[key].add(place)
    return {key: frozenset(found) for key, found in places.items()}

"""Who said what, and why: finding the statements that a question is after, by speaker, topic, series and words."""

import math
from collections import Counter, defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TypeAlias, TypeVar

from rapidfuzz.distance import OSA
from rapidfuzz.process import extractOne

from bot.facts.model import Knowledge, Series, Statement
from bot.understanding import word_kin
from bot.understanding.recognise import Span
from bot.understanding.text import words
from bot.understanding.word_kin import how_telling, ranks, related, stem

MOST_STATEMENTS = 6
# A term of the subject tells by how few statements are about it, within these bounds; one that no statement is about speaks
# against all of them by the middle.
_MOST_TELLING, _TERM = 3.0, 2.5
# What a related word tells, beside the word itself; and a word that stands for a rise or a fall.
_RELATED, _CUE = 0.7, 0.7
# Below this a word is too common to tell anything.
_IDLE = 0.7
# Three words in a row just as a statement has them, one of them telling: somebody remembers its wording.
_RUN, _RUN_TOLD, _RUN_TELLS = 3, 1.5, 2.0
# A keyword of several words, just so.
_LONGEST_PHRASE, _PHRASE_TOLD = 4, 2.0
# A statement that is just the kind asked for ("why": a reason) goes before one that fits as well.
_OF_KIND = 1.2
_OF_ALL_NAMED = 1.2
# A statement that fits much worse than the best is not shown beside it.
_KEPT = 0.6
# Of somebody who is named, whatever answers at all well.
_KEPT_OF_ONE = 0.35
# Items of questions that are looked up once.
_REMEMBERED = 4096
# So many letters must be the same before an ending is just an ending.
_BEGINNING = 5
# Shorter words have too many neighbours.
_LONG_ENOUGH = 6
_MOVES = frozenset((("cue", "rise"), ("cue", "fall")))
_TERMS = frozenset({"indicator", "product", "area", "topic", "expression", "hint", "month"})

_NOWHERE: frozenset[int] = frozenset()

Code: TypeAlias = tuple[str, str]
_Key = TypeVar("_Key", bound=Hashable)


@dataclass(frozen=True)
class Item:
    """One thing that a question says: the stems of its words, and the codes that it names.

    `spare` words (a sentence's mortar) speak for a statement that has them, and never against one that has not.
    """

    words: tuple[str, ...]
    stems: frozenset[str]
    codes: frozenset[Code]
    spare: bool = False


@dataclass(frozen=True)
class Sought:
    """What is known of a statement that is looked for. People, organisations and articles must match."""

    items: tuple[Item, ...]
    typed: tuple[str, ...] = ()  # all words in order, for a remembered wording
    named: tuple[Item, ...] = ()  # preferred: statements about all of these
    speakers: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()  # preferred
    attributed: bool = False  # preferred: somebody's words, not the article's own voice


@dataclass(frozen=True)
class Found:
    """The statements that fit best; which share of what was said the first answers to, and how telling that is."""

    statements: tuple[Statement, ...]
    share: float
    told: float = 0.0
    worded: bool = False  # the question has some of its very wording


def item(span: Span, *, spare: bool = False) -> Item:
    """A span as something to look for."""
    typed = tuple(span.text.split())
    codes = frozenset((s.dimension, s.code) for s in span.senses if s.dimension in _TERMS or s.dimension == "cue")
    return Item(typed, frozenset(stem(word) for word in typed), codes, spare)


class StatementIndex:
    """The statements of a knowledge, by their words and by what they are about."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._everywhere = frozenset(range(len(knowledge.statements)))
        # The same words stand in question after question.
        self._signs = lru_cache(maxsize=_REMEMBERED)(self._looked_up)

    # Made at the first question that may be after words: many never are.

    def prepare(self) -> None:
        """Make them now."""
        _ = self._with_word, self._with_code, self._with_run, self._with_phrase, self._place, self._by_beginning
        word_kin.prepare()

    @cached_property
    def _words(self) -> list[frozenset[str]]:
        """The stems of each statement's words."""
        found = []
        for statement in self.knowledge.statements:
            texts = [statement.text, statement.speaker_as or "", statement.place or "", *statement.printed]
            texts += [phrase for phrases in statement.keywords.values() for phrase in phrases]
            found.append(frozenset(stem(word) for text in texts for word in words(text)))
        return found

    @cached_property
    def _with_word(self) -> Mapping[str, frozenset[int]]:
        """The places of the statements that have a stem."""
        return _inverted(self._words)

    @cached_property
    def _with_code(self) -> Mapping[Code, frozenset[int]]:
        """The places of the statements that are about a code."""
        return _inverted(self._named(statement) for statement in self.knowledge.statements)

    @cached_property
    def _with_run(self) -> Mapping[tuple[str, ...], frozenset[int]]:
        """The places of the statements that have these words in a row."""
        texts = ((statement.text, *statement.printed) for statement in self.knowledge.statements)
        return _inverted({run for text in held for run in self._runs(words(text))} for held in texts)

    @staticmethod
    def _runs(typed: Sequence[str]) -> Iterator[tuple[str, ...]]:
        for at in range(len(typed) - _RUN + 1):
            run = tuple(typed[at : at + _RUN])
            if any(how_telling(word) >= _RUN_TELLS for word in run):
                yield run

    @cached_property
    def _with_phrase(self) -> Mapping[tuple[str, ...], frozenset[int]]:
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

    def _phrases_in(self, typed: Sequence[str]) -> set[tuple[str, ...]]:
        stems = [stem(word) for word in typed]
        found = {
            run
            for at in range(len(stems) - 1)
            for length in range(2, _LONGEST_PHRASE + 1)
            if (run := tuple(stems[at : at + length])) in self._with_phrase
        }
        return found

    @cached_property
    def _place(self) -> Mapping[str, int]:
        return {statement.id: place for place, statement in enumerate(self.knowledge.statements)}

    def _named(self, statement: Statement) -> set[Code]:
        codes = {("topic", topic) for topic in statement.topics}
        for selector in statement.about:
            codes |= {("area" if d == "counterpart" else d, c) for d, c in selector.codes}
        return codes

    def has(self, statement: Statement, word: str) -> bool:
        """Whether a statement has the word."""
        return stem(word) in self._words[self._place[statement.id]]

    def find(self, sought: Sought) -> Found:
        """The statements that fit, best first; none where something that must match does not."""
        held = self.knowledge.statements
        may_be = self._everywhere
        named = sought.speakers or sought.organisations or sought.articles
        if named:
            may_be = frozenset(place for place in may_be if self._may_be(held[place], sought))
            # A house and the paper that quoted it: both, where a statement has both.
            may_be = frozenset(p for p in may_be if self._of(held[p]).issuperset(sought.organisations)) or may_be
        met, asked = self._met(sought.items, may_be)
        if named and all(one.spare or self._signs(one)[0] < _IDLE for one in sought.items):
            return self._all_of(may_be, met)
        for phrase in self._phrases_in(sought.typed):
            for place in self._with_phrase[phrase] & may_be:
                met[place] += _PHRASE_TOLD
                asked[place] = asked.get(place, 0.0) + _PHRASE_TOLD
        worded: Counter[int] = Counter()
        for run in self._runs(sought.typed):
            for place in self._with_run.get(run, _NOWHERE):
                worded[place] += 1
                if place in met:
                    met[place] += _RUN_TOLD
                    asked[place] += _RUN_TOLD
        if not met and named and self._is_idle(sought.items):
            return self._all_of(may_be, met)
        if not met:
            return Found((), 0.0)

        about = [self._signs(one)[1] for one in sought.named]

        def fit(place: int) -> float:
            said = held[place].speaker or held[place].organisation
            of_kind = held[place].kind in sought.kinds or (sought.attributed and said)
            about_all = sought.named and all(place in having for having in about)
            return met[place] * (_OF_KIND if of_kind else 1.0) * (_OF_ALL_NAMED if about_all else 1.0)

        fits = {place: fit(place) for place in met}
        enough = max(fits.values()) * (_KEPT_OF_ONE if sought.speakers else _KEPT)
        kept = sorted((place for place in fits if fits[place] >= enough), key=lambda place: (-fits[place], place))
        first = kept[0]
        best = tuple(held[place] for place in kept[:MOST_STATEMENTS])
        return Found(best, met[first] / asked[first], met[first], worded[first] > 1)

    def on(self, series: Series) -> tuple[Statement, ...]:
        """The statements that are about just this series: they name its product or its other area."""
        return tuple(
            statement
            for statement in self.knowledge.statements
            if any(
                selector.selects(series)
                and (selector.product, selector.counterpart) == (series.product, series.counterpart)
                for selector in statement.about
            )
        )

    def told(self, statement: Statement, items: Sequence[Item]) -> float:
        """How telling those of the items are that a statement answers to."""
        place = self._place[statement.id]
        return self._met(items, frozenset((place,)))[0].get(place, 0.0)

    def told_at_most(self, items: Sequence[Item]) -> float:
        """What `told` cannot exceed of any statement: to know without a search that none is telling."""
        return sum(self._signs(one)[0] for one in items)

    def _met(self, items: Sequence[Item], may_be: frozenset[int]) -> tuple[dict[int, float], dict[int, float]]:
        """For each statement that answers to anything: how much of what was said it answers to, out of how much."""
        met: defaultdict[int, float] = defaultdict(float)
        spare: defaultdict[int, float] = defaultdict(float)
        total = 0.0
        for one in items:
            weight, having, akin, akin_weight = self._signs(one)
            if weight < _IDLE:
                continue
            if not one.spare:
                total += weight
            whole = having & may_be
            for place in whole:
                met[place] += weight
                spare[place] += weight if one.spare else 0.0
            for place in (akin & may_be) - whole:
                met[place] += akin_weight
                spare[place] += akin_weight if one.spare else 0.0
        return met, {place: max(total + spare[place], met[place]) for place in met}

    def _is_idle(self, items: Sequence[Item]) -> bool:
        """Whether what was said beside a name is no topic: "the guy from the bank"."""
        return not any(one.codes for one in items) and sum(self._signs(i)[0] for i in items if not i.spare) <= _TERM

    def _all_of(self, places: frozenset[int], met: Mapping[int, float]) -> Found:
        """Statements all of which answer, those first that have more of what was said."""
        order = sorted(places, key=lambda place: (-met.get(place, 0.0), place))
        first_few = tuple(self.knowledge.statements[place] for place in order[:MOST_STATEMENTS])
        return Found(first_few, 1.0 if first_few else 0.0)

    def _looked_up(self, one: Item) -> tuple[float, frozenset[int], frozenset[int], float]:
        """How telling an item is, the statements that answer to it, those with a word in place of it, and how telling that is."""
        weight, having, akin = self._weight(one), self._having(one), self._akin(one)
        # A word whose kin stand everywhere tells little.
        return weight, having, akin, weight * _RELATED

    def _weight(self, one: Item) -> float:
        """Rare words tell more, in the language as among the statements."""
        terms = [code for code in one.codes if code[0] in _TERMS]
        if terms:
            told = max((self._rarity(self._with_code.get(code)) for code in terms), default=0.0)
            by_word = max((self._rarity(self._with_word.get(stem)) for stem in one.stems), default=0.0)
            return min(told or by_word or _TERM, _MOST_TELLING)
        if not one.codes.isdisjoint(_MOVES) and not one.spare:
            return _CUE
        return max(
            (min(how_telling(word), self._rarity(self._with_word.get(stem(word))) or math.inf) for word in one.words),
            default=0.0,
        )

    def _rarity(self, places: frozenset[int] | None) -> float:
        return math.log(1 + len(self.knowledge.statements) / len(places)) if places else 0.0

    def _having(self, one: Item) -> frozenset[int]:
        """The statements about what it names, or with all its words."""
        found = frozenset[int]().union(*(self._with_code.get(code, frozenset()) for code in one.codes))
        by_word = [self._with_word.get(stem, frozenset()) for stem in one.stems]
        return found | (by_word[0].intersection(*by_word[1:]) if by_word else frozenset())

    def _akin(self, one: Item) -> frozenset[int]:
        """The statements with a word that people use in place of it."""
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

    def _may_be(self, statement: Statement, sought: Sought) -> bool:
        if sought.speakers and statement.speaker not in sought.speakers:
            return False
        if sought.organisations and self._of(statement).isdisjoint(sought.organisations):
            return False
        return not sought.articles or statement.article in sought.articles

    def _of(self, statement: Statement) -> frozenset[str | None]:
        """Whose words a statement is, and through whom."""
        person = self.knowledge.terms["person"].get(statement.speaker or "")
        return frozenset((statement.organisation, statement.via, person.organisation if person else None))


def _inverted(sets: Iterable[Iterable[_Key]]) -> Mapping[_Key, frozenset[int]]:
    places: defaultdict[_Key, set[int]] = defaultdict(set)
    for place, keys in enumerate(sets):
        for key in keys:
            places[key].add(place)
    return {key: frozenset(found) for key, found in places.items()}

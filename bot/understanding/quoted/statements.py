"""Who said what, and why: finding the statements that a question is after, by speaker, topic, series and words."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.facts.model import Knowledge, Series, Statement
from bot.understanding.quoted.statement_words import TERM, Item, StatementWords
from bot.understanding.words.text import words
from bot.understanding.words.word_kin import related, stem

MOST_STATEMENTS = 6
# Below this a word is too common to tell anything.
_IDLE = 0.7
# What three words in a row tell, and a keyword of several words.
_RUN_TOLD, _PHRASE_TOLD = 1.5, 2.0
# A statement that is just the kind asked for ("why": a reason) goes before one that fits as well.
_OF_KIND = 1.2
_OF_ALL_NAMED = 1.2
# One that is on a topic that is named goes after one that has the very word.
_WORD_FOR_WORD = 1.2
# ... more so where that is a name, which nothing else is called.
_NAME_FOR_NAME = 1.5
# A statement that fits much worse than the best is not shown beside it.
_KEPT = 0.6
# Of somebody who is named, whatever answers at all well.
_KEPT_OF_ONE = 0.35
# Of what is asked for in so many words ("why": a reason), what fits this much worse yet.
_KEPT_OF_KIND = 0.8
# Whom an article quotes, and does not name.
_NAMELESS = ("unnamed", "anonymous", "unidentified", "nameless")
_NOWHERE: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Sought:
    """What is known of a statement that is looked for. People, organisations and articles must match."""

    items: tuple[Item, ...]
    typed: tuple[str, ...] = ()  # all words in order, for a remembered wording
    named: tuple[Item, ...] = ()  # preferred: statements about all of these
    speakers: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    outlets: tuple[str, ...] = ()  # of these articles: others may quote them
    called: tuple[str, ...] = ()  # as an article calls those who have no name
    kinds: tuple[str, ...] = ()  # preferred
    either: bool = False  # of one of the people or of one of the organisations, rather than of both
    attributed: bool = False  # preferred: somebody's words, not the article's own voice


@dataclass(frozen=True)
class Found:
    """The statements that fit best; which share of what was said the first answers to, and how telling that is."""

    statements: tuple[Statement, ...]
    share: float
    told: float = 0.0
    worded: bool = False  # the question has some of its very wording


class StatementIndex:
    """The statements of a knowledge, by their words and by what they are about."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._everywhere = frozenset(range(len(knowledge.statements)))
        self.words = StatementWords(knowledge)

    def prepare(self) -> None:
        """Put together the words of all statements."""
        self.words.prepare()

    def has(self, statement: Statement, word: str) -> bool:
        """Whether a statement has the word."""
        return stem(word) in self.words.words_of[self.words.place[statement.id]]

    def called_in(self, typed: Sequence[str]) -> tuple[str, ...]:
        """Those whom an article quotes without a name, as it calls them, where the words have them called so."""
        stems = tuple(map(stem, typed))
        if kinds := {after for one, after in pairwise(typed) if one in _NAMELESS}:
            names = (held.speaker_as for held in self.knowledge.statements if not (held.speaker or held.organisation))
            return tuple(name for name in names if name and not kinds.isdisjoint(words(name)))
        return tuple(
            name
            for at, first in enumerate(stems)
            for called, name in self.words.nameless.get(first, ())
            if stems[at : at + len(called)] == called
        )

    def find(self, sought: Sought) -> Found:
        """The statements that fit, best first; none where something that must match does not."""
        named = sought.speakers or sought.organisations or sought.articles or sought.called
        may_be = self._of_who_is_named(sought) if named else self._everywhere
        met, asked = self._met(sought.items, may_be)
        if named and all(one.spare or self.words.signs(one)[0] < _IDLE for one in sought.items):
            return self._all_of(may_be, met, sought)
        worded = self._count_wording(sought.typed, met, asked)
        if not met and named and self._is_idle(sought.items):
            return self._all_of(may_be, met, sought)
        if not met:
            return Found((), 0.0)
        kept = self._best(met, sought)
        first = kept[0]
        best = tuple(self.knowledge.statements[place] for place in self._in_turn(kept, sought)[:MOST_STATEMENTS])
        return Found(best, met[first] / asked[first], met[first], worded[first] > 1)

    def _of_who_is_named(self, sought: Sought) -> frozenset[int]:
        """The statements of all that is named. A house and the paper that quoted it: both, where a statement has both."""
        held = self.knowledge.statements
        may_be = frozenset(place for place in self._everywhere if self._may_be(held[place], sought))
        if sought.either:
            return may_be
        return frozenset(p for p in may_be if self._of(held[p]).issuperset(sought.organisations)) or may_be

    def _count_wording(self, typed: Sequence[str], met: dict[int, float], asked: dict[int, float]) -> Counter[int]:
        """Add what whole phrases tell to both; how many words in a row each statement has of what was typed."""
        for phrase in self.words.phrases_in(typed):
            for place in self.words.with_phrase[phrase] & met.keys():
                met[place] += _PHRASE_TOLD
                asked[place] += _PHRASE_TOLD
        worded: Counter[int] = Counter()
        for run in self.words.runs(typed):
            for place in self.words.with_run.get(run, _NOWHERE):
                worded[place] += 1
                if place in met:
                    met[place] += _RUN_TOLD
                    asked[place] += _RUN_TOLD
        return worded

    def _best(self, met: Mapping[int, float], sought: Sought) -> list[int]:
        """The places of the statements that fit about as well as the best, that first."""
        held = self.knowledge.statements
        about = [self.words.signs(one)[1] for one in sought.named]
        topical = [one for one in sought.items if any(dimension == "topic" for dimension, _ in one.codes)]
        verbatim = {
            place: _WORD_FOR_WORD if any(map(related, one.stems)) else _NAME_FOR_NAME
            for one in topical
            for place in self.words.with_all_of(one)
        }

        def fit(place: int) -> float:
            said = held[place].speaker or held[place].organisation
            of_kind = held[place].kind in sought.kinds or (sought.attributed and said)
            about_all = sought.named and all(place in having for having in about)
            told = met[place] * verbatim.get(place, 1.0)
            return told * (_OF_KIND if of_kind else 1.0) * (_OF_ALL_NAMED if about_all else 1.0)

        fits = {place: fit(place) for place in met}
        enough = max(fits.values()) * (_KEPT_OF_ONE if sought.speakers or sought.organisations else _KEPT)
        wanted = sought.kinds[0] if sought.kinds else ""
        return sorted(
            (p for p in fits if fits[p] >= enough * (_KEPT_OF_KIND if held[p].kind == wanted else 1.0)),
            key=lambda place: (-fits[place], place),
        )

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
        place = self.words.place[statement.id]
        return self._met(items, frozenset((place,)))[0].get(place, 0.0)

    def is_about(self, statement: Statement, one: Item) -> bool:
        """Whether a statement is about what an item names, or has its words; of one word, another in its place does."""
        place = self.words.place[statement.id]
        _, having, akin, _ = self.words.signs(one)
        return place in having or (len(one.words) == 1 and place in akin)

    def told_at_most(self, items: Sequence[Item]) -> float:
        """What `told` cannot exceed of any statement: to know without a search that none is telling."""
        return sum(self.words.signs(one)[0] for one in items)

    def _met(self, items: Sequence[Item], may_be: frozenset[int]) -> tuple[dict[int, float], dict[int, float]]:
        """For each statement that answers to anything: how much of what was said it answers to, out of how much."""
        met: defaultdict[int, float] = defaultdict(float)
        spare: defaultdict[int, float] = defaultdict(float)
        total = 0.0
        for one in items:
            weight, having, akin, akin_weight = self.words.signs(one)
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
        return (
            not any(dimension != "month" for one in items for dimension, _ in one.codes)
            and sum(self.words.signs(i)[0] for i in items if not i.spare) <= TERM
        )

    def _all_of(self, places: frozenset[int], met: Mapping[int, float], sought: Sought) -> Found:
        """Statements all of which answer, those first that have more of what was said."""
        order = self._in_turn(sorted(places, key=lambda place: (-met.get(place, 0.0), place)), sought)
        first_few = tuple(self.knowledge.statements[place] for place in order[:MOST_STATEMENTS])
        return Found(first_few, 1.0 if first_few else 0.0)

    def _in_turn(self, places: Sequence[int], sought: Sought) -> Sequence[int]:
        """Of several who are named, one statement of each before a second of anybody."""
        named = {*sought.speakers, *sought.organisations}
        if len(named) <= 1:
            return places
        turns: Counter[frozenset[str | None]] = Counter()
        turn_of: dict[int, int] = {}
        for place in places:
            statement = self.knowledge.statements[place]
            voices = named & {statement.speaker, *self._of(statement)}
            turn_of[place] = turns[frozenset(voices)]
            turns[frozenset(voices)] += 1
        return sorted(places, key=turn_of.__getitem__)

    def _may_be(self, statement: Statement, sought: Sought) -> bool:
        if sought.called and statement.speaker_as not in sought.called:
            return False
        spoken = not sought.speakers or statement.speaker in sought.speakers
        of_house = not sought.organisations or not self._of(statement).isdisjoint(sought.organisations)
        if not ((spoken or of_house) if sought.either else (spoken and of_house)):
            return False
        if not sought.articles or statement.article in sought.articles:
            return True
        return not self._of(statement).isdisjoint(sought.outlets)  # what another article has through it

    def _of(self, statement: Statement) -> frozenset[str | None]:
        """Whose words a statement is, and through whom."""
        person = self.knowledge.terms["person"].get(statement.speaker or "")
        house = self.knowledge.terms["organisation"].get(statement.organisation or "")
        behind = (term.organisation for term in (person, house) if term)
        return frozenset((statement.organisation, statement.via, *behind))

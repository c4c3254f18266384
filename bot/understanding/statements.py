"""Who said what, and why: finding the statements that a question is after, by speaker, topic, series and words."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.facts.model import Knowledge, Statement
from bot.understanding.recognise import Span
from bot.understanding.text import words

MOST_STATEMENTS = 6
# A term of the subject that a statement is about, beside a word, which counts by how rare it is (0.7 to 5).
_TERM = 2.5
# "Fell" and "rose" stand in many statements in other words.
_CUE = 0.7
# A statement that is just the kind asked for ("why": a reason) goes before one that fits as well.
_OF_KIND = 1.2
# A statement that fits much worse than the best is not shown beside it.
_KEPT = 0.7


@dataclass(frozen=True)
class Item:
    """One thing that a question says: its words, and the codes that it names."""

    words: frozenset[str]
    codes: frozenset[tuple[str, str]]


@dataclass(frozen=True)
class Sought:
    """What is known of a statement that is looked for. People, organisations and articles must match."""

    items: tuple[Item, ...]
    speakers: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()  # preferred
    attributed: bool = False  # somebody's words, not the article's own voice


@dataclass(frozen=True)
class Found:
    """The statements that fit best, and which share of what was said they answer to."""

    statements: tuple[Statement, ...]
    share: float


def item(span: Span) -> Item:
    """A span as something to look for."""
    return Item(
        frozenset(stem(word) for word in span.text.split()), frozenset((s.dimension, s.code) for s in span.senses)
    )


class StatementIndex:
    """The statements of a knowledge, with how rare each of their words is."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        total = max(len(knowledge.statements), 1)
        self._rarest = math.log(1 + total)

    # Made at the first question that may be after words: many never are.

    def prepare(self) -> None:
        """Make them now."""
        _ = self._words, self._codes, self._rarity

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        """The words of each statement, by its id."""
        found = {}
        for statement in self.knowledge.statements:
            texts = [statement.text, statement.speaker_as or "", statement.place or "", *statement.printed]
            texts += [phrase for phrases in statement.keywords.values() for phrase in phrases]
            found[statement.id] = frozenset(stem(word) for text in texts for word in words(text))
        return found

    @cached_property
    def _codes(self) -> dict[str, frozenset[tuple[str, str]]]:
        """The codes that each statement is about, by its id."""
        return {statement.id: frozenset(self._named(statement)) for statement in self.knowledge.statements}

    @cached_property
    def _rarity(self) -> dict[str, float]:
        """How telling each word is: the fewer statements have it, the more."""
        counts = Counter(word for held in self._words.values() for word in held)
        total = len(self._words)
        return {word: math.log(1 + total / count) for word, count in counts.items()}

    def _named(self, statement: Statement) -> set[tuple[str, str]]:
        codes = {("topic", topic) for topic in statement.topics}
        for selector in statement.about:
            codes |= {("area" if d == "counterpart" else d, c) for d, c in selector.codes}
        return codes

    def has(self, statement: Statement, word: str) -> bool:
        """Whether a statement has the word."""
        return stem(word) in self._words[statement.id]

    def find(self, sought: Sought) -> Found:
        """The statements that fit, best first; none where something that must match does not."""
        weights = [self._weight(one) for one in sought.items]
        total = sum(weights)
        scored = []
        for statement in self.knowledge.statements:
            if not self._may_be(statement, sought):
                continue
            met = sum(w for one, w in zip(sought.items, weights, strict=True) if self._answers(statement, one))
            if met or not sought.items:
                scored.append((met * (_OF_KIND if statement.kind in sought.kinds else 1.0), met, statement))
        if not scored:
            return Found((), 0.0)
        scored.sort(key=lambda row: -row[0])
        best, met, _ = scored[0]
        kept = [statement for score, _, statement in scored if score >= best * _KEPT]
        return Found(tuple(kept[:MOST_STATEMENTS]), met / total if total else 1.0)

    def _weight(self, one: Item) -> float:
        """Rare words tell more; a word that no statement has speaks against all of them."""
        if any(dimension in _TERMS for dimension, _ in one.codes):
            return _TERM
        if any(dimension == "cue" for dimension, _ in one.codes):
            return _CUE
        return max((self._rarity.get(word, self._rarest) for word in one.words), default=0.0)

    def _answers(self, statement: Statement, one: Item) -> bool:
        return bool(one.codes & self._codes[statement.id] or one.words <= self._words[statement.id])

    def _may_be(self, statement: Statement, sought: Sought) -> bool:
        if sought.speakers and statement.speaker not in sought.speakers:
            return False
        if sought.organisations and not self._of(statement, sought.organisations):
            return False
        if sought.articles and statement.article not in sought.articles:
            return False
        return not sought.attributed or bool(statement.speaker or statement.organisation)

    def _of(self, statement: Statement, organisations: Sequence[str]) -> bool:
        person = self.knowledge.terms["person"].get(statement.speaker or "")
        of = (statement.organisation, statement.via, person.organisation if person else None)
        return any(organisation in of for organisation in organisations)


_TERMS = frozenset({"indicator", "product", "area", "topic"})


def stem(word: str) -> str:
    """A word without its commonest endings, so that "shifting" meets "shift"; only for comparing."""
    for ending in (
        "ations",
        "ation",
        "ments",
        "ment",
        "ings",
        "ing",
        "ies",
        "ed",
        "es",
        "s",
        "ly",
        "er",
        "ers",
        "e",
        "y",
    ):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word

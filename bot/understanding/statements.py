"""Who said what, and why: finding the statements that a question is after, by speaker, topic, series and remembered words."""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.facts.model import Knowledge, Selector, Series, Statement
from bot.understanding.text import words

MOST_STATEMENTS = 6
# A statement that matches much worse than the best is not shown beside it.
_KEPT = 0.6
_SAME = 0.95
# What a remembered word, a topic and a series count for. A named speaker is not weighed: it must match.
_TOPIC, _ABOUT, _KIND, _FRAGMENT = 3.0, 2.0, 1.5, 1.0


@dataclass(frozen=True)
class Sought:
    """What is known of a statement that is looked for."""

    speakers: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    series: tuple[Series, ...] = ()
    selectors: tuple[Selector, ...] = ()  # where the question names terms, but no one series
    kinds: tuple[str, ...] = ()
    fragment: tuple[str, ...] = ()  # words that may stand in it
    reasons: bool = False  # "why": reasons before views
    attributed: bool = False  # somebody's words, not the article's own voice


class StatementIndex:
    """The statements of a knowledge, with how rare each of their words is."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._words: dict[str, frozenset[str]] = {}
        counts: Counter[str] = Counter()
        self._by_word: dict[str, list[Statement]] = defaultdict(list)
        for statement in knowledge.statements:
            held = frozenset(stem(word) for text in (statement.text, *statement.printed) for word in words(text))
            self._words[statement.id] = held
            counts.update(held)
            for word in held:
                self._by_word[word].append(statement)
        total = max(len(knowledge.statements), 1)
        self._rarest = math.log(1 + total)
        self._rarity: Mapping[str, float] = {word: math.log(1 + total / count) for word, count in counts.items()}

    def holds(self, word: str) -> bool:
        """Whether some statement has the word."""
        return stem(word) in self._by_word

    def find(self, sought: Sought) -> tuple[Statement, ...]:
        """The statements that fit, best first; empty where none fits everything that was named."""
        scored = []
        for statement in self._candidates(sought):
            score = self._score(statement, sought)
            if score > 0:
                scored.append((score, statement))
        scored.sort(key=lambda pair: -pair[0])
        if not scored:
            return ()
        best = scored[0][0]
        return tuple(statement for score, statement in scored if score >= best * _KEPT)[:MOST_STATEMENTS]

    def has(self, statement: Statement, word: str) -> bool:
        """Whether a statement has the word."""
        return stem(word) in self._words[statement.id]

    def holding(self, fragment: Sequence[str], share: float) -> tuple[Statement, ...]:
        """The statements that hold at least such a share of the fragment's words, weighed by how rare they are."""
        wanted = {stem(word) for word in fragment}
        # A word that no statement has weighs as much as the rarest: it speaks against every one of them.
        weights = {word: self._rarity.get(word, self._rarest) for word in wanted}
        total = sum(weights.values())
        scored = [(sum(weights[word] for word in wanted & self._words[s.id]), s) for s in self.knowledge.statements]
        best = max((score for score, _ in scored), default=0.0)
        if not total or best < share * total:
            return ()
        return tuple(statement for score, statement in scored if score >= best * _SAME)[:MOST_STATEMENTS]

    def _candidates(self, sought: Sought) -> Iterable[Statement]:
        for statement in self.knowledge.statements:
            if sought.speakers and statement.speaker not in sought.speakers:
                continue
            if sought.organisations and not self._of(statement, sought.organisations):
                continue
            if sought.articles and statement.article not in sought.articles:
                continue
            if sought.attributed and not (statement.speaker or statement.organisation):
                continue
            if sought.kinds and statement.kind not in sought.kinds:
                continue
            yield statement

    def _of(self, statement: Statement, organisations: Sequence[str]) -> bool:
        person = self.knowledge.terms["person"].get(statement.speaker or "")
        return (
            statement.organisation in organisations
            or statement.via in organisations
            or (person is not None and person.organisation in organisations)
        )

    def _score(self, statement: Statement, sought: Sought) -> float:
        named = bool(sought.speakers or sought.organisations)
        topics = len(set(sought.topics) & set(statement.topics))
        about = max((_closeness(selector, sought) for selector in statement.about), default=0.0)
        fragment = sum(
            self._rarity.get(word, 0.0) for word in {stem(w) for w in sought.fragment} & self._words[statement.id]
        )
        asked = bool(sought.topics or sought.series or sought.selectors)
        if asked and not topics and not about and not fragment:
            return 0.0
        if not named and not asked and not fragment:
            return 0.0
        reason = _KIND if sought.reasons and statement.kind == "reason" else 0.0
        score = reason + _TOPIC * topics + _ABOUT * about + _FRAGMENT * fragment
        return score + 1.0 if named else score


def _closeness(selector: Selector, sought: Sought) -> float:
    """How far a statement's subject is what was asked: 1 for the very series, less for a part of it."""
    best = 0.0
    for series in sought.series:
        codes = selector.codes
        met = sum(code == series.code(dimension) for dimension, code in codes)
        if codes and met == len(codes):
            other = sum(
                series.code(d) is not None and selector_code is None
                for d, selector_code in (("counterpart", selector.counterpart), ("product", selector.product))
            )
            best = max(best, 1.0 - 0.3 * other)
        elif (
            met
            and selector.indicator == series.indicator
            and selector.counterpart == series.counterpart
            and selector.product == series.product
        ):
            best = max(best, 0.6)
    for wanted in sought.selectors:
        mine = dict(selector.codes)
        if all(mine.get(dimension) == code for dimension, code in wanted.codes):
            best = max(best, 0.9)
    return best


def stem(word: str) -> str:
    """A word without its commonest endings, so that "shifting" meets "shift"; only for comparing."""
    for ending in ("ing", "ies", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word

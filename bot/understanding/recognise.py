"""Tokens → spans: which words name which terms, in spite of slips; and which words are nothing we know."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.understanding.lexicon import SUBJECT_DIMENSIONS, Lexicon, Sense
from bot.understanding.text import Token

# A word that was run together is taken apart into known words; shorter ones come apart by accident.
SHORTEST_RUN_TOGETHER = 6
# The shortest part of such a word, and what at least one part must have.
_SHORTEST_PART, _ANCHOR_PART = 2, 4


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens `first` to `last` (excluded) that stand for something; no senses: a word nobody here knows."""

    first: int
    last: int
    senses: tuple[Sense, ...]
    text: str
    sentence: int
    possessive: bool = False
    hyphen: bool = False
    comma: bool = False
    slips: int = 0

    def codes(self, dimension: str) -> tuple[str, ...]:
        return tuple(sense.code for sense in self.senses if sense.dimension == dimension)

    def is_a(self, dimension: str, code: str | None = None) -> bool:
        return any(sense.dimension == dimension and code in (None, sense.code) for sense in self.senses)

    @property
    def known(self) -> bool:
        return bool(self.senses)

    @property
    def subject(self) -> bool:
        """Whether it names something of the subject, rather than being a word of the language."""
        return any(sense.dimension in SUBJECT_DIMENSIONS for sense in self.senses)


def recognise(tokens: tuple[Token, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans of a question in order, longest phrases first, every token in exactly one span."""
    resolved = list(_resolved(tokens, lexicon))
    spans: list[Span] = []
    at = 0
    while at < len(resolved):
        token, slips = resolved[at]
        length = _longest_phrase(resolved, at, lexicon)
        if length:
            piece = [token for token, _ in resolved[at : at + length]]
            senses = lexicon.senses[tuple(token.text for token in piece)]
            total = sum(slips for _, slips in resolved[at : at + length])
        elif token.number:
            piece, senses, total = [token], (Sense("number", token.text),), 0
        else:
            piece, senses, total = [token], (), slips
        spans.append(
            Span(
                at, at + len(piece), senses, " ".join(t.text for t in piece), token.sentence,
                piece[-1].possessive, token.hyphen, token.comma, total,
            )
        )  # fmt: skip
        at += len(piece)
    return tuple(spans)


def _longest_phrase(resolved: list[tuple[Token, int]], at: int, lexicon: Lexicon) -> int:
    """How many tokens from `at` make the longest phrase; 0 where none does. A phrase never crosses a sentence's end."""
    sentence = resolved[at][0].sentence
    most = min(lexicon.longest.get(resolved[at][0].text, 0), len(resolved) - at)
    for length in range(most, 0, -1):
        piece = resolved[at : at + length]
        if piece[-1][0].sentence == sentence and tuple(token.text for token, _ in piece) in lexicon.senses:
            return length
    return 0


def _resolved(tokens: tuple[Token, ...], lexicon: Lexicon) -> Iterator[tuple[Token, int]]:
    """Each token as the word it was meant to be, with the slips in it; run-together words taken apart."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if following and not _plainly_known(token.text, lexicon) | token.number and following.sentence == token.sentence:
            joined = token.text + following.text
            if joined in lexicon.vocabulary and not _is_alone(following.text, lexicon):
                yield replace(token, text=joined, end=following.end, possessive=following.possessive), 1
                at += 2
                continue
        at += 1
        if token.number:
            yield token, 0
            continue
        pieces, slips = _meant(token.text, lexicon)
        for index, piece in enumerate(pieces):
            last = index == len(pieces) - 1
            yield (
                replace(token, text=piece, possessive=token.possessive and last, comma=token.comma and not index),
                slips if last else 0,
            )


def _plainly_known(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.vocabulary or word in lexicon.slips


def _is_alone(word: str, lexicon: Lexicon) -> bool:
    return (word,) in lexicon.senses


def _meant(word: str, lexicon: Lexicon) -> tuple[tuple[str, ...], int]:
    """The words that a typed word was meant to be, and how many slips that takes; itself where nothing is near."""
    if word in lexicon.slips:
        return (lexicon.slips[word],), 1
    if word in lexicon.vocabulary:
        return (word,), 0
    for other in _inflections(word):
        if other in lexicon.vocabulary:
            return (other,), 0
    if word in lexicon.common:
        return (word,), 0
    if len(word) >= SHORTEST_RUN_TOGETHER and (parts := _apart(word, lexicon)):
        return parts, 1
    return _corrected(word, lexicon)


def _corrected(word: str, lexicon: Lexicon) -> tuple[tuple[str, ...], int]:
    near = lexicon.near.find(word)
    if not near:
        return (word,), 0
    distance = near[0][1]
    best = [found for found, slips in near if slips == distance and found in lexicon.vocabulary]
    if not best:
        return (word,), 0  # nearer to some other word of the language
    terms = [found for found in best if lexicon.is_term(found)]
    if len({lexicon.senses.get((found,), found) for found in terms}) > 1:
        same_start = [found for found in terms if found[0] == word[0]]
        if len({lexicon.senses.get((found,)) for found in same_start}) != 1:
            return (word,), 0  # between two terms: "emports"
        terms = same_start
    return ((terms or best)[0],), distance


def _inflections(word: str) -> Iterator[str]:
    if word.endswith("ies") and len(word) > 4:
        yield word[:-3] + "y"
    if word.endswith("es") and len(word) > 4:
        yield word[:-2]
    if word.endswith("s") and len(word) > 3:
        yield word[:-1]
    elif len(word) > 3:
        yield word + "s"


def _apart(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The known words that a word is run together from, fewest first; empty where it does not come apart."""

    @lru_cache(maxsize=256)
    def split(start: int) -> tuple[str, ...] | None:
        if start == len(word):
            return ()
        best: tuple[str, ...] | None = None
        for end in range(len(word), start + _SHORTEST_PART - 1, -1):
            part = word[start:end]
            if (part,) in lexicon.senses and (rest := split(end)) is not None and (best is None or len(rest) + 1 < len(best)):
                best = (part, *rest)
        return best

    parts = split(0) if len(word) <= 40 else None
    if parts is None or len(parts) > 5:
        return ()
    return parts if any(len(part) >= _ANCHOR_PART and lexicon.is_term(part) for part in parts) else ()

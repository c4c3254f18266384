"""Indicators whose words a text has apart or turned round: "2,310 flights were cancelled" names "cancelled flights"."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from bot.facts.model import Knowledge
from bot.understanding.words.phrases import subject_phrases
from bot.understanding.words.recognise import Span
from bot.understanding.words.text import tokenize
from bot.understanding.words.word_kin import stem

# What only joins the words of a phrase.
JOINING = frozenset({"a", "an", "the", "of", "for", "in", "on", "at", "to", "by", "per", "with", "from", "and"})
_FEWEST = 2  # a single word is found where it stands


class Scattered:
    """The phrases of a folder's indicators, by the stems of their words."""

    def __init__(self, knowledge: Knowledge, language: str) -> None:
        found: dict[frozenset[str], set[str]] = defaultdict(set)
        for sense, phrase, spoken in subject_phrases(knowledge):
            if sense.dimension == "indicator" and spoken == language and len(key := _stems(phrase)) >= _FEWEST:
                found[key].add(sense.code)
        self._codes = {key: next(iter(codes)) for key, codes in found.items() if len(codes) == 1}

    def indicators(self, text: str, spans: Iterable[Span], named: Iterable[str]) -> tuple[str, ...]:
        """The indicators of a clause in which some are `named` as they are called: a longer name found apart stands for a
        shorter one in it, as "planes that are 83% full" are "full planes" and no number of planes."""
        told = tuple(named)
        words = _stems(text)
        found = {key: code for key, code in self._codes.items() if key <= words and code not in told}
        if not found:
            return told
        most = max(map(len, found))
        longest = {key: code for key, code in found.items() if len(key) == most}
        within = {code for span in spans for code in span.codes("indicator") if _is_part(span.text, longest)}
        return tuple(dict.fromkeys((*longest.values(), *(code for code in told if code not in within))))


def _is_part(text: str, keys: Iterable[frozenset[str]]) -> bool:
    words = _stems(text)
    return any(words < key for key in keys)


def _stems(text: str) -> frozenset[str]:
    return frozenset(_words(text))


def _words(text: str) -> Iterator[str]:
    return (stem(token.text) for token in tokenize(text).tokens if not token.number and token.text not in JOINING)

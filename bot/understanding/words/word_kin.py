"""Words beside one another: the same stem, the same meaning, and how common each is in the language."""

import importlib.util
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from pathlib import Path

import Stemmer
import yaml

# The more frequent a word, the less it tells: from 0 for "the" to 5 for one in no list.
_MOST_TELLING = 5.0
_NUMBER = 1.5
# The rank at which a word begins to tell; tuned on tests/questions/*-tune.yaml.
_TELLING_RANK = 150
# Rarer words all tell as much as one in no list; this keeps the list at a few megabytes.
_MOST_RANKED = 30_000
# "didnt", "theyll": written together they stand in no list.
_SHORTENED = re.compile(r"[a-z]+nt|(?:i|you|he|she|it|we|they|who|what|that|there)(?:s|m|d|ll|ve|re)")
_NO_RELATED: frozenset[str] = frozenset()

# What is critical is no criticism, and what is important imports nothing: words that the stemmer takes for others.
_STEMMED_AS = dict.fromkeys(
    ("criticism", "criticisms", "criticize", "criticizes", "criticized", "criticizing"), "criticise"
) | dict.fromkeys(("important", "importantly", "importance"), "weighty")
# Without a memory of its own, which would hold every word a second time.
_stemmer = Stemmer.Stemmer("english", 0)


class WordList:
    """Words that are looked for in few questions: in a sixth of the memory of a set, and found in a microsecond or two."""

    def __init__(self, words: Iterable[str]) -> None:
        alike: defaultdict[str, list[str]] = defaultdict(list)
        for word in words:
            alike[word[:_BEGINNING]].append(word)
        # One text of all words that begin alike; of all words, it would be searched for half a millisecond.
        self._texts = {beginning: "\n".join(("", *held, "")) for beginning, held in alike.items()}

    def __contains__(self, word: str) -> bool:
        return f"\n{word}\n" in self._texts.get(word[:_BEGINNING], "")


# The letters by which a list of words is kept apart.
_BEGINNING = 3


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A word without its endings, so that "shifting" meets "shift"; only for comparing."""
    found: str = _stemmer.stemWord(_STEMMED_AS.get(word, word))
    return found


@lru_cache(maxsize=65536)
def how_telling(word: str) -> float:
    """How much a word tells by itself."""
    if word.isdigit():
        return _NUMBER
    rank = ranks().get(word)
    if rank is None and _SHORTENED.fullmatch(word):
        return 0.0
    return _MOST_TELLING if rank is None else min(_MOST_TELLING, math.log1p(rank / _TELLING_RANK))


@cache
def ranks() -> Mapping[str, int]:
    """The more frequent English words by their rank, and behind them those that stand in a group."""
    words = dict.fromkeys((*islice(_by_frequency(), _MOST_RANKED), *_akin_words()))
    return {word: rank for rank, word in enumerate(words, 1)}


def is_english(word: str) -> bool:
    """Whether a word as it stands is one of the language's, however rare."""
    return word in ranks() or word in _rarer()


@cache
def _rarer() -> "WordList":
    return WordList(islice(_by_frequency(), _MOST_RANKED, None))


def _by_frequency() -> Iterator[str]:
    """The list that symspellpy carries, the most frequent first; the package is not imported."""
    spec = importlib.util.find_spec("symspellpy")
    if spec is None or spec.origin is None:
        return
    path = Path(spec.origin).with_name("frequency_dictionary_en_82_765.txt")
    with path.open(encoding="utf-8-sig") as lines:
        for line in lines:
            yield line.partition(" ")[0]


def related(stemmed: str) -> frozenset[str]:
    """The stems of the words that people use in place of one."""
    return _groups().get(stemmed, _NO_RELATED)


def prepare() -> None:
    """Read now what the first word would wait for."""
    _ = ranks(), _rarer(), _groups()


def _akin_words() -> Iterator[str]:
    """Every word that stands in a group: none is a slip for another."""
    return (phrase for group in _lines() for phrase in group if " " not in phrase)


@cache
def _groups() -> Mapping[str, frozenset[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for group in _lines():
        stems = {stem(phrase) for phrase in group if " " not in phrase}
        for one in stems:
            found[one] |= stems - {one}
    return {one: frozenset(others) for one, others in found.items()}


@cache
def _lines() -> tuple[tuple[str, ...], ...]:
    text = files("bot.understanding").joinpath("related", "en.yaml").read_text(encoding="utf-8")
    groups = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - makes texts only
    return tuple(tuple(group) for group in groups)

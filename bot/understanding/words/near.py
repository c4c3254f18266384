"""Finding the word that a typing slip was meant to be. Only words that are close at one of their ends are compared."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

# Shorter words have too many neighbours to be trusted by themselves ("eu" and "us" are one slip apart); a phrase may bear them out.
_TRUSTED = 4
_SHORTEST = 3
# Slips allowed for a word's length, tuned on the tuning half of tests/questions: more let "pricing" become "prices".
_ALLOWED = ((11, 3), (6, 2), (_SHORTEST, 1))
_ENDS = 2
_SHORT = 5
_MOST_FOUND = 12
# The same word is looked for by who tells the language and by who reads it, and often in the next question.
_REMEMBERED = 1024
_VOWELS = re.compile(r"[aeiou]")
_NO_VOWELS = dict.fromkeys(map(ord, "aeiou"))
_DOUBLED = re.compile(r"(.)\1")


class Meant(NamedTuple):
    """A word that a typed one may have been meant to be, with the slips that takes."""

    word: str
    slips: int


class NearWords:
    """Words that can be found again with a few slips in them. Memory and look-up grow with the words that share an end."""

    def __init__(self, known: Iterable[str]) -> None:
        buckets: dict[str, list[str]] = defaultdict(list)
        undoubled: dict[str, list[str]] = defaultdict(list)
        by_consonants: dict[str, list[str]] = defaultdict(list)
        for word in sorted(known):  # the same words are found whatever the order of a set
            if len(word) >= _SHORTEST and not word.isdigit():
                for key in _keys(word):
                    buckets[key].append(word)
                if _DOUBLED.search(word):
                    undoubled[_undoubled(word)].append(word)
                if key_of_consonants := _consonants_key(word.translate(_NO_VOWELS)):
                    by_consonants[key_of_consonants].append(word)
        # By length, since only words of nearly the same length are compared.
        self._buckets = {key: tuple(sorted(bucket, key=len)) for key, bucket in buckets.items()}
        self._undoubled = {key: tuple(found) for key, found in undoubled.items()}
        # A few words share a key and are looked through: all consonants as keys would take ten times the memory.
        self._voiceless = {key: tuple(found) for key, found in by_consonants.items()}
        self._remembered = lru_cache(maxsize=_REMEMBERED)(self._find)

    def find(self, typed: str) -> tuple[tuple[str, int], ...]:
        """The nearest words with their distance (optimal string alignment), nearest first; none beyond what is allowed.

        Letters doubled in the wrong place count as one slip, however many: "tarrif".
        """
        return self._remembered(typed)

    def _find(self, typed: str) -> tuple[tuple[str, int], ...]:
        allowed = next((slips for length, slips in _ALLOWED if len(typed) >= length), 0)
        if not allowed:
            return ()
        simple = _undoubled(typed)
        found: dict[str, int] = dict.fromkeys(self._undoubled.get(simple, ()), 1)
        if self._knows(simple):
            found[simple] = 1
        if not _VOWELS.search(typed):  # "lst mnth": as typed on a phone
            alike = self._voiceless.get(_consonants_key(typed), ())
            found |= dict.fromkeys((word for word in alike if _VOWELS.sub("", word) == typed), 1)
        for key in _keys(typed):
            bucket = self._buckets.get(key, ())
            first = bisect_left(bucket, len(typed) - allowed, key=len)
            last = bisect_right(bucket, len(typed) + allowed, key=len)
            near = extract(typed, bucket[first:last], scorer=OSA.distance, score_cutoff=allowed, limit=None)
            near.sort(key=lambda row: (row[1], row[0]))
            found.update((word, int(distance)) for word, distance, _ in near[:_MOST_FOUND] if word not in found)
        letters = sorted(typed)

        def rank(pair: tuple[str, int]) -> tuple[int, bool, bool, bool, bool, str]:
            word, distance = pair
            return (
                distance,
                _VOWELS.sub("", word) != typed,
                sorted(word) != letters,
                len(word) < len(typed),
                word[0] != typed[0],
                word,
            )

        return tuple(sorted(found.items(), key=rank))

    def _knows(self, word: str) -> bool:
        bucket = self._buckets.get(f"^{word[:_ENDS]}", ())
        return word in bucket[bisect_left(bucket, len(word), key=len) : bisect_right(bucket, len(word), key=len)]

    def trusts(self, typed: str, meant: str) -> bool:
        """Whether a word can be corrected by itself: a short one only from swapped letters or left-out vowels."""
        return len(typed) >= _TRUSTED or sorted(typed) == sorted(meant) or _VOWELS.sub("", meant) == typed


def _keys(word: str) -> set[str]:
    # The first two letters also in swapped order: "xeports". The last two likewise.
    head, tail = word[:_ENDS], word[-_ENDS:]
    keys = {"^" + head, "^" + head[::-1], tail + "$", tail[::-1] + "$"}
    if len(word) <= _SHORT:  # one swap in the middle can touch both ends: "yaer"
        keys.add(f"{word[0]}{len(word)}{word[-1]}")
    return keys


def _consonants_key(consonants: str) -> str:
    return f"{consonants[:_ENDS]}{len(consonants)}{consonants[-1]}" if len(consonants) >= _SHORTEST else ""


def _undoubled(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)

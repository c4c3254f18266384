"""Finding the word that a typing slip was meant to be. Only words that are close at one of their ends are compared."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz.distance import OSA
from rapidfuzz.process import extract

# Shorter words have too many neighbours: "eu" and "us" are one slip apart.
SHORTEST = 4
# Slips allowed for a word's length, tuned on the tuning half of tests/questions: more let "pricing" become "prices".
_ALLOWED = ((11, 3), (7, 2), (SHORTEST, 1))
_ENDS = 2


class NearWords:
    """Words that can be found again with a few slips in them. Memory and look-up grow with the words that share an end."""

    def __init__(self, known: Iterable[str]) -> None:
        buckets: dict[str, list[str]] = defaultdict(list)
        for word in known:
            if len(word) >= SHORTEST - 1 and not word.isdigit():
                for key in _keys(word):
                    buckets[key].append(word)
        self._buckets = dict(buckets)

    def find(self, typed: str) -> list[tuple[str, int]]:
        """The nearest words with their distance (optimal string alignment), nearest first; none beyond what is allowed."""
        allowed = next((slips for length, slips in _ALLOWED if len(typed) >= length), 0)
        if not allowed:
            return []
        found: dict[str, int] = {}
        for key in _keys(typed):
            bucket = self._buckets.get(key)
            if bucket:
                for word, distance, _ in extract(typed, bucket, scorer=OSA.distance, score_cutoff=allowed, limit=6):
                    if len(word) >= SHORTEST or distance <= 1:
                        found[word] = int(distance)
        return sorted(found.items(), key=lambda pair: (pair[1], pair[0][0] != typed[0], pair[0]))


def _keys(word: str) -> set[str]:
    # The first two letters also in swapped order: "xeports". The last two likewise.
    head, tail = word[:_ENDS], word[-_ENDS:]
    return {"^" + head, "^" + head[::-1], tail + "$", tail[::-1] + "$"}

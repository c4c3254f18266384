"""The words of one language, whatever they stand for."""

# What must be left of a word without its ending: less is another word too often.
_SHORTEST_STEM = 4


class Vocabulary:
    """The words of one language, as far as telling it from others needs them: a tenth of a lexicon's memory."""

    def __init__(self, words: frozenset[str], endings: tuple[str, ...]) -> None:
        self.vocabulary = words
        # The endings that a word may take for one another, the longest first; English has its own rules.
        self.endings = endings

    def has(self, word: str) -> bool:
        """Whether a word is one of ours, in whatever inflection."""
        return word in self.vocabulary or bool(self.inflections(word))

    def inflections(self, word: str) -> list[str]:
        """Our words that are a word with another of the language's endings, the least changed first."""
        if not word.endswith(self.endings):
            return []
        found = {
            other
            for ending in self.endings
            if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM
            for another in self.endings
            if (other := word.removesuffix(ending) + another) != word and other in self.vocabulary
        }
        return sorted(found, key=lambda other: (not word.startswith(other), abs(len(other) - len(word)), other))

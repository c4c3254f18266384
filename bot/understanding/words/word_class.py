"""What kind of word an English word nobody here knows is: the name of a thing, or what happens and how."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

from bot.understanding.words.word_kin import WordList, stem

# Marks a word in the lists that is given as it is and not by its stem, because others of that stem are of another class.
ONLY_SO = "="
# Comparatives are too many to list.
_MORE = ("ier", "iest")


class WordClass(StrEnum):
    """What a word mostly is in running text; a thing that something could be of is in none."""

    HAPPENING = "happening"  # "slap", "crept", "abruptly", "crash": a verb, an adverb, an event, a feeling, an amount
    NAMING = "naming"  # "london", "einstein": of somebody or some place only
    DESCRIBING = "describing"  # "gloomy", "hefty": an adjective that is of no field, as "horticultural" is


def word_class(word: str) -> WordClass | None:
    """The class of a word in whatever inflection; None for a thing, and for a word in no dictionary."""
    found = _class_of(f"{ONLY_SO}{word}") or _class_of(stem(word))
    if found is None and word.endswith(_MORE):  # "gloomier"; a "carrier" is no adjective
        plain = _class_of(stem(word[: word.rindex("i")] + "y"))
        return plain if plain is WordClass.DESCRIBING else None
    return found


def _class_of(entry: str) -> WordClass | None:
    return next((kind for kind, held in _classes().items() if entry in held), None)


@cache
def _classes() -> Mapping[WordClass, WordList]:
    """The stems, or words, of each class, as tests/word_classes.py makes them from WordNet."""
    folder = files("bot.understanding").joinpath("word_classes")
    return {kind: WordList(folder.joinpath(f"{kind}.txt").read_text(encoding="utf-8").split()) for kind in WordClass}

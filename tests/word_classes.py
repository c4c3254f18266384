"""Makes the lists in bot/understanding/word_classes from WordNet: which English words name no thing that a figure could be of.

Run: python -m tests.word_classes DICT, with the folder of WordNet 3.1's files (`index.sense`) and the package lemminflect at hand.
"""

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

import symspellpy

from bot.understanding.words.word_class import ONLY_SO, WordClass
from bot.understanding.words.word_kin import stem

FOLDER = Path(__file__).parents[1] / "bot" / "understanding" / "word_classes"
# So much of a word's use must be of its class: "border" is a verb in half of its uses, and a place in the others.
MOSTLY = 0.75
# Each sense counts as often as WordNet's tagged texts have it, and where they have it never, the less the later it is listed.
UNTAGGED = 0.5
MOST_FREQUENT, SHORTEST = 60_000, 3

# WordNet's files of senses, by their numbers; 1 holds the adjectives of a field, which make another thing of what they describe.
OF_A_FIELD = 1
PARTS = {"1": "NOUN", "2": "VERB", "3": "ADJ", "4": "ADV", "5": "ADJ"}
# Communication … shape; acts are none ("tourism"), nor times, nor what things are counted in.
HAPPENING_NOUNS = {10, 11, 12, 16, 24, 25}

Usage = Mapping[str, float]


def read_senses(folder: Path) -> Mapping[tuple[str, str], Usage]:
    """How often a lemma of a part of speech is used in each class, "" for things."""
    found: defaultdict[tuple[str, str], defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    names = read_names(folder)
    for line in (folder / "index.sense").read_text(encoding="utf-8").splitlines():
        key, _, order, tagged = line.split()
        lemma, _, rest = key.partition("%")
        kind, file = rest.split(":")[:2]
        part = PARTS[kind]
        kind_of = WordClass.NAMING if part == "NOUN" and lemma in names else _class_of(part, int(file))
        found[lemma, part][kind_of] += int(tagged) + UNTAGGED / int(order)
    return found


def read_names(folder: Path) -> set[str]:
    """The nouns that are only written with a capital."""
    written: defaultdict[str, bool] = defaultdict(lambda: True)
    for line in (folder / "data.noun").read_text(encoding="utf-8").splitlines():
        if not line.startswith(" "):  # the licence
            _, _, _, count, *rest = line.split(" ")
            for word in rest[: 2 * int(count, 16) : 2]:
                written[word.lower()] = written[word.lower()] and word[0].isupper()
    return {word for word, capital in written.items() if capital}


def _class_of(part: str, file: int) -> str:
    if part == "NOUN":
        return WordClass.HAPPENING if file in HAPPENING_NOUNS else ""
    if part == "ADJ":
        return "" if file == OF_A_FIELD else WordClass.DESCRIBING
    return WordClass.HAPPENING


def classified(words: Iterator[str], senses: Mapping[tuple[str, str], Usage]) -> Mapping[WordClass, set[str]]:
    """The stems of each class; where the words of a stem differ, the words instead, each marked."""
    by_stem: defaultdict[str, dict[str, WordClass | None]] = defaultdict(dict)
    for word in words:
        if usage := _usage(word, senses):
            by_stem[stem(word)][word] = _mostly(usage)
    lists: dict[WordClass, set[str]] = {kind: set() for kind in WordClass}
    for one, found in by_stem.items():
        kinds = set(found.values())
        alike = len(kinds) == 1 and WordClass.NAMING not in kinds  # names have no inflections
        entries = {one: kinds.pop()} if alike else {f"{ONLY_SO}{word}": kind for word, kind in found.items()}
        for entry, kind in entries.items():
            if kind is not None:
                lists[kind].add(entry)
    return lists


def _usage(word: str, senses: Mapping[tuple[str, str], Usage]) -> Usage:
    from lemminflect import getAllLemmas

    usage: defaultdict[str, float] = defaultdict(float)
    lemmas = {(lemma, part) for part, found in getAllLemmas(word).items() for lemma in found}
    for lemma, part in lemmas | {(word, part) for part in PARTS.values()}:
        for kind, often in senses.get((lemma, part), {}).items():
            usage[kind] += often
    return usage


def _mostly(usage: Usage) -> WordClass | None:
    enough = MOSTLY * sum(usage.values())
    if usage.get(WordClass.NAMING, 0) >= enough:
        return WordClass.NAMING
    if usage.get(WordClass.HAPPENING, 0) >= enough:
        return WordClass.HAPPENING
    told = usage.get(WordClass.HAPPENING, 0) + usage.get(WordClass.DESCRIBING, 0)
    return WordClass.DESCRIBING if told >= enough else None


def main() -> None:
    frequent = Path(symspellpy.__file__).with_name("frequency_dictionary_en_82_765.txt")
    with frequent.open(encoding="utf-8-sig") as lines:
        words = [line.partition(" ")[0] for line in islice(lines, MOST_FREQUENT)]
    for kind, stems in classified((w for w in words if len(w) >= SHORTEST), read_senses(Path(sys.argv[1]))).items():
        (FOLDER / f"{kind}.txt").write_text("\n".join(sorted(stems)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

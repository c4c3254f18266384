"""Which language a question is in: by its script, else by whose words most of it is. English where that leaves a doubt."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml

from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import languages
from bot.understanding.words.segment import apart
from bot.understanding.words.text import Token
from bot.understanding.words.vocabulary import Vocabulary

_KANA = re.compile(r"[\u3040-\u30fa\u30fc-\u30ff\uff66-\uff9f]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
# Of the words of a question that has no telling one, more than this share must be English for it to be English.
_ENGLISH = 0.5
# What a known word counts for, against one that is only near a known one or has another ending: "exorts octobre" is English with two slips.
_EXACT = 2


@cache
def telling_words() -> Mapping[str, frozenset[str]]:
    """By language, everyday words that English does not have."""
    text = files("bot.understanding").joinpath("telling.yaml").read_text(encoding="utf-8")
    held = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - makes texts only
    return {language: frozenset(found) for language, found in held.items()}


@cache
def _foreign() -> frozenset[str]:
    """The everyday words of all other languages."""
    return frozenset().union(*telling_words().values())


def language_of(
    question: str,
    tokens: Sequence[Token],
    english: Lexicon,
    lexicon_for: Callable[[str], Lexicon],
    vocabulary_for: Callable[[str], Vocabulary],
    own_words: Callable[[], Mapping[str, frozenset[str]]],
) -> str:
    """The language of a question, one of languages(). The last three are asked for another language only where need be."""
    served = languages()
    wide = "".join(token.text for token in tokens if token.wide)
    if wide:
        for script, language in ((_KANA, "ja"), (_HANGUL, "ko")):
            if script.search(wide) and language in served:
                return language
        # Characters alone may be either language's.
        both = [language for language in ("zh", "ja") if language in served]
        return max(both, key=lambda language: _held(wide, lexicon_for(language)), default="en")
    typed = [token.text for token in tokens if not token.number]
    if not typed:
        return "en"
    # Lists of English words have "de" and "la" too, from names.
    # A name of ours is one in English too: "aus" for a country.
    native = [
        (english.is_term(word) or word not in _foreign()) and (word in english.vocabulary or word in english.common)
        for word in typed
    ]
    telling = {language for language, found in telling_words().items() if not found.isdisjoint(typed)}
    if not all(native):  # a thing of the folder by the name that only another language has for it
        strange = {word for word, is_native in zip(typed, native, strict=True) if not is_native}
        telling |= {language for language, found in own_words().items() if not found.isdisjoint(strange)}
    if not telling and question.isascii() and sum(native) > _ENGLISH * len(typed):
        return "en"
    looked_at = telling if telling and question.isascii() and any(native) else set(telling_words())
    scores = {language: _known(typed, vocabulary_for(language)) for language in sorted(looked_at & set(served))}
    best = max(scores, key=lambda language: scores[language], default="en")
    ours = _EXACT * sum(native)
    if not scores or scores[best] <= ours:
        return "en"
    # What English does not have may be a slip in an English word; looked for only where that would decide.
    if scores[best] <= ours + native.count(False):
        ours += sum(
            bool(english.near.find(word)) for word, is_native in zip(typed, native, strict=True) if not is_native
        )
    return best if scores[best] > ours else "en"


def _known(typed: Sequence[str], spoken: Vocabulary) -> int:
    return sum(_EXACT if word in spoken.vocabulary else spoken.has(word) for word in typed)


def _held(run: str, lexicon: Lexicon) -> int:
    """How many characters of a run stand in words of a language."""
    return sum(len(part) for part in apart(run, lexicon) if part in lexicon.vocabulary)

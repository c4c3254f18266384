"""Which language a question is in: by its script, else by whose words most of it is. English where that leaves a doubt."""

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml

from bot.understanding.lexicon import Lexicon, languages
from bot.understanding.segment import apart
from bot.understanding.text import Token

_KANA = re.compile(r"[\u3040-\u30fa\u30fc-\u30ff\uff66-\uff9f]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
# Of the words of a question, this share must be no English for other languages to be looked at without a telling one.
_FOREIGN = 0.34


@cache
def telling_words() -> Mapping[str, frozenset[str]]:
    """By language, everyday words that English does not have."""
    text = files(__package__).joinpath("telling.yaml").read_text(encoding="utf-8")
    held = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - makes texts only
    return {language: frozenset(found) for language, found in held.items()}


def language_of(question: str, tokens: Sequence[Token], english: Lexicon, lexicon_for: Callable[[str], Lexicon]) -> str:
    """The language of a question, one of languages(). `lexicon_for` is asked for another language only where need be."""
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
    native = sum(word in english.vocabulary or word in english.common for word in typed)
    if native == len(typed) and not any(word in telling for telling in telling_words().values() for word in typed):
        return "en"
    looked_at = list(telling_words())
    if question.isascii() and len(typed) - native <= _FOREIGN * len(typed):
        looked_at = [language for language, telling in telling_words().items() if telling.intersection(typed)]
    scores = {"en": native}
    scores |= {
        language: sum(lexicon_for(language).has(word) for word in typed) for language in looked_at if language in served
    }
    return max(scores, key=lambda language: scores[language])


def _held(run: str, lexicon: Lexicon) -> int:
    """How many characters of a run stand in words of a language."""
    return sum(len(part) for part in apart(run, lexicon) if part in lexicon.vocabulary)

"""Which language a question is in: by its script, else by whose words most of it is. English where that leaves a doubt."""

import re
from collections.abc import Callable, Sequence

from bot.understanding.lexicon import Lexicon, languages
from bot.understanding.segment import apart
from bot.understanding.text import Token

_KANA = re.compile(r"[\u3040-\u30fa\u30fc-\u30ff\uff66-\uff9f]")
_HANGUL = re.compile(r"[\uac00-\ud7af]")
# Short everyday words that are no English: where one stands, other languages are worth a look. Not in languages/*.yaml, so
# that an English question reads no other language's file.
_TELLING: dict[str, frozenset[str]] = {
    "es": frozenset(
        [
            "el",
            "los",
            "las",
            "del",
            "cuanto",
            "cuanta",
            "cuantos",
            "cuantas",
            "cual",
            "cuales",
            "que",
            "por",
            "para",
            "como",
            "quien",
            "donde",
            "cuando",
            "fue",
            "fueron",
            "han",
            "una",
            "con",
            "segun",
            "esta",
            "este",
            "estan",
            "mas",
            "son",
            "hay",
            "hola",
            "gracias",
            "y",
            "cuan",
            "puedes",
            "hacer",
            "dijo",
            "dice",
            "ayuda",
        ]
    ),
    "de": frozenset(
        [
            "der",
            "das",
            "und",
            "wie",
            "ist",
            "von",
            "zu",
            "zur",
            "zum",
            "den",
            "dem",
            "ein",
            "eine",
            "einen",
            "nicht",
            "mit",
            "fur",
            "auf",
            "sind",
            "wer",
            "warum",
            "welche",
            "welcher",
            "welchen",
            "sagt",
            "haben",
            "wurde",
            "hallo",
            "danke",
            "viel",
            "viele",
            "hoch",
            "gross",
            "uber",
            "aus",
            "um",
            "bei",
            "nach",
            "seit",
            "wo",
            "wann",
            "wieso",
            "sich",
            "was",
            "hilfe",
        ]
    ),
    "fr": frozenset(
        [
            "le",
            "les",
            "des",
            "du",
            "est",
            "quel",
            "quelle",
            "quels",
            "quelles",
            "combien",
            "pour",
            "dans",
            "vers",
            "et",
            "une",
            "qui",
            "pourquoi",
            "ont",
            "ete",
            "sont",
            "bonjour",
            "merci",
            "aux",
            "cette",
            "il",
            "elle",
            "ou",
            "quand",
            "comment",
            "que",
            "dit",
            "selon",
            "salut",
            "peux",
            "tu",
            "vous",
            "aide",
            "avec",
            "cela",
        ]
    ),
}
# Of the words of a question, this share must be no English for other languages to be looked at without a telling one.
_FOREIGN = 0.5


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
    if native == len(typed) and not any(word in telling for telling in _TELLING.values() for word in typed):
        return "en"
    looked_at = list(_TELLING)
    if question.isascii() and len(typed) - native <= _FOREIGN * len(typed):
        looked_at = [language for language, telling in _TELLING.items() if telling.intersection(typed)]
    scores = {"en": native}
    scores |= {
        language: sum(lexicon_for(language).has(word) for word in typed) for language in looked_at if language in served
    }
    return max(scores, key=lambda language: scores[language])


def _held(run: str, lexicon: Lexicon) -> int:
    """How many characters of a run stand in words of a language."""
    return sum(len(part) for part in apart(run, lexicon) if part in lexicon.vocabulary)

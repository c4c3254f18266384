"""The language that an answer is worded in: its catalogue of sentences, its names, its way with lists, and its locale.

Sentences stand in English in the code, as templates with named fields: `voice.say("{names} and no other", names=…)`. Each
other language has a catalogue of them, `languages/<code>.po`, read when the language is first needed.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, lru_cache, reduce
from gettext import GNUTranslations
from importlib.resources import files
from io import BytesIO
from typing import Literal

from babel import Locale
from babel.lists import format_list

from bot.facts.model import Knowledge, Language

ENGLISH = "en"
# "8 December 2025", "one, two and three".
_ENGLISH_OF_THE_WORLD = "en_001"
# In French a vowel swallows the end of "de" before it; only where a template puts a name there.
_ELIDING = "de {"
_ELIDED = re.compile(r"\bde (?=[aeiouhâàéèêëîïôûœ])", re.IGNORECASE)


def message(text: str) -> str:
    """Marks a template that stands in a table, for the catalogues."""
    return text


def plural(one: str, many: str) -> tuple[str, str]:
    """Marks the two forms of a template that stands in a table, for the catalogues."""
    return one, many


@cache
def worded() -> tuple[Language, ...]:
    """The languages that answers are worded in."""
    held = (file.name for file in files(__package__).joinpath("languages").iterdir())
    return (ENGLISH, *sorted(name.removesuffix(".po") for name in held if name.endswith(".po")))


def nearest(locale: str) -> Language:
    """The language worded here that an IETF tag such as `es-419` asks for; English where there is none."""
    language = locale.partition("-")[0]
    return language if language in worded() else ENGLISH


@cache
def _catalogue(language: Language) -> GNUTranslations:
    from babel.messages.mofile import write_mo  # answers in English need neither
    from babel.messages.pofile import read_po

    compiled = BytesIO()
    with files(__package__).joinpath("languages", f"{language}.po").open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


@cache
def locale_of(language: Language) -> Locale:
    """How a language writes numbers, dates and lists; English where there is none such."""
    if language == ENGLISH or language not in worded():
        return Locale.parse(_ENGLISH_OF_THE_WORLD)
    return Locale.parse(language)


@lru_cache(maxsize=1024)
def _is_one(number: int | Decimal, language: Language) -> bool:
    """Whether a language has its singular with a number: English has none with 1.5, French has."""
    form: str = locale_of(language).plural_form(number)
    return form == "one"


@dataclass(frozen=True)
class Voice:
    """Words everything in one language, with the names of one knowledge; in English where it does not know the language."""

    knowledge: Knowledge
    language: Language = ENGLISH

    def say(self, template: str, /, **fields: object) -> str:
        """A sentence or a part of one."""
        if self._catalogue is None:
            return template.format(**fields)
        template = self._catalogue.gettext(template)
        said = template.format(**fields)
        return _ELIDED.sub("d'", said) if self.language == "fr" and _ELIDING in template else said

    def count(self, one: str, many: str, number: int | Decimal, /, **fields: object) -> str:
        """The same where its form hangs on a number; `{number}` is that number unless another way to write it is given."""
        form = 1 if _is_one(number, self.language) else 2
        template = self._catalogue.ngettext(one, many, form) if self._catalogue else (one if form == 1 else many)
        return template.format(**{"number": number, **fields})

    def name(self, dimension: str, code: str) -> str:
        """What the knowledge calls a code in this language."""
        return self.knowledge.name(dimension, code, self.language)

    @property
    def subject(self) -> str:
        """What the knowledge is about."""
        return self.knowledge.name_of_subject(self.language)

    def listed(self, parts: Iterable[str], style: Literal["standard", "or"] = "standard") -> str:
        """`one, two and three`; with the style "or" `one, two or three`."""
        return format_list(list(parts), style=style, locale=self.locale)

    def row(self, parts: Iterable[str]) -> str:
        """`one, two, three`, without the empty ones."""
        return self.say(", ").join(part for part in parts if part)

    def sentences(self, *parts: str) -> str:
        """Sentences one after the other, without the empty ones."""
        told = [part for part in parts if part]
        return (
            reduce(lambda first, second: self.say("{first} {second}", first=first, second=second), told) if told else ""
        )

    def quoted(self, text: str) -> str:
        """Somebody's words, in quotation marks."""
        return self.say("“{text}”", text=text)

    @cached_property
    def locale(self) -> Locale:
        return locale_of(self.language)

    @cached_property
    def _catalogue(self) -> GNUTranslations | None:
        """None for English, whose sentences need no looking up."""
        return _catalogue(self.language) if self.language != ENGLISH and self.language in worded() else None

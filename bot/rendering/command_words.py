"""What commands and their options are called in each language: ours from commands.yaml, a family's from the knowledge."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from bot.facts.model import Family, Knowledge, Term

# Discord's limits.
LONGEST_NAME = 32
LONGEST_TEXT = 100
# Discord's locales, each with the languages it is served in, the nearest first.
LOCALES: Mapping[str, tuple[str, ...]] = {
    "zh-CN": ("zh",),
    "zh-TW": ("zh-TW", "zh"),
    "ja": ("ja",),
    "ko": ("ko",),
    "es-ES": ("es",),
    "es-419": ("es",),
    "de": ("de",),
    "fr": ("fr",),
}


@dataclass(frozen=True)
class Words:
    """A name and a description by language, and the same of the options, by their English names."""

    name: Mapping[str, str] = field(default_factory=dict)
    description: Mapping[str, str] = field(default_factory=dict)
    options: Mapping[str, "Words"] = field(default_factory=dict)


@dataclass(frozen=True)
class CommandWords:
    """The words of everything that is there whatever the knowledge: by English name."""

    commands: Mapping[str, Words]
    menus: Mapping[str, Words]
    family: Mapping[str, Words]  # the options of the families' commands


@cache
def command_words() -> CommandWords:
    """What commands.yaml holds."""
    text = files(__package__).joinpath("commands.yaml").read_text(encoding="utf-8")
    held = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - makes texts only
    return CommandWords(**{part: {name: _words(of) for name, of in held[part].items()} for part in held})


def family_words(family: Family, knowledge: Knowledge) -> Words:
    """What a family's command is called: as the folder says, else as the one thing that it is about."""
    term = _only_term(family, knowledge)
    languages = {language for served in LOCALES.values() for language in served}
    names = {}
    for language in languages:
        candidates = [family.names[language]] if language in family.names else []
        if term is not None:
            candidates += [*([term.name[language]] if language in term.name else []), *term.phrases.get(language, ())]
        if name := next(_fitting(candidates), None):
            names[language] = name
    return Words(names, family.description, command_words().family)


def localised(payload: Mapping[str, Any], words: Words) -> dict[str, Any]:
    """A command, or an option of one, as it is sent to Discord, with its names and descriptions in other languages."""
    shown = dict(payload)
    shown["name_localizations"] = {
        locale: name for locale, name in _by_locale(words.name) if _is_menu(payload) or is_name(name)
    }
    if not _is_menu(payload):
        texts = {locale: text[:LONGEST_TEXT] for locale, text in _by_locale(words.description) if text}
        shown["description_localizations"] = texts
    if "options" in payload:
        options = payload["options"]
        shown["options"] = distinct([localised(one, words.options.get(one["name"], Words())) for one in options])
    return shown


def distinct(payloads: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The same commands, or options of one, without the localised names that another has in that language already."""
    for locale in LOCALES:
        taken = {(_is_menu(payload), payload["name"]) for payload in payloads}
        for payload in payloads:
            names = payload["name_localizations"]
            wanted = (_is_menu(payload), names.get(locale))
            if wanted[1] is not None and wanted[1] != payload["name"]:
                if wanted in taken:
                    del names[locale]
                taken.add(wanted)
    return payloads


def is_name(text: str) -> bool:
    """Whether Discord takes it as the name of a command: letters and digits of any script, `-`, `_` and `'`, lower case."""
    fitting = all(character in "-_'" or unicodedata.category(character)[0] in "LN" for character in text)
    return 1 <= len(text) <= LONGEST_NAME and fitting and text == text.lower()


def _is_menu(payload: Mapping[str, Any]) -> bool:
    """Whether it stands in the menu of a person or a message: there names have capitals and spaces, and no description."""
    return not payload.get("description")


def _by_locale(texts: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for locale, languages in LOCALES.items():
        text = next((texts[language] for language in languages if language in texts), None)
        if text is not None:
            yield locale, unicodedata.normalize("NFC", text)


def _only_term(family: Family, knowledge: Knowledge) -> Term | None:
    """The term that a family's one selector names alone; a family of several things is called after none of them."""
    if len(family.select) != 1 or len(family.select[0].codes) != 1:
        return None
    ((dimension, code),) = family.select[0].codes
    return knowledge.terms.get("area" if dimension == "counterpart" else dimension, {}).get(code)


def _fitting(names: Iterable[str]) -> Iterator[str]:
    """The names that Discord takes, with hyphens for spaces; the first is what the thing is called most."""
    return filter(is_name, ("-".join(unicodedata.normalize("NFC", name.lower()).split()) for name in names))


def _words(held: Mapping[str, Any]) -> Words:
    options = {name: _words(of) for name, of in held.get("options", {}).items()}
    return Words(held.get("name", {}), held.get("description", {}), options)

"""Every phrase of a language with what it stands for: the folder's terms, the language's own words, the world's countries."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from importlib.resources import files
from itertools import takewhile
from typing import Any, NamedTuple, TypeAlias

import yaml
from rapidfuzz.distance import OSA

from bot.facts.model import Knowledge, Measure
from bot.understanding.words.text import words
from bot.understanding.words.word_lists import WordLists
from bot.understanding.words.world import countries, currencies, days, months, names_of_now


class Sense(NamedTuple):
    """What a phrase stands for: a code of a dimension of the knowledge, or a part of speech of ours."""

    dimension: str
    code: str


Senses: TypeAlias = dict[tuple[str, ...], set[Sense]]


def senses_of(knowledge: Knowledge, language: str) -> Mapping[tuple[str, ...], tuple[Sense, ...]]:
    """What each phrase stands for, by its words."""
    data = language_data(language)
    senses: Senses = defaultdict(set)
    for sense, phrase in _phrases(knowledge, data, language, own_only=False):
        for spelt in _spellings(phrase, data.get("spelling", {})):
            if (key := words(spelt)) and not (key in _NO_NAMES and sense.dimension in _NAMED_FIRST):
                senses[key].add(sense)
    without = set(map(words, data.get("without", ())))
    for key in without:
        senses[key] = set()
    for sense, phrase in _words_of_a_language(data, _now(knowledge, language)):
        if (key := words(phrase)) in without:
            senses[key].add(sense)
    _let_names_come_first(senses, knowledge)
    _add_what_is_not_named(senses, knowledge, language)
    return {key: tuple(sorted(found)) for key, found in senses.items() if found}


def _let_names_come_first(senses: Senses, knowledge: Knowledge) -> None:
    """Take from what a folder names what the language says by the same word: "goals" that are counted are no targets.

    And "last time", where the folder says when that was, asks for no record.

    So too after what asks for a number: of a folder that has points "how many points" asks no difference between percentages, and
    of one that has margins "what margin" asks for those.
    """
    times = {
        Sense("expression", str(at)) for at, one in enumerate(knowledge.expressions) if set(one.means) == {"period"}
    }
    named = {
        key
        for key, found in senses.items()
        if any(sense.dimension in _NAMED_FIRST for sense in found) or not times.isdisjoint(found)
    }
    for key, found in senses.items():
        asks = key[-1:] in named and key not in named and Sense("ask", "") in senses.get(key[-3:-1], ())
        if key in named or asks:
            found -= {sense for sense in found if sense.dimension in _GIVING_WAY}
        if asks and len(key) == _OF_TWO:
            found.discard(Sense("ask", ""))


# An article alone names nothing, though a folder may have "A's".
_NO_NAMES = {("a",), ("an",), ("the",)}
# What a folder measures, and of what, is that before it is a word of the language that asks for something.
_NAMED_FIRST = frozenset({"indicator", "product"})
_GIVING_WAY = frozenset({"cue", "marker", "unit"})


def _add_what_is_not_named(senses: Senses, knowledge: Knowledge, language: str) -> None:
    """Phrases that count only where the folder and the language have nothing else by that name."""
    for key, found in list(senses.items()):
        # "The north": people leave the article out of what is no name.
        places = {sense for sense in found if sense.dimension in ("area", "organisation")}
        if key[0] in _ARTICLES and len(key) == _WITH_ARTICLE and places and key[1:] not in senses:
            senses[key[1:]] |= places
    if language == "en":
        for word in language_data(language)["noise"]:
            # "Book" is any talk's word, and yet that of a folder which has books.
            senses[words(word)] |= {
                sense for sense in senses.get(words(f"{word}s"), ()) if sense.dimension == "product"
            }
        _add_comparatives(senses)
        _add_names_of_topics(senses, knowledge, language_data(language))
    _add_times(senses, knowledge, language_data(language))
    _add_offices(senses, knowledge, language_data(language))
    _add_what_leaves_out(senses, language_data(language).get("leaving_apart", ()))
    if language != "en":
        _add_lists(senses, language_data(language))
    for phrase in language_data(language).get("home", ()):
        if (key := words(phrase)) not in senses:
            senses[key].add(Sense("area", knowledge.subject.area))
    areas, units = knowledge.terms.get("area", {}), knowledge.terms.get("unit", {})
    known = {name for term in areas.values() for name in term.name.values()}
    # Countries that the folder does not know, so that they are refused by name, and "South Africa" is not Africa.
    for code, name in countries(language):
        key = words(name) if code not in areas and name not in known else ()
        if key and not any(own.dimension in ("area", "month") for own in senses.get(key, ())):
            senses[key].add(Sense("area", code))
    for code, name in currencies(language):
        if code not in units and (key := words(name)) and key not in senses:
            senses[key].add(Sense("unit", code))
    for word, code in heads(knowledge, language).items():
        if (word,) not in senses:
            senses[word,].add(Sense("indicator", code))


def _add_lists(senses: Senses, data: Mapping[str, Any]) -> None:
    """What a language lists by what it does to the words around it is one word, however many it has; a group of one stays unknown."""
    for part in _IDLE_LISTS:
        for key in map(words, data.get(part, ())):
            if key not in senses and (part != "groups" or len(key) > 1):
                senses[key].add(Sense("filler", ""))


_IDLE_LISTS = ("other_days", "within_month", "leaving_out", "left_behind", "turning", "groups")


def _add_offices(senses: Senses, knowledge: Knowledge, data: Mapping[str, Any]) -> None:
    """ "The labour minister", of whom that is the role; a mayor or a chief economist there may be in any place or house."""
    held = {key for key, found in senses.items() if found}
    offices = set(data.get("role", ()))
    for code, term in knowledge.terms.get("person", {}).items():
        key = words(term.role or "")
        if len(key) > 1 and key not in held and not offices.isdisjoint(key):
            senses[key].add(Sense("person", code))


def _add_what_leaves_out(senses: Senses, openings: Iterable[str]) -> None:
    """ "If you leave out bonuses", of a folder that names something "without bonuses"."""
    ways = list(map(words, openings))
    for key, named in [(key, {s for s in found if s.dimension in _NAMED_FIRST}) for key, found in senses.items()]:
        opening = next((way for way in ways if key[: len(way)] == way), None) if named else None
        for way in ways if opening else ():
            other = (*way, *key[len(opening or ()) :])
            if other not in senses:
                senses[other] |= named


def _add_times(senses: Senses, knowledge: Knowledge, data: Mapping[str, Any]) -> None:
    """ "Average wage per month", where that is printed with its number: "3,140 florins a month"; any other time is not covered."""
    times, per = data.get("per_time", {}), data.get("per", ())
    printed = re.compile(rf"\b(?:{'|'.join(per)}) ({'|'.join(times)})\b")
    told: defaultdict[str, set[str]] = defaultdict(set)
    for report in knowledge.reports if times else ():
        if report.series.measure is Measure.LEVEL:
            told[report.series.indicator].update(printed.findall(report.printed.lower()))
    for key, sense in [(key, sense) for key, found in senses.items() for sense in found]:
        for time in told.get(_level_of(sense, knowledge), ()):
            for phrase in (*((*key, word, time) for word in per), (times[time], *key)):
                senses[phrase].add(sense)


def _level_of(sense: Sense, knowledge: Knowledge) -> str:
    """The indicator of which a phrase asks how much it is."""
    if sense.dimension == "expression":
        means = knowledge.expressions[int(sense.code)].means
        return means.get("indicator", "") if means.get("measure") == Measure.LEVEL else ""
    is_level = sense.dimension == "indicator" and knowledge.terms["indicator"][sense.code].measure is Measure.LEVEL
    return sense.code if is_level else ""


def _add_names_of_topics(senses: Senses, knowledge: Knowledge, data: Mapping[str, Any]) -> None:
    """ "Smoke": a topic's name of one word, where it is nothing else; a longer one only describes it, and "prices" ask for figures."""
    measured = {*data["of_money"], *data["of_a_price"]}
    for code, term in knowledge.terms.get("topic", {}).items():
        key = words(term.name.get("en", ""))
        if len(key) == 1 and key not in senses and key[0] not in measured:
            senses[key].add(Sense("topic", code))


def _add_comparatives(senses: Senses) -> None:
    """ "Warmer", of a folder that measures "how warm" it is; "warmest" asks where."""
    asked = [(key[1], found) for key, found in senses.items() if len(key) == _OF_TWO and key[0] == "how"]
    for quality, found in asked:
        named = {sense for sense in found if sense.dimension == "indicator"}
        stems = (quality.removesuffix("e"), f"{quality.removesuffix('y')}i", f"{quality}{quality[-1]}")
        for form in (f"{one}er" for one in stems if named):
            if (form,) not in senses:
                senses[form,] |= named


_ARTICLES, _WITH_ARTICLE, _OF_TWO = ("the",), 2, 2


def heads(knowledge: Knowledge, language: str) -> Mapping[str, str]:
    """The noun of each indicator's own name, where no other's is the same: "prices" are the house prices.

    Only English has it last, or before what it is of or for: "emissions from plants" are no plants, and not all homes are
    "completed homes".
    """
    found: dict[str, list[str]] = defaultdict(list)
    for code, term in knowledge.terms.get("indicator", {}).items():
        name = term.name.get(language, "")
        noun = noun_of(name, language)
        if noun and len(words(name)) > 1 and not any(word.endswith("ed") for word in noun[-2:]):
            found[noun[-1]].append(code)
    return {word: codes[0] for word, codes in found.items() if len(codes) == 1}


def noun_of(name: str, language: str) -> tuple[str, ...]:
    """The words of a name up to its noun; none where more words tell which of the things so called are meant.

    A match is no "goals per match", nor are all matches "matches without defeat".
    """
    if language != "en":
        return ()
    data, all_words = language_data(language), words(name)
    if not set(data["narrowing"]).isdisjoint(all_words):
        return ()
    ties = {phrase for phrases in data["marker"].values() for phrase in phrases}
    return tuple(takewhile(lambda word: word not in ties, all_words))


def subject_phrases(knowledge: Knowledge) -> Iterator[tuple[Sense, str, str]]:
    """Every phrase of the folder itself, with its language: for benchmarks, and for the checks on the lexicon."""
    for language in languages():
        for sense, phrase in _phrases(knowledge, {}, language, own_only=True):
            yield sense, phrase, language


def own_words(knowledge: Knowledge) -> Mapping[str, frozenset[str]]:
    """By language, the words that alone name something in the folder, or a month; none of a language that writes no spaces."""
    found: dict[str, set[str]] = defaultdict(set)
    for _, phrase, language in subject_phrases(knowledge):
        # What writes no spaces is told by its script.
        if language != "en" and not language_data(language).get("borrows"):
            for spelt in _spellings(phrase, language_data(language).get("spelling", {})):
                found[language].update(_alone(spelt))
    english = {name.lower() for _, name in _dates("en")}
    for language in found:
        dated = {word for _, name in _dates(language) for word in _alone(name)}
        # "octobre" may be a slip.
        found[language] |= {word for word in dated if all(OSA.distance(word, name) > 1 for name in english)}
    return {language: frozenset(held) for language, held in found.items()}


def _alone(phrase: str) -> tuple[str, ...]:
    key = words(phrase)
    return key if len(key) == 1 and key[0].isascii() and len(key[0]) >= _SHORTEST_OWN else ()


# Shorter words are names and abbreviations that any language may have.
_SHORTEST_OWN = 4


@cache
def languages() -> tuple[str, ...]:
    """The languages that questions may be asked in."""
    return tuple(
        sorted(
            entry.name.removesuffix(".yaml")
            for entry in files("bot.understanding").joinpath("languages").iterdir()
            if entry.name.endswith(".yaml")
        )
    )


@cache
def language_data(language: str) -> Mapping[str, Any]:
    """The language's own words: see languages/en.yaml for what there is."""
    text = files("bot.understanding").joinpath("languages", f"{language}.yaml").read_text(encoding="utf-8")
    data: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))  # noqa: S506 - makes texts only
    return data


def _phrases(
    knowledge: Knowledge, data: Mapping[str, Any], language: str, *, own_only: bool
) -> Iterator[tuple[Sense, str]]:
    spoken = (language,) if own_only or language == "en" else ("en", language)
    for dimension, terms in knowledge.terms.items():
        for code, term in terms.items():
            for tongue in spoken:
                yield from ((Sense(dimension, code), phrase) for phrase in term.phrases.get(tongue, ()))
            # A topic's name describes it to a reader: "the slump in exports to the US" asks for a figure.
            if dimension != "topic" and (name := term.name.get(language)):
                yield Sense(dimension, code), name
    for index, expression in enumerate(knowledge.expressions):
        for tongue in spoken:
            dimension = "hint" if expression.hint else "expression"
            yield from ((Sense(dimension, str(index)), phrase) for phrase in expression.phrases.get(tongue, ()))
    for article in knowledge.articles.values():
        for tongue in spoken:
            yield from ((Sense("article", article.id), phrase) for phrase in article.phrases.get(tongue, ()))
        if language == "en":
            yield Sense("article", article.id), article.name
            yield Sense("article", article.id), article.id
            if article.author.value:
                yield Sense("author", article.id), article.author.value
    yield from _words_of_a_language(data, _now(knowledge, language))
    if not own_only:
        yield from _dates(language)
    if data.get("borrows"):  # "11月 exports yoy", "nov": what people write in English among their own
        english = {part: held for part, held in language_data("en").items() if part in data["borrows"]}
        yield from _words_of_a_language(english, _now(knowledge, "en"))
        yield from _dates("en")


def _words_of_a_language(data: Mapping[str, Any], now: Mapping[str, Sequence[str]]) -> Iterator[tuple[Sense, str]]:
    """The phrases of a language's own file, with what stands in braces there as it is called `now`."""
    for part, held in data.items():
        if part in _NO_PHRASES:
            continue
        for code, phrases in held.items() if isinstance(held, dict) else (("", held),):
            for phrase in phrases:
                yield from ((Sense(part, code), filled) for filled in _filled(phrase, now))


def _filled(phrase: str, now: Mapping[str, Sequence[str]]) -> Iterable[str]:
    if "{" not in phrase:
        return (phrase,)
    before, _, rest = phrase.partition("{")
    name, _, after = rest.partition("}")
    return [f"{before}{called}{after}" for called in now.get(name, ())]


def _now(knowledge: Knowledge, language: str) -> Mapping[str, Sequence[str]]:
    return names_of_now(knowledge.subject, language, language_data(language)["counts"])


def _dates(language: str) -> Iterator[tuple[Sense, str]]:
    yield from ((Sense("month", code), name) for code, name in months(language))
    yield from ((Sense("filler", ""), name) for name in days(language))


# Parts of a language's file that are about words, and no words that stand for something.
_NO_PHRASES = {field.name for field in fields(WordLists)} | {
    "alike",
    "borrows",
    "counts",
    "deeds",
    "doing",
    "endings",
    "home",
    "homophones",
    "how_much",
    "implied",
    "in_what_way",
    "irregular",
    "leaving_apart",
    "per_time",
    "slips",
    "sounds",
    "spelling",
    "standing",
    "without",
}


def _spellings(phrase: str, other: Mapping[str, str]) -> Iterator[str]:
    """A phrase, and the other way to write it: "Überschuss" and "Ueberschuss", simplified and traditional characters."""
    yield phrase
    if other:
        spelt = "".join(other.get(character, character) for character in phrase.lower())
        if spelt != phrase.lower():
            yield spelt

"""What the options of `/compare` and `/quote` offer, and what people pick or type there. No Discord here."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.chat.identity import LONGEST_VALUE, found, identity, series_of
from bot.chat.options import Choice
from bot.facts.model import DIMENSIONS, Knowledge, Language, Series, Statement, Term
from bot.rendering.naming import series_name, voice_name
from bot.rendering.voice import ENGLISH, Voice
from bot.understanding.quoted.voices import attributed, voices_of

MOST_OFFERED = 25
_NOBODY = Term(name={})


@dataclass(frozen=True)
class SeriesPicks:
    """Every series by its name, found by any words of it in any language."""

    knowledge: Knowledge

    @cached_property
    def _words(self) -> dict[Series, str]:
        """What a series is found by, casefolded, each word after a space."""
        said: dict[tuple[str, str | None], str] = {}
        words = {}
        for series in self.knowledge.by_series:
            for dimension in DIMENSIONS:
                code = series.code(dimension)
                if (dimension, code) not in said:
                    said[dimension, code] = _said(dimension, code, self.knowledge)
            parts = (said[dimension, series.code(dimension)] for dimension in DIMENSIONS)
            words[series] = " ".join(("", series_name(series, Voice(self.knowledge)), *parts)).casefold()
        return words

    def prepare(self) -> None:
        """Make now what the first letter typed would wait for."""
        _ = self._words

    def offered(self, typed: str, picked: Iterable[str] = (), language: Language = ENGLISH) -> list[Choice]:
        """The series that the words typed so far fit; those first that can be compared with what is picked already."""
        others = [one for text in picked if (one := self.named(text)) is not None]
        wanted = typed.casefold().split()
        fitting = [s for s, words in self._words.items() if s not in others and all(_fits(w, words) for w in wanted)]
        if others:
            fitting.sort(key=lambda series: _distance(series, others[0]))
        voice = Voice(self.knowledge, language)
        return [
            Choice(series_name(series, voice), identity(series.id, LONGEST_VALUE)) for series in fitting[:MOST_OFFERED]
        ]

    def named(self, text: str, language: Language = ENGLISH) -> Series | None:
        """The series that was picked from what is offered, or whose whole name was typed."""
        typed, voice = text.strip().casefold(), Voice(self.knowledge, language)
        by_name = (one for one in self.knowledge.by_series if series_name(one, voice).casefold() == typed)
        return series_of(text, self.knowledge) or next(by_name, None)


@dataclass(frozen=True)
class VoicePicks:
    """Who is quoted and on what: each offered beside what is picked of the other."""

    knowledge: Knowledge

    def speakers(self, typed: str, topic: str | None, language: Language) -> list[Choice]:
        """Who says something on the topic."""
        said = attributed(self.knowledge, topic=self.topic(topic) if topic else None)
        return self._offered(
            typed, [code for one in said for code in voices_of(one, self.knowledge)], self._voice, language
        )

    def topics(self, typed: str, speaker: str | None, language: Language) -> list[Choice]:
        """What the speaker says something on."""
        said: Sequence[Statement] = attributed(self.knowledge, self.speaker(speaker) if speaker else None)
        return self._offered(typed, [topic for one in said for topic in one.topics], ("topic",), language)

    def speaker(self, text: str) -> str | None:
        """The code of a speaker, picked or typed in any of its names."""
        return self._code(text, self._voice)

    def topic(self, text: str) -> str | None:
        """The code of a topic, picked or typed in any of its names."""
        return self._code(text, ("topic",))

    _voice = ("person", "organisation")

    def _offered(self, typed: str, codes: Iterable[str], dimensions: Sequence[str], language: Language) -> list[Choice]:
        wanted = typed.casefold().split()
        choices = []
        for code in dict.fromkeys(codes):
            term = self._term(code, dimensions)
            words = " ".join(("", code, *_phrases(term))).casefold()
            if all(_fits(word, words) for word in wanted):
                name = (
                    voice_name(code, Voice(self.knowledge, language))
                    if "person" in dimensions
                    else self.knowledge.name("topic", code, language)
                )
                choices.append(Choice(name, identity(code, LONGEST_VALUE)))
        return choices[:MOST_OFFERED]

    def _code(self, text: str, dimensions: Sequence[str]) -> str | None:
        known = {code: term for d in dimensions for code, term in self.knowledge.terms.get(d, {}).items()}
        if (code := found(text, known)) is not None:
            return code
        typed = text.strip().casefold()
        return next((c for c, term in known.items() if typed in {phrase.casefold() for phrase in _phrases(term)}), None)

    def _term(self, code: str, dimensions: Sequence[str]) -> Term:
        held = (self.knowledge.terms.get(dimension, {}).get(code) for dimension in dimensions)
        return next((term for term in held if term is not None), _NOBODY)


def _said(dimension: str, code: str | None, knowledge: Knowledge) -> str:
    term = knowledge.terms.get("area" if dimension == "counterpart" else dimension, {}).get(code or "")
    return " ".join((code or "", *_phrases(term))) if term is not None else (code or "")


def _phrases(term: Term) -> list[str]:
    return [*term.name.values(), *(phrase for phrases in term.phrases.values() for phrase in phrases)]


def _fits(word: str, words: str) -> bool:
    """Whether a word begins one of the words; of scripts without spaces, whether it stands anywhere."""
    return (f" {word}" if word.isascii() else word) in words


def _distance(series: Series, other: Series) -> int:
    """How much there is between two series; a difference in what is measured, or its unit, most of all."""
    unlike = series.apart(other)
    return len(unlike) + len(DIMENSIONS) * (("measure" in unlike) + ("unit" in unlike))

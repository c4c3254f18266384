"""What stands around a printed number: its unit, the word that bounds it, the word that tells a rise or a fall."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

import yaml

from bot.facts.model import Knowledge
from bot.facts.numerals import Number, Numerals, any_of, fold
from bot.facts.ranges import Place, Ranges
from bot.facts.reported import Qualifier
from bot.facts.units import GENERAL_UNITS

_BASE: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # every scalar stays text: no "no" turns false
_YEARS = range(1800, 2200)
# What stands right before a number begins no further off: no text is read again for each of its numbers.
_BESIDE = 40
# Where a number begins, or a text that was cut off right before it.
_BY_HOW_MUCH = r"(?:[$€£¥]?\d|$)"


class Wording:
    """One language's words for numbers and around them, with the units that a folder knows."""

    def __init__(
        self,
        words: Mapping[str, Any],
        units: Mapping[str, Iterable[str]],
        symbols: Mapping[str, str],
        phrases: Iterable[str] = (),
    ) -> None:
        self._words = words
        self._phrases = phrases
        self._numerals = Numerals(words)
        self._ranges = Ranges(words, lambda text: any(self.movement(text)))
        self._units = {phrase: code for code, phrases in units.items() for phrase in phrases}
        self._symbols = {symbol.lower(): unit for symbol, unit in symbols.items()}

    def numbers(self, text: str, phrase: Place | None = None) -> tuple[Number, ...]:
        """Every number of a folded text, in order; as a `phrase` of it has them, which may hold one alone of two."""
        low = text.lower()
        names = [match.span() for match in self._names.finditer(text)]
        read = (n for n in self._numerals.read(text) if not any(start <= n.start < end for start, end in names))
        numbers = [self._dated(self._with_unit(number, text, low), low) for number in read]
        return tuple(self._ranges.joined(numbers, low, phrase))

    def is_told_from(self, text: str, number: Number) -> bool:
        """Whether a number may be the first of two: "up from 2.10"."""
        return self._ranges.begins(text.lower(), number)

    def qualifier(self, text: str, number: Number, within: tuple[int, int] | None = None) -> Qualifier:
        """How the words right beside a number bound it, where they stand `within` a part of its text."""
        if number.to is not None:
            return Qualifier.RANGE
        since, until = within or (0, len(text))
        cue = self._before.search(text[since : number.whole[0]].lower().rstrip("\"' "))
        if cue is not None:
            return self._cues[cue["cue"]]
        after = self._after.match(text[number.whole[1] : until].lower())
        return self._cues_after[after["cue"]] if after else Qualifier.EXACT

    def cues_of(self, qualifier: Qualifier) -> Sequence[str]:
        """The words right before a number that bound it so."""
        cues: Sequence[str] = self._words["qualifiers"].get(qualifier, ())
        return cues

    def counting_nothing(self, text: str) -> Iterator[Place]:
        """Where words of a folded text hold one for a number and count nothing: "number one", and "week 48" where the folder has that."""
        return (match.span() for pattern in (self._no_number, self._named) for match in pattern.finditer(text))

    def movement(self, text: str) -> tuple[bool, bool]:
        """Whether a text has a word of rise, and whether it has one of fall."""
        low = self.without_idioms(text.lower())
        return bool(self._rise.search(low)), bool(self._fall.search(low))

    def without_idioms(self, text: str) -> str:
        """A text of the same length in which what only looks like a word of movement is blank: "they make up 14%"."""
        return self._no_movement.sub(lambda match: " " * len(match[0]), text)

    def compared(self, text: str, number: Number) -> tuple[bool, bool]:
        """Whether words right after a number tell by how much something is more, and by how much it is less: "350 more"."""
        rest = text[(number.to or number).whole[1] :].lower()
        return bool(self._more.match(rest)), bool(self._less.match(rest))

    def may_lack_its_unit(self, text: str, number: Number) -> bool:
        """Whether no word after a number without a unit is what it counts: "against 17.2 nationally", not "300 jars"."""
        return bool(self._after_unitless.match(text.lower(), (number.to or number).whole[1]))

    def is_short_for(self, unit: str, text: str, number: Number) -> bool:
        """Whether the words after a number are the first of a unit's name, as print has it once the whole has been told:
        "842 crowns a barrel, and in May 760 crowns"."""
        return bool(self._shortened(unit).match(text.lower(), (number.to or number).end))

    def comparatives(self, text: str) -> tuple[bool, bool]:
        """Whether a text that tells no number says that something is more, and that it is less: "fewer visits than in May"."""
        low = text.lower()
        more, less = (re.search(rf"\b(?:{any_of(self._words[which])})\b", low) for which in ("more", "less"))
        return bool(more), bool(less)

    def is_below_zero(self, text: str, at: int) -> bool:
        """Whether a sign before the number at `at`, or a word of the text, makes it negative, though it is no movement."""
        before = text[:at].rstrip("".join(self._symbols) + " ")
        signed = before.endswith("-") and before[-2:-1] in ("", " ", "(", '"')
        return signed or bool(self._below_zero.search(text.lower()))

    def sign_at(self, text: str, at: int) -> int | None:
        """Where the minus of the number at `at` begins, written as a sign or a word; None where it has none."""
        found = self._sign.search(text, max(at - _BESIDE, 0), at)
        return None if found is None else found.start()

    def _with_unit(self, number: Number, text: str, low: str) -> Number:
        start, end, unit = number.start, number.end, None
        if symbol := self._symbol.search(text, max(start - _BESIDE, 0), start):
            unit, start = self._symbols[symbol[0].strip().lower()], symbol.start()
        elif follows := self._unit.match(low, end):
            unit, end = self._units[_singular(follows["unit"], self._units)], follows.end()
        elif number.is_ordinal and (every := self._every.match(low, end)):  # "the ninth monthly decline"
            unit, end = self._words["every"][every["every"]], every.end()
        return replace(number, unit=unit, whole=(start, end))

    def _dated(self, number: Number, low: str) -> Number:
        if number.unit is not None or number.value is None or (number.in_words and not number.is_ordinal):
            return number
        year = len(number.text) == len("2025") and number.text.isdigit() and int(number.text) in _YEARS
        day = (
            number.value <= 31
            and number.step == 1
            and (
                self._month_before.search(low, max(number.start - _BESIDE, 0), number.start)
                or self._month_after.match(low, number.end)
            )
        )
        the_day = number.is_ordinal and not number.in_words and low[: number.start].endswith(" of the ")
        return replace(number, is_date=bool(year or day or the_day))

    @cached_property
    def _unit(self) -> re.Pattern[str]:
        return re.compile(
            rf"[ -]?(?:(?:{any_of(self._words['between'])})[ -])*(?P<unit>{any_of(self._units, plural=True)})(?![a-z0-9])"
        )

    def _shortened(self, unit: str) -> re.Pattern[str]:
        named = [phrase.split() for phrase, code in self._units.items() if code == unit]
        first = {" ".join(words[:count]) for words in named for count in range(1, len(words))}
        return re.compile(rf"[ -](?:{any_of(first)})(?![a-z0-9])")

    @cached_property
    def _every(self) -> re.Pattern[str]:
        between = rf"(?:(?:{any_of(self._words['between'])})[ -])*"
        return re.compile(rf"[ -]{between}(?P<every>{any_of(self._words['every'])})\b")

    @cached_property
    def _symbol(self) -> re.Pattern[str]:
        return re.compile(rf"(?:{any_of(self._symbols)}) ?$", re.IGNORECASE)

    @cached_property
    def _cues(self) -> dict[str, Qualifier]:
        return {cue: Qualifier(name) for name, cues in self._words["qualifiers"].items() for cue in cues}

    @cached_property
    def _cues_after(self) -> dict[str, Qualifier]:
        return {cue: Qualifier(name) for name, cues in self._words["qualifiers_after"].items() for cue in cues}

    @cached_property
    def _before(self) -> re.Pattern[str]:
        filler = rf"(?: (?:{any_of(self._words['before_number'])}))*"
        return re.compile(rf"(?<![\w-])(?P<cue>{any_of(self._cues)}){filler}$")

    @cached_property
    def _after(self) -> re.Pattern[str]:
        return re.compile(rf" ?(?P<cue>{any_of(self._cues_after)})\b")

    @cached_property
    def _month_before(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{any_of(self._words['months'])})\.? $")

    @cached_property
    def _month_after(self) -> re.Pattern[str]:
        return re.compile(rf" (?:of )?(?:{any_of(self._words['months'])})\b")

    @cached_property
    def _rise(self) -> re.Pattern[str]:
        added = rf"\b(?:{any_of(self._words['rise_by'])})(?= (?:[a-z]+ ){{0,2}}{_BY_HOW_MUCH})"
        return re.compile(rf"\b(?:{any_of(self._words['rise'])})\b|{added}|{self._by('more')}")

    @cached_property
    def _fall(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{any_of(self._words['fall'])})\b|{self._by('less')}")

    def _by(self, which: str) -> str:
        # A comparative that tells by how much, and bounds no number: "fewer than in May, by 48".
        return rf"\b(?:{any_of(self._words[which])})\b(?=[^.;]* by (?:[a-z]+ ){{0,2}}{_BY_HOW_MUCH})"

    @cached_property
    def _after_unitless(self) -> re.Pattern[str]:
        return re.compile(rf"\s*(?:$|[^\w\s$€£¥%-]|- |(?:{any_of(self._words['after_unitless'])})\b)")

    @cached_property
    def _no_movement(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{any_of(self._words['no_movement'])})\b", re.IGNORECASE)

    @cached_property
    def _no_number(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{any_of(self._words['no_number'])})\b", re.IGNORECASE)

    @cached_property
    def _named(self) -> re.Pattern[str]:
        # What is a number with its unit is one wherever it stands: "nine months".
        counting = (
            phrase for phrase in self._phrases if (read := self.numbers(phrase)) and not any(n.unit for n in read)
        )
        return re.compile(rf"(?<!\w)(?:{any_of(counting)})(?!\w)", re.IGNORECASE)

    @cached_property
    def _names(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{any_of(self._words['names'])})\b")

    @cached_property
    def _more(self) -> re.Pattern[str]:
        return self._comparative("more")

    @cached_property
    def _less(self) -> re.Pattern[str]:
        return self._comparative("less")

    def _comparative(self, which: str) -> re.Pattern[str]:
        # What is counted may stand before it: "48 beds fewer than a year ago".
        words = any_of(self._words[which])
        return re.compile(rf" (?:{words})\b| (?:[a-z-]+ ){{1,2}}(?:{words}) than\b")

    @cached_property
    def _sign(self) -> re.Pattern[str]:
        return re.compile(rf"(?:(?<![^\s(\"])-|\b(?:{any_of(self._words['sign'])}) )$", re.IGNORECASE)

    @cached_property
    def _below_zero(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{any_of(self._words['below_zero'])})\b")


def wording(language: str, knowledge: Knowledge) -> Wording | None:
    """A language's words with a folder's units; None where we have no list for the language."""
    units: dict[str, tuple[str, ...]] = dict(GENERAL_UNITS)
    symbols: dict[str, str] = {}
    for code, term in knowledge.terms.get("unit", {}).items():
        named = [*term.phrases.get(language, ()), *filter(None, (term.name.get(language), term.symbol))]
        folded = [fold(phrase) for phrase in named]
        # What has letters alone stands behind a number, as a word; what has a sign stands before it: "US$".
        units[code] = (*units.get(code, ()), *(phrase.lower() for phrase in folded if _is_word(phrase)))
        symbols |= {phrase: code for phrase in folded if not _is_word(phrase)}
    subject = knowledge.subject
    moves = (subject.rise.get(language, ()), subject.fall.get(language, ()))
    return _wording(language, tuple(units.items()), tuple(symbols.items()), tuple(_phrases(language, knowledge)), moves)


@cache
def _wording(
    language: str,
    units: tuple[tuple[str, tuple[str, ...]], ...],
    symbols: tuple[tuple[str, str], ...],
    phrases: tuple[str, ...],
    moves: tuple[tuple[str, ...], tuple[str, ...]],
) -> Wording | None:
    words = words_of(language)
    if words is None:
        return None
    told = {which: [*words[which], *map(fold, own)] for which, own in zip(("rise", "fall"), moves, strict=True)}
    return Wording({**words, **told}, dict(units), dict(symbols), phrases)


def _phrases(language: str, knowledge: Knowledge) -> Iterator[str]:
    """Every phrase of several words by which a folder calls something, or some time, and no unit."""
    terms = (term for dimension, held in knowledge.terms.items() if dimension != "unit" for term in held.values())
    named = (phrase for term in terms for phrase in (*term.phrases.get(language, ()), term.name.get(language, "")))
    said = (phrase for one in knowledge.expressions for phrase in one.phrases.get(language, ()))
    yield from (fold(phrase) for phrase in (*named, *said) if " " in phrase or "-" in phrase)


def _is_word(phrase: str) -> bool:
    return all(sign.isalnum() or sign in " -.'" for sign in phrase)


@cache
def words_of(language: str) -> Mapping[str, Any] | None:
    """A language's word lists, as wording/<language>.yaml has them; None where there is no such file."""
    file = files(__package__).joinpath("wording", f"{language}.yaml")
    if not file.is_file():
        return None
    text = file.read_text(encoding="utf-8")
    words: Mapping[str, Any] = yaml.load(text, Loader=_BASE)  # noqa: S506 - our own file; builds nothing but texts
    return words


def _singular(phrase: str, known: Mapping[str, str]) -> str:
    plain = phrase.replace("-", " ")
    return next(word for word in (phrase, plain, plain.removesuffix("s")) if word in known)

"""The knowledge held to the texts: each phrase and quotation occurs in its paragraph, and says what is recorded."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from bot.facts.article_text import CUT, ArticleText, Paragraph
from bot.facts.load import Folder
from bot.facts.model import Measure, Mode, Report, Statement
from bot.facts.numerals import Number, fold
from bot.facts.printed import Wording, wording
from bot.facts.reported import SCALES, Qualifier, Reported
from bot.facts.source import Mistake
from bot.facts.units import OF_A_HUNDRED, TIMES

_MOST_CUES = 6  # enough to see what kind of words is meant


def compare(folder: Folder, texts: Mapping[str, ArticleText]) -> list[Mistake]:
    """Everything in which a folder differs from its articles' texts.

    An article in a language that we have no words for is compared word for word only.
    """
    knowledge = folder.knowledge
    words = {
        language: wording(language, knowledge) for language in {one.language for one in knowledge.articles.values()}
    }
    mistakes = list(_files(folder, texts))
    for report, place in zip(knowledge.reports, folder.report_places, strict=True):
        if (text := texts.get(report.article)) is not None:
            spoken = words[knowledge.articles[report.article].language]
            mistakes += [Mistake(*place, said) for said in _report(report, spoken, text)]
    for statement, place in zip(knowledge.statements, folder.statement_places, strict=True):
        if (text := texts.get(statement.article)) is not None:
            spoken = words[knowledge.articles[statement.article].language]
            mistakes += [Mistake(*place, said) for said in _statement(statement, spoken, text)]
    for article, entries in folder.ignored.items():
        source = folder.sources[f"articles/{article}.yaml"]
        for index, ignored in enumerate(entries if article in texts else ()):
            for said in _occurs(ignored.printed, ignored.paragraph, texts[article]):
                mistakes.append(source.mistake(said, "ignored", index))
    return mistakes


def faults(
    report: Report, words: Wording, paragraph: Paragraph | None = None, beside: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """In what a report's phrase does not say what is recorded; with its paragraph, in view of the words around it too, else
    of the units `beside` it, which other phrases of the paragraph print.

    Where the phrase occurs several times, the place with the fewest faults is the one meant.
    """
    phrase = fold(report.printed)
    if paragraph is None:
        return tuple(_Reading(report, words, phrase, phrase, 0, len(phrase), phrase, beside).faults())
    found = []
    for parts in paragraph.parts(phrase):
        start, end, text = parts[0][0], parts[-1][1], paragraph.without_gaps(parts)
        reading = _Reading(report, words, paragraph.text, text, start, end, paragraph.sentence(start))
        found.append(tuple(reading.faults()))
    return min(found, key=len, default=())


def _files(folder: Folder, texts: Mapping[str, ArticleText]) -> Iterator[Mistake]:
    for article in folder.knowledge.articles.values():
        text = texts.get(article.id)
        file, line = folder.article_places[article.id]
        if text is None:
            yield Mistake(file, line, f"there is no text {article.id}.txt to compare it with")
        elif text.sha256 != article.sha256:
            yield folder.sources[file].mistake(f"{text.file} has the sha256 {text.sha256}", "article", "sha256")
    for text in texts.values():
        if text.id not in folder.knowledge.articles:
            yield Mistake(text.file, 1, f"no article has this text; add articles/{text.id}.yaml or take it away")


def _report(report: Report, words: Wording | None, text: ArticleText) -> Iterator[str]:
    yield from _occurs(report.printed, report.paragraph, text)
    if words is not None:
        yield from faults(report, words, text.paragraph(report.paragraph))


def _occurs(printed: str, number: int, text: ArticleText) -> Iterator[str]:
    phrase = fold(printed)
    paragraph = text.paragraph(number)
    if paragraph is None:
        yield f"{text.file} has {len(text.paragraphs)} paragraphs, no paragraph {number}"
    elif not any(paragraph.parts(phrase)):
        others = [n for n, other in enumerate(text.paragraphs, 1) if any(other.parts(phrase))]
        there = f"; it is in paragraph {', '.join(map(str, others))}" if others else ""
        yield f"{printed!r} is not in paragraph {number} of {text.file}{there}"


def _statement(statement: Statement, words: Wording | None, text: ArticleText) -> Iterator[str]:
    for printed in statement.printed:
        yield from _occurs(printed, statement.paragraph, text)
    paragraph = text.paragraph(statement.paragraph)
    if paragraph is None:
        if not statement.printed:
            yield from _occurs(statement.text, statement.paragraph, text)
    elif statement.mode is not Mode.PARAPHRASE:
        yield from _quotation(statement, paragraph, text)
    elif words is not None:
        told = {number.value for number in words.numbers(paragraph.text)}
        for number in words.numbers(fold(statement.text)):
            if number.is_amount and not number.in_words and number.value not in told:
                yield f"the paraphrase has {number.text}, which is not in paragraph {statement.paragraph} of {text.file}"


def _quotation(statement: Statement, paragraph: Paragraph, text: ArticleText) -> Iterator[str]:
    words = fold(statement.text)
    wanted = _bare(words)
    parts = [part.strip() for part in wanted.split(CUT)]
    for quotation in paragraph.quotations:
        quoted = _bare(quotation)
        if quoted == wanted or (CUT in wanted and _in_order(parts, quoted)):
            return
    if any(wanted in quotation for quotation in paragraph.quotations):
        yield f"the quotation {statement.id!r} goes on in {text.file}; write … where words are left out"
    elif any(paragraph.places(words)):
        yield f"{statement.id!r} stands in {text.file} without quotation marks; it is a paraphrase, in our own words"
    else:
        yield f"the quotation {statement.id!r} is not word for word in paragraph {statement.paragraph} of {text.file}"


def _bare(quotation: str) -> str:
    """Without the signs that belong to the sentence around it; the three points of a cut stay."""
    quotation = quotation.strip()
    return quotation if quotation.endswith(CUT) else quotation.rstrip(".,;:")


def _in_order(parts: list[str], quoted: str) -> bool:
    at = 0
    for part in parts:
        at = quoted.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return (not parts[0] or quoted.startswith(parts[0])) and (not parts[-1] or quoted.endswith(parts[-1]))


@dataclass(frozen=True)
class _Reading:
    """A report's phrase, at `start` to `end` of a text, against what is recorded; `text` is the `whole` one, blank where the phrase
    leaves words out."""

    report: Report
    words: Wording
    whole: str
    text: str
    start: int
    end: int
    sentence: str
    beside: frozenset[str] | None = None  # without the text, the units of other phrases

    def faults(self) -> Iterator[str]:
        """What does not agree, as sentences."""
        unit = None if "unit" in self.report.unclear or self.report.series.unit == "count" else self.report.series.unit
        cut = self._cut_range
        amounts = [n for n in self._numbers if n.is_amount and not n.ends_range and not (cut and n.start == cut.start)]
        if self.report.series.measure is not Measure.STREAK:  # "second with 77" tells a rank and what is counted
            amounts = [n for n in amounts if not (n.is_ordinal and n.unit is None)] or amounts
        if len(amounts) > 1:  # "tram 9 had 7.3 million trips": which one
            names = list(self.words.counting_nothing(self.text))
            amounts = [n for n in amounts if not any(a <= n.start and n.end <= z for a, z in names)] or amounts
        fitting = [n for n in amounts if n.unit == unit] or [
            n for n in amounts if unit is not None and self._unit_elsewhere(n, unit)
        ]
        if self.report.reported is None:
            if fitting and unit is not None:
                yield f"{self._printed} prints a number, {self._quoted(fitting[0])}; record it as the value"
            yield from self._direction()
        elif len(fitting) == 1:
            yield from self._value(self.report.reported, fitting[0])
            yield from self._qualifier(self.report.reported, fitting[0])
            yield from self._sign(self.report.reported, fitting[0])
        elif fitting:
            several = " and ".join(map(self._quoted, fitting))
            yield f"{self._printed} prints {several}; cut it to the words with the number that is meant, with … where some are left out"
        elif cut is not None:
            told = f"value, upper and qualifier: {Qualifier.RANGE}"
            yield f"{self._printed} has one end of {self._quoted(cut)} alone; print the whole range, and record it with {told}"
        elif others := [n for n in self._numbers if n.is_amount]:
            printed = ", ".join(f"{self._quoted(n)} ({n.unit or 'no unit'})" for n in others)
            unclear = "; where the article prints the unit nowhere near, write unclear: [unit]"
            yield (
                f"{self._printed} prints {printed}, and no number in {self.report.series.unit}"
                + (unclear if unit is not None and any(n.unit is None for n in others) else "")
            )
        else:
            yield f"{self._printed} prints no number; add the words that carry it, or take the value away"

    def _unit_elsewhere(self, number: Number, unit: str) -> bool:
        """Whether a number without a unit, or with the first words of one, has that of one told with it: "24 weeks, against 17.2",
        "4.6 billion crowns. The ministry expects 3.9 billion", "842 crowns a barrel, and in May 760 crowns".

        The nearest one before it in the paragraph counts, else the nearest after it in its sentence. A share of a hundred and a
        stretch of time are passed over where they are not meant, and the sign of a percentage is never left out. Without the
        text, the other phrases of its paragraph have to print the unit.
        """
        if unit in OF_A_HUNDRED or not (
            self.words.is_short_for(unit, self.text, number)
            or (number.unit is None and self.words.may_lack_its_unit(self.text, number))
        ):
            return False
        if self.beside is not None:
            return unit in self.beside
        passed = OF_A_HUNDRED if unit in TIMES else OF_A_HUNDRED | TIMES
        told = [
            n for n in self.words.numbers(self.whole)
            if n.unit is not None and n.unit not in passed
            and (n.unit == unit or not self.words.is_short_for(unit, self.text, n))
        ]  # fmt: skip
        before = [n for n in told if n.whole[1] <= number.start]
        ends = self.text.find(self.sentence) + len(self.sentence)
        after = [n for n in told if number.end <= n.start < ends]
        nearest = before[-1] if before else after[0] if after else None
        return nearest is not None and nearest.unit == unit

    @cached_property
    def _told(self) -> tuple[Number, ...]:
        return self.words.numbers(self.text, (self.start, self.end))

    @cached_property
    def _numbers(self) -> list[Number]:
        # Read with what stands before the phrase, a month or a currency, but not with what follows: the unit must be in it, except
        # that of "from 2.10 to 2.30 euros".
        ahead = {number.start: number for number in self._told if number.unit_ahead and number.to is None}
        numbers = [
            ahead.get(number.start) or self._as_if_ahead(number)
            for number in self.words.numbers(self.text[: self.end], (self.start, self.end))
            if number.start >= self.start
        ]
        return [number if number.whole[0] >= self.start else number.without_unit() for number in numbers]

    @property
    def _cut_range(self) -> Number | None:
        """The range of which the phrase holds one end alone."""
        ends = ((number, number.to) for number in self._told if number.to is not None)
        held = range(self.start, self.end)
        return next((lower for lower, upper in ends if (lower.start in held) is not (upper.start in held)), None)

    def _as_if_ahead(self, number: Number) -> Number:
        """Without the text, a phrase that ends with "from 2.1" with the unit and scale that are recorded, where others print it."""
        reported, unit = self.report.reported, self.report.series.unit
        if self.beside is None or reported is None or number.value is None or number.step is None:
            return number
        if number.unit is not None or number.end < self.end or not self.words.is_told_from(self.text, number):
            return number
        sizes = (size for size in SCALES.values() if number.value * size == abs(reported.value))
        scale = next(sizes, Decimal(1))
        known = unit if unit in self.beside else None
        return replace(number, value=number.value * scale, step=number.step * scale, unit=known)

    @property
    def _phrase(self) -> str:
        return self.text[self.start : self.end]

    @property
    def _printed(self) -> str:
        return repr(self.report.printed)

    def _quoted(self, number: Number) -> str:
        return repr(self.text[number.whole[0] : (number.to or number).whole[1]])

    def _value(self, reported: Reported, number: Number) -> Iterator[str]:
        ends = [number] if number.to is None else [number, number.to]
        recorded = [reported.value] if reported.upper is None else [reported.value, reported.upper]
        steps = (reported.step, reported.upper_step)
        if {end.value for end in ends} != {abs(value) for value in recorded}:
            told = "–".join(f"{value.normalize():,f}" for value in recorded)
            yield f"{self._printed} prints {self._quoted(number)}, but {told} is recorded"
        elif {(end.value, end.step) for end in ends} != set(zip(map(abs, recorded), steps, strict=False)) and not (
            number.in_words and reported.step == 1
        ):
            yield f"{self._printed} prints {self._quoted(number)}; write the value with just these digits and its scale"

    def _qualifier(self, reported: Reported, number: Number) -> Iterator[str]:
        found = self.words.qualifier(self.text, number, self._open(number))
        if found is reported.qualifier:
            return
        if found is Qualifier.EXACT:
            such = ", ".join(map(repr, self.words.cues_of(reported.qualifier)[:_MOST_CUES]))
            told = f" ({such})" if such else ""
            yield f"{self._printed} has no word for {reported.qualifier}{told}; leave the qualifier out, or add the word"
        else:
            yield f"{self._printed} means {found} in the text, but the qualifier {reported.qualifier} is recorded"

    def _open(self, number: Number) -> tuple[int, int]:
        """Within which part of the text a word may bound the number: where a phrase begins or ends with its number, a
        word beside it may have been cut off."""
        begins = number.whole[0] - self.start <= 1
        ends = self.end - (number.to or number).whole[1] <= 1
        return 0 if begins else self.start, len(self.text) if ends else self.end

    def _sign(self, reported: Reported, number: Number) -> Iterator[str]:
        rises, falls = self.words.movement(self._phrase)
        less = self.words.compared(self.text[: self.end], number)[1]
        falls = falls or (less and not rises)  # "grew 2% less than thought" is no fall
        below = self.words.is_below_zero(self._phrase, number.start - self.start)
        if reported.value > 0 and self.words.sign_at(self.text, number.whole[0]) is not None:
            yield f"{self._printed} has a minus right before its number; write the value with it, and the phrase too"
        elif not self.report.series.measure.is_movement:
            if reported.value < 0 and not below:
                yield f"{self._printed} has no sign or word of a negative number; take the minus away"
        elif reported.value < 0 and not (falls or below):
            yield (
                f"{self._printed} has no word of a fall, such as fell before the number or fewer after it; add it to the phrase, or"
                " take the minus away"
            )
        elif reported.value > 0 and falls:
            yield f"{self._printed} tells a fall; write the value with a minus, or cut the phrase"

    def _direction(self) -> Iterator[str]:
        told = {1: "up", -1: "down"}.get(self.report.direction)
        measure = self.report.series.measure
        moves = measure.is_movement or measure is Measure.STREAK
        rises, falls = self.words.movement(self._phrase)
        if not (rises or falls):
            rises, falls = self.words.comparatives(self._phrase)
        if told is None:
            if moves:
                yield f"{self._printed} has neither value nor direction; write direction: {'down' if falls else 'up'}"
            return
        if rises == falls:
            rises, falls = self.words.movement(self.sentence)
        if not moves:
            yield f"a {measure} has no direction; take it away"
        elif not (rises if told == "up" else falls) and (self.text != self._phrase or rises or falls):
            yield f"{self._printed} does not tell a movement {told}; write the other direction, or more of the words"

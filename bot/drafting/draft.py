"""A text → the entries of its draft: a report for each number with its likely series, statements, numbers to be looked at."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from itertools import islice

from bot.drafting.heading import Heading, dates_in, heading
from bot.drafting.measured import AGAINST, is_listed
from bot.drafting.passages import Clause, Passages, Sentence
from bot.drafting.quotations import Quotation, quotations
from bot.drafting.series import LIKELY, Likely, SeriesFinder
from bot.facts.article_text import ArticleText, Paragraph, article_text
from bot.facts.model import Kind, Knowledge, Known, Series
from bot.facts.numerals import Number, fold
from bot.facts.period import Period
from bot.facts.printed import Wording, wording
from bot.facts.printed_period import periods_in, periods_of, printed_periods
from bot.facts.reported import SCALES, Qualifier
from bot.facts.units import OF_A_HUNDRED, TIMES
from bot.understanding.figures.areas import AskedArea

LANGUAGE = "en"
# The few words as printed: at most this many around a number.
_MOST_WORDS_BEFORE = 5
_MOST_WORDS_AFTER = 3
_TRANSLATED = re.compile(r"\btranslated (?:by|from|using)\b", re.IGNORECASE)


@dataclass(frozen=True)
class DraftedReport:
    """A number of the text, as a report may hold it. `value` and `upper` are written as in a file: `-28.6`, `330.3 billion`."""

    series: Series
    value: str
    upper: str | None
    qualifier: Qualifier
    printed: str
    paragraph: int
    origin: str | None
    origin_known: Known
    weight: float  # how much speaks for the series
    number: Decimal  # signed, in base units


@dataclass(frozen=True)
class Unplaced:
    """A number that no report and no quotation of the draft holds."""

    printed: str
    paragraph: int
    line: int  # of the text
    around: str  # the words around it
    is_date: bool
    strange_unit: str = ""  # what stands after it and may be a unit, but none of the folder's


@dataclass(frozen=True)
class Draft:
    """What a text seems to hold; a person confirms each entry."""

    article: str
    sha256: str
    heading: Heading
    translated: bool
    reports: tuple[DraftedReport, ...]
    quotations: tuple[Quotation, ...]
    unplaced: tuple[Unplaced, ...]


class UnknownLanguageError(Exception):
    """There is no list of number words for the language."""


def draft(article: str, text: str, knowledge: Knowledge) -> Draft:
    """The draft of an article's text; nothing is taken from its own file, where there is one. Raises UnknownLanguageError."""
    knowledge = without(knowledge, article)
    words = wording(LANGUAGE, knowledge)
    if words is None:
        raise UnknownLanguageError(f"no words for numbers are known in {LANGUAGE!r}")
    passages = Passages(knowledge, words)
    held = article_text(article, text.encode())
    head = heading(held.paragraphs, knowledge.subject.as_of)
    sentences = tuple(passages.sentences(held.paragraphs, head))
    title = head.facts.get("title")
    region = passages.region(title.value or "", sentences) if title else None
    reading = _Drafting(knowledge, words, sentences, region)
    reading.read()
    quoted = tuple(quotations(sentences, passages, knowledge))
    published = head.facts.get("published")
    everywhere = tuple(periods_in(knowledge.subject.period, published.value if published else None))
    return Draft(
        article=article,
        sha256=held.sha256,
        heading=head,
        translated=bool(_TRANSLATED.search(text)),
        reports=tuple(reading.reports),
        quotations=quoted,
        unplaced=tuple(dict.fromkeys(_unplaced(held, passages, words, reading.reports, quoted, everywhere))),
    )


def _unplaced(
    text: ArticleText,
    passages: Passages,
    words: Wording,
    reports: Iterable[DraftedReport],
    quoted: Iterable[Quotation],
    everywhere: Iterable[Period],
) -> Iterator[Unplaced]:
    """Every number of a text that no entry of its draft holds: nothing is left out in silence but periods that a report of the
    paragraph has, or that are told of everywhere."""
    phrases = [(report.paragraph, report.printed) for report in reports]
    phrases += [(one.paragraph, one.text or one.printed) for one in quoted]
    for count, paragraph in enumerate(text.paragraphs, 1):
        held = [place for at, phrase in phrases if at == count for place in paragraph.places(fold(phrase))]
        of_reports = [period for one in reports if one.paragraph == count for period in periods_of(one.series)]
        known = (*of_reports, *everywhere)
        held += [
            (one.start, one.end) for one in printed_periods(paragraph.text, LANGUAGE) if one.among(known) is not None
        ]
        held += words.counting_nothing(paragraph.text)
        dates = tuple(dates_in(paragraph.text))
        for number in words.numbers(paragraph.text):
            if any(start <= number.start and number.end <= end for start, end in held):
                continue
            day = next((text for start, text in dates if start <= number.start < start + len(text)), None)
            printed, around = _alone(paragraph, number) if day is None else (day, day)
            is_date = number.is_date or day is not None
            unit = "" if is_date else passages.strange_unit(paragraph.text, number)
            yield Unplaced(printed, count, paragraph.line, around, is_date, unit)


def _alone(paragraph: Paragraph, number: Number) -> tuple[str, str]:
    """The shortest phrase for a number that occurs once in its paragraph, so that it holds no other; and more words around."""
    text = paragraph.text
    start, end = number.whole
    before = [at for at, _ in _words(text, max(0, start - 60), start)][-_MOST_WORDS_BEFORE:]
    after = [at for _, at in _words(text, end, min(len(text), end + 40))][:_MOST_WORDS_AFTER]
    froms, tos = [start, *reversed(before)], [end, *after]
    around = text[froms[-1] : tos[-1]]
    for reach in range(max(len(froms), len(tos))):
        for left, right in ((reach, 0), (0, reach), (reach, reach)):
            phrase = text[froms[min(left, len(froms) - 1)] : tos[min(right, len(tos) - 1)]].strip(' ,;.()"')
            if len(list(islice(paragraph.places(phrase), 2))) == 1:
                return phrase, around
    return text[start:end], around


def without(knowledge: Knowledge, article: str) -> Knowledge:
    """The knowledge as if an article had never been added."""
    return replace(
        knowledge,
        articles={code: held for code, held in knowledge.articles.items() if code != article},
        reports=tuple(report for report in knowledge.reports if report.article != article),
        statements=tuple(statement for statement in knowledge.statements if statement.article != article),
    )


@dataclass
class _Drafting:
    """One pass over the sentences of a text."""

    knowledge: Knowledge
    wording: Wording
    sentences: Sequence[Sentence]
    region: AskedArea | None  # the part of the subject's own place that the article is about
    reports: list[DraftedReport] = field(default_factory=list)

    def read(self) -> None:
        finder = SeriesFinder(self.knowledge, self.wording, self.region)
        before: list[Clause] = []
        told: list[Number] = []  # of the paragraph, so far
        paragraph = 0
        for sentence in self.sentences:
            if sentence.paragraph != paragraph:
                # A paragraph may go on with what the one before it spoke of, but less surely.
                before, told, paragraph = [_untimed(clause) for clause in before[:1]], [], sentence.paragraph
            numbers = [(clause, number) for clause in sentence.clauses for number in clause.numbers]
            for at, (clause, number) in enumerate(numbers):
                number = self._with_unit(number, clause, sentence, told)  # noqa: PLW2901
                told.append(number)
                order = at if sentence.is_respective and len(numbers) > 1 else None
                likely = finder.likely(number, clause, sentence, before, order)
                self._add(likely, number, clause, sentence)
            before = [*reversed(sentence.clauses), *before]

    def _with_unit(self, number: Number, clause: Clause, sentence: Sentence, told: Sequence[Number]) -> Number:
        """A number with the unit of the one before it, where it leaves its own out or cuts it: "24 weeks, against 17.2"."""
        for other in reversed(told):
            if other.unit is not None and self.wording.is_short_for(other.unit, sentence.text, number):
                return replace(number, unit=other.unit)
        if is_listed(number, clause, sentence, self.wording):
            units = (n.unit for n in reversed(told) if not (n.unit in OF_A_HUNDRED or (n.is_ordinal and n.unit)))
            return replace(number, unit=next(units, None))
        scaled = _is_scaled(number)
        against = AGAINST.search(sentence.text[: number.whole[0]])
        if number.unit is not None or number.is_ordinal or not (scaled or against):
            return number
        if _counts_what_follows(number, clause, sentence):
            return number
        passed = OF_A_HUNDRED | TIMES if scaled else OF_A_HUNDRED
        meant = (n.unit for n in reversed(told) if n.unit not in passed and (n.unit or (scaled and _is_scaled(n))))
        return replace(number, unit=next(meant, None))

    def _add(self, likely: Likely | None, number: Number, clause: Clause, sentence: Sentence) -> None:
        if likely is None or likely.weight < LIKELY:
            return  # told among those that were not placed
        printed = _printed(number, clause, sentence, self.wording)
        series = likely.series
        rise, fall = self.wording.movement(printed)
        if not (rise or fall):
            rise, fall = self.wording.compared(sentence.text, number)
        falls = (fall and not rise) if rise or fall else self._falls(number, clause)
        minus = self.wording.sign_at(sentence.text, number.whole[0]) is not None
        sign = -1 if minus or (series.measure.is_movement and falls) else 1
        assert number.value is not None  # amounts only
        origin, known = self._origin(series, clause, sentence)
        self.reports.append(
            DraftedReport(
                series=series,
                value=_written(number, sign),
                upper=None if number.to is None else _written(number.to, sign),
                qualifier=self.wording.qualifier(sentence.text, number),
                printed=printed,
                paragraph=sentence.paragraph,
                origin=origin,
                origin_known=known,
                weight=likely.weight,
                number=number.value * sign,
            )
        )

    def _falls(self, number: Number, clause: Clause) -> bool:
        """Whether the nearest word of movement in the clause, before the number if there is one, tells a fall."""
        at = number.start - clause.start
        rise, fall = self.wording.movement(clause.text[:at])
        if not (rise or fall):
            rise, fall = self.wording.movement(clause.text[at:])
        return fall and not rise

    def _origin(self, series: Series, clause: Clause, sentence: Sentence) -> tuple[str | None, Known]:
        """Who is named nearest in the sentence; else whom other articles have the series from."""
        at = sentence.clauses.index(clause)
        # "where the ministry speaks of 3,850": whom a later clause names for a number of its own is no origin of one before it.
        after = [other for other in sentence.clauses[at + 1 :] if not other.numbers]
        named = [code for other in (*reversed(sentence.clauses[: at + 1]), *after) for code in other.organisations]
        # Who polls or forecasts is no origin of a number that was counted, nor the reverse.
        counts = Counter(
            report.origin
            for other, reports in self.knowledge.by_series.items()
            if other.indicator == series.indicator and (other.kind is Kind.REPORTED) == (series.kind is Kind.REPORTED)
            for report in reports
            if report.origin
        )
        for code in named:
            if code in counts or not counts:
                return code, Known.STATED
        usual = counts.most_common(1)
        return (usual[0][0], Known.INFERRED) if usual else (None, Known.UNKNOWN)


def _untimed(clause: Clause) -> Clause:
    """What a clause may lend to another paragraph: not its time."""
    return replace(clause, wanted=replace(clause.wanted, periods=()))


def _is_scaled(number: Number) -> bool:
    """Whether a number is told with a word of scale: "215 million"."""
    return any(factor > 100 and word in number.text.lower() for word, factor in SCALES.items())


def _counts_what_follows(number: Number, clause: Clause, sentence: Sentence) -> bool:
    """Whether right after a number stands what its clause speaks of: "215 million trips" are in no other unit."""
    follows = sentence.text[(number.to or number).whole[1] : clause.end]
    named = (span.text for span in clause.spans if span.is_a("indicator"))
    return any(follows.lower().startswith(f" {name}") for name in named)


def _written(number: Number, sign: int) -> str:
    """A number as a file writes it, with the word of scale that print used: `330.3 billion`."""
    assert number.value is not None  # amounts only
    value, step = number.value, number.step or Decimal(1)
    word, factor = next(
        ((word, factor) for word, factor in reversed(SCALES.items()) if factor > 100 and word in number.text.lower()),
        ("", Decimal(1)),
    )
    if not word and value >= SCALES["million"]:
        word, factor = next((w, f) for w, f in reversed(SCALES.items()) if value >= f)
    exponent = (step / factor).normalize().as_tuple().exponent
    digits = f"{value / factor * sign:,.{max(0, -exponent) if isinstance(exponent, int) else 0}f}"
    return f"{digits} {word}".rstrip()


def _printed(number: Number, clause: Clause, sentence: Sentence, words: Wording) -> str:
    """The few words that carry a number: with its unit, what bounds it, and the word of movement next to it."""
    text = sentence.text
    start, end = number.whole[0], (number.to or number).whole[1]
    lead = list(_words(text, max(clause.start, start - 60), start))[-_MOST_WORDS_BEFORE:]
    tail = list(_words(text, end, min(len(text), end + 40)))[:_MOST_WORDS_AFTER]
    begin = start if (minus := words.sign_at(text, start)) is None else minus
    plain = words.without_idioms(text)
    for at, _ in reversed(lead):
        if any(words.movement(plain[at:begin])) or _bounds(words, text[at:], number, at):
            begin = at
            if any(words.movement(plain[at:start])):
                break
    stop = end
    if not any(words.movement(plain[begin:start])):
        compared = any(words.compared(text, number))
        for first, last in tail:
            if text[first:last] == "and" or text[first - 2] in ",;":
                break
            if any(words.movement(plain[end:last])) or (compared and any(words.comparatives(text[end:last]))):
                stop = last
                break
    return text[begin:stop].strip(" ,;.")


def _bounds(words: Wording, rest: str, number: Number, at: int) -> bool:
    """Whether the words from `at` on up to the number bound it: "more than $218.6 billion"."""
    moved = words.numbers(rest)
    found = next((other for other in moved if other.start == number.start - at), None)
    return found is not None and number.to is None and words.qualifier(rest, found) is not Qualifier.EXACT


def _words(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    yield from (match.span() for match in re.compile(r"[^\s(]+").finditer(text, start, end))

"""Every number of the article texts, and the report, statement, period or ignored phrase that holds it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum

from bot.facts.article_text import ArticleText, Paragraph
from bot.facts.load import Folder
from bot.facts.model import Mode
from bot.facts.numerals import Number, fold
from bot.facts.period import Period
from bot.facts.printed import wording
from bot.facts.printed_period import PrintedPeriod, periods_in, periods_of, printed_periods
from bot.facts.source import Mistake


class Held(StrEnum):
    """By what a number is held; in this order, where several hold it."""

    REPORT = "report"
    STATEMENT = "statement"
    PERIOD = "period"
    IGNORED = "ignored"
    NOTHING = "NOTHING"


@dataclass(frozen=True)
class Holding:
    """One number of a text, `printed` with its unit, and `by` what it is held: its id or reason, and the phrase."""

    article: str
    paragraph: int  # from 1
    line: int  # in the text
    printed: str
    held: Held
    by: str


@dataclass(frozen=True)
class _Phrase:
    paragraph: int
    text: str  # folded
    held: Held
    by: str


def cover(folder: Folder, texts: Mapping[str, ArticleText]) -> tuple[list[Holding], list[Mistake]]:
    """All numbers of the articles of a folder in order, and a mistake for each that nothing holds.

    A text that is missing, or in a language whose numbers we cannot read, is a mistake too.
    """
    found: list[Holding] = []
    mistakes: list[Mistake] = []
    phrases, periods = _phrases(folder), _periods(folder)
    for article in folder.knowledge.articles.values():
        text, words = texts.get(article.id), wording(article.language, folder.knowledge)
        if text is None:
            mistakes.append(Mistake(*folder.article_places[article.id], f"there is no text {article.id}.txt"))
            continue
        if words is None:
            mistakes.append(Mistake(text.file, 1, f"numbers cannot be read in the language {article.language!r}"))
            continue
        told = _amounts(folder, article.id)
        for count, paragraph in enumerate(text.paragraphs, 1):
            here = [phrase for phrase in phrases[article.id] if phrase.paragraph == count]
            here += _told(printed_periods(paragraph.text, article.language), count, paragraph, periods[article.id])
            here += (
                _Phrase(count, paragraph.text[start:end], Held.IGNORED, _COUNTS_NOTHING)
                for start, end in words.counting_nothing(paragraph.text)
            )
            for number in words.numbers(paragraph.text):
                holding = _holding(article.id, count, paragraph, number, here)
                if holding.held is Held.NOTHING and paragraph.text == fold(article.title.value or ""):
                    by = told.get((number.value, number.unit or "count"), "")
                    holding = replace(holding, held=Held.REPORT, by=by) if by else holding
                found.append(holding)
                if holding.held is Held.NOTHING:
                    said = f"{holding.printed!r} is held by no report or statement; add one, or an ignored: entry with its reason"
                    mistakes.append(Mistake(text.file, paragraph.line, said))
    return found, mistakes


def _amounts(folder: Folder, article: str) -> Mapping[tuple[Decimal | None, str], str]:
    """What an article's reports tell, without their signs, by number and unit: a headline only says one of them again."""
    return {
        (abs(report.value), report.series.unit): f'{report.series.id} "{report.printed}", again in the headline'
        for report in folder.knowledge.reports
        if report.article == article and report.value is not None
    }


def described(holding: Holding) -> str:
    """One line: `some-post 4  5.9%  report honey.growth_yoy.2025-11.percent "surged 5.9%"`."""
    return f"{holding.article} {holding.paragraph}  {holding.printed}  {holding.held} {holding.by}".rstrip()


def summary(found: Iterable[Holding]) -> str:
    """How many numbers there are, and what holds them."""
    count = Counter(holding.held for holding in found)
    total = sum(count.values())
    share = 100 * (total - count[Held.NOTHING]) / total if total else 100.0
    return (
        f"{total} numbers: {count[Held.REPORT]} held by reports, {count[Held.STATEMENT]} by statements,"
        f" {count[Held.PERIOD]} by their periods, {count[Held.IGNORED]} ignored, {count[Held.NOTHING]} by nothing; {share:.1f}% covered"
    )


def _holding(article: str, count: int, paragraph: Paragraph, number: Number, phrases: Iterable[_Phrase]) -> Holding:
    printed = paragraph.text[number.whole[0] : number.whole[1]]
    holders = [
        phrase
        for phrase in phrases
        if any(
            start <= number.start and number.end <= end
            for parts in paragraph.parts(phrase.text)
            for start, end in parts
        )
    ]
    order = list(Held)
    first = min(holders, key=lambda phrase: order.index(phrase.held), default=None)
    held = Held.NOTHING if first is None else first.held
    return Holding(article, count, paragraph.line, printed, held, "" if first is None else first.by)


def _phrases(folder: Folder) -> dict[str, list[_Phrase]]:
    phrases: dict[str, list[_Phrase]] = {article: [] for article in folder.knowledge.articles}
    for report in folder.knowledge.reports:
        by = f'{report.series.id} "{report.printed}"'
        phrases[report.article].append(_Phrase(report.paragraph, fold(report.printed), Held.REPORT, by))
    for statement in folder.knowledge.statements:
        quoted = () if statement.mode is Mode.PARAPHRASE else fold(statement.text).split("...")
        for text in (*quoted, *map(fold, statement.printed)):
            by = f'{statement.id} "{text[:80]}"'
            phrases[statement.article].append(_Phrase(statement.paragraph, text.strip(), Held.STATEMENT, by))
    for article, entries in folder.ignored.items():
        for ignored in entries:
            by = f'"{ignored.printed}": {ignored.reason}'
            phrases[article].append(_Phrase(ignored.paragraph, fold(ignored.printed), Held.IGNORED, by))
    return phrases


def _told(
    printed: Iterable[PrintedPeriod], count: int, paragraph: Paragraph, periods: Mapping[int, Sequence[Period]]
) -> Iterator[_Phrase]:
    """The periods of a paragraph that are those of what is recorded of it, or of the whole article."""
    known = (*periods.get(count, ()), *periods[_OF_ALL])
    for one in printed:
        if (of := one.among(known)) is not None:
            yield _Phrase(count, paragraph.text[one.start : one.end], Held.PERIOD, of.text)


_COUNTS_NOTHING = "counts nothing"
_OF_ALL = 0  # no paragraph has this number


def _periods(folder: Folder) -> Mapping[str, Mapping[int, Sequence[Period]]]:
    """The periods that an article prints beside what is recorded of it, by article and paragraph: those of its reports and events;
    everywhere its own day and the subject's current period."""
    knowledge = folder.knowledge
    held: dict[str, dict[int, list[Period]]] = {article: defaultdict(list) for article in knowledge.articles}
    for article in knowledge.articles.values():
        held[article.id][_OF_ALL] += periods_in(knowledge.subject.period, article.published.value)
    for report in knowledge.reports:
        held[report.article][report.paragraph] += (*periods_of(report.series), *periods_in(report.as_of))
    for statement in knowledge.statements:
        held[statement.article][statement.paragraph] += periods_in(statement.date)
    return held

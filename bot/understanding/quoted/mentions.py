"""Which articles speak of something at all, with a number or in words: "how many articles mention the truce"."""

from bot.facts.model import Knowledge, Report
from bot.understanding.figures.series_index import origins_of
from bot.understanding.quoted.phrased import Phrased
from bot.understanding.quoted.statement_words import Item
from bot.understanding.quoted.statements import StatementIndex
from bot.understanding.reading import Gap, NotCovered, Sources
from bot.understanding.words.dimensions import PEOPLE


def mentioning(phrased: Phrased, statements: StatementIndex, knowledge: Knowledge) -> Sources | NotCovered | None:
    """The articles that speak of all that is named; None where nothing is."""
    home = ("area", knowledge.subject.area)
    named = [frozenset(span.senses) - {home} for span in phrased.asked.spans if span.subject]
    items = [Item((), frozenset(), senses) for senses in named if senses]
    if not items:
        return None
    found = [code for code in knowledge.articles if all(_mentions(code, one, statements, knowledge) for one in items)]
    if found:
        return Sources(tuple(found))
    missing = [sense for one in items for sense in sorted(one.codes)]
    return NotCovered(Gap.NO_STATEMENT, tuple(missing[:1]))


def _mentions(article: str, one: Item, statements: StatementIndex, knowledge: Knowledge) -> bool:
    held = (report for report in knowledge.reports if report.article == article)
    if any(_is_of(report, one, knowledge) for report in held):
        return True
    said = [statement for statement in knowledge.statements if statement.article == article]
    return any(
        statements.is_about(statement, one)
        or any(
            code in (statement.speaker, statement.organisation, statement.via) for d, code in one.codes if d in PEOPLE
        )
        for statement in said
    )


def _is_of(report: Report, one: Item, knowledge: Knowledge) -> bool:
    """Whether a report is of what is named: measures it, is of its product or place, or comes from it."""
    series = report.series
    codes = {
        ("indicator", series.indicator),
        ("product", series.product),
        ("area", series.counterpart),
        ("area", series.area),
    }
    codes |= {("organisation", origin) for origin in origins_of(report, knowledge)}
    return not codes.isdisjoint(one.codes)

"""When something was or will be: which statements tell a time at all, of the month and year that are asked of, and one still to come."""

from calendar import day_name, month_name
from collections.abc import Sequence

from bot.facts.model import Statement
from bot.understanding.figures.asked import Asked
from bot.understanding.spans.printed import asked_years
from bot.understanding.words.recognise import has_any
from bot.understanding.words.text import words

# Statements are in English.
_TIMES = {*map(str.casefold, filter(None, (*month_name, *day_name)))}.union(
    words("day days week weeks month months quarter quarters season spring summer autumn winter year years decade"),
    words("hour hours morning noon yesterday today tomorrow soon later"),
)
# Behind these a month is a time to be told; a stretch of months no statement tells.
_AT, _STRETCHES = ("marker", "since", "until"), ("quarter", "half")
# What tells, in a statement, that something is still to come.
_COMING = {"next", "will", "upcoming", "come", "coming", "later", "expected", "plans", "planned", "wants"}


def telling_when(asked: Asked, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Those of the statements that tell when what is asked of was, or will be."""
    topics, to_come = set(asked.codes("topic")), is_to_come(asked)
    return tuple(
        one
        for one in statements
        if _tells_a_time(one)
        and not (to_come and _is_over(one, asked))
        and (not topics or not topics.isdisjoint(one.topics))
        and _is_of_the_month(one, asked)
    )


def is_to_come(asked: Asked) -> bool:
    """Whether it is asked when something will be."""
    return "when" in asked.cues and any(span.text in asked.lexicon.lists.upcoming for span in asked.spans)


def of_its_years(asked: Asked, statements: Sequence[Statement]) -> tuple[Statement, ...]:
    """Those of the statements that are of the years named, where those are none of the subject's own nor the next."""
    now = int(asked.knowledge.subject.period[:4])
    years = [str(year) for year in asked_years(asked.spans) if year not in (now, now + 1)]
    return tuple(one for one in statements if all(_is_of(one, year, year) for year in years))


def _is_over(statement: Statement, asked: Asked) -> bool:
    """Whether a statement tells of what was, and of nothing to come."""
    if (date := statement.date) is not None:
        now = asked.knowledge.subject.as_of
        return date < now[: len(date)] or date == now  # a month that runs is not over
    said, year = words(statement.text), asked.knowledge.subject.as_of[:4]
    return _COMING.isdisjoint(said) and not any(_is_year(word) and word > year for word in said)


def _is_year(word: str) -> bool:
    return word.isdigit() and len(word) == len("2024")


def _tells_a_time(statement: Statement) -> bool:
    said = [word for text in (statement.text, *statement.printed) for word in words(text)]
    return statement.date is not None or any(word in _TIMES or _is_year(word) for word in said)


def _is_of_the_month(statement: Statement, asked: Asked) -> bool:
    """Whether a statement is of the month whose figures or event are named: "the May figures"; "in May" is a time to be told."""
    spans = asked.spans
    named = [
        month
        for at, span in enumerate(spans)
        if not (span.is_a("everyday") or (at and spans[at - 1].is_any(_AT)))
        for month in span.codes("month")
    ]
    if has_any(spans, _STRETCHES):
        return False
    return all(_is_of(statement, month_name[int(month)].casefold(), f"-{month}") for month in named)


def _is_of(statement: Statement, word: str, part: str) -> bool:
    """Whether a word for a time is in a statement, or a part of a period in what it is about."""
    said = any(word in text.casefold() for text in (statement.text, *statement.printed))
    return said or any(part in code for selector in statement.about for _, code in selector.codes)

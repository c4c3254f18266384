"""A change of the knowledge in words: lines for the log, and what the bot's owner is told of a folder that cannot be used."""

from collections.abc import Iterator, Sequence

from bot.answering.changes import Changes
from bot.facts.model import Knowledge, Report, Statement
from bot.facts.source import Mistake
from bot.rendering import naming
from bot.rendering.card import LONGEST_CONTENT
from bot.rendering.labels import clipped
from bot.rendering.markdown import escaped, fitting
from bot.rendering.voice import Voice

# A log is read by people: beyond this a line says how many more there are.
MOST_LINES = 50
_LONGEST_STATEMENT = 80


def change_lines(changed: Changes, before: Knowledge, after: Knowledge) -> list[str]:
    """One line for each thing that came (+), went (−) or flipped (~). In English: this is for whoever keeps the knowledge."""
    lines = list(_lines(changed, Voice(before), Voice(after)))
    left = len(lines) - MOST_LINES
    return lines if left <= 0 else [*lines[:MOST_LINES], f"… and {left} more"]


def _lines(changed: Changes, before: Voice, after: Voice) -> Iterator[str]:
    for series, old, new in changed.verdicts:
        yield f"~ {naming.series_name(series, after)}: {old} → {new}"
    yield from (f"− series {naming.series_name(series, before)}" for series in changed.series_gone)
    yield from (f"+ series {naming.series_name(series, after)}" for series in changed.series_new)
    yield from (f"− {_report(report, before)}" for report in changed.reports_gone)
    yield from (f"+ {_report(report, after)}" for report in changed.reports_new)
    yield from (f"− {_statement(statement)}" for statement in changed.statements_gone)
    yield from (f"+ {_statement(statement)}" for statement in changed.statements_new)


def _report(report: Report, voice: Voice) -> str:
    return f"report {report.article}: {naming.series_name(report.series, voice)}: “{report.printed}”"


def _statement(statement: Statement) -> str:
    who = statement.speaker or statement.organisation or "its own voice"
    return f"statement {statement.article}: {who}: “{clipped(statement.text, _LONGEST_STATEMENT)}”"


def refused_message(mistakes: Sequence[Mistake], voice: Voice) -> str:
    """What the bot's owner is told, once, of a folder that has changed and cannot be used."""
    lead = voice.say(
        "My knowledge folder has changed and cannot be used. I go on answering from what I had (knowledge {version}).",
        version=f"`{voice.knowledge.version}`",
    )
    told = voice.say("`footnote kb check` shows every mistake; I take the folder up again as soon as it has none.")
    return fitting((lead, told, *(f"- {escaped(str(mistake))}" for mistake in mistakes)), LONGEST_CONTENT)

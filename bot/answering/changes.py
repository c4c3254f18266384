"""What became of the answers when the knowledge changed: series and words that came and went, verdicts that flipped."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from bot.answering.answer import Verdict
from bot.answering.build import figure
from bot.facts.model import Knowledge, Report, Series, Statement
from bot.understanding.reading import Ask


@dataclass(frozen=True)
class Changes:
    """From one knowledge to another. A report that was corrected stands once among the gone and once among the new."""

    series_new: tuple[Series, ...] = ()
    series_gone: tuple[Series, ...] = ()
    reports_new: tuple[Report, ...] = ()
    reports_gone: tuple[Report, ...] = ()
    statements_new: tuple[Statement, ...] = ()
    statements_gone: tuple[Statement, ...] = ()
    verdicts: tuple[tuple[Series, Verdict, Verdict], ...] = ()  # before, after


def changes(before: Knowledge, after: Knowledge) -> Changes:
    """Everything an answer rests on that differs; terms and wording are not listed, the version tells of them."""
    kept = [series for series in before.by_series if series in after.by_series]
    verdicts = ((series, _verdict(series, before), _verdict(series, after)) for series in kept)
    return Changes(
        series_new=tuple(series for series in after.by_series if series not in before.by_series),
        series_gone=tuple(series for series in before.by_series if series not in after.by_series),
        reports_new=_beyond(after.reports, before.reports),
        reports_gone=_beyond(before.reports, after.reports),
        statements_new=tuple(one for one in after.statements if one not in before.statements),
        statements_gone=tuple(one for one in before.statements if one not in after.statements),
        verdicts=tuple((series, old, new) for series, old, new in verdicts if old is not new),
    )


def _verdict(series: Series, knowledge: Knowledge) -> Verdict:
    return figure(Ask(series, {}), knowledge).agreement.verdict


def _beyond(these: Iterable[Report], those: Iterable[Report]) -> tuple[Report, ...]:
    return tuple((Counter(these) - Counter(those)).elements())

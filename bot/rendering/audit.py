"""What the arithmetic between the series comes to, as a table for people and as JSON for programs."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from bot.facts.arithmetic import Order, Ratio
from bot.facts.model import Knowledge, Report
from bot.facts.relations import Outcome, Part, RelationFinding
from bot.facts.reported import Interval
from bot.rendering.naming import series_name
from bot.rendering.numbers import amount, bounds, end_step, numbers_by_article
from bot.rendering.voice import Voice

OUTCOMES = {
    Outcome.HOLDS: "holds",
    Outcome.NARROW: "holds only in a narrow range",
    Outcome.FAILS: "fails",
    Outcome.IMPLIES: "tells a number that no article prints",
}
_SIGNS = {"plus": "+ ", "minus": "− ", "of": "", "per": "per "}
# Bounds that we compute are shown with so many digits beyond the first that tells the ends apart.
_MORE_DIGITS = 1
# A number without a width has no such digit; it is shown with this many in all.
_DIGITS = 6


def audit_lines(findings: Sequence[RelationFinding], knowledge: Knowledge) -> Iterator[str]:
    """Every relation with its numbers and what comes out of it, and a summary at the end."""
    voice = Voice(knowledge)
    for finding in findings:
        yield f"{finding.relation.id}: {_outcome(finding)}"
        yield f"    {finding.relation.text}"
        if finding.relation.supposing:
            yield f"    Supposing that {finding.relation.supposing}."
        names = [_SIGNS.get(part.role, "") + series_name(part.series, voice) for part in finding.parts]
        width = max(len(name) for name in names)
        for name, part in zip(names, finding.parts, strict=True):
            yield f"      {name:{width}}  {_printed(part, finding, voice)}".rstrip()
        yield from (f"    {sentence}" for sentence in _sentences(finding, voice))
        yield ""
    yield _summary(findings)


def finding_object(finding: RelationFinding, knowledge: Knowledge) -> dict[str, Any]:
    """One relation as a JSON object; numbers in base units, as everywhere."""
    voice = Voice(knowledge)
    return {
        "id": finding.relation.id,
        "kind": finding.relation.kind,
        "text": finding.relation.text,
        "supposing": finding.relation.supposing,
        "outcome": finding.outcome,
        "truncated": finding.truncated,
        "value": None if finding.value is None else float(finding.value),
        "low": _end(finding.computed, high=False),
        "high": _end(finding.computed, high=True),
        "unit": computed_unit(finding),
        "parts": [
            {
                "role": part.role,
                "series": part.series.id,
                "name": series_name(part.series, voice),
                "implied": part.implied,
                "low": _end(part.interval, high=False),
                "high": _end(part.interval, high=True),
                "possible": None
                if part.possible.is_empty
                else {"low": _end(part.possible, high=False), "high": _end(part.possible, high=True)},
                "reports": [{"article": report.article, "as_reported": report.printed} for report in part.reports],
                "left_out": [{"article": report.article, "as_reported": report.printed} for report in part.left_out],
            }
            for part in finding.parts
        ],
        "breaking": [{"article": report.article, "as_reported": report.printed} for report in finding.breaking],
    }


def computed_unit(finding: RelationFinding) -> str | None:
    """The unit of what a finding computes: of one number against another, `mm per inch`."""
    if isinstance(finding.relation, Order):
        return None
    if isinstance(finding.relation, Ratio):
        return f"{finding.parts[0].series.unit} per {finding.parts[1].series.unit}"
    return next((part for part in finding.parts if part.implied and not part.reports), finding.parts[0]).series.unit


def _outcome(finding: RelationFinding) -> str:
    said = OUTCOMES[finding.outcome]
    return f"{said}, so it is not so" if finding.relation.supposing and finding.outcome is Outcome.FAILS else said


def _printed(part: Part, finding: RelationFinding, voice: Voice) -> str:
    """What the articles print for one number; beside a narrow outcome also what of it remains possible."""
    text = numbers_by_article(part.reports, voice, signed=False)
    if not part.reports and finding.outcome is Outcome.IMPLIES:
        text = _between(part.possible, part.series.unit, voice)
    elif finding.outcome is Outcome.NARROW and part.possible != part.interval:
        text += f"; must lie {_between(part.possible, part.series.unit, voice)}"
    return text


def _sentences(finding: RelationFinding, voice: Voice) -> Iterator[str]:
    unit = computed_unit(finding)
    if unit is not None and finding.computed is not None:
        interval = _between(finding.computed, unit, voice)
        if isinstance(finding.relation, Ratio):
            yield f"One ratio fits all: {interval}."
        elif finding.outcome is not Outcome.IMPLIES:
            told = "" if finding.value is None else f"{_number(finding.value, finding.computed, unit, voice)}, "
            yield f"From the others: {told}{interval}."
    if finding.truncated:
        yield "Only if an article cut digits off where the others rounded."
    left_out = [(report, _is_apart(report, part)) for part in finding.parts for report in part.left_out]
    if others := [report for report, apart in left_out if apart]:
        yield f"Left out, since it covers something else or is of another day: {_named(others)}."
    if contradicted := [report for report, apart in left_out if not apart]:
        yield f"Left out, since the other reports of the same series contradict it: {_named(contradicted)}."
    if finding.breaking:
        yield f"Would fail with: {_named(finding.breaking)}."


def _is_apart(report: Report, part: Part) -> bool:
    """Whether a report that is left out is set apart by its scope or its day from all that are kept."""
    kept = (other for other in part.reports if other not in part.left_out)
    return (report.scope, report.as_of) not in {(other.scope, other.as_of) for other in kept}


def _named(reports: Sequence[Report]) -> str:
    return ", ".join(dict.fromkeys(f"“{report.printed}” ({report.article})" for report in reports))


def _summary(findings: Sequence[RelationFinding]) -> str:
    tested = Counter(finding.outcome for finding in findings if not finding.relation.supposing)
    supposed = sum(finding.relation.supposing is not None for finding in findings)
    return (
        f"{len(findings)} relations: {tested[Outcome.HOLDS]} hold, {tested[Outcome.NARROW]} only in a narrow range, "
        f"{tested[Outcome.FAILS]} fail, {tested[Outcome.IMPLIES]} tell a number that no article prints; {supposed} suppositions"
    )


def _between(interval: Interval, unit: str, voice: Voice) -> str:
    """Bounds at a precision that tells the ends apart, never tighter than they are."""
    step = _step(interval)
    low = None if interval.low is None else _cut(interval.low, step, ROUND_FLOOR)
    high = None if interval.high is None else _cut(interval.high, step, ROUND_CEILING)
    return bounds(Interval(low, high), unit, voice)


def _number(value: Decimal, interval: Interval, unit: str, voice: Voice) -> str:
    shown = _cut(value, _step(interval), None)
    return amount(shown, end_step(shown) if shown else Decimal(1), unit, voice)


def _step(interval: Interval) -> Decimal:
    width = interval.width
    if width:
        return Decimal(10) ** (width.adjusted() - _MORE_DIGITS)
    end = interval.low if interval.low is not None else interval.high
    return Decimal(10) ** ((end.adjusted() if end else 0) - _DIGITS)


def _cut(value: Decimal, step: Decimal, rounding: str | None) -> Decimal:
    return (value / step).to_integral_value(rounding) * step


def _end(interval: Interval | None, *, high: bool) -> float | None:
    end = None if interval is None else interval.high if high else interval.low
    return None if end is None else float(end)

"""Statements of somebody's → what the articles make of each: supported, contradicted (and what is off), mixed, not covered."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from enum import Enum, auto
from functools import lru_cache

from bot.answering.agreement import common_truth
from bot.answering.answer import Answer, CheckedClaim, Claim, ClaimVerdict, Figure, Off, Open, Status
from bot.answering.build import figure
from bot.answering.lookalikes import MOST_APART
from bot.answering.quotations import quotation
from bot.facts.model import GROWTHS, Kind, Knowledge, Language, Measure, Report, Series
from bot.facts.printed import wording
from bot.facts.reported import Interval, Qualifier, Reported
from bot.understanding.claims.claimed import Claimed, Quoted, Statement as Stated
from bot.understanding.reading import Ask, Figures, Gap, Intent, NotCovered, Reading

# "About 100" has one digit that tells, and would allow 50 to 150; nobody who says so means more than a tenth.
_ABOUT = Decimal("0.1")
# Thousand for million, million for billion; and both steps at once.
_SCALES = tuple(Decimal(10) ** power for power in (3, -3, 6, -6, 9, -9))

# "1,076 trillion": a thousand and more, or one and a bit where the comma marks decimals.
_TWO_WAYS = re.compile(r"\d,\d{3} (?:tn|bn|mn|trillion|billion|million)")

_OFF = {
    "period": Off.PERIOD, "counterpart": Off.PARTNER, "area": Off.PARTNER, "product": Off.PRODUCT,
    "measure": Off.MEASURE, "kind": Off.KIND, "indicator": Off.INDICATOR, "unit": Off.UNIT,
}  # fmt: skip


class _Fit(Enum):
    """How a number lies to what the articles print."""

    TRUE = auto()
    FALSE = auto()
    SPLIT = auto()
    OPEN = auto()


def check(
    text: str, stated: Iterable[Stated], knowledge: Knowledge, *, language: Language = "en", cut: bool = False
) -> Answer:
    """The answer to a text with these statements in it."""
    checked = tuple(quotation(one, knowledge) if isinstance(one, Quoted) else _claim(one, knowledge) for one in stated)
    verdict = summary(one.verdict for one in checked)
    figures: dict[Series, Figure] = {}
    for one in checked:
        if one.figure is not None and one.verdict is not ClaimVerdict.NOT_COVERED:
            figures.setdefault(one.figure.series, one.figure)
    statements = {one.statement.id: one.statement for one in checked if one.statement}
    asks = tuple(one.ask for one in figures.values())
    covered = verdict is not ClaimVerdict.NOT_COVERED
    gap = next((one.gap for one in checked if one.gap is not None), None) or NotCovered(Gap.UNREADABLE)
    return Answer(
        Reading(text, Figures(Intent.CLAIM, asks) if asks else gap, language, cut),
        Status.ANSWERED if covered else Status.UNKNOWN,
        Intent.CLAIM,
        tuple(figures.values()) if covered else (),
        statements=tuple(statements.values()) if covered else (),
        refusal=None if covered else gap,
        claim=Claim(verdict, checked),
    )


def summary(verdicts: Iterable[ClaimVerdict]) -> ClaimVerdict:
    """The verdict over several, the worst first; what is not covered counts only where nothing else is."""
    found = set(verdicts)
    order = (ClaimVerdict.CONTRADICTED, ClaimVerdict.MIXED, ClaimVerdict.SUPPORTED)
    return next((verdict for verdict in order if verdict in found), ClaimVerdict.NOT_COVERED)


# Figures


def _claim(claimed: Claimed, knowledge: Knowledge) -> CheckedClaim:
    if not claimed.readings:
        return CheckedClaim(claimed.text, ClaimVerdict.NOT_COVERED, open=Open.GAP, gap=claimed.gap)
    found: list[CheckedClaim] = []
    for ask in claimed.readings:
        found.append(_held(claimed, ask, knowledge))
        if found[-1].verdict is ClaimVerdict.SUPPORTED:
            break
    order = (ClaimVerdict.SUPPORTED, ClaimVerdict.MIXED)
    best = next((one for verdict in order for one in found if one.verdict is verdict), found[0])
    if claimed.relaxed is not None:
        if best.verdict is not ClaimVerdict.SUPPORTED or best.figure is None:
            return replace(
                best, verdict=ClaimVerdict.NOT_COVERED, off=None, open=Open.GAP, gap=NotCovered(Gap.NO_SERIES)
            )
        best = replace(best, verdict=ClaimVerdict.CONTRADICTED, off=_OFF[claimed.relaxed], elsewhere=best.figure.lead)
    if best.verdict is ClaimVerdict.CONTRADICTED and not claimed.dated:
        best = _undated(claimed, best, knowledge)
    if best.verdict is ClaimVerdict.CONTRADICTED and best.off is None:
        best = _explained(claimed, best, knowledge)
    if claimed.negated:
        best = _denied(best, sure=claimed.negated == 1)
    counted = best.figure is not None and best.figure.series.kind is Kind.REPORTED
    if claimed.perhaps and counted and best.verdict is not ClaimVerdict.NOT_COVERED:
        best = replace(best, verdict=ClaimVerdict.NOT_COVERED, off=None, open=Open.PERHAPS)
    return best


def _denied(checked: CheckedClaim, *, sure: bool) -> CheckedClaim:
    """The verdict on the opposite."""
    match checked.verdict:
        case ClaimVerdict.NOT_COVERED | ClaimVerdict.MIXED:
            return checked
        case _ if not sure:
            return replace(checked, verdict=ClaimVerdict.NOT_COVERED, off=None, open=Open.UNCLEAR)
        case ClaimVerdict.SUPPORTED:
            return replace(checked, verdict=ClaimVerdict.CONTRADICTED, off=Off.DENIED)
        case ClaimVerdict.CONTRADICTED:
            return replace(checked, verdict=ClaimVerdict.SUPPORTED, off=None, elsewhere=None)


def _undated(claimed: Claimed, wrong: CheckedClaim, knowledge: Knowledge) -> CheckedClaim:
    """A statement that names no period, and is wrong of the current one: of a sum people mean the year so far as well."""
    assert wrong.figure is not None  # contradicted by it
    series = wrong.figure.series
    for other in (one for one in knowledge.by_series if one.apart(series) == ("period",)):
        held = _held(claimed, Ask(other, {}), knowledge)
        if held.verdict in (ClaimVerdict.SUPPORTED, ClaimVerdict.MIXED):
            if series.measure is Measure.LEVEL and "/" in other.period:
                return held
            return replace(
                wrong,
                verdict=ClaimVerdict.NOT_COVERED,
                off=None,
                open=Open.NO_PERIOD,
                elsewhere=held.figure.lead if held.figure else None,
            )
    return wrong


def _held(claimed: Claimed, ask: Ask, knowledge: Knowledge) -> CheckedClaim:
    """A statement against one series."""
    shown = figure(ask, knowledge, claimed.article, claimed.origins)
    reports = shown.reports
    if claimed.article is not None:
        reports = tuple(report for report in reports if report.article == claimed.article)
        if not reports:
            return CheckedClaim(claimed.text, ClaimVerdict.NOT_COVERED, shown, open=Open.OTHER_ARTICLE)
    reports = _of_origins(claimed, shown) or reports
    series = shown.series
    told = _direction(series, reports, knowledge)
    numbered = [report for report in reports if report.reported is not None]
    opposed = bool(claimed.sign and told) and claimed.sign == -told
    if claimed.amount is None or not numbered:
        if opposed and (series.measure.is_movement or series.measure is Measure.STREAK):
            return CheckedClaim(claimed.text, ClaimVerdict.CONTRADICTED, shown, Off.SIGN)
        if claimed.amount is None and told and claimed.sign == told:
            return CheckedClaim(claimed.text, ClaimVerdict.SUPPORTED, shown)
        return CheckedClaim(claimed.text, ClaimVerdict.NOT_COVERED, shown, open=Open.NO_NUMBER)
    if claimed.unit is not None and claimed.unit != series.unit:
        return _in_other_unit(claimed, shown, numbered)
    return _valued(claimed, shown, numbered, told, knowledge)


def _of_origins(claimed: Claimed, shown: Figure) -> tuple[Report, ...]:
    """The reports of the origins that a statement names, where each origin has a number of its own; else none."""
    if not shown.agreement.by_origin:
        return ()
    return tuple(report for report in shown.reports if report.origin in claimed.origins)


def _valued(
    claimed: Claimed, shown: Figure, numbered: Sequence[Report], told: int, knowledge: Knowledge
) -> CheckedClaim:
    assert claimed.amount is not None
    series, amount = shown.series, claimed.amount
    sign = -1 if amount.value < 0 else claimed.sign
    opposed = bool(sign and told) and sign == -told
    signed = sign if series.measure.is_movement else 0
    untold = series.measure.is_movement and not sign and told < 0 and claimed.echo != told
    if series.measure.is_movement and not sign and told < 0:
        signed = told
    every = [report for report in shown.reports if report.reported is not None]
    own = (
        shown.agreement.truth
        if len(numbered) == len(every)
        else common_truth([report.reported for report in numbered if report.reported])
    )
    fit = _fit(_interval(amount, signed), numbered, own)
    if series.measure is Measure.STREAK and opposed:
        return CheckedClaim(claimed.text, ClaimVerdict.CONTRADICTED, shown, Off.SIGN)
    if fit is _Fit.TRUE and untold:
        return CheckedClaim(claimed.text, ClaimVerdict.NOT_COVERED, shown, open=Open.NO_DIRECTION)
    if fit is _Fit.TRUE and series.measure is Measure.LEVEL and _moved_otherwise(sign, series, knowledge):
        return CheckedClaim(claimed.text, ClaimVerdict.NOT_COVERED, shown, open=Open.UNCLEAR)
    match fit:
        case _Fit.TRUE:
            return CheckedClaim(claimed.text, ClaimVerdict.SUPPORTED, shown)
        case _Fit.SPLIT:
            return CheckedClaim(claimed.text, ClaimVerdict.MIXED, shown)
        case _Fit.OPEN:
            return CheckedClaim(claimed.text, ClaimVerdict.NOT_COVERED, shown, open=Open.LESS_EXACT)
        case _Fit.FALSE:
            off = Off.ORIGIN if _is_of_another_origin(_interval(amount, signed), claimed, shown) else None
            return CheckedClaim(claimed.text, ClaimVerdict.CONTRADICTED, shown, off)


def _is_of_another_origin(claim: Interval, claimed: Claimed, shown: Figure) -> bool:
    """Whether the number is true, but of another origin than the one that the statement names."""
    if not (own := _of_origins(claimed, shown)):
        return False
    others = [report for report in shown.reports if report.reported is not None and report not in own]
    truth = common_truth([report.reported for report in others if report.reported])
    return truth is not None and _fit(claim, others, truth) is _Fit.TRUE


def _in_other_unit(claimed: Claimed, shown: Figure, numbered: Sequence[Report]) -> CheckedClaim:
    """ "28.6 percentage points" of what is printed in percent; other numbers in another unit cannot be compared."""
    assert claimed.amount is not None
    same = any(abs(report.value or 0) == abs(claimed.amount.value) for report in numbered)
    if same:
        return CheckedClaim(claimed.text, ClaimVerdict.CONTRADICTED, shown, Off.UNIT)
    return CheckedClaim(claimed.text, ClaimVerdict.NOT_COVERED, shown, open=Open.GAP, gap=NotCovered(Gap.NO_SERIES))


def _fit(claim: Interval, numbered: Sequence[Report], truth: Interval | None) -> _Fit:
    """Whether what the articles print allows the claimed values, and all of it does; `truth` satisfies all reports."""
    if truth is not None:
        common = claim.meet(truth)
        # Two numbers that only touch where both are rounded are two numbers: 28.65 of 28.6 and 28.7.
        if common.is_empty or (common.width == 0 and claim.width != 0 and truth.width != 0):
            return _Fit.FALSE
        printed = (
            value for r in numbered if r.reported for value in (r.reported.value, r.reported.upper) if value is not None
        )
        return _Fit.TRUE if _covers(claim, truth) or any(value in claim for value in printed) else _Fit.OPEN
    # The articles conflict: a claim must cover every way to take them, not only touch it.
    views = _views(tuple(report.reported for report in numbered if report.reported))
    if all(_covers(claim, view) for view in views):
        return _Fit.TRUE
    return _Fit.SPLIT if any(claim.meets(view) for view in views) else _Fit.FALSE


@lru_cache(maxsize=8)  # a text with many numbers asks for the same again and again
def _views(numbers: tuple[Reported, ...]) -> tuple[Interval, ...]:
    """Every way to take numbers that conflict: what is true if one of them is, with all that can be true beside it."""
    fitting = ([other for other in numbers if other.interval.meets(one.interval)] for one in numbers)
    return tuple(view for held in fitting if (view := common_truth(held)) is not None)


def _covers(claim: Interval, truth: Interval) -> bool:
    """Whether every value of `truth` lies in `claim`."""
    if claim.low is not None and (truth.low is None or truth.low < claim.low):
        return False
    if claim.high is not None and (truth.high is None or truth.high > claim.high):
        return False
    at_low = claim.low_open and truth.low == claim.low and not truth.low_open
    at_high = claim.high_open and truth.high == claim.high and not truth.high_open
    return not (at_low or at_high)


def _interval(amount: Reported, sign: int) -> Interval:
    """The values that a claimed number allows, with the sign that its words give it."""
    size = Reported(abs(amount.value), amount.step, amount.qualifier, amount.upper and abs(amount.upper))
    found = size.interval
    if amount.qualifier in (Qualifier.ABOUT, Qualifier.NEARLY):
        most = size.value * _ABOUT
        found = found.meet(Interval(size.value - most, size.value + most))
    return -found if sign < 0 else found


def _direction(series: Series, reports: Sequence[Report], knowledge: Knowledge) -> int:
    """What the articles tell: -1 a fall, +1 a rise, 0 nothing, or not all the same."""
    if series.measure is Measure.STREAK:  # its number is a count; what goes on, the words tell
        read = wording("en", knowledge)
        told = {read.movement(report.printed) for report in reports} if read else set()
        return {(True, False): 1, (False, True): -1}.get(next(iter(told)), 0) if len(told) == 1 else 0
    if not series.measure.is_movement:
        return 0
    found = {report.direction for report in reports if report.direction}
    return found.pop() if len(found) == 1 else 0


def _moved_otherwise(sign: int, series: Series, knowledge: Knowledge) -> bool:
    """Whether a level is said to have been reached the other way than every printed change of it."""
    if not sign:
        return False
    changes = [
        r.direction for other, reports in knowledge.by_series.items()
        if other.measure in GROWTHS and other.codes_but("measure", "unit") == series.codes_but("measure", "unit")
        for r in reports
    ]  # fmt: skip
    return bool(changes) and all(change == -sign for change in changes)


def _explained(claimed: Claimed, wrong: CheckedClaim, knowledge: Knowledge) -> CheckedClaim:
    """With what is off, by the nearest way to be right: another sign or scale, else another series that prints the number."""
    assert wrong.figure is not None  # contradicted by it
    assert claimed.amount is not None  # a direction alone has nothing else to be off
    amount, series = claimed.amount, wrong.figure.series
    sign = -1 if amount.value < 0 else claimed.sign
    signed = sign if series.measure.is_movement else 0
    numbered = [report for report in wrong.figure.reports if report.reported is not None]
    if signed and _fit(_interval(amount, -signed), numbered, wrong.figure.agreement.truth) is _Fit.TRUE:
        return replace(wrong, off=Off.SIGN)
    # Nothing scaled comes to zero, and everything comes near it.
    for factor in _SCALES if all(report.value for report in numbered) else ():
        scaled = Reported(amount.value * factor, amount.step * factor)
        if (
            amount.upper is None
            and _fit(_interval(scaled, signed), numbered, wrong.figure.agreement.truth) is not _Fit.FALSE
        ):
            if _TWO_WAYS.search(claimed.text):
                return replace(wrong, verdict=ClaimVerdict.NOT_COVERED, open=Open.UNCLEAR)
            return replace(wrong, off=Off.SCALE)
    exact = Interval(abs(amount.value) - amount.step / 2, abs(amount.value) + amount.step / 2)
    found: list[tuple[int, bool, int, Off, Report]] = []
    for number, (other, reports) in enumerate(knowledge.by_series.items()):
        apart = other.apart(series)
        if not apart or other.unit != series.unit or len(apart) > MOST_APART:
            continue
        for report in reports:
            if report.reported is not None and abs(report.reported.value) in exact:
                turned = bool(signed) and other.measure.is_movement and report.direction == -signed
                found.append(
                    (
                        len(apart),
                        turned,
                        number,
                        _OFF[apart[-1] if apart == ("area", "counterpart") else apart[0]],
                        report,
                    )
                )
                break
    if not found:
        return replace(wrong, off=Off.VALUE)
    _, _, _, off, report = min(found, key=lambda one: one[:3])
    return replace(wrong, off=off, elsewhere=report)

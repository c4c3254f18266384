"""A Reading → the Answer to it. Only here is decided what an answer holds."""

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from typing import assert_never

from bot.answering.agreement import agreement, leading
from bot.answering.answer import Agreement, Answer, Computed, Figure, Operation, Status, Verdict
from bot.answering.beside import changes_of
from bot.answering.derive import computed
from bot.answering.lookalikes import look_alikes
from bot.answering.offers import markets, offered, speaker
from bot.facts.model import CHANGES, Kind, Knowledge, Measure, Report, Series
from bot.facts.once import once
from bot.facts.relations import Outcome, RelationFinding, findings
from bot.facts.reported import Reported
from bot.facts.units import GENERAL_UNITS
from bot.understanding.figures.alike import MOST_NEAR
from bot.understanding.reading import (
    Ambiguous,
    Ask,
    Disputes,
    Figures,
    Intent,
    NotCovered,
    Numbers,
    Reading,
    Sources,
    Statements,
    Supposed,
    Talk,
)

# Of what the articles disagree on, as much as can be read in one answer.
_MOST_DISPUTES = 6
# The series that are asked for again and again are fewer than this.
_REMEMBERED = 1024
# Measures that tell where something stands, of which a change can be asked for.
_STANDING = (Measure.LEVEL, Measure.RATE, Measure.SHARE, Measure.DURATION)
_DISPUTED = (Verdict.CONFLICT, Verdict.DIFFERS_IN_SCOPE)


def answer(reading: Reading, knowledge: Knowledge) -> Answer:
    """What the knowledge says to a reading."""
    meaning = reading.meaning
    match meaning:
        case Figures(
            intent=intent,
            asks=asks,
            others=others,
            direction=direction,
            moving=moving,
            article=article,
            origins=origins,
            supposed=supposed,
            extreme=extreme,
            beside=beside,
        ):
            figures = _ranked(_figures(asks, knowledge, article, origins), extreme, direction)
            found = computed(figures, knowledge)
            standing = [figure.series for figure in figures if figure.series.measure in _STANDING]
            changes = changes_of(standing, knowledge) if moving else ()
            silent = _silent(figures, article)
            theirs = _printed_by(silent, figures[0].series, knowledge) if silent and figures else ()
            return Answer(
                reading,
                Status.ANSWERED,
                intent,
                figures,
                statements=beside,
                computed=found,
                near=tuple(dict.fromkeys((*theirs, *changes, *others)))[:MOST_NEAR],
                unmoved=moving and not changes and _only_stand(figures, found),
                silent=silent,
                supposed_holds=_holds(supposed, figures),
                extreme=extreme,
                premise_fails=_premise_fails(figures, direction),
            )
        case Statements(intent=intent, statements=statements, asks=asks, contradicted=contradicted):
            figures = _figures(asks, knowledge, None)
            return Answer(
                reading, Status.ANSWERED, intent, figures, statements=statements, premise_fails=bool(contradicted)
            )
        case Numbers(series=series, statements=statements):
            figures = _figures([Ask(s, {}) for s in series], knowledge, None)
            return Answer(reading, Status.ANSWERED, Intent.NUMBER, figures, statements=statements)
        case Disputes():
            return Answer(reading, Status.ANSWERED, Intent.DISAGREEMENT, disputes(knowledge)[:_MOST_DISPUTES])
        case Sources(articles=articles, asks=asks):
            return Answer(reading, Status.ANSWERED, Intent.SOURCES, _figures(asks, knowledge, None), articles=articles)
        case Talk(intent=intent):
            return Answer(reading, Status.CHAT, intent)
        case Ambiguous(choices=choices):
            return Answer(reading, Status.AMBIGUOUS, Intent.FIGURE, choices=choices)
        case NotCovered():
            return Answer(
                reading,
                Status.UNKNOWN,
                Intent.NONE,
                refusal=meaning,
                near=offered(meaning, knowledge),
                markets=markets(meaning, knowledge),
                speaker=speaker(meaning, knowledge),
            )
        case _:
            assert_never(meaning)


def prepare(knowledge: Knowledge) -> None:
    """Work out now what the first question would wait for: how all series lie to one another."""
    disputes(knowledge)


def forget() -> None:
    """Let go of what was worked out: of a knowledge that has been replaced nothing should stay."""
    for kept in (_leading, _agreement):
        kept.cache_clear()


def figure(ask: Ask, knowledge: Knowledge, article: str | None = None, origins: Sequence[str] = ()) -> Figure:
    """A series with all its reports; where there is one, the report of `article` leads, else one that comes from `origins`."""
    reports = knowledge.by_series[ask.series]
    numbered = [report for report in reports if report.reported is not None]
    own = [report for report in numbered if report.article == article]
    own = own or [report for report in numbered if report.origin in origins or report.via in origins]
    lead = leading(own) if own else _leading(ask.series, knowledge)
    chosen = len({report.origin for report in own}) == 1
    return Figure(ask, lead, reports, _agreement(ask.series, knowledge), chosen, look_alikes(lead, knowledge))


# What does not change with a question is worked out once for each series, as long as it is asked for.


@lru_cache(maxsize=_REMEMBERED)
def _leading(series: Series, knowledge: Knowledge) -> Report:
    return leading(knowledge.by_series[series])


@lru_cache(maxsize=_REMEMBERED)
def _agreement(series: Series, knowledge: Knowledge) -> Agreement:
    notes = [note for note in knowledge.notes if any(selector.selects(series) for selector in note.about)]
    return agreement(knowledge.by_series[series], notes, _troubled(series, knowledge))


def _troubled(series: Series, knowledge: Knowledge) -> tuple[RelationFinding, ...]:
    """The relations of a series with others that fail or hold only narrowly, or that one of its reports breaks."""
    return tuple(
        finding
        for finding in _findings(knowledge)
        if any(part.series == series for part in finding.parts)
        and (
            finding.outcome in (Outcome.NARROW, Outcome.FAILS)
            or any(report.series == series for report in finding.breaking)
        )
    )


_findings = once(findings)


@once
def disputes(knowledge: Knowledge) -> tuple[Figure, ...]:
    """The series whose reports cannot all be true, or speak of different things: worst first, the widest apart before others."""
    several = [series for series, reports in knowledge.by_series.items() if len(reports) > 1]
    found = [figure(Ask(series, {}), knowledge) for series in several]
    disputed = [one for one in found if one.agreement.verdict in _DISPUTED]
    return tuple(sorted(disputed, key=lambda one: (_DISPUTED.index(one.agreement.verdict), -_spread(one))))


def _spread(one: Figure) -> Decimal:
    """How far the numbers printed of a series lie apart, as a share of the largest."""
    values = [report.value for report in one.reports if report.value is not None]
    largest = max((abs(value) for value in values), default=Decimal(0))
    return (max(values) - min(values)) / largest if largest else Decimal(0)


def _figures(
    asks: Sequence[Ask], knowledge: Knowledge, article: str | None, origins: Sequence[str] = ()
) -> tuple[Figure, ...]:
    return tuple(figure(ask, knowledge, article, origins) for ask in asks)


def _holds(supposed: Supposed | None, figures: Sequence[Figure]) -> bool | None:
    """Whether a number that was supposed can be true of the one figure, by size; None where the two are of another kind."""
    if supposed is None or len(figures) != 1 or figures[0].lead.reported is None:
        return None
    unit = figures[0].series.unit
    if unit != supposed.unit if supposed.unit else unit in GENERAL_UNITS:
        return None
    truth = figures[0].agreement.truth or figures[0].lead.reported.interval
    size = -truth if figures[0].lead.direction < 0 else truth
    if supposed.beyond:
        above = size.low is not None and size.low >= supposed.value
        below = size.high is not None and size.high <= supposed.value
        return (above if supposed.beyond > 0 else below) if above != below else None
    disputed = figures[0].agreement.truth is None and abs(figures[0].lead.reported.value) != supposed.value
    if disputed and any(r.value is not None and abs(r.value) == supposed.value for r in figures[0].reports):
        return None  # as one article has it, and another has not
    # True as printed, or as rounded: "1 trillion" has the precision of its last digit that is not zero.
    digits = supposed.value if supposed.unit else supposed.value.normalize()
    exponent = digits.as_tuple().exponent
    assert isinstance(exponent, int)  # read from digits
    rounded = Reported(supposed.value, Decimal(10) ** exponent).interval
    return supposed.value in size or abs(figures[0].lead.reported.value) in rounded


def _silent(figures: Sequence[Figure], article: str | None) -> str | None:
    """The article that was asked for, where it prints no number of the first figure."""
    printed = {report.article for report in figures[0].reports if report.reported} if figures else {article}
    return article if article not in printed else None


def _only_stand(figures: Sequence[Figure], found: Sequence[Computed]) -> bool:
    """Whether every figure tells where something stands, and none how it moved."""
    computed_change = any(one.operation is Operation.CHANGE for one in found)
    return not computed_change and all(
        figure.series.measure in _STANDING and figure.series.kind is Kind.REPORTED and figure.lead.reported is not None
        for figure in figures
    )


def _printed_by(article: str, series: Series, knowledge: Knowledge) -> tuple[Series, ...]:
    """What an article prints of the same thing, measured otherwise or of another time."""
    otherwise = ("measure", "period", "kind", "unit")
    return tuple(
        other
        for other, reports in knowledge.by_series.items()
        if other.codes_but(*otherwise) == series.codes_but(*otherwise)
        and any(report.article == article and report.reported is not None for report in reports)
    )


def _premise_fails(figures: Sequence[Figure], direction: int) -> bool:
    """Whether the question presumes a rise where the articles print a fall of everything asked for, or the reverse."""
    return bool(direction and figures) and all(
        figure.series.measure in CHANGES and figure.series.kind is Kind.REPORTED and figure.lead.direction == -direction
        for figure in figures
    )


def _ranked(figures: tuple[Figure, ...], extreme: int, direction: int) -> tuple[Figure, ...]:
    """Where the highest or the lowest of several is asked for, that one first; those without a number last.

    Before those that moved the other way: what fell is not what "rose least".
    """

    def rank(figure: Figure) -> tuple[bool, bool, Decimal]:
        value = figure.lead.value
        otherwise = figure.series.measure in CHANGES and direction * (value or 0) < 0
        return value is None, otherwise, -extreme * (value or Decimal(0))

    return tuple(sorted(figures, key=rank)) if extreme and len(figures) > 1 else figures

"""Whether the articles agree, and everything else that is told of a figure: one plain sentence a thing."""

from collections.abc import Sequence
from decimal import Decimal

from bot.answering.answer import (
    Agreement,
    Answer,
    Computed,
    Figure,
    Finding,
    Operation,
    Remark,
    Verdict,
)
from bot.facts.model import Knowledge, Report
from bot.facts.relations import Outcome
from bot.rendering.naming import article_name, figure_number, names, series_name
from bot.rendering.numbers import amount, bounds, period_name, reported_number


def agreement_sentences(figure: Figure, knowledge: Knowledge) -> list[str]:
    """Whether the articles agree, then one plain sentence for each thing worth knowing."""
    agreement = figure.agreement
    if figure.lead.reported is None:
        mention = (
            f"{names((r.article for r in figure.reports), knowledge)} {mentions(figure.reports)} it without a number."
        )
        return [
            mention,
            *(
                _note(remark, knowledge)
                for remark in agreement.remarks
                if remark.finding in (Finding.NOTE, Finding.REPORT_NOTE)
            ),
        ]
    return [_verdict(figure), *remark_sentences(figure, knowledge)]


def remark_sentences(figure: Figure, knowledge: Knowledge) -> list[str]:
    """The sentences behind the verdict, without it: the `notes` of the contract."""
    found = (_remark(remark, knowledge) for remark in figure.agreement.remarks)
    return list(dict.fromkeys(sentence for sentence in found if sentence))


def mentions(reports: Sequence[Report]) -> str:
    return "mentions" if len({report.article for report in reports}) == 1 else "mention"


def _verdict(figure: Figure) -> str:
    agreement = figure.agreement
    count = _count(agreement)
    match agreement.verdict:
        case Verdict.SINGLE:
            return "One article has this number."
        case Verdict.AGREE:
            return f"{count}: they print the same number."
        case Verdict.CONSISTENT:
            return f"{count}: their wordings are consistent; one true value fits all."
        case Verdict.DIFFERS_IN_SCOPE:
            return f"{count}: the words cover different things."
        case Verdict.CONFLICT:
            return f"{count}: they conflict; no single true value fits all."


def _count(agreement: Agreement) -> str:
    articles = f"{agreement.articles} article{'s' if agreement.articles != 1 else ''}"
    if not agreement.origins or agreement.articles == 1:
        return articles
    return f"{articles}, {agreement.origins} origin{'s' if agreement.origins != 1 else ''}"


def _remark(remark: Remark, knowledge: Knowledge) -> str:
    match remark.finding:
        case Finding.ROUNDED:
            return printed_by(remark.reports, knowledge) + "."
        case Finding.TRUNCATED:
            return f"{printed_by(remark.reports, knowledge)}: one true value fits all only if a writer cut digits off instead of rounding."
        case Finding.IMPOSSIBLE if not remark.others:
            return f"{printed_by(remark.reports, knowledge)}: these cannot all be true."
        case Finding.IMPOSSIBLE:
            return f"{printed_by(remark.others, knowledge)}; {printed_by(remark.reports, knowledge)}, which cannot be true beside them."
        case Finding.SELF_CONTRADICTION:
            own = ", ".join(dict.fromkeys(f"“{report.printed}”" for report in remark.others))
            return f"The same article, {names((r.article for r in remark.reports), knowledge)}, elsewhere prints {own}, which fits."
        case Finding.SCOPE:
            scopes: dict[str, list[str]] = {}
            for report in remark.reports:
                scopes.setdefault(report.scope or "", []).append(report.article)
            return "; ".join(f"{names(articles, knowledge)}: {scope}" for scope, articles in scopes.items()) + "."
        case Finding.MENTIONED:
            return f"{names((r.article for r in remark.reports), knowledge)} {mentions(remark.reports)} it without a number."
        case Finding.ONE_ORIGIN:
            report = next(r for r in remark.reports if r.origin)
            return f"All have it from one origin: {knowledge.name('organisation', report.origin or '')}."
        case Finding.UNCLEAR:
            report = remark.reports[0]
            return f"{article_name(report.article, knowledge)} leaves the {' and the '.join(report.unclear)} open."
        case Finding.ARITHMETIC:
            return _arithmetic(remark, knowledge)
        case Finding.REPORT_NOTE | Finding.NOTE:
            return _note(remark, knowledge)


def _arithmetic(remark: Remark, knowledge: Knowledge) -> str:
    finding = remark.relation
    assert finding is not None  # found with one
    rule = finding.relation.text
    if finding.relation.supposing:
        return f"If {finding.relation.supposing}: {rule[0].lower()}{rule[1:].rstrip('.')} — which fails."
    if finding.outcome is Outcome.NARROW:
        return f"{rule} Of what is printed, that holds only where the roundings fall just right."
    if finding.breaking:
        return f"{rule} That fails where {printed_by(finding.breaking, knowledge)}."
    return f"{rule} What is printed does not satisfy that."


def _note(remark: Remark, knowledge: Knowledge) -> str:
    if remark.note:
        return _with_outlets(remark.note.text, knowledge)
    report = remark.reports[0]
    return f"{article_name(report.article, knowledge)}: {report.note}"


def _with_outlets(text: str, knowledge: Knowledge) -> str:
    """A note names articles by their ids, which stay when an outlet is renamed; people read the outlet."""
    for article in knowledge.articles.values():
        text = text.replace(article.id, article.name)
    return text


def printed_by(reports: Sequence[Report], knowledge: Knowledge) -> str:
    """`One and Two print −28.6%, Three nearly −29%`"""
    groups: dict[str, list[str]] = {}
    for report in reports:
        groups.setdefault(reported_number(report, knowledge), []).append(report.article)
    parts: list[str] = []
    for number, articles in groups.items():
        verb = "" if parts else " prints" if len(set(articles)) == 1 else " print"
        parts.append(f"{names(articles, knowledge)}{verb} {number}")
    return ", ".join(parts)


def silent_sentence(answer: Answer, knowledge: Knowledge) -> str:
    """That the article asked for has no number of it, where that is so; else empty."""
    return (
        f"{article_name(answer.silent, knowledge)} gives no number for it; other articles do." if answer.silent else ""
    )


def supposed_sentence(answer: Answer) -> str:
    """Whether the number in the question itself is what the articles print; empty where that is not told."""
    if answer.supposed_holds is None:
        return ""
    return "Yes, that fits what is printed." if answer.supposed_holds else "No, that is not the number printed."


def premise_sentence(answer: Answer) -> str:
    """What the articles print where the question presumes the opposite; empty where it does not."""
    if not answer.premise_fails:
        return ""
    figure = answer.figures[0]
    fell = figure.lead.direction < 0
    return f"The articles print a {'fall' if fell else 'rise'}, not a {'rise' if fell else 'fall'}."


def computed_sentence(computed: Computed, knowledge: Knowledge) -> str:
    """A computed number, always marked as ours, with what it is computed from."""
    one, two = computed.one, computed.two
    source = f"computed from {figure_number(one, knowledge)} and {figure_number(two, knowledge)}; no article prints it"
    if computed.operation is Operation.CHANGE:
        number = amount(computed.value, Decimal("0.1"), computed.unit, knowledge, signed=True)
        return f"Change from {period_name(two.series.period)} to {period_name(one.series.period)}: {number} ({source})."
    size = abs(computed.value)
    step = min(r.reported.step for r in (one.lead, two.lead) if r.reported)
    interval = computed.bounds if computed.value >= 0 else -computed.bounds
    number = amount(size, step, computed.unit, knowledge)
    if interval.low is None or interval.high is None:
        return f"Difference: about {number} ({source}; one of the two has no bound on one side)."
    if interval.low <= 0:
        return f"Difference: {number}, but within what the wordings leave open ({source})."
    return f"Difference: {number} ({source}; {bounds(interval, computed.unit, knowledge)} as the wordings allow)."


def look_alike_sentence(figure: Figure, knowledge: Knowledge) -> str:
    """Which other number this one is not; empty where none is near."""
    if not figure.look_alikes:
        return ""
    others = [f"{reported_number(r, knowledge)} ({series_name(r.series, knowledge)})" for r in figure.look_alikes]
    return f"Not to be mistaken for {' or '.join(others)}."


def extreme_sentence(answer: Answer, knowledge: Knowledge) -> str:
    """Whose report is the highest or the lowest, where that was asked; empty where it was not."""
    numbered = [report for report in answer.figures[0].reports if report.value is not None] if answer.figures else []
    if not answer.extreme or not numbered:
        return ""
    pick = max if answer.extreme > 0 else min
    value = pick(report.value for report in numbered if report.value is not None)
    word = "Highest" if answer.extreme > 0 else "Lowest"
    return f"{word}: {printed_by([report for report in numbered if report.value == value], knowledge)}."

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
from bot.facts.model import Report
from bot.facts.relations import Outcome
from bot.rendering.naming import article_name, figure_number, names, series_name
from bot.rendering.numbers import amount, bounds, period_name, reported_number
from bot.rendering.voice import Voice, message

# What an article may leave open.
_UNCLEAR = {
    "period": message("the period"),
    "basis": message("the basis"),
    "origin": message("the origin"),
    "unit": message("the unit"),
}


def agreement_sentences(figure: Figure, voice: Voice) -> list[str]:
    """Whether the articles agree, then one plain sentence for each thing worth knowing."""
    agreement = figure.agreement
    if figure.lead.reported is None:
        return [
            mentioned_sentence(figure.reports, voice),
            *(
                _note(remark, voice)
                for remark in agreement.remarks
                if remark.finding in (Finding.NOTE, Finding.REPORT_NOTE)
            ),
        ]
    return [_verdict(agreement, voice), *remark_sentences(figure, voice)]


def remark_sentences(figure: Figure, voice: Voice) -> list[str]:
    """The sentences behind the verdict, without it: the `notes` of the contract."""
    found = (_remark(remark, voice) for remark in figure.agreement.remarks)
    return list(dict.fromkeys(sentence for sentence in found if sentence))


def mentioned_sentence(reports: Sequence[Report], voice: Voice) -> str:
    """Who speaks of it without a number."""
    articles = dict.fromkeys(report.article for report in reports)
    return voice.count(
        "{names} mentions it without a number.",
        "{names} mention it without a number.",
        len(articles),
        names=names(articles, voice),
    )


def _verdict(agreement: Agreement, voice: Voice) -> str:
    count = _count(agreement, voice)
    match agreement.verdict:
        case Verdict.SINGLE:
            return voice.say("One article has this number.")
        case Verdict.AGREE:
            return voice.say("{count}: they print the same number.", count=count)
        case Verdict.CONSISTENT:
            return voice.say("{count}: their wordings are consistent; one true value fits all.", count=count)
        case Verdict.DIFFERS_IN_SCOPE:
            return voice.say("{count}: the words cover different things.", count=count)
        case Verdict.CONFLICT:
            return voice.say("{count}: they conflict; no single true value fits all.", count=count)


def _count(agreement: Agreement, voice: Voice) -> str:
    articles = voice.count("{number} article", "{number} articles", agreement.articles)
    if not agreement.origins or agreement.articles == 1:
        return articles
    return voice.row([articles, voice.count("{number} origin", "{number} origins", agreement.origins)])


def _remark(remark: Remark, voice: Voice) -> str:
    match remark.finding:
        case Finding.ROUNDED:
            return voice.say("{printed}.", printed=printed_by(remark.reports, voice))
        case Finding.TRUNCATED:
            return voice.say(
                "{printed}: one true value fits all only if a writer cut digits off instead of rounding.",
                printed=printed_by(remark.reports, voice),
            )
        case Finding.IMPOSSIBLE if not remark.others:
            return voice.say("{printed}: these cannot all be true.", printed=printed_by(remark.reports, voice))
        case Finding.IMPOSSIBLE:
            return voice.say(
                "{others}; {printed}, which cannot be true beside them.",
                others=printed_by(remark.others, voice),
                printed=printed_by(remark.reports, voice),
            )
        case Finding.SELF_CONTRADICTION:
            return voice.say(
                "The same article, {names}, elsewhere prints {own}, which fits.",
                names=names((r.article for r in remark.reports), voice),
                own=voice.row(dict.fromkeys(voice.quoted(report.printed) for report in remark.others)),
            )
        case Finding.SCOPE:
            return _scopes(remark.reports, voice)
        case Finding.MENTIONED:
            return mentioned_sentence(remark.reports, voice)
        case Finding.ONE_ORIGIN:
            report = next(r for r in remark.reports if r.origin)
            return voice.say(
                "All have it from one origin: {origin}.", origin=voice.name("organisation", report.origin or "")
            )
        case Finding.UNCLEAR:
            report = remark.reports[0]
            return voice.say(
                "{article} leaves {parts} open.",
                article=article_name(report.article, voice),
                parts=voice.listed(voice.say(_UNCLEAR[part]) for part in report.unclear),
            )
        case Finding.ARITHMETIC:
            return _arithmetic(remark, voice)
        case Finding.REPORT_NOTE | Finding.NOTE:
            return _note(remark, voice)


def _scopes(reports: Sequence[Report], voice: Voice) -> str:
    scopes: dict[str, list[str]] = {}
    for report in reports:
        scopes.setdefault(report.scope or "", []).append(report.article)
    told = [voice.say("{names}: {scope}", names=names(own, voice), scope=scope) for scope, own in scopes.items()]
    return voice.say("{printed}.", printed=voice.say("; ").join(told))


def _arithmetic(remark: Remark, voice: Voice) -> str:
    finding = remark.relation
    assert finding is not None  # found with one
    rule, supposing = finding.relation.text, finding.relation.supposing
    if supposing:
        return voice.say("If {supposing}: {rule} — which fails.", supposing=supposing, rule=rule.rstrip("."))
    if finding.outcome is Outcome.NARROW:
        return voice.say("{rule} Of what is printed, that holds only where the roundings fall just right.", rule=rule)
    if finding.breaking:
        return voice.say("{rule} That fails where {printed}.", rule=rule, printed=printed_by(finding.breaking, voice))
    return voice.say("{rule} What is printed does not satisfy that.", rule=rule)


def _note(remark: Remark, voice: Voice) -> str:
    if remark.note:
        return _with_outlets(remark.note.text, voice)
    report = remark.reports[0]
    return voice.say("{article}: {note}", article=article_name(report.article, voice), note=report.note)


def _with_outlets(text: str, voice: Voice) -> str:
    """A note names articles by their ids, which stay when an outlet is renamed; people read the outlet."""
    for article in voice.knowledge.articles.values():
        text = text.replace(article.id, article.name)
    return text


def printed_by(reports: Sequence[Report], voice: Voice) -> str:
    """`One and Two print −28.6%, Three nearly −29%`"""
    groups: dict[str, list[str]] = {}
    for report in reports:
        groups.setdefault(reported_number(report, voice), []).append(report.article)
    parts: list[str] = []
    for number, articles in groups.items():
        told = {"names": names(articles, voice), "printed": number}
        if parts:
            parts.append(voice.say("{names} {printed}", **told))
        else:
            parts.append(voice.count("{names} prints {printed}", "{names} print {printed}", len(set(articles)), **told))
    return voice.row(parts)


def silent_sentence(answer: Answer, voice: Voice) -> str:
    """That the article asked for has no number of it, where that is so; else empty."""
    if not answer.silent:
        return ""
    article = article_name(answer.silent, voice)
    return voice.say("{article} gives no number for it; other articles do.", article=article)


def supposed_sentence(answer: Answer, voice: Voice) -> str:
    """Whether the number in the question itself is what the articles print; empty where that is not told."""
    if answer.supposed_holds is None:
        return ""
    if answer.supposed_holds:
        return voice.say("Yes, that fits what is printed.")
    return voice.say("No, that is not the number printed.")


def premise_sentence(answer: Answer, voice: Voice) -> str:
    """What the articles print where the question presumes the opposite; empty where it does not."""
    if not answer.premise_fails:
        return ""
    if answer.figures[0].lead.direction < 0:
        return voice.say("The articles print a fall, not a rise.")
    return voice.say("The articles print a rise, not a fall.")


def computed_sentence(computed: Computed, voice: Voice) -> str:
    """A computed number, always marked as ours, with what it is computed from."""
    one, two = computed.one, computed.two
    source = voice.say(
        "computed from {one} and {two}; no article prints it",
        one=figure_number(one, voice),
        two=figure_number(two, voice),
    )
    if computed.operation is Operation.CHANGE:
        return voice.say(
            "Change from {earlier} to {later}: {number} ({source}).",
            earlier=period_name(two.series.period, voice),
            later=period_name(one.series.period, voice),
            number=amount(computed.value, Decimal("0.1"), computed.unit, voice, signed=True),
            source=source,
        )
    size = abs(computed.value)
    step = min(r.reported.step for r in (one.lead, two.lead) if r.reported)
    interval = computed.bounds if computed.value >= 0 else -computed.bounds
    number = amount(size, step, computed.unit, voice)
    if interval.low is None or interval.high is None:
        return voice.say(
            "Difference: about {number} ({source}; one of the two has no bound on one side).",
            number=number,
            source=source,
        )
    if interval.low <= 0:
        return voice.say(
            "Difference: {number}, but within what the wordings leave open ({source}).", number=number, source=source
        )
    return voice.say(
        "Difference: {number} ({source}; {bounds} as the wordings allow).",
        number=number,
        source=source,
        bounds=bounds(interval, computed.unit, voice),
    )


def look_alike_sentence(figure: Figure, voice: Voice) -> str:
    """Which other number this one is not; empty where none is near."""
    if not figure.look_alikes:
        return ""
    others = [
        voice.say("{number} ({series})", number=reported_number(r, voice), series=series_name(r.series, voice))
        for r in figure.look_alikes
    ]
    return voice.say("Not to be mistaken for {others}.", others=voice.listed(others, "or"))


def extreme_sentence(answer: Answer, voice: Voice) -> str:
    """Which of several figures, or whose report of one, is the highest or the lowest; empty where that was not asked."""
    figures = [figure for figure in answer.figures if figure.lead.value is not None]
    if not answer.extreme or not figures:
        return ""
    pick = max if answer.extreme > 0 else min
    if len(answer.figures) > 1:
        value = pick(figure.lead.value for figure in figures if figure.lead.value is not None)
        told = voice.listed(
            f"{figure_number(figure, voice)} ({series_name(figure.series, voice)})"
            for figure in figures
            if figure.lead.value == value
        )
    else:
        numbered = [report for report in figures[0].reports if report.value is not None]
        value = pick(report.value for report in numbered if report.value is not None)
        told = printed_by([report for report in numbered if report.value == value], voice)
    if answer.extreme > 0:
        return voice.say("Highest: {printed}.", printed=told)
    return voice.say("Lowest: {printed}.", printed=told)

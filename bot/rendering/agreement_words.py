"""Whether the articles agree, and every remark on that: one plain sentence a thing, the most telling first."""

import re
from collections.abc import Iterable, Sequence
from enum import IntEnum
from itertools import groupby

from bot.answering.agreement import ranked
from bot.answering.answer import Agreement, Figure, Finding, Remark, Verdict
from bot.facts.model import Report
from bot.facts.relations import Outcome
from bot.rendering.naming import names, series_name
from bot.rendering.numbers import day_told, numbers_by_article, reported_number
from bot.rendering.voice import Voice, message

# What an article may leave open.
_UNCLEAR = {
    "period": message("for which period it is"),
    "basis": message("against which period it compares"),
    "origin": message("whose number it is"),
    "unit": message("in which unit it is"),
}


class Weight(IntEnum):
    """How much a remark matters to somebody who wants to know whether a number can be trusted."""

    ALWAYS = 0  # a conflict, a difference in scope, arithmetic that fails, an unclear period: never hidden
    TELLING = 1
    ASIDE = 2  # how a translation or a slip was read, and what the words above show already


# With the verdict as much as a phone shows without scrolling; the rest stands behind a button.
_MOST_SHOWN = 3
_WEIGHTS = {
    Finding.IMPOSSIBLE: Weight.ALWAYS,
    Finding.TRUNCATED: Weight.ALWAYS,
    Finding.COUNTED_APART: Weight.ALWAYS,
    Finding.FORESEEN_APART: Weight.ALWAYS,
    Finding.DAYS_APART: Weight.ALWAYS,
    Finding.SCOPE: Weight.ALWAYS,
    Finding.SELF_CONTRADICTION: Weight.ALWAYS,
    Finding.MENTIONED: Weight.TELLING,
    Finding.ROUNDED: Weight.ASIDE,
    Finding.ONE_ORIGIN: Weight.ASIDE,
}


def verdict_sentence(figure: Figure, voice: Voice, *, with_origin: bool = False) -> str:
    """Whether the articles agree; `with_origin` names the one that all have it from."""
    if figure.lead.reported is None:
        return mentioned_sentence(figure.reports, voice)
    agreement = figure.agreement
    count = _count(agreement, _one_origin(agreement, voice) if with_origin else "", voice)
    match agreement.verdict:
        case Verdict.SINGLE:
            return voice.say("One article has this number.")
        case Verdict.AGREE:
            return voice.say("{count}: they print the same number.", count=count)
        case Verdict.CONSISTENT:
            return voice.say("{count}: their wordings are consistent; one true value fits all.", count=count)
        case Verdict.DIFFERS_IN_SCOPE if len(parts := differing(agreement, voice)) > 1:
            return voice.say("{count}: the numbers differ in {parts}.", count=count, parts=voice.listed(parts))
        case Verdict.DIFFERS_IN_SCOPE if is_foreseen_apart(figure):
            return voice.say("{count}: each origin has its own number.", count=count)
        case Verdict.DIFFERS_IN_SCOPE if agreement.by_day:
            return voice.say("{count}: each number is of another day.", count=count)
        case Verdict.DIFFERS_IN_SCOPE:
            return voice.say("{count}: the words cover different things.", count=count)
        case Verdict.CONFLICT:
            return voice.say("{count}: they conflict; no single true value fits all.", count=count)


def differing(agreement: Agreement, voice: Voice) -> list[str]:
    """In what numbers differ that contradict nobody."""
    told = (
        (agreement.by_day, voice.say("their day")),
        (agreement.by_origin, voice.say("their origin")),
        (agreement.by_scope, voice.say("what they cover")),
    )
    return [part for differs, part in told if differs]


def figure_line(figure: Figure, voice: Voice) -> str:
    """A figure as a line of a list for those who keep the articles: its name, each number with its articles, and the verdict."""
    numbers = numbers_by_article(ranked(figure.reports), voice)
    return f"{series_name(figure.series, voice)}: {numbers}. {verdict_sentence(figure, voice)}"


def is_foreseen_apart(figure: Figure) -> bool:
    """Whether the numbers differ because each is another origin's forecast, expectation or target."""
    return any(remark.finding is Finding.FORESEEN_APART for remark in figure.agreement.remarks)


def remark_sentences(figure: Figure, voice: Voice, *, with_notes_of_reports: bool = True) -> list[str]:
    """Every sentence behind the verdict, without it: the `notes` of the contract."""
    remarks = _grouped(figure.agreement.remarks)
    return _said((r for r in remarks if with_notes_of_reports or r.finding is not Finding.REPORT_NOTE), voice)


def told_remarks(figure: Figure, voice: Voice) -> list[str]:
    """What is left to tell after a verdict that names the origin, and beside a sentence on what looks alike."""

    def is_told(remark: Remark) -> bool:
        if remark.note is None or not remark.note.aside:
            return remark.finding is Finding.ONE_ORIGIN
        return any(selector.selects(other.series) for other in figure.look_alikes for selector in remark.note.about)

    return _said((remark for remark in _beyond_the_verdict(figure) if not is_told(remark)), voice)


def shown_remarks(figure: Figure, voice: Voice) -> list[str]:
    """What a card shows at once: all that must never be hidden, and of the rest the most telling."""
    remarks = sorted(_beyond_the_verdict(figure), key=_weight)  # stable: otherwise as found
    weights = {weight: list(group) for weight, group in groupby(remarks, _weight)}
    always, telling = weights.get(Weight.ALWAYS, []), weights.get(Weight.TELLING, [])
    return _said([*always, *telling[: max(0, _MOST_SHOWN - len(always))]], voice)


def mentioned_sentence(reports: Sequence[Report], voice: Voice) -> str:
    """Who speaks of it without a number."""
    articles = dict.fromkeys(report.article for report in reports)
    return voice.count(
        "{names} mentions it without a number.",
        "{names} mention it without a number.",
        len(articles),
        names=names(articles, voice),
    )


def _beyond_the_verdict(figure: Figure) -> list[Remark]:
    """The remarks that the verdict's own sentence does not hold."""
    remarks = _grouped(figure.agreement.remarks)
    if figure.lead.reported is None:
        return [remark for remark in remarks if remark.finding is not Finding.MENTIONED]
    return remarks


def _grouped(remarks: Iterable[Remark]) -> list[Remark]:
    """The same, where the same note on several reports is one remark."""
    grouped: dict[object, Remark] = {}
    for remark in remarks:
        key: object = id(remark)
        if remark.finding is Finding.REPORT_NOTE:
            key = remark.reports[0].note
        elif remark.finding is Finding.UNCLEAR:
            key = remark.reports[0].unclear
        before = grouped.get(key)
        grouped[key] = remark if before is None else Remark(remark.finding, (*before.reports, *remark.reports))
    return list(grouped.values())


def _weight(remark: Remark) -> Weight:
    match remark.finding:
        case Finding.ARITHMETIC:
            assert remark.relation is not None  # found with one
            return Weight.TELLING if remark.relation.outcome is Outcome.NARROW else Weight.ALWAYS
        case Finding.UNCLEAR | Finding.REPORT_NOTE:
            open_parts = {part for report in remark.reports for part in report.unclear}
            if open_parts & {"period", "basis"}:
                return Weight.ALWAYS
            return Weight.TELLING if open_parts else Weight.ASIDE
        case Finding.NOTE:
            assert remark.note is not None  # found with one
            return Weight.ASIDE if remark.note.aside else Weight.TELLING
        case finding:
            return _WEIGHTS[finding]


def _said(remarks: Iterable[Remark], voice: Voice) -> list[str]:
    return list(dict.fromkeys(sentence for remark in remarks if (sentence := _remark(remark, voice))))


def _one_origin(agreement: Agreement, voice: Voice) -> str:
    """The origin that all have their number from; empty where there are several."""
    remark = next((one for one in agreement.remarks if one.finding is Finding.ONE_ORIGIN), None)
    return "" if remark is None else _origin(remark, voice)


def _origin(remark: Remark, voice: Voice) -> str:
    code = next(report.origin for report in remark.reports if report.origin)
    return voice.name("organisation", code or "")


def _count(agreement: Agreement, origin: str, voice: Voice) -> str:
    articles = voice.count("{number} article", "{number} articles", agreement.articles)
    if not agreement.origins or agreement.articles == agreement.origins == 1:
        return articles
    origins = voice.count("{number} origin", "{number} origins", agreement.origins)
    if origin:
        origins = voice.say("{origins} ({name})", origins=origins, name=origin)
    unnamed = voice.count("{number} names none", "{number} name none", agreement.unnamed) if agreement.unnamed else ""
    return voice.row([articles, origins, unnamed])


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
        case Finding.COUNTED_APART:
            return voice.say("The origins disagree: {printed}.", printed=printed_by(remark.reports, voice, whose=True))
        case Finding.FORESEEN_APART:
            return voice.say("{printed}.", printed=printed_by(remark.reports, voice, whose=True))
        case Finding.DAYS_APART:
            several = _tells_two_origins_apart(remark.reports)
            return voice.say("{printed}.", printed=printed_by(remark.reports, voice, whose=several, dated=True))
        case Finding.SCOPE:
            return _scopes(remark.reports, voice)
        case Finding.MENTIONED:
            return mentioned_sentence(remark.reports, voice)
        case Finding.ONE_ORIGIN:
            return voice.say("All have it from one origin: {origin}.", origin=_origin(remark, voice))
        case Finding.UNCLEAR:
            articles = dict.fromkeys(report.article for report in remark.reports)
            told = {
                "names": names(articles, voice),
                "parts": voice.listed(voice.say(_UNCLEAR[part]) for part in remark.reports[0].unclear),
            }
            return voice.count("{names} does not say {parts}.", "{names} do not say {parts}.", len(articles), **told)
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
        return voice.say(
            "The numbers rule out that {supposing}, for this does not come out: {rule}", supposing=supposing, rule=rule
        )
    if finding.outcome is Outcome.NARROW:
        return voice.say("{rule} The printed numbers fit that only if every rounding falls just right.", rule=rule)
    if finding.breaking:
        return voice.say(
            "{rule} That does not come out where {printed}.", rule=rule, printed=printed_by(finding.breaking, voice)
        )
    return voice.say("{rule} With the printed numbers, that does not come out.", rule=rule)


def _note(remark: Remark, voice: Voice) -> str:
    if remark.note:
        return _with_outlets(remark.note.text, voice)
    told = names((report.article for report in remark.reports), voice)
    if len(remark.reports) == 1 and _prints_more(remark.reports[0], voice):
        told = voice.say("{first} {second}", first=told, second=voice.quoted(remark.reports[0].printed))
    return voice.say("{article}: {note}", article=told, note=remark.reports[0].note)


def _prints_more(report: Report, voice: Voice) -> bool:
    """Whether the same article prints another number for the series, so that it must be said which one a note is on."""
    held = voice.knowledge.by_series.get(report.series, ())
    return any(other.article == report.article and other.reported != report.reported for other in held)


def _with_outlets(text: str, voice: Voice) -> str:
    """A note names articles by their ids, which stay when an outlet is renamed; people read the outlet."""
    ids = "|".join(re.escape(article) for article in sorted(voice.knowledge.articles, key=len, reverse=True))
    return re.sub(rf"(?<![\w-])(?:{ids})(?![\w-])", lambda found: voice.knowledge.articles[found[0]].name, text)


def printed_by(reports: Sequence[Report], voice: Voice, *, whose: bool = False, dated: bool = False) -> str:
    """`One and Two print −28.6%, Three nearly −29% and −28.6%`; `whose` adds to each number the origin that it is of, `dated` the
    day."""
    by_article: dict[str, list[Report]] = {}
    for report in reports:
        by_article.setdefault(report.article, []).append(report)
    groups: dict[tuple[str, ...], list[str]] = {}
    for article, own in by_article.items():
        named = whose or _tells_two_origins_apart(own)
        printed = (_with_aside(report, voice, whose=named, dated=dated) for report in own)
        groups.setdefault(tuple(dict.fromkeys(printed)), []).append(article)
    parts: list[str] = []
    for numbers, articles in groups.items():
        told = {"names": names(articles, voice), "printed": voice.listed(numbers)}
        if parts:
            parts.append(voice.say("{names} {printed}", **told))
        else:
            parts.append(voice.count("{names} prints {printed}", "{names} print {printed}", len(articles), **told))
    return voice.row(parts)


def _tells_two_origins_apart(reports: Sequence[Report]) -> bool:
    """Whether reports print two numbers, each of another origin."""
    return len({report.reported for report in reports}) > 1 and len({r.origin for r in reports if r.origin}) > 1


def _with_aside(report: Report, voice: Voice, *, whose: bool, dated: bool) -> str:
    """A number with its origin and its day, where these are asked for."""
    asides = []
    if whose:
        asides.append(voice.name("organisation", report.origin) if report.origin else voice.say("source not named"))
    if dated and report.as_of:
        asides.append(day_told(report.as_of, voice))
    number = reported_number(report, voice)
    return voice.say("{number} ({aside})", number=number, aside=voice.row(asides)) if asides else number

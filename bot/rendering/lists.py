"""What the lists hold and how each thing in them reads: figures, disputes, quotations, articles, wordings."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError

from bot.answering.answer import Answer, Figure, Verdict
from bot.answering.build import figure
from bot.facts.model import Article, Fact, Known, Mode, Report, Series, Statement
from bot.rendering import naming, verdicts, words
from bot.rendering.card import GREY, RED, YELLOW, article_link, escaped, small
from bot.rendering.labels import clipped
from bot.rendering.listing import Entry, Listing, Place, Told
from bot.rendering.voice import Voice
from bot.understanding.reading import Ask

EVERYTHING = "Everything"
# Statements and disputes are long: fewer on a page.
_FEW = 4
# Of a line that an article's or a maintainer's words fill.
_LONGEST_LINE = 240
_MOST_PRINTED = 3
_MOST_ORIGINS = 12


@dataclass(frozen=True)
class Group:
    """Figures that are listed together: a family with its command, or the rest of an indicator."""

    key: str
    title: str
    series: tuple[Series, ...]
    description: str = ""


def families_list(groups: tuple[Group, ...], voice: Voice) -> Listing:
    """Everything that can be asked, in groups."""

    def entry(group: Group) -> Entry:
        one = len(group.series) == 1
        lines = [f"**{escaped(group.title)}** · {_count(len(group.series), 'figure')}"]
        if group.description:
            lines.append(small(escaped(group.description)))
        return Entry(tuple(lines), group.series[0] if one else Place(Told.FIGURES, group.key))

    total = len({series for group in groups for series in group.series})
    lead = f"{_count(total, 'figure')} from {_count(len(voice.knowledge.articles), 'article')}. Ask in your own words, or open a group."
    return Listing(Place(Told.FAMILIES), "Everything you can ask", groups, entry, lead)


def figures_list(group: Group, voice: Voice) -> Listing:
    """The figures of one group."""
    return Listing(
        Place(Told.FIGURES, group.key),
        group.title,
        group.series,
        lambda series: _figure_entry(figure(Ask(series, {}), voice.knowledge), voice),
        group.description,
        up=(EVERYTHING, Place(Told.FAMILIES)),
    )


def disputes_list(answer: Answer, voice: Voice) -> Listing:
    """What the articles disagree on, worst first."""

    def entry(disputed: Figure) -> Entry:
        sentences = verdicts.agreement_sentences(disputed, voice)[:2]
        told = _figure_entry(disputed, voice)
        return Entry((told.lines[0], *(small(escaped(clipped(one, _LONGEST_LINE))) for one in sentences)), told.opens)

    figures = answer.figures
    conflicts = sum(one.agreement.verdict is Verdict.CONFLICT for one in figures)
    lead = f"{_count(conflicts, 'conflict')}, then {len(figures) - conflicts} where the words cover different things."
    title, colour = "Where the articles disagree", RED if conflicts else YELLOW
    if not figures:
        title, lead, colour = (
            "No disagreement",
            "Of every figure, one true value fits all that the articles print.",
            GREY,
        )
    return Listing(Place(Told.DISPUTES), title, figures, entry, lead, colour, each=_FEW)


def number_list(answer: Answer, text: str, voice: Voice) -> Listing:
    """Everything that is printed like a number."""

    def entry(item: Figure | Statement) -> Entry:
        if isinstance(item, Statement):
            return _statement_entry(item, voice)
        printed = dict.fromkeys(f"{naming.article_name(r.article, voice)} “{r.printed}”" for r in item.reports)
        told = _figure_entry(item, voice)
        line = clipped("; ".join(list(printed)[:_MOST_PRINTED]), _LONGEST_LINE)
        return Entry((told.lines[0], small(escaped(line))), told.opens)

    items = (*answer.figures, *answer.statements)
    lead = "One thing is printed so." if len(items) == 1 else f"{len(items)} things are printed so: do not mix them up."
    return Listing(Place(Told.NUMBER, text), f"“{text}” in the articles", items, entry, lead, each=_FEW + 1)


def quotes_list(answer: Answer, key: str, speaker: str | None, topic: str | None, voice: Voice) -> Listing:
    """What a speaker is quoted with, on a topic."""
    title = voice_name(speaker, voice) if speaker else "Who said what"
    if topic:
        title += f": {voice.name('topic', topic)}"
    lead = f"{_count(len(answer.statements), 'statement')}, as the articles have them."

    def entry(statement: Statement) -> Entry:
        return _statement_entry(statement, voice)

    return Listing(Place(Told.QUOTES, key), title, answer.statements, entry, lead, each=_FEW)


def articles_list(voice: Voice) -> Listing:
    """The articles, then who their numbers come from."""

    def entry(item: Article | None) -> Entry:
        if item is None:
            return Entry(("**Where the numbers come from**", escaped(origins)))
        title = f"“{item.title.value}”" if item.title.value else "title not known"
        lines = (article_link(item.id, voice), escaped(clipped(title, _LONGEST_LINE)), small(_published(item)))
        return Entry(lines, Place(Told.ARTICLE, item.id))

    origins, number = _origins(voice.knowledge.reports, voice)
    lead = f"{_count(len(voice.knowledge.articles), 'article')}; their numbers come from {_count(number, 'origin')}."
    items = (*voice.knowledge.articles.values(), None)
    return Listing(Place(Told.ARTICLES), "Sources", items, entry, lead, each=_FEW + 2)


def article_list(article: Article, voice: Voice) -> Listing:
    """What is known of one article, and how."""
    reports = [report for report in voice.knowledge.reports if report.article == article.id]
    statements = sum(statement.article == article.id for statement in voice.knowledge.statements)
    holds = f"{_count(len({r.series for r in reports}), 'figure')} and {_count(statements, 'statement')}"
    origins, number = _origins(reports, voice)
    blocks = [tuple(_facts(article)), tuple(_follows(article, voice)), (f"**Holds** {holds}",)]
    if number:
        blocks.append(("**Where its numbers come from**", escaped(origins)))
    blocks = [block for block in blocks if block]
    return Listing(
        Place(Told.ARTICLE, article.id),
        article.name,
        blocks,
        Entry,
        each=_FEW,
        up=("All sources", Place(Told.ARTICLES)),
    )


def wordings_list(series: Series, key: str, voice: Voice) -> Listing:
    """Every report of one series: its words, whose number it is, and where it stands."""

    def entry(report: Report) -> Entry:
        where = [naming.report_origin(report, voice), f"paragraph {report.paragraph}"]
        if report.as_of:
            where.append(f"as of {report.as_of}")
        lines = [f"{article_link(report.article, voice)} “{escaped(clipped(report.printed, _LONGEST_LINE))}”"]
        lines += [escaped(clipped(note, _LONGEST_LINE)) for note in (report.scope, report.note) if note]
        return Entry((*lines, small(escaped(" · ".join(where)))))

    reports = voice.knowledge.by_series[series]
    lead = naming.series_name(series, voice)
    return Listing(Place(Told.WORDINGS, key), "All wordings", reports, entry, lead[0].upper() + lead[1:], each=_FEW + 1)


def voice_name(code: str, voice: Voice) -> str:
    """The name of who speaks: a person or an organisation."""
    return voice.name("person" if code in voice.knowledge.terms.get("person", {}) else "organisation", code)


def _figure_entry(told: Figure, voice: Voice) -> Entry:
    number, name = naming.figure_number(told, voice), naming.series_name(told.series, voice)
    verdict = verdicts.agreement_sentences(told, voice)[0]
    return Entry(
        (f"**{escaped(number)}** {escaped(clipped(name, _LONGEST_LINE))}", small(escaped(verdict))), told.series
    )


def _statement_entry(statement: Statement, voice: Voice) -> Entry:
    how = {Mode.DIRECT: "", Mode.PARAPHRASE: "paraphrased", Mode.TRANSLATED: "machine-translated"}[statement.mode]
    via = f"via {voice.name('organisation', statement.via)}" if statement.via else ""
    where = (words.speaker_name(statement, voice), how, naming.article_name(statement.article, voice), via)
    text = statement.text if statement.mode is Mode.PARAPHRASE else f"“{statement.text}”"
    said = " · ".join((*(part for part in where if part), f"paragraph {statement.paragraph}"))
    return Entry((f"> {escaped(text)}", small(escaped(clipped(said, _LONGEST_LINE)))))


def _facts(article: Article) -> Iterator[str]:
    shown = {
        "Title": article.title,
        "Author": article.author,
        "Published": article.published,
        "Address": article.address,
    }
    for name, fact in shown.items():
        yield f"**{name}** {escaped(_fact(fact))}"
    yield f"**Language** {_language(article.language)}"
    if article.translated is not None:
        yield f"**Translated by** {escaped(_fact(article.translated))}"


def _follows(article: Article, voice: Voice) -> Iterator[str]:
    for followed in article.follows:
        own = voice.knowledge.articles.get(followed.source)
        name = own.name if own else voice.name("organisation", followed.source)
        how = clipped(f"({followed.known}: {followed.how})", _LONGEST_LINE // 2)
        yield f"**Follows** {escaped(name)} {escaped(how)}"


def _fact(fact: Fact) -> str:
    value = clipped(fact.value or "not known", _LONGEST_LINE)
    how = f": {clipped(fact.how, _LONGEST_LINE)}" if fact.how else ""
    return value if fact.known is Known.STATED or fact.value is None else f"{value} ({fact.known}{how})"


def _published(article: Article) -> str:
    return escaped(f"{article.published.value or 'date not known'} · {_language(article.language)}")


def _language(code: str) -> str:
    try:
        return Locale.parse(code, sep="-").get_display_name("en") or code
    except (UnknownLocaleError, ValueError):
        return code


def _origins(reports: Iterable[Report], voice: Voice) -> tuple[str, int]:
    """Who numbers come from, each with how many reports, most first; and how many there are of them."""
    counts = Counter(report.origin for report in reports if report.origin)
    names = [f"{voice.name('organisation', origin)} ({count})" for origin, count in counts.most_common(_MOST_ORIGINS)]
    return clipped("; ".join(names) + ("; …" if len(counts) > len(names) else ""), 2 * _LONGEST_LINE), len(counts)


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"

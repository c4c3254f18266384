"""What the lists hold and how each thing in them reads: figures, disputes, quotations, articles, wordings."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError
from babel.numbers import format_decimal

from bot.answering.answer import Answer, Figure, Verdict
from bot.answering.build import figure
from bot.facts.model import Article, Fact, Known, Mode, Report, Series, Statement
from bot.rendering import agreement_words, naming, words
from bot.rendering.card import GREY, RED, YELLOW, article_link
from bot.rendering.labels import clipped
from bot.rendering.listing import Entry, Listing, Place, Told
from bot.rendering.markdown import bold, escaped, small
from bot.rendering.numbers import day_told, period_name
from bot.rendering.voice import Voice, message, plural
from bot.understanding.reading import Ask

WORDINGS = message("All wordings & notes")
WHO_SAID_WHAT = message("Who said what")
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
        lines = [f"**{escaped(group.title)}** · {_figures(len(group.series), voice)}"]
        if group.description:
            lines.append(small(escaped(group.description)))
        return Entry(tuple(lines), group.series[0] if one else Place(Told.FIGURES, group.key))

    total = len({series for group in groups for series in group.series})
    lead = voice.say(
        "{figures} from {articles}. Ask in your own words, or open a group.",
        figures=_figures(total, voice),
        articles=_articles(voice),
    )
    return Listing(Place(Told.FAMILIES), voice.say("Everything you can ask"), groups, entry, voice, lead)


def figures_list(group: Group, voice: Voice) -> Listing:
    """The figures of one group."""
    return Listing(
        Place(Told.FIGURES, group.key),
        group.title,
        group.series,
        lambda series: _figure_entry(figure(Ask(series, {}), voice.knowledge), voice),
        voice,
        group.description,
        up=(voice.say("Everything"), Place(Told.FAMILIES)),
    )


def disputes_list(answer: Answer, voice: Voice) -> Listing:
    """What the articles disagree on, worst first."""

    def entry(disputed: Figure) -> Entry:
        sentences = [
            agreement_words.verdict_sentence(disputed, voice),
            *agreement_words.shown_remarks(disputed, voice)[:1],
        ]
        told = _figure_entry(disputed, voice)
        return Entry((told.lines[0], *(small(escaped(clipped(one, _LONGEST_LINE))) for one in sentences)), told.opens)

    figures = answer.figures
    conflicts = sum(one.agreement.verdict is Verdict.CONFLICT for one in figures)
    foreseen = sum(agreement_words.is_foreseen_apart(one) for one in figures)
    told = voice.row(
        voice.count(one, many, number)
        for (one, many), number in (
            (plural("{number} conflict", "{number} conflicts"), conflicts),
            (
                plural(
                    "{number} figure whose words cover different things",
                    "{number} figures whose words cover different things",
                ),
                len(figures) - conflicts - foreseen,
            ),
            (
                plural(
                    "{number} figure of which each origin has its own",
                    "{number} figures of which each origin has its own",
                ),
                foreseen,
            ),
        )
        if number
    )
    title, lead, colour = voice.say("Where the articles disagree"), told, RED if conflicts else YELLOW
    if not figures:
        title = voice.say("No disagreement")
        lead, colour = voice.say("Of every figure, one true value fits all that the articles print."), GREY
    return Listing(Place(Told.DISPUTES), title, figures, entry, voice, lead, colour, each=_FEW)


def number_list(answer: Answer, text: str, voice: Voice) -> Listing:
    """Everything that is printed like a number."""

    def entry(item: Figure | Statement) -> Entry:
        if isinstance(item, Statement):
            return _statement_entry(item, voice)
        printed = dict.fromkeys(
            f"{naming.article_name(r.article, voice)} {voice.quoted(r.printed)}" for r in item.reports
        )
        told = _figure_entry(item, voice)
        line = clipped(voice.say("; ").join(list(printed)[:_MOST_PRINTED]), _LONGEST_LINE)
        return Entry((told.lines[0], small(escaped(line))), told.opens)

    items = (*answer.figures, *answer.statements)
    lead = voice.count(
        "{number} thing is printed so.", "{number} things are printed so: do not mix them up.", len(items)
    )
    title = voice.say("{text} in the articles", text=voice.quoted(text))
    return Listing(Place(Told.NUMBER, text), title, items, entry, voice, lead, each=_FEW + 1)


def quotes_list(answer: Answer, key: str, speaker: str | None, topic: str | None, voice: Voice) -> Listing:
    """What a speaker is quoted with, on a topic."""
    title = naming.voice_name(speaker, voice) if speaker else voice.say(WHO_SAID_WHAT)
    if topic:
        title = voice.say("{speaker}: {topic}", speaker=title, topic=voice.name("topic", topic))
    lead = voice.count(
        "{number} statement, as the articles have it.",
        "{number} statements, as the articles have them.",
        len(answer.statements),
    )

    def entry(statement: Statement) -> Entry:
        return _statement_entry(statement, voice)

    return Listing(Place(Told.QUOTES, key), title, answer.statements, entry, voice, lead, each=_FEW)


def articles_list(voice: Voice) -> Listing:
    """The articles, then who their numbers come from."""

    def entry(item: Article | None) -> Entry:
        if item is None:
            return Entry((bold(voice.say("Where the numbers come from")), escaped(origins)))
        title = voice.quoted(item.title.value) if item.title.value else voice.say("title not known")
        lines = (article_link(item.id, voice), escaped(clipped(title, _LONGEST_LINE)), small(_published(item, voice)))
        return Entry(lines, Place(Told.ARTICLE, item.id))

    origins, number = _origins(voice.knowledge.reports, voice)
    lead = voice.say(
        "{articles}; their numbers come from {origins}.",
        articles=_articles(voice),
        origins=voice.count("{number} origin", "{number} origins", number),
    )
    items = (*voice.knowledge.articles.values(), None)
    return Listing(Place(Told.ARTICLES), voice.say("Sources"), items, entry, voice, lead, each=_FEW + 2)


def article_list(article: Article, voice: Voice) -> Listing:
    """What is known of one article, and how."""
    reports = [report for report in voice.knowledge.reports if report.article == article.id]
    statements = sum(statement.article == article.id for statement in voice.knowledge.statements)
    holds = voice.listed(
        [
            _figures(len({report.series for report in reports}), voice),
            voice.count("{number} statement", "{number} statements", statements),
        ]
    )
    origins, number = _origins(reports, voice)
    blocks = [tuple(_facts(article, voice)), tuple(_follows(article, voice)), (bold(voice.say("Holds")) + f" {holds}",)]
    if number:
        blocks.append((bold(voice.say("Where its numbers come from")), escaped(origins)))
    blocks = [block for block in blocks if block]
    return Listing(
        Place(Told.ARTICLE, article.id),
        article.name,
        blocks,
        Entry,
        voice,
        each=_FEW,
        up=(voice.say("All sources"), Place(Told.ARTICLES)),
    )


def wordings_list(series: Series, key: str, voice: Voice) -> Listing:
    """Every report of one series: its words, whose number it is, and where it stands; then every remark on them."""
    told = figure(Ask(series, {}), voice.knowledge)

    def entry(item: Report | str) -> Entry:
        if isinstance(item, str):
            return Entry((escaped(item),))
        where = [naming.report_origin(item, voice), voice.say("paragraph {number}", number=item.paragraph)]
        if item.as_of:
            where.append(day_told(item.as_of, voice))
        quoted = voice.quoted(clipped(item.printed, _LONGEST_LINE))
        lines = [f"{article_link(item.article, voice)} {escaped(quoted)}"]
        lines += [escaped(clipped(note, _LONGEST_LINE)) for note in (item.scope, item.note) if note]
        return Entry((*lines, small(escaped(" · ".join(where)))))

    items = (
        *told.reports,
        agreement_words.verdict_sentence(told, voice),
        *agreement_words.remark_sentences(told, voice, with_notes_of_reports=False),
    )
    lead = naming.series_name(series, voice)
    title = voice.say(WORDINGS)
    return Listing(Place(Told.WORDINGS, key), title, items, entry, voice, lead[0].upper() + lead[1:], each=_FEW + 1)


def _figure_entry(told: Figure, voice: Voice) -> Entry:
    number, name = naming.figure_numbers(told, voice), naming.series_name(told.series, voice)
    verdict = agreement_words.verdict_sentence(told, voice)
    return Entry(
        (f"**{escaped(number)}** {escaped(clipped(name, _LONGEST_LINE))}", small(escaped(verdict))), told.series
    )


_HOW = {Mode.PARAPHRASE: message("paraphrased"), Mode.TRANSLATED: message("machine-translated")}


def _statement_entry(statement: Statement, voice: Voice) -> Entry:
    where = [] if statement.kind == "event" else [words.speaker_name(statement, voice)]
    if statement.mode in _HOW:
        where.append(voice.say(_HOW[statement.mode]))
    where.append(naming.article_name(statement.article, voice))
    if statement.via:
        where.append(voice.say("via {organisation}", organisation=voice.name("organisation", statement.via)))
    where.append(voice.say("paragraph {number}", number=statement.paragraph))
    text = statement.text if statement.mode is Mode.PARAPHRASE else voice.quoted(statement.text)
    told = [" · ".join(where), *([statement.note] if statement.note else [])]
    if statement.date:
        text = f"{period_name(statement.date, voice)}: {text}"
    return Entry((f"> {escaped(text)}", *(small(escaped(clipped(line, _LONGEST_LINE))) for line in told)))


_FACTS = {
    "title": message("Title"),
    "author": message("Author"),
    "published": message("Published"),
    "address": message("Address"),
}
_KNOWN = {Known.STATED: message("stated"), Known.INFERRED: message("inferred"), Known.UNKNOWN: message("not known")}


def _facts(article: Article, voice: Voice) -> Iterator[str]:
    for name, template in _FACTS.items():
        yield f"{bold(voice.say(template))} {escaped(_fact(getattr(article, name), voice))}"
    yield bold(voice.say("Language")) + f" {_language(article.language, voice)}"
    if article.translated is not None:
        yield bold(voice.say("Translated by")) + f" {escaped(_fact(article.translated, voice))}"


def _follows(article: Article, voice: Voice) -> Iterator[str]:
    for followed in article.follows:
        own = voice.knowledge.articles.get(followed.source)
        name = own.name if own else voice.name("organisation", followed.source)
        how = clipped(f"({voice.say(_KNOWN[followed.known])}: {followed.how})", _LONGEST_LINE // 2)
        yield bold(voice.say("Follows")) + f" {escaped(name)} {escaped(how)}"


def _fact(fact: Fact, voice: Voice) -> str:
    value = words.day(clipped(fact.value, _LONGEST_LINE), voice) if fact.value else voice.say("not known")
    how = f": {clipped(fact.how, _LONGEST_LINE)}" if fact.how else ""
    stated = fact.known is Known.STATED or fact.value is None
    return value if stated else f"{value} ({voice.say(_KNOWN[fact.known])}{how})"


def _published(article: Article, voice: Voice) -> str:
    published = article.published.value
    day = words.day(published, voice) if published else voice.say("date not known")
    return escaped(f"{day} · {_language(article.language, voice)}")


def _language(code: str, voice: Voice) -> str:
    try:
        return Locale.parse(code, sep="-").get_display_name(voice.locale) or code
    except (UnknownLocaleError, ValueError):
        return code


def _origins(reports: Iterable[Report], voice: Voice) -> tuple[str, int]:
    """Who numbers come from, each with how many reports, most first; and how many there are of them."""
    counts = Counter(report.origin for report in reports if report.origin)
    names = [f"{voice.name('organisation', origin)} ({count})" for origin, count in counts.most_common(_MOST_ORIGINS)]
    if len(counts) > len(names):
        names.append("…")
    return clipped(voice.say("; ").join(names), 2 * _LONGEST_LINE), len(counts)


def _figures(number: int, voice: Voice) -> str:
    return voice.count(
        "{number} figure", "{number} figures", number, number=format_decimal(number, locale=voice.locale)
    )


def _articles(voice: Voice) -> str:
    return voice.count("{number} article", "{number} articles", len(voice.knowledge.articles))

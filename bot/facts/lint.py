"""What loads but is likely a mistake: phrases that contradict values, unused and disputed names, dates that cannot be."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date

from bot.facts.evidence import faults
from bot.facts.load import NO_ARTICLE, OWN_WORDS, UNPLACED, Folder
from bot.facts.model import NO_CODE, Expression, Kind, Knowledge, Known, Measure, Report, Selector
from bot.facts.numerals import fold
from bot.facts.period import period
from bot.facts.printed import wording
from bot.facts.references import TERM_FILES
from bot.facts.source import QUESTIONS, Mistake, Source
from bot.facts.units import TIMES

# A phrase carries a number; a sentence belongs to its article. The longest that says one number takes about ten words.
MOST_WORDS = 15
# What the numbers of a measure can be counted in, where no other report of the indicator tells.
_UNITS = {
    Measure.GROWTH_YOY: frozenset({"percent"}),
    Measure.GROWTH_QOQ: frozenset({"percent"}),
    Measure.GROWTH_MOM: frozenset({"percent"}),
    Measure.STREAK: TIMES,
    Measure.DURATION: TIMES,
}


_UNITS_OF_TIMES = {Measure.STREAK: "matches", Measure.DURATION: "hours"}


def lint(folder: Folder, today: date) -> list[Mistake]:
    """Every likely mistake of a folder that loads; `today` tells which dates lie ahead."""
    begun = [] if folder.knowledge.articles else [Mistake("articles", 1, NO_ARTICLE)]
    # Before there is a report nothing is used: to say so of every term and selector would hide what can be mended by now.
    used = [*_selector_mistakes(folder), *_unused_terms(folder)] if folder.knowledge.reports else []
    return [
        *begun,
        *_report_mistakes(folder),
        *_article_mistakes(folder, today),
        *_statement_mistakes(folder),
        *_left_by_the_draft(folder),
        *_family_mistakes(folder),
        *_alias_mistakes(folder),
        *used,
        *_stray_files(folder),
    ]


def _report_mistakes(folder: Folder) -> Iterator[Mistake]:
    knowledge = folder.knowledge
    words = {
        language: wording(language, knowledge) for language in {one.language for one in knowledge.articles.values()}
    }
    as_of = period(knowledge.subject.as_of)
    # Those of the same product first: one good may be told in tonnes where all together are told in dollars.
    units: dict[tuple[str | None, ...], set[str]] = defaultdict(set)
    for series in (r.series for r in knowledge.reports if r.reported is not None and "unit" not in r.unclear):
        units[series.indicator, series.measure, series.product].add(series.unit)
        units[series.indicator, series.measure].add(series.unit)
    # Hours and matches are no units of ours: a folder that needs them has its own. What things are weighed or paid in goes on for
    # no number of times.
    own = {code for code, term in knowledge.terms["unit"].items() if term.symbol is None}
    levels = {series.unit for series in knowledge.by_series if series.measure is Measure.LEVEL}
    lasting: dict[Measure, set[str]] = defaultdict(set, {Measure.DURATION: own, Measure.STREAK: own - levels})
    printed: dict[tuple[str, int], frozenset[str]] = defaultdict(frozenset)
    for report in knowledge.reports:
        if (spoken := words[knowledge.articles[report.article].language]) is not None:
            told = {number.unit for number in spoken.numbers(fold(report.printed)) if number.unit is not None}
            printed[report.article, report.paragraph] |= told
    for report, place in zip(knowledge.reports, folder.report_places, strict=True):
        spoken = words[knowledge.articles[report.article].language]
        beside = printed[report.article, report.paragraph]
        for said in () if spoken is None else faults(report, spoken, beside=beside):
            yield Mistake(*place, said)
        key = (report.series.indicator, report.series.measure)
        usual = units.get((*key, report.series.product)) or units.get(key, set())
        yield from (Mistake(*place, said) for said in _unit(report, usual, lasting[report.series.measure]))
        yield from (Mistake(*place, said) for said in _phrase(report.printed))
        yield from (Mistake(*place, said) for said in _origin(report))
        if report.series.kind is Kind.REPORTED and period(report.series.period).start > (as_of.end or as_of.start):
            yield Mistake(*place, f"{report.series.period} lies ahead: write kind: forecast, expectation or target")
    yield from _duplicates(folder)


def _unit(report: Report, told: set[str], own: AbstractSet[str]) -> Iterator[str]:
    """A report that prints no unit has that of the reports of the same kind which do; `own` are the folder's units for it."""
    measure, unit = report.series.measure, report.series.unit
    allowed = _UNITS.get(measure)
    if allowed is not None and unit not in allowed and unit not in own:
        such = _UNITS_OF_TIMES.get(measure)
        others = f", or a unit of terms/units.yaml such as {such}" if such else ""
        yield f"a {measure} is no number of {unit}: write {' or '.join(sorted(allowed))}{others}"
    elif (report.reported is None or "unit" in report.unclear) and told and report.series.unit not in told:
        yield f"without a printed unit, write that of the other reports of its kind: {' or '.join(sorted(told))}"


def _phrase(printed: str) -> Iterator[str]:
    if printed != printed.strip() or "  " in printed:
        yield f"{printed!r} has spaces too many; take them away"
    if fold(printed).count('"') % 2:
        yield f"{printed!r} has a quotation mark without its other; print both or none"
    if len(printed.split()) > MOST_WORDS:
        yield f"{printed!r} has more than {MOST_WORDS} words; print only those that carry the number"


def _origin(report: Report) -> Iterator[str]:
    if report.origin is None and report.origin_known is not Known.UNKNOWN:
        yield f"origin_known is {report.origin_known}, but there is no origin; name it, or write origin_known: unknown"
    if report.origin is not None and report.origin_known is Known.UNKNOWN:
        yield "there is an origin, but origin_known is unknown; write stated or inferred"


def _duplicates(folder: Folder) -> Iterator[Mistake]:
    knowledge = folder.knowledge
    places: dict[tuple[object, ...], tuple[str, int]] = {}
    told: dict[tuple[object, ...], dict[str | None, Report]] = defaultdict(dict)
    for report, place in zip(knowledge.reports, folder.report_places, strict=True):
        key = (report.article, report.series, report.paragraph, report.printed)
        if key in places:
            yield Mistake(*place, f"the same report stands in line {places[key][1]} too; take one away")
        places[key] = place
        first = told[report.article, report.series, report.scope, report.as_of, report.foreseen_by]
        first.setdefault(report.origin, report)
        # Two origins that are named may count differently: the answer tells of that conflict, and no file has to hide it.
        of_one = (
            other for origin, other in first.items() if origin == report.origin or None in (origin, report.origin)
        )
        if (other := next(filter(report.excludes, of_one), None)) is not None and not (report.note or other.note):
            yield Mistake(*place, f"{report.series.id} has another value in {other.printed!r}: {_ANOTHER_VALUE}")
    seen: dict[str, object] = {}
    for series, reports in knowledge.by_series.items():
        if seen.setdefault(series.id, series) != series:
            place = folder.report_places[knowledge.reports.index(reports[0])]
            yield Mistake(*place, f"another series has the id {series.id!r} too; rename one of the codes it is made of")


# What to write where one article has two values of one series.
_ANOTHER_VALUE = (
    "one series or value is wrong; if two origins each have their own, write the origin of each; if they cover different things,"
    " scope: with what each covers; if they are of different days, as_of: with the day of each; or add a note"
)


def _article_mistakes(folder: Folder, today: date) -> Iterator[Mistake]:
    knowledge = folder.knowledge
    reporting = {report.article for report in knowledge.reports}
    subject = folder.sources["subject.yaml"]
    if period(knowledge.subject.as_of).start > today:
        yield subject.mistake(
            f"{knowledge.subject.as_of} is in the future; write the day of the newest article", "as_of"
        )
    for article in knowledge.articles.values():
        source = folder.sources[folder.article_places[article.id][0]]
        if article.id not in reporting:
            yield source.mistake(
                "the article has no reports; add them under reports:, or take the file away", "article"
            )
        published = article.published.value
        if published is not None:
            said = _date(published, today)
            if said is not None:
                yield source.mistake(said, "article", "published")
        for name in ("outlet", "title", "author", "published", "address"):
            fact = getattr(article, name)
            if (fact.value is None) != (fact.known is Known.UNKNOWN):
                wanted = "known: unknown" if fact.value is None else "stated or inferred"
                yield source.mistake(
                    f"{name}: the value and known contradict each other; write {wanted}", "article", name
                )
    for report, place in zip(knowledge.reports, folder.report_places, strict=True):
        if report.as_of is not None and (said := _date(report.as_of[: len("2025-12-08")], today)) is not None:
            yield Mistake(*place, f"as_of: {said}")


def _date(text: str, today: date) -> str | None:
    """What is wrong with the date of something that has happened."""
    try:
        day = period(text).start
    except ValueError as error:
        return str(error)
    return f"{text} is in the future; today is {today.isoformat()}" if day > today else None


def _statement_mistakes(folder: Folder) -> Iterator[Mistake]:
    for statement, place in zip(folder.knowledge.statements, folder.statement_places, strict=True):
        for printed in statement.printed:
            yield from (Mistake(*place, said) for said in _phrase(printed))
        if statement.date is not None:
            # What is announced may lie ahead; it must only be a date.
            try:
                period(statement.date)
            except ValueError as error:
                yield Mistake(*place, f"date: {error}")


def _left_by_the_draft(folder: Folder) -> Iterator[Mistake]:
    """What only a person can write, and nobody has yet."""
    for statement, place in zip(folder.knowledge.statements, folder.statement_places, strict=True):
        if statement.text == OWN_WORDS:
            yield Mistake(
                *place, f"{statement.id!r} has the draft's text still; say the view in your own words, or take it away"
            )
    for article, entries in folder.ignored.items():
        source = folder.sources[folder.article_places[article][0]]
        for index, ignored in enumerate(entries):
            if ignored.reason == UNPLACED:
                said = f"{ignored.printed!r} has the draft's reason still; make it a report, or write why it is none"
                yield source.mistake(said, "ignored", index)


def _selector_mistakes(folder: Folder) -> Iterator[Mistake]:
    """A selector that no series fits shows its statement, note or command with nothing."""
    knowledge = folder.knowledge
    count: Counter[str] = Counter()
    for statement, (file, _) in zip(knowledge.statements, folder.statement_places, strict=True):
        yield from _idle(folder, file, statement.about, "statements", count[file], "about")
        count[file] += 1
    for index, note in enumerate(knowledge.notes):
        yield from _idle(folder, "notes.yaml", note.about, index, "about")
    for index, family in enumerate(knowledge.subject.families):
        yield from _idle(folder, "subject.yaml", family.select, "families", index, "select")


def _family_mistakes(folder: Folder) -> Iterator[Mistake]:
    names = Counter(family.name for family in folder.knowledge.subject.families)
    for name in (name for name, times in names.items() if times > 1):
        yield folder.sources["subject.yaml"].mistake(f"two families have the name {name!r}; rename one", "families")


def _idle(folder: Folder, file: str, selectors: tuple[Selector, ...], *path: str | int) -> Iterator[Mistake]:
    told = {series.indicator for series in folder.knowledge.by_series}
    for index, selector in enumerate(selectors):
        if selector.indicator is not None and selector.indicator not in told:
            continue  # said once, of the indicator that no report uses
        if not any(map(selector.selects, folder.knowledge.by_series)):
            key = ", ".join(f"{dimension}: {code}" for dimension, code in selector.codes) or "nothing given"
            mend = "leave a part out, or take it away"
            if selector.area == NO_CODE:  # a report that names no area is of the subject's own
                mend = f"every series has an area: write area: {folder.knowledge.subject.area} for what is of the whole"
            yield folder.sources[file].mistake(f"no series has {key}; {mend}", *path, index)


def _alias_mistakes(folder: Folder) -> Iterator[Mistake]:
    """A phrase that two terms of one language claim, or that no question can hold."""
    claims = _Claims(folder)
    for (dimension, code), (file, _) in folder.term_places.items():
        term = folder.knowledge.terms[dimension][code]
        source = folder.sources[file]
        if "en" not in term.name:
            yield source.mistake(f"{code!r} has no English name; add name: {{en: …}}", code, "name")
        named = {language: (name,) for language, name in term.name.items()}
        yield from claims.of(source, (dimension, code), named, code, "name")
        yield from claims.of(source, (dimension, code), term.phrases, code, "phrases")
        yield from _repeated(source, term.phrases, code, "phrases")
    for article in folder.knowledge.articles.values():
        source = folder.sources[folder.article_places[article.id][0]]
        yield from claims.of(source, ("article", article.id), article.phrases, "article", "phrases")
        yield from _repeated(source, article.phrases, "article", "phrases")
    for index, expression in enumerate(folder.knowledge.expressions):
        source = folder.sources["terms/expressions.yaml"]
        yield from _repeated(source, expression.phrases, index, "phrases")
        if not expression.hint:  # a hint only leans towards what it means, and gives way to any other sense
            yield from claims.of_expression(source, expression, index)


_JOINED = re.compile(r"\w ?[+&/] ?\w")


@dataclass
class _Claims:
    """Which phrase belongs to which term, by language, as far as read."""

    folder: Folder
    owners: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    expressions: dict[tuple[str, str], Mapping[str, str]] = field(default_factory=dict)

    def of(
        self, source: Source, term: tuple[str, str], phrases: Mapping[str, tuple[str, ...]], *path: str | int
    ) -> Iterator[Mistake]:
        """Phrases that another term has already; an outlet is the same as an article, and as an organisation.

        What a sign joins names both: "ex + im".
        """
        for language, phrase in _each(phrases):
            # A unit stands beside a number: "hives" may be counted in hives.
            key = _as_heard(phrase) + (" (unit)" if term[0] == "unit" else "")
            owner = self.owners.setdefault((language, key), term)
            if owner[0] == term[0] and _JOINED.search(phrase):
                continue
            if owner != term and not (owner[1] == term[1] and {owner[0], term[0]} <= {"article", "organisation"}):
                said = f"the phrase {phrase!r} belongs to {owner[0]} {owner[1]!r} already; leave it to one of them"
                yield source.mistake(said, *path, language)

    def of_expression(self, source: Source, expression: Expression, index: int) -> Iterator[Mistake]:
        """Phrases that mean something else as a term, or in another expression."""
        for language, phrase in _each(expression.phrases):
            key = (language, _as_heard(phrase))
            owner = self.owners.get(key)
            if owner is not None and expression.means.get(owner[0]) != owner[1]:
                said = f"the phrase {phrase!r} belongs to {owner[0]} {owner[1]!r} already; leave it to one of them"
                yield source.mistake(said, index, "phrases", language)
            elif self.expressions.setdefault(key, expression.means) != expression.means:
                yield source.mistake(
                    f"another expression has {phrase!r} too; leave it to one", index, "phrases", language
                )


def _each(phrases: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    return ((language, phrase) for language, held in phrases.items() for phrase in held)


def _repeated(source: Source, phrases: Mapping[str, tuple[str, ...]], *path: str | int) -> Iterator[Mistake]:
    for language, held in phrases.items():
        seen: set[str] = set()
        for index, phrase in enumerate(held):
            if not phrase.strip() or phrase != phrase.strip() or "  " in phrase:
                said = f"the phrase {phrase!r} is empty or has spaces too many; mend it"
                yield source.mistake(said, *path, language, index)
            elif phrase.casefold() in seen:
                yield source.mistake(f"the phrase {phrase!r} stands here twice; take one away", *path, language, index)
            seen.add(phrase.casefold())


def _as_heard(phrase: str) -> str:
    return " ".join(phrase.casefold().replace("-", " ").split())


def _unused_terms(folder: Folder) -> Iterator[Mistake]:
    """A term that nothing in the folder uses. People are spared: they are asked about by name though they say nothing,
    and the term is what lets the answer say so."""
    used = _used(folder.knowledge)
    unused: dict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for (dimension, code), (file, line) in folder.term_places.items():
        term = folder.knowledge.terms[dimension][code]
        if dimension != "person" and not term.members and (dimension, code) not in used:
            unused[file, dimension].append((line, code))
    for (file, dimension), ((line, code), *rest) in unused.items():
        # A file in one line: while a folder grows, most of its terms still wait for their article.
        more = "".join(f", {other!r} (line {at})" for at, other in rest)
        mend = "take them away, or mend their codes" if rest else "take it away, or mend its code"
        yield Mistake(file, line, f"no report or statement uses {dimension} {code!r}{more}; {mend}")


def _used(knowledge: Knowledge) -> set[tuple[str, str | None]]:
    used: set[tuple[str, str | None]] = {("area", knowledge.subject.area)}
    for series in knowledge.by_series:
        used |= {("indicator", series.indicator), ("product", series.product), ("unit", series.unit)}
        used |= {("area", series.area), ("area", series.counterpart)}
    for report in knowledge.reports:
        used |= {("organisation", report.origin), ("organisation", report.via)}
    for statement in knowledge.statements:
        used |= {("organisation", statement.organisation), ("organisation", statement.via)}
        used |= {("topic", topic) for topic in statement.topics}
    for article in knowledge.articles.values():
        used |= {("organisation", follows.source) for follows in article.follows}
    for terms in knowledge.terms.values():
        for term in terms.values():
            used |= {("organisation", term.organisation)} | {("topic", topic) for topic in term.topics}
    return used


def _stray_files(folder: Folder) -> Iterator[Mistake]:
    """A file with a slip in its name is read by nobody, and nobody would notice."""
    wanted = ", ".join(f"terms/{name}.yaml" for name in TERM_FILES)
    for path in sorted([*folder.root.glob("**/*.yaml"), *folder.root.glob("**/*.yml")]):
        name = path.relative_to(folder.root).as_posix()
        if name not in folder.sources and name != QUESTIONS:
            yield Mistake(
                name, 1, f"is read by nothing; name it articles/<id>.yaml or one of {wanted}, or take it away"
            )

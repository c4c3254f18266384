"""A knowledge folder → Knowledge, or every mistake in it at once."""

import gc
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, TypeAdapter

from bot.facts.arithmetic import Relation
from bot.facts.model import (
    DIMENSIONS,
    Article,
    Code,
    Entry,
    Expression,
    Knowledge,
    Known,
    Note,
    Report,
    Series,
    SeriesKey,
    Statement,
    Subject,
    Term,
    series_id,
)
from bot.facts.period import period
from bot.facts.references import TERM_FILES, References
from bot.facts.relations import relation_mistakes
from bot.facts.reported import Qualifier, Reported, read_amount
from bot.facts.shaped import shaped
from bot.facts.source import KnowledgeError, Mistake, Source, read_source

# What a draft writes where a person has to: lint asks for it.
UNPLACED = "No series was found for it."
OWN_WORDS = "Put this view into your own words."
NO_ARTICLE = "holds no article; add articles/<id>.yaml, which footnote kb draft begins from its text"


class ReportEntry(SeriesKey):
    """One number that the article prints, or a movement that it tells without one."""

    value: str | None = Field(
        None,
        description="The number as printed: 28.6, 330.3 billion; a fall is negative. Left out where none is printed.",
    )
    upper: str | None = Field(None, description="The higher end of a range, whose lower one is value.")
    qualifier: Qualifier = Field(
        Qualifier.EXACT,
        description="How the words around the number bound it: about, nearly, more_than, less_than, at_least, at_most,"
        " range.",
    )
    direction: Literal["up", "down"] | None = Field(
        None, description="up or down, in place of a value, where a movement is told without a number."
    )
    printed: Annotated[str, Field(min_length=1, max_length=120)] = Field(
        description="The few words as printed that carry the number, with its unit and the word of movement."
    )
    origin: Code | None = Field(None, description="Who counted or said it: a code of terms/organisations.yaml.")
    origin_known: Known = Field(
        Known.UNKNOWN, description="stated: the text says so; inferred: it follows; unknown: neither."
    )
    via: Code | None = Field(
        None,
        description="Through whom the article has it, where that is not who counted: a code of terms/organisations.yaml.",
    )
    paragraph: Annotated[int, Field(ge=1)] = Field(
        description="Where it stands, counting the lines of the text that are not empty."
    )
    as_of: str | None = Field(
        None,
        description="The day to which the article ties a number that goes on moving, such as 2025-12-08; an hour has no place."
        " Different days are no conflict.",
    )
    scope: str | None = Field(
        None,
        description="What the words cover, where reports of one series differ in that: “double-digit decline”, “the union's count”."
        " Different scopes are no conflict.",
    )
    unclear: tuple[Literal["period", "basis", "origin", "unit"], ...] = Field(
        (), description="What the text leaves open, so that it is our reading: period, basis, origin, unit."
    )
    note: Annotated[str, Field(max_length=300)] | None = Field(
        None, description="A remark of ours on this report, shown with it."
    )


class Ignored(Entry):
    """A number in an article that is no fact of the subject, and why."""

    printed: str = Field(description="The words with the number, as printed.")
    paragraph: Annotated[int, Field(ge=1)] = Field(
        description="Where it stands, counting the lines of the text that are not empty."
    )
    reason: str = Field(description="Why it is no fact of the subject.")


class ArticleFile(Entry):
    """What `articles/<id>.yaml` holds."""

    article: Article = Field(description="Where the article comes from.")
    reports: tuple[ReportEntry, ...] = Field((), description="Its numbers, and movements told without one.")
    statements: tuple[Statement, ...] = Field((), description="Its quotations, views, reasons and events.")
    ignored: tuple[Ignored, ...] = Field((), description="Its numbers that are no fact of the subject.")


@dataclass(frozen=True)
class Folder:
    """A folder as loaded: the knowledge, and where each of its parts stands, for the checks that come after."""

    root: Path
    knowledge: Knowledge
    report_places: tuple[tuple[str, int], ...]  # of knowledge.reports, in order: file, line
    statement_places: tuple[tuple[str, int], ...]  # of knowledge.statements, in order
    term_places: Mapping[tuple[str, str], tuple[str, int]]  # by dimension and code
    article_places: Mapping[str, tuple[str, int]]
    ignored: Mapping[str, tuple[Ignored, ...]]  # by article
    sources: Mapping[str, Source]  # by file: for the line of any part of it
    left_aside: tuple[Mistake, ...] = ()  # what is wrong with notes and relations, where they are not needed


def load(folder: Path) -> Knowledge:
    """The knowledge of a folder; raises KnowledgeError with every mistake."""
    return load_folder(folder).knowledge


def load_folder(folder: Path, *, articles_needed: bool = True, notes_needed: bool = True) -> Folder:
    """Like `load`, keeping the places; a folder that is only begun may be without articles where they are not needed, and its
    notes and relations may name what no article has yet: where they are not needed they are left aside."""
    # What is read stays: a collector that walks it again and again only makes a large folder take three times as long.
    collecting = gc.isenabled()
    gc.disable()
    try:
        return _Loading(folder, articles_needed, notes_needed).finish()
    finally:
        if collecting:
            gc.enable()


_Shape = TypeVar("_Shape")

_SUBJECT = TypeAdapter(Subject)
_TERMS = TypeAdapter(dict[Code, Term])
_EXPRESSIONS = TypeAdapter(tuple[Expression, ...])
_NOTES = TypeAdapter(tuple[Note, ...])
_RELATIONS: TypeAdapter[tuple[Relation, ...]] = TypeAdapter(tuple[Relation, ...])
_ARTICLE = TypeAdapter(ArticleFile)


@dataclass
class _Loading:
    """One pass over a folder, collecting mistakes instead of stopping at the first."""

    folder: Path
    articles_needed: bool
    notes_needed: bool
    mistakes: list[Mistake] = field(default_factory=list)
    digest: Any = field(default_factory=hashlib.sha256)
    sources: dict[str, Source] = field(default_factory=dict)

    def finish(self) -> Folder:
        if not self.folder.is_dir():
            raise KnowledgeError([Mistake(str(self.folder), 1, "there is no such knowledge folder")])
        subject = self._read("subject.yaml", _SUBJECT)[1]
        terms: dict[str, dict[str, Term]] = {dimension: {} for dimension in TERM_FILES.values()}
        term_places: dict[tuple[str, str], tuple[str, int]] = {}
        for name, dimension in TERM_FILES.items():
            listed = self._read(f"terms/{name}.yaml", _TERMS, needed=name == "indicators")
            for code, term in (listed[1] or {}).items():
                terms[dimension][code] = term
                term_places[dimension, code] = (listed[0].file, listed[0].line(code))
        expressions = self._read("terms/expressions.yaml", _EXPRESSIONS, needed=False)[1]
        notes = self._read("notes.yaml", _NOTES, needed=False)[1]
        relations = self._read("relations.yaml", _RELATIONS, needed=False)[1]
        files = [
            (source, article)
            for path in sorted((self.folder / "articles").glob("*.yaml"))
            for source, article in [self._read(path.relative_to(self.folder).as_posix(), _ARTICLE)]
            if article is not None
        ]
        if not files and not self.mistakes and self.articles_needed:
            self.mistakes.append(Mistake("articles", 1, NO_ARTICLE))
        if subject is None or self.mistakes:
            raise KnowledgeError(self.mistakes)

        reports: list[Report] = []
        statements: list[Statement] = []
        report_places: list[tuple[str, int]] = []
        statement_places: list[tuple[str, int]] = []
        articles: dict[str, Article] = {}
        for source, entry in files:
            article = entry.article
            if article.id in articles:
                self._say(source, f"the article id {article.id!r} is used by another file too", "article", "id")
            if Path(source.file).stem != article.id:
                self._say(source, f"the file must be named {article.id}.yaml, as its article's id", "article", "id")
            articles[article.id] = article
            for index, raw in enumerate(entry.reports):
                report = self._report(source, index, raw, article.id, subject)
                if report is not None:
                    reports.append(report)
                    report_places.append((source.file, source.line("reports", index)))
            for index, statement in enumerate(entry.statements):
                statements.append(statement.model_copy(update={"article": article.id}))
                statement_places.append((source.file, source.line("statements", index)))
        knowledge = Knowledge(
            subject=subject,
            articles=articles,
            terms=terms,
            expressions=expressions or (),
            reports=tuple(reports),
            statements=tuple(statements),
            notes=notes or (),
            version=self.digest.hexdigest()[:12],
            relations=relations or (),
        )
        self._check_references(knowledge, files)
        left_aside = list(self._of_several_articles(knowledge))
        if left_aside and not self.notes_needed:
            knowledge = replace(knowledge, notes=(), relations=())
        else:
            self.mistakes += left_aside
        if self.mistakes:
            raise KnowledgeError(self.mistakes)
        return Folder(
            root=self.folder,
            knowledge=knowledge,
            report_places=tuple(report_places),
            statement_places=tuple(statement_places),
            term_places=term_places,
            article_places={entry.article.id: (source.file, source.line("article")) for source, entry in files},
            ignored={entry.article.id: entry.ignored for _, entry in files},
            sources=self.sources,
            left_aside=tuple(left_aside),
        )

    def _read(self, name: str, shape: TypeAdapter[_Shape], *, needed: bool = True) -> tuple[Source, _Shape | None]:
        path = self.folder / name
        nothing = Source(name, None, None)
        if not path.exists():
            if needed:
                self.mistakes.append(Mistake(name, 1, "is missing"))
            return nothing, None
        try:
            source = read_source(path, self.folder)
        except KnowledgeError as error:
            self.mistakes.extend(error.mistakes)
            return nothing, None
        self.sources[name] = source
        self.digest.update(name.encode())
        self.digest.update(source.digest)
        if source.data is None:
            if needed:
                self._say(source, "is empty")
            return source, None
        try:
            return source, shaped(source, shape, _FIELDS)
        except KnowledgeError as error:
            self.mistakes.extend(error.mistakes)
            return source, None

    def _say(self, source: Source, text: str, *path: str | int) -> None:
        self.mistakes.append(source.mistake(text, *path))

    def _report(self, source: Source, index: int, raw: ReportEntry, article: str, subject: Subject) -> Report | None:
        here = ("reports", index)
        before = len(self.mistakes)
        try:
            period(raw.period)
        except ValueError as error:
            self._say(source, str(error), *here, "period")
        reported = None
        try:
            reported = _reported(raw)
        except ValueError as error:
            self._say(source, str(error), *here, "value")
        if len(self.mistakes) > before:
            return None
        codes = {dimension: getattr(raw, dimension) for dimension in DIMENSIONS}
        codes["area"] = raw.area or subject.area
        series = Series(**codes, id=series_id(codes, subject.area))
        sign = {"up": 1, "down": -1, None: 0}[raw.direction]
        if reported is not None:
            sign = (reported.value > 0) - (reported.value < 0)
        return Report(
            article=article,
            series=series,
            reported=reported,
            direction=sign,
            printed=raw.printed,
            origin=raw.origin,
            origin_known=raw.origin_known,
            via=raw.via,
            paragraph=raw.paragraph,
            as_of=raw.as_of,
            scope=raw.scope,
            unclear=raw.unclear,
            note=raw.note,
        )

    def _check_references(self, knowledge: Knowledge, files: list[tuple[Source, ArticleFile]]) -> None:
        references = References(knowledge)
        references.check_subject(self.sources["subject.yaml"])
        references.check_terms(self.sources)
        for source, entry in files:
            references.check_article(source, entry)
        self.mistakes += references.mistakes

    def _of_several_articles(self, knowledge: Knowledge) -> Iterator[Mistake]:
        """What is wrong with the notes and the relations, which may name articles and numbers that are not there yet."""
        if knowledge.notes:
            references = References(knowledge)
            references.check_notes(self.sources["notes.yaml"])
            yield from references.mistakes
        for index, path, text in relation_mistakes(knowledge):
            yield self.sources["relations.yaml"].mistake(text, index, *path)


def _reported(raw: ReportEntry) -> Reported | None:
    if raw.value is None:
        if raw.qualifier not in (Qualifier.EXACT, Qualifier.NONE) or raw.upper is not None:
            raise ValueError("a qualifier or upper end needs a value; leave both out where the article has no number")
        return None
    if raw.qualifier is Qualifier.NONE:
        raise ValueError("a report with a value cannot have the qualifier none")
    value, step = read_amount(raw.value)
    if raw.measure.is_movement and value and raw.direction == ("down" if value > 0 else "up"):
        raise ValueError(
            "the sign of the value tells the direction: a fall is negative; direction is for one without a value"
        )
    if (raw.qualifier is Qualifier.RANGE) != (raw.upper is not None):
        raise ValueError("a range has the qualifier range and both ends: value and upper")
    if raw.upper is None:
        return Reported(value, step, raw.qualifier)
    upper, upper_step = read_amount(raw.upper)
    if upper <= value:
        raise ValueError("the ends of the range are swapped: value is the lower one, upper the higher")
    return Reported(value, step, raw.qualifier, upper, upper_step)


_FIELDS = {name for shape in Entry.__subclasses__() for name in shape.model_fields}
assert set(ReportEntry.model_fields) >= set(DIMENSIONS)  # a report file can name every dimension of a series

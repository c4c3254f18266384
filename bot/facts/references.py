"""Every code that is used must be defined, or a typing slip would quietly make a series of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from bot.facts.model import DIMENSIONS, NO_CODE, Kind, Knowledge, Measure, Selector
from bot.facts.period import period
from bot.facts.source import Mistake, Source
from bot.facts.units import GENERAL_UNITS

if TYPE_CHECKING:
    from bot.facts.load import ArticleFile

# The files under terms/, and the dimension that each one lists the codes of.
TERM_FILES = {
    "indicators": "indicator",
    "areas": "area",
    "products": "product",
    "people": "person",
    "organisations": "organisation",
    "topics": "topic",
    "units": "unit",
}
_FILE_OF = {dimension: f"terms/{name}.yaml" for name, dimension in TERM_FILES.items()}


# A slip is this close to the word that was meant. To a unit that every subject has it is closer: minutes are no months.
_CLOSE, _CLOSE_TO_GENERAL = 0.6, 0.8


def instead(wrong: str, known: Iterable[str], closeness: float = _CLOSE) -> str:
    """`"; did you mean 'growth_yoy'?"` where one of the known words is close, else nothing."""
    close = get_close_matches(wrong, list(map(str, known)), 1, closeness)
    return f"; did you mean {close[0]!r}?" if close else ""


def undefined(code: str | None, dimension: str, knowledge: Knowledge) -> str | None:
    """What is said of a code of a series or of a statement that no file defines; None of one that is."""
    where = "area" if dimension == "counterpart" else dimension
    known = knowledge.terms[where]
    general = GENERAL_UNITS if dimension == "unit" else ()
    if code is None or code in known or code in general:
        return None
    meant = instead(code, known) or instead(code, general, _CLOSE_TO_GENERAL)
    as_printed = ", phrases: {en: […]}}, with what print writes beside the number" if general else "}"
    define = f"; define it there: {code}: {{name: {{en: …}}{as_printed}"
    return f"{code!r} is no {dimension} that {_FILE_OF[where]} defines{meant or define}"


@dataclass
class References:
    """The codes of one folder, and what is wrong with the use of them so far."""

    knowledge: Knowledge
    mistakes: list[Mistake] = field(default_factory=list)
    _seen: dict[str, str] = field(default_factory=dict)  # statement id → file

    def check_terms(self, sources: Mapping[str, Source]) -> None:
        """The codes that terms and expressions themselves lean on; `sources` by file."""
        for dimension, terms in self.knowledge.terms.items():
            source = sources.get(_FILE_OF[dimension])
            if source is None:
                continue
            for code, term in terms.items():
                self._known(source, "organisation", term.organisation, code, "organisation")
                for topic in term.topics:
                    self._known(source, "topic", topic, code, "topics")
                for member in term.members:
                    self._known(source, dimension, member, code, "members")
        expressions = sources.get("terms/expressions.yaml")
        for index, expression in enumerate(self.knowledge.expressions):
            assert expressions is not None
            self._means(expressions, expression.means, index, "means")

    def check_article(self, source: Source, entry: "ArticleFile") -> None:
        """The codes of one article's reports and statements, and the periods of its selectors."""
        for index, raw in enumerate(entry.reports):
            for dimension in ("indicator", "product", "area", "counterpart", "unit"):
                self._known(source, dimension, getattr(raw, dimension), "reports", index, dimension)
            for name in ("origin", "via"):
                self._known(source, "organisation", getattr(raw, name), "reports", index, name)
        for index, statement in enumerate(entry.statements):
            here = ("statements", index)
            if statement.id in self._seen:
                self._say(source, f"the id {statement.id!r} is used in {self._seen[statement.id]} too", *here, "id")
            self._seen[statement.id] = source.file
            self._known(source, "person", statement.speaker, *here, "speaker")
            self._known(source, "organisation", statement.organisation, *here, "organisation")
            self._known(source, "organisation", statement.via, *here, "via")
            for topic in statement.topics:
                self._known(source, "topic", topic, *here, "topics")
            self.check_selectors(source, statement.about, *here, "about")
        for index, follows in enumerate(entry.article.follows):
            if follows.source not in self.knowledge.articles:
                self._known(source, "organisation", follows.source, "article", "follows", index)

    def check_subject(self, source: Source) -> None:
        """What the folder's own description names."""
        subject = self.knowledge.subject
        self._known(source, "area", subject.area, "area")
        for name in ("period", "as_of"):
            self._period(source, getattr(subject, name), name)
        for index, family in enumerate(subject.families):
            self.check_selectors(source, family.select, "families", index, "select")

    def check_notes(self, source: Source) -> None:
        """The series and the articles that each note names."""
        for index, note in enumerate(self.knowledge.notes):
            self.check_selectors(source, note.about, index, "about")
            for article in note.articles:
                if article not in self.knowledge.articles:
                    there = instead(article, self.knowledge.articles)
                    self._say(source, f"there is no article {article!r}{there}", index, "articles")

    def check_selectors(self, source: Source, selectors: Iterable[Selector], *path: str | int) -> None:
        """The codes of some selectors."""
        for index, selector in enumerate(selectors):
            for dimension, code in selector.codes:
                if dimension == "period":
                    self._period(source, code, *path, index, dimension)
                elif dimension not in ("measure", "kind") and code != NO_CODE:
                    self._known(source, dimension, code, *path, index, dimension)

    def _means(self, source: Source, means: Mapping[str, str], *path: str | int) -> None:
        for dimension, code in means.items():
            here = (*path, dimension)
            if dimension not in DIMENSIONS:
                self._say(source, f"{dimension!r} is no part of a series{instead(dimension, DIMENSIONS)}", *here)
            elif dimension == "period":
                self._period(source, code, *here)
            elif dimension in ("measure", "kind"):
                known = [str(value) for value in (Measure if dimension == "measure" else Kind)]
                if code not in known:
                    self._say(source, f"{code!r} is no {dimension}: use {', '.join(known)}", *here)
            elif code != NO_CODE:
                self._known(source, dimension, code, *here)

    def _known(self, source: Source, dimension: str, code: str | None, *path: str | int) -> None:
        if said := undefined(code, dimension, self.knowledge):
            self._say(source, said, *path)

    def _period(self, source: Source, text: str, *path: str | int) -> None:
        try:
            period(text)
        except ValueError as error:
            self._say(source, str(error), *path)

    def _say(self, source: Source, text: str, *path: str | int) -> None:
        self.mistakes.append(source.mistake(text, *path))

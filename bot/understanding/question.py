"""One question on its way to a meaning: what its spans ask about, tried in one fixed order of kinds of question."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from bot.facts.model import CHANGES, Kind, Knowledge, Series
from bot.understanding.follow_up import Inherited, inherited
from bot.understanding.lexicon import Lexicon
from bot.understanding.parts import wanted_parts
from bot.understanding.printed import AskedNumber, asked_numbers
from bot.understanding.reading import (
    Ambiguous,
    Ask,
    Disputes,
    Figures,
    Gap,
    How,
    Intent,
    Meaning,
    NotCovered,
    Numbers,
    Sources,
    Statements,
)
from bot.understanding.recognise import Span
from bot.understanding.solve import MOST_ASKS, Solver
from bot.understanding.statements import Found, Item, Sought, StatementIndex, item
from bot.understanding.unknowns import foreign_words
from bot.understanding.wanted import Wanted

_ABOUT_WORDS = frozenset({"quote", "who", "why", "when", "where", "what_is", "record"})
_EXPECTING = frozenset({"expectation", "target"})
# How much of what a question says must be found in a statement, weighed by how telling it is; tuned on the tuning half. Where
# a speaker or an article is named, much of the rest is talk; where nothing asks for a statement, it must be nearly all.
_NAMED, _WITHIN, _ASKED, _REMEMBERED = 0.2, 0.4, 0.5, 0.66
_FEWEST_REMEMBERED = 2
_KINDS_ASKED = {"why": ("reason", "view"), "when": ("event", "record"), "where": ("event",), "record": ("record",)}
_TELLING = ("indicator", "product", "area", "topic", "expression", "hint", "month", "noise")
_TELLING_CUES = ("rise", "fall", "target", "expectation", "record", "share")


class Question:
    """The spans of a question with what they are read against. `before` are the series of the turn before."""

    def __init__(
        self,
        spans: tuple[Span, ...],
        knowledge: Knowledge,
        lexicon: Lexicon,
        solver: Solver,
        statements: StatementIndex,
        before: tuple[Ask, ...],
    ) -> None:
        self.spans = spans
        self.knowledge = knowledge
        self.lexicon = lexicon
        self.solver = solver
        self.statements = statements
        self.before = before
        sentences = _sentences(spans)
        core = max(sentences, key=_weight, default=())
        self.foreign = foreign_words(core)
        clean = [sentence for sentence in sentences if not foreign_words(sentence)]
        self.parts: list[Wanted] = wanted_parts(clean if core in clean else [core], knowledge, lexicon)
        self.cues = {code for span in spans for code in span.codes("cue")}
        self.named = any(part.names_something or part.hints for part in self.parts)

    def meaning(self) -> Meaning:
        """The first kind of question that fits."""
        for attempt in (self._disputes, self._sources, self._said, self._figures, self.remembered):
            if (meaning := attempt()) is not None:
                return meaning
        if self.foreign:
            return NotCovered(Gap.UNKNOWN_WORD, tuple(("word", word) for word in self.foreign))
        return NotCovered(Gap.UNREADABLE)

    def _disputes(self) -> Meaning | None:
        """ "Where do the sources disagree?": no series is named, nor meant from before."""
        general = "sources" in self.cues or not self.before
        named = self.named or self.foreign or self._codes("person") or self._codes("topic") or asked_numbers(self.spans)
        return Disputes() if "disagree" in self.cues and general and not named else None

    # Sources: "who says so?", "which articles do you have?"

    def _sources(self) -> Meaning | None:
        other = {"agree", "disagree", "highest", "lowest"}
        if "sources" not in self.cues or self.foreign or self.cues & other or self._codes("person"):
            return None
        if not self.named and asked_numbers(self.spans):
            return None  # "which article says 1.1 trillion?"
        asks = self.asks
        if not isinstance(asks, list):
            return asks if self.named else None
        if asks:
            articles = dict.fromkeys(report.article for ask in asks for report in self.knowledge.by_series[ask.series])
            return Sources(tuple(articles), tuple(asks))
        if self._codes("topic") or any(not span.known for span in self.spans):
            return None
        return Sources(self._codes("article") or tuple(self.knowledge.articles))

    # Statements: somebody's words, reasons, events

    def _said(self) -> Meaning | None:
        if len(asked_numbers(self.spans)) > 1:
            return None  # "why does one say 1.1 and another 1.08?"
        people = tuple(
            code for code in self._codes("person") if self.cues & {"quote", "say", "who"} or self._speaks(code)
        )
        organisations, asking = self._organisations(), self._asking
        firmly = any(part.names_something for part in self.parts)
        if organisations and not people:
            counted = self.cues & _EXPECTING or (self._of_origin(organisations) and "say" not in self.cues)
            if firmly and not asking & {"quote", "who", "why"} and counted:
                return None  # "customs data on sales", "what does the bank expect": who counted or forecast it
        elif not people:
            if firmly and not asking & {"quote", "who", "why", "when", "where", "record"}:
                return None
            if firmly and self.cues & _EXPECTING and not asking & {"quote", "who", "why"}:
                return None
            if not (asking or self._codes("topic") or "say" in self.cues):
                return None
            if not asking and "say" not in self.cues and self._counts:
                return None  # a topic by itself has no number
            if self.before and self.parts and not (self._codes("topic") or asking & {"quote", "who", "why"}):
                return None  # "what did the poll say?" after a figure
        return self._statements(people, organisations)

    @property
    def _asking(self) -> set[str]:
        """What kind of statement is asked for."""
        asking = self.cues & _ABOUT_WORDS
        if self.named and not self.cues & {"quote", "say"}:
            asking -= {"who"}  # "who buys more, A or B?"
        return asking

    @property
    def _counts(self) -> bool:
        """Whether a number is asked for."""
        how = any(span.is_a("ask") and span.text.split()[-1] in ("much", "many", "percent") for span in self.spans)
        return how or bool(self._codes("unit") or self._codes("measure") or self.cues & {"level", "share"})

    def _statements(self, people: tuple[str, ...], organisations: tuple[str, ...]) -> Meaning | None:
        """The statements asked for; a refusal where somebody is named who never said so."""
        asks, items, asking = self._lenient_asks(), self._items, self._asking
        if not items and "why" in asking:
            asks = list(self.before)
            items = tuple(Item(frozenset(), _codes_of(ask.series)) for ask in asks)
        named, articles = bool(people or organisations), self._codes("article")
        if not (items or named or articles):
            return None
        found = self.statements.find(
            Sought(
                items,
                speakers=people,
                organisations=organisations,
                articles=articles,
                kinds=tuple(kind for cue in _KINDS_ASKED if cue in asking for kind in _KINDS_ASKED[cue]),
                attributed="who" in asking or ("quote" in asking and not named and not articles),
            )
        )
        strange = self._strange_speaker(found)
        if not found.statements or found.share < self._enough(named=named, within=bool(articles)) or strange:
            if named or (asking & {"quote", "who"} and not self._is_figure(asks)):
                missing = [("person", code) for code in people] + [("organisation", code) for code in organisations]
                return NotCovered(Gap.NO_STATEMENT, tuple(missing) + tuple(("word", word) for word in strange))
            return None
        quoted = named or asking & {"quote", "who"} or "say" in self.cues
        intent = Intent.QUOTE if quoted else Intent.STATEMENT
        return Statements(intent, found.statements, tuple(asks[:1]), self._contradicted(asks))

    def _enough(self, *, named: bool, within: bool) -> float:
        """Which share of what was said a statement must answer to."""
        if named:
            topical = any(span.subject and not _names_speaker(span) and not span.is_a("month") for span in self.spans)
            return _NAMED if self.foreign or topical else 0.0
        return _WITHIN if within else _ASKED

    def _is_figure(self, asks: Sequence[Ask]) -> bool:
        """Whether the question can be answered by a number, so that no statement is missed."""
        return bool(asks) and not self.foreign

    def _strange_speaker(self, found: Found) -> tuple[str, ...]:
        """Unknown words in the place of a speaker, of somebody whom no article quotes."""
        return tuple(
            span.text
            for at, span in enumerate(self.spans)
            if not span.known
            and self._is_speaking(at)
            and not any(self.statements.has(statement, span.text) for statement in found.statements)
        )

    def _is_speaking(self, at: int) -> bool:
        """Whether a word stands where a speaker would: "did smith say", "according to smith", "jane doe of goldman"."""
        after = next((span for span in self.spans[at + 1 :] if span.known), None)
        before = next((span for span in reversed(self.spans[:at]) if span.known), None)
        rest = [span for span in self.spans[at + 1 :] if span.known][:3]
        if len(rest) > 1 and rest[0].is_a("marker") and any(span.is_a("organisation") for span in rest[1:]):
            return True
        if after is not None and (after.is_a("cue", "say") or after.is_a("cue", "quote")):
            return True
        if any(near is not None and near.is_a("person") and " " not in near.text for near in (before, after)):
            return True
        return before is not None and before.text in ("according to", "by")

    def remembered(self) -> Meaning | None:
        """Half-remembered words: a question that nothing else explains, most of which one statement answers to."""
        items, articles = self._items, self._codes("article")
        if len(items) < _FEWEST_REMEMBERED - bool(articles) or self._counts:
            return None
        found = self.statements.find(Sought(items, articles=articles, organisations=self._organisations()))
        if found.share < (_WITHIN if articles else _REMEMBERED) or self._strange_speaker(found):
            return None
        return Statements(Intent.QUOTE, found.statements)

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        """What the question says beside asking: terms and words that a statement can answer to."""
        home = ("area", self.knowledge.subject.area)
        return tuple(
            item(span)
            for span in self.spans
            if not span.known or any(span.is_a(d) for d in _TELLING) or any(span.is_a("cue", c) for c in _TELLING_CUES)
            if not _names_speaker(span) and home not in span.senses and not span.is_a("number")
        )

    def _of_origin(self, organisations: Sequence[str]) -> bool:
        """Whether a series that is asked for comes from one of the organisations."""
        asks = self._lenient_asks()
        return any(r.origin in organisations for ask in asks for r in self.knowledge.by_series[ask.series])

    @property
    def _all_known(self) -> bool:
        return all(span.known for span in self.spans)

    def _organisations(self) -> tuple[str, ...]:
        """Organisations named as such, not as the outlet of an article that we hold."""
        return tuple(
            dict.fromkeys(
                code for span in self.spans if not span.is_a("article") for code in span.codes("organisation")
            )
        )

    def _speaks(self, person: str) -> bool:
        return any(statement.speaker == person for statement in self.knowledge.statements)

    def _contradicted(self, asks: Sequence[Ask]) -> int:
        """The direction that the question presumes, where the articles print the other one; else 0."""
        direction = self._direction
        if not asks or not direction or asks[0].series.measure not in CHANGES:
            return 0
        printed = {report.direction for report in self.knowledge.by_series[asks[0].series]}
        return direction if direction not in printed and 0 not in printed else 0

    @property
    def _direction(self) -> int:
        return ("rise" in self.cues) - ("fall" in self.cues)

    # Figures

    def _figures(self) -> Meaning | None:
        if self.foreign:
            return None
        asks = self.asks
        if organisations := self._organisations():
            asks = self._from_origin(asks, organisations)
        if isinstance(asks, Ambiguous) and any(span.is_a("both") for span in self.spans):
            asks = list(asks.choices)
        if not isinstance(asks, list):
            return asks
        numbers = asked_numbers(self.spans)
        if not asks:
            return self._numbers(numbers)
        if any(part.each for part in self.parts):
            asks = [market for ask in asks for market in self.solver.markets(ask)] or asks
        if self._against_expectation(numbers):
            asks = self._with_expectation(asks)
        intent = Intent.COMPARISON if len(asks) > 1 else Intent.FIGURE
        if self.cues & {"agree", "disagree"} or len(numbers) > 1:
            intent = Intent.DISAGREEMENT
        if told := self._told(asks):
            return told
        article = next(iter(self._codes("article")), None)
        others = self.solver.siblings(asks[0]) if len(asks) == 1 and How.ASSUMED in asks[0].how.values() else ()
        extreme = ("highest" in self.cues) - ("lowest" in self.cues) if len(asks) == 1 else 0
        return Figures(intent, tuple(asks[:MOST_ASKS]), others, self._direction, article, extreme)

    def _told(self, asks: list[Ask]) -> Statements | None:
        """Statements beside a figure, where the question has words that no figure answers but a statement does."""
        words = [span.text for span in self.spans if not span.known]
        only_hints = not any(part.names_something and part.indicators for part in self.parts) and self._codes("topic")
        if self._counts or not (words or only_hints) or len(asks) != 1:
            return None
        found = self.statements.find(Sought(self._items, articles=self._codes("article")))
        if found.share < _ASKED or not (only_hints or any(self.statements.has(found.statements[0], w) for w in words)):
            return None
        return Statements(Intent.STATEMENT, found.statements, tuple(asks), self._contradicted(asks))

    def _from_origin(
        self, asks: "list[Ask] | Ambiguous | NotCovered", organisations: tuple[str, ...]
    ) -> "list[Ask] | Ambiguous | NotCovered":
        """The asks, unless a named organisation is the origin of none: then nobody reports it from there."""
        if not isinstance(asks, list) or not asks:
            return asks
        origins = {x for ask in asks for r in self.knowledge.by_series[ask.series] for x in (r.origin, r.via)}
        if origins & set(organisations) or not (self.cues & _EXPECTING or "say" in self.cues):
            return asks
        return NotCovered(Gap.NO_SERIES, tuple(("organisation", code) for code in organisations))

    def _against_expectation(self, numbers: Sequence[AskedNumber]) -> bool:
        """ "Did it beat forecasts?", "sales vs what was expected"."""
        against = any(span.is_a("marker", "than") for span in self.spans) and "expectation" in self.cues
        several = isinstance(self.asks, list) and len(self.asks) > 1 and "expectation" not in self.cues
        return (against or "versus_expectation" in self.cues) and not numbers and not several

    def _with_expectation(self, asks: list[Ask]) -> list[Ask]:
        pairs: list[Ask] = []
        for ask in asks:
            other = self.solver.expectation(ask)
            both = [ask, other] if other else [ask]
            pairs += sorted(both, key=lambda a: a.series.kind is not Kind.REPORTED)
        return list({ask.series: ask for ask in pairs}.values())

    def _numbers(self, numbers: Sequence[AskedNumber]) -> Meaning | None:
        """ "What was the 24%?": every series for which an article prints that number."""
        asking = self.cues & {"number", "is_it"} or any(number.scaled or number.unit for number in numbers)
        if not numbers or not asking or any(not span.known for span in self.spans):
            return None
        held = self.knowledge.by_series.items()
        if len(numbers) > 1:  # "is it 28.6 or 29?"
            both = [s for s, reports in held if all(any(n.is_printed(r) for r in reports) for n in numbers)]
            if both:
                return Figures(Intent.DISAGREEMENT, tuple(Ask(series, {}) for series in both[:MOST_ASKS]))
        found = [s for s, reports in held if any(n.is_printed(r) for r in reports for n in numbers)]
        return Numbers(tuple(found[:MOST_ASKS])) if found else None

    @cached_property
    def asks(self) -> "list[Ask] | Ambiguous | NotCovered":
        """The series wanted, in order; or what stands in the way."""
        found: dict[Series, Ask] = {}
        for outcome in self._outcomes():
            if not isinstance(outcome, Ask):
                return outcome
            found.setdefault(outcome.series, outcome)
        return list(found.values())

    def _lenient_asks(self) -> list[Ask]:
        """The series wanted that exist, for statements about them."""
        if not self.named or self.foreign:
            return []
        return [outcome for outcome in self._outcomes() if isinstance(outcome, Ask)]

    def _outcomes(self) -> "Iterable[Ask | Ambiguous | NotCovered]":
        swapped = any(span.is_a("swap") for span in self.spans)
        elliptic = not any(part.indicators or part.products for part in self.parts)
        follows = bool(self.before) and (elliptic or _is_follow_up(self.spans))
        if (
            follows
            and not self.parts
            and (swapped or self.cues & {"sources", "agree", "disagree", "why", "versus_expectation"})
        ):
            parts = [Wanted()]
        else:
            parts = self.parts
        if not follows and not self.named:
            return
        for part in parts:
            for previous in self.before if follows else (None,):
                taken = inherited(part, previous, swapped=swapped) if previous else Inherited()
                for demand in self.solver.demands(part, taken):
                    yield from self.solver.levels_instead(demand) or (self.solver.solve(demand),)

    def _codes(self, dimension: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for span in self.spans for code in span.codes(dimension)))


def _sentences(spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    grouped: dict[int, list[Span]] = {}
    for span in spans:
        grouped.setdefault(span.sentence, []).append(span)
    return [tuple(sentence) for sentence in grouped.values()]


def _weight(sentence: Sequence[Span]) -> int:
    """How much of a question a sentence holds."""
    return sum(3 * span.subject + span.is_a("cue") + span.is_a("ask") for span in sentence)


def _is_follow_up(spans: Sequence[Span]) -> bool:
    """Whether a question that names its own indicator still leans on the turn before: "and purchases?"."""
    return bool(spans) and spans[0].is_a("follow_up")


def _codes_of(series: Series) -> frozenset[tuple[str, str]]:
    codes = {("indicator", series.indicator), ("product", series.product), ("area", series.counterpart)}
    return frozenset((dimension, code) for dimension, code in codes if code)


def _names_speaker(span: Span) -> bool:
    return span.is_a("person") or span.is_a("article") or span.is_a("organisation")

"""One question on its way to a meaning: what its spans ask about, tried in one fixed order of kinds of question."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from bot.facts.model import CHANGES, Kind, Knowledge, Selector, Series, Statement
from bot.understanding.follow_up import Inherited, inherited
from bot.understanding.lexicon import Lexicon
from bot.understanding.parts import wanted_parts
from bot.understanding.printed import AskedNumber, asked_numbers
from bot.understanding.reading import (
    Ambiguous,
    Ask,
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
from bot.understanding.statements import Sought, StatementIndex
from bot.understanding.unknowns import foreign_words
from bot.understanding.wanted import Wanted

_ABOUT_WORDS = frozenset({"quote", "who", "why", "when", "where", "what_is"})
_EXPECTING = frozenset({"expectation", "target"})
# A question that was not understood otherwise is held against the statements' own words; so much of it must be found there.
_REMEMBERED = 0.6
_FEWEST_REMEMBERED = 4


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
        for attempt in (self._sources, self._said, self._figures, self.remembered):
            if (meaning := attempt()) is not None:
                return meaning
        if self.foreign:
            return NotCovered(Gap.UNKNOWN_WORD, tuple(("word", word) for word in self.foreign))
        return NotCovered(Gap.UNREADABLE)

    # Sources: "who says so?", "which articles do you have?"

    def _sources(self) -> Meaning | None:
        if "sources" not in self.cues or self.foreign or self.cues & {"agree", "disagree"} or self._codes("person"):
            return None
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
        people = tuple(
            code for code in self._codes("person") if self.cues & {"quote", "say", "who"} or self._speaks(code)
        )
        organisations = self._organisations()
        topics = self._codes("topic")
        asking = self.cues & _ABOUT_WORDS
        if self.named and not self.cues & {"quote", "say"}:
            asking -= {"who"}  # "who buys more, A or B?"
        if organisations and not people:
            if self.named and not asking & {"quote", "who", "why"} and (self._of_origin(organisations) or self.cues & _EXPECTING):
                return None  # "customs data on exports", "what does Goldman expect": who counted or forecast it
        elif not people:
            if self.named and not asking & {"quote", "who", "why", "when", "where"}:
                return None
            if self.named and self.cues & _EXPECTING and not asking & {"quote", "who", "why"}:
                return None
            if not (asking or topics or "say" in self.cues):
                return None
            if not asking and "say" not in self.cues and (self._codes("measure") or self.cues & {"level", "share"} or not self._all_known):
                return None  # a topic by itself has no number, and next to unknown words is not what is meant
        return self._statements(people, organisations, topics, asking)

    def _statements(
        self, people: tuple[str, ...], organisations: tuple[str, ...], topics: tuple[str, ...], asking: set[str]
    ) -> Meaning | None:
        asks = self._lenient_asks()
        if not asks and "why" in asking and not self.named and not topics:
            asks = list(self.before)
        named = bool(people or organisations)
        articles = self._codes("article")
        found = self.statements.find(
            Sought(
                speakers=people,
                organisations=organisations,
                articles=articles,
                topics=topics,
                series=tuple(ask.series for ask in asks),
                selectors=() if asks else self._selectors(),
                kinds=("event", "fact", "record") if asking & {"when", "where"} and not named else (),
                fragment=self._fragment,
                attributed="who" in asking or ("quote" in asking and not named and not articles),
                reasons="why" in asking,
            )
        )
        strange = self._strange(found)
        if not found or strange:
            if named or asking & {"quote", "who"} or (self.foreign and asking):
                missing = [("person", code) for code in people] + [("organisation", code) for code in organisations]
                return NotCovered(Gap.NO_STATEMENT, tuple(missing) + tuple(("word", word) for word in strange))
            return None
        quoted = named or asking & {"quote", "who"} or "say" in self.cues
        return Statements(
            Intent.QUOTE if quoted else Intent.STATEMENT, found, tuple(asks[:1]), self._contradicted(asks)
        )

    def _strange(self, found: Sequence[Statement]) -> tuple[str, ...]:
        """Unknown words that the statements found do not have either, where they are too many to be the talk's own."""
        words = [at for at, span in enumerate(self.spans) if not span.known]
        strange = [
            at for at in words if not any(self.statements.has(statement, self.spans[at].text) for statement in found)
        ]
        speaking = any(self._is_speaking(at) for at in strange)
        if not self.cues & {*_ABOUT_WORDS, "say"} and not self._codes("topic") and not self.named:
            speaking = bool(strange)  # a name and words that it never said: "Goldman share price"
        borne_out = len(words) - len(strange) + sum(span.subject for span in self.spans)
        return tuple(self.spans[at].text for at in strange) if speaking or len(strange) > borne_out else ()

    def _is_speaking(self, at: int) -> bool:
        """Whether a word stands where a speaker would: "did powell say", "according to powell", "powell said"."""
        after = next((span for span in self.spans[at + 1 :] if span.known), None)
        before = next((span for span in reversed(self.spans[:at]) if span.known), None)
        rest = [span for span in self.spans[at + 1 :] if span.known][:3]
        if len(rest) > 1 and rest[0].is_a("marker") and any(span.is_a("organisation") for span in rest[1:]):
            return True  # "jane doe of goldman"
        if after is not None and (after.is_a("cue", "say") or after.is_a("cue", "quote")):
            return True
        return before is not None and before.text in ("according to", "by")

    def remembered(self) -> Meaning | None:
        """Half-remembered words: a question that nothing else explains, most of whose words stand in one statement."""
        fragment = self._fragment
        if len(fragment) < _FEWEST_REMEMBERED or self._codes("unit"):
            return None
        found = self.statements.holding(fragment, _REMEMBERED)
        if any(not span.known and not self.statements.has(one, span.text) for span in self.spans for one in found[:1]):
            return None
        return Statements(Intent.QUOTE, found) if found else None

    @cached_property
    def _fragment(self) -> tuple[str, ...]:
        """The words that may be somebody's own: all but those that only ask."""
        idle = ("ask", "talk", "marker", "relative_period", "article")
        return tuple(
            word
            for span in self.spans
            if not (
                span.is_a("cue", "quote")
                or span.is_a("cue", "say")
                or span.is_a("cue", "who")
                or span.is_a("cue", "why")
            )
            and not (all(sense.dimension in idle for sense in span.senses) and span.known)
            for word in span.text.split()
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

    def _is_speaker(self, organisations: Iterable[str]) -> bool:
        return any(s.organisation in organisations or s.via in organisations for s in self.knowledge.statements)

    def _selectors(self) -> tuple[Selector, ...]:
        """What the question names, where that is no one series."""
        home = self.knowledge.subject.area
        return tuple(
            Selector(indicator=indicator, product=product, counterpart=counterpart)
            for part in self.parts
            for indicator in part.indicators or (None,)
            for product in part.products or (None,)
            for counterpart in [next((area.code for area in part.areas if area.code != home), None)]
            if indicator or product or counterpart
        )

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
        article = next(iter(self._codes("article")), None)
        others = self.solver.siblings(asks[0]) if len(asks) == 1 and How.ASSUMED in asks[0].how.values() else ()
        return Figures(intent, tuple(asks[:MOST_ASKS]), others, self._direction, article)

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
        """ "Did it beat forecasts?", "exports vs what was expected"."""
        against = any(span.is_a("marker", "than") for span in self.spans) and "expectation" in self.cues
        return (against or "versus_expectation" in self.cues) and not numbers

    def _with_expectation(self, asks: list[Ask]) -> list[Ask]:
        pairs: list[Ask] = []
        for ask in asks:
            other = self.solver.expectation(ask)
            both = [ask, other] if other else [ask]
            pairs += sorted(both, key=lambda a: a.series.kind is not Kind.REPORTED)
        return list({ask.series: ask for ask in pairs}.values())

    def _numbers(self, numbers: Sequence[AskedNumber]) -> Meaning | None:
        """ "What was the 24%?": every series for which an article prints that number."""
        if not numbers or any(not span.known for span in self.spans):
            return None
        found = [
            series
            for series, reports in self.knowledge.by_series.items()
            if any(
                report.reported is not None and number.is_printed(report) for report in reports for number in numbers
            )
        ]
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
                    yield self.solver.solve(demand)

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
    """Whether a question that names its own indicator still leans on the turn before: "and imports?"."""
    return bool(spans) and spans[0].is_a("follow_up")

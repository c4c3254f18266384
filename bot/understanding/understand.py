"""A question → its Reading. The order in which kinds of question are tried stands here, and nowhere else."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cached_property

from bot.facts.model import Kind, Knowledge, Measure, Selector, Series
from bot.understanding.conversation import Conversation
from bot.understanding.follow_up import Inherited, inherited
from bot.understanding.lexicon import Lexicon
from bot.understanding.parts import wanted_parts
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
    Reading,
    Sources,
    Statements,
    Talk,
)
from bot.understanding.recognise import Span, recognise
from bot.understanding.solve import MOST_ASKS, Solver
from bot.understanding.statements import Sought, StatementIndex
from bot.understanding.text import tokenize
from bot.understanding.unknowns import foreign_words
from bot.understanding.wanted import Wanted

# A greeting with more around it than this is no greeting.
_LONGEST_TALK = 6
_TALK_INTENTS = {
    "about": Intent.ABOUT,
    "help": Intent.HELP,
    "thanks": Intent.THANKS,
    "greeting": Intent.GREETING,
}
_FOLLOW_UPS = ("and", "what about", "how about", "same for", "same", "but", "versus", "vs", "or", "also", "and what about", "and how about")


class Understanding:
    """Reads questions against one knowledge. Built once; each reading is a pure function of the question and the talk."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self.lexicon = Lexicon(knowledge)
        self.solver = Solver(knowledge)

    @cached_property
    def statements(self) -> StatementIndex:
        """Built at the first question that may be after words instead of numbers."""
        return StatementIndex(self.knowledge)

    def read(self, question: str, conversation: Conversation, now: datetime) -> Reading:
        """What a question means; never raises, whatever it holds."""
        tokens = tokenize(question)
        spans = recognise(tokens.tokens, self.lexicon)
        meaning = self._meaning(spans, conversation.remembered(now))
        return Reading(question, meaning, self.lexicon.language, tokens.cut)

    def _meaning(self, spans: tuple[Span, ...], before: tuple[Ask, ...]) -> Meaning:
        if talk := _talk(spans):
            return talk
        sentences = _sentences(spans)
        clean = [sentence for sentence in sentences if not foreign_words(sentence)]
        core = max(sentences, key=_weight, default=())
        if not _evidence(spans, before):
            return NotCovered(Gap.UNREADABLE)
        question = _Question(self, spans, sentences, clean, core, before)
        return question.meaning()


class _Question:
    """One question on its way to a meaning: its spans, and what they ask about as far as it is known."""

    def __init__(
        self,
        understanding: Understanding,
        spans: tuple[Span, ...],
        sentences: Sequence[Sequence[Span]],
        clean: Sequence[Sequence[Span]],
        core: Sequence[Span],
        before: tuple[Ask, ...],
    ) -> None:
        self.knowledge: Knowledge = understanding.knowledge
        self.solver = understanding.solver
        self._understanding = understanding
        self.lexicon = understanding.lexicon
        self.spans = spans
        self.core = core
        self.clean = clean
        self.before = before
        self.foreign = foreign_words(core)
        self.parts: list[Wanted] = wanted_parts(clean if core in clean else [core], self.knowledge, self.lexicon)
        self.cues = {code for span in spans for code in span.codes("cue")}

    @property
    def statements(self) -> StatementIndex:
        return self._understanding.statements

    def meaning(self) -> Meaning:
        for attempt in (self._sources, self._said, self._figures):
            if meaning := attempt():
                return meaning
        if self.foreign:
            return NotCovered(Gap.UNKNOWN_WORD, tuple(("word", word) for word in self.foreign))
        return NotCovered(Gap.UNREADABLE)

    # Sources: "who says so?", "which articles do you have?"

    def _sources(self) -> Meaning | None:
        if "sources" not in self.cues or self.foreign:
            return None
        asks = self._asks()
        if not isinstance(asks, list):
            return asks if self._names_something() else None
        if asks:
            articles = dict.fromkeys(report.article for ask in asks for report in self.knowledge.by_series[ask.series])
            return Sources(tuple(articles), tuple(asks))
        return None if self._codes("topic") or self._codes("person") else Sources(tuple(self.knowledge.articles))

    # Statements: somebody's words, reasons, events

    def _said(self) -> Meaning | None:
        people, topics = self._codes("person"), self._codes("topic")
        organisations = self._organisations()
        asking = self.cues & {"quote", "who", "why", "when", "where", "what_is", "record"}
        named = self._names_something()
        if not (people or organisations or topics or asking):
            return None
        if not people and not asking and named and (organisations or topics):
            if not self._is_speaker(organisations) or self.cues & {"expectation", "target"}:
                return None  # "Reuters poll for exports": an origin, not a speaker
            if topics and not organisations:
                return None
        if not people and not organisations and named and not (asking - {"record", "what_is"}):
            return None
        asks: list[Ask] = []
        if named and not self.foreign:
            found = self._asks(lenient=True)
            asks = found if isinstance(found, list) else []
        if "why" in self.cues and not named and not topics and self.before:
            asks = list(self.before)
        articles = self._codes("article")
        fragment = tuple(span.text for span in self.spans if not span.known or span.is_a("topic") or span.is_a("noise"))
        unknown = [span.text for span in self.spans if not span.known and not self.statements.holds(span.text)]
        if unknown and not (people or len(unknown) <= 1 and topics):
            return NotCovered(Gap.NO_STATEMENT, tuple(("word", word) for word in unknown)) if asking & {"quote", "who"} else None
        kinds: tuple[str, ...] = ()
        if "when" in self.cues or "where" in self.cues:
            kinds = ("event", "fact", "record")
        sought = Sought(
            speakers=people,
            organisations=organisations,
            articles=() if people or organisations else articles,
            topics=topics,
            series=tuple(ask.series for ask in asks),
            selectors=self._selectors() if not asks else (),
            kinds=kinds,
            fragment=fragment,
            attributed="who" in self.cues or ("quote" in self.cues and not people and not organisations and not articles),
            reasons="why" in self.cues,
        )
        statements = self.statements.find(sought)
        if not statements:
            if people or organisations or asking & {"quote", "who", "why"}:
                missing = [("person", code) for code in people] + [("organisation", code) for code in organisations]
                return NotCovered(Gap.NO_STATEMENT, tuple(missing), tuple(ask.series for ask in asks[:1]))
            return None
        intent = Intent.QUOTE if (people or organisations or asking & {"quote", "who"}) else Intent.STATEMENT
        return Statements(intent, statements, tuple(asks[:1]), self._contradicted(asks))

    def _organisations(self) -> tuple[str, ...]:
        """Organisations named as such, not as the outlet of an article that we hold."""
        return tuple(dict.fromkeys(code for span in self.spans if not span.is_a("article") for code in span.codes("organisation")))

    def _is_speaker(self, organisations: Iterable[str]) -> bool:
        return any(statement.organisation in organisations or statement.via in organisations for statement in self.knowledge.statements)

    def _selectors(self) -> tuple[Selector, ...]:
        found = []
        for part in self.parts:
            for indicator in part.indicators or (None,):
                for product in part.products or (None,):
                    counterpart = next((area.code for area in part.areas if area.code != self.knowledge.subject.area), None)
                    if indicator or product or counterpart:
                        found.append(Selector(indicator=indicator, product=product, counterpart=counterpart))
        return tuple(found)

    def _contradicted(self, asks: Sequence[Ask]) -> int:
        """The direction that the question presumes, where the articles print the other one; else 0."""
        direction = self._direction()
        if not asks or not direction or asks[0].series.measure not in (Measure.GROWTH_YOY, Measure.GROWTH_MOM, Measure.CHANGE):
            return 0
        printed = {report.direction for report in self.knowledge.by_series[asks[0].series]}
        return direction if printed and direction not in printed and 0 not in printed else 0

    def _direction(self) -> int:
        return ("rise" in self.cues) - ("fall" in self.cues)

    # Figures

    def _figures(self) -> Meaning | None:
        if self.foreign:
            return None
        asks = self._asks()
        if isinstance(asks, (NotCovered, Ambiguous)):
            return asks
        if not asks:
            return self._number()
        if any(part.each for part in self.parts):
            asks = [market for ask in asks for market in self.solver.markets(ask)] or asks
        if "versus_expectation" in self.cues and not self._codes("number"):
            asks = self._with_expectation(asks)
        intent = Intent.COMPARISON if len(asks) > 1 else Intent.FIGURE
        if self.cues & {"agree", "disagree"}:
            intent = Intent.DISAGREEMENT
        article = next(iter(self._codes("article")), None)
        others = self.solver.siblings(asks[0]) if len(asks) == 1 and How.ASSUMED in asks[0].how.values() else ()
        return Figures(intent, tuple(asks[:MOST_ASKS]), others, self._direction(), article)

    def _with_expectation(self, asks: list[Ask]) -> list[Ask]:
        pairs: list[Ask] = []
        for ask in asks:
            other = self.solver.expectation(ask)
            both = [ask, other] if other else [ask]
            pairs += sorted(both, key=lambda a: a.series.kind is not Kind.REPORTED)
        return list({ask.series: ask for ask in pairs}.values())

    def _asks(self, *, lenient: bool = False) -> "list[Ask] | Ambiguous | NotCovered":
        """The series wanted. Lenient: those that exist, for statements about them."""
        parts = self.parts
        follows = bool(self.before) and (not any(p.indicators or p.products for p in parts) or self._is_follow_up())
        if not follows and not any(part.names_something for part in parts):
            return []
        if follows and not parts:
            cues = self.cues & {"sources", "agree", "disagree", "why", "highest", "lowest"}
            return list(self.before) if cues else []
        found: dict[Series, Ask] = {}
        for part in parts:
            for previous in self.before if follows else (None,):
                taken = inherited(part, previous) if previous else Inherited()
                for demand in self.solver.demands(part, taken):
                    outcome = self.solver.solve(demand)
                    if isinstance(outcome, Ask):
                        found.setdefault(outcome.series, outcome)
                    elif not lenient:
                        return outcome
        return list(found.values())

    def _is_follow_up(self) -> bool:
        return bool(self.spans) and any(_starts(self.spans, phrase) for phrase in _FOLLOW_UPS)

    def _number(self) -> Meaning | None:
        return None

    def _names_something(self) -> bool:
        return any(part.names_something for part in self.parts)

    def _codes(self, dimension: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(code for span in self.spans for code in span.codes(dimension)))


def _talk(spans: Sequence[Span]) -> Talk | None:
    """A greeting, thanks, or a question about the bot, with nothing else in it."""
    kinds = [code for span in spans for code in span.codes("talk")]
    if not kinds or len(spans) > _LONGEST_TALK:
        return None
    if any(not (span.is_a("talk") or span.is_a("filler")) for span in spans):
        return None
    return Talk(next(_TALK_INTENTS[kind] for kind in _TALK_INTENTS if kind in kinds))


def _sentences(spans: Sequence[Span]) -> list[tuple[Span, ...]]:
    grouped: dict[int, list[Span]] = {}
    for span in spans:
        grouped.setdefault(span.sentence, []).append(span)
    return [tuple(sentence) for sentence in grouped.values()]


def _weight(sentence: Sequence[Span]) -> int:
    """How much of a question a sentence holds."""
    return sum(3 * span.subject + span.is_a("cue") + span.is_a("ask") for span in sentence)


def _evidence(spans: Sequence[Span], before: Sequence[Ask]) -> bool:
    """Whether it can be a question for us at all: a term, and something that asks, measures, dates or adds to it."""
    subject = sum(span.subject for span in spans)
    if before and any(span.subject or span.is_a("cue") or span.is_a("relative_period") or span.is_a("measure") for span in spans):
        return True
    asking = sum(any(span.is_a(d) for d in ("cue", "ask", "measure", "relative_period", "number")) for span in spans)
    if not subject:
        return any(span.is_a("cue", "sources") or span.is_a("cue", "disagree") or span.is_a("number") for span in spans)
    idle = sum(not span.known or span.is_a("noise") for span in spans)
    return subject + asking > 1 or (len(spans) <= 3 and not idle)


def _starts(spans: Sequence[Span], phrase: str) -> bool:
    return " ".join(span.text for span in spans[:3]).startswith(phrase)

"""What the spans of one question ask about: its parts, its cues, and the series that they name."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cached_property

from bot.facts.model import CHANGES, GROWTHS, Knowledge, Measure, Series
from bot.facts.period import period, years_before
from bot.facts.units import GENERAL_UNITS
from bot.understanding.figures.demands import Demand
from bot.understanding.figures.follow_up import Inherited, inherited, with_same_time_before, without_now
from bot.understanding.figures.lent import may_do_without, without_lent
from bot.understanding.figures.parts import wanted_parts
from bot.understanding.figures.sentences import is_of_us, sentences_of, weight
from bot.understanding.figures.solve import Solver
from bot.understanding.figures.wanted import Wanted
from bot.understanding.reading import Ambiguous, Ask, Asks, How, NotCovered, Solved
from bot.understanding.spans.compared import is_comparing
from bot.understanding.spans.context import without_context
from bot.understanding.spans.opening import Form
from bot.understanding.spans.speakers import strange_speakers
from bot.understanding.spans.unknowns import foreign_words, other_things
from bot.understanding.words.dimensions import MOVES, TURNING
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has


class Asked:
    """The spans of a question with what they are read against. `before` are the series of the turn before; `form` is how it is put."""

    def __init__(
        self,
        spans: tuple[Span, ...],
        knowledge: Knowledge,
        lexicon: Lexicon,
        solver: Solver,
        before: tuple[Ask, ...],
        *,
        form: Form = Form.OPENED,
    ) -> None:
        self.form = form
        self.spans = spans
        self.knowledge = knowledge
        self.lexicon = lexicon
        self.solver = solver
        self.before = before
        asking = without_context(without_now(spans) if before else spans, lexicon, follows=bool(before))
        self.asking = asking  # without what is said around it
        sentences = sentences_of(asking)
        foreign = [foreign_words(sentence, lexicon) for sentence in sentences]
        heaviest = max(range(len(sentences)), key=lambda at: weight(sentences[at]), default=0)
        core, self.foreign = (sentences[heaviest], foreign[heaviest]) if sentences else ((), ())
        self.strangers = strange_speakers(asking, lexicon)
        clean = [
            sentence
            for sentence, words in zip(sentences, foreign, strict=True)
            if not words and (sentence is core or not is_of_us(sentence))
        ]
        self.parts: list[Wanted] = wanted_parts(clean if core in clean else [core], knowledge, lexicon, before)
        if before:
            self.parts = with_same_time_before(self.parts, spans, before)
        self.cues = {code for span in asking for code in span.codes("cue")}
        # "Which market fell most": where one indicator is told of far more places than any other, that one.
        meant = solver.alike.most_spread if not before and self._orders_places else None
        self.of_most_spread = meant is not None
        if meant:
            self.parts = [replace(part, indicators=(meant,)) if part.each else part for part in self.parts]
        self.named = any(part.names_something or part.hints for part in self.parts)
        if before and not (self.named or self.foreign):
            self.foreign = other_things(core, lexicon)

    @property
    def _orders_places(self) -> bool:
        """Whether it is asked which place moved most, and nothing that is measured is named."""
        if not (self.cues & ORDERING and self.cues & MOVES) or self.foreign:
            return False
        if any(part.names_something or "indicator" in part.loose for part in self.parts):
            return False
        idle = any(span.is_any(("noise", "topic")) or not span.known for span in self.spans)
        return not idle and any(part.each for part in self.parts)

    @cached_property
    def asks(self) -> Asks:
        """The series wanted, in order; or what stands in the way."""
        found: dict[Series, Ask] = {}
        for outcome in self._since_the_season_before(_of_one_indicator(list(self._outcomes()))):
            if not isinstance(outcome, Ask):
                return outcome
            found.setdefault(outcome.series, outcome)
        asks = list(found.values())
        return self._counted_alike(asks) if len(asks) > 1 else asks

    def _since_the_season_before(self, outcomes: list[Solved]) -> list[Solved]:
        """ "Fewer red cards than last season", where nobody prints how many there were then: how they moved since."""
        match outcomes:
            case [Ask() as now, NotCovered(missing=(("period", before),))] if (
                period(now.series.period).is_season
                and before == years_before(now.series.period, 1)
                and any(map(is_comparing, self.spans))
            ):
                moved = self.solver.alike.moved(now)
                return [moved] if moved else outcomes
        return outcomes

    def _counted_alike(self, asks: list[Ask]) -> list[Ask]:
        """ "Berries bought, against what they pledged": compared in what the one is counted in, where the other may be so too.

        "The bigger balance, in May or June?": where only one has moved as is told, both in where they stand.
        """
        standing = next((ask for ask in asks if ask.series.measure not in CHANGES), None)
        if standing and _differ_in_time(self.parts):
            alike = [self.solver.alike.counted_as(ask, standing) or ask for ask in asks]
            return alike if len({ask.series.measure for ask in alike}) == 1 else asks
        if not any(span.is_a("marker", "than") or span.is_a("cue", "compare") for span in self.spans):
            return asks
        told = [ask for ask in asks if ask.how.get("measure") is not How.ASSUMED]
        if len(told) != 1:
            return asks
        counted = {ask.series: self.solver.alike.counted_as(ask, told[0]) or ask for ask in asks}
        return list({one.series: one for one in counted.values()}.values())

    def lenient_asks(self) -> list[Ask]:
        """The series wanted that exist, for statements about them."""
        if not self.named or self.foreign:
            return []
        return [outcome for outcome in self._outcomes() if isinstance(outcome, Ask)]

    def _outcomes(self) -> Iterable[Solved]:
        swapped = has(self.spans, "swap")
        elliptic = not any(part.indicators or part.products for part in self.parts)
        follows = bool(self.before) and (elliptic or _is_follow_up(self.spans, self.before))
        if (
            follows
            and not self.parts
            and (
                swapped
                or self._asks_how_much_it_was
                or self.cues & {"sources", "agree", "disagree", "why", "versus_expectation"}
            )
        ):
            parts = [Wanted()]
        else:
            parts = self.parts
        if not follows and not self.named:
            return
        if self.rates_a_topic:
            return  # "the unemployment rate", after a figure too, is another one
        if follows and elliptic and len(parts) == 1 and not _is_of_growth(parts[0]) and _is_compared(self.spans):
            yield from self.before
        for part in parts:
            for previous in self.before if follows else (None,):
                taken = self._taken_over(part, previous, swapped=swapped) if previous else Inherited()
                for demand in self.solver.demands.of(part, taken):
                    yield from self.solver.levels_instead(demand) or (self._solved(demand, part),)

    def _taken_over(self, part: Wanted, previous: Ask, *, swapped: bool) -> Inherited:
        relation = self.knowledge.terms["indicator"][previous.series.indicator].counterpart
        return inherited(part, previous, relation, swapped=swapped)

    @property
    def _asks_how_much_it_was(self) -> bool:
        """Whether only the number of what was spoken of before is asked: "by how much exactly?", not "how much do they want?"."""
        small = self.lexicon.lists.linking | self.lexicon.lists.referring | self.lexicon.lists.lead_in
        return self.asks_how_much and all(
            span.is_a("ask") or all(word in small or word.endswith("ly") for word in span.text.split())
            for span in self.spans
        )

    def _solved(self, demand: Demand, part: Wanted) -> Solved:
        """The series of a demand, without what only other parts, or the turn before, say where it can have nothing of it."""
        outcome = self.solver.solve(demand)
        lent = part.lent | demand.inherited.binding & {"period"}
        if isinstance(outcome, NotCovered) and lent:
            for less in without_lent(demand, lent):
                other = self.solver.solve(less)
                if isinstance(other, Ask) and may_do_without(other.series, demand, less, self.solver.index):
                    return other
        return outcome

    def codes(self, dimension: str) -> tuple[str, ...]:
        """The codes of a dimension that the question names, each once."""
        return tuple(self._codes.get(dimension, ()))

    @cached_property
    def _codes(self) -> dict[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = {}
        for span in self.spans:
            for sense in span.senses:
                found.setdefault(sense.dimension, {})[sense.code] = None
        return found

    @property
    def organisations(self) -> tuple[str, ...]:
        """Organisations named as such, not as the outlet of an article that we hold."""
        return tuple(
            dict.fromkeys(
                code for span in self.spans if not span.is_a("article") for code in span.codes("organisation")
            )
        )

    def contradicted(self, asks: Sequence[Ask]) -> int:
        """The direction that the question presumes, where the articles print the other one; else 0."""
        direction = self.direction
        if not asks or not direction or asks[0].series.measure not in CHANGES:
            return 0
        printed = {report.direction for report in self.knowledge.by_series[asks[0].series]}
        return direction if direction not in printed and 0 not in printed else 0

    @property
    def direction(self) -> int:
        """Whether a rise (+1) or a fall (-1) is presumed; beside a word that leaves it open none is: it may be of the growth."""
        return 0 if "change" in self.cues else ("rise" in self.cues) - ("fall" in self.cues)

    def is_of_movement(self, asks: Sequence[Ask]) -> bool:
        """Whether it is asked by how much something moved: not what it "rose to", for how long, nor how much in krone.

        A toll that somebody is hit with and a part in growth have not moved: of these a question word must ask for a change.
        """
        if self.cues & _OF_STANDING or set(self.codes("unit")).difference(GENERAL_UNITS):
            return False
        spans = self.spans
        moves = [at for at, span in enumerate(spans) if not MOVES.isdisjoint(span.codes("cue"))]
        if any(ask.series.measure in (Measure.RATE, Measure.SHARE) for ask in asks):
            first = next((at for at, span in enumerate(spans) if span.is_a("ask")), len(spans))
            moves = [at for at in moves if at > first and spans[at].is_a("cue", "change")]
        return any(at + 1 == len(spans) or not spans[at + 1].is_a("marker", "to") for at in moves)

    @property
    def counts(self) -> bool:
        """Whether a number is asked for, or words for what is counted are used."""
        return self.asks_how_much or bool(
            set(self.codes("unit")) - _OF_TIME or self.codes("measure") or self.cues & {"level", "share"}
        )

    @cached_property
    def asks_how_much(self) -> bool:
        """Whether a number is what is asked for."""
        return any(span.text.startswith(self.lexicon.how_much) for span in self.spans if not span.is_a("cue", "why"))

    @property
    def asks_in_what_way(self) -> bool:
        """Whether the manner of something is asked for, and not how something moved or how large it is."""
        if self.cues & (MOVES | _OF_STANDING) or self.counts:
            return False
        first = next((span for span in self.spans if span.is_a("ask")), None)
        return first is not None and first.text in self.lexicon.in_what_way

    def opens_with(self, cue: str) -> bool:
        """Whether a word that asks for it is one that questions begin with: "where", not "place"."""
        return any(span.is_a("cue", cue) and span.text.split()[0] in self.lexicon.openings for span in self.spans)

    @property
    def rates_a_topic(self) -> bool:
        """Whether a topic is measured that is no indicator: "the unemployment rate", "the unemployment rate in Sweden"."""
        named = any(part.indicators or part.products or part.hints for part in self.parts)
        return not named and bool(self.codes("topic") and self.codes("measure"))

    @cached_property
    def outsiders(self) -> tuple[str, ...]:
        """Who is named that the world knows and the knowledge does not."""
        return tuple(span.text for span in self.spans if span.is_a("outsider") and not span.subject)


# What asks for the first or the last of several, or for all in order.
ORDERING = frozenset({"highest", "lowest", "worst", "rank"})
_OF_STANDING = frozenset({"level", "level_weak", "standing", "share", "streak", "duration"})
# "For months" counts nothing.
_OF_TIME = frozenset({"months", "years", "weeks", "days"})


def _of_one_indicator(outcomes: list[Solved]) -> list[Solved]:
    """ "The Finns or Sweden?": what can only be sales to the Finns is sales to Sweden too.

    And of two sides, the one that was not named: "Norway's tolls on Sweden / Swedish tolls".
    """
    sure = [outcome.series for outcome in outcomes if isinstance(outcome, Ask)]
    return [_settled(outcome, sure) if isinstance(outcome, Ambiguous) and sure else outcome for outcome in outcomes]


def _settled(open_to: Ambiguous, sure: Sequence[Series]) -> Ask | Ambiguous:
    """What is left open, where the other parts of the question settle it."""
    indicators = {series.indicator for series in sure}
    if open_to.differs == ("indicator",) and len(indicators) == 1:
        return next((choice for choice in open_to.choices if choice.series.indicator in indicators), open_to)
    rest = [choice for choice in open_to.choices if choice.series not in sure]
    return rest[0] if len(rest) == 1 and len(open_to.choices) > 1 else open_to


def _differ_in_time(parts: Sequence[Wanted]) -> bool:
    """Whether the same is asked of several times, and not by how many percent it moved."""
    alike = {repr(replace(part, periods=(), lent=frozenset())) for part in parts}
    return len(parts) > 1 and len(alike) == 1 and "unit" not in {**parts[0].loose, **parts[0].strict}


# What people say around the turn itself: "thanks, and the sales?", "for the sales".
_AROUND_A_TURN = frozenset({"filler", "talk", "marker"})


def _is_follow_up(spans: Sequence[Span], before: Sequence[Ask]) -> bool:
    """Whether a question that names its own indicator, or its thing, still leans on the turn before: "and purchases?", "timber?"."""
    said = [span for span in spans if not (bool(span.senses) and span.dimensions <= _AROUND_A_TURN)]
    bare = all(span.is_a("indicator") for span in said) or (
        all(span.is_a("product") for span in said) and any(ask.series.product for ask in before)
    )
    return bool(said) and (bare or said[0].is_any(TURNING) or has(spans, "same_time"))


def _is_of_growth(part: Wanted) -> bool:
    """Whether what it is compared with only says what a change is measured on: "how many percent more than in May"."""
    if any(asked.text.endswith("/..") for asked in part.periods):
        return True
    return not set(GROWTHS).isdisjoint(part.strict.get("measure", ()))


def _is_compared(spans: Sequence[Span]) -> bool:
    """Whether what was answered last is to stand beside what is named: "compared to October?"."""
    named = [at for at, span in enumerate(spans) if span.subject or span.is_a("relative_period")]
    if not named:
        return False
    return has(spans, "cue", "compare") or any(
        span.text.endswith(" than") or (span.is_a("marker", "than") and span.is_a("join"))
        for span in spans[: named[-1]]
    )

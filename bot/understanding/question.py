"""One question on its way to a meaning: the kinds of question, tried in one fixed order."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from bot.facts.model import Statement
from bot.facts.period import period
from bot.understanding.against import with_what_it_is_against
from bot.understanding.figures.alike import MOST_ASKS
from bot.understanding.figures.asked import Asked
from bot.understanding.figures.ordered import extreme, for_each_place, month_of_many
from bot.understanding.figures.series_index import origins_of
from bot.understanding.figures.sized import of_size
from bot.understanding.quoted.beside import beside
from bot.understanding.quoted.mentions import mentioning
from bot.understanding.quoted.only_words import judged, last_moved
from bot.understanding.quoted.others import by_others
from bot.understanding.quoted.phrased import EXPECTING
from bot.understanding.quoted.remembered import half_remembered
from bot.understanding.quoted.said import Said
from bot.understanding.quoted.statement_words import item_of
from bot.understanding.quoted.statements import StatementIndex
from bot.understanding.quoted.undone import undone
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
    Supposed,
)
from bot.understanding.spans.limits import before_something, limits
from bot.understanding.spans.opening import Form
from bot.understanding.spans.printed import AskedNumber, asked_numbers
from bot.understanding.standing import measured_otherwise
from bot.understanding.words.word_kin import related, stem

# "Any contradictions?" asks for the list; in a longer sentence without a word of articles somebody talks of other quarrels.
_BRIEF = 4
_SMALL = frozenset({"filler", "marker", "range", "ask", "between"})
# Who is in a remark that somebody makes of his own life.
_IN_PASSING = ("noise", "owner", "counted")
_SOUGHT = ("what", "which")
_MEASURING, _MOVING = (
    frozenset({"number", "change", "level", "level_weak", "money", "share"}),
    frozenset({"rise", "fall"}),
)


class Question:
    """A question with what it asks about, as far as it is known."""

    def __init__(self, asked: Asked, statements: StatementIndex, heard: Sequence[Statement] = ()) -> None:
        self.asked = asked
        self.said = Said(asked, statements, heard)

    def meaning(self) -> Meaning:
        """The first kind of question that fits."""
        if self._is_of_the_asker:
            return NotCovered(Gap.UNKNOWN_WORD, tuple(("word", word) for word in self.asked.foreign))
        earlier = before_something(self.asked.spans, self.asked.lexicon) if self.asked.named else ()
        if earlier and not self.said.is_asked_for:
            return NotCovered(Gap.UNKNOWN_WORD, tuple(("word", word) for word in earlier))
        for attempt in (
            partial(by_others, self.said.phrased, self.said.heard),
            self.said.further,
            self._disputes,
            self._mentions,
            self._sources,
            partial(month_of_many, self.asked),
            partial(judged, self.asked, self.said),
            partial(last_moved, self.asked, self.said),
            self.said.meaning,
        ):
            if (meaning := attempt()) is not None:
                ended = undone(self.said, meaning.statements) if isinstance(meaning, Statements) else ()
                return NotCovered(Gap.UNKNOWN_WORD, tuple(("word", word) for word in ended)) if ended else meaning
        figures = self._figures()
        if figures is not None and not isinstance(figures, NotCovered | Ambiguous):
            return figures
        if (remembered := half_remembered(self.said)) and not self._misses_what_is_measured(remembered):
            return remembered
        if figures is None and self.asked.foreign:
            return NotCovered(Gap.UNKNOWN_WORD, tuple(("word", word) for word in self.asked.foreign))
        known = self.asked.knowledge.terms["area"]
        if figures is None and (places := [code for code in self.asked.codes("area") if code not in known]):
            return NotCovered(Gap.NO_STATEMENT, tuple(("area", code) for code in places))
        return figures or NotCovered(Gap.UNREADABLE)

    @property
    def _is_of_a_topic(self) -> bool:
        """Whether only a topic and a place are named: "the deal with Sweden" is no figure on Sweden."""
        if not self.asked.codes("topic") or self.asked.counts or self.asked.before:
            return False
        return all(part.areas and not (part.indicators or part.products or part.hints) for part in self.asked.parts)

    @property
    def _is_who_does_something(self) -> bool:
        """Whether somebody is sought who did something somewhere, and nothing that is measured is told: "who sang in Oslo"."""
        if self.asked.before or len(self.asked.parts) != 1 or not self.asked.opens_with("who"):
            return False
        (part,) = self.asked.parts
        placed = bool(part.areas) and all(area.marker == "in" for area in part.areas)
        return placed and not (part.indicators or part.products or part.differing or part.each)

    @property
    def _is_of_the_asker(self) -> bool:
        """Whether what is named is somebody's own: "the deal with my landlord"."""
        if not self.asked.foreign:
            return False
        owners = {span.text for span in self.asked.spans if span.is_a("owner")}
        return not owners.isdisjoint(self.asked.foreign) and not self.said.is_asked_for

    def _misses_what_is_measured(self, remembered: Meaning) -> bool:
        """Whether a number of something that nobody here knows is asked for, and the words found do not speak of it either."""
        if not (isinstance(remembered, Statements) and self.asked.foreign) or self.said.is_asked_for:
            return False
        dated = any(span.is_any(("month", "relative_period", "unit", "number", "measure")) for span in self.asked.spans)
        sought = any(
            span.text in _SOUGHT and after.text in self.asked.foreign for span, after in pairwise(self.asked.spans)
        )
        measured = sought or dated or self._moves_what_is_unknown or any(part.hints for part in self.asked.parts)
        words = [word for phrase in self.asked.foreign for word in phrase.split()]
        has, first = self.said.statements.has, remembered.statements[0]
        told_of = has if dated else lambda of, word: self.said.statements.told(of, (item_of(word),)) > 0
        told = any(told_of(first, word) for word in words) and all(has(first, w) for w in words if not related(stem(w)))
        return measured and not told

    @property
    def _moves_what_is_unknown(self) -> bool:
        """Whether a number is asked for, or how something moved that is no indicator of ours: "did prices go up"."""
        moved = self.asked.cues & _MOVING and not self.asked.named
        return bool(self.asked.cues & _MEASURING or moved)

    def _disputes(self) -> Meaning | None:
        """ "Where do the sources disagree?": no series is named, nor meant from before."""
        general = "sources" in self.asked.cues or not self.asked.before
        idle = [span for span in self.asked.spans if not span.known or span.is_a("noise") or span.is_a("owner")]
        brief = not idle and len(self.asked.spans) <= _BRIEF
        named = (
            self.asked.named
            or self.asked.foreign
            or self.asked.codes("person")
            or self.asked.codes("topic")
            or asked_numbers(self.asked.spans)
        )
        # "Is there anything they disagree on?"
        of_them = any(span.text in self.asked.lexicon.lists.referring for span in self.asked.spans)
        only = all(span.dimensions <= _SMALL or span.is_a("cue", "disagree") for span in self.asked.spans)
        sure = "sources" in self.asked.cues or brief or (of_them and only and self.asked.form is Form.OPENED)
        return Disputes() if "disagree" in self.asked.cues and general and sure and not named else None

    def _mentions(self) -> Meaning | None:
        """ "How many articles mention the harbour?"."""
        if "mention" not in self.asked.cues or "say" in self.asked.cues or self.asked.foreign:
            return None
        return mentioning(self.said.phrased, self.said.statements, self.asked.knowledge)

    # Sources: "who says so?", "which articles do you have?"

    def _sources(self) -> Meaning | None:
        bylined = self.asked.codes("author") or (self.asked.codes("article") if "byline" in self.asked.cues else ())
        if bylined and not self.asked.named:
            return Sources(bylined)  # "who wrote it?", "who is that reporter?"
        other = {"agree", "disagree", "highest", "lowest"}
        if (
            "sources" not in self.asked.cues
            or self.asked.foreign
            or self.asked.cues & other
            or self.asked.codes("person")
            or (self.asked.organisations and self.asked.cues & {"say", "quote"})
        ):
            return None
        numbers = asked_numbers(self.asked.spans)
        if len(numbers) > 1 or (numbers and not self.asked.named):
            return None  # "which article says 1.1 trillion?", "why does one say 12 and another 8?"
        if any(part.each for part in self.asked.parts) and not self._asks_for_sources:
            return None  # "for each market that the articles mention"
        asks = self.asked.asks
        if not isinstance(asks, list):
            return asks if self.asked.named else None
        if asks:
            articles = dict.fromkeys(
                report.article for ask in asks for report in self.asked.knowledge.by_series[ask.series]
            )
            return Sources(tuple(articles), tuple(asks))
        if self.asked.codes("topic") or any(not span.known for span in self.asked.spans):
            return None
        return Sources(self.asked.codes("article") or tuple(self.asked.knowledge.articles))

    @property
    def _asks_for_sources(self) -> bool:
        """Whether a word for sources is itself what is asked for: "which articles"."""
        words = [span.text.split()[0] for span in self.asked.spans if span.is_a("cue", "sources")]
        senses = [sense for word in words for sense in self.asked.lexicon.senses.get((word,), ())]
        return any(sense.dimension == "ask" or sense == ("cue", "who") for sense in senses)

    # Figures

    def _figures(self) -> Meaning | None:
        if self.asked.foreign or self._is_of_a_topic or self._is_who_does_something:
            return None
        if self.asked.strangers:
            return NotCovered(Gap.UNKNOWN_WORD, tuple(("word", word) for word in self.asked.strangers))
        asks = self.asked.asks
        since = (
            [ask.series.period[5:7] for ask in asks if period(ask.series.period).end is None]
            if isinstance(asks, list)
            else ()
        )
        if asks and (
            less := limits(self.asked.spans, self.asked.lexicon, home=self.asked.knowledge.subject.area, since=since)
        ):
            return NotCovered(Gap.UNKNOWN_WORD, tuple(("word", word) for word in less))
        if organisations := self.asked.organisations:
            asks = self._from_origin(asks, organisations)
        if any(span.is_a("both") for span in self.asked.spans):
            asks = self._both(asks)
        numbers = asked_numbers(self.asked.spans)
        if isinstance(asks, Ambiguous) and len(numbers) > 1:
            asks = self._printed_so(asks, numbers)
        if not isinstance(asks, list):
            return asks
        if not asks:
            return self._numbers(numbers)
        if missing := measured_otherwise(self.asked, asks):
            return NotCovered(Gap.NO_SERIES, (("measure", missing),), (asks[0].series,))
        if len(numbers) == 1 and self._is_open_when(asks):
            found = of_size(asks[0].series, numbers[0], self.asked.knowledge)
            if found is None:
                return NotCovered(Gap.NO_SERIES, (("unit", asks[0].series.unit),))
            asks = [Ask(found, asks[0].how)]
        every = for_each_place(self.asked, asks)
        held = every if isinstance(every, NotCovered) else with_what_it_is_against(self.asked, every, numbers)
        return held if isinstance(held, NotCovered) else self._shown(held, numbers)

    def _shown(self, asks: list[Ask], numbers: Sequence[AskedNumber]) -> Figures:
        """The series found, with how they are to be told."""
        intent = Intent.COMPARISON if len(asks) > 1 else Intent.FIGURE
        articles = self.asked.codes("article")
        compared = len(articles) > 1
        if compared:
            asks = [self.asked.solver.alike.printed_by_all(ask, articles) for ask in asks]
        if self.asked.cues & {"agree", "disagree"} or len(numbers) > 1 or compared:
            intent = Intent.DISAGREEMENT
        others = (
            self.asked.solver.alike.siblings(asks[0]) if len(asks) == 1 and How.ASSUMED in asks[0].how.values() else ()
        )
        return Figures(
            intent,
            tuple(asks[:MOST_ASKS]),
            others,
            direction=self.asked.direction,
            moving=not numbers and self.asked.is_of_movement(asks),
            article=articles[0] if len(articles) == 1 else None,
            supposed=self._supposed(numbers),
            extreme=extreme(self.asked, asks),
            beside=() if compared else beside(self.said, asks),
            origins=self.asked.organisations,
        )

    def _printed_so(self, asks: Ambiguous, numbers: Sequence[AskedNumber]) -> list[Ask] | Ambiguous:
        """ "One says 28.6, another 29": of several readings the one of which both are printed."""
        held = self.asked.knowledge.by_series
        both = [a for a in asks.choices if all(any(n.is_printed(r) for r in held[a.series]) for n in numbers)]
        return both if len(both) == 1 else asks

    def _both(self, asks: "list[Ask] | Ambiguous | NotCovered") -> "list[Ask] | Ambiguous | NotCovered":
        """ "Tolls both ways": each way to read it; or what was found, and the same from the other side."""
        if isinstance(asks, Ambiguous):
            return list(asks.choices)
        if not isinstance(asks, list) or len(asks) != 1:
            return asks
        other = self.asked.solver.alike.other_side(asks[0])
        return [*asks, other] if other else asks

    def _supposed(self, numbers: Sequence[AskedNumber]) -> Supposed | None:
        """The one number that the question holds itself, where it says what it counts."""
        if len(numbers) != 1:
            return None
        unit = numbers[0].unit or ("count" if self._counts_what_follows and not numbers[0].scaled else None)
        if not (numbers[0].scaled or unit):
            return None
        beyond = ("more_than" in self.asked.cues) - ("less_than" in self.asked.cues)
        return Supposed(numbers[0].value, unit, beyond)

    @property
    def _counts_what_follows(self) -> bool:
        """Whether a number stands right before the name of what is counted: "were there 700 permits"."""
        counted = self.asked.lexicon.in_number
        return any(
            span.is_a("number") and not counted.isdisjoint(after.codes("indicator"))
            for span, after in pairwise(self.asked.spans)
        )

    def _is_open_when(self, asks: Sequence[Ask]) -> bool:
        """Whether one series is asked for, and no period: "now" may be the year so far."""
        dated = any(asked.exact for part in self.asked.parts for asked in part.periods)
        return len(asks) == 1 and not (dated or asks[0].inherited())

    def _from_origin(
        self, asks: "list[Ask] | Ambiguous | NotCovered", organisations: tuple[str, ...]
    ) -> "list[Ask] | Ambiguous | NotCovered":
        """The asks, unless a named organisation is the origin of none: then nobody reports it from there."""
        if isinstance(asks, NotCovered) or not asks:
            return asks
        origins = {
            x
            for ask in (asks.choices if isinstance(asks, Ambiguous) else asks)
            for r in self.asked.knowledge.by_series[ask.series]
            for x in origins_of(r, self.asked.knowledge)
        }
        if origins & set(organisations) or not (self.asked.cues & EXPECTING or "say" in self.asked.cues):
            return asks
        if "reported" in self.asked.cues:
            return asks  # "the bank expected 3%, how much was it really?"
        return NotCovered(Gap.NO_SERIES, tuple(("organisation", code) for code in organisations))

    def _numbers(self, numbers: Sequence[AskedNumber]) -> Meaning | None:
        """ "What was the 24%?": every series for which an article prints that number."""
        asking = (
            self.asked.cues & {"number", "is_it", "agree"}
            or any(number.scaled or number.unit for number in numbers)
            or all(span.is_a("number") and "." in span.text for span in self.asked.spans)
        )
        if not numbers or not asking or any(not span.known for span in self.asked.spans):
            return None
        if self.asked.form is Form.PLAIN and any(span.is_any(_IN_PASSING) for span in self.asked.spans):
            return None  # "the boss wants 5% more from the two of us"
        held = self.asked.knowledge.by_series.items()
        if len(numbers) > 1:  # "is it 28.6 or 29?"
            both = [s for s, reports in held if all(any(n.is_printed(r) for r in reports) for n in numbers)]
            if both:
                return Figures(Intent.DISAGREEMENT, tuple(Ask(series, {}) for series in both[:MOST_ASKS]))
        found = [s for s, reports in held if any(n.is_printed(r) for r in reports for n in numbers)]
        return Numbers(tuple(found[:MOST_ASKS])) if found else None

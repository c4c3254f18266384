"""Questions after figures: which series are wanted, and how they are to be told."""

from collections.abc import Sequence
from itertools import pairwise

from bot.facts.period import period
from bot.understanding.against import with_what_it_is_against
from bot.understanding.figures.alike import MOST_ASKS, MOST_NEAR
from bot.understanding.figures.asked import ORDERING, Asked
from bot.understanding.figures.ordered import extreme, for_each_place
from bot.understanding.figures.series_index import origins_of
from bot.understanding.figures.sized import of_size
from bot.understanding.quoted.beside import beside
from bot.understanding.quoted.phrased import EXPECTING
from bot.understanding.quoted.said import Said
from bot.understanding.quoted.timed import is_to_come
from bot.understanding.reading import (
    Ambiguous,
    Ask,
    Asks,
    Figures,
    Gap,
    How,
    Intent,
    Meaning,
    NotCovered,
    Numbers,
    Supposed,
    unknown,
)
from bot.understanding.spans.limits import bygone, limits, within_a_month
from bot.understanding.spans.opening import Form
from bot.understanding.spans.printed import AskedNumber, asked_numbers, asks_who_printed, nearest_printed
from bot.understanding.spans.reckoned import is_reckoned, supposes
from bot.understanding.standing import measured_otherwise
from bot.understanding.words.recognise import has_any

# Who is in a remark that somebody makes of his own life.
_IN_PASSING = ("noise", "owner", "counted")
# With these a number is one that others are to be beyond, and not one of theirs.
_SETTING_AGAINST = frozenset({"more_than", "less_than", "versus_expectation", "compare", *ORDERING})
_OR = "or"
# What no number answers; "which countries are in the EU".
_OF_A_PLACE = frozenset({"when", "where", "who", "what_is", "each"})


class FiguresAsked:
    """The figures that a question is after."""

    def __init__(self, asked: Asked, said: Said) -> None:
        self.asked = asked
        self.said = said

    def meaning(self) -> Meaning | None:
        """What is to be told of them; None where the question is after something else."""
        if self.asked.foreign or self._is_of_a_topic or self._is_of_a_place:
            return None
        if is_to_come(self.asked) and not self.asked.cues & EXPECTING:
            return None  # "when will the next figures be out": no number tells
        if self.asked.strangers:
            return unknown(*self.asked.strangers)
        asks = self.asked.asks
        since = (
            [ask.series.period[5:7] for ask in asks if period(ask.series.period).end is None]
            if isinstance(asks, list)
            else ()
        )
        if asks and (
            less := limits(self.asked.spans, self.asked.lexicon, home=self.asked.knowledge.subject.area, since=since)
        ):
            return unknown(*less)
        if asks and (other := self._of_another_time(asks)):
            return unknown(*other)
        if organisations := self.asked.organisations:
            asks = self._from_origin(asks, organisations)
        if any(span.is_a("both") or (span.is_a("swap") and self.asked.named) for span in self.asked.spans):
            asks = self._both(asks)
        numbers = asked_numbers(self.asked.spans)
        if len(numbers) > 1 and supposes(self.asked.spans, self.asked.lexicon):
            return None
        if isinstance(asks, Ambiguous) and len(numbers) > 1:
            asks = self._printed_so(asks, numbers)
        if self._asks_for_no_number(asks):
            return None
        if not isinstance(asks, list):
            return asks
        if not asks or asks_who_printed(self.asked.spans):
            return self._numbers(numbers)
        if missing := measured_otherwise(self.asked, asks):
            return NotCovered(Gap.NO_SERIES, (("measure", missing),), (asks[0].series,))
        if len(numbers) == 1 and self._is_open_when(asks):
            found = of_size(asks[0].series, numbers[0], self.asked.knowledge)
            if found is None:
                return NotCovered(Gap.NO_SERIES, (("unit", asks[0].series.unit),))
            asks = [Ask(found, asks[0].how)]
        every = for_each_place(self.asked, self._which_is_printed_so(asks, numbers))
        held = every if isinstance(every, NotCovered) else with_what_it_is_against(self.asked, every, numbers)
        return held if isinstance(held, NotCovered) else self._shown(held, numbers)

    def _of_another_time(self, asks: Asks) -> tuple[str, ...]:
        """The words for a time that is none of a calendar, or less than the month that is told of."""
        told = [period(ask.series.period) for ask in asks] if isinstance(asks, list) else []
        if any(one.is_month for one in told) and (part := within_a_month(self.asked.asking, self.asked.lexicon)):
            return part
        daily = bool(told) and all(one.is_day for one in told)
        return () if self._is_dated else bygone(self.asked.asking, self.asked.lexicon, daily=daily)

    @property
    def _is_of_a_topic(self) -> bool:
        """Whether only a topic and a place are named: "the deal with Sweden" is no figure on Sweden."""
        if not self.asked.codes("topic") or self.asked.counts or self.asked.before:
            return False
        return all(part.names_only_places for part in self.asked.parts)

    @property
    def _is_of_a_place(self) -> bool:
        """Whether only a place is named, and what is asked of it is no number: "when was Norway founded"."""
        if self.asked.before or not self.asked.cues or not self.asked.cues <= _OF_A_PLACE:
            return False
        return bool(self.asked.parts) and all(part.names_only_places for part in self.asked.parts)

    def _asks_for_no_number(self, asks: Asks) -> bool:
        """Whether it is asked who did something, of one thing that is measured, or where a thing is: "who collects the toll"."""
        alone = isinstance(asks, Ambiguous) or (isinstance(asks, list) and len(asks) == 1)
        if not alone or self.asked.before or self.asked.form is Form.PLAIN or self.asked.counts:
            return False
        if self.asked.cues == {"where"}:
            return not any(part.indicators or part.hints or part.areas for part in self.asked.parts)
        if any(part.indicators or part.hints for part in self.asked.parts) and self.asked.cues & ORDERING:
            return False  # "who sold most": one of those who are dealt with
        return self.asked.cues - ORDERING == {"who"} and self.asked.spans[0].text.startswith("who")

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

    def _which_is_printed_so(self, asks: list[Ask], numbers: Sequence[AskedNumber]) -> list[Ask]:
        """ "The 24%, is that against May or last year?": of the series named, the only one that the number is printed for."""
        if len(asks) == 1 or len(numbers) != 1 or self.asked.cues & _SETTING_AGAINST:
            return asks
        if all(span.text != _OR for span in self.asked.spans):
            return asks
        held = self.asked.knowledge.by_series
        so = [ask for ask in asks if any(numbers[0].is_printed(report) for report in held[ask.series])]
        return so if len(so) == 1 else asks

    def _both(self, asks: Asks) -> Asks:
        """ "Tolls both ways", "and vice versa": each way to read it; or what was found, and the same from the other side."""
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
        return len(asks) == 1 and not (self._is_dated or asks[0].is_inherited)

    @property
    def _is_dated(self) -> bool:
        return any(asked.exact for part in self.asked.parts for asked in part.periods)

    def _from_origin(self, asks: Asks, organisations: tuple[str, ...]) -> Asks:
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
            or asks_who_printed(self.asked.spans)
            or any(number.scaled or number.unit for number in numbers)
            or all(span.is_a("number") and "." in span.text for span in self.asked.spans)
        )
        if not numbers or not asking or any(not span.known for span in self.asked.spans):
            return None
        if self.asked.form is Form.PLAIN and has_any(self.asked.spans, _IN_PASSING):
            return None  # "the boss wants 5% more from the two of us"
        if is_reckoned(self.asked.spans, numbers, self.asked.lexicon):
            return None
        held = self.asked.knowledge.by_series.items()
        if len(numbers) > 1:  # "is it 28.6 or 29?"
            both = [s for s, reports in held if all(any(n.is_printed(r) for r in reports) for n in numbers)]
            if both:
                return Figures(Intent.DISAGREEMENT, tuple(Ask(series, {}) for series in both[:MOST_ASKS]))
        found = [s for s, reports in held if any(n.is_printed(r) for r in reports for n in numbers)]
        if found:
            return Numbers(tuple(found[:MOST_ASKS]))
        if asks_who_printed(self.asked.spans):
            said = next(span.text for span in self.asked.spans if span.is_a("number"))
            near = nearest_printed(numbers[0], self.asked.knowledge, MOST_NEAR)
            return NotCovered(Gap.NO_NUMBER, (("word", said),), near)
        return None

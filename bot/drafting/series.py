"""Which series a printed number is likely of: every candidate is weighed by what the words around the number name."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import chain, product as product_of

from bot.drafting.kinds import foretells, is_ahead, kinds_of, looks_ahead
from bot.drafting.measured import AGAINST, fits, is_change, is_listed, is_share, measure_of, stands
from bot.drafting.passages import THAN, Clause, Sentence
from bot.facts.model import CHANGES, GROWTH_ON_PRECEDING, Kind, Knowledge, Measure, Series, Subject, Term, series_id
from bot.facts.numerals import Number
from bot.facts.period import period as parsed, preceding, year_until, years_before
from bot.facts.printed import Wording
from bot.facts.reported import Interval
from bot.facts.units import GENERAL_UNITS, OF_A_HUNDRED, TIMES
from bot.understanding.figures.areas import AskedArea, placed
from bot.understanding.figures.asked_period import AskedPeriod, acceptable
from bot.understanding.figures.wanted import Wanted

# Weights, tuned on the five articles with each one's own file left out (tests/benchmarks/bench_draft.py).
_HERE, _BEFORE, _AFTER, _EARLIER = (
    1.0,
    0.7,
    0.35,
    0.45,
)  # where a term is named: the clause, the sentence, the one before it
_OF_THE_ARTICLE = 0.5  # the place that the title names, where none is named since
_FADING = 0.85  # for each further clause
_INDICATOR, _PART, _PERIOD, _MEASURE, _KIND = 4.0, 3.0, 2.0, 1.5, 2.5
_UNSAID = 2.5  # a market or product that nobody names near the number
_PRINTED_ELSEWHERE, _FITS_ELSEWHERE = 4.0, 1.5  # the same number, or one that can be the same, in another article
# A month that ended so many days ago is the coming one of its name where something is foretold of it.
_LONG_PAST = 100
_NEW = 1.0  # a series that no article has yet
# Below this a number is offered for the ignore list instead: nothing near it names an indicator.
LIKELY = 2.0


_COMPARED = re.compile(
    r"\A(?:from|after|when) |\b(?:against|compared (?:with|to)|versus|up from|down from|after(?= \S*\d)|than|as (?:much|many|in)"
    r"|(?:earlier|before|ago)"
    r"|had (?:been|\w+(?:ed|wn|en)))\b",  # "in May they had grown"
    re.IGNORECASE,
)
_A_YEAR_BEFORE = re.compile(r" (?:in )?(?:a|one|the) year (?:earlier|before|ago)\b|,? the (?:previous|prior) year\b")


@dataclass(frozen=True)
class Context:
    """What is said around a number: weights of where, with what is wanted there."""

    named: tuple[tuple[float, Wanted], ...]
    clause: Clause
    sentence: Sentence
    still: bool  # whether the number is a percentage that tells no movement


@dataclass(frozen=True)
class Likely:
    """A series, and how much speaks for it."""

    series: Series
    weight: float


class SeriesFinder:
    """Finds the likely series of numbers, against the reports of other articles."""

    def __init__(self, knowledge: Knowledge, wording: Wording, region: AskedArea | None) -> None:
        """`region` is the part of the subject's own place that the article is about."""
        self._knowledge = knowledge
        self._wording = wording
        self._region = region
        self._units = {*GENERAL_UNITS, *knowledge.terms["unit"]}
        self._units_told: dict[str, set[str]] = defaultdict(set)
        for series in knowledge.by_series:
            self._units_told[series.indicator].add(series.unit)
        terms = knowledge.terms["indicator"].items()
        self._lasting = {code for code, term in terms if term.measure in (Measure.DURATION, Measure.STREAK)}
        self._lasting |= {
            series.indicator
            for series in knowledge.by_series
            if series.unit in TIMES and series.measure is not Measure.STREAK
        }

    def likely(
        self, number: Number, clause: Clause, sentence: Sentence, earlier: Sequence[Clause], order: int | None
    ) -> Likely | None:
        """The likeliest series of a number, None where its unit fits none.

        `earlier` are the clauses of the sentences before, nearest first; `order` tells which of the sentence's terms it
        belongs to where they belong to each other one by one.
        """
        if number.unit is not None and number.unit not in self._units:
            return None
        still = stands(number, clause, sentence, earlier, self._wording)
        context = self._placed(_context(clause, sentence, earlier, self._knowledge, order, still=still), earlier)
        changes = is_change(number, clause, self._wording)
        shares = is_share(number, sentence)
        listed = is_listed(number, clause, sentence, self._wording)
        counted = _counted(clause, sentence, earlier if listed else (), goes_on=listed or changes)
        candidates = chain(self._knowledge.by_series, self._new(number, context))
        weighed = [
            Likely(series, self._weight(series, number, context))
            for series in candidates
            if fits(series, number, clause, counted)
            and (number.unit in OF_A_HUNDRED or self._is_told(series, changes=changes))
            and not (shares and series.measure in CHANGES)
            and self._counts_in(series.indicator, number)
        ]
        return max(weighed, key=lambda likely: likely.weight, default=None)

    def _placed(self, context: Context, earlier: Iterable[Clause]) -> Context:
        """With the place that the article is about, where no other has been named since in the paragraph."""
        if self._region is None:
            return context
        told = (clause.wanted.areas for clause in (*reversed(context.sentence.clauses), *earlier))
        nearest = next(filter(None, told), (self._region,))
        if any(area.code != self._region.code for area in nearest):
            return context
        return replace(context, named=(*context.named, (_OF_THE_ARTICLE, Wanted(areas=(self._region,)))))

    def _is_told(self, series: Series, *, changes: bool) -> bool:
        """Whether a series is of changes where a number tells one, and of none where it tells how much there is; an indicator that
        is a change itself, such as jobs added, has nothing else."""
        usual = self._knowledge.terms["indicator"][series.indicator].measure
        if changes or usual is not Measure.CHANGE:
            return changes is (series.measure is Measure.CHANGE)
        return series.measure is not Measure.LEVEL

    def _counts_in(self, indicator: str, number: Number) -> bool:
        """Whether an indicator can be told in such a unit: no output is in dollars, and what is counted is not measured. A unit that
        nothing is told in yet may be of any that is measured."""
        told = self._units_told[indicator] - OF_A_HUNDRED
        unit = number.unit or "count"
        if unit in OF_A_HUNDRED or unit in told or not told:
            return True
        return "count" not in (unit, *told) and not self._is_told_in(unit)

    def _is_told_in(self, unit: str) -> bool:
        return any(unit in told for told in self._units_told.values())

    def _may_last(self, indicator: str, number: Number) -> bool:
        """Whether a number, if it is a stretch of time, can be of an indicator: "four weeks" are no hours worked."""
        return number.unit not in TIMES or number.is_ordinal or indicator in self._lasting

    def _weight(self, series: Series, number: Number, context: Context) -> float:
        term = self._knowledge.terms["indicator"].get(series.indicator)
        home = self._knowledge.subject.area
        weight = _INDICATOR * max(
            (at for at, wanted in context.named if series.indicator in _indicators(wanted)), default=0.0
        )
        for dimension, named in (
            ("product", lambda wanted: wanted.products),
            ("counterpart", lambda wanted: _areas(wanted, "counterpart", term, home)),
            ("area", lambda wanted: _areas(wanted, "area", term, home)),
        ):
            code = series.code(dimension)
            plain = home if dimension == "area" else None
            said = [(at, codes) for at, wanted in context.named if (codes := named(wanted))]
            if code == plain:
                # Another market or product named right here speaks against the total.
                weight -= _PART * max((at for at, codes in said if at >= _HERE and code not in codes), default=0.0)
            else:
                found = max((at for at, codes in said if code in codes), default=0.0)
                weight += _PART * found if found else -_UNSAID
                nearest = said[0] if said else None
                if nearest and code not in nearest[1]:
                    weight -= _PART * nearest[0] * 0.5
        return weight + self._circumstances(series, number, context) + self._elsewhere(series, number)

    def _circumstances(self, series: Series, number: Number, context: Context) -> float:
        """What speaks for a series by its period, measure and kind."""
        subject = self._knowledge.subject
        weight = 0.0
        periods = _periods(number, context, subject)
        met = False
        if not periods:
            weight += _PERIOD * 0.4 * (series.period == subject.period)
        else:
            met = any(series.period in acceptable(asked, [series.period]) for _, asked in periods)
            exact = any(series.period == asked.text for _, asked in periods)
            weight += _PERIOD * periods[0][0] * (1.0 if exact else 0.6 if met else -1.0)
        own = context.clause.wanted
        rise, fall = self._wording.movement(context.clause.text)
        measures = own.strict.get("measure") or ()
        if series.measure.is_movement:
            weight += _MEASURE * (1.0 if rise or fall else 0.0)
        if measures and series.measure in measures:
            weight += _MEASURE
        usual = self._knowledge.terms["indicator"][series.indicator].measure
        weight += 0.3 * (usual is series.measure)
        if context.still and series.measure in CHANGES and usual not in CHANGES:
            weight -= _MEASURE
        if series.measure in GROWTH_ON_PRECEDING.values() and measures != (series.measure,):
            weight -= _MEASURE * 0.5
        kinds = kinds_of(number, context.clause, context.sentence, series.period, subject.as_of)
        # A time to come that nobody names is none that a number is foreseen for.
        foreseen = met or not is_ahead(series.period, subject.as_of) or looks_ahead(context.sentence.text)
        if series.kind in kinds and foreseen:
            weight += _KIND
        elif kinds or series.kind is not Kind.REPORTED:
            weight -= _KIND * 0.6
        return weight

    def _elsewhere(self, series: Series, number: Number) -> float:
        values = [report.reported for report in self._knowledge.by_series.get(series, ()) if report.reported]
        if not values:
            return -_NEW if series not in self._knowledge.by_series else 0.0
        assert number.value is not None  # an amount
        told = {number.value, number.to.value if number.to else None}
        if any(abs(reported.value) in told or reported.upper in told - {None} for reported in values):
            return _PRINTED_ELSEWHERE
        step = number.step or Decimal(1)
        about = Interval(number.value - step, number.value + step)
        sized = [-reported.interval if reported.value < 0 else reported.interval for reported in values]
        return _FITS_ELSEWHERE if any(interval.meets(about) for interval in sized) else -_FITS_ELSEWHERE * 0.5

    def _new(self, number: Number, context: Context) -> Iterator[Series]:
        """Series that the words name though no article has them yet."""
        subject = self._knowledge.subject
        own = context.clause.wanted
        changes = is_change(number, context.clause, self._wording)
        shares = is_share(number, context.sentence)
        named = dict.fromkeys(code for _, wanted in context.named for code in _indicators(wanted))
        indicators = [code for code in named if self._may_last(code, number) and self._counts_in(code, number)][:2]
        here = any(_indicators(wanted) for at, wanted in context.named if at > _EARLIER)
        if not here and not indicators:
            indicators = self._of_products(number, context)[:2]
        periods = _periods(number, context, subject)
        period = next((asked.text for _, asked in periods), subject.period)
        kinds = kinds_of(number, context.clause, context.sentence, period, subject.as_of) or (Kind.REPORTED,)
        kind = Kind.FORECAST if Kind.FORECAST in kinds and is_ahead(period, subject.as_of) else Kind(kinds[0])
        products = dict.fromkeys((None, *(code for at, w in context.named if at > _EARLIER for code in w.products)))
        for indicator, product in product_of(indicators, products):
            term = self._knowledge.terms["indicator"][indicator]
            markets = [
                code
                for at, w in context.named
                if at > _EARLIER
                for code in _areas(w, "counterpart", term, subject.area)
            ]
            areas = [code for at, w in context.named if at > _EARLIER for code in _areas(w, "area", term, subject.area)]
            own_area = next(iter(_areas(own, "area", term, subject.area)), None)
            places = (own_area,) if own_area else tuple(dict.fromkeys((subject.area, *areas[:1])))
            for market, area in product_of(dict.fromkeys((None, *markets[:2])), places):
                codes = {
                    "indicator": indicator,
                    "measure": measure_of(number, own, term, changes=changes, shares=shares, still=context.still),
                    "product": product,
                    "area": area,
                    "counterpart": market,
                    "period": period,
                    "kind": kind,
                    "unit": number.unit or ("months" if number.is_ordinal else "count"),
                }
                yield Series(**codes, id=series_id(codes, subject.area))  # type: ignore[arg-type]

    def _of_products(self, number: Number, context: Context) -> list[str]:
        """What is measured of the products that are named, in such a unit, the most usual first: "coal supplied 14.4% of it"."""
        products = {code for at, wanted in context.named if at > _EARLIER for code in wanted.products}
        alike = [one for one in self._knowledge.by_series if one.product in products and one.unit == number.unit]
        held = Counter(one.indicator for one in alike)
        return [indicator for indicator, _ in held.most_common()]


def _to_come(asked: AskedPeriod, subject: Subject) -> AskedPeriod:
    """What a time is where something is foretold of it: "expects 8,000 jobs in December", "hopes for 12,000 this year"."""
    if asked.text == year_until(subject.period):
        return AskedPeriod(asked.text[:4])
    end = parsed(asked.text).end
    passed = end is not None and (parsed(subject.as_of).start - end).days > _LONG_PAST
    return AskedPeriod(asked.or_coming) if asked.or_coming and passed else asked


def _periods(number: Number, context: Context, subject: Subject) -> list[tuple[float, AskedPeriod]]:
    """The periods named nearest to a number, with the weight of where."""
    own, current = context.clause, subject.period
    growth, before = GROWTH_ON_PRECEDING.get(parsed(current).months), preceding(current)
    based = growth in own.wanted.strict.get("measure", ()) and number.unit != "percent"
    if before and growth and based and " from " in own.text[: number.start - own.start]:
        return [(_HERE, AskedPeriod(before))]  # "up 24% from October's $90 billion"
    text, end = context.sentence.text, (number.to or number).whole[1]
    named = context.named
    rest = own.wanted.periods
    if own.base and THAN.search(text, end, own.end):  # "12% more than in March 2025": what it is compared with
        rest = tuple(asked for asked in rest if asked not in own.base)
        named = ((_HERE, replace(own.wanted, periods=rest)), *named[1:])
    found = next(([(at, asked) for asked in wanted.periods] for at, wanted in named if wanted.periods), [])
    if foretells(text[: number.start].rpartition(";")[2]):
        found = [(at, _to_come(asked, subject)) for at, asked in found]
    if number.unit != "percent" and AGAINST.search(text[: number.whole[0]]) and _A_YEAR_BEFORE.match(text, end):
        said = years_before(subject.as_of[:7], 1)  # what "a year earlier" is by itself
        times = ((at, asked) for at, wanted in named for asked in wanted.periods if asked.text != said)
        at, asked = next(times, (_HERE, AskedPeriod(current)))
        return [(at, AskedPeriod(years_before(asked.text, 1)))]
    if len(rest) == len(own.numbers) > 1:  # "17.2 weeks in March, 18 weeks in February"
        return [(_HERE, rest[[other.start for other in own.numbers].index(number.start)])]
    return found


def _context(
    clause: Clause,
    sentence: Sentence,
    earlier: Sequence[Clause],
    knowledge: Knowledge,
    order: int | None,
    *,
    still: bool,
) -> Context:
    at = sentence.clauses.index(clause)
    own = clause.wanted
    before = [(_BEFORE * _FADING**n, c.wanted) for n, c in enumerate(reversed(sentence.clauses[:at]))]
    told = foretells(sentence.text[: clause.end])  # "down 6%, and aims for 2,000 in 2028"
    after = [(_AFTER * _FADING**n, _lent(c, knowledge, ahead=told)) for n, c in enumerate(sentence.clauses[at + 1 :])]
    ahead = looks_ahead(sentence.text)
    past = [(_EARLIER * _FADING**n, _lent(c, knowledge, ahead=ahead)) for n, c in enumerate(earlier)]
    named = [(_HERE, own), *before, *after, *past]
    if order is not None:
        areas = list(
            dict.fromkeys(a for c in sentence.clauses for a in c.wanted.areas if a.code != knowledge.subject.area)
        )
        if order < len(areas):
            marker = next((area.marker for area in areas if area.marker), None)
            only = AskedArea(areas[order].code, areas[order].marker or marker)
            named = [(weight, _with_area(wanted, only, first=n == 0)) for n, (weight, wanted) in enumerate(named)]
    return Context(tuple(named), clause, sentence, still)


def _lent(clause: Clause, knowledge: Knowledge, *, ahead: bool) -> Wanted:
    """What a clause says for a sentence after it: not when what its own number is compared with was, nor a time to come.

    `ahead`: the sentence too looks ahead.
    """
    periods = () if _COMPARED.search(clause.text) else clause.wanted.periods
    over = tuple(asked for asked in periods if ahead or not is_ahead(asked.text, knowledge.subject.as_of))
    return replace(clause.wanted, periods=over)


def _with_area(wanted: Wanted, area: AskedArea, *, first: bool) -> Wanted:
    return replace(wanted, areas=(area,) if first else ())


def _counted(clause: Clause, sentence: Sentence, earlier: Sequence[Clause], *, goes_on: bool) -> Iterable[str]:
    """What a bare number may count: what its clause names, "412,000 trips"; else what the clause before names that it ends,
    "trips rose 5% to 412,000", or that it goes on with, "5,900 trips, down 48"; in a list that may be one of the `earlier`."""
    named = _indicators(clause.wanted)
    ends = sentence.text[: clause.start].endswith(" to ") or clause.text.startswith("from ")
    if named or not (ends or goes_on):
        return named
    before = (*reversed(sentence.clauses[: sentence.clauses.index(clause)]), *earlier)
    return next((found for other in before if (found := _indicators(other.wanted))), ())


def _indicators(wanted: Wanted) -> Iterable[str]:
    return wanted.indicators or wanted.loose.get("indicator", ())


def _areas(wanted: Wanted, part: str, term: Term | None, home: str) -> tuple[str, ...]:
    found = [(area.code, placed(area, term, home)) for area in wanted.areas]
    if part == "counterpart":
        return tuple(code for code, place in found if place in ("counterpart", "either") and code != home)
    return tuple(code for code, place in found if place in ("area", "either") and code != home)

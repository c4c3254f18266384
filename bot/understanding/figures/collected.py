"""The spans of one part of a question → what it wants, each read where it stands, then all of them together."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import islice, pairwise

from bot.facts.model import CHANGES, GROWTHS, Kind, Knowledge, Measure
from bot.facts.period import period
from bot.facts.units import GENERAL_UNITS
from bot.understanding.figures.areas import AskedArea, asked_areas, is_taxed
from bot.understanding.figures.asked_period import AskedPeriod
from bot.understanding.figures.foreseen import foreseen_by, is_wanted
from bot.understanding.figures.hints import alike, carried, hinted, kinds_hinted_at
from bot.understanding.figures.measure_words import (
    INNER,
    LOOSE,
    STRICT,
    counts_a_gain,
    counts_a_thing,
    inner_cues,
    is_unit_of,
    moves,
    sizes_a_change,
    told_of_a_part,
    units_of,
)
from bot.understanding.figures.period_words import asked_periods, own_time
from bot.understanding.figures.prices import is_portion, priced, told_of
from bot.understanding.figures.relative_period import so_far
from bot.understanding.figures.wanted import Wanted
from bot.understanding.spans.other_terms import COUNTING
from bot.understanding.spans.printed import counts_number
from bot.understanding.spans.wholes import is_told_of, share_measures, whole_at, whole_of_share
from bot.understanding.words.dimensions import FILLER, MOVES
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has, meanings_of
from bot.understanding.words.word_kin import stem

# What a span must be one of to say anything of a series.
_WANTING = frozenset(
    {"expression", "hint", "indicator", "product", "area", "organisation", "unit", "measure", "cue"}
)  # fmt: skip
# What is told in no money, whatever verb of paying its name has.
_STANDING = (Measure.SHARE, Measure.RATE)
# Of what is yet to come, a forecast before what is only meant to be.
_FORESEEN = (Kind.FORECAST, Kind.TARGET)


def wanted_of(spans: Sequence[Span], knowledge: Knowledge, lexicon: Lexicon) -> Wanted:
    """Collect what the spans of one part of a question say."""
    collecting = _Collecting(spans, knowledge, lexicon)
    for at in range(len(spans)):
        collecting.take(at)
    return collecting.wanted()


class _Collecting:
    """What has been read of one part so far."""

    def __init__(self, spans: Sequence[Span], knowledge: Knowledge, lexicon: Lexicon) -> None:
        self.spans, self.knowledge, self.lexicon = spans, knowledge, lexicon
        self.periods, self.dated, measured = asked_periods(spans, knowledge.subject)
        self.indicators: list[str] = []
        self.wholes: list[str] = []  # of which a part is asked for
        self.of_a_whole = False
        self.of_percent = any(span.is_a("unit", "percent") or span.text.startswith("percent of") for span in spans)
        self.hints: list[str] = []
        self.origins: list[str] = []
        self.products: list[str] = []
        self.areas: list[AskedArea] = []
        self.strict: dict[str, tuple[str, ...]] = {"measure": (measured,)} if measured else {}
        # What a number of the question is counted in, or any money, unless another unit is asked: "in trillions of won".
        self.given: dict[str, tuple[str, ...]] = {}
        self.loose: dict[str, tuple[str, ...]] = {}
        self.prefix = self.behind = False
        self.whole = whole_of_share(spans, lexicon)

    def take(self, at: int) -> None:
        """Read one span."""
        span = self.spans[at]
        whole = self.of_percent and whole_at(self.spans, at) and not self._is_said_again(span)
        self.of_a_whole = self.of_a_whole or whole
        if at in self.dated or not span.is_any(_WANTING) or span.is_a("marker", "goods"):
            return
        for means in () if whole else meanings_of(span, self.lexicon, "expression"):
            self._express(means, at)
        self.hints += [means["indicator"] for means in meanings_of(span, self.lexicon, "hint")]
        if at == self.whole:
            self.strict["measure"] = (Measure.SHARE,)
            if not is_told_of(self.spans, at, self.knowledge):
                self.strict["unit"] = span.codes("indicator")  # of another whole than any that is printed
        elif self.indicators and span.is_a("indicator") and is_unit_of(self.spans, at):
            self.strict["unit"] = span.codes("indicator")  # "sales in krone": no unit of any series
        elif whole:
            self.wholes += span.codes("indicator")
        elif not (is_taxed(self.spans, at, self.knowledge, self.lexicon) or self._is_measure_of_last(at)):
            self.indicators += span.codes("indicator")
        self.behind = self.behind or (span.is_a("product") and bool(self.indicators))
        self.products += span.codes("product")
        self.prefix = self.prefix or (span.is_a("area") and not self.indicators)
        self.areas += asked_areas(self.spans, at, self.knowledge, self.lexicon)
        self.origins += [code for code in span.codes("organisation") if not span.is_a("article")]
        self._measure(at)
        if at and span.is_a("product") and self._is_counted(self.spans[at - 1]) and not moves(self.spans):
            self.loose.setdefault("measure", (Measure.LEVEL,))  # "how much timber did they buy"

    def _is_counted(self, before: Span) -> bool:
        """Whether what follows a word is asked for by its amount."""
        return before.is_a("ask") and before.text.startswith(self.lexicon.how_much)

    def _is_of_its_name(self, span: Span) -> bool:
        """Whether a verb of paying is a word of what is named: "how many families pay for lessons", of "families who pay for lessons"."""
        words = self.lexicon.name_words
        verb = words.base(span.text.partition(" ")[0])
        named = (code for one in self.spans for code in one.codes("indicator"))
        return any(self.lexicon.told.measures.get(code) in _STANDING and verb in words.words_of[code] for code in named)

    def _is_said_again(self, span: Span) -> bool:
        """Whether an expression only says what is named anyway: "the deficit as a percent of output"."""
        meant = {means.get("indicator", "") for means in meanings_of(span, self.lexicon, "expression")}
        return any(not meant.isdisjoint(other.codes("indicator")) for other in self.spans)

    def _is_measure_of_last(self, at: int) -> bool:
        """Whether a name is also the word for what the thing right before it is told in: "Norwegian toll rates"."""
        if not (at and self.indicators and self.spans[at - 1].is_any(("indicator", "expression"))):
            return False
        measure = self.knowledge.terms["indicator"][self.indicators[-1]].measure
        senses = self.lexicon.senses.get((stem(self.spans[at].text),), ())
        return any(sense == ("measure", measure) for sense in senses)

    def _express(self, means: Mapping[str, str], at: int) -> None:
        for dimension, code in means.items():
            match dimension:
                case "indicator":
                    self.indicators.append(code)
                case "product":
                    self.products.append(code)
                case "period":
                    text, year = own_time(code, self.spans, at, self.dated)
                    self.periods = [asked for asked in self.periods if asked.text != str(year)]
                    self.periods += [AskedPeriod(text)] if text else []
                case "counterpart":
                    self.areas.append(AskedArea(code, "expression"))
                case "area":
                    self.areas.append(AskedArea(code, "own"))
                case "measure" if code == Measure.LEVEL and has(self.spans, "cue", "change"):
                    pass  # "are houses getting dearer", of a folder whose "houses" are what one costs
                case _:
                    self.strict[dimension] = (code,)

    def _measure(self, at: int) -> None:
        span = self.spans[at]
        if (units := span.codes("unit")) and not is_portion(self.spans, at):
            counted = units[0] not in GENERAL_UNITS
            told = self.given if counts_number(self.spans, at) else self.strict
            (told if counted else self.loose).setdefault("unit", units)
            if counted:
                self.loose.setdefault("measure", (Measure.LEVEL,))
        measures = span.codes("measure")
        if measures and self._is_of_a_whole_year(at):
            self.periods = [replace(asked, whole=True) for asked in self.periods]
        elif measures and not (span.is_a("relative_period") and self.periods):
            (self.loose if measures == (Measure.RATE,) else self.strict)["measure"] = measures
        for cue in INNER.keys() & inner_cues(span, self.lexicon):
            held = self.loose if cue == "change" else self.strict  # as of the words by themselves
            held.setdefault("measure", INNER[cue])
        for cue in span.codes("cue"):
            if cue in STRICT:
                dimension, codes = STRICT[cue]
                if cue == "streak" and span.is_a("cue", "duration"):
                    codes = (Measure.STREAK, Measure.DURATION)
                elif cue == "share":
                    codes = (*codes, *told_of_a_part(self.spans, at, self.knowledge, self.lexicon))
                if not (cue == "reported" and "kind" in self.strict):  # "the expected outcome" is an expectation
                    self.strict[dimension] = tuple(dict.fromkeys((*self.strict.get(dimension, ()), *codes)))
            elif cue in LOOSE:
                dimension, codes = (
                    LOOSE["change"]
                    if cue == "level_weak" and sizes_a_change(self.spans, at, self.lexicon)
                    else LOOSE[cue]
                )
                self.loose.setdefault(dimension, codes)
                if counts_a_gain(self.spans, at, self.lexicon):
                    self.strict.setdefault("measure", (Measure.CHANGE, *GROWTHS))
            if (
                cue == "money"
                and not (span.is_a("unit") or self._is_of_its_name(span))
                and self.whole is None  # "what share of sales is spent on rents"
                and not has(self.spans, "cue", "change")  # "how much more do rents cost"
            ):
                self.given.setdefault("unit", units_of(self.knowledge, self.lexicon, money=True))

    def _kinds_of_its_time(self) -> tuple[Kind, ...]:
        """What is now is no forecast, and what will be of the year that still runs is one: "how many will they sell this year"."""
        if any(not asked.exact for asked in self.periods):
            return (Kind.REPORTED,)
        runs = not self.periods or any(asked.or_year for asked in self.periods)
        return _FORESEEN if runs and any(span.text in self.lexicon.lists.foreseeing for span in self.spans) else ()

    def _sets_off(self) -> bool:
        """Whether one thing that is done may be set against another: "sold more than they bought"."""
        comparing = self.lexicon.lists.comparing
        return has(self.spans, "cue", "more_than") or any(span.text in comparing for span in self.spans)

    def _is_of_no_trade(self) -> bool:
        """Whether a product is named that nothing hinted at has: "the sellers' mood", "the survey of buyers"."""
        hinted_at = alike(self.hints, self.knowledge)
        held = self.knowledge.by_series
        return bool(self.products) and not any(s.product in self.products and s.indicator in hinted_at for s in held)

    def _is_of_a_whole_year(self, at: int) -> bool:
        """Whether a word for growth on the year only says that a number is of a whole one: "the annual surplus of 2023"."""
        spans, terms = self.spans, self.knowledge.terms["indicator"]
        if not spans[at].is_a("filler") or at + 1 == len(spans):
            return False
        levels = [terms[code].measure is Measure.LEVEL for code in spans[at + 1].codes("indicator")]
        dated = any(asked.exact and period(asked.text).is_year for asked in self.periods)
        moving = any(span.is_a("unit", "percent") or MOVES.intersection(span.codes("cue")) for span in spans)
        return dated and bool(levels) and all(levels) and not moving

    def _told_periods(self) -> list[AskedPeriod]:
        """The periods asked for; a streak goes on "up to now", whatever it is counted in."""
        if self.strict.get("measure") != (Measure.STREAK,):
            return self.periods
        return [asked for asked in self.periods if asked.text != so_far(self.knowledge.subject)]

    def _growing(self) -> list[str]:
        """The indicator that growth alone can mean, of the kind that is asked for: "what growth do they aim for?"."""
        kinds = self.strict.get("kind", ())
        held = self.knowledge.by_series
        found = {
            one.indicator
            for one in held
            if one.kind in kinds and one.measure in CHANGES and not (one.counterpart or one.product)
        }
        return list(found) if len(found) == 1 else []

    def _is_whole(self, span: Span) -> bool:
        """Whether no part of what is measured is meant: "overall", "total sales"."""
        return span.is_a("cue", "total") or "total" in inner_cues(span, self.lexicon)

    def _is_of_time(self, at: int) -> bool:
        """Whether it is a time of which all is meant: "for January to May as a whole"."""
        as_a = [span.is_a("marker", "as") for span in self.spans[max(at - 2, 0) : at]]
        return any(as_a) and at - len(as_a) + as_a.index(True) - 1 in self.dated

    def _of_which_place(self) -> bool:
        """Whether one of the places of what is measured is sought: "which sales region", "the worst sales region"."""
        return any(
            one.is_a("indicator")
            and after.text in self.lexicon.lists.places
            and (before.is_any(("ask", "cue")) or not before.known)
            for before, one, after in zip(self.spans, self.spans[1:], self.spans[2:], strict=False)
        )

    def _of_its_things(self, indicators: Sequence[str]) -> list[str]:
        """What is measured of the things that are named; where nothing is, their price, if that is what is asked."""
        if self.products and not (indicators or self.hints):
            self.loose = {**priced(self.spans, self.products, self.lexicon), **self.loose}
        return [
            told_of(self.products, code, self.spans, self.lexicon) if self.products else code for code in indicators
        ]

    def wanted(self) -> Wanted:
        """Everything read, as what is wanted."""
        self._settle_what_is_measured()
        self._settle_hints()
        if self.origins and not (self.indicators or self.products or self.hints):
            self.indicators = foreseen_by(self.origins, self.strict.get("kind", ()), self.spans, self.knowledge)
        self._settle_units()
        self._settle_kind()
        areas = self._told_areas()
        strict = {**self.given, **self.strict}
        last = self.spans[-1] if self.spans else None
        return Wanted(
            indicators=tuple(dict.fromkeys(self.indicators)),
            products=tuple(dict.fromkeys(self.products)),
            areas=tuple(dict.fromkeys(areas)),
            periods=tuple(dict.fromkeys(self._told_periods())),
            strict=strict,
            loose=self.loose,
            total=not areas
            and any(self._is_whole(span) and not self._is_of_time(at) for at, span in enumerate(self.spans)),
            each=has(self.spans, "cue", "each", "within") or self._of_which_place(),
            dangling=last.codes("marker")[0] if last and last.is_a("marker") else None,
            prefix=self.prefix,
            behind=self.behind,
            asks=has(self.spans, "ask"),
            again=any(span.text in self.lexicon.lists.throughout for span in self.spans),
            governed=_is_governed(self.spans),
            remains=has(self.spans, "remainder"),
            abroad=any(area.code != self.knowledge.subject.area for area in areas),
        )

    def _settle_what_is_measured(self) -> None:
        """What is named, or the whole of which a part is; where nothing else is, what measures the topic or the thing named."""
        indicators, terms = self.indicators or self.wholes, self.knowledge.terms["indicator"]
        part_of_another = self.of_a_whole and self.indicators
        if self.of_a_whole:
            self.strict["measure"] = share_measures(self.indicators, self.wholes, self.knowledge)
        measures = self.strict.get("measure") or self.loose.get("measure") or ()
        fits = any(terms[code].measure in measures for code in indicators)
        if not (self.products or fits or part_of_another):
            indicators = _measured_topics(self.spans, measures, self.knowledge) or indicators
        self.indicators = self._of_its_things(indicators)

    def _settle_hints(self) -> None:
        """What is meant by what only everyday words hint at."""
        could_be = self._hinted_at()
        if not self.hints or self.indicators or self._is_of_no_trade():
            return
        told = hinted(self.spans, self.knowledge, self.lexicon)
        if told and told.turned:
            self.indicators, self.areas = list(told.indicators), list(told.areas)
            return
        self.loose = {"indicator": tuple(dict.fromkeys(self.hints)), **self.loose}
        if "kind" not in self.strict and (kinds := kinds_hinted_at(self.spans, self.knowledge, self.lexicon)):
            self.strict["kind"] = kinds
        self.strict["indicator"] = told.indicators if told else could_be

    def _hinted_at(self) -> tuple[str, ...]:
        """All that the hints could mean; where nothing at all is named, of what growth or goods hint at by themselves."""
        named = self.indicators or self.products
        if not (named or self.hints) and has(self.spans, "cue", "change"):
            self.hints = self._growing()
        could_be = alike(self.hints, self.knowledge, set_off=self._sets_off())
        if not (named or self.hints) and has(self.spans, "marker", "goods"):
            self.hints = carried(self.spans, self.knowledge)
            could_be = tuple(self.hints)  # what comes from somewhere does not go there
        return could_be

    def _settle_units(self) -> None:
        """A volume, and what is counted one by one."""
        if has(self.spans, "cue", "volume"):
            # "The volume in krone" is an amount.
            in_money = has(self.spans, "cue", "money")
            self.strict.setdefault("unit", units_of(self.knowledge, self.lexicon, money=in_money))
            self.strict["measure"] = (Measure.LEVEL,)
        of_things = self.products and not (self.indicators or self.hints)
        if (of_things and counts_a_thing(self.spans, self.knowledge)) or (
            "percent" not in self.loose.get("unit", ())
            and any(
                span.text in COUNTING and self.lexicon.is_no_count(after.text, after.codes("indicator"))
                for span, after in pairwise(self.spans)
            )
        ):
            self.given.setdefault("unit", ("count",))

    def _settle_kind(self) -> None:
        """Whether it was counted or is expected; of what a house gives either will do: "what does the institute estimate"."""
        if self.origins:
            self.loose = {"origin": tuple(self.origins), **self.loose}
            if "kind" in self.strict:
                self.loose["kind"] = self.strict.pop("kind")
        if "kind" not in self.strict and is_wanted(self.spans, self.indicators, self.lexicon):
            self.strict["kind"] = (Kind.TARGET,)
        if "kind" not in {**self.strict, **self.loose} and (kinds := self._kinds_of_its_time()):
            self.loose["kind"] = kinds

    def _told_areas(self) -> list[AskedArea]:
        """The places asked for; "Norwegian toll for Sweden", where the phrase says on whom: naming them again says nothing more."""
        if any(span.text in self.lexicon.lists.world for span in self.spans):
            self.areas = [replace(area, marker=area.marker or "own") for area in self.areas]
        placed = {area.code for area in self.areas if area.marker == "expression"}
        return [area for area in self.areas if area.marker == "expression" or area.code not in placed]


def _measured_topics(spans: Sequence[Span], measures: Sequence[str], knowledge: Knowledge) -> list[str]:
    """The indicators that measure a topic which is named instead of them: "how long does the truce last?"."""
    topics = {code for span in spans for code in span.codes("topic")}
    if not topics:
        return []
    terms = knowledge.terms["indicator"].items()
    return [code for code, term in terms if topics & set(term.topics) and term.measure in measures][:1]


def _is_governed(spans: Sequence[Span]) -> bool:
    """Whether a preposition stands first, and right after it what is measured: "of sales", "of Swedish sales"."""
    things = (span for span in spans[1:] if not (span.dimensions == FILLER or span.is_a("area")))
    return bool(spans) and spans[0].is_a("marker") and has(islice(things, 1), "indicator")

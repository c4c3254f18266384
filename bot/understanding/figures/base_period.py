"""Periods that only say what a change is measured from: "up from October", "than in the same months of 2023"."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.facts.model import GROWTH_ON_PRECEDING, Knowledge, Measure, Subject
from bot.facts.period import period, preceding, years_before
from bot.understanding.figures.calendar_words import LAST
from bot.understanding.reading import Ask
from bot.understanding.words.dimensions import IDLE
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import Sense
from bot.understanding.words.recognise import Span, has, indicators_of, meanings_of

# "The same stretch of".
_MOST_BETWEEN = 3
# "Than the November before".
_EARLIER = ("before", "earlier", "previous")
_COMPARING = (("marker", "than"), ("marker", "on"), ("marker", "from"), ("cue", "versus_expectation"))
_OF_TIME = frozenset({"relative_period", "number", "month", "quarter"})
_TELLING_TIME = _OF_TIME | {"expression"}
_NOW = ("current", "this_month", "last_month", "this_quarter", "last_quarter")
_BEFORE = ("previous", "month_before", "quarter_before")
_SINCE = (Sense("since", ""),)
_AGAINST = (Sense("join", ""), Sense("marker", "than"))
CHANGING = frozenset({"change", "rise", "fall", "versus_expectation"})
# What sets one time beside another, and does not compare them.
_BESIDE = ("and", "&", "plus")
_PREVIOUS, _LAST_YEAR = (Sense("relative_period", "previous"),), (Sense("relative_period", "last_year"),)
# "Vs the month before" ends with the last of these; how many of its words set it against.
_SET_AGAINST = {"vs": 1, "versus": 1, "than": 1, "against": 1, "compared": 2}


def is_base(spans: Sequence[Span], at: int, text: str, subject: Subject) -> bool:
    """Whether the month or quarter before is what a change is measured from: "how much is it up from October?"."""
    if growth_on_preceding(subject) is None or text != preceding(subject.period):
        return False
    return _is_measured_from(spans, at)


def growth_on_preceding(subject: Subject) -> Measure | None:
    """What a change on the month, or the quarter, before the current one is; None where the folder is of another stretch."""
    return GROWTH_ON_PRECEDING.get(period(subject.period).months)


def _names(span: Span, text: str | None) -> bool:
    """Whether a span is the name of a month, "May", or of a quarter, "Q2"."""
    if text is None:
        return False
    one = period(text)
    return (one.is_month and span.is_a("month", text[5:])) or (one.is_quarter and span.is_a("quarter", text[-1]))


def is_earlier_base(spans: Sequence[Span], at: int, text: str) -> bool:
    """Whether a month, the only one named, is what a change up to now is measured from: "how much has it risen compared to April"."""
    alone = sum(span.is_a("month") for span in spans) == 1 and spans[at].is_a("month")
    changed = has(spans, "cue", "rise", "fall")
    return alone and changed and period(text).is_month and at > 0 and spans[at - 1].is_a("marker", "than")


def _is_measured_from(spans: Sequence[Span], at: int) -> bool:
    if not at:
        return False
    compares = spans[at - 1].is_a("marker", "from", "than", "on") or spans[at - 1].is_a("since")
    return compares and has(spans[:at], "cue", "rise", "fall", "change")


def between_months(spans: Sequence[Span], at: int, subject: Subject) -> int:
    """How many spans from `at` say that a change is measured on the time before: "did it rise between May and June"."""
    if not _names(spans[at], preceding(subject.period)) or at + 2 >= len(spans):
        return 0
    if not _names(spans[at + 2], subject.period):
        return 0
    between = at > 0 and spans[at - 1].is_a("between")
    if not between and not _leads_on(spans, at):
        return 0
    told = spans[:at] if between else spans
    return 2 if has(told, "cue", "rise", "fall", "change") else 0


def _with_rates_side_by_side(spans: Sequence[Span], lexicon: Lexicon) -> Sequence[Span]:
    """The spans, in which two months are two of a kind where a growth itself moved: "did sale growth change from May to June".

    Only of what is told by its growth: where a balance grew, the change is measured on the month before.
    """
    start = next((at for at in range(len(spans) - 1) if _is_start(spans, at)), None)
    on_month = next((at for at, span in enumerate(spans) if _is_set_against_month(span)), None)
    if start is None and on_month is None:
        return spans
    words = [word for span in spans for word in (span.text.split() if span.is_a("indicator") else [])]
    of_growth = any(Sense("cue", "change") in lexicon.senses.get((word,), ()) for word in words)
    if on_month is not None:
        return [*spans[:on_month], *_apart(spans[on_month]), *spans[on_month + 1 :]] if of_growth else spans
    assert start is not None  # one of the two is
    growing = sum(span.is_a("cue", "change") for span in spans) + of_growth
    moved = has(spans, "cue", "rise", "fall")
    if not (of_growth or growing + moved > 1):
        return spans
    beside = IDLE if _is_stretch(spans[start : start + 4]) else _AGAINST
    return [*spans[:start], replace(spans[start], senses=beside), *spans[start + 1 :]]


def _is_set_against_month(span: Span) -> bool:
    """Whether it is "compared to the month before", or to the quarter, and not "on the month"."""
    preceding = span.is_a("measure", *GROWTH_ON_PRECEDING.values())
    return preceding and span.text.split()[0] in _SET_AGAINST


def _apart(span: Span) -> tuple[Span, Span]:
    """ "Compared to the month before" as what compares, and the month."""
    words = span.text.split()
    against = _SET_AGAINST[words[0]]
    return (
        replace(span, senses=_AGAINST, text=" ".join(words[:against])),
        replace(span, senses=_PREVIOUS, text=" ".join(words[against:]), comma=False),
    )


def _ends(spans: Sequence[Span], at: int) -> bool:
    return at + 1 == len(spans) or spans[at + 1].comma


def _is_start(spans: Sequence[Span], at: int) -> bool:
    """Whether a time begins that something moved from, or between which and another it did."""
    return (spans[at].is_a("marker", "from") and spans[at + 1].is_a("month")) or _is_stretch(spans[at : at + 4])


def _is_stretch(spans: Sequence[Span]) -> bool:
    """ "From May to June", "between May and June"."""
    if len(spans) < len(("from", "May", "to", "June")):
        return False
    first, one, link, two = spans
    linked = link.is_a("range") if first.is_a("marker", "from") else first.is_a("between") and link.is_a("join")
    return linked and one.is_a("month") and two.is_a("month")


def _runs_from(span: Span, indicators: Collection[str], knowledge: Knowledge) -> bool:
    """Whether a change is told that runs from the month a span names: "how much stronger is it than in April"."""
    months = span.codes("month")
    return bool(months) and any(
        one.indicator in indicators and one.measure is Measure.CHANGE and one.period.partition("/")[0][5:] in months
        for one in knowledge.by_series
        if "/" in one.period
    )


def _leads_on(spans: Sequence[Span], at: int) -> bool:
    """Whether the words around a month lead from it to the next one: "from May to", as others say "of May on", or only "May –"."""
    after = spans[at + 1]
    if after.dimensions == {"range"}:
        return True
    from_ = at > 0 and spans[at - 1].is_a("marker", "from", "of")
    return from_ and (after.is_a("range") or after.is_a("marker", "to", "on"))


def with_second_time(spans: Sequence[Span], subject: Subject) -> Sequence[Span]:
    """The spans with a year ago read as a time of its own where it stands beside now: "the rate now and a year ago".

    And "than before", with nothing after it, as the time before this one.
    """
    for at, span in enumerate(spans):
        if span.text == _EARLIER[0] and at and sets_against(spans[at - 1]) and _ends(spans, at):
            senses = _PREVIOUS if period(subject.period).months in GROWTH_ON_PRECEDING else _LAST_YEAR
            return [*spans[:at], replace(span, senses=senses), *spans[at + 1 :]]
        if not (span.is_a("measure") and span.is_a("relative_period", "year_before")):
            continue
        joined = at > 1 and spans[at - 1].text in _BESIDE
        if joined and any(_is_now(before, subject) for before in spans[max(at - 1 - _MOST_BETWEEN, 0) : at - 1]):
            time = replace(span, senses=tuple(sense for sense in span.senses if sense.dimension != "measure"))
            return [*spans[:at], time, *spans[at + 1 :]]
    return spans


def _is_now(span: Span, subject: Subject) -> bool:
    return _names(span, subject.period) or span.is_a("relative_period", *_NOW)


def is_month_a_year_before(spans: Sequence[Span], at: int, text: str, subject: Subject) -> bool:
    """Whether it is the month or quarter that a yearly change is measured from: "compared to November last year"."""
    near = [span for span in spans[max(at - 2, 0) : at] if span.is_a("filler") or span is spans[at - 1]]
    before = any(span.is_a("marker", code) or span.text.endswith(" than") for span in near for code in ("than", "on"))
    if not before or growth_on_preceding(subject) is None:
        return False
    earlier = at + 1 < len(spans) and spans[at + 1].text in _EARLIER and text == subject.period
    return earlier or text == years_before(subject.period, 1)


def is_same_stretch_a_year_before(spans: Sequence[Span], at: int, text: str, subject: Subject) -> bool:
    """Whether a year only says what a yearly change is measured from: "up from the same period of 2023"."""
    if text != str(int(subject.period[:4]) - 1):
        return False
    return _is_of_the_same(spans, at)


def stretch_a_year_before(spans: Sequence[Span], at: int) -> int:
    """How many spans from `at` name last year's part of what is measured now: "than in the same eleven months of last year"."""
    if not spans[at].is_a("relative_period", "year_to_date") or not _is_of_the_same(spans, at):
        return 0
    rest = at + 1 + (at + 1 < len(spans) and spans[at + 1].is_a("marker", "of"))
    return rest + 1 - at if rest < len(spans) and spans[rest].is_a("relative_period", "last_year") else 0


def _is_of_the_same(spans: Sequence[Span], at: int) -> bool:
    """Whether something is compared with "the same" of what stands at `at`: "up from the same period of"."""
    same = next((back for back in range(at - 1, max(at - 1 - _MOST_BETWEEN, 0), -1) if _is_same(spans[back])), 0)
    near = spans[max(same - 2, 0) : same]
    return any(
        span.is_a("marker", code) or span.text.endswith(" than") or is_over(span)
        for span in near
        for code in ("from", "than", "on")
    )


def is_over(span: Span) -> bool:
    """Whether a preposition sets something above what follows, where that is no stretch of time: "the rise over May"."""
    return span.is_a("marker", "in") and span.is_a("cue", "more_than")


def _is_same(span: Span) -> bool:
    return span.text.startswith("same")


def without_base(
    spans: Sequence[Span], knowledge: Knowledge, lexicon: Lexicon, before: Sequence[Ask]
) -> Sequence[Span]:
    """The sentence with "vs last year" read as what a change is measured on, unless two levels are compared."""
    terms, subject = knowledge.terms["indicator"], knowledge.subject
    if any(span.year for span in spans):
        others = any(span.is_a("number") and span.text != subject.period[: len("2025")] for span in spans)
        spans = [span for span in spans if not (others and span.is_a("relative_period", "whole_year"))]
    named = [code for span in spans for code in indicators_of(span, lexicon)]
    levels = [terms[code].measure is Measure.LEVEL for code in named]
    levels = levels or [ask.series.measure is Measure.LEVEL for ask in before]
    named = named or [ask.series.indicator for ask in before]
    of_levels = bool(levels) and all(levels)
    changing = any(not CHANGING.isdisjoint(span.codes("cue")) for span in spans)
    changing = changing or has(spans, "unit", "percent")
    if of_levels and not changing:
        return spans
    if not of_levels:
        spans = _with_rates_side_by_side(spans, lexicon)
    for at, span in enumerate(spans):
        if span.dimensions.isdisjoint(_TELLING_TIME):
            continue
        base = _base(span, subject)
        if at and spans[at - 1].text == LAST and _names(span, subject.period):
            base = Measure.GROWTH_YOY  # "compared to last June"
        if changing and _is_season_before(span, subject, lexicon):
            base = Measure.GROWTH_YOY
        # Two growth rates are compared, not measured on one another: "sale growth, November vs October".
        if (base is None and not _runs_from(span, named, knowledge)) or (
            base in GROWTH_ON_PRECEDING.values() and not of_levels
        ):
            continue
        of_last_year = base is Measure.GROWTH_YOY and at and _names(spans[at - 1], subject.period)
        back = at - 2 if of_last_year else at - 1  # "than in May of last year"
        while back > 0 and not _is_set_against(spans, back) and _is_small(spans, back):
            back -= 1
        if back >= 0 and _is_set_against(spans, back):
            if base is None:
                return [*spans[:back], replace(spans[back], senses=_SINCE), *spans[at:]]
            measured = replace(span, senses=(Sense("measure", base),), comma=False)
            led_on = at + 1 < len(spans) and spans[at + 1].is_a("until")  # "from May until June": no stretch
            return [*spans[:back], measured, *spans[at + 1 + led_on :]]
    return spans


def _is_set_against(spans: Sequence[Span], at: int) -> bool:
    """Whether a comparison stands here; "over" is one only after another month: "in June, and how much is that over May"."""
    return sets_against(spans[at]) or (is_over(spans[at]) and has(spans[:at], "month"))


def sets_against(span: Span) -> bool:
    """Whether a span opens a comparison: "more than", "compared to", "beat"."""
    return span.text.endswith(" than") or any(span.is_a(*kind) for kind in _COMPARING)


def _is_small(spans: Sequence[Span], at: int) -> bool:
    """A word that may stand between a comparison and what is compared with: "above that of October", "the same stretch of"."""
    span = spans[at]
    if at and spans[at - 1].text.startswith("same"):
        return True
    return span.is_any(("filler", "same_time")) or span.is_a("marker", "of", "in")


def _is_season_before(span: Span, subject: Subject, lexicon: Lexicon) -> bool:
    """Whether a folder's own expression names the time a year before the current one: "last season"."""
    earlier = {"period": years_before(subject.period, 1)}
    return earlier in meanings_of(span, lexicon, "expression")


def _base(span: Span, subject: Subject) -> Measure | None:
    """What a change is measured on, where a span names the year, the quarter or the month before the current one."""
    if not span.is_any(_OF_TIME):
        return None
    year = str(int(subject.period[:4]) - 1)
    if span.is_a("relative_period", "last_year") or (span.is_a("number") and span.text == year):
        return Measure.GROWTH_YOY
    if span.is_a("relative_period", *_BEFORE) or _names(span, preceding(subject.period)):
        return growth_on_preceding(subject)
    return None

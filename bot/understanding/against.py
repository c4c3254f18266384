"""What a figure is held against, beside what is named: what was expected of it, or the record of an earlier year."""

from collections.abc import Sequence
from itertools import pairwise

from bot.facts.model import Kind, Measure
from bot.facts.period import period
from bot.understanding.figures.asked import Asked
from bot.understanding.figures.base_period import is_over
from bot.understanding.quoted.phrased import EXPECTING
from bot.understanding.reading import Ask, Gap, How, NotCovered
from bot.understanding.spans.printed import AskedNumber
from bot.understanding.words.dimensions import FILLER
from bot.understanding.words.recognise import Span, has

_COMPARED = frozenset({"versus_expectation", "more_than", "less_than", "compare"})
# What something may be above or below, beside what was expected.
_TOLD_OF = frozenset({"change", "level", "share"})
_OF_TIME = ("number", "month", "relative_period", "quarter", "half")


def with_what_it_is_against(asked: Asked, asks: list[Ask], numbers: Sequence[AskedNumber]) -> list[Ask] | NotCovered:
    """The asks, each beside what it is held against; a refusal where it is asked how far from that it is, and nobody foresaw it."""
    if then := _against_a_record(asked, asks, numbers):
        return then
    if not _against_expectation(asked, numbers):
        return asks
    pairs = _with_expectation(asked, asks)
    if _asks_for_the_miss(asked) and all(ask.series.kind is Kind.REPORTED for ask in pairs):
        return NotCovered(Gap.NO_SERIES, (("kind", Kind.EXPECTATION),), (pairs[0].series,))
    return pairs


def _against_a_record(asked: Asked, asks: Sequence[Ask], numbers: Sequence[AskedNumber]) -> list[Ask]:
    """ "Did the surplus top last year's record": as it stands now, and what it is held against; empty where that is not asked."""
    if len(asks) != 1 or numbers or not asked.cues & _COMPARED or asked.cues & EXPECTING or asks[0].is_inherited:
        return []
    if asked.cues & _COMPARED == {"more_than"} and _lasts(asked):
        return []
    past = period(asks[0].series.period).end
    if asks[0].series.measure is not Measure.LEVEL or asks[0].how.get("period") is not How.ASKED or past is None:
        return []
    if past >= period(asked.knowledge.subject.period).start:
        return []
    now = asked.solver.alike.now(asks[0])
    return [now, asks[0]] if now else []


def _lasts(asked: Asked) -> bool:
    """Whether "over" only says how long: "how large was it over all of 2024", and not "is it over 2024", "over that of 2024"."""
    spans = asked.spans
    if spans[0].text.split()[0] in asked.lexicon.lists.linking:
        return False
    said = [span for span in spans if span.text != "the"]
    beyond = [at for at, span in enumerate(said) if span.is_a("cue", "more_than")]
    return all(is_over(said[at]) and not said[at - 1].is_a("ask") and _is_time(said[at + 1 :]) for at in beyond)


def _is_time(spans: Sequence[Span]) -> bool:
    """Whether a time follows, and not what something was then: "2024", and not "2024's surplus"."""
    if spans and spans[0].is_a("cue", "total"):
        return True  # "all of 2024"
    return bool(spans) and spans[0].is_any(_OF_TIME) and not spans[0].possessive


def _against_expectation(asked: Asked, numbers: Sequence[AskedNumber]) -> bool:
    """ "Did it beat forecasts?", "sales vs what was expected"."""
    spans = asked.spans
    against = has(spans, "marker", "than") and "expectation" in asked.cues
    against = against or any(
        span.is_a("cue", "more_than", "less_than") and after.is_a("cue", "expectation")
        for span, after in pairwise(spans)
    )
    against = against or ("compare" in asked.cues and _stands_beside_expectation(spans))
    if numbers or _is_described(spans) or not (against or "versus_expectation" in asked.cues):
        return False
    several = isinstance(asked.asks, list) and len(asked.asks) > 1
    return "expectation" in asked.cues or not (several and _compares_terms(spans))


def _stands_beside_expectation(spans: Sequence[Span]) -> bool:
    """ "With the forecasts", "to what was expected"."""
    said = [span for span in spans if span.dimensions != FILLER and not span.is_a("ask")]
    return any(one.is_a("marker", "with", "to") and two.is_a("cue", "expectation") for one, two in pairwise(said))


def _asks_for_the_miss(asked: Asked) -> bool:
    """Whether it is asked by how much a forecast was missed, and not how far something is above another time's."""
    missed = (span for span in asked.spans if span.is_a("cue", "versus_expectation"))
    beyond = any(not span.is_a("cue", "more_than", "less_than") for span in missed)
    return asked.asks_how_much and beyond


def _with_expectation(asked: Asked, asks: Sequence[Ask]) -> list[Ask]:
    """Each ask and what was expected; of what nobody foresaw as it is asked, what was foreseen: its growth, and not its level."""
    alike, pairs = asked.solver.alike, []
    told = any("measure" in part.strict or "unit" in part.strict for part in asked.parts)
    for ask in asks:
        other = alike.expectation(ask)
        foreseen = None if other or told else alike.foreseen(ask)
        both = foreseen or ((ask, other) if other else (ask,))
        pairs += sorted(both, key=lambda a: a.series.kind is not Kind.REPORTED)
    return list({ask.series: ask for ask in pairs}.values())


def _is_described(spans: Sequence[Span]) -> bool:
    """Whether what was missed only says which forecast is asked for: "the forecast that sales missed"."""
    expected = next((at for at, span in enumerate(spans) if span.is_a("cue", "expectation")), len(spans))
    missed = next((at for at, span in enumerate(spans) if span.is_a("cue", "versus_expectation")), 0)
    return any(span.text in ("that", "which", "they", "one") for span in spans[expected + 1 : missed])


def _compares_terms(spans: Sequence[Span]) -> bool:
    """Whether what something is "better than" is no expectation, but another thing that is named next."""
    for at, span in enumerate(spans):
        if span.is_a("cue", "versus_expectation"):
            rest = (after for after in spans[at + 1 :] if after.is_a("marker") or not after.is_a("filler"))
            following = next(rest, None)
            if following and (following.subject or following.is_any(("relative_period", "measure"))):
                return True
            if following and not _TOLD_OF.isdisjoint(following.codes("cue")):
                return True  # "above or below the growth of"
    return False

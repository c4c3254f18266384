"""Words that people take back for others: "not May, June", "sales, sorry, purchases"."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.understanding.spans.context import ASKING, is_asked
from bot.understanding.spans.telling import wishes
from bot.understanding.words.dimensions import MEASURED
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import Sense
from bot.understanding.words.recognise import Span, has, has_any, meanings_of

# Of these one can be taken back for another: "imports, sorry, exports".
_EXCHANGED = frozenset({"area", "month", "relative_period", "product", "indicator"})
_TIMES = frozenset({"month", "relative_period"})
# How something is counted.
_COUNTING = ("level", "change", "volume", "money")
# What was expected, and what came of it.
_STANDING = ("expectation", "reported")
# What is no number of what came: "not the target" asks for that.
_FORESEEN = ("expectation", "target")
_CAME = (Sense("cue", "reported"),)
_SMALL = frozenset({"filler", "ask"})
# As many words may stand between "not" and what is denied, or between "sorry" and what is meant.
_BETWEEN = 2


def without_taken_back(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The question with the last of what was said for one thing: "not May, June", "sales, sorry, purchases"."""
    dropped: set[int] = set()
    for at, span in enumerate(spans):
        if span.text in lexicon.lists.denying:
            dropped |= (denied := _denied(spans, at, lexicon) or _denied_standing(spans, at))
            if not denied and (foreseen := _denied_foreseen(spans, at)):
                dropped |= set(range(at, foreseen))
                spans = (*spans[:foreseen], replace(spans[foreseen], senses=_CAME), *spans[foreseen + 1 :])
        elif span.is_a("contrast") and span.comma:
            dropped |= _set_aside(spans, at, lexicon)
        elif "repair" in span.dimensions and at and (said := _exchanged(spans[at - 1])):
            meant = _next(spans, at, _exchanged)
            if meant is not None and said & _exchanged(spans[meant]):
                dropped.add(at - 1)
    return tuple(span for at, span in enumerate(spans) if at not in dropped) if dropped else spans


def _denied(spans: Sequence[Span], at: int, lexicon: Lexicon) -> set[int]:
    """The spans of "not the purchases", where something of the kind is named beside it."""
    named = _next(spans, at, _denied_for)
    if named is None:
        moved = next((o for o in range(at + 1, min(at + 2 + _BETWEEN, len(spans))) if not spans[o].is_a("filler")), at)
        moves = spans[moved].is_a("cue", "rise", "fall")
        return set(range(at, moved + 1)) if spans[at].comma and moves else set()  # "the rate, not the cut"
    kinds = _denied_for(spans[named])
    before, end = spans[at - 1] if at else None, _end_of(spans, named)
    set_off = before is None or spans[at].comma or before.is_a("repair") or bool(kinds & _denied_for(before))
    set_off = set_off or has(spans[end : end + 1], "contrast")  # "not May but June"
    # "That one month not the whole year", and not "did not in May", "but not in May".
    set_off = set_off or (_closes(spans, end) and before is not None and not _goes_with_not(before, lexicon))
    others = any(kinds & _denied_for(span) for other, span in enumerate(spans) if not at < other < end)
    others = others or (bool(kinds & _TIMES) and any(_says_when(span, lexicon) for span in spans))
    if "each" in kinds or ("area" in kinds and _name_the_whole((*spans[:at], *spans[end:]), lexicon)):
        return set(range(at, end))  # "sales in total, not just to Sweden", "sales, not by market"
    return set(range(at, end)) if set_off and others else set()


def _says_when(span: Span, lexicon: Lexicon) -> bool:
    """Whether an expression has its own time: "next year's budget"."""
    return any("period" in means for means in meanings_of(span, lexicon, "expression"))


def _end_of(spans: Sequence[Span], named: int) -> int:
    """Where what is denied ends: a stretch of months at the second of them."""
    stretch = named + 2 < len(spans) and spans[named + 1].is_a("range") and spans[named + 2].is_a("month")
    return named + 3 if stretch and spans[named].is_a("month") else named + 1


def _closes(spans: Sequence[Span], end: int) -> bool:
    """Whether nothing follows in its clause."""
    return end == len(spans) or spans[end].comma or spans[end].sentence != spans[end - 1].sentence


def _goes_with_not(span: Span, lexicon: Lexicon) -> bool:
    """Whether it denies a verb or another sentence: "did not", "is not", "can not", "but not"."""
    lists = lexicon.lists
    return span.is_a("contrast") or not (lists.auxiliaries | lists.linking | lists.able).isdisjoint(span.text.split())


def _denied_standing(spans: Sequence[Span], at: int) -> set[int]:
    """The spans of "not what it really was", where what was expected is asked for, or the other way round."""
    end = next((to for to in range(at + 1, len(spans)) if spans[to].comma), len(spans))
    clause, rest = spans[at + 1 : end], (*spans[:at], *spans[end:])
    small = all(span.is_a("cue", *_STANDING) or span.dimensions <= _SMALL for span in clause)
    opposed = any(has(clause, "cue", one) and has(rest, "cue", other) for one, other in (_STANDING, _STANDING[::-1]))
    return set(range(at, end)) if spans[at].comma and small and opposed else set()


def _denied_foreseen(spans: Sequence[Span], at: int) -> int:
    """Where the target stands of "the growth, not the target", with which nothing else is foreseen; 0 where it does not."""
    end = next((to for to in range(at + 1, len(spans)) if not spans[to].dimensions <= _SMALL), at)
    foreseen = end > at and spans[end].is_a("cue", *_FORESEEN) and _closes(spans, end + 1)
    return end if foreseen and not has((*spans[:at], *spans[end + 1 :]), "cue", *_FORESEEN) else 0


def _set_aside(spans: Sequence[Span], at: int, lexicon: Lexicon) -> set[int]:
    """The spans of "everybody talks about sales | but what about purchases": what the talk is of, beside what is asked."""
    start = max((o for o in range(1, at) if spans[o].comma or spans[o - 1].sentence < spans[o].sentence), default=0)
    talk = spans[start:at]
    if not has(talk, "marker", "about") or not has_any(talk, MEASURED) or has_any(talk, ASKING):
        return set()
    wished = wishes(talk, lexicon)
    asked = is_asked(spans[at + 1 :]) or (has_any(spans[at + 1 : at + 3], MEASURED) and has(spans[at + 1 :], "ask"))
    return set(range(start, at)) if asked and not wished else set()


def _name_the_whole(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether one of their words asks for the whole, within a name too: "total sales"."""
    whole = Sense("cue", "total")
    return any(whole in lexicon.senses.get((word,), ()) for span in spans for word in span.text.split())


def _next(spans: Sequence[Span], at: int, kinds_of: Callable[[Span], frozenset[str]]) -> int | None:
    """The next span after `at` that can be exchanged, with only small words between."""
    for other in range(at + 1, min(at + 2 + _BETWEEN, len(spans))):
        if kinds_of(spans[other]):
            return other
        if not spans[other].is_any(("filler", "repair")):
            return None
    return None


def _exchanged(span: Span) -> frozenset[str]:
    kinds = span.dimensions & _EXCHANGED
    return kinds | _TIMES if kinds & _TIMES or span.year else kinds


def _denied_for(span: Span) -> frozenset[str]:
    """What a thing can be denied for: another of its kind, another way to count it ("not the percent, the value"), or the whole."""
    counted = span.is_any(("unit", "measure")) or span.is_a("cue", *_COUNTING)
    each = frozenset({"each"}) if span.is_a("cue", "each") else frozenset()
    return _exchanged(span) | (frozenset({"counted"}) if counted else frozenset()) | each

"""The whole of which a part is asked for: "what percent of sales goes to Sweden", "the share of sales that goes on rents"."""

from collections.abc import Collection, Sequence

from bot.facts.model import Knowledge, Measure
from bot.understanding.words.dimensions import FILLER, MEASURED, MOVES
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import Sense
from bot.understanding.words.recognise import Span, has, has_any
from bot.understanding.words.text import words

_WHOLES = (*MEASURED, "hint", "topic")
# What may stand between "percent of" and what the whole is: "Norway's", "the", "berry", "last month's".
_BEFORE_A_WHOLE = frozenset({"filler", "area", "product", "everyday", "month", "relative_period"})
_IS = ("is", "was", "are", "were")
_SMALL = ("filler", "area", "owner")
_OF, _IN = "of", "in"


def whole_at(spans: Sequence[Span], at: int) -> bool:
    """Whether what is named at `at` is the whole that a part of is asked for.

    "What percent of sales goes to Sweden", "how many percent is the surplus of sales", "… is what percent of output".
    """
    moves = spans[at].is_a("cue", *MOVES)
    if not (spans[at].is_any(_WHOLES) or not spans[at].known or (moves and _is_of_something(spans, at))):
        return False
    if _counts_itself(spans, at):
        return True
    of = at - 1
    while of > 0 and (spans[of].dimensions <= _BEFORE_A_WHOLE or spans[of].is_a("cue", "total")):
        of -= 1
    if of < 1 or not spans[of].is_a("marker", "of"):
        return False
    if spans[of - 1].is_a("unit", "percent"):
        return True
    asked = any(span.is_a("unit", "percent") and span.is_a("ask") for span in spans[:of])
    return asked and spans[at].is_a("indicator") and spans[of - 1].is_any((*MEASURED, "area"))


def share_measures(parts: Collection[str], wholes: Collection[str], knowledge: Knowledge) -> tuple[Measure, ...]:
    """What tells a part of a whole, of what is named. A rate does too, but not one that lies on something, as a toll does."""
    terms = knowledge.terms["indicator"]
    parts = (parts or wholes) if all(terms[code].counterpart != "on" for code in parts) else ()
    return (Measure.SHARE, Measure.RATE) if parts else (Measure.SHARE,)


def _is_of_something(spans: Sequence[Span], at: int) -> bool:
    """Whether it is told what a movement comes from or is: "what percent of growth was from sales", "… is people building"."""
    rest = spans[at + 1 :]
    equated = rest[:1] and rest[0].text in _IS and has(rest[1:3], "indicator")
    if equated or has(rest, "topic"):
        return True
    after = next((span for span in spans[at + 1 :] if span.is_a("marker") or not span.is_a("filler")), None)
    return after is not None and after.is_a("marker", "from")


def _counts_itself(spans: Sequence[Span], at: int) -> bool:
    """Whether it is a name that begins with the percent that another indicator is asked in: "what percent of GDP is the surplus"."""
    others = has(spans, "indicator")
    return others and spans[at].is_a("expression") and spans[at].text.startswith("percent of")


def whole_of_share(spans: Sequence[Span], lexicon: Lexicon) -> int | None:
    """Where the whole is named of which another thing is asked as a part; None where only one thing is named.

    "Rents as a share of sales" names its whole however little else does: "and as a share of sales?".
    """
    shares = [at for at, span in enumerate(spans) if _is_share(span, lexicon)]
    if not shares:
        return None
    named = [at for at, span in enumerate(spans) if span.is_a("indicator")]
    of = next((at for at in named if at > shares[0] and _stands_after(spans, at, _OF)), None)
    if of is None:
        return None
    parts = has_any(spans, ("product", "area"))
    others = {code for at in named for code in spans[at].codes("indicator")} - set(spans[of].codes("indicator"))
    if not others:
        return of if _is_as(spans, shares[0]) and not parts else None
    # "The share of rents in sales": the second is the whole.
    return next((at for at in named if at > of and _stands_after(spans, at, _IN)), of)


def is_told_of(spans: Sequence[Span], whole: int, knowledge: Knowledge) -> bool:
    """Whether an article tells a share with the name of the whole beside the number."""
    wholes = spans[whole].codes("indicator")
    others = {code for span in spans for code in span.codes("indicator") if code not in wholes}
    shares = [(one, held) for one, held in knowledge.by_series.items() if one.measure is Measure.SHARE]
    terms = (knowledge.terms["indicator"][code] for code in wholes)
    names = {words(name) for term in terms for held in (term.name.values(), *term.phrases.values()) for name in held}
    told = [report.printed for one, held in shares if not others or one.indicator in others for report in held]
    if others and not told:
        return True  # that nobody tells its share is the answer
    return any(_has(words(printed), name) for printed in told for name in names)


def _has(text: Sequence[str], name: Sequence[str]) -> bool:
    return any(tuple(text[at : at + len(name)]) == tuple(name) for at in range(len(text)))


def _is_share(span: Span, lexicon: Lexicon) -> bool:
    """Whether a part of something is asked for; an indicator's own name may do that too: "sales share"."""
    if span.is_a("indicator"):
        first, *rest = reversed(span.text.split())
        return bool(rest) and Sense("cue", "share") in lexicon.senses.get((first,), ())
    return span.is_a("cue", "share") or (span.is_a("unit", "percent") and span.is_a("ask"))


def _stands_after(spans: Sequence[Span], at: int, marker: str) -> bool:
    """Whether only small words stand between a preposition and what is named at `at`: "of the clubs' sales"."""
    before = at - 1
    while before > 0 and not _ends_in(spans[before], marker) and spans[before].is_any(_SMALL):
        before -= 1
    return before >= 0 and _ends_in(spans[before], marker)


def _ends_in(span: Span, marker: str) -> bool:
    return span.is_a("marker", marker) or span.text.endswith(f" {marker}")


def _is_as(spans: Sequence[Span], share: int) -> bool:
    """Whether it is told "as a share"."""
    before = share - 1
    while before > 0 and spans[before].dimensions == FILLER:
        before -= 1
    return before >= 0 and spans[before].is_a("marker", "as")

"""A part of a whole: "what percent of sales goes to Sweden" asks for a share, and not by how much sales rose."""

from collections.abc import Collection, Sequence

from bot.facts.model import Knowledge, Measure
from bot.understanding.words.recognise import Span

_TERMS = ("indicator", "product", "expression")
_WHOLES = (*_TERMS, "hint", "topic")
# What may stand between "percent of" and what the whole is: "Norway's", "the", "berry", "last month's".
_BEFORE_A_WHOLE = frozenset({"filler", "area", "product", "everyday", "month", "relative_period"})
_IS = ("is", "was", "are", "were")
_MOVING = ("change", "rise", "fall")


def whole_at(spans: Sequence[Span], at: int) -> bool:
    """Whether what is named at `at` is the whole that a part of is asked for.

    "What percent of sales goes to Sweden", "how many percent is the surplus of sales", "… is what percent of output".
    """
    moves = any(spans[at].is_a("cue", cue) for cue in _MOVING)
    if not (spans[at].is_any(_WHOLES) or not spans[at].known or (moves and _is_of_something(spans, at))):
        return False
    if _counts_itself(spans, at):
        return True
    of = at - 1
    while of > 0 and (spans[of].dimensions <= _BEFORE_A_WHOLE or spans[of].is_a("cue", "total")):
        of -= 1
    if of >= 0 and spans[of].text == "out of":
        return True
    if of < 1 or not spans[of].is_a("marker", "of"):
        return False
    if spans[of - 1].is_a("unit", "percent"):
        return True
    asked = any(span.is_a("unit", "percent") and span.is_a("ask") for span in spans[:of])
    return asked and spans[at].is_a("indicator") and spans[of - 1].is_any((*_TERMS, "area"))


def share_measures(parts: Collection[str], wholes: Collection[str], knowledge: Knowledge) -> tuple[Measure, ...]:
    """What tells a part of a whole, of what is named. A rate does too, but not one that lies on something, as a toll does."""
    terms = knowledge.terms["indicator"]
    parts = (parts or wholes) if all(terms[code].counterpart != "on" for code in parts) else ()
    return (Measure.SHARE, Measure.RATE) if parts else (Measure.SHARE,)


def _is_of_something(spans: Sequence[Span], at: int) -> bool:
    """Whether it is told what a movement comes from or is: "what percent of growth was from sales", "… is people building"."""
    rest = spans[at + 1 :]
    equated = rest[:1] and rest[0].text in _IS and any(span.is_a("indicator") for span in rest[1:3])
    if equated or any(span.is_a("topic") for span in rest):
        return True
    after = next((span for span in spans[at + 1 :] if span.is_a("marker") or not span.is_a("filler")), None)
    return after is not None and after.is_a("marker", "from")


def _counts_itself(spans: Sequence[Span], at: int) -> bool:
    """Whether it is a name that begins with the percent that another indicator is asked in: "what percent of GDP is the surplus"."""
    others = any(span.is_a("indicator") for span in spans)
    return others and spans[at].is_a("expression") and spans[at].text.startswith("percent of")

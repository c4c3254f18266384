"""What a figure is told in, or against: "is that growth in dollars or in krone", "which period is it compared with"."""

from collections.abc import Sequence

from bot.understanding.figures.asked import Asked
from bot.understanding.words.recognise import Span, has, has_any

_OR = "or"
_IS = ("is", "are", "was", "were")
# "In", "krone", "terms".
_AROUND = 3
# A rate of exchange goes by the name of the money.
_MONEY = ("unit", "indicator")


def asks_for_a_basis(asked: Asked) -> bool:
    """Whether it is asked in so many words, or whether something is in one money or another, in which it is not told as well."""
    if "basis" in asked.cues:
        return True
    spans = asked.spans
    either = (at for at, span in enumerate(spans) if span.text == _OR)
    if not any(_is_of_two_moneys(spans, at) for at in either) or all(span.text not in _IS for span in spans[:_AROUND]):
        return False
    named, told = asked.codes("unit"), {ask.series.unit for ask in asked.lenient_asks()}
    return len(named) == 1 or not told.issuperset(named)


def _is_of_two_moneys(spans: Sequence[Span], at: int) -> bool:
    """Whether "or" stands between them: "in dollars or krone"."""
    before = spans[max(at - _AROUND, 0) : at]
    return has(before, "marker", "in") and has(before, "unit") and has_any(spans[at + 1 : at + 1 + _AROUND], _MONEY)

"""Numbers that somebody has himself, and wants reckoned with or tells of his life: no number of an article is looked up by them."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.spans.printed import AskedNumber
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span
from bot.understanding.words.word_class import WordClass

_IF = "if"
_AMOUNT = frozenset({"number", "unit"})
_SMALL = 100
_OF, _TO = "of", "to"


def is_reckoned(spans: Sequence[Span], numbers: Sequence[AskedNumber], lexicon: Lexicon) -> bool:
    """Whether the numbers of a question are only to be reckoned with, or those of somebody's own life."""
    if not lexicon.lists.talkers:
        return False
    own = any(span.text in lexicon.lists.talkers for span in spans) and not any(
        _notices(span, lexicon) for span in spans
    )
    at_number = [at for at, span in enumerate(spans) if span.is_a("number")]
    return (
        supposes(spans, lexicon)
        or any(_reckons(spans, at) for at, span in enumerate(spans) if span.text in lexicon.lists.reckoning)
        or any(_is_part(spans[one + 1 : other], lexicon) for one, other in pairwise(at_number))
        or _is_converted(spans, numbers)
        or any(_counts_his_own(spans, at, lexicon, own=own) for at in at_number)
    )


def set_against(spans: Sequence[Span]) -> str:
    """What is set against something measured, of which no article works out the ratio: "debt to turnover"; empty where nothing is."""
    for thing, to, measured in zip(spans, spans[1:], spans[2:], strict=False):
        unknown = not thing.known and thing.kind in (None, WordClass.NAMING)
        if to.text == _TO and measured.is_a("indicator") and (unknown or thing.dimensions == {"hint"}):
            return f"{thing.text} {_TO} {measured.text}"
    return ""


def supposes(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether numbers are only supposed: "if I have", "if you take"."""
    return any(
        one.text == _IF and (after.text in lexicon.lists.talkers or after.text == "you")
        for one, after in pairwise(spans)
    )


def _notices(span: Span, lexicon: Lexicon) -> bool:
    """Whether somebody comes by a number, or has it told."""
    return span.text in lexicon.lists.noticing or span.is_a("cue", "say", "quote")


def _reckons(spans: Sequence[Span], at: int) -> bool:
    """ "Convert 900", "half of 900", "28.6 plus 19"; no "minus 28.6", which may be what is printed."""
    before = bool(at) and spans[at - 1].is_any(_AMOUNT)
    after = at + 1 + (at + 1 < len(spans) and spans[at + 1].text == _OF)
    return after < len(spans) and spans[after].is_any(_AMOUNT) and (before or not spans[at].is_a("join"))


def _is_part(between: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether what stands between two numbers makes the one a part of the other: "28.6% of 330", "20% off 330"."""
    ties = [span for span in between if not span.is_any(_AMOUNT)]
    return bool(ties) and all(span.text.split()[-1] == _OF or span.text in lexicon.lists.reckoning for span in ties)


def _is_converted(spans: Sequence[Span], numbers: Sequence[AskedNumber]) -> bool:
    """ "How many pounds is 900 tonnes", "900 tonnes in kilos"."""
    units = {code for span in spans for code in span.codes("unit")}
    return len(numbers) == 1 and numbers[0].unit is not None and len(units) > 1


def _counts_his_own(spans: Sequence[Span], at: int, lexicon: Lexicon, *, own: bool) -> bool:
    """Whether a number is none that is asked for: of who talks of himself, or a small one that counts what follows, "in 3 parcels"."""
    before, after = spans[at - 1] if at else None, spans[at + 1] if at + 1 < len(spans) else None
    if before is None or before.text in lexicon.lists.pointing or before.is_any(("cue", "ask")):
        return False
    small = spans[at].text.isdigit() and int(spans[at].text) < _SMALL
    return own or (small and after is not None and after.dimensions <= {"filler", "noise"} and not after.comma)

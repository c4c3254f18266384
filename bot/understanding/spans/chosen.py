"""What somebody chose of what was asked back: "the second one", "2", "the Finns"; or what he goes on to: "what about Sweden"."""

from collections.abc import Sequence

from bot.facts.model import DIMENSIONS
from bot.understanding.reading import Ambiguous, Ask, Figures, Meaning
from bot.understanding.words.dimensions import MEASURED_OR_HINTED
from bot.understanding.words.recognise import Span, has_any

# A longer turn is a question of its own.
_LONGEST = 5
_SMALL = frozenset({"filler", "marker", "range", "join", "follow_up", "talk"})


def chosen(spans: Sequence[Span], choices: Sequence[Ask]) -> Ask | None:
    """The one choice that a short turn names, by its place or by what only it has."""
    if not choices or len(spans) > _LONGEST:
        return None
    telling = [span for span in spans if span.is_a("ordinal") or not span.dimensions <= _SMALL]
    if len(telling) == 1 and (place := _place(telling[0])) is not None:
        return choices[place - 1] if 0 < place <= len(choices) else None
    if not telling or any(not _codes(span) for span in telling):
        return None
    left = [ask for ask in choices if all(_has(ask, span) for span in telling)]
    if len(left) > 1:  # "the Norwegian one" is Norway's own
        places = {code for span in telling for code in span.codes("area")}
        left = [ask for ask in left if ask.series.area in places]
    return left[0] if len(left) == 1 else None


def goes_on(spans: Sequence[Span], choices: Sequence[Ask]) -> bool:
    """Whether a turn chooses nothing, and asks the same of something else."""
    return bool(choices and spans) and spans[0].is_a("follow_up") and not has_any(spans, MEASURED_OR_HINTED)


def still_open(meanings: Sequence[Meaning]) -> Meaning:
    """What such a turn means, by what it does after each choice: what is there, asked back again where that is more than one."""
    found = [one for one in meanings if isinstance(one, Figures)]
    asks = tuple({ask.series: ask for one in found for ask in one.asks}.values())
    if len(asks) <= 1:
        return found[0] if found else meanings[0]
    first, *others = (ask.series for ask in asks)
    return Ambiguous(asks, tuple(d for d in DIMENSIONS if any(one.code(d) != first.code(d) for one in others)))


def _place(span: Span) -> int | None:
    if span.is_a("number") and span.text.isdigit():
        return int(span.text)
    return next((int(code) for code in span.codes("ordinal")), None)


def _codes(span: Span) -> set[tuple[str, str]]:
    return {(sense.dimension, sense.code) for sense in span.senses if sense.dimension in DIMENSIONS}


def _has(ask: Ask, span: Span) -> bool:
    """Whether a choice is of what a span names; an area may be on either side."""
    series = ask.series
    return any(
        code in ((series.area, series.counterpart) if dimension == "area" else (series.code(dimension),))
        for dimension, code in _codes(span)
    )

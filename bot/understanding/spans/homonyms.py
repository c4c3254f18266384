"""Things of no article that are spelt like plain words of a language, or nearly so: "ventas de vino", "ventes de maïs"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.words.dimensions import MEASURED
from bot.understanding.words.recognise import Span

_PLAIN = frozenset({"filler", "noise", "follow_up"})
_PLAIN_OR_MOVING = _PLAIN | {"cue"}
# What follows a thing that is named in full; before anything else a plain word may only lead to it: "sales of the …".
_AFTER = ("month", "relative_period", "marker", "ask", "cue", "area", "measure")


def with_homonyms_strange(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans, in which a plain word that stands as the thing itself behind "of" is one that nobody here knows."""
    found = [at for at in range(2, len(spans)) if _is_thing(spans, at)]
    if not found:
        return spans
    return tuple(replace(span, senses=()) if at in found else span for at, span in enumerate(spans))


def _is_thing(spans: Sequence[Span], at: int) -> bool:
    if not spans[at - 1].is_a("marker", "of") or spans[at - 1].is_a("marker", "in") or spans[at].comma:
        return False  # "am": of, and on
    plain = _PLAIN_OR_MOVING if spans[at].slips else _PLAIN
    return (
        bool(spans[at].senses)
        and spans[at].dimensions <= plain
        and _is_measured(spans, at - 2)
        and _is_named_in_full(spans, at)
    )


def _is_measured(spans: Sequence[Span], at: int) -> bool:
    """Whether what is measured ends here, its owner's adjective behind it or not: "ventes norvégiennes"."""
    named = at - 1 if at and spans[at].is_a("area") else at
    return spans[named].is_any(MEASURED)


def _is_named_in_full(spans: Sequence[Span], at: int) -> bool:
    return at + 1 == len(spans) or spans[at + 1].comma or spans[at + 1].is_any(_AFTER)

"""Who speaks in a clause, and whether he wants something or only tells: what all that part a message into talk and question ask."""

from collections.abc import Sequence
from itertools import pairwise, takewhile

from bot.understanding.words.dimensions import MEASURED, MEASURED_OR_HINTED, PEOPLE
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has

THINGS = MEASURED | {"topic", "person", "organisation", "article", "author"}
_POINTING = frozenset({"that", "this", "there", "those", "it", "one", "ones"})
# Who all say something stands among as many words.
_OPENING = 3
# "I know sales rose" tells it; "does anyone know" asks.
_KNOW = "know"
# "They talk about sales".
_ABOUT = "about"
# What goes with the name of something measured, "what it contributes", and what it is so called.
_OF_THE_MEASURED, _MEASURED = ("share", "streak", "duration", "volume"), "measured"
# The kinds of things that a question and what is told beside it name, by dimension.
_TIME = frozenset({"month", "relative_period", "quarter", "half", "same_time"})
_KINDS = (
    (_MEASURED, MEASURED_OR_HINTED - {"product"} | {"topic"}),
    ("product", frozenset({"product"})),
    ("area", frozenset({"area"})),
    ("time", _TIME),
    ("unit", frozenset({"unit"})),
    ("people", PEOPLE | {"article"}),
)


def talks(clause: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether somebody speaks of himself or of his own, or all do of something: "we are", "grandpa says", "everyone talks about"."""
    if clause[0].text in lexicon.lists.kin or any(is_talker(span, lexicon) for span in clause):
        return True
    return any(span.text in lexicon.lists.anybody for span in clause[:_OPENING]) and has(clause, "cue", "say")


def is_talker(span: Span, lexicon: Lexicon) -> bool:
    return span.text in lexicon.lists.talkers or not lexicon.lists.talkers.isdisjoint(span.text.split())


def wishes(clause: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether it says that something is wanted: "i need", "anyone know"."""
    return any(
        is_wish(span, lexicon)
        and not span.text.endswith(_ABOUT)
        and not (span.text == _KNOW and at and is_talker(clause[at - 1], lexicon))
        for at, span in enumerate(clause)
    )


def is_wish(span: Span, lexicon: Lexicon) -> bool:
    return not lexicon.lists.wanting.isdisjoint(span.text.split())


def is_idle(span: Span) -> bool:
    """Whether it is a word of the asker's own life: one that nobody here knows, or a thing of the talk."""
    return not span.known or span.is_a("noise")


def points_back(clause: Sequence[Span]) -> bool:
    """Whether it leans on what another names: "is that right", "sales there"."""
    before = takewhile(lambda span: not span.is_any(THINGS), clause)
    return any(span.text in _POINTING for span in before)


def kinds_of(clause: Sequence[Span], lexicon: Lexicon) -> frozenset[str]:
    """The kinds of things that a clause names; the place that all figures are of is none."""
    return frozenset(kind for span in clause for kind in _kinds(span, lexicon))


def _kinds(span: Span, lexicon: Lexicon) -> list[str]:
    if span.year:
        return ["time"]
    if span.is_a("area", lexicon.area):
        return []
    return [kind for kind, dimensions in _KINDS if span.is_any(dimensions)]


def lent_by(told: Sequence[Span], asked: frozenset[str], lexicon: Lexicon) -> list[Span]:
    """What a clause that only tells says of the question: names of kinds that this has none of, with the prepositions before them."""
    lent: list[Span] = []
    for before, span in pairwise((told[0], *told)):
        kinds = _kinds(span, lexicon)
        if span.is_a("unit") and before.is_a("number"):
            continue  # of a figure that is told
        if kinds and asked.isdisjoint(kinds):
            lent += [before, span] if before is not span and before.is_a("marker") else [span]
        elif _MEASURED not in asked and span.is_a("cue", *_OF_THE_MEASURED):
            lent.append(span)
    return lent

"""Words for how something is measured → the measure, kind and unit that a series must or had better have."""

from collections.abc import Sequence
from itertools import pairwise

from bot.facts.model import CHANGES, GROWTHS, Kind, Knowledge, Measure
from bot.facts.units import MONEY, WEIGHT
from bot.understanding.spans.other_terms import COUNTING
from bot.understanding.words.dimensions import MEASURED, MOVES
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has

# What a word of the language says of a dimension, where it must be met.
STRICT: dict[str, tuple[str, tuple[str, ...]]] = {
    "level": ("measure", (Measure.LEVEL,)),
    "standing": ("measure", (Measure.LEVEL, Measure.RATE, Measure.SHARE)),
    "share": ("measure", (Measure.SHARE,)),
    "streak": ("measure", (Measure.STREAK,)),
    "duration": ("measure", (Measure.DURATION, Measure.STREAK)),
    "expectation": ("kind", (Kind.EXPECTATION, Kind.FORECAST)),
    "target": ("kind", (Kind.TARGET,)),
    "reported": ("kind", (Kind.REPORTED,)),
}
# ... and where it is only preferred, because people use it loosely.
LOOSE: dict[str, tuple[str, tuple[str, ...]]] = {
    "change": ("measure", CHANGES),
    "rise": ("measure", CHANGES),
    "fall": ("measure", CHANGES),
    "difference": ("measure", (Measure.CHANGE, *GROWTHS)),
    "level_weak": ("measure", (Measure.LEVEL,)),
    "money": ("measure", (Measure.LEVEL,)),
    "polled": ("kind", (Kind.EXPECTATION,)),
}
_BY = "by"
# Between "in" and a unit: "in million krone".
_SCALES = ("million", "billion", "trillion", "thousand")
# Between a size and the change that it is of: "the size of May's jump".
_BESIDE_A_CHANGE = ("filler", "marker", "month", "relative_period")
# What the words inside a longer name of an indicator may say of its measure: "sale growth", "sale value".
INNER = {"change": CHANGES, "level": (Measure.LEVEL,)}


def inner_cues(span: Span, lexicon: Lexicon) -> list[str]:
    """What the words inside a longer name of an indicator ask for."""
    inner = span.text.split() if span.is_a("indicator") else []
    if len(inner) == 1:
        inner = lexicon.compounded(span.text)
    senses = [sense for word in inner for sense in lexicon.senses.get((word,), ()) if len(inner) > 1]
    return [sense.code for sense in senses if sense.dimension == "cue"]


# "How big is the gap between the reported increase and …".
_BETWEEN = frozenset({"compare", "reported", "expectation"})


def sizes_a_change(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether a word for size is about a change, named right after it: "how big was the increase in sales".

    Or right behind what moved: "the size of the sale increase", and not "how big did sales grow".
    """
    if spans[at].text in _SCALES:
        return False
    rest = [
        span
        for span in spans[at + 1 :]
        if not (_BETWEEN.issuperset(span.codes("cue")) if span.is_a("cue") else span.is_any(_BESIDE_A_CHANGE))
    ]
    sized = next(iter(rest), None)
    if sized is None:
        return False
    if not MOVES.isdisjoint(sized.codes("cue")) or "change" in inner_cues(sized, lexicon):
        return True
    behind = rest[1] if len(rest) > 1 and sized.is_a("indicator") else None
    helped = any(span.text in lexicon.lists.auxiliaries for span in spans[at + 1 :])
    return behind is not None and not (behind.comma or helped) and not MOVES.isdisjoint(behind.codes("cue"))


def told_of_a_part(spans: Sequence[Span], at: int, knowledge: Knowledge, lexicon: Lexicon) -> tuple[Measure, ...]:
    """How else than by its share a part is told to which something was done: "how much of the dyke is raised" by a rate.

    And "how much of Norway burnt" by how much that is.
    """
    done = next((after for after in range(at + 1, len(spans)) if spans[after].is_a("indicator")), at)
    verb = spans[done].text.rsplit(" ", 1)[-1]
    if done == at or not (verb.endswith("ed") or lexicon.name_words.is_irregular(verb)):
        return ()
    measure = knowledge.terms["indicator"][spans[done].codes("indicator")[0]].measure
    if measure is Measure.RATE or (measure is Measure.LEVEL and has(spans[at:done], "area")):
        return (measure,)
    return ()


def counts_a_gain(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether it is asked by how many something counted became fewer or more: "how many members did the club lose", "drop by"."""
    if not MOVES.isdisjoint(spans[at].codes("cue")) and _moves_by(spans, at):
        return True
    if spans[at].text not in lexicon.lists.gaining:
        return False
    counted = any(one.text in COUNTING and after.is_any(MEASURED) for one, after in pairwise(spans[:at]))
    helping = lexicon.lists.auxiliaries | lexicon.lists.linking
    return counted and any(span.text in helping for span in spans[:at])


def _moves_by(spans: Sequence[Span], at: int) -> bool:
    """ "How many tonnes did it drop by", "by how many tonnes did it drop"."""
    asked = next((back for back in range(at) if spans[back].text in COUNTING), None)
    if asked is None:
        return False
    after = spans[at + 1] if at + 1 < len(spans) else spans[at]
    return after.text == _BY or (asked > 0 and spans[asked - 1].text == _BY)


def units_of(knowledge: Knowledge, lexicon: Lexicon, *, money: bool) -> tuple[str, ...]:
    """The folder's units of money, or those of weight and the like; where it has none, nothing answers."""
    units = (code for code in knowledge.terms["unit"] if " per " not in code)
    return tuple(code for code in units if (code in lexicon.money) is money) or (MONEY if money else WEIGHT,)


def moves(spans: Sequence[Span]) -> bool:
    """Whether it is told that something rose, fell or changed."""
    return any(not MOVES.isdisjoint(span.codes("cue")) for span in spans)


def is_unit_of(spans: Sequence[Span], at: int) -> bool:
    """Whether an indicator is named as what another one is counted in."""
    before = at - 1
    while before > 0 and spans[before].text in _SCALES:
        before -= 1
    return spans[before].text == "in" and not spans[at].possessive


def counts_a_thing(spans: Sequence[Span], knowledge: Knowledge) -> bool:
    """Whether it is asked how many there are of a thing, and nothing is measured of it: "how many mines are there".

    What goes from one area to another is itself what is counted there, in tonnes or in money: "how many berries in May".
    """
    things = {code for span, after in pairwise(spans) if span.text in COUNTING for code in after.codes("product")}
    terms = knowledge.terms["indicator"]
    return bool(things) and not any(
        one.product in things and terms[one.indicator].counterpart in ("to", "from") for one in knowledge.by_series
    )

"""Who does what an everyday word hints at: "the Finns bought our berries" is about our sales, not our purchases."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from bot.facts.model import Kind, Knowledge
from bot.understanding.figures.areas import AskedArea, asked_areas
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import Sense
from bot.understanding.words.recognise import Span, meanings_of

_OTHER_WAY = {"to": "from", "from": "to"}
_BOTH_WAYS = frozenset({"to", "from", "with"})
# Between a place and what it does, or before both: "are the Finns buying".
_AUXILIARY = frozenset(
    {"is", "are", "was", "were", "has", "have", "did", "does", "do", "will", "isnt", "arent", "didnt"}
)
# What is told of what is yet to be done.
_TO_COME = (Kind.TARGET, Kind.FORECAST)
# What follows something done, and no thing: "buys less".
_HOW_MUCH = frozenset({"more", "less", "fewer", "much", "nothing", "anything", "lots", "loads"})


class Hinted(NamedTuple):
    """The indicators that a hint can mean, the likeliest first; `turned` where the other side does what is said."""

    indicators: tuple[str, ...]
    areas: tuple[AskedArea, ...]
    turned: bool


def hinted(spans: Sequence[Span], knowledge: Knowledge, lexicon: Lexicon) -> Hinted | None:
    """What is hinted at, where the words around tell who acts; else None."""
    at = next((at for at, span in enumerate(spans) if span.is_a("hint")), None)
    if at is None:
        return None
    meant = meanings_of(spans[at], lexicon, "hint")[0]["indicator"]
    relation = knowledge.terms["indicator"][meant].counterpart
    if relation not in _OTHER_WAY:
        return None
    home = knowledge.subject.area
    named = [(place, area) for place in range(len(spans)) for area in asked_areas(spans, place, knowledge, lexicon)]
    others = tuple((place, area) for place, area in named if area.code != home)
    if not others and not (named and all(area.marker == relation for _, area in named)):
        return None
    if others and all(area.marker == relation for _, area in others):  # "sales to Sweden", "we bought from Sweden"
        return Hinted(_related(relation, knowledge), tuple(area for _, area in others), turned=False)
    acting = all((place < at and area.marker in (None, "own")) or area.marker == "by" for place, area in others)
    ours = [(place, area) for place, area in named if area.code == home]
    # "What they sell to us": whoever they are.
    from_us = bool(ours) and all(place > at and area.marker in (relation, "goods") for place, area in ours)
    if not acting or not (from_us or (not ours and _is_done(spans, others[0][0], at))):
        return None
    other = _OTHER_WAY[relation]
    mirrored = tuple(_hints_of(other, knowledge))
    return Hinted(mirrored, tuple(AskedArea(area.code, other) for _, area in others), turned=True) if mirrored else None


def carried(spans: Sequence[Span], knowledge: Knowledge) -> list[str]:
    """What is hinted at by goods that come from another place, or go there: "things from Norway" are what is bought there."""
    at = next((at for at, (one, after) in enumerate(pairwise(spans)) if _is_on_its_way(one, after)), None)
    place = next((span for span in spans[at + 1 :] if span.is_a("area")), None) if at is not None else None
    if at is None or place is None or place.is_a("area", knowledge.subject.area):
        return []
    return _hints_of(next(way for way in spans[at + 1].codes("marker") if way in _OTHER_WAY), knowledge)


def _is_on_its_way(thing: Span, after: Span) -> bool:
    return thing.is_a("marker", "goods") and after.is_a("marker", *_OTHER_WAY)


def _hints_of(relation: str, knowledge: Knowledge) -> list[str]:
    """What everyday words hint at in which another place has that part."""
    hints = (expression.means["indicator"] for expression in knowledge.expressions if expression.hint)
    return [code for code in hints if knowledge.terms["indicator"][code].counterpart == relation][:1]


def alike(indicators: Sequence[str], knowledge: Knowledge, *, set_off: bool = False) -> tuple[str, ...]:
    """The indicators themselves, and those that what goes between two areas can be: whoever buys, somebody sells; nobody taxes.

    What runs both ways at once only where the one is `set_off` against the other: "how much more did they sell than they bought".
    """
    terms = knowledge.terms["indicator"]
    relations = {str(relation) for code in indicators if (relation := terms[code].counterpart)}
    if relations & _OTHER_WAY.keys():
        relations |= _BOTH_WAYS if set_off else _OTHER_WAY.keys()
    return tuple(dict.fromkeys((*indicators, *(c for c, term in terms.items() if term.counterpart in relations))))


def kinds_hinted_at(spans: Sequence[Span], knowledge: Knowledge, lexicon: Lexicon) -> tuple[Kind, ...]:
    """Whether what was done is asked for or what is to come: what was bought is not what is pledged; empty where no word tells."""
    if any(_is_past(spans, at, lexicon) for at in range(len(spans))):
        return (Kind.REPORTED,)
    return _TO_COME if _is_announced(spans, knowledge, lexicon) else ()


def _is_past(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether an everyday word tells of something past: "bought", "did they buy", not "to be bought", "did they promise to buy"."""
    span = spans[at]
    if not span.is_a("hint") or (at and spans[at - 1].text in lexicon.lists.in_infinitive):
        return False
    past = any(word in span.text.split() or (not word.isascii() and word in span.text) for word in lexicon.lists.past)
    helping = [
        before.text for before in spans[:at] if before.text in lexicon.lists.auxiliaries | lexicon.lists.foreseeing
    ]
    return past or (bool(helping) and helping[-1] in lexicon.lists.past_auxiliaries)


def _is_announced(spans: Sequence[Span], knowledge: Knowledge, lexicon: Lexicon) -> bool:
    """Whether it is said what somebody is to do, and such a thing is told: "how many berries did they say they would buy"."""
    saying = Sense("cue", "say")  # "they say" too
    words = [lexicon.senses.get((span.text.rsplit(" ", 1)[-1],), ()) for span in spans]
    said = next((at for at, senses in enumerate(words) if saying in senses), len(spans))
    to_come = next((at for at in range(said, len(spans)) if spans[at].text in lexicon.lists.foreseeing), len(spans))
    hints = [means["indicator"] for span in spans[to_come:] for means in meanings_of(span, lexicon, "hint")]
    of = alike(hints, knowledge) if hints else ()
    products = {code for span in spans for code in span.codes("product")}
    told = (one for one in knowledge.by_series if one.kind in _TO_COME and one.indicator in of)
    return any(not products or one.product in products for one in told)


def _related(relation: str, knowledge: Knowledge) -> tuple[str, ...]:
    return tuple(code for code, term in knowledge.terms["indicator"].items() if term.counterpart == relation)


def _is_done(spans: Sequence[Span], place: int, at: int) -> bool:
    """Whether the word hinting says what the place before it does: "did the Finns buy", "the Finns buy less"."""
    if at + 1 < len(spans) and spans[at + 1].text in _HOW_MUCH:
        return True
    if spans[at].text.endswith("s") or spans[place + 1].is_a("product"):
        return False  # "did Finland's purchases", "how many Finnish berries did they buy": things
    return any(span.text in _AUXILIARY for span in (*spans[max(place - 2, 0) : place], *spans[place + 1 : at]))

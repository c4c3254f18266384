"""Which part an area plays: by the preposition beside it, what the indicator's relation is, and whose goods are meant."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.facts.model import Knowledge, Term
from bot.understanding.words.dimensions import FILLER
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import Sense
from bot.understanding.words.recognise import Span, has, indicators_of, meanings_of

# Asks for one of several.
_CHOOSING, _SEVERAL = ("who", "where", "each"), 2
# What may stand after a verb that is a name of what is measured as well, and what makes it such a name.
_AFTER_A_VERB, _MEASURED = ("filler", "marker", "relative_period", "month", "noise"), ("indicator", "cue")
# Of fewer places nothing is told apart. Said beside a word for the whole, a set of places is that whole.
_FEWEST_APART, _WHOLE = 2, (Sense("cue", "total"), Sense("filler", ""))
# Prepositions that say which part an area has.
_RELATIONS = ("to", "from", "on", "by", "with", "of", "in")


@dataclass(frozen=True)
class AskedArea:
    """An area as named, with the preposition that marks its part."""

    code: str
    marker: str | None


def asked_areas(spans: Sequence[Span], at: int, knowledge: Knowledge, lexicon: Lexicon) -> Iterator[AskedArea]:
    """The areas that the span at `at` names; a set such as "all markets" names each of its members."""
    if spans[at].is_a("topic") and at and spans[at - 1].is_a("marker", "in"):
        return  # a place that something happened in: "the deal reached in South Korea"
    for code in spans[at].codes("area"):
        term = knowledge.terms["area"].get(code)
        for member in term.members if term and term.members else (code,):
            yield AskedArea(member, _marker(spans, at, knowledge, lexicon))


def with_sets_as_whole(spans: tuple[Span, ...], knowledge: Knowledge, lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans, in which a set of places is the whole: "the headline growth, all markets"; or where no place is told apart."""
    if not any(_members(span, knowledge) for span in spans):
        return spans
    apart = _are_told_apart(spans, knowledge)
    return tuple(
        replace(span, senses=_WHOLE)
        if _members(span, knowledge) and (not apart or _is_said_to_be_whole(spans, at, lexicon))
        else span
        for at, span in enumerate(spans)
    )


def _members(span: Span, knowledge: Knowledge) -> Sequence[str]:
    terms = (knowledge.terms["area"].get(code) for code in span.codes("area"))
    return next((term.members for term in terms if term and term.members), ())


def _are_told_apart(spans: Sequence[Span], knowledge: Knowledge) -> bool:
    """Whether there are series of several places of what is named; of what is not named there may be."""
    products = {code for span in spans for code in span.codes("product")}
    if not products:
        return True
    held = (one for one in knowledge.by_series if one.product in products)
    return len({one.counterpart for one in held if one.counterpart}) >= _FEWEST_APART


def _is_said_to_be_whole(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether a word of the same sentence asks for the whole, and nothing for two things or for each: "every market"."""
    if has(spans[at + 1 : at + 2], "cue", "total"):
        return True  # "all markets combined"
    near = [span for span in spans if span.sentence == spans[at].sentence and span is not spans[at]]
    several = any(span.is_a("join") or span.is_a("cue", "each") for span in near)
    all_of_them = Sense("cue", "total") in lexicon.senses.get((spans[at].text.split()[0],), ())
    return all_of_them and not several and has(near, "cue", "total")


def without_choice_of(spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The spans, in which "out of Norway, Sweden and the Finns, who …" only names what there is to choose from."""
    first = next((at for at, span in enumerate(spans) if span.is_a("marker") or not span.is_a("filler")), None)
    if first is None or not spans[first].is_a("marker", "from", "of"):
        return spans
    end = first + 1
    while end < len(spans) and (spans[end].is_any(("area", "join")) or spans[end].dimensions == FILLER):
        end += 1
    named = sum(span.is_a("area") for span in spans[first:end])
    asked = end < len(spans) and (spans[end].is_a("ask") or spans[end].is_a("cue", *_CHOOSING))
    if named < _SEVERAL or not asked:
        return spans
    return (*spans[:first], *spans[first + 1 :])


def placed(area: AskedArea, indicator: Term | None, home: str, *, pledged: bool = False) -> str:
    """Whether an area is the series' reference `area` or its `counterpart`, or `either`, by its preposition.

    `pledged`: the indicator is only a promise, which is made to somebody.
    """
    relation = indicator.counterpart if indicator else None
    if relation is None:
        return "area" if indicator else "either"
    match area.marker:
        case "expression":
            return "counterpart"
        case "own" | "by":
            return "area"
        case "with":  # "what is up with Norway's sales" is about Norway
            return "area" if area.code == home and relation != "with" else "counterpart"
        case marker if marker == relation or (marker == "to" and pledged):
            return "counterpart"
        case "goods":  # "Norwegian goods": sold by Norway, bought from Norway, taxed
            return "area" if relation == "to" else "counterpart"
        case "of":
            return "counterpart" if relation == "from" and area.code != home else "area"
        case "from":
            return "area"
        case "to":
            return "area" if relation in ("from", "on") else "counterpart"
        case "in" if relation == "on":
            return "area"
        case "on" if relation == "on":
            return "counterpart"
        case _:
            if area.code == home:  # "Norway sales"; "Norway tolls" may be either side's
                return "area" if indicator and indicator.unmarked == "counterpart" else "either"
            return indicator.unmarked or "counterpart" if indicator else "either"


def is_taxed(spans: Sequence[Span], at: int, knowledge: Knowledge, lexicon: Lexicon) -> bool:
    """Whether an indicator only says what another one lies on: "tolls on purchases from Sweden"."""
    if not spans[at].is_a("indicator"):
        return False
    back = at - 1
    while back >= 0 and spans[back].is_any(("area", "filler")) and not spans[back].is_a("marker"):
        back -= 1
    if back < 1 or not spans[back].is_a("marker", "on"):
        return False
    earlier = [code for span in spans[:back] for code in indicators_of(span, lexicon)]
    earlier += [means["indicator"] for span in spans[:back] for means in meanings_of(span, lexicon, "hint")]
    return any(knowledge.terms["indicator"][code].counterpart == "on" for code in earlier)


def _does_it(spans: Sequence[Span], at: int, home: str, lexicon: Lexicon) -> bool:
    """Whether an area itself does what is measured, and not with us: "how much does Norway export", "did Norway export more"."""
    back = at - 1 if at and spans[at - 1].text == "the" else at
    helped = back > 0 and spans[back - 1].text.split()[-1] in lexicon.lists.auxiliaries
    if not helped or at + 1 == len(spans) or any(("area", home) in span.senses for span in spans):
        return False
    verb, after = spans[at + 1], spans[at + 2] if at + 2 < len(spans) else None
    if not verb.is_a("indicator") or " " in verb.text or verb.text.endswith("s") or verb.comma:
        return False
    return after is None or not after.known or (after.is_any(_AFTER_A_VERB) and not after.is_any(_MEASURED))


def _doing(spans: Sequence[Span], at: int, home: str, lexicon: Lexicon) -> str | None:
    """The relation of a place that does what is measured: its own, unless that is told where it goes, "what do the Finns spend"."""
    if not _does_it(spans, at, home, lexicon):
        return None
    verb = spans[at + 1]
    from_there = any(lexicon.relations.get(code) == "from" for code in verb.codes("indicator"))
    return "from" if from_there and verb.text in lexicon.lists.giving else "own"


def _charging(spans: Sequence[Span], at: int, knowledge: Knowledge, lexicon: Lexicon) -> str | None:
    """Of two places with a verb of charging between them, who charges whom: "what does Norway charge Sweden"."""
    for step, part in ((1, "by"), (-1, "on")):
        verb = at + step
        while 0 <= verb < len(spans) and spans[verb].dimensions == FILLER:
            verb += step
        if not 0 <= verb < len(spans) or not _is_charged(spans[verb], knowledge, lexicon):
            continue
        if any(span.is_a("area") for span in (spans[verb + 1 :] if step == 1 else spans[:verb])):
            passive = verb + 1 < len(spans) and spans[verb + 1].is_a("marker", "by")
            return "on" if passive else part
    return None


def _is_charged(span: Span, knowledge: Knowledge, lexicon: Lexicon) -> bool:
    """Whether an everyday word hints at something that lies on another place."""
    meant = meanings_of(span, lexicon, "hint")
    return any(knowledge.terms["indicator"][means["indicator"]].counterpart == "on" for means in meant)


def _is_laid_by_another(spans: Sequence[Span], to: int, knowledge: Knowledge, lexicon: Lexicon) -> bool:
    """Whether what one place lays on another is put so: "Norway's toll to Sweden", and not "the toll they pay to Sweden"."""
    back = to - 1
    while back >= 0 and not spans[back].is_a("marker", "goods") and spans[back].is_any(("area", "filler")):
        back -= 1
    if back < 0 or not has(spans[:to], "area"):
        return False
    named = (knowledge.terms["indicator"][code] for code in indicators_of(spans[back], lexicon))
    return any(term.counterpart == "on" for term in named)


def _marker(spans: Sequence[Span], at: int, knowledge: Knowledge, lexicon: Lexicon) -> str | None:
    """The relation in which the area at `at` stands, by the words around it."""
    if at + 1 < len(spans):
        if spans[at + 1].is_a("marker", "after"):
            return "to"
        if spans[at + 1].is_a("marker", "goods"):
            return "goods"
    if spans[at].possessive:
        return "own"
    home = knowledge.subject.area
    if part := _doing(spans, at, home, lexicon) or _charging(spans, at, knowledge, lexicon):
        return part
    before = at - 1
    if before > 1 and spans[before].is_a("marker", "of") and spans[before - 1].text in lexicon.lists.throughout:
        before -= 2  # "to each of Norway and Sweden"
    while (
        before >= 0
        and (spans[before].is_a("filler") or spans[before].is_a("cue", "total"))
        and not spans[before].is_any(("marker", "hint"))
    ):
        before -= 1
    # "the Finns and Finland": the second stands in the relation of the first.
    if before >= 1 and spans[before].is_a("join") and spans[before - 1].is_a("area"):
        return _marker(spans, before - 1, knowledge, lexicon)
    if before >= 0 and spans[before].is_a("area") and spans[at].comma:
        return _marker(spans, before, knowledge, lexicon)
    if before >= 1 and spans[before].is_a("marker", "from", "of"):
        bought = spans[before - 1]
        if bought.is_a("marker", "goods") or is_taxed(spans, before - 1, knowledge, lexicon):
            return "goods"  # "goods from Norway", "tolls on purchases from Norway"
    if before >= 0 and spans[before].is_a("marker"):
        if spans[before].is_a("range") and at + 1 < len(spans) and spans[at + 1].is_a("indicator"):
            return None  # "the blow to Norwegian sales" is one to the sales
        if spans[before].is_a("marker", "to") and _is_laid_by_another(spans, before, knowledge, lexicon):
            return "on"
        return next((c for c in spans[before].codes("marker") if c in _RELATIONS), None)
    if before >= 0 and spans[before].is_any(("expression", "hint")):  # "buying from"
        last = lexicon.senses.get((spans[before].text.rsplit(" ", 1)[-1],), ())
        return next((sense.code for sense in last if sense.dimension == "marker" and sense.code in _RELATIONS), None)
    return None

"""Unknown words by what stands around them: before a term, after a preposition, in a list, where a term itself would stand."""

from collections.abc import Sequence
from itertools import takewhile

from bot.understanding.spans.other_terms import COUNTING, is_done_by_some, is_done_to_counted, is_prefix
from bot.understanding.spans.telling import is_idle
from bot.understanding.words.dimensions import MEASURED_OR_HINTED
from bot.understanding.words.recognise import ELSEWHERE, Span, has, has_any

# Prepositions after which a word is a place, a thing or a person that the question is about; after the others ("in my class")
# it may be somebody's own setting.
TELLING = frozenset({"to", "from", "on", "by", "with", "of", "about", "including"})
# What a list of things asked for is made of, and what can stand before or after it.
_LISTED = ("indicator", "product", "area", "expression")
_ENDING = ("join", "marker", "month", "relative_period", "ask", "cue", "measure")
# Words so ending tell how or what happens, and are no thing that a figure could be of.
VERB_ENDINGS = ("ed", "ing", "ly")
# Beside a thing that stands alone: "timber only".
_LIMITING = ("only", "just", "the", "all", "small", "large", "big")
_TIMES = ("month", "relative_period", "number")
# What may stand between a thing and what is measured of it, and one of which must.
_BETWEEN, _PLACED = (*_TIMES, "area", "marker"), (*_TIMES, "area")
# A place so ending says whose the thing after it is: "Norwegian timber".
_WHOSE = ("ese", "ish", "ian", "can", "ean")
_SHORTEST_WHOSE = 6


def in_place_of_a_term(spans: Sequence[Span], at: int) -> bool:
    """Whether a word stands where one for what is measured, or for what of it, would: "timber sales", "sales to my chat"."""
    span = spans[at]
    if span.dimensions == ELSEWHERE or is_prefix(spans, at) or is_done_by_some(spans, at):
        return True
    if is_done_to_counted(spans, at):
        return True
    before = spans[at - 1] if at else None
    after = spans[at + 1] if at + 1 < len(spans) else None
    owner = span.is_a("owner")
    if (owner or _is_strange(span)) and _is_named_before_its_time(spans[at + 1 :], _TIMES if span.known else _BETWEEN):
        return True
    if before and before.text in COUNTING and span.is_any(("topic", "counted")):
        return True  # a count of things, not an amount
    if span.is_a("topic"):
        beside = after and after.is_any(("indicator", "product")) and not after.comma
        return bool(beside) or _is_measured_of_it(spans, at) or (span.comma and _is_added(spans, at))
    if after and after.is_any(MEASURED_OR_HINTED) and not (after.comma or (span.comma and span.is_a("spoken_to"))):
        # "timber sales", "my balance"; a verb of telling is none: "explain sales".
        return owner or span.possessive or not span.known or span.is_a("noise")
    if before and before.is_any(MEASURED_OR_HINTED) and not span.comma:
        # As in "sale prices" and "sale my chat".
        return owner or not (span.text.endswith(VERB_ENDINGS) or span.known)
    if not span.known and (_heads(spans, at) or _is_of_a_place(spans, at)):
        return True  # "debt to GDP", "price of berries"; "Norwegian timber"
    if _is_strange(span) and _stands_alone(spans, at):
        return True  # "sales in May, timber"
    if _is_strange(span) and not span.text.endswith(VERB_ENDINGS) and _is_listed(spans, at):
        return True  # "sales to Norway and Atlantis", "ships and sales"
    if not span.known and any(near and near.is_a("person") and " " not in near.text for near in (before, after)):
        return True  # somebody else of that name
    if owner and at > 1 and not TELLING.isdisjoint(spans[at - 1].codes("marker")):
        return spans[at - 2].is_any((*MEASURED_OR_HINTED, "topic"))  # "the deal with my landlord"
    if before and before.is_a("owner") and at >= 2 and spans[at - 2].is_any(MEASURED_OR_HINTED):
        return True
    strange = is_idle(span)
    if before and before.is_a("ask") and strange and not span.text.endswith(VERB_ENDINGS):
        return True  # "how many ships"
    return not owner and _after_preposition(spans, at)


def _is_named_before_its_time(following: Sequence[Span], between: Sequence[str]) -> bool:
    """Whether its time, or a place with its preposition, and then what is measured follow: "my May sales", "timber to Norway sales"."""
    taken = [*takewhile(lambda span: span.is_any(between) and not span.comma, following)]
    if len(taken) == len(following) or following[len(taken)].comma:
        return False
    return following[len(taken)].is_any(MEASURED_OR_HINTED) and has_any(taken, _PLACED)


def _is_of_a_place(spans: Sequence[Span], at: int) -> bool:
    """Whether it is a thing that a place's adjective before it belongs to."""
    if at == 0 or spans[at].comma or spans[at].text.endswith(VERB_ENDINGS):
        return False
    before = spans[at - 1]
    return before.is_a("area") and len(before.text) >= _SHORTEST_WHOSE and before.text.endswith(_WHOSE)


def _is_listed(spans: Sequence[Span], at: int) -> bool:
    """Whether "and" sets it beside a term, with nothing else on its other side of a list."""
    before, after = spans[:at], spans[at + 1 :]
    if before and before[-1].is_a("join") and len(before) > 1 and before[-2].is_any(_LISTED):
        return not after or after[0].is_any(_ENDING) or after[0].comma
    return (
        len(after) > 1
        and after[0].is_a("join")
        and after[1].is_any(_LISTED)
        and (not before or before[-1].is_any(_ENDING))
    )


def _stands_alone(spans: Sequence[Span], at: int) -> bool:
    """Whether nothing but unknown things stand between two commas, after a term."""
    start = at
    while start > 0 and not spans[start].comma:
        start -= 1
    end = at + 1
    while end < len(spans) and not spans[end].comma:
        end += 1
    named = has_any(spans[:start], MEASURED_OR_HINTED)
    return named and all(
        span.is_a("join") or span.text in _LIMITING or (_is_strange(span) and not span.text.endswith(VERB_ENDINGS))
        for span in spans[start:end]
    )


def _is_measured_of_it(spans: Sequence[Span], at: int) -> bool:
    """Whether what is measured is measured of it: "sales of robotics"."""
    if at < 2 or not spans[at - 1].is_a("marker", "of"):
        return False
    return spans[at - 2].is_a("indicator") or (
        at > 2 and spans[at - 2].is_a("area") and spans[at - 3].is_a("indicator")
    )


def _is_added(spans: Sequence[Span], at: int) -> bool:
    """Whether a topic is all that stands after the last comma, and what is measured and when before it: "sales in May, robotics only"."""
    before, rest = spans[:at], spans[at + 1 :]
    told = has_any(before, MEASURED_OR_HINTED) and has_any(before, _TIMES)
    small = all(span.text in _LIMITING or span.is_a("marker", "goods") for span in rest)
    return told and small and not has(before, "ask")


def _is_strange(span: Span) -> bool:
    """Unknown, or a thing of the talk; nobody who is spoken to."""
    return not span.known or (span.is_any(("noise", "counted")) and len(span.senses) == 1)


def _heads(spans: Sequence[Span], at: int) -> bool:
    """Whether a preposition ties a term to the word before it."""
    rest = [span for span in spans[at + 1 : at + 4] if not span.is_a("filler") or span.is_a("marker")]
    if len(rest) < 2 or not rest[0].is_a("marker", "of", "to", "in", "on"):
        return False
    return rest[1].is_any(MEASURED_OR_HINTED)


def _after_preposition(spans: Sequence[Span], at: int) -> bool:
    """Whether a preposition that ties it to a term stands before it: "sales to the lovely Iceland"."""
    owned = False
    back = at - 1
    while back >= 0:
        span = spans[back]
        if span.is_a("marker") and not spans[at].comma:
            telling = any(code in TELLING for code in span.codes("marker"))
            # "to" before a verb and "of" in a figure of speech tie nothing: a term must stand somewhere before.
            tied = any(s.subject or s.is_a("cue") for s in spans[:back])
            if telling:
                return tied and (not spans[at].known or spans[at].is_any(("noise", "particle")))
            return tied and not owned and not spans[at].known
        if span.is_a("owner") or span.possessive:
            owned = True
        elif span.known and not span.is_a("filler"):
            return False
        back -= 1
    return False

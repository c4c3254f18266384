"""A question's spans → the parts that each want something: "sales to the Finns and purchases from Sweden" has two."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.facts.model import Kind, Knowledge, Measure
from bot.facts.period import period
from bot.understanding.figures.asked_period import AskedPeriod
from bot.understanding.figures.base_period import CHANGING, sets_against, with_second_time, without_base
from bot.understanding.figures.collected import wanted_of
from bot.understanding.figures.completed import between, chosen, with_rest_from, with_shared
from bot.understanding.figures.listed import measured_last, with_shared_change
from bot.understanding.figures.named_part import Part, with_everyday, with_home, with_whole
from bot.understanding.figures.period_words import so_far
from bot.understanding.figures.sums import with_remainders
from bot.understanding.figures.wanted import Wanted
from bot.understanding.reading import Ask
from bot.understanding.spans.had import goes_on_having, says_had
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span

_NAMED = ("indicator", "product", "area")


@dataclass(frozen=True)
class _Piece:
    """A stretch of a sentence, and whether a joining word ("and", "vs") stands before it, not only a comma.

    `listed`: a comma does, and a joining word further on, so that the comma is one of a list: "A, B and C".
    """

    spans: tuple[Span, ...]
    joined: bool
    listed: bool = False
    compared: bool = False  # that word compares: "than", "vs"
    had: bool = False  # somebody has it already


_NOTHING = Wanted()


def wanted_parts(
    sentences: Sequence[Sequence[Span]], knowledge: Knowledge, lexicon: Lexicon, before: Sequence[Ask] = ()
) -> list[Wanted]:
    """What each part of a question wants, completed from the others; what holds for all is in each.

    `before`: what the turn before was answered with.
    """
    pieces = [piece for sentence in sentences for piece in _pieces(sentence, knowledge, lexicon, before)]
    found = [
        Part(replace(wanted, had=piece.had), piece.joined, piece.listed, piece.compared)
        for piece in pieces
        if not (wanted := wanted_of(piece.spans, knowledge, lexicon)).is_empty
    ]
    found = with_remainders(with_everyday(_without_bare_hints(found), knowledge.subject.area), knowledge)
    if not found:
        return []
    found = _gathered(with_home(with_whole(found), knowledge))
    found = measured_last(found)
    named = [at for at, part in enumerate(found) if part.wanted.names_something]
    named = named or [at for at, part in enumerate(found) if part.wanted.hints] or [0]
    parts, shared = _alternatives(found, named, knowledge)
    dated = [replace(_NOTHING, periods=other.periods) for other in shared]
    parts = [with_shared(part, dated) for part in parts]
    parts = [
        with_shared(with_rest_from(part, parts, at, knowledge.subject.area), shared) for at, part in enumerate(parts)
    ]
    if any("unit" in other.strict for other in shared):  # "sales, purchases, balance (krone)": the last at least
        parts = [*(replace(part, lent=part.lent | {"unit"}) for part in parts[:-1]), parts[-1]]
    parts = [part for part in parts if not part.had] or parts
    return list({repr(part): part for part in parts}.values()) if len(parts) > 1 else parts


def _without_bare_hints(found: list[Part]) -> list[Part]:
    """The parts without one that is only a hint where another names what is measured: "berries, those of the sellers: the surplus"."""
    if not any(part.wanted.indicators for part in found):
        return found
    return [
        part
        for part in found
        if part.wanted.differing
        or part.wanted.areas
        or part.wanted.names_something
        or "indicator" not in part.wanted.loose
    ]


def _gathered(found: list[Part]) -> list[Part]:
    """What a comma only sets off belongs together: "berries, did purchases rise?", "tolls: Sweden on Norway or Norway on Sweden"."""
    gathered: list[Part] = []
    for part in found:
        last = gathered[-1] if gathered else None
        if last and not part.joined and (_complement(last.wanted, part.wanted) or _completes(last, part.wanted)):
            merged = with_shared(part.wanted, [last.wanted])
            whole = replace(
                merged,
                indicators=last.wanted.indicators or part.wanted.indicators,
                products=last.wanted.products or part.wanted.products,
                areas=(last.wanted if last.wanted.abroad else part.wanted).areas or last.wanted.areas,
                abroad=last.wanted.abroad or part.wanted.abroad,
                prefix=last.wanted.prefix or part.wanted.prefix,  # "Sweden: sales in May, sales in June"
            )
            gathered[-1] = Part(whole, last.joined, last.listed, last.compared)
        else:
            gathered.append(part)
    return gathered


def _complement(one: Wanted, two: Wanted) -> bool:
    """Whether one names what is measured and the other of what, and nothing else is said twice."""
    twice = (one.products and two.products) or (one.abroad and two.abroad) or (one.periods and two.periods)
    if twice or not one.names_something:
        return False
    if "indicator" in two.loose and not two.indicators:  # "berries: how much did they buy from Sweden"
        return bool(one.products) and not one.indicators
    return two.names_something and bool(one.indicators) != bool(two.indicators)


def _completes(last: Part, part: Wanted) -> bool:
    """Whether it only says when, or how it is counted, of what a question right before leaves open."""
    said = set(part.differing)
    if part.names_something or part.hints or part.total or part.each or part.asks:
        return False
    when = said == {"period"} and last.wanted.names_something and not last.wanted.periods
    return when or (said == {"unit"} and last.joined and last.wanted.asks)


def _alternatives(
    found: Sequence[Part], named: Sequence[int], knowledge: Knowledge
) -> tuple[list[Wanted], list[Wanted]]:
    """What is named with its other choices ("November vs October", "growth and value"); and what holds for all ("in November").

    A remark is a choice where it differs from what is named, or from another remark, in the same dimension; or from the
    usual measure of what is named: "the surplus and its change on the month".
    """
    choices: dict[int, Wanted] = {}
    times: set[int] = set()
    for at, remark in enumerate(found):
        if at in named:
            continue
        if _is_another_time(at, found, named):
            times.add(at)
        # What holds for all stands first: "in May: sales, purchases, sales in the year so far".
        leading = at < named[0] and not (remark.joined or remark.listed)
        others = [part.wanted for o, part in enumerate(found) if o != at and not (leading and o in named[1:])]
        before = _before(at, found, named)
        # "Growth and value of sales": the first is joined to what follows.
        said = replace(remark, joined=True) if leading and at + 1 in named and found[at + 1].joined else remark
        if _asks_by_itself(said, before, knowledge) or at in times or any(_differ(said, other) for other in others):
            choices[at] = remark.wanted
    shared = [
        replace(_NOTHING, periods=part.wanted.periods) if part.wanted.had else part.wanted
        for at, part in enumerate(found)
        if at not in named and at not in choices
    ]
    of: dict[int, list[Wanted]] = {at: [] for at in named}
    for at, choice in choices.items():
        for owner in _owners(at, choice, found, named):
            of[owner].append(choice)
    parts: list[Wanted] = []
    for owner in named:
        subject, other_choices = found[owner].wanted, _in_all_times(found[owner].wanted, of[owner])
        if other_choices and not subject.periods:  # "sales and purchases in May and June"
            nearest = sorted(named, key=lambda other: (other > owner, abs(other - owner)))
            dated = (found[other].wanted for other in nearest)
            subject = replace(subject, periods=next((part.periods for part in dated if part.periods), ()))
        # What is named stands for itself, unless the choices only spell it out: "sales: growth and value".
        spelt_out = len(other_choices) > 1 and not any(
            choice.asks or set(subject.differing) & set(choice.differing) for choice in other_choices
        )
        told = [part.wanted for part in found if part.wanted.periods]
        second = next((t for t in times if t == owner + 1 or (t > owner and found[t].compared)), None)
        if second is not None:
            of_years = all(period(asked.text).is_year for asked in found[second].wanted.periods)
            when = so_far(knowledge.subject) if of_years else knowledge.subject.period
            now = AskedPeriod(when, exact=False)
            parts.append(replace(subject, periods=(now,)))
        elif not spelt_out:
            parts.append(subject)
        parts += [chosen(between(choice, told), subject) for choice in other_choices]
    return parts, shared


def _in_all_times(named: Wanted, choices: Sequence[Wanted]) -> list[Wanted]:
    """The choices, in which another unit is asked for each time before it: "in May and June, in dollars and krone"."""
    found: list[Wanted] = []
    times = list(named.periods)
    for choice in choices:
        of_units = "unit" in choice.strict and {*choice.differing} <= {"unit", "measure"}
        found.append(replace(choice, periods=tuple(dict.fromkeys(times))) if of_units and times else choice)
        times += choice.periods if {*choice.differing} <= {"period", "unit", "measure"} else ()
    return found


def _before(at: int, found: Sequence[Part], named: Sequence[int]) -> Wanted:
    """What is named nearest before a remark, else the last that is named."""
    return found[next((owner for owner in reversed(named) if owner < at), named[-1])].wanted


def _asks_by_itself(remark: Part, named: Wanted, knowledge: Knowledge) -> bool:
    """Whether what is joined is counted otherwise than what is named: "and by how much?", "and its share"."""
    said = remark.wanted.differing
    if not remark.joined or not ("measure" in said or "kind" in said):
        return False
    if "kind" in remark.wanted.strict and "kind" not in named.differing and set(said) == {"kind"}:
        return not set(said["kind"]) & {Kind.REPORTED}  # "sales vs the poll"
    term = knowledge.terms["indicator"].get(named.indicators[-1]) if named.indicators else None
    usual = (term.measure or Measure.LEVEL) if term and "measure" not in named.differing else None
    unusual = "measure" in said and usual is not None and usual not in said["measure"]
    return remark.wanted.asks or (unusual and not remark.compared)


def _is_another_time(at: int, found: Sequence[Part], named: Sequence[int]) -> bool:
    """ "Sales and the year so far": a time joined to what is named without any is a second one, not the only one."""
    said = found[at].wanted
    alone = bool(said.periods) and all(asked.exact for asked in said.periods) and set(said.differing) == {"period"}
    beside = at - 1 in named or (found[at].compared and at > named[0])  # "sale growth: up or down from May"
    return alone and found[at].joined and beside and not any(part.wanted.periods for part in found[:at])


def _owners(at: int, choice: Wanted, found: Sequence[Part], named: Sequence[int]) -> list[int]:
    """What is named that a choice is one of: the nearest before it, and those before that which leave it as open."""
    before = [owner for owner in named if owner < at]
    if not before:  # "the expected and the actual growth of sales and purchases"
        apart = (owner for owner in named[1:] if set(found[owner].wanted.differing) & set(choice.differing))
        return [owner for owner in named if owner < next(apart, len(found))]
    if choice.again:
        return before
    owners = before[-1:]
    for owner in reversed(before[:-1]):
        said = set(found[owner].wanted.differing) & set(choice.differing)
        if choice.asks or (said and (said != {"period"} or "period" in found[owners[0]].wanted.differing)):
            break
        owners.insert(0, owner)
        if said:
            break  # "in May sales and purchases, against June"
    return owners


def _differ(remark: Part, other: Wanted) -> bool:
    """Whether both say something of the same dimension, and not the same; what a comma sets off may say it more exactly."""
    mine, theirs = remark.wanted.differing, other.differing
    joined = remark.joined or (remark.listed and not other.names_something)
    firm = remark.wanted.firm | (frozenset() if other.names_something else other.firm)  # "berries: tonnes, growth"
    dimensions = [d for d in mine if d in theirs and (joined or d in firm or d == "period")]
    if not (remark.joined or remark.listed) and other.names_something:
        dimensions = [d for d in dimensions if d in other.firm]
    return any(not _meet(mine[dimension], theirs[dimension]) for dimension in dimensions)


def _meet(one: tuple[object, ...], two: tuple[object, ...]) -> bool:
    return bool(set(one) & set(two))


def _pieces(sentence: Sequence[Span], knowledge: Knowledge, lexicon: Lexicon, before: Sequence[Ask]) -> list[_Piece]:
    timed = with_second_time(sentence, knowledge.subject)
    pieces = _with_topics(_split(without_base(timed, knowledge, lexicon, before), lexicon))
    shared = with_shared_change([piece.spans for piece in pieces], [piece.compared for piece in pieces], lexicon)
    return [replace(piece, spans=spans) for piece, spans in zip(pieces, shared, strict=True)]


def _split(spans: Sequence[Span], lexicon: Lexicon) -> list[_Piece]:
    """Cut at "and", "vs", "better than" and commas; the parts complete each other afterwards."""
    pieces: list[tuple[list[Span], Span | None]] = [([], None)]
    compared = False
    for at, span in enumerate(spans):
        piece = pieces[-1][0]
        joins = (span.is_a("join") and not span.subject) or span.text.endswith(" than") or _contrasts(spans, at)
        compared = compared or span.is_a("cue", "compare")
        joins = joins or (compared and _joins_compared(spans, at, piece)) or _beats(spans, at, piece)
        joins = joins or (span.is_a("contrast") and says_had(piece, lexicon))  # "I have May but not June"
        if joins and not _in_stretch(piece, compared=compared):
            pieces.append(([span] if span.is_any(("cue", "contrast")) else [], span))
            continue
        if span.comma and piece:
            pieces.append(([], None))
        pieces[-1][0].append(span)
    last_join = max((at for at, (piece, join) in enumerate(pieces) if piece and join), default=-1)
    split = [
        _Piece(tuple(piece), join is not None, join is None and 0 < at < last_join, bool(join and sets_against(join)))
        for at, (piece, join) in enumerate(pieces)
        if piece
    ]
    return _with_had(split, lexicon)


def _with_had(split: Sequence[_Piece], lexicon: Lexicon) -> list[_Piece]:
    """The pieces, told apart by whether somebody has what they name already."""
    found: list[_Piece] = []
    for piece in split:
        more = bool(found) and found[-1].had and piece.joined and not piece.spans[0].is_a("contrast")
        had = says_had(piece.spans, lexicon) or (more and goes_on_having(piece.spans, lexicon))
        found.append(replace(piece, had=True) if had else piece)
    return found


def _contrasts(spans: Sequence[Span], at: int) -> bool:
    """Whether a word sets how another thing moved against what was said: "but those to Sweden fell"; not "but in May"."""
    if not at or not spans[at].is_a("contrast"):
        return False
    rest = spans[at + 1 :]
    moves = any(not CHANGING.isdisjoint(span.codes("cue")) for span in rest)
    return moves and any(span.is_any(_NAMED) for span in rest) and not rest[0].is_any(("ask", "follow_up"))


def _joins_compared(spans: Sequence[Span], at: int, piece: Sequence[Span]) -> bool:
    """Whether a preposition joins two of a kind: "compare sales in May with sales in June"."""
    if not (spans[at].is_a("marker", "with") or spans[at].is_a("marker", "to")):
        return False
    rest = [span for span in spans[at + 1 :] if span.dimensions != {"filler"}]
    if piece and piece[-1].is_a("indicator") and rest and rest[0].is_a("area"):
        return False  # "sales to Sweden"
    if piece and piece[-1].is_a("month", "01") and rest and rest[0].is_a("month"):
        return False  # "for January to May"
    rest = list(takewhile(lambda span: not (span.comma or span.is_a("join") or span.is_a("marker", "with")), rest))
    kinds = ("indicator", "product", "area", "month", "relative_period")
    return any(any(s.is_a(kind) for s in piece) and any(s.is_a(kind) for s in rest) for kind in kinds)


def _with_topics(pieces: Sequence[_Piece]) -> list[_Piece]:
    """What a comma only sets off from its topic belongs to it: "the truce, how long is it?"."""
    found: list[_Piece] = []
    for piece in pieces:
        last = found[-1] if found else None
        if last and not piece.joined and any(span.is_a("topic") for span in last.spans) and not _says_more(last.spans):
            found[-1] = _Piece((*last.spans, *piece.spans), last.joined)
        else:
            found.append(piece)
    return found


def _says_more(spans: Sequence[Span]) -> bool:
    return not all(span.dimensions <= {"topic", "filler", "marker"} for span in spans)


def _beats(spans: Sequence[Span], at: int, piece: Sequence[Span]) -> bool:
    """Whether a verb sets one place against another: "did Sweden beat Norway"."""
    if not any(spans[at].is_a("cue", cue) for cue in ("versus_expectation", "more_than")):
        return False
    beaten = next((span for span in spans[at + 1 :] if span.dimensions != {"filler"}), None)
    return beaten is not None and beaten.is_a("area") and any(span.is_a("area") for span in piece)


def _in_stretch(piece: Sequence[Span], *, compared: bool) -> bool:
    """Whether "and" stands in "between January and November", "between Norway and Sweden", and not in a gap between the two."""
    before = [span for span in piece if span.is_a("between") or span.dimensions != {"filler"}]
    if len(before) < 2 or not before[-2].is_a("between"):
        return False
    return before[-1].is_a("month") or (before[-1].is_a("area") and not compared)

"""A question's spans → the parts that each want something: "sales to the Finns and purchases from Sweden" has two."""

from collections.abc import Sequence
from dataclasses import replace

from bot.facts.model import Knowledge
from bot.facts.period import period
from bot.understanding.figures.alternatives import alternatives
from bot.understanding.figures.collected import wanted_of
from bot.understanding.figures.completed import with_rest_from, with_shared
from bot.understanding.figures.listed import measured_last
from bot.understanding.figures.named_part import (
    Part,
    with_everyday,
    with_home,
    with_pledged_thing,
    with_whole,
    without_bare_hints,
    without_doer,
)
from bot.understanding.figures.pieces import pieces_of
from bot.understanding.figures.sums import with_remainders
from bot.understanding.figures.wanted import Wanted
from bot.understanding.reading import Ask
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span


def wanted_parts(
    sentences: Sequence[Sequence[Span]], knowledge: Knowledge, lexicon: Lexicon, before: Sequence[Ask]
) -> list[Wanted]:
    """What each part of a question wants, completed from the others; what holds for all is in each.

    `before`: what the turn before was answered with.
    """
    pieces = [piece for sentence in sentences for piece in pieces_of(sentence, knowledge, lexicon, before)]
    found = [
        Part(replace(wanted, had=True) if piece.had else wanted, piece.joined, piece.listed, piece.compared)
        for piece in pieces
        if not (wanted := wanted_of(piece.spans, knowledge, lexicon)).is_empty
    ]
    found = with_remainders(with_everyday(without_bare_hints(found), knowledge.subject.area), knowledge)
    if not found:
        return []
    found = with_whole(with_pledged_thing(without_doer(found, knowledge.subject.area), knowledge))
    found = _gathered(with_home(found, knowledge))
    if len(found) == 1:  # most questions
        return [found[0].wanted]
    found = measured_last(found)
    named = [at for at, part in enumerate(found) if part.wanted.names_something]
    named = named or [at for at, part in enumerate(found) if part.wanted.hints] or [0]
    parts, shared = alternatives(found, named, knowledge)
    dated = [replace(Wanted(), periods=other.periods) for other in shared]
    parts = [with_shared(part, dated) for part in parts]
    parts = [
        with_shared(with_rest_from(part, parts, at, knowledge.subject.area), shared) for at, part in enumerate(parts)
    ]
    if any("unit" in other.strict for other in shared):  # "sales, purchases, balance (krone)": the last at least
        parts = [*(replace(part, lent=part.lent | {"unit"}) for part in parts[:-1]), parts[-1]]
    parts = [part for part in parts if not part.had] or parts
    return list({repr(part): part for part in parts}.values()) if len(parts) > 1 else parts


def _gathered(found: list[Part]) -> list[Part]:
    """What a comma only sets off belongs together: "berries, did purchases rise?", "tolls: Sweden on Norway or Norway on Sweden"."""
    gathered: list[Part] = []
    times = [part for part in found if part.wanted.periods and replace(part.wanted, periods=()) == Wanted()]
    for part in found:
        last = gathered[-1] if gathered else None
        if last and len(times) == 1 and not part.joined and _only_ends(last.wanted, part.wanted):
            continue
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


def _only_ends(one: Wanted, two: Wanted) -> bool:
    """Whether all that is said is the month until which something has run: "sales so far this year, as of May"."""
    if replace(two, periods=()) != Wanted() or len(one.periods) != 1 or len(two.periods) != 1:
        return False
    run, month = period(one.periods[0].text), period(two.periods[0].text)
    return month.is_month and run.start < month.start and run.end == month.end


def _complement(one: Wanted, two: Wanted) -> bool:
    """Whether one names what is measured and the other of what, and nothing else is said twice."""
    twice = (one.products and two.products) or (one.abroad and two.abroad) or (one.periods and two.periods)
    if twice or not one.names_something:
        return False
    if "indicator" in two.loose and not two.indicators:  # "berries: how much did they buy from Sweden"
        return bool(one.products) and not one.indicators
    if one.products and not (one.indicators or two.indicators or two.products):
        return two.abroad and set(two.differing) <= {"period"}  # "berries, Norway"
    return two.names_something and bool(one.indicators) != bool(two.indicators)


def _completes(last: Part, part: Wanted) -> bool:
    """Whether it only says when, or how it is counted, of what a question right before leaves open."""
    said = set(part.differing)
    whole = bool(last.wanted.periods) and all(asked.whole for asked in last.wanted.periods)
    if whole and said == {"period"} and part.indicators in ((), last.wanted.indicators) and not part.asks:
        return True  # "the full year's sales, the 2024 ones"
    if part.names_something or part.hints or part.total or part.each or part.asks:
        return False
    when = said == {"period"} and last.wanted.names_something and not last.wanted.periods
    return when or (said == {"unit"} and last.joined and last.wanted.asks)

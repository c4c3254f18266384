"""What two things that are named leave: "sales, purchases, and what is left over". The folder's own arithmetic tells what it is."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from bot.facts.arithmetic import Sum
from bot.facts.model import Knowledge
from bot.understanding.figures.named_part import Part


def with_remainders(found: Sequence[Part], knowledge: Knowledge) -> list[Part]:
    """The parts, in which what only asks for the rest names it, where a sum of what the others name has one; without it elsewhere."""
    told = [_with_remainder(at, found, knowledge) if part.wanted.remains else part for at, part in enumerate(found)]
    return [part for part in told if not part.wanted.is_empty]


def _with_remainder(at: int, found: Sequence[Part], knowledge: Knowledge) -> Part:
    part = found[at]
    named = {code for other in (*found[:at], *found[at + 1 :]) for code in other.wanted.indicators}
    rest = _rest_of(named, knowledge)
    if rest is None or part.wanted.names_something or rest in named:
        return replace(part, wanted=replace(part.wanted, remains=False))
    return replace(part, wanted=replace(part.wanted, indicators=(rest,), remains=False))


def _rest_of(named: Collection[str], knowledge: Knowledge) -> str | None:
    """What is left of one of two things when the other is taken away."""
    sums = (relation for relation in knowledge.relations if isinstance(relation, Sum) and relation.minus)
    return next(
        (
            one.result.indicator
            for one in sums
            if len({operand.indicator for operand in (*one.plus, *one.minus)} & set(named)) > 1
        ),
        None,
    )

"""The kinds of relation between series, and the arithmetic of each: what its numbers leave for one of them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import reduce
from typing import Annotated, Literal, TypeAlias, assert_never

from pydantic import Field

from bot.facts.model import Code, Entry, SeriesKey
from bot.facts.reported import Interval

ANYTHING = Interval(None, None)
_NOTHING = Interval(Decimal(1), Decimal(0))
_HUNDRED = Decimal(100)

# The values of a relation's numbers, in the order of `operands`.
Values: TypeAlias = Sequence[Interval]


class Operand(SeriesKey):
    """A series that a relation speaks of.

    `implied` says that no article prints it: it follows from the others of its relation, or of one before it.
    """

    implied: bool = Field(
        default=False,
        description="true: no article prints it; it follows from the others of its relation, or of one before it.",
    )


class Related(Entry):
    """What every relation has. `supposing` marks one that holds only under a reading which is being tested by it."""

    id: Code = Field(description="A name of its own.")
    text: Annotated[str, Field(min_length=1, max_length=300)] = Field(description="What holds, in one sentence.")
    supposing: Annotated[str, Field(max_length=300)] | None = Field(
        None, description="The reading under which it would hold, where that is only tested and not claimed."
    )


class Sum(Related):
    """`result` is the sum of `plus` less that of `minus`."""

    kind: Literal["sum"] = Field(description="result = plus − minus.")
    result: Operand = Field(description="The sum.")
    plus: Annotated[tuple[Operand, ...], Field(min_length=1)] = Field(description="What is added.")
    minus: tuple[Operand, ...] = Field((), description="What is taken away.")


class Growth(Related):
    """`level` is `earlier` grown by `growth`, in percent."""

    kind: Literal["growth"] = Field(description="level = earlier grown by growth.")
    level: Operand = Field(description="The later number.")
    earlier: Operand = Field(description="The earlier number.")
    growth: Operand = Field(description="The change from one to the other, in percent.")


class Pair(Entry):
    """Two series told as the same thing in two units."""

    of: Operand = Field(description="The first number.")
    per: Operand = Field(description="The number it is a multiple of.")


class Ratio(Related):
    """In every pair, `of` is the same multiple of `per`."""

    kind: Literal["ratio"] = Field(description="of is the same multiple of per in all pairs.")
    pairs: Annotated[tuple[Pair, ...], Field(min_length=2)] = Field(description="Two or more pairs of numbers.")


class Order(Related):
    """`more` is larger than `less`."""

    kind: Literal["order"] = Field(description="more > less.")
    more: Operand = Field(description="The larger number.")
    less: Operand = Field(description="The smaller number.")


Relation: TypeAlias = Annotated[Sum | Growth | Ratio | Order, Field(discriminator="kind")]


def operands(relation: Relation) -> Iterator[tuple[tuple[str | int, ...], Operand]]:
    """The numbers of a relation, each with its path in the file."""
    match relation:
        case Sum(result=result, plus=plus, minus=minus):
            yield ("result",), result
            yield from ((("plus", at), operand) for at, operand in enumerate(plus))
            yield from ((("minus", at), operand) for at, operand in enumerate(minus))
        case Growth(level=level, earlier=earlier, growth=growth):
            yield from ((("level",), level), (("earlier",), earlier), (("growth",), growth))
        case Ratio(pairs=pairs):
            for at, pair in enumerate(pairs):
                yield ("pairs", at, "of"), pair.of
                yield ("pairs", at, "per"), pair.per
        case Order(more=more, less=less):
            yield from ((("more",), more), (("less",), less))
        case _:
            assert_never(relation)


def left_for(relation: Relation, values: Values) -> list[Interval]:
    """For each number of a relation, in the order of `operands`, the values that the others leave for it."""
    match relation:
        case Sum(plus=plus):
            return _of_sum(values, len(plus))
        case Growth():
            return _of_growth(values)
        case Ratio():
            return _of_ratio(values)
        case Order():
            more, less = values
            return [Interval(less.low, None, low_open=True), Interval(None, more.high, high_open=True)]
        case _:
            assert_never(relation)


def _of_sum(values: Values, plus: int) -> list[Interval]:
    # result − plus + minus = 0: each number is the rest, with its sign turned.
    signed = [values[0], *(-value for value in values[1 : plus + 1]), *values[plus + 1 :]]
    left = []
    for at in range(len(values)):
        rest = reduce(Interval.__add__, signed[:at] + signed[at + 1 :], Interval(Decimal(0), Decimal(0)))
        left.append(rest if 1 <= at <= plus else -rest)
    return left


def _of_growth(values: Values) -> list[Interval]:
    level, earlier, growth = values
    one = Interval(Decimal(1), Decimal(1))
    factor = growth.scaled(1 / _HUNDRED) + one
    rate = (_over(level, earlier) - one).scaled(_HUNDRED)
    return [_times(earlier, factor), _over(level, factor), rate]


def _of_ratio(values: Values) -> list[Interval]:
    found = ratios(values)
    left = []
    for at in range(len(found)):
        others = Interval.common(found[:at] + found[at + 1 :])
        of, per = values[2 * at], values[2 * at + 1]
        left += [_NOTHING, _NOTHING] if others.is_empty else [_times(per, others), _over(of, others)]
    return left


def ratios(values: Values) -> list[Interval]:
    """What each pair's first number is of its second."""
    return [_over(of, per) for of, per in zip(values[::2], values[1::2], strict=True)]


def _times(one: Interval, factor: Interval) -> Interval:
    """The product; anything at all where the factor may not be positive, so that nothing can be said."""
    try:
        return one.times(factor)
    except ValueError:
        return ANYTHING


def _over(one: Interval, divisor: Interval) -> Interval:
    """The quotient; anything at all where the divisor may be zero or less."""
    try:
        return one.over(divisor)
    except ValueError:
        return ANYTHING

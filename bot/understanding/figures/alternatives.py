"""What is named with its other choices, and what holds for all: "sales in May vs June" has two, "sales and tolls in May" one month."""

from collections.abc import Sequence
from dataclasses import replace

from bot.facts.model import Kind, Knowledge, Measure
from bot.facts.period import period
from bot.understanding.figures.asked_period import AskedPeriod
from bot.understanding.figures.completed import between, chosen
from bot.understanding.figures.named_part import Part
from bot.understanding.figures.relative_period import so_far
from bot.understanding.figures.wanted import Wanted


def alternatives(
    found: Sequence[Part], named: Sequence[int], knowledge: Knowledge
) -> tuple[list[Wanted], list[Wanted]]:
    """What is named with its other choices ("November vs October", "growth and value"); and what holds for all ("in November").

    A remark is a choice where it differs from what is named, or from another remark, in the same dimension; or from the
    usual measure of what is named: "the surplus and its change on the month".
    """
    times = [at for at in range(len(found)) if at not in named and _is_another_time(at, found, named)]
    choices = {
        at: remark.wanted
        for at, remark in enumerate(found)
        if at not in named and (at in times or _is_a_choice(at, found, named, knowledge))
    }
    shared = [
        replace(Wanted(), periods=part.wanted.periods) if part.wanted.had else part.wanted
        for at, part in enumerate(found)
        if at not in named and at not in choices
    ]
    of: dict[int, list[Wanted]] = {at: [] for at in named}
    for at, choice in choices.items():
        for owner in _owners(at, choice, found, named):
            of[owner].append(choice)
    told = [part.wanted for part in found if part.wanted.periods]
    parts: list[Wanted] = []
    for owner in named:
        second = next((t for t in times if t == owner + 1 or (t > owner and found[t].compared)), None)
        now = None if second is None else _now_beside(found[second].wanted, knowledge)
        own_choices = _in_all_times(found[owner].wanted, of[owner])
        subject = _dated(owner, found, named) if own_choices else found[owner].wanted
        parts += _with_choices(subject, own_choices, told, now)
    return parts, shared


def _is_a_choice(at: int, found: Sequence[Part], named: Sequence[int], knowledge: Knowledge) -> bool:
    """Whether a remark is asked for beside what is named, and does not hold for all."""
    remark = found[at]
    # What holds for all stands first: "in May: sales, purchases, sales in the year so far".
    leading = at < named[0] and not (remark.joined or remark.listed)
    others = [part.wanted for o, part in enumerate(found) if o != at and not (leading and o in named[1:])]
    # "Growth and value of sales": the first is joined to what follows.
    said = replace(remark, joined=True) if leading and at + 1 in named and found[at + 1].joined else remark
    return _asks_by_itself(said, _before(at, found, named), knowledge) or any(_differ(said, other) for other in others)


def _dated(owner: int, found: Sequence[Part], named: Sequence[int]) -> Wanted:
    """What is named, with the time of the nearest that has one: "sales and purchases in May and June"."""
    nearest = sorted(named, key=lambda other: (other > owner, abs(other - owner)))
    dated = (found[other].wanted for other in nearest)
    return replace(found[owner].wanted, periods=next((part.periods for part in dated if part.periods), ()))


def _now_beside(other: Wanted, knowledge: Knowledge) -> AskedPeriod:
    """The time that is meant beside another one, where none is told: "sales and the year before"."""
    of_years = all(period(asked.text).is_year for asked in other.periods)
    return AskedPeriod(so_far(knowledge.subject) if of_years else knowledge.subject.period, exact=False)


def _with_choices(
    subject: Wanted, choices: Sequence[Wanted], told: Sequence[Wanted], now: AskedPeriod | None
) -> list[Wanted]:
    """What is named and each of its choices. It stands for itself too, unless they only spell it out: "sales: growth and value".

    `told`: what tells a time anywhere; `now`: the time of what is named, where one of the choices is another.
    """
    spelt_out = len(choices) > 1 and not any(
        choice.asks or set(subject.differing) & set(choice.differing) for choice in choices
    )
    itself = [replace(subject, periods=(now,))] if now else [] if spelt_out else [subject]
    return itself + [chosen(between(choice, told), subject) for choice in choices]


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
    if "origin" in remark.wanted.loose and "origin" in named.loose:
        return False  # "what the bank and the institute expect of sales"
    foretold = remark.wanted.foresees or "kind" in remark.wanted.strict
    if foretold and "kind" not in named.differing and set(said) == {"kind"}:
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
        counted = frozenset({"measure"} if "unit" in other.strict else ())  # "berries in tonnes, on the year"
        dimensions = [d for d in dimensions if d in other.firm | counted]
    return any(not _meet(mine[dimension], theirs[dimension]) for dimension in dimensions)


def _meet(one: tuple[object, ...], two: tuple[object, ...]) -> bool:
    return bool(set(one) & set(two))

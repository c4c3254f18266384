"""One part of a question, and what it names without its name: by an everyday word, or as the home country's own side."""

from collections.abc import Sequence, Set as AbstractSet
from dataclasses import dataclass, replace

from bot.facts.model import Kind, Knowledge
from bot.understanding.figures.areas import AskedArea
from bot.understanding.figures.wanted import Wanted

# The prepositions that tell what another place is to what is measured.
_RELATIONS = ("to", "from", "on")
_A_PAIR = 2


@dataclass(frozen=True)
class Part:
    """What a piece wants."""

    wanted: Wanted
    joined: bool
    listed: bool = False
    compared: bool = False


def with_everyday(found: list[Part], home: str) -> list[Part]:
    """The parts, in which an everyday word names what it leans to where the others name something else, and forecasts are asked.

    "How many cuts, and how many points of deficit, do they expect?"; "how much do they sell, and how much do they buy?"
    """
    if len(found) == 1 or not any("indicator" in part.wanted.loose for part in found):
        return found
    foreseen, two = _are_foreseen(found), _are_two(found)
    return [
        replace(part, wanted=_named(part.wanted, home))
        if _leans(part) and (two or (foreseen and not part.wanted.names_something and _is_apart(at, found)))
        else part
        for at, part in enumerate(found)
    ]


def without_bare_hints(found: list[Part]) -> list[Part]:
    """The parts without one that is only a hint where another names what is measured: "berries, those of the sellers: the surplus".

    A house is asked for all that is joined: "the bank's rate and deficit".
    """
    if not any(part.wanted.indicators for part in found):
        return found
    foreseen = _are_foreseen(found)
    return [
        part
        for at, part in enumerate(found)
        if part.wanted.differing
        or part.wanted.areas
        or part.wanted.names_something
        or "indicator" not in part.wanted.loose
        or (foreseen and part.joined and _is_apart(at, found))
    ]


def _are_foreseen(found: Sequence[Part]) -> bool:
    """Whether it is asked what somebody expects, or what a house says of it."""
    return any(part.wanted.hints or part.wanted.foresees or "origin" in part.wanted.loose for part in found)


def with_pledged_thing(found: list[Part], knowledge: Knowledge) -> list[Part]:
    """The parts, in which what came of a pledge is of what was pledged: "the berry pledge vs actual purchases"."""
    if len(found) == 1 or not any(part.compared for part in found):
        return found
    things = _pledged(found, knowledge)
    of_things = {one.indicator for one in knowledge.by_series if one.product}
    return [
        replace(part, wanted=replace(part.wanted, products=tuple(things)))
        if len(things) == 1 and any(near.compared for near in found[at : at + 2]) and _is_of_all(part.wanted, of_things)
        else part
        for at, part in enumerate(found)
    ]


def _pledged(found: Sequence[Part], knowledge: Knowledge) -> set[str]:
    """What a target is of: by its name, or because there is no other."""
    if any(part.wanted.strict.get("kind") == (Kind.TARGET,) for part in found):
        return {code for part in found for code in part.wanted.products}
    named = {code for part in found for code in part.wanted.indicators}
    held = [one for one in knowledge.by_series if one.indicator in named and one.product]
    counted = {one.indicator for one in knowledge.by_series if one.indicator in named and one.kind is not Kind.TARGET}
    return {one.product for one in held if one.product and one.indicator not in counted}


def _is_of_all(wanted: Wanted, of_things: AbstractSet[str]) -> bool:
    """Whether something is named that is counted by things too, and no part of it."""
    counted = set(wanted.strict.get("kind", ())) <= {Kind.REPORTED} and not of_things.isdisjoint(wanted.indicators)
    return counted and not (wanted.products or wanted.abroad or wanted.total or wanted.each)


def _named(wanted: Wanted, home: str) -> Wanted:
    """What an everyday word leans to by its name; the home country, which that is of anyway, leaves room for another."""
    areas = tuple(area for area in wanted.areas if area.code != home)
    return replace(wanted, indicators=wanted.loose["indicator"][:1], areas=areas)


def _leans(part: Part) -> bool:
    """Whether an everyday word is all that tells what it is of."""
    return not part.wanted.indicators and "indicator" in part.wanted.loose


def _are_two(found: Sequence[Part]) -> bool:
    """Whether everyday words lean to different things, each in a part that asks of it or places it."""
    told = {Kind.REPORTED} if not any(part.compared for part in found) else set()  # "sold more than they bought"
    leaning = [part for part in found if _leans(part) and set(part.wanted.strict.get("kind", ())) <= told]
    alone = not any(
        part.wanted.indicators for part in found
    )  # not "the gap between what they sell and buy, the surplus"
    apart = {
        part.wanted.loose["indicator"][0]
        for part in leaning
        if part.wanted.asks or part.wanted.areas or (alone and part.joined)
    }
    return len(apart) > 1 and any(part.wanted.areas for part in leaning)


def with_whole(found: list[Part]) -> list[Part]:
    """The parts, in which the whole is named like the market that it is joined to: "total and Swedish sales"."""
    if not any(part.wanted.abroad for part in found):
        return found
    # "Over the year as a whole" is one of time.
    bare = (
        at
        for at, part in enumerate(found)
        if part.wanted.total and not (part.wanted.names_something or part.wanted.periods)
    )
    joined = {at for at in bare if any(part.joined for part in found[at : at + 2])}
    return [
        replace(part, wanted=replace(part.wanted, abroad=True)) if at in joined else part
        for at, part in enumerate(found)
    ]


def _is_apart(at: int, found: Sequence[Part]) -> bool:
    """Whether what an everyday word can mean is nothing that another part names, and one names something."""
    others = [part.wanted for other, part in enumerate(found) if other != at]
    named = {code for other in others for code in (*other.indicators, *other.strict.get("indicator", ()))}
    return bool(named) and named.isdisjoint(found[at].wanted.strict.get("indicator", ()))


def without_doer(found: list[Part], home: str) -> list[Part]:
    """The parts, in which the home country is no place beside those that are offered: "the north or the south, where did we sell more"."""
    offered = [part for part in found if part.wanted.abroad and not (part.wanted.indicators or part.wanted.products)]
    if len(offered) < len(found) - 1 or len(found) <= _A_PAIR:
        return found
    return [
        replace(part, wanted=replace(part.wanted, areas=()))
        if part.wanted.indicators and not (part.joined or part.listed) and _is_at_home(part.wanted, home)
        else part
        for part in found
    ]


def _is_at_home(wanted: Wanted, home: str) -> bool:
    return bool(wanted.areas) and all(area.code == home for area in wanted.areas)


def with_home(found: list[Part], knowledge: Knowledge) -> list[Part]:
    """The parts, in which the home country is named like what stands beside it: "in the north and nationwide"; "their toll or ours"."""
    terms = knowledge.terms["indicator"]
    indicators = [code for part in found for code in part.wanted.indicators]
    if not indicators or not any(part.wanted.abroad for part in found):
        return found
    if all(terms[code].counterpart is None for code in indicators):
        return [
            replace(part, wanted=replace(part.wanted, abroad=True)) if part.wanted.areas else part for part in found
        ]
    if any(terms[code].unmarked != "area" for code in indicators):
        return found
    return [
        replace(part, wanted=replace(part.wanted, abroad=True, areas=_standing_like(part.wanted.areas, found[:at])))
        if part.wanted.areas and (part.joined or part.listed) and not part.wanted.indicators
        else part
        for at, part in enumerate(found)
    ]


def _standing_like(areas: Sequence[AskedArea], before: Sequence[Part]) -> tuple[AskedArea, ...]:
    """The areas in the relation of those they are joined to, "from Sweden and Finland"; else as having what is theirs."""
    last = next((part.wanted.areas[-1].marker for part in reversed(before) if part.wanted.areas), None)
    return tuple(replace(area, marker=area.marker or (last if last in _RELATIONS else "own")) for area in areas)

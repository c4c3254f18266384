"""What one part of a question takes over from the others: "sales to the Finns and to Sweden" are sales both times."""

from collections.abc import Sequence
from dataclasses import replace

from bot.facts.model import CHANGES, GROWTH_ON_PRECEDING, Kind, Measure
from bot.facts.period import period, preceding
from bot.understanding.figures.areas import AskedArea
from bot.understanding.figures.wanted import Wanted

# How a number is counted: one part's word on either says nothing of a part that has a word of its own.
_COUNTED = frozenset({"measure", "unit"})
# Before a place that all is of which stands before it; none before who has it.
_PLACING = ("of", "in", None)

# Before the other side of what goes between two places.
_TOWARDS = ("to", "from", "on")


def chosen(choice: Wanted, named: Wanted) -> Wanted:
    """Another choice of what is named: the same subject, and all else that the choice does not say itself."""
    # What says both when and how it is counted is a thing of its own: "the target, and growth since 2023". And what is to
    # come is expected to be a target: "the target for this year and the expected one for next".
    targeted = named.strict.get("kind") == (Kind.TARGET,) and choice.foresees
    lent = {"kind"} if targeted or "measure" in choice.differing else set()
    if named.products and choice.strict.get("kind") == (Kind.TARGET,):
        lent.add("indicator")  # "berries bought, and pledged": a pledge may be of something else
    subject = replace(
        choice,
        indicators=named.indicators,
        products=named.products,
        areas=named.areas,
        abroad=named.abroad,
        prefix=named.prefix,
        lent=frozenset(lent if choice.periods else lent - {"kind"} | {"period"}),
    )
    against = _against(choice, named)
    strict = {dimension: codes for dimension, codes in named.strict.items() if dimension not in against}
    loose = {dimension: codes for dimension, codes in named.loose.items() if dimension not in against}
    return with_shared(subject, [replace(named, strict=strict, loose=loose)])


def with_shared(part: Wanted, shared: Sequence[Wanted]) -> Wanted:
    """A part with what holds for all of them."""
    for other in shared:
        part = replace(
            part,
            periods=part.periods or other.periods,
            strict={**other.strict, **part.strict},
            loose={**{d: c for d, c in other.loose.items() if d not in part.strict}, **part.loose},
            total=part.total or other.total,
            each=part.each or other.each,
        )
    return part


def _against(part: Wanted, other: Wanted) -> frozenset[str]:
    """The dimensions in which a part's own word, even a loose one, leaves no room for that of another."""
    mine, theirs = {**part.loose, **part.strict}, {**other.loose, **other.strict}
    apart = {d for d, codes in mine.items() if d in theirs and not set(codes) & set(theirs[d])}
    return frozenset(apart | _COUNTED if apart & _COUNTED else apart)


def with_rest_from(part: Wanted, others: Sequence[Wanted], at: int, home: str) -> Wanted:
    """`part`, completed by what the other parts of the question say: the nearest before it, else the nearest after it."""
    if len(others) == 1:
        return part
    own, before, after = part, others[:at], others[at + 1 :]
    order = [*reversed(before), *after]
    part = _with_period(_with_indicators(part, order), others, at)
    for place, other in enumerate(order):
        part = _with_place_and_thing(part, own, other, home, after=place >= at)
    for other in before:
        part = _with_measure(_with_kind(part, other, before), own, other)
    for other in order:
        if "unit" in other.strict and not _says_how_counted(part):  # "sales and purchases in dollars"
            part = replace(part, loose={"unit": other.strict["unit"], **part.loose})
    return part if own.indicators or own.products or own.hints else _with_all_else(part, order)


def _says_how_counted(part: Wanted) -> bool:
    return not _COUNTED.isdisjoint((*part.loose, *part.strict))


def _with_place_and_thing(part: Wanted, own: Wanted, other: Wanted, home: str, *, after: bool) -> Wanted:
    """`part` with another's place and thing, where they are its own too. `own`: what it says itself; `after`: the other is behind it."""
    if after and own.products and (other.asks or "kind" in other.strict):
        return part  # "berries bought, and how many they pledged to buy from Sweden"
    part = _with_place(part, own, other, home, after=after)
    if part.products or not other.products:
        return part
    return replace(part, products=_products_for(own, other, after=after))


def _with_place(part: Wanted, own: Wanted, other: Wanted, home: str, *, after: bool) -> Wanted:
    """`part` with another's place, where it has none and that one is of both."""
    if part.total or part.abroad or (part.areas and not own.dangling) or not other.areas:
        return part
    shares = not own.indicators or own.dangling is not None
    behind = after and _is_of_all(own, other)
    spreads = shares or behind or (other.prefix and not after)
    if not (spreads or any(area.marker == "with" for area in other.areas)):
        return part
    taken = next((area for area in other.areas if area.code != home), other.areas[0])
    place = AskedArea(taken.code, own.dangling or (taken.marker if shares else None))
    # "Timber, and sales to Sweden": the timber may well go everywhere.
    loosely = not behind and (not shares or (own.products and after))
    # "Their sales to | and purchases from Sweden" has one of its own.
    return replace(part, areas=(place, *part.areas), lent=part.lent | {"areas"} if loosely else part.lent)


def _with_kind(part: Wanted, other: Wanted, before: Sequence[Wanted]) -> Wanted:
    """`part` with the kind of all before it that measure the same: "forecasts for sales and for purchases"."""
    whole = all("kind" in one.strict for one in before if one.indicators == other.indicators)
    if not whole or "kind" not in other.strict or "kind" in part.strict:
        return part
    return replace(part, loose={"kind": other.strict["kind"], **part.loose})


def _with_measure(part: Wanted, own: Wanted, other: Wanted) -> Wanted:
    """`part` counted as one before it is.

    "The value of sales and of purchases", "growth of sales and of purchases", "the share of A and of B in Norway"; and "how many
    months has A been falling and B rising".
    """
    level = other.strict.get("measure") == (Measure.LEVEL,) and other.products == part.products
    takes_over = own.products and not own.indicators and part.indicators == other.indicators
    spread = (Measure.LEVEL,) if level else _measure(other) if part.governed or takes_over else ()
    if spread and not _says_how_counted(part):
        part = replace(part, loose={"measure": spread, **part.loose})
    if other.strict.get("measure") == (Measure.STREAK,) and not part.asks and _moves(part):
        part = replace(part, loose={**part.loose, "measure": (Measure.STREAK, *CHANGES)})
    return part


def _with_all_else(part: Wanted, others: Sequence[Wanted]) -> Wanted:
    """`part`, which names nothing itself, with whatever the others say that leaves it room."""
    part = _with_other_side(part, others[0])
    for other in others:
        counted = _COUNTED if _says_how_counted(part) else frozenset()
        strict = {d: c for d, c in other.strict.items() if d not in counted | _against(part, other)}
        part = replace(part, strict={**strict, **part.strict}, loose={**other.loose, **part.loose})
    return part


def _with_other_side(part: Wanted, other: Wanted) -> Wanted:
    """`part` with who it is of, where it only says with whom: "Norway's sales to Sweden | and to Finland"."""
    if len(part.areas) != 1 or part.areas[0].marker not in _TOWARDS:
        return part
    (own,) = part.areas
    others = [area for area in other.areas if area.marker != own.marker]
    if len(others) == len(other.areas) or any(area.code == own.code for area in others):
        return part
    return replace(part, areas=(*others, own))


def _is_of_all(own: Wanted, other: Wanted) -> bool:
    """Whether the place of a later part is an earlier one's too: "revenue and profit of the port", "how much rain and sun did it get".

    And "pupils of the one and the other in the port".
    """
    if _is_only_counted(own) and (own.is_bare or not other.asks):
        return not other.prefix and all(area.marker in _PLACING for area in other.areas)
    things = own.products and other.products and not (own.areas or other.indicators)
    return bool(things) and all(area.marker in _PLACING and area.marker for area in other.areas)


def _is_only_counted(part: Wanted) -> bool:
    """Whether it names what is measured, and besides at most that it is counted: "how many goals"."""
    return part.is_bare or replace(part, strict={d: c for d, c in part.strict.items() if d != "unit"}).is_bare


def _with_indicators(part: Wanted, others: Sequence[Wanted]) -> Wanted:
    """`part` with what another measures, where it names nothing measured itself."""
    source = next((other for other in others if other.indicators), None)
    if source is None or part.indicators or part.hints:
        return part
    if not part.products or part.areas:
        # "Berries sold, and what they pledged of Swedish berries": a pledge may be of something else.
        lent = part.lent | {"indicator"} if part.products and "kind" in part.strict else part.lent
        return replace(part, indicators=source.indicators, lent=lent)
    if source.products and not (part.differing or part.asks):  # "how many homes do the north and the south want"
        measured = {d: codes for d, codes in source.strict.items() if d == "measure"}  # "rock and jazz chart share"
        lent = part.lent | {"indicator"}
        return replace(part, indicators=source.indicators, loose={**measured, **part.loose}, lent=lent)
    return part


def _products_for(own: Wanted, other: Wanted, *, after: bool) -> tuple[str, ...]:
    """Of what another part's number is that this one's is too; `after`: the other stands behind it."""
    if after and other.behind and _is_only_counted(own) and not other.asks:
        return other.products  # "how many pupils and teachers do the state schools have"
    spreads = not own.indicators and (own.hints or not own.areas or other.areas)
    return other.products[:1] if spreads else ()


def _moves(part: Wanted) -> bool:
    """Whether it only says that something moved."""
    return "measure" not in part.strict and set(part.loose.get("measure", ())) == set(CHANGES)


def _measure(part: Wanted) -> tuple[str, ...]:
    return part.strict.get("measure") or part.loose.get("measure") or ()


def _with_period(part: Wanted, others: Sequence[Wanted], at: int) -> Wanted:
    """`part` with the period of another, where it has none."""
    if part.periods:
        return part
    # "The rate, and how much it gained since April": where it stands is not asked since then.
    later = [other for other in others[at + 1 :] if not (_runs_on(other) and _asks_otherwise(other, part))]
    source = next((other for other in [*reversed(others[:at]), *later] if other.periods), None)
    return replace(part, periods=source.periods, lent=part.lent | {"period"}) if source else part


def _asks_otherwise(other: Wanted, part: Wanted) -> bool:
    """Whether another part asks of the same thing how it moved."""
    return other.asks or (other.indicators == part.indicators and "measure" in other.differing)


def _runs_on(part: Wanted) -> bool:
    return any(asked.exact and asked.text.endswith("/..") for asked in part.periods)


def between(choice: Wanted, named: Sequence[Wanted]) -> Wanted:
    """A choice as the change between two times that are named: "March, April and the change between them"; else as it is."""
    times = sorted({p.text for part in named for p in part.periods if period(p.text).months in GROWTH_ON_PRECEDING})
    changes = not choice.periods and not choice.strict and set(choice.loose.get("measure", ())) == set(CHANGES)
    if not changes or len(times) < 2 or times[-2] != preceding(times[-1]):
        return choice
    later = next(p for part in named for p in part.periods if p.text == times[-1])
    measures = tuple(dict.fromkeys((GROWTH_ON_PRECEDING[period(later.text).months], *CHANGES)))
    return replace(choice, periods=(later,), loose={**choice.loose, "measure": measures})

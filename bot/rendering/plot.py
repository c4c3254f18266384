"""What a picture of an answer shows, already in words and numbers: typed plans, and alternative text made from them."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeAlias, assert_never

from bot.facts.reported import Interval
from bot.rendering.markdown import units

# Discord's limit for the description of an attachment; it counts UTF-16 units.
LONGEST_DESCRIPTION = 1024


@dataclass(frozen=True)
class Note:
    """A line below the drawing. `computed` marks what no article prints."""

    text: str
    computed: bool = False


@dataclass(frozen=True)
class Frame:
    """The words around a drawing. `sources` names the articles."""

    title: str
    subtitle: str
    notes: tuple[Note, ...]
    sources: str


@dataclass(frozen=True)
class Bar:
    """One number from zero. `number` is as printed; `upper` is the second end of a range, `open` +1 or -1 where it may go on."""

    name: str
    number: str
    value: Decimal
    upper: Decimal | None = None
    open: int = 0
    detail: str = ""
    pale: bool = False


@dataclass(frozen=True)
class Bars:
    """Several series of one measure and unit, largest first."""

    frame: Frame
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Group:
    """One series over its periods, in their order; no name where it is the only one."""

    name: str
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Periods:
    """One period beside another, for one series or several."""

    frame: Frame
    groups: tuple[Group, ...]


@dataclass(frozen=True)
class Row:
    """One article's number: the values that its words allow, and the one or two that it prints. `outlier` says why it stands out."""

    article: str
    number: str
    interval: Interval
    dots: tuple[Decimal, ...]
    detail: str = ""
    outlier: str = ""


@dataclass(frozen=True)
class Tick:
    value: Decimal
    label: str


@dataclass(frozen=True)
class Intervals:
    """The reports of one series beside one another. `fits` are the values that satisfy all, where there are any."""

    frame: Frame
    verdict: str
    rows: tuple[Row, ...]
    span: tuple[Decimal, Decimal]
    ticks: tuple[Tick, ...]
    fits: Interval | None
    legend: str


Plan: TypeAlias = Bars | Intervals | Periods


def describe(plan: Plan) -> str:
    """The facts of a picture in words, for those who cannot see it; cut after a whole item where Discord takes no more."""
    frame = plan.frame
    text = f"{frame.title}, {frame.subtitle}." if frame.subtitle else f"{frame.title}."
    for item in _items(plan):
        longer = f"{text} {item}"
        if units(longer) > LONGEST_DESCRIPTION - len(_MORE):
            return _clipped(text) + _MORE
        text = longer
    return text


_MORE = " …"


def _items(plan: Plan) -> Iterator[str]:
    match plan:
        case Bars(bars=bars):
            yield from (_bar(bar) for bar in bars)
        case Periods(groups=groups):
            for group in groups:
                yield from (_bar(bar, f"{group.name}, " if group.name else "") for bar in group.bars)
        case Intervals(verdict=verdict, rows=rows):
            yield verdict
            for row in rows:
                extra = "".join(f", {words}" for words in (row.detail, row.outlier) if words)
                yield f"{row.article}: {row.number}{extra}."
        case _:
            assert_never(plan)
    yield from (note.text for note in plan.frame.notes)
    yield plan.frame.sources


def _bar(bar: Bar, group: str = "") -> str:
    return f"{group}{bar.name}: {bar.number}{f', {bar.detail}' if bar.detail else ''}."


def _clipped(text: str) -> str:
    """Only a title alone can be too long; every item after it is left out whole."""
    most = 2 * (LONGEST_DESCRIPTION - len(_MORE))
    return text.encode("utf-16-le")[:most].decode("utf-16-le", "ignore")

"""A plan → a picture of it, for a phone's width. The only importer of what loads matplotlib: import it where a picture is drawn.

Not to be called from two threads at once: matplotlib's fonts are shared.
"""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass
from typing import Any, assert_never

from bot.facts.reported import Interval
from bot.rendering.plot import Bar, Bars, Frame, Intervals, Periods, Plan, Row
from bot.rendering.sheet import (
    INNER,
    MARGIN,
    WIDTH,
    Colour,
    Face,
    Sheet,
    fitting,
    has_glyph,
    own_settings,
    shown,
    text_width,
)

_TITLE, _SUBTITLE, _NOTE, _SOURCES = 50, 36, 30, 28
_RIGHT = WIDTH - MARGIN
# A number stands at the end of the name's line where it leaves the name this much of it, else on a line of its own.
_NAMES_SHARE = 0.4
# From so many bars on they are drawn smaller, or the picture would fill several screens of a phone.
_MANY = 10
_THINNEST = 4


@dataclass(frozen=True)
class _Sizes:
    """In pixels: of a name, of the words below it, of a bar and of the space between two."""

    name: float
    detail: float
    bar: float
    space: float


_ROOMY = _Sizes(name=38, detail=30, bar=30, space=26)
_TIGHT = _Sizes(name=32, detail=28, bar=20, space=14)


def draw(plan: Plan) -> bytes:
    """A PNG, 1080 pixels wide and as high as it must be; the same plan gives the same bytes."""
    with own_settings():
        sheet = Sheet()
        _head(sheet, plan.frame)
        match plan:
            case Bars(bars=bars):
                _bars(sheet, [("", bars)])
            case Periods(groups=groups):
                _bars(sheet, [(group.name, group.bars) for group in groups])
            case Intervals():
                _intervals(sheet, plan)
            case _:
                assert_never(plan)
        _foot(sheet, plan.frame)
        return sheet.png()


def is_drawable(plan: Plan) -> bool:
    """Whether the type has a sign for every character of a plan: DejaVu has none for ideographs, kana and hangul."""
    return all(has_glyph(character) for text in _texts(astuple(plan)) for character in text if not character.isspace())


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _texts(part)


def _head(sheet: Sheet, frame: Frame) -> None:
    sheet.y -= _TITLE * 0.3  # type stands lower than a box at the same place
    sheet.lines(fitting(frame.title, INNER, _TITLE, Face.BOLD, most=3), _TITLE, Colour.TEXT, Face.BOLD)
    if frame.subtitle:
        sheet.y += 6
        sheet.lines(fitting(frame.subtitle, INNER, _SUBTITLE), _SUBTITLE, Colour.QUIET)
    sheet.y += 14


def _foot(sheet: Sheet, frame: Frame) -> None:
    sheet.y += 34
    sheet.box(MARGIN, sheet.y, _RIGHT, sheet.y + 2, Colour.LINE)
    sheet.y += 10
    for note in frame.notes:
        face = Face.SLANTED if note.computed else Face.PLAIN
        sheet.y += 6
        sheet.lines(fitting(note.text, INNER, _NOTE, face, most=6), _NOTE, Colour.TEXT, face)
    sheet.y += 8
    sheet.lines(fitting(frame.sources, INNER, _SOURCES, most=4), _SOURCES, Colour.QUIET)


def _bars(sheet: Sheet, groups: Sequence[tuple[str, Sequence[Bar]]]) -> None:
    every = [bar for _, bars in groups for bar in bars]
    sizes = _TIGHT if len(every) > _MANY else _ROOMY
    ends = [float(end) for bar in every for end in (bar.value, bar.upper) if end is not None]
    room = sizes.bar if any(bar.open for bar in every) else 0
    scale = _Scale(min(0.0, *ends), max(0.0, *ends), room)
    for name, bars in groups:
        if name:
            sheet.y += 1.5 * sizes.space
            sheet.lines(fitting(name, INNER, sizes.name, Face.BOLD), sizes.name, Colour.TEXT, Face.BOLD)
            sheet.y -= sizes.space / 2
        for bar in bars:
            _words(sheet, bar.name, bar.number, bar.detail, "", sizes)
            _bar(sheet, bar, scale, sizes)
    sheet.y += 10 + _SOURCES
    _tick(sheet, scale.x(0.0), "0")


def _bar(sheet: Sheet, bar: Bar, scale: "_Scale", sizes: _Sizes) -> None:
    top, bottom, middle = sheet.y, sheet.y + sizes.bar, sheet.y + sizes.bar / 2
    falls = bar.value < 0
    strong, pale = (Colour.FALL, Colour.FALL_PALE) if falls else (Colour.RISE, Colour.RISE_PALE)
    colour = pale if bar.pale else strong
    zero, end = scale.x(0.0), scale.x(float(bar.value))
    sheet.box(MARGIN, top, _RIGHT, bottom, Colour.TRACK)
    if bar.upper is not None:
        # A range: what is sure in full colour, what it leaves open in the paler one.
        end, far = sorted((end, scale.x(float(bar.upper))), key=lambda x: abs(x - zero))
        sheet.box(min(zero, far), top, max(zero, far), bottom, pale)
    if abs(end - zero) < _THINNEST:
        end = zero + (-_THINNEST if falls else _THINNEST)
    sheet.box(min(zero, end), top, max(zero, end), bottom, colour)
    if bar.open:
        # It may go on: a head that stands off the end of the bar. It may fall short: one cut out of it, pointing back.
        outward = (bar.open < 0) == falls
        head = bar.open * sizes.bar / 2
        sheet.arrow(end + head + (bar.open * 4 if outward else 0), middle, head, colour if outward else Colour.CARD)
    sheet.box(zero - 1.5, top - 6, zero + 1.5, bottom + 6, Colour.LINE)
    sheet.y = bottom


def _intervals(sheet: Sheet, plan: Intervals) -> None:
    sizes = _TIGHT if len(plan.rows) > _MANY else _ROOMY
    scale = _Scale(float(plan.span[0]), float(plan.span[1]))
    sheet.lines(fitting(plan.verdict, INNER, _NOTE, Face.BOLD, most=4), _NOTE, Colour.TEXT, Face.BOLD)
    for row in plan.rows:
        _words(sheet, row.article, row.number, row.detail, row.outlier, sizes)
        _interval(sheet, row, plan, scale, sizes)
    sheet.y += 10 + _SOURCES
    taken = 0.0
    for tick in plan.ticks:
        half = text_width(tick.label, _SOURCES) / 2
        x = min(max(scale.x(float(tick.value)), MARGIN + half), _RIGHT - half)
        if x - half > taken:
            _tick(sheet, x, tick.label)
            taken = x + half + _SOURCES
    sheet.y += 12
    sheet.lines(fitting(plan.legend, INNER, _SOURCES), _SOURCES, Colour.QUIET)


def _interval(sheet: Sheet, row: Row, plan: Intervals, scale: "_Scale", sizes: _Sizes) -> None:
    top, bottom = sheet.y, sheet.y + sizes.bar * 1.6
    middle, half = (top + bottom) / 2, sizes.bar / 4
    colour = Colour.WARNING if row.outlier else Colour.RISE
    sheet.box(MARGIN, top, _RIGHT, bottom, Colour.TRACK)
    if plan.fits is not None:
        left, right = scale.ends(plan.fits)
        sheet.box(left, top, max(right, left + _THINNEST), bottom, Colour.FITS)
    for tick in plan.ticks:
        x = scale.x(float(tick.value))
        sheet.box(x - 1, top, x + 1, bottom, Colour.LINE)
    left, right = scale.ends(row.interval)
    head = sizes.bar / 2
    if row.interval.low is None:
        sheet.arrow(left, middle, -head, colour)
        left += head
    if row.interval.high is None:
        sheet.arrow(right, middle, head, colour)
        right -= head
    sheet.box(left, middle - half, max(right, left + _THINNEST), middle + half, colour)
    for dot in row.dots:
        sheet.dot(scale.x(float(dot)), middle, sizes.bar / 2.6, Colour.WARNING if row.outlier else Colour.TEXT)
    sheet.y = bottom


def _words(sheet: Sheet, name: str, number: str, detail: str, warning: str, sizes: _Sizes) -> None:
    """What a bar is called and, at the end of the line, its number; below, what there is to say of it."""
    sheet.y += sizes.space
    number_width = text_width(shown(number), sizes.name, Face.BOLD)
    beside = number_width <= INNER * (1 - _NAMES_SHARE)
    lines = fitting(name, INNER - number_width - sizes.name if beside else INNER, sizes.name)
    if beside:
        baseline = sheet.y + sizes.name
        sheet.text(_RIGHT, baseline, shown(number), sizes.name, Colour.TEXT, Face.BOLD, align="right")
    sheet.lines(lines, sizes.name, Colour.TEXT)
    if not beside:
        sheet.lines(fitting(number, INNER, sizes.name, Face.BOLD, most=3), sizes.name, Colour.TEXT, Face.BOLD)
    if detail:
        sheet.lines(fitting(detail, INNER, sizes.detail), sizes.detail, Colour.QUIET)
    if warning:
        sheet.lines(fitting(warning, INNER, sizes.detail, Face.BOLD), sizes.detail, Colour.WARNING, Face.BOLD)
    sheet.y += 10


def _tick(sheet: Sheet, x: float, label: str) -> None:
    half = text_width(label, _SOURCES) / 2
    sheet.text(min(max(x, MARGIN + half), _RIGHT - half), sheet.y, label, _SOURCES, Colour.QUIET, align="center")


class _Scale:
    """Numbers to places from the left; `room` is kept free at both sides."""

    def __init__(self, low: float, high: float, room: float = 0) -> None:
        self._left, self._right = MARGIN + room, _RIGHT - room
        self._low, self._per_pixel = low, (high - low or 1) / (self._right - self._left)

    def x(self, value: float) -> float:
        return self._left + (value - self._low) / self._per_pixel

    def ends(self, interval: Interval) -> tuple[float, float]:
        """Within the picture: an end that is none lies at its edge."""
        low = self._left if interval.low is None else max(self._left, self.x(float(interval.low)))
        high = self._right if interval.high is None else min(self._right, self.x(float(interval.high)))
        return low, high

"""A card of text and shapes, laid out from the top in pixels and drawn by matplotlib; its fonts, colours and text that fits.

Of matplotlib only the object-oriented part is used, and every setting comes from here or from its defaults, never from a user's files.
"""

import io
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Literal, TypeAlias

import matplotlib as mpl
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, get_font
from matplotlib.ft2font import FT2Font, LoadFlags
from matplotlib.patches import Circle, Polygon, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Affine2D
from PIL import Image

# Three pixels for each that a phone's layout counts: sharp there, and large enough for a desktop.
WIDTH = 1080
MARGIN = 52
INNER = WIDTH - 2 * MARGIN
# So that a point of type is a pixel.
_DPI = 72
_COLOURS = 128
_LINE = 1.28
Align: TypeAlias = Literal["left", "center", "right"]
_MISSING = "\N{WHITE VERTICAL RECTANGLE}"


class Colour(StrEnum):
    """One dark card of its own: it reads the same on Discord's dark and light. Rise and fall differ for the colour-blind too."""

    CARD = "#23262d"
    TEXT = "#f4f5f7"
    QUIET = "#b9bec8"
    WARNING = "#ff9e80"  # always beside words that say the same
    RISE = "#5aaef0"
    RISE_PALE = "#457ead"
    FALL = "#f0a94a"
    FALL_PALE = "#a1763c"
    TRACK = "#30343d"
    LINE = "#7b828e"
    FITS = "#2f6b4f"


class Face(StrEnum):
    """The type that ships with matplotlib, so that a picture is the same on every machine."""

    PLAIN = "DejaVuSans.ttf"
    BOLD = "DejaVuSans-Bold.ttf"
    SLANTED = "DejaVuSans-Oblique.ttf"


@contextmanager
def own_settings() -> Iterator[None]:
    """A stretch in which no file of the user's has a say; every sheet is begun and ended in one."""
    with mpl.rc_context():
        mpl.rcdefaults()
        yield


class Sheet:
    """Text and shapes with `y` as the lower edge of what stands already; the height comes out at the end."""

    def __init__(self) -> None:
        self.y = float(MARGIN)
        self._artists: list[Artist] = []
        self._upright = Affine2D()  # filled in once the height is known

    def lines(self, lines: Sequence[str], size: float, colour: Colour, face: Face = Face.PLAIN) -> None:
        """Lines from the left margin, below what stands already."""
        for line in lines:
            self.y += size * _LINE
            self.text(MARGIN, self.y - size * (_LINE - 1), line, size, colour, face)

    def text(
        self,
        x: float,
        baseline: float,
        line: str,
        size: float,
        colour: Colour,
        face: Face = Face.PLAIN,
        align: Align = "left",
    ) -> None:
        self._add(
            Text(
                x, baseline, line, color=colour, horizontalalignment=align, verticalalignment="baseline",
                fontproperties=FontProperties(fname=_path(face), size=size), parse_math=False,
            )
        )  # fmt: skip

    def box(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        self._add(Rectangle((left, top), right - left, bottom - top, facecolor=colour, linewidth=0))

    def dot(self, x: float, y: float, radius: float, colour: Colour) -> None:
        """Rimmed with the card's colour, to stand off a bar of its own."""
        self._add(Circle((x, y), radius + 3, facecolor=Colour.CARD, linewidth=0))
        self._add(Circle((x, y), radius, facecolor=colour, linewidth=0))

    def arrow(self, tip: float, y: float, size: float, colour: Colour) -> None:
        """A head with its point at `tip`, to the right where `size` is positive."""
        half = abs(size)
        self._add(Polygon([(tip - size, y - half), (tip, y), (tip - size, y + half)], facecolor=colour, linewidth=0))

    def png(self) -> bytes:
        """The same bytes for the same sheet: no date and no version is written into them."""
        height = round(self.y + MARGIN)
        self._upright.scale(1, -1).translate(0, height)
        raw = io.BytesIO()
        figure = Figure((WIDTH / _DPI, height / _DPI), _DPI, facecolor=Colour.CARD)
        for artist in self._artists:
            figure.add_artist(artist)
        figure.savefig(raw, format="rgba", dpi=_DPI)
        # A text holds all the pixels, and the figure the text, until memory is next searched for cycles.
        for artist in self._artists:
            artist.remove()
        pixels = Image.frombytes("RGBA", (WIDTH, height), raw.getvalue()).convert("RGB")
        written = io.BytesIO()
        # A few flat colours and the edges of type: a palette holds them in a quarter of the bytes.
        pixels.quantize(_COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(written, "PNG")
        return written.getvalue()

    def _add(self, artist: Artist) -> None:
        artist.set_transform(self._upright)
        self._artists.append(artist)


def fitting(text: str, width: float, size: float, face: Face = Face.PLAIN, most: int = 2) -> list[str]:
    """A text in at most so many lines of a width, broken between words where it can be, with an ellipsis where it is cut."""
    lines: list[str] = []
    line = ""
    for word in shown(text).split(" "):
        longer = f"{line} {word}" if line else word
        if text_width(longer, size, face) <= width:
            line = longer
            continue
        if line:
            lines.append(line)
        line = word
        while len(lines) <= most and text_width(line, size, face) > width:
            end = max(1, _room(line, width, size, face))
            lines.append(line[:end])
            line = line[end:]
        if len(lines) > most:
            break
    lines.append(line)
    if len(lines) <= most:
        return lines
    last = f"{lines[most - 1]}…"
    if text_width(last, size, face) > width:
        last = f"{last[: _room(last, width - text_width('…', size, face), size, face)].rstrip()}…"
    return [*lines[: most - 1], last]


def text_width(text: str, size: float, face: Face = Face.PLAIN) -> float:
    """In pixels, without hinting."""
    font = _font(face)
    font.set_size(size, _DPI)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)
    return float(font.get_width_height()[0]) / 64


def shown(text: str) -> str:
    """A text on one line, with a box for each character that the type has no sign for, and none that only acts on others."""
    line = " ".join(text.split())
    return "".join(c if has_glyph(c) else _MISSING for c in line if not unicodedata.category(c).startswith("C"))


def has_glyph(character: str) -> bool:
    """Whether the type has a sign for a character."""
    return ord(character) in _characters()


def _room(text: str, width: float, size: float, face: Face) -> int:
    """How many characters from the start of a text fit."""
    ends = range(1, len(text) + 1)
    return bisect_right(ends, width, key=lambda end: text_width(text[:end], size, face))


@lru_cache
def _characters() -> frozenset[int]:
    """What all the faces have."""
    return frozenset.intersection(*(frozenset(_font(face).get_charmap()) for face in Face))


def _font(face: Face) -> FT2Font:
    return get_font(_path(face))


@lru_cache
def _path(face: Face) -> Path:
    return Path(mpl.get_data_path(), "fonts", "ttf", face)

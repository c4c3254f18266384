"""Pictures as pixels: readable, the same each time, nothing over the edge, whatever the names are."""

import io
import subprocess
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from bot.answering.answer import Answer
from bot.facts.model import Knowledge
from bot.facts.reported import Interval
from bot.rendering.chart import draw, is_drawable
from bot.rendering.graphics import picture
from bot.rendering.plot import Bar, Bars, Frame, Group, Intervals, Note, Periods, Plan, Row, Tick
from bot.rendering.sheet import INNER, MARGIN, WIDTH, Colour, Face, fitting, shown, text_width

FRAME = Frame("Sales", "2025", (Note("Difference: 3 (computed).", computed=True),), "Printed by One.")
LONG = "The Very Long Named Territories and Dependencies of the Crown " * 3
UNBROKEN = "Pneumonoultramicroscopicsilicovolcanoconiosis" * 4


def opened(png: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(png))
    image.load()
    return image.convert("RGB")


def rgb(colour: Colour) -> tuple[int, int, int]:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return red, green, blue


def bars(*numbers: int, name: str = "Market") -> Bars:
    return Bars(FRAME, tuple(Bar(f"{name} {number}", f"{number}%", Decimal(number)) for number in numbers))


def reports(*rows: Row) -> Intervals:
    ticks = (Tick(Decimal(5), "5%"), Tick(Decimal(10), "10%"))
    return Intervals(
        FRAME,
        "Two articles.",
        rows,
        (Decimal(0), Decimal(15)),
        ticks,
        Interval(Decimal(4), Decimal(6)),
        "Dot: printed.",
    )


ROW = Row("One", "5%", Interval(Decimal("4.5"), Decimal("5.5")), (Decimal(5),))
PLANS: dict[str, Plan] = {
    "bars": bars(20, 3, -11),
    "one bar": bars(-1),
    "zero": bars(0),
    "forty bars": bars(*range(20, -20, -1)),
    "long names": bars(3, -4, name=LONG),
    "unbroken names": bars(3, -4, name=UNBROKEN),
    "other scripts": bars(3, -4, name="大韓民国 नेपाल Ελλάδα"),
    "long number": Bars(FRAME, (Bar("A", "more than 1,234,567,890.123 thousand millions of what they pay in", Decimal(1), open=1),)),
    "range and open ends": Bars(
        FRAME,
        (
            Bar("A", "3 to 4", Decimal(3), upper=Decimal(4)),
            Bar("B", "less than 2", Decimal(2), open=-1),
            Bar("C", "more than −2", Decimal(-2), open=-1),
        ),
    ),
    "marks of mathematics": bars(3, name="a $x_1^2$ \\alpha {b} %"),
    "periods": Periods(FRAME, (Group("Tea", bars(2, 3).bars), Group("", bars(5).bars))),
    "reports": reports(ROW, Row("Two", "less than 6%", Interval(None, Decimal(6)), (Decimal(6),), "one poll")),
    "one report": reports(ROW),
    "many reports": reports(*[ROW] * 16),
    "long articles": reports(Row(LONG, "about 5%", Interval(None, None), (Decimal(5),), LONG, LONG)),
    "long words around": Bars(Frame(LONG, LONG, (Note(LONG * 5), Note(UNBROKEN * 3)), LONG * 9), bars(1).bars),
}  # fmt: skip


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_a_picture_of_a_phone_s_width_with_nothing_over_its_edges(plan: Plan) -> None:
    image = opened(draw(plan))
    assert image.width == WIDTH == 1080
    assert 300 < image.height < 4000
    # The margins are bare: text that did not fit, or a bar too long, would stand in them.
    for edge in (
        (0, 0, MARGIN - 4, image.height),
        (WIDTH - MARGIN + 4, 0, WIDTH, image.height),
        (0, 0, WIDTH, MARGIN // 2),
        (0, image.height - MARGIN // 2, WIDTH, image.height),
    ):
        assert image.crop(edge).getcolors() == [((edge[2] - edge[0]) * (edge[3] - edge[1]), image.getpixel((1, 1)))]


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_the_same_plan_gives_the_same_bytes(plan: Plan) -> None:
    png = draw(plan)
    assert draw(plan) == png
    assert b"tEXt" not in png  # no date, no version
    assert b"tIME" not in png


def test_the_same_bytes_in_another_process(tmp_path: Path) -> None:
    """With another machine's settings too."""
    (tmp_path / "matplotlibrc").write_text("font.size: 40\nsavefig.facecolor: red\ntext.antialiased: False\n")
    program = (
        "import sys; from tests.rendering.test_chart import PLANS, draw; sys.stdout.buffer.write(draw(PLANS['bars']))"
    )
    root = Path(__file__).parents[2]
    done = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-W", "error", "-c", program],
        capture_output=True, check=True, cwd=root, env={"MPLCONFIGDIR": str(tmp_path), "PYTHONPATH": str(root)},
    )  # fmt: skip
    assert done.stdout == draw(PLANS["bars"])


def test_a_fall_and_a_rise_lie_on_two_sides_of_zero() -> None:
    image = opened(draw(bars(10, -10)))
    rise, fall = columns(image, Colour.RISE), columns(image, Colour.FALL)
    assert min(rise) >= max(fall)
    assert len(rise) == pytest.approx(len(fall), rel=0.02)


def columns(image: Image.Image, colour: Colour) -> list[int]:
    """Where from the left a colour is, as nearly as the palette has it."""
    distance = ImageChops.difference(image, Image.new("RGB", image.size, rgb(colour)))
    red, green, blue = (band.point(lambda value: 255 * (value < 8)) for band in distance.split())
    found = ImageChops.multiply(ImageChops.multiply(red, green), blue)
    return [x for x in range(image.width) if found.crop((x, 0, x + 1, image.height)).getbbox()]


def test_only_the_outlier_has_the_warning_s_colour() -> None:
    outlier = Row("Two", "12%", Interval(Decimal("11.5"), None), (Decimal(12),), outlier="cannot be true")
    assert columns(opened(draw(reports(ROW, outlier))), Colour.WARNING)
    assert not columns(opened(draw(reports(ROW, ROW))), Colour.WARNING)


def luminance(colour: Colour) -> float:
    parts = [value / 255 for value in rgb(colour)]
    red, green, blue = (v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    """As WCAG defines it."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colour", [Colour.TEXT, Colour.QUIET, Colour.WARNING])
def test_type_stands_out(colour: Colour) -> None:
    assert contrast(colour, Colour.CARD) >= 4.5


@pytest.mark.parametrize(
    ("shape", "ground"),
    [
        (Colour.RISE, Colour.TRACK),
        (Colour.FALL, Colour.TRACK),
        (Colour.WARNING, Colour.TRACK),
        (Colour.RISE_PALE, Colour.CARD),
        (Colour.FALL_PALE, Colour.CARD),
        (Colour.LINE, Colour.TRACK),
    ],
)
def test_shapes_stand_out(shape: Colour, ground: Colour) -> None:
    assert contrast(shape, ground) >= 2.9


@pytest.mark.parametrize("text", [LONG, UNBROKEN, "a b", "", "word " + UNBROKEN, "大韓民国" * 40])
@pytest.mark.parametrize("width", [40, 300, INNER])
def test_lines_fit(text: str, width: float) -> None:
    lines = fitting(text, width, 38, Face.BOLD, most=3)
    assert 1 <= len(lines) <= 3
    assert all(text_width(line, 38, Face.BOLD) <= width for line in lines)
    joined = "".join(lines).replace(" ", "")
    assert shown(text).replace(" ", "").startswith(joined.removesuffix("…"))


def test_what_the_type_has_no_sign_for_is_a_box_and_no_warning() -> None:
    assert shown("Tea 茶\n\tand\u202e milk") == "Tea \N{WHITE VERTICAL RECTANGLE} and milk"
    assert is_drawable(bars(1, name="Łódź, Αθήνα, Київ, São Tomé"))
    assert not is_drawable(bars(1, name="서울"))


@pytest.mark.parametrize("question", ["exports to the US", "cumulative surplus", "exports in October vs November"])
def test_the_shipped_knowledge(ask: Callable[..., Answer], knowledge: Knowledge, question: str) -> None:
    plan = picture(ask(question), knowledge)
    assert plan is not None
    assert is_drawable(plan)
    assert opened(draw(plan)).width == WIDTH

"""Pictures beside a running event loop: drawn once, kept within bounds, never in anybody's way."""

import asyncio
import logging
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from decimal import Decimal

import pytest
import pytest_asyncio

from bot.chat.pictures import Pictures
from bot.rendering.chart import draw
from bot.rendering.plot import Bar, Bars, Frame


def plan(name: str, value: Decimal = Decimal(3)) -> Bars:
    return Bars(Frame("Sales", "2025", (), "Printed by One."), (Bar(name, "3%", value),))


@pytest_asyncio.fixture
async def pictures() -> AsyncIterator[Pictures]:
    drawing = Pictures()
    yield drawing
    drawing.close()


async def test_a_picture_is_drawn_once(pictures: Pictures) -> None:
    first, second = await asyncio.gather(pictures.drawn(plan("A")), pictures.drawn(plan("A")))
    assert first == draw(plan("A"))
    assert second is first
    assert await pictures.drawn(plan("A")) is first


async def test_the_loop_goes_on_meanwhile(pictures: Pictures) -> None:
    drawing = asyncio.ensure_future(asyncio.gather(*(pictures.drawn(plan(f"Market {at}")) for at in range(5))))
    turns = 0
    while not drawing.done():
        await asyncio.sleep(0.005)
        turns += 1
    assert turns > 5
    assert all(drawing.result())


async def test_who_comes_after_too_many_gets_none() -> None:
    pictures = Pictures(most_waiting=2)
    drawn = await asyncio.gather(*(pictures.drawn(plan(f"Market {at}")) for at in range(5)))
    assert [picture is not None for picture in drawn] == [True, True, False, False, False]
    assert await pictures.drawn(plan("Market 4"))
    pictures.close()


async def test_nobody_waits_too_long_and_the_drawing_is_kept() -> None:
    pictures = Pictures(longest_wait=0)
    assert await pictures.drawn(plan("A")) is None
    deadline = time.monotonic() + 30
    while await pictures.drawn(plan("A")) is None:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.01)
    pictures.close()


async def test_the_longest_unused_goes_first() -> None:
    a, b, c = (draw(plan(name)) for name in "ABC")
    pictures = Pictures(most_kept=len(a) + len(c))
    first = await pictures.drawn(plan("A"))
    await pictures.drawn(plan("B"))
    assert await pictures.drawn(plan("A")) is first
    await pictures.drawn(plan("C"))
    assert len(b) + len(a) + len(c) > len(a) + len(c)
    assert await pictures.drawn(plan("A")) is first
    assert sum(len(kept) for kept in pictures._kept.values()) == pictures._size <= len(a) + len(c)
    pictures.close()


async def test_one_larger_than_all_the_room_is_not_kept() -> None:
    pictures = Pictures(most_kept=10)
    assert await pictures.drawn(plan("A"))
    assert not pictures._kept
    assert pictures._size == 0
    pictures.close()


async def test_a_failure_is_logged_and_leaves_the_answer_alone(
    pictures: Pictures, caplog: pytest.LogCaptureFixture
) -> None:
    broken = plan("A", Decimal("NaN"))
    with caplog.at_level(logging.ERROR):
        assert await pictures.drawn(broken) is None
    assert "drawing a picture failed" in caplog.text
    assert await pictures.drawn(plan("B"))


async def test_another_script_is_drawn_in_the_words_of_one_that_can_be(pictures: Pictures) -> None:
    assert await pictures.drawn(plan("서울"), plan("Seoul")) == draw(plan("Seoul"))
    assert await pictures.drawn(plan("Łódź"), plan("Lodz")) == draw(plan("Łódź"))


async def test_closing_drops_what_waits(pictures: Pictures) -> None:
    waiting = [asyncio.ensure_future(pictures.drawn(plan(f"Market {at}"))) for at in range(5)]
    await asyncio.sleep(0)
    pictures.close()
    drawn = await asyncio.gather(*waiting)
    assert drawn[-1] is None


def test_a_bot_that_draws_nothing_does_not_load_what_draws() -> None:
    program = (
        "import sys, bot.app, bot.chat.client, bot.chat.pictures, bot.rendering.graphics; "
        "sys.exit(bool({'matplotlib', 'numpy', 'PIL'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0  # noqa: S603 - ourselves

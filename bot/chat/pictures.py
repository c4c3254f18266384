"""Pictures for a running bot: drawn in a thread of their own, one at a time, kept for the next who asks, and never waited for too long."""

import asyncio
from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor

from bot.logs import failed
from bot.rendering.plot import Plan

# Some hundred pictures.
_MOST_KEPT = 8 * 2**20
# One takes a fifth of a second: whoever comes after these gets the answer without.
_MOST_WAITING = 10
# The first ever also loads matplotlib, which may have to look through the machine's fonts.
_LONGEST_WAIT = 10.0


class Pictures:
    """Draws plans, each once while there is room for it. For one event loop; `close` when that ends."""

    def __init__(
        self, *, most_kept: int = _MOST_KEPT, most_waiting: int = _MOST_WAITING, longest_wait: float = _LONGEST_WAIT
    ) -> None:
        self._most_kept, self._most_waiting, self._longest_wait = most_kept, most_waiting, longest_wait
        self._kept: OrderedDict[Plan, bytes] = OrderedDict()
        self._size = 0
        self._drawing: dict[Plan, asyncio.Future[bytes]] = {}
        # One thread: matplotlib's fonts and settings are shared.
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="pictures")

    async def drawn(self, plan: Plan, instead: Plan | None = None) -> bytes | None:
        """A PNG; None where too many are waiting, it takes too long or it fails: the answer then goes without.

        `instead` is the same in words of another language, for a script that the type has no signs for.
        """
        if (kept := self._kept.get(plan)) is not None:
            self._kept.move_to_end(plan)
            return kept
        drawing = self._drawing.get(plan)
        if drawing is None:
            if len(self._drawing) >= self._most_waiting:
                return None
            drawing = asyncio.get_running_loop().run_in_executor(self._thread, _draw, plan, instead)
            self._drawing[plan] = drawing
            drawing.add_done_callback(lambda done: self._finish(plan, done))
        # Whoever gives up leaves the drawing to go on: it is kept for the next.
        done, _ = await asyncio.wait({drawing}, timeout=self._longest_wait)
        return drawing.result() if done and not drawing.cancelled() and drawing.exception() is None else None

    def close(self) -> None:
        """Draw no more; what has been begun may end."""
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _finish(self, plan: Plan, done: "asyncio.Future[bytes]") -> None:
        del self._drawing[plan]
        if done.cancelled():
            return
        if (error := done.exception()) is not None:
            failed("drawing a picture", error)
            return
        self._kept[plan] = done.result()
        self._size += len(done.result())
        while self._size > self._most_kept:
            _, oldest = self._kept.popitem(last=False)
            self._size -= len(oldest)


def _draw(plan: Plan, instead: Plan | None) -> bytes:
    from bot.rendering.chart import (
        draw,
        is_drawable,
    )  # matplotlib is large, and a bot that is asked for no picture needs none

    return draw(plan if instead is None or is_drawable(plan) else instead)

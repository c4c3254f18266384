"""What REST answers that go wrong cost: nothing that a try mends, never a second message, and a log line where no try helps."""

import asyncio
import time
from collections.abc import Callable

import pytest

from bot.footnote import Footnote
from tests.chat.connected import US, connected, eventually, until_answered
from tests.loopback import PERSON
from tests.troubled import Answering, Troubled, broken, cut_short, hanging, limited, reset

_OTHER = PERSON + 1
_MENDED: dict[str, Callable[[Troubled], list[Answering]]] = {
    "a limit of the route": lambda _: [limited(0.1)],
    "a global limit": lambda _: [limited(0.1, everywhere=True)],
    "a limit as others word it": lambda _: [limited(0.1, understood=False)],
    "500": lambda _: [broken(500)],
    "502": lambda _: [broken(502)],
    "503 twice": lambda _: [broken(503), broken(503)],
    "a reset": lambda _: [reset()],
    "a reset after the message was made": lambda there: [reset(after=there.create)],
    "an answer cut short": lambda there: [cut_short(there.create)],
    "no answer": lambda _: [hanging(3)],
    "one after the other": lambda there: [limited(0.05), broken(503), reset(after=there.create)],
}


@pytest.mark.parametrize("how", _MENDED)
async def test_what_a_try_mends_is_answered_once(footnote: Footnote, how: str) -> None:
    async with Troubled() as there, connected(footnote, there, longest_try=1.0):
        there.instead.extend(_MENDED[how](there))
        await there.ask(US)
        await until_answered(there)
        await asyncio.sleep(0.1)
        assert set(there.answers().values()) == {1}
        assert there.unheld == []


@pytest.mark.parametrize(
    ("how", "told"),
    [(broken(503), "(status 503, code 0)"), (broken(501), "(status 501, code 0)"), (reset(), "Server"), (hanging(9), "Timeout"),
     (limited(100_000), "RateLimited"), (limited(100_000, understood=False), "(status 429, code 0)")],
)  # fmt: skip
async def test_what_no_try_mends_is_given_up_with_a_log_line(
    footnote: Footnote, how: Answering, told: str, caplog: pytest.LogCaptureFixture
) -> None:
    async with Troubled() as there, connected(footnote, there, longest_try=0.3):
        there.always = how
        lost = await there.ask(US)
        await eventually(lambda: "sending an answer failed [" in caplog.text)
        assert told in caplog.text.partition("sending an answer failed [")[2]
        there.always = None
        await there.ask(US)
        await eventually(lambda: there.waiting() == {lost})
        assert US not in caplog.text


async def test_a_slow_channel_holds_up_no_other(footnote: Footnote) -> None:
    async def slow(request: object) -> None:
        if there.requests[-1].path.endswith(f"/{there.channel_id(0)}/messages"):
            await hanging(5)(request)  # type: ignore[arg-type]

    async with Troubled(channels=8) as there, connected(footnote, there):
        there.always = slow
        held_up = [await there.ask(US, 0) for _ in range(3)]
        began = time.monotonic()
        for channel in range(1, 8):
            await there.ask(US, channel, PERSON + channel)
        await eventually(lambda: there.waiting() <= set(held_up))
        assert time.monotonic() - began < 4  # while the slow one still hangs
        await until_answered(there)


async def test_a_global_limit_is_waited_out_without_stopping_the_process(footnote: Footnote) -> None:
    async with Troubled(channels=5) as there, connected(footnote, there):
        there.instead.append(limited(1.0, everywhere=True))
        await there.ask(US, 0)
        await asyncio.sleep(0.2)
        lags = []
        for channel in range(1, 5):
            await there.ask(US, channel, PERSON + channel)
            began = time.monotonic()
            await asyncio.sleep(0.05)
            lags.append(time.monotonic() - began - 0.05)
        assert there.messages == []
        await until_answered(there)
        assert sorted(lags)[1] < 0.2  # the best but one: other programs take their time too
        assert set(there.answers().values()) == {1}


async def test_answers_stand_in_the_order_of_their_questions(footnote: Footnote) -> None:
    async with Troubled() as there, connected(footnote, there):
        there.instead.extend([reset(), broken(503), hanging(0.2)])
        asked = [await there.ask(US, 0, PERSON + number) for number in range(6)]
        await until_answered(there)
        assert [str(message["message_reference"]["message_id"]) for message in there.messages] == asked

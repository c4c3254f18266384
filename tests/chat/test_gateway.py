"""A connection that breaks in every way, over and over: nothing that Discord sends again is lost, and nothing answered twice."""

import asyncio
import threading
from collections.abc import Awaitable, Callable

from bot.footnote import Footnote
from tests.chat.connected import US, Hasty, connected, eventually, until_answered
from tests.loopback import BOT, PERSON
from tests.soak import size
from tests.troubled import Troubled

ROUNDS = size(22, 110)
_BEAT = 0.2
_PLACES = 10
_UNKNOWN_CHANNEL = 99
_HALF_AN_EMOJI = 7  # who writes one


async def _reconnect_asked(there: Troubled) -> None:
    await there.tell(7)


async def _session_questioned(there: Troubled) -> None:
    await there.tell(9, True)


async def _session_over(there: Troubled) -> None:
    await until_answered(there)  # what is on its way then is not sent again
    await there.tell(9, False)
    there.forget()


async def _closed(there: Troubled) -> None:
    await there.hang_up(4000)


async def _going_away(there: Troubled) -> None:
    await there.hang_up(1001)


async def _timed_out(there: Troubled) -> None:
    await until_answered(there)
    there.forget()
    await there.hang_up(4009)


async def _cut(there: Troubled) -> None:
    there.cut()


async def _cut_and_sent_again(there: Troubled) -> None:
    there.resends = 4
    there.cut()


async def _cut_and_refused(there: Troubled) -> None:
    there.refusals = 3
    there.cut()


async def _heartbeats_missed(there: Troubled) -> None:
    there.deaf = True


async def _strange(there: Troubled) -> None:
    """Everything that a later Discord, or another server, may send."""
    await there.dispatch("NEVER_HEARD_OF", {"a": [1]})
    await there.tell(77, {"b": 2})
    for event in (
        "MESSAGE_CREATE",
        "GUILD_CREATE",
        "CHANNEL_CREATE",
        "THREAD_LIST_SYNC",
        "INTERACTION_CREATE",
        "MESSAGE_UPDATE",
    ):
        await there.dispatch(event, {})
        await there.dispatch(event, {"id": "x", "guild_id": None, "type": "new", "channel_id": {}})
    guild = there.guild_id(0)
    channel = {"id": str(guild + 500), "type": _UNKNOWN_CHANNEL, "guild_id": str(guild), "name": "new", "position": 0}
    await there.dispatch("CHANNEL_CREATE", {**channel, "permission_overwrites": [], "new_field": {"x": 1}})
    await there.dispatch(
        "MESSAGE_CREATE", {**there.written("of a kind to come"), "type": _UNKNOWN_CHANNEL, "new": [{}]}
    )
    await there.ask(f"{US} \ud83d", 1, PERSON + _HALF_AN_EMOJI)  # JSON can carry it, UTF-8 cannot


async def _sent_twice(there: Troubled) -> None:
    said = there.written(f"<@{BOT}> {US}")
    said["mentions"] = [{"id": str(BOT), "username": "Footnote", "discriminator": "0", "avatar": None, "bot": True}]
    there.asked[said["id"]] = 0
    for _ in range(3):
        await there.dispatch("MESSAGE_CREATE", said)


_FAULTS: tuple[Callable[[Troubled], Awaitable[None]], ...] = (
    _reconnect_asked, _session_questioned, _session_over, _closed, _going_away, _timed_out, _cut, _cut_and_sent_again,
    _cut_and_refused, _heartbeats_missed, _strange, _sent_twice,
)  # fmt: skip


# After these Discord sends nothing again.
_ENDING = frozenset({_session_over, _timed_out})


async def test_no_question_is_lost_and_none_answered_twice(footnote: Footnote, tell: Callable[[str], None]) -> None:
    async with (
        Troubled(guilds=_PLACES, heartbeat=_BEAT) as there,
        connected(footnote, there, heartbeat_timeout=3 * _BEAT) as client,
    ):
        tasks, threads = 0, 0
        for number in range(ROUNDS):
            await _round(there, client, _FAULTS[number % len(_FAULTS)], number)
            if number == len(_FAULTS) - 1:
                tasks, threads = await _at_rest()
        tasks_after, threads_after = await _at_rest()
        tell(
            f"gateway: {ROUNDS} faults, {len(there.asked)} questions, {there.resumed} sessions resumed, "
            f"{len(there.identified)} begun; tasks {tasks} → {tasks_after}, threads {threads} → {threads_after}"
        )
        assert set(there.answers().values()) == {1}
        assert there.waiting() == set()
        assert tasks_after <= tasks + 2
        assert threads_after <= threads + 2


async def _round(there: Troubled, client: Hasty, fault: Callable[[Troubled], Awaitable[None]], number: int) -> None:
    there.resends, there.deaf = 0, False
    place, person = number % _PLACES, PERSON + 10 * number
    await there.ask(US, place, person)
    await fault(there)
    for another in (1, 2):  # said while the connection is down, or seems to be up
        await there.ask(US, place, person + another, lost=fault in _ENDING)
        await asyncio.sleep(0)
    if fault is _heartbeats_missed:
        resumed = there.resumed
        await eventually(lambda: there.resumed > resumed)
        there.deaf = False
    await eventually(there.connected)
    await until_answered(there)
    await there.ask(US, place, person + 5)
    await until_answered(there)
    assert not client.is_closed()


async def _at_rest() -> tuple[int, int]:
    await asyncio.sleep(2 * _BEAT)
    return len(asyncio.all_tasks()), threading.active_count()


async def test_whoever_is_about_to_end_takes_nothing_more(footnote: Footnote) -> None:
    async with Troubled() as there, connected(footnote, there) as client:
        client.take_nothing_more()
        await there.ask(US, lost=True)
        await asyncio.sleep(0.3)
        assert there.messages == []

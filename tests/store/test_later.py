"""Nobody waits for what answering hands over, and it arrives."""

import asyncio
import logging
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy.util import await_only

from bot.store.later import GATHERED_FOR, READ_WITHIN, Later
from bot.store.records import Deleted, Posted, Talk, Unanswered, Withdrawn
from bot.store.store import Store

from .conftest import Clock
from .test_store import ANNA, BELA, answer, report

UNREACHABLE = "postgresql+asyncpg://nobody:secret@127.0.0.1:1/none"


@pytest.fixture
async def later(store: Store) -> AsyncIterator[Later]:
    """A queue before an open store."""
    async with Later(store) as opened:
        yield opened


def talk(clock: Clock, channel: int = 5, person: str = ANNA, text: str = "{}") -> Talk:
    """A talk under way."""
    return Talk(channel, person, text, clock() + timedelta(minutes=10))


def asked(clock: Clock, text: str = "tea from mars") -> Unanswered:
    """A question without an answer."""
    return Unanswered(text, "en", "no_such_area", clock(), clock())


async def test_what_is_put_is_written(later: Later, store: Store, clock: Clock) -> None:
    for record in (talk(clock), answer(clock), asked(clock)):
        later.put(record)
    assert await later.drain(2) == 0
    assert await store.talk(5, ANNA) == talk(clock)
    assert await store.posted(1) == answer(clock)
    assert len(await store.review.unanswered()) == 1
    assert (later.state.written, later.state.dropped, later.state.healthy) == (3, 0, True)


async def test_what_waits_is_seen_before_it_is_written(
    later: Later, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "bot.store.later.READ_WITHIN", 10.0
    )  # what is there is asked, not how soon a busy machine tells it
    later.put(talk(clock, text='{"turn": 1}'))
    later.put(talk(clock, text='{"turn": 2}'))
    later.put(answer(clock))
    assert later.state.waiting == 2
    assert await later.talk(5, ANNA) == talk(clock, text='{"turn": 2}')
    assert await later.posted(1) == answer(clock)
    later.put(Withdrawn(1))
    assert await later.posted(1) is None
    await later.drain(2)
    assert await later.talk(5, ANNA) == talk(clock, text='{"turn": 2}')
    assert await later.posted(1) is None
    assert await later.talk(5, BELA) is None


async def test_a_question_asked_often_is_one_record(later: Later, store: Store, clock: Clock) -> None:
    first = clock()
    for _ in range(50):
        later.put(asked(clock))
        clock.after(seconds=1)
    assert later.state.waiting == 1
    await later.drain(2)
    (found,) = await store.review.unanswered()
    assert (found.count, found.first_at, found.last_at) == (50, first, clock.now - timedelta(seconds=1))


async def test_thousands_of_records_arrive(store: Store, clock: Clock) -> None:
    async with Later(store, most=3_000) as later:
        for number in range(3_000):
            later.put(answer(clock, question=number))
        assert await later.drain(60) == 0
    assert (await store.forget(ANNA)).posted == 3_000


async def test_many_at_once_do_not_wait_for_more(later: Later, clock: Clock) -> None:
    for number in range(3_000):
        later.put(answer(clock, question=number))
    await asyncio.sleep(5 * GATHERED_FOR)
    assert (later.state.written, later.state.dropped) == (3_000, 0)


async def test_leaving_writes_what_waits(store: Store, clock: Clock) -> None:
    async with Later(store) as later:
        later.put(answer(clock))
    assert await store.posted(1) is not None


async def test_a_person_is_forgotten_whether_written_or_waiting(later: Later, store: Store, clock: Clock) -> None:
    later.put(talk(clock))
    await later.drain(2)
    later.put(talk(clock, channel=6))
    later.put(talk(clock, person=BELA))
    later.put(answer(clock))
    await store.add_feedback(report(clock))
    assert await later.forget(ANNA) == Deleted(talks=2, posted=1, feedback=1)
    await later.drain(2)
    assert await store.talk(6, ANNA) is None
    assert await later.talk(6, ANNA) is None
    assert await store.talk(5, BELA) is not None


async def test_a_record_that_cannot_be_written_holds_up_no_other(store: Store, clock: Clock) -> None:
    bad = replace(answer(clock, question=50), posted_at=clock().replace(tzinfo=None))
    async with Later(store) as later:
        for number in range(40):
            later.put(answer(clock, question=number))
        later.put(bad)
        later.put(talk(clock))
        assert await later.drain(10) == 0
        assert await store.talk(5, ANNA) is not None
        assert (await store.forget(ANNA)).posted == 40
        assert (later.state.dropped, later.state.last_error) == (1, "StatementError")
        assert later.state.healthy


async def test_without_a_database_nothing_waits_and_the_oldest_go(
    clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    async with Store.open(UNREACHABLE, now=clock, patient=True) as store:
        async with Later(store, most=10) as later:
            began = asyncio.get_running_loop().time()
            for number in range(25):
                later.put(answer(clock, question=number))
                assert await later.posted(number) == answer(clock, question=number)
                assert await later.talk(number, ANNA) is None
            assert asyncio.get_running_loop().time() - began < 25 * (READ_WITHIN + 0.05)
            assert later.state.waiting == 10
            assert later.state.failed_reads >= 25
            assert later.state.dropped == 15
            assert await later.drain(0.5) == 10
            assert not later.state.healthy
        assert later.state.dropped == 25
    said = caplog.text
    assert "the database cannot be reached" in said
    assert "15 records were not written and are lost: too many wait" in said
    assert "10 records were not written and are lost: the bot stopped (25 in all)" in said
    for hidden in ("secret", ANNA, "d" * 32):
        assert hidden not in said


async def test_a_slow_answer_of_the_store_is_not_waited_for(store: Store, clock: Clock) -> None:
    await store.write([answer(clock)])
    release = asyncio.Event()

    def busy(_connection: object) -> None:
        await_only(release.wait())

    # Every connection is in use: a read has to wait for one.
    blocked = [asyncio.create_task(store.database.read(busy, within=10)) for _ in range(6)]
    await asyncio.sleep(0.1)
    async with Later(store) as later:
        began = asyncio.get_running_loop().time()
        assert await later.posted(1) is None
        assert asyncio.get_running_loop().time() - began < READ_WITHIN + 0.1
        release.set()
        await asyncio.gather(*blocked)
        assert await later.posted(1) == Posted(1, 2, 30, answer(clock).guild, ANNA, "d" * 32, clock())
        assert later.state.failed_reads == 1

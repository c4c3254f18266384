"""What is written comes back, on both databases."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

import pytest

from bot.store.errors import StoreError
from bot.store.records import Deleted, Feedback, Posted, ReviewCounts, ServerSettings, Talk, Unanswered, Withdrawn
from bot.store.store import Store

from .conftest import Clock

GUILD = 2**62 + 7  # Discord's ids need 64 bits
ANNA, BELA = "a" * 32, "b" * 32


def report(clock: Clock, **changed: object) -> Feedback:
    """Somebody's report."""
    given = Feedback("number", "it fell", "did it rise?", "sales · 2025", ("s1", "s2"), ANNA, GUILD, clock())
    return replace(given, **changed)  # type: ignore[arg-type]


def answer(clock: Clock, question: int = 1, person: str = ANNA) -> Posted:
    """An answer in a channel."""
    return Posted(question, question + 1, 30, GUILD, person, "d" * 32, clock())


async def test_a_server_that_chose_nothing_has_what_holds_for_all(store: Store) -> None:
    assert await store.settings_of(GUILD) == ServerSettings(GUILD)
    assert await store.all_settings() == {}


async def test_what_a_server_chose_comes_back(store: Store, clock: Clock) -> None:
    chosen = ServerSettings(
        GUILD, channels=frozenset({GUILD + 1, 3}), floor=80, private=True, language="pt-BR", cooldown=9
    )
    changed = await store.change_settings(GUILD, lambda _: chosen)
    assert changed == replace(chosen, updated_at=clock())
    assert await store.settings_of(GUILD) == changed
    assert await store.all_settings() == {GUILD: changed}


async def test_admins_at_the_same_time_do_not_undo_each_other(address: str) -> None:
    async with Store.open(address) as one, Store.open(address) as other:
        await asyncio.gather(
            *(
                store.change_settings(GUILD, lambda now, c=channel: replace(now, channels=now.channels | {c}))  # type: ignore[misc]
                for channel, store in enumerate((one, other) * 10)
            )
        )
        assert (await one.settings_of(GUILD)).channels == frozenset(range(20))


async def test_a_change_that_raises_changes_nothing(store: Store) -> None:
    with pytest.raises(ValueError, match="between 0 and 100"):
        await store.change_settings(GUILD, lambda now: replace(now, floor=101))
    assert await store.all_settings() == {}
    assert (await store.change_settings(GUILD, lambda now: replace(now, floor=100))).floor == 100


async def test_a_talk_is_remembered_until_it_fades(store: Store, clock: Clock) -> None:
    until = clock() + timedelta(minutes=10)
    await store.write([Talk(5, ANNA, '{"turn": 1}', until)])
    await store.write([Talk(5, ANNA, '{"turn": 2}', until), Talk(6, ANNA, "{}", until)])
    kept = await store.talk(5, ANNA)
    assert kept == Talk(5, ANNA, '{"turn": 2}', until)
    assert await store.talk(5, BELA) is None
    clock.after(minutes=10)
    assert await store.talk(5, ANNA) is None


async def test_a_posted_answer_is_found_until_it_is_withdrawn(store: Store, clock: Clock) -> None:
    first = answer(clock)
    elsewhere = replace(answer(clock, question=8), guild=None)
    await store.write([first, elsewhere])
    assert await store.posted(1) == first
    assert await store.posted(8) == elsewhere
    edited = replace(first, digest="e" * 32)
    await store.write([edited])
    assert await store.posted(1) == edited
    await store.write([Withdrawn(1), Withdrawn(1)])
    assert await store.posted(1) is None
    assert await store.posted(8) == elsewhere


async def test_the_same_question_without_an_answer_is_counted(store: Store, clock: Clock) -> None:
    first = clock()
    await store.write([Unanswered("tea from mars", "en", "no_such_area", first, first)])
    later = clock.after(days=1)
    await store.write([Unanswered("tea from mars", "en", "no_such_product", later, later, count=2)])
    await store.write([Unanswered("tea from mars", "de", "no_such_area", later, later)])
    assert await store.review.unanswered() == (
        Unanswered("tea from mars", "en", "no_such_product", first, later, 3),
        Unanswered("tea from mars", "de", "no_such_area", later, later, 1),
    )
    assert await store.review.counts() == ReviewCounts(feedback=0, unanswered=2, asked=4)
    assert await store.review.settle_unanswered("tea from mars", "en")
    assert not await store.review.settle_unanswered("tea from mars", "en")
    assert len(await store.review.unanswered()) == 1


async def test_a_report_is_listed_until_it_is_settled(store: Store, clock: Clock) -> None:
    first = await store.add_feedback(report(clock))
    clock.after(minutes=1)
    second = await store.add_feedback(report(clock, wrong="out_of_date", guild=None, series=(), person=BELA))
    assert first == replace(report(clock), created_at=first.created_at, id=first.id)
    assert await store.review.feedback() == (first, second)
    assert await store.review.settle_feedback(first.id, "done")
    assert not await store.review.settle_feedback("0", "done")
    assert await store.review.feedback() == (second,)
    assert await store.review.feedback(state=None, most=1) == (replace(first, state="done"),)
    assert await store.review.counts() == ReviewCounts(feedback=1, unanswered=0, asked=0)


async def test_what_people_type_is_kept_whatever_it_is(store: Store, clock: Clock) -> None:
    odd = "half \ud83d, nothing \x00, quote ' \" ; -- 🧮 שלום"
    kept = await store.add_feedback(report(clock, comment=odd * 30, question=odd, read_as=odd))
    (found,) = await store.review.feedback()
    assert found.question == found.read_as == "half ?, nothing , quote ' \" ; -- 🧮 שלום"
    assert len(found.comment) <= 500
    assert found.id == kept.id
    await store.write([Unanswered(odd * 30, "", "x", clock(), clock())])
    assert len((await store.review.unanswered())[0].text) <= 300


async def test_a_person_is_forgotten_and_nobody_else(store: Store, clock: Clock) -> None:
    until = clock() + timedelta(minutes=10)
    await store.write([Talk(5, ANNA, "{}", until), Talk(6, ANNA, "{}", until), Talk(5, BELA, "{}", until)])
    await store.write([answer(clock), answer(clock, question=7, person=BELA)])
    await store.add_feedback(report(clock))
    hers = await store.add_feedback(report(clock, person=BELA))
    assert await store.forget(ANNA) == Deleted(talks=2, posted=1, feedback=1)
    assert await store.forget(ANNA) == Deleted()
    assert await store.talk(5, ANNA) is None
    assert await store.posted(1) is None
    assert await store.talk(5, BELA) is not None
    assert await store.posted(7) is not None
    assert await store.review.feedback() == (hers,)


async def test_a_server_is_forgotten_and_no_other(store: Store, clock: Clock) -> None:
    for guild in (GUILD, 8):
        await store.change_settings(guild, lambda now: now)
        await store.add_feedback(report(clock, guild=guild))
    await store.write([answer(clock), replace(answer(clock, question=4), guild=8)])
    assert await store.forget_server(GUILD) == Deleted(servers=1, posted=1, feedback=1)
    assert list(await store.all_settings()) == [8]
    assert await store.posted(4) is not None


async def test_everything_goes_when_its_time_is_over(store: Store, clock: Clock) -> None:
    begin = clock()
    await store.write([Talk(5, ANNA, "{}", begin + timedelta(minutes=10)), answer(clock)])
    await store.write([Unanswered("tea from mars", "en", "x", begin, begin)])
    await store.add_feedback(report(clock))
    await store.change_settings(GUILD, lambda now: now)
    assert await store.expire() == Deleted()
    gone = []
    for passed in (timedelta(minutes=10), timedelta(days=7), timedelta(days=30), timedelta(days=180)):
        clock.now = begin + passed - timedelta(seconds=1)
        assert await store.expire() == Deleted()
        clock.now = begin + passed
        gone.append(await store.expire())
    assert gone == [Deleted(talks=1), Deleted(posted=1), Deleted(unanswered=1), Deleted(feedback=1)]
    assert GUILD in await store.all_settings()


async def test_asking_again_keeps_an_unanswered_question(store: Store, clock: Clock) -> None:
    for _ in range(3):
        await store.write([Unanswered("tea from mars", "en", "x", clock(), clock())])
        clock.after(days=29)
        assert await store.expire() == Deleted()
    clock.after(days=1)
    assert await store.expire() == Deleted(unanswered=1)


async def test_small_things_are_replaced(store: Store) -> None:
    assert await store.flag("knowledge") is None
    for value in ("one", "two"):
        await store.set_flag("knowledge", value)
    assert await store.flag("knowledge") == "two"


async def test_times_come_back_in_utc_and_need_a_zone(store: Store) -> None:
    tokyo = datetime(2026, 3, 1, 9, 30, 0, 123456, tzinfo=timezone(timedelta(hours=9)))
    await store.write([Posted(1, 2, 3, None, ANNA, "d", tokyo)])
    found = await store.posted(1)
    assert found is not None
    assert found.posted_at == tokyo
    assert found.posted_at.tzinfo is UTC
    with pytest.raises(Exception, match="a time without a zone"):
        await store.write([Posted(2, 2, 3, None, ANNA, "d", tokyo.replace(tzinfo=None))])
    assert await store.posted(2) is None


async def test_of_a_batch_that_fails_nothing_is_kept(store: Store, clock: Clock) -> None:
    wrong = replace(answer(clock, question=2), digest=None)  # type: ignore[arg-type]
    with pytest.raises(StoreError):
        await store.write([answer(clock), wrong, answer(clock, question=3)])
    assert await store.posted(1) is await store.posted(3) is None


async def test_all_is_there_after_a_restart(address: str, clock: Clock) -> None:
    async with Store.open(address, now=clock) as store:
        await store.change_settings(GUILD, lambda now: replace(now, floor=5))
        await store.write([answer(clock)])
        await store.check()
    async with Store.open(address, now=clock) as store:
        assert (await store.settings_of(GUILD)).floor == 5
        assert await store.posted(1) == answer(clock)
        assert await store.flag("checked") == "2026-03-01T12:00:00+00:00"


async def test_talks_under_way_are_those_that_have_not_faded(store: Store, clock: Clock) -> None:
    now = clock()
    await store.write(
        [Talk(1, ANNA, "{}", now + timedelta(minutes=5)), Talk(2, ANNA, "{}", now + timedelta(minutes=1))]
    )
    assert await store.talks_under_way() == {(1, ANNA), (2, ANNA)}
    clock.after(minutes=2)
    assert await store.talks_under_way() == {(1, ANNA)}

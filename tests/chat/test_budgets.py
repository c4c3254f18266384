"""Nobody's flood costs others their answers, and memory stays bounded."""

from bot.chat.budgets import Budgets, Rate, Rates

ONE_BY_ONE = Rates(person=Rate(2, 10), channel=Rate(4, 10), server=Rate(6, 10), overheard=Rate(3, 10))
ANN, BEN, CAT = 1, 2, 3
NEWS, TALK, SERVER = 10, 11, 20


class Clock:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_a_burst_and_then_one_at_a_time() -> None:
    clock = Clock()
    budgets = Budgets(ONE_BY_ONE, clock=clock)
    assert [budgets.spend(ANN, NEWS, SERVER) for _ in range(2)] == [None, None]
    wait = budgets.spend(ANN, NEWS, SERVER)
    assert wait is not None
    assert (wait.seconds, wait.first) == (10, True)
    clock.now = wait.seconds
    assert budgets.spend(ANN, NEWS, SERVER) is None
    assert budgets.spend(ANN, NEWS, SERVER) is not None


def test_a_person_is_told_once_until_the_next_answer() -> None:
    clock = Clock()
    budgets = Budgets(ONE_BY_ONE, clock=clock)
    told = [wait.first for _ in range(5) if (wait := budgets.spend(ANN, NEWS, SERVER)) is not None]
    assert told == [True, False, False]
    clock.now = 10
    assert budgets.spend(ANN, NEWS, SERVER) is None
    again = budgets.spend(ANN, NEWS, SERVER)
    assert again is not None
    assert again.first


def test_one_persons_flood_leaves_the_channel_to_others() -> None:
    budgets = Budgets(ONE_BY_ONE, clock=Clock())
    for _ in range(1_000):
        budgets.spend(ANN, NEWS, SERVER)
    assert budgets.spend(BEN, NEWS, SERVER) is None


def test_one_channels_flood_leaves_the_server_to_others() -> None:
    budgets = Budgets(ONE_BY_ONE, clock=Clock())
    for person in range(100, 1_100):
        budgets.spend(person, NEWS, SERVER)
    assert budgets.spend(CAT, NEWS, SERVER) is not None
    assert budgets.spend(CAT, TALK, SERVER) is None


def test_a_server_has_a_budget_of_its_own() -> None:
    budgets = Budgets(ONE_BY_ONE, clock=Clock())
    answered = [budgets.spend(person, person, SERVER) for person in range(100, 120)]
    assert answered.count(None) == ONE_BY_ONE.server.burst
    assert budgets.spend(ANN, NEWS, None) is None


def test_a_cooldown_holds_for_one_person_in_one_server() -> None:
    clock = Clock()
    budgets = Budgets(clock=clock)
    assert budgets.spend(ANN, NEWS, SERVER, 60) is None
    clock.now = 20
    wait = budgets.spend(ANN, TALK, SERVER, 60)
    assert wait is not None
    assert wait.seconds == 40
    assert budgets.spend(BEN, NEWS, SERVER, 60) is None
    assert budgets.spend(ANN, NEWS, SERVER + 1, 60) is None
    clock.now = 60
    assert budgets.spend(ANN, NEWS, SERVER, 60) is None


def test_what_was_not_for_us_is_looked_at_within_bounds() -> None:
    clock = Clock()
    budgets = Budgets(ONE_BY_ONE, clock=clock)
    assert [budgets.may_look(NEWS) for _ in range(4)] == [True, True, True, False]
    assert budgets.may_look(TALK)
    clock.now = 10
    assert budgets.may_look(NEWS)


def test_reports_have_a_budget_of_their_own() -> None:
    clock = Clock()
    budgets = Budgets(Rates(reports=Rate(2, 60)), clock=clock)
    assert [budgets.report(ANN) for _ in range(3)] == [0, 0, 60]
    assert budgets.report(BEN) == 0
    assert budgets.spend(ANN, NEWS, SERVER) is None


def test_memory_is_bounded_however_many_ask() -> None:
    budgets = Budgets(clock=Clock(), most=50)
    for number in range(1_000):
        budgets.spend(number, number, number, 5)
        budgets.spend(number, number, number, 5)
        budgets.may_look(number)
    buckets = (budgets._persons, budgets._channels, budgets._servers, budgets._overheard)
    sizes = [*(len(one._held) for one in buckets), len(budgets._answered), len(budgets._told)]
    assert sizes == [50] * 6


def test_answers_that_are_not_out_yet_hold_back_more_of_them() -> None:
    budgets = Budgets(Rates(waiting_for_person=2), clock=Clock())
    with budgets.sending(1, 10), budgets.sending(1, 11):
        assert budgets.spend(1, 12, None) is not None
        assert budgets.spend(2, 12, None) is None
    assert budgets.spend(1, 12, None) is None


def test_a_channel_that_discord_holds_up_takes_no_more() -> None:
    budgets = Budgets(Rates(waiting_in_channel=1), clock=Clock())
    with budgets.sending(1, 10):
        assert budgets.spend(2, 10, None) is not None
        assert budgets.spend(2, 11, None) is None

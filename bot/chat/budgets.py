"""How much each person, channel and server may ask, so that nobody's flood costs others their answers. No Discord here."""

import time
from collections import Counter, OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True)
class Rate:
    """So many at once, and then one in so many seconds."""

    burst: int
    every: float


@dataclass(frozen=True)
class Rates:
    """What each may ask. A person can never use up what a channel has, nor a channel what a server has.

    An answer costs about two milliseconds, so these keep one flood to a part of the process, and are far above what people do.
    """

    person: Rate = Rate(100, 0.05)
    channel: Rate = Rate(400, 0.01)
    server: Rate = Rate(2_000, 0.005)
    # Messages looked at where nobody asked us: each costs half a millisecond.
    overheard: Rate = Rate(400, 0.005)
    # Reports of one person: each is kept for months.
    reports: Rate = Rate(5, 60.0)
    # Answers not yet taken by Discord, which lets few out at a time: what asks for more than these is asking in vain.
    waiting_for_person: int = 10
    waiting_in_channel: int = 30


# Discord lets out about one message a second in a channel.
_UNTIL_OUT = 5.0
# Some 200 bytes each. Whoever has been silent for longest is forgotten first, with hardly anything used up.
MOST_KNOWN = 20_000


@dataclass(frozen=True)
class Wait:
    """Too soon: in so many seconds again. `first` says that the person has not been told yet."""

    seconds: float
    first: bool


class Budgets:
    """Token buckets in bounded memory, and each person's cooldown in each server."""

    def __init__(
        self, rates: Rates | None = None, *, clock: Callable[[], float] = time.monotonic, most: int = MOST_KNOWN
    ) -> None:
        rates = rates or Rates()
        self._clock = clock
        self._most = most
        self._persons, self._channels = _Buckets(rates.person, most), _Buckets(rates.channel, most)
        self._servers, self._overheard = _Buckets(rates.server, most), _Buckets(rates.overheard, most)
        self._rates = rates
        self._waiting: Counter[tuple[str, int]] = Counter()
        self._reports = _Buckets(rates.reports, most)
        self._answered: OrderedDict[tuple[int, int], float] = OrderedDict()
        self._told: OrderedDict[int, None] = OrderedDict()

    def may_look(self, channel: int) -> bool:
        """Whether another message that was not for us may be looked at in this channel."""
        return self._overheard.take(channel, self._clock()) == 0

    def report(self, person: int) -> float:
        """The seconds until this person may report something; 0 where now, and that is counted."""
        return self._reports.take(person, self._clock())

    def spend(self, person: int, channel: int, server: int | None, cooldown: float = 0) -> Wait | None:
        """Take what one answer costs; what is to be waited for instead, where there is not so much."""
        now = self._clock()
        wait = self._answered.get((person, server or 0), -cooldown) + cooldown - now if cooldown else 0.0
        asked = [(self._persons, person), (self._channels, channel)]
        if server is not None:
            asked.append((self._servers, server))
        wait = max(wait, self._queue(person, channel), *(buckets.wait(key, now) for buckets, key in asked))
        if wait > 0:
            first = person not in self._told
            _remember(self._told, person, None, self._most)
            return Wait(wait, first)
        for buckets, key in asked:
            buckets.take(key, now)
        self._told.pop(person, None)
        if cooldown:
            _remember(self._answered, (person, server or 0), now, self._most)
        return None

    @contextmanager
    def sending(self, person: int, channel: int) -> Iterator[None]:
        """While an answer is on its way out."""
        keys = (("person", person), ("channel", channel))
        self._waiting.update(keys)
        try:
            yield
        finally:
            self._waiting.subtract(keys)
            for key in keys:
                if not self._waiting[key]:
                    del self._waiting[key]

    def _queue(self, person: int, channel: int) -> float:
        """The seconds to wait where too many answers are not yet out."""
        full = (
            self._waiting["person", person] >= self._rates.waiting_for_person
            or self._waiting["channel", channel] >= self._rates.waiting_in_channel
        )
        return _UNTIL_OUT if full else 0.0


class _Buckets:
    """A bucket for each of many keys; one that is not here is full."""

    def __init__(self, rate: Rate, most: int) -> None:
        self._rate = rate
        self._most = most
        self._held: OrderedDict[int, tuple[float, float]] = OrderedDict()  # how much, and when that was

    def wait(self, key: int, now: float) -> float:
        """The seconds until there is one to take."""
        return max(0.0, (1 - self._amount(key, now)) * self._rate.every)

    def take(self, key: int, now: float) -> float:
        """Take one where there is one; else the seconds until there is."""
        if wait := self.wait(key, now):
            return wait
        _remember(self._held, key, (self._amount(key, now) - 1, now), self._most)
        return 0.0

    def _amount(self, key: int, now: float) -> float:
        amount, at = self._held.get(key, (float(self._rate.burst), now))
        return min(float(self._rate.burst), amount + (now - at) / self._rate.every)


def _remember(held: OrderedDict[K, V], key: K, value: V, most: int) -> None:
    held[key] = value
    held.move_to_end(key)
    while len(held) > most:
        held.popitem(last=False)

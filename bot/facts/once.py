"""What is worked out of a whole knowledge: once, and let go with it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from bot.facts.model import Knowledge

T = TypeVar("T")


def once(work: Callable[[Knowledge], T]) -> Callable[[Knowledge], T]:
    """Have it worked out once for each knowledge. The result must not hold the knowledge, or neither is ever let go."""
    held: WeakKeyDictionary[Knowledge, T] = WeakKeyDictionary()

    @wraps(work)
    def kept(knowledge: Knowledge) -> T:
        try:
            return held[knowledge]
        except KeyError:
            return held.setdefault(knowledge, work(knowledge))

    return kept

"""Two numbers with a word between them: one range ("3.8 to 4 percent"), or a movement from one to the other."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import Any

from bot.facts.numerals import Number, any_of

# Where a phrase stands in its text.
Place = tuple[int, int]


class Ranges:
    """One language's words between two numbers; `moves` tells whether a text has a word of rise or fall."""

    def __init__(self, words: Mapping[str, Any], moves: Callable[[str], bool]) -> None:
        self._words = words
        self._moves = moves

    def joined(self, numbers: Iterable[Number], low: str, phrase: Place | None) -> Iterator[Number]:
        """The numbers of a text in lower case, the two ends of each range joined.

        What only the second of two has stands for both: "3.8 to 4 percent", "$3-4 billion". A `phrase` that holds one alone of
        "from 3 to 4 percent" takes it as a number of its own.
        """
        since = 0  # where the amount before the two ends
        waiting: Number | None = None
        for number in numbers:
            lower, waiting = waiting, number
            if lower is None:
                continue
            if self._are_linked(lower, number, low):
                alike = self._alike(lower, number)
                if self._is_parted(lower, number, low, phrase) or self._is_movement(alike, number, low, since):
                    lower = alike
                elif self._is_range(lower, number, low):
                    upper = replace(number, unit=number.unit or lower.unit)
                    lower, waiting = replace(alike, to=upper), None
                    yield from (lower, replace(upper, ends_range=True))
                    since = upper.whole[1]
                    continue
            yield lower
            since = lower.whole[1] if lower.is_amount else since
        if waiting is not None:
            yield waiting

    def begins(self, low: str, lower: Number) -> bool:
        """Whether the word before a number tells that something went from it, or ranges from it, to another one."""
        return self._from.search(low, 0, lower.whole[0]) is not None

    def _are_linked(self, lower: Number, upper: Number, low: str) -> bool:
        if not (lower.is_amount and upper.is_amount) or lower.is_ordinal or upper.is_ordinal:
            return False
        if lower.unit is not None and upper.unit is not None and lower.unit != upper.unit:
            return False
        return low[lower.whole[1] : upper.whole[0]].strip() in self._words["range"]

    def _is_range(self, lower: Number, upper: Number, low: str) -> bool:
        link = low[lower.whole[1] : upper.whole[0]]
        if link.strip() == "-":
            return link == "-"
        # "rose 1.9% to 3%" is a change; "3.8 to 4 percent" and "between 3.8% and 4%" are ranges.
        between = low[: lower.whole[0]].split()[-1:] == ["between"]
        return between or (link.strip() == "to" and lower.unit is None and upper.unit is not None)

    def _is_movement(self, lower: Number, upper: Number, low: str, since: int) -> bool:
        """Whether something went from the one to the other: "will go up from 2.10 to 2.30 florins". A range has the smaller one
        first, and no movement of its own before it."""
        if low[lower.whole[1] : upper.whole[0]].strip() != "to":
            return False
        assert lower.value is not None  # amounts only
        assert upper.value is not None
        if lower.value > upper.value:
            return True
        from_ = self._from.search(low, since, lower.whole[0])
        if from_ is None:
            return False
        lead = _STOP.split(low[since : from_.start()])[-1]
        return (self._moves(lead) or self._moved.search(lead) is not None) and not self._spanning.search(lead)

    def _is_parted(self, lower: Number, upper: Number, low: str, phrase: Place | None) -> bool:
        if phrase is None or not self.begins(low, lower):
            return False
        start, end = phrase
        return (start <= lower.start and lower.end <= end) is not (start <= upper.start and upper.end <= end)

    def _alike(self, lower: Number, upper: Number) -> Number:
        """The first of two numbers with the unit and the scale of the second, where it has none. A scale stands before the unit:
        one with a unit behind it has its own ("rose 22% to 2.6 billion")."""
        unit = lower.unit or upper.unit
        is_whole = lower.whole[1] > lower.end or self._scale(lower) != 1
        factor = Decimal(1) if is_whole else self._scale(upper)
        if unit == lower.unit and factor == 1:
            return lower
        assert lower.value is not None  # amounts only
        assert lower.step is not None
        return replace(lower, value=lower.value * factor, step=lower.step * factor, unit=unit, unit_ahead=True)

    def _scale(self, number: Number) -> Decimal:
        last = _LAST_WORD.search(number.text.lower())
        return Decimal(str(self._words["scales"].get(last[0], 1))) if last else Decimal(1)

    @cached_property
    def _from(self) -> re.Pattern[str]:
        # "from about 9 to 12 tons", "from a record 9 to 7 tons"
        return re.compile(rf"\b(?:{any_of(self._words['from'])})(?: [a-z]+){{0,2}} ?$")

    @cached_property
    def _moved(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{any_of(self._words['moved'])})\b")

    @cached_property
    def _spanning(self) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{any_of(self._words['spanning'])}) ?$")


# Where the words before two numbers begin to speak of them.
_STOP = re.compile(r"[.!?;:] ")
_LAST_WORD = re.compile(r"[a-z]+$")

"""Which series exist, as bit masks: bit n stands for series n, so that narrowing costs the same whatever the question."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice

from bot.facts.model import DIMENSIONS, Knowledge, Report, Series
from bot.facts.period import period

# A code that more series share keeps its mask; the mask of a rarer one is put together when asked for, since a mask is as
# long as the knowledge and a large folder has a product for nearly every series.
_RARE = 64
_TIMES = frozenset({"hour", "day", "week", "month", "year"})
_KEPT = 1024


class SeriesIndex:
    """Masks over the series of a knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.series: tuple[Series, ...] = tuple(knowledge.by_series)
        self.all = (1 << len(self.series)) - 1
        self._reports = knowledge.by_series
        numbers: dict[tuple[str, str | None], list[int]] = defaultdict(list)
        for number, series in enumerate(self.series):
            for dimension in DIMENSIONS:
                numbers[dimension, series.code(dimension)].append(number)
            for origin in {code for report in knowledge.by_series[series] for code in origins_of(report, knowledge)}:
                numbers["origin", origin].append(number)
        self._rare = {code: tuple(found) for code, found in numbers.items() if len(found) <= _RARE}
        self._masks = {code: _mask(found, len(self.series)) for code, found in numbers.items() if len(found) > _RARE}
        # The same few codes are asked for again and again; a mask is as long as the knowledge, so not too many are kept.
        self._where = lru_cache(maxsize=_KEPT)(self._look_up)
        self._units = tuple({series.unit for series in self.series})
        self.periods = tuple(sorted({series.period for series in self.series}))
        self._subject = knowledge.subject

    @cached_property
    def usual_periods(self) -> tuple[str, ...]:
        """The current period, then what runs, then the latest."""
        as_of = date.fromisoformat(self._subject.as_of)
        others = sorted(
            self.periods,
            key=lambda p: (
                period(p).end is not None,
                period(p).start > as_of,
                -period(p).start.toordinal(),
                _reversed(p),
            ),
        )
        return (self._subject.period, *others)

    def where(self, dimension: str, codes: Iterable[str | None]) -> int:
        """The series that have one of the codes of a dimension; `origin`: of which a report comes from there."""
        return self._where(dimension, tuple(codes))

    def _look_up(self, dimension: str, codes: Iterable[str | None]) -> int:
        mask = 0
        if dimension == "unit":  # a rate in "Y per X" is in X as well as in Y
            codes = {unit for code in codes for unit in (code, *(u for u in self._units if _is_in(u, code)))}
        for code in codes:
            if numbers := self._rare.get((dimension, code)):
                for number in numbers:
                    mask |= 1 << number
            else:
                mask |= self._masks.get((dimension, code), 0)
        return mask

    def pick(self, mask: int) -> Iterator[Series]:
        """The series of a mask, in the folder's order."""
        while mask:
            lowest = mask & -mask
            yield self.series[lowest.bit_length() - 1]
            mask ^= lowest

    def most_reported(self, mask: int) -> Series:
        """The series of a mask, not empty, that most reports speak of; among the first few where there are very many."""
        return max(islice(self.pick(mask), _RARE), key=lambda series: len(self._reports[series]))


def _is_in(unit: str, asked: str | None) -> bool:
    """Whether a rate is told in a unit too: "Y per X", and what is counted by the time, "barrels_per_day"."""
    counted, _, per = unit.partition("_per_")
    return asked in unit.split(" per ") or (counted == asked and per in _TIMES)


def origins_of(report: Report, knowledge: Knowledge) -> set[str]:
    """The organisations that a report's number comes from: who counted it, whose part that is, and through whom."""
    house = knowledge.terms.get("organisation", {}).get(report.origin or "")
    return {code for code in (report.origin, report.via, house.organisation if house else None) if code}


def _mask(numbers: Iterable[int], size: int) -> int:
    held = bytearray(size // 8 + 1)
    for number in numbers:
        held[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(held, "little")


def _reversed(text: str) -> tuple[int, ...]:
    return tuple(-ord(character) for character in text)

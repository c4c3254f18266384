"""What a number is said not to be: near numbers of the same thing, and the very same number of another."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pytest

from bot.answering.build import figure
from bot.answering.lookalikes import look_alikes
from bot.facts.model import Kind, Knowledge, Known, Measure, Report, Series
from bot.facts.reported import Reported, read_amount
from bot.understanding.reading import Ask

_KEY = {
    "indicator": "rides", "measure": Measure.GROWTH_YOY, "product": None, "area": "X", "counterpart": None,
    "period": "2024-06", "kind": Kind.REPORTED, "unit": "percent",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class _Held:
    """Only the reports of a knowledge."""

    by_series: Mapping[Series, tuple[Report, ...]]


def told(number: str, **other: Any) -> Report:
    series = Series(**{**_KEY, **other}, id=str(sorted(other.items())))
    reported = Reported(*read_amount(number))
    return Report("one", series, reported, 0, number, None, Known.UNKNOWN, None, 1)


@pytest.mark.parametrize(
    ("number", "other", "mistaken"),
    [
        ("5.4", {"period": "2024-01/2024-06"}, True),
        ("-5.4", {"area": "Y"}, True),  # a fall as large as a rise
        ("5.4", {"product": "cargo", "period": "2024-05"}, True),
        ("5.4", {"product": "cargo", "period": "2024-05", "area": "Y"}, False),  # too much is another
        ("8", {"period": "2024-05"}, False),  # not near
        ("5.4", {"kind": Kind.EXPECTATION}, False),  # meant to be near
        ("5.4", {"indicator": "accidents"}, False),
        ("5.9", {"indicator": "accidents"}, True),  # the very same number
        ("5.9", {"indicator": "accidents", "measure": Measure.GROWTH_MOM}, True),
        ("5.9", {"indicator": "accidents", "measure": Measure.SHARE}, False),  # nobody takes a share for a rise
        ("5.9", {"indicator": "accidents", "period": "2023"}, False),
    ],
)
def test_what_is_mistaken_for_a_rise_in_rides(number: str, other: dict[str, Any], mistaken: bool) -> None:  # noqa: FBT001
    asked, near = told("5.9"), told(number, **other)
    knowledge = _Held(by_series={one.series: (one,) for one in (asked, near)})
    assert look_alikes(asked, knowledge) == ((near,) if mistaken else ())  # type: ignore[arg-type]
    assert look_alikes(near, knowledge) == ((asked,) if mistaken else ())  # type: ignore[arg-type]


@pytest.mark.parametrize("other", [{"product": "cargo"}, {"counterpart": "Y"}])
def test_near_numbers_of_the_same_goods_or_market_are_mistaken(other: dict[str, Any]) -> None:
    asked, near = told("19", **other), told("18.9", **other, indicator="accidents", period="2024-05")
    knowledge = _Held(by_series={one.series: (one,) for one in (asked, near)})
    assert look_alikes(asked, knowledge) == (near,)  # type: ignore[arg-type]


def test_a_figure_and_its_look_alike_name_each_other(knowledge: Knowledge) -> None:
    """Unless more are nearer than are told."""
    shown = {series: figure(Ask(series, {}), knowledge).look_alikes for series in knowledge.by_series}
    assert any(shown.values())
    for series, others in shown.items():
        for other in others:
            assert len(back := shown[other.series]) > 1 or [one.series for one in back] == [series]

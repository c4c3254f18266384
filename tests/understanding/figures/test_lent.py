"""What one part of a question lends another, and what it may not be answered without."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status
from bot.facts.model import Kind, Measure
from bot.footnote import Footnote
from bot.understanding.figures.demands import Demand
from bot.understanding.figures.lent import may_do_without, without_lent
from bot.understanding.figures.solve import Solver

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        (
            "exports in November and the growth target",
            ["exports.growth_yoy.2025-11.percent", "gdp_growth.growth_yoy.2025.target.percent"],
        ),
        (
            "for how many months have US exports and factory activity fallen",
            ["exports.streak.US.2025-11.months", "factory_activity.streak.2025-11.months"],
        ),
        (
            "the yuan rate and how much it has gained since April",
            ["exchange_rate.level.2025-12-08.CNH_per_USD", "exchange_rate.change.2025-04/2025-12-08.percent"],
        ),
    ],
)
def test_given_back_where_there_is_no_such_thing(ask: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask(question).figures] == series


@pytest.mark.parametrize(
    "question",
    [
        "in 2024, surplus and exports",
        "EU exports and imports",
        "in July, exports and imports",
        "exports in October and their value in dollars",
        "the forecast for exports and how much in dollars",
    ],
)
def test_kept_where_there_could_be_one(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.UNKNOWN
    assert not answer.figures


def test_each_way_to_do_without(footnote: Footnote) -> None:
    solver = Solver(footnote.knowledge)
    must = {"indicator": ("gdp_growth",), "kind": (Kind.TARGET,), "period": ("2025-11",), "product": (None,)}
    demand = Demand(must, {"period": "2025-11"})
    (less,) = without_lent(demand, frozenset({"period"}))
    assert less.must == {d: codes for d, codes in must.items() if d != "period"}
    assert not list(without_lent(demand, frozenset({"areas"})))
    target, growth = (
        next(s for s in footnote.knowledge.by_series if s.id == series)
        for series in ("gdp_growth.growth_yoy.2025.target.percent", "exports.growth_yoy.2025-11.percent")
    )
    assert may_do_without(target, demand, less, solver.index)
    assert growth.measure is Measure.GROWTH_YOY
    assert not may_do_without(growth, demand, less, solver.index)

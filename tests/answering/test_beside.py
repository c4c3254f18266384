"""What a series is compared with: only what exists, the way people tell it."""

import pytest

from bot.answering.beside import MOST_BESIDE, Beside, beside
from bot.facts.model import Knowledge

EXPORTS = "exports.growth_yoy.2025-11.percent"


@pytest.mark.parametrize(
    ("how", "series", "found"),
    [
        (Beside.BEFORE, EXPORTS, [EXPORTS, "exports.growth_yoy.2025-10.percent"]),
        (Beside.BEFORE, "exports.growth_yoy.2025-01/2025-11.percent", []),
        (Beside.EXPECTED, EXPORTS, [EXPORTS, "exports.growth_yoy.2025-11.expectation.percent"]),
        (
            Beside.EXPECTED,
            "exports.growth_yoy.2025-11.expectation.percent",
            [EXPORTS, "exports.growth_yoy.2025-11.expectation.percent"],
        ),
        (Beside.EXPECTED, "exports.level.2025-11.USD", []),
        (Beside.MARKETS, "exports.streak.US.2025-11.months", []),
    ],
)
def test_only_what_exists_is_beside_it(how: Beside, series: str, found: list[str], knowledge: Knowledge) -> None:
    assert [one.id for one in beside(how, knowledge.by_id[series], knowledge)] == found


def test_markets_are_the_same_in_all_but_the_market(knowledge: Knowledge) -> None:
    us = knowledge.by_id["exports.growth_yoy.US.2025-11.percent"]
    total = knowledge.by_id[EXPORTS]
    markets = beside(Beside.MARKETS, us, knowledge)
    assert markets[0] == us
    assert set(markets) == set(beside(Beside.MARKETS, total, knowledge))
    assert len({one.counterpart for one in markets}) == len(markets) > 3


def test_of_many_as_many_as_are_read(knowledge: Knowledge) -> None:
    for series in knowledge.by_series:
        for how in Beside:
            found = beside(how, series, knowledge)
            assert len(found) != 1
            assert len(found) <= MOST_BESIDE
            assert len(set(found)) == len(found)

"""Words that are verbs by where they stand."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("kindly share the october surplus in won", "trade_balance.level.2025-10.KRW"),
        ("how much did people think exports would grow", "exports.growth_yoy.2025-11.expectation.percent"),
        ("how much did exports to the us really zonk in november", "exports.growth_yoy.US.2025-11.percent"),
        ("at what level did the offshore yuan zonk on monday", "exchange_rate.level.2025-12-08.CNH_per_USD"),
    ],
)
def test_read_as_a_verb(ask: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask(question).figures] == [series]


@pytest.mark.parametrize(
    "question",
    [
        "did they export to zonk in november",
        "did zonk rise in november",
        "how much did exports zonk rise in november",
        "share of exports in gdp",
    ],
)
def test_no_verb(ask: Ask, question: str) -> None:
    assert ask(question).status is not Status.ANSWERED

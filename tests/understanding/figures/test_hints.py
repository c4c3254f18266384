"""Everyday words for buying and selling: whose they are decides which way the goods go."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("asean bought more chinese goods, how much more", "exports.growth_yoy.ASEAN.2025-11.percent"),
        ("how much less did america buy from china", "exports.growth_yoy.US.2025-11.percent"),
        ("is america buying less", "exports.growth_yoy.US.2025-11.percent"),
        ("how much less did china buy from america", "imports.growth_yoy.US.2025-11.percent"),
        ("anything on sales to japan", "exports.growth_yoy.JP.2025-11.percent"),
        ("how many soybeans did they buy in november", "imports.level.soybeans.2025-11.tonnes"),
        ("did the eu take more chinese goods", "exports.growth_yoy.EU.2025-11.percent"),
        ("how many tons did they promise to buy from the us", "soybean_purchases.level.soybeans.US.2025.target.tonnes"),
        # Goods on their way from a place, or to it.
        ("stuff from america in november", "imports.growth_yoy.US.2025-11.percent"),
        ("stuff to america in november", "exports.growth_yoy.US.2025-11.percent"),
        # What was said to come, where such a thing is told.
        (
            "how many tons of soybeans did they say they would buy",
            "soybean_purchases.level.soybeans.US.2025.target.tonnes",
        ),
        ("how much did america say it would charge on chinese goods", "tariff.rate.US-CN.2025-10-30/...percent"),
    ],
)
def test_who_buys_from_whom(ask: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask(question).figures] == [series]


@pytest.mark.parametrize(
    "question",
    ["china bought more from asean, how much", "chinese purchases from the eu", "what did japan sell to china"],
)
def test_the_other_direction_is_not_answered_instead(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.UNKNOWN
    assert not answer.figures

"""Averages are asked for of what is no sum."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status
from bot.facts.model import Knowledge
from bot.understanding.spans.averages import averaged_indicators

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question", ["average spot price in october", "whats the avg power bill", "average monthly bill"]
)
def test_an_average_of_a_price_is_the_price(ask_of_power: Ask, question: str) -> None:
    assert ask_of_power(question).status is Status.ANSWERED


@pytest.mark.parametrize("question", ["average demand in october", "average curtailment in october", "average imports"])
def test_nobody_prints_an_average_of_a_sum(ask_of_power: Ask, question: str) -> None:
    assert ask_of_power(question).status is Status.UNKNOWN


def test_what_is_no_sum(knowledge: Knowledge) -> None:
    averaged = averaged_indicators(knowledge)
    assert {"tariff", "exchange_rate"} <= averaged
    assert averaged.isdisjoint({"exports", "imports", "trade_balance"})

"""Who charges whom."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("what does china charge the us in tariffs", "tariff.rate.US.2025-10-30/...percent"),
        ("how much is america taxed by china", "tariff.rate.US.2025-10-30/...percent"),
        ("how much is china charging americans", "tariff.rate.US.2025-10-30/...percent"),
        ("how much does the us charge china", "tariff.rate.US-CN.2025-10-30/...percent"),
    ],
)
def test_by_the_sides_of_the_verb(ask: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask(question).figures] == [series]


def test_somebody_else_is_refused(ask: Ask) -> None:
    assert ask("what does china charge germany in tariffs").status is Status.UNKNOWN

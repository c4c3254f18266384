"""Where something stands, and how it moves."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        # Only a change to come is told.
        "what is the interest rate in china right now",
        "how high is the policy rate",
        "at what level does the policy rate stand",
        "how big is the budget deficit as a % of gdp",
        # Only a rate is.
        "how much were us tariffs cut",
    ],
)
def test_not_told_by_the_other(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.UNKNOWN
    assert not answer.figures


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("deficit ceiling next year, how many points more", "fiscal_deficit.change.2026.expectation.percentage_points"),
        ("how big a rate cut does goldman expect", "policy_rate.change.2026.expectation.basis_points"),
        ("how high is the growth target for 2026", "gdp_growth.growth_yoy.2026.target.percent"),
        ("what growth target does china have right now", "gdp_growth.growth_yoy.2025.target.percent"),
        ("how large is china's share of world exports now", "world_export_share.share.2025.percent"),
    ],
)
def test_told(ask: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask(question).figures] == [series]

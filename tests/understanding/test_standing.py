"""Where something stands, and how it moves."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status
from bot.facts.load import load
from bot.footnote import Footnote
from tests.conftest import ROOT, asking

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


def test_how_big_a_thing_is_is_no_change_of_its_price() -> None:
    """Of flats only is told by how much their prices rose."""
    found = asking(Footnote(load(ROOT / "tests" / "subjects" / "housing" / "knowledge")))("average size of a flat")
    assert found.status is Status.UNKNOWN


def test_a_year_ago_is_before_what_was_shown(ask_of_airlines: Ask) -> None:
    """The folder is of a quarter, a fee of a month."""
    found = ask_of_airlines("whats the bag fee at brisk", "and a year ago?")
    assert [figure.series.id for figure in found.figures] == ["bag_fee.level.BK.2025-08.talers"]
    found = ask_of_airlines("what was the bag fee at brisk a year ago")
    assert [figure.series.id for figure in found.figures] == ["bag_fee.level.BK.2025-08.talers"]

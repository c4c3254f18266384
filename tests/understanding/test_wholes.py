"""A part of a whole is a share."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    "question",
    [
        "what percent of china's exports go to the us",
        "What % of imports come from the us?",
        "what percentage of november exports went to africa",
        "how many percent of gdp is the trade surplus",
        "the surplus is what percent of gdp",
        "what percent of consumption is imports",
        "what percent of exports are hit by tariffs",
        "what percent of growth was from exports",
        "how many percent of growth is exports",
    ],
)
def test_by_how_much_it_grew_is_no_answer(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.UNKNOWN
    assert answer.refusal is not None
    assert ("measure", "share") in answer.refusal.missing


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("what percent of world exports does china have", "world_export_share.share.2025.percent"),
        ("what percent of growth comes from consumption", "consumption_share.share.2025.percent"),
        ("what percent of growth is folks spending money", "consumption_share.share.2025.percent"),
        ("what percentage of tariff does the us charge on china", "tariff.rate.US-CN.2025-10-30/...percent"),
        ("by what percentage did shipments of rare earths rise", "exports.growth_yoy.rare_earths.2025-11.percent"),
        ("how many percent did exports to the us fall", "exports.growth_yoy.US.2025-11.percent"),
    ],
)
def test_where_a_share_is_printed_or_none_is_asked(ask: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask(question).figures] == [series]

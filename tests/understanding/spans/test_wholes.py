"""A part of a whole is a share, and its whole is not what is asked for."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]
SEASON = "2025-08/2026-05"


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


@pytest.mark.parametrize(
    "turns",
    [
        ["what share of revenue goes on wages"],
        ["wages as a share of revenue"],
        ["how much of the revenue is spent on wages"],
        ["how many percent of revenue are wages"],
        ["share of wages in revenue"],
        ["whats the wage bill", "as a percentage of revenue?"],
    ],
)
def test_the_part_is_told(ask_of_league: Ask, turns: list[str]) -> None:
    assert [figure.series.id for figure in ask_of_league(*turns).figures] == [f"wages.share.{SEASON}.percent"]


@pytest.mark.parametrize("question", ["tv as a share of revenue", "what share of revenue is tv", "revenue share of tv"])
def test_a_part_of_its_own_is_of_it(ask_of_league: Ask, question: str) -> None:
    assert [figure.series.product for figure in ask_of_league(question).figures] == ["broadcasting"]


@pytest.mark.parametrize(
    "turns",
    [
        ["what share of transfers goes on wages"],
        ["tv as a share of wages"],
        ["tv money", "as a share of wages?"],
        ["transfer spending", "as a share of revenue?"],
        ["what share of revenue goes on transfers"],
    ],
)
def test_of_another_whole_it_is_refused(ask_of_league: Ask, turns: list[str]) -> None:
    answer = ask_of_league(*turns)
    assert answer.status is Status.UNKNOWN
    assert answer.refusal is not None
    assert answer.refusal.missing


def test_curtailment_is_of_generation(ask_of_power: Ask) -> None:
    (figure,) = ask_of_power("curtailment as a share of generation").figures
    assert (figure.series.indicator, figure.series.measure) == ("curtailment", "share")
    assert not ask_of_power("mines as a share of generation").figures

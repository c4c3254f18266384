"""What is drawn of an answer, and what is not."""

import shutil
from collections.abc import Callable
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

import pytest

from bot.answering.answer import Answer, Figure
from bot.answering.build import figure
from bot.facts.load import load
from bot.facts.model import Knowledge
from bot.footnote import Footnote
from bot.rendering.chart import draw
from bot.rendering.graphics import by_market, by_period, intervals, picture, plan
from bot.rendering.plot import Bars, Intervals, Periods, describe
from bot.rendering.voice import Voice
from bot.understanding.reading import Ask

OTHER = Path(__file__).parents[1] / "subject" / "knowledge"


@pytest.fixture(scope="module")
def other() -> Footnote:
    return Footnote(load(OTHER))


def of(footnote: Footnote, question: str) -> Answer:
    return footnote.ask(question, None, datetime(2024, 7, 8, tzinfo=UTC))[0]


def shown(identity: str, knowledge: Knowledge) -> Figure:
    return figure(Ask(knowledge.by_id[identity], {}), knowledge)


def test_reports_that_differ_are_intervals(ask: Callable[..., Answer], knowledge: Knowledge) -> None:
    drawn = plan(ask("how much did exports to the US fall?"), knowledge)
    assert isinstance(drawn, Intervals)
    assert drawn.frame.title == "Exports to the United States"
    assert drawn.frame.subtitle == "November 2025, change on a year earlier"
    numbers = {row.article: row.number for row in drawn.rows}
    assert numbers["CNBC"] == "−28.6%"
    assert numbers["GMT Eight"] == "nearly −29%"
    assert drawn.fits is not None
    assert Decimal("-28.6") in drawn.fits
    assert drawn.span[0] < min(dot for row in drawn.rows for dot in row.dots)
    assert all(row.article in drawn.frame.sources for row in drawn.rows)
    assert any(note.computed for note in drawn.frame.notes)  # the band is ours


def test_the_outlier_is_told_in_words(ask: Callable[..., Answer], knowledge: Knowledge) -> None:
    drawn = plan(ask("cumulative surplus"), knowledge)
    assert isinstance(drawn, Intervals)
    (outlier,) = (row for row in drawn.rows if row.outlier)
    assert outlier.number == "more than $1.1 trillion"
    assert outlier.interval.high is None
    assert "cannot be true" in describe(drawn)
    assert drawn.fits is None
    assert len(drawn.rows) == len({(row.article, row.number, row.detail) for row in drawn.rows})


def test_a_range_has_two_dots_and_no_band_over_different_things(
    ask: Callable[..., Answer], knowledge: Knowledge
) -> None:
    drawn = plan(ask("what was forecast for export growth in November?"), knowledge)
    assert isinstance(drawn, Intervals)
    assert [row.dots for row in drawn.rows if len(row.dots) == 2] == [(Decimal("3.8"), Decimal("4.0"))]
    assert drawn.fits is None
    assert {row.detail for row in drawn.rows} == {"Reuters poll", "Reuters and Bloomberg"}


def test_several_series_are_bars_by_size(ask: Callable[..., Answer], knowledge: Knowledge) -> None:
    drawn = plan(ask("exports to the US, the EU and ASEAN"), knowledge)
    assert isinstance(drawn, Bars)
    assert [(bar.name, bar.number, bar.open) for bar in drawn.bars] == [
        ("The European Union", "nearly +15%", 0),
        ("ASEAN", "more than +8%", 1),
        ("The United States", "−28.6%", 0),
    ]
    assert drawn.frame.title == "Exports"


def test_one_period_beside_another(ask: Callable[..., Answer], knowledge: Knowledge) -> None:
    drawn = plan(ask("export growth in October vs November"), knowledge)
    assert isinstance(drawn, Periods)
    (group,) = drawn.groups
    assert [(bar.name, bar.number, bar.pale) for bar in group.bars] == [
        ("October 2025", "−1.1%", True),
        ("November 2025", "+5.9%", False),
    ]
    (computed,) = (note for note in drawn.frame.notes if note.computed)
    assert "7.0 percentage points" in computed.text
    assert "no article prints it" in computed.text


def test_several_series_over_periods_are_groups(knowledge: Knowledge, ask: Callable[..., Answer]) -> None:
    drawn = plan(ask("exports and imports in October and November"), knowledge)
    assert isinstance(drawn, Periods)
    assert [group.name for group in drawn.groups] == ["Exports", "Imports"]
    assert drawn.frame.title == "Exports and imports"


def test_what_does_not_go_with_the_rest_is_named(ask: Callable[..., Answer], knowledge: Knowledge) -> None:
    drawn = plan(ask("exports to the US and the trade surplus"), knowledge)
    assert isinstance(drawn, Intervals)
    assert any("$111.68 billion" in note.text and "Not drawn" in note.text for note in drawn.frame.notes)


def test_growth_by_market(knowledge: Knowledge) -> None:
    drawn = by_market(knowledge.by_id["exports.growth_yoy.US.2025-11.percent"], Voice(knowledge))
    assert isinstance(drawn, Bars)
    assert [bar.name for bar in drawn.bars] == [
        "Africa", "The European Union", "ASEAN", "All markets", "The United States",
    ]  # fmt: skip
    (silent,) = drawn.frame.notes
    assert silent.text == ("Mentioned without a number: Latin America (rose), Japan (rose) and Australia (rose).")


def test_growth_by_product(knowledge: Knowledge) -> None:
    drawn = by_market(knowledge.by_id["exports.growth_yoy.rare_earths.2025-11.percent"], Voice(knowledge))
    assert isinstance(drawn, Bars)
    assert [(bar.name, bar.number) for bar in drawn.bars] == [("Rare earths", "+24%"), ("All products", "+5.9%")]


def test_no_one_s_rate_stands_over_another_s(knowledge: Knowledge) -> None:
    (first, *_) = [one for one in knowledge.by_series if one.indicator == "tariff"]
    drawn = by_market(first, Voice(knowledge))
    assert isinstance(drawn, Bars)
    assert drawn.frame.title == "Tariff rate"
    assert {bar.name for bar in drawn.bars} == {"The United States on China", "China on the United States"}


@pytest.mark.parametrize(
    "question",
    [
        "hello",
        "exports to India?",
        "tariffs?",
        "what did Gary Ng say?",
        "which articles do you have?",
        "factory activity",
    ],
)
def test_nothing_to_draw(ask: Callable[..., Answer], knowledge: Knowledge, question: str) -> None:
    assert picture(ask(question), knowledge) is None


def test_a_checked_claim_is_not_drawn(footnote: Footnote) -> None:
    assert picture(footnote.check("exports to the US rose 28.6% in November"), footnote.knowledge) is None


def test_one_report_is_no_picture_of_its_own(knowledge: Knowledge) -> None:
    """Neither is one number in several articles, nor "about 24" beside 24, which allow the same."""
    assert intervals(shown("trade_balance.growth_mom.2025-11.percent", knowledge), Voice(knowledge)) is None
    assert intervals(shown("imports.growth_yoy.2025-11.percent", knowledge), Voice(knowledge)) is None
    assert intervals(shown("exports.growth_yoy.rare_earths.2025-11.percent", knowledge), Voice(knowledge)) is None


def test_levels_of_a_month_and_of_a_year_do_not_stand_together(knowledge: Knowledge) -> None:
    series = knowledge.by_id["trade_balance.level.2025-11.USD"]
    drawn = by_period(series, Voice(knowledge))
    assert isinstance(drawn, Periods)
    (group,) = drawn.groups
    assert [bar.name for bar in group.bars] == ["October 2025", "November 2025"]


def test_the_worst_dispute_is_drawn_and_the_others_named(ask: Callable[..., Answer], knowledge: Knowledge) -> None:
    drawn = plan(ask("what do the articles disagree on?"), knowledge)
    assert isinstance(drawn, Intervals)
    assert "conflict" in drawn.verdict
    assert any("differ on this too" in note.text for note in drawn.frame.notes)


def test_another_subject(other: Footnote) -> None:
    drawn = plan(of(other, "trips to the harbour"), other.knowledge)
    assert isinstance(drawn, Intervals)
    assert drawn.frame.title == "Bicycle trips to the Harbour district"
    assert "conflict" in drawn.verdict
    growth = picture(of(other, "by how much did cycling change in May?"), other.knowledge)
    assert isinstance(growth, Periods)
    assert [bar.number for bar in growth.groups[0].bars] == ["−2.1%", "+12.4%"]


def test_of_very_many_markets_the_largest_are_drawn(tmp_path: Path) -> None:
    folder = tmp_path / "knowledge"
    shutil.copytree(OTHER, folder)
    with (folder / "terms" / "areas.yaml").open("a", encoding="utf-8") as areas:
        areas.writelines(f"\nM{at}:\n  name: {{en: Market {at}}}\n" for at in range(1, 41))
    article = folder / "articles" / "city-wire.yaml"
    reports = "".join(
        f"  - {{indicator: rides, measure: growth_yoy, counterpart: M{at}, period: 2024-06, unit: percent, "
        f'value: {at if at % 2 else -at}, printed: "{at}%", origin_known: unknown, paragraph: 1}}\n'
        for at in range(1, 41)
    )
    article.write_text(
        article.read_text(encoding="utf-8").replace("reports:\n", f"reports:\n{reports}", 1), encoding="utf-8"
    )
    knowledge = load(folder)
    drawn = by_market(knowledge.by_id["rides.growth_yoy.M3.2024-06.percent"], Voice(knowledge))
    assert isinstance(drawn, Bars)
    assert [bar.value for bar in drawn.bars] == sorted((bar.value for bar in drawn.bars), reverse=True)
    assert len(drawn.bars) == 20
    assert min(abs(bar.value) for bar in drawn.bars) > 20
    assert [note.text for note in drawn.frame.notes] == ["23 more, nearer to zero, are not drawn."]
    assert len(describe(drawn)) <= 1024
    assert draw(drawn)[:4] == b"\x89PNG"

"""Several things asked for at once: what each part takes over, and what is set against another."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]
EXPORTS, IMPORTS, SURPLUS = "exports.growth_yoy", "imports.growth_yoy", "trade_balance.level"
YEAR = "2025-01/2025-11"


@pytest.mark.parametrize(
    ("question", "series"),
    [
        # Set against one another, and listed.
        ("overall exports rose in november but those to the us fell, how much",
         [f"{EXPORTS}.2025-11.percent", f"{EXPORTS}.US.2025-11.percent"]),
        ("exports to the eu / exports to the us, november", [f"{EXPORTS}.EU.2025-11.percent", f"{EXPORTS}.US.2025-11.percent"]),
        ("surplus in november in dollars and how many % was that over october",
         ["trade_balance.level.2025-11.USD", "trade_balance.growth_mom.2025-11.percent"]),
        ("by how many percent is the surplus up over the same eleven months of 2024", [f"trade_balance.growth_yoy.{YEAR}.percent"]),
        ("total export growth next to that to the us, november", [f"{EXPORTS}.2025-11.percent", f"{EXPORTS}.US.2025-11.percent"]),
        # The month that something has run until is none of its own.
        ("exports to the us this year, as of november", [f"{EXPORTS}.US.{YEAR}.percent"]),
        ("exports to the us so far this year, and in november",
         [f"{EXPORTS}.US.{YEAR}.percent", f"{EXPORTS}.US.2025-11.percent"]),
        ("1) exports nov 2) imports nov", [f"{EXPORTS}.2025-11.percent", f"{IMPORTS}.2025-11.percent"]),
        ("how did us exports do compared to total exports in november",
         [f"{EXPORTS}.US.2025-11.percent", f"{EXPORTS}.2025-11.percent"]),
        ("november export growth to the eu minus the one to asean",
         [f"{EXPORTS}.EU.2025-11.percent", f"{EXPORTS}.ASEAN.2025-11.percent"]),
        ("by how much does the us tariff exceed chinas",
         ["tariff.rate.US-CN.2025-10-30/...percent", "tariff.rate.US.2025-10-30/...percent"]),
        ("export growth in november compared to the month before",
         [f"{EXPORTS}.2025-11.percent", f"{EXPORTS}.2025-10.percent"]),
        ("surplus in november compared to before", [f"{SURPLUS}.2025-11.USD", f"{SURPLUS}.2025-10.USD"]),
        ("the size of the surplus growth in november", ["trade_balance.growth_mom.2025-11.percent"]),
        ("how big did the surplus grow", [f"{SURPLUS}.2025-11.USD"]),
        ("rare earths in tonnes in november, yoy",
         ["exports.level.rare_earths.2025-11.tonnes", "exports.growth_yoy.rare_earths.2025-11.percent"]),
        ("soy pledge vs actual imports",
         ["soybean_purchases.level.soybeans.US.2025.target.tonnes", "imports.level.soybeans.2025-11.tonnes"]),
        ("goldman on basis points of rate cuts and the deficit",
         ["policy_rate.change.2026.expectation.basis_points", "fiscal_deficit.change.2026.expectation.percentage_points"]),
        ("can you settle something for us? exports in november", [f"{EXPORTS}.2025-11.percent"]),
        # Taken over by all that was named.
        ("november exports to the us and imports from the us, and the same for january to november",
         [f"{EXPORTS}.US.2025-11.percent", f"{EXPORTS}.US.{YEAR}.percent",
          f"{IMPORTS}.US.2025-11.percent", f"{IMPORTS}.US.{YEAR}.percent"]),
        ("the forecast and the actual number for november exports and imports",
         [f"{EXPORTS}.2025-11.percent", f"{EXPORTS}.2025-11.expectation.percent",
          f"{IMPORTS}.2025-11.percent", f"{IMPORTS}.2025-11.expectation.percent"]),
        ("november: exports, imports, surplus and the surplus of the year so far",
         [f"{EXPORTS}.2025-11.percent", f"{IMPORTS}.2025-11.percent", f"{SURPLUS}.2025-11.USD", f"{SURPLUS}.{YEAR}.USD"]),
        ("january to november growth of exports and of the surplus",
         [f"{EXPORTS}.{YEAR}.percent", f"trade_balance.growth_yoy.{YEAR}.percent"]),
        # Counted alike.
        ("which month had the bigger surplus, october or november", [f"{SURPLUS}.2025-10.USD", f"{SURPLUS}.2025-11.USD"]),
        ("is the surplus of the first eleven months bigger than that of all last year", [f"{SURPLUS}.{YEAR}.USD", f"{SURPLUS}.2024.USD"]),
        ("january to november exports and surplus (usd)", [f"{EXPORTS}.{YEAR}.percent", f"{SURPLUS}.{YEAR}.USD"]),
        # Named by an everyday word, as the home country's own, or as one of the kind.
        ("what rate cut and what deficit are expected next year",
         ["policy_rate.change.2026.expectation.basis_points", "fiscal_deficit.change.2026.expectation.percentage_points"]),
        ("is the us tariff higher or the chinese one",
         ["tariff.rate.US-CN.2025-10-30/...percent", "tariff.rate.US.2025-10-30/...percent"]),
        ("this year's growth target and next year's expected one",
         ["gdp_growth.growth_yoy.2025.target.percent", "gdp_growth.growth_yoy.2026.target.percent"]),
        ("exports and imports for oct/nov",
         [f"{EXPORTS}.2025-10.percent", f"{EXPORTS}.2025-11.percent", f"{IMPORTS}.2025-10.percent", f"{IMPORTS}.2025-11.percent"]),
        ("november for exports and imports vs october",
         [f"{EXPORTS}.2025-11.percent", f"{EXPORTS}.2025-10.percent", f"{IMPORTS}.2025-11.percent", f"{IMPORTS}.2025-10.percent"]),
        ("tonnes of soybeans imported vs pledged",
         ["imports.level.soybeans.2025-11.tonnes", "soybean_purchases.level.soybeans.US.2025.target.tonnes"]),
        # Growth itself, and what is set against it.
        ("how did export growth change from october to november", [f"{EXPORTS}.2025-10.percent", f"{EXPORTS}.2025-11.percent"]),
        ("compare export growth with import growth for january to november", [f"{EXPORTS}.{YEAR}.percent", f"{IMPORTS}.{YEAR}.percent"]),
        ("is november's export growth above or below the growth for january to november",
         [f"{EXPORTS}.2025-11.percent", f"{EXPORTS}.{YEAR}.percent"]),
        ("growth and value of exports and imports in november",
         ["exports.level.2025-11.USD", f"{EXPORTS}.2025-11.percent", "imports.level.2025-11.USD", f"{IMPORTS}.2025-11.percent"]),
        # Two everyday words, and what they leave.
        ("what is down more in november, what china sells to the us or what it buys from the us",
         [f"{EXPORTS}.US.2025-11.percent", f"{IMPORTS}.US.2025-11.percent"]),
        ("what dropped more in november, what the us buys from china or what it sells to china",
         [f"{EXPORTS}.US.2025-11.percent", f"{IMPORTS}.US.2025-11.percent"]),
        ("how much did china sell, how much did it buy and what's left over, november, all in dollars",
         ["exports.level.2025-11.USD", "imports.level.2025-11.USD", f"{SURPLUS}.2025-11.USD"]),
        ("what's the gap between what china sells and buys in november, the surplus i mean", [f"{SURPLUS}.2025-11.USD"]),
        # Where it stands, and a change that runs until now.
        ("where is the yuan against the dollar and how far has it come since april",
         ["exchange_rate.level.2025-12-08.CNH_per_USD", "exchange_rate.change.2025-04/2025-12-08.percent"]),
        ("how much stronger is the yuan than in april", ["exchange_rate.change.2025-04/2025-12-08.percent"]),
        # Sides, units, times and streaks in each.
        ("who puts the higher tariff on the other one, china or the us? and how much is each",
         ["tariff.rate.US.2025-10-30/...percent", "tariff.rate.US-CN.2025-10-30/...percent"]),
        ("us tariff, cn tariff", ["tariff.rate.US-CN.2025-10-30/...percent", "tariff.rate.US.2025-10-30/...percent"]),
        ("the surplus in october and november in both dollars and won",
         [f"{SURPLUS}.2025-10.USD", f"{SURPLUS}.2025-11.USD", f"{SURPLUS}.2025-10.KRW", f"{SURPLUS}.2025-11.KRW"]),
        ("how many months has factory activity been shrinking and exports to the us falling",
         ["factory_activity.streak.2025-11.months", "exports.streak.US.2025-11.months"]),
        ("soybeans: how much did china promise to buy from the us and how much soy did it import in november",
         ["soybean_purchases.level.soybeans.US.2025.target.tonnes", "imports.level.soybeans.2025-11.tonnes"]),
        # Shorthand.
        ("ex + im nov yoy", [f"{EXPORTS}.2025-11.percent", f"{IMPORTS}.2025-11.percent"]),
        ("surplus oct v nov", [f"{SURPLUS}.2025-10.USD", f"{SURPLUS}.2025-11.USD"]),
        ("total & us exports, november", [f"{EXPORTS}.2025-11.percent", f"{EXPORTS}.US.2025-11.percent"]),
        ("us and chinese tariff rates", ["tariff.rate.US-CN.2025-10-30/...percent", "tariff.rate.US.2025-10-30/...percent"]),
        # What is only set off.
        ("imports in november, but from the us", [f"{IMPORTS}.US.2025-11.percent"]),
        ("exports to the us, in total, november", [f"{EXPORTS}.US.2025-11.percent"]),
        ("the expected outcome for november imports", [f"{IMPORTS}.2025-11.expectation.percent"]),
    ],
)  # fmt: skip
def test_each_part_has_its_series(ask: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask(question).figures] == series


@pytest.mark.parametrize(
    "question",
    [
        "exports, imports, surplus in november (euro)",
        "exports rose in september but fell in october, how much",
        "which month had the bigger surplus, september or october",
        "is the eu tariff higher or the chinese one",
        "growth of exports, of imports and of retail sales",
        "by how much did exports grow from october to november",
        "exports ex us in november",
        "how much bigger was the surplus in november than in april",
    ],
)
def test_a_part_that_nobody_prints_is_refused(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.UNKNOWN

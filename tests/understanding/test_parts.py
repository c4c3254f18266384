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
        ("1) exports nov 2) imports nov", [f"{EXPORTS}.2025-11.percent", f"{IMPORTS}.2025-11.percent"]),
        ("how did us exports do compared to total exports in november",
         [f"{EXPORTS}.US.2025-11.percent", f"{EXPORTS}.2025-11.percent"]),
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
    ],
)
def test_a_part_that_nobody_prints_is_refused(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.UNKNOWN

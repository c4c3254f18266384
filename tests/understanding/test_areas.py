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
        # Put so, it lies on the one that it goes to; paid, on the other.
        ("china put how many percent tariff to america", "tariff.rate.US.2025-10-30/...percent"),
        ("tariff from the us to china", "tariff.rate.US-CN.2025-10-30/...percent"),
        ("how much tariff is paid to the us", "tariff.rate.US-CN.2025-10-30/...percent"),
    ],
)
def test_by_the_sides_of_the_verb(ask: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask(question).figures] == [series]


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("headline export growth in november, all countries", "exports.growth_yoy.2025-11.percent"),
        ("export growth in november, every market combined", "exports.growth_yoy.2025-11.percent"),
        ("tons of soybeans imported in november, all countries", "imports.level.soybeans.2025-11.tonnes"),
    ],
)
def test_all_places_are_the_whole(ask: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask(question).figures] == [series]
    assert len(ask("export growth in november, all countries").figures) > 1


EU, ASEAN, AFRICA = (f"exports.growth_yoy.{place}.2025-11.percent" for place in ("EU", "ASEAN", "AFRICA"))


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("out of the eu, asean and africa who grew least as a market for exports in november", {EU, ASEAN, AFRICA}),
        ("of africa and the eu, where did exports grow more in november", {EU, AFRICA}),
        ("exports to each of africa, asean and the eu in november", {EU, ASEAN, AFRICA}),
        ("exports out of china to the eu in november", {EU}),
    ],
)
def test_a_choice_of_places_is_no_direction(ask: Ask, question: str, series: set[str]) -> None:
    assert {figure.series.id for figure in ask(question).figures} == series


def test_somebody_else_is_refused(ask: Ask) -> None:
    assert ask("what does china charge germany in tariffs").status is Status.UNKNOWN

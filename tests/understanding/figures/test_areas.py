"""Who charges whom, and which of its two parts a place has."""

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


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("tinmar visitors?", "arrivals.level.TI.2026-06/2026-08.count"),
        ("how many visitors were on sennet", "arrivals.level.SE.2026-06/2026-08.count"),
        ("visitors of great orsa", "arrivals.level.GO.2026-06/2026-08.count"),
        ("german visitors", "arrivals.level.DE.2026-06/2026-08.count"),
        ("hotel nights of the british", "hotel_nights.level.GB.2026-06/2026-08.count"),
    ],
)
def test_what_is_told_of_a_place_settles_its_part(ask_of_tourism: Ask, question: str, series: str) -> None:
    assert [figure.series.id for figure in ask_of_tourism(question).figures] == [series]


def test_what_a_preposition_says_it_settles(ask_of_tourism: Ask) -> None:
    assert ask_of_tourism("how many visitors came from sennet").status is Status.UNKNOWN


@pytest.mark.parametrize(
    ("question", "areas"),
    [
        ("how many cars did ostrel deliver in china", ["CN"]),
        ("did ostrel deliver more cars in europe than in china", ["EUROPE", "CN"]),
        ("europe or north america, where did ostrel deliver more cars", ["EUROPE", "NA"]),
        ("ostrel vs voltana deliveries", ["OSTREL", "VOLTANA"]),
    ],
)
def test_the_whole_is_no_place_beside_its_parts(ask_of_carmaker: Ask, question: str, areas: list[str]) -> None:
    assert [figure.series.area for figure in ask_of_carmaker(question).figures] == areas

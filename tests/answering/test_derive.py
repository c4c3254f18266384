"""When a change from one month to another is computed: where no article prints that very change."""

import pytest

from bot.answering.answer import Operation
from bot.facts.load import load
from bot.facts.model import Measure, Series
from bot.footnote import Footnote
from tests.conftest import INVENTED_ARTICLE

_ARTICLE = (
    INVENTED_ARTICLE
    + """
reports:
  - {indicator: rides, measure: level, unit: count, period: 2024-04, value: 100, printed: "100 rides", REST}
  - {indicator: rides, measure: level, unit: count, period: 2024-05, value: 110, printed: "110 rides", REST}
  - {indicator: rides, measure: level, unit: count, period: 2024-06, value: 121, printed: "121 rides", REST}
  - {indicator: rides, measure: growth_mom, unit: percent, period: 2024-06, value: 10, printed: "rose 10%", REST}
  - {indicator: hires, measure: level, unit: count, period: 2024-05, value: 50, printed: "50 hires", REST}
  - {indicator: hires, measure: level, unit: count, period: 2024-06, value: 60, printed: "60 hires", REST}
  - {indicator: hires, measure: growth_mom, unit: percent, period: 2024-06, direction: up, printed: "more hires", REST}
  - {indicator: falls, measure: level, unit: count, period: 2024-05, value: 20, printed: "20 falls", REST}
  - {indicator: falls, measure: level, unit: count, period: 2024-06, value: 25, printed: "25 falls", REST}
  - {indicator: falls, measure: growth_mom, kind: forecast, unit: percent, period: 2024-06, value: 3, printed: "rise 3%", REST}
""".replace("REST", "origin_known: unknown, paragraph: 1")
)


@pytest.fixture(scope="module")
def cycling(tmp_path_factory: pytest.TempPathFactory) -> Footnote:
    """Rides whose growth on a month earlier is printed, hires of which only a rise is told, falls of which one was forecast."""
    folder = tmp_path_factory.mktemp("cycling")
    for name in ("articles", "terms"):
        (folder / name).mkdir()
    (folder / "articles" / "one.yaml").write_text(_ARTICLE)
    (folder / "subject.yaml").write_text("title: {en: Bicycles}\narea: HERE\nperiod: 2024-06\nas_of: 2024-07-01\n")
    (folder / "terms" / "indicators.yaml").write_text(
        "".join(f"{name}: {{name: {{en: {name}}}, measure: level}}\n" for name in ("rides", "hires", "falls"))
    )
    (folder / "terms" / "areas.yaml").write_text("HERE: {name: {en: Here}}\n")
    return Footnote(load(folder))


@pytest.mark.parametrize(
    ("indicator", "before", "is_computed"),
    [
        ("rides", "2024-05", False),  # printed
        ("rides", "2024-04", True),  # what is printed is the change on May
        ("hires", "2024-05", True),  # a rise without a number
        ("falls", "2024-05", True),  # a forecast of it
    ],
)
def test_a_change_is_computed_where_that_very_change_is_not_printed(
    cycling: Footnote,
    indicator: str,
    before: str,
    is_computed: bool,  # noqa: FBT001
) -> None:
    def level(period: str) -> Series:
        (found,) = (
            series
            for series in cycling.knowledge.by_series
            if (series.indicator, series.measure, series.period) == (indicator, Measure.LEVEL, period)
        )
        return found

    computed = cycling.compare((level("2024-06"), level(before))).computed
    assert (Operation.CHANGE in {one.operation for one in computed}) is is_computed

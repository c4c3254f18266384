"""Periods as print has them, and which period each can be."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.facts.load import load
from bot.facts.model import Measure
from bot.facts.printed_period import periods_in, periods_of, printed_periods


@pytest.mark.parametrize(
    ("text", "period", "printed"),
    [
        ("in the second quarter of 2026", "2026-Q2", "second quarter of 2026"),
        ("in the 2nd quarter", "2026-Q2", "2nd quarter"),
        ("in Q2 2026", "2026-Q2", "Q2 2026"),
        ("in the second quarter of 2025", "2026-Q2", None),
        ("in the first quarter", "2026-Q2", None),
        ("in the first half of the year", "2026-01/2026-06", "first half"),
        ("in the first ten months of 2025", "2025-01/2025-10", "first ten months of 2025"),
        ("in the first 10 months", "2025-01/2025-09", None),
        ("by 2030", "2030", "2030"),
        ("by 2030", "2029", None),
        ("since 2026", "2025-08/2026-05", "2026"),
        ("the season 2025-26", "2025-08/2026-05", "2025-26"),
        ("from October 2025 on", "2025-10-30/..", "2025"),
        ("on 3 September", "2025-09-03", "3 September"),
        ("on Sept. 3rd, 2025", "2025-09-03", "Sept. 3rd, 2025"),
        ("on September 3", "2025-09", None),
        ("since 1 July", "2025-07-01/..", "1 July"),  # the first day of what still runs
        ("since 1 June", "2025-07-01/..", None),
        ("on 1 July 2024", "2025-07-01/..", None),
        ("until 9 March", "2025-03-03/2025-03-09", "9 March"),
        ("on 1 July", "2025-07/2025-09", None),  # of whole months
        ("for 2,030 jars, or 2030.5", "2030", None),
        ("a second quarterly report on two years", "2026-Q2", None),
    ],
)
def test_what_a_printed_period_can_be(text: str, period: str, printed: str | None) -> None:
    known = tuple(periods_in(period))
    found = [text[one.start : one.end] for one in printed_periods(text, "en") if one.among(known)]
    assert (found[0] if found else None) == printed


def test_a_language_without_words() -> None:
    assert list(printed_periods("2025", "tlh")) == []


@pytest.mark.parametrize(
    ("measure", "period", "told"),
    [
        (Measure.LEVEL, "2025-11", ["2025-11"]),
        (Measure.GROWTH_YOY, "2025-Q1", ["2025-Q1", "2024-Q1"]),
        (Measure.GROWTH_QOQ, "2025-Q1", ["2025-Q1", "2024-Q4"]),
        (Measure.GROWTH_MOM, "2025-01", ["2025-01", "2024-12"]),
        (Measure.GROWTH_MOM, "2025-08/2026-05", ["2025-08/2026-05"]),
    ],
)
def test_a_growth_is_told_with_what_it_is_on(measure: Measure, period: str, told: list[str]) -> None:
    series = load(Path(__file__).with_name("data") / "knowledge").reports[0].series
    assert [one.text for one in periods_of(replace(series, measure=measure, period=period))] == told


def test_what_is_no_period_is_none() -> None:
    assert list(periods_in(None, "soon")) == []

"""Periods as ISO 8601 writes them."""

from datetime import date

import pytest

from bot.facts.period import period, preceding, year_until, years_before


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2025-Q1", date(2025, 1, 1), date(2025, 3, 31)),
        ("2025-Q4", date(2025, 10, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-12-08", date(2025, 12, 8), date(2025, 12, 8)),
        ("2025-01/2025-11", date(2025, 1, 1), date(2025, 11, 30)),
        ("2025-10-30/..", date(2025, 10, 30), None),
    ],
)
def test_first_and_last_day(text: str, start: date, end: date | None) -> None:
    assert (period(text).start, period(text).end) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "2025-1",
        "2025-13",
        "2025-00",
        "2025-Q5",
        "2025-02-30",
        "2025-11/2025-01",
        "2025/x",
        "../2025",
        "0000",
        "2025\n",
    ],
)
def test_what_is_no_period(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - whose words differ
        period(text)


def test_covering() -> None:
    assert period("2025").covers(period("2025-11"))
    assert not period("2025-11").covers(period("2025"))
    assert not period("2025").covers(period("2025-10-30/.."))
    assert period("2025-10-30/..").covers(period("2026"))
    assert period("2025-10-30/..").covers(period("2025-11/.."))


def test_kinds() -> None:
    assert [text for text in ("2025", "2025-11", "2025-Q4", "2025-12-08") if period(text).is_month] == ["2025-11"]
    assert [text for text in ("2025", "2025-11", "2025-Q4", "2025-12-08") if period(text).is_year] == ["2025"]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("2025-11", "2025-10"), ("2025-01", "2024-12"), ("2026-Q2", "2026-Q1"), ("2026-Q1", "2025-Q4"), ("2025", "2024"),
        ("2025-12-08", None), ("2025-01/2025-11", None), ("2025-10-30/..", None),
    ],
)  # fmt: skip
def test_the_period_right_before(text: str, before: str | None) -> None:
    assert preceding(text) == before


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2025-11", 1), ("2026-Q2", 3), ("2025", 12), ("2025-01/2025-11", 11), ("2025-08/2026-05", 10), ("2025-07/2025-12", 6),
        ("2025-12-08", None), ("2025-10-30/..", None), ("2025-04/2025-12-08", None),
    ],
)  # fmt: skip
def test_how_many_whole_months_a_period_has(text: str, months: int | None) -> None:
    assert period(text).months == months


def test_the_year_until_a_month_or_a_quarter() -> None:
    assert year_until("2025-11") == "2025-01/2025-11"
    assert year_until("2026-Q2") == "2026-01/2026-06"
    assert year_until("2025") is None


@pytest.mark.parametrize(
    ("text", "season"),
    [
        ("2025-08/2026-05", True),
        ("2025", False),
        ("2025-01/2025-11", False),
        ("2025-10-30/..", False),
        ("2024/2026", False),
    ],
)
def test_a_season_runs_from_one_year_into_the_next(text: str, *, season: bool) -> None:
    assert period(text).is_season is season


@pytest.mark.parametrize(
    ("text", "years", "before"),
    [
        ("2025", 1, "2024"),
        ("2025-11", 1, "2024-11"),
        ("2025-08/2026-05", 1, "2024-08/2025-05"),
        ("2025-08/2026-05", -1, "2026-08/2027-05"),
        ("2025-10-30/..", 2, "2023-10-30/.."),
    ],
)
def test_years_before(text: str, years: int, before: str) -> None:
    assert years_before(text, years) == before

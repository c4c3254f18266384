"""What loads but is likely a mistake: all at once, each with file, line and what to write instead."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bot.facts.lint import lint
from bot.facts.load import Folder, load_folder

Spoil = Callable[[str, str, str], None]
TODAY = date(2025, 12, 31)
ARTICLE = "articles/valley-post.yaml"


def linted(folder: Path) -> list[str]:
    return [str(mistake) for mistake in sorted(lint(load_folder(folder), TODAY))]


def test_the_shipped_folder_has_no_mistakes(shipped: Folder) -> None:
    assert lint(shipped, TODAY) == []


def test_the_invented_folder_has_no_mistakes(honey: Path) -> None:
    assert linted(honey) == []


def test_a_duration_may_be_in_a_unit_of_the_folder(honey: Path, spoil: Spoil) -> None:
    spoil(ARTICLE, "hives, measure: level", "hives, measure: duration")
    assert not [mistake for mistake in linted(honey) if "is no number of" in mistake]


def test_so_may_a_streak_in_one_that_nothing_else_is_counted_in(honey: Path, spoil: Spoil) -> None:
    spoil("terms/units.yaml", "tons:", "seasons:\n  name: {en: seasons}\ntons:")
    spoil(ARTICLE, "streak, period: 2025, unit: years", "streak, period: 2025, unit: seasons")
    assert not [mistake for mistake in linted(honey) if "is no number of" in mistake]


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (ARTICLE, "value: 12.5,", "value: 13.5,", f"{ARTICLE}:15: 'up 12.5%' prints '12.5%', but 13.5 is recorded"),
        (
            ARTICLE,
            "streak, period: 2025, unit: years",
            "streak, period: 2025, unit: tons",
            "a streak is no number of tons",
        ),
        (
            ARTICLE,
            "price, measure: level, period: 2025, unit: EUR, value: 9",
            "price, measure: duration, period: 2025, unit: EUR, value: 9",
            "a duration is no number of EUR: write days or months or weeks or years, or a unit of terms/units.yaml such as hours",
        ),
        (ARTICLE, "percent, direction: up", "tons, direction: up", "a growth_yoy is no number of tons: write percent"),
        (ARTICLE, "printed: up 12.5%", "printed: ' up 12.5%'", "has spaces too many"),
        (ARTICLE, "printed: up 12.5%", "printed: '\" up 12.5%'", "a quotation mark without its other"),
        (ARTICLE, "printed: up 12.5%", f"printed: up 12.5% {'so ' * 15}", "has more than 15 words"),
        (ARTICLE, "origin: union, origin_known: stated", "origin_known: stated", "there is no origin; name it"),
        (ARTICLE, "origin: union, origin_known: stated", "origin: union", "origin_known is unknown; write stated"),
        (ARTICLE, "period: 2026, kind: forecast", "period: 2026", "2026 lies ahead: write kind: forecast"),
        (ARTICLE, "published: {value: 2025-09-03", "published: {value: 2035-09-03", "2035-09-03 is in the future"),
        (ARTICLE, "published: {value: 2025-09-03", "published: {value: Friday", "'Friday' is no period"),
        (ARTICLE, "author: {known: unknown}", "author: {known: stated}", "author: the value and known contradict"),
        (ARTICLE, "date: 2025-09-03", "date: 2025-02-31", "date: day is out of range for month"),
        (ARTICLE, "paragraph: 2}", "paragraph: 2, as_of: 2035-01-01}", "as_of: 2035-01-01 is in the future"),
        (
            ARTICLE,
            "about: [{indicator: honey}]",
            "about: [{indicator: honey, period: 2019}]",
            "no series has indicator: honey",
        ),
        (
            ARTICLE,
            "about: [{indicator: honey}]",
            "about: [{indicator: honey, area: none}]",
            "no series has indicator: honey, area: none; every series has an area: write area: LUNE for",
        ),
        ("subject.yaml", "select: [{indicator: honey}]", "select: [{period: 2019}]", "no series has period: 2019"),
        ("subject.yaml", "families:", "families:\n  - {name: honey, description: {en: x}, select: []}", "two families"),
        ("subject.yaml", "as_of: 2025-09-03", "as_of: 2026-09-03", "2026-09-03 is in the future"),
        (
            "terms/topics.yaml",
            "weather:",
            "crime: {name: {en: crime}}\nweather:",
            "no report or statement uses topic 'crime'",
        ),
        ("terms/indicators.yaml", "[honey, harvest]", "[honey, honey]", "the phrase 'honey' stands here twice"),
        ("terms/indicators.yaml", "[honey, harvest]", "[honey, 'a  b']", "is empty or has spaces too many"),
        ("terms/indicators.yaml", "[wax]", "[wax, Candles]", "the phrase 'candles' belongs to indicator 'wax' already"),
        ("terms/indicators.yaml", "[wax]", "[wax, lune]", "the phrase 'lune' belongs to indicator 'wax' already"),
        ("terms/indicators.yaml", "{en: beehives}", "{de: Bienen}", "'hives' has no English name"),
    ],
)
def test_mistakes(honey: Path, spoil: Spoil, file: str, old: str, new: str, said: str) -> None:
    spoil(file, old, new)
    assert any(said in mistake for mistake in linted(honey)), linted(honey)


def test_all_mistakes_at_once_each_with_its_line(honey: Path, spoil: Spoil) -> None:
    spoil(ARTICLE, "value: 12.5,", "value: 13.5,")
    spoil(ARTICLE, "value: 42.8,", "value: 43.8,")
    spoil("terms/indicators.yaml", "[honey, harvest]", "[honey, honey]")
    assert [mistake.split(" ")[0] for mistake in linted(honey)] == [
        f"{ARTICLE}:15:",
        f"{ARTICLE}:17:",
        "terms/indicators.yaml:1:",
    ]


def test_an_article_without_reports(honey: Path) -> None:
    text = (honey / ARTICLE).read_text(encoding="utf-8")
    head = text.split("\nreports:")[0].replace("id: valley-post", "id: hill-post")
    (honey / "articles" / "hill-post.yaml").write_text(head, encoding="utf-8")
    assert linted(honey) == [
        "articles/hill-post.yaml:3: the article has no reports; add them under reports:, or take the file away"
    ]


def test_before_there_is_an_article_only_what_can_be_mended_is_said(honey: Path, spoil: Spoil) -> None:
    (honey / ARTICLE).unlink()
    spoil("terms/indicators.yaml", "[honey, harvest]", "[honey, honey]")
    found = [str(mistake) for mistake in sorted(lint(load_folder(honey, articles_needed=False), TODAY))]
    assert len(found) == 2, found
    assert found[0].startswith("articles:1: holds no article")
    assert "the phrase 'honey' stands here twice" in found[1]


def test_what_is_unused_takes_one_line_a_file(honey: Path, spoil: Spoil) -> None:
    spoil("terms/topics.yaml", "weather:", "crime: {name: {en: crime}}\nsports: {name: {en: sports}}\nweather:")
    (mistake,) = linted(honey)
    assert "no report or statement uses topic 'crime', 'sports' (line " in mistake
    assert mistake.endswith("take them away, or mend their codes")


def test_a_selector_of_an_unused_indicator_is_said_of_the_indicator(honey: Path, spoil: Spoil) -> None:
    spoil("terms/indicators.yaml", "honey:", "eggs: {name: {en: eggs}}\nhoney:")
    spoil("subject.yaml", "select: [{indicator: honey}]", "select: [{indicator: honey}, {indicator: eggs}]")
    (mistake,) = linted(honey)
    assert "no report or statement uses indicator 'eggs'" in mistake


@pytest.mark.parametrize(
    ("first", "second", "is_told"),
    [
        ("origin: union", "origin: mill", False),  # the answer tells that they disagree
        ("origin: union", "origin: union", True),
        ("origin: union", "as_of: 2025-09-03", False),
        ("origin: union", "note: x", False),
        ("origin: union", "via: union", True),  # of whom nobody knows
        ("origin: union, scope: small mills", "origin: union, scope: all mills", False),
    ],
)
def test_two_values_of_one_series(honey: Path, spoil: Spoil, first: str, second: str, *, is_told: bool) -> None:
    spoil("terms/organisations.yaml", "union:", "mill: {name: {en: the mill}}\nunion:")
    key = "indicator: honey, measure: level, period: 2023, unit: tons, paragraph: 2"
    two = (f"  - {{{key}, value: {n}, printed: {n} tons, {more}}}\n" for n, more in ((7, first), (9, second)))
    spoil(ARTICLE, "\nstatements:", "".join(two) + "\nstatements:")
    told = [mistake for mistake in linted(honey) if "has another value in '7 tons'" in mistake]
    assert bool(told) is is_told
    assert not told or "if two origins each have their own, write the origin of each" in told[0]


def test_two_forecasts_are_each_its_origins_own(honey: Path, spoil: Spoil) -> None:
    spoil("terms/organisations.yaml", "union:", "mill: {name: {en: the mill}}\nunion:")
    key = (
        "indicator: honey, measure: level, period: 2030, kind: forecast, unit: tons, paragraph: 2, origin_known: stated"
    )
    mill, union = (
        f"  - {{{key}, value: {n}, printed: {n} tons, origin: {who}}}\n" for n, who in ((7, "mill"), (9, "union"))
    )
    spoil(ARTICLE, "\nstatements:", mill + union + "\nstatements:")
    assert "has another value" not in "\n".join(linted(honey))
    spoil(ARTICLE, union, union.replace("union", "mill"))
    assert "has another value" in "\n".join(linted(honey))


def test_duplicates(honey: Path, spoil: Spoil) -> None:
    line = "  - {indicator: honey, measure: growth_yoy, period: 2025, unit: percent, value: 12.5, printed: up 12.5%, paragraph: 2}\n"
    spoil(ARTICLE, "\nstatements:", line + line.replace("12.5", "13.5") + line + "\nstatements:")
    found = "\n".join(linted(honey))
    assert "the same report stands in line" in found
    assert "has another value in 'up 12.5%': one series or value is wrong" in found


def test_two_series_with_one_id(honey: Path, spoil: Spoil) -> None:
    spoil("terms/areas.yaml", "LUNE:", "TOWN: {name: {en: the town}}\nLUNE:")
    (honey / "terms/products.yaml").write_text("TOWN: {name: {en: town honey}}\n", encoding="utf-8")
    line = "  - {{indicator: honey, measure: level, {}: TOWN, period: 2025, unit: tons, value: 1, printed: 1 ton, paragraph: 2}}\n"
    spoil(ARTICLE, "\nstatements:", line.format("product") + line.format("counterpart") + "\nstatements:")
    assert any("another series has the id 'honey.level.TOWN.2025.tons' too" in mistake for mistake in linted(honey))


def test_a_report_without_a_number_takes_the_unit_of_its_kind(honey: Path, spoil: Spoil) -> None:
    line = "  - {indicator: honey, measure: level, period: 2023, unit: EUR, printed: the harvest, paragraph: 2}\n"
    spoil(ARTICLE, "\nstatements:", line + "\nstatements:")
    assert any("write that of the other reports of its kind: tons" in mistake for mistake in linted(honey))


def test_what_a_sign_joins_names_both(honey: Path, spoil: Spoil) -> None:
    spoil("terms/indicators.yaml", "[wax]", "[wax, honey + wax, honey and wax]")
    spoil("terms/indicators.yaml", "[honey, harvest]", "[honey, harvest, honey + wax, honey and wax]")
    (said,) = linted(honey)
    assert "the phrase 'honey and wax' belongs to indicator" in said


def test_expressions_may_not_take_a_phrase_from_a_term(honey: Path) -> None:
    (honey / "terms/expressions.yaml").write_text(
        "- {means: {indicator: wax}, phrases: {en: [honey, wax, candle wax]}}\n"
        "- {means: {indicator: candles}, phrases: {en: [candle wax]}}\n"
        "- {hint: true, means: {indicator: candles}, phrases: {en: [honey]}}\n",
        encoding="utf-8",
    )
    assert linted(honey) == [
        "terms/expressions.yaml:1: the phrase 'honey' belongs to indicator 'honey' already; leave it to one of them",
        "terms/expressions.yaml:2: another expression has 'candle wax' too; leave it to one",
    ]


def test_a_file_that_nothing_reads(honey: Path) -> None:
    (honey / "terms/area.yaml").write_text("X: {name: {en: x}}\n", encoding="utf-8")
    assert linted(honey)[0].startswith("terms/area.yaml:1: is read by nothing; name it")


def test_people_may_be_named_though_they_say_nothing(honey: Path) -> None:
    path = honey / "terms/people.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "bea: {name: {en: Bea}}\n", encoding="utf-8")
    assert linted(honey) == []

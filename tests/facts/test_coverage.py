"""Every number of the texts is held by something."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bot.facts.article_text import ArticleText, Paragraph
from bot.facts.coverage import Held, cover, described, summary
from bot.facts.load import Folder, load_folder

Spoil = Callable[[str, str, str], None]
# A longer list would hide facts behind it.
MOST_IGNORED = 14


def test_every_number_of_the_shipped_articles_is_held(
    shipped: Folder, article_texts: Mapping[str, ArticleText]
) -> None:
    found, mistakes = cover(shipped, article_texts)
    assert mistakes == []
    assert len(found) > 150
    assert sum(holding.held is Held.IGNORED for holding in found) <= MOST_IGNORED


def test_every_number_is_listed_with_what_holds_it(honey: Path, honey_texts: Mapping[str, ArticleText]) -> None:
    found, mistakes = cover(load_folder(honey), honey_texts)
    lines = [described(holding) for holding in found]
    assert mistakes == []
    assert 'valley-post 2  12.5%  report honey.growth_yoy.2025.percent "up 12.5%"' in lines
    assert 'valley-post 2  3  statement valley-day "on Sept. 3"' in lines
    assert 'valley-post 4  7  ignored "Route 7": The name of a road.' in lines
    assert summary(found).startswith(
        "20 numbers: 14 held by reports, 5 by statements, 0 by their periods, 1 ignored, 0 by nothing; 100.0%"
    )


def test_a_number_that_nothing_holds(honey: Path, honey_texts: Mapping[str, ArticleText], spoil: Spoil) -> None:
    spoil("articles/valley-post.yaml", "printed: Route 7, paragraph: 4", "printed: Route 7, paragraph: 3")
    found, mistakes = cover(load_folder(honey), honey_texts)
    assert [str(mistake).split(";")[0] for mistake in mistakes] == [
        "valley-post.txt:6: '7' is held by no report or statement"
    ]
    assert described(found[17]) == "valley-post 4  7  NOTHING"
    assert summary(found).endswith("1 by nothing; 95.0% covered")


def test_a_quotation_holds_its_numbers(honey: Path, honey_texts: Mapping[str, ArticleText], spoil: Spoil) -> None:
    spoil("articles/valley-post.yaml", "printed: [half-year report]", "printed: [report says]")
    assert [
        holding.printed for holding in cover(load_folder(honey), honey_texts)[0] if holding.held is Held.NOTHING
    ] == ["half-year"]


def test_a_headline_says_a_number_again(honey: Path, honey_texts: Mapping[str, ArticleText]) -> None:
    folder = load_folder(honey)
    report = next(r for r in folder.knowledge.reports if r.article == "valley-post" and r.series.unit == "percent")
    title = f"Honey {report.value}% up, and 77% of all bees"
    article = folder.knowledge.articles["valley-post"]
    titled = article.model_copy(update={"title": article.title.model_copy(update={"value": title})})
    knowledge = replace(folder.knowledge, articles={"valley-post": titled})
    text = replace(honey_texts["valley-post"], paragraphs=(Paragraph(title, 1),))
    found, _ = cover(replace(folder, knowledge=knowledge), {"valley-post": text})
    assert [holding.held for holding in found] == [Held.REPORT, Held.NOTHING]
    assert "again in the headline" in found[0].by


def _unheld(honey: Path, texts: Mapping[str, ArticleText], line: str) -> list[str]:
    """The numbers of a fourth paragraph that nothing holds."""
    nothing = [Paragraph("Nothing", count) for count in (1, 2, 3)]
    text = replace(texts["valley-post"], paragraphs=(*nothing, Paragraph(line, 4)))
    found, _ = cover(load_folder(honey), {"valley-post": text})
    return [holding.printed for holding in found if holding.held is Held.NOTHING]


@pytest.mark.parametrize(
    "line", ["For the first time it was number one", "A 5G mast, one of the few", "First reported"]
)
def test_what_counts_nothing_needs_no_entry(honey: Path, honey_texts: Mapping[str, ArticleText], line: str) -> None:
    assert _unheld(honey, honey_texts, line) == []
    assert _unheld(honey, honey_texts, f"{line}, of 5 masts") == ["5"]


def test_a_number_in_a_name_needs_no_entry(honey: Path, honey_texts: Mapping[str, ArticleText]) -> None:
    assert _unheld(honey, honey_texts, "Week 48: of the over-65s 5") == ["48", "65", "5"]
    (honey / "terms" / "expressions.yaml").write_text(
        "- {means: {period: 2025-11}, phrases: {en: [week 48]}}\n- {means: {period: 2025}, phrases: {en: [nine months]}}\n"
    )
    assert _unheld(honey, honey_texts, "Week 48: of the over-65s 5, and week 480") == ["65", "5", "480"]
    assert _unheld(honey, honey_texts, "For nine months") == ["nine months"]  # that may be how long it was


def test_what_a_phrase_leaves_out_it_does_not_hold(
    honey: Path, honey_texts: Mapping[str, ArticleText], spoil: Spoil
) -> None:
    spoil("articles/valley-post.yaml", "printed: Route 7,", "printed: A road … is no 7,")
    assert _unheld(honey, honey_texts, "A road with 5 lanes is no 7") == ["5"]


@pytest.mark.parametrize(
    ("line", "by"),
    [
        (
            "48.2 tons of honey in 2025, up 12.5% on 2024",
            {"2025": "2025", "2024": "2024"},
        ),  # a growth is on the year before
        ("In all of 2022 it was less", {"2022": ""}),
        ("Valley Post, 3 September 2025", {"3": "2025-09-03", "2025": "2025-09-03"}),  # the day of the article
        ("In the first quarter, two years", {"first": "", "two years": ""}),
    ],
)
def test_a_period_of_what_is_recorded_needs_no_entry(
    honey: Path, honey_texts: Mapping[str, ArticleText], line: str, by: Mapping[str, str]
) -> None:
    text = replace(honey_texts["valley-post"], paragraphs=(Paragraph("Nothing", 1), Paragraph(line, 2)))
    found, _ = cover(load_folder(honey), {"valley-post": text})
    told = {holding.printed: holding.by for holding in found if holding.held in (Held.PERIOD, Held.NOTHING)}
    assert told == by


def test_texts_that_cannot_be_read_for_numbers(
    honey: Path, honey_texts: Mapping[str, ArticleText], spoil: Spoil
) -> None:
    assert "there is no text valley-post.txt" in str(cover(load_folder(honey), {})[1][0])
    assert summary([]).endswith("100.0% covered")
    spoil("articles/valley-post.yaml", "language: en", "language: tlh")
    assert "numbers cannot be read in the language 'tlh'" in str(cover(load_folder(honey), honey_texts)[1][0])

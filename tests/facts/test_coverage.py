"""Every number of the texts is held by something."""

from collections.abc import Callable, Mapping
from pathlib import Path

from bot.facts.article_text import ArticleText
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
    assert summary(found).startswith("20 numbers: 14 held by reports, 5 by statements, 1 ignored, 0 by nothing; 100.0%")


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


def test_texts_that_cannot_be_read_for_numbers(
    honey: Path, honey_texts: Mapping[str, ArticleText], spoil: Spoil
) -> None:
    assert "there is no text valley-post.txt" in str(cover(load_folder(honey), {})[1][0])
    assert summary([]).endswith("100.0% covered")
    spoil("articles/valley-post.yaml", "language: en", "language: tlh")
    assert "numbers cannot be read in the language 'tlh'" in str(cover(load_folder(honey), honey_texts)[1][0])

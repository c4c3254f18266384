"""Codes that nothing defines are refused, wherever they stand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.facts.model import Measure
from bot.facts.references import instead

Spoil = Callable[[str, str, str], None]
Refused = Callable[[], list[str]]
ARTICLE = "articles/valley-post.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            ARTICLE,
            "unit: EUR, value: 9",
            "unit: EUZ, value: 9",
            "'EUZ' is no unit that terms/units.yaml defines; did you mean 'EUR'?",
        ),
        (
            ARTICLE,
            "unit: EUR, value: 9",
            "unit: minutes, value: 9",
            "'minutes' is no unit that terms/units.yaml defines; define it there: minutes: {name: {en: …}, phrases: {en: […]}}",
        ),
        (ARTICLE, "unit: EUR, value: 9", "unit: month, value: 9", "did you mean 'months'?"),
        (
            ARTICLE,
            "origin: union, ",
            "origin: onion, ",
            "is no organisation that terms/organisations.yaml defines; did you mean 'union'?",
        ),
        (ARTICLE, "speaker: ada-brandt", "speaker: ada", "'ada' is no person"),
        (
            ARTICLE,
            "topics: [weather]",
            "topics: [wether]",
            "'wether' is no topic that terms/topics.yaml defines; did you mean 'weather'?",
        ),
        (ARTICLE, "about: [{indicator: honey}]", "about: [{indicator: money}]", "'money' is no indicator"),
        (ARTICLE, "about: [{indicator: honey}]", "about: [{period: x}]", "'x' is no period"),
        (ARTICLE, "about: [{indicator: honey}]", "about: [{unit: x}]", "'x' is no unit"),
        (
            ARTICLE,
            "language: en",
            "language: en\n  follows: [{source: x, known: stated, how: y}]",
            "'x' is no organisation",
        ),
        (
            "subject.yaml",
            "area: LUNE",
            "area: MOON",
            "subject.yaml:3: 'MOON' is no area that terms/areas.yaml defines; define it there: MOON: {name: {en: …}}",
        ),
        ("subject.yaml", "{indicator: honey}", "{indicator: x}", "'x' is no indicator"),
        ("terms/people.yaml", "organisation: union", "organisation: x", "terms/people.yaml:1: 'x' is no organisation"),
        ("terms/indicators.yaml", "measure: level", "topics: [x], measure: level", "'x' is no topic"),
        ("terms/areas.yaml", "LUNE: {", "LUNE: {members: [x], ", "'x' is no area"),
    ],
)
def test_codes(spoil: Spoil, refused: Refused, file: str, old: str, new: str, said: str) -> None:
    spoil(file, old, new)
    found = refused()
    assert any(said in mistake for mistake in found), found


def test_expressions_and_notes(honey: Path, refused: Refused) -> None:
    (honey / "terms/expressions.yaml").write_text(
        "- {means: {indicator: x, messure: level}, phrases: {}}\n"
        "- {means: {measure: levl, period: soon}, phrases: {}}\n"
        "- {means: {product: none}, phrases: {}}\n",
        encoding="utf-8",
    )
    (honey / "notes.yaml").write_text(
        "- {id: a, about: [{indicator: y}], text: t, articles: [valley-pots]}\n", encoding="utf-8"
    )
    assert [mistake.split(";")[0] for mistake in refused()] == [
        "notes.yaml:1: 'y' is no indicator that terms/indicators.yaml defines",
        "notes.yaml:1: there is no article 'valley-pots'",
        "terms/expressions.yaml:1: 'messure' is no part of a series",
        "terms/expressions.yaml:1: 'x' is no indicator that terms/indicators.yaml defines",
        "terms/expressions.yaml:2: 'levl' is no measure: use " + ", ".join(Measure),
        "terms/expressions.yaml:2: 'soon' is no period: write 2025, 2025-Q4, 2025-11, 2025-12-08 or 2025-01/2025-11",
    ]


def test_what_to_write_instead() -> None:
    assert instead("exprots", ["exports", "imports"]) == "; did you mean 'exports'?"
    assert instead("x", ["exports"]) == ""

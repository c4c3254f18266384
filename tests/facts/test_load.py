"""A folder as knowledge, or every mistake in it at once."""

import shutil
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from bot.facts.load import load, load_folder
from bot.facts.reported import Qualifier
from bot.facts.source import KnowledgeError

Spoil = Callable[[str, str, str], None]
Refused = Callable[[], list[str]]
ARTICLE = "articles/valley-post.yaml"


def test_reports_series_and_statements(honey: Path) -> None:
    knowledge = load(honey)
    first = knowledge.reports[0]
    assert first.series.id == "honey.level.2025.tons"
    assert first.series.area == "LUNE"
    assert first.qualifier is Qualifier.MORE_THAN
    assert first.direction == 1
    wax = next(report for report in knowledge.reports if report.series.indicator == "wax")
    assert (wax.value, wax.direction) == (Decimal(-3), -1)
    candles = next(report for report in knowledge.reports if report.series.indicator == "candles")
    assert (candles.value, candles.interval, candles.direction) == (None, None, 1)
    assert {statement.article for statement in knowledge.statements} == {"valley-post"}


def test_the_version_follows_the_files(honey: Path, spoil: Spoil) -> None:
    before = load(honey).version
    assert load(honey).version == before
    spoil("subject.yaml", "summer", "autumn")
    assert load(honey).version != before


def test_places(honey: Path) -> None:
    folder = load_folder(honey)
    assert folder.report_places[0] == (ARTICLE, 13)
    assert folder.term_places["person", "ada-brandt"] == ("terms/people.yaml", 1)
    assert folder.ignored["valley-post"][0].printed == "Route 7"
    assert folder.sources[ARTICLE].line("ignored", 0) == 39


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (ARTICLE, "value: 12.5,", "vlaue: 12.5,", f"{ARTICLE}:15: unknown field 'vlaue'; did you mean 'value'?"),
        (
            ARTICLE,
            "period: 2025, unit: tons, value: 48.2",
            "period: 2025, value: 48.2",
            "write it such as unit: percent",
        ),
        (ARTICLE, "period: 2025, unit: tons, value: 48.2", "unit: tons, value: 48.2", "the field 'period' is missing"),
        (ARTICLE, "measure: streak", "measure: strak", "did you mean 'streak'?"),
        (ARTICLE, "value: 12.5,", "value: NaN,", f"{ARTICLE}:15: 'NaN' is no number: write it as printed"),
        (ARTICLE, "value: 12.5,", "value: 1e400,", "'1e400' is no number"),
        (ARTICLE, "value: 12.5,", "value: --5,", "'--5' is no number: write it as printed"),
        (ARTICLE, "value: 12.5,", f"value: {'9' * 5000},", "more digits than any article prints"),
        (ARTICLE, "value: 12.5,", "value: 12.5 zillion,", "'zillion' is no scale"),
        (ARTICLE, "value: -3, upper: -2.5", "value: -2.5, upper: -3", "the ends of the range are swapped"),
        (ARTICLE, "value: -3, upper: -2.5", "value: -3", "a range has the qualifier range and both ends"),
        (ARTICLE, "value: 12.5,", "qualifier: none, value: 12.5,", "cannot have the qualifier none"),
        (ARTICLE, "direction: up", "qualifier: about", "a qualifier or upper end needs a value"),
        (
            ARTICLE,
            "period: 2025, unit: percent, value: 12.5",
            "period: 2025-13, unit: percent, value: 12.5",
            "has no month 13",
        ),
        (ARTICLE, "paragraph: 1}", f"paragraph: {'1' * 5000}}}", "paragraph: "),
        (ARTICLE, "paragraph: 1}", "paragraph: 0}", "reports.paragraph: must be 1 or more (found '0')"),
        (ARTICLE, "indicator: wax", "indicator: wex", "'wex' is no indicator that terms/indicators.yaml defines"),
        (ARTICLE, "id: valley-post", "id: hill-post", "the file must be named hill-post.yaml"),
        (
            ARTICLE,
            "id: valley-worry",
            "id: valley-lucky",
            "the id 'valley-lucky' is used in articles/valley-post.yaml too",
        ),
        ("subject.yaml", "period: 2025", "period: soon", "subject.yaml:4: 'soon' is no period"),
        ("terms/units.yaml", "symbol:", "symbool:", "unknown field 'symbool'; did you mean 'symbol'?"),
    ],
)
def test_mistakes(spoil: Spoil, refused: Refused, file: str, old: str, new: str, said: str) -> None:
    spoil(file, old, new)
    found = refused()
    assert any(said in mistake for mistake in found), found


def test_all_mistakes_of_all_files_at_once(spoil: Spoil, refused: Refused) -> None:
    spoil(ARTICLE, "value: 12.5,", "vlaue: 12.5,")
    spoil("terms/units.yaml", "symbol:", "symbool:")
    spoil("subject.yaml", "area:", "aera:")
    assert [mistake.split(" ")[0] for mistake in refused()] == [
        f"{ARTICLE}:15:",
        "subject.yaml:2:",
        "subject.yaml:3:",
        "terms/units.yaml:2:",
    ]


def test_the_same_ids_in_two_files(honey: Path, refused: Refused) -> None:
    shutil.copy(honey / ARTICLE, honey / "articles" / "other.yaml")
    found = "\n".join(refused())
    assert "the article id 'valley-post' is used by another file too" in found
    assert "the id 'valley-lucky' is used in articles/other.yaml too" in found


def test_a_file_of_mistakes_alone_is_cut_short(honey: Path, refused: Refused) -> None:
    lines = "".join(f"x{number}: {{nme: {{}}}}\n" for number in range(3_000))
    (honey / "terms/topics.yaml").write_text(lines, encoding="utf-8")
    assert refused()[-1].endswith("more mistakes")
    assert len(refused()) < 300


def test_missing_and_empty(honey: Path, refused: Refused, tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no such knowledge folder"):
        load(tmp_path / "none")
    (honey / "terms/topics.yaml").write_text("", encoding="utf-8")
    assert any("'weather' is no topic" in mistake for mistake in refused())
    (honey / "subject.yaml").write_text("# nothing\n", encoding="utf-8")
    assert "subject.yaml:1: is empty" in refused()
    (honey / "subject.yaml").unlink()
    assert "subject.yaml:1: is missing" in refused()


def test_a_direction_does_not_contradict_its_value(honey: Path, refused: Refused) -> None:
    text = (honey / ARTICLE).read_text(encoding="utf-8")
    (honey / ARTICLE).write_text(text.replace("value: 12.5,", "value: 12.5, direction: up,"), encoding="utf-8")
    load_folder(honey)
    (honey / ARTICLE).write_text(text.replace("value: 12.5,", "value: 12.5, direction: down,"), encoding="utf-8")
    (mistake,) = refused()
    assert "the sign of the value tells the direction: a fall is negative" in mistake
    (honey / ARTICLE).write_text(text.replace("value: 12.5,", "value: 0.0,"), encoding="utf-8")
    load_folder(honey)  # "unchanged at 0.0%" needs none


def test_a_folder_without_articles(honey: Path, refused: Refused) -> None:
    (honey / ARTICLE).unlink()
    (mistake,) = refused()
    assert mistake.startswith("articles:1: holds no article; add articles/<id>.yaml")
    assert load_folder(honey, articles_needed=False).knowledge.terms["indicator"]


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbf", b"\t", b"a: &a [1]\nb: [*a, *a]\n", b"#\r\n", b"[" * 1000, b"\xff"])
def test_bad_bytes_are_refused_with_file_and_line(honey: Path, refused: Refused, raw: bytes) -> None:
    path = honey / ARTICLE
    path.write_bytes(raw + path.read_bytes())
    assert all(mistake.startswith(f"{ARTICLE}:") for mistake in refused())

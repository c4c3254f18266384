"""`footnote kb …` as a person calls it: what it prints, where, and with what it exits."""

import json
import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app as program_itself
from bot.kb import app

DATA = Path(__file__).with_name("facts") / "data"
ARTICLE = "articles/valley-post.yaml"


def kb(*arguments: str | Path) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the invented folder."""
    return Path(shutil.copytree(DATA / "knowledge", tmp_path / "knowledge"))


def spoil(folder: Path, old: str, new: str) -> None:
    path = folder / ARTICLE
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_check_says_that_the_texts_were_not_compared(folder: Path) -> None:
    done = kb("check", "--knowledge", folder)
    assert done.exit_code == 0
    assert done.stdout.startswith(
        "1 articles, 11 series, 13 reports, 4 statements: no mistakes; the article texts were not"
    )


def test_check_with_texts(folder: Path) -> None:
    done = kb("check", "--knowledge", folder, "--articles", DATA / "texts")
    assert done.exit_code == 0
    assert re.search(r"no mistakes; as the texts have it; version [0-9a-f]{12}\n$", done.stdout)
    spoil(folder, "printed: tops 48 tons", "printed: topped 48 tons")
    assert kb("check", "--knowledge", folder).exit_code == 0
    done = kb("check", "--knowledge", folder, "--articles", DATA / "texts")
    assert done.exit_code == 1
    assert done.stdout == ""
    assert done.stderr == f"{ARTICLE}:13: 'topped 48 tons' is not in paragraph 1 of valley-post.txt\n"


def test_check_prints_every_mistake_once(folder: Path) -> None:
    spoil(folder, "value: 12.5,", "value: 13.5,")
    spoil(folder, "value: 42.8,", "value: 43.8,")
    for arguments in ((), ("--articles", DATA / "texts")):
        done = kb("check", "--knowledge", folder, *arguments)
        assert done.exit_code == 1
        assert [line.split(" ")[0] for line in done.stderr.splitlines()] == [f"{ARTICLE}:15:", f"{ARTICLE}:17:"]


def test_check_of_what_does_not_load(folder: Path, tmp_path: Path) -> None:
    spoil(folder, "value: 12.5,", "vlaue: 12.5,")
    done = kb("check", "--knowledge", folder)
    assert done.exit_code == 1
    assert done.stderr == f"{ARTICLE}:15: unknown field 'vlaue'; did you mean 'value'?\n"
    done = kb("check", "--knowledge", tmp_path / "none")
    assert done.exit_code == 1
    assert "there is no such knowledge folder" in done.stderr


def test_a_folder_of_texts_that_is_not_there(folder: Path, tmp_path: Path) -> None:
    for command in ("check", "coverage"):
        done = kb(command, "--knowledge", folder, "--articles", tmp_path / "none")
        assert done.exit_code == 2
        assert "there is no such folder of article texts" in done.stderr


def test_coverage(folder: Path) -> None:
    done = kb("coverage", "--knowledge", folder, "--articles", DATA / "texts")
    assert done.exit_code == 0
    assert len(done.stdout.splitlines()) == 21
    assert done.stdout.splitlines()[-1].startswith("20 numbers:")
    spoil(folder, "printed: Route 7, paragraph: 4", "printed: Route 7, paragraph: 3")
    done = kb("coverage", "--knowledge", folder, "--articles", DATA / "texts")
    assert done.exit_code == 1
    assert done.stderr.startswith("valley-post.txt:6: '7' is held by no report")


def test_coverage_needs_the_texts(folder: Path) -> None:
    assert kb("coverage", "--knowledge", folder).exit_code == 2


def test_export(folder: Path) -> None:
    lines = [json.loads(line) for line in kb("export", "--json", "--knowledge", folder).stdout.splitlines()]
    assert next(line["series"]["id"] for line in lines if "series" in line) == "honey.level.2025.tons"
    assert sum("mode" in line for line in lines) == 4
    told = kb("export", "--knowledge", folder).stdout.splitlines()
    assert len(told) == len(lines)
    assert told[0] == (
        "honey harvest, 2025, in tons: 48.2 tons (valley-post); more than 48 tons (valley-post). One article has this number."
    )


def test_phrases(folder: Path) -> None:
    lines = [json.loads(line) for line in kb("phrases", "--json", "--knowledge", folder).stdout.splitlines()]
    assert {"phrase": "harvest", "target": "indicator:honey", "language": "en"} in lines
    assert "harvest  →  indicator:honey\n" in kb("phrases", "--knowledge", folder).stdout


def test_export_of_what_does_not_load(tmp_path: Path) -> None:
    done = kb("export", "--json", "--knowledge", tmp_path / "none")
    assert done.exit_code == 2
    assert done.stdout == ""


def test_the_folder_may_stand_before_the_command(folder: Path) -> None:
    for program, before in ((app, []), (program_itself, []), (program_itself, ["kb"])):
        words = [*before, "--knowledge", str(folder), *([] if before or program is app else ["kb"]), "check"]
        done = CliRunner().invoke(program, words)
        assert done.stdout.startswith("1 articles, 11 series"), words
    # What stands nearest to the command counts.
    done = CliRunner().invoke(program_itself, ["--knowledge", "nowhere", "kb", "check", "--knowledge", str(folder)])
    assert done.exit_code == 0


def test_a_folder_that_is_only_begun(folder: Path, tmp_path: Path) -> None:
    shutil.rmtree(folder / "articles")
    done = kb("check", "--knowledge", folder)
    assert done.exit_code == 1
    assert done.stderr.startswith("articles:1: holds no article; add articles/<id>.yaml")
    assert len(done.stderr.splitlines()) == 1
    (tmp_path / "first.txt").write_text("The honey harvest rose 5% in 2025.\n", encoding="utf-8")
    done = kb("draft", tmp_path / "first.txt", "--knowledge", folder)
    assert done.exit_code == 0
    assert "indicator: honey" in done.stdout


def test_a_draft_goes_on_beside_notes_on_articles_that_are_not_there_yet(folder: Path, tmp_path: Path) -> None:
    (folder / "notes.yaml").write_text(
        "- id: two-counts\n  about: [{indicator: honey}]\n  text: They count apart.\n  articles: [valley-post, first]\n",
        encoding="utf-8",
    )
    (folder / "relations.yaml").write_text(
        "- id: more\n  kind: order\n  text: More than ever.\n"
        "  more: {indicator: honey, measure: level, period: 2031, unit: tons}\n"
        "  less: {indicator: honey, measure: level, period: 2030, unit: tons}\n",
        encoding="utf-8",
    )
    (tmp_path / "first.txt").write_text("The honey harvest rose 5% in 2025.\n", encoding="utf-8")
    done = kb("draft", tmp_path / "first.txt", "--knowledge", folder)
    assert done.exit_code == 0
    assert "indicator: honey" in done.stdout
    assert "left aside for the draft: notes.yaml:4: there is no article 'first'" in done.stderr
    assert "left aside for the draft: relations.yaml:4: no article prints a number for this series" in done.stderr
    done = kb("check", "--knowledge", folder)
    assert done.exit_code == 1
    assert "notes.yaml:4: there is no article 'first'" in done.stderr


def test_schema_says_what_it_wrote_and_where(folder: Path) -> None:
    done = kb("schema", "--knowledge", folder)
    assert f"wrote {folder / 'schema' / 'article.json'}\n" in done.stdout
    (folder / "schema" / "notes.json").write_text("{}", encoding="utf-8")
    assert kb("schema", "--knowledge", folder).stdout == f"wrote {folder / 'schema' / 'notes.json'}\n"
    assert kb("schema", "--knowledge", folder).stdout == f"{folder / 'schema'} is current: nothing was written\n"

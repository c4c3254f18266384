"""The JSON Schemas are current, and say of the shipped files what the loader says."""

import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.facts.schema import schemas, stale, write_schemas
from bot.facts.source import read_source

FOLDER = Path(__file__).resolve().parents[2] / "knowledge"
FILES = {
    "article": "articles/*.yaml",
    "expressions": "terms/expressions.yaml",
    "notes": "notes.yaml",
    "relations": "relations.yaml",
    "subject": "subject.yaml",
    "terms": "terms/[!e]*.yaml",
}


def test_shipped_schemas_are_current() -> None:
    assert stale(FOLDER) == [], "run: footnote kb schema"


def test_every_kind_of_file_has_a_schema() -> None:
    assert sorted(schemas()) == sorted(f"{kind}.json" for kind in FILES)
    shipped = {p.relative_to(FOLDER) for p in FOLDER.rglob("*.yaml")}
    described = {p.relative_to(FOLDER) for pattern in FILES.values() for p in FOLDER.glob(pattern)}
    # What `footnote review accept` writes is no knowledge: tests/questions/README.md tells its form.
    assert shipped - {Path("questions.yaml")} == described


def test_written_and_stale(tmp_path: Path) -> None:
    assert stale(tmp_path) == sorted(schemas())
    assert len(write_schemas(tmp_path)) == len(FILES)
    assert stale(tmp_path) == []
    (tmp_path / "schema" / "notes.json").write_text("{}", encoding="utf-8")
    assert stale(tmp_path) == ["notes.json"]


def test_command(tmp_path: Path) -> None:
    run = CliRunner().invoke
    assert run(app, ["kb", "schema", "--check", "--knowledge", str(tmp_path)]).exit_code == 1
    assert run(app, ["kb", "schema", "--knowledge", str(tmp_path)]).exit_code == 0
    assert run(app, ["kb", "schema", "--check", "--knowledge", str(tmp_path)]).exit_code == 0
    assert run(app, ["kb", "schema", "--knowledge", str(tmp_path / "nowhere")]).exit_code == 2


SHIPPED = [(kind, path) for kind, pattern in FILES.items() for path in sorted(FOLDER.glob(pattern))]


@pytest.mark.parametrize(("kind", "path"), SHIPPED, ids=lambda value: getattr(value, "stem", value))
def test_shipped_files_follow_their_schema(kind: str, path: Path) -> None:
    validator = pytest.importorskip("jsonschema").Draft202012Validator(json.loads(schemas()[f"{kind}.json"]))
    assert [error.message for error in validator.iter_errors(as_an_editor_reads(read_source(path, FOLDER).data))] == []


@pytest.mark.parametrize(
    "broken",
    [
        {"unit": None, "unti": "percent"},  # an unknown field, and one that is missing
        {"measure": "growth"},
        {"qualifier": "circa"},
        {"paragraph": 0},
    ],
)
def test_mistakes_show_while_typing(broken: dict[str, Any]) -> None:
    validator = pytest.importorskip("jsonschema").Draft202012Validator(json.loads(schemas()["article.json"]))
    path = FOLDER / "articles" / "cnbc.yaml"
    data = as_an_editor_reads(read_source(path, FOLDER).data)
    data["reports"][0] |= broken
    assert list(validator.iter_errors(data))


def as_an_editor_reads(data: Any) -> Any:
    """Numbers as numbers, as an editor's YAML has them; the loader leaves them text."""
    if isinstance(data, dict):
        return {key: as_an_editor_reads(value) for key, value in data.items()}
    if isinstance(data, list):
        return [as_an_editor_reads(value) for value in data]
    if data in ("true", "false"):
        return data == "true"
    try:
        return json.loads(data) if isinstance(data, str) and data[:1] in "-0123456789" else data
    except json.JSONDecodeError:
        return data


def test_every_field_says_what_it_is_for() -> None:
    for name, text in schemas().items():
        schema = json.loads(text)
        for shape, part in {"": schema, **schema.get("$defs", {})}.items():
            silent = [field for field, told in part.get("properties", {}).items() if not told.get("description")]
            assert not silent, f"{name} {shape}: give these a description in the model"

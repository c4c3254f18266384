"""The format of the knowledge files as JSON Schema, for editors that complete and check while typing. Generated, never edited."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from bot.facts.arithmetic import Relation
from bot.facts.load import ArticleFile
from bot.facts.model import Code, Expression, Note, Subject, Term

FOLDER = "schema"  # beside the files it describes, so that a folder is edited with the schema that it was written for
_DIALECT = "https://json-schema.org/draft/2020-12/schema"

# Schema → what a file of that kind holds, where such files are, and what an editor shows for them.
_KINDS: dict[str, tuple[TypeAdapter[Any], str, str]] = {
    "article": (
        TypeAdapter(ArticleFile),
        "articles/*.yaml",
        "One article: its reports, statements and ignored numbers",
    ),
    "expressions": (TypeAdapter(tuple[Expression, ...]), "terms/expressions.yaml", "Phrases for several codes at once"),
    "notes": (TypeAdapter(tuple[Note, ...]), "notes.yaml", "Differences between articles that no number shows"),
    "relations": (TypeAdapter(tuple[Relation, ...]), "relations.yaml", "Arithmetic that must hold between the numbers"),
    "subject": (TypeAdapter(Subject), "subject.yaml", "What the folder is about"),
    "terms": (TypeAdapter(dict[Code, Term]), "terms/*.yaml", "What people name: a code with its names and phrases"),
}

# What a YAML editor takes for a number or a date though the program reads it as text: `value: 5.9`, `period: 2025`.
_WRITTEN = ["string", "number"]


def schemas() -> Mapping[str, str]:
    """The text of each schema file, by its name: `article.json` …"""
    return {f"{kind}.json": json.dumps(_schema(kind), ensure_ascii=False, indent=2) + "\n" for kind in _KINDS}


def stale(folder: Path) -> list[str]:
    """The schema files of a knowledge folder that are missing or not what the program would write."""
    return [name for name, text in schemas().items() if _read(folder / FOLDER / name) != text]


def write_schemas(folder: Path) -> list[Path]:
    """Write the schema files of a knowledge folder that are not current; raises OSError where that is not allowed."""
    target = folder / FOLDER
    target.mkdir(exist_ok=True)
    written = []
    for name in stale(folder):
        path = target / name
        path.write_text(schemas()[name], encoding="utf-8", newline="\n")
        written.append(path)
    return written


def _schema(kind: str) -> dict[str, Any]:
    shape, files, title = _KINDS[kind]
    held: dict[str, Any] = _as_written(shape.json_schema())
    return {"$schema": _DIALECT, "title": title, "description": f"Files: {files}"} | held


def _as_written(part: Any) -> Any:
    """A schema as the files are written: the program reads every scalar as text, an editor does not."""
    if isinstance(part, list):
        return [_as_written(item) for item in part]
    if not isinstance(part, dict):
        return part
    held = {key: _as_written(value) for key, value in part.items() if key != "title" or not isinstance(value, str)}
    if held.get("type") == "string" and not held.keys() & {"enum", "const"}:
        held["type"] = _WRITTEN
    return held


def _read(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None

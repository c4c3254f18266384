"""What does not have its shape is told in our words, with what to write."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from pydantic import TypeAdapter

from bot.facts.arithmetic import Relation
from bot.facts.load import ArticleFile
from bot.facts.model import Entry, Expression, Note, Subject, Term
from bot.facts.shaped import shaped
from bot.facts.source import KnowledgeError, Source, read_source

FOLDER = Path(__file__).parents[1] / "subjects" / "league" / "knowledge"
SHAPES: dict[str, TypeAdapter[Any]] = {
    "subject.yaml": TypeAdapter(Subject),
    "terms/indicators.yaml": TypeAdapter(dict[str, Term]),
    "terms/expressions.yaml": TypeAdapter(tuple[Expression, ...]),
    "notes.yaml": TypeAdapter(tuple[Note, ...]),
    "relations.yaml": TypeAdapter(tuple[Relation, ...]),
    "articles/harbour-courier.yaml": TypeAdapter(ArticleFile),
}
FIELDS = {name for shape in Entry.__subclasses__() for name in shape.model_fields}
WRONG: tuple[Any, ...] = (None, "", "x" * 1_200, "two words", [], ["a"], [None], {}, {"a": "b"}, "-1", "9" * 5_000)


def parts(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    yield path
    for step, part in data.items() if isinstance(data, dict) else enumerate(data[:2]) if isinstance(data, list) else ():
        yield from parts(part, (*path, step))


def spoilt(data: Any, path: tuple[str | int, ...], wrong: Any) -> Any:
    if not path:
        return wrong
    data = deepcopy(data)
    held = data
    for step in path[:-1]:
        held = held[step]
    held[path[-1]] = wrong
    return data


def said(source: Source, shape: TypeAdapter[Any]) -> list[str]:
    try:
        shaped(source, shape, FIELDS)
    except KnowledgeError as error:
        return [str(mistake) for mistake in error.mistakes]
    return []


@pytest.mark.parametrize("file", SHAPES)
def test_whatever_is_wrong_is_told_in_our_words(file: str) -> None:
    source = read_source(FOLDER / file, FOLDER)
    assert said(source, SHAPES[file]) == []
    for path in parts(source.data):
        for wrong in WRONG:
            for mistake in said(Source(file, spoilt(source.data, path, wrong), source.node), SHAPES[file]):
                assert "should" not in mistake  # pydantic's word


RELATION = """
- id: all
  kind: sum
  text: All of it.
  result: {indicator: rides, measure: level, period: 2024-06, unit: count}
  plus:
    - {indicator: rides, measure: level, period: 2024-06, unit: count}
"""
TERM = """
rides:
  name: {en: bicycle trips}
  phrases: {en: [trips]}
"""


@pytest.mark.parametrize(
    ("file", "text", "old", "new", "mistake"),
    [
        ("relations.yaml", RELATION, "kind: sum", "kind: summ",
         "3: kind: 'summ' is none of sum, growth, ratio, order; did you mean 'sum'?"),
        ("relations.yaml", RELATION, "  kind: sum\n", "",
         "2: the field 'kind' is missing; write it such as kind: sum"),
        ("relations.yaml", RELATION, "plus:\n    -", "plus: []\n  minus:\n    -",
         "6: plus: must list 1 or more (found '[]')"),
        ("relations.yaml", RELATION, "- {indicator: rides,", "- {indicator: rides, kind: told,",
         "7: plus.kind: 'told' is none of reported, expectation, forecast, target, derived"),
        ("relations.yaml", RELATION, "text: All of it.", "text: [All, of it]",
         "4: text: must be one text, without a list or fields in it (found \"['All', 'of it']\")"),
        ("terms/indicators.yaml", TERM, "{en: bicycle trips}", "bicycle trips",
         "3: rides.name: is told by language; write it such as name: {en: bicycle trips}"),
        ("terms/indicators.yaml", TERM, "{en: [trips]}", "[trips, rides]",
         "4: rides.phrases: is told by language; write it such as phrases: {en: [trips, rides]}"),
        ("terms/indicators.yaml", TERM, "{en: [trips]}", "",
         "4: rides.phrases: is empty; give it a value, or take it away"),
    ],
)  # fmt: skip
def test_what_to_write_instead(tmp_path: Path, file: str, text: str, old: str, new: str, mistake: str) -> None:
    assert old in text
    path = tmp_path / file
    path.parent.mkdir(exist_ok=True)
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert said(read_source(path, tmp_path), SHAPES[file]) == [f"{file}:{mistake}"]

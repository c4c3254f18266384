"""Plain data → the shape it must have, or every mistake in it, in a maintainer's words and with its line."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import Any, TypeAlias, TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.facts.references import instead
from bot.facts.source import MOST_MISTAKES, KnowledgeError, Source, fewer

_Shape = TypeVar("_Shape")
_Path: TypeAlias = tuple[str | int, ...]

_EXAMPLES = {
    "unit": "percent",
    "period": "2025-11",
    "measure": "growth_yoy",
    "indicator": "a code of terms/indicators.yaml",
    "printed": '"rose 5.9%", the few words that carry the number',
    "paragraph": "3, counting the lines of the text that are not empty",
    "sha256": "what sha256sum prints for the text",
    "known": "stated, inferred or unknown",
    "name": "{en: …}",
    "phrases": "{en: […]}",
}
# Of the fields that a pattern holds, what it asks for.
_PATTERNS = {"sha256": _EXAMPLES["sha256"], "name": "one word in lower case, without spaces"}
# What is told by language, and of these what is a list in each.
_LISTED = frozenset({"phrases", "keywords", "examples"})
_BY_LANGUAGE = _LISTED | {"name", "names", "title", "description"}
_SHOWN = 60  # so much of what is wrong
_QUOTED = re.compile(r"'([^']+)'")  # how pydantic lists what it would have taken
# What is said of a value, by pydantic's name for what is wrong with it; {shown} is the value, the other names are pydantic's.
_OF_FIELDS = "must be made of fields and their values {shown}"
_WHOLE = "must be a whole number, such as 3 {shown}"
_SAID = {
    "tuple_type": "must be a list {shown}",
    "model_type": _OF_FIELDS,
    "model_attributes_type": _OF_FIELDS,
    "mapping_type": _OF_FIELDS,
    "dict_type": _OF_FIELDS,
    "string_type": "must be one text, without a list or fields in it {shown}",
    "string_too_short": "is empty; write it, or take the field away",
    "string_too_long": "has more than {max_length} characters; shorten it",
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "greater_than_equal": "must be {ge} or more {shown}",
    "float_type": "must be a number, such as 3.5 {shown}",
    "float_parsing": "must be a number, such as 3.5 {shown}",
    "bool_type": "must be true or false {shown}",
    "bool_parsing": "must be true or false {shown}",
    "too_short": "must list {min_length} or more {shown}",
}


def shaped(
    source: Source, shape: TypeAdapter[_Shape], fields: Collection[str], of: Callable[[_Path], str] = lambda _: ""
) -> _Shape:
    """A file's data as `shape` has it; raises KnowledgeError with every mistake.

    `fields` are what its parts may be called; `of` tells, before a mistake, of which part it is.
    """
    try:
        return shape.validate_python(source.data)
    except ValidationError as error:
        problems = list(_problems(error, fields, source.data))
    found = [source.mistake(of(path) + said, *path) for path, said in problems[:MOST_MISTAKES]]
    raise KnowledgeError(fewer(found, len(problems) - len(found)))


def _problems(error: ValidationError, fields: Collection[str], data: Any) -> Iterator[tuple[_Path, str]]:
    for problem in error.errors(include_url=False):
        path = tuple(_steps(problem["loc"], data))
        if problem["type"] == "union_tag_invalid":
            path = (*path, "kind")
        field = str(path[-1]) if path else ""
        match problem["type"]:
            case "too_short" if len(problem["input"]) >= problem["ctx"]["min_length"]:
                continue  # it lists enough; what is wrong with them has been told of each
            case "extra_forbidden":
                yield path, f"unknown field {field!r}{instead(field, fields)}"
            case "missing":
                yield path, _missing(field)
            case "union_tag_not_found":
                yield path, "the field 'kind' is missing; write it such as kind: sum"
            case kind:
                name = ".".join(str(step) for step in path if not isinstance(step, int)) or "the file"
                said = _amiss(kind, field, problem["input"], problem.get("ctx", {}))
                yield path, f"{name}: {said or problem['msg']}"


def _steps(loc: _Path, data: Any) -> Iterator[str | int]:
    """A place in what pydantic checked as the path to it in the file: without what is no part of that, such as the kind of a relation."""
    for at, step in enumerate(loc):
        inside = isinstance(data, list) if isinstance(step, int) else isinstance(data, dict) and step in data
        if step == "[key]" or (isinstance(data, dict) and not inside and at < len(loc) - 1):
            continue
        yield step
        data = data[step] if inside else None


def _missing(field: str) -> str:
    example = _EXAMPLES.get(field)
    return f"the field {field!r} is missing" + (f"; write it such as {field}: {example}" if example else "")


def _amiss(kind: str, field: str, found: Any, told: Mapping[str, Any]) -> str | None:
    """What is wrong with a value, and what to write instead; None of a kind of mistake that we have no words for."""
    such = f"; write it such as {field}: "
    shown = str(found)[:_SHOWN]
    if found is None:
        return "is empty; give it a value, or take it away"
    if known := _QUOTED.findall(told.get("expected") or told.get("expected_tags") or ""):  # one of several words
        wrong = str(told.get("tag", found))
        return f"{wrong[:_SHOWN]!r} is none of {', '.join(known)}{instead(wrong, known)}"
    if kind == "string_pattern_mismatch":
        return f"{shown!r} is not written as it must be{such}{_PATTERNS.get(field, told['pattern'])}"
    if kind == "tuple_type" and isinstance(found, str) and field:
        return f"must be a list{such}[{shown}]"
    if kind in ("mapping_type", "dict_type") and field in _BY_LANGUAGE and isinstance(found, str | list):
        listed = ", ".join(map(str, found))[:_SHOWN] if isinstance(found, list) else shown
        return f"is told by language{such}{{en: {f'[{listed}]' if field in _LISTED else listed}}}"
    said = _SAID.get(kind)
    return None if said is None else said.format(**told, shown=f"(found {shown!r})")

"""Plain data → the shape it must have, or every mistake in it, in a maintainer's words and with its line."""

from collections.abc import Callable, Collection, Iterator
from typing import Any, TypeAlias, TypeVar

from pydantic import TypeAdapter, ValidationError

from bot.facts.model import Kind, Known, Measure
from bot.facts.references import instead
from bot.facts.reported import Qualifier
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
        problems = list(_problems(error, fields))
    found = [source.mistake(of(path) + said, *path) for path, said in problems[:MOST_MISTAKES]]
    raise KnowledgeError(fewer(found, len(problems) - len(found)))


def _problems(error: ValidationError, fields: Collection[str]) -> Iterator[tuple[_Path, str]]:
    for problem in error.errors(include_url=False, include_context=False):
        path = tuple(step for step in problem["loc"] if step != "[key]")
        yield path, _plainly(problem["type"], path, problem["msg"], problem.get("input"), fields)


def _plainly(kind: str, path: _Path, message: str, found: Any, fields: Collection[str]) -> str:
    """A pydantic problem in a maintainer's words, with what to write instead where that is known."""
    name = ".".join(str(step) for step in path if not isinstance(step, int)) or "the file"
    match kind:
        case "extra_forbidden":
            return f"unknown field {path[-1]!r}{instead(str(path[-1]), fields)}"
        case "missing":
            example = _EXAMPLES.get(str(path[-1]))
            return f"the field {path[-1]!r} is missing" + (
                f"; write it such as {path[-1]}: {example}" if example else ""
            )
        case "tuple_type" if isinstance(found, str) and path:
            return f"{name}: must be a list; write it such as {path[-1]}: [{found[:60]}]"
        case "tuple_type":
            return f"{name}: must be a list (found {str(found)[:60]!r})"
        case "model_type":
            return f"{name}: must be made of fields and their values (found {str(found)[:60]!r})"
        case _:
            near = instead(str(found), [*Measure, *Kind, *Known, *Qualifier]) if kind == "enum" else ""
            return f"{name}: {message[0].lower()}{message[1:]} (found {str(found)[:60]!r}){near}"

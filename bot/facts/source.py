"""YAML text → plain data that remembers its lines. Strings stay as written; every mistake is a `file:line`."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

# A folder is written by hand; what is larger or deeper than this was not, and would cost seconds to read.
MOST_BYTES = 4_000_000
DEEPEST = 12

_NULLS = frozenset({"", "null", "~", "Null", "NULL"})

try:
    _Loader: Any = yaml.CSafeLoader
except AttributeError:  # PyYAML was built without libyaml: slower, otherwise the same
    _Loader = yaml.SafeLoader


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """Something wrong in a file, with what to write instead where that is known."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.text}"


class KnowledgeError(Exception):
    """A knowledge folder cannot be used; `mistakes` holds everything that is wrong with it."""

    def __init__(self, mistakes: list[Mistake]) -> None:
        self.mistakes = sorted(set(mistakes))
        super().__init__("\n".join(str(mistake) for mistake in self.mistakes))


@dataclass(frozen=True)
class Source:
    """One parsed file: its data, and the lines on which its parts stand."""

    file: str
    data: Any
    node: yaml.Node | None

    def line(self, *path: str | int) -> int:
        """The line of the part at `path`, or of the nearest part above it that exists."""
        node = self.node
        line = 1
        for step in path:
            if node is None:
                break
            line = node.start_mark.line + 1
            node = _child(node, step)
        return line if node is None else node.start_mark.line + 1

    def mistake(self, text: str, *path: str | int) -> Mistake:
        return Mistake(self.file, self.line(*path), text)


def read_source(path: Path, folder: Path) -> Source:
    """Parse one YAML file; raise KnowledgeError with its place where it cannot be read."""
    file = path.relative_to(folder).as_posix()
    if not path.resolve().is_relative_to(folder.resolve()):
        raise KnowledgeError([Mistake(file, 1, "is a link that points outside the knowledge folder")])
    try:
        if path.stat().st_size > MOST_BYTES:
            raise KnowledgeError([Mistake(file, 1, f"is larger than {MOST_BYTES // 1_000_000} MB; split it")])
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise KnowledgeError([Mistake(file, line, "is not UTF-8 text")]) from None
    except OSError as error:
        raise KnowledgeError([Mistake(file, 1, f"cannot be read: {error.strerror}")]) from None
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise KnowledgeError([Mistake(file, mark.line + 1 if mark else 1, f"is no YAML: {error.problem}")]) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise KnowledgeError([Mistake(file, 1, f"is no YAML: {str(error).splitlines()[0]}")]) from None
    mistakes: list[Mistake] = []
    data = None if node is None else _plain(node, file, mistakes, set(), 0)
    if mistakes:
        raise KnowledgeError(mistakes)
    return Source(file, data, node)


def _plain(node: yaml.Node, file: str, mistakes: list[Mistake], seen: set[int], depth: int) -> Any:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in _NULLS else node.value
    if id(node) in seen:
        mistakes.append(Mistake(file, line, "an alias (*name) repeats this part; write it out"))
        return None
    seen.add(id(node))
    if depth > DEEPEST:
        mistakes.append(Mistake(file, line, f"is nested deeper than {DEEPEST} levels"))
        return None
    if isinstance(node, yaml.SequenceNode):
        return [_plain(item, file, mistakes, seen, depth + 1) for item in node.value]
    data: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = key_node.value
        if not isinstance(key_node, yaml.ScalarNode):
            mistakes.append(Mistake(file, key_node.start_mark.line + 1, "a key must be a plain word"))
            continue
        if key in data:
            mistakes.append(Mistake(file, key_node.start_mark.line + 1, f"the key {key!r} stands here twice"))
        data[key] = _plain(value_node, file, mistakes, seen, depth + 1)
    return data


def _child(node: yaml.Node, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        child: yaml.Node = node.value[step]
        return child
    if isinstance(node, yaml.MappingNode):
        for key_node, value_node in node.value:
            if key_node.value == step:
                found: yaml.Node = value_node
                return found
    return None

"""YAML text → plain data that remembers its lines. Strings stay as written; every mistake is a `file:line`."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

# What the knowledge must go on answering; `footnote eval` reads it, answering does not.
QUESTIONS = "questions.yaml"
# A folder is written by hand; what is larger or deeper than this was not, and would cost seconds to read.
MOST_BYTES = 1_000_000
DEEPEST = 12
# Nobody reads more mistakes than this at once, and finding the lines of a million of them would take minutes.
MOST_MISTAKES = 200
# libyaml composes by recursion in C: brackets this deep, or lines long enough to hold as many dashes, could crash the
# program. Such a file is first read event by event, which cannot.
SUSPICIOUS_DEPTH = 50
SUSPICIOUS_LINE = 2_000

# What mends most of what is no YAML, whose own words name signs and not the text that holds them.
_QUOTE = "; put a text with a sign of YAML in it, such as a colon or a quotation mark, in quotation marks"

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
    digest: bytes = b""  # sha256 of the file as read
    _children: dict[int, dict[str, yaml.Node]] = field(default_factory=dict, repr=False, compare=False)

    def line(self, *path: str | int) -> int:
        """The line of the part at `path`, or of the nearest part above it that exists."""
        node = self.node
        line = 1
        for step in path:
            if node is None:
                break
            line = node.start_mark.line + 1
            node = self._child(node, step)
        return line if node is None else node.start_mark.line + 1

    def mistake(self, text: str, *path: str | int) -> Mistake:
        return Mistake(self.file, self.line(*path), text)

    def _child(self, node: yaml.Node, step: str | int) -> yaml.Node | None:
        if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            child: yaml.Node = node.value[step]
            return child
        if not isinstance(node, yaml.MappingNode):
            return None
        children = self._children.get(id(node))
        if children is None:
            children = self._children[id(node)] = {key.value: value for key, value in node.value}
        return children.get(str(step))


def read_source(path: Path, folder: Path) -> Source:
    """Parse one YAML file; raise KnowledgeError with its place where it cannot be read."""
    file = path.relative_to(folder).as_posix()
    if not path.resolve().is_relative_to(folder.resolve()):
        raise KnowledgeError([Mistake(file, 1, "is a link that points outside the knowledge folder")])
    try:
        if not path.is_file():  # a pipe would be waited for
            raise KnowledgeError([Mistake(file, 1, "is no file")])
        if path.stat().st_size > MOST_BYTES:
            raise KnowledgeError([Mistake(file, 1, f"is larger than {MOST_BYTES // 1_000_000} MB; split it")])
        raw = path.read_bytes()
    except OSError as error:
        raise KnowledgeError([Mistake(file, 1, f"cannot be read: {error.strerror}")]) from None
    text = _decoded(raw, file)
    try:
        if _may_be_deep(text):
            _refuse_deep(text, file)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line if mark else 0
        tabs = "; indent with spaces, not tabs" if any("\t" in t for t in text.split("\n")[line : line + 1]) else ""
        raise KnowledgeError([Mistake(file, line + 1, f"is no YAML: {error.problem}{tabs or _QUOTE}")]) from None
    except yaml.reader.ReaderError as error:
        line = text.encode()[: error.position].count(b"\n") + 1
        raise KnowledgeError([Mistake(file, line, f"is no YAML: {error.reason}")]) from None
    except (yaml.YAMLError, RecursionError) as error:
        raise KnowledgeError([Mistake(file, 1, f"is no YAML: {str(error).splitlines()[0]}")]) from None
    mistakes: list[Mistake] = []
    data = None if node is None else _plain(node, file, mistakes, set(), 0)
    if mistakes:
        raise KnowledgeError(fewer(mistakes))
    return Source(file, data, node, hashlib.sha256(raw).digest())


def fewer(mistakes: list[Mistake], more: int = 0) -> list[Mistake]:
    """The first MOST_MISTAKES of one file's, with a word on how many there are beside these and the `more` not listed."""
    kept, left = mistakes[:MOST_MISTAKES], more + max(0, len(mistakes) - MOST_MISTAKES)
    if left:
        last = max(kept)
        kept.append(Mistake(last.file, last.line + 1, f"and {left} more mistakes"))
    return kept


def _decoded(raw: bytes, file: str) -> str:
    """The text; refuses what editors hide, since the same file would read differently elsewhere."""
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        raise KnowledgeError([Mistake(file, line, "is not UTF-8 text")]) from None
    if text.startswith("\ufeff"):
        raise KnowledgeError([Mistake(file, 1, "starts with a byte-order mark; save it as UTF-8 without one")])
    if "\r" in text:
        line = text.count("\n", 0, text.index("\r")) + 1
        raise KnowledgeError([Mistake(file, line, "has Windows line ends; save it with plain ones (LF)")])
    return text


def _may_be_deep(text: str) -> bool:
    depth = deepest = 0
    for bracket in re.finditer(r"[\[\]{}]", text):
        depth += 1 if bracket[0] in "[{" else -1
        deepest = max(deepest, depth)
    return deepest > SUSPICIOUS_DEPTH or max(map(len, text.splitlines()), default=0) > SUSPICIOUS_LINE


def _refuse_deep(text: str, file: str) -> None:
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST + 1:
            raise KnowledgeError([Mistake(file, event.start_mark.line + 1 if event.start_mark else 1, _TOO_DEEP)])


_TOO_DEEP = f"is nested deeper than {DEEPEST} levels"


def _plain(node: yaml.Node, file: str, mistakes: list[Mistake], seen: set[int], depth: int) -> Any:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.ScalarNode):
        return None if not node.style and node.value in _NULLS else node.value
    if id(node) in seen:
        mistakes.append(Mistake(file, line, "an alias (*name) repeats this part; write it out"))
        return None
    seen.add(id(node))
    if depth > DEEPEST:
        mistakes.append(Mistake(file, line, _TOO_DEEP))
        return None
    assert isinstance(node, yaml.CollectionNode)
    mistakes += [Mistake(file, cut.start_mark.line + 1, said) for cut, said in _cut_by_commas(node)]
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


def _cut_by_commas(node: yaml.CollectionNode) -> Iterator[tuple[yaml.Node, str]]:
    """What a comma in a text without quotation marks cut off in {…} or […], and what to write: {en: of every 1,000}."""
    before: yaml.Node | None = None
    for part in node.value if node.flow_style else ():
        key, last = part if isinstance(part, tuple) else (part, part)
        if key is last:
            alone = before is not None and _is_rest_of_number(before, key)
        else:  # of the two, what has not even a colon was never meant as a key
            alone = isinstance(last, yaml.ScalarNode) and last.start_mark.index == key.end_mark.index
        if alone and isinstance(key, yaml.ScalarNode):
            whole = ""
            if isinstance(before, yaml.ScalarNode) and before.value:
                gap = " " if key.start_mark.index - before.end_mark.index > 1 else ""
                whole = f': "{before.value},{gap}{key.value}"'
            yield key, f"{key.value!r} stands alone; put a text with a comma in it into quotation marks{whole}"
        before = last


def _is_rest_of_number(before: yaml.Node, after: yaml.Node) -> bool:
    """Whether the comma between two items of a list stood in a number: [per 1,000 jars]."""
    if not (isinstance(before, yaml.ScalarNode) and isinstance(after, yaml.ScalarNode)) or before.style or after.style:
        return False
    joined = after.start_mark.index == before.end_mark.index + 1
    return joined and before.value[-1:].isdigit() and re.match(r"\d{3}(?!\d)", after.value) is not None

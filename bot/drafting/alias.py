"""One phrase more for a term, written into the file's text: its comments and line breaks stay as somebody set them."""

import json
from collections.abc import Iterator, Sequence

import yaml

# As wide as the files are written.
_WIDEST = 160


class NoTermError(Exception):
    """The file does not hold the term, or not in a way that a phrase can be added to by itself."""


def with_phrase(text: str, code: str, language: str, phrase: str) -> str:
    """The file with the phrase among those of the term. Raises NoTermError."""
    whole = yaml.compose(text, yaml.SafeLoader)
    term = _value(whole, code)
    if not isinstance(term, yaml.MappingNode) or term.flow_style or not term.value:
        raise NoTermError(f"the file has no term {code!r} on lines of its own")
    phrases = _value(term, "phrases")
    held = _value(phrases, language)
    written = _scalar(phrase)
    if isinstance(held, yaml.SequenceNode) and held.flow_style:
        changed = _into_flow(text, held, written)
    elif isinstance(held, yaml.SequenceNode) and held.value:
        changed = _below(text, held.value[-1], f"{' ' * held.start_mark.column}- {written}")
    elif isinstance(phrases, yaml.MappingNode) and not phrases.flow_style:
        changed = _below(text, phrases.value[-1][1], f"{' ' * phrases.start_mark.column}{language}: [{written}]")
    elif isinstance(phrases, yaml.MappingNode):
        end = phrases.end_mark.index - 1
        comma = ", " if phrases.value else ""
        changed = f"{text[:end]}{comma}{language}: [{written}]{text[end:]}"
    elif phrases is None:
        indent = " " * term.value[0][0].start_mark.column
        changed = _below(text, term.value[-1][1], f"{indent}phrases:\n{indent}  {language}: [{written}]")
    else:
        raise NoTermError(f"the phrases of {code!r} are written in a way that takes none by itself")
    if list(_phrases(changed, code, language)) != [*_phrases(text, code, language), phrase]:
        raise NoTermError(f"the phrases of {code!r} cannot be added to by itself")
    return changed


def with_question(text: str, question: str, kind: str, series: Sequence[dict[str, str]]) -> str:
    """A file of questions with another one, and the series that it must reach."""
    reached = ", ".join(f"{{{', '.join(f'{key}: {_scalar(value)}' for key, value in one.items())}}}" for one in series)
    entry = f"- ask: {json.dumps(question, ensure_ascii=False)}\n  kind: {kind}\n  status: answered\n  series: [{reached}]\n"
    return f"{text.rstrip()}\n\n{entry}" if text.strip() else entry


def _into_flow(text: str, held: yaml.SequenceNode, written: str) -> str:
    """Before the closing bracket; on a new line below the first phrase where that one would become too long."""
    if not held.value:
        end = held.end_mark.index - 1
        return f"{text[:end]}{written}{text[end:]}"
    last, first = held.value[-1], held.value[0]
    line_starts = text.rfind("\n", 0, last.end_mark.index) + 1
    line_ends = text.find("\n", last.end_mark.index)
    length = (len(text) if line_ends < 0 else line_ends) - line_starts
    gap = " " if length + len(written) + 2 <= _WIDEST else f"\n{' ' * first.start_mark.column}"
    at = last.end_mark.index
    return f"{text[:at]},{gap}{written}{text[at:]}"


def _below(text: str, node: yaml.Node, line: str) -> str:
    """A line of its own after the one on which a part ends."""
    # A part in block style ends where the next begins: what it holds last is where it ends for a reader.
    while isinstance(node, yaml.MappingNode | yaml.SequenceNode) and not node.flow_style and node.value:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
    at = text.find("\n", node.end_mark.index)
    return f"{text}\n{line}\n" if at < 0 else f"{text[: at + 1]}{line}\n{text[at + 1 :]}"


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    return next((value for name, value in node.value if name.value == key), None)


def _phrases(text: str, code: str, language: str) -> Iterator[str]:
    held = _value(_value(_value(yaml.compose(text, yaml.SafeLoader), code), "phrases"), language)
    if isinstance(held, yaml.SequenceNode):
        yield from (node.value for node in held.value)


def _scalar(text: str) -> str:
    """A text as it stands in a list: plain where YAML reads it as the text it is."""
    try:
        read = yaml.compose(f"[{text}]", yaml.SafeLoader)
    except yaml.YAMLError:
        return json.dumps(text, ensure_ascii=False)
    plain = isinstance(read, yaml.SequenceNode) and len(read.value) == 1
    node = read.value[0] if plain and read is not None else None
    is_text = isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:str" and node.value == text
    return text if is_text and "#" not in text else json.dumps(text, ensure_ascii=False)

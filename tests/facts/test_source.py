"""YAML that must be refused, with its place, and what is kept as written."""

import os
from pathlib import Path

import pytest

from bot.facts.source import MOST_BYTES, MOST_MISTAKES, KnowledgeError, Mistake, Source, read_source


def read(folder: Path, text: str | bytes) -> Source:
    path = folder / "a.yaml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_source(path, folder)


def mistakes(folder: Path, text: str | bytes) -> list[str]:
    with pytest.raises(KnowledgeError) as error:
        read(folder, text)
    return [str(mistake) for mistake in error.value.mistakes]


def test_values_stay_as_written(tmp_path: Path) -> None:
    source = read(tmp_path, 'a: NO\nb: 1.20\nc: 2025-11\nd: "null"\ne: null\nf: ~\ng:\nh: [on, 010]\n')
    assert source.data == {
        "a": "NO",
        "b": "1.20",
        "c": "2025-11",
        "d": "null",
        "e": None,
        "f": None,
        "g": None,
        "h": ["on", "010"],
    }


def test_lines_of_parts(tmp_path: Path) -> None:
    source = read(tmp_path, "a:\n  - x: 1\n    y: 2\n  - x: 3\nb: 4\n")
    assert source.line("a", 0, "y") == 3
    assert source.line("a", 1) == 4
    assert source.line("a", 1, "missing") == 4
    assert source.line("a", 9) == 2
    assert source.line("b", "deeper") == 5
    assert source.line() == 1
    assert str(source.mistake("is wrong", "b")) == "a.yaml:5: is wrong"
    assert Source("none.yaml", None, None).line("a") == 1


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a: [1\nb: 2\n", "a.yaml:2: is no YAML: did not find expected ',' or ']'"),
        ("a: 1\na: 2\n", "a.yaml:2: the key 'a' stands here twice"),
        ("a:\n\tb: 1\n", "a.yaml:2: is no YAML: found"),
        ("? [a]\n: 1\n", "a.yaml:1: a key must be a plain word"),
        ("a: 1\n---\nb: 2\n", "a.yaml:2: is no YAML: but found another document"),
        ("a: &x [1]\nb: *x\n", "a.yaml:1: an alias (*name) repeats this part; write it out"),
        ("a: *x\n", "a.yaml:1: is no YAML: found undefined alias"),
        ("a: b\n\nc: \x00\n", "a.yaml:3: is no YAML: control characters are not allowed"),
        (b"a: 1\nb: \xff\n", "a.yaml:2: is not UTF-8 text"),
        (b"\xef\xbb\xbfa: 1\n", "a.yaml:1: starts with a byte-order mark; save it as UTF-8 without one"),
        ("a: 1\nb: 2\r\n", "a.yaml:2: has Windows line ends; save it with plain ones (LF)"),
        ("a: 1\n".encode("utf-16"), "a.yaml:1: is not UTF-8 text"),
        ("[" * 30 + "]" * 30, "a.yaml:1: is nested deeper than 12 levels"),
        ("[" * 1_000_000, "a.yaml:1: is nested deeper than 12 levels"),
        ("a: " + "{b: " * 100_000, "a.yaml:1: is nested deeper than 12 levels"),
        ("- " * 400_000 + "x", "a.yaml:1: is nested deeper than 12 levels"),
        ("\n".join(" " * level + "a:" for level in range(60)), "a.yaml:14: is nested deeper than 12 levels"),
        (b"#" * (MOST_BYTES + 1), "a.yaml:1: is larger than 1 MB; split it"),
    ],
)
def test_what_is_refused_and_where(tmp_path: Path, text: str | bytes, said: str) -> None:
    assert mistakes(tmp_path, text)[0].startswith(said)


def test_tabs_come_with_what_to_write_instead(tmp_path: Path) -> None:
    assert mistakes(tmp_path, "a:\n\tb: 1\n")[0].endswith("; indent with spaces, not tabs")


@pytest.mark.parametrize(
    ("text", "line", "alone", "whole"),
    [
        ("a: {en: per 1,000 jars}\n", 1, "000 jars", ': "per 1,000 jars"'),
        ("- {value: 23,400, unit: jars}\n", 1, "400", ': "23,400"'),
        ("a: [per 1,000 jars, jars]\n", 1, "000 jars", ': "per 1,000 jars"'),
        ("- {printed: rose,\n   and fell, unit: jars}\n", 2, "and fell", ': "rose, and fell"'),
        ("a: {b: [c], d e}\n", 1, "d e", ""),
    ],
)
def test_a_comma_without_quotation_marks(tmp_path: Path, text: str, line: int, alone: str, whole: str) -> None:
    said = f"a.yaml:{line}: {alone!r} stands alone; put a text with a comma in it into quotation marks{whole}"
    assert mistakes(tmp_path, text) == [said]


def test_commas_that_divide(tmp_path: Path) -> None:
    source = read(tmp_path, 'a: {b: , c: ~, "d":, e: [2024,2025, "1",000, 12, 000]}\n')
    assert source.data == {"a": {"b": None, "c": None, "d": None, "e": ["2024", "2025", "1", "000", "12", "000"]}}


@pytest.mark.parametrize("text", ["a: {b: x: y}\n", 'a: "x" y\n', 'a: {b: "x"y"}\n', "a: %x\n", "a: 'x\nb: 2\n"])
def test_what_is_no_yaml_is_most_often_to_be_quoted(tmp_path: Path, text: str) -> None:
    assert mistakes(tmp_path, text)[0].endswith("in quotation marks")


def test_a_bomb_of_aliases(tmp_path: Path) -> None:
    lines = ["a0: &a0 [x, x]"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    assert "write it out" in mistakes(tmp_path, "\n".join(lines))[0]


def test_a_file_of_a_hundred_megabytes_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "a.yaml").open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(KnowledgeError, match="larger than 1 MB"):
        read_source(tmp_path / "a.yaml", tmp_path)


def test_a_file_of_nothing_but_mistakes(tmp_path: Path) -> None:
    found = mistakes(tmp_path, "a: 1\n" * 5_000)
    assert len(found) == MOST_MISTAKES + 1
    assert found[-1].endswith(f"and {4_999 - MOST_MISTAKES} more mistakes")


def test_links_and_what_is_no_file(tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text("a: 1\n")
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "link.yaml").symlink_to(outside)
    (folder / "folder.yaml").mkdir()
    os.mkfifo(folder / "pipe.yaml")
    for name, said in (("link", "is a link that points outside"), ("folder", "is no file"), ("pipe", "is no file")):
        with pytest.raises(KnowledgeError, match=said):
            read_source(folder / f"{name}.yaml", folder)


def test_mistakes_are_sorted_and_told_once() -> None:
    error = KnowledgeError([Mistake("b", 1, "x"), Mistake("a", 2, "y"), Mistake("b", 1, "x")])
    assert str(error) == "a:2: y\nb:1: x"

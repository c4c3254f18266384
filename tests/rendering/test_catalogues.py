"""The catalogues: each holds every sentence of the code, with the same fields, and nothing else."""

import ast
import re
from collections.abc import Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from bot.rendering.voice import ENGLISH, worded
from bot.understanding.words.phrases import languages

RENDERING = Path(__file__).resolve().parents[2] / "bot" / "rendering"
KEYWORDS = {"say": None, "message": None, "count": (1, 2), "plural": (1, 2)}
# What maintainers read in the terminal is in English.
TERMINAL_ONLY = ("audit.py", "changes.py")
OTHERS = [language for language in worded() if language != ENGLISH]


def extracted() -> set[str | tuple[str, ...]]:
    """Every template in the code; one with a plural as both forms."""
    found = extract_from_dir(RENDERING, method_map=[("**.py", "python")], keywords=KEYWORDS)
    return {text for _, _, text, _, _ in found}


def said_in(folder: Path) -> Iterator[tuple[str, str | tuple[str, ...]]]:
    """Every template that is said in the code, with the file it stands in, as Python itself reads it."""
    for path in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            held = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant) and isinstance(arg.value, str)]
            if name in ("say", "message") and held:
                yield path.name, held[0]
            if name in ("count", "plural") and len(held) == len(("one", "many")):
                yield path.name, tuple(held)


def bare_words(tree: ast.AST) -> Iterator[str]:
    """The words in code that go to nobody's catalogue: two words or more in a row, outside docstrings and error messages."""
    spoken: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Expr | ast.Raise):  # a docstring, an error for programmers
            spoken.update(ast.walk(node))
        if isinstance(node, ast.AnnAssign):
            spoken.update(ast.walk(node.annotation))
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            if name in (*KEYWORDS, "compile", "search", "sub"):
                spoken.update(arg for arg in node.args if isinstance(arg, ast.Constant))
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node not in spoken
            and _WORDS.search(_COMMAND.sub("", node.value))
        ):
            yield node.value


_COMMAND = re.compile(r"`[^`]*`")
# Two words in a row, or one with a capital.
_WORDS = re.compile(r"[A-Za-z]{2,} [a-z]{2,}|^\s*[A-Z][a-z]+\s*$")


def catalogue(language: str) -> Catalog:
    with files("bot.rendering").joinpath("languages", f"{language}.po").open("rb") as file:
        return read_po(file, locale=language, abort_invalid=True)


def fields(templates: Iterable[str]) -> list[set[str | None]]:
    return [{name for _, name, _, _ in Formatter().parse(template) if name is not None} for template in templates]


def forms(text: str | Iterable[str] | None) -> tuple[str, ...]:
    assert text is not None
    return (text,) if isinstance(text, str) else tuple(text)


def test_answers_are_worded_in_every_language_that_questions_are_read_in() -> None:
    assert set(worded()) == set(languages())


def test_every_template_of_the_code_is_a_plain_text() -> None:
    assert len(extracted()) > 150
    for path in RENDERING.glob("*.py"):
        assert not re.search(r"\b(?:say|count|message|plural)\(\s*f[\"']", path.read_text(encoding="utf-8")), path


def test_what_gathers_the_templates_finds_all_of_them() -> None:
    assert sorted(map(str, {text for _, text in said_in(RENDERING)} - extracted())) == []
    assert list(said_in(RENDERING.parent / "chat")) == [], "what is said outside bot/rendering is in no catalogue"


@pytest.mark.parametrize("path", sorted(RENDERING.glob("*.py")), ids=lambda path: path.name)
def test_no_words_stand_outside_the_catalogues(path: Path) -> None:
    if path.name not in TERMINAL_ONLY:
        assert list(bare_words(ast.parse(path.read_text(encoding="utf-8")))) == []


@pytest.mark.parametrize("language", OTHERS)
def test_a_catalogue_holds_every_sentence_of_the_code_and_no_other(language: str) -> None:
    held = catalogue(language)
    ids = {entry.id if isinstance(entry.id, str) else tuple(entry.id) for entry in held if entry.id}
    assert sorted(map(str, extracted() - ids)) == []
    assert sorted(map(str, ids - extracted())) == []
    assert not held.obsolete
    assert not [entry.id for entry in held if entry.id and entry.fuzzy]


@pytest.mark.parametrize("language", OTHERS)
def test_a_translation_is_there_and_has_the_same_fields(language: str) -> None:
    held = catalogue(language)
    for entry in (entry for entry in held if entry.id):
        translated = forms(entry.string)
        assert len(translated) == (1 if isinstance(entry.id, str) else held.num_plurals)
        assert all(translated), entry.id
        (expected, *_) = fields(forms(entry.id))
        assert all(found == expected for found in fields((*forms(entry.id), *translated))), entry.id

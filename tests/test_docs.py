"""What people read, held to the program: commands, options, variables, targets, slash commands, examples, and every link."""

import re
import shlex
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import yaml
from pydantic import TypeAdapter
from typer.testing import CliRunner

from bot.chat.client import FootnoteClient
from bot.chat.talks import Talks
from bot.cli import app
from bot.facts.arithmetic import Relation
from bot.footnote import Footnote
from bot.invitation import PERMISSIONS, invitation
from bot.settings import described
from tests.conftest import ROOT

README = ROOT / "README.md"
LONGEST_README = 300
PAGES = sorted(
    {
        *ROOT.glob("*.md"),
        *(ROOT / "docs").glob("*.md"),
        ROOT / "knowledge" / "README.md",
        *(ROOT / "tests").rglob("*.md"),
    }
)
# Not settings of `footnote run`: read by tests, by make, or by one command alone.
OTHER_VARIABLES = {"FOOTNOTE_ARTICLES", "FOOTNOTE_NO_POSTGRES", "FOOTNOTE_MOVE_TO"}
# Told once for all commands.
SHARED_OPTIONS = {"--help", "--knowledge"}
_FENCE = re.compile(r"^ *```(\w*)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)|<img src=\"([^\"]+)\"")
_HEADING = re.compile(r"^#+ (.*)$", re.MULTILINE)
_SET_BEFORE = re.compile(r"[A-Z_]+=")


def named(page: Path) -> str:
    return str(page.relative_to(ROOT))


def text(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def code(page: Path) -> Iterator[str]:
    """Every line of code of a page, and every span in its text."""
    for match in _FENCE.finditer(text(page)):
        yield from (line.strip().partition(" #")[0] for line in match[2].replace("\\\n", " ").splitlines())
    yield from (span[1] for span in _SPAN.finditer(_FENCE.sub("", text(page))))


def calls(page: Path) -> Iterator[list[str]]:
    """The words of every call of the program, after its name."""
    for line in code(page):
        for part in re.split(r" (?:&&|\|) |; ", line.removeprefix("$ ")):
            try:
                words = shlex.split(part.replace("…", ""))
            except ValueError:
                continue  # no line of a shell
            while words and _SET_BEFORE.match(words[0]):
                words.pop(0)
            if words and words[0] == "footnote":
                yield words[1:]
            elif at := next((n for n, word in enumerate(words, 1) if word.endswith("bin/footnote")), 0):
                yield words[at:]


def commands(group: Any, before: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every command of the program by the words that call it; a group only where it does something by itself."""
    for name, command in group.commands.items():
        inner = getattr(command, "commands", None)
        if inner is None or command.invoke_without_command:
            yield (*before, name), command
        if inner is not None:
            yield from commands(command, (*before, name))


PROGRAM: Any = typer.main.get_command(app)
COMMANDS = dict(commands(PROGRAM))


def options(command: Any) -> list[set[str]]:
    """Every option of a command, each by all its names."""
    return [{*p.opts, *p.secondary_opts} for p in command.params if p.param_type_name == "option"]


def test_the_readme_is_short() -> None:
    assert len(text(README).splitlines()) < LONGEST_README


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_command_and_option_exists(page: Path) -> None:
    for words in calls(page):
        name = next((tuple(words[:n]) for n in (2, 1) if tuple(words[:n]) in COMMANDS), ())
        given = {word.partition("=")[0] for word in words[len(name) :] if word.startswith("-")}
        known = {"--help"}.union(*options(COMMANDS.get(name, PROGRAM)))
        assert given <= known, words
        # Without a command only the program's own options, a whole group (`footnote db …`), or the name alone.
        assert name or not words or words[0].startswith("-") or words in ([w[0], ""] for w in COMMANDS), words


def test_the_table_of_commands_is_whole() -> None:
    table = text(README).partition("\n## Commands\n")[2].partition("\n## ")[0]
    rows = [row for row in table.splitlines() if row.startswith("| `footnote ")]
    for name, command in COMMANDS.items():
        (row,) = [row for row in rows if re.search(rf"`footnote {' '.join(name)}(?: [A-Z\"…]+)?`", row)]
        lacking = [
            names for names in options(command) if not names & SHARED_OPTIONS and not any(n in row for n in names)
        ]
        assert not lacking, row
    assert {"footnote --version", *SHARED_OPTIONS} <= {
        word.removesuffix(" DIR") for word in _SPAN.findall(table.replace("`--knowledge DIR`", "`--knowledge`"))
    }


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_variable_exists(page: Path) -> None:
    variables = {name for name, _ in described()}
    mentioned = set(re.findall(r"\b(?:DISCORD|FOOTNOTE)_[A-Z_]+\b", text(page)))
    assert mentioned <= variables | OTHER_VARIABLES


def test_every_make_target_exists_and_is_told() -> None:
    phony = re.search(r"^\.PHONY: (.*)$", text(ROOT / "Makefile"), re.MULTILINE)
    assert phony is not None
    targets = {target for target in phony[1].split() if not target.startswith(".")}
    told: set[str] = set()
    for page in PAGES:
        for line in code(page):
            told.update(re.findall(r"(?:^|\s)make (?:-s )?([a-z][a-z-]*)", line))
    assert told == targets


def test_every_slash_command_exists(footnote: Footnote) -> None:
    client = FootnoteClient(Talks(footnote), shard_count=1)
    there = {str(command["name"]) for command in client.tree.definition()}
    for page in (README, ROOT / "docs" / "askers.md", ROOT / "docs" / "admins.md", ROOT / "SECURITY.md"):
        told = {span[1:] for span in code(page) if re.fullmatch(r"/[a-z-]+", span)}
        assert told - {"data"} <= there, page
    assert "Check the numbers" in there
    general = there - {family.name for family in footnote.knowledge.subject.families} - {"Check the numbers"}
    guides = (
        text(ROOT / "docs" / "askers.md") + text(ROOT / "docs" / "admins.md") + text(ROOT / "docs" / "operators.md")
    )
    assert {name for name in general if f"`/{name}`" not in guides} == set()


def test_permissions_are_told_as_they_are_asked_for() -> None:
    assert invitation(0).replace("client_id=0", "client_id=ID") in text(README)
    table = text(ROOT / "docs" / "admins.md")
    for permission in PERMISSIONS:
        assert f"| {permission.name} | {permission.without}" in table


def test_examples_are_what_the_program_prints() -> None:
    """Each line stands in the output, in that order; `…` is what was left out."""
    tried = 0
    for match in _FENCE.finditer(text(README)):
        first, _, printed = match[2].partition("\n")
        if not first.startswith("$ footnote "):
            continue
        output = CliRunner().invoke(app, shlex.split(first.removeprefix("$ footnote "))).output
        at = 0
        for line in printed.splitlines():
            part = line.strip().removesuffix("…").rstrip()
            found = output.find(part, at)
            assert found >= 0, line
            at = found + len(part)
        tried += 1
    assert tried == 2


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_leads_somewhere(page: Path) -> None:
    for match in _LINK.finditer(_FENCE.sub("", text(page))):
        target, _, anchor = (match[1] or match[2]).partition("#")
        if re.match(r"[a-z]+:", target):
            continue  # the tests ask nobody
        led = (page.parent / target).resolve() if target else page
        assert led.exists(), match[0]
        if anchor:
            assert anchor in {_anchor(heading) for heading in _HEADING.findall(_FENCE.sub("", text(led)))}, match[0]


def test_every_guide_can_be_found_from_the_readme() -> None:
    reached, left = set(), [README]
    while left:
        page = left.pop()
        if page in reached or page.suffix != ".md":
            continue
        reached.add(page)
        for match in _LINK.finditer(text(page)):
            led = (page.parent / (match[1] or match[2]).partition("#")[0]).resolve()
            if led.is_file():
                left.append(led)
    assert reached == set(PAGES)


def _anchor(heading: str) -> str:
    """A heading's anchor, as the usual hosts make it."""
    kept = (sign for sign in heading.strip().lower() if sign in " -_" or unicodedata.category(sign)[0] in "LN")
    return "".join(kept).replace(" ", "-")


def test_the_relations_of_the_guide_are_such() -> None:
    guide = (ROOT / "knowledge" / "README.md").read_text(encoding="utf-8")
    shown = next(text for _, text in _FENCE.findall(guide) if "kind: ratio" in text)
    relations = TypeAdapter(tuple[Relation, ...]).validate_python(yaml.load(shown, yaml.BaseLoader))  # noqa: S506 - as files are read: all is text
    assert [relation.kind for relation in relations] == ["sum", "ratio", "order"]

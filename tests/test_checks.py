"""The checks before a commit, in CI and in an editor are the same ones."""

import json
import re
import tomllib
from typing import Any

import yaml

from tests.conftest import ROOT
from tests.facts.test_schema import FILES


def recipe(target: str) -> list[str]:
    """The commands of a target, with the usual set-up in the place of make's variables, and without what is optional."""
    _, _, after = (ROOT / "Makefile").read_text(encoding="utf-8").partition(f"\n{target}: $(VENV)")
    lines = after.partition("\n\n")[0].splitlines()[1:]
    plain = re.sub(r"ifneq.*?endif\n?", "", "\n".join(lines) + "\n", flags=re.DOTALL)
    plain = plain.replace("$(BIN)", ".venv/bin").replace("$(WORKERS)", "auto")
    return [re.sub(r" \$\(if .*\)$", "", line).strip() for line in plain.splitlines()]


def hooks() -> list[dict[str, Any]]:
    held = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    (local,) = held["repos"]
    assert local["repo"] == "local"  # nothing is downloaded
    found: list[dict[str, Any]] = local["hooks"]
    return found


def test_hooks_run_what_make_test_runs() -> None:
    assert [hook["entry"] for hook in hooks()] == recipe("test")
    for hook in hooks():
        assert (hook["language"], hook["always_run"], hook["pass_filenames"]) == ("system", True, False)


def test_only_the_tests_wait_for_a_push() -> None:
    assert [hook["id"] for hook in hooks() if hook.get("stages") == ["pre-push"]] == ["tests"]


def test_ci_runs_make_test() -> None:
    assert (ROOT / ".ci" / "run").read_text(encoding="utf-8").rstrip().endswith("exec make test")


def test_the_editor_knows_every_schema() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    wanted = {f"./knowledge/schema/{kind}.json": f"knowledge/{pattern}" for kind, pattern in FILES.items()}
    assert settings["yaml.schemas"] == wanted
    assert all((ROOT / schema).is_file() for schema in wanted)


def test_the_version_stands_in_one_place() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert project["project"]["dynamic"] == ["version"]
    assert project["tool"]["hatch"]["version"]["path"] == "bot/__init__.py"

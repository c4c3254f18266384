"""The two archives of a release: built, looked into, and the wheel tried where nothing else of the repository is."""

import os
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import venv
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from packaging.metadata import Metadata

from bot import __version__
from bot.settings import described
from tests.conftest import ROOT

GIT = shutil.which("git")
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both; the wheel is built from the unpacked source archive, so that holds all that a wheel needs."""
    folder = tmp_path_factory.mktemp("dist")
    built = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert built.returncode == 0, built.stdout + built.stderr
    assert sorted(path.name for path in folder.iterdir()) == [
        f"footnote_bot-{__version__}-py3-none-any.whl",
        f"footnote_bot-{__version__}.tar.gz",
    ]
    return folder


@pytest.fixture(scope="module")
def installed(archives: Path, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Runs a program of a new environment: the wheel, and beside it only what it depends on; in an empty folder, with no settings."""
    home = tmp_path_factory.mktemp("installed")
    venv.create(home / "env", with_pip=False, symlinks=True)
    here = {"base": str(home / "env"), "platbase": str(home / "env")}
    # Folders named in a .pth are searched, but their own .pth files, such as that of the checkout, are not read.
    site = Path(sysconfig.get_path("purelib", "venv", here))
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    wheel = next(archives.glob("*.whl"))
    python = home / "env" / "bin" / "python"
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(python), "install"]
    subprocess.run([*pip, "--quiet", "--no-deps", "--no-index", wheel], check=True, capture_output=True)
    empty = home / "empty"
    empty.mkdir()
    ours = {"PYTHONPATH", "FOOTNOTE_ARTICLES", *(name for name, _ in described())}
    environment = {name: value for name, value in os.environ.items() if name not in ours}

    def run(program: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [home / "env" / "bin" / program, *arguments], cwd=empty, env={**environment, **variables},
            capture_output=True, text=True, encoding="utf-8", check=False,
        )  # fmt: skip

    return run


def test_the_wheel_answers_by_itself(installed: Run, tmp_path: Path) -> None:
    where = installed(
        "python", "-c", "import bot, bot.folder; print(bot.__file__); print(bot.folder.knowledge_folder())"
    )
    assert str(ROOT) not in where.stdout
    assert where.stdout.splitlines()[1].endswith("_knowledge")
    assert installed("footnote", "--version").stdout == f"footnote {__version__}\n"
    asked = installed("footnote", "ask", "how much did exports to the US fall in november?")
    assert (asked.returncode, asked.stdout[:6]) == (0, "−28.6%")
    # The languages, the checks and the migrations are files beside the code.
    assert installed("footnote", "ask", "wie stark fielen die Exporte in die USA?").stdout.startswith("−28,6")
    checked = installed("footnote", "kb", "check")
    assert checked.returncode == 0, checked.stdout + checked.stderr
    database = f"sqlite+aiosqlite:///{tmp_path / 'new.db'}"
    upgraded = installed("footnote", "db", "upgrade", FOOTNOTE_DATABASE_URL=database)
    assert upgraded.returncode == 0, upgraded.stderr
    assert installed("footnote", "run").returncode == 2  # its modules are all there, and it has no token


def test_the_metadata_is_valid_and_tells_what_a_reader_needs(archives: Path) -> None:
    with zipfile.ZipFile(next(archives.glob("*.whl"))) as wheel:
        names = wheel.namelist()
        told = Metadata.from_email(wheel.read(f"footnote_bot-{__version__}.dist-info/METADATA"), validate=True)
    assert (told.name, str(told.version), told.license_expression) == ("footnote-bot", __version__, "MIT")
    assert told.description_content_type == "text/markdown"
    assert told.description == (ROOT / "README.md").read_text(encoding="utf-8")
    assert {name.partition("/")[0] for name in names} == {"bot", f"footnote_bot-{__version__}.dist-info"}
    assert any(name.endswith("/licenses/LICENSE") for name in names)
    inside = {name.removeprefix("bot/") for name in names if name.startswith("bot/") and "_knowledge/" not in name}
    there = {p.relative_to(ROOT / "bot").as_posix() for p in (ROOT / "bot").rglob("*") if p.is_file()}
    assert inside == {name for name in there if "__pycache__" not in name}


@pytest.mark.skipif(GIT is None or not (ROOT / ".git").exists(), reason="no git checkout")
def test_the_source_archive_holds_the_repository_and_nothing_else(archives: Path) -> None:
    listed = subprocess.run([GIT or "", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    tracked = {name for name in listed.split("\0") if name and (ROOT / name).is_file()}
    with tarfile.open(next(archives.glob("*.tar.gz"))) as archive:
        held = {name.partition("/")[2] for name in archive.getnames()}
    assert tracked - held == set()
    assert held - tracked - {"PKG-INFO"} <= {name for name in held if (ROOT / name).is_file()}

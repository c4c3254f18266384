"""What `footnote db …` prints and exits with."""

import asyncio
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.settings import read_settings
from bot.store.store import Store

Db = Callable[..., Result]


@pytest.fixture
def db(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Db:
    """Run `footnote db …` on a database of its own."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("FOOTNOTE_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path / 'a.db'}")

    def run(*arguments: str, **environment: str) -> Result:
        return CliRunner().invoke(app, ["db", *arguments], env=environment)

    return run


def flagged(file: Path, value: str) -> None:
    """Write something."""

    async def run() -> None:
        async with Store.open(f"sqlite+aiosqlite:///{file}") as store:
            await store.set_flag("knowledge", value)

    asyncio.run(run())


def test_a_database_is_made_shown_copied_changed_and_put_back(db: Db, tmp_path: Path) -> None:
    file, copy = tmp_path / "a.db", tmp_path / "copy.db"
    made = db("upgrade")
    assert (made.exit_code, made.stdout) == (0, f"{file}: current\n")
    flagged(file, "one")
    assert db("backup", str(copy)).stdout == f"{file} → {copy}\n"
    flagged(file, "two")
    refused = db("restore", str(copy))
    assert refused.exit_code == 1
    assert refused.stderr == f"footnote: {file} holds records, which would be lost: back it up, then add --replace\n"
    restored = db("restore", str(copy), "--replace")
    assert (restored.exit_code, restored.stdout) == (0, f"{copy} → {file}: 1 records\n")
    shown = db("info")
    assert shown.exit_code == 0
    assert shown.stdout.splitlines()[0] == str(file)
    assert "       1  flags" in shown.stdout.splitlines()


def test_a_database_is_moved(db: Db, tmp_path: Path) -> None:
    flagged(tmp_path / "a.db", "one")
    target = f"sqlite+aiosqlite:///{tmp_path / 'b.db'}"
    moved = db("move", "--to", target)
    assert moved.exit_code == 0
    assert "       1  flags" in moved.stdout.splitlines()
    assert moved.stdout.splitlines()[-1] == f"{tmp_path / 'a.db'} → {tmp_path / 'b.db'}; the first is left as it was"
    again = db("move", FOOTNOTE_MOVE_TO=target)
    assert (again.exit_code, again.stderr) == (1, "footnote: the target holds 1 records already: it must be empty\n")


@pytest.mark.parametrize("command", [("info",), ("backup", "copy.db"), ("move", "--to", "sqlite+aiosqlite:///b.db")])
def test_what_is_not_there_is_not_made(db: Db, tmp_path: Path, command: tuple[str, ...]) -> None:
    result = db(*command)
    assert (result.exit_code, result.stderr) == (1, f"footnote: there is no database at {tmp_path / 'a.db'}\n")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("command", [("upgrade",), ("info",)])
def test_a_database_out_of_reach_is_one_sentence_without_the_password(db: Db, command: tuple[str, ...]) -> None:
    result = db(*command, FOOTNOTE_DATABASE_URL="postgresql+asyncpg://me:hidden@127.0.0.1:1/none")
    assert (result.exit_code, result.output) == (1, "footnote: the database cannot be reached\n")


@pytest.mark.parametrize("command", [("backup", "copy.db"), ("restore", "copy.db")])
def test_postgresql_has_its_own_backups(db: Db, command: tuple[str, ...]) -> None:
    result = db(*command, FOOTNOTE_DATABASE_URL="postgresql+asyncpg://me:hidden@127.0.0.1:1/none")
    assert result.exit_code == 2
    assert "PostgreSQL has its own: pg_" in result.output
    assert "hidden" not in result.output


def test_a_wrong_address_is_a_setting_to_mend(db: Db) -> None:
    result = db("info", FOOTNOTE_DATABASE_URL="mysql://me:hidden@host/none")
    assert result.exit_code == 2
    assert result.output.startswith("footnote: FOOTNOTE_DATABASE_URL must begin with")
    assert "hidden" not in result.output


def test_without_a_setting_it_is_a_file_in_the_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FOOTNOTE_DATABASE_URL", raising=False)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    address = read_settings().database_address()
    assert address.startswith(f"sqlite+aiosqlite:///{tmp_path}")
    assert address.endswith("footnote/footnote.db")
    result = CliRunner().invoke(app, ["db", "upgrade"])
    assert result.exit_code == 0, result.output
    assert Path(result.stdout.removesuffix(": current\n")).is_file()

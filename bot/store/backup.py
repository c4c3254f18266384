"""A copy of a SQLite database in use, and the way back. PostgreSQL brings its own tools for both."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from .database import make_file
from .errors import StoreError, store_error
from .tables import metadata
from .upgrade import HEAD, VERSION_TABLE

# For a bot that writes at this moment: five seconds, in tries of a quarter.
_PATIENCE = 0.25
_TRIES = 20


def back_up(database: Path, copy: Path) -> None:
    """Write the database as it stands now to a new file; a bot may go on using it. Raises StoreError, and then leaves no file.

    The copy has none of the free space in which deleted records may have stood, and is on the disk and checked in the end.
    """
    part = copy.with_name(copy.name + ".part")
    try:
        # Taken first, so that of two backups to the same name one is refused; an empty file is no backup to anybody.
        os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise StoreError(f"{copy} exists already, and a backup is never written over") from None
    except OSError as error:
        raise StoreError(f"{copy} cannot be written: {error.strerror}") from None
    try:
        part.unlink(missing_ok=True)
        os.close(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        with closing(_opened(database)) as connection:
            _records(connection, database)
            connection.execute("VACUUM INTO ?", (str(part),))
        with closing(_opened(part)) as connection:
            _records(connection, part)
        _to_disk(part)
        part.replace(copy)
        _to_disk(copy.parent)
    except BaseException as error:
        part.unlink(missing_ok=True)
        copy.unlink(missing_ok=True)
        if isinstance(error, OSError | sqlite3.Error):
            raise _sentence(error) from None
        raise


def restore(copy: Path, database: Path, *, replace: bool) -> int:
    """Put a backup in the database's place, in one transaction; how many records it holds. Raises StoreError.

    What the database holds now is lost, so it is refused without `replace`. A bot that runs sees all of the one or all of the
    other, but remembers settings from before until it is started again.
    """
    try:
        with closing(_opened(copy)) as backup:
            number = _records(backup, copy)
            make_file(database)
            with closing(_opened(database)) as target:
                if not replace and _count(target):
                    raise StoreError(f"{database} holds records, which would be lost: back it up, then add --replace")
                target.execute("PRAGMA synchronous=FULL")
                target.execute("PRAGMA secure_delete=ON")
                backup.backup(target, sleep=0.0, progress=_Patience())
                target.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except (OSError, sqlite3.Error) as error:
        raise _sentence(error) from None
    return number


class _Patience:
    """SQLite would wait for a locked database for ever."""

    def __init__(self) -> None:
        self._tries = 0

    def __call__(self, status: int, remaining: int, total: int) -> None:  # noqa: ARG002 - SQLite's signature
        self._tries += status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
        if self._tries > _TRIES:
            raise StoreError("the database is locked by another program")


def _opened(file: Path) -> sqlite3.Connection:
    if not file.is_file():
        raise StoreError(f"there is no database at {file}")
    return sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)


def _records(connection: sqlite3.Connection, file: Path) -> int:
    """How many records there are. Raises StoreError where the file is damaged, not ours, or newer than we are."""
    if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
        raise StoreError(f"{file} is damaged")
    if VERSION_TABLE not in _tables(connection):
        raise StoreError(f"{file} is no database of Footnote's")
    (revision,) = connection.execute(f"SELECT version_num FROM {VERSION_TABLE}").fetchone()  # noqa: S608 - a constant
    if revision > HEAD:
        raise StoreError(f"{file} was made by a newer Footnote: update Footnote first")
    return _count(connection)


def _count(connection: sqlite3.Connection) -> int:
    ours = _tables(connection) & metadata.tables.keys()
    return sum(connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in ours)  # noqa: S608 - our names


def _tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def _to_disk(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _sentence(error: OSError | sqlite3.Error) -> StoreError:
    if isinstance(error, OSError) and error.filename:
        return StoreError(f"{error.filename}: {error.strerror}")
    return store_error(error) or StoreError("the database failed", type(error).__name__)

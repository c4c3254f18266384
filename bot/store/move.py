"""Everything from one database into another, empty one: from a SQLite file to PostgreSQL, or back."""

from collections.abc import Mapping

from sqlalchemy import Connection, func, insert, select
from sqlalchemy.util import await_only

from .database import Database
from .errors import StoreError
from .tables import metadata

_AT_ONCE = 500
_WITHIN = 600.0


async def counts(database: Database) -> dict[str, int]:
    """How many records each table holds. Raises StoreError."""
    return await database.read(_counts)


async def move(source: Database, target: Database) -> Mapping[str, int]:
    """Copy all records in one transaction; how many of each table. Raises StoreError, and has then changed nothing.

    Nobody writes to the source meanwhile; it keeps what it has.
    """
    if source.url == target.url or (source.file is not None and source.file == target.file):
        raise StoreError("both addresses are the same database")
    await source.prepare()
    await target.prepare()
    return await source.write(
        lambda reading: await_only(target.write(lambda writing: _copy(reading, writing), within=_WITHIN)),
        within=_WITHIN,
    )


def _copy(source: Connection, target: Connection) -> dict[str, int]:
    held = sum(_counts(target).values())
    if held:
        raise StoreError(f"the target holds {held} records already: it must be empty")
    for table in metadata.sorted_tables:
        rows = source.execute(select(table))
        for part in rows.mappings().partitions(_AT_ONCE):
            target.execute(insert(table), [dict(row) for row in part])
    wanted, written = _counts(source), _counts(target)
    if wanted != written:
        raise StoreError("the target did not keep all records")
    return written


def _counts(connection: Connection) -> dict[str, int]:
    return {
        table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in metadata.sorted_tables
    }

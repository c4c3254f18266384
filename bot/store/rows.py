"""Between rows and records, and the statements that both databases know but SQLAlchemy has no common word for."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, delete, select
from sqlalchemy.dialects import sqlite

from .records import Feedback, Posted, ServerSettings, Talk, Unanswered


def one(connection: Connection, table: Table, which: ColumnElement[bool], *, lock: bool = False) -> RowMapping | None:
    """The row, or None; with `lock`, nobody else changes it before this transaction ends."""
    query = select(table).where(which)
    return connection.execute(query.with_for_update() if lock else query).mappings().one_or_none()


def deleted(connection: Connection, table: Table, which: ColumnElement[bool]) -> int:
    """Delete, and how many rows that were."""
    return connection.execute(delete(table).where(which)).rowcount


def insert(connection: Connection, table: Table) -> Any:
    """An insert that knows `on_conflict_…`, which each dialect has as its own class with the same methods."""
    if connection.dialect.name == "sqlite":
        return sqlite.insert(table)
    from sqlalchemy.dialects import postgresql  # 2 MB that most never need

    return postgresql.insert(table)


def put(connection: Connection, table: Table, *rows: Mapping[str, Any]) -> None:
    """Insert the rows, or replace those with the same key; all in one call of the driver."""
    statement = insert(connection, table)
    keys = [column.name for column in table.primary_key]
    others = {name: statement.excluded[name] for name in rows[0] if name not in keys}
    connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=others), list(rows))


def values(record: ServerSettings | Talk | Posted | Unanswered | Feedback) -> dict[str, Any]:
    """A record as a row: the names are the same."""
    return {field.name: _value(getattr(record, field.name)) for field in fields(record)}


def settings(row: RowMapping) -> ServerSettings:
    """A row as a server's settings."""
    return ServerSettings(**(dict(row) | {"channels": frozenset(row["channels"])}))


def report(row: RowMapping) -> Feedback:
    """A row as a report."""
    return Feedback(**(dict(row) | {"series": tuple(row["series"])}))


def _value(value: Any) -> Any:
    match value:
        case str():
            # Neither database takes half a character, and PostgreSQL no NUL.
            return value.encode("utf-8", "replace").decode().replace("\x00", "")
        case frozenset():
            return sorted(value)
        case tuple():
            return list(value)
        case _:
            return value

"""Makes a database current, inside the caller's transaction: an empty one at once, an older one by Alembic's migrations."""

import logging
from pathlib import Path

from sqlalchemy import Column, Connection, MetaData, PrimaryKeyConstraint, String, Table, insert, inspect, text

from .errors import TooNewError
from .tables import metadata

# The newest file in migrations/versions (a test holds it to that). Known without Alembic, whose import is 0.3 s and 11 MB.
HEAD = "0001"

_MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "alembic_version"
# As Alembic makes it.
_VERSION = Table(
    VERSION_TABLE,
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)


def revision_of(connection: Connection) -> str | None:
    """What the database stands at; None for an empty one."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 - a constant
    return found


def upgrade(connection: Connection) -> bool:
    """Bring the database to HEAD; whether there was anything to do. Raises TooNewError where a newer Footnote made it."""
    revision = revision_of(connection)
    if revision == HEAD:
        return False
    if revision is None:
        _make(connection)
    else:
        migrate(connection)
    return True


def _make(connection: Connection) -> None:
    """All tables in a database that has none, as every migration one after the other would make them (a test compares)."""
    for made in (metadata, _VERSION.metadata):
        made.create_all(connection, checkfirst=False)
    connection.execute(insert(_VERSION).values(version_num=HEAD))


def migrate(connection: Connection) -> None:
    """Run the migrations that the database lacks. Raises TooNewError where a newer Footnote made it."""
    logging.getLogger("alembic").setLevel(logging.WARNING)  # it tells each start what it runs on, and what it imports
    from alembic import command
    from alembic.config import Config
    from alembic.util import CommandError

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    try:
        command.upgrade(config, HEAD)
    except CommandError as error:
        raise TooNewError(
            "the database was made by a newer Footnote: update Footnote, or restore the backup made before",
            type(error).__name__,
        ) from None

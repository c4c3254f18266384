"""Makes a database current: Alembic's migrations, run inside the caller's transaction, and only where there is something to do."""

import logging
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from .errors import TooNewError

# The newest file in migrations/versions (a test holds it to that). Known without Alembic, whose import is 0.3 s and 11 MB.
HEAD = "0001"

_MIGRATIONS = Path(__file__).parent / "migrations"
VERSION_TABLE = "alembic_version"


def revision_of(connection: Connection) -> str | None:
    """What the database stands at; None for an empty one."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    found: str | None = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()  # noqa: S608 - a constant
    return found


def upgrade(connection: Connection) -> bool:
    """Bring the database to HEAD; whether there was anything to do. Raises TooNewError where a newer Footnote made it."""
    if revision_of(connection) == HEAD:
        return False
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
    return True

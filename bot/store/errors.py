"""What goes wrong with a database, as one sentence without any record's text, and a short cause for the log."""

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError, StatementError

_SENTENCES = (
    (("SQLITE_BUSY", "SQLITE_LOCKED"), "the database is locked by another program"),
    (("SQLITE_FULL", "DiskFullError"), "the disk that holds the database is full"),
    (("SQLITE_READONLY", "ReadOnlySQLTransactionError"), "the database may not be written to"),
    (("SQLITE_CANTOPEN", "PermissionError"), "the database file cannot be opened"),
    (("SQLITE_NOTADB", "SQLITE_CORRUPT"), "the database file is damaged, or is no database"),
    (("InvalidPasswordError", "InvalidAuthorizationSpecificationError"), "the database refuses the name or password"),
    (("InvalidCatalogNameError",), "the database server has no database of that name"),
    (("Connection", "FileNotFoundError", "gaierror", "CannotConnectNow", "AdminShutdown"), "the database cannot be reached"),
    (("Timeout", "QueryCanceled"), "the database does not answer in time"),
    (("SQLITE_IOERR", "OSError"), "the database file cannot be read or written"),
)  # fmt: skip


class StoreError(Exception):
    """The database did not do it. The message is one sentence; `cause` names the error, and neither holds a record's text."""

    def __init__(self, sentence: str, cause: str = "") -> None:
        super().__init__(sentence)
        self.cause = cause or sentence


class TooNewError(StoreError):
    """A newer Footnote made the database: this one must leave it alone."""


class RefusedError(StoreError):
    """The database is there, and will not take these records however often they are written."""


def store_error(error: Exception) -> StoreError | None:
    """What a database or its driver raised, in a sentence; None for anything else, which is a mistake of ours."""
    original: BaseException | None = error.orig if isinstance(error, DBAPIError) else error
    # A driver's own error stands behind the one that SQLAlchemy puts in its place.
    while original is not None and original.__cause__ is not None and isinstance(error, DBAPIError):
        original = original.__cause__
    ours = isinstance(error, StatementError) and not isinstance(error, DBAPIError)  # a value that no column takes
    theirs = isinstance(error, SQLAlchemyError | OSError | TimeoutError) or _module(error) in ("asyncpg", "sqlite3")
    if ours or not theirs or original is None:
        return None
    # Compared by how they begin: SQLITE_BUSY_SNAPSHOT is a SQLITE_BUSY.
    cause = getattr(original, "sqlite_errorname", None) or type(original).__name__
    for starts, sentence in _SENTENCES:
        if cause.startswith(starts):
            return StoreError(sentence, cause)
    if isinstance(error, IntegrityError | DataError):
        return RefusedError("the database refuses such a record", cause)
    return StoreError("the database failed", cause)


def _module(error: Exception) -> str:
    return type(error).__module__.partition(".")[0]

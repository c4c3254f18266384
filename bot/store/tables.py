"""The tables. What changes here needs a migration beside it (a test compares the two)."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    DateTime,
    Dialect,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
)
from sqlalchemy.types import TypeDecorator

from .records import LONGEST_COMMENT, LONGEST_COOLDOWN, LONGEST_QUESTION

# Names for constraints, so that a migration on either database can speak of them.
metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class UtcTime(TypeDecorator[datetime]):
    """A moment: refused without a zone, kept in UTC, given back in UTC. SQLite keeps no zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without a zone")
        moment = value.astimezone(UTC)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - SQLAlchemy's signature
        """From the database."""
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


PERSON = String(32)

servers = Table(
    "servers",
    metadata,
    Column("guild", BigInteger, primary_key=True, autoincrement=False),
    Column("channels", JSON, nullable=False),
    Column("floor", Integer, CheckConstraint("floor BETWEEN 0 AND 100", "floor"), nullable=False),
    Column("private", Boolean, nullable=False),
    Column("language", String(35)),
    Column(
        "cooldown",
        Integer,
        CheckConstraint(f"cooldown BETWEEN 0 AND {LONGEST_COOLDOWN}", "cooldown"),
        nullable=False,
    ),
    Column("updated_at", UtcTime),
)

talks = Table(
    "talks",
    metadata,
    Column("channel", BigInteger, primary_key=True, autoincrement=False),
    Column("person", PERSON, primary_key=True),
    Column("text", Text, nullable=False),
    Column("expires_at", UtcTime, nullable=False),
    Index(None, "person"),
    Index(None, "expires_at"),
)

posted = Table(
    "posted",
    metadata,
    Column("question", BigInteger, primary_key=True, autoincrement=False),
    Column("answer", BigInteger, nullable=False),
    Column("channel", BigInteger, nullable=False),
    Column("guild", BigInteger),
    Column("person", PERSON, nullable=False),
    Column("digest", String(32), nullable=False),
    Column("posted_at", UtcTime, nullable=False),
    Index(None, "person"),
    Index(None, "guild"),
    Index(None, "posted_at"),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", String(10), primary_key=True),
    Column("wrong", String(16), nullable=False),
    Column("comment", String(LONGEST_COMMENT), nullable=False),
    Column("question", Text, nullable=False),
    Column("read_as", Text, nullable=False),
    Column("series", JSON, nullable=False),
    Column("person", PERSON, nullable=False),
    Column("guild", BigInteger),
    Column("created_at", UtcTime, nullable=False),
    Column(
        "state",
        String(9),
        CheckConstraint("state IN ('open', 'done', 'dismissed')", "state"),
        nullable=False,
    ),
    Index(None, "person"),
    Index(None, "guild"),
    Index(None, "created_at"),
)

unanswered = Table(
    "unanswered",
    metadata,
    Column("text", String(LONGEST_QUESTION), primary_key=True),
    Column("language", String(35), primary_key=True),
    Column("why", String(40), nullable=False),
    Column("first_at", UtcTime, nullable=False),
    Column("last_at", UtcTime, nullable=False),
    Column("count", Integer, nullable=False),
    Index(None, "last_at"),
)

flags = Table(
    "flags",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
    Column("changed_at", UtcTime, nullable=False),
)

turns = Table(
    "turns",
    metadata,
    Column("bucket", Integer, primary_key=True, autoincrement=False),
    Column("free_at", UtcTime, nullable=False),
)

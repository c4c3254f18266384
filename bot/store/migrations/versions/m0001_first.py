"""The first tables."""

import sqlalchemy as sa
from alembic import op

from bot.store.tables import UtcTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make them."""
    op.create_table(
        "servers",
        sa.Column("guild", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("channels", sa.JSON(), nullable=False),
        sa.Column("floor", sa.Integer(), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(35)),
        sa.Column("cooldown", sa.Integer(), nullable=False),
        sa.Column("updated_at", UtcTime()),
        sa.PrimaryKeyConstraint("guild", name=op.f("pk_servers")),
        sa.CheckConstraint("floor BETWEEN 0 AND 100", name=op.f("ck_servers_floor")),
        sa.CheckConstraint("cooldown BETWEEN 0 AND 3600", name=op.f("ck_servers_cooldown")),
    )
    op.create_table(
        "talks",
        sa.Column("channel", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("expires_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("channel", "person", name=op.f("pk_talks")),
    )
    op.create_table(
        "posted",
        sa.Column("question", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("answer", sa.BigInteger(), nullable=False),
        sa.Column("channel", sa.BigInteger(), nullable=False),
        sa.Column("guild", sa.BigInteger()),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("digest", sa.String(32), nullable=False),
        sa.Column("posted_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("question", name=op.f("pk_posted")),
    )
    op.create_table(
        "feedback",
        sa.Column("id", sa.String(10), nullable=False),
        sa.Column("wrong", sa.String(16), nullable=False),
        sa.Column("comment", sa.String(500), nullable=False),
        sa.Column("question", sa.Text(), nullable=False),
        sa.Column("read_as", sa.Text(), nullable=False),
        sa.Column("series", sa.JSON(), nullable=False),
        sa.Column("person", sa.String(32), nullable=False),
        sa.Column("guild", sa.BigInteger()),
        sa.Column("created_at", UtcTime(), nullable=False),
        sa.Column("state", sa.String(9), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_feedback")),
        sa.CheckConstraint("state IN ('open', 'done', 'dismissed')", name=op.f("ck_feedback_state")),
    )
    op.create_table(
        "unanswered",
        sa.Column("text", sa.String(300), nullable=False),
        sa.Column("language", sa.String(35), nullable=False),
        sa.Column("why", sa.String(40), nullable=False),
        sa.Column("first_at", UtcTime(), nullable=False),
        sa.Column("last_at", UtcTime(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("text", "language", name=op.f("pk_unanswered")),
    )
    op.create_table(
        "flags",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_flags")),
    )
    op.create_table(
        "turns",
        sa.Column("bucket", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("free_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("bucket", name=op.f("pk_turns")),
    )
    for table, columns in _INDEXED.items():
        for column in columns:
            op.create_index(op.f(f"ix_{table}_{column}"), table, [column])


def downgrade() -> None:
    """Nothing stands before the first."""
    for table in ("turns", "flags", "unanswered", "feedback", "posted", "talks", "servers"):
        op.drop_table(table)


_INDEXED = {
    "talks": ("person", "expires_at"),
    "posted": ("person", "guild", "posted_at"),
    "feedback": ("person", "guild", "created_at"),
    "unanswered": ("last_at",),
}

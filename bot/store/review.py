"""What waits for a maintainer: reports of wrong answers, and questions without one."""

from sqlalchemy import Connection, func, select, update

from . import tables
from .database import Database
from .records import Feedback, ReviewCounts, State, Unanswered
from .rows import deleted, one, report


class Review:
    """Lists, and what becomes of each entry. Every method may raise StoreError."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def feedback(self, *, most: int = 100) -> tuple[Feedback, ...]:
        """Reports that wait, oldest first."""
        table = tables.feedback

        def work(connection: Connection) -> tuple[Feedback, ...]:
            waiting = select(table).where(table.c.state == "open")
            rows = connection.execute(waiting.order_by(table.c.created_at, table.c.id).limit(most))
            return tuple(report(row) for row in rows.mappings())

        return await self._database.read(work)

    async def report(self, identity: str) -> Feedback | None:
        """The report with this id, settled or not."""
        table = tables.feedback

        def work(connection: Connection) -> Feedback | None:
            row = one(connection, table, table.c.id == identity)
            return None if row is None else report(row)

        return await self._database.read(work)

    async def unanswered(self, *, most: int = 100) -> tuple[Unanswered, ...]:
        """Questions without an answer, those asked most first."""
        table = tables.unanswered

        def work(connection: Connection) -> tuple[Unanswered, ...]:
            order = (table.c.count.desc(), table.c.last_at.desc(), table.c.text)
            rows = connection.execute(select(table).order_by(*order).limit(most))
            return tuple(Unanswered(**row) for row in rows.mappings())

        return await self._database.read(work)

    async def counts(self) -> ReviewCounts:
        """How much waits."""
        reports = select(func.count()).where(tables.feedback.c.state == "open")
        questions = select(func.count(), func.coalesce(func.sum(tables.unanswered.c.count), 0))

        def work(connection: Connection) -> ReviewCounts:
            different, asked = connection.execute(questions.select_from(tables.unanswered)).one()
            return ReviewCounts(connection.scalar(reports) or 0, different, int(asked))

        return await self._database.read(work)

    async def settle_feedback(self, identity: str, state: State) -> bool:
        """Mark a report as done or dismissed; whether there is one with this id."""
        table = tables.feedback

        def work(connection: Connection) -> bool:
            return (connection.execute(update(table).where(table.c.id == identity).values(state=state))).rowcount > 0

        return await self._database.write(work)

    async def settle_unanswered(self, text: str) -> bool:
        """Delete a question that has been dealt with, in whichever language it was read; whether it was there."""
        table = tables.unanswered

        def work(connection: Connection) -> bool:
            return deleted(connection, table, table.c.text == text) > 0

        return await self._database.write(work)

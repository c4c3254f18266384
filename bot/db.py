"""The commands `footnote db …`: the database made current, copied, put back, moved. Each imports what it needs only when it runs."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.exits import Exit
from bot.terminal import database_address, fail

if TYPE_CHECKING:
    from bot.store.database import Database

T = TypeVar("T")

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Keeps the database of FOOTNOTE_DATABASE_URL, by default a SQLite file in the data folder.",
)


@app.command()
def upgrade() -> None:
    """Make the database current; `footnote run` does the same at its start."""

    async def run(database: "Database") -> None:
        await database.prepare()

    with _spoken() as database:
        asyncio.run(_closed(database, run))
        typer.echo(f"{database.shown}: current")


@app.command()
def info() -> None:
    """Show where the database is and how much it holds."""
    from bot.store.move import counts

    with _spoken() as database:
        _must_exist(database)
        held = asyncio.run(_closed(database, counts))
        typer.echo(database.shown)
        for name, number in held.items():
            typer.echo(f"{number:>8}  {name}")


@app.command()
def backup(file: Annotated[Path, typer.Argument(help="The new file; an existing one is kept.")]) -> None:
    """Copy a SQLite database to a file, also while the bot runs."""
    from bot.store.backup import back_up

    with _spoken() as database:
        back_up(_sqlite(database, "pg_dump --format=custom"), file)
        typer.echo(f"{database.shown} → {file}")


@app.command()
def restore(
    file: Annotated[Path, typer.Argument(help="A file that `footnote db backup` wrote.")],
    *,
    replace: Annotated[bool, typer.Option("--replace", help="Lose what the database holds now.")] = False,
) -> None:
    """Put a backup in the place of the SQLite database. Stop the bot first, or start it again afterwards."""
    from bot.store.backup import restore as restored

    with _spoken() as database:
        number = restored(file, _sqlite(database, "pg_restore --clean"), replace=replace)
        typer.echo(f"{file} → {database.shown}: {number} records")


@app.command()
def move(
    to: Annotated[
        str,
        typer.Option(
            envvar="FOOTNOTE_MOVE_TO",
            show_default=False,
            help="Another, empty database, such as postgresql+asyncpg://…; in the environment no other user sees its password.",
        ),
    ],
) -> None:
    """Copy everything into another database. Stop the bot first; then set FOOTNOTE_DATABASE_URL to the new one."""
    from bot.store.database import Database
    from bot.store.move import move as moved

    with _spoken() as database:
        _must_exist(database)
        target = Database(to)

        async def run(source: "Database") -> dict[str, int]:
            try:
                return dict(await moved(source, target))
            finally:
                await target.close()

        for name, number in asyncio.run(_closed(database, run)).items():
            typer.echo(f"{number:>8}  {name}")
        typer.echo(f"{database.shown} → {target.shown}; the first is left as it was")


@contextmanager
def _spoken() -> "Iterator[Database]":
    """The database of the settings; whatever goes wrong ends the program with one sentence."""
    from bot.store.database import Database

    with database_address(Exit.NOT_WELL) as address:
        yield Database(address)


async def _closed(database: "Database", work: "Callable[[Database], Awaitable[T]]") -> T:
    try:
        return await work(database)
    finally:
        await database.close()


def _sqlite(database: "Database", instead: str) -> Path:
    if database.file is None:
        fail(f"this is for SQLite files; PostgreSQL has its own: {instead}")
    return database.file


def _must_exist(database: "Database") -> None:
    if database.file is not None and not database.file.is_file():
        fail(f"there is no database at {database.file}", Exit.NOT_WELL)

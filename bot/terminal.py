"""What the commands in the terminal share: the option for a knowledge folder, what is text, ending with a sentence."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer

from bot.exits import Exit


def _named_before(context: typer.Context, given: Path | None) -> Path | None:
    """The folder given to a command, else the one that stands before its name: `footnote --knowledge DIR kb check`."""
    within: Any = context
    while given is None and within is not None:
        given = within.params.get("knowledge")
        within = within.parent
    return given


KnowledgeFolder = Annotated[
    Path | None, typer.Option(help="Another knowledge folder.", show_default=False, callback=_named_before)
]


def is_text(line: str) -> bool:
    """Whether it was UTF-8: what was not is kept as lone surrogates, which no output takes."""
    return not any("\ud800" <= character <= "\udfff" for character in line)


def fail(sentence: str, code: Exit = Exit.UNUSABLE) -> NoReturn:
    """End the program with one sentence on standard error."""
    typer.echo(f"footnote: {sentence}", err=True)
    raise typer.Exit(code)


@contextmanager
def database_address(refused: Exit) -> Iterator[str]:
    """The database's address; whatever goes wrong with it ends the program with one sentence."""
    from bot.settings import SettingsError, read_settings
    from bot.store.errors import StoreError

    try:
        yield read_settings().database_address()
    except SettingsError as error:
        fail(str(error))
    except StoreError as error:
        fail(str(error), refused)

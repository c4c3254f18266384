"""The commands that look after a bot: `footnote health` and `footnote doctor`. Each imports what it needs only when it runs."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from bot.settings import Settings

ILL, UNUSABLE = 1, 2

Knowledge = Annotated[Path | None, typer.Option(help="Another knowledge folder.", show_default=False)]


def health() -> None:
    """Tell whether the bot that runs here is well: for a container's HEALTHCHECK."""
    from bot.operations.status import health as looked_at

    well, lines = looked_at(_settings().status())
    for line in lines:
        typer.echo(line, err=not well)
    raise typer.Exit(0 if well else ILL)


def doctor(knowledge: Knowledge = None) -> None:
    """Look at everything that `footnote run` needs, and say what to mend."""
    from bot.operations.doctor import examine
    from bot.settings import SettingsError

    settings = _settings(**({} if knowledge is None else {"knowledge": knowledge}))
    try:
        token = settings.secret_token()
    except SettingsError as error:
        _fail(str(error))

    async def look() -> bool:
        well = True
        async for finding in examine(settings, token):
            typer.echo(str(finding))
            well = well and not finding.mend
        return well

    raise typer.Exit(0 if asyncio.run(look()) else ILL)


def _settings(**given: Any) -> "Settings":
    from bot.settings import SettingsError, read_settings

    try:
        return read_settings(**given)
    except SettingsError as error:
        _fail(str(error))


def _fail(sentence: str) -> NoReturn:
    typer.echo(f"footnote: {sentence}", err=True)
    raise typer.Exit(UNUSABLE)

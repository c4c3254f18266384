"""The commands that look after a bot: `footnote invite`, `doctor` and `health`. Each imports what it needs only when it runs."""

import asyncio
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.exits import Exit
from bot.terminal import KnowledgeFolder, fail

if TYPE_CHECKING:
    from bot.settings import Settings


def invite(
    application: Annotated[
        int | None,
        typer.Option(help="The application's ID, in place of a token to ask Discord with.", show_default=False),
    ] = None,
) -> None:
    """Print the address that adds the bot to a server, and the permissions it asks for."""
    from bot.invitation import INTEGER, PERMISSIONS, invitation, own_invitation

    number = application or _application()
    typer.echo(invitation(number))
    typer.echo(f"\nPermissions {INTEGER}:")
    for permission in PERMISSIONS:
        may = "" if permission.needed else " (may be refused)"
        typer.echo(f"  {permission.name:<26}without it, {permission.without}{may}")
    typer.echo("\nIts commands for one person alone, in every server and private channel:")
    typer.echo(own_invitation(number))


def _application() -> int:
    """Which application the token belongs to, as Discord says."""
    from bot.logs import masked
    from bot.operations.asking import asking
    from bot.settings import SettingsError

    settings = _settings()
    try:
        token = settings.secret_token()
    except SettingsError as error:
        fail(f"{error}; or name the application: footnote invite --application ID")

    async def ask() -> int | str:
        async with asking(settings.api_base, token) as asked:
            found = await asked.get("/oauth2/applications/@me")
            number = str(found.get("id")) if isinstance(found, dict) else ""
            return int(number) if number.isdecimal() else masked(": ".join(asked.failure()))

    number = asyncio.run(ask())
    if isinstance(number, str):
        fail(f"the token's application is not known: {number}", Exit.NOT_WELL)
    return number


def health() -> None:
    """Tell whether the bot that runs here is well: for a container's HEALTHCHECK."""
    from bot.operations.status import health as looked_at

    well, lines = looked_at(_settings().status())
    for line in lines:
        typer.echo(line, err=not well)
    raise typer.Exit(Exit.WELL if well else Exit.NOT_WELL)


def doctor(knowledge: KnowledgeFolder = None) -> None:
    """Look at everything that `footnote run` needs, and say what to mend."""
    from bot.operations.doctor import examine
    from bot.settings import SettingsError

    settings = _settings(**({} if knowledge is None else {"knowledge": knowledge}))
    try:
        token = settings.secret_token()
    except SettingsError as error:
        fail(str(error))

    async def look() -> bool:
        well = True
        async for finding in examine(settings, token):
            typer.echo(str(finding))
            well = well and not finding.mend
        return well

    raise typer.Exit(Exit.WELL if asyncio.run(look()) else Exit.NOT_WELL)


def _settings(**given: Any) -> "Settings":
    from bot.settings import SettingsError, read_settings

    try:
        return read_settings(**given)
    except SettingsError as error:
        fail(str(error))

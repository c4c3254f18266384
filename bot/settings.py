"""What the environment and `.env` decide for `footnote run`. Only here are variables read; each has the sentence that help shows."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import unquote, urlsplit

from dotenv import dotenv_values
from platformdirs import user_data_path
from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    model_validator,
)

from bot.folder import knowledge_folder

PORTAL = "https://discord.com/developers/applications"
NO_TOKEN = (
    f"DISCORD_TOKEN is not set: make a bot at {PORTAL}, copy its token (page “Bot”), "
    "and put DISCORD_TOKEN=… into the environment or a .env file"
)
# A token has 70-odd characters; what is much longer is another file.
LONGEST_TOKEN = 512
_LAST_PORT = 65_535
_SQLITE = "sqlite+aiosqlite:///"


class SettingsError(Exception):
    """A setting is missing or wrong; the message is one sentence for the operator and never holds a token."""


def _address(schemes: tuple[str, ...], example: str) -> AfterValidator:
    def check(text: str) -> str:
        try:
            parts = urlsplit(text)
            port_is_good = parts.port is None or parts.port > 0
        except ValueError:
            parts, port_is_good = urlsplit(""), False
        if parts.scheme not in schemes or not parts.hostname or not port_is_good or parts.query or parts.fragment:
            raise ValueError(f"must be an address such as {example}")
        return text.rstrip("/")

    return AfterValidator(check)


def _database(text: SecretStr) -> SecretStr:
    address = text.get_secret_value()
    if not address.startswith((_SQLITE, "postgresql+asyncpg://")):
        raise ValueError("must begin with sqlite+aiosqlite:/// or postgresql+asyncpg://")
    return text


def _shard_ids(text: object) -> object:
    if not isinstance(text, str):
        return text
    parts = [part.strip() for part in text.split(",")]
    if not all(part.isascii() and part.isdigit() and len(part) < 7 for part in parts):
        raise ValueError("must be numbers with commas between them, such as 0,1")
    ids = tuple(int(part) for part in parts)
    if len(set(ids)) != len(ids):
        raise ValueError("names a shard twice")
    return ids


def _shard_count(text: object) -> object:
    if isinstance(text, str) and not (text.isascii() and text.isdigit() and len(text) < 7 and int(text) > 0):
        raise ValueError("must be a whole number, 1 or more")
    return text


def _switch(text: object) -> object:
    if isinstance(text, str) and text not in ("0", "1"):
        raise ValueError("must be 1 or 0")
    return text


def _port(text: object) -> object:
    if isinstance(text, str) and not (text.isascii() and text.isdigit() and 0 < int(text[:6]) <= _LAST_PORT):
        raise ValueError(f"must be a port, 1 to {_LAST_PORT}")
    return text


def _one_of(*words: str) -> BeforeValidator:
    """A word from a list, in any case."""
    known = {word.casefold(): word for word in words}

    def check(text: object) -> object:
        if isinstance(text, str) and text.casefold() not in known:
            raise ValueError(f"must be one of {', '.join(words)}")
        return known[text.casefold()] if isinstance(text, str) else text

    return BeforeValidator(check)


class Settings(BaseModel):
    """Every setting of `footnote run`, by its variable. Not pydantic-settings: that is 3 MB and 0.1 s of every start."""

    model_config = ConfigDict(
        extra="ignore",  # the environment and a .env hold other programs' variables too
        frozen=True,
        hide_input_in_errors=True,
    )

    token: SecretStr | None = Field(
        None, validation_alias="DISCORD_TOKEN", description="the bot's token, from Discord's developer portal"
    )
    token_file: Path | None = Field(
        None, validation_alias="DISCORD_TOKEN_FILE", description="a file that holds the token, for container secrets"
    )
    api_base: Annotated[str, _address(("http", "https"), "https://discord.com/api/v10")] | None = Field(
        None,
        validation_alias="DISCORD_API_BASE",
        description="REST base address, for a REST proxy or a Discord-compatible server; default: Discord's own",
    )
    gateway_url: Annotated[str, _address(("ws", "wss"), "wss://gateway.discord.gg")] | None = Field(
        None,
        validation_alias="DISCORD_GATEWAY_URL",
        description="gateway address, for a gateway proxy; default: what Discord's API answers",
    )
    knowledge: Path | None = Field(
        None,
        validation_alias="FOOTNOTE_KNOWLEDGE",
        description="knowledge folder; default: the one shipped with the package",
    )
    database_url: Annotated[SecretStr, AfterValidator(_database)] | None = Field(
        None,
        validation_alias="FOOTNOTE_DATABASE_URL",
        description="sqlite+aiosqlite:///… or postgresql+asyncpg://…; default: a SQLite file in the data folder",
    )
    message_content: Annotated[bool, BeforeValidator(_switch)] = Field(
        default=False,
        validation_alias="FOOTNOTE_MESSAGE_CONTENT",
        description="1: ask Discord for the content of all messages, for channels that an admin has it listen to",
    )
    database_url_file: Path | None = Field(
        None,
        validation_alias="FOOTNOTE_DATABASE_URL_FILE",
        description="a file that holds that address, for container secrets",
    )
    shard_ids: Annotated[tuple[int, ...] | None, BeforeValidator(_shard_ids)] = Field(
        None,
        validation_alias="FOOTNOTE_SHARD_IDS",
        description="the shards this process runs, such as 0,1; default: all",
    )
    shard_count: Annotated[int, BeforeValidator(_shard_count)] | None = Field(
        None,
        validation_alias="FOOTNOTE_SHARD_COUNT",
        description="how many shards there are; default: what Discord advises",
    )
    metrics_port: Annotated[int, BeforeValidator(_port)] | None = Field(
        None,
        validation_alias="FOOTNOTE_METRICS_PORT",
        description="a port that tells Prometheus how it goes; default: none",
    )
    metrics_host: str = Field(
        "127.0.0.1",
        validation_alias="FOOTNOTE_METRICS_HOST",
        description="the address of that port; default: 127.0.0.1, for this machine only",
    )
    status_file: Path | None = Field(
        None,
        validation_alias="FOOTNOTE_STATUS_FILE",
        description="what `footnote health` reads, one for each process; default: status.json in the data folder",
    )
    log_level: Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], _one_of("DEBUG", "INFO", "WARNING", "ERROR")] = (
        Field("INFO", validation_alias="FOOTNOTE_LOG_LEVEL", description="DEBUG, INFO, WARNING or ERROR")
    )
    log_format: Annotated[Literal["text", "json"], _one_of("text", "json")] = Field(
        "text", validation_alias="FOOTNOTE_LOG_FORMAT", description="text or json"
    )

    @model_validator(mode="after")
    def _shards_fit(self) -> "Settings":
        if self.shard_ids is not None:
            if self.shard_count is None:
                raise ValueError(
                    "FOOTNOTE_SHARD_IDS needs FOOTNOTE_SHARD_COUNT beside it: how many shards there are in all"
                )
            if max(self.shard_ids) >= self.shard_count:
                raise ValueError(
                    f"FOOTNOTE_SHARD_IDS must lie between 0 and {self.shard_count - 1}, one less than the count"
                )
        return self

    def secret_token(self) -> str:
        """The token itself. Raises SettingsError where there is none, or it cannot be one."""
        if self.token is not None and self.token_file is not None:
            raise SettingsError("DISCORD_TOKEN and DISCORD_TOKEN_FILE are both set: keep one of them")
        name, text = "DISCORD_TOKEN", "" if self.token is None else self.token.get_secret_value()
        if self.token_file is not None:
            name, text = "DISCORD_TOKEN_FILE", _read("DISCORD_TOKEN_FILE", self.token_file)
        token = text.strip().removeprefix("Bot ").strip()
        if not token:
            raise SettingsError(
                NO_TOKEN if self.token_file is None else f"{name} names an empty file: {self.token_file}"
            )
        # Such a token would end in a header error that prints it.
        if not token.isascii() or not token.isprintable() or " " in token or len(token) > LONGEST_TOKEN:
            raise SettingsError(
                f"{name} holds something that is no token: copy it again, with nothing before or after it"
            )
        return token

    def secrets(self) -> tuple[str, ...]:
        """What no line of a log may hold: the token and the database's password. Raises SettingsError as `secret_token` does."""
        # Not urlsplit: it refuses some passwords.
        password = self.database_address().partition("://")[2].rpartition("@")[0].partition(":")[2]
        return self.secret_token(), *((password, unquote(password)) if password else ())

    def database_address(self) -> str:
        """Where the store is, password and all: never for a log. Raises SettingsError where its file is of no use."""
        if self.database_url is not None and self.database_url_file is not None:
            raise SettingsError("FOOTNOTE_DATABASE_URL and FOOTNOTE_DATABASE_URL_FILE are both set: keep one of them")
        if self.database_url_file is not None:
            name = "FOOTNOTE_DATABASE_URL_FILE"
            try:
                return _database(SecretStr(_read(name, self.database_url_file).strip())).get_secret_value()
            except ValueError as error:
                raise SettingsError(f"what {name} names {error}: {self.database_url_file}") from None
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"{_SQLITE}{user_data_path('footnote', appauthor=False) / 'footnote.db'}"

    def status(self) -> Path:
        """Where `footnote run` writes how it goes: beside a SQLite file, else in the platform's data folder."""
        if self.status_file is not None:
            return self.status_file.expanduser()
        address = self.database_address()
        if address.startswith(_SQLITE):
            return Path(address.removeprefix(_SQLITE).partition("?")[0]).with_name("status.json")
        return user_data_path("footnote", appauthor=False) / "status.json"

    def knowledge_folder(self) -> Path:
        """The folder in force."""
        return knowledge_folder(None if self.knowledge is None else self.knowledge.expanduser())


def read_settings(**given: Any) -> Settings:
    """The settings in force; `given` (from the command line) goes before the environment. Raises SettingsError."""
    try:
        named = {str(Settings.model_fields[name].validation_alias): value for name, value in given.items()}
        return Settings.model_validate(_set(dotenv_values(".env", encoding="utf-8")) | _set(os.environ) | named)
    except ValidationError as error:
        raise SettingsError("; ".join(dict.fromkeys(_sentence(problem) for problem in error.errors()))) from None
    except UnicodeDecodeError:
        raise SettingsError("the file .env is not UTF-8 text") from None
    except OSError as error:
        raise SettingsError(f"the settings cannot be read: {error.strerror or error}") from None


def _set(variables: Mapping[str, str | None]) -> dict[str, str]:
    """An empty variable counts as not set, as compose files leave it; names in any case, as Windows has them."""
    return {name.upper(): text for name, text in variables.items() if text}


def described() -> list[tuple[str, str]]:
    """Every variable with its sentence, in the order in which help shows them."""
    return [(str(field.validation_alias), field.description or "") for field in Settings.model_fields.values()]


def _sentence(problem: Any) -> str:
    variable = str(problem["loc"][0]) + " " if problem["loc"] else ""
    message: str = problem["msg"].removeprefix("Value error, ")
    return f"{variable}{message}" if not variable else f"{variable}{message[0].lower()}{message[1:]}"


def _read(name: str, file: Path) -> str:
    try:
        with file.expanduser().open(encoding="utf-8") as opened:
            return opened.read(LONGEST_TOKEN * 2)
    except UnicodeDecodeError:
        raise SettingsError(f"{name} names a file that is no text: {file}") from None
    except OSError as error:
        raise SettingsError(f"{name} cannot be read ({error.strerror}): {file}") from None

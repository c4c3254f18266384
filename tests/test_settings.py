"""Settings: from the environment and `.env`, and each wrong one as a sentence without a token in it."""

from pathlib import Path

import pytest

from bot.folder import knowledge_folder
from bot.settings import SettingsError, described, read_settings

SECRET = "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"  # noqa: S105 - made up


@pytest.fixture(autouse=True)
def empty_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name, _ in described():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)


def test_every_variable_of_the_contract_is_there_and_described() -> None:
    assert [name for name, sentence in described() if sentence] == [
        "DISCORD_TOKEN", "DISCORD_TOKEN_FILE", "DISCORD_API_BASE", "DISCORD_GATEWAY_URL", "FOOTNOTE_KNOWLEDGE",
        "FOOTNOTE_DATABASE_URL", "FOOTNOTE_MESSAGE_CONTENT", "FOOTNOTE_DATABASE_URL_FILE", "FOOTNOTE_SHARD_IDS", "FOOTNOTE_SHARD_COUNT",
        "FOOTNOTE_METRICS_PORT", "FOOTNOTE_METRICS_HOST", "FOOTNOTE_STATUS_FILE", "FOOTNOTE_LOG_LEVEL", "FOOTNOTE_LOG_FORMAT",
    ]  # fmt: skip


def test_nothing_set_leaves_the_defaults() -> None:
    settings = read_settings()
    assert (settings.api_base, settings.gateway_url, settings.shard_ids, settings.shard_count) == (
        None,
        None,
        None,
        None,
    )
    assert (settings.log_level, settings.log_format) == ("INFO", "text")
    assert not settings.message_content


def test_everything_set_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", f" Bot {SECRET}\n")
    monkeypatch.setenv("DISCORD_API_BASE", "http://127.0.0.1:9/api/v10/")
    monkeypatch.setenv("DISCORD_GATEWAY_URL", "ws://127.0.0.1:9/gateway")
    monkeypatch.setenv("FOOTNOTE_MESSAGE_CONTENT", "1")
    monkeypatch.setenv("FOOTNOTE_SHARD_IDS", "0, 1")
    monkeypatch.setenv("FOOTNOTE_SHARD_COUNT", "4")
    monkeypatch.setenv("FOOTNOTE_LOG_LEVEL", "warning")
    monkeypatch.setenv("FOOTNOTE_LOG_FORMAT", "JSON")
    monkeypatch.setenv("FOOTNOTE_DATABASE_URL", "postgresql+asyncpg://me:secret@localhost/footnote")
    settings = read_settings()
    assert settings.secret_token() == SECRET
    assert settings.api_base == "http://127.0.0.1:9/api/v10"
    assert settings.message_content
    assert settings.shard_ids == (0, 1)
    assert (settings.log_level, settings.log_format) == ("WARNING", "json")
    assert SECRET not in repr(settings)
    assert "secret" not in repr(settings)


def test_a_dotenv_file_is_read_and_the_environment_goes_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text(f"DISCORD_TOKEN={SECRET}\nFOOTNOTE_LOG_LEVEL=ERROR\nOTHER=1\n", encoding="utf-8")
    monkeypatch.setenv("FOOTNOTE_LOG_LEVEL", "DEBUG")
    settings = read_settings()
    assert settings.secret_token() == SECRET
    assert settings.log_level == "DEBUG"


def test_the_command_line_goes_before_all(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTE_KNOWLEDGE", "there")
    assert read_settings(knowledge=Path("here")).knowledge_folder() == Path("here")


def test_an_empty_variable_is_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTE_SHARD_COUNT", "")
    monkeypatch.setenv("DISCORD_TOKEN", "")
    assert read_settings().shard_count is None
    with pytest.raises(SettingsError, match="DISCORD_TOKEN is not set: make a bot at https"):
        read_settings().secret_token()


def test_the_token_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "token").write_text(SECRET + "\n", encoding="utf-8")
    monkeypatch.setenv("DISCORD_TOKEN_FILE", str(tmp_path / "token"))
    assert read_settings().secret_token() == SECRET


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("FOOTNOTE_MESSAGE_CONTENT", "yes", "FOOTNOTE_MESSAGE_CONTENT must be 1 or 0"),
        ("DISCORD_API_BASE", "discord.com", "DISCORD_API_BASE must be an address"),
        ("DISCORD_API_BASE", "https://", "DISCORD_API_BASE must be an address"),
        ("DISCORD_API_BASE", "https://a:port/", "DISCORD_API_BASE must be an address"),
        ("DISCORD_GATEWAY_URL", "https://gateway.discord.gg", "DISCORD_GATEWAY_URL must be an address such as wss"),
        ("FOOTNOTE_DATABASE_URL", "mysql://me:secret@x/y", "FOOTNOTE_DATABASE_URL must begin with sqlite"),
        ("FOOTNOTE_SHARD_IDS", "0;1", "FOOTNOTE_SHARD_IDS must be numbers"),
        ("FOOTNOTE_SHARD_IDS", "1,1", "FOOTNOTE_SHARD_IDS names a shard twice"),
        ("FOOTNOTE_SHARD_IDS", "0", "FOOTNOTE_SHARD_IDS needs FOOTNOTE_SHARD_COUNT"),
        ("FOOTNOTE_SHARD_COUNT", "0", "FOOTNOTE_SHARD_COUNT must be a whole number"),
        ("FOOTNOTE_SHARD_COUNT", "two", "FOOTNOTE_SHARD_COUNT must be a whole number"),
        ("FOOTNOTE_METRICS_PORT", "0", "FOOTNOTE_METRICS_PORT must be a port"),
        ("FOOTNOTE_METRICS_PORT", "70000", "FOOTNOTE_METRICS_PORT must be a port"),
        ("FOOTNOTE_LOG_LEVEL", "loud", "FOOTNOTE_LOG_LEVEL must be one of DEBUG, INFO"),
        ("FOOTNOTE_LOG_FORMAT", "xml", "FOOTNOTE_LOG_FORMAT must be one of text, json"),
    ],
)
def test_a_wrong_value_is_one_sentence(monkeypatch: pytest.MonkeyPatch, name: str, value: str, sentence: str) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        read_settings()
    assert str(caught.value).startswith(sentence)
    assert "\n" not in str(caught.value)
    assert "secret" not in str(caught.value)


def test_shards_lie_within_their_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FOOTNOTE_SHARD_IDS", "3,4")
    monkeypatch.setenv("FOOTNOTE_SHARD_COUNT", "4")
    with pytest.raises(SettingsError, match="between 0 and 3"):
        read_settings()


@pytest.mark.parametrize("token", [SECRET + " x", "тoken", "a\nb", "x" * 600, "a\x00b"])
def test_what_is_no_token_is_never_repeated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, token: str) -> None:
    (tmp_path / "token").write_text(token, encoding="utf-8")
    monkeypatch.setenv("DISCORD_TOKEN_FILE", str(tmp_path / "token"))
    with pytest.raises(SettingsError, match="DISCORD_TOKEN_FILE holds something that is no token") as caught:
        read_settings().secret_token()
    assert token not in str(caught.value)


def test_a_token_file_that_cannot_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "empty").touch()
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    for name, sentence in [
        ("none", "No such file"),
        (".", "directory"),
        ("empty", "empty file"),
        ("binary", "no text"),
    ]:
        monkeypatch.setenv("DISCORD_TOKEN_FILE", str(tmp_path / name))
        with pytest.raises(SettingsError, match=sentence):
            read_settings().secret_token()


def test_two_tokens_are_one_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISCORD_TOKEN", SECRET)
    monkeypatch.setenv("DISCORD_TOKEN_FILE", "token")
    with pytest.raises(SettingsError, match="both set") as caught:
        read_settings().secret_token()
    assert SECRET not in str(caught.value)


def test_a_dotenv_file_that_is_no_text_is_a_sentence() -> None:
    Path(".env").write_bytes(b"DISCORD_TOKEN=\xff\xfe")
    with pytest.raises(SettingsError, match=r"\.env is not UTF-8"):
        read_settings()


def test_the_knowledge_folder_is_the_named_one_else_the_shipped_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert (knowledge_folder() / "subject.yaml").is_file()
    Path(".env").write_text("FOOTNOTE_KNOWLEDGE=from-file\n", encoding="utf-8")
    assert knowledge_folder() == Path("from-file")
    monkeypatch.setenv("FOOTNOTE_KNOWLEDGE", "from-environment")
    assert knowledge_folder() == Path("from-environment")
    assert knowledge_folder(Path("explicit")) == Path("explicit")


def test_the_databases_address_may_stand_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    file = tmp_path / "address"
    file.write_text("postgresql+asyncpg://footnote:p%40ss@postgres/footnote\n", encoding="utf-8")
    monkeypatch.setenv("FOOTNOTE_DATABASE_URL_FILE", str(file))
    monkeypatch.setenv("DISCORD_TOKEN", SECRET)
    settings = read_settings()
    assert settings.database_address() == "postgresql+asyncpg://footnote:p%40ss@postgres/footnote"
    assert settings.secrets() == (SECRET, "p%40ss", "p@ss")
    file.write_text("mysql://me:hidden@x/y", encoding="utf-8")
    with pytest.raises(SettingsError, match="what FOOTNOTE_DATABASE_URL_FILE names must begin with sqlite") as caught:
        settings.database_address()
    assert "hidden" not in str(caught.value)
    monkeypatch.setenv("FOOTNOTE_DATABASE_URL", "sqlite+aiosqlite:///x.db")
    with pytest.raises(SettingsError, match="both set"):
        read_settings().database_address()


def test_the_status_stands_beside_the_database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FOOTNOTE_DATABASE_URL", f"sqlite+aiosqlite:///{tmp_path}/footnote.db")
    assert read_settings().status() == tmp_path / "status.json"
    monkeypatch.setenv("FOOTNOTE_STATUS_FILE", str(tmp_path / "other"))
    assert read_settings().status() == tmp_path / "other"

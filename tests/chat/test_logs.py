"""Log lines: their two forms, and what is struck out of them."""

import asyncio
import json
import logging
from collections.abc import Iterator

import pytest

from bot.logs import failed, masked, request, set_up_logging

SECRET = "a-token-that-is-none"  # noqa: S105 - made up


@pytest.fixture(autouse=True)
def undone() -> Iterator[None]:
    """Leave logging as it was."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    libraries = {name: logging.getLogger(name).level for name in ("discord", "aiohttp", "asyncio")}
    yield
    root.handlers[:], root.level = handlers, level
    for name, before in libraries.items():
        logging.getLogger(name).setLevel(before)


@pytest.mark.parametrize("form", ["text", "json"])
def test_tokens_are_struck_out_wherever_they_stand(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("INFO", "json" if form == "json" else "text", SECRET)
    try:
        _break(f"Bot {SECRET}")
    except RuntimeError:
        logging.getLogger("x").exception(
            "POST https://discord.com/api/v10/interactions/12/aW50Zt.x-y_z/callback %s", SECRET
        )
    written = capsys.readouterr().err
    assert SECRET not in written
    assert "aW50Zt" not in written
    assert "/interactions/12/[hidden]/callback" in written


def test_a_json_line_is_one_object(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("INFO", "json")
    logging.getLogger("x").warning("two\nlines")
    line = json.loads(capsys.readouterr().err)
    assert (line["level"], line["logger"], line["message"]) == ("WARNING", "x", "two\nlines")


def test_the_library_never_logs_below_info(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("DEBUG", "text")
    logging.getLogger("discord.gateway").debug("somebody's words")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_library_that_tells_of_an_exception_tells_of_nobody(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("INFO", "json" if form == "json" else "text")
    try:
        _break("somebody's words")
    except RuntimeError:
        library = logging.getLogger("discord.app_commands.tree")
        library.exception("Ignoring exception in autocomplete for %r (User: %s)", "exports", 123456789012345678)
        library.exception("Attempting a reconnect in %.2fs", 1.5)
    first, second = capsys.readouterr().err.splitlines()
    assert "Ignoring exception in autocomplete for " in first
    assert "RuntimeError at test_logs.py:" in first
    assert "Attempting a reconnect in 1.50s: RuntimeError" in second
    for secret in ("somebody", "123456789012345678", "Traceback"):
        assert secret not in first + second


def test_a_failure_is_logged_with_its_place_and_without_its_words(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(RuntimeError) as caught:
        _break("somebody's words")
    reference = failed("a thing", caught.value)
    assert f"a thing failed [{reference}]: RuntimeError at test_logs.py:" in caplog.text
    assert "somebody" not in caplog.text


def _break(words: str) -> None:
    raise RuntimeError(words)


@pytest.mark.parametrize("form", ["text", "json"])
async def test_lines_of_one_request_carry_one_reference(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logging("INFO", "json" if form == "json" else "text")

    async def answer() -> str:
        logging.getLogger("x").info("begun")
        return failed("a thing", ValueError("somebody's words"))

    with request():
        task = asyncio.create_task(answer())
    reference = await task
    logging.getLogger("x").info("afterwards")
    begun, broke, afterwards = capsys.readouterr().err.splitlines()
    assert reference in begun
    assert reference in broke
    assert reference not in afterwards
    if form == "json":
        assert json.loads(begun)["reference"] == json.loads(broke)["reference"] == reference
        assert "reference" not in json.loads(afterwards)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("postgresql+asyncpg://me:p@ss@host/db", "postgresql+asyncpg://[hidden]@host/db"),
        ("http://user:secret@127.0.0.1:8080/api", "http://[hidden]@127.0.0.1:8080/api"),
        ("wss://token@gateway/?v=10", "wss://[hidden]@gateway/?v=10"),
        ("https://discord.com/api/v10/users/@me", "https://discord.com/api/v10/users/@me"),
        ("/webhooks/12/abc.def/messages/@original", "/webhooks/12/[hidden]/messages/@original"),
    ],
)
def test_addresses_are_shown_without_their_secrets(address: str, shown: str) -> None:
    assert masked(address) == shown

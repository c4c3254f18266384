"""How log lines look, and what never stands in one: tokens, and the text of messages."""

import json
import logging
import re
import secrets
import sys
import traceback
from datetime import UTC, datetime
from typing import Literal

log = logging.getLogger("footnote")

# An interaction's or webhook's address carries a token that lets anyone answer in the bot's name.
_ADDRESS_TOKEN = re.compile(r"/(webhooks|interactions)/(\d+)/[\w%.\-]+")


def set_up_logging(level: str, form: Literal["text", "json"], *hidden: str) -> None:
    """Send every line to standard error. `hidden` are secrets that are struck out wherever they turn up."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Formatter(form, hidden))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # Below INFO these print what people wrote, and the token: never, whatever the level asked for.
    for library in ("discord", "aiohttp", "asyncio"):
        logging.getLogger(library).setLevel(max(logging.INFO, logging.getLevelName(level)))


def failed(what: str, error: BaseException) -> str:
    """Log a failure under a reference, and return the reference, which the person it hit is told.

    Where it happened is logged, and an error's own words only where the network or Discord wrote them: others may quote a message.
    """
    reference = secrets.token_hex(4)
    place = " < ".join(
        f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}"
        for frame in reversed(traceback.extract_tb(error.__traceback__)[-6:])
    )
    words = f" {error.strerror}" if isinstance(error, OSError) and error.strerror else ""
    status, code = getattr(error, "status", None), getattr(error, "code", None)
    answer = f" (status {status}, code {code})" if status is not None else ""
    log.error("%s failed [%s]: %s%s%s at %s", what, reference, type(error).__name__, words, answer, place)
    return reference


class _Formatter(logging.Formatter):
    """One line a record; a traceback's lines are kept on it in JSON."""

    def __init__(self, form: Literal["text", "json"], hidden: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
        self._json = form == "json"
        self._hidden = tuple(text for text in hidden if text)

    def format(self, record: logging.LogRecord) -> str:
        return self._strike(self._line(record) if self._json else super().format(record))

    def _line(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)

    def _strike(self, text: str) -> str:
        for hidden in self._hidden:
            text = text.replace(hidden, "[hidden]")
        return _ADDRESS_TOKEN.sub(r"/\1/\2/[hidden]", text)

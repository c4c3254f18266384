"""How log lines look, and what never stands in one: tokens, and the text of messages."""

import json
import logging
import re
import secrets
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from functools import cached_property
from time import perf_counter
from typing import Literal

from bot.counts import counts

log = logging.getLogger("footnote")

_REFERENCE_BYTES = 4


class Request:
    """One event that somebody brought about: when it came, and the reference under which every line of the log tells of it."""

    def __init__(self) -> None:
        self.began = perf_counter()
        self.went_out = False  # whether anything was sent to Discord because of it

    @cached_property
    def reference(self) -> str:
        """Made only for what is logged or told: most events leave no trace."""
        return secrets.token_hex(_REFERENCE_BYTES)


current_request: ContextVar[Request | None] = ContextVar("current_request", default=None)


@contextmanager
def request() -> Iterator[None]:
    """Whatever is begun in this block, tasks too, belongs to one request."""
    before = current_request.set(Request())
    try:
        yield
    finally:
        current_request.reset(before)


# An interaction's or webhook's address carries a token that lets anyone answer in the bot's name.
_ADDRESS_TOKEN = re.compile(r"/(webhooks|interactions)/(\d+)/[\w%.\-]+")
# "postgresql://name:password@host", "http://name:password@proxy": up to the last @ before the path.
_CREDENTIALS = re.compile(r"(?<=://)[^/\s\"'?#]+@")


def masked(text: str) -> str:
    """A text for people, in which no address carries a password or a token."""
    return _CREDENTIALS.sub("[hidden]@", _ADDRESS_TOKEN.sub(r"/\1/\2/[hidden]", text))


def set_up_logging(level: str, form: Literal["text", "json"], *hidden: str) -> None:
    """Send every line to standard error. `hidden` are secrets that are struck out wherever they turn up."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_Formatter(form, hidden))
    # Below INFO libraries print what people wrote, records and the token: never, whatever the level asked for.
    logging.basicConfig(level=max(logging.INFO, logging.getLevelName(level)), handlers=[handler], force=True)
    log.setLevel(level)


def failed(what: str, error: BaseException) -> str:
    """Log a failure under a reference, and return the reference, which the person it hit is told.

    Where it happened is logged, and an error's own words only where the network or Discord wrote them: others may quote a message.
    """
    counts.failures += 1
    asked = current_request.get()
    reference = secrets.token_hex(_REFERENCE_BYTES) if asked is None else asked.reference
    log.error("%s failed [%s]: %s", what, reference, _told(error), extra={"reference": reference})
    return reference


def _told(error: BaseException) -> str:
    """An error's kind and place, and of its words no more than is said above."""
    place = " < ".join(
        f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno} {frame.name}"
        for frame in reversed(traceback.extract_tb(error.__traceback__)[-6:])
    )
    words = f" {error.strerror}" if isinstance(error, OSError) and error.strerror else ""
    status, code = getattr(error, "status", None), getattr(error, "code", None)
    answer = f" (status {status}, code {code})" if status is not None else ""
    return f"{type(error).__name__}{words}{answer} at {place}"


def _of_a_library(record: logging.LogRecord, error: BaseException) -> logging.LogRecord:
    """Its line about an exception as we would write it: what it is filled in with may be a person's id, and the rest their words."""
    filled = isinstance(record.args, tuple) and all(isinstance(one, float) for one in record.args)  # seconds to wait
    line = f"{record.getMessage() if filled else record.msg}: {_told(error)}"
    return logging.makeLogRecord({**record.__dict__, "msg": line, "args": None, "exc_info": None, "exc_text": None})


def say(sentence: str, code: int) -> int:
    """Tell whoever started the program why it ends, logging or not; the exit code."""
    print(f"footnote: {masked(sentence)}", file=sys.stderr)  # noqa: T201 - an exit code needs its sentence
    return code


class _Formatter(logging.Formatter):
    """One line a record."""

    def __init__(self, form: Literal["text", "json"], hidden: tuple[str, ...]) -> None:
        super().__init__("%(asctime)s %(levelname)-7s %(name)s: %(message)s")
        self._json = form == "json"
        self._hidden = tuple(text for text in hidden if text)

    def format(self, record: logging.LogRecord) -> str:
        if record.exc_info and record.exc_info[1] is not None:
            record = _of_a_library(record, record.exc_info[1])
        asked = current_request.get()
        reference = getattr(record, "reference", None) or (None if asked is None else asked.reference)
        if self._json:
            return self._strike(self._line(record, reference))
        line = super().format(record)
        return self._strike(line if reference is None or reference in line else f"{line} [{reference}]")

    def _line(self, record: logging.LogRecord, reference: str | None) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
        }
        if reference is not None:
            line["reference"] = reference
        return json.dumps(line, ensure_ascii=False)

    def _strike(self, text: str) -> str:
        for hidden in self._hidden:
            text = text.replace(hidden, "[hidden]")
        return masked(text)

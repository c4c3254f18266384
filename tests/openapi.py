"""Holds REST requests against Discord's own OpenAPI description, where FOOTNOTE_DISCORD_OPENAPI names one."""

import json
import os
import re
from functools import cached_property
from pathlib import Path
from typing import Any

VARIABLE = "FOOTNOTE_DISCORD_OPENAPI"


class Specification:
    """An OpenAPI 3.1 document: which requests it knows, and what their bodies may hold."""

    def __init__(self, document: dict[str, Any]) -> None:
        self._document = document

    @classmethod
    def given(cls) -> "Specification | None":
        """The one that the environment names, if any."""
        file = os.environ.get(VARIABLE)
        return cls(json.loads(Path(file).read_text(encoding="utf-8"))) if file else None

    def hold(self, method: str, path: str, body: Any) -> None:
        """Raise AssertionError where a request is not as described."""
        from jsonschema import Draft202012Validator  # type: ignore[import-untyped]  # no types

        operation = self._operation(method.lower(), path)
        content = operation.get("requestBody", {}).get("content", {})
        if body is None:
            return
        schema = content.get("application/json", {}).get("schema")
        assert schema is not None, f"{method} {path} takes no JSON"
        whole = {"components": self._document["components"], **schema}
        error = next(
            iter(sorted(Draft202012Validator(whole).iter_errors(_as_sent(body)), key=lambda e: len(e.path))), None
        )
        assert error is None, (
            f"{method} {path}: {error.message[:300] if error else ''} at {list(error.path) if error else ''}"
        )

    def _operation(self, method: str, path: str) -> Any:
        bare = path.partition("?")[0].removeprefix("/api/v10")
        for pattern, operations in self._paths:
            if method in operations and pattern.fullmatch(bare):
                return operations[method]
        raise AssertionError(f"Discord has no {method.upper()} {bare}")

    @cached_property
    def _paths(self) -> list[tuple[re.Pattern[str], Any]]:
        # Paths without a variable first: /users/@me before /users/{user_id}.
        paths = sorted(self._document["paths"].items(), key=lambda item: item[0].count("{"))
        return [(re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))), operations) for path, operations in paths]


# Discord's ids are strings in the description; discord.py writes some as numbers, which Discord takes as well.
_SMALLEST_ID = 10**15


def _as_sent(body: Any) -> Any:
    if isinstance(body, dict):
        sent = {key: _as_sent(value) for key, value in body.items()}
        for attached in sent.get("attachments") or ():
            attached["id"] = str(attached["id"])  # in a request, a file's place among those sent along
        return sent
    if isinstance(body, list | tuple):
        return [_as_sent(value) for value in body]
    return str(body) if isinstance(body, int) and body >= _SMALLEST_ID else body

"""`footnote ask --jsonl`: one JSON object a line in, one answer object a line out, in order, whatever a line holds."""

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from typing import Any

from bot.footnote import Footnote
from bot.rendering.contract import answer_object
from bot.terminal import is_text
from bot.understanding.conversation import Conversation


def answers(lines: Iterable[str], footnote: Footnote, now: Callable[[], datetime]) -> Iterator[dict[str, Any]]:
    """An answer object for each line; a bad line is answered with its error and the run goes on."""
    talks: dict[str, Conversation] = {}
    for number, line in enumerate(lines, 1):
        identity: Any = None
        if not line.strip():
            continue
        try:
            asked = _object(line)
            identity = asked.get("id")
            yield _answer(asked, identity, talks, footnote, now())
        except (ValueError, RecursionError) as error:
            yield {"id": identity, "error": f"line {number}: {error}"}


def _object(line: str) -> dict[str, Any]:
    if not is_text(line):
        raise ValueError("the line is not UTF-8")
    asked = json.loads(line)
    if not isinstance(asked, dict):
        raise ValueError('a line must be an object such as {"id": 1, "q": "…"}')  # noqa: TRY004 - the line is wrong, not our program
    return asked


def _answer(
    asked: dict[str, Any], identity: Any, talks: dict[str, Conversation], footnote: Footnote, now: datetime
) -> dict[str, Any]:
    question, talk = asked.get("q"), asked.get("conversation")
    if "claim" in asked and "q" not in asked:
        if not isinstance(asked["claim"], str):
            raise ValueError('"claim" must be a text')
        return answer_object(footnote.check(asked["claim"]), footnote.knowledge, identity)
    if not isinstance(question, str):
        raise ValueError('the object has no text "q" or "claim"')  # noqa: TRY004 - as above
    if talk is not None and not isinstance(talk, str):
        raise ValueError('"conversation" must be a text')
    answer, conversation = footnote.ask(question, talks.get(talk) if talk is not None else None, now)
    if talk is not None:
        talks[talk] = conversation
    return answer_object(answer, footnote.knowledge, identity)

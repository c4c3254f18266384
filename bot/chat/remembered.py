"""What a talk remembers, as text for the store: by the ids of series and statements, which another process knows too. No Discord here."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from bot.facts.model import Knowledge, Statement
from bot.understanding.conversation import REMEMBERED_FOR, Conversation
from bot.understanding.reading import Ask, How


def written(conversation: Conversation) -> str:
    """A talk as JSON."""
    return json.dumps(
        {
            "asks": _written(conversation.asks),
            "heard": [_named(statement) for statement in conversation.heard],
            "at": None if conversation.at is None else conversation.at.isoformat(),
            "language": conversation.language,
            "choices": _written(conversation.choices),
            "former": _written(conversation.former),
        }
    )


def read(text: str, knowledge: Knowledge) -> Conversation | None:
    """A talk from JSON, of what the knowledge still holds; None where that is nothing, or the text is of another version."""
    statements = {_named(statement): statement for statement in knowledge.statements}
    try:
        held = json.loads(text)
        asks, former = _read(held["asks"], knowledge), _read(held.get("former", ()), knowledge)
        listed = held.get("choices", ())  # by their numbers, so all of them or none
        choices = _read(listed, knowledge) if all(one["series"] in knowledge.by_id for one in listed) else ()
        heard = tuple(statements[one] for one in held["heard"] if one in statements)
        at, language = datetime.fromisoformat(held["at"]), held.get("language", "en")
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return Conversation(asks, heard, at, language, choices, former) if asks or heard or choices else None


def fades_at(conversation: Conversation) -> datetime | None:
    """When a talk is forgotten."""
    return None if conversation.at is None else conversation.at + REMEMBERED_FOR


def _written(asks: Sequence[Ask]) -> list[dict[str, Any]]:
    return [{"series": ask.series.id, "how": dict(ask.how)} for ask in asks]


def _read(asks: Sequence[Mapping[str, Any]], knowledge: Knowledge) -> tuple[Ask, ...]:
    """Those whose series the knowledge still has."""
    return tuple(
        Ask(knowledge.by_id[one["series"]], {dimension: How(how) for dimension, how in one["how"].items()})
        for one in asks
        if one["series"] in knowledge.by_id
    )


def _named(statement: Statement) -> str:
    return f"{statement.article}:{statement.id}"

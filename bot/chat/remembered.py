"""What a talk remembers, as text for the store: by the ids of series and statements, which another process knows too. No Discord here."""

import json
from datetime import datetime

from bot.facts.model import Knowledge, Statement
from bot.understanding.conversation import REMEMBERED_FOR, Conversation
from bot.understanding.reading import Ask, How


def written(conversation: Conversation) -> str:
    """A talk as JSON."""
    return json.dumps(
        {
            "asks": [{"series": ask.series.id, "how": dict(ask.how)} for ask in conversation.asks],
            "heard": [_named(statement) for statement in conversation.heard],
            "at": None if conversation.at is None else conversation.at.isoformat(),
        }
    )


def read(text: str, knowledge: Knowledge) -> Conversation | None:
    """A talk from JSON, of what the knowledge still holds; None where that is nothing, or the text is of another version."""
    statements = {_named(statement): statement for statement in knowledge.statements}
    try:
        held = json.loads(text)
        asks = tuple(
            Ask(knowledge.by_id[one["series"]], {dimension: How(how) for dimension, how in one["how"].items()})
            for one in held["asks"]
            if one["series"] in knowledge.by_id
        )
        heard = tuple(statements[one] for one in held["heard"] if one in statements)
        at = datetime.fromisoformat(held["at"])
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    return Conversation(asks, heard, at) if asks or heard else None


def fades_at(conversation: Conversation) -> datetime | None:
    """When a talk is forgotten."""
    return None if conversation.at is None else conversation.at + REMEMBERED_FOR


def _named(statement: Statement) -> str:
    return f"{statement.article}:{statement.id}"

"""Whose words a statement holds, and everything that somebody says on a topic."""

from bot.facts.model import Knowledge, Statement


def attributed(knowledge: Knowledge, speaker: str | None = None, topic: str | None = None) -> tuple[Statement, ...]:
    """What somebody is quoted with or said to think, in the folder's order: a person, or everybody of an organisation."""
    return tuple(
        statement
        for statement in knowledge.statements
        if (voices := voices_of(statement, knowledge))
        and (speaker is None or speaker in voices)
        and (topic is None or topic in statement.topics)
    )


def voices_of(statement: Statement, knowledge: Knowledge) -> tuple[str, ...]:
    """The person, and the organisation that they are of; nobody where the article speaks itself."""
    person = knowledge.terms.get("person", {}).get(statement.speaker or "")
    voices = (statement.speaker, statement.organisation, person.organisation if person else None)
    return tuple(dict.fromkeys(code for code in voices if code))

"""Who else has a view, beside who is named or was quoted before: "who else talks of tolls"."""

from collections.abc import Sequence

from bot.facts.model import Statement
from bot.understanding.quoted.phrased import Phrased
from bot.understanding.quoted.statements import MOST_STATEMENTS
from bot.understanding.quoted.voices import voices_of
from bot.understanding.reading import Gap, Intent, NotCovered, Statements

_ON = frozenset({"topic", "indicator", "product", "area", "expression"})


def by_others(phrased: Phrased, heard: Sequence[Statement]) -> Statements | NotCovered | None:
    """What others say on what is named, else on what was heard; None where nobody is asked for beside somebody."""
    if "others" not in phrased.asked.cues or phrased.asked.foreign:
        return None
    knowledge = phrased.asked.knowledge
    beside = {*phrased.asked.codes("person"), *phrased.organisations} or {
        voice for one in heard for voice in voices_of(one, knowledge)
    }
    if not beside:
        return None
    named = [one for one in phrased.items if any(dimension in _ON for dimension, _ in one.codes)]
    topics = [] if named else [topic for one in heard for topic in one.topics]
    found = [
        statement
        for statement in knowledge.statements
        if (voices := voices_of(statement, knowledge)) and beside.isdisjoint(voices)
        if (named and all(phrased.statements.told(statement, (one,)) for one in named))
        or any(topic in topics for topic in statement.topics)
    ]
    if not found:
        return NotCovered(Gap.NO_STATEMENT, tuple(sorted(named[0].codes))[:1] if named else ())
    found.sort(key=lambda statement: -sum(map(topics.count, statement.topics)))
    return Statements(Intent.QUOTE, tuple(found[:MOST_STATEMENTS]))

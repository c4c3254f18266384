"""Turns that lean on the statements shown before: "and the other bank?", "who said that?", "what else did he say?"."""

from collections.abc import Sequence

from bot.facts.model import Statement
from bot.understanding.figures.asked import Asked
from bot.understanding.quoted.enough import NAMED
from bot.understanding.quoted.lacking import misses_topic
from bot.understanding.quoted.phrased import EXPECTING, WORDS_ONLY, Phrased
from bot.understanding.quoted.statement_words import Item
from bot.understanding.quoted.statements import MOST_STATEMENTS, Sought
from bot.understanding.reading import Intent, Meaning, Statements, unquoted
from bot.understanding.words.recognise import has

_OF_ITS_OWN = ("noise", "owner", "topic", "outsider")
# "And what was it that they said of this again".
_LONGEST_LEANING = 8
_TOPICAL = ("marker", "filler", "indicator", "product", "area", "topic", "expression")


def leans(phrased: Phrased, heard: Sequence[Statement]) -> bool:
    """Whether a question leans on what was shown a turn before: it names somebody else, or nobody and nothing."""
    if not heard:
        return False
    asked = phrased.asked
    named = _names_a_speaker(phrased)
    if not named and any(one.speaker for one in heard):
        if has(asked.spans, "pronoun") or _is_on_something_else(asked):
            return True
    elif not named and heard[0].topics and not asked.before and _is_on_something_else(asked):
        return True
    if any(part.names_something or part.hints for part in asked.parts):
        return False
    if "agree" in asked.cues or not all(span.known for span in asked.spans):
        return False  # "and what do Anna and Ben agree on", "what does Anna think of the opera" say themselves what is asked
    if named and asked.spans[0].is_a("follow_up"):
        return True
    if any(span.is_any(_OF_ITS_OWN) for span in asked.spans):
        return False  # "what does Anna think of the harbour"
    return named or (len(asked.spans) <= _LONGEST_LEANING and bool(asked.cues & {"who", "quote", "say", "sources"}))


def _names_a_speaker(phrased: Phrased) -> bool:
    return bool(phrased.organisations or phrased.asked.codes("person"))


def _is_on_something_else(asked: Asked) -> bool:
    """Whether who was quoted before is asked on another thing: "and about rents?"."""
    spans = asked.spans
    about = len(spans) > 1 and spans[0].is_a("follow_up") and spans[1].is_a("marker", "about", "on")
    return about and all(span.is_any(_TOPICAL) for span in spans[1:])


def _is_of_his_figure(asked: Asked) -> bool:
    """Whether a number is asked for that somebody is only said to name: "the share in 2023 that he brings up, what was it?"."""
    spans = asked.spans
    named = next((at for at, span in enumerate(spans) if span.is_a("indicator")), len(spans))
    if not has(spans[named:], "pronoun") or asked.cues & (EXPECTING | WORDS_ONLY | {"say"}):
        return False
    asks = asked.asks_how_much or "number" in asked.cues
    return asks and isinstance(asked.asks, list) and any(p.indicators and p.periods for p in asked.parts)


def _of_the_same(phrased: Phrased, heard: Sequence[Statement]) -> Statements | None:
    """What is told of another thing, of the same topic as what nobody said before: "what does the truce say on tolls", "and on rents?"."""
    topics = frozenset(heard[0].topics[:1])
    told = (one for one in phrased.asked.knowledge.statements if not topics.isdisjoint(one.topics))
    said = [one for one in phrased.items if one.codes]
    found = tuple(one for one in told if all(phrased.statements.is_about(one, item) for item in said))
    return Statements(Intent.QUOTE, found[:MOST_STATEMENTS]) if said and found else None


def going_on(phrased: Phrased, heard: Sequence[Statement]) -> Meaning | None:
    """The statements that such a turn asks for; None where it does not lean on those before."""
    asked, statements = phrased.asked, phrased.statements
    if not leans(phrased, heard) or asked.codes("article") or _is_of_his_figure(asked):
        return None
    people, organisations = asked.codes("person"), phrased.organisations
    if not (people or organisations):
        people = tuple(dict.fromkeys(one.speaker for one in heard if one.speaker))[:1]
        if not people and _is_on_something_else(asked):
            return _of_the_same(phrased, heard)
        if not people:
            return Statements(Intent.QUOTE, tuple(heard))
    topics = frozenset(("topic", topic) for one in heard for topic in one.topics)
    said = tuple(one for one in phrased.items if one.codes)
    items = (*said, Item((), frozenset(), topics, spare=True))
    found = statements.find(Sought(items, phrased.typed, speakers=people, organisations=organisations))
    if not found.statements or found.share < NAMED or misses_topic(phrased, found):
        return unquoted(people, organisations)
    return Statements(Intent.QUOTE, found.statements)

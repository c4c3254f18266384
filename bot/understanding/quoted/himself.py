"""What is asked of somebody himself, and is no view of his: "how old is the mayor", "who runs the bank", "where did she study"."""

from collections.abc import Iterator, Sequence

from bot.facts.model import Statement
from bot.understanding.quoted.phrased import EXPECTING, Phrased
from bot.understanding.spans.requests import asks_for_words, clause_around
from bot.understanding.words.recognise import has
from bot.understanding.words.text import words

# Who is asked for somebody's words is not asking of himself.
_ON_HIS_WORDS = EXPECTING | {"say", "quote", "why"}
_NAMED = ("person", "organisation", "pronoun")


def of_himself(phrased: Phrased, statements: Sequence[Statement]) -> tuple[str, ...]:
    """The words for what is asked of who is named, where no statement of his tells it."""
    asked = phrased.asked
    speaker = next((at for at, span in enumerate(asked.spans) if span.is_any(_NAMED)), None)
    if speaker is None or asked.cues & _ON_HIS_WORDS or any(map(phrased.tells, statements)):
        return ()
    clause, _ = clause_around(asked.spans, speaker)
    offices = {span.text for span in clause if span.is_a("role")} if "who" in asked.cues else ()
    typed = [word for span in clause if not span.subject for word in span.text.split()]
    for phrase in _phrases(typed):
        if phrase in asked.lexicon.lists.heading and "who" in asked.cues and not asked.codes("person"):
            told = any(_is_at_the_top(statement, phrase, phrased) for statement in statements)
        elif phrase in asked.lexicon.lists.biography or phrase in offices:
            told = any(_has(statement, phrase, phrased) for statement in statements)
        else:
            continue
        if not told:
            return (phrase,)
    return _beside_his_words(phrased, statements)


def _beside_his_words(phrased: Phrased, statements: Sequence[Statement]) -> tuple[str, ...]:
    """The word that asks when, where or how somebody is or was, where nothing that he says answers to any of it."""
    first, *rest = phrased.asked.spans
    if (
        first.text.split()[0] not in phrased.asked.lexicon.lists.of_a_life
        or first.is_a("follow_up")
        or has(rest, "ask")
        or asks_for_words(phrased.asked.spans, phrased.asked.lexicon)
    ):
        return ()
    if any(phrased.statements.told(one, phrased.items) for one in statements):
        return ()
    return (first.text,)


def _phrases(typed: Sequence[str]) -> Iterator[str]:
    """The words in ones and in twos."""
    for at, word in enumerate(typed):
        yield " ".join(typed[at : at + 2])
        yield word


def _has(statement: Statement, phrase: str, phrased: Phrased) -> bool:
    return all(phrased.statements.has(statement, word) for word in phrase.split())


def _is_at_the_top(statement: Statement, asked: str, phrased: Phrased) -> bool:
    """Whether who speaks is at the top of the house, or just what is asked for, by his role or as the article calls him."""
    person, lexicon = phrased.asked.knowledge.terms["person"].get(statement.speaker or ""), phrased.asked.lexicon
    role = (person and person.role) or ""
    called = _phrases(words(f"{statement.speaker_as or ''} {role}"))
    return role.casefold() in lexicon.lists.heading or any(
        title == asked or title in lexicon.lists.titles for title in called
    )

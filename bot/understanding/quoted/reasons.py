"""What a bare "why?" or "who found that surprising?" asks of: the figures of the turn before."""

from bot.understanding.figures.asked import Asked
from bot.understanding.quoted.statement_words import Item
from bot.understanding.reading import How
from bot.understanding.words.recognise import Span
from bot.understanding.words.word_class import WordClass

# What stands for a thing that was named before.
_STANDING = ("one", "ones")


def reason_of_before(asked: Asked, *, judged: bool) -> tuple[Item, ...]:
    """What "why?" or "why did it fall?" asks of, which is named a turn before; nothing where the question names something.

    `judged`: somebody is asked for who found it so; so too with "was anybody surprised by that?".
    """
    if not asked.before or asked.named or not (judged or "why" in asked.cues or _asks_who_of_it(asked)):
        return ()
    if any(map(_is_of_its_own, asked.spans)):
        return ()
    home = asked.knowledge.subject.area
    named: dict[Item, None] = {}
    for ask in asked.before:
        series = ask.series
        codes = [("product", series.product), ("area", series.counterpart), ("area", series.area)]
        told = [(dimension, code) for dimension, code in codes if code and code != home]
        if not told or ask.how.get("indicator") is How.ASKED:
            told.append(("indicator", series.indicator))
        named |= dict.fromkeys(Item((), frozenset(), frozenset({code})) for code in told)
    return tuple(named)


def _asks_who_of_it(asked: Asked) -> bool:
    """ "Who thinks that is good", "was anybody surprised by it", "who wants a stronger one"."""
    stands = any(span.text in asked.lexicon.lists.referring or span.text in _STANDING for span in asked.spans)
    return stands and "who" in asked.cues and bool(asked.cues & {"quote", "versus_expectation"})


def _is_of_its_own(span: Span) -> bool:
    """Whether a word makes a question one about another thing than the turn before."""
    if span.known:
        return span.subject or span.is_any(("noise", "owner", "outsider")) or "you" in span.text.split()
    return span.kind is None or span.kind is WordClass.NAMING

"""What is counted where its name is torn apart: "how many people come to a match" asks for the "people per match"."""

from collections.abc import Iterator
from dataclasses import replace

from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import Sense
from bot.understanding.words.recognise import Span
from bot.understanding.words.word_kin import stem

_COUNTING = ("how many", "number of")
_IDLE = (Sense("filler", ""),)


def read_as_counted(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans with a noun read as the one indicator whose name begins with it, where the other words of that name follow."""
    at = next((at for at in range(1, len(spans)) if spans[at - 1].text in _COUNTING), 0)
    if not at or spans[at].subject:
        return spans
    rest = ((place, span) for place, span in enumerate(spans) if place > at and not span.subject)
    said = {stem(word): place for place, span in rest for word in span.text.split()}
    found: dict[tuple[Sense, ...], set[int]] = {}
    for phrase in _beginning(spans[at].text, lexicon):
        told = {stem(word) for word in phrase[1:]} - lexicon.lists.tying - lexicon.lists.narrowing
        if told and told <= said.keys() and all(sense.dimension == "indicator" for sense in lexicon.senses[phrase]):
            others = {said[word] for word in told}
            if all(_is_small(spans[place], lexicon) for place in range(at + 1, max(others)) if place not in others):
                found[lexicon.senses[phrase]] = others
    if len(found) != 1:
        return spans
    ((senses, others),) = found.items()
    return tuple(
        replace(span, senses=senses if place == at else _IDLE, kind=None) if place == at or place in others else span
        for place, span in enumerate(spans)
    )


def _is_small(span: Span, lexicon: Lexicon) -> bool:
    """Whether a span only ties a name together: "come to a", and not "died at a"."""
    lists = lexicon.lists
    return lists.tying.union(lists.narrowing, lists.linking, lists.auxiliaries).issuperset(span.text.split())


def _beginning(word: str, lexicon: Lexicon) -> Iterator[tuple[str, ...]]:
    """The longer names that begin with a word."""
    open_ones: list[tuple[str, ...]] = [(word,)]
    while open_ones:
        phrase = open_ones.pop()
        for following in lexicon.beginnings.get(phrase, ()):
            open_ones.append((*phrase, following))
            if open_ones[-1] in lexicon.senses:
                yield open_ones[-1]

"""Words left out because they were just said: "this year and next", "the public survey and the private one"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.understanding.lexicon import SUBJECT_DIMENSIONS, Lexicon, Sense
from bot.understanding.reading import Ask
from bot.understanding.recognise import Span

# What may be left half said; every other word stands for itself.
_NAMING = SUBJECT_DIMENSIONS | {"relative_period"}
_JOINING = frozenset({"join", "follow_up"})
_FILLER = frozenset({"filler"})


def filled_in(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans, with each half of a phrase whose other half stands earlier read as the whole phrase."""
    if not any(span.comma or span.is_any(_JOINING) for span in spans):
        return spans
    out: list[Span] | None = None
    for at, span in enumerate(spans):
        if at and (not span.known or span.dimensions == _FILLER) and _ends(spans, at) and _goes_on(spans, at):
            senses = _whole(spans, at, lexicon)
        elif not span.known and at + 2 < len(spans) and spans[at + 1].is_a("join"):
            senses = _with_a_word_of(reversed(spans[at + 2 :]), span, lexicon)  # "private and public surveys"
        else:
            continue
        if senses:
            out = out or list(spans)
            out[at] = replace(span, senses=senses)
    return spans if out is None else tuple(out)


def with_places(spans: tuple[Span, ...], lexicon: Lexicon, home: str, before: Sequence[Ask]) -> tuple[Span, ...]:
    """The spans with "there" read as the place abroad that was named last, in the question or in the turn before."""
    if not any(span.text in lexicon.placing for span in spans):
        return spans
    last = next((ask.series.counterpart for ask in before if ask.series.counterpart), None)
    meant = (Sense("area", last),) if last else ()
    out = list(spans)
    for at, span in enumerate(spans):
        places = tuple(sense for sense in span.senses if sense.dimension == "area" and sense.code != home)
        if places:
            meant = places
        elif span.text in lexicon.placing and meant and at and not _is_there(spans, at, lexicon):
            out[at] = replace(span, senses=meant)
    return tuple(out)


def _is_there(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether it is the "there" of "is there", "there are"."""
    around = (spans[at - 1], *spans[at + 1 : at + 2])
    return any(word in lexicon.linking for span in around for word in (span.text.split()[-1], span.text.split()[0]))


def _goes_on(spans: Sequence[Span], at: int) -> bool:
    """Whether a span begins what is joined to something: after "and" or a comma, little words aside."""
    back = at - 1
    while not spans[back + 1].comma and back > 0 and spans[back].dimensions == _FILLER:
        back -= 1
    return spans[back + 1].comma or spans[back].is_any(_JOINING)


def _ends(spans: Sequence[Span], at: int) -> bool:
    """Whether nothing that it could belong to stands after a span."""
    after = spans[at + 1] if at + 1 < len(spans) else None
    return after is None or after.comma or after.is_a("join") or after.dimensions == _FILLER


def _whole(spans: Sequence[Span], at: int, lexicon: Lexicon) -> tuple[Sense, ...]:
    """What the phrase stands for that a word makes with one said before; else the only thing whose names begin with it."""
    word = spans[at].text
    going_on = lexicon.beginnings.get((word,), ())
    if not going_on:
        return ()
    if senses := _with_a_word_of(reversed(spans[:at]), spans[at], lexicon):
        return senses
    if spans[at].known or at + 1 == len(spans):
        return ()
    names = {lexicon.senses.get((word, other), ()) for other in going_on} - {()}
    senses = names.pop() if len(names) == 1 else ()
    return senses if any(sense.dimension in _NAMING for sense in senses) else ()


def _with_a_word_of(others: Iterable[Span], half: Span, lexicon: Lexicon) -> tuple[Sense, ...]:
    """What the phrase stands for that a word makes with one of other spans."""
    going_on = lexicon.beginnings.get((half.text,), ())
    for span in others if going_on else ():
        for word in reversed(span.text.split()):
            senses = lexicon.senses.get((half.text, word), ()) if word in going_on else ()
            if any(sense.dimension in _NAMING for sense in senses):
                return senses
    return ()

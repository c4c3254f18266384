"""Words left out because they were just said: "this year and next", "the public survey and the private one"."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.understanding.reading import Ask
from bot.understanding.words.dimensions import FILLER, JOINING
from bot.understanding.words.lexicon import SUBJECT_DIMENSIONS, Lexicon
from bot.understanding.words.phrases import Sense
from bot.understanding.words.recognise import Span, has
from bot.understanding.words.word_class import WordClass, word_class

# What may be left half said; every other word stands for itself.
_NAMING = SUBJECT_DIMENSIONS | {"relative_period", "quarter", "half"}
_INTERRUPTED = ("indicator", "expression")
# So many spans of a name stand before what interrupts it: "contribution", "of", "tolls", "to".
_LONGEST_BEFORE = 4
_LEFT_OUT = frozenset({"filler", "number"})
# How very, before an adjective.
_SO = ("so", "too", "very", "really")
_HOW_MANY, _TWICE = "how many", 2


def filled_in(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans, with each half of a phrase whose other half stands earlier read as the whole phrase."""
    if not any(span.comma or span.is_any(JOINING) for span in spans):
        return spans
    out: list[Span] | None = None
    for at, span in enumerate(spans):
        if at and (not span.known or span.dimensions <= _LEFT_OUT) and _ends(spans, at) and _goes_on(spans, at):
            senses = _with_beginning(spans, at, lexicon) or _whole(spans, at, lexicon)
        elif (not span.known or span.is_a("ordinal")) and at + 2 < len(spans) and _goes_before(spans, at):
            # "private and public surveys", "the first and second quarter"
            senses = _with_a_word_of(reversed(spans[at + 1 :]), span, lexicon)
        else:
            continue
        if senses:
            out = out or list(spans)
            out[at] = replace(span, senses=senses)
    return spans if out is None else tuple(out)


def rejoined(spans: tuple[Span, ...], lexicon: Lexicon, home: str) -> tuple[Span, ...]:
    """The spans with a name put together that the subject's own area interrupts: "share of Norway's sales" has a "share of sales"."""
    for at in range(1, len(spans) - 1):
        if ("area", home) not in spans[at].senses or not spans[at + 1].is_any(_INTERRUPTED):
            continue
        for start in range(max(at - _LONGEST_BEFORE, 0), at):
            words = tuple(word for span in (*spans[start:at], spans[at + 1]) for word in span.text.split())
            senses = lexicon.senses.get(words, ())
            if any(sense.dimension in _INTERRUPTED for sense in senses):
                whole = replace(spans[start], senses=senses, text=" ".join(words), possessive=spans[at + 1].possessive)
                return (*spans[:start], whole, spans[at], *spans[at + 2 :])
    return spans


def with_office_of(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans with an office read as who holds it at what is named before: "why did Timberco sell less, what does the boss say"."""
    at = next((at for at, span in enumerate(spans) if span.is_a("role")), 0)
    for span in spans[:at]:
        senses = lexicon.senses.get((span.text, spans[at].text), ()) if span.subject else ()
        if any(sense.dimension == "person" for sense in senses):
            return (*spans[:at], replace(spans[at], senses=senses), *spans[at + 1 :])
    return spans


def with_stood_for(spans: tuple[Span, ...], lexicon: Lexicon, home: str, before: Sequence[Ask]) -> tuple[Span, ...]:
    """The spans with "there" and "ones" read as the place abroad and the product that were named last, here or a turn before."""
    if not any(span.text in lexicon.standing for span in spans):
        return spans
    series = [ask.series for ask in before]
    last = {
        "area": next((one.counterpart for one in series if one.counterpart), None),
        "product": next((one.product for one in series if one.product), None),
    }
    meant: dict[str, tuple[Sense, ...]] = {d: (Sense(d, code),) for d, code in last.items() if code}
    out = list(spans)
    for at, span in enumerate(spans):
        stands_for = lexicon.standing.get(span.text)
        if stands_for in meant and at and not (stands_for == "area" and _is_there(spans, at, lexicon)):
            out[at] = replace(span, senses=meant[stands_for])
        for dimension in last:
            if named := tuple(s for s in span.senses if s.dimension == dimension and s.code != home):
                meant[dimension] = named
    return tuple(out)


def _is_there(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether it is the "there" of "is there", "there are"."""
    around = (spans[at - 1], *spans[at + 1 : at + 2])
    return any(
        word in lexicon.lists.linking for span in around for word in (span.text.split()[-1], span.text.split()[0])
    )


def with_counted(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans with what "how many" was said of before, where nothing is counted after it: "how many weeks did A fall and how many B"."""
    if sum(span.text.startswith(_HOW_MANY) for span in spans) < _TWICE:
        return spans
    out: list[Span] = []
    for at, span in enumerate(spans):
        going_on = span.text == _HOW_MANY and _counts_nothing(spans[at + 1 : at + 2], lexicon)
        counted = _counted_before(out) if going_on else ()
        out += [replace(one, comma=span.comma and not place) for place, one in enumerate(counted)] or [span]
        if _is_deed(spans, at, lexicon):
            out[-1] = _done_to_counted(span, out, lexicon)
    return tuple(out)


def _is_deed(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether all that follows "how many" is what was done: "how many cars were built and how many sold", "how many did they sell"."""
    asked = at - 1
    while asked > 0 and (_helps(spans[asked], lexicon) or spans[asked].text in lexicon.lists.referring):
        asked -= 1
    if asked < 1 or spans[asked].text != _HOW_MANY:
        return False
    plain = not spans[at].known or (spans[at].dimensions == FILLER and not _helps(spans[at], lexicon))
    ends = _ends(spans, at) or spans[at + 1].is_a("filler")  # "delivered overall", "delivered in May"
    return plain and ends and word_class(spans[at].text) is WordClass.HAPPENING


def _done_to_counted(deed: Span, before: Sequence[Span], lexicon: Lexicon) -> Span:
    """A deed as what is counted by it of what was counted before, "doses given" behind "doses delivered"; else an unknown word."""
    names = lexicon.name_words
    last = next((span for span in reversed(before) if span.is_a("indicator")), deed)
    said = set(map(names.base, last.text.split()))
    base = names.base(deed.text)
    found = {name.senses for name in names.having(base) if len(name.words) == _TWICE and name.words - {base} <= said}
    if len(found) != 1:
        return replace(deed, senses=(), kind=WordClass.HAPPENING) if last is not deed else deed
    return replace(deed, senses=found.pop(), kind=None)


def _counts_nothing(after: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether no thing stands after "how many": nothing at all, a time or place, or a verb."""
    return all(span.comma or span.is_a("marker", "in") or _helps(span, lexicon) for span in after)


def _counted_before(spans: Sequence[Span]) -> Sequence[Span]:
    """What was counted last: "how many tonnes of timber", "how many berries"."""
    for at in range(len(spans) - 1, -1, -1):
        if not spans[at].text.startswith(_HOW_MANY):
            continue
        end = at + 1 + (at + 1 < len(spans) and spans[at + 1].is_a("marker", "of"))
        if end < len(spans) and spans[end].is_a("product"):
            return spans[at : end + 1]
        return spans[at : at + 1] if spans[at].text != _HOW_MANY else ()
    return ()


def _helps(span: Span, lexicon: Lexicon) -> bool:
    return not (lexicon.lists.auxiliaries | lexicon.lists.linking).isdisjoint(span.text.split())


def _goes_on(spans: Sequence[Span], at: int) -> bool:
    """Whether a span begins what is joined to something: after "and" or a comma, little words aside."""
    back = at - 1
    while not spans[back + 1].comma and back > 0 and spans[back].dimensions == FILLER:
        back -= 1
    return spans[back + 1].comma or spans[back].is_any(JOINING)


def _goes_before(spans: Sequence[Span], at: int) -> bool:
    """Whether a span is joined to what stands behind it, or begins a list: "private | and public", "private | , state and"."""
    listed = spans[at + 1].comma and has(spans[at + 2 : at + 4], "join")
    return listed or spans[at + 1].is_a("join")


def _ends(spans: Sequence[Span], at: int) -> bool:
    """Whether nothing that it could belong to stands after a span."""
    after = spans[at + 1] if at + 1 < len(spans) else None
    return after is None or after.comma or after.is_a("join") or after.dimensions == FILLER


def _whole(spans: Sequence[Span], at: int, lexicon: Lexicon) -> tuple[Sense, ...]:
    """What the phrase stands for that a word makes with one said before; else the only thing whose names begin with it."""
    word = spans[at].text
    going_on = lexicon.beginnings.get((word,), ())
    if not going_on:
        return ()
    if senses := _with_a_word_of(reversed(spans[:at]), spans[at], lexicon):
        return senses
    if spans[at].known or at + 1 == len(spans) or spans[at - 1].text in _SO:
        return ()  # "…, its so foggy out" asks for no "foggy days"
    names = {lexicon.senses.get((word, other), ()) for other in going_on} - {()}
    senses = names.pop() if len(names) == 1 else ()
    return senses if any(sense.dimension in _NAMING for sense in senses) else ()


def _with_beginning(spans: Sequence[Span], at: int, lexicon: Lexicon) -> tuple[Sense, ...]:
    """What the phrase stands for that a word ends like one right before it: "week 47 and 48", "type a or b"."""
    last = next((span for span in reversed(spans[:at]) if not span.is_any(JOINING)), spans[at])
    beginning = tuple(last.text.split()[:-1])
    if not (beginning and last.is_any(_NAMING) and spans[at].text in lexicon.beginnings.get(beginning, ())):
        return ()
    return lexicon.senses.get((*beginning, spans[at].text), ())


def _with_a_word_of(others: Iterable[Span], half: Span, lexicon: Lexicon) -> tuple[Sense, ...]:
    """What the phrase stands for that a word makes with one of other spans."""
    going_on = lexicon.beginnings.get((half.text,), ())
    for span in others if going_on else ():
        for word in reversed(span.text.split()):
            senses = lexicon.senses.get((half.text, word), ()) if word in going_on else ()
            if any(sense.dimension in _NAMING for sense in senses):
                return senses
    return ()

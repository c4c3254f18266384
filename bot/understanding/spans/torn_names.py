"""Names torn apart or turned round: "how many flights did they cancel" asks for "cancelled flights", "how much is a bag" for its price."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

from bot.facts.model import Measure
from bot.understanding.spans.opening import MUCH_OR_MANY
from bot.understanding.spans.other_terms import COUNTING
from bot.understanding.words.dimensions import FILLER, IDLE, JOINING, PEOPLE
from bot.understanding.words.lexicon import OF_A_DAY, Lexicon
from bot.understanding.words.name_words import Name
from bot.understanding.words.recognise import Span, has, has_any, indicators_of
from bot.understanding.words.word_class import WordClass, word_class
from bot.understanding.words.word_kin import related, stem

_SMALL = frozenset({"filler", "contrast"})
# What may be a word of a name, and asks for nothing by itself.
_PLAIN = frozenset(
    {"filler", "noise", "counted", "owner", "product", "topic", "everyday", "pronoun", "particle", "repair"}
)
# Who, where and when: no words of what is measured.
_APART = (
    "area",
    "person",
    "organisation",
    "article",
    "author",
    "month",
    "relative_period",
    "number",
    "quarter",
    "half",
)
# Somebody's words are asked for, or the articles.
_OF_WORDS = frozenset({"say", "quote", "why", "sources", "mention"})
_NAMED = ("indicator", "expression")
_ASKED = ("ask", *_NAMED)
# A name is told by so many of its words.
_FEWEST = 2
# A name of so many words is told by them all, however else they are read.
_SURE = 3
_TELLING = ("cue", "measure", "indicator", "hint")
_HOW_MUCH = "how much"
_TO = "to"


@dataclass(frozen=True)
class _Implied:
    """Words of names that a question says by how it asks: "how long" the time; and those that only a place abroad implies."""

    words: frozenset[str]
    abroad: frozenset[str]
    places: frozenset[str]
    priced: bool

    def abroad_for(self, name: Name, lexicon: Lexicon) -> frozenset[str]:
        """The words for abroad, where a place is named that such numbers are told with."""
        return frozenset() if self.places.isdisjoint(lexicon.told.counterparts(name.indicator)) else self.abroad


@dataclass(frozen=True)
class _Told:
    """A name that a question tells, where its words stand, and how well it is told."""

    name: Name
    places: frozenset[int]
    # The words of it, those as they are, whether one is what is counted, whether a place tells it, whether it is an amount, and of no
    # narrower thing.
    rank: tuple[int, int, bool, bool, bool, bool]
    priced: bool = False


def read_as_torn(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans in which the words of one indicator's name, wherever they stand, are read as that name."""
    if not lexicon.implied:
        return spans
    cues = {code for span in spans for code in span.codes("cue")}
    if not _OF_WORDS.isdisjoint(cues) or ("who" in cues and not has(spans, "area")):
        return spans
    return tuple(chain.from_iterable(_with_torn(part, lexicon) for part in _parts(spans)))


def _parts(spans: tuple[Span, ...]) -> Iterator[tuple[Span, ...]]:
    """What is asked one after the other: "how many are lost | and how long are they"."""
    asked = [
        at
        for at in range(1, len(spans))
        if (spans[at].comma or spans[at].is_any(JOINING))
        and has(spans[at : at + 2], "ask")
        and has_any(spans[:at], _ASKED)  # not "the north or the south, how many live where"
    ]
    yield from (spans[start:end] for start, end in pairwise((0, *asked, len(spans))))


def _with_torn(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    named = [at for at, span in enumerate(spans) if span.is_any(_NAMED) and _is_named(span, lexicon)]
    if len(named) == 1 and not any(at != named[0] and _may_tell(span, lexicon) for at, span in enumerate(spans)):
        return spans
    said = _said(spans, lexicon)
    names = _whole(spans, said, lexicon) if named else _told(spans, said, lexicon)
    lasts = _is_of_a_time(spans, lexicon)
    told = [
        one
        for one in names
        if (not lasts or one.name.measure == Measure.DURATION) and _takes_in(one, spans, named, lexicon)
    ]
    best = max((one.rank for one in told), default=None)
    found = {one.name.senses: one for one in told if one.rank == best}
    if len(found) != 1:
        return spans
    ((senses, one),) = found.items()
    if _has_its_name(one, spans, lexicon):
        return spans
    first = min(one.places, key=lambda at: (*_out_of_place(spans[at], one.name, lexicon), at))
    text = " ".join(one.name.text) if lexicon.is_head(spans[first].text) else spans[first].text
    return tuple(
        replace(span, senses=senses, text=text, kind=None)
        if at == first
        else replace(span, senses=IDLE, kind=None)
        if (at in one.places and not span.is_a("cue", "share", "duration"))
        or _is_akin(span, one.name, lexicon)
        or _lacks(span, one.name, lexicon)
        else span
        for at, span in enumerate(spans)
    )


def _is_named(span: Span, lexicon: Lexicon) -> bool:
    """Whether it names what is measured, and is more than the noun of a longer name."""
    return bool(indicators_of(span, lexicon)) and not lexicon.is_head(span.text)


def _has_its_name(told: _Told, spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether it has its name already, and nothing that would be another thing is a part of that."""
    codes = {code for at in told.places for code in indicators_of(spans[at], lexicon)}
    return codes == {told.name.indicator} and not any(
        spans[at].is_a("product") or not spans[at].known for at in told.places
    )


def _takes_in(told: _Told, spans: Sequence[Span], named: Sequence[int], lexicon: Lexicon) -> bool:
    """Whether a name has all in it that is named otherwise, and nothing between its words is a thing of its own."""
    if not told.places.issuperset(named):
        return False
    taken = [spans[at] for at in told.places]
    whole = (span for span in taken if " " in span.text or indicators_of(span, lexicon))
    if not all(_is_in(span, told.name, lexicon) or _is_paid(span) for span in whole):
        return False  # "away tickets" are no tickets
    if (
        any(not lexicon.told.products(told.name.indicator).isdisjoint(span.codes("product")) for span in taken)
        and told.name.is_own
    ):
        return False  # "berry purchases" are purchases of those
    plain = [
        s
        for s in taken
        if _is_plain(s, lexicon) or _is_paid(s) or (told.priced and s.is_a("hint")) or _is_gained(s, lexicon)
    ]
    if len(told.name.words) < _SURE and len(plain) + len(named) < len(taken) if named else not plain:
        return False  # "the growth rate", "grew more than imports": how something moved
    if (len(named) > 1 or (named and not plain)) and all(
        told.name.indicator not in indicators_of(spans[at], lexicon) for at in named
    ):
        return False  # "sales and purchases" are no balance
    if any(at - 2 in told.places and spans[at - 1].text in lexicon.lists.able for at in told.places):
        return False  # "people who could swim" are not those who swam
    first, last = min(told.places), max(told.places)
    return not any(
        spans[at].comma
        or (
            at not in told.places
            and not _is_meant(spans, at, lexicon)
            and (_splits(spans, at, lexicon) or _is_another(spans[at], told.name, lexicon))
        )
        or (at + 1 in told.places and spans[at].dimensions == {"noise"})  # "world | phone exports"
        for at in range(first + 1, last + 1)
    )


def _out_of_place(span: Span, name: Name, lexicon: Lexicon) -> tuple[bool, bool]:
    """Whether a span is not what the name would stand at: what stands for the same already, else a plain word."""
    return name.indicator not in indicators_of(span, lexicon), not _is_plain(span, lexicon)


def _is_plain(span: Span, lexicon: Lexicon) -> bool:
    return span.dimensions <= _PLAIN or lexicon.is_head(span.text)


def _is_paid(span: Span) -> bool:
    """Whether it is a verb of what is paid: "spend on"."""
    return span.codes("cue") == ("money",)


def _is_gained(span: Span, lexicon: Lexicon) -> bool:
    """Whether it says that what is counted became fewer or more: "how many members did they lose", of "members lost"."""
    return not lexicon.lists.gaining.isdisjoint((span.text, *span.text.split()))


def _is_in(span: Span, name: Name, lexicon: Lexicon) -> bool:
    """Whether all words of a span are in a name, or are called like one that is: "tourists" for "visitors"."""
    words = (word for word in span.text.split() if word not in lexicon.small)
    names = lexicon.name_words
    return all(
        base in name.words or not name.words.isdisjoint(names.same.get(base, ())) for base in map(names.base, words)
    )


def _splits(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether what is joined here are two things: "beds | and occupancy"; not two places, of which one thing is asked."""
    if not spans[at].is_any(JOINING):
        return False
    after = next((span for span in spans[at + 1 :] if span.text not in lexicon.small), spans[at])
    return not (spans[at - 1].is_any(_APART) and after.is_any(_APART))


def _is_meant(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether it only says that somebody means to do what follows: "how many jobs do they want to cut"."""
    return spans[at].text in lexicon.lists.wanting and at + 1 < len(spans) and spans[at + 1].text == _TO


def _is_another(span: Span, name: Name, lexicon: Lexicon) -> bool:
    """Whether it tells something else: "patients who died while waiting"."""
    if not span.known:
        stemmed = stem(span.text)
        spared = stemmed in lexicon.subject or stemmed in lexicon.name_words.optional
        return not (spared or _is_akin(span, name, lexicon))
    if lexicon.small.issuperset(span.text.split()) or _lacks(span, name, lexicon):
        return False  # "come to"
    return span.is_any(_TELLING) or (span.dimensions <= _SMALL and word_class(span.text) is WordClass.HAPPENING)


def _may_tell(span: Span, lexicon: Lexicon) -> bool:
    """Whether a span may be a further word of a name: most questions have none, and need not be looked at further."""
    return (span.dimensions <= _PLAIN and span.text not in lexicon.small) or span.is_any(_NAMED)


def _words(span: Span, lexicon: Lexicon) -> Iterator[str]:
    return chain.from_iterable(map(lexicon.name_words.said_by, span.text.split()))


def _said(spans: Sequence[Span], lexicon: Lexicon) -> Mapping[str, int]:
    """The words of a question that may be of a name, and where each stands."""
    counts = any(span.is_a("ask") and span.text.split()[-1] in MUCH_OR_MANY for span in spans) or _costs(spans, lexicon)
    counts = counts or any(span.text in lexicon.in_what_way for span in spans[:1])  # "how busy are the beds"
    counts = counts or _asks_for_a_part(spans)
    apart = _APART if counts else (*_APART, "topic")
    return {word: at for at, span in enumerate(spans) if not span.is_any(apart) for word in _words(span, lexicon)}


def _asks_for_a_part(spans: Sequence[Span]) -> bool:
    """Whether a percentage is asked for: "what percent", "what %"."""
    percents = (at for at, span in enumerate(spans) if span.is_a("unit", "percent"))
    return any(" " in spans[at].text or (at and spans[at - 1].is_a("ask")) for at in percents)


def _is_of_a_time(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether it asks how long or how fast something is."""
    return any(span.is_a("cue", "duration") or span.text in lexicon.implied["how_fast"] for span in spans)


def _costs(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether it is asked what something costs; "how much money" may be what it earns."""
    return any(span.is_a("cue", "money") and not span.text.startswith(lexicon.how_much) for span in spans)


def _implied(spans: Sequence[Span], lexicon: Lexicon) -> _Implied:
    texts = {span.text for span in spans}
    found: list[str] = []
    counted_time = any(one.text in COUNTING and after.is_a("unit", *OF_A_DAY) for one, after in pairwise(spans))
    if counted_time or _is_of_a_time(spans, lexicon):  # "how many minutes"
        found += lexicon.implied["time"]
    said = {word for text in texts for word in text.split()}  # "get cheaper"
    priced = _costs(spans, lexicon) or not said.isdisjoint(lexicon.implied["paying"])
    priced = priced or any(
        span.text == _HOW_MUCH and after.text in lexicon.lists.linking for span, after in pairwise(spans)
    )
    priced = priced or any(span.text == _HOW_MUCH for span in spans[-1:])  # "a bag, how much"
    if priced:
        found += lexicon.implied["price"]
    if _asks_for_a_part(spans):
        found += lexicon.implied["share"]
    if not texts.isdisjoint(COUNTING):
        found += lexicon.implied["number"]
    base = lexicon.name_words.base
    abroad, places = map(base, lexicon.implied["abroad"]), (code for span in spans for code in span.codes("area"))
    return _Implied(frozenset(map(base, found)), frozenset(abroad), frozenset(places), priced)


def _whole(spans: Sequence[Span], said: Mapping[str, int], lexicon: Lexicon) -> Iterator[_Told]:
    """The names of which a question has every word, another that the folder has for the same thing, or the verb of who does it."""
    names = lexicon.name_words
    same = {other: at for word, at in said.items() for other in names.same.get(word, ())}
    done = {
        other: at
        for word, at in said.items()
        if at and spans[at].dimensions <= FILLER and spans[at - 1].is_any(PEOPLE)
        for other in names.done_with(word)
    }
    words = {**same, **done, **said}
    for name in dict.fromkeys(name for word in words for name in names.having(word) if name.words <= words.keys()):
        places, exact = frozenset(words[word] for word in name.words), len(name.words & said.keys())
        if len(places) > 1 or exact == len(name.words):
            yield _Told(name, places, (len(name.words), exact, False, False, False, _is_wide(name, lexicon)))


def _told(spans: Sequence[Span], said: Mapping[str, int], lexicon: Lexicon) -> Iterator[_Told]:
    """The names that a question makes up of its words, of others of their meaning, and of what it says by how it asks."""
    implied, names = _implied(spans, lexicon), lexicon.name_words
    akin = {other: at for word, at in said.items() for other in names.alike(word) if other not in said}
    counted = next(
        (at + 1 for at, span in enumerate(spans) if span.text in COUNTING), None
    )  # "how many hours do people work"
    may_be = {*said, *akin, *implied.words, *implied.abroad, *names.optional}
    for name in dict.fromkeys(name for word in said for name in names.having(word) if name.words <= may_be):
        exact = name.words & said.keys()
        abroad = (name.words - exact) & implied.abroad_for(name, lexicon)
        left = name.words - exact - abroad - implied.words
        told = len(name.words) - len(left - akin.keys())
        if told >= _FEWEST and left - akin.keys() <= names.optional:
            words = (*(said[word] for word in exact), *(akin[word] for word in left & akin.keys()))
            places = frozenset(at for at in words if not _is_one_of_its(spans[at], name, lexicon))
            if places:
                amount, wide = implied.priced and name.is_amount, _is_wide(name, lexicon)
                rank = (told, len(exact), len(exact) > 1 and counted in places, bool(abroad), amount, wide)
                yield _Told(name, places, rank, implied.priced)


def _is_wide(name: Name, lexicon: Lexicon) -> bool:
    """Whether nothing in a name narrows it: "tourist money", and not "money per visitor"."""
    return lexicon.lists.narrowing.isdisjoint(name.text)


def _is_one_of_its(span: Span, name: Name, lexicon: Lexicon) -> bool:
    """Whether a thing that a number is told of has a word of its name: the "state schools" that are asked how many "pupils of a school"."""
    told_of = " " in span.text and not lexicon.told.products(name.indicator).isdisjoint(span.codes("product"))
    return told_of and not _is_in(span, name, lexicon)


def _lacks(span: Span, name: Name, lexicon: Lexicon) -> bool:
    """Whether a word says the "without" of a name: "how many farms lost water", "had no water", of "farms without water"."""
    lists = lexicon.lists
    return (span.text in lists.losing or span.text in lists.lacking) and not lists.lacking.isdisjoint(name.text)


def _is_akin(span: Span, name: Name, lexicon: Lexicon) -> bool:
    """Whether a word that nobody knows is one that people use for one of a name's: "tenants" of what is spent on rent."""
    return not span.known and not related(lexicon.name_words.base(span.text)).isdisjoint(name.words)

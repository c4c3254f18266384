"""What a thing is like or what befell some of it, and not how many there are: "how clean are the beds", "how many beds were cut"."""

from collections.abc import Sequence
from itertools import takewhile

from bot.understanding.spans.other_terms import COUNTING
from bot.understanding.words.dimensions import FILLER
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import Sense
from bot.understanding.words.recognise import Span, has_any, indicators_of
from bot.understanding.words.word_class import WordClass, word_class

# "Cut", "raised", "complained".
_MOVED = frozenset({Sense("cue", "rise"), Sense("cue", "fall"), Sense("cue", "quote"), Sense("filler", "")})
_OTHERS = ("cue", "measure", "unit", "number", "expression")
# What those who are counted may take, and be counted by.
_TAKEN = ("product", "indicator", "area")
_MEASURING = ("indicator", "expression", "hint", "topic")
# What a number may be of, beside a name of its own.
_PARTS = ("product",)


def quality_of_counted(spans: Sequence[Span], lexicon: Lexicon) -> str:
    """The adjective by which something counted is asked about, unless it tells how many; empty where there is none.

    Prices are high and growth is strong: of an amount the same question asks for the number.
    """
    at = asked_quality(spans, lexicon)
    if at is None or has_any(spans, _OTHERS) or spans[at].text in lexicon.lists.sizes:
        return ""
    named = [code for span in spans for code in span.codes("indicator")]
    counted = not lexicon.in_number.isdisjoint(named) or (not named and has_any(spans, _PARTS))
    return spans[at].text if counted else ""


def deed_to_counted(spans: Sequence[Span], lexicon: Lexicon) -> str:
    """What befell some of what is counted, unless a name of that says so: "how many passengers were hurt"; empty where nothing did."""
    at = next((at for at in range(1, len(spans)) if spans[at - 1].text in COUNTING), 0)
    if at and (denied := _is_denied(spans[at:], lexicon)):
        return denied
    if at and (had := _is_had(spans, at, lexicon)):
        return had
    if not at or lexicon.in_number.isdisjoint(indicators_of(spans[at], lexicon)):
        return ""
    if (another := _does_another(spans, at)) is not None:
        return another.text
    helped = at + 1 < len(spans) and spans[at + 1].text in lexicon.lists.helping
    behind = (span for span in spans[at + 1 + helped :] if not helped or span.text not in lexicon.lists.helping)
    after = next(behind, None)  # "how many beds are already taken"
    words, code = lexicon.name_words, indicators_of(spans[at], lexicon)[0]
    if after is not None and after.text in lexicon.lists.taking and not has_any(spans[at + 1 :], _TAKEN):
        return "" if words.base(after.text) in words.words_of.get(code, ()) else after.text
    if (
        after is not None
        and helped
        and _describes(after)
        and after.text not in lexicon.lists.sizes
        and " " not in after.text
    ):
        return "" if words.base(after.text) in words.words_of.get(code, ()) else after.text
    if after is None or not (
        after.text in lexicon.lists.befalling or (after.is_a("cue") and _MOVED.issuperset(after.senses))
    ):
        return ""
    moved = (
        helped or after.text.endswith("ed") or words.is_irregular(after.text) or after.text in lexicon.lists.befalling
    )
    return after.text if moved and words.base(after.text) not in words.words_of.get(code, ()) else ""


def _is_denied(spans: Sequence[Span], lexicon: Lexicon) -> str:
    """The word that denies what is counted, unless a name of that has such a word: "how many people did not vote"."""
    lacking = lexicon.lists.lacking
    denied = next((span.text for span in takewhile(lambda span: not span.comma, spans) if span.text in lacking), "")
    if not denied:
        return ""
    words = lexicon.name_words
    names = {
        name
        for span in spans
        for code in span.codes("indicator")
        for word in words.words_of.get(code, ())
        for name in words.having(word)
        if name.indicator == code
    }
    return denied if names and all(lacking.isdisjoint(name.text) for name in names) else ""


def _is_had(spans: Sequence[Span], at: int, lexicon: Lexicon) -> str:
    """The thing that somebody has so many of, or that there are, of which other numbers are told: "how many trams does it own"."""
    if not spans[at].is_a("product") or has_any(spans, _MEASURING):
        return ""
    last, lists = spans[-1].text, lexicon.lists
    owned = last in lists.owning and any(span.text in lists.auxiliaries for span in spans[at:])
    after = spans[at + 1].text if at + 1 < len(spans) else ""
    owned = owned or (after in lists.owning and after not in lists.linking)  # "how many trams run here"
    there = last in lexicon.standing and spans[-2].text in lists.linking
    return spans[at].text if (owned or there) and not _is_counted_itself(spans[at], lexicon) else ""


def _is_counted_itself(thing: Span, lexicon: Lexicon) -> bool:
    """Whether a thing is some of what is counted, and so called: "first-time voters", of "registered voters"."""
    word, words_of = lexicon.name_words.base(thing.text.split()[-1]), lexicon.name_words.words_of
    told = (code for code in lexicon.in_number if not lexicon.told.products(code).isdisjoint(thing.codes("product")))
    return any(word in words_of.get(code, ()) for code in told)


def _does_another(spans: Sequence[Span], at: int) -> Span | None:
    """What else is measured, right behind what is counted: "how many ships landed", of a folder of landings."""
    after = spans[at + 1] if at + 1 < len(spans) else None
    if after is None or after.comma or after.dimensions != {"indicator"} or not spans[at].is_a("indicator"):
        return None
    return after if set(after.codes("indicator")).isdisjoint(spans[at].codes("indicator")) else None


def asked_quality(spans: Sequence[Span], lexicon: Lexicon) -> int | None:
    """Where the adjective stands: "how clean are", "are the beds clean"."""
    for at in range(1, len(spans) - 1):
        if spans[at - 1].text in lexicon.in_what_way:
            linked = spans[at + 1].text.partition(" ")[0] in lexicon.lists.linking  # "how warm | was it"
            return at if linked and _describes(spans[at]) else None
    last = len(spans) - 1
    first = next((span for span in spans if span.text not in lexicon.lists.lead_in), None)
    return last if first is not None and first.text in lexicon.lists.linking and _describes(spans[last]) else None


def _describes(span: Span) -> bool:
    plain = not span.known or span.dimensions <= FILLER
    return plain and (span.kind or word_class(span.text)) is WordClass.DESCRIBING

"""What is counted by what it does, and of what one it is told: "how many came from Norway", "spending of the Finns per head"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.understanding.spans.other_terms import COUNTING
from bot.understanding.words.dimensions import IDLE
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import Sense
from bot.understanding.words.recognise import Span, has_any, indicators_of
from bot.understanding.words.word_kin import stem

# Nobody prints the one by the other.
_RATIO = (Sense("beyond", ""),)
_OTHERS = ("hint", "topic")
_HOUSE = ("organisation",)
# What may stand between "how many" and what they did: "people from Norway", "of them".
_BETWEEN = ("filler", "marker", "area", "product", "counted", "join")


def with_doers_counted(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans, in which a deed that is counted is read as those who do it, where nothing else is named."""
    first = next((at for at, span in enumerate(spans) if span.text in COUNTING), None)
    if first is not None and _are_named_with_deed(spans, first + 1, lexicon):
        return (*spans[: first + 1], replace(spans[first + 1], senses=IDLE), *spans[first + 2 :])
    if first is None or has_any(spans, _OTHERS) or any(indicators_of(span, lexicon) for span in spans):
        return spans
    for at in range(first + 1, len(spans)):
        if (name := _doers(spans, at, lexicon)) is not None:
            done = replace(spans[at], senses=lexicon.senses[name,], kind=None)
            return (*spans[:at], done, *spans[at + 1 :])
        if not spans[at].is_any(_BETWEEN):
            break
    return spans


def _are_named_with_deed(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether those who are counted are part of the name of what they did, right behind: "how many pupils | sat the exam"."""
    if at + 1 >= len(spans) or not (spans[at].is_a("indicator") and spans[at + 1].is_a("indicator")):
        return False
    who, did = spans[at], spans[at + 1]
    named = (lexicon.name_words.words_of.get(code, ()) for code in did.codes("indicator"))
    apart = set(who.codes("indicator")).isdisjoint(did.codes("indicator")) and not did.comma
    return apart and " " not in who.text and any(lexicon.name_words.base(who.text) in words for words in named)


def _doers(spans: Sequence[Span], at: int, lexicon: Lexicon) -> str | None:
    """The name of those who do what a span says: "came", "work at", and not "came back"."""
    verb, *rest = spans[at].text.split(" ")
    after = [*rest, *(span.text for span in spans[at + 1 : at + 2])]
    if any(word in lexicon.lists.another_deed for word in after):
        return None
    return lexicon.deeds.get(spans[at].text) or lexicon.deeds.get(verb)


def with_owner_idle(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans, in which a house is no speaker where it only has what is counted: "how many drivers does the company have".

    A house that gives no number of that may have others than those which are counted.
    """
    if not spans or spans[-1].text not in lexicon.lists.owning or not has_any(spans[-2:-1], _HOUSE):
        return spans
    *others, house, verb = spans
    counted = {code for span in others for code in span.codes("indicator")} & lexicon.in_number
    if any(not lexicon.told.origins(code).isdisjoint(house.codes("organisation")) for code in counted):
        return (*others, replace(house, senses=IDLE), verb)
    return spans


def with_rate_joined(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans without what only says again of what one a number is told: "a hotel room | per night", "how much is the card | a month".

    Of another time than that, and of one of two things by the other, nobody prints a number.
    """
    at = next((at for at in range(len(spans)) if _says_of_what_one(spans, at, lexicon)), None)
    if at is None or spans[at].is_a("unit"):  # "yen per dollar"
        return spans
    per, apart = spans[at].text in lexicon.lists.rating, " " not in spans[at].text
    said = spans[at : at + 1 + apart]
    rest = (*spans[:at], *spans[at + len(said) :])
    named = {code for span in rest for code in indicators_of(span, lexicon)}
    priced = named or {code for span in rest for code in lexicon.prices_of(span.codes("product"))}
    rates = {rate for code in priced for rate in lexicon.rates.get(code, ())}
    of = stem(said[-1].text.split()[-1])
    counted = (
        per and (named or not spans[at - 1].known) and not lexicon.in_number.isdisjoint(said[-1].codes("indicator"))
    )
    if of not in rates and not counted and not (rates and of in lexicon.times):
        return spans
    senses = IDLE if of in rates else _RATIO
    return (*spans[:at], *(replace(span, senses=senses, kind=None) for span in said), *spans[at + len(said) :])


def _says_of_what_one(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether "per" stands here, or an article before what numbers are told of: "a month", and not "in a month"."""
    first = spans[at].text.partition(" ")[0]
    if first in lexicon.lists.rating:
        return True
    after = spans[at + 1] if first in lexicon.lists.per and 0 < at < len(spans) - 1 else None
    if after is None or spans[at - 1].is_a("marker"):
        return False
    return after.text in lexicon.times or (spans[at - 1].subject and stem(after.text) in lexicon.rated)

"""Words that are verbs by where they stand: "share the surplus", "did they think it would grow", "did sales pop"."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise, zip_longest

from bot.understanding.spans.opening import OF_AN_AMOUNT
from bot.understanding.spans.other_terms import COUNTING
from bot.understanding.words.dimensions import FILLER, IDLE, MEASURED_OR_HINTED, PEOPLE
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import Sense
from bot.understanding.words.recognise import Span, has, has_any, names_measured
from bot.understanding.words.word_class import WordClass, word_class
from bot.understanding.words.word_kin import stem

_EXPECTED = (Sense("cue", "expectation"),)
_CHANGED = (Sense("cue", "change"),)
# What can stand between "did" and what was done.
_DONE = (*MEASURED_OR_HINTED, "area", "marker")
# Who can do something.
_DOER = ("area", "person", "organisation")
_DOING = (*_DOER, "product")
_COMPARED = ("area", "product")
_TALKING = ("i", "you")
_VERB_TOO = frozenset({"filler", "indicator"})
# What stands before a participle, and what may stand between.
_BEING = ("is", "are", "was", "were", "be", "been", "being", "get", "gets", "got")
_ADVERBS = ("being", "then", "actually", "really", "newly", "already", "also", "still")
_SINCE = ("from", "in")
# What a number comes to.
_GETTING = ("be", "get", "have", "reach", "win", "take", "hit", "cost")
# What somebody earns, where nobody prints it; "how much do" and "what does" ask for that.
_NOT_TOLD, _OPENING = (Sense("beyond", ""),), 2
_TO = " to"
_DOERS = ("ers", "ors")
_SEVERAL = 2
# So ending, a word after it may tell what was done instead.
_VERB_ENDINGS = ("ed", "ing")


def read_as_verbs(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans with such words read as what they are: idle, what was expected, a change, or what is measured."""
    spans = _with_pay(_with_measured(_before_a_time(_come_down(spans, lexicon), lexicon), lexicon), lexicon)
    spans = _with_verb_idle(spans, lexicon)
    verbs = lexicon.lists.bidding | lexicon.lists.foreseeing | lexicon.lists.auxiliaries
    if not any(span.text in verbs for span in spans):
        return spans
    read = list(spans)
    foreseen = next((at for at, span in enumerate(spans) if span.text in lexicon.lists.foreseeing), 0)
    counting = any(span.is_a("ask") and span.text.split()[-1] in OF_AN_AMOUNT for span in spans)
    for at, span in enumerate(spans):
        if span.text in lexicon.lists.bidding and _is_bidding(spans, at):
            read[at] = replace(span, senses=IDLE)
        elif at < foreseen and (
            (counting and span.is_a("cue", "quote") and " " not in span.text) or _is_what_comes(spans, at, foreseen)
        ):
            read[at] = replace(span, senses=_EXPECTED)
        elif not span.known and _is_done_by_somebody(spans, at, lexicon):
            read[at] = replace(span, senses=IDLE)
        elif not span.known and _is_done(spans, at, lexicon):
            read[at] = replace(span, senses=_CHANGED if counting else IDLE)
    return tuple(read)


def _come_down(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans with the verb of what came down read as no fall: "how much snow fell", and not "how much did snow fall"."""
    at = next((at for at in range(2, len(spans)) if spans[at].text in lexicon.lists.falling), 0)
    counted = any(
        before.is_a("ask") and not lexicon.coming_down.isdisjoint(span.codes("indicator"))
        for before, span in pairwise(spans[:at])
    )
    return (*spans[:at], replace(spans[at], senses=IDLE), *spans[at + 1 :]) if counted else spans


def _before_a_time(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans with a verb apart from the preposition of a time after it: "did it get | from May to June", "they buy | in May"."""
    return tuple(
        part
        for span, after in zip_longest(spans, spans[1:])
        for part in (
            _apart(span, lexicon) if after is not None and after.is_a("month") and _ends_in_since(span) else (span,)
        )
    )


def _ends_in_since(span: Span) -> bool:
    return span.is_a("hint") and " " in span.text and span.text.rsplit(" ", 1)[1] in _SINCE


def _apart(span: Span, lexicon: Lexicon) -> tuple[Span, Span]:
    verb, last = span.text.rsplit(" ", 1)
    senses = (lexicon.senses.get(tuple(verb.split()), IDLE), lexicon.senses.get((last,), IDLE))
    return replace(span, senses=senses[0], text=verb), replace(span, senses=senses[1], text=last, comma=False)


def _with_measured(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans with the verb of what is measured read as its name, where nothing else names it: "how much did Norway export"."""
    if not lexicon.lists.talkers or names_measured(spans, lexicon):
        return spans
    counted, of_things = _counts_what_is_unknown(spans), has(spans, "product")
    for at, span in enumerate(spans):
        if span.dimensions <= FILLER and " " not in span.text:
            if _is_active(spans, at, lexicon) and (senses := _deed(spans, at, lexicon)):
                if counted and lexicon.in_number.isdisjoint(sense.code for sense in senses):
                    continue  # "how many cars did Norway take" asks for no takings
            elif at and of_things and (done := _done_to_product(spans, at, lexicon)):
                senses = done
            elif not span.known and _is_passive(spans, at, lexicon):
                senses = tuple(lexicon.names_with(span.text))  # "how much was wasted", of "wasted heat"
            else:
                continue
            if len(senses) == 1 and (senses == _NOT_TOLD or senses[0].dimension == "indicator"):
                return (*_without_anybody(spans[:at], lexicon), replace(span, senses=senses), *spans[at + 1 :])
    return spans


def _with_pay(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans with what those of a trade earn read as pay that is named as theirs: "what does a driver earn", of "driver pay".

    Of those who are only counted nobody tells what they earn.
    """
    at = next((at for at in range(1, len(spans)) if spans[at].text in lexicon.lists.earning), 0)
    if not at or not (spans[at].dimensions <= FILLER) or not any(_helps(span, lexicon) for span in spans[:at]):
        return spans
    doer, words = spans[at - 1], lexicon.name_words
    base = words.base(doer.text.split()[-1])
    named = [code for code, held in words.words_of.items() if base in held and lexicon.verbs.is_pay(code)]
    if len(named) == 1 and not names_measured((*spans[: at - 1], *spans[at + 1 :]), lexicon):
        paid = replace(spans[at], senses=(Sense("indicator", named[0]),), kind=None)
        return (*spans[: at - 1], replace(doer, senses=IDLE, kind=None), paid, *spans[at + 1 :])
    counted = not named and not lexicon.in_number.isdisjoint(doer.codes("indicator"))
    return (*spans[:at], replace(spans[at], senses=_NOT_TOLD), *spans[at + 1 :]) if counted else spans


def _with_verb_idle(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans without what is measured where it is only the verb of somebody with another such thing: "how much tax did they pay"."""
    at = next((at for at, span in enumerate(spans) if span.dimensions == _VERB_TOO), 0)
    helping = next((back for back in range(at - 1, -1, -1) if _helps(spans[back], lexicon)), at)
    between = spans[helping + 1 : at]
    if any(not lexicon.prices.isdisjoint(span.codes("indicator")) for span in between):
        idle = True  # "what does a ticket cost", of a folder whose "cost" is that of something else
    else:
        idle = bool(between) and not has_any(between, MEASURED_OR_HINTED) and has(spans[:helping], "indicator")
    return (*spans[:at], replace(spans[at], senses=IDLE), *spans[at + 1 :]) if idle else spans


def _without_anybody(doers: Sequence[Span], lexicon: Lexicon) -> Iterator[Span]:
    """Who does something, where that is whoever does it: "a worker" of what workers earn."""
    for span in doers:
        yield span if span.known or span.text not in lexicon.lists.anybody else replace(span, senses=IDLE, kind=None)


def _done_to_product(spans: Sequence[Span], at: int, lexicon: Lexicon) -> tuple[Sense, ...]:
    """What is counted that is so named, of a thing: "how many herons did they build", "herons built", of "cars built"."""
    if word_class(spans[at].text) is not WordClass.HAPPENING:
        return ()
    counted = any(span.text in COUNTING and after.is_a("product") for span, after in pairwise(spans[:at]))
    if not (counted or spans[at - 1].is_a("product")) or spans[at].comma:
        return ()
    names = lexicon.name_words.having(lexicon.name_words.base(spans[at].text))
    senses = {name.senses for name in names if len(name.words) == _SEVERAL and name.indicator in lexicon.in_number}
    return senses.pop() if len(senses) == 1 else ()


def _counts_what_is_unknown(spans: Sequence[Span]) -> bool:
    """Whether "how many" is said of a thing that nobody here knows."""
    return any(span.text in COUNTING and not after.known for span, after in pairwise(spans))


def _deed(spans: Sequence[Span], at: int, lexicon: Lexicon) -> tuple[Sense, ...]:
    """What is measured that a verb stands for; none where it may be of two things, or asks what somebody says."""
    verb = spans[at].text
    base = lexicon.name_words.base(verb)  # "spent"
    by_anybody = any(span.text in lexicon.lists.anybody for span in spans[:at])
    found: Collection[Sense] = ()
    if name := lexicon.verbs.name_of(verb) or lexicon.verbs.name_of(base):
        found = lexicon.senses[tuple(name.split())]
    elif not (has_any(spans[:at], PEOPLE) or has(spans[:at], "cue", "compare")):  # "what does the union want"
        found = lexicon.verbs.done_by_somebody(base)
    made_of = at + 1 < len(spans) and spans[at + 1].is_a("marker", "from")
    if by_anybody and (made_of or not all(lexicon.verbs.is_pay(sense.code) for sense in found)):
        found = ()  # what an airline earns, and what they make from tickets
    if of_all := {stem(span.text) for span in spans[:at] if _is_of_all(span, lexicon)}:
        words_of = lexicon.name_words.words_of
        found = [sense for sense in found if not of_all.isdisjoint(words_of.get(sense.code, ()))]
    if found or not (by_anybody or has(spans[:at], "product")):
        return tuple(found) if len(found) == 1 else ()
    asks = spans[0].is_a("ask") or spans[0].is_a("cue", "number")
    helped = any(_helps(span, lexicon) for span in spans[:_OPENING])
    return _NOT_TOLD if asks and helped and lexicon.verbs.earns(base) else ()


def _is_active(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether a verb is what somebody does who is asked about: "did Norway export", "what do the ports export", "who exports more"."""
    if at == 1 and spans[0].is_a("cue", "who"):
        return _is_of_some(spans[at + 1 :], lexicon)
    if at and spans[at - 1].is_a("cue", "target") and spans[at - 1].text.endswith(_TO):
        doers = spans[: at - 1]  # "what is the town allowed to build"
    else:
        helping = next((back for back in range(at - 1, -1, -1) if _helps(spans[back], lexicon)), at)
        doers = spans[helping + 1 : at]
    verb = spans[at].text
    if not doers or not (word_class(verb) is WordClass.HAPPENING or stem(verb) in lexicon.verbs.done_so):
        return False
    named = has_any(doers, _DOING) or any(_is_whoever(span, lexicon) for span in doers)
    return named and not any(span.text in _TALKING for span in doers)


def _is_whoever(span: Span, lexicon: Lexicon) -> bool:
    """Whether it is anybody, or all that everything here is of: "how much do the clubs take", of a folder with a "club revenue"."""
    return span.text in lexicon.lists.anybody or _is_of_all(span, lexicon)


def _is_of_all(span: Span, lexicon: Lexicon) -> bool:
    return not span.known and stem(span.text) in lexicon.subject


def _helps(span: Span, lexicon: Lexicon) -> bool:
    return span.text.split()[-1] in lexicon.lists.auxiliaries  # "what does"


def _is_of_some(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether it is asked which of several does more: "more, Norway or Sweden", "the most, Norway or Sweden"."""
    degree = next((span for span in spans if span.text not in lexicon.lists.tying), None)
    compared = degree is not None and (
        degree.text in lexicon.lists.comparing or degree.is_a("cue", "highest", "lowest")
    )
    return compared and any(sum(span.is_a(kind) for span in spans) >= _SEVERAL for kind in _COMPARED)


def _is_passive(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether a participle is what is asked about: "how much of it was wasted"."""
    if not (spans[at].text.endswith("ed") or spans[at].text in lexicon.lists.past):
        return False
    before = next((span for span in reversed(spans[:at]) if span.text not in _ADVERBS), None)
    return before is not None and before.text in _BEING and has(spans[:at], "ask")


def _is_what_comes(spans: Sequence[Span], at: int, foreseen: int) -> bool:
    """Whether a house is asked for a number to come: "what did the bank say sales would be"; not what it said they would do."""
    if not (at and spans[at].is_a("cue", "say") and spans[at - 1].is_a("organisation") and foreseen + 1 < len(spans)):
        return False
    between = spans[at + 1 : foreseen]
    return spans[foreseen + 1].text in _GETTING and has_any(between, (*MEASURED_OR_HINTED, "topic"))


def _is_bidding(spans: Sequence[Span], at: int) -> bool:
    """Whether only politeness stands before a word, and what follows is not what it is of."""
    before = all(span.dimensions <= {"filler", "talk"} for span in spans[:at])
    after = next((span for span in spans[at + 1 :] if span.is_a("marker") or not span.is_a("filler")), None)
    return before and after is not None and not after.is_a("marker")


def _is_done_by_somebody(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether an unknown word is what somebody did: "did Norway rack up", but not "did Norway timber sales"."""
    back = at - 1
    while back >= 0 and spans[back].is_any(_DOER) and not spans[back + 1].comma:
        back -= 1
    helped = back >= 0 and back < at - 1 and spans[back].text.split()[-1] in lexicon.lists.auxiliaries
    if not helped or spans[at].comma or spans[at - 1].possessive:
        return False
    after = spans[at + 1] if at + 1 < len(spans) else None
    if after is None or after.comma or after.text in lexicon.lists.carrying:
        return True
    return not (after.is_any((*MEASURED_OR_HINTED, "topic", "measure", "cue", "area")) or after.is_a("marker", "goods"))


def _is_done(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether an unknown word is what a term did: "did sales really pop", where nothing after it tells what they did."""
    if (at and spans[at - 1].is_a("marker")) or spans[at].text.endswith(_DOERS):
        return False  # "did they export to Utopia", "what do factory workers earn"
    back, named = at - 1, False
    while back >= 0 and not spans[back + 1].comma and _may_stand_before(spans[back], lexicon):
        named = named or spans[back].is_any(MEASURED_OR_HINTED)
        back -= 1
    if not named or back < 0 or spans[back].text not in lexicon.lists.auxiliaries:
        return False
    return not any(span.is_any(("cue", "measure")) or span.text.endswith(_VERB_ENDINGS) for span in spans[at + 1 :])


def _may_stand_before(span: Span, lexicon: Lexicon) -> bool:
    if span.text in lexicon.lists.auxiliaries:
        return False
    return span.is_any(_DONE) or span.dimensions == FILLER or span.is_a("cue", "is_it")

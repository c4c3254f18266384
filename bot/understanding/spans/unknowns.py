"""Words that nobody here knows: which of them stand where a term would, so that answering would be answering something else."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import ELSEWHERE, Span
from bot.understanding.words.word_class import WordClass
from bot.understanding.words.word_kin import related, stem

# Prepositions after which a word is a place, a thing or a person that the question is about; after the others ("in my class")
# it may be somebody's own setting.
_TELLING = frozenset({"to", "from", "on", "by", "with", "of", "about", "including"})
_MORTAR = frozenset({"filler"})
_TERMS = ("indicator", "product", "expression", "hint")
_PLACING = ("area", "hint")
_PEOPLE = ("noise", "spoken_to")
# What a list of things asked for is made of, and what can stand before or after it.
_LISTED = ("indicator", "product", "area", "expression")
_ENDING = ("join", "marker", "month", "relative_period", "ask", "cue", "measure")
_NAMING = ("indicator", "product", "expression", "topic", "person", "organisation")
# Words so ending tell how or what happens, and are no thing that a figure could be of.
_VERB_ENDINGS = ("ed", "ing", "ly")
# No name of anybody ends so.
_NO_NAME = ("ed", "ing", "ly", "ment", "tion", "able", "ive")
_SHORT = 4
# Before a dash they make another thing of what stands after it.
_PREFIXES = frozenset({"re", "non", "ex", "pre", "post", "sub", "cross", "intra", "inter", "semi", "micro", "macro"})
# What asks for a count of what follows.
_COUNTING = ("how many", "number of")
# Beside a thing that stands alone: "timber only".
_LIMITING = ("only", "just", "the", "all")
# A place so ending says whose the thing after it is: "Norwegian timber".
_WHOSE = ("ese", "ish", "ian", "can", "ean")
_SHORTEST_WHOSE = 6
_IDLE_ENDINGS = ("ed", "ly", "able", "ible", "ous", "ful", "less", "ish")
_NO_THING = (*_VERB_ENDINGS, *_IDLE_ENDINGS)
_NO_NAME_OF_OURS = frozenset({"noise"})
_NO_SPEAKERS = (WordClass.HAPPENING, WordClass.DESCRIBING)
# Beside a question's own words, this many of the talk's may be unknown for each known term. Tuned on tests/questions/*-tune.yaml.
_IDLE_PER_TERM = 1


def foreign_words(spans: Sequence[Span], lexicon: Lexicon) -> tuple[str, ...]:
    """The unknown words of one sentence that stand in the place of a term; empty where none does."""
    if any(span.dimensions <= _NO_NAME_OF_OURS for span in spans):
        measured = any(span.is_any(_TERMS) for span in spans)
        spans = [
            span
            for at, span in enumerate(spans)
            if not (
                (not span.known and _is_of_a_name(spans, at, lexicon))
                or (measured and span.dimensions <= _NO_NAME_OF_OURS and stem(span.text) in lexicon.subject)
            )
        ]
    if any(not lexicon.in_number.isdisjoint(span.codes("indicator")) for span in spans):
        spans = [span for at, span in enumerate(spans) if not _is_how_many(spans, at)]  # "how many people are waiting"
    if not any(span.is_any(_NAMING) for span in spans) and any(span.is_any(_PLACING) for span in spans):
        # Only a place is named: what is asked of it must be in the words that we do not know.
        return tuple(dict.fromkeys(span.text for at, span in enumerate(spans) if _is_foreign(spans, at)))
    asked = _asking_clauses(spans, lexicon)
    found = [
        span.text
        for at, span in enumerate(spans)
        if _is_foreign(spans, at)
        and (_in_place_of_a_term(spans, at) or (at in asked and not span.text.endswith(_NO_THING)))
    ]
    idle = [span for span in spans if not span.known]
    terms = sum(span.subject for span in spans)
    if not found and len(idle) > max(1, terms * _IDLE_PER_TERM):
        return tuple(span.text for span in idle)
    return tuple(dict.fromkeys(found))


def other_things(spans: Sequence[Span], lexicon: Lexicon) -> tuple[str, ...]:
    """The unknown things of a turn that names nothing of ours: it is about them, and not about what was answered before."""
    if not lexicon.talkers:
        return ()
    return tuple(span.text for at, span in enumerate(spans) if not (span.known or _is_no_thing(spans, at)))


def _asking_clauses(spans: Sequence[Span], lexicon: Lexicon) -> frozenset[int]:
    """Where the unknown words stand that are said of what is asked: beside a term, and in nobody's talk of himself.

    Only where the language tells who talks: elsewhere too many of its plain words are unknown.
    """
    if not lexicon.talkers or all(span.known for span in spans):
        return frozenset()
    found: set[int] = set()
    for start, end in pairwise([at for at, span in enumerate(spans) if not at or span.comma] + [len(spans)]):
        clause = spans[start:end]
        named = any(span.is_any(_NAMING) or span.is_a("hint") for span in clause)
        if named and not any(lexicon.talkers.intersection(span.text.split()) for span in clause):
            found.update(at for at in range(start, end) if not spans[at].known)
    return frozenset(found)


def _is_of_a_name(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether an unknown word is of a longer name of something that the sentence names: "trade" beside "surplus".

    What is measured may be named in two places, a thing only in one: in "how much copper do the mines dig" the copper is no
    word of "copper mines".
    """
    named = lexicon.names_with(spans[at].text)
    return spans[at].text not in _PREFIXES and any(
        sense.dimension != "product" or _belong_together(spans, at, other, lexicon)
        for other, span in enumerate(spans)
        for sense in named.intersection(span.senses)
    )


def _belong_together(spans: Sequence[Span], at: int, other: int, lexicon: Lexicon) -> bool:
    """Whether only small words stand between two spans, and no verb; what is asked for stands right beside the other."""
    if at and spans[at - 1].is_a("ask"):
        return abs(at - other) == 1
    between = spans[min(at, other) + 1 : max(at, other)]
    verbs = lexicon.auxiliaries | lexicon.linking
    return all(span.is_any(("filler", "owner", "marker")) and span.text not in verbs for span in between)


def _is_foreign(spans: Sequence[Span], at: int) -> bool:
    """Unknown, or known only as a thing of the talk: "phone" in "tolls on my phone"."""
    span = spans[at]
    if span.dimensions == _MORTAR and span.text not in _PREFIXES:
        return False
    governed = at > 0 and not _TELLING.isdisjoint(spans[at - 1].codes("marker"))
    if span.dimensions == ELSEWHERE or _is_prefix(spans, at) or _is_done_by_some(spans, at):
        return True
    if span.is_a("owner") and _next_thing(spans, at).is_a("area"):
        return False  # "our region Scandinavia"
    if _is_telling(spans, at) or (at and _is_telling(spans, at - 1)):
        return False
    if span.text == "our" and at + 1 < len(spans) and spans[at + 1].is_a("product"):
        return False  # who asks may be of a place that sells them: "our berries"
    if _is_done_to_counted(spans, at):
        return True
    if not (span.known or governed) and (_is_no_thing(spans, at) or _is_setting(spans, at)):
        return False
    if span.is_a("particle"):
        return governed  # "up la", and "to LA"
    if _is_how_many(spans, at) or (at > 0 and spans[at - 1].text in _COUNTING and _is_somebody(span)):
        return True  # a count of those who do it, not an amount
    if span.dimensions == {"topic"}:
        return True  # "permit toll": a topic is no product
    return not span.known or (len(span.senses) == 1 and not span.dimensions.isdisjoint(("noise", "owner")))


def _is_telling(spans: Sequence[Span], at: int) -> bool:
    """Whether somebody of the asker's, whose owner stands at `at`, says what follows: "my teacher claims"."""
    if not spans[at].is_a("owner") or at + 2 >= len(spans) or not spans[at + 2].is_a("cue", "say"):
        return False
    return spans[at + 1].is_any(_PEOPLE) and not (at and spans[at - 1].is_a("marker"))


def _is_how_many(spans: Sequence[Span], at: int) -> bool:
    return at > 0 and spans[at].is_a("counted") and spans[at - 1].text in _COUNTING


def _is_done_to_counted(spans: Sequence[Span], at: int) -> bool:
    """Whether what happened says which of a thing are counted: "how many doctors quit", "how many beds are occupied"."""
    if spans[at].known or spans[at].kind is not WordClass.HAPPENING:
        return False
    before = at - 1
    while before > 0 and spans[before].dimensions == _MORTAR:
        before -= 1
    counted = before
    while counted > 0 and spans[counted].is_any(_TERMS):
        counted -= 1
    return counted < before and spans[counted].text in _COUNTING


def _is_somebody(span: Span) -> bool:
    """Whether an everyday word for what is done says who does it: "sellers"."""
    return span.is_a("hint") and span.text.endswith(("er", "ers", "or", "ors"))


def _is_setting(spans: Sequence[Span], at: int) -> bool:
    """Whether it only tells where something happens: "charged at the border"."""
    article = at > 1 and spans[at - 1].text == "the"
    return article and spans[at - 2].text == "at"


def _is_no_thing(spans: Sequence[Span], at: int) -> bool:
    """Whether a word tells what happens or how, unless it says of which kind the term after it is: "organic berries"."""
    span = spans[at]
    if span.text.endswith(_IDLE_ENDINGS) and len(span.text) > _SHORT:
        return True
    if span.kind is WordClass.DESCRIBING:
        return at + 1 == len(spans) or spans[at + 1].comma or not spans[at + 1].is_any(_TERMS)
    return span.kind is WordClass.HAPPENING


def _is_prefix(spans: Sequence[Span], at: int) -> bool:
    """Whether a dash ties a small word to a term, which then is another one: "re-sales"."""
    after = spans[at + 1] if at + 1 < len(spans) else None
    small = spans[at].text in _PREFIXES
    return small and after is not None and after.hyphen and after.is_any(_TERMS)


def _is_done_by_some(spans: Sequence[Span], at: int) -> bool:
    """Whether some of those who do it are named: "sales by foreign firms"."""
    if not spans[at].is_a("counted"):
        return False
    before = at - 1
    while before >= 0 and spans[before].is_a("filler") and not spans[before].is_a("marker"):
        before -= 1
    return before > 0 and spans[before].is_a("marker", "by") and any(span.subject for span in spans[:before])


def _next_thing(spans: Sequence[Span], at: int) -> Span:
    """The next span that is more than a small word, else the one at `at`."""
    return next((span for span in spans[at + 1 :] if not span.is_a("filler")), spans[at])


def _in_place_of_a_term(spans: Sequence[Span], at: int) -> bool:
    span = spans[at]
    if span.dimensions == ELSEWHERE or _is_prefix(spans, at) or _is_done_by_some(spans, at):
        return True
    if _is_done_to_counted(spans, at):
        return True
    before = spans[at - 1] if at else None
    after = spans[at + 1] if at + 1 < len(spans) else None
    owner = span.is_a("owner")
    if before and before.text in _COUNTING and (span.is_a("topic") or span.is_a("counted")):
        return True  # a count of things, not an amount
    if span.is_a("topic"):
        return bool(after and (after.is_a("indicator") or after.is_a("product")) and not after.comma)
    if after and after.is_any(_TERMS) and not (span.comma or after.comma):
        # "timber sales", "my balance"; a verb of telling is none: "explain sales".
        return owner or span.possessive or not span.known or span.is_a("noise")
    if before and before.is_any(_TERMS) and not span.comma:
        # As in "sale prices" and "sale my chat".
        return owner or not (span.text.endswith(_VERB_ENDINGS) or span.known)
    if not span.known and (_heads(spans, at) or _is_of_a_place(spans, at)):
        return True  # "debt to GDP", "price of berries"; "Norwegian timber"
    if _is_strange(span) and _stands_alone(spans, at):
        return True  # "sales in May, timber"
    if _is_strange(span) and not span.text.endswith(_VERB_ENDINGS) and _is_listed(spans, at):
        return True  # "sales to Norway and Atlantis", "ships and sales"
    if not span.known and any(near and near.is_a("person") and " " not in near.text for near in (before, after)):
        return True  # somebody else of that name
    if owner and at > 1 and not _TELLING.isdisjoint(spans[at - 1].codes("marker")):
        return spans[at - 2].is_any((*_TERMS, "topic"))  # "the deal with my landlord"
    if before and before.is_a("owner") and at >= 2 and any(spans[at - 2].is_a(d) for d in _TERMS):
        return True
    strange = not span.known or span.is_a("noise")
    if before and before.is_a("ask") and strange and not span.text.endswith(_VERB_ENDINGS):
        return True  # "how many ships"
    return not owner and _after_preposition(spans, at)


def _is_of_a_place(spans: Sequence[Span], at: int) -> bool:
    """Whether it is a thing that a place's adjective before it belongs to."""
    if at == 0 or spans[at].comma or spans[at].text.endswith(_VERB_ENDINGS):
        return False
    before = spans[at - 1]
    return before.is_a("area") and len(before.text) >= _SHORTEST_WHOSE and before.text.endswith(_WHOSE)


def _is_listed(spans: Sequence[Span], at: int) -> bool:
    """Whether "and" sets it beside a term, with nothing else on its other side of a list."""
    before, after = spans[:at], spans[at + 1 :]
    if before and before[-1].is_a("join") and len(before) > 1 and before[-2].is_any(_LISTED):
        return not after or after[0].is_any(_ENDING) or after[0].comma
    return (
        len(after) > 1
        and after[0].is_a("join")
        and after[1].is_any(_LISTED)
        and (not before or before[-1].is_any(_ENDING))
    )


def _stands_alone(spans: Sequence[Span], at: int) -> bool:
    """Whether nothing but unknown things stand between two commas, after a term."""
    start = at
    while start > 0 and not spans[start].comma:
        start -= 1
    end = at + 1
    while end < len(spans) and not spans[end].comma:
        end += 1
    named = any(span.is_a(d) for span in spans[:start] for d in _TERMS)
    return named and all(
        span.is_a("join") or span.text in _LIMITING or (_is_strange(span) and not span.text.endswith(_VERB_ENDINGS))
        for span in spans[start:end]
    )


def _is_strange(span: Span) -> bool:
    """Unknown, or a thing of the talk; nobody who is spoken to."""
    return not span.known or (span.is_a("noise") and len(span.senses) == 1)


def _heads(spans: Sequence[Span], at: int) -> bool:
    """Whether a preposition ties a term to the word before it."""
    rest = [span for span in spans[at + 1 : at + 4] if not span.is_a("filler") or span.is_a("marker")]
    if len(rest) < 2 or not any(rest[0].is_a("marker", code) for code in ("of", "to", "in", "on")):
        return False
    return rest[1].is_any(_TERMS)


def _after_preposition(spans: Sequence[Span], at: int) -> bool:
    """Whether a preposition that ties it to a term stands before it: "sales to the lovely Iceland"."""
    owned = False
    back = at - 1
    while back >= 0:
        span = spans[back]
        if span.is_a("marker") and not spans[at].comma:
            telling = any(code in _TELLING for code in span.codes("marker"))
            # "to" before a verb and "of" in a figure of speech tie nothing: a term must stand somewhere before.
            tied = any(s.subject or s.is_a("cue") for s in spans[:back])
            if telling:
                return tied and (not spans[at].known or spans[at].is_any(("noise", "particle")))
            return tied and not owned and not spans[at].known
        if span.is_a("owner") or span.possessive:
            owned = True
        elif span.known and not span.is_a("filler"):
            return False
        back -= 1
    return False


def strange_speakers(spans: Sequence[Span], lexicon: Lexicon) -> tuple[str, ...]:
    """Unknown words that stand where somebody who speaks or expects would: of a person or house that no article quotes."""
    if not lexicon.talkers:
        # Where somebody stands in a sentence is known of English only; elsewhere whoever says something is named somewhere in it.
        spoken = any(span.is_a("cue", "say") or span.is_a("cue", "quote") for span in spans)
        named = any(span.is_any(("person", "organisation", "article")) for span in spans)
        asked = any(span.is_a("cue", "who") for span in spans)
        return () if named or asked or not spoken else tuple(span.text for span in spans if not span.known)
    if not any(span.is_any(("person", "organisation")) for span in spans):
        in_office = next((who for at in range(len(spans)) if (who := _in_office(spans, at))), "")
        if in_office:
            return (in_office,)
    return tuple(
        span.text
        for at, span in enumerate(spans)
        if not (span.known or span.kind in _NO_SPEAKERS or _is_no_name(span.text) or related(stem(span.text)))
        and _is_speaking(spans, at)
        and not _is_of_a_name(spans, at, lexicon)  # "how many fans think", of "fans who want more"
    )


def _is_no_name(word: str) -> bool:
    return word.endswith(_NO_NAME) and len(word) > _SHORT  # a "king" is one


def _in_office(spans: Sequence[Span], at: int) -> str:
    """Who speaks in an office that is named: "minister", "mayor brown"; empty where nobody does."""
    if not spans[at].is_a("role"):
        return ""
    says = next((after for after in (at + 1, at + 2) if after < len(spans) and _tells(spans[after])), at)
    start = at - 1 if at and not spans[at - 1].known else at  # "finance minister"
    return " ".join(span.text for span in spans[start:says])


def _tells(span: Span) -> bool:
    return span.is_a("cue", "say") or span.is_a("cue", "quote")


def _is_speaking(spans: Sequence[Span], at: int) -> bool:
    """ "did smith say", "according to smith", "jane doe of the bank", "smith's forecast"; nobody by name is "my tutor"."""
    if at and (spans[at - 1].is_a("owner") or spans[at - 1].text in ("a", "some", "this", "every")):
        return False
    after = next((span for span in spans[at + 1 :] if span.known), None)
    before = next((span for span in reversed(spans[:at]) if span.known), None)
    rest = [span for span in spans[at + 1 :] if span.known][:3]
    if len(rest) > 1 and rest[0].is_a("marker") and any(span.is_a("organisation") for span in rest[1:]):
        return True
    speaking = (
        "say",
        "quote",
        *(("expectation",) if spans[at].possessive or (before and before.text in _ASKING) else ()),
    )
    if after is not None and any(after.is_a("cue", cue) for cue in speaking):
        return True
    if any(near is not None and near.is_a("person") and " " not in near.text for near in (before, after)):
        return True
    return before is not None and before.text in ("according to", "by")


_ASKING = ("does", "did", "do", "what does", "will")

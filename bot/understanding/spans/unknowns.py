"""Words that nobody here knows: which of them stand where a term would, so that answering would be answering something else."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.spans.in_place import TELLING, VERB_ENDINGS, in_place_of_a_term
from bot.understanding.spans.longer_names import is_of_a_name
from bot.understanding.spans.narrowed import strange_part
from bot.understanding.spans.opening import WHICH
from bot.understanding.spans.other_terms import (
    COUNTING,
    PREFIXES,
    is_done_by_some,
    is_done_to_counted,
    is_how_many,
    is_prefix,
)
from bot.understanding.spans.qualities import deed_to_counted, quality_of_counted
from bot.understanding.words.dimensions import FILLER, MEASURED_OR_HINTED, MOVES
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import ELSEWHERE, Span, has, has_any
from bot.understanding.words.word_class import WordClass, word_class
from bot.understanding.words.word_kin import stem

_PLACING = ("area", "hint")
_PEOPLE = ("noise", "spoken_to")
_OF_THE_TALK = ("noise", "owner", "counted")
_NAMING = ("indicator", "product", "expression", "topic", "person", "organisation")
_ARTICLES = ("a", "an", "the", "their", "its")
_THEIRS = "their"  # "how many people lost their homes" asks for no homes
_FEWEST = 2
_SHORT = 4  # a "bed" is a thing
_IDLE_ENDINGS = ("ed", "ly", "able", "ible", "ous", "ful", "less", "ish")
_TRADE = "ing"
_NO_THING = (*VERB_ENDINGS, *_IDLE_ENDINGS)
_TOPIC = frozenset({"topic"})
_NO_NAME_OF_OURS = frozenset({"noise"})
# Beside a question's own words, this many of the talk's may be unknown for each known term. Tuned on tests/questions/*-tune.yaml.
_IDLE_PER_TERM = 1


def foreign_words(spans: Sequence[Span], lexicon: Lexicon) -> tuple[str, ...]:
    """The unknown words of one sentence that stand in the place of a term; empty where none does."""
    if other := quality_of_counted(spans, lexicon) or deed_to_counted(spans, lexicon) or strange_part(spans, lexicon):
        return (other,)
    if any(span.dimensions <= _NO_NAME_OF_OURS or span.dimensions == _TOPIC for span in spans):
        measured = has_any(spans, MEASURED_OR_HINTED)
        spans = [
            span
            for at, span in enumerate(spans)
            if not (
                ((not span.known or span.dimensions == _TOPIC) and is_of_a_name(spans, at, lexicon))
                or (measured and span.dimensions <= _NO_NAME_OF_OURS and _is_of_the_subject(spans, at, lexicon))
            )
        ]
    if any(span.text in COUNTING for span in spans) and any(
        span.is_a("indicator") and before.text != _THEIRS and any(map(lexicon.counts_people, span.codes("indicator")))
        for before, span in pairwise(spans)
    ):
        spans = [span for at, span in enumerate(spans) if not is_how_many(spans, at)]  # "how many people are waiting"
    if not has_any(spans, _NAMING) and has_any(spans, _PLACING):
        # Only a place is named: what is asked of it must be in the words that we do not know.
        asked_for = (at for at in range(len(spans)) if _is_foreign(spans, at) or _is_sought(spans, at))
        return tuple(dict.fromkeys(spans[at].text for at in asked_for))
    if has(spans, "cue", "highest", "lowest", "rank") and (sought := _sought_thing(spans)):
        return (sought,)
    asked = _asking_clauses(spans, lexicon)
    found = [
        span.text
        for at, span in enumerate(spans)
        if _does_something(spans, at, lexicon)
        or _is_of_a_kind(spans, at, lexicon)
        or _is_taken(spans, at, lexicon)
        or (
            _is_foreign(spans, at)
            and not _is_printed_whole(spans, at, lexicon)
            and (in_place_of_a_term(spans, at) or (at in asked and not span.text.endswith(_NO_THING)))
        )
    ]
    idle = [span for span in spans if not span.known]
    terms = sum(span.subject for span in spans)
    if not found and len(idle) > max(1, terms * _IDLE_PER_TERM):
        return tuple(span.text for span in idle)
    return tuple(dict.fromkeys(found))


def _is_of_the_subject(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether a word only says what everything here is of; what is set beside something is a thing of its own: "flats vs houses"."""
    joined = spans[at].known or not (at and spans[at - 1].is_a("join"))
    stemmed = stem(spans[at].text)
    return joined and (stemmed in lexicon.subject or not lexicon.subject.isdisjoint(lexicon.name_words.alike(stemmed)))


def other_things(spans: Sequence[Span], lexicon: Lexicon) -> tuple[str, ...]:
    """The unknown things of a turn that names nothing of ours: it is about them, and not about what was answered before."""
    if not lexicon.lists.talkers:
        return ()
    return tuple(span.text for at, span in enumerate(spans) if not (span.known or _is_no_thing(spans, at)))


def _asking_clauses(spans: Sequence[Span], lexicon: Lexicon) -> frozenset[int]:
    """Where the unknown words stand that are said of what is asked: beside a term, and in nobody's talk of himself.

    Only where the language tells who talks: elsewhere too many of its plain words are unknown.
    """
    if not lexicon.lists.talkers or all(span.known for span in spans):
        return frozenset()
    found: set[int] = set()
    for start, end in pairwise([at for at, span in enumerate(spans) if not at or span.comma] + [len(spans)]):
        clause = spans[start:end]
        named = any(span.is_any(_NAMING) or span.is_a("hint") for span in clause)
        if named and not any(lexicon.lists.talkers.intersection(span.text.split()) for span in clause):
            found.update(at for at in range(start, end) if not spans[at].known)
    return frozenset(found)


def _is_sought(spans: Sequence[Span], at: int) -> bool:
    """Whether an unknown word is itself what is asked for: "which language"."""
    return at > 0 and not spans[at].known and spans[at - 1].text in WHICH


def _sought_thing(spans: Sequence[Span]) -> str:
    """The kind of thing of which one is sought, and that is none of what the numbers here are told of: "which company sold most"."""
    pairs = ((ask, thing) for ask, thing in pairwise(spans) if ask.text in WHICH)
    return next((thing.text for _, thing in pairs if thing.is_any(_OF_THE_TALK) and not thing.subject), "")


def _is_foreign(spans: Sequence[Span], at: int) -> bool:
    """Unknown, or known only as a thing of the talk: "phone" in "tolls on my phone"."""
    span = spans[at]
    if span.dimensions == FILLER and span.text not in PREFIXES:
        return False
    governed = at > 0 and not TELLING.isdisjoint(spans[at - 1].codes("marker"))
    if span.dimensions == ELSEWHERE or is_prefix(spans, at) or is_done_by_some(spans, at):
        return True
    if span.is_a("owner") and _next_thing(spans, at).is_a("area"):
        return False  # "our region Scandinavia"
    if _is_telling(spans, at) or (at and _is_telling(spans, at - 1)):
        return False
    if span.text == "our" and at + 1 < len(spans) and spans[at + 1].is_a("product"):
        return False  # who asks may be of a place that sells them: "our berries"
    if is_done_to_counted(spans, at) or _is_counted(spans, at):
        return True
    if not (span.known or governed) and (_is_no_thing(spans, at) or _is_setting(spans, at)):
        return False
    if span.is_a("particle"):
        return governed  # "up la", and "to LA"
    if is_how_many(spans, at) or (at > 0 and spans[at - 1].text in COUNTING and _is_somebody(span)):
        return True  # a count of those who do it, not an amount
    if span.dimensions == _TOPIC:
        return True  # "permit toll": a topic is no product
    return not span.known or (len(span.senses) == 1 and not span.dimensions.isdisjoint(_OF_THE_TALK))


def _is_printed_whole(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether a share that is named is printed as one of just that: "health spending as a share of GDP"."""
    if not at or spans[at - 1].text.rsplit(" ", 1)[-1] != "of":
        return False
    return any(spans[at].text in lexicon.told.wholes(code) for span in spans for code in span.codes("indicator"))


def _is_counted(spans: Sequence[Span], at: int) -> bool:
    """Whether unknown things are counted, whatever else their name may be: "how many strikes"."""
    return at > 0 and not spans[at].known and spans[at - 1].text in COUNTING and spans[at].text.endswith("s")


def _does_something(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether an unknown trade does what is asked, for all that it ends as a verb: "how many jobs did farming add"."""
    if spans[at].known or not spans[at].text.endswith(_TRADE) or not 0 < at < len(spans) - 1:
        return False
    helping, done = spans[at - 1].text.split()[-1], spans[at + 1]
    return helping in lexicon.lists.auxiliaries and (
        not MOVES.isdisjoint(done.codes("cue")) or word_class(done.text) is WordClass.HAPPENING
    )


def _is_of_a_kind(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether an unknown word tells which one of several things is meant: "the green line", beside a red one and a blue one."""
    after = spans[at + 1] if at + 1 < len(spans) else None
    if spans[at].known or after is None or after.comma or spans[at].text.endswith(_IDLE_ENDINGS):
        return False
    return after.text in lexicon.kinds or lexicon.name_words.base(after.text) in lexicon.kinds


def _is_taken(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether a thing of the talk is what those who are counted took: "how many passengers took a taxi"."""
    if at < _FEWEST or spans[at].dimensions != _NO_NAME_OF_OURS or spans[at].comma:
        return False
    before = next(back for back in range(at - 1, -1, -1) if not back or spans[back].text not in _ARTICLES)
    taken = spans[before].text in lexicon.lists.taking
    return taken and any(span.text in COUNTING for span in spans[:before])


def _is_telling(spans: Sequence[Span], at: int) -> bool:
    """Whether somebody of the asker's, whose owner stands at `at`, says what follows: "my teacher claims"."""
    if not spans[at].is_a("owner") or at + 2 >= len(spans) or not spans[at + 2].is_a("cue", "say"):
        return False
    return spans[at + 1].is_any(_PEOPLE) and not (at and spans[at - 1].is_a("marker"))


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
        after = spans[at + 1] if at + 1 < len(spans) else None
        return after is None or after.comma or not (after.is_any(MEASURED_OR_HINTED) or after.is_a("measure", "rate"))
    return span.kind is WordClass.HAPPENING


def _next_thing(spans: Sequence[Span], at: int) -> Span:
    """The next span that is more than a small word, else the one at `at`."""
    return next((span for span in spans[at + 1 :] if not span.is_a("filler")), spans[at])

"""Who is asked for with a verb of saying, and has no name here: "what did the farmers say"; and which statements are of such."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.facts.model import Knowledge, Statement
from bot.understanding.figures.asked import Asked
from bot.understanding.quoted.statements import StatementIndex
from bot.understanding.words.dimensions import FILLER
from bot.understanding.words.recognise import Span, has, has_any
from bot.understanding.words.text import words
from bot.understanding.words.word_class import WordClass
from bot.understanding.words.word_kin import related, stem
from bot.understanding.words.word_lists import WordLists

# Who has a name, or is somebody of the asker's: others look for his words, or refuse them.
_NAMED = ("person", "organisation", "article", "pronoun", "outsider", "owner")
# "The", "prime", "minister", "of", "the", "Norwegian", "government".
_LONGEST = 7
# "German" is a language too.
_OF_A_PLACE = ("area", "noise")
# Words of ours that may tell who does something, by their endings: "exporters", "taxi drivers".
_OF_DOERS = ("noise", "hint", "indicator", "product", "topic", "cue", "month")
_DOER = ("er", "ers", "or", "ors")
# Before a verb that is in no "-ing": something is done to what stands between.
_BEING = ("is", "are", "was", "were")
_NO_DOERS = (WordClass.HAPPENING, WordClass.DESCRIBING)


def sayer(asked: Asked) -> tuple[Span, ...]:
    """The words for who is to have said something, beside small ones; nothing where he has a name here, or may be anybody."""
    if asked.cues.isdisjoint(("say", "quote")) or not asked.lexicon.lists.talkers:
        return ()
    lists = asked.lexicon.lists
    who = _who(asked.asking, lists)
    if not 0 < len(who) <= _LONGEST or has_any(who, _NAMED):
        return ()
    head = next((span for span, after in pairwise(who) if after.is_a("marker")), who[-1])
    anybody = head.text in lists.anybody or head.text in lists.commenting or head.text in lists.texts
    if anybody or not (head.text in lists.groups or _is_somebody(head)):
        return ()
    home = ("area", asked.knowledge.subject.area)
    return tuple(span for span in who if span is head or (_tells_which(span) and home not in span.senses))


def _who(spans: Sequence[Span], lists: WordLists) -> Sequence[Span]:
    """What stands where somebody does who says something: "did the | farmers | say", "the | farmers' | view", "a word from | farmers"."""
    says = next(at for at, span in enumerate(spans) if span.is_a("cue", "say", "quote"))
    helping = lists.auxiliaries | lists.linking
    helper = next((at for at in range(says - 1, -1, -1) if spans[at].text.split()[-1] in helping), says)
    who = spans[helper + 1 : says]
    if any(map(_is_more, who)):
        done_to = spans[helper].text.split()[-1] in _BEING and not spans[says].text.endswith("ing")
        return () if done_to or not _is_one_clause(spans[helper : says + 1]) else who
    if says and spans[says - 1].possessive:
        return spans[says - 1 : says]
    if not spans[says].is_a("cue", "quote") or not has(spans[says + 1 : says + 2], "marker", "of", "from", "by"):
        return ()
    ends = (at for at in range(says + 2, len(spans)) if spans[at].comma or spans[at].is_a("marker", "on", "about"))
    return spans[says + 2 : next(ends, len(spans))]


def _is_more(span: Span) -> bool:
    return span.dimensions != FILLER


def _is_one_clause(spans: Sequence[Span]) -> bool:
    return all(not span.comma and span.sentence == spans[0].sentence for span in spans[1:])


def _is_somebody(head: Span) -> bool:
    """Whether a word may stand for who speaks, and has no name here."""
    if not head.known:
        return head.kind not in _NO_DOERS
    if head.is_any(("role", "counted")):
        return True
    # A month is a slip for a name that nobody here knows.
    return head.is_any(_OF_DOERS) and (head.text.endswith(_DOER) or (head.slips > 0 and head.is_a("month")))


def _tells_which(span: Span) -> bool:
    if not span.known:
        return span.kind not in _NO_DOERS
    return span.is_any(("area", "role", "noise"))


def of_another_place(asked: Asked, index: StatementIndex) -> tuple[Span, ...]:
    """The place before the office of somebody who is quoted, who holds that in another: "the German minister", of a Norwegian one."""
    home = ("area", asked.knowledge.subject.area)
    return tuple(
        place
        for place, office in pairwise(asked.asking)
        if office.is_a("person") and place.is_any(_OF_A_PLACE) and not office.comma and home not in place.senses
        if _is_office(office, asked.knowledge) and not _holds(office, place, index)
    )


def _is_office(span: Span, knowledge: Knowledge) -> bool:
    """Whether somebody is called by what he is, and not by his name."""
    named = {word for code in span.codes("person") for word in words(knowledge.name("person", code))}
    return named.isdisjoint(span.text.split())


def _holds(office: Span, place: Span, index: StatementIndex) -> bool:
    """Whether somebody of that place is quoted who is called so; who is quoted nowhere may be of any."""
    quoted = [one for one in index.knowledge.statements if one.speaker in office.codes("person")]
    return not quoted or bool(said_by((place,), quoted, index))


def said_by(who: Sequence[Span], statements: Sequence[Statement], index: StatementIndex) -> tuple[Statement, ...]:
    """Those of the statements whose speaker is called so, in these words or others in their place, or speaks on a topic called so."""
    called = [(span, tuple(_names(span, index.knowledge))) for span in who]
    return tuple(
        one
        for one in statements
        if (voice := index.words.voice(one))
        and all(
            _is_called(voice, names) or not set(span.codes("topic")).isdisjoint(one.topics) for span, names in called
        )
    )


def _names(span: Span, knowledge: Knowledge) -> Iterator[str]:
    yield span.text
    for code in span.codes("area"):
        if (place := knowledge.terms["area"].get(code)) is not None:
            yield from (place.name["en"], *place.phrases.get("en", ()))


def _is_called(voice: frozenset[str], names: Sequence[str]) -> bool:
    return any(
        all(stem(word) in voice or not related(stem(word)).isdisjoint(voice) for word in words(name)) for name in names
    )

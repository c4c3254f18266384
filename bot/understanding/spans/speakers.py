"""Somebody who speaks or expects, and whom no article quotes: "did smith say", "the finance minister says", "jane doe of the bank"."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.spans.longer_names import is_of_a_name
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has, has_any
from bot.understanding.words.word_class import WordClass
from bot.understanding.words.word_kin import related, stem

# No name of anybody ends so.
_NO_NAME = ("ed", "ing", "ly", "ment", "tion", "able", "ive")
_SHORT = 4
_NO_SPEAKERS = (WordClass.HAPPENING, WordClass.DESCRIBING)
# What says of which kind a house is.
_OF_ANOTHER = ("noise", "product", "topic", "indicator")
_AROUND_AN_OFFICE = frozenset({"filler", "area"})
# "President", "of", "the", "EU".
_TO_ITS_PLACE = 3
_ASKING = ("does", "did", "do", "what does", "will")


def strange_speakers(spans: Sequence[Span], lexicon: Lexicon) -> tuple[str, ...]:
    """Unknown words that stand where somebody who speaks or expects would: of a person or house that no article quotes."""
    if not lexicon.lists.talkers:
        # Where somebody stands in a sentence is known of English only; elsewhere whoever says something is named somewhere in it.
        spoken = has(spans, "cue", "say", "quote")
        named = has_any(spans, ("person", "organisation", "article"))
        asked = has(spans, "cue", "who")
        return () if named or asked or not spoken else tuple(span.text for span in spans if not span.known)
    if not has_any(spans, ("person", "organisation")):
        in_office = next((who for at in range(len(spans)) if (who := _in_office(spans, at))), "")
        if in_office:
            return (in_office,)
    other_houses = tuple(
        f"{before.text} {span.text}"
        for before, span in pairwise(spans)
        if span.is_a("organisation") and _is_of_another_house(before, span, lexicon)
    )
    return other_houses + tuple(
        span.text
        for at, span in enumerate(spans)
        if not (span.known or span.kind in _NO_SPEAKERS or _is_no_name(span.text) or related(stem(span.text)))
        and _is_speaking(spans, at)
        and not is_of_a_name(spans, at, lexicon)  # "how many fans think", of "fans who want more"
    )


def _is_of_another_house(before: Span, house: Span, lexicon: Lexicon) -> bool:
    """Whether a house is named by its noun alone, and a word before it says that it is another: "the teachers' union"."""
    if house.comma or house.text.removeprefix("the ") not in lexicon.house_nouns:
        return False
    if before.is_any(_OF_ANOTHER):
        return not before.is_a("spoken_to") and not before.is_any(("organisation", "person", "article"))
    return not before.known and before.kind is not WordClass.DESCRIBING and stem(before.text) not in lexicon.subject


def _is_no_name(word: str) -> bool:
    return word.endswith(_NO_NAME) and len(word) > _SHORT  # a "king" is one


def _in_office(spans: Sequence[Span], at: int) -> str:
    """Who speaks in an office that is named: "minister", "mayor brown", or holds it: "who is the mayor"; empty where nobody does."""
    if not spans[at].is_a("role"):
        return ""
    if _is_held(spans[:at]):
        of = at + 1 if at + 1 < len(spans) and spans[at + 1].is_a("marker", "of") else at
        place = next(
            (after for after in range(of, min(of + _TO_ITS_PLACE, len(spans))) if spans[after].is_a("area")), at
        )
        return " ".join(span.text for span in spans[at : place + 1])
    says = next((after for after in (at + 1, at + 2) if after < len(spans) and _tells(spans[after])), at)
    start = at - 1 if at and not spans[at - 1].known else at  # "finance minister"
    return " ".join(span.text for span in spans[start:says])


def _is_held(before: Sequence[Span]) -> bool:
    """Whether what stands before an office asks who holds it: "who is the", "whos the norwegian"."""
    who = bool(before) and before[0].is_a("cue", "who")
    return who and all(span.dimensions <= _AROUND_AN_OFFICE and span.text not in _ASKING for span in before[1:])


def _tells(span: Span) -> bool:
    return span.is_a("cue", "say", "quote")


def _is_speaking(spans: Sequence[Span], at: int) -> bool:
    """ "did smith say", "according to smith", "jane doe of the bank", "smith's forecast"; nobody by name is "my tutor"."""
    if at and (spans[at - 1].is_a("owner") or spans[at - 1].text in ("a", "some", "this", "every")):
        return False
    after = next((span for span in spans[at + 1 :] if span.known), None)
    before = next((span for span in reversed(spans[:at]) if span.known), None)
    rest = [span for span in spans[at + 1 :] if span.known][:3]
    if len(rest) > 1 and rest[0].is_a("marker") and has(rest[1:], "organisation"):
        return True
    speaking = (
        "say",
        "quote",
        *(("expectation",) if spans[at].possessive or (before and before.text in _ASKING) else ()),
    )
    if after is not None and after.is_a("cue", *speaking):
        return True
    if any(near is not None and near.is_a("person") and " " not in near.text for near in (before, after)):
        return True
    return before is not None and before.text in ("according to", "by")

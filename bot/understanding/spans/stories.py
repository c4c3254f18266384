"""Sentences in which somebody tells of himself, before or after the one that asks: "My uncle shouted all evening. How much …"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from operator import attrgetter

from bot.understanding.spans.context import is_answered_back
from bot.understanding.spans.in_place import in_place_of_a_term
from bot.understanding.spans.opening import opens
from bot.understanding.spans.run_on import with_talk_apart
from bot.understanding.spans.telling import THINGS, is_idle, kinds_of, lent_by, points_back, talks, wishes
from bot.understanding.words.dimensions import MEASURED, MEASURED_OR_HINTED, PEOPLE
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has, has_any

_PLACED = frozenset({"area", "month"})
_OF_A_QUESTION = MEASURED_OR_HINTED | {"month", "topic", "article", "quarter", "half"}
_NAMING = THINGS | _PLACED
# Names that are words of any talk too: "for us", "the factory".
_EVERYDAY = ("everyday", "counted")
_IDLE = ("noise", "owner", "talk", "frame")
# Of words like these, and of more than so many, a sentence says nothing of what is asked: "need a win today"; "and now" does.
_ADDING_NOTHING = frozenset({"filler", "pronoun", "marker", "join", "spoken_to", "relative_period"})
_BRIEF = 2
_SMALL_TALK = ("talk", "frame", "filler", "spoken_to")
_ASKED_OF_A_PLACE = frozenset({"hint", "measure"})
# What says of the thing asked for how it is counted, when, or who should have it.
_COUNTED = frozenset({"unit", "measure", "quarter", "half"})
# What a part of an hour of the asker's life is called too, with what it is a part of so near: "the first half of the lecture".
_HALVES, _PART_OF = frozenset({"quarter", "half"}), 3
_NARROWING = ("total", "level", "volume", "money", "share", "expectation", "reported", "rank")
_NOT_FOR_US = ("chore", "how_to")
_SAYING = ("say", "quote")
_PRINTED = ("sources", "agree", "disagree")
_THE = "the"
# Of these what is told is what is asked about: "my boss says sales rose 5%. is that true".
_OF_WORDS = ("is_it", "agree", "disagree", "sources", *_SAYING)


def without_stories(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The sentences that ask, where others only tell of the asker; all where none asks, or in a language without words for it."""
    if not spans or not lexicon.lists.talkers:
        return spans
    apart = with_talk_apart(spans, lexicon)
    if apart[0].sentence == apart[-1].sentence:
        return spans
    sentences = [tuple(sentence) for _, sentence in groupby(apart, attrgetter("sentence"))]
    # What stands before words that announce the question asks nothing, unless it opens as one.
    announced = next((at for at, sentence in enumerate(sentences) if sentence[0].is_a("frame", "announcing")), 0)
    asking = [one for at, one in enumerate(sentences) if (opens if at < announced else _asks)(one, lexicon)]
    if not asking:
        return spans
    whole = any(_is_whole(one) and not points_back(one) for one in asking)
    alone = whole or any(has_any(one, MEASURED) or not points_back(one) for one in asking)
    his = [one for one in asking if has(one, "pronoun") and has(one, "cue", *_SAYING) and not has_any(one, PEOPLE)]
    there = [one for one in asking if one[-1].text in lexicon.standing and not has(one, "area")]
    kept: list[Span] = []
    for one in sentences:
        if his and one not in his and (person := _only_person(one)):
            kept.append(person)
        elif one in asking:
            kept.extend(one)
        elif not _is_story(one, lexicon, alone=alone, whole=whole):
            kept.extend(_lent(one, asking, lexicon, told=sentences.index(one) < announced))
        elif there:
            kept.extend(_only_place(one))
    return tuple(kept) if len(kept) < len(spans) else spans


def _only_person(sentence: Sequence[Span]) -> Span | None:
    """Who alone is named among words that are nothing here: "half asleep when the radio had the mayor on. what did he warn of"."""
    people = [span for span in sentence if span.is_any(PEOPLE)]
    idle = has(sentence, "noise") and not all(span.known for span in sentence)
    return people[0] if idle and len(people) == 1 and not has_any(sentence, _OF_A_QUESTION) else None


def _lent(one: Sequence[Span], asking: Sequence[Sequence[Span]], lexicon: Lexicon, *, told: bool) -> Sequence[Span]:
    """What a sentence says of the question: names of what this does not name itself, "i know sales rose in May. | what did purchases do".

    All of it where it may ask for something, or is what is asked about.
    """
    asked = frozenset(kind for sentence in asking for kind in kinds_of(sentence, lexicon))
    told = told or (talks(one, lexicon) and not wishes(one, lexicon) and not is_answered_back(one))
    if not told or any(has(ask, "cue", *_OF_WORDS) for ask in asking):
        return one
    question = next((ask for ask in asking if ask[0].sentence > one[0].sentence), asking[-1])
    if asked.isdisjoint(kinds_of(one, lexicon)):
        strange = any(not span.known and in_place_of_a_term(one, at) for at, span in enumerate(one))
        others = [span for span in one if not (is_idle(span) or ("area" in asked and span.is_a("area")))]
        return one if strange or not points_back(question) else others
    if any(not thing.known and measured.is_any(MEASURED) for thing, measured in pairwise(one)):
        return one
    return [replace(span, sentence=question[0].sentence) for span in lent_by(one, asked, lexicon)]


def _only_place(sentence: Sequence[Span]) -> Sequence[Span]:
    """The place that a question behind it calls "there": "my aunt lives in the north. how many homes are empty there?"."""
    at = next((at for at, span in enumerate(sentence) if span.is_a("area")), None)
    return sentence[max(at - 1, 0) : at + 1] if at is not None else ()


def _asks(sentence: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether it asks for something: with a question's words, as a wish, or as names in nobody's talk of himself."""
    if opens(sentence, lexicon) or any(span.is_a("ask") and " " in span.text for span in sentence):
        return True
    return _names(sentence) and (wishes(sentence, lexicon) or not talks(sentence, lexicon))


def _is_whole(sentence: Sequence[Span]) -> bool:
    """Whether what it asks of is named in itself."""
    placed = has_any(sentence, _ASKED_OF_A_PLACE) and has(sentence, "area")
    return (placed or has_any(sentence, THINGS)) and _names(sentence)


def _is_story(sentence: Sequence[Span], lexicon: Lexicon, *, alone: bool, whole: bool) -> bool:
    """Whether it only tells of the asker.

    `alone`: a question does not lean on it, so strange words do; `whole`: and names all, so it may have names of the subject too:
    "my brother sells berries".
    """
    kin = any(span.text in lexicon.lists.kin for span in sentence)
    talked = kin or talks(sentence, lexicon) or any(_is_of_us(sentence, at) for at in range(len(sentence)))
    idle = any(not span.known or span.is_any(_IDLE) for span in sentence)
    told = talked and not wishes(sentence, lexicon)
    if has(sentence, "talk") and all(span.is_any(_SMALL_TALK) for span in sentence):
        return True
    if (
        is_answered_back(sentence)
        or has_any(sentence, _NOT_FOR_US)
        or (has(sentence, "cue", *_PRINTED) and not (told or idle))
    ):
        return False
    if not (told and idle) and any(
        _narrows(sentence, at) and not (talked and _is_unsure(span)) for at, span in enumerate(sentence)
    ):
        return False
    if _names(sentence):
        return whole and told and (idle or sentence[0].is_a("pronoun"))
    today = all(span.is_a("relative_period", "current") for span in sentence if span.is_a("relative_period"))
    idle = idle or (today and len(sentence) > _BRIEF and all(span.dimensions <= _ADDING_NOTHING for span in sentence))
    return (talked or (alone and idle)) and (whole or not has_any(sentence, MEASURED))


def _names(sentence: Sequence[Span]) -> bool:
    placed = any(span.text == _THE and after.is_a("area") for span, after in pairwise(sentence))
    return placed or any(span.is_any(_NAMING) and not span.is_any(_EVERYDAY) for span in sentence)


def _is_unsure(span: Span) -> bool:
    """Whether it may be another word than what it is taken for: "the real one", "blanked on" for "banked on"."""
    return span.is_a("filler") or span.slips > 0


def _narrows(sentence: Sequence[Span], at: int) -> bool:
    """Whether it says how something is counted or when; "the first half of the lecture" does not."""
    if sentence[at].is_any(_HALVES) and any(
        not span.known or span.is_a("noise") for span in sentence[at + 1 : at + 1 + _PART_OF]
    ):
        return False
    return sentence[at].is_any(_COUNTED) or sentence[at].is_a("cue", *_NARROWING)


def _is_of_us(sentence: Sequence[Span], at: int) -> bool:
    """Whether it is a place that is a word of any talk: "for us", and not "to the US"."""
    place = sentence[at].is_a("everyday") and sentence[at].is_a("area")
    return place and not (at and sentence[at - 1].text == _THE)

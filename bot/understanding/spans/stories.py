"""Sentences in which somebody tells of himself, before or after the one that asks: "My uncle shouted all evening. How much …"."""

from collections.abc import Sequence
from itertools import chain, groupby, takewhile
from operator import attrgetter

from bot.understanding.spans.opening import opens
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has, has_any

_PLACED = frozenset({"area", "month"})
_MEASURED = frozenset({"indicator", "product", "expression"})
_THINGS = _MEASURED | {"topic", "person", "organisation", "article", "author"}
_NAMING = _THINGS | _PLACED
# Names that are words of any talk too: "for us", "the factory".
_EVERYDAY = ("everyday", "counted")
_IDLE = ("noise", "owner")
# What says of the thing asked for how it is counted, when, or who should have it.
_COUNTED = frozenset({"unit", "measure", "quarter", "half"})
_NARROWING = ("total", "level", "volume", "money", "share", "expected", "reported", "rank")
_PRINTED = ("sources", "agree", "disagree")
_POINTING = frozenset({"that", "this", "there", "those", "it"})


def without_stories(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The sentences that ask, where others only tell of the asker; all where none asks, or in a language without words for it."""
    if not spans or spans[0].sentence == spans[-1].sentence or not lexicon.lists.talkers:
        return spans
    sentences = [tuple(sentence) for _, sentence in groupby(spans, attrgetter("sentence"))]
    asking = [sentence for sentence in sentences if _asks(sentence, lexicon)]
    if not asking:
        return spans
    whole = any(_is_whole(one) and not _points_back(one) for one in asking)
    alone = whole or any(has_any(one, _MEASURED) or not _points_back(one) for one in asking)
    kept = [one for one in sentences if one in asking or not _is_story(one, lexicon, alone=alone, whole=whole)]
    return tuple(chain.from_iterable(kept)) if len(kept) < len(sentences) else spans


def _asks(sentence: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether it asks for something: with a question's words, as a wish, or as nothing but names."""
    if opens(sentence, lexicon) or any(span.is_a("ask") and " " in span.text for span in sentence):
        return True
    if not _names(sentence):
        return False
    return _wishes(sentence, lexicon) or not any(_is_idle(span) for span in sentence)


def _points_back(sentence: Sequence[Span]) -> bool:
    """Whether it leans on what another sentence names: "is that right", "sales there"."""
    before = takewhile(lambda span: not span.is_any(_THINGS), sentence)
    return any(span.text in _POINTING for span in before)


def _is_whole(sentence: Sequence[Span]) -> bool:
    """Whether what it asks of is named in itself."""
    return (has_any(sentence, _THINGS) or (has(sentence, "hint") and has(sentence, "area"))) and _names(sentence)


def _is_story(sentence: Sequence[Span], lexicon: Lexicon, *, alone: bool, whole: bool) -> bool:
    """Whether it only tells of the asker.

    `alone`: a question does not lean on it, so strange words do; `whole`: and names all, so it may have names of the subject too:
    "my brother sells berries".
    """
    talked = any(map(_is_of_us, sentence)) or any(
        not lexicon.lists.talkers.isdisjoint(span.text.split()) for span in sentence
    )
    idle = any(_is_idle(span) for span in sentence)
    told = talked and not _wishes(sentence, lexicon)
    if not told and has(sentence, "cue", *_PRINTED):
        return False
    if not (told and idle) and (has_any(sentence, _COUNTED) or has(sentence, "cue", *_NARROWING)):
        return False
    return whole and told and idle if _names(sentence) else talked or (alone and idle)


def _names(sentence: Sequence[Span]) -> bool:
    return any(span.is_any(_NAMING) and not span.is_any(_EVERYDAY) for span in sentence)


def _wishes(sentence: Sequence[Span], lexicon: Lexicon) -> bool:
    wanting = lexicon.lists.wanting | lexicon.lists.addressing
    return any(not wanting.isdisjoint(span.text.split()) and not span.is_a("marker", "about") for span in sentence)


def _is_of_us(span: Span) -> bool:
    """Whether it is a place that is a word of any talk: "for us"."""
    return span.is_a("everyday") and span.is_a("area")


def _is_idle(span: Span) -> bool:
    return not span.known or span.is_any(_IDLE)

"""Of what alone a number is asked in a language other than English: words tied to what is measured, by whatever ties words there."""

from collections.abc import Iterable, Sequence
from itertools import takewhile

from bot.understanding.words.dimensions import FILLER, MEASURED, MEASURED_OR_HINTED
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span

# What may stand between a thing and what is measured of it: "les ventes en mai des | boulangers", "農家の5月の | 売上".
_TIMES = frozenset({"month", "number", "relative_period", "quarter", "half", "since", "until"})
_DATING = _TIMES | {"marker"}
_OF_THE_TALK = frozenset({"noise"})
_TYING = _TIMES | {"filler", "marker", "area", "counted", "ask", "unit", "follow_up", "join"}


def attached_part(spans: Sequence[Span], lexicon: Lexicon) -> str:
    """The first words for a part of what is measured that nothing here is called by; empty where there are none."""
    for at, span in enumerate(spans):
        if span.text in lexicon.lists.groups and not span.subject:
            named = span.text
        else:
            named = _kind(spans, at, lexicon) if span.is_a("counted") else ""
        strange = not span.known
        if (named or strange) and _is_tied(spans, at, lexicon):
            return named or span.text
        talked_of = span.dimensions == _OF_THE_TALK
        if talked_of and _is_dated(spans, at):
            return span.text
        if (named or strange or talked_of) and _stands_first(spans, at, lexicon, named=bool(named)):
            return named or span.text
    return ""


def _kind(spans: Sequence[Span], at: int, lexicon: Lexicon) -> str:
    """What is counted with the word beside it that tells of which kind it is: "kleiner Firmen", "entreprises étrangères"."""
    for one, other in ((at - 1, at), (at, at + 1)):
        if one < 0 or other == len(spans) or spans[other].comma:
            continue
        if not lexicon.lists.of_a_kind.isdisjoint((spans[one].text, spans[other].text)):
            return f"{spans[one].text} {spans[other].text}"
    return ""


def _is_tied(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether nothing but small words, times and places stands between a word and what is measured, on either side."""
    before = () if spans[at].comma else reversed(spans[:at])
    behind = takewhile(lambda span: not span.comma, spans[at + 1 :])
    return _reaches(behind, lexicon) or _reaches(before, lexicon)


def _is_dated(spans: Sequence[Span], at: int) -> bool:
    """Whether a thing of the talk has a time, or a preposition, between itself and what is measured: "時計の | 11月の | 輸出"."""
    behind = next((span for span in spans[at + 1 :] if span.comma or not span.is_any(_DATING)), None)
    return behind is not None and not behind.comma and behind.is_any(MEASURED)


def _stands_first(spans: Sequence[Span], at: int, lexicon: Lexicon, *, named: bool) -> bool:
    """Whether a clause says nothing but of what alone the next one asks: "et pour les boulangers, …", "nur Bäckereien: …".

    What is no group that is `named` so is told by fewer words: "bei Kohle, …"; "aus Neugier, …" is talk.
    """
    clause = (*spans[:1], *takewhile(lambda span: not span.comma, spans[1:]))
    if not at < len(clause) < len(spans) or not all(_ties(span, lexicon) for span in clause if span is not spans[at]):
        return False
    before = next((span for span in reversed(spans[:at]) if span.dimensions != FILLER), None)
    if before is not None and (before.text in lexicon.lists.for_some or (named and before.is_a("marker"))):
        return True
    return any(span.text in lexicon.lists.limiting for span in clause)


def _ties(span: Span, lexicon: Lexicon) -> bool:
    small = not span.dimensions.isdisjoint(_TYING) or span.is_a("cue", "share", "number")
    return (small or span.text in lexicon.lists.of_a_kind) and span.text not in lexicon.lists.turning


def _reaches(way: Iterable[Span], lexicon: Lexicon) -> bool:
    for span in way:
        if span.is_any(MEASURED_OR_HINTED):
            return True
        if span.comma or not _ties(span, lexicon):
            return False
    return False

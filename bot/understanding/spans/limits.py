"""What limits a question to something that no series tells: a time before something happened, all but one place."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from bot.understanding.words.dimensions import FILLER, MEASURED, MEASURED_OR_HINTED, MOVES
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has, has_any

# What an event is named with: "before the May truce", "before Norway's truce".
_OF_AN_EVENT = frozenset({"filler", "month", "number", "area", "person", "organisation", "topic"})
_TIMES = frozenset({"month", "relative_period", "quarter", "half"})
# What can be left out of a whole.
_PARTS = ("area", "product")
# What may stand between a time and what is told of it: "gestern | die Exporte", "exports | on Monday".
_SMALL, _SHORT = frozenset({"filler", "marker"}), 4
# So many words may stand between what leaves out and what is left out: "if you leave out the part to".
_MOST_BETWEEN = 3
_DONE = "ing"
# What a number before it may be of.
_COUNTED_SO = ("unit", "month", "cue", "number", "relative_period", "measure")
# Weeks of a year and turns of a season have no more digits.
_LONGEST_NUMBER = 2
_WHICH = ("this", "last", "next", "a", "per", "each", "every", "one")
# What stands for the thing itself: "growth in Norway minus that in Sweden".
_ANOTHER = ("one", "ones", "that", "those")


def before_something(spans: Sequence[Span], lexicon: Lexicon) -> tuple[str, ...]:
    """The words for a time before something happened, where no other time is named: "the toll before the truce"."""
    for at, span in enumerate(spans):
        if span.text not in lexicon.lists.earlier:
            continue
        event = list(takewhile(lambda one: one.is_any(_OF_AN_EVENT) and not one.comma, spans[at + 1 :]))
        topic = next((one for one in event if one.dimensions == {"topic"}), None)
        others = (*spans[:at], *spans[at + 1 + len(event) :])
        if topic is not None and not any(other.is_any(_TIMES) or other.year for other in others):
            return (f"{span.text} {topic.text}",)
    return ()


def limits(spans: Sequence[Span], lexicon: Lexicon, *, home: str, since: Sequence[str]) -> tuple[str, ...]:
    """The words that ask for less than what is named: "without Norway", "in week 46"; of what has run since a month, "before May"."""
    told = numbered(spans, lexicon) or left_out(spans, lexicon, home) or left_undone(spans, lexicon)
    return told or (ends_at_a_date(spans, lexicon, since) if since else ())


def numbered(spans: Sequence[Span], lexicon: Lexicon) -> tuple[str, ...]:
    """The number of a time or a turn that the folder names none of: "week 46", "round 3", "week 47 or 46"; and "per 1,000"."""
    for at, span in enumerate(spans):
        if not (at and span.is_a("number")):
            continue
        before = spans[at - 1]
        if before.text in lexicon.lists.rating:
            return (f"{before.text} {span.text}",)
        if not span.text.isdigit() or len(span.text) > _LONGEST_NUMBER:
            continue
        if not span.comma and not _is_this(spans, at - 1):
            called = before.text in lexicon.called_by_number and at > 1 and spans[at - 2].is_a("marker")  # "on the 14"
            alone = called or before.is_a("product")
            if before.text in lexicon.numbered or (alone and _stands_for_one(spans, at, lexicon)):
                return (f"{before.text} {span.text}",)
        words = spans[at - 2].text.split() if at > 1 and before.is_any(("join", "range")) else ()
        if len(words) > 1 and words[-1].isdigit() and words[-2] in lexicon.numbered:
            return (f"{words[-2]} {span.text}",) if before.is_a("join") else (f"{before.text} {span.text}",)
    return ()


def _stands_for_one(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether nothing behind a number says of what it is one: "trips by tram 14", and not "tram trips 14 days ago"."""
    after = spans[at + 1] if at + 1 < len(spans) else None
    return after is None or not (after.is_any(_COUNTED_SO) or after.text in lexicon.lists.lasting)


def _is_this(spans: Sequence[Span], at: int) -> bool:
    """Whether it is told which one is meant without a number: "this week 500"."""
    return at > 0 and spans[at - 1].text in _WHICH


def bygone(spans: Sequence[Span], lexicon: Lexicon, *, daily: bool) -> tuple[str, ...]:
    """The words for a time that no calendar reads: "three weeks ago", "yesterday"; and "on Monday" of what is not told `daily`."""
    at = next((at for at, span in enumerate(spans) if span.text in lexicon.lists.bygone), None)
    if at is None:
        return _on_another_day(spans, lexicon, daily=daily)
    before = takewhile(_may_last, reversed(spans[max(at - 2, 0) : at]))
    behind = takewhile(_may_last, spans[at + 1 : at + 3])
    for told in ((*reversed(list(before)), spans[at]), (spans[at], *behind)):  # "vor drei Wochen"
        words = " ".join(span.text for span in told)
        if not (lexicon.lists.lasting.isdisjoint(words.split()) or has(told, "ask")):
            return (words,)
    return ()


def _may_last(span: Span) -> bool:
    return not (span.subject or span.comma)


def _on_another_day(spans: Sequence[Span], lexicon: Lexicon, *, daily: bool) -> tuple[str, ...]:
    """The words for a time right beside what it is told of: "the rate yesterday"; not when something came out or was read of."""
    other = lexicon.lists.other_days if daily else lexicon.other_days
    for at, span in enumerate(spans):
        beside = span.text in other and not span.possessive
        if beside and (_is_of_what_is_before(spans, at, lexicon) or _is_of_what_is_behind(spans[at + 1 :], lexicon)):
            return (span.text,)
    return ()


def _is_of_what_is_before(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    if spans[at].comma or _is_asked(spans[at + 1 :]):
        return False
    told = _next_told(_up_to_comma(spans[:at]), lexicon)
    return told is not None and (told.is_any((*MEASURED_OR_HINTED, "area")) or told.is_a("cue", *MOVES))


def _is_of_what_is_behind(rest: Sequence[Span], lexicon: Lexicon) -> bool:
    """As other languages put it, "gestern die Exporte": English so tells when it was read of."""
    if lexicon.common or _asks_behind_a_comma(rest):
        return False
    told = _next_told(rest, lexicon)
    return told is not None and told.is_any(MEASURED_OR_HINTED) and not told.comma


def _up_to_comma(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans from the last back to the one that a comma stands before."""
    for span in reversed(spans):
        yield span
        if span.comma:
            return


def _next_told(way: Iterable[Span], lexicon: Lexicon) -> Span | None:
    """What stands next on a way but for articles and prepositions."""
    return next((one for one in way if not _is_article(one) or one.text in lexicon.lists.turning), None)


def _is_article(span: Span) -> bool:
    return span.dimensions <= _SMALL and len(span.text) <= _SHORT and span.text.isascii()


def _is_asked(spans: Sequence[Span]) -> bool:
    """Whether a question only begins here: "bought a flat last week, what's the rate"; not "die Exporte gestern | wie hoch"."""
    asked = has(spans, "ask") or has(spans, "cue", "number")
    return _asks_behind_a_comma(spans) or (asked and has_any(spans, (*MEASURED_OR_HINTED, "measure")))


def _asks_behind_a_comma(spans: Sequence[Span]) -> bool:
    apart = next((at for at, span in enumerate(spans) if span.comma), len(spans))
    return has(spans[apart:], "ask") or has(spans[apart:], "cue", "number")


def within_a_month(spans: Sequence[Span], lexicon: Lexicon) -> tuple[str, ...]:
    """The words for less than a month: "early November", "la primera semana de noviembre"."""
    for at, span in enumerate(spans):
        if span.text in lexicon.lists.within_month and not span.comma:
            after = _next_told(spans[at + 1 :], lexicon) or span
            if after.is_a("month") or (at and spans[at - 1].is_a("month")):
                return (f"{span.text} {after.text}" if after.is_a("month") else f"{spans[at - 1].text} {span.text}",)
    return ()


def ends_at_a_date(spans: Sequence[Span], lexicon: Lexicon, since: Sequence[str]) -> tuple[str, ...]:
    """The words for a time up to a date: "before 12 May"; "until May" of what began in a May."""
    for at, span in enumerate(spans[:-1]):
        before = span.text in lexicon.lists.earlier
        if before or span.is_a("until"):
            dated = next((one for one in spans[at + 1 : at + 3] if not one.is_any(("filler", "number"))), None)
            if dated is not None and (dated.is_a("month") if before else dated.is_a("month", *since)):
                return (f"{span.text} {dated.text}",)
    return ()


def left_undone(spans: Sequence[Span], lexicon: Lexicon) -> tuple[str, ...]:
    """What some of those who are counted leave undone: "how many people ride without paying"."""
    for before, span, after in zip(spans, spans[1:], spans[2:], strict=False):
        said_of = before.is_any(MEASURED) and not (span.comma or after.comma)
        if (
            span.text in lexicon.lists.leaving_out
            and said_of
            and after.text.endswith(_DONE)
            and after.dimensions <= FILLER
        ):
            return (f"{span.text} {after.text}",)
    return ()


def left_out(spans: Sequence[Span], lexicon: Lexicon, home: str) -> tuple[str, ...]:
    """The words that leave a part out of what is asked: "without Norway", "all but Norway", "Norway excluded"."""
    for at, span in enumerate(spans):
        if not span.is_any(_PARTS) or ("area", home) in span.senses:
            continue
        if _is_left_behind(spans, at, lexicon):
            return (" ".join(one.text for one in spans[at : at + 2]),)
        if not at:
            continue
        before = at - 1
        while before > 0 and at - before <= _MOST_BETWEEN and _is_small(spans[before], lexicon):
            before -= 1
        leaving = spans[before]
        if span.comma or (leaving.is_a("join") and _has_another(spans[:before], span, home)):
            continue  # "growth in Norway minus Sweden"
        if leaving.text in lexicon.lists.leaving_out or _is_set_aside(spans, before, at, lexicon):
            return (" ".join(one.text for one in spans[before : at + 1]),)
        if leaving.is_a("contrast") and before and spans[before - 1].is_a("cue", "total"):
            return (f"{leaving.text} {span.text}",)
    return ()


def _is_left_behind(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether what leaves it out stands behind: "Norway excluded", "Norway left out"."""
    after = [span.text for span in spans[at + 1 : at + 3] if not span.comma]
    if not lexicon.lists.left_behind.isdisjoint(after):
        return True  # "Norway is excluded", "ノルウェーを除く"
    return len(after) > 1 and after[0] in lexicon.lists.setting_aside and after[1] in lexicon.lists.aside


def _is_small(span: Span, lexicon: Lexicon) -> bool:
    leaves = span.text in lexicon.lists.leaving_out or span.text in lexicon.lists.setting_aside
    return span.dimensions <= {"filler", "marker", "range"} and not leaves and span.text not in _ANOTHER


def _has_another(spans: Sequence[Span], named: Span, home: str) -> bool:
    """Whether another of the kind is named, from which it can be taken; all is of the home country."""
    kinds = named.dimensions.intersection(_PARTS)
    return any(kinds.intersection(span.dimensions) and ("area", home) not in span.senses for span in spans)


def _is_set_aside(spans: Sequence[Span], verb: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a verb and its "out" or "aside" stand around what is named at `at`: "take Norway out", "take out Norway"."""
    if spans[verb].text not in lexicon.lists.setting_aside:
        return False
    return any(one.text in lexicon.lists.aside for one in (*spans[verb + 1 : at], *spans[at + 1 : at + 2]))

"""What other languages put elsewhere than English: words after the one that they mark, and years and days with a mark of their own."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.facts.model import GROWTHS
from bot.understanding.words.dimensions import INDICATED
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.phrases import Sense
from bot.understanding.words.recognise import Span, has, has_any, indicators_of

# What a particle tells of a stretch of time only; after anything else it tells nothing, or what its other senses do.
_OF_TIME = ("since", "until", "range")
_MONTHS = range(1, 13)
# "24年": a year of this century where it is no month and no day.
_SHORT_YEARS = range(20, 40)
# Japanese writes things in other characters: what stands in these alone and is unknown is an ending.
_ENDINGS = re.compile(r"[\u3041-\u309f]+")
_OF_AMOUNT = frozenset({Sense("cue", "level"), Sense("cue", "level_weak")})
_LISTED = ("area", "join")
# What nobody typed, as every language can write it: a span is never without a word.
_AND = Span((Sense("join", ""),), "+", sentence=0)
_OWNERS = ("area", "organisation", "person", "article")


def placed_before(spans: Sequence[Span], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans as English would have them: each particle before what it marks, each date a month and a year."""
    out: list[Span] = []
    relations = {lexicon.relations.get(code) for span in spans for code in indicators_of(span, lexicon)}
    for at, span in enumerate(spans):
        following = spans[at + 1] if at + 1 < len(spans) else None
        codes = span.codes("postposition")
        if span.is_a("year_mark") and out and (year := _year(out[-1])):
            out[-1] = replace(out[-1], text=year)
        elif _is_month_number(span, spans, at):
            out.append(replace(span, senses=(Sense("month", f"{int(span.text):02d}"),)))
        elif _is_between_month_and_year(span, out, following):
            continue
        elif not span.known and _ENDINGS.fullmatch(span.text):
            out.append(replace(span, senses=(Sense("filler", ""),)))
        elif span.is_a("marker", "goods") and _is_led_to(out) and not span.hyphen:
            out.append(replace(span, senses=(Sense("filler", ""),)))  # "exporte in die usa waren": no goods of theirs
        elif out and out[-1].is_a("marker", "goods") and span.is_a("area"):
            out.insert(-1, span)  # "productos chinos": the adjective after its noun
        elif out and out[-1].is_a("marker", "goods") and span.is_a("marker", "of"):
            out.append(replace(span, senses=(Sense("marker", "from"),)))  # "the goods of": those that come from
        elif codes and out:
            _place(span, codes, out, following, relations)
        elif len(markers := span.codes("marker")) > 1:
            kept = _one_of(markers, relations)
            out.append(replace(span, senses=tuple(s for s in span.senses if s.dimension != "marker" or s.code == kept)))
        else:
            out.append(span)
    return tuple(out)


def with_questions_apart(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans with "and" between two questions, where an ending, a comma or nothing joins them: "몇 톤이고 몇 퍼센트 늘었나"."""
    asking = [at for at, span in enumerate(spans) if any(word in span.text for word in lexicon.how_much)]
    placed = [*spans]
    if asking and (counted := _counted_besides(spans, asking[-1])):
        asking.append(counted)
    for one, two in reversed([*pairwise(asking)]):
        between = spans[one + 1 : two]
        if spans[one].sentence != spans[two].sentence or has(between, "join"):
            continue
        sized = not _OF_AMOUNT.isdisjoint(spans[one].senses) and spans[two].is_any(("cue", "measure"))
        if sized or any(span.subject or span.is_any(_ANOTHER) for span in between):
            at = next((at for at in range(one + 1, two + 1) if spans[at].comma), one + 1)
            placed[at] = replace(placed[at], comma=False)
            placed.insert(at, replace(_AND, sentence=spans[one].sentence))
    return tuple(placed)


def _counted_besides(spans: Sequence[Span], asking: int) -> int:
    """Where it is asked, without a word for how much, how an amount asked for before grew: "몇 톤이고 작년 대비는"; 0 where it is not."""
    if _OF_AMOUNT.isdisjoint(spans[asking].senses):
        return 0
    growth = next((at for at in range(asking + 1, len(spans)) if _is_of_growth(spans[at])), 0)
    rest = spans[growth + 1 :]
    return growth if growth and not (has(rest, "cue", "rise", "fall") or has_any(rest, INDICATED)) else 0


def _is_of_growth(span: Span) -> bool:
    return span.is_a("measure", *GROWTHS) or (span.is_a("cue", "change") and not span.is_a("cue", "rise", "fall"))


# What makes another question of the second "how much", and not the same one in other words.
_ANOTHER = ("cue", "measure", "relative_period", "number")


def with_outcome_apart(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans with a comma before what came of something expected, where a number of each is asked for.

    What joins the two is an ending, or nothing: "予想はいくらで実際はいくら". It is told in what was expected: words for an
    amount tell nothing. Everyday words for how it came out are such after that only: "and what was it in the end?".
    """
    expected = next((at for at, span in enumerate(spans) if span.is_a("cue", "expectation")), None)
    if expected is None:
        return spans
    real = next((at for at in range(expected + 1, len(spans)) if _is_outcome(spans, expected, at, lexicon)), None)
    if real is None:
        return spans
    placed = [*spans]
    if placed[real].is_a("outcome"):
        placed[real] = replace(placed[real], senses=(Sense("cue", "reported"),))
    alone = not any(span.subject for span in spans[real:]) and not _begins_anew(spans[expected + 1 : real + 1])
    by_itself = alone or _asks_how_much(spans[real:], lexicon)
    if _asks_how_much(spans[:real], lexicon) and by_itself:
        placed[real] = replace(placed[real], comma=True)
    return (*placed[:expected], *map(_without_amount, placed[expected:]))


def _is_outcome(spans: Sequence[Span], expected: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a span tells of what came; an everyday word only behind what begins anew: "expected, and how did it come out"."""
    if not spans[at].is_a("outcome"):
        return spans[at].is_a("cue", "reported")
    between = spans[expected + 1 : at + 1]
    if any(span.text in lexicon.lists.earlier for span in between):
        return False  # "expected, before the numbers came out"
    another = spans[at].sentence > spans[expected].sentence or has(between, "ask")
    return another or _begins_anew(between)


def _begins_anew(spans: Sequence[Span]) -> bool:
    return any(span.comma or span.is_a("join") for span in spans)


def _asks_how_much(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    return any(span.is_a("ask") or span.text.startswith(lexicon.how_much) for span in spans)


def _without_amount(span: Span) -> Span:
    """A span that says nothing of an amount: "the actual value"."""
    if _OF_AMOUNT.isdisjoint(span.senses):
        return span
    return replace(span, senses=tuple(s for s in span.senses if s not in _OF_AMOUNT) or (Sense("ask", ""),))


def _place(
    span: Span, codes: Sequence[str], out: list[Span], following: Span | None, relations: set[str | None]
) -> None:
    """Put one particle where it belongs: before the last of `out`, or as a mark on it."""
    last = out[-1]
    dated = last.is_any(("month", "relative_period")) or (last.is_a("number") and _year(last) is not None)
    for code in codes:
        if code == "range" and dated and following is not None and _starts_a_date(following):
            out.append(replace(span, senses=(Sense("range", ""),)))
            return
        if code in ("since", "until") and (last.is_a("month") or (code == "since" and _year(last))):
            if not (code == "until" and len(out) > 1 and (out[-2].is_a("range") or last.hyphen)):
                _put_before(out, replace(span, senses=(Sense(code, ""),)))
            if code == "since" and len(out) > 2 and out[-3].is_a("relative_period") and last.is_a("month"):
                out.append(out.pop(-3))  # "今年4月以来": since April of this year
            return
    relation = _one_of([code for code in codes if code not in _OF_TIME and code != "own"], relations)
    if "own" in codes:
        marked = _is_led(out)
        if following is not None and not marked and (not last.known or last.is_any(_OWNERS)):
            out[-1] = replace(last, possessive=True)
    elif (relation is not None and not dated | last.is_a("filler")) or relation == "than":
        assert relation is not None
        _put_before(out, replace(span, senses=(Sense("marker", relation),)))


def _is_led(out: Sequence[Span]) -> bool:
    """Whether a preposition, or a verb, stands before what was named last, or before the places listed with it: "对欧盟、东盟和非洲的"."""
    at = len(out) - 2
    while at >= 0 and out[at].is_any(_LISTED) and not out[at].is_a("marker"):
        at -= 1
    return at >= 0 and out[at].is_any(("marker", "hint"))


def _is_led_to(out: Sequence[Span]) -> bool:
    """Whether a preposition, or a verb, already says how what was named last stands to what is measured: "卖去欧盟的货"."""
    return len(out) > 1 and out[-1].is_a("area") and (out[-2].is_a("marker", "to", "from") or out[-2].is_a("hint"))


def _put_before(out: list[Span], mark: Span) -> None:
    """Put a mark before what it marks; a comma that stood there stands before the mark then."""
    at = _head(out)
    marked = out[at]
    out[at : at + 1] = [replace(mark, comma=marked.comma), replace(marked, comma=False)]


def _head(out: Sequence[Span]) -> int:
    """Where the words begin that a particle after them marks: before the year of a month, the country of its goods."""
    at = len(out) - 1
    while at and (
        (out[at].is_a("month") and out[at - 1].is_a("number"))
        or (out[at].is_a("marker", "goods") and not out[at - 1].is_a("filler"))
    ):
        at -= 1
    return at


def _one_of(codes: Sequence[str], relations: set[str | None]) -> str | None:
    """The code that an indicator of the question has as its relation, else the last: "to" before "on"."""
    return next((code for code in codes if code in relations), codes[-1] if codes else None)


def _starts_a_date(span: Span) -> bool:
    return span.is_any(("month", "number"))


def _year(span: Span) -> str | None:
    if not (span.is_a("number") and span.text.isdigit()):
        return None
    return span.text if len(span.text) == 4 else f"20{span.text}" if int(span.text) in _SHORT_YEARS else None


def _is_month_number(span: Span, spans: Sequence[Span], at: int) -> bool:
    """Whether a bare number is the first month of a stretch: "1-11月"."""
    if not (span.is_a("number") and span.text.isdigit() and int(span.text) in _MONTHS) or at + 1 >= len(spans):
        return False
    link = spans[at + 1]
    if link.is_a("month"):
        return link.hyphen
    linked = link.is_a("range") or "range" in link.codes("postposition") or link.is_a("join")
    return linked and at + 2 < len(spans) and spans[at + 2].is_a("month")


def _is_between_month_and_year(span: Span, out: Sequence[Span], following: Span | None) -> bool:
    """ "noviembre de 2025": the preposition is the calendar's own."""
    if not (span.is_a("marker", "of") and out and out[-1].is_a("month") and following):
        return False
    return following.is_a("number") and _year(following) is not None

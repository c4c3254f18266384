"""Whether a turn can be a question for us at all, and one by itself: its terms, and what asks, measures or dates them."""

from collections.abc import Sequence
from itertools import pairwise

from bot.understanding.reading import Ask
from bot.understanding.spans.opening import Form
from bot.understanding.words.dimensions import TURNING
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has, has_any

_ASKING = ("cue", "ask", "measure", "relative_period", "quarter", "half", "number", "unit", "both", "swap")
_REMARKS = {("cue", "rise"), ("cue", "fall"), ("filler", "")}
_LEANING = (*TURNING, "contrast", "marker")
_LEANING_ANYWHERE = ("same_time", "swap", "both", "remainder", "pronoun")
_OF_OTHERS, _MOST_OF_OTHERS = ("noise", "owner"), 3
# What people talk of among themselves; what asks for a number of it; and who is asked for that they are called upon by.
_THINGS, _NUMBERED, _OF_CALLING = (
    ("product", "area", "month"),
    ("ask", "measure", "unit", "hint"),
    frozenset({"who", "others"}),
)
# A term alone is a question where little else is said: "surplus?".
_BARE = 3
# "Can you please give me the Norway figure for March".
_LONGEST_REQUEST = 12


def may_be_for_us(spans: Sequence[Span], lexicon: Lexicon, before: Sequence[Ask], form: Form) -> bool:
    """Whether it can be a question for us at all: a term, and something that asks, measures, dates or adds to it."""
    if before and any(span.subject or span.is_any(_ASKING) for span in spans):
        return True
    if before and spans[0].is_a("follow_up") and has(spans, "hint"):
        return True  # "and the deficit?"
    terms = [span for span in spans if span.subject]
    # "They will find us" names nothing; "sales to the US" does.
    asking = sum(span.is_any(_ASKING) for span in spans)
    hinting = asking and has(spans, "hint")
    told = form is Form.PLAIN and all(map(_is_said_of_any, (span for span in spans if span.is_any(_ASKING))))
    everyday = ("everyday", "counted") if told else ("everyday",)  # "the factory must grow"
    only_everyday = len(spans) > _BARE and not hinting and all(span.is_any(everyday) for span in terms)
    subject = 0 if only_everyday else len({span.senses for span in terms})  # said twice, it tells no more
    if not subject:
        return has(spans, "cue", "sources", "disagree") or any(span.is_a("number") for span in spans)
    if has(spans, "hint") and has_any(spans, ("area", "person")):
        return True  # "anything on sales to Norway", "the mayor's cure for buying less"
    idle = sum(not span.known or span.is_a("noise") for span in spans)
    if form is not Form.PLAIN:
        if not idle:
            return True  # "is there going to be a strike"
    elif not asking and (all(_says_which(spans, span) for span in terms) or _is_done_by_asker(spans, lexicon)):
        return False  # "she put the sales script into the berries folder", "i passed"
    elif any(not span.known or (span.is_a("noise") and not span.is_a("spoken_to")) for span in spans):
        asking = sum(span.is_any(_ASKING) and not _is_remarked(span) for span in spans)
    return subject + asking > 1 or (len(spans) <= _BARE and not idle)


def is_figure_of_a_place(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether the number of a place is asked for: "gimme the Norway figure"; not where anything unknown or of the talk is named."""
    named = any(span.is_a("area") and after.text in lexicon.lists.figure_words for span, after in pairwise(spans))
    return named and len(spans) <= _LONGEST_REQUEST and all(span.known and not span.is_a("owner") for span in spans)


def is_put_to_all(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether others are asked which of them do something with a thing: "anyone up for berries", "who else cried at the harbour"."""
    if not any(span.text in lexicon.lists.calling for span in spans) or not has_any(spans, ("product", "area")):
        return False
    return all(
        (not span.subject or span.is_any(_THINGS))
        and not span.is_any(_NUMBERED)
        and _OF_CALLING.issuperset(span.codes("cue"))
        and span.text not in lexicon.lists.figure_words
        for span in spans
    )


def stands_alone(spans: Sequence[Span], lexicon: Lexicon, before: Sequence[Ask], form: Form) -> bool:
    """Whether a turn says all that a question needs, so that it may be no follow-up: "give me the growth of sales to Sweden"."""
    if spans[0].is_any(_LEANING) or has_any(spans, _LEANING_ANYWHERE):
        return False
    if any(span.text in lexicon.lists.referring or span.text in lexicon.standing for span in spans):
        return False
    if not has(spans, "indicator") and any(ask.series.product for ask in before):
        return False  # "how much did Sweden buy" of the thing spoken of
    named = any(span.subject for span in spans)
    return form is Form.OPENED or (named and len(spans) > _BARE and any(span.is_any(_ASKING) for span in spans))


def is_of_others(spans: Sequence[Span]) -> bool:
    """Whether a remark has words of somebody's own life, and leans on nothing said before: "they cut my hours at work"."""
    idle = sum(not span.known or span.is_any(_OF_OTHERS) for span in spans)
    if spans[0].is_any(TURNING):
        # "Wait, our cat is stuck in the kitchen"; not "and our sales".
        return idle >= _MOST_OF_OTHERS and has(spans, "owner")
    return idle > (len(spans) <= _BARE)


def _is_said_of_any(span: Span) -> bool:
    """Whether it only tells what something does: "the factory must grow", "it broke in the factory"."""
    return span.is_a("cue", "change", "more_than")


def _is_remarked(span: Span) -> bool:
    """Whether any remark may have it: now, a small number, or that something fell: "we lost 3 boxes of berries today"."""
    if span.is_any(("relative_period", "spoken_to")):
        return True  # "all my friends"
    small = span.is_a("number") and span.text.isdigit() and len(span.text) < len("2024")
    return small or all(sense in _REMARKS for sense in span.senses)


def _is_done_by_asker(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether somebody only tells what he did: "I passed"; whose something is may be asked for."""
    return len(spans) > 1 and spans[0].text in lexicon.lists.talkers and not spans[0].is_a("owner") and spans[1].subject


def _says_which(spans: Sequence[Span], term: Span) -> bool:
    """Whether a term only says which thing of the talk is meant: "the sales folder"."""
    at = next(at for at, span in enumerate(spans) if span is term) + 1
    return at < len(spans) and not spans[at].comma and (not spans[at].known or spans[at].is_a("noise"))

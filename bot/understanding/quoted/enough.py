"""How much of what a question says, beside asking, a statement must answer to."""

from bot.understanding.quoted.phrased import EXPECTING, Phrased
from bot.understanding.quoted.statements import Found

# How much of what a question says must be found in a statement, weighed by how telling it is; tuned on the tuning half. Where a
# speaker or an article is named, much of the rest is talk.
NAMED, WITHIN, ASKED = 0.36, 0.4, 0.5
# And how telling what is found must be, in the weights of statements.py, where nobody is named.
TOLD_ASKED, TOLD_DATED = 2.0, 4.0
# How much of what a question says a statement must answer to, weighed by how telling it is, and how telling that must be in the
# weights of statements.py; tuned on tests/questions/*-tune.yaml and some 12,000 sentences of other talk. Least where something
# is asked with a term of the subject; more where only its home, a month or a forecast places it; most of a remark.
_OPEN_TERMED, _OPEN_NEAR, _OPEN = 0.6, 0.6, 0.66
_TOLD_OPEN_TERMED, _TOLD_OPEN_NEAR, _TOLD_OPEN = 2.5, 4.0, 6.0
# Beside what only names a figure.
BEYOND_OPEN = 1.5
# Less is enough where nothing else was said.
_WHOLE, _TOLD_OPEN_WHOLE = 0.9, 5.0
_FRAGMENT_TERMED, _FRAGMENT_WORDED, _FRAGMENT = 0.7, 0.66, 0.8
_TOLD_FRAGMENT_TERMED, _TOLD_FRAGMENT_WORDED, _TOLD_FRAGMENT = 6.0, 5.0, 9.0
_SUBJECT = ("indicator", "product", "area", "topic", "expression", "person", "organisation")


def suffices(phrased: Phrased, found: Found, beyond: float) -> bool:
    """Whether what is found answers to enough of what was said, where nobody is named."""
    termed = is_termed(phrased, found)
    if phrased.is_open and has_all_named(phrased, found):
        if termed:
            return found.share >= _OPEN_TERMED and found.told >= _TOLD_OPEN_TERMED and beyond >= BEYOND_OPEN
        if _is_near(phrased):
            return found.share >= _OPEN_NEAR and beyond >= _TOLD_OPEN_NEAR
        enough = _TOLD_OPEN_WHOLE if found.share >= _WHOLE else _TOLD_OPEN
        return found.share >= _OPEN and beyond >= enough
    if termed:
        return found.share >= _FRAGMENT_TERMED and beyond >= _TOLD_FRAGMENT_TERMED
    if found.worded:
        return found.share >= _FRAGMENT_WORDED and beyond >= _TOLD_FRAGMENT_WORDED
    return found.share >= _FRAGMENT and beyond >= _TOLD_FRAGMENT


def is_termed(phrased: Phrased, found: Found) -> bool:
    """Whether a term of the subject is among what is found, and none that is a word of any talk."""
    terms = tuple(
        one
        for span in phrased.asked.spans
        if span.is_any(_SUBJECT) and not span.is_a("everyday")
        for one in phrased.items_of(span)
    )
    return phrased.statements.told(found.statements[0], terms) > 0


def has_all_named(phrased: Phrased, found: Found) -> bool:
    """Whether the statement is about each place, product and topic that is named."""
    return all(phrased.statements.told(found.statements[0], (one,)) for one in phrased.named_in)


def is_topical(phrased: Phrased) -> bool:
    """Whether anything of the subject is named beside the speaker and a month."""
    return any(
        (span.subject or span.is_a("unit")) and not phrased.names_speaker(span) and not span.is_a("month")
        for span in phrased.asked.spans
    )


def _is_near(phrased: Phrased) -> bool:
    """Whether something beside the terms places a question in the subject: its home, a forecast, a goal."""
    home = ("area", phrased.asked.knowledge.subject.area)
    return bool(phrased.asked.cues & EXPECTING) or any(
        home in span.senses or span.is_any(("everyday", "month")) for span in phrased.asked.spans
    )

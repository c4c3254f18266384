"""Somebody's words asked for without a verb of saying: "anything from the mayor", "the mayor, one line please", "the mayor on rents"."""

from collections.abc import Sequence

from bot.understanding.words.dimensions import PEOPLE
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has, has_any

# Of the asker's own life.
_OF_THE_ASKER = ("noise", "owner")
# Who of a house somebody is stands in so many words before or after it: "from the guy who runs the bank".
_OF_A_HOUSE = 4


def asks_for_words(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether somebody who is named is asked for, or what he says on something, in a clause without a word of the talk."""
    speaker = next((at for at, span in enumerate(spans) if span.is_any(PEOPLE)), None)
    if speaker is None or not lexicon.lists.utterances:
        return False
    clause, at = clause_around(spans, speaker)
    around = (*clause[: max(at - _OF_A_HOUSE, 0)], *clause[at + 2 :])
    if has_any(around, _OF_THE_ASKER) or has(clause, "owner"):
        return False
    return (
        _is_on_something(clause, at, lexicon)
        or _is_of_him(clause, at, lexicon)
        or _is_somebody(spans, speaker)
        or _is_wanted(spans, speaker, lexicon)
    )


def asks_an_article(spans: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether an article that is named is asked what it says of something, and no number: "the Post on rents"."""
    named = next((at for at, span in enumerate(spans) if span.is_a("article")), None)
    return named is not None and _is_on_something(*clause_around(spans, named), lexicon)


def clause_around(spans: Sequence[Span], at: int) -> tuple[Sequence[Span], int]:
    """The spans between the commas and stops around one, and its place in them."""
    start = at
    while start and not _begins(spans, start):
        start -= 1
    end = next((after for after in range(at + 1, len(spans)) if _begins(spans, after)), len(spans))
    return spans[start:end], at - start


def _begins(spans: Sequence[Span], at: int) -> bool:
    return spans[at].comma or spans[at].sentence != spans[at - 1].sentence


def _is_on_something(clause: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """ "The mayor on rents", "the mayor's deputy on rents"."""
    after = at + 1
    if after < len(clause) and not clause[after].known:
        after += 1
    about = after < len(clause) and clause[after].is_a("marker", "on", "about")
    something = any(not span.is_a("filler") or span.text in lexicon.lists.figure_words for span in clause[after + 1 :])
    return about and something and not has(clause[:at], "cue")


def _is_of_him(clause: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """ "Anything from the mayor", "a line by the head of the bank"."""
    return any(
        clause[before].is_a("marker", "from", "by", "of") and _is_utterance(clause[before - 1], lexicon)
        for before in range(max(at - _OF_A_HOUSE, 1), at)
    )


def _is_somebody(spans: Sequence[Span], at: int) -> bool:
    """Whether nothing is said but who is meant: "the bank guy again"."""
    others = [span for other, span in enumerate(spans) if other != at and not span.is_a("filler")]
    return spans[at].is_a("organisation") and others == [*spans[at + 1 : at + 2]] and others[0].is_a("noise")


def _is_wanted(spans: Sequence[Span], speaker: int, lexicon: Lexicon) -> bool:
    """Whether a clause of its own asks for words: "the mayor, one line please"."""
    at = next((at for at, span in enumerate(spans) if at != speaker and _is_utterance(span, lexicon)), None)
    if at is None:
        return False
    clause, _ = clause_around(spans, at)
    return all(span.is_any(("filler", "talk")) for span in clause)


def _is_utterance(span: Span, lexicon: Lexicon) -> bool:
    return span.text.split()[-1] in lexicon.lists.utterances

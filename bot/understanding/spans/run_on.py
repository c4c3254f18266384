"""A question and what its asker tells of himself in one breath: "my kid is crying | how much did sales rise | im typing with one hand"."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.understanding.spans.opening import opens
from bot.understanding.spans.telling import is_idle, is_talker, kinds_of, points_back, talks, wishes
from bot.understanding.words.dimensions import MEASURED_OR_HINTED, PEOPLE
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has, has_any

# Fewer words tell nothing yet: "my boss asks | how much".
_SHORTEST = 4
# What supposes something stands among as many words: "so if my shop".
_OPENING = 3
# What a story of the asker's life has nothing of, since a question beside it could mean that.
_OF_A_QUESTION = (
    MEASURED_OR_HINTED
    | PEOPLE
    | {"month", "quarter", "half", "measure", "unit", "topic", "article", "ask", "same_time"}
)
# After one of these the words go on: "he knows | how much", "and | what was", "the figure of | what we".
_LEADING_ON, _LEADING_TO_WORDS = ("marker", "join", "contrast", "owner"), ("say", "quote", "who", "why")
# "Im crying"; after "the number" such words may say which.
_OF_ONESELF = frozenset({"im", "ive", "weve", "hes", "shes"})
# Before a verb that helps these ask; the others only before one that does not tell what something is: "a plant | which is in Oslo".
_ASKING, _OR_RELATIVE = frozenset({"what", "how", "why"}), frozenset({"which", "when", "where"})
# Behind a comma these do too, where what they are about follows: "he asked me, | is there", "did exports"; not "my boss, is angry".
_BESIDES_COMMA, _ABOUT_WHICH = frozenset({"is", "are", "did", "does", "do"}), frozenset({"there", "the", "any"})
_ASKING_OF = ("cue", "follow_up")
_ASKED_OF = frozenset({"can", "could", "would"})
# "About ten minutes".
_COUNTS, _ONE = ("number", "numeral"), ("a", "an")
_WHOM = frozenset({"you", "u", "someone", "somebody", "anyone", "anybody"})


def with_talk_apart(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The spans, with a sentence begun where a story that no stop ends turns to the question, or a question to such a story."""
    if not (has(spans, "owner") or talks(spans, lexicon)):
        return spans
    start = 0
    for at in range(1, len(spans)):
        if spans[at].sentence != spans[at - 1].sentence:
            start = at
        elif at - start >= _SHORTEST and _turns(spans, start, at, lexicon):
            spans = (*spans[:at], *(replace(span, sentence=span.sentence + 1) for span in spans[at:]))
            start = at
    return spans


def _turns(spans: Sequence[Span], start: int, at: int, lexicon: Lexicon) -> bool:
    """Whether a sentence that begins at `start` turns to the question at `at`, or from it to a story."""
    if spans[at].is_a("frame", "announcing"):
        return not opens(spans[start:at], lexicon)
    tells, asks = _begins_to_tell(spans, at, lexicon), _begins_to_ask(spans, at, lexicon)
    if not (tells or asks) or not (spans[at].comma or _is_over(spans[at - 1], lexicon)):
        return False
    before, after = spans[start:at], _sentence(spans, at)
    if asks:
        supposed = any(span.text in lexicon.lists.supposing | lexicon.lists.earlier for span in before[:_OPENING])
        leans = points_back(after) or not kinds_of(before, lexicon).isdisjoint(kinds_of(after, lexicon))
        told = (leans and _only_tells(before, lexicon)) or _tells(before, lexicon)
        return told and not supposed and not opens(before, lexicon)
    after = after[: _next_question(after, lexicon)]
    if len(after) < _SHORTEST or not opens(before, lexicon):
        return False
    if _tells(after, lexicon):
        return True
    if has(after, "ask") or any(_is_of_a_matter(*beside, lexicon) for beside in pairwise(after)):
        return False
    return kinds_of(after, lexicon) <= kinds_of(before, lexicon) and _only_tells(after, lexicon)


def _only_tells(clause: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether somebody speaks of himself who wants nothing, nor more than he has asked: "im also after the purchases"."""
    return talks(clause, lexicon) and not wishes(clause, lexicon) and not any(map(_is_added, clause))


def _is_added(span: Span) -> bool:
    """Whether it is "also"."""
    return span.is_a("follow_up") and not span.is_a("join") and not span.is_a("contrast")


def _next_question(spans: Sequence[Span], lexicon: Lexicon) -> int:
    """Where the next question begins, behind the first words; all of them where none does."""
    return next((at for at in range(_SHORTEST, len(spans)) if _begins_to_ask(spans, at, lexicon)), len(spans))


def _begins_to_tell(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether somebody begins to speak of himself there: "im", "my cat is", "because i"; behind a comma "i", "my" too."""
    if spans[at].text in _OF_ONESELF:
        return True
    if spans[at].comma and (spans[at].is_a("owner") or is_talker(spans[at], lexicon)):
        return True
    if spans[at].text.split()[0] in lexicon.lists.turning:
        return any(is_talker(span, lexicon) for span in spans[at : at + 2])
    if not spans[at].is_a("owner") or at + 2 >= len(spans):
        return False
    return is_idle(spans[at + 1]) and spans[at + 2].text in lexicon.lists.linking


def _begins_to_ask(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether a question surely begins there: "how many", "what did", "whats", "can you"; not "what we sell", "how my"."""
    begins = spans[at].comma
    if spans[at].text in lexicon.lists.turning and at + 1 < len(spans):
        at += 1  # "but how much"
    if spans[at].text.startswith(lexicon.how_much):
        return True
    first, *more = spans[at].text.split()
    if first not in lexicon.lists.opening:
        return False
    if spans[at].comma and first in _BESIDES_COMMA:
        return _is_turned_round(spans[at + 1 : at + 2])
    second = more[0] if more else next(iter(spans[at + 1].text.split()), "") if at + 1 < len(spans) else ""
    if first in _ASKED_OF:
        return second in _WHOM
    if second in lexicon.lists.auxiliaries:
        return first in _ASKING or first in _OR_RELATIVE
    if begins and first in _ASKING and spans[at].is_any(_ASKING_OF):
        return True  # "but what share", "what about the purchases"
    return first.removesuffix("s") in _ASKING and (second in lexicon.lists.linking or first not in _ASKING)


def _is_turned_round(after: Sequence[Span]) -> bool:
    return any(span.subject or span.text in _ABOUT_WHICH for span in after)


def _is_over(last: Span, lexicon: Lexicon) -> bool:
    """Whether a clause may end with a word: not with "and", "to", "my", nor with a verb that a question would go on from."""
    if last.is_any(_LEADING_ON) or last.is_a("cue", *_LEADING_TO_WORDS):
        return False
    lists = lexicon.lists
    helping = lists.linking | lists.auxiliaries | lists.talkers
    going_on = helping | lists.wanting | lists.addressing | lists.claiming | lists.noticing
    return last.text.split()[-1] not in going_on


def _tells(clause: Sequence[Span], lexicon: Lexicon) -> bool:
    """Whether somebody speaks of himself in words that are nothing here, and of no time, number or place that may be asked of."""
    if not (has(clause, "owner") or talks(clause, lexicon)) or has_any(clause, _OF_A_QUESTION):
        return False
    if not any(map(is_idle, clause)):
        return False
    beside = [*pairwise((*clause, clause[0]))]
    return not any(_is_of_a_matter(span, after, lexicon) or _is_a_place(span, after) for span, after in beside)


def _is_a_place(span: Span, after: Span) -> bool:
    """Whether a place is named: "in Norway"; not "the Korean desk", "for us"."""
    return span.is_a("area") and not span.slips and not span.is_a("everyday") and not is_idle(after)


def _is_of_a_matter(span: Span, after: Span, lexicon: Lexicon) -> bool:
    """Whether a matter is named: "about tea", "of gnomes"; not "about this", "about a ton"."""
    if span.is_a("marker", "about"):
        return after.text not in lexicon.lists.referring and not after.is_any(_COUNTS) and after.text not in _ONE
    return span.is_a("marker", "of") and not after.known


def _sentence(spans: Sequence[Span], start: int) -> Sequence[Span]:
    """The spans from one to the end of its sentence."""
    ends = (at for at in range(start, len(spans)) if spans[at].sentence != spans[start].sentence)
    return spans[start : next(ends, len(spans))]

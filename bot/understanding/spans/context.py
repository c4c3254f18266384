"""What people say around a question: clauses about themselves."""

from collections.abc import Sequence
from itertools import chain, pairwise

from bot.understanding.spans.telling import is_idle, is_talker, is_wish
from bot.understanding.words.dimensions import MEASURED
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has, has_any

# A clause with one of these is asked about.
_NAMING = frozenset({"indicator", "product", "expression", "topic", "person", "organisation", "article"})
ASKING = frozenset({"ask", "month", "relative_period", "measure", "unit", "number", "counted"})
_AROUND = frozenset({"noise", "area"})
_IDLE = frozenset({"noise", "filler"})
# A clause about the asker says so with its first words.
_OPENING = 3
# "A friend of mine on the radio": as many words.
_LONGEST_SPEAKER = 6
# Who something is told, with what stands before: "my mum that".
_TOLD, _LONGEST_TOLD, _THAT = ("noise", "spoken_to", "owner"), 4, "that"
_ASKER, _ANSWERS = "i", ("say", "said")

# Fewer words may be the thing that is asked of: "my shoe factory, how much did it sell".
_SHORTEST_STORY = 5
# Of what is nobody's own fewer do: a word or two may be the thing itself, behind a comma.
_SHORTEST_REMARK = 3
# The characters of a run that is more than somebody's thing: "我厂".
_LONGEST_THING = 4
_DATED = frozenset({"month", "unit", "measure"})
_ASKED_OR_DATED = _DATED | {"ask", "cue"}
_OF_A_QUESTION = _NAMING | _DATED | {"area", "number", "quarter", "half", "chore", "how_to", "beyond", "hint"}
_CUE, _TOLD_BY_ONE = frozenset({"cue"}), ("quote", "say", "who", "where", "when", "is_it", "expectation", "disagree")

_Clause = tuple[Span, ...]


def without_context(spans: tuple[Span, ...], lexicon: Lexicon, *, follows: bool = False) -> tuple[Span, ...]:
    """The question without the clauses around it, where what is left is complete: "we are a baker in Ohio, how much …".

    `follows`: there was a turn before, which may complete it.
    """
    if not lexicon.lists.talkers:
        return _without_story(spans, lexicon) if lexicon.lists.narrators else spans
    if not any(_may_be_context(span) for span in spans):
        return spans
    spans = _without_listener(spans, lexicon)
    clauses = _clauses(spans, lexicon)
    if len(clauses) == 1:
        return spans
    around = {
        at
        for at in range(len(clauses))
        if (_is_context(clauses, at, lexicon) or _is_supposed(clauses, at, lexicon)) and not _is_pointed_at(clauses, at)
    }
    if not around:
        return spans
    rest = tuple(chain.from_iterable(clause for at, clause in enumerate(clauses) if at not in around))
    return rest if _is_complete(rest) or (follows and has_any(rest, ASKING)) else spans


def _without_listener(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The question without who is to be told: "could you tell my old aunt | how much they sold"."""
    verb = next(
        (at for at, span in enumerate(spans[:_OPENING]) if span.text.split()[-1] in lexicon.lists.addressing), None
    )
    if verb is None:
        return spans
    asks = next(
        (at for at in range(verb + 1, len(spans)) if spans[at].is_a("ask") or spans[at].is_a("cue", "number")), verb
    )
    listener = spans[verb + 1 : asks]
    someone = any(span.is_any(("noise", "spoken_to")) or not span.known for span in listener)
    if not someone or len(listener) > _LONGEST_SPEAKER or has_any(listener, _NAMING):
        return spans
    return spans if any(span.comma for span in listener) else (*spans[: verb + 1], *spans[asks:])


def _without_story(spans: tuple[Span, ...], lexicon: Lexicon) -> tuple[Span, ...]:
    """The question without what its asker tells of himself around it: "mi suegro y yo discutimos en la cena, ¿cuánto …?"."""
    if spans[0].sentence == spans[-1].sentence and all(span.known for span in spans):
        return spans
    clauses = _clauses(spans, lexicon)
    first, last = 0, len(clauses)
    while first + 1 < last and _is_story(clauses, first, lexicon):
        first += 1
    while first + 1 < last and _is_story(clauses, last - 1, lexicon):
        last -= 1
    rest = tuple(chain.from_iterable(clauses[first:last]))
    if len(rest) == len(spans) or not has_any(rest, _ASKED_OR_DATED):
        return spans
    return rest if _is_complete(rest) else spans


def _is_story(clauses: Sequence[_Clause], at: int, lexicon: Lexicon) -> bool:
    """Whether a clause of some length names nothing that could be asked of, and tells of the asker or is a sentence of strange words."""
    clause, narrators = clauses[at], lexicon.lists.narrators
    if has_any(clause, _OF_A_QUESTION) or not all(
        span.is_a("cue", *_TOLD_BY_ONE) for span in clause if span.dimensions == _CUE
    ):
        return False
    if any(not span.known and span.text[0] in narrators and len(span.text) >= _LONGEST_THING for span in clause):
        return not clause[0].text.isascii()  # all of it in one run: "我看糊涂了"
    if len(clause) < (_SHORTEST_STORY if has(clause, "owner") else _SHORTEST_REMARK):
        return False
    if any(not narrators.isdisjoint(span.text.split()) for span in clause):
        return True
    beside = (*clauses[max(at - 1, 0) : at], *clauses[at + 1 : at + 2])
    apart = all(other[0].sentence != clause[0].sentence for other in beside)
    strange = any(map(is_idle, clause))
    return apart and strange and not has_any(clause, ("ask", "relative_period"))


def _clauses(spans: Sequence[Span], lexicon: Lexicon) -> list[_Clause]:
    starts = [
        at
        for at, span in enumerate(spans)
        if not at
        or span.comma
        or span.sentence != spans[at - 1].sentence
        or span.text in lexicon.lists.turning
        or span.text in lexicon.lists.conceding
        or _is_told(spans, at, lexicon)
        or (span.text in lexicon.lists.talkers and spans[at - 1].text in lexicon.lists.closing)
        or _is_wanted_by_another(spans, at, lexicon)
    ]
    return [tuple(spans[start:end]) for start, end in pairwise((*starts, len(spans)))]


def _is_told(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether what somebody of the asker's says begins here: "a friend on the radio said | sales fell"."""
    if spans[at].is_any(_TOLD) or spans[at].is_a("marker"):
        return False
    verb = _verb_before(spans, at - 2 if spans[at - 1].text == _THAT else at - 1)
    if not (spans[verb].is_a("cue", "say") or spans[verb].text in lexicon.lists.claiming):
        return False
    if spans[at].text == _THAT and verb < at - 1:
        return False
    start = max(verb - _LONGEST_SPEAKER, 0)
    sentence = spans[verb].sentence
    begins = (o for o in range(start, verb + 1) if not o or spans[o].comma or spans[o - 1].sentence < sentence)
    speaker = spans[next(begins, at) : verb]
    return _is_speaker(speaker, spans[verb], lexicon) or (_is_strange(speaker) and is_answered_back(spans))


def _verb_before(spans: Sequence[Span], last: int) -> int:
    """Where the verb of "told my mum (that)" stands before what begins after `last`: who is told may stand between."""
    verb = last
    while verb > 0 and last - verb < _LONGEST_TOLD and spans[verb].is_any(_TOLD):
        verb -= 1
    return max(verb, 0)


def _is_strange(speaker: Sequence[Span]) -> bool:
    """Whether it is a name of nobody here: "Sam"."""
    return len(speaker) == 1 and not speaker[0].known


def is_answered_back(spans: Sequence[Span]) -> bool:
    """Whether the asker says something against it, so that nobody quoted is meant: "Sam says it rose, i say it fell"."""
    return any(one.text == _ASKER and after.text in _ANSWERS for one, after in pairwise(spans))


def _is_speaker(speaker: Sequence[Span], verb: Span, lexicon: Lexicon) -> bool:
    """Whether the words before a verb of saying are somebody of the asker's: "my uncle", "a pal at the bar (swears)"."""
    if not speaker or has_any(speaker, _NAMING):
        return False
    own = any(is_talker(span, lexicon) for span in speaker)
    if verb.text not in lexicon.lists.claiming:
        return speaker[0].text in lexicon.lists.talkers
    return own or has(speaker, "spoken_to")


def _is_wanted_by_another(spans: Sequence[Span], at: int, lexicon: Lexicon) -> bool:
    """Whether what somebody from elsewhere wants begins here: "a Swedish colleague wants | sales in krona"."""
    if not at or not is_wish(spans[at - 1], lexicon):
        return False
    start = max((back for back in range(at) if not back or spans[back].comma), default=0)
    return at - start <= _LONGEST_SPEAKER and _is_from_elsewhere(spans[start:at])


def _is_from_elsewhere(clause: Sequence[Span]) -> bool:
    """Whether a clause only says of what country somebody of the asker's is: "my Swedish boss needs"."""
    someone = any(one.is_a("area") and after.is_a("noise") and not one.possessive for one, after in pairwise(clause))
    someone = someone or any(one.is_a("noise") and after.is_a("marker") for one, after in pairwise(clause))
    return someone and not has_any(clause, _NAMING | ASKING)


def _may_be_context(span: Span) -> bool:
    """Whether it may be of the asker's own life: what nobody here knows, a thing of the talk, or a place."""
    return not span.senses or span.is_any(_AROUND)


def _is_context(clauses: Sequence[_Clause], at: int, lexicon: Lexicon) -> bool:
    """Whether a clause tells of somebody, in words that would be taken for what is asked."""
    clause = clauses[at]
    if not any(_may_be_context(span) for span in clause):
        return False
    if any(span.is_any(ASKING) and not span.is_a("filler") for span in clause):
        return False
    if at and at + 1 == len(clauses) and _is_done_meanwhile(clause, lexicon):
        return True
    words = {word for span in clause for word in span.text.split()}
    if words & lexicon.lists.wanting:
        return _is_purpose(clause, lexicon) or (_is_from_elsewhere(clause) and len(clause) <= _LONGEST_SPEAKER)
    strange = any(map(is_idle, clause))
    if clause[0].text in lexicon.lists.conceding:
        return strange and not has_any(clause, MEASURED | {"area"})  # "even with the strike stuff"
    if clause[-1].text in lexicon.lists.claiming and _is_speaker(clause[:-1], clause[-1], lexicon):
        return True  # "the lady at my bakery swears"
    if clause[-1].is_a("cue", "say") and _is_strange(clause[:-1]):
        return is_answered_back(tuple(chain.from_iterable(clauses)))
    opening = {word for span in clause[:_OPENING] for word in span.text.split()}
    if has_any(clause, _NAMING):
        return strange and bool(opening & lexicon.lists.talkers)
    if opening & lexicon.lists.talkers or "here" in words or clause[0].is_a("talk"):
        return True
    if clause[0].is_a("marker", "in") and all(span.is_any(_IDLE) for span in clause):
        return True  # "(for a school thing)"
    if clause[0].is_a("marker") or has(clause, "area"):
        return False
    if at and _is_person(clauses[at - 1]) and clause[0].sentence == clauses[at - 1][0].sentence:
        return True  # "my teacher (lovely woman) says"
    telling = at == 0 and clause[0].text.endswith(("ed", "ing")) and not clause[0].is_a("cue")
    return telling or bool(words & lexicon.lists.linking)


def _is_done_meanwhile(clause: _Clause, lexicon: Lexicon) -> bool:
    """Whether a last clause tells what the asker is about: "running into a meeting", "thinking of buying some"; not "excluding toys"."""
    first = clause[0]
    if not first.text.endswith("ing") or first.text in lexicon.lists.leaving_out | lexicon.lists.setting_aside:
        return False
    if has_any(clause, _NAMING | {"area"}):
        return False
    return first.is_a("cue", "quote") or has(clause, "noise")


def is_asked(clause: Sequence[Span]) -> bool:
    """Whether a clause begins to ask, and names what is measured."""
    begins = any(span.is_a("ask") or span.is_a("cue", "number") for span in clause[:_OPENING])
    return begins and has_any(clause, MEASURED)


def _is_supposed(clauses: Sequence[_Clause], at: int, lexicon: Lexicon) -> bool:
    """Whether it only supposes what some other place does, before what is asked: "if Norway isn't buying, how much went to Sweden"."""
    clause, after = clauses[at], clauses[at + 1] if at + 1 < len(clauses) else ()
    begins = next(
        (s.text for s in clause if s.text in lexicon.lists.supposing or s.text not in lexicon.lists.lead_in), ""
    )
    if begins not in lexicon.lists.supposing or has_any(clause, ASKING | MEASURED):
        return False
    placed = all(has(held, "area") for held in (clause, after))
    return placed and has(after, "ask")


def _is_purpose(clause: _Clause, lexicon: Lexicon) -> bool:
    """Whether it tells what the answer is wanted for, and names nothing else: "i need it for a Swedish friend"."""
    wanted = next((at for at, span in enumerate(clause) if is_wish(span, lexicon)), 0)
    rest = [span.text for span in clause[wanted + 1 :]]
    if rest and rest[0] in lexicon.lists.referring:
        rest = rest[1:]
    placed = any(one.is_a("area") and not _may_be_context(after) for one, after in pairwise((*clause, clause[0])))
    return rest[:1] == ["for"] and not placed and not has_any(clause, _NAMING)


def _is_pointed_at(clauses: Sequence[_Clause], at: int) -> bool:
    """Whether what follows is asked of a place in it: "our region Scandinavia, sales there"."""
    named = has(clauses[at], "area")
    return named and any(span.text == "there" for clause in clauses[at + 1 :] for span in clause)


def _is_person(clause: _Clause) -> bool:
    """Whether it ends in somebody of the asker's: "so my teacher"."""
    return has(clause[-_OPENING:], "owner") and is_idle(clause[-1]) and not has_any(clause, _NAMING)


def _is_complete(spans: Sequence[Span]) -> bool:
    if has_any(spans, MEASURED):
        return True
    return has_any(spans, ("hint", "ask")) and has(spans, "area")

"""What the statements found lack of what is asked: a name, a topic, a month, a number."""

from calendar import month_name
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.facts.model import Statement
from bot.facts.period import period
from bot.understanding.quoted.enough import has_all_named
from bot.understanding.quoted.phrased import OF_A_FIGURE, Phrased
from bot.understanding.quoted.sayer import of_another_place
from bot.understanding.quoted.statement_words import Item, item, item_of
from bot.understanding.quoted.statements import Found
from bot.understanding.reading import Gap, NotCovered
from bot.understanding.spans.opening import WHICH
from bot.understanding.spans.printed import asked_years
from bot.understanding.spans.requests import clause_around
from bot.understanding.words.dimensions import FILLER, INDICATED
from bot.understanding.words.recognise import Span, has_any, meanings_of
from bot.understanding.words.text import words
from bot.understanding.words.word_class import WordClass, word_class
from bot.understanding.words.word_kin import is_english, stem

_TOPICAL = ("topic", "unit")
_NO_KIND = (WordClass.DESCRIBING, WordClass.HAPPENING)
_OCCASION = frozenset({"when", "where"})
_OF_A_VIEW = frozenset({"quote", "say", "expectation", "target"})
# What moves a figure says how to read it, and is no more than that.
OF_A_MOVE = frozenset(("cue", code) for code in ("rise", "fall", "record", "expectation", "share", "target"))
# Of these no statement tells that it is about another.
_STRETCHES = ("quarter", "half")


def strange_in(phrased: Phrased, found: Found) -> tuple[tuple[str, str], ...]:
    """Unknown words in the place of a speaker whom no article quotes, and countries that no statement found is about."""
    known, kinds = phrased.asked.knowledge.terms["area"], _kinds(phrased)
    said = tuple(
        ("word", word)
        for phrase in dict.fromkeys((*phrased.asked.foreign, *kinds))
        for word in phrase.split()
        if _must_be_said(word, kinds, phrased) and not _is_said(word, kinds, phrased, found)
    )
    speakers = tuple(
        ("word", word)
        for word in phrased.asked.strangers
        if not any(phrased.statements.has(statement, word) for statement in found.statements)
    )
    places = tuple(
        ("area", code)
        for span in phrased.asked.spans
        for code in span.codes("area")
        if code not in known and not all(phrased.statements.has(found.statements[0], w) for w in span.text.split())
    )
    offices = (("word", span.text) for span in of_another_place(phrased.asked, phrased.statements))
    return (*said, *_sought(phrased, found), *speakers, *offices, *places, *_of_his_own(phrased, found))


def _sought(phrased: Phrased, found: Found) -> tuple[tuple[str, str], ...]:
    """An unknown thing that is itself asked for and that no statement found speaks of: "which flag", "what time zone"."""
    spans, sorts = phrased.asked.spans, phrased.asked.lexicon.lists.sorts
    at = next((at for at, span in enumerate(spans) if span.text in WHICH), len(spans)) + 1
    at += at < len(spans) and spans[at].dimensions <= FILLER and spans[at].known
    if at >= len(spans) or spans[at].known or spans[at].text in sorts:
        return ()
    helping = phrased.asked.lexicon.lists.linking | phrased.asked.lexicon.lists.auxiliaries
    if spans[at].kind in _NO_KIND and not any(after.text in helping for after in spans[at + 1 : at + 2]):
        return ()  # "what slapped sales": a verb
    thing = item_of(spans[at].text)
    return (
        () if any(phrased.statements.is_about(one, thing) for one in found.statements) else (("word", spans[at].text),)
    )


def _of_his_own(phrased: Phrased, found: Found) -> tuple[tuple[str, str], ...]:
    """Unknown things of a person of which a time or a place is asked, and nothing found speaks: "when does the mayor's term end"."""
    asked = phrased.asked
    if asked.cues.isdisjoint(_OCCASION) or asked.named or asked.codes("topic") or not asked.codes("person"):
        return ()
    first = found.statements[0]
    texts = (first.text, *first.printed, *(phrase for held in first.keywords.values() for phrase in held))
    # A presidency is no president.
    said = {word.removesuffix("s") for text in texts for word in words(text)}
    strange = (span.text for span in asked.spans if not span.known)
    return tuple(("word", word) for word in strange if word.removesuffix("s") not in said)


def _is_said(word: str, kinds: frozenset[str], phrased: Phrased, found: Found) -> bool:
    """Whether what is found has the word: of a kind the very word, since "power" may be another than that of "electricity use"."""
    first = found.statements[0]
    if word in kinds:
        return phrased.statements.has(first, word)
    return phrased.statements.told(first, (item_of(word),)) > 0


def _must_be_said(word: str, kinds: frozenset[str], phrased: Phrased) -> bool:
    """Whether an unknown word can be nothing but a name, or says which of a topic is meant: "youth unemployment"."""
    if not phrased.asked.lexicon.common:
        return False
    return word in kinds or word_class(word) is WordClass.NAMING or not is_english(word)


def _kinds(phrased: Phrased) -> frozenset[str]:
    """Things of no article that say which of a topic or of what is measured is meant: "youth unemployment", "sales of timber"."""
    spans = phrased.asked.spans
    before = [
        one
        for one, after in pairwise(spans)
        if not after.comma and (after.is_any(("topic", "indicator")) or after.is_a("cue", "target"))
    ]
    after = [
        spans[at]
        for at in range(2, len(spans))
        if spans[at - 1].is_a("marker", "of") and spans[at - 2].is_a("indicator")
    ]
    return frozenset(
        span.text
        for span in (*before, *after)
        if (not span.known or span.dimensions == {"noise"}) and span.kind not in _NO_KIND
    )


def untold_things(phrased: Phrased, found: Found) -> tuple[tuple[str, str], ...]:
    """Things of no article that somebody who is named is asked on, where no statement found speaks of any: "the mayor on football".

    Nothing where something is named beside them that is spoken of, or a clause of their own tells of the asker: "a short version".
    """
    statements, spans = phrased.statements, phrased.asked.spans
    if not phrased.asked.lexicon.common or any(
        statements.told(found.statements[0], (one,)) for one in phrased.named_in
    ):
        return ()
    clause, _ = clause_around(spans, next((at for at, span in enumerate(spans) if phrased.names_speaker(span)), 0))
    lexicon, begins = phrased.asked.lexicon, next(at for at, span in enumerate(spans) if span is clause[0])
    asked_on = [at for at in range(begins, begins + len(clause)) if not phrased.is_said_around(at)]
    things = [at for at in asked_on if not spans[at].known and spans[at].kind is None] or [
        at for at in asked_on if spans[at].dimensions == {"noise"} and _is_governed(spans, at)
    ]
    words = [
        spans[at].text
        for at in things
        if spans[at].text not in lexicon.lists.sorts and stem(spans[at].text) not in lexicon.subject
    ]
    if any(statements.is_about(one, item_of(word)) for word in words for one in found.statements):
        return ()
    return tuple(("word", word) for word in words)


def _is_governed(spans: Sequence[Span], at: int) -> bool:
    """Whether something is said to be on a thing, wherever that is from: "on cars", "about Swedish cars"."""
    before = at - 1
    while before > 0 and spans[before].is_a("area"):
        before -= 1
    return before >= 0 and spans[before].is_a("marker", "on", "about")


def misses_what_is_asked(phrased: Phrased, found: Found, asking: set[str]) -> bool:
    """Whether nothing found of somebody who is named is about what he is asked on, whom he is asked of, or why."""
    return (
        misses_topic(phrased, found)
        or ("why" in asking and _misses_all(phrased, found))
        or _misses_whom(phrased, found)
    )


def _misses_all(phrased: Phrased, found: Found) -> bool:
    """Whether something is asked of that nothing found answers to at all, and no view: "why did the bank fire her"."""
    items = [one for one in phrased.items if not one.spare]
    if not items:
        return phrased.asked.cues.isdisjoint(_OF_A_VIEW) and _is_done_to_another(phrased)
    return not any(phrased.statements.told(statement, items) for statement in found.statements)


def _is_done_to_another(phrased: Phrased) -> bool:
    """Whether a verb stands between two who are named: "the bank fired her", not "her of the bank"."""
    spans = phrased.asked.spans
    named = [at for at, span in enumerate(spans) if phrased.names_speaker(span)]
    between = (spans[one + 1 : other] for one, other in pairwise(named))
    return any(verb and not has_any(verb, ("marker", "join")) for verb in between)


def _misses_whom(phrased: Phrased, found: Found) -> bool:
    """Whether somebody is asked of somebody else, whom nothing found names: "what does she think of the mayor"."""
    spans = phrased.asked.spans
    views = [at for at, span in enumerate(spans) if span.is_a("cue", "quote", "say")]
    speakers = [at for at, span in enumerate(spans) if phrased.names_speaker(span)]
    return any(
        span.is_a("person")
        and spans[at - 1].is_a("marker", "of", "about", "on")
        and any(one < view < at for one in speakers[:1] for view in views)
        and not any(
            phrased.names(statement, code) and statement.speaker != code
            for statement in found.statements
            for code in span.codes("person")
        )
        for at, span in enumerate(spans)
        if at
    )


def misses_topic(phrased: Phrased, found: Found) -> bool:
    """Whether topics are named and no statement is about any of them: "what does she say about the harbour?"."""
    spans = [span for span in phrased.asked.spans if not phrased.names_speaker(span)]
    topics = [one for at, span in enumerate(spans) if span.is_any(_TOPICAL) for one in _topical(phrased, spans, at)]
    measured = [(span, _measured(phrased, span)) for span in spans if span.is_any(INDICATED)]
    if not (topics or measured):
        return False
    return not any(
        any(phrased.statements.is_about(statement, one) for one in topics)
        or any(
            phrased.statements.is_about(statement, one) and _is_of_its_time(statement, span, phrased)
            for span, one in measured
        )
        for statement in found.statements
    )


def _is_of_its_time(statement: Statement, span: Span, phrased: Phrased) -> bool:
    """Whether a statement on what is measured is not of other times than the name of that tells: "the 2025 target"."""
    for means in meanings_of(span, phrased.asked.lexicon, "expression"):
        told = {one.period for one in statement.about if one.indicator == means.get("indicator") and one.period}
        if "period" in means and told and means["period"] not in told:
            return False
    return True


def _topical(phrased: Phrased, spans: Sequence[Span], at: int) -> tuple[Item, ...]:
    """What a topic is told by; a unit after a number by that number: "their 5 percent"."""
    counted = spans[at].is_a("unit") and at > 0 and spans[at - 1].is_a("number")
    return phrased.items_of(spans[at - 1] if counted else spans[at])


def _measured(phrased: Phrased, span: Span) -> Item:
    """What is measured, with what an expression or a hint means of it."""
    found = item(span, abroad=phrased.is_abroad)
    means = (one for d in ("expression", "hint") for one in meanings_of(span, phrased.asked.lexicon, d))
    return replace(found, codes=found.codes | {code for one in means for code in one.items()})


def is_of_another_month(phrased: Phrased, found: Found) -> bool:
    """Whether a month beside the subject's own is named, of which what is found does not speak."""
    first, current = found.statements[0], phrased.asked.knowledge.subject.period
    about = {first.date or "", *(code for selector in first.about for _, code in selector.codes)}
    return not all(
        phrased.statements.has(first, month_name[int(month)]) or any(f"-{month}" in code for code in about)
        for span in phrased.asked.spans
        for month in span.codes("month")
        if not (span.is_a("everyday") or period(current).covers(period(f"{current[:4]}-{month}")))
    )


def is_of_another_place(phrased: Phrased, found: Found) -> bool:
    """Whether a place is named that what is found is not about: "who said rents in Norway would rise"."""
    places = [one for one in phrased.named_in if any(dimension == "area" for dimension, _ in one.codes)]
    return not all(phrased.statements.told(found.statements[0], (one,)) for one in places)


def lacks_what_is_missing(phrased: Phrased, found: Found) -> bool:
    """Whether a figure is asked for that nobody prints, and what is found does not speak of just that either."""
    gap = phrased.asked.asks
    if not isinstance(gap, NotCovered) or gap.gap is not Gap.NO_SERIES:
        return False
    if any(dimension == "kind" for dimension, _ in gap.missing):
        return False  # what was hoped for is told in words
    first, items = found.statements[0], [one for one in phrased.items if not one.spare]
    if any(dimension == "period" for dimension, _ in gap.missing):
        if has_any(phrased.asked.spans, _STRETCHES):
            return True
        if not all(phrased.statements.has(first, str(year)) for year in asked_years(phrased.asked.spans)):
            return True
    named = [one for one in items if any(dimension in OF_A_FIGURE for dimension, _ in one.codes)]
    if all(one in named or one.codes & OF_A_MOVE for one in items) and any(p.indicators for p in phrased.asked.parts):
        return True  # nothing else was said
    return not all(phrased.statements.told(first, (one,)) for one in named)


def is_of_another(phrased: Phrased, found: Found, asking: set[str]) -> bool:
    """Whether what is found lacks what nobody prints; of a record or a promise, whether it is another's."""
    others = asking & {"record", "progress"} and not has_all_named(phrased, found)
    return bool(others) or lacks_what_is_missing(phrased, found)


def lacks_a_number(phrased: Phrased, found: Found, asking: set[str]) -> bool:
    """Whether a number is asked for, and nobody's words, and what is found holds none."""
    if not phrased.asked.asks_how_much or asking & {"quote", "who", "why"} or "say" in phrased.asked.cues:
        return False
    first = found.statements[0]
    return not any(character.isdigit() for text in (first.text, *first.printed) for character in text)

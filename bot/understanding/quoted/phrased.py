"""What of a question a statement can answer to, and how much of it one must answer to."""

from calendar import month_name
from dataclasses import replace
from functools import cache, cached_property
from itertools import pairwise

from bot.facts.model import Statement
from bot.understanding.figures.asked import Asked
from bot.understanding.quoted.statement_words import Item, item, item_of, items_meant
from bot.understanding.quoted.statements import Found, StatementIndex
from bot.understanding.spans.opening import Form
from bot.understanding.words.recognise import Span
from bot.understanding.words.word_class import WordClass, word_class
from bot.understanding.words.word_kin import is_english, related, stem

# Words that ask for a statement, and are not in it.
_NOT_SAID = frozenset({"who", "number", "sources", "say"})
# Of these no statement tells: "mine" is no mineral.
_NO_WORDS = ("ask", "owner")
_SAYING = ("say", "opinion")
_ANSWERING = ("answer",)
# What people utter, and no article counts.
_UTTERED = (
    *_SAYING,
    "complaint",
    "criticism",
    "worry",
    "promise",
    "reason",
    "upside",
    "drawback",
    "conclusion",
    "summary",
)
EXPECTING = frozenset({"expectation", "target"})
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
_TOPICAL, _MEASURED = ("topic", "unit"), ("indicator", "expression")
_NAMED_IN = ("area", "product", "topic")
_NAMING = (*_NAMED_IN, "expression")
_TELLING = ("indicator", "product", "area", "topic", "person", "organisation", "expression", "hint", "month", "noise")
_TELLING_CUES = frozenset({"rise", "fall", "target", "expectation", "record", "share"})
OF_A_FIGURE = frozenset({"indicator", "product", "area", "month", "expression"})
# "Guy", "from", "the", "bank".
_FROM_A_HOUSE = 4
# "The mayor", "himself", "said".
_TO_HIS_VERB = 3
_NO_KIND = (WordClass.DESCRIBING, WordClass.HAPPENING)
_MOVES = frozenset((("cue", "rise"), ("cue", "fall")))


class Phrased:
    """A question as what it says, beside asking."""

    def __init__(self, asked: Asked, statements: StatementIndex) -> None:
        self.asked = asked
        self.statements = statements

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """What the question says beside asking: terms and words that a statement can answer to."""
        home = ("area", self.asked.knowledge.subject.area)
        found = [
            one
            for at, span in enumerate(self.asked.spans)
            if not (self.names_speaker(span) or home in span.senses or span.is_any(_NO_WORDS) or _only_asks(span))
            for one in self._items_of(
                span,
                spare=not self._tells(span)
                or self._is_sought(at)
                or self._is_of_a_house(at)
                or span.is_a("number")
                or span.is_a("cue", "quote"),
            )
        ]
        if all(one.spare for one in found):  # "which industries does she like?"
            found = [replace(one, spare=not self.asked.lexicon.sorts.intersection(one.words)) for one in found]
        return tuple(dict.fromkeys(found))

    def _items_of(self, span: Span, *, spare: bool = False) -> tuple[Item, ...]:
        """What a span says: in another language than that of the statements, what an expression means as so many words."""
        # In the place of a term stands a name, and no small word.
        strange = not span.known and span.text in self.asked.foreign
        found = item(span, spare=spare, abroad=self._is_abroad and not strange)
        if not self._is_abroad or not span.is_a("expression"):
            return (found,)
        means = (self.asked.lexicon.expressions[int(index)] for index in span.codes("expression"))
        return tuple(one for meant in means for one in items_meant(meant, found)) or (found,)

    @property
    def _is_abroad(self) -> bool:
        return self.asked.lexicon.language != "en"

    def _is_of_a_house(self, at: int) -> bool:
        """Whether a word of the talk only says that somebody of a house is meant: "the Ostbank guy", "the guy from Ostbank"."""
        around = self.asked.spans[max(at - 1, 0) : at + _FROM_A_HOUSE]
        return self.asked.spans[at].is_a("noise") and any(span.is_a("organisation") for span in around)

    def _is_sought(self, at: int) -> bool:
        """Whether a thing is itself what is asked for: "which branch", "what reason"."""
        span = self.asked.spans[at]
        asked_for = at > 0 and not span.known and self.asked.spans[at - 1].text in ("which", "what")
        return asked_for and (self._names_a_topic or span.text in self.asked.lexicon.sorts)

    @property
    def _names_a_topic(self) -> bool:
        return bool(self.asked.codes("topic"))

    @property
    def typed(self) -> tuple[str, ...]:
        return tuple(word for span in self.asked.spans for word in span.text.split())

    @cached_property
    def named_in(self) -> tuple[Item, ...]:
        home = ("area", self.asked.knowledge.subject.area)
        spans = (span for span in self.asked.spans if home not in span.senses)
        found = (one for span in spans if span.is_any(_NAMING) for one in self._items_of(span))
        return tuple(one for one in found if any(dimension in _NAMED_IN for dimension, _ in one.codes))

    def names_speaker(self, span: Span) -> bool:
        """Whether a span says whose words are looked for; they need not say their own name."""
        if span.is_a("person"):
            return any(self.speaks(code) or not self.is_spoken_of(code) for code in span.codes("person"))
        return span.is_a("article") or (span.is_a("organisation") and not _is_common(span))

    @staticmethod
    def _tells(span: Span) -> bool:
        """Whether what it says must be answered to, rather than being a sentence's mortar."""
        return not span.known or span.is_any(_TELLING) or not _TELLING_CUES.isdisjoint(span.codes("cue"))

    @cached_property
    def organisations(self) -> tuple[str, ...]:
        """Organisations that are named, rather than spoken of with a common noun: "officials"."""
        return tuple(
            dict.fromkeys(
                code
                for span in self.asked.spans
                if not (span.is_a("article") or _is_common(span))
                for code in span.codes("organisation")
            )
        )

    @property
    def outlets(self) -> tuple[str, ...]:
        """The houses of the articles that are named."""
        return tuple(code for span in self.asked.spans if span.is_a("article") for code in span.codes("organisation"))

    def speaks(self, person: str) -> bool:
        return any(statement.speaker == person for statement in self.asked.knowledge.statements)

    @property
    def unquoted(self) -> tuple[str, ...]:
        """Who is asked what he thinks or feels, and not how he answered, where no article quotes him: "is the mayor confident?"."""
        return tuple(
            code
            for span, after in pairwise(self.asked.spans)
            if span.is_a("person") and after.is_a("cue", "quote") and stem(after.text) not in _kin_of(_ANSWERING)
            for code in span.codes("person")
            if not (span.possessive or self.speaks(code))
        )

    @property
    def unquoted_sayers(self) -> tuple[str, ...]:
        """Whose words are asked for, and who is quoted nowhere: "what the mayor himself said", "the mayor's exact words"."""
        spans = self.asked.spans
        reach = len(spans) if self._is_abroad else _TO_HIS_VERB
        return tuple(
            code
            for at, span in enumerate(spans)
            for code in span.codes("person")
            if not self.speaks(code)
            and any(
                near.is_a("cue", cue)
                for near in (*spans[max(at - self._is_abroad, 0) : at], *spans[at + 1 : at + reach])
                for cue in ("say", "quote")
            )
        )

    def names(self, statement: Statement, person: str) -> bool:
        """Whether somebody is named in a statement."""
        name = self.asked.knowledge.name("person", person).casefold().split()
        return any(self.statements.has(statement, word) for word in name)

    def is_spoken_of(self, person: str) -> bool:
        """Whether somebody who is quoted nowhere is in what others say."""
        return any(self.names(statement, person) for statement in self.asked.knowledge.statements)

    @property
    def is_open(self) -> bool:
        """Whether it is a question that a number need not answer: "did it help?", "what will they do?"."""
        if self.asked.asks_how_much or self.asked.cues & {"duration", "streak"}:
            return False
        if self.asked.cues & {"level_weak", "standing"} and "is_it" not in self.asked.cues:
            return False
        if self.asked.codes("unit") and not (self.asked.codes("number") or self.asked.codes("numeral")):
            return False
        if self.asked.form is Form.OPENED:
            return not self._of_a_number_only
        named = self.asked.codes("topic") or self.asked.codes("person")
        return self.asked.form is Form.MARKED and bool(named) and not self.asked.before

    @property
    def _is_near(self) -> bool:
        """Whether something beside the terms places a question in the subject: its home, a forecast, a goal."""
        home = ("area", self.asked.knowledge.subject.area)
        return bool(self.asked.cues & EXPECTING) or any(
            home in span.senses or span.is_any(("everyday", "month")) for span in self.asked.spans
        )

    @property
    def wants_a_figure(self) -> bool:
        """ "Sales in units, in March"."""
        return (
            self.asked.counts
            or "level_weak" in self.asked.cues
            or any(p.indicators and p.firm for p in self.asked.parts)
        )

    @property
    def _of_a_number_only(self) -> bool:
        """ "What was the …", "any …": most often after a figure."""
        return any(
            (
                span.text in ("any", "what number", "what figure")
                or (span.is_a("cue", "number") and set(span.text.split()) & {"is", "was", "whats"})
            )
            and not self._is_said(at + 1)
            for at, span in enumerate(self.asked.spans)
        ) and not (self.asked.codes("topic") or self.asked.codes("person"))

    def _is_said(self, at: int) -> bool:
        """Whether what is asked for next is no amount but what people utter: "what's the complaint", "any criticism"."""
        span = next((span for span in self.asked.spans[at:] if span.dimensions != {"filler"}), None)
        return span is not None and not span.known and stem(span.text) in _kin_of(_UTTERED)

    @property
    def of_a_figure(self) -> tuple[Item, ...]:
        """What of the question names a figure, which no statement is told by; nothing where no indicator is named."""
        if not any(part.indicators for part in self.asked.parts):
            return ()
        return tuple(one for one in self.items if any(code in _MOVES or code[0] in OF_A_FIGURE for code in one.codes))

    def is_termed(self, found: Found) -> bool:
        """Whether a term of the subject is among what is found, and none that is a word of any talk."""
        terms = tuple(
            one
            for span in self.asked.spans
            if span.is_any(_SUBJECT) and not span.is_a("everyday")
            for one in self._items_of(span)
        )
        return self.statements.told(found.statements[0], terms) > 0

    def has_all_named(self, found: Found) -> bool:
        """Whether the statement is about each place, product and topic that is named."""
        return all(self.statements.told(found.statements[0], (one,)) for one in self.named_in)

    def misses_topic(self, found: Found) -> bool:
        """Whether topics are named and no statement is about any of them: "what does she say about the harbour?"."""
        spans = [span for span in self.asked.spans if not self.names_speaker(span)]
        topics = [one for span in spans if span.is_any(_TOPICAL) for one in self._items_of(span)]
        measured = [self._measured(span) for span in spans if span.is_any(_MEASURED)]
        if not (topics or measured):
            return False
        return not any(
            any(self.statements.is_about(statement, one) for one in topics)
            or any(self.statements.told(statement, (one,)) for one in measured)
            for statement in found.statements
        )

    def _measured(self, span: Span) -> Item:
        """What is measured, with what an expression means of it."""
        found = item(span, abroad=self._is_abroad)
        means = [self.asked.lexicon.expressions[int(index)] for index in span.codes("expression")]
        return replace(found, codes=found.codes | {code for one in means for code in one.items()})

    def suffices(self, found: Found, beyond: float) -> bool:
        """Whether what is found answers to enough of what was said, where nobody is named."""
        termed = self.is_termed(found)
        if self.is_open and self.has_all_named(found):
            if termed:
                return found.share >= _OPEN_TERMED and found.told >= _TOLD_OPEN_TERMED and beyond >= BEYOND_OPEN
            if self._is_near:
                return found.share >= _OPEN_NEAR and beyond >= _TOLD_OPEN_NEAR
            enough = _TOLD_OPEN_WHOLE if found.share >= _WHOLE else _TOLD_OPEN
            return found.share >= _OPEN and beyond >= enough
        if termed:
            return found.share >= _FRAGMENT_TERMED and beyond >= _TOLD_FRAGMENT_TERMED
        if found.worded:
            return found.share >= _FRAGMENT_WORDED and beyond >= _TOLD_FRAGMENT_WORDED
        return found.share >= _FRAGMENT and beyond >= _TOLD_FRAGMENT

    def is_of_another_month(self, found: Found) -> bool:
        """Whether a month beside the subject's own is named, of which what is found does not speak."""
        first, own = found.statements[0], self.asked.knowledge.subject.period[len("2025-") :]
        about = {code for selector in first.about for _, code in selector.codes}
        return not all(
            self.statements.has(first, month_name[int(month)]) or any(code.endswith(f"-{month}") for code in about)
            for span in self.asked.spans
            for month in span.codes("month")
            if month != own and not span.is_a("everyday")
        )

    def _must_be_said(self, word: str) -> bool:
        """Whether an unknown word can be nothing but a name, or says which of a topic is meant: "youth unemployment"."""
        if not self.asked.lexicon.common:
            return False
        return word in self._kinds or word_class(word) is WordClass.NAMING or not is_english(word)

    @cached_property
    def _kinds(self) -> frozenset[str]:
        """Things of no article that say which of a topic or of what is measured is meant: "youth unemployment", "sales of timber"."""
        spans = self.asked.spans
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

    def strange(self, found: Found) -> tuple[tuple[str, str], ...]:
        """Unknown words in the place of a speaker whom no article quotes, and countries that no statement found is about."""
        known = self.asked.knowledge.terms["area"]
        said = tuple(
            ("word", word)
            for phrase in dict.fromkeys((*self.asked.foreign, *self._kinds))
            for word in phrase.split()
            if self._must_be_said(word) and not self.statements.told(found.statements[0], (item_of(word),))
        )
        words = said + tuple(
            ("word", word)
            for word in self.asked.strangers
            if not any(self.statements.has(statement, word) for statement in found.statements)
        )
        return words + tuple(
            ("area", code)
            for span in self.asked.spans
            for code in span.codes("area")
            if code not in known and not all(self.statements.has(found.statements[0], w) for w in span.text.split())
        )


def _only_asks(span: Span) -> bool:
    """Whether a word asks for a statement without being of one, as "fear" is in "what do they fear?"."""
    if not _NOT_SAID.isdisjoint(span.codes("cue")):
        return True
    return span.is_a("cue", "quote") and (" " in span.text or stem(span.text) in _kin_of(_SAYING))


@cache
def _kin_of(words: tuple[str, ...]) -> frozenset[str]:
    """The stems of the words, and of those that stand in place of them."""
    return frozenset(stem(word) for word in words).union(*(related(stem(word)) for word in words))


def _is_common(span: Span) -> bool:
    """Whether an organisation is spoken of with a word of the language and not with its name."""
    return " " not in span.text and bool(related(stem(span.text)))

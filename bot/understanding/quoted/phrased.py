"""What of a question a statement can answer to: its terms and words beside asking, and who is to have said it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, cached_property
from itertools import pairwise

from bot.facts.model import Statement
from bot.understanding.figures.asked import Asked
from bot.understanding.quoted.statement_words import Item, item, items_meant
from bot.understanding.quoted.statements import StatementIndex
from bot.understanding.spans.opening import WHICH, Form
from bot.understanding.spans.requests import clause_around
from bot.understanding.words.dimensions import FILLER, PEOPLE, RISE_OR_FALL
from bot.understanding.words.recognise import Span, has, meanings_of
from bot.understanding.words.word_kin import related, stem

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
# What only words answer, whatever is measured.
WORDS_ONLY = frozenset({"quote", "who", "why", "event", "progress", "basis"})
_NAMED_IN = ("area", "product", "topic")
_NAMING = (*_NAMED_IN, "expression")
_TELLING = ("indicator", "product", "area", "topic", "person", "organisation", "expression", "hint", "month", "noise")
_TELLING_CUES = frozenset({"rise", "fall", "target", "expectation", "record", "share"})
OF_A_FIGURE = frozenset({"indicator", "product", "area", "month", "expression"})
# "Guy", "from", "the", "bank".
_FROM_A_HOUSE = 4
# "Hey", "folks".
_GREETED = 2
# "The mayor", "himself", "said".
_TO_HIS_VERB = 3
# What a clause is made of that only tells of the asker.
_AROUND = ("noise", "owner", "filler", "marker", "talk")


def _end_of_speakers(spans: Sequence[Span]) -> int:
    """Where it begins of what a person who is named speaks: behind "think of"; the end where nobody is said to do so."""
    person = next((at for at, span in enumerate(spans) if span.is_a("person")), len(spans))
    ends = (
        at
        for at in range(person + 1, len(spans) - 1)
        if spans[at].is_a("cue", "quote", "say") and spans[at + 1].is_a("marker", "of", "about")
    )
    return next(ends, len(spans))


class Phrased:
    """A question as what it says, beside asking."""

    def __init__(self, asked: Asked, statements: StatementIndex) -> None:
        self.asked = asked
        self.statements = statements

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """What the question says beside asking: terms and words that a statement can answer to."""
        home = ("area", self.asked.knowledge.subject.area)
        foresees = "who" in self.asked.cues and bool(self.asked.foreign)
        found = [
            one
            for at, span in enumerate(self.asked.spans)
            if not (
                self.names_speaker(span)
                or home in span.senses
                or span.is_any(_NO_WORDS)
                or _only_asks(span)
                or self._is_printed(at)
                or (foresees and span.is_a("cue", "expectation"))
            )
            for one in self.items_of(
                span,
                spare=not self._tells(span)
                or self._is_sought(at)
                or self._is_of_a_house(at)
                or self._is_around(at)
                or (at < _GREETED and span.is_a("spoken_to"))
                or span.is_a("number")
                or span.is_a("cue", "quote")
                or (span.is_a("noise") and span.text in self.asked.lexicon.lists.figure_words),
            )
        ]
        if all(one.spare for one in found):  # "which industries does she like?"
            found = [replace(one, spare=not self.asked.lexicon.lists.sorts.intersection(one.words)) for one in found]
        return tuple(dict.fromkeys(found))

    def items_of(self, span: Span, *, spare: bool = False) -> tuple[Item, ...]:
        """What a span says: in another language than that of the statements, what an expression means as so many words."""
        # In the place of a term stands a name, and no small word.
        strange = not span.known and span.text in self.asked.foreign
        found = item(span, spare=spare, abroad=self.is_abroad and not strange)
        if (
            span.is_a("hint") and "why" in self.asked.cues
        ):  # what the words around make of it: "Sweden buys less of ours"
            meant = {("indicator", code) for part in self.asked.parts for code in part.indicators}
            found = replace(found, codes=found.codes | meant)
        if not self.is_abroad or not span.is_a("expression"):
            return (found,)
        means = meanings_of(span, self.asked.lexicon, "expression")
        return tuple(one for meant in means for one in items_meant(meant, found)) or (found,)

    @property
    def is_abroad(self) -> bool:
        """Whether the question is in another language than the statements."""
        return self.asked.lexicon.language != "en"

    def _is_of_a_house(self, at: int) -> bool:
        """Whether a word of the talk only says that somebody of a house is meant: "the Ostbank guy", "the guy from Ostbank"."""
        around = self.asked.spans[max(at - 1, 0) : at + _FROM_A_HOUSE]
        return self.asked.spans[at].is_a("noise") and has(around, "organisation")

    def _is_around(self, at: int) -> bool:
        """Whether a word of the talk stands in a clause of such words, beside one with a speaker: "for a school thing"."""
        if not self.asked.spans[at].is_a("noise"):
            return False
        clause, _ = clause_around(self.asked.spans, at)
        return all(span.is_any(_AROUND) for span in clause) and any(map(self.names_speaker, self.asked.spans))

    def is_said_around(self, at: int) -> bool:
        """Whether a word tells who is meant or of the asker, and not what is asked: "the Ostbank guy", "for a school thing"."""
        return self._is_of_a_house(at) or self._is_around(at) or self._is_printed(at)

    def _is_printed(self, at: int) -> bool:
        """Whether a word only says where something is printed: "in a trade story", of a subject that is trade."""
        texts, spans = self.asked.lexicon.lists.texts, self.asked.spans
        if spans[at].text in texts:
            return True
        before = at + 1 < len(spans) and spans[at + 1].text in texts and not spans[at + 1].comma
        return before and not spans[at].known and stem(spans[at].text) in self.asked.lexicon.subject

    def _is_sought(self, at: int) -> bool:
        """Whether a thing is itself what is asked for: "which branch", "what reason"."""
        span = self.asked.spans[at]
        asked_for = at > 0 and not span.known and self.asked.spans[at - 1].text in WHICH
        return asked_for and (self._names_a_topic or span.text in self.asked.lexicon.lists.sorts)

    @property
    def _names_a_topic(self) -> bool:
        return bool(self.asked.codes("topic"))

    @property
    def typed(self) -> tuple[str, ...]:
        """The words of the question, in order."""
        return tuple(word for span in self.asked.spans for word in span.text.split())

    @cached_property
    def named_in(self) -> tuple[Item, ...]:
        """The places abroad, products and topics that are named: a statement had better be about each."""
        home = ("area", self.asked.knowledge.subject.area)
        spans = (span for span in self.asked.spans if home not in span.senses)
        found = (one for span in spans if span.is_any(_NAMING) for one in self.items_of(span))
        return tuple(one for one in found if any(dimension in _NAMED_IN for dimension, _ in one.codes))

    def tells(self, statement: Statement) -> bool:
        """Whether a statement answers to any place, product or topic that is named."""
        return self.statements.told(statement, self.named_in) > 0

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
        """Organisations that are named, rather than spoken of with a common noun, "officials", or by somebody."""
        spans = self.asked.spans
        return tuple(
            dict.fromkeys(
                code
                for span in spans[: _end_of_speakers(spans)]
                if not (span.is_a("article") or _is_common(span))
                for code in span.codes("organisation")
            )
        )

    @property
    def outlets(self) -> tuple[str, ...]:
        """The houses of the articles that are named."""
        return tuple(code for span in self.asked.spans if span.is_a("article") for code in span.codes("organisation"))

    def speaks(self, person: str) -> bool:
        """Whether an article quotes somebody."""
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
        reach = len(spans) if self.is_abroad else _TO_HIS_VERB
        return tuple(
            code
            for at, span in enumerate(spans)
            for code in span.codes("person")
            if not self.speaks(code)
            and any(
                near.is_a("cue", cue)
                for near in (*spans[max(at - self.is_abroad, 0) : at], *spans[at + 1 : at + reach])
                for cue in ("say", "quote")
            )
        )

    @property
    def joins_speakers(self) -> bool:
        """Whether several are named side by side: "do Berg and Ostbank agree", not "Berg of Ostbank"."""
        spans = self.asked.spans
        return any(
            joint.is_a("join") and one.is_any(PEOPLE) and other.is_any(PEOPLE)
            for one, joint, other in zip(spans, spans[1:], spans[2:], strict=False)
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
    def wants_a_figure(self) -> bool:
        """Whether only a number can be meant: what is measured, and when or how it is counted: "sales in units, in March"."""
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
        span = next((span for span in self.asked.spans[at:] if span.dimensions != FILLER), None)
        return span is not None and not span.known and stem(span.text) in _kin_of(_UTTERED)

    @property
    def of_a_figure(self) -> tuple[Item, ...]:
        """What of the question names a figure, which no statement is told by; nothing where no indicator is named."""
        if not any(part.indicators for part in self.asked.parts):
            return ()
        return tuple(
            one for one in self.items if any(code in RISE_OR_FALL or code[0] in OF_A_FIGURE for code in one.codes)
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

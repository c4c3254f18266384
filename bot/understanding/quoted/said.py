"""Questions after somebody's words, a reason or an event."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from bot.facts.model import Statement
from bot.understanding.figures.alike import MOST_ASKS
from bot.understanding.figures.asked import ORDERING, Asked
from bot.understanding.quoted.basis import asks_for_a_basis
from bot.understanding.quoted.enough import has_all_named, is_termed, suffices
from bot.understanding.quoted.houses import (
    asks_who_of_a_house,
    counted_again,
    forecast_before,
    has_a_view,
    is_of_origin,
)
from bot.understanding.quoted.judges import verdicts, who_judges
from bot.understanding.quoted.lacking import (
    is_of_another,
    is_of_another_month,
    is_of_another_place,
    lacks_a_number,
    misses_what_is_asked,
    strange_in,
    untold_things,
)
from bot.understanding.quoted.phrased import EXPECTING, Phrased
from bot.understanding.quoted.reasons import reason_of_before
from bot.understanding.quoted.statement_words import Item
from bot.understanding.quoted.statements import Found, Sought, StatementIndex
from bot.understanding.reading import Ask, Gap, Intent, Meaning, NotCovered, Statements, unquoted
from bot.understanding.spans.opening import Form
from bot.understanding.spans.printed import asked_numbers, asks_who_printed
from bot.understanding.words.recognise import has, has_any
from bot.understanding.words.word_kin import how_telling

_ABOUT_WORDS = frozenset({"quote", "who", "why", "when", "where", "event", "what_is", "record", "progress", "basis"})
# What only words answer, whatever is measured.
_WORDS_ONLY = frozenset({"quote", "who", "why", "event", "progress", "basis"})
# How much of what a question says must be found in a statement, weighed by how telling it is; tuned on the tuning half. Where
# a speaker or an article is named, much of the rest is talk.
_NAMED, WITHIN, ASKED = 0.36, 0.4, 0.5
# And how telling what is found must be, in the weights of statements.py, where nobody is named.
TOLD_ASKED, TOLD_DATED = 2.0, 4.0
# Where all of it is words of any talk.
_TOLD_IN_PASSING = 4.2
_KINDS_ASKED = {
    "why": ("reason", "view"),
    "when": ("event", "record"),
    "where": ("event",),
    "event": ("event",),
    "record": ("record",),
    "progress": ("view", "fact"),
    "basis": ("fact",),
}
_OF_TIME_OR_PLACE = frozenset({"when", "where", "record"})
_OF_JUST_THAT = _OF_TIME_OR_PLACE | {"progress"}
_OF_THE_TALK = ("noise", "spoken_to", "pronoun")
_OF_ITS_OWN = ("noise", "owner", "topic", "outsider")
# "And what was it that they said of this again".
_LONGEST_LEANING = 8
_TOPICAL = ("marker", "filler", "indicator", "product", "area", "topic", "expression")
# From here on a word alone tells enough to be asked about, in the measure of word_kin.py.
_NO_WORD_OF_ANY_TALK = 3.0
# "Buddy", "of mine", "thinks".
_TO_HIS_VERB = 2


class Said:
    """The statements that a question is after."""

    def __init__(self, asked: Asked, statements: StatementIndex, heard: Sequence[Statement] = ()) -> None:
        self.asked = asked
        self.statements = statements
        self.phrased = Phrased(asked, statements)
        self.heard = heard  # what was shown a turn before

    @property
    def leans(self) -> bool:
        """Whether a question leans on the statements shown before: it names somebody else, or nobody and nothing."""
        if not self.heard:
            return False
        if self._by_pronoun or self._is_on_something_else:
            return True
        if any(part.names_something or part.hints for part in self.asked.parts):
            return False
        if "agree" in self.asked.cues or not all(span.known for span in self.asked.spans):
            return False  # "and what do Anna and Ben agree on", "what does Anna think of the opera" say themselves what is asked
        if self._named_speakers and self.asked.spans[0].is_a("follow_up"):
            return True
        if any(span.is_any(_OF_ITS_OWN) for span in self.asked.spans):
            return False  # "what does Anna think of the harbour"
        if self._named_speakers:
            return True
        brief = len(self.asked.spans) <= _LONGEST_LEANING
        return brief and bool(self.asked.cues & {"who", "quote", "say", "sources"})

    @property
    def _by_pronoun(self) -> bool:
        """Whether somebody who was quoted before is meant by "he" or "she"."""
        spoken = has(self.asked.spans, "pronoun") and any(one.speaker for one in self.heard)
        return spoken and not self._named_speakers

    @property
    def _is_of_his_figure(self) -> bool:
        """Whether a number is asked for that somebody is only said to name: "the share in 2023 that he brings up, what was it?"."""
        spans = self.asked.spans
        named = next((at for at, span in enumerate(spans) if span.is_a("indicator")), len(spans))
        if not has(spans[named:], "pronoun") or self.asked.cues & (EXPECTING | _WORDS_ONLY | {"say"}):
            return False
        asks = self.asked.asks_how_much or "number" in self.asked.cues
        return asks and isinstance(self.asked.asks, list) and any(p.indicators and p.periods for p in self.asked.parts)

    @property
    def _is_on_something_else(self) -> bool:
        """Whether somebody who was quoted before is asked on another thing: "and about rents?"."""
        spans = self.asked.spans
        about = len(spans) > 1 and spans[0].is_a("follow_up") and spans[1].is_a("marker", "about", "on")
        said = about and any(one.speaker for one in self.heard)
        return said and all(span.is_any(_TOPICAL) for span in spans[1:]) and not self._named_speakers

    @property
    def _named_speakers(self) -> bool:
        return bool(self.phrased.organisations or self.asked.codes("person"))

    def further(self) -> Meaning | None:
        """A turn that goes on from statements: "and the other bank?", "who said that?", "what else did he say?"."""
        if not self.leans or self.asked.codes("article") or self._is_of_his_figure:
            return None
        people, organisations = self.asked.codes("person"), self.phrased.organisations
        if not (people or organisations):
            people = tuple(dict.fromkeys(one.speaker for one in self.heard if one.speaker))[:1]
            if not people:
                return Statements(Intent.QUOTE, tuple(self.heard))
        topics = frozenset(("topic", topic) for one in self.heard for topic in one.topics)
        said = tuple(one for one in self.phrased.items if one.codes)
        items = (*said, Item((), frozenset(), topics, spare=True))
        found = self.statements.find(Sought(items, self.phrased.typed, speakers=people, organisations=organisations))
        if not found.statements and not said:
            found = self.statements.find(Sought((), speakers=people, organisations=organisations))
        if not found.statements or found.share < _NAMED:
            return unquoted(people, organisations)
        return Statements(Intent.QUOTE, found.statements)

    def meaning(self) -> Meaning | None:
        """Statements, or a refusal, where a question asks for them; None where it asks for something else."""
        if outside := self.of_outsiders:
            return outside
        if len(asked_numbers(self.asked.spans)) > 1 or asks_who_printed(self.asked.spans):
            return None  # "why does one say 1.1 and another 1.08?"
        if self.phrased.unquoted:
            return unquoted(self.phrased.unquoted)
        people = tuple(
            code
            for code in self.asked.codes("person")
            if self.phrased.speaks(code) or not self.phrased.is_spoken_of(code)
        )
        organisations, asking = self.phrased.organisations, self._asking
        firmly = any(part.names_something or (part.hints and self.asked.counts) for part in self.asked.parts)
        if organisations and not people:
            counted = (
                self.asked.cues & EXPECTING
                or asking == {"where"}
                or (
                    is_of_origin(self.asked, organisations)
                    and "say" not in self.asked.cues
                    and not has_a_view(self.phrased, organisations)
                )
            )
            lacking = isinstance(self.asked.asks, NotCovered) and "say" not in self.asked.cues
            if firmly and not asking & {"quote", "who", "why"} and (counted or lacking):
                return None  # "customs data on sales", "what does the bank expect": who counted or forecast it
            again = forecast_before(self.asked, organisations) or counted_again(self.asked, organisations)
            if again and not asking & _WORDS_ONLY:
                return None  # "and what had the bank expected?" after a figure
        elif not people:
            told_of = asking if self.asked.codes("topic") else asking & (_WORDS_ONLY | _OF_TIME_OR_PLACE)
            if firmly and not told_of:
                return self._unsaid
            told_when = "when" in asking and self.asked.opens_with("when")
            if firmly and self.asked.cues & EXPECTING and not (asking & _WORDS_ONLY or told_when):
                return None
            if not (asking or self.asked.codes("topic") or "say" in self.asked.cues):
                return None
            if not asking and "say" not in self.asked.cues and self.asked.counts:
                return None  # a topic by itself has no number
            if (
                self.asked.before
                and self.asked.parts
                and not (self.asked.codes("topic") or asking & {"quote", "who", "why"})
            ):
                return None  # "what did the poll say?" after a figure
            if firmly and asking <= {"where", "when", "record"} and len(self.asked.lenient_asks()) > 1:
                return None  # "one market or the other, where did it rise more?"
        return self._of_who_is_named(self._statements(people, organisations)) or self._unsaid

    @property
    def of_outsiders(self) -> NotCovered | None:
        """A refusal by name where somebody is named whom the world knows and no article quotes."""
        names = self.asked.outsiders
        return NotCovered(Gap.NO_STATEMENT, tuple(("word", name) for name in names)) if names else None

    def _of_who_is_named(self, found: Meaning | None) -> Meaning | None:
        """What was found, unless it has nobody in it of those whose words are asked for and are quoted nowhere."""
        people = self.phrased.unquoted_sayers
        if not (isinstance(found, Statements) and people):
            return found
        if any(self.phrased.names(found.statements[0], person) for person in people):
            return found
        return unquoted(people)

    @property
    def _unsaid(self) -> NotCovered | None:
        """A refusal where the words of somebody are asked for whom no article quotes, and else a number would be the answer."""
        asks = self.asked.asks
        people = self.phrased.unquoted_sayers if isinstance(asks, list) and asks else ()
        return unquoted(people) if people else None

    @property
    def is_asked_for(self) -> bool:
        """Whether somebody's words or a reason are asked for in so many words."""
        return bool(self._asking or self.asked.cues & {"quote", "say"})

    @property
    def _asking(self) -> set[str]:
        """What kind of statement is asked for."""
        asking = self.asked.cues & _ABOUT_WORDS
        if self.judges:
            asking = asking | {"quote"}
        elif (
            self.asked.named
            and ("is_it" in self.asked.cues or not self.asked.cues & {"quote", "say"})
            and not asks_who_of_a_house(self.asked)
        ):
            asking -= {"who"}  # "who buys more, A or B?", "somebody said sales fell, true?"
        if self.asked.asks_how_much and self._is_told_by_somebody:
            asking -= {"quote"}
        if "number" in self.asked.cues and any(part.indicators and part.periods for part in self.asked.parts):
            asking -= {"record"}  # "what was the record that sales set in 2023"
        if self.asked.named and self.asked.cues & ORDERING:
            asking -= {"where"}  # "where did sales rise most": one of the markets
        if self.asked.asks_in_what_way and self.asked.codes("topic"):
            asking = asking | {"why"}  # "how do they get around the toll?"
        if self._is_what_something_is:
            asking = asking | {"what_is"}
        if asks_for_a_basis(self.asked):
            asking = asking | {"basis"}
        if self.asked.form is Form.PLAIN:  # "a nice place, that harbour"
            asking -= {cue for cue in ("when", "where") if not self.asked.opens_with(cue)}
        return asking

    @cached_property
    def judges(self) -> bool:
        """Whether it is asked who finds something so."""
        return who_judges(self.asked)

    def _is_judged_so(self, found: Found) -> bool:
        """Whether what is found is about all that is named, and finds it just so."""
        found_so = [one for span in verdicts(self.asked) for one in self.phrased.items_of(span)]
        just_so = not found_so or any(self.statements.is_about(found.statements[0], one) for one in found_so)
        return just_so and has_all_named(self.phrased, found)

    @property
    def _is_what_something_is(self) -> bool:
        """Whether no more is said than the name of a topic, and that it is asked about: "whats the truce"; not "whats the deal"."""
        rest = [span for span in self.asked.spans if span.dimensions != {"filler"} and not span.is_a("cue", "number")]
        if self.asked.cues != {"number"} or len(rest) != 1 or rest[0].dimensions != {"topic"}:
            return False
        return " " in rest[0].text or how_telling(rest[0].text) >= _NO_WORD_OF_ANY_TALK

    @property
    def _is_told_by_somebody(self) -> bool:
        """Whether only somebody of the talk has a view: "my friend thinks it only fell a little, how much was it?"."""
        spans = self.asked.spans
        views = [at for at, span in enumerate(spans) if span.is_a("cue", "quote")]
        return all(has_any(spans[max(at - _TO_HIS_VERB, 0) : at], _OF_THE_TALK) for at in views)

    def _statements(self, people: tuple[str, ...], organisations: tuple[str, ...]) -> Meaning | None:
        """The statements asked for; a refusal where somebody is named who never said so."""
        asks, items, asking = self.asked.lenient_asks(), self.phrased.items, self._asking
        if self._of_before:
            asks, items = list(self.asked.before), (*items, *self._of_before)
        named, articles = bool(people or organisations), self.asked.codes("article")
        if not (items or named or articles):
            return None
        found = self.statements.find(
            Sought(
                items,
                self.phrased.typed,
                self.phrased.named_in,
                speakers=people,
                organisations=organisations,
                articles=articles,
                outlets=self.phrased.outlets,
                either=bool(people and organisations) and self.phrased.joins_speakers,
                kinds=tuple(kind for cue in _KINDS_ASKED if cue in asking for kind in _KINDS_ASKED[cue]),
                attributed="who" in asking or ("quote" in asking and not named and not articles),
            )
        )
        if "basis" in asking:
            found = replace(found, statements=tuple(one for one in found.statements if one.kind == "fact"))
        strange = strange_in(self.phrased, found) if found.statements else ()
        if named and found.statements and not strange:
            strange = untold_things(self.phrased, found)
        told = named or articles or self._is_told(found, asking)
        if (
            not found.statements
            or found.share < self._enough(named=named, within=bool(articles))
            or strange
            or not told
            or (named and misses_what_is_asked(self.phrased, found, asking))
            or (self.asked.cues & EXPECTING and is_of_another_month(self.phrased, found))
            or not all(self.statements.told(found.statements[0], (one,)) for one in self._of_before)
            or (not named and asking & {"quote", "who"} and is_of_another_place(self.phrased, found))
            or (not named and asking <= _OF_JUST_THAT and is_of_another(self.phrased, found, asking))
            or lacks_a_number(self.phrased, found, asking)
            or (self.judges and not self._is_judged_so(found))
            or ("event" in asking and found.statements[0].kind != "event")
        ):
            only_words = self.judges or "event" in asking
            if named or only_words or (asking & {"quote", "who"} and not self._is_figure(asks)):
                return unquoted(people, organisations, strange)
            return None
        quoted = named or asking & {"quote", "who"} or "say" in self.asked.cues
        intent = Intent.QUOTE if quoted else Intent.STATEMENT
        if "basis" in asking:
            asks = []  # the money is none of what is measured
        once = {ask.series: ask for ask in asks}.values()  # two months in a question can mean the same series
        return Statements(intent, found.statements, tuple(once)[:MOST_ASKS], self.asked.contradicted(asks))

    @cached_property
    def _of_before(self) -> tuple[Item, ...]:
        return reason_of_before(self.asked, judged=self.judges)

    def _enough(self, *, named: bool, within: bool) -> float:
        """Which share of what was said a statement must answer to."""
        if named:
            topical = any(
                (span.subject or span.is_a("unit")) and not self.phrased.names_speaker(span) and not span.is_a("month")
                for span in self.asked.spans
            )
            return _NAMED if self.asked.foreign or topical else 0.0
        return WITHIN if within else ASKED

    def _is_figure(self, asks: Sequence[Ask]) -> bool:
        """Whether the question can be answered by a number, so that no statement is missed."""
        return bool(asks) and not self.asked.foreign

    def _is_told(self, found: Found, asking: set[str]) -> bool:
        """Whether what is found is telling enough where nobody is named: less is, where a term of the subject is in it."""
        if not found.statements:
            return False
        if self._is_what_something_is:
            return True
        termed = bool(self._of_before) or is_termed(self.phrased, found)
        if not (termed or self.judges) and self.asked.form is Form.PLAIN:
            return suffices(self.phrased, found, found.told)
        of_topic = asking - {"when", "where"} or self.asked.codes("topic")
        enough = TOLD_ASKED if termed and of_topic else TOLD_DATED
        return found.told >= enough and (
            termed
            or found.told >= _TOLD_IN_PASSING
            or any(not one.spare and self.statements.told(found.statements[0], (one,)) for one in self.phrased.items)
        )

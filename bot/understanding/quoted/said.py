"""Questions after somebody's words, a reason or an event."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from itertools import pairwise

from bot.understanding.figures.alike import MOST_ASKS
from bot.understanding.figures.asked import ORDERING, Asked
from bot.understanding.quoted.asking import (
    asks_what_for,
    asks_what_something_says,
    is_told_by_somebody,
    is_what_something_is,
)
from bot.understanding.quoted.basis import asks_for_a_basis
from bot.understanding.quoted.enough import (
    ASKED,
    NAMED,
    TOLD_ASKED,
    TOLD_DATED,
    WITHIN,
    has_all_named,
    is_termed,
    is_topical,
    suffices,
)
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
from bot.understanding.quoted.phrased import EXPECTING, WORDS_ONLY, Phrased
from bot.understanding.quoted.reasons import reason_of_before
from bot.understanding.quoted.sayer import said_by, sayer
from bot.understanding.quoted.statement_words import Item
from bot.understanding.quoted.statements import Found, Sought, StatementIndex
from bot.understanding.reading import Ask, Gap, Intent, Meaning, NotCovered, Statements, unquoted
from bot.understanding.spans.opening import Form
from bot.understanding.spans.other_terms import COUNTING
from bot.understanding.spans.printed import asked_numbers, asks_who_printed
from bot.understanding.words.dimensions import MEASURED_OR_HINTED
from bot.understanding.words.recognise import Span, has_any

_ABOUT_WORDS = frozenset({"quote", "who", "why", "when", "where", "event", "what_is", "record", "progress", "basis"})
_OF_SOMEBODY = frozenset({"quote", "who", "why"})
# How telling what is found must be, in the weights of statements.py, where all of it is words of any talk.
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


class Said:
    """The statements that a question is after."""

    def __init__(self, asked: Asked, statements: StatementIndex) -> None:
        self.asked = asked
        self.statements = statements
        self.phrased = Phrased(asked, statements)

    def meaning(self) -> Meaning | None:
        """Statements, or a refusal, where a question asks for them; None where it asks for something else."""
        if outside := self.of_outsiders:
            return outside
        if self._sayer and not said_by(self._sayer, self.asked.knowledge.statements, self.statements):
            return unquoted(others=self._called)
        if len(asked_numbers(self.asked.spans)) > 1 or asks_who_printed(self.asked.spans):
            return None  # "why does one say 1.1 and another 1.08?"
        if self.phrased.unquoted:
            return unquoted(self.phrased.unquoted)
        if not self._names_somebody:
            told_of = self._asking if self.asked.codes("topic") else self._asking & (WORDS_ONLY | _OF_TIME_OR_PLACE)
            if self._names_a_figure and not (told_of or self._asks_those_counted):
                return self._unsaid
            if not self._is_of_words:
                return None
        elif (not self._people and self._is_of_their_number) or self._is_done_by_somebody:
            return None
        return self._of_who_is_named(self._statements()) or self._unsaid

    @cached_property
    def _people(self) -> tuple[str, ...]:
        """Those named whose words may be looked for, and not only what others say of them."""
        named, phrased = self.asked.codes("person"), self.phrased
        return tuple(code for code in named if phrased.speaks(code) or not phrased.is_spoken_of(code))

    @property
    def _names_somebody(self) -> bool:
        return bool(self._people or self.phrased.organisations)

    @property
    def _names_a_figure(self) -> bool:
        """Whether something measured is named, or hinted at with a word for how much."""
        return any(part.names_something or (part.hints and self.asked.counts) for part in self.asked.parts)

    @cached_property
    def _sayer(self) -> tuple[Span, ...]:
        """Who is asked for, and has no name here."""
        return sayer(self.asked)

    @property
    def _asks_those_counted(self) -> bool:
        """Whether those who are counted are asked what they say, and not for how many they are: "what did the drivers say"."""
        return has_any(self._sayer, MEASURED_OR_HINTED)

    def of_sayer(self, found: Found) -> Found:
        """What was found, of who is asked for."""
        if not self._sayer:
            return found
        return replace(found, statements=said_by(self._sayer, found.statements, self.statements))

    @property
    def _called(self) -> tuple[tuple[str, str], ...]:
        return tuple(("word", span.text) for span in self._sayer)

    @property
    def _is_of_their_number(self) -> bool:
        """Whether a house is only named for what it counted or forecast: "customs data on sales", "what does the bank expect"."""
        asked, asking, houses = self.asked, self._asking, self.phrased.organisations
        if self._names_a_figure and asking.isdisjoint(_OF_SOMEBODY):
            if asked.cues & EXPECTING or asking == {"where"}:
                return True
            lacking = isinstance(asked.asks, NotCovered)
            if "say" not in asked.cues and (
                lacking or (is_of_origin(asked, houses) and not has_a_view(self.phrased, houses))
            ):
                return True
            if not lacking and is_of_origin(asked, houses) and self._says_what_it_is:
                return True
        # "And what had the bank expected?" after a figure.
        return asking.isdisjoint(WORDS_ONLY) and (forecast_before(asked, houses) or counted_again(asked, houses))

    @property
    def _says_what_it_is(self) -> bool:
        """Whether what is measured stands between saying and being: "what do the insurers say the damage is"."""
        last = self.asked.spans[-1].text in self.asked.lexicon.lists.linking
        return last and any(span.is_a("indicator") for span in self.asked.spans[-2:-1])

    @property
    def _is_done_by_somebody(self) -> bool:
        """Whether somebody is only named for what is counted of him: "how many masks did the pharmacist sell"."""
        pairs = pairwise(self.asked.spans)
        if self.is_asked_for or not any(one.text in COUNTING and after.is_a("indicator") for one, after in pairs):
            return False
        return isinstance(self.asked.asks, list) and bool(self.asked.asks)

    @property
    def _is_of_words(self) -> bool:
        """Whether, though nobody is named, words are asked for and no figure."""
        asked, asking = self.asked, self._asking
        of_topic = bool(asked.codes("topic"))
        asks = bool(asking) or "say" in asked.cues
        if not (asks or of_topic) or (not asks and asked.counts):
            return False  # a topic by itself has no number
        if asked.before and asked.parts and not of_topic and asking.isdisjoint(_OF_SOMEBODY):
            return False  # "what did the poll say?" after a figure
        if not self._names_a_figure:
            return True
        told_when = "when" in asking and asked.opens_with("when")
        if asked.cues & EXPECTING and asking.isdisjoint(WORDS_ONLY) and not told_when:
            return False
        # "One market or the other, where did it rise more?"
        return not asking <= _OF_TIME_OR_PLACE or len(asked.lenient_asks()) <= 1

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

    @cached_property
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
        if self.asked.asks_how_much and is_told_by_somebody(self.asked.spans):
            asking -= {"quote"}
        if "number" in self.asked.cues and any(part.indicators and part.periods for part in self.asked.parts):
            asking -= {"record"}  # "what was the record that sales set in 2023"
        if self.asked.named and self.asked.cues & ORDERING:
            asking -= {"where"}  # "where did sales rise most": one of the markets
        if self.asked.asks_in_what_way and self.asked.codes("topic"):
            asking = asking | {"why"}  # "how do they get around the toll?"
        if is_what_something_is(self.asked) or asks_what_something_says(self.asked.spans):
            asking = asking | {"what_is"}
        if not self._names_a_figure and asks_what_for(self.asked.spans):
            asking = asking | {"why"}
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

    def _statements(self) -> Statements | NotCovered | None:
        """The statements asked for; a refusal where somebody is named who never said so."""
        asks, items, asking = self.asked.lenient_asks(), self.phrased.items, self._asking
        if self._of_before:
            asks, items = list(self.asked.before), (*items, *self._of_before)
        if not (items or self._names_somebody or self.asked.codes("article")):
            return None
        found = self.of_sayer(self._found(items))
        if self._sayer and not found.statements:
            return unquoted(others=self._called)
        strange = strange_in(self.phrased, found) if found.statements else ()
        if self._names_somebody and found.statements and not strange:
            strange = untold_things(self.phrased, found)
        if strange or self._falls_short(found):
            of_words = self._names_somebody or self.judges or "event" in asking
            if of_words or (asking & {"quote", "who"} and not self._is_figure(asks)):
                return unquoted(self._people, self.phrased.organisations, strange)
            return None
        quoted = self._names_somebody or asking & {"quote", "who"} or "say" in self.asked.cues
        intent = Intent.QUOTE if quoted else Intent.STATEMENT
        if "basis" in asking:
            asks = []  # the money is none of what is measured
        once = {ask.series: ask for ask in asks}.values()  # two months in a question can mean the same series
        return Statements(intent, found.statements, tuple(once)[:MOST_ASKS], self.asked.contradicted(asks))

    def _found(self, items: tuple[Item, ...]) -> Found:
        """The statements that answer to most of it, of those that are of the kind asked for."""
        asking, people, organisations = self._asking, self._people, self.phrased.organisations
        articles = self.asked.codes("article")
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
                attributed="who" in asking or ("quote" in asking and not (self._names_somebody or articles)),
            )
        )
        if "basis" in asking:
            return replace(found, statements=tuple(one for one in found.statements if one.kind == "fact"))
        return found

    def _falls_short(self, found: Found) -> bool:
        """Whether what is found is too little of what is asked, or beside it."""
        if not found.statements or found.share < self._enough:
            return True
        phrased, asking = self.phrased, self._asking
        if self._names_somebody:
            beside = misses_what_is_asked(phrased, found, asking)
        else:
            beside = (
                not (self.asked.codes("article") or self._is_told(found))
                or (asking & {"quote", "who"} and is_of_another_place(phrased, found))
                or (asking <= _OF_JUST_THAT and is_of_another(phrased, found, asking))
            )
        return bool(
            beside
            or (self.asked.cues & EXPECTING and is_of_another_month(phrased, found))
            or not all(self.statements.told(found.statements[0], (one,)) for one in self._of_before)
            or lacks_a_number(phrased, found, asking)
            or (self.judges and not self._is_judged_so(found))
            or ("event" in asking and found.statements[0].kind != "event")
        )

    @cached_property
    def _of_before(self) -> tuple[Item, ...]:
        return reason_of_before(self.asked, judged=self.judges)

    @property
    def _enough(self) -> float:
        """Which share of what was said a statement must answer to."""
        if self._names_somebody:
            return NAMED if self.asked.foreign or is_topical(self.phrased) else 0.0
        return WITHIN if self.asked.codes("article") else ASKED

    def _is_figure(self, asks: Sequence[Ask]) -> bool:
        """Whether the question can be answered by a number, so that no statement is missed."""
        return bool(asks) and not self.asked.foreign

    def _is_told(self, found: Found) -> bool:
        """Whether what is found is telling enough where nobody is named: less is, where a term of the subject is in it."""
        if is_what_something_is(self.asked):
            return True
        termed = bool(self._of_before) or is_termed(self.phrased, found)
        if not (termed or self.judges) and self.asked.form is Form.PLAIN:
            return suffices(self.phrased, found, found.told)
        of_topic = self._asking - {"when", "where"} or self.asked.codes("topic")
        enough = TOLD_ASKED if termed and of_topic else TOLD_DATED
        return found.told >= enough and (
            termed
            or found.told >= _TOLD_IN_PASSING
            or any(not one.spare and self.statements.told(found.statements[0], (one,)) for one in self.phrased.items)
        )

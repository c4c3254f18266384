"""One question on its way to a meaning: the kinds of question, tried in one fixed order."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from bot.facts.model import Statement
from bot.understanding.figures.asked import Asked
from bot.understanding.figures.ordered import month_of_many
from bot.understanding.figures_asked import FiguresAsked
from bot.understanding.quoted.heard import going_on, leans
from bot.understanding.quoted.mentions import mentioning
from bot.understanding.quoted.nameless import by_the_nameless
from bot.understanding.quoted.only_words import judged, last_moved
from bot.understanding.quoted.others import by_others
from bot.understanding.quoted.remembered import half_remembered
from bot.understanding.quoted.said import Said
from bot.understanding.quoted.statement_words import item_of
from bot.understanding.quoted.statements import StatementIndex
from bot.understanding.quoted.to_the_point import if_to_the_point
from bot.understanding.quoted.undone import undone
from bot.understanding.reading import (
    Ambiguous,
    Disputes,
    Gap,
    Meaning,
    NotCovered,
    Statements,
    unknown,
)
from bot.understanding.sources import sources_of
from bot.understanding.spans.limits import before_something
from bot.understanding.spans.meanings import asks_for_a_meaning
from bot.understanding.spans.opening import WHICH, Form
from bot.understanding.spans.other_terms import gauge_asked
from bot.understanding.spans.printed import asked_numbers
from bot.understanding.spans.reckoned import set_against
from bot.understanding.words.recognise import has_any
from bot.understanding.words.word_kin import related, stem

# "Any contradictions?" asks for the list; in a longer sentence without a word of articles somebody talks of other quarrels.
_BRIEF = 4
_SMALL = frozenset({"filler", "marker", "range", "ask", "between"})
_MERE = frozenset({"number"})
_MEASURING, _MOVING = (
    frozenset({"number", "change", "level", "level_weak", "money", "share"}),
    frozenset({"rise", "fall"}),
)


class Question:
    """A question with what it asks about, as far as it is known."""

    def __init__(self, asked: Asked, statements: StatementIndex, heard: Sequence[Statement] = ()) -> None:
        self.asked = asked
        self.said = Said(asked, statements)
        self.heard = heard  # what was shown a turn before

    def meaning(self) -> Meaning:
        """The first kind of question that fits."""
        if self._is_of_the_asker:
            return unknown(*self.asked.foreign)
        if asks := asks_for_a_meaning(self.asked.asking, self.asked.lexicon):
            return unknown(asks)
        if self.asked.named and self.asked.cues <= _MERE and (ratio := set_against(self.asked.asking)):
            return unknown(ratio)
        if gauge := gauge_asked(self.asked.asking, self.asked.lexicon):
            return unknown(*(self.asked.foreign or (gauge,)))
        earlier = before_something(self.asked.spans, self.asked.lexicon) if self.asked.named else ()
        if earlier and not self.said.is_asked_for:
            return unknown(*earlier)
        for attempt in (
            partial(by_others, self.said.phrased, self.heard),
            partial(going_on, self.said.phrased, self.heard),
            self._disputes,
            self._mentions,
            partial(by_the_nameless, self.said),
            partial(sources_of, self.asked),
            partial(month_of_many, self.asked),
            partial(judged, self.asked, self.said),
            partial(last_moved, self.asked, self.said),
            self.said.meaning,
        ):
            if (meaning := attempt()) is not None:
                return if_to_the_point(self.said, meaning)
        figures = FiguresAsked(self.asked, self.said).meaning()
        if figures is not None and not isinstance(figures, NotCovered | Ambiguous):
            ended = undone(self.said, ())
            return unknown(*ended) if ended else figures
        if (remembered := half_remembered(self.said)) and not self._misses_what_is_measured(remembered):
            return remembered
        if figures is None and self.asked.foreign:
            return unknown(*self.asked.foreign)
        known = self.asked.knowledge.terms["area"]
        if figures is None and (places := [code for code in self.asked.codes("area") if code not in known]):
            return NotCovered(Gap.NO_STATEMENT, tuple(("area", code) for code in places))
        return figures or NotCovered(Gap.UNREADABLE)

    @property
    def leans(self) -> bool:
        """Whether it leans on the statements shown before."""
        return leans(self.said.phrased, self.heard)

    @property
    def _is_of_the_asker(self) -> bool:
        """Whether what is named is somebody's own: "the deal with my landlord"."""
        if not self.asked.foreign:
            return False
        owners = {span.text for span in self.asked.spans if span.is_a("owner")}
        return not owners.isdisjoint(self.asked.foreign) and not self.said.is_asked_for

    def _misses_what_is_measured(self, remembered: Meaning) -> bool:
        """Whether a number of something that nobody here knows is asked for, and the words found do not speak of it either."""
        if not (isinstance(remembered, Statements) and self.asked.foreign) or self.said.is_asked_for:
            return False
        dated = has_any(self.asked.spans, ("month", "relative_period", "unit", "number", "measure"))
        sought = any(
            span.text in WHICH and after.text in self.asked.foreign for span, after in pairwise(self.asked.spans)
        )
        measured = sought or dated or self._moves_what_is_unknown or any(part.hints for part in self.asked.parts)
        words = [word for phrase in self.asked.foreign for word in phrase.split()]
        has, first = self.said.statements.has, remembered.statements[0]
        told_of = has if dated else lambda of, word: self.said.statements.told(of, (item_of(word),)) > 0
        told = any(told_of(first, word) for word in words) and all(has(first, w) for w in words if not related(stem(w)))
        return measured and not told

    @property
    def _moves_what_is_unknown(self) -> bool:
        """Whether a number is asked for, or how something moved that is no indicator of ours: "did prices go up"."""
        moved = self.asked.cues & _MOVING and not self.asked.named
        return bool(self.asked.cues & _MEASURING or moved)

    def _disputes(self) -> Meaning | None:
        """ "Where do the sources disagree?": no series is named, nor meant from before."""
        general = "sources" in self.asked.cues or not self.asked.before
        idle = [span for span in self.asked.spans if not span.known or span.is_any(("noise", "owner"))]
        brief = not idle and len(self.asked.spans) <= _BRIEF
        named = (
            self.asked.named
            or self.asked.foreign
            or self.asked.codes("person")
            or self.asked.codes("topic")
            or asked_numbers(self.asked.spans)
        )
        # "Is there anything they disagree on?"
        of_them = any(span.text in self.asked.lexicon.lists.referring for span in self.asked.spans)
        only = all(span.dimensions <= _SMALL or span.is_a("cue", "disagree") for span in self.asked.spans)
        sure = "sources" in self.asked.cues or brief or (of_them and only and self.asked.form is Form.OPENED)
        return Disputes() if "disagree" in self.asked.cues and general and sure and not named else None

    def _mentions(self) -> Meaning | None:
        """ "How many articles mention the harbour?"."""
        if "mention" not in self.asked.cues or "say" in self.asked.cues or self.asked.foreign:
            return None
        return mentioning(self.said.phrased, self.said.statements, self.asked.knowledge)

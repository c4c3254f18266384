"""Questions after somebody's words, a reason or an event; also where words are only half remembered."""

from collections.abc import Sequence
from functools import cached_property

from bot.facts.model import DIMENSIONS, Series, Statement
from bot.understanding.alike import MOST_ASKS
from bot.understanding.asked import Asked
from bot.understanding.printed import asked_numbers
from bot.understanding.reading import Ask, Gap, Intent, Meaning, NotCovered, Statements
from bot.understanding.recognise import Span
from bot.understanding.series_index import origins_of
from bot.understanding.statements import Found, Item, Sought, StatementIndex, item
from bot.understanding.word_kin import related, stem

# Words that ask for a statement, and are not in it.
_ASKING_CUES = frozenset({"quote", "say", "who", "number", "sources"})
# Words that say which figure or by what measure, and nothing of what somebody said.
_OF_COUNTING = ("number", "ask", "relative_period", "measure", "unit")
_ABOUT_WORDS = frozenset({"quote", "who", "why", "when", "where", "what_is", "record"})
EXPECTING = frozenset({"expectation", "target"})
# How much of what a question says must be found in a statement, weighed by how telling it is; tuned on the tuning half. Where
# a speaker or an article is named, much of the rest is talk; where nothing asks for a statement, it must be nearly all.
_NAMED, _WITHIN, _ASKED, _REMEMBERED, _UNASKED = 0.35, 0.4, 0.5, 0.66, 0.75
# And how telling what is found must be, in the weights of statements.py, where nobody is named.
_TOLD_ASKED, _TOLD_DATED, _TOLD_BESIDE, _TOLD_REMEMBERED, _TOLD_UNASKED = 2.0, 3.0, 2.5, 5.0, 5.5
_TOLD_WITHOUT_TERMS = 9.0
_MOST_BESIDE = 3
_KINDS_ASKED = {"why": ("reason", "view"), "when": ("event", "record"), "where": ("event",), "record": ("record",)}
_TELLING = ("indicator", "product", "area", "topic", "person", "organisation", "expression", "hint", "month", "noise")
# What moves a figure says how to read it, and is no more than that.
_MOVING = frozenset(("cue", code) for code in ("rise", "fall", "record", "expectation", "share", "target"))
_OF_ANY_FIGURE = frozenset({"month", "expression", "hint"})
_OF_A_FIGURE = frozenset({"indicator", "product", "area", "month", "cue", "expression"})
_TELLING_CUES = frozenset({"rise", "fall", "target", "expectation", "record", "share"})


class Said:
    """The statements that a question is after."""

    def __init__(self, asked: Asked, statements: StatementIndex, heard: Sequence[Statement] = ()) -> None:
        self.asked = asked
        self.statements = statements
        self.heard = heard  # what was shown a turn before

    @property
    def leans(self) -> bool:
        """Whether a question leans on the statements shown before: it names somebody else, or nobody and nothing."""
        if not self.heard:
            return False
        if self._by_pronoun:
            return True
        if any(part.names_something or part.hints for part in self.asked.parts):
            return False
        if any(not span.known for span in self.asked.spans) and not self._named_speakers:
            return False
        return bool(self._named_speakers or self.asked.cues & {"who", "quote", "say", "sources"})

    @property
    def _by_pronoun(self) -> bool:
        """Whether somebody who was quoted before is meant by "he" or "she"."""
        spoken = any(span.is_a("pronoun") for span in self.asked.spans) and any(one.speaker for one in self.heard)
        return spoken and not self._named_speakers

    @property
    def _named_speakers(self) -> bool:
        return bool(self._organisations or self.asked.codes("person"))

    def further(self) -> Meaning | None:
        """A turn that goes on from statements: "and the other bank?", "who said that?", "what else did he say?"."""
        if not self.leans or self.asked.codes("article"):
            return None
        people, organisations = self.asked.codes("person"), self._organisations
        if not (people or organisations):
            people = tuple(dict.fromkeys(one.speaker for one in self.heard if one.speaker))[:1]
            if not people:
                return Statements(Intent.QUOTE, tuple(self.heard))
        topics = frozenset(("topic", topic) for one in self.heard for topic in one.topics)
        said = tuple(one for one in self._items if one.codes)
        items = (*said, Item((), frozenset(), topics, spare=True))
        found = self.statements.find(Sought(items, self._typed, speakers=people, organisations=organisations))
        if not found.statements and not said:
            found = self.statements.find(Sought((), speakers=people, organisations=organisations))
        if not found.statements or found.share < _NAMED:
            missing = [("person", code) for code in people] + [("organisation", code) for code in organisations]
            return NotCovered(Gap.NO_STATEMENT, tuple(missing))
        return Statements(Intent.QUOTE, found.statements)

    def meaning(self) -> Meaning | None:
        """Statements, or a refusal, where a question asks for them; None where it asks for something else."""
        if len(asked_numbers(self.asked.spans)) > 1:
            return None  # "why does one say 1.1 and another 1.08?"
        people = tuple(
            code for code in self.asked.codes("person") if self._speaks(code) or not self._is_spoken_of(code)
        )
        organisations, asking = self._organisations, self._asking
        firmly = any(part.names_something for part in self.asked.parts)
        if organisations and not people:
            counted = self.asked.cues & EXPECTING or (
                self._of_origin(organisations) and "say" not in self.asked.cues and not self._has_a_view(organisations)
            )
            if firmly and not asking & {"quote", "who", "why"} and counted:
                return None  # "customs data on sales", "what does the bank expect": who counted or forecast it
        elif not people:
            if firmly and not asking & {"quote", "who", "why", "when", "where", "record"}:
                return None
            if firmly and self.asked.cues & EXPECTING and not asking & {"quote", "who", "why"}:
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
        return self._statements(people, organisations)

    @property
    def is_asked_for(self) -> bool:
        """Whether somebody's words or a reason are asked for in so many words."""
        return bool(self._asking or self.asked.cues & {"quote", "say"})

    @property
    def _asking(self) -> set[str]:
        """What kind of statement is asked for."""
        asking = self.asked.cues & _ABOUT_WORDS
        if self.asked.named and not self.asked.cues & {"quote", "say"}:
            asking -= {"who"}  # "who buys more, A or B?"
        return asking

    def _statements(self, people: tuple[str, ...], organisations: tuple[str, ...]) -> Meaning | None:
        """The statements asked for; a refusal where somebody is named who never said so."""
        asks, items, asking = self.asked.lenient_asks(), self._items, self._asking
        if not items and "why" in asking:
            asks = list(self.asked.before)
            items = tuple(Item((), frozenset(), _codes_of(ask.series)) for ask in asks)
        named, articles = bool(people or organisations), self.asked.codes("article")
        if not (items or named or articles):
            return None
        found = self.statements.find(
            Sought(
                items,
                self._typed,
                speakers=people,
                organisations=organisations,
                articles=articles,
                kinds=tuple(kind for cue in _KINDS_ASKED if cue in asking for kind in _KINDS_ASKED[cue]),
                attributed="who" in asking or ("quote" in asking and not named and not articles),
            )
        )
        strange = self._strange(found) if found.statements else ()
        told = named or articles or self._is_told(found, asking)
        if (
            not found.statements
            or found.share < self._enough(named=named, within=bool(articles))
            or strange
            or not told
        ):
            if named or (asking & {"quote", "who"} and not self._is_figure(asks)):
                missing = [("person", code) for code in people] + [("organisation", code) for code in organisations]
                return NotCovered(Gap.NO_STATEMENT, (*missing, *strange))
            return None
        quoted = named or asking & {"quote", "who"} or "say" in self.asked.cues
        intent = Intent.QUOTE if quoted else Intent.STATEMENT
        return Statements(intent, found.statements, tuple(asks[:MOST_ASKS]), self.asked.contradicted(asks))

    def _enough(self, *, named: bool, within: bool) -> float:
        """Which share of what was said a statement must answer to."""
        if named:
            topical = any(
                span.subject and not self._names_speaker(span) and not span.is_a("month") for span in self.asked.spans
            )
            return _NAMED if self.asked.foreign or topical else 0.0
        return _WITHIN if within else _ASKED

    def _is_figure(self, asks: Sequence[Ask]) -> bool:
        """Whether the question can be answered by a number, so that no statement is missed."""
        return bool(asks) and not self.asked.foreign

    def _is_told(self, found: Found, asking: set[str]) -> bool:
        """Whether what is found is telling enough where nobody is named: less is, where a term of the subject is in it."""
        if not found.statements:
            return False
        terms = tuple(one for one in self._items if any(dimension != "cue" for dimension, _ in one.codes))
        termed = self.statements.told(found.statements[0], terms) > 0
        enough = _TOLD_ASKED if termed and asking - {"when", "where"} else _TOLD_DATED
        return found.told >= enough and (
            termed or any(not one.spare and self.statements.told(found.statements[0], (one,)) for one in self._items)
        )

    def _tells_something(self, found: Found) -> bool:
        """Whether a statement answers to more than words of any talk: to its wording, a term of the subject, or very many."""
        terms = tuple(one for one in self._items if any(dimension != "cue" for dimension, _ in one.codes))
        termed = self.statements.told(found.statements[0], terms) > 0
        return found.worded or termed or found.told >= _TOLD_WITHOUT_TERMS

    def _strange(self, found: Found) -> tuple[tuple[str, str], ...]:
        """Unknown words in the place of a speaker whom no article quotes, and countries that no statement found is about."""
        known = self.asked.knowledge.terms["area"]
        words = tuple(
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

    def remembered(self, *, evident: bool = True) -> Meaning | None:
        """Half-remembered words: a question that nothing else explains, most of which one statement answers to.

        Where nothing else makes it `evident` that something is asked of us, nearly all of it must be answered to.
        """
        articles = self.asked.codes("article")
        if (
            self.asked.counts
            or "level_weak" in self.asked.cues
            or any(p.indicators and p.firm for p in self.asked.parts)
        ):
            return None  # "sales in units, in March": a figure is wanted
        organisations, asked = self._organisations, evident or bool(self._asking)
        found = self.statements.find(Sought(self._items, self._typed, articles=articles, organisations=organisations))
        named = bool(articles or organisations)
        if found.share < (_WITHIN if named else _REMEMBERED if asked else _UNASKED) or self._strange(found):
            return None
        if not (named or evident or self._tells_something(found)):
            return None
        told = found.told - self.statements.told(found.statements[0], self._of_a_figure)
        enough = _TOLD_REMEMBERED if asked else _TOLD_UNASKED
        if told < (_TOLD_DATED if named or (asked and told < found.told) else enough):
            return None
        return Statements(Intent.QUOTE, found.statements)

    @property
    def _of_a_figure(self) -> tuple[Item, ...]:
        """What of the question names a figure, which no statement is told by; nothing where no indicator is named."""
        if not any(part.indicators for part in self.asked.parts):
            return ()
        return tuple(one for one in self._items if any(dimension in _OF_A_FIGURE for dimension, _ in one.codes))

    @property
    def _typed(self) -> tuple[str, ...]:
        return tuple(word for span in self.asked.spans for word in span.text.split())

    @cached_property
    def _items(self) -> tuple[Item, ...]:
        """What the question says beside asking: terms and words that a statement can answer to."""
        home = ("area", self.asked.knowledge.subject.area)
        found = (
            item(span, spare=not self._tells(span))
            for span in self.asked.spans
            if not (self._names_speaker(span) or home in span.senses or span.is_any(("number", "ask")))
            and _ASKING_CUES.isdisjoint(span.codes("cue"))
        )
        return tuple(dict.fromkeys(found))

    def _names_speaker(self, span: Span) -> bool:
        """Whether a span says whose words are looked for; they need not say their own name."""
        if span.is_a("person"):
            return any(self._speaks(code) or not self._is_spoken_of(code) for code in span.codes("person"))
        return span.is_a("article") or (span.is_a("organisation") and not _is_common(span))

    @staticmethod
    def _tells(span: Span) -> bool:
        """Whether what it says must be answered to, rather than being a sentence's mortar."""
        return not span.known or span.is_any(_TELLING) or not _TELLING_CUES.isdisjoint(span.codes("cue"))

    def beside(self, asks: Sequence[Ask]) -> tuple[Statement, ...]:
        """Statements beside figures, where much of the question is what no figure answers but a statement does.

        Also where no article has a number of the one figure asked for: then what they say of it is all there is.
        """
        if len(asks) == 1 and all(r.value is None for r in self.asked.knowledge.by_series[asks[0].series]):
            return self.statements.on(asks[0].series)[:_MOST_BESIDE]
        if self.asked.counts:
            return ()
        named = {("area" if d == "counterpart" else d, ask.series.code(d)) for ask in asks for d in DIMENSIONS}
        rest = tuple(
            one
            for one in self._items
            if not (one.codes and all(code in named | _MOVING or code[0] in _OF_ANY_FIGURE for code in one.codes))
        )
        enough = _TOLD_BESIDE if len(asks) == 1 else _TOLD_REMEMBERED
        if self.statements.told_at_most(rest) < enough:
            return ()
        found = self.statements.find(Sought(self._items, self._typed, articles=self.asked.codes("article")))
        if found.share < _ASKED or self.statements.told(found.statements[0], rest) < enough:
            return ()
        return found.statements[:_MOST_BESIDE]

    def _has_a_view(self, organisations: tuple[str, ...]) -> bool:
        """Whether one of them is quoted on just what the question names."""
        named = tuple(one for one in self._items if any(dimension in _OF_A_FIGURE for dimension, _ in one.codes))
        found = self.statements.find(Sought(named, organisations=organisations))
        return bool(named) and found.share >= _REMEMBERED and found.told >= _TOLD_REMEMBERED

    def _of_origin(self, organisations: Sequence[str]) -> bool:
        """Whether a series that is asked for comes from one of the organisations."""
        asks = self.asked.lenient_asks()
        held = self.asked.knowledge.by_series
        return any(origins_of(r, self.asked.knowledge) & set(organisations) for ask in asks for r in held[ask.series])

    def _speaks(self, person: str) -> bool:
        return any(statement.speaker == person for statement in self.asked.knowledge.statements)

    def _is_spoken_of(self, person: str) -> bool:
        """Whether somebody who is quoted nowhere is in what others say."""
        name = self.asked.knowledge.name("person", person).casefold().split()
        held = self.asked.knowledge.statements
        return any(self.statements.has(statement, word) for statement in held for word in name)

    @cached_property
    def _organisations(self) -> tuple[str, ...]:
        """Organisations that are named, rather than spoken of with a common noun: "officials"."""
        return tuple(
            dict.fromkeys(
                code
                for span in self.asked.spans
                if not (span.is_a("article") or _is_common(span))
                for code in span.codes("organisation")
            )
        )


def _codes_of(series: Series) -> frozenset[tuple[str, str]]:
    codes = {("indicator", series.indicator), ("product", series.product), ("area", series.counterpart)}
    return frozenset((dimension, code) for dimension, code in codes if code)


def _is_common(span: Span) -> bool:
    """Whether an organisation is spoken of with a word of the language and not with its name."""
    return " " not in span.text and bool(related(stem(span.text)))

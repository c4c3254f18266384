"""An article's text → paragraphs, sentences and clauses, each clause with the terms it names and the numbers it prints."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from bot.drafting.heading import Heading
from bot.drafting.scattered import JOINING, Scattered
from bot.facts.article_text import Paragraph
from bot.facts.model import GROWTH_ON_PRECEDING, Knowledge, Subject
from bot.facts.numerals import Number
from bot.facts.period import period, preceding, year_until
from bot.facts.printed import Wording
from bot.facts.units import TIMES
from bot.understanding.figures.areas import AskedArea
from bot.understanding.figures.asked_period import AskedPeriod
from bot.understanding.figures.collected import wanted_of
from bot.understanding.figures.wanted import Wanted
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, recognise
from bot.understanding.words.text import tokenize

# A stop ends a sentence where a capital follows, unless it belongs to an abbreviation: "U.S. President", "Oct. 30", "Mr. Ng".
_END = re.compile(r"(?<![A-Z]\.[A-Z])(?<![ (][A-Z])(?<!Mr)(?<!Ms)(?<!Dr)(?<!Mrs)[.!?]['\")\]]*\s+(?=[\"'(]?[A-Z])")
_BOUNDARY = re.compile(
    r", |; |: | - | -{2,} ?|\(|\)|,?\" | while | but | and | with (?!\d)| although | from (?=an? )"
    r"| (?=from (?:about |around |roughly |nearly |almost |more than |over )?[$€£¥]?\d)"
    r"|(?<!much)(?<!many) as (?!(?:much|many|in)\b)"
    r"| to (?=(?:about |around |roughly |nearly |almost |more than |over )?[$€£¥]?\d)"
)
# "the first 11 months": a period that the numbers are for, not a number of their own.
# What comes before the current period, and not before the day of printing.
_BEFORE = re.compile(r"\b(?:previous (?:month|quarter)|(?:month|quarter) (?:before|earlier))\b")
# What the current period is called where its numbers are told, by how many months it has.
_CALLED = {3: "quarter", 6: "half(?:[ -]year)?", 12: "year"}
_FIRST_MONTHS = re.compile(r"\bfirst (?P<count>[\w-]+) months\b", re.IGNORECASE)
# "the mean of 1991 to 2020": what something is measured against, and no time of it.
_MEAN = re.compile(
    r"\b(?:mean|average|norm|normal|baseline|base period|reference period)\b(?: (?:of|for|from|over|in|between|the|years|period))*"
    r" (?P<years>(?:1[89]|2[01])\d\d ?(?:to|and|until|-) ?(?:1[89]|2[01])\d\d)"
    r"(?=[^\w\s]|$| (?:in|for|and|by|at|but|while|was|were|is)\b)"  # and no "average of 1900 to 2000 visitors"
)
# "between June and August" is one time.
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?"
    r"|Dec(?:ember)?)\.?"
)
_STRETCH = re.compile(
    rf"\b(?:between {_MONTH}(?: \d{{4}})? and|{_MONTH}(?: \d{{4}})? ?(?:to|until|through|-)) ?{_MONTH}(?![a-z])",
    re.IGNORECASE,
)
# "the best since 2019, when 300 were sold": the time of what the clause tells.
_WHEN = re.compile(r"\b(?:since|in|of|from) (?P<time>[\w ]{0,20}?\b\d{4}),? (?=when\b)", re.IGNORECASE)
# "the office said on Sept. 3": the day of the news, not what its numbers are for.
_SAID_ON = re.compile(
    r"\b(?:said|says|showed|shows|reported|released|published|announced)\b.{0,40}? on ", re.IGNORECASE
)
_NOUN = re.compile(r"[ -](?P<noun>[A-Za-z]\w*(?:-[a-z]+)*)")
_THE = re.compile(r"\b[Tt]he (?P<noun>[a-z]+)\b")
_OFF = re.compile(r" (?:ago|earlier|later|before)\b")
# What a number is more or less than: "12% more than in March 2025".
THAN = re.compile(r"\bthan\b(?P<base>.*)", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\b", re.IGNORECASE)


@dataclass(frozen=True)
class Clause:
    """A stretch of a sentence that speaks of one thing, at `start` to `end` of the sentence."""

    start: int
    end: int
    text: str
    spans: tuple[Span, ...]
    wanted: Wanted
    numbers: tuple[Number, ...]  # their places are those in the sentence
    base: tuple[AskedPeriod, ...] = ()  # the periods of what it is more or less than
    organisations: tuple[str, ...] = ()  # that it names, in full or for short


@dataclass(frozen=True)
class Sentence:
    """One sentence, folded; `paragraph` counts the lines of the text that are not empty, from 1."""

    paragraph: int
    text: str
    clauses: tuple[Clause, ...]

    @cached_property
    def is_respective(self) -> bool:
        """Whether its numbers belong to its terms one by one: "the north and the south had 8% and 15%, respectively"."""
        return "respectively" in self.text


class Passages:
    """Reads texts against one knowledge: its terms, its units, its day."""

    def __init__(self, knowledge: Knowledge, wording: Wording) -> None:
        self._knowledge = knowledge
        self._lexicon = Lexicon(knowledge)
        self._scattered = Scattered(knowledge, self._lexicon.language)
        self._wording = wording
        self._called: dict[
            str, tuple[str, ...]
        ] = {}  # the nouns by which the text may call organisations that it has named
        # In print "last month" is the one before the day of printing; in a question it is the one before the current period.
        printed_on = knowledge.subject.model_copy(update={"period": knowledge.subject.as_of[:7]})
        self._as_printed = replace(knowledge, subject=printed_on)
        self._current = _current(knowledge.subject)

    def sentences(self, paragraphs: Sequence[Paragraph], head: Heading) -> Iterator[Sentence]:
        """Every sentence of a text, in order, without byline and dateline: their day is no period of a number."""
        for count, paragraph in enumerate(paragraphs, 1):
            for sentence in _sentences(head.body(count, paragraph.text)):
                yield Sentence(count, sentence, tuple(self._clauses(sentence)))

    def region(self, title: str, sentences: Iterable[Sentence]) -> AskedArea | None:
        """The part of the subject's own place that a title names alone and the sentences more often than any other: figures without a
        place are of it. Where figures run between two places, a place in a title may be the other one."""
        if any(term.counterpart for term in self._knowledge.terms["indicator"].values()):
            return None
        areas = self._wanted(title, self.spans(title)).areas
        if len(areas) != 1 or areas[0].code == self._knowledge.subject.area:
            return None
        named = Counter(area.code for one in sentences for clause in one.clauses for area in clause.wanted.areas)
        return areas[0] if named[areas[0].code] == max(named.values(), default=0) else None

    def strange_unit(self, text: str, number: Number) -> str:
        """The thing right after a number without a unit that nobody here knows: perhaps a unit that the folder lacks."""
        follows = None if number.unit or number.is_ordinal else _NOUN.match(text, (number.to or number).whole[1])
        if follows is None:
            return ""
        first = self.spans(follows["noun"])[0]
        # What is printed is spelt right: a word that would be a slip for one of ours is another word.
        ours = first.known or first.kind is not None or self._lexicon.has(first.text)
        known = ours and follows["noun"].lower().startswith(first.text)
        return "" if known else follows["noun"]

    def organisations(self, text: str, spans: Sequence[Span]) -> tuple[str, ...]:
        """The organisations that a stretch of text names, in full or as "the agency" where the article has named one."""
        named = [code for span in spans for code in span.codes("organisation")]
        for match in _THE.finditer(text):
            named += self._called.get(match["noun"].lower(), ())
        return tuple(dict.fromkeys(named))

    def _name(self, spans: Iterable[Span]) -> None:
        """Take up what the organisations that are named in full may be called from here on: "the agency"; the last one counts."""
        organisations = self._knowledge.terms["organisation"]
        for code in (code for span in spans for code in span.codes("organisation")):
            words = organisations[code].name.get("en", "").partition(" of ")[0].split()
            if len(words) > 1:
                self._called[words[-1].lower()] = (code,)

    def spans(self, text: str) -> tuple[Span, ...]:
        """What the words of a stretch of text stand for."""
        return tuple(map(_as_joining, recognise(tokenize(text).tokens, self._lexicon)))

    def _clauses(self, printed: str) -> Iterator[Clause]:
        sentence = _MEAN.sub(lambda match: match[0].removesuffix(match["years"]) + " " * len(match["years"]), printed)
        numbers = [number for number in self._wording.numbers(sentence) if not number.ends_range]
        idle = [match.span() for match in _FIRST_MONTHS.finditer(sentence)]
        idle += self._wording.counting_nothing(sentence)
        amounts = [
            number for number in numbers
            if number.is_amount and not _is_distance(sentence, number)
            and not any(start <= number.start < end for start, end in idle)
        ]  # fmt: skip
        times = {match.end(): match["time"] for match in _WHEN.finditer(sentence)}
        for start, end in _cut(sentence, amounts):
            text = sentence[start:end]
            spans = self.spans(text)
            organisations = self.organisations(text, spans)
            self._name(spans)
            held = tuple(
                replace(number, unit=self.strange_unit(sentence, number) or number.unit)
                for number in amounts
                if start <= number.start < end
            )
            than = THAN.search(text)
            base = () if than is None else self._wanted(than["base"], self.spans(than["base"])).periods
            wanted = self._on_preceding(self._wanted(text, spans), base)
            if time := times.get(start):
                wanted = replace(wanted, periods=self._wanted(time, self.spans(time)).periods)
            yield Clause(start, end, text, spans, wanted, held, base, organisations)

    def _on_preceding(self, wanted: Wanted, base: Sequence[AskedPeriod]) -> Wanted:
        """With the growth that is meant where something is told against the month or quarter before: "12% fewer than in September"."""
        current = self._knowledge.subject.period
        growth = GROWTH_ON_PRECEDING.get(period(current).months)
        if growth is None or preceding(current) not in {asked.text for asked in base}:
            return wanted
        return replace(wanted, strict={**wanted.strict, "measure": (growth,)})

    def _wanted(self, text: str, spans: tuple[Span, ...]) -> Wanted:
        knowledge = self._knowledge if _BEFORE.search(text) or self._current.search(text) else self._as_printed
        wanted = wanted_of(spans, knowledge, self._lexicon)
        wanted = replace(wanted, indicators=self._scattered.indicators(text, spans, wanted.indicators))
        if match := _FIRST_MONTHS.search(text):
            counted = next((n for n in self._wording.numbers(match["count"]) if n.value is not None), None)
            year = self._knowledge.subject.period[:4]
            if counted is not None and counted.value is not None and 1 <= counted.value <= 12:
                asked = AskedPeriod(f"{year}-01/{year}-{int(counted.value):02d}")
                return replace(wanted, periods=(asked,))
        if _SAID_ON.search(text):
            wanted = replace(wanted, periods=tuple(asked for asked in wanted.periods if not _is_day(asked.text)))
        if _SINCE.search(text):
            return replace(wanted, periods=())  # "the most since July 2022": what it is compared with
        periods = _joined(wanted.periods) if _STRETCH.search(text) else wanted.periods
        return replace(wanted, periods=tuple(self._until_now(asked) for asked in periods))

    def _until_now(self, asked: AskedPeriod) -> AskedPeriod:
        """ "This month" and "so far this year", printed in December, end with the last month that there are numbers for."""
        current = self._knowledge.subject.period
        if asked.text == self._as_printed.subject.period and not asked.or_coming:  # and not "in May", by its name
            return AskedPeriod(current)
        first, slash, last = asked.text.partition("/")
        if slash and last == self._as_printed.subject.period and year_until(current):
            return AskedPeriod(f"{first}/{period(current).end:%Y-%m}")
        return asked


def _joined(periods: Sequence[AskedPeriod]) -> Sequence[AskedPeriod]:
    """The first two months as the stretch from the one to the other."""
    months = [asked for asked in periods if period(asked.text).is_month][:2]
    if len(months) < 2 or months[0].text >= months[1].text:
        return periods
    stretch = AskedPeriod("/".join(asked.text for asked in months))
    return (stretch, *(asked for asked in periods if asked not in months))


def _current(subject: Subject) -> re.Pattern[str]:
    """How print calls the subject's current period: "in the quarter", though it is over by then, and "this year" as long as it is
    not; never where it has no such name."""
    current, printed_on = period(subject.period), period(subject.as_of).start
    called = _CALLED.get(current.months or 0)
    if called is None:
        return re.compile(r"(?!)")
    runs = current.start <= printed_on and (current.end is None or printed_on <= current.end)
    return re.compile(rf"\b{'(?:the|this)' if runs else 'the'} {called}\b(?! (?:before|earlier|ago|after))")


def _as_joining(span: Span) -> Span:
    """In print a word that joins others is just that, though a folder calls something so: "A's"."""
    if span.text not in JOINING or not span.is_a("indicator"):
        return span
    return replace(span, senses=tuple(sense for sense in span.senses if sense.dimension != "indicator"))


def _is_distance(sentence: str, number: Number) -> bool:
    """Whether a number only tells how far off a time is: "four years ago"."""
    return number.unit in TIMES and _OFF.match(sentence, (number.to or number).whole[1]) is not None


def _is_day(text: str) -> bool:
    return len(text) == len("2025-12-08") and text[4] == "-"


def _sentences(line: str) -> Iterator[str]:
    start = 0
    for match in _END.finditer(line):
        yield line[start : match.end()].strip()
        start = match.end()
    if line[start:].strip():
        yield line[start:].strip()


def _parts(sentence: str, at: int, since: int, starts: Sequence[int]) -> bool:
    """Whether a comma right before `at` parts two clauses, of which this one began at `since`: "66% in the north, 51% in the south",
    and not "in June, 22 more" nor "June 3, 2025". `starts` is where the numbers begin."""
    if not sentence[at : at + 1].isdigit():
        return True
    return at in starts and any(since <= start < at for start in starts)


def _cut(sentence: str, numbers: list[Number]) -> Iterator[tuple[int, int]]:
    """Where the clauses of a sentence begin and end: between two numbers, at the last boundary before the second one's words."""
    cuts = [0]
    whole = [(number.whole[0], (number.to or number).whole[1]) for number in numbers]
    whole += (match.span() for match in _STRETCH.finditer(sentence))
    starts = [number.whole[0] for number in numbers]
    for match in _BOUNDARY.finditer(sentence):
        if any(start <= match.start() < end for start, end in whole):
            continue
        if match[0] == ", " and not _parts(sentence, match.end(), cuts[-1], starts):
            continue
        if match[0] == " " and all(number.whole[1] != match.start() for number in numbers):
            continue  # "rose from 3 to 4 percent", and not "fell to $9 from $14"
        cuts.append(match.start() if match[0].startswith("(") else match.end())
    cuts.append(len(sentence))
    yield from ((start, end) for start, end in pairwise(cuts) if sentence[start:end].strip())

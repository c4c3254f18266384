"""A text of somebody's → the statements in it that can be checked: what series each is of, which number, which direction."""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from decimal import Decimal
from functools import cached_property
from typing import TypeAlias

from bot.facts.model import CHANGES, Kind, Measure
from bot.facts.numerals import Number
from bot.facts.period import months_before
from bot.facts.printed import Wording, wording
from bot.facts.reported import Reported
from bot.understanding.areas import AskedArea
from bot.understanding.claim_text import MOST_CHARACTERS, Part, Sentence, claim_words, sentences
from bot.understanding.follow_up import Inherited
from bot.understanding.lexicon import Lexicon
from bot.understanding.near import NearWords
from bot.understanding.particles import placed_before
from bot.understanding.period_words import AskedPeriod, asked_periods
from bot.understanding.reading import Ambiguous, Ask, Gap, NotCovered
from bot.understanding.recognise import Span, recognise
from bot.understanding.text import tokenize
from bot.understanding.tongue import language_of
from bot.understanding.understand import Understanding
from bot.understanding.wanted import Wanted, wanted_of

_TERMS = ("indicator", "product", "expression")
# Measures that a word may ask for where the number is a percentage; any other word ("value") speaks of another number.
_OF_PERCENT = (*CHANGES, Measure.SHARE, Measure.RATE)
# A slower or faster pace is no fall and no rise.
_PACE = re.compile(r"slow|eas(?:e|ing)|cool|moderat|accelerat|quicken|pace|narrow|widen")
# Fewer quoted words than this are a name or a term, and no quotation.
_SHORTEST_QUOTE = 4
# A longer text is pasted and not typed.
_TYPED = 400
# So many words may stand between "not" and what it denies: "did not really fall".
_NEAR = 3
# So many characters behind a number may still tell what its change is measured on.
_AHEAD = 40
_VAGUE_NOTS = frozenset({"no", "nor", "neither", "without", "nobody", "none", "nothing", "denies", "denied", "doubt", "doubts", "unlikely", "hardly"})


@dataclass(frozen=True)
class Claimed:
    """One statement. `readings` are the series that it may be of, likeliest first; none with `gap`: why.

    `amount` is the number without the sign that its words give it; `unit` as written. `sign` is what the words tell: -1 a
    fall, +1 a rise, 0 nothing.
    """

    text: str
    readings: tuple[Ask, ...] = ()
    gap: NotCovered | None = None
    amount: Reported | None = None
    unit: str | None = None
    sign: int = 0
    echo: int = 0  # what was told just before: "shipments fell, to the US by 28.6%"
    negated: int = 0  # 1 where the words turn it into its opposite, 2 where they may
    perhaps: bool = False  # of what may be, not of what is
    dated: bool = True  # names its period
    article: str | None = None  # whose number it says it is
    relaxed: str | None = None  # the dimension that had to be left out, since no series has it: "24% on the year"


@dataclass(frozen=True)
class Quoted:
    """Words in quotation marks, and who is said to have said them."""

    text: str
    speakers: tuple[str, ...]
    organisations: tuple[str, ...]


Statement: TypeAlias = Claimed | Quoted


@dataclass
class _Talk:
    """What has been named so far: of the sentence, and first in the one before it."""

    named: Wanted | None = None
    first: Wanted | None = None
    periods: tuple[AskedPeriod, ...] = ()
    strict: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sign: int = 0


@dataclass(frozen=True)
class _Read:
    """A part with its spans on both sides of the number, and what they want."""

    part: Part
    before: tuple[Span, ...]
    after: tuple[Span, ...]
    wanted: Wanted
    foreign: tuple[str, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        return (*self.before, *self.after)


class ClaimReader:
    """Reads texts against one knowledge."""

    def __init__(self, understanding: Understanding) -> None:
        self.understanding = understanding
        self.knowledge = understanding.knowledge
        self.solver = understanding.solver
        read = wording("en", self.knowledge)
        assert read is not None  # the package carries it
        self.wording: Wording = read
        self.words = claim_words("en")
        by_indicator: dict[str, set[tuple[str | None, str | None]]] = {}
        for series in self.knowledge.by_series:
            by_indicator.setdefault(series.indicator, set()).add((series.counterpart, series.product))
        # Where an indicator is of one market and product only, they go without saying.
        self._sole = {indicator for indicator, found in by_indicator.items() if len(found) == 1}

    def read(self, text: str) -> tuple[tuple[Statement, ...], bool]:
        """The statements of a text, and whether it was longer than what is read; raises nothing."""
        found: list[Statement] = []
        talk = _Talk()
        text = text[: MOST_CHARACTERS + 1]
        lexicon = self._lexicon(text)
        for sentence in sentences(text, self.wording, self.words):
            talk = _Talk(first=talk.first)
            reads = [self._read(part, lexicon) for part in sentence.parts]
            found += self._quoted(sentence, [span for read in reads for span in read.spans])
            if not self._only_asks(sentence):
                found += self._claims(sentence, reads, talk, english=lexicon.language == "en")
            talk = _Talk(first=talk.first)
        return tuple(found), len(text) > MOST_CHARACTERS

    def _lexicon(self, text: str) -> Lexicon:
        english = self.understanding.lexicon
        language = language_of(text, tokenize(text).tokens, english, self.understanding.lexicon_for)
        if language != english.language:
            return self.understanding.lexicon_for(language)
        return english if len(text) <= _TYPED else self._exact

    @cached_property
    def _exact(self) -> Lexicon:
        """The lexicon without guessing at slips: what is pasted has few, and looking for them takes most of the time."""
        exact = copy(self.understanding.lexicon)
        exact.near = NearWords(())
        return exact

    def _only_asks(self, sentence: Sentence) -> bool:
        first = re.match(r"\W*(?:(?:and|so|but|hey|ok|also|lol)\W+)*(\w+)", sentence.text.lower())
        asks = bool(first) and first is not None and first[1] in self.words.asking
        return asks and all(part.number is None for part in sentence.parts)

    # One part

    def _read(self, part: Part, lexicon: Lexicon) -> _Read:
        before, after = (self._spans(side, lexicon) for side in (part.before, part.after))
        wanted = wanted_of((*before, *after), self.knowledge, lexicon)
        if wanted.total and not self._says_total((*before, *after)):
            wanted = replace(wanted, total=False)
        if "kind" in wanted.loose:  # a statement means what it says
            wanted = replace(wanted, strict={"kind": wanted.loose["kind"], **wanted.strict})
        if part.number is not None:
            wanted = self._dated(wanted, part, before, after, lexicon)
        return _Read(part, before, after, wanted, self._foreign((*before, *after)))

    def _dated(
        self, wanted: Wanted, part: Part, before: tuple[Span, ...], after: tuple[Span, ...], lexicon: Lexicon
    ) -> Wanted:
        """What only the place beside the number tells: "October's 1%", "the previous month's $90 billion", "24% from the month before"."""
        assert part.number is not None
        on_month = wanted.strict.get("measure") == (Measure.GROWTH_MOM,)
        strict = {d: c for d, c in wanted.strict.items() if d != "measure"}
        if before and before[-1].is_a("month") and not wanted.periods:
            return replace(wanted, strict=strict, periods=tuple(asked_periods(before[-1:], self.knowledge.subject)[0]))
        if on_month and part.number.unit not in _SHARES and len(self.knowledge.subject.period) == len("2025-11"):
            return replace(wanted, strict=strict, periods=(AskedPeriod(months_before(self.knowledge.subject.period, 1)),))
        if not after and part.number.unit == "percent" and "measure" not in wanted.strict:
            ahead = self._spans(part.source[part.number.whole[1] :][:_AHEAD], lexicon)
            if ahead and (measures := ahead[0].codes("measure")):
                return replace(wanted, strict={**wanted.strict, "measure": measures})
        return wanted

    def _spans(self, text: str, lexicon: Lexicon) -> tuple[Span, ...]:
        if not text.strip():
            return ()
        text = self.words.unread.sub(" ", text)
        text = self.words.as_of.sub(" through ", self.words.yoy.sub(" year on year ", text))
        tokens = tokenize(text).tokens
        spans = recognise(tokens, lexicon)
        if lexicon.language != self.understanding.lexicon.language:
            spans = placed_before(spans, lexicon)
        return tuple(single for span in spans for single in _single(span, lexicon))

    def _says_total(self, spans: Sequence[Span]) -> bool:
        """Whether a word such as "overall" stands at an indicator, and not "all of 2024"."""
        return any(span.is_a("cue", "total") and span.text in ("overall", "total", "all") for span in spans)

    def _foreign(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Words that nobody here knows in the place of a term: "steel exports", "exports of toys"."""
        found = []
        for at, span in enumerate(spans):
            idle = not span.known or (span.senses[0].dimension in ("noise", "owner") and len(span.senses) == 1)
            topic = {sense.dimension for sense in span.senses} == {"topic"}
            if not (idle or topic) or span.text in self.words.harmless or span.text.isdigit():
                continue
            following = next((other for other in spans[at + 1 : at + 2] if not other.comma), None)
            ahead = following is not None and any(following.is_a(dimension) for dimension in _TERMS)
            if ahead or (span.possessive and any(s.is_a("indicator") for s in spans[at + 1 : at + 4])) or (not topic and self._after_term(spans, at)):
                found.append(span.text)
        return tuple(found)

    def _after_term(self, spans: Sequence[Span], at: int) -> bool:
        back = at - 1
        while back >= 0 and spans[back].is_a("filler") and not spans[back].is_a("marker"):
            back -= 1
        if back < 1 or not any(spans[back].is_a("marker", code) for code in ("to", "from", "of", "on")):
            return False
        return any(spans[back - 1].is_a(dimension) for dimension in _TERMS)

    # The claims of one sentence

    def _claims(self, sentence: Sentence, reads: Sequence[_Read], talk: _Talk, *, english: bool) -> Iterator[Claimed]:
        untrue = self._untrue(sentence) if english else 2 * bool(self.words.nots_elsewhere.search(sentence.text))
        head = self._head_periods(reads)
        article = next((code for read in reads for span in read.spans for code in span.codes("article")), None)
        claims: list[Claimed] = []
        pending = self._respectively(reads)
        for at, read in enumerate(reads):
            wanted = pending.get(at) or read.wanted
            sign = self._sign(read)
            number = None if _is_bare(read.part.number) and not sign else read.part.number
            own = bool(wanted.indicators or wanted.products or wanted.areas or wanted.hints)
            if read.foreign and number is not None:
                claims.append(
                    Claimed(read.part.text, gap=NotCovered(Gap.UNKNOWN_WORD, tuple(("word", w) for w in read.foreign)))
                )
            elif not read.foreign and (number is not None or (sign and wanted.indicators)):
                options = self._options(wanted, talk, head, at, reads)
                claims += self._claimed(read, options, sign, talk, untrue=untrue, article=article)
            if own and not read.foreign:
                subject = self._filled(wanted, talk.named or talk.first)
                talk.named = subject
                talk.first = subject if talk.first is None or not any(c.readings for c in claims[:-1]) else talk.first
            if sign:
                talk.sign = sign
            talk.periods = wanted.periods[:1] or talk.periods
            if "kind" in wanted.strict:
                talk.strict = {"kind": wanted.strict["kind"]}
        with_number = {reading.series for claim in claims if claim.amount for reading in claim.readings[:1]}
        yield from (c for c in claims if c.amount or not c.readings or c.readings[0].series not in with_number)

    def _head_periods(self, reads: Sequence[_Read]) -> tuple[tuple[AskedPeriod, ...], tuple[AskedPeriod, ...]]:
        """The period that a sentence begins with, and one that it ends with."""
        first: tuple[AskedPeriod, ...] = ()
        for read in reads:
            if read.wanted.periods:
                first = read.wanted.periods[:1]
                break
            if read.part.number is not None:
                break
        last: tuple[AskedPeriod, ...] = ()
        if not first and reads and reads[-1].wanted.periods:
            last = reads[-1].wanted.periods[:1]
        return first, last

    def _respectively(self, reads: Sequence[_Read]) -> dict[int, Wanted]:
        """ "Exports and imports rose 5.9% and 1.9%": each number its own of the things named before the first."""
        found: dict[int, Wanted] = {}
        for at, read in enumerate(reads):
            for name in ("indicators", "areas", "products"):
                named = self._abroad(read.wanted) if name == "areas" else getattr(read.wanted, name)
                rest = reads[at + 1 : at + len(named)]
                bare = [r for r in rest if r.part.number and r.wanted.is_empty | (not r.wanted.names_something)]
                if read.part.number is None or len(named) < 2 or len(bare) != len(named) - 1:
                    continue
                for index, item in enumerate(named):
                    own = read.wanted if index == 0 else replace(rest[index - 1].wanted, indicators=read.wanted.indicators)
                    found[at + index] = replace(own, **{name: (item,)})
        return found

    def _filled(self, wanted: Wanted, before: Wanted | None) -> Wanted:
        """`wanted` with the subject of what was named before it, where it leaves that out."""
        if before is None or wanted.indicators:
            return wanted
        if wanted.areas and not wanted.products:
            if wanted.hints and not before.indicators:
                return wanted
            return replace(wanted, indicators=before.indicators)
        if wanted.products:
            return replace(wanted, indicators=wanted.indicators or before.indicators)
        return replace(
            wanted, indicators=before.indicators, products=before.products, areas=before.areas,
            loose={**wanted.loose, **{d: c for d, c in before.loose.items() if d == "indicator"}},
        )  # fmt: skip

    def _options(
        self,
        wanted: Wanted,
        talk: _Talk,
        head: tuple[tuple[AskedPeriod, ...], tuple[AskedPeriod, ...]],
        at: int,
        reads: Sequence[_Read],
    ) -> list[Wanted]:
        """The ways to complete a part, likeliest first."""
        before = talk.named or talk.first
        filled = self._filled(wanted, before)
        if not wanted.periods:
            filled = replace(filled, periods=head[0])
        options = [filled]
        if not wanted.periods and head[1] and at < len(reads) - 1:
            options.insert(0, replace(filled, periods=head[1]))
        if wanted.products and not wanted.indicators:
            options.append(replace(filled, indicators=()))
        if wanted.indicators and not wanted.products and not wanted.total and talk.named and not self._abroad(wanted):
            same = bool(set(talk.named.indicators) & set(wanted.indicators))
            areas = tuple(a if same else AskedArea(a.code, None) for a in self._abroad(talk.named))
            if areas or (same and talk.named.products):
                options.append(replace(filled, areas=areas, products=talk.named.products if same else ()))
        if "kind" in wanted.strict and _BASE.search(reads[at].part.before):
            # "Projects the share to rise from 15% to 16.5%": the first is what is.
            options.insert(0, replace(filled, strict={d: c for d, c in filled.strict.items() if d != "kind"}))
        if talk.strict and "kind" not in wanted.strict and not self._moves(reads[at]):
            options += [replace(option, strict={**option.strict, **talk.strict}) for option in options]
        if not wanted.periods and head[0]:
            options.append(replace(filled, periods=()))
        if not wanted.periods and talk.periods and not wanted.names_something:
            options.append(replace(filled, periods=talk.periods))
        return options

    def _abroad(self, wanted: Wanted) -> tuple[AskedArea, ...]:
        return tuple(area for area in wanted.areas if area.code != self.knowledge.subject.area)

    def _moves(self, read: _Read) -> bool:
        return self._sign(read) != 0

    # One claim

    def _claimed(
        self, read: _Read, options: Iterable[Wanted], sign: int, talk: _Talk, *, untrue: int, article: str | None
    ) -> Iterator[Claimed]:
        number = read.part.number
        unit, amount = self._amount(read)
        claim = Claimed(
            read.part.text, amount=amount, unit=unit, sign=sign, article=article,
            negated=self._negated(read, untrue), perhaps=bool(self.words.perhaps.search(read.part.before + " " + read.part.after)),
        )  # fmt: skip
        if number is not None and read.part.before.rstrip()[-1:] in _OTHER_MONEY:
            yield replace(claim, gap=NotCovered(Gap.NO_SERIES, (("word", read.part.before.rstrip()[-1]),)))
            return
        if number is not None and unit not in _SHARES and self._is_step(read.before):
            # "Rose by $5 billion": of how much something changed in money, no article prints anything.
            yield replace(claim, gap=NotCovered(Gap.NO_SERIES, (("measure", Measure.CHANGE),)))
            return
        options = list(options)
        groups, dated, gap = self._solved(options, read, unit, sign)
        for dimension in ("measure", "kind"):
            if not groups and number is not None and any(dimension in option.strict for option in options):
                less = [
                    replace(option, strict={d: c for d, c in option.strict.items() if d != dimension}) for option in options
                ]
                groups, dated, _ = self._solved(less, read, unit, sign)
                if groups:
                    claim = replace(claim, relaxed=dimension)
        if not groups:
            yield replace(claim, gap=gap or NotCovered(Gap.UNREADABLE))
            return
        claim = replace(claim, echo=talk.sign)
        count = len(groups[0])
        for index in range(count):  # "exports to the EU and to ASEAN": a claim of each
            readings = [group[index] for group in groups if len(group) == count]
            yield replace(claim, readings=tuple({ask.series: ask for ask in readings}.values()), dated=dated)

    def _is_step(self, before: Sequence[Span]) -> bool:
        """Whether a movement stands right before the number, or only "by" between them."""
        last = [span for span in before if not (span.is_a("filler") and not span.is_a("marker"))][-2:]
        if last and last[-1].is_a("marker", "by"):
            return len(last) > 1 and bool(self._direction(last[0]))
        return bool(last) and bool(self._direction(last[-1])) and last[-1].is_a("cue")

    def _solved(
        self, options: Iterable[Wanted], read: _Read, unit: str | None, sign: int
    ) -> tuple[list[list[Ask]], bool, NotCovered | None]:
        """The series of each option that has them, whether one of them is dated, and the first gap."""
        groups: list[list[Ask]] = []
        gap: NotCovered | None = None
        dated = False
        for option in options:
            solved = [self._solve(one, unit, read.part.number, sign) for one in self._each(option, read)]
            asks = [found for found in solved if isinstance(found, Ask)]
            if len(asks) < len(solved):
                gap = gap or next(found for found in solved if isinstance(found, NotCovered))
            elif asks:
                groups.append(asks)
                dated = dated or any(one.exact for one in option.periods)
        return groups, dated or bool(groups and "month" in read.part.source.lower()), gap

    def _each(self, wanted: Wanted, read: _Read) -> Iterator[Wanted]:
        """One reading for each thing that is named, but of several indicators only the one nearest the number."""
        if len(wanted.indicators) > 1 and read.part.number is not None:
            order = [code for span in reversed(read.before) for code in span.codes("indicator")]
            order += [code for span in read.after for code in span.codes("indicator")]
            nearest = next((code for code in order if code in wanted.indicators), wanted.indicators[-1])
            wanted = replace(wanted, indicators=(nearest,))
        if len(wanted.areas) > 1 and len({area.marker for area in wanted.areas}) == 1:
            yield from (replace(wanted, areas=(area,)) for area in wanted.areas)
        else:
            yield wanted

    def _solve(self, wanted: Wanted, unit: str | None, number: Number | None, sign: int) -> Ask | NotCovered:
        if not (wanted.indicators or wanted.products or "indicator" in wanted.loose):
            return NotCovered(Gap.UNREADABLE)
        strict = {d: c for d, c in wanted.strict.items() if d not in ("unit", "measure", "origin")}
        loose = {d: c for d, c in wanted.loose.items() if d in ("indicator", "kind")}
        measure = wanted.strict.get("measure", ())
        if number is None:
            strict["measure"] = tuple(m for m in measure if m in (*CHANGES, Measure.STREAK)) or CHANGES
        elif unit == "percent" or unit is None:
            asked = tuple(m for m in measure if m in _OF_PERCENT)
            if asked and (sign or unit):
                strict["measure"] = asked
            elif sign and unit == "percent":
                loose["measure"] = CHANGES
        if unit is not None:
            strict["unit"] = (unit,)
        found = self._one(replace(wanted, strict=strict, loose=loose))
        if isinstance(found, NotCovered) and "unit" in strict and unit in _SHARES:
            # "28.6 percentage points" of what is told in percent: the same series, the wrong unit.
            del strict["unit"]
            strict.pop("measure", None)
            other = self._one(replace(wanted, strict={**strict}, loose={**loose, "measure": CHANGES}))
            if isinstance(other, Ask) and other.series.unit in _SHARES and other.series.unit != unit:
                return other
        return found

    def _one(self, wanted: Wanted) -> Ask | NotCovered:
        """The one series that is meant; none where a part of it would have to be guessed."""
        areas = {area.code: area for area in reversed(wanted.areas)}  # "US tariffs on China": one term names both already
        demands = list(self.solver.demands(replace(wanted, areas=tuple(areas.values())), Inherited()))
        if len(demands) != 1:
            return NotCovered(Gap.UNREADABLE)
        found = self.solver.solve(demands[0])
        if isinstance(found, Ambiguous):
            return NotCovered(Gap.NO_SERIES, (), tuple(ask.series for ask in found.choices)[:3])
        if isinstance(found, NotCovered):
            return found
        series = found.series
        if any(one.exact and _is_stretch(one.text) and one.text != series.period for one in wanted.periods):
            return NotCovered(Gap.NO_SERIES, tuple(("period", one.text) for one in wanted.periods), (series,))
        if series.indicator not in self._sole:
            said = {area.code for area in wanted.areas}
            unsaid = series.counterpart is not None and series.counterpart not in said
            if unsaid and series.area != self.knowledge.subject.area and series.area in said:
                unsaid = False  # "US tariffs": on whom else
            if unsaid or (series.product is not None and series.product not in wanted.products):
                return NotCovered(Gap.NO_SERIES, (), (series,))
        if series.kind is not Kind.REPORTED and "kind" not in wanted.strict and not _is_ahead(series.period, self.knowledge.subject.period):
            return NotCovered(Gap.NO_SERIES, (("kind", Kind.REPORTED),), (series,))
        return found

    def _amount(self, read: _Read) -> tuple[str | None, Reported | None]:
        """The unit and the number as its words bound it; a fraction in percent."""
        number = read.part.number
        if number is None or number.value is None or number.step is None:
            return None, None
        unit, value, step = number.unit, number.value, number.step
        if unit is None and read.after and (units := read.after[0].codes("unit")):
            unit = units[0]
        at = read.part.source.find(read.part.before + read.part.source[number.whole[0] : number.whole[1]])
        begin = max(at, 0)
        qualifier = self.wording.qualifier(read.part.source, number, (begin, len(read.part.source)))
        upper = number.to.value if number.to else None
        negative = bool(re.search(r"(?:^|[\s(:])-\s?[$₩]?$", read.part.before)) or " minus" in read.part.before[-7:]
        return unit, Reported(-value if negative else value, step, qualifier, upper)

    def _sign(self, read: _Read) -> int:
        """What the words nearest the number tell: right behind it ("a 1.1% drop"), else before it, else after it."""
        for span in read.after[:3]:
            if span.is_a("marker") or span.is_a("month") or span.is_a("join"):
                break
            if sign := self._direction(span):
                return sign
        for span in reversed(read.before):
            if sign := self._direction(span):
                return sign
        if re.search(r"\+\s?$", read.part.before):
            return 1
        return next((sign for span in read.after if (sign := self._direction(span))), 0)

    def _direction(self, span: Span) -> int:
        if _PACE.match(span.text) or span.is_a("cue", "versus_expectation"):
            return 0
        rise, fall = self.wording.movement(span.text)
        if not any(span.is_a(d) for d in _TERMS):
            rise, fall = rise or span.is_a("cue", "rise"), fall or span.is_a("cue", "fall")
        return 0 if rise and fall else int(rise) - int(fall)

    def _negated(self, read: _Read, untrue: int) -> int:
        """1 where a word right before the movement or the number turns it round; 2 where one stands further off."""
        side = read.before if read.part.number is not None else read.spans
        if self.words.not_not.search(read.part.text):
            return untrue
        nots = [at for at, span in enumerate(side) if any(word in self.words.nots for word in span.text.split())]
        if not nots:
            return untrue
        moves = [at for at, span in enumerate(side) if self._direction(span)] or [len(side)]
        near = any(0 <= move - at <= _NEAR for at in nots for move in moves)
        plainly = near and len(nots) == 1 and not untrue and side[nots[0]].text not in _VAGUE_NOTS
        return 1 if plainly else 2

    def _untrue(self, sentence: Sentence) -> int:
        match = self.words.untrue.search(sentence.text)
        if match is None or self.words.not_not.search(sentence.text):
            return 0
        return 1 if sentence.text[match.end() :].lower().startswith(" that") else 2

    # Quotations

    def _quoted(self, sentence: Sentence, spans: Sequence[Span]) -> Iterator[Quoted]:
        quotes = [q.strip(" ,.") for q in re.findall(r'"([^"]+)"', sentence.text) if len(q.split()) >= _SHORTEST_QUOTE]
        speakers = tuple(dict.fromkeys(code for span in spans for code in span.codes("person")))
        organisations = tuple(dict.fromkeys(code for span in spans for code in span.codes("organisation")))
        if speakers or organisations:
            yield from (Quoted(quote, speakers, organisations) for quote in quotes)


def _single(span: Span, lexicon: Lexicon) -> Iterator[Span]:
    """A span of this one sentence; what names only a topic ("export rebound") in its words, which may say more."""
    if " " in span.text and {sense.dimension for sense in span.senses} == {"topic"}:
        yield from (Span(lexicon.senses.get((word,), ()), word, 0) for word in span.text.split())
    else:
        yield replace(span, sentence=0) if span.sentence else span


# Right before a number that something comes from.
_BASE = re.compile(r"\bfrom(?: \w+){0,2} ?$")
_SHARES = ("percent", "percentage_points", "basis_points")
_OTHER_MONEY = frozenset("€£¥₹₽")


def _is_stretch(period: str) -> bool:
    """Whether a period is a quarter, or some months that do not begin a year: what a month's figure is not of."""
    return "Q" in period or ("/" in period and ".." not in period)


def _is_bare(number: Number | None) -> bool:
    """Whether a number is a small whole one with nothing beside it: of anything."""
    return number is not None and number.unit is None and number.text.isdigit() and (number.value or 0) < _SMALL


_SMALL = 1000


def _is_ahead(period: str, current: str) -> bool:
    return period[: len("2025")] > current[: len("2025")]

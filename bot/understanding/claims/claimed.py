"""A text of somebody's → the statements in it that can be checked: what series each is of, which number, which direction."""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeAlias

from bot.facts.model import Language, Measure
from bot.facts.reported import Reported
from bot.understanding.claims.claim_part import SHARES, PartReader, ReadPart, in_other_money
from bot.understanding.claims.claim_series import ClaimedSeries
from bot.understanding.claims.claim_text import MOST_CHARACTERS, Sentence, sentences
from bot.understanding.figures.areas import AskedArea
from bot.understanding.figures.asked_period import AskedPeriod
from bot.understanding.figures.wanted import Wanted
from bot.understanding.reading import Ask, Gap, NotCovered, unknown
from bot.understanding.understand import Understanding
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.near import NearWords
from bot.understanding.words.recognise import Span

# Fewer quoted words than this are a name or a term, and no quotation.
_SHORTEST_QUOTE = 4
# A longer text is pasted and not typed.
_TYPED = 400
# Right before a number that something comes from.
_BASE = re.compile(r"\bfrom(?: \w+){0,2} ?$")


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
    origins: tuple[str, ...] = ()  # by whom it says that it was counted or foreseen
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


class ClaimReader:
    """Reads texts against one knowledge."""

    def __init__(self, understanding: Understanding) -> None:
        self.understanding = understanding
        self.knowledge = understanding.knowledge
        self.parts = PartReader(self.knowledge)
        self.series = ClaimedSeries(self.knowledge, understanding.solver)

    def read(self, text: str) -> tuple[tuple[Statement, ...], bool]:
        """The statements of a text, and whether it was longer than what is read; raises nothing."""
        found: list[Statement] = []
        talk = _Talk()
        text = text[: MOST_CHARACTERS + 1]
        lexicon = self._lexicon(text)
        for sentence in sentences(text, self.parts.wording, self.parts.words):
            talk = _Talk(first=talk.first)
            reads = [self.parts.read(part, lexicon) for part in sentence.parts]
            found += self._quoted(sentence, [span for read in reads for span in read.spans])
            if not self.parts.only_asks(sentence):
                found += self._claims(sentence, reads, talk, english=lexicon.language == "en")
            talk = _Talk(first=talk.first)
        return tuple(found), len(text) > MOST_CHARACTERS

    def language(self, text: str) -> Language:
        """The language of a text, by its beginning."""
        return self.understanding.language(text[:_TYPED])

    def _lexicon(self, text: str) -> Lexicon:
        english, language = self.understanding.lexicon, self.language(text)
        if language != english.language:
            return self.understanding.lexicon_for(language)
        return english if len(text) <= _TYPED else self._exact

    @cached_property
    def _exact(self) -> Lexicon:
        """The lexicon without guessing at slips: what is pasted has few, and looking for them takes most of the time."""
        exact = copy(self.understanding.lexicon)
        exact.near = NearWords(())
        return exact

    def _claims(
        self, sentence: Sentence, reads: Sequence[ReadPart], talk: _Talk, *, english: bool
    ) -> Iterator[Claimed]:
        untrue = (
            self.parts.untrue(sentence) if english else 2 * bool(self.parts.words.nots_elsewhere.search(sentence.text))
        )
        head = self._head_periods(reads)
        article = next((code for read in reads for span in read.spans for code in span.codes("article")), None)
        claims: list[Claimed] = []
        pending = self._respectively(reads)
        for at, read in enumerate(reads):
            wanted = pending.get(at) or read.wanted
            sign = self.parts.sign(read)
            number = None if self.parts.is_bare(read) and not sign else read.part.number
            own = bool(wanted.indicators or wanted.products or wanted.areas or wanted.hints)
            if read.foreign and number is not None:
                claims.append(Claimed(read.part.text, gap=unknown(*read.foreign)))
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

    def _head_periods(self, reads: Sequence[ReadPart]) -> tuple[tuple[AskedPeriod, ...], tuple[AskedPeriod, ...]]:
        """The period that a sentence begins with, and one that it ends with."""
        first: tuple[AskedPeriod, ...] = ()
        for read in reads:
            if read.wanted.periods:
                first = read.wanted.periods[:1]
                break
            if read.part.number is not None:
                break
        last: tuple[AskedPeriod, ...] = ()
        # "…, in November" and "… and purchases fell 0.6% this year" date what stands before; "…, from 1% in October" does not.
        if not first and reads and (reads[-1].part.number is None or reads[-1].wanted.indicators):
            last = reads[-1].wanted.periods[:1]
        return first, last

    def _respectively(self, reads: Sequence[ReadPart]) -> dict[int, Wanted]:
        """ "Sales and purchases rose 5.9% and 1.9%": each number its own of the things named before the first."""
        found: dict[int, Wanted] = {}
        for at, read in enumerate(reads):
            for name in ("indicators", "areas", "products"):
                named = self._abroad(read.wanted) if name == "areas" else getattr(read.wanted, name)
                rest = reads[at + 1 : at + len(named)]
                bare = [r for r in rest if r.part.number and r.wanted.is_empty | (not r.wanted.names_something)]
                if read.part.number is None or len(named) < 2 or len(bare) != len(named) - 1:
                    continue
                for index, item in enumerate(named):
                    own = (
                        read.wanted
                        if index == 0
                        else replace(rest[index - 1].wanted, indicators=read.wanted.indicators)
                    )
                    found[at + index] = _with_only(own, name, item)
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
        reads: Sequence[ReadPart],
    ) -> list[Wanted]:
        """The ways to complete a part, likeliest first."""
        before = talk.named or talk.first
        filled = self._filled(wanted, before)
        if not wanted.periods:
            filled = replace(filled, periods=head[0])
        options = [filled]
        if not wanted.periods and head[1] and at < len(reads) - 1:
            options.insert(int(reads[-1].part.number is not None), replace(filled, periods=head[1]))
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
        if talk.strict and "kind" not in wanted.strict and not self.parts.sign(reads[at]):
            options += [replace(option, strict={**option.strict, **talk.strict}) for option in options]
        if not wanted.periods and head[0]:
            options.append(replace(filled, periods=()))
        if not wanted.periods and talk.periods and not wanted.names_something:
            options.append(replace(filled, periods=talk.periods))
        return options

    def _abroad(self, wanted: Wanted) -> tuple[AskedArea, ...]:
        return tuple(area for area in wanted.areas if area.code != self.knowledge.subject.area)

    def _claimed(
        self, read: ReadPart, options: Iterable[Wanted], sign: int, talk: _Talk, *, untrue: int, article: str | None
    ) -> Iterator[Claimed]:
        number = read.part.number
        unit, amount = self.parts.amount(read)
        origins = (code for span in read.spans if not span.is_a("article") for code in span.codes("organisation"))
        claim = Claimed(
            read.part.text, amount=amount, unit=unit, sign=sign, article=article, origins=tuple(dict.fromkeys(origins)),
            negated=self.parts.negated(read, untrue),
            perhaps=bool(self.parts.words.perhaps.search(f"{read.part.before} {read.part.after}")),
        )  # fmt: skip
        if number is not None and (money := in_other_money(read.part)):
            yield replace(claim, gap=NotCovered(Gap.NO_SERIES, (("word", money),)))
            return
        if number is not None and unit not in SHARES and self.parts.is_step(read.before):
            # "Rose by $5 billion": of how much something changed in money, no article prints anything.
            yield replace(claim, gap=NotCovered(Gap.NO_SERIES, (("measure", Measure.CHANGE),)))
            return
        options = list(options)
        groups, dated, gap = self._solved(options, read, unit, sign)
        for dimension in ("measure", "kind"):
            if not groups and number is not None and any(dimension in option.strict for option in options):
                less = [
                    replace(option, strict={d: c for d, c in option.strict.items() if d != dimension})
                    for option in options
                ]
                groups, dated, _ = self._solved(less, read, unit, sign)
                if groups:
                    claim = replace(claim, relaxed=dimension)
        if not groups:
            yield replace(claim, gap=gap or NotCovered(Gap.UNREADABLE))
            return
        claim = replace(claim, echo=talk.sign)
        count = len(groups[0])
        for index in range(count):  # "sales to Sweden and to Finland": a claim of each
            readings = [group[index] for group in groups if len(group) == count]
            yield replace(claim, readings=tuple({ask.series: ask for ask in readings}.values()), dated=dated)

    def _solved(
        self, options: Sequence[Wanted], read: ReadPart, unit: str | None, sign: int
    ) -> tuple[list[list[Ask]], bool, NotCovered | None]:
        """The series of each option that has them, whether one of them is dated, and the first gap."""
        groups: list[list[Ask]] = []
        gap: NotCovered | None = None
        dated = False
        for at, option in enumerate(options):
            if option in options[:at]:
                continue
            solved = [self.series.solve(one, unit, read.part.number, sign) for one in self._each(option, read)]
            asks = [found for found in solved if isinstance(found, Ask)]
            if len(asks) < len(solved):
                gap = gap or next(found for found in solved if isinstance(found, NotCovered))
            elif asks:
                groups.append(asks)
                dated = dated or any(one.exact for one in option.periods)
        return groups, dated or bool(groups and "month" in read.part.source.lower()), gap

    def _each(self, wanted: Wanted, read: ReadPart) -> Iterator[Wanted]:
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

    def _quoted(self, sentence: Sentence, spans: Sequence[Span]) -> Iterator[Quoted]:
        quotes = [q.strip(" ,.") for q in re.findall(r'"([^"]+)"', sentence.text) if len(q.split()) >= _SHORTEST_QUOTE]
        speakers = tuple(dict.fromkeys(code for span in spans for code in span.codes("person")))
        organisations = tuple(dict.fromkeys(code for span in spans for code in span.codes("organisation")))
        if speakers or organisations:
            yield from (Quoted(quote, speakers, organisations) for quote in quotes)


def _with_only(wanted: Wanted, name: str, item: Any) -> Wanted:
    """`wanted` with one thing in place of all that it names of a kind: `indicators`, `areas` or `products`."""
    only: dict[str, Any] = {name: (item,)}
    return replace(wanted, **only)

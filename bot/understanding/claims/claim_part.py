"""One part of a sentence on its way to a claim: what its words name, and the number, the direction and the denial in it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from bot.facts.model import Knowledge, Report
from bot.facts.period import preceding
from bot.facts.printed import Wording, wording
from bot.facts.reported import Reported
from bot.understanding.claims.claim_text import Part, Sentence, claim_words
from bot.understanding.figures.asked_period import AskedPeriod
from bot.understanding.figures.base_period import growth_on_preceding
from bot.understanding.figures.collected import wanted_of
from bot.understanding.figures.period_words import asked_periods
from bot.understanding.figures.wanted import Wanted
from bot.understanding.spans.particles import placed_before
from bot.understanding.words.dimensions import MEASURED
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span, has, recognise
from bot.understanding.words.text import tokenize

# Units of which one is taken for another.
SHARES = ("percent", "percentage_points", "basis_points")
# A slower or faster pace is no fall and no rise.
_PACE = re.compile(r"slow|eas(?:e|ing)|cool|moderat|accelerat|quicken|pace|narrow|widen")
# So many words may stand between "not" and what it denies: "did not really fall".
_NEAR = 3
# So many characters behind a number may still tell what its change is measured on.
_AHEAD = 40
_OTHER_MONEY = frozenset("€£¥₹₽")
# A smaller whole number with nothing beside it is one of anything.
_SMALL = 1000
_ORDER = 10
_VAGUE_NOTS = frozenset(
    {
        "no",
        "nor",
        "neither",
        "without",
        "nobody",
        "none",
        "nothing",
        "denies",
        "denied",
        "doubt",
        "doubts",
        "unlikely",
        "hardly",
    }
)


@dataclass(frozen=True)
class ReadPart:
    """A part with its spans on both sides of the number, and what they want."""

    part: Part
    before: tuple[Span, ...]
    after: tuple[Span, ...]
    wanted: Wanted
    foreign: tuple[str, ...]

    @property
    def spans(self) -> tuple[Span, ...]:
        """All of its spans, in order."""
        return (*self.before, *self.after)


class PartReader:
    """Reads parts against one knowledge."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        read = wording("en", knowledge)
        assert read is not None  # the package carries it
        self.wording: Wording = read
        self.words = claim_words("en")
        # The same few hundred words stand in every text.
        self._movement = lru_cache(maxsize=4096)(read.movement)

    def read(self, part: Part, lexicon: Lexicon) -> ReadPart:
        """A part with what it wants; of a part with a number, of the time that the words around that tell."""
        before, after = (self.spans(side, lexicon) for side in (part.before, part.after))
        wanted = wanted_of((*before, *after), self.knowledge, lexicon)
        if wanted.total and not self._says_total((*before, *after)):
            wanted = replace(wanted, total=False)
        if "kind" in wanted.loose:  # a statement means what it says
            wanted = replace(wanted, strict={"kind": wanted.loose["kind"], **wanted.strict})
        if part.number is not None:
            wanted = self._dated(wanted, part, before, after, lexicon)
        return ReadPart(part, before, after, wanted, self._foreign((*before, *after)))

    def spans(self, text: str, lexicon: Lexicon) -> tuple[Span, ...]:
        """What the words of a statement stand for: one sentence, without what statements alone have."""
        if not text.strip():
            return ()
        text = self.words.unread.sub(" ", text)
        text = self.words.as_of.sub(" through ", self.words.yoy.sub(" year on year ", text))
        tokens = tokenize(text).tokens
        spans = recognise(tokens, lexicon)
        if lexicon.language != "en":
            spans = placed_before(spans, lexicon)
        return tuple(single for span in spans for single in _single(span, lexicon))

    def _dated(
        self, wanted: Wanted, part: Part, before: tuple[Span, ...], after: tuple[Span, ...], lexicon: Lexicon
    ) -> Wanted:
        """What only the place beside the number tells: "October's 1%", "the previous month's $90 billion", "24% from the month before"."""
        assert part.number is not None
        subject = self.knowledge.subject
        earlier, growth = preceding(subject.period), growth_on_preceding(subject)
        strict = {d: c for d, c in wanted.strict.items() if d != "measure"}
        if before and before[-1].is_a("month") and not wanted.periods:
            return replace(wanted, strict=strict, periods=tuple(asked_periods(before[-1:], subject)[0]))
        on_before = growth and wanted.strict.get("measure") == (growth,)
        if earlier and on_before and part.number.unit not in SHARES:
            return replace(wanted, strict=strict, periods=(AskedPeriod(earlier),))
        if not after and part.number.unit == "percent" and "measure" not in wanted.strict:
            ahead = self.spans(part.source[part.number.whole[1] :][:_AHEAD], lexicon)
            if ahead and (measures := ahead[0].codes("measure")):
                return replace(wanted, strict={**wanted.strict, "measure": measures})
        return wanted

    def _says_total(self, spans: Sequence[Span]) -> bool:
        """Whether a word such as "overall" stands at an indicator, and not "all of 2024"."""
        return any(span.is_a("cue", "total") and span.text in ("overall", "total", "all") for span in spans)

    def _foreign(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Words that nobody here knows in the place of a term: "timber sales", "sales of toys"."""
        found = []
        for at, span in enumerate(spans):
            idle = not span.known or (span.senses[0].dimension in ("noise", "owner") and len(span.senses) == 1)
            topic = {sense.dimension for sense in span.senses} == {"topic"}
            if not (idle or topic) or span.text in self.words.harmless or span.text.isdigit():
                continue
            following = next((other for other in spans[at + 1 : at + 2] if not other.comma), None)
            ahead = following is not None and following.is_any(MEASURED)
            if (
                ahead
                or (span.possessive and has(spans[at + 1 : at + 4], "indicator"))
                or (not topic and self._after_term(spans, at))
            ):
                found.append(span.text)
        return tuple(found)

    def _after_term(self, spans: Sequence[Span], at: int) -> bool:
        back = at - 1
        while back >= 0 and spans[back].is_a("filler") and not spans[back].is_a("marker"):
            back -= 1
        if back < 1 or not spans[back].is_a("marker", "to", "from", "of", "on"):
            return False
        return spans[back - 1].is_any(MEASURED)

    def is_bare(self, read: ReadPart) -> bool:
        """Whether a number is a small whole one with nothing beside it: of anything. "80 points" are no few of them."""
        number = read.part.number
        if number is None or number.unit is not None or not number.text.isdigit() or (number.value or 0) >= _SMALL:
            return False
        counted = next((span for span in read.after[:2] if not span.is_a("product")), None)
        named = counted.codes("indicator") if counted is not None and all(span.known for span in read.spans) else ()
        return not any(
            one.indicator in named and one.unit == "count" and _is_near(number.value or 0, report)
            for one, held in self.knowledge.by_series.items()
            for report in held
        )

    def amount(self, read: ReadPart) -> tuple[str | None, Reported | None]:
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

    def sign(self, read: ReadPart) -> int:
        """What the words nearest the number tell: right behind it ("a 1.1% drop"), else before it, else after it."""
        for span in read.after[:3]:
            if span.is_any(("marker", "month", "join")):
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
        rise, fall = self._movement(span.text)
        if not span.is_any(MEASURED):
            rise, fall = rise or span.is_a("cue", "rise"), fall or span.is_a("cue", "fall")
        return 0 if rise and fall else int(rise) - int(fall)

    def negated(self, read: ReadPart, untrue: int) -> int:
        """1 where a word right before the movement or the number turns it round; 2 where one stands further off."""
        side = read.before if read.part.number is not None else read.spans
        if self.words.not_not.search(read.part.text):
            return untrue
        nots = [at for at, span in enumerate(side) if any(word in self.words.nots for word in span.text.split())]
        # "It is not true that …": that "not" is counted already.
        nots = [at for at in nots if not (at + 1 < len(side) and self.words.untrue.search(f"not {side[at + 1].text}"))]
        if not nots:
            return untrue
        moves = [at for at, span in enumerate(side) if self._direction(span)] or [len(side)]
        near = any(0 <= move - at <= _NEAR for at in nots for move in moves)
        plainly = near and len(nots) == 1 and not untrue and side[nots[0]].text not in _VAGUE_NOTS
        return 1 if plainly else 2

    def untrue(self, sentence: Sentence) -> int:
        """How far it is said to be untrue: 1 where all of it is denied, "it is not true that …", 2 where that is not sure, else 0."""
        match = self.words.untrue.search(sentence.text)
        if match is None or self.words.not_not.search(sentence.text):
            return 0
        return 1 if sentence.text[match.end() :].lower().startswith(" that") else 2

    def only_asks(self, sentence: Sentence) -> bool:
        """Whether it is a question without a number, and states nothing."""
        first = re.match(r"\W*(?:(?:and|so|but|hey|ok|also|lol)\W+)*(\w+)", sentence.text.lower())
        asks = bool(first) and first is not None and first[1] in self.words.asking
        return asks and all(part.number is None for part in sentence.parts)

    def is_step(self, before: Sequence[Span]) -> bool:
        """Whether a movement stands right before the number, or only "by" between them."""
        last = [span for span in before if not (span.is_a("filler") and not span.is_a("marker"))][-2:]
        if last and last[-1].is_a("marker", "by"):
            return len(last) > 1 and bool(self._direction(last[0]))
        return bool(last) and bool(self._direction(last[-1])) and last[-1].is_a("cue")


def _is_near(value: Decimal | int, report: Report) -> bool:
    """Whether a report's number is of the same order: three goals are those of some evening, and not of a season that had 600."""
    return report.value is not None and value <= abs(report.value) * _ORDER and abs(report.value) <= value * _ORDER


def in_other_money(part: Part) -> str | None:
    """The sign of a currency that no folder's number is in, right before the number."""
    sign = part.before.rstrip()[-1:]
    return sign if sign in _OTHER_MONEY else None


def _single(span: Span, lexicon: Lexicon) -> Iterator[Span]:
    """A span of this one sentence; what names only a topic ("export rebound") in its words, which may say more."""
    if " " in span.text and {sense.dimension for sense in span.senses} == {"topic"}:
        yield from (Span(lexicon.senses.get((word,), ()), word, 0) for word in span.text.split())
    else:
        yield replace(span, sentence=0) if span.sentence else span

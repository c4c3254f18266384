"""A text of somebody's → sentences → parts with at most one number each. Only here is decided where one statement ends."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import islice, pairwise
from typing import Any

import yaml

from bot.facts.numerals import Number, any_of, fold
from bot.facts.printed import Wording

# What Discord lets people write in one message, and more than a paragraph of any article.
MOST_CHARACTERS = 4_000
# More statements than this in one text are a table.
MOST_PARTS = 60


@dataclass(frozen=True)
class Part:
    """A stretch of a sentence with at most one number; `before` and `after` are the words on its two sides."""

    text: str
    before: str
    after: str
    number: Number | None
    source: str  # the sentence around it, in which the number's qualifier is read


@dataclass(frozen=True)
class Sentence:
    """One sentence in its parts, in order."""

    text: str
    parts: tuple[Part, ...]


class ClaimWords:
    """The words of one language around statements: see claim_words/en.yaml."""

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.nots = frozenset(data["not"])
        self.asking = frozenset(data["asking"])
        self.harmless = frozenset(data["harmless"])
        self.apart = _phrases(data["apart"])
        self.between = _phrases(data["between"])
        self.leading = re.compile(
            rf"(?<!more )(?<!less )(?<!higher )(?<!lower )(?<!fewer )(?<!greater )\b(?:{any_of(data['leading'])})\b",
            re.IGNORECASE,
        )
        self.not_not = _phrases(data["not_not"])
        self.nots_elsewhere = re.compile("|".join(data["not_elsewhere"]), re.IGNORECASE)
        self.untrue = _phrases(data["untrue"])
        self.perhaps = _phrases(data["perhaps"])
        self.unread = re.compile(rf"\b(?:{'|'.join(data['unread'])})\b", re.IGNORECASE)
        self.yoy = re.compile(rf"\b(?:{'|'.join(data['yoy'])})\b", re.IGNORECASE)
        # "As of November": the year up to it.
        self.as_of = re.compile(rf"\b(?:{any_of(data['as_of'])})\b", re.IGNORECASE)


@cache
def claim_words(language: str = "en") -> ClaimWords:
    """The words of a language; raises FileNotFoundError where we have none for it."""
    text = files("bot.understanding").joinpath("claim_words", f"{language}.yaml").read_text(encoding="utf-8")
    return ClaimWords(yaml.load(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader)))  # noqa: S506 - makes texts only


def plain(text: str) -> str:
    """`text` in one way of writing: width, quotes and dashes folded, decimals with a point, scales written so that they are read."""
    text = fold(unicodedata.normalize("NFKC", text).replace("—", " — "))
    text = re.sub(r"(?<=\d)[·‧∙⋅•](?=\d)", ".", text)
    text = re.sub(r"(?<![\d,.])(\d{1,3}),(\d{1,2})(?![\d,])", r"\1.\2", text)  # "1,1 billion"
    text = re.sub(r"(?<=\d)(?=(?:k|m|mn|mln|bn|bln|b|tn|trn|t)\b)", " ", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\d )(b|bln)\b", "bn", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\d )(trn)\b", "tn", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\d )(m|mln)\b", "mn", text, flags=re.IGNORECASE)
    text = re.sub(r"([$₩]\s?\d[\d.,]* )t\b", r"\1tn", text, flags=re.IGNORECASE)
    text = re.sub(r"(\d )T\b(?! of)", r"\1tn", text)
    text = re.sub(r"(?<=\d )t\b", "tonnes", text)
    text = re.sub(r"(?<=\d)\s?(?:pct|prozent)\b\.?", " percent", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\d)\s?pp\b", " percentage points", text, flags=re.IGNORECASE)
    text = re.sub(r"(?<=\d)\s?(?:bps|bp)\b", " basis points", text, flags=re.IGNORECASE)
    for word, times in _TIMES.items():
        text = re.sub(rf"\b{word}\b", times, text, flags=re.IGNORECASE)
    return _FRACTION.sub(lambda match: f"{match['lead'] or ''}{_PERCENT[match['part'].lower()]} percent", text)


# A part told as such; "a third of sales" is a share of something, and no change.
_PERCENT = {"third": 33, "quarter": 25, "fifth": 20, "tenth": 10, "half": 50}
_FRACTION = re.compile(
    rf"(?:(?P<lead>\bby (?:about |almost |nearly |over |more than )?)|\b)(?:(?:a|one) |(?<=by ))(?P<part>{'|'.join(_PERCENT)})\b"
    r"(?! (?:of|quarter|month|time|year|party|straight|consecutive))",
    re.IGNORECASE,
)
_TIMES = {
    "halved": "fell by about 50%",
    "doubled": "rose by about 100%",
    "tripled": "rose by about 200%",
    "quadrupled": "rose by about 300%",
}


def sentences(text: str, wording: Wording, words: ClaimWords) -> Iterator[Sentence]:
    """The sentences of a text with their parts; at most MOST_PARTS parts in all."""
    left = MOST_PARTS
    for line in text[:MOST_CHARACTERS].splitlines():
        for sentence in _ends.split(plain(line)):
            if sentence.strip() and left > 0:
                parts = tuple(islice(_parts(sentence.strip(), wording, words), left))
                left -= len(parts)
                yield Sentence(sentence.strip(), parts)


# A stop ends a sentence unless it closes an initial, a short month or a decimal.
_ends = re.compile(
    r"(?<![ .(][A-Za-z])(?<!^[A-Za-z])(?<!\.[A-Za-z]{2})(?<! vs)(?<! Nov)(?<! Dec)(?<! Oct)(?<! Jan)(?<! Sept)(?<! approx)\.+(?=\s|$)"
    r"|(?<=[.!?]\")\s|(?<=[!?;])\s|[。！？；]"
)
_HARD = re.compile(r",(?!\d)|[:;](?!\d)|[()\[\]\"]|(?<=\s)-+(?=\s)|--+|(?<=[a-z%])\.\.\.|、|，")


def _parts(sentence: str, wording: Wording, words: ClaimWords) -> Iterator[Part]:
    numbers = [n for n in wording.numbers(sentence) if n.is_amount and not n.ends_range and _says_how_much(n, sentence)]
    cuts = sorted({0, len(sentence), *_cuts(sentence, numbers, wording, words)})
    for start, end in pairwise(cuts):
        inside = [n for n in numbers if start <= n.start < end]
        piece = sentence[start:end]
        if not piece.strip(" ,;:.-()\"'"):
            continue
        if not inside:
            yield Part(_shown(piece), piece, "", None, sentence)
        for number in inside[:1]:
            first, last = number.whole[0], (number.to or number).whole[1]
            yield Part(_shown(piece), sentence[start:first], sentence[last:end], number, sentence)


def _shown(piece: str) -> str:
    """A part as it is quoted back: without what only joins it to the one before."""
    return re.sub(
        r"^(?:and|but|while|whereas|though|although|so|as) ", "", piece.strip(' ,;:()"-'), flags=re.IGNORECASE
    )


def _says_how_much(number: Number, sentence: str) -> bool:
    """Whether a number can be the value of a figure: "the first", "one of them" and "in three weeks" are none."""
    whole = sentence[number.whole[0] : number.whole[1] + 20].lower()
    if re.search(r"[A-Za-z]-?$", sentence[max(number.start - 3, 0) : number.start]):
        return False  # "MAI-Image-1", "Q4"
    if number.unit in ("months", "weeks", "days"):
        return number.is_ordinal or bool(_RUNNING.search(whole))
    if number.unit == "years":
        return "-year" in whole
    if number.unit is None and number.in_words:
        return (number.value or 0) >= _SMALLEST_SCALE
    if _CALENDAR.match(whole[len(number.text) :]):
        return False
    return number.unit is not None or not number.is_ordinal


_SMALLEST_SCALE = 1_000_000
# Behind the number of a day, a month or a year, where no spaces are written.
_CALENDAR = re.compile(r" ?(?:月|日|年|월|일|년|개월|か月|个月)")
# "As" that begins no part of its own.
_AS = re.compile(r" ?(?:of|well|expected|forecast|a|an|the|from|at|in)\b", re.IGNORECASE)
_RUNNING = re.compile(r"straight|consecutive|successive|running|in a row|on the trot|-month")


def _cuts(sentence: str, numbers: Sequence[Number], wording: Wording, words: ClaimWords) -> Iterator[int]:
    """Where one part ends and the next begins."""
    hard = [match.end() for match in _HARD.finditer(sentence)] + [m.start() for m in words.apart.finditer(sentence)]
    yield from hard
    moving: dict[int, bool] = {}  # whether anything moves between two hard cuts, by where the first is
    for match in words.between.finditer(sentence):
        # "Sales rose and purchases fell 1.9%": what stands before tells a movement of its own.
        begin = max((cut for cut in hard if cut <= match.start()), default=0)
        end = min((cut for cut in hard if cut > match.start()), default=len(sentence))
        left, right = sentence[begin : match.start()], sentence[match.end() : end]
        held = any(begin <= n.start < match.start() for n in numbers)
        word = match[0].lower()
        if held:
            apart = word == "as" and not _AS.match(right)
        elif word in ("and", "as", "after"):
            if begin not in moving:
                moving[begin] = any(wording.movement(sentence[begin:end]))
            apart = moving[begin] and any(wording.movement(left)) and any(wording.movement(right))
        else:
            apart = False
        if apart:
            yield match.start()
    for one, two in pairwise(numbers):
        begin, end = (one.to or one).whole[1], two.whole[0]
        if any(begin <= cut <= end for cut in hard):
            continue
        between = sentence[begin:end]
        if joins := words.between.search(between):
            yield begin + joins.start()
        elif leads := [m.start() for m in words.leading.finditer(between)]:
            yield begin + leads[-1]
        else:
            yield begin


def _phrases(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w-])(?:{any_of(phrases)})(?![\w-])", re.IGNORECASE)

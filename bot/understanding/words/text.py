"""A question as typed → tokens. Folding is the same for questions and for the phrases they are compared with."""

import re
import unicodedata
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

# What is read of a question. Discord allows 4,000 characters; nobody's question needs more than this.
MOST_CHARACTERS = 1_200
MOST_TOKENS = 200

_QUOTES = str.maketrans("\u2018\u2019\u02bc\u201b`\u00b4\u201c\u201d\u201e\u00ab\u00bb", "''''''\"\"\"\"\"")
# The tilde and the wave dash too: "1~11" is a stretch.
_DASHES = str.maketrans("\u2010\u2011\u2012\u2013\u2014\u2015\u2212~\u301c", "---------")
_INVISIBLE = dict.fromkeys((*range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF, 0xAD))
_ABBREVIATION = re.compile(r"\b(?:[a-z]\.){2,}(?![a-z])|\b[a-z](?:\.[a-z])+\b")
# "EE. UU.": a plural shortened by doubling its letters.
_DOUBLED = re.compile(r"\b([a-z])\1\.\s?([a-z])\2\b\.?")
# A stop that shortens a word and ends no sentence: "approx. 5", "nov. sales", "no. 1".
_MONTHS = "janv?|feb|fevr|mar|apr|avr|abr|ene|jun|jul|juil|aug|ago|sept?|o[ck]t|nov|de[cz]|dic"
_SHORTENED = re.compile(
    rf"\b(acc|approx|aprox|vs|ggu|vgl|bzgl|bzw|inkl|insg|est|avg|incl|excl|esp|govt|dept|pct|resp|mr|mrs|ms|dr|prof|etc(?=\.\s*[,)])|(?:{_MONTHS}|no|fig)(?=\.\s?\d)|(?:{_MONTHS})(?=\.[-,])|(?<=-)(?:{_MONTHS})"
    rf"|(?<![.,\d])\d\d?(?=\.\s(?:{_MONTHS}|mai)))\."  # "am 5. November"
    rf"|((?:^|[.!?;,])\s*(?:[\w']+\s){{0,3}}(?:{_MONTHS}))\.(?=\s\w|\s*[,)])"
)
# Faces, hands and hearts close what is said: "sales in May 🙏 my boss asks". Other pictures may stand in the place of a word.
_FACES = (
    "\u2639\u263a\u2764\U0001f389\U0001f440-\U0001f450\U0001f479-\U0001f480\U0001f4a9\U0001f4aa\U0001f4af\U0001f525"
    "\U0001f600-\U0001f64f\U0001f90c-\U0001f92f\U0001f970-\U0001f97a\U0001f9d0\U0001fae0-\U0001faf8"
)
_TOKEN = re.compile(
    rf"(?P<dated>(?:fy|cy|{_MONTHS})(?=(?:19|20)\d\d\b))"  # "fy2024", "nov2025"
    r"|(?P<item>(?:(?<!\S)\d\)|(?<![^\n])\d\d?\.)(?=\s))"  # "1) sales 2) purchases"; "1." where a line begins
    r"|(?P<number>\d+(?:[.,]\d+)*)(?P<unit>%|bps?\b|bn\b|tn\b|m\b|k\b|b\b|t\b|st\b|nd\b|rd\b|th\b)?"
    r"|(?P<word>[a-z0-9\u00df-\u024f\u0370-\u1fff]+(?:/[a-z](?![a-z]))?)"
    r"|(?P<wide>[\u3005\u3040-\u30fa\u30fc-\u30ff\u3400-\u9fff\uac00-\ud7af\uff66-\uff9f]+)"
    r"|(?P<sign>[-%$€£¥₩&]|(?<!\S)\+(?!\S))"
    r"|(?P<comma>[,、()\[\]\":]|(?<=\s)[/|](?=\s))"
    rf"|(?P<stop>(?:[.!?;…。{_FACES}]|\n\s*(?:\n|[-*•]\s))+)"
    r"|(?P<line>\n)"
)
_PLAIN = re.compile(r"[a-z ]*\Z")  # most phrases: nothing to fold or to take apart
# What an apostrophe splits off a word. "s" marks an owner; the others are written back: "don't" is "dont", as people type.
_CLITICS = frozenset({"s", "t", "re", "ve", "ll", "d", "m"})


class Token(NamedTuple):
    """One word or number of a question; `start` and `end` are offsets in the folded text."""

    text: str
    start: int
    end: int
    sentence: int = 0
    number: bool = False
    possessive: bool = False  # "Norway's": owns what follows
    hyphen: bool = False  # joined by a dash to the token before: "jan-nov"
    comma: bool = False  # a comma stands before it
    wide: bool = False  # a run of a script that writes no spaces
    line: bool = False  # begins a line that may go on with the one before it


@dataclass(frozen=True, slots=True)
class Tokens:
    """A folded question. `cut` says that it was longer than what is read."""

    tokens: tuple[Token, ...]
    cut: bool = False


def fold(text: str) -> str:
    """Case, width, accents, quotes and dashes folded; control and direction characters dropped."""
    text = unicodedata.normalize("NFKC", text).translate(_QUOTES).translate(_DASHES).translate(_INVISIBLE).lower()
    if not text.isascii():
        # Combining marks of Latin only: in Japanese they tell one syllable from another.
        marked = unicodedata.normalize("NFD", text)
        text = unicodedata.normalize("NFC", "".join(c for c in marked if not "\u0300" <= c <= "\u036f"))
    if "." not in text:
        return text
    text = _ABBREVIATION.sub(lambda match: match[0].replace(".", ""), _DOUBLED.sub(r"\1\1\2\2", text))
    return _SHORTENED.sub(lambda match: match[1] or match[2], text)


def without(tokens: Iterable[Token], words: Container[str]) -> Iterator[Token]:
    """The tokens but those that are one of the words; a comma or a line's beginning before such a one is before the next."""
    comma = line = False
    for token in tokens:
        comma, line = comma or token.comma, line or token.line
        if token.text not in words:
            yield token._replace(comma=comma, line=line)
            comma = line = False


# Who tells the language of a question and who reads it ask for the same tokens.
@lru_cache(maxsize=64)
def tokenize(text: str) -> Tokens:
    """Split a question into tokens; raises nothing, whatever it holds."""
    folded = fold(text[:MOST_CHARACTERS])
    cut = len(text) > MOST_CHARACTERS
    tokens: list[Token] = []
    sentence = 0
    hyphen = comma = line = False
    for match in _TOKEN.finditer(folded):
        if len(tokens) >= MOST_TOKENS:
            cut = True
            break
        kind, typed, (start, end) = match.lastgroup, match[0], match.span()
        if kind in ("stop", "item"):
            sentence += 1
            line = False
        elif kind == "comma":
            comma = bool(tokens)
        elif kind == "line":
            line = bool(tokens)
        elif typed == "-":
            hyphen = bool(tokens)
        elif typed in _CLITICS and folded[start - 1 : start] == "'" and tokens and not tokens[-1].number:
            last = tokens.pop()
            owner = typed == "s"
            joined = last.text if owner else last.text + typed
            tokens.append(last._replace(text=joined, end=end, possessive=owner))
        else:
            first = match["number"] if kind == "unit" else typed
            after = start + len(first)
            owner = first.endswith("s") and folded[after : after + 1] == "'"
            number = kind in ("number", "unit")
            tokens.append(Token(first, start, after, sentence, number, owner, hyphen, comma, kind == "wide", line))
            if kind == "unit":
                tokens.append(Token(typed[len(first) :], after, end, sentence))
            hyphen = comma = line = False
    return Tokens(tuple(tokens), cut)


@lru_cache(maxsize=65536)
def words(phrase: str) -> tuple[str, ...]:
    """The token texts of a lexicon phrase."""
    if _PLAIN.match(phrase):
        return tuple(phrase.split())
    return tuple(token.text for token in tokenize(phrase).tokens)

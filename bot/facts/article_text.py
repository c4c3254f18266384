"""The texts of articles, as lie in a folder outside the project: paragraphs, quotations, and where a phrase occurs."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise
from pathlib import Path
from typing import TypeAlias

from bot.facts.numerals import fold
from bot.facts.source import KnowledgeError, Mistake

MOST_BYTES = 1_000_000  # an article is a few kilobytes; what is larger is none
Place: TypeAlias = tuple[int, int]  # where something begins and ends in a text
CUT = "..."  # as "…" is folded: a phrase or a quotation that leaves words out says so
_SENTENCE_ENDS = re.compile(r"[.!?][\"')]*\s+(?=[\"'(]*[A-Z])")


@dataclass(frozen=True)
class Paragraph:
    """One line of a text that is not empty, folded; `line` counts all lines from 1."""

    text: str
    line: int

    def places(self, phrase: str) -> Iterator[Place]:
        """Where a folded phrase occurs as whole words and whole numbers: "5.9%" does not occur in "15.9%"."""
        at = self.text.find(phrase) if phrase else -1
        while at >= 0:
            end = at + len(phrase)
            if not _within(self.text, at) and not _within(self.text, end):
                yield at, end
            at = self.text.find(phrase, at + 1)

    def parts(self, phrase: str) -> Iterator[tuple[Place, ...]]:
        """Where a folded phrase occurs, whole or with words of one sentence left out at each CUT in it: the places of its parts."""
        whole = [(place,) for place in self.places(phrase)]
        first, *rest = (part.strip() for part in phrase.split(CUT))
        yield from whole if whole or not rest else self._goes_on(first, rest)

    def _goes_on(self, first: str, rest: Sequence[str]) -> Iterator[tuple[Place, ...]]:
        for place in self.places(first):
            found, (_, ends) = [place], self._sentence(place[0])
            for part in rest:
                after = (other for other in self.places(part) if found[-1][1] < other[0] and other[1] <= ends)
                found += islice(after, 1)
            if len(found) == 1 + len(rest):
                yield tuple(found)

    def without_gaps(self, parts: Sequence[Place]) -> str:
        """The text, blank between the parts of a phrase."""
        text = self.text
        for (_, end), (start, _) in pairwise(parts):
            text = text[:end] + " " * (start - end) + text[start:]
        return text

    def sentence(self, at: int) -> str:
        """The sentence around a place."""
        start, end = self._sentence(at)
        return self.text[start:end]

    def _sentence(self, at: int) -> Place:
        ends = [0, *(match.end() for match in _SENTENCE_ENDS.finditer(self.text)), len(self.text)]
        return max(end for end in ends if end <= at), min((end for end in ends if end > at), default=len(self.text))

    @cached_property
    def quotations(self) -> tuple[str, ...]:
        """What stands between double quotation marks; one that is not closed runs to the end."""
        return tuple(self.text.split('"')[1::2])


@dataclass(frozen=True)
class ArticleText:
    """An article's text: `<id>.txt`. Its paragraphs are counted from 1."""

    id: str
    file: str
    sha256: str
    paragraphs: tuple[Paragraph, ...]

    def paragraph(self, number: int) -> Paragraph | None:
        """None where the text has fewer paragraphs."""
        return self.paragraphs[number - 1] if 1 <= number <= len(self.paragraphs) else None


def read_texts(folder: Path) -> Mapping[str, ArticleText]:
    """Every `<id>.txt` of a folder, by id; raises KnowledgeError where one cannot be read."""
    if not folder.is_dir():
        raise KnowledgeError([Mistake(str(folder), 1, "there is no such folder of article texts")])
    texts: dict[str, ArticleText] = {}
    mistakes: list[Mistake] = []
    for path in sorted(folder.glob("*.txt")):
        try:
            if not path.is_file() or path.stat().st_size > MOST_BYTES:
                mistakes.append(Mistake(path.name, 1, "is no text of an article: it is no file, or larger than 1 MB"))
                continue
            texts[path.stem] = article_text(path.stem, path.read_bytes())
        except UnicodeDecodeError as error:
            line = error.object[: error.start].count(b"\n") + 1
            mistakes.append(Mistake(path.name, line, "is not UTF-8 text"))
        except OSError as error:
            mistakes.append(Mistake(path.name, 1, f"cannot be read: {error.strerror}"))
    if mistakes:
        raise KnowledgeError(mistakes)
    return texts


def article_text(article: str, raw: bytes) -> ArticleText:
    """A text from its bytes; raises UnicodeDecodeError."""
    lines = enumerate(raw.decode("utf-8").split("\n"), 1)
    paragraphs = tuple(Paragraph(fold(line), number) for number, line in lines if line.strip())
    return ArticleText(article, f"{article}.txt", hashlib.sha256(raw).hexdigest(), paragraphs)


def _within(text: str, at: int) -> bool:
    """Whether a place lies inside a word or a number."""
    before, after = text[at - 1 : at], text[at : at + 1]
    if before.isalnum() and after.isalnum():
        return True
    # "5" and "9" around the point of 5.9, or the comma of 5,494, on either side of it.
    if after.isdigit() and before in (".", ",") and text[at - 2 : at - 1].isdigit():
        return True
    return before.isdigit() and after in (".", ",") and text[at + 1 : at + 2].isdigit()

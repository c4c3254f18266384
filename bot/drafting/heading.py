"""What the lines around an article say of the article itself: title, byline, dateline. Reads English."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from bot.facts.article_text import Paragraph
from bot.facts.model import Fact, Known

# A headline is short and no sentence; who wrote it stands in the first lines, or in the last.
_FEWEST_WORDS, _MOST_WORDS = 3, 25
_FIRST, _LAST = 4, 2
_LONGEST = 160  # characters of a byline or a dateline
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = rf"(?P<month>(?:{'|'.join(month.capitalize() for month in _MONTHS)})[a-z]*)\.?"
_DATE = re.compile(
    rf"(?:\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:(?P<iso>\d{{4}}-\d{{2}}-\d{{2}})"
    rf"|(?P<day>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (?P<year>\d{{4}})\b"
    rf"|{_MONTH.replace('month', 'us_month')} (?P<us_day>\d{{1,2}})(?:st|nd|rd|th)?(?:,? (?P<us_year>\d{{4}}))?)(?![.,]?\d)"
)
_NAME = r"[A-Z][\w'.-]*(?: (?:[a-z]{2,3} )?[A-Z][\w'.-]*){1,3}"
_BYLINE = re.compile(rf"By (?P<author>{_NAME}(?:(?:,| and|, and) {_NAME})??)(?:(?:,| for| -|\|) ?(?P<rest>.*))?\Z")
# "The Harbour Post, 14 April 2025. By Nora Aldane": an outlet has few words, and all but the smallest begin with a capital.
# What it is, or the town after it, is none of its name: "Night Shift, the paper of the Drivers' Union", "Ferry & Quay, trade
# weekly", "The Selby Herald, Port Selby, Friday 8 May 2026".
_OUTLET = re.compile(
    r"(?!By )(?P<outlet>(?:[A-Z&][\w&'.-]*|of|the|for|and|on|in)(?: (?:[A-Z&][\w&'.-]*|of|the|for|and|on|in)){0,5})"
    r"(?:, (?:(?:the|an?) )?[a-z][\w' &-]*)?(?: ?[,(|-] ?[A-Z][\w'.-]*(?: [A-Z][\w'.-]*){0,2}\)?)?"
)
# Who wrote it may be told without a name: "Staff report", "From our correspondent".
_UNNAMED = r"(?:Staff|Agency|Agencies|Newsroom|Editorial|Own|Our|From our)(?: [A-Za-z]+){0,2}"
_THEN_BYLINE = re.compile(rf"[.,|-]? ?(?:By (?:(?P<author>{_NAME})|[a-z ]+)|{_UNNAMED})?\.?\Z")
_ONLY_DATE = re.compile(r"(?:(?:Published|Updated|Posted|Date)(?: on)?:? )?(?P<date>.+)\Z")
# "SARNHOLM, April 14 (APA) - ": a place in capitals, perhaps a day and an agency, and a dash.
_DATELINE = re.compile(
    r"(?P<place>[A-Z]{3}[A-Z' .-]*(?:, [A-Z][\w .]*?)??)(?:, (?P<date>[A-Z]?[\w ,.-]*?\d[\w ,.-]*?))?"
    r" ?(?:\((?P<agency>[A-Z][\w .&'-]{1,30})\))? ?--? "
)


@dataclass(frozen=True)
class Heading:
    """The facts found, by the field of an article's file, and which part of the text is no running text."""

    facts: Mapping[str, Fact]
    bylines: frozenset[int] = frozenset()  # paragraphs, from 1
    datelines: Mapping[int, int] | None = None  # paragraph → where its running text begins

    def body(self, paragraph: int, text: str) -> str:
        """What a paragraph tells of the subject; empty where it is a byline."""
        return "" if paragraph in self.bylines else text[(self.datelines or {}).get(paragraph, 0) :]


def heading(paragraphs: Sequence[Paragraph], as_of: str) -> Heading:
    """The heading of a text; a date without its year is of that of `as_of`, the subject's day."""
    facts: dict[str, Fact] = {}
    bylines: set[int] = set()
    datelines: dict[int, int] = {}
    if len(paragraphs) > 1 and _is_title(paragraphs[0].text):
        facts["title"] = Fact(value=paragraphs[0].text, known=Known.STATED, how="the first line")
    near = {*range(1, _FIRST + 1), *range(len(paragraphs) - _LAST + 1, len(paragraphs) + 1)}
    for count, paragraph in enumerate(paragraphs, 1):
        if count not in near:
            continue
        if len(paragraph.text) <= _LONGEST and (found := dict(_byline(paragraph.text))):
            bylines.add(count)
        elif match := _DATELINE.match(paragraph.text[:_LONGEST]):
            datelines[count] = match.end()
            found = dict(_dateline(match, as_of))
        else:
            continue
        for name, fact in found.items():
            facts.setdefault(name, fact)
    return Heading(facts, frozenset(bylines), datelines)


def dates_in(text: str) -> Iterator[tuple[int, str]]:
    """Every day that is named in a text, with where it stands."""
    return ((match.start(), match[0]) for match in _DATE.finditer(text) if _iso(match, "2000"))


def _is_title(line: str) -> bool:
    if _BYLINE.match(line[:_LONGEST]):
        return False
    return _FEWEST_WORDS <= len(line.split()) <= _MOST_WORDS and line[-1] not in '.!:;,"'


def _byline(line: str) -> Iterator[tuple[str, Fact]]:
    """What "By Nora Aldane, The Harbour Post, 14 April 2025" says, or the same turned round, or a line that is only a date."""
    if len(line.split()) > _MOST_WORDS or line.endswith("."):
        return
    first = _DATE.search(line)
    if first and (iso := _iso(first, None)) and (then := _THEN_BYLINE.match(line, first.end())):
        named = _OUTLET.fullmatch(line[: first.start()].rstrip(" ,|-"))
        if named:
            yield "outlet", Fact(value=named["outlet"], known=Known.STATED, how="byline")
            yield "published", Fact(value=iso, known=Known.STATED, how="byline")
            if then["author"]:
                yield "author", Fact(value=then["author"], known=Known.STATED, how="byline")
            return
    if match := _BYLINE.match(line):
        yield "author", Fact(value=match["author"], known=Known.STATED, how="byline")
        rest = match["rest"] or ""
        day = _DATE.search(rest)
        if day and (iso := _iso(day, None)):
            yield "published", Fact(value=iso, known=Known.STATED, how="byline")
        outlet = _DATE.sub("", rest).strip(" ,|-")
        if outlet and outlet[0].isupper() and not re.search(r"\d", outlet):
            named = _OUTLET.fullmatch(outlet)
            yield "outlet", Fact(value=named["outlet"] if named else outlet, known=Known.STATED, how="byline")
    elif (only := _ONLY_DATE.match(line)) and (day := _DATE.fullmatch(only["date"])) and (iso := _iso(day, None)):
        yield "published", Fact(value=iso, known=Known.STATED, how="a line of its own")


def _dateline(match: re.Match[str], as_of: str) -> Iterator[tuple[str, Fact]]:
    day = _DATE.search(match["date"] or "")
    if day and (iso := _iso(day, as_of[:4])):
        stated = _iso(day, None) is not None
        how = "dateline" if stated else "dateline; the year is that of the subject"
        yield "published", Fact(value=iso, known=Known.STATED if stated else Known.INFERRED, how=how)
    if match["agency"]:
        yield "outlet", Fact(value=match["agency"], known=Known.INFERRED, how="dateline")


def _iso(found: re.Match[str], year: str | None) -> str | None:
    """A date as ISO writes it; None where there is no such day, or no year."""
    named = found["iso"]
    try:
        if named:
            return date.fromisoformat(named).isoformat()
        month = _MONTHS.index((found["month"] or found["us_month"])[:3].lower()) + 1
        told = found["year"] or found["us_year"] or year
        return None if told is None else date(int(told), month, int(found["day"] or found["us_day"])).isoformat()
    except ValueError:
        return None

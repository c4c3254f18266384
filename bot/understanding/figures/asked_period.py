"""A period as asked, and which of those that there are answer it."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.facts.period import period


@dataclass(frozen=True, slots=True)
class AskedPeriod:
    """A period as asked. `exact` ones must be met; "now" only says what is preferred."""

    text: str  # ISO
    exact: bool = True
    whole: bool = False  # all of it: what runs so far does not answer it
    # The year so far, and the whole one where there is only that: "this year".
    or_year: bool = field(default=False, compare=False)
    # A year before what is current: of what is told for another time, a year before that.
    or_own: bool = field(default=False, compare=False)
    # A month of the year to come, of what is told for that and not for the month that was: "how full will they be in June".
    or_coming: str = field(default="", compare=False)


def acceptable(asked: AskedPeriod, held: Iterable[str]) -> list[str]:
    """The held periods that answer an asked one, best first.

    A year is answered by its months so far; a month or day by what has run since before it; a month by a day within it.
    """
    wanted = period(asked.text)
    scored: list[tuple[int, str]] = []
    for text in held:
        candidate = period(text)
        if text == asked.text or (candidate.start, candidate.end) == (wanted.start, wanted.end):
            scored.append((0, text))  # "the first half" is January to June, however that is written
        elif wanted.end is None:  # "since April": what runs from then
            if "/" in text and candidate.start == wanted.start:
                scored.append((0, text))
        elif (
            wanted.is_year
            and candidate.start == wanted.start
            and candidate.end is not None
            and wanted.covers(candidate)
        ):
            # January to November answers for the year.
            if not (candidate.is_month or candidate.is_quarter or asked.whole):
                scored.append((1, text))
        elif candidate.end is None and candidate.covers(wanted):
            scored.append((2, text))
        elif candidate.is_year and candidate.start == wanted.start and asked.or_year:
            scored.append((1, text))
        elif candidate.start == candidate.end and wanted.covers(candidate) and (wanted.is_month or wanted.is_year):
            scored.append((2, text))
        elif candidate.end is None and wanted.covers(period(text.partition("/")[0])) and not wanted.is_year:
            scored.append((3, text))
    return [text for _, text in sorted(scored)]

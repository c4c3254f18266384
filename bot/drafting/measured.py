"""What a number tells of what it is of: how much there is, by how much it moved, or which part of a whole it is."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.drafting.passages import Clause, Sentence
from bot.facts.model import CHANGES, GROWTH_ON_PRECEDING, Measure, Series, Term
from bot.facts.numerals import Number
from bot.facts.printed import Wording
from bot.facts.units import OF_A_HUNDRED, TIMES
from bot.understanding.figures.wanted import Wanted

_SHARE = re.compile(
    r"\bshares? (?:of|at|to|is|was|reached|stood at)(?: (?:about|around|nearly|almost|some))? $", re.IGNORECASE
)
_OF_A_WHOLE = re.compile(r" of (?!a year\b)")
# What may stand between a word of movement and the amount by which something moved.
_LEADING = re.compile(r"(?: (?:by|about|around|roughly|nearly|almost|some|another|a further|more than|less than))*\s*$")
# What a number is compared with: it may leave out its unit, and may be of a year before.
AGAINST = re.compile(
    r"\b(?:against|compared (?:with|to)|versus|up from|down from|after)(?: (?:about|around|nearly|just))? $",
    re.IGNORECASE,
)
# What somebody aims at or owns up to goes on with what was counted: "aims for 2,000", "speaks of 3,850".
_TOLD_BY = re.compile(
    r"\b(?:(?:speak|talk)s? of|admits?(?: to)?|(?:counts?|finds?)(?: only)?|puts? it at|(?:aim|hope|ask|plan)(?:s|ned)? for"
    r"|wants?|targets? (?:[\w ]{1,20} )?(?:is|of|was)|says?|said|promise[sd]?)(?: (?:about|around|nearly|just|some))? $",
    re.IGNORECASE,
)
# A clause that begins with more words than "and at the Old Harbour it was" tells something of its own.
_MOST_LISTED = 6


def is_change(number: Number, clause: Clause, words: Wording) -> bool:
    """Whether an amount tells by how much something moved, not how much there is: "350 more", "down 48", "rose by 3,000"."""
    if number.is_ordinal or number.unit in OF_A_HUNDRED:
        return False
    at = number.whole[0] - clause.start
    end = (number.to or number).whole[1] - clause.start
    if any(words.compared(clause.text, replace(number, whole=(at, end), to=None))):
        return True
    # "fell to 3,000", "drop below 3,000": how much there is.
    moved = _LEADING.sub("", clause.text[:at]).split()[-1:]
    return any(words.movement(" ".join((*moved, ""))))


def is_share(number: Number, sentence: Sentence) -> bool:
    """Whether a number is a part of a whole and tells no growth: "28.1% of the total", "a share of 69%"."""
    if number.unit != "percent":
        return False
    before, after = sentence.text[: number.whole[0]], sentence.text[(number.to or number).whole[1] :]
    return bool(_SHARE.search(before) or _OF_A_WHOLE.match(after))


def stands(number: Number, clause: Clause, sentence: Sentence, earlier: Sequence[Clause], words: Wording) -> bool:
    """Whether a percentage tells no movement: neither its clause does, nor the ones that it goes on with, as in a list."""
    if number.unit != "percent":
        return False
    at = sentence.clauses.index(clause)
    for told in (*reversed(sentence.clauses[: at + 1]), *earlier):
        measures = told.wanted.strict.get("measure", ())
        if any(words.movement(told.text) + words.comparatives(told.text)) or any(m in CHANGES for m in measures):
            return False
        if len(told.text.split()) > _MOST_LISTED + 1:  # with its number
            break
    return True


def is_listed(number: Number, clause: Clause, sentence: Sentence, words: Wording) -> bool:
    """Whether a clause has hardly more than a name and a number without its unit, as in a list that goes on with what was
    told: "Port Anne had 22 minutes and Old Harbour 14"; or with a word of who tells it, "where the ministry speaks of 3,850"."""
    wanted = clause.wanted
    if number.unit is not None or number.is_ordinal or number.in_words or wanted.indicators:
        return False
    before = sentence.text[clause.start : number.whole[0]].split()
    named = bool(wanted.areas or wanted.products or wanted.periods or clause.organisations)
    named = named or _TOLD_BY.search(sentence.text[: number.whole[0]]) is not None
    return named and len(before) <= _MOST_LISTED and words.may_lack_its_unit(sentence.text, number)


def measure_of(number: Number, own: Wanted, term: Term, *, changes: bool, shares: bool, still: bool) -> Measure:
    """The measure of a number for which no series is known yet, by its unit and by what is usual of its indicator."""
    usual = term.measure or Measure.LEVEL
    if changes or (usual is Measure.CHANGE and number.unit not in TIMES | OF_A_HUNDRED):
        return Measure.CHANGE
    if number.unit is None and not number.is_ordinal:
        return Measure.LEVEL
    if number.unit is None or number.unit in ("months", "years", "weeks", "days"):
        return Measure.STREAK if number.is_ordinal else Measure.DURATION
    if number.unit in ("percentage_points", "basis_points"):
        return Measure.CHANGE
    if number.unit != "percent":
        return Measure.DURATION if usual is Measure.DURATION else Measure.LEVEL
    of_a_hundred = usual in (Measure.SHARE, Measure.RATE)
    if (shares or (still and usual not in CHANGES)) and not of_a_hundred:
        return Measure.SHARE
    asked = own.strict.get("measure", ())
    growth = next((one for one in GROWTH_ON_PRECEDING.values() if one in asked), Measure.GROWTH_YOY)
    return usual if of_a_hundred else growth


def fits(series: Series, number: Number, clause: Clause, counted: Iterable[str]) -> bool:
    """Whether a series can have such a number, by its unit; `counted` is what a number without one may count."""
    if number.unit is None:  # "the eighth consecutive decline"
        streak = Measure.STREAK in clause.wanted.strict.get("measure", ())
        if number.is_ordinal:
            return series.measure is Measure.STREAK and streak
        # A bare number counts what its clause names: "412,000 trips".
        whole = number.value is not None and number.value == number.value.to_integral_value()
        return series.unit == "count" and whole and not number.in_words and series.indicator in counted
    if number.unit == "percent" and series.unit == "percentage_points":
        return False
    if series.area == series.counterpart or (number.is_ordinal and series.measure is not Measure.STREAK):
        return False
    return series.unit == number.unit

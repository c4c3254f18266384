"""Numbers as print writes them, in digits or words: what they are worth, and how precise. Units stand in printed.py."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import Any, NamedTuple

# Typographic signs → the plain ones: the same words must match however a site sets them.
_PLAIN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′`´", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−﹣－", "-"),
        "…": "...",
        "％": "%",
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", None),
    }
)


def fold(text: str) -> str:
    """`text` with plain quotes and dashes, and every run of spaces as one."""
    return " ".join(text.translate(_PLAIN).split())


@dataclass(frozen=True, slots=True)
class Number:
    """A number in a folded text, at `start` to `end` with its word of scale but without its unit.

    `value` and `step`, the size of its last digit, are in base units, never negative, and None for "double-digit".
    """

    text: str
    start: int
    end: int
    value: Decimal | None
    step: Decimal | None
    unit: str | None = None
    whole: tuple[int, int] = (0, 0)  # where it stands together with its unit
    in_words: bool = False
    is_ordinal: bool = False
    is_date: bool = False  # a year, or the day of a month
    to: "Number | None" = None  # the upper end of the range that starts here
    ends_range: bool = False
    unit_ahead: bool = False  # its unit, or its word of scale, stands behind the number after it alone

    @property
    def is_amount(self) -> bool:
        """Whether it can be the value of a report."""
        return self.value is not None and not self.is_date

    def without_unit(self) -> "Number":
        """The same number, its unit left out."""
        return replace(self, unit=None, whole=(self.start, self.end))


class _Atom(NamedTuple):
    kind: str
    value: Decimal | None
    step: Decimal | None
    start: int
    end: int


class Numerals:
    """The numbers of one language: its words for them, and digits."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self._words = words

    def read(self, text: str) -> list[Number]:
        """Every number of a folded text, in order, without units."""
        low = text.lower()
        return [self._number(run, text) for run in _runs(self._atoms(low), low)]

    def _atoms(self, low: str) -> list[_Atom]:
        atoms = []
        for match in self._tokens.finditer(low):
            kind, word = str(match.lastgroup), match[0]
            value = step = None
            if kind == "digits":
                value = Decimal(match["plain"].replace(",", ""))
                exponent = value.as_tuple().exponent
                assert isinstance(exponent, int)  # digits only
                step = Decimal(10) ** exponent
                kind = "ordinal digits" if match["suffix"] else kind
            elif kind != "vague":
                value = Decimal(str(self._words[kind][" ".join(word.split())]))
                step = value if kind == "scales" else Decimal(1)
            atoms.append(_Atom(kind, value, step, *match.span()))
        return atoms

    def _number(self, run: list[_Atom], text: str) -> Number:
        start, end = run[0].start, run[-1].end
        first = run[0]
        value: Decimal | None = None
        step: Decimal | None = None
        if first.kind != "vague":
            value, step = _value(run)
        return Number(
            text[start:end],
            start,
            end,
            value,
            step,
            in_words=first.kind not in {"digits", "ordinal digits"},
            is_ordinal=any("ordinal" in atom.kind for atom in run),
            whole=(start, end),
        )

    @cached_property
    def _tokens(self) -> re.Pattern[str]:
        words = self._words
        groups = [
            r"(?P<digits>(?P<plain>(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?)(?P<suffix>(?:st|nd|rd|th)\b)?)",
            *(
                rf"(?P<{kind}>\b(?:{any_of(words[kind])})\b)"
                for kind in ("vague", "fractions", "ordinals", "tens", "cardinals")
            ),
            # Of a scale there need be no space before it: "$5bn".
            rf"(?P<scales>(?<![a-z])(?:{any_of(words['scales'])})\b)",
        ]
        return re.compile("|".join(groups))


def any_of(phrases: Iterable[str], *, plural: bool = False) -> str:
    """A pattern for any of the phrases, longest first."""
    longest = sorted(phrases, key=len, reverse=True)
    return (
        "|".join(
            re.escape(phrase).replace(r"\ ", "[ -]") + ("s?" if plural and phrase[-1:].isalpha() else "")
            for phrase in longest
        )
        or "(?!)"
    )


def _runs(atoms: list[_Atom], low: str) -> list[list[_Atom]]:
    """Atoms that together are one number: "8.1" "million", "twenty" "first", "two" "hundred"."""
    runs: list[list[_Atom]] = []
    for atom in atoms:
        last = runs[-1][-1] if runs else None
        gap = low[last.end : atom.start] if last else ""
        if last is not None and _goes_on(last, atom, gap):
            runs[-1].append(atom)
        else:
            runs.append([atom])
    return runs


def _goes_on(last: _Atom, atom: _Atom, gap: str) -> bool:
    assert "vague" in (last.kind, atom.kind) or (last.value is not None and atom.value is not None)
    if atom.value is None or last.value is None:
        return False
    if gap not in ("", " ", "-") and not (gap == " and " and last.kind == "scales"):
        return False
    if atom.kind == "scales":
        return last.kind in ("digits", "cardinals", "tens", "scales")
    if atom.kind not in ("cardinals", "ordinals", "tens"):
        return False
    return (last.kind == "tens" and atom.value < 10) or (last.kind == "scales" and atom.value < last.value)


def _value(run: list[_Atom]) -> tuple[Decimal, Decimal]:
    """(330300000000, 100000000) for "330.3" "billion"."""
    total = group = Decimal(0)
    step = Decimal(1)
    for atom in run:
        assert atom.value is not None
        assert atom.step is not None
        if atom.kind != "scales":
            group += atom.value
            step = atom.step
        elif atom.value == 100:
            group = (group or Decimal(1)) * 100
            step *= 100
        else:
            total += (group or Decimal(1)) * atom.value
            group = Decimal(0)
            step *= atom.value
    return total + group, step

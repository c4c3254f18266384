"""Years as they are said: "since twenty twenty three"."""

from collections.abc import Iterator, Sequence

from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.text import Token

# "Two thousand and twenty three".
_LONGEST = 5


def years_in_figures(tokens: Sequence[Token], lexicon: Lexicon) -> Iterator[Token]:
    """The tokens, with a number for each year in words."""
    at = 0
    while at < len(tokens):
        length, year = _year(tokens[at : at + _LONGEST], lexicon)
        last = tokens[at + length - 1]
        yield tokens[at]._replace(text=year, number=True, end=last.end, possessive=last.possessive) if year else last
        at += length


def _year(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[int, str]:
    """How many tokens are the year that the first of them begins, and its number; empty where it begins none."""
    first = tokens[0]
    together = next(
        (n for n, one in enumerate(tokens) if n and (one.comma or one.sentence != first.sentence)), len(tokens)
    )
    for length in range(together, 1, -1):
        if year := lexicon.spoken_years.get(tuple(one.text for one in tokens[:length])):
            return length, year
    return 1, ""

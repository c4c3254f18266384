"""Names of indicators whose words stand apart."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.drafting.scattered import Scattered
from bot.facts.load import load
from bot.facts.model import Term
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import recognise
from bot.understanding.words.text import tokenize

TOWN = load(Path(__file__).parents[1] / "subject" / "knowledge")
LEXICON = Lexicon(TOWN)
SCATTERED = Scattered(TOWN, "en")


@pytest.mark.parametrize(
    ("text", "named", "indicators"),
    [
        ("412,000 were counted on trips that people made by bike", ("rides",), ("rides",)),
        ("the library had 9,000 visits", (), ("visits",)),
        ("loans of the library rose 3%", (), ("loans",)),
        ("the budget for the new bike lane", ("rides",), ("lane_budget", "rides")),
        ("the lane was closed", (), ()),
        ("the new budget", (), ()),
        ("the library's loans and visits", ("visits",), ("loans", "visits")),
    ],
)
def test_what_is_named(text: str, named: tuple[str, ...], indicators: tuple[str, ...]) -> None:
    spans = recognise(tokenize(text).tokens, LEXICON)
    assert SCATTERED.indicators(text, spans, named) == indicators


def test_a_longer_name_stands_for_a_shorter_one_in_it() -> None:
    full = {**TOWN.terms["indicator"], "full_trips": Term(name={"en": "full trips"})}
    scattered = Scattered(replace(TOWN, terms={**TOWN.terms, "indicator": full}), "en")
    text = "trips were 83% full"
    assert scattered.indicators(text, recognise(tokenize(text).tokens, LEXICON), ("rides",)) == ("full_trips",)

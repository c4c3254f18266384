"""A phrase more in a file that somebody wrote by hand: nothing else in it moves."""

from pathlib import Path

import pytest
import yaml

from bot.drafting.alias import NoTermError, with_phrase, with_question

TERMS = Path(__file__).parents[2] / "knowledge" / "terms"
FILE = """\
# Goods.
honey:  # the sweet one
  name: {en: honey, no: honning}
  phrases:
    en: [honey, "bees' gold",
         nectar]  # as in the market
    de: [honig]

wax:
  name: {en: wax}

mead:
  name: {en: mead}
  phrases: {en: [mead]}

jelly:
  name: {en: royal jelly}
  phrases:
    en:
      - jelly
      - royal jelly
  note: last
"""


def phrases(text: str, code: str, language: str) -> list[str]:
    held: list[str] = yaml.safe_load(text)[code]["phrases"][language]
    return held


def added(before: str, after: str) -> str:
    """What stands in the new text and not in the old, where nothing else differs."""
    start = next(
        (at for at, (one, two) in enumerate(zip(before, after, strict=False)) if one != two),
        min(len(before), len(after)),
    )
    length = len(after) - len(before)
    assert before[:start] + after[start : start + length] + before[start:] == after
    return after[start : start + length]


@pytest.mark.parametrize(
    ("code", "language"),
    [("honey", "en"), ("honey", "de"), ("honey", "ja"), ("wax", "en"), ("mead", "en"), ("mead", "fr"), ("jelly", "en")],
)
@pytest.mark.parametrize(
    "phrase", ["sweet stuff", "no", "12", "a: b", "it's", 'say "honey"', "a, b", "蜂蜜", "x # y", "[z]"]
)
def test_a_phrase_is_added_and_nothing_else_moves(code: str, language: str, phrase: str) -> None:
    after = with_phrase(FILE, code, language, phrase)
    assert phrases(after, code, language)[-1] == phrase
    assert len(added(FILE, after)) < len(phrase) + 40
    before = yaml.safe_load(FILE)
    now = yaml.safe_load(after)
    now[code]["phrases"][language].remove(phrase)
    assert {one: held for one, held in now.items() if one != code} == {o: h for o, h in before.items() if o != code}


def test_a_line_that_would_become_too_long_is_broken_below_the_first_phrase() -> None:
    text = FILE
    for number in range(40):
        text = with_phrase(text, "honey", "en", f"honey of the market number {number}")
    lines = text.splitlines()
    assert max(map(len, lines)) <= 160
    assert "         honey of the market number" in text
    assert len(phrases(text, "honey", "en")) == 43


@pytest.mark.parametrize("name", sorted(path.stem for path in TERMS.glob("*.yaml") if path.stem != "expressions"))
def test_every_term_of_the_shipped_folder_can_be_added_to(name: str) -> None:
    text = (TERMS / f"{name}.yaml").read_text(encoding="utf-8")
    for code in list(yaml.safe_load(text))[:8]:
        assert phrases(with_phrase(text, str(code), "en", "quite another name"), code, "en")[-1] == "quite another name"


@pytest.mark.parametrize("text", ["", "[]", "honey: {name: {en: honey}}", "other:\n  name: {en: other}\n", "honey:\n"])
def test_a_file_that_does_not_hold_the_term_is_left_alone(text: str) -> None:
    with pytest.raises(NoTermError):
        with_phrase(text, "honey", "en", "sweet")


def test_phrases_that_are_no_list_are_left_alone() -> None:
    with pytest.raises(NoTermError):
        with_phrase("honey:\n  phrases:\n    en: honey\n", "honey", "en", "sweet")


def test_a_question_is_added_to_those_that_are_there() -> None:
    first = with_question("", 'how much "honey"?', "accepted", [{"indicator": "sales", "period": "2025"}])
    both = with_question(first, "and wax?\n", "accepted", [])
    assert yaml.safe_load(both) == [
        {
            "ask": 'how much "honey"?',
            "kind": "accepted",
            "status": "answered",
            "series": [{"indicator": "sales", "period": "2025"}],
        },
        {"ask": "and wax?\n", "kind": "accepted", "status": "answered", "series": []},
    ]

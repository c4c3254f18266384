"""Scoring questions: what a file of them may hold, and what is told of a question that went wrong."""

from pathlib import Path

import pytest

from bot.evaluate import confusions, evaluate, read_cases
from bot.facts.load import load
from bot.facts.source import KnowledgeError
from bot.footnote import Footnote

ELECTRICITY = Path(__file__).with_name("subjects") / "electricity" / "knowledge"


def cases_of(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "questions.yaml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "- {kind: quote, ask: why did rides fall, says: heavy rain}",
            "questions.yaml:1: “why did rides fall”: says: must be a list; write it such as says: [heavy rain]",
        ),
        (
            "- {kind: quote, turns: [rides, 'why?'],\n   say: [rain]}",
            "questions.yaml:2: “rides / why?”: unknown field 'say'; did you mean 'says'?",
        ),
        ("- {ask: why}", "questions.yaml:1: “why”: the field 'kind' is missing"),
        ("- why", "questions.yaml:1: the file: must be made of fields and their values (found 'why')"),
        ("kind: quote", "questions.yaml:1: the file: must be a list (found \"{'kind': 'quote'}\")"),
    ],
)
def test_a_mistake_is_told_with_its_line_and_question(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(KnowledgeError) as error:
        read_cases(cases_of(tmp_path, text))
    assert str(error.value) == told


@pytest.mark.parametrize(
    ("part", "told"),
    [
        ("speaker: ibanez", None),
        ("speaker: Marisol Ibanez", None),
        ("speaker: ibáñez", None),
        ("organisation: cnr", None),
        ("organisation: national grid coordinator", None),
        ("speaker: belmar", "speaker is Marisol Ibáñez, not belmar"),
        ("organisation: guild", "organisation is National Grid Coordinator, not guild"),
        ("says: [hydro dam, the moon]", "without the moon"),
        ("article: desert-post", "nothing of the article desert-post"),
    ],
)
def test_whose_words_they_are_is_told_by_code_or_name(tmp_path: Path, part: str, told: str | None) -> None:
    cases = read_cases(cases_of(tmp_path, f"- {{kind: quote, ask: what did Ibáñez say, status: answered, {part}}}"))
    failures = confusions(evaluate(cases, Footnote(load(ELECTRICITY))))
    assert [line.partition("], ")[2] for line in failures] == ([told] if told else [])

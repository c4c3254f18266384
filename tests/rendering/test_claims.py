"""What a checked text looks like: in the terminal, as JSON, and with which exit code."""

import json

import pytest
from typer.testing import CliRunner

from bot.cli import app
from bot.facts.model import Knowledge
from bot.footnote import Footnote
from bot.rendering.card import card
from bot.rendering.contract import answer_object
from bot.rendering.text import text


def test_the_text_names_what_is_off_and_what_is_printed(footnote: Footnote, knowledge: Knowledge) -> None:
    said = text(footnote.check("imports rose 3% in November"), knowledge)
    assert said.startswith("Contradicted by the articles.")
    assert "+1.9%" in said
    assert "expected" in said


def test_the_object_has_the_verdict_and_each_statement(footnote: Footnote, knowledge: Knowledge) -> None:
    made = answer_object(footnote.check("Exports rose 5.9% and imports fell 1.9% in November"), knowledge, 7)
    assert made["claim"]["verdict"] == "contradicted"
    assert [one["verdict"] for one in made["claims"]] == ["supported", "contradicted"]
    assert made["claims"][1]["off"] == "sign"
    assert made["claims"][1]["series"] == made["figures"][1]["series"]["id"]
    assert json.loads(json.dumps(made))["id"] == 7


def test_what_is_not_covered_has_no_figure(footnote: Footnote, knowledge: Knowledge) -> None:
    made = answer_object(footnote.check("exports to ASEAN rose 20% in November"), knowledge)
    assert (made["status"], made["figures"]) == ("unknown", [])
    assert made["claim"]["verdict"] == "not_covered"


def test_a_question_has_no_claim(footnote: Footnote, knowledge: Knowledge) -> None:
    made = answer_object(footnote.check("good morning"), knowledge)
    assert made["claims"] == []
    assert "Nothing to check" in card(footnote.check("good morning"), knowledge).title


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["exports to the US fell 28.6% in November"], 0),
        (["exports to the US rose 28.6% in November"], 1),
        (["exports to India rose 28.6%", "--json"], 1),
        ([], 2),
        (["  "], 2),
    ],
)
def test_the_exit_code_tells_whether_it_is_supported(arguments: list[str], code: int) -> None:
    assert CliRunner().invoke(app, ["check", *arguments]).exit_code == code


def test_lines_of_claims_and_questions_may_be_mixed() -> None:
    lines = '{"id": 1, "claim": "imports fell 1.9%"}\n{"id": 2, "claim": 3}\n{"id": 3, "q": "hello"}\n'
    made = [json.loads(line) for line in CliRunner().invoke(app, ["ask", "--jsonl"], input=lines).output.splitlines()]
    assert made[0]["claim"]["verdict"] == "contradicted"
    assert "must be a text" in made[1]["error"]
    assert made[2]["claim"] is None

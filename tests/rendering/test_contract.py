"""The JSON answer that other programs build on."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from bot.answering.answer import Answer
from bot.facts.model import Knowledge
from bot.footnote import Footnote
from bot.rendering.contract import answer_object
from tests.conftest import NOW, ROOT

FIELDS = {
    "computed",
    "id",
    "question",
    "status",
    "intent",
    "reading",
    "figures",
    "statements",
    "claim",
    "claims",
    "suggestions",
    "knowledge",
    "text",
}
QUESTIONS = [
    "exports to the US",
    "exports to India",
    "tariffs?",
    "what did Gary Ng say?",
    "hello",
    "surplus so far this year",
    "Australia exports",
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_answer_has_every_field(ask: Callable[..., Answer], knowledge: Knowledge, question: str) -> None:
    found = json.loads(json.dumps(answer_object(ask(question), knowledge, 7)))
    assert set(found) == FIELDS
    assert found["id"] == 7
    assert found["question"] == question
    assert found["text"]
    if found["status"] == "unknown":
        assert not found["figures"]
        assert not any(character.isdigit() for character in found["text"].split("You can ask:")[0])


def test_the_fall_in_exports_to_the_us(ask: Callable[..., Answer], knowledge: Knowledge) -> None:
    (figure,) = answer_object(ask("how much did exports to the US fall in november"), knowledge)["figures"]
    assert figure["value"] == -28.6
    assert figure["series"]["counterpart"] == "US"
    assert figure["agreement"]["verdict"] == "consistent"
    assert (figure["agreement"]["articles"], figure["agreement"]["origins"]) == (5, 1)
    cnbc = next(report for report in figure["reports"] if report["article"] == "cnbc")
    assert (cnbc["value"], cnbc["low"], cnbc["high"], cnbc["qualifier"]) == (-28.6, -28.65, -28.55, "exact")
    assert sorted(report["qualifier"] for report in figure["reports"]) == ["about", "exact", "exact", "exact", "nearly"]


def test_the_conflict_over_the_cumulative_surplus(ask: Callable[..., Answer], knowledge: Knowledge) -> None:
    (figure,) = answer_object(ask("trade surplus so far this year"), knowledge)["figures"]
    assert figure["value"] == 1_076_000_000_000.0
    assert figure["agreement"]["verdict"] == "conflict"
    assert any("cannot be true" in note for note in figure["agreement"]["notes"])


def test_every_field_is_told_to_those_who_build_on_it(footnote: Footnote) -> None:
    guide = (ROOT / "docs" / "programs.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`([a-z_]+)`", guide))
    checked = footnote.check("Exports to the US rose 28.6% in November")
    asked, _ = footnote.ask("exports to the US and to the EU in november", None, NOW)
    quoted, _ = footnote.ask("what did Gary Ng say?", None, NOW)
    for answer in (checked, asked, quoted):
        assert set(_fields(answer_object(answer, footnote.knowledge))) - told == set()


def _fields(held: Any) -> Iterator[str]:
    if isinstance(held, dict):
        yield from held
        held = list(held.values())
    for one in held if isinstance(held, list | tuple) else ():
        yield from _fields(one)

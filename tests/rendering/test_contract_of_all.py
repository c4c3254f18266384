"""Every answer object that two whole folders can give, field by field as other programs were promised it."""

import json
import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import pytest

from bot.answering.answer import Answer
from bot.facts.load import load
from bot.facts.model import Kind, Knowledge, Measure
from bot.facts.reported import Qualifier
from bot.footnote import Footnote
from bot.rendering.contract import answer_object
from bot.rendering.naming import series_name
from bot.rendering.voice import Voice
from bot.understanding.reading import Intent
from tests.conftest import NOW, ROOT

STATUSES = {"answered", "ambiguous", "unknown", "chat"}
INTENTS = {
    "figure", "comparison", "quote", "statement", "disagreement", "claim", "number", "sources", "help", "about", "thanks", "none",
}  # fmt: skip
QUALIFIERS = {"exact", "about", "nearly", "more_than", "less_than", "range", "none"}
VERDICTS = {"single", "agree", "consistent", "differs_in_scope", "conflict"}
CLAIMS = {"supported", "contradicted", "mixed", "not_covered"}
ISO = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?(?:Z|[+-]\d{2}:\d{2})?)?)?)?")


@pytest.fixture(scope="module", params=["knowledge", "tests/subject/knowledge"])
def footnote(request: pytest.FixtureRequest) -> Footnote:
    return Footnote(load(ROOT / request.param))


def held(answer: Answer, knowledge: Knowledge) -> dict[str, Any]:
    """An answer as another program reads it."""
    found: dict[str, Any] = json.loads(json.dumps(answer_object(answer, knowledge, 7), allow_nan=False))
    return found


def check(found: dict[str, Any], knowledge: Knowledge) -> None:
    """What holds of every answer object."""
    assert found["id"] == 7
    assert found["status"] in STATUSES
    assert found["intent"] in INTENTS
    assert found["text"].strip()
    assert "\n" not in found["reading"]
    assert bool(found["reading"]) is bool(found["figures"])
    assert all(suggestion and isinstance(suggestion, str) for suggestion in found["suggestions"])
    assert len(set(found["suggestions"])) == len(found["suggestions"])
    if found["status"] != "answered":
        assert not found["figures"]
        assert not found["computed"]
    assert len({figure["series"]["id"] for figure in found["figures"]}) == len(found["figures"])
    for figure in found["figures"]:
        check_figure(figure, knowledge)
    for computed in found["computed"]:
        assert computed["operation"] in {"difference", "change"}
        assert all(identity in knowledge.by_id for identity in computed["of"])
        assert computed["low"] is None or computed["low"] <= computed["value"]
        assert computed["high"] is None or computed["value"] <= computed["high"]
    for statement in found["statements"]:
        check_statement(statement, knowledge)
    if found["claim"] is not None:
        assert found["claim"].keys() == {"verdict", "why"}
        assert found["claim"]["verdict"] in CLAIMS
        assert found["claim"]["why"]


def check_figure(figure: dict[str, Any], knowledge: Knowledge) -> None:
    series = knowledge.by_id[figure["series"]["id"]]
    for dimension, code in figure["series"].items():
        assert dimension == "id" or code == series.code(dimension)
    assert figure["series"]["kind"] in set(Kind)
    reports = knowledge.by_series[series]
    assert len(figure["reports"]) == len(reports)
    for shown, report in zip(figure["reports"], reports, strict=True):
        assert shown["article"] == report.article
        assert shown["article"] in knowledge.articles
        assert shown["unit"] == series.unit
        assert shown["as_reported"] == report.printed
        assert shown["qualifier"] in QUALIFIERS
        assert shown["as_of"] is None or ISO.fullmatch(shown["as_of"])
        assert shown["origin"] is None or shown["origin"] == knowledge.name("organisation", report.origin or "")
        check_bounds(shown)
        assert shown["value"] == (None if report.value is None else float(report.value))
        if series.measure.is_movement and shown["value"] and report.direction:
            assert (shown["value"] > 0) is (report.direction > 0)
    check_agreement(figure)


def check_bounds(shown: dict[str, Any]) -> None:
    """The value lies in its bounds, and they are what its qualifier says."""
    value, low, high, qualifier = shown["value"], shown["low"], shown["high"], shown["qualifier"]
    if value is None:
        assert (qualifier, low, high) == ("none", None, None)
        return
    assert qualifier != "none"
    assert low is None or low <= value
    assert high is None or value <= high
    match Qualifier(qualifier):
        case Qualifier.MORE_THAN:
            assert (low, high) == ((value, None) if value >= 0 else (None, value))
        case Qualifier.LESS_THAN:
            assert (low, high) == ((None, value) if value >= 0 else (value, None))
        case Qualifier.NEARLY:
            assert value in (low, high)
            assert low < high
        case Qualifier.EXACT | Qualifier.ABOUT:
            assert low < value < high
            assert value - low == pytest.approx(high - value)
        case Qualifier.RANGE:
            assert value in (low, high)


def check_agreement(figure: dict[str, Any]) -> None:
    agreement, reports = figure["agreement"], figure["reports"]
    assert agreement["verdict"] in VERDICTS
    numbered = [report for report in reports if report["value"] is not None]
    assert agreement["articles"] == len({report["article"] for report in numbered})
    assert agreement["origins"] <= len({report["origin"] for report in numbered} - {None})
    assert figure["value"] in ([report["value"] for report in numbered] or [None])
    assert all(note.strip() and "\n" not in note for note in agreement["notes"])
    assert len(set(agreement["notes"])) == len(agreement["notes"])
    low = max((report["low"] for report in numbered if report["low"] is not None), default=float("-inf"))
    high = min((report["high"] for report in numbered if report["high"] is not None), default=float("inf"))
    match agreement["verdict"]:
        case "agree":
            assert len({(r["value"], r["qualifier"], r["low"], r["high"]) for r in numbered}) == 1
            assert agreement["articles"] > 1
        case "single":
            assert agreement["articles"] <= 1
            assert low <= high
        case "conflict":
            assert low >= high
        case "differs_in_scope":
            assert len({report["scope"] for report in numbered}) > 1 or figure["series"]["kind"] != "reported"


def check_statement(statement: dict[str, Any], knowledge: Knowledge) -> None:
    (own,) = (one for one in knowledge.statements if one.id == statement["id"])
    assert (statement["article"], statement["text"]) == (own.article, own.text)
    assert statement["mode"] in {"direct", "paraphrase", "translated"}
    unnamed = own.speaker_as if not (own.organisation or own.kind == "event") else None
    assert (statement["speaker"] is None) is (own.speaker is None and unnamed is None)
    assert statement["via"] is None or own.via


def answers(footnote: Footnote) -> Iterator[Answer]:
    """What buttons and commands give, and what each name of a series, printed number and topic is answered with."""
    knowledge = footnote.knowledge
    voice = Voice(knowledge)
    for series, reports in knowledge.by_series.items():
        name = series_name(series, voice)
        yield footnote.show(series)
        yield from (
            footnote.ask(question, None, NOW)[0] for question in (name, f"how did {name} change?", f"is {name} right?")
        )
        yield from (footnote.number(report.printed) for report in reports)
        yield from (footnote.check(f"{name}: {report.printed}") for report in reports)
    for speaker in (*knowledge.terms["person"], *knowledge.terms["organisation"]):
        yield footnote.quotes(speaker=speaker)
    for topic in knowledge.terms["topic"]:
        yield footnote.quotes(topic=topic)
    for statement in knowledge.statements:
        yield footnote.ask(f"who said {statement.text}", None, NOW)[0]
        yield footnote.check(f"“{statement.text}”")
    for one, two in combinations(knowledge.by_series, 2):
        if (one.measure, one.unit) == (two.measure, two.unit):
            yield footnote.compare((one, two))
    yield footnote.disagreements()
    yield footnote.sources()
    yield from (footnote.talk(intent) for intent in (Intent.HELP, Intent.ABOUT, Intent.THANKS))


def test_every_answer_object_keeps_its_promises(footnote: Footnote) -> None:
    seen: set[str] = set()
    shown: set[str] = set()
    for answer in answers(footnote):
        found = held(answer, footnote.knowledge)
        check(found, footnote.knowledge)
        seen.add(found["status"])
        shown |= {figure["series"]["id"] for figure in found["figures"]}
    assert shown == set(footnote.knowledge.by_id)
    assert {"answered", "unknown", "chat"} <= seen


def test_the_number_asked_for_is_the_one_that_leads(footnote: Footnote) -> None:
    for series in footnote.knowledge.by_series:
        found = held(footnote.show(series), footnote.knowledge)
        assert [figure["series"]["id"] for figure in found["figures"]] == [series.id]
        if series.measure is Measure.LEVEL and found["figures"][0]["value"] is not None:
            assert found["figures"][0]["value"] > 0

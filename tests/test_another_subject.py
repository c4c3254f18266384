"""The same program over an invented town's bicycles and libraries: every feature works, so no subject is built in."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.answering.answer import Answer, Status, Verdict
from bot.cli import app
from bot.facts.load import load
from bot.facts.relations import Outcome, findings
from bot.footnote import Footnote
from bot.rendering.contract import answer_object
from bot.rendering.text import text
from bot.understanding.conversation import Conversation
from bot.understanding.reading import Intent

FOLDER = Path(__file__).with_name("subject")
NOW = datetime(2024, 7, 8, 12, tzinfo=UTC)

# Question → the series that stands first, its value, and how its reports lie to one another.
FIGURES = [
    ("how much did cycling grow in June?", "rides.growth_yoy.2024-06.percent", 12.4, Verdict.CONSISTENT),
    ("how many bike trips were there in June?", "rides.level.2024-06.count", 412_000, Verdict.CONSISTENT),
    ("do the articles agree on trips to the harbour?", "rides.growth_yoy.HARBOUR.2024-06.percent", None, Verdict.CONFLICT),
    ("trips to the docks", "rides.growth_yoy.HARBOUR.2024-06.percent", None, Verdict.CONFLICT),
    ("how much did trips to the old town fall?", "rides.growth_yoy.OLD_TOWN.2024-06.percent", -6.5, Verdict.CONSISTENT),
    ("how many months in a row have trips to the old town declined?", "rides.streak.OLD_TOWN.2024-06.months", 3, Verdict.DIFFERS_IN_SCOPE),
    ("by how much did cycling change in May?", "rides.growth_yoy.2024-05.percent", -2.1, Verdict.SINGLE),
    ("how many trips from January to June?", "rides.level.2024-01/2024-06.count", 1_900_000, Verdict.CONSISTENT),
    ("how many visits did the libraries have?", "visits.level.2024-06.count", 88_300, Verdict.CONSISTENT),
    ("how much did library visits grow?", "visits.growth_yoy.2024-06.percent", 4, Verdict.AGREE),
    ("how much did visits rise from May?", "visits.growth_mom.2024-06.percent", 5.2, Verdict.SINGLE),
    ("loans of e-books", "loans.growth_yoy.ebooks.2024-06.percent", 40, Verdict.AGREE),
    ("loans of audiobooks", "loans.growth_yoy.audiobooks.2024-06.percent", None, Verdict.SINGLE),
    ("what growth was forecast for cycling?", "rides.growth_yoy.2024-06.expectation.percent", 10, Verdict.SINGLE),
    ("what is the target for bicycle trips in 2024?", "rides.level.2024.target.count", 4_000_000, Verdict.SINGLE),
    ("how much is the spending on lanes?", "lane_budget.level.2024.target.EUR", 3_200_000, Verdict.SINGLE),
    ("laons of ebooks", "loans.growth_yoy.ebooks.2024-06.percent", 40, Verdict.AGREE),
    # As people type: talk around it, something taken back, a nickname, a word that only colours it.
    ("i run a cafe, how much did trips to the docks change", "rides.growth_yoy.HARBOUR.2024-06.percent", None, Verdict.CONFLICT),
    ("sorry not may i mean june, how much did cycling grow", "rides.growth_yoy.2024-06.percent", 12.4, Verdict.CONSISTENT),
    ("visits sorry loans of ebooks", "loans.growth_yoy.ebooks.2024-06.percent", 40, Verdict.AGREE),
    ("my flatmate (big reader) says library visits are up, by how many percent", "visits.growth_yoy.2024-06.percent", 4, Verdict.AGREE),
    ("cycling june la, up how many percent", "rides.growth_yoy.2024-06.percent", 12.4, Verdict.CONSISTENT),
    ("any idea how many bike trips in jun", "rides.level.2024-06.count", 412_000, Verdict.CONSISTENT),
    ("asking for a friend, how many library visits in june", "visits.level.2024-06.count", 88_300, Verdict.CONSISTENT),
    ("what growth were the boffins pencilling in for cycling", "rides.growth_yoy.2024-06.expectation.percent", 10, Verdict.SINGLE),
]  # fmt: skip
REFUSED = [
    "bike trips to the airport",
    "library visits in April",
    "what did Mayor Brown say about cycling?",
    "exports to the US",
    "loans of films",
    "bike trips in june, scooters only",
    "trips to the harbour, ferries",
]


@pytest.fixture(scope="module")
def footnote() -> Footnote:
    return Footnote(load(FOLDER / "knowledge"))


def ask(footnote: Footnote, question: str, conversation: Conversation | None = None) -> tuple[Answer, Conversation]:
    return footnote.ask(question, conversation, NOW)


@pytest.mark.parametrize(("question", "series", "value", "verdict"), FIGURES)
def test_figures(footnote: Footnote, question: str, series: str, value: float | None, verdict: Verdict) -> None:
    answer, _ = ask(footnote, question)
    assert answer.status is Status.ANSWERED
    figure = answer.figures[0]
    assert (figure.series.id, figure.agreement.verdict) == (series, verdict)
    if value is not None:
        assert figure.lead.value is not None
        assert float(figure.lead.value) == pytest.approx(value)


@pytest.mark.parametrize("question", REFUSED)
def test_what_no_article_says(footnote: Footnote, question: str) -> None:
    answer, _ = ask(footnote, question)
    assert answer.status is Status.UNKNOWN
    assert not answer.figures


def test_comparisons(footnote: Footnote) -> None:
    answer, _ = ask(footnote, "compare trips to the harbour and the old town")
    assert [figure.series.counterpart for figure in answer.figures] == ["HARBOUR", "OLD_TOWN"]
    answer, _ = ask(footnote, "did the growth of cycling beat the forecast?")
    assert [figure.series.kind for figure in answer.figures] == ["reported", "expectation"]


def test_quotations(footnote: Footnote) -> None:
    answer, _ = ask(footnote, "what did Ines Calder say?")
    assert answer.intent is Intent.QUOTE
    assert {statement.id for statement in answer.statements} == {"herald-calder", "herald-winter", "post-calder"}
    assert "City Wire" in text(answer, footnote.knowledge)  # through whom Pedal Post has it


def test_talk(footnote: Footnote) -> None:
    """A follow-up, a number looked up, the sources, and a word of talk."""
    _, talk = ask(footnote, "how much did trips to the harbour grow?")
    answer, _ = ask(footnote, "and to the old town?", talk)
    assert answer.figures[0].series.counterpart == "OLD_TOWN"
    assert ask(footnote, "what was the 40%?")[0].figures[0].series.product == "ebooks"
    assert set(ask(footnote, "which articles do you have?")[0].articles) == {
        "harbour-herald",
        "city-wire",
        "pedal-post",
    }
    assert ask(footnote, "hello")[0].status is Status.CHAT


@pytest.mark.parametrize("question", [*(row[0] for row in FIGURES), *REFUSED, "what did Tomas Reyes say?", "help"])
def test_every_answer_has_words_and_json(footnote: Footnote, question: str) -> None:
    answer, _ = ask(footnote, question)
    assert text(answer, footnote.knowledge).strip()
    held = json.loads(json.dumps(answer_object(answer, footnote.knowledge, 1)))
    assert held["status"] == answer.status


def test_arithmetic(footnote: Footnote) -> None:
    found = {finding.relation.id: finding for finding in findings(footnote.knowledge)}
    assert found["rides-beat-forecast"].outcome is Outcome.HOLDS
    before = found["rides-year-before"]
    assert before.outcome is Outcome.IMPLIES
    assert before.value is not None
    assert float(before.value) == pytest.approx(366_548, abs=1)


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["check", "--articles", str(FOLDER / "texts")], "no mistakes"),
        (["coverage", "--articles", str(FOLDER / "texts")], "100.0% covered"),
        (["audit"], "3 relations: 1 hold"),
        (["audit", "--json"], '"rides-beat-forecast"'),
        (["export", "--json"], '"rides"'),
        (["phrases"], "the docks"),
        (["draft", str(FOLDER / "texts" / "pedal-post.txt")], "counterpart: OLD_TOWN"),
    ],
)
def test_commands(command: list[str], says: str) -> None:
    result = CliRunner().invoke(app, ["kb", *command, "--knowledge", str(FOLDER / "knowledge")])
    assert result.exit_code == 0, result.output
    assert says in result.output


def test_the_draft_of_an_article_loads(tmp_path: Path) -> None:
    """What is drafted of a text takes the place of the article's file, as a maintainer would put it there."""
    folder, drafted_file = tmp_path / "knowledge", tmp_path / "draft.yaml"
    shutil.copytree(FOLDER / "knowledge", folder)
    draft = [
        "kb",
        "draft",
        str(FOLDER / "texts" / "harbour-herald.txt"),
        "-o",
        str(drafted_file),
        "--knowledge",
        str(folder),
    ]
    assert CliRunner().invoke(app, draft).exit_code == 0
    assert CliRunner().invoke(app, draft).exit_code == 2  # what stands there is kept
    (folder / "relations.yaml").unlink()  # it may speak of a number that the draft has elsewhere
    drafted_file.replace(folder / "articles" / "harbour-herald.yaml")
    drafted = {r.series.id: r.value for r in load(folder).reports if r.article == "harbour-herald"}
    held = {r.series.id: r.value for r in load(FOLDER / "knowledge").reports if r.article == "harbour-herald"}
    assert len(drafted.items() & held.items()) >= 7

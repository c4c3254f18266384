"""`footnote review`: what waits, in groups; an alias that is taken over with its test question, and one that is refused."""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import pytest
from typer.testing import CliRunner, Result

from bot.cli import app
from bot.evaluate import evaluate, read_cases
from bot.facts.lint import lint
from bot.facts.load import load_folder
from bot.footnote import Footnote
from bot.store.records import Feedback, Unanswered
from bot.store.store import Store

T = TypeVar("T")

ROOT = Path(__file__).parents[1]
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SHINY = "how much did exports of shiny dirt fall?"
TUNE = ROOT / "tests" / "questions" / "figures-tune.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A knowledge folder of one's own."""
    copy = tmp_path / "knowledge"
    shutil.copytree(ROOT / "knowledge", copy)
    return copy


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> "Kept":
    address = f"sqlite+aiosqlite:///{tmp_path / 'footnote.db'}"
    monkeypatch.setenv("FOOTNOTE_DATABASE_URL", address)
    return Kept(address)


class Kept:
    """The database that the commands find."""

    def __init__(self, address: str) -> None:
        self._address = address

    def do(self, work: Callable[[Store], Awaitable[T]]) -> T:
        async def run() -> T:
            async with Store.open(self._address) as store:
                return await work(store)

        return asyncio.run(run())

    def unanswered(self, *questions: str, count: int = 1) -> None:
        records = [Unanswered(question, "en", "unknown_word", NOW, datetime.now(UTC), count) for question in questions]
        self.do(lambda store: store.write(records))

    def report(self, **given: str) -> Feedback:
        held = {"comment": "", "question": "", "read_as": "exports · November 2025", **given}
        feedback = Feedback(
            "number", held["comment"], held["question"], held["read_as"], (), "ann", None, datetime.now(UTC)
        )
        return self.do(lambda store: store.add_feedback(feedback))

    def state(self, report: Feedback) -> str | None:
        held = self.do(lambda store: store.review.report(report.id))
        return None if held is None else held.state


def review(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["review", *arguments])


def accept(folder: Path, which: str, phrase: str, term: str, *more: str) -> Result:
    return review("accept", which, "--phrase", phrase, "--as", term, "--knowledge", str(folder), *more)


def texts(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")}


def test_nothing_waits_at_first(store: Kept) -> None:
    assert review().output == "nothing waits\n"
    assert store.do(lambda held: held.review.unanswered()) == ()


def test_what_waits_is_listed_in_groups(store: Kept) -> None:
    first = store.report(comment="it was 28.7", question="exports?")
    store.report(read_as="", comment="nobody \x1b[2J said so\nreally")
    store.unanswered("exports to india?", "how much did exports to india fall?", count=3)
    store.unanswered("weather tomorrow?", "how much did \u061cx exports rise?")
    listed = review().output
    assert f"{first.id}  number  exports? · it was 28.7" in listed
    assert "no figure" in listed
    assert not {"\x1b", "\u061c"} & set(listed)
    assert "Without an answer: 4, asked 8 times" in listed
    india = listed.index("IN\n")
    assert india < listed.index("3×  how much did exports to india fall?") < listed.index("weather")


def test_an_accepted_alias_answers_the_question_from_now_on(store: Kept, folder: Path) -> None:
    store.unanswered(SHINY)
    before = texts(folder)
    done = accept(folder, SHINY, "Shiny Dirt", "product:rare_earths", "--questions", str(TUNE))
    assert done.exit_code == 0, done.output
    assert store.do(lambda held: held.review.unanswered()) == ()
    loaded = load_folder(folder)
    assert lint(loaded, NOW.date()) == lint(load_folder(ROOT / "knowledge"), NOW.date())
    cases = read_cases(folder / "questions.yaml")
    assert [case.ask for case in cases] == [SHINY]
    (score,) = evaluate(cases, Footnote(loaded.knowledge)).values()
    assert score.right == 1
    after = texts(folder)
    changed = [name for name in before if before[name] != after[name]]
    assert changed == ["terms/products.yaml"]
    added = set(after[changed[0]].split()) - set(before[changed[0]].split())
    assert {"shiny", "dirt]"} & added


def test_a_reported_question_is_accepted_by_its_reference(store: Kept, folder: Path) -> None:
    report = store.report(question=SHINY)
    done = accept(folder, report.id, "shiny dirt", "product:rare_earths")
    assert done.exit_code == 0, done.output
    assert store.do(lambda held: held.review.feedback()) == ()
    assert SHINY in (folder / "questions.yaml").read_text(encoding="utf-8")


def test_a_second_one_is_added_to_the_first(store: Kept, folder: Path) -> None:
    assert accept(folder, SHINY, "shiny dirt", "product:rare_earths").exit_code == 0
    other = "how much did exports to freedonia fall?"
    done = accept(folder, other, "freedonia", "area:US", "--series", "exports.growth_yoy.US.2025-11.percent")
    assert done.exit_code == 0, done.output
    assert [case.ask for case in read_cases(folder / "questions.yaml")] == [SHINY, other]
    assert store.do(lambda held: held.review.unanswered()) == ()


@pytest.mark.parametrize(
    ("which", "phrase", "term", "more", "why"),
    [
        # Somebody else's phrase: the checks refuse it.
        ("how much did europe's imports grow?", "europe", "area:US", [], "'europe' belongs to area"),
        # An everyday word would be heard in other questions.
        (
            "how much did grow fall?",
            "grow",
            "product:rare_earths",
            ["--questions", str(TUNE)],
            "would be answered otherwise",
        ),
        # It does not help.
        ("what is the weather in freedonia?", "freedonia", "area:US", [], "would reach unknown"),
        (SHINY, "shiny dirt", "product:rare_earths", ["--series", "imports.growth_yoy.2025-11.percent"], "not imports"),
    ],
)
@pytest.mark.usefixtures("store")
def test_what_would_do_harm_is_refused_and_nothing_written(
    folder: Path, which: str, phrase: str, term: str, more: list[str], why: str
) -> None:
    before = texts(folder)
    refused = accept(folder, which, phrase, term, *more)
    assert refused.exit_code == 1
    assert why in refused.output
    assert texts(folder) == before


@pytest.mark.usefixtures("store")
def test_a_question_that_cannot_be_written_leaves_no_alias(folder: Path) -> None:
    before = texts(folder)
    (folder / "questions.yaml").mkdir()
    refused = accept(folder, SHINY, "shiny dirt", "product:rare_earths")
    assert refused.exit_code == 2
    assert "questions.yaml" in refused.output
    (folder / "questions.yaml").rmdir()
    assert texts(folder) == before
    assert not list(folder.rglob(".*.new"))


@pytest.mark.parametrize(
    ("term", "why"),
    [
        ("colour:red", "no terms of the kind"),
        ("product:unobtainium", "no term 'unobtainium'"),
        ("product", "no term ''"),
    ],
)
@pytest.mark.usefixtures("store")
def test_a_term_that_is_not_there_is_named(folder: Path, term: str, why: str) -> None:
    refused = accept(folder, SHINY, "shiny dirt", term)
    assert refused.exit_code == 2
    assert why in refused.output


@pytest.mark.usefixtures("store")
def test_a_file_of_no_questions_is_named(folder: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.yaml"
    wrong.write_text("- nothing: here\n", encoding="utf-8")
    refused = accept(folder, SHINY, "shiny dirt", "product:rare_earths", "--questions", str(wrong))
    assert refused.exit_code == 2
    assert "holds no questions" in refused.output


def test_a_report_without_a_question_needs_one(store: Kept, folder: Path) -> None:
    report = store.report()
    refused = accept(folder, report.id, "shiny dirt", "product:rare_earths")
    assert refused.exit_code == 1
    assert "holds no question" in refused.output


def test_what_is_dealt_with_or_mistaken_waits_no_more(store: Kept) -> None:
    reports = [store.report(), store.report()]
    store.unanswered("weather tomorrow?")
    assert review("done", reports[0].id).exit_code == 0
    assert review("dismiss", reports[1].id).exit_code == 0
    assert review("dismiss", "weather tomorrow?").exit_code == 0
    assert "was not on the list" in review("dismiss", "weather tomorrow?").output
    assert review().output == "nothing waits\n"
    assert [store.state(one) for one in reports] == ["done", "dismissed"]


def test_what_is_beyond_the_list_can_be_settled_and_is_counted(store: Kept, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.review._MOST", 2)
    reports = [store.report(question=SHINY) for _ in range(3)]
    store.unanswered("weather tomorrow?", "weather today?", "rain?")
    listed = review().output
    assert "Reported as wrong: 3; the 2 oldest:" in listed
    assert "Without an answer: 3, asked 3 times; the 2 asked most:" in listed
    assert review("done", reports[-1].id).output == f"{reports[-1].id}: done\n"
    assert review("dismiss", "weather today?").output == "weather today?: dismissed\n"
    assert review("dismiss", "rain?").output == "rain?: dismissed\n"
    assert review("dismiss", "weather tomorrow?").output == "weather tomorrow?: dismissed\n"
    assert store.state(reports[-1]) == "done"


@pytest.mark.usefixtures("store")
def test_what_no_database_takes_is_on_no_list() -> None:
    assert review("done", "half \udc80").output == "half ?: was not on the list\n"


def test_a_database_that_is_not_to_be_had_is_one_sentence(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    monkeypatch.setenv("FOOTNOTE_DATABASE_URL", f"sqlite+aiosqlite:///{blocked / 'footnote.db'}")
    refused = review()
    assert refused.exit_code == 1
    assert len(refused.output.strip().splitlines()) <= 2

"""Knowledge swapped while questions are asked: no stall, nothing left of the old one, and talks that go on."""

import asyncio
import gc
import shutil
import statistics
import time
import weakref
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.answering.answer import Figure, Status
from bot.answering.build import disputes
from bot.chat.catalogue import Catalogue
from bot.facts.load import load
from bot.facts.source import Mistake
from bot.footnote import Footnote
from bot.operations.knowledge import KnowledgeDesk
from bot.rendering.text import text

_SUBJECT = Path(__file__).parents[1] / "subject" / "knowledge"
_SHIPPED = Path(__file__).parents[2] / "knowledge"
_NOW = datetime(2026, 1, 1, tzinfo=UTC)


class Desk:
    """A desk, and what it told."""

    def __init__(self, folder: Path) -> None:
        self.footnote = Footnote(load(folder))
        self.changed: list[str] = []
        self.refused: list[Sequence[Mistake]] = []
        self.prepared: tuple[Figure, ...] = ()
        self.desk = KnowledgeDesk(
            folder, self.footnote, take_up=self.take_up, changed=self.has_changed, refused=self.was_refused
        )

    def take_up(self, catalogue: Catalogue) -> None:
        self.footnote = catalogue.footnote
        self.prepared = disputes(self.footnote.knowledge)

    async def has_changed(self, footnote: Footnote) -> None:
        self.changed.append(footnote.knowledge.version)
        raise ConnectionError  # whoever cannot be told changes nothing

    async def was_refused(self, mistakes: Sequence[Mistake]) -> None:
        self.refused.append(mistakes)


def _told(footnote: Footnote) -> str:
    """An answer with look-alikes, changes and names, so that all is worked out that is kept."""
    answer, _ = footnote.ask("how did trips to the harbour change?", None, _NOW)
    assert answer.figures
    return text(answer, footnote.knowledge)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(_SUBJECT, tmp_path / "knowledge")


async def test_one_fault_is_told_once_and_another_again(folder: Path) -> None:
    desk, notes = Desk(folder), folder / "notes.yaml"
    before, whole = desk.footnote, notes.read_text(encoding="utf-8")
    for broken in ("- nothing: here\n", "- nothing: here\n\n\n", "- id: [\n"):
        notes.write_text(broken, encoding="utf-8")
        await desk.desk.look()
        await desk.desk.look()
    assert [len(desk.refused), desk.desk.is_refused] == [2, True]
    assert desk.footnote is before
    notes.write_text(whole, encoding="utf-8")
    await desk.desk.look()
    assert [len(desk.refused), desk.desk.is_refused] == [2, False]
    assert desk.footnote is before
    assert desk.changed == []


async def test_a_changed_folder_is_taken_up_and_nothing_of_the_old_one_stays(folder: Path) -> None:
    desk = Desk(folder)
    _told(desk.footnote)
    old = weakref.ref(desk.footnote.knowledge)
    gc.freeze()  # as in a program that serves
    with (folder / "subject.yaml").open("a", encoding="utf-8") as file:
        file.write("\n# a remark\n")
    await desk.desk.look()
    assert desk.changed == [desk.footnote.knowledge.version]
    gc.unfreeze()  # other tests' things are none of ours
    assert old() is None


async def test_what_was_prepared_of_the_new_one_is_kept(folder: Path) -> None:
    desk = Desk(folder)
    with (folder / "subject.yaml").open("a", encoding="utf-8") as file:
        file.write("\n# a remark\n")
    await desk.desk.look()
    assert desk.prepared
    assert disputes(desk.footnote.knowledge) is desk.prepared


async def test_answers_go_on_while_a_folder_is_taken_up(tmp_path: Path) -> None:
    folder = shutil.copytree(_SHIPPED, tmp_path / "knowledge")
    desk = Desk(folder)
    desk.footnote.prepare()
    with (folder / "subject.yaml").open("a", encoding="utf-8") as file:
        file.write("\n# a remark\n")
    looking, waits = asyncio.create_task(desk.desk.look()), []
    while not looking.done():
        began = time.perf_counter()
        answer, _ = desk.footnote.ask("exports to the EU", None, _NOW)
        assert answer.status is Status.ANSWERED
        await asyncio.sleep(0.005)
        waits.append(time.perf_counter() - began)
    assert desk.changed
    # Taking it up takes a second of work; where that were done in one piece, there would be one answer and one wait.
    assert len(waits) > 5
    assert statistics.median(waits) < 0.2  # alone on a machine it is 20 ms; the tests' is shared


async def test_a_talk_of_what_is_no_more_goes_on() -> None:
    shipped, other = Footnote(load(_SHIPPED)), Footnote(load(_SUBJECT))
    for question in ("exports to the EU", "what did Gary Ng say?", "rare earth exports, change on the month before"):
        _, talk = shipped.ask(question, None, _NOW)
        assert talk.asks or talk.heard
        answer, after = other.ask("and last month?", talk, _NOW)
        assert all(figure.series in other.knowledge.by_series for figure in answer.figures)
        assert not after.within(other.knowledge).heard
        assert talk.within(shipped.knowledge) is talk

"""What is told of a change of the knowledge."""

import shutil
from pathlib import Path

from bot.answering.answer import Verdict
from bot.answering.changes import changes
from bot.facts.load import load
from bot.facts.source import Mistake
from bot.rendering.card import LONGEST_CONTENT
from bot.rendering.changes import MOST_LINES, change_lines, refused_message
from bot.rendering.voice import Voice

_SHIPPED = Path(__file__).parents[2] / "knowledge"


def test_the_same_folder_has_not_changed() -> None:
    before, after = load(_SHIPPED), load(_SHIPPED)
    assert change_lines(changes(before, after), before, after) == []


def test_a_number_that_was_corrected_flips_its_verdict(tmp_path: Path) -> None:
    folder = shutil.copytree(_SHIPPED, tmp_path / "knowledge")
    article = folder / "articles" / "ngn-post.yaml"
    text = article.read_text(encoding="utf-8")
    article.write_text(text.replace('5.9, printed: "jumped 5.9%"', '7.9, printed: "jumped 7.9%"'), encoding="utf-8")
    before, after = load(_SHIPPED), load(folder)
    found = changes(before, after)
    assert [new for _, _, new in found.verdicts] == [Verdict.CONFLICT]
    assert [report.printed for report in found.reports_gone] == ["jumped 5.9%"]
    assert [report.printed for report in found.reports_new] == ["jumped 7.9%"]
    assert (found.series_new, found.series_gone, found.statements_new) == ((), (), ())
    lines = change_lines(found, before, after)
    assert lines[0].startswith("~ exports, November 2025")
    assert [line[0] for line in lines] == ["~", "−", "+"]


def test_another_folder_is_told_in_so_many_lines() -> None:
    before, after = load(_SHIPPED), load(Path(__file__).parents[1] / "subject" / "knowledge")
    lines = change_lines(changes(before, after), before, after)
    assert len(lines) == MOST_LINES + 1
    assert lines[-1].startswith("… and ")


def test_the_owner_is_told_within_discords_limit_and_nothing_acts() -> None:
    mistakes = [Mistake(f"articles/{n}.yaml", n, "is no YAML: @everyone **[x](http://y)**") for n in range(200)]
    told = refused_message(mistakes, Voice(load(_SHIPPED)))
    assert len(told) <= LONGEST_CONTENT
    assert "\\@everyone" in told
    assert "footnote kb check" in told

"""No value, unit, qualifier, phrase or quotation can be changed without the check noticing: each is changed in turn."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from bot.facts.article_text import ArticleText
from bot.facts.evidence import compare
from bot.facts.lint import lint
from bot.facts.load import Folder, load_folder
from bot.facts.model import Mode, Report, Statement
from bot.facts.reported import Qualifier, Reported
from bot.facts.units import GENERAL_UNITS
from tests.conftest import UNTRACED

TODAY = date(2025, 12, 31)


@UNTRACED
def test_every_change_to_the_shipped_folder_is_noticed(
    shipped: Folder, article_texts: Mapping[str, ArticleText]
) -> None:
    assert list(_unnoticed(shipped, article_texts)) == []


def test_every_change_to_the_invented_folder_is_noticed(honey: Path, honey_texts: Mapping[str, ArticleText]) -> None:
    assert list(_unnoticed(load_folder(honey), honey_texts)) == []


def _unnoticed(folder: Folder, texts: Mapping[str, ArticleText]) -> Iterator[str]:
    knowledge = folder.knowledge
    units = sorted({*GENERAL_UNITS, *knowledge.terms["unit"]})
    for index, report in enumerate(knowledge.reports):
        for what, changed in _changes(report, units):
            alone = replace(
                folder,
                knowledge=replace(knowledge, reports=(changed,), statements=()),
                report_places=(folder.report_places[index],),
                statement_places=(),
            )
            if compare(alone, texts):
                continue
            # What one report alone does not show, its neighbours do.
            reports = (*knowledge.reports[:index], changed, *knowledge.reports[index + 1 :])
            if not lint(replace(folder, knowledge=replace(knowledge, reports=reports)), TODAY):
                yield f"{report.article} {report.printed!r}: {what}"
    for index, statement in enumerate(knowledge.statements):
        for what, spoken in _spoken(statement):
            alone = replace(
                folder,
                knowledge=replace(knowledge, reports=(), statements=(spoken,)),
                report_places=(),
                statement_places=(folder.statement_places[index],),
            )
            if not compare(alone, texts):
                yield f"{statement.id}: {what}"


def _changes(report: Report, units: list[str]) -> Iterator[tuple[str, Report]]:
    for what, reported in _amounts(report.reported):
        yield what, replace(report, reported=reported)
    for unit in units:
        if unit != report.series.unit:
            yield f"unit {unit}", replace(report, series=replace(report.series, unit=unit))
    for printed in _spoilt(report.printed):
        yield f"printed {printed!r}", replace(report, printed=printed)
    yield "paragraph", replace(report, paragraph=99)
    if report.reported is None and report.direction:
        yield "direction", replace(report, direction=-report.direction)


def _amounts(reported: Reported | None) -> Iterator[tuple[str, Reported | None]]:
    if reported is None:
        return
    yield "no value", None
    for value in (reported.value + reported.step, -reported.value, reported.value * 10, reported.value * 1000):
        yield f"value {value}", replace(reported, value=value)
    yield "one more digit", replace(reported, step=reported.step / 10)
    if reported.upper is None:
        yield "a range", replace(reported, qualifier=Qualifier.RANGE, upper=reported.value + reported.step)
    else:
        yield "upper", replace(reported, upper=reported.upper + reported.step)
    for qualifier in Qualifier:
        if qualifier not in (reported.qualifier, Qualifier.NONE, Qualifier.RANGE):
            yield qualifier, replace(reported, qualifier=qualifier, upper=None)


def _spoilt(words: str) -> Iterator[str]:
    """A letter or digit changed at every place, a word lost from the middle, one added, and letters cut off."""
    for at, sign in enumerate(words):
        if sign.isalnum():
            yield words[:at] + ("7" if sign != "7" else "8") + words[at + 1 :]
    parts = words.split()
    for at in range(2 if parts[0] == "…" else 1, len(parts) - 1):  # a cut that is marked may be longer
        yield " ".join((*parts[:at], *parts[at + 1 :]))
    yield words + " indeed"
    if words[0].isalpha() and words[1:2].isalpha():
        yield words[1:]


def _spoken(statement: Statement) -> Iterator[tuple[str, Statement]]:
    if statement.mode is not Mode.PARAPHRASE:
        for text in _spoilt(statement.text):
            yield f"text {text!r}", statement.model_copy(update={"text": text})
        shorter = statement.text.rsplit(" ", 1)[0]
        if shorter != statement.text:
            yield f"text {shorter!r}", statement.model_copy(update={"text": shorter})
    for index, printed in enumerate(statement.printed):
        for words in _spoilt(printed):
            changed = (*statement.printed[:index], words, *statement.printed[index + 1 :])
            yield f"printed {words!r}", statement.model_copy(update={"printed": changed})
    yield "paragraph", statement.model_copy(update={"paragraph": 99})

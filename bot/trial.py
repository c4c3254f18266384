"""A change of the knowledge tried out on a copy: what the checks say of it, and which known questions it would answer otherwise."""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.answering.answer import Answer, Status
from bot.drafting.alias import with_phrase
from bot.evaluate import Case, answered, mismatch
from bot.facts.lint import lint
from bot.facts.load import load_folder
from bot.facts.model import DIMENSIONS, Series
from bot.facts.references import TERM_FILES
from bot.facts.source import KnowledgeError
from bot.footnote import Footnote


@dataclass(frozen=True)
class Alias:
    """A phrase that is to stand for a term."""

    phrase: str
    dimension: str
    code: str
    language: str

    @property
    def file(self) -> str:
        """Where the term stands, inside the folder."""
        name = next((name for name, dimension in TERM_FILES.items() if dimension == self.dimension), None)
        if name is None:
            raise KeyError(self.dimension)
        return f"terms/{name}.yaml"


@dataclass(frozen=True)
class Changed:
    """A known question that would be answered otherwise."""

    case: Case
    before: str
    after: str


@dataclass(frozen=True)
class Trial:
    """What came of it. `text` is what the file would hold."""

    text: str
    mistakes: tuple[str, ...]
    changed: tuple[Changed, ...]
    answer: Answer | None  # to the question that is accepted; None where the checks refuse the change already


def tried(folder: Path, alias: Alias, question: str, cases: Iterable[Case]) -> Trial:
    """Try an alias on a copy of the folder. Raises NoTermError, KeyError for a kind of terms that there is not, OSError,
    and KnowledgeError for the folder as it is.
    """
    known = load_folder(folder)
    listed = tuple(cases)
    text = with_phrase((folder / alias.file).read_text(encoding="utf-8"), alias.code, alias.language, alias.phrase)
    now = datetime.now(UTC)
    before_mistakes = {mistake.text for mistake in lint(known, now.date())}
    with TemporaryDirectory() as held:
        copy = Path(held) / "knowledge"
        shutil.copytree(folder, copy)
        (copy / alias.file).write_text(text, encoding="utf-8", newline="\n")
        try:
            changed = load_folder(copy)
        except KnowledgeError as error:
            return Trial(text, tuple(map(str, error.mistakes)), (), None)
        mistakes = [str(mistake) for mistake in lint(changed, now.date()) if mistake.text not in before_mistakes]
        if mistakes:
            return Trial(text, tuple(mistakes), (), None)
    old, new = Footnote(known.knowledge), Footnote(changed.knowledge)
    answer, _ = new.ask(question, None, now)
    return Trial(text, (), tuple(_changes(listed, old, new)), answer)


def named_codes(series: Series) -> dict[str, str]:
    """What tells a series, as a known question names it."""
    return {dimension: code for dimension in DIMENSIONS if (code := series.code(dimension)) is not None}


def _changes(cases: Sequence[Case], old: Footnote, new: Footnote) -> Iterable[Changed]:
    for case in cases:
        before, after = answered(case, old), answered(case, new)
        if told_of(before) == told_of(after):
            continue
        # What was wrong and is right now is what an alias is for.
        if mismatch(case, before, old.knowledge) is not None and mismatch(case, after, new.knowledge) is None:
            continue
        yield Changed(case, told_of(before), told_of(after))


def told_of(answer: Answer) -> str:
    """What an answer is of, in a line."""
    series: Mapping[str, None] = dict.fromkeys(
        [figure.series.id for figure in answer.figures]
        or [statement.id for statement in answer.statements]
        or [ask.series.id for ask in answer.choices]
    )
    verdict = f" {answer.claim.verdict}" if answer.claim is not None else ""
    if answer.status is Status.UNKNOWN and answer.refusal is not None:
        return f"unknown: {' '.join(code for _, code in answer.refusal.missing) or answer.refusal.gap}"
    return f"{answer.status}{verdict}: {', '.join(series)}" if series else f"{answer.status}{verdict}"

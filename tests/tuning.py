"""The questions that may be looked at, all together, and whether an answer to one stays the same when it is put otherwise."""

from collections.abc import Iterable
from functools import cache

from bot.answering.answer import Answer
from bot.evaluate import Case, read_cases
from bot.footnote import Footnote
from tests.conftest import NOW, ROOT


@cache
def tuning_cases() -> tuple[Case, ...]:
    """Those of the tuning half, file by file."""
    files = sorted((ROOT / "tests" / "questions").glob("*-tune.yaml"))
    return tuple(case for file in files for case in read_cases(file))


def same(alone: Answer, changed: Answer) -> bool:
    """Whether both are of the same figures, or where there are none have a statement in common."""
    if alone.status is not changed.status:
        return False
    if alone.figures or changed.figures:
        return [one.series for one in alone.figures] == [one.series for one in changed.figures]
    said = {one.id for one in alone.statements}
    return not said or bool(said & {one.id for one in changed.statements})


def given_a_number(questions: Iterable[str], footnote: Footnote) -> list[str]:
    """Those of the questions that get a figure."""
    return [question for question in questions if footnote.ask(question, None, NOW)[0].figures]

"""Every name of every part of every series reaches it, and does so with a slip of the keyboard in it."""

import random
from collections.abc import Callable

import pytest

from bot.answering.answer import Status
from bot.facts.model import Knowledge
from bot.footnote import Footnote
from tests.conftest import NOW, UNTRACED
from tests.generated import generated, with_slip

# Shares as measured, less a little: a lexicon that grows makes new combinations, some of them nonsense.
FLOOR, FLOOR_WITH_SLIP, MOST_WRONG = 0.975, 0.97, 0.005


@UNTRACED
@pytest.mark.parametrize(("slips", "floor"), [(False, FLOOR), (True, FLOOR_WITH_SLIP)])
def test_every_name_reaches_its_series(
    slips: bool,  # noqa: FBT001 - a parametrised case
    floor: float,
    knowledge: Knowledge,
    footnote: Footnote,
    tell: Callable[[str], None],
) -> None:
    rng = random.Random(2)  # noqa: S311 - the same slips each time
    total = right = wrong = 0
    for case in generated(knowledge):
        question = with_slip(case.question, rng) if slips else case.question
        answer, _ = footnote.ask(question, None, NOW)
        total += 1
        if [figure.series for figure in answer.figures] == [case.series]:
            right += 1
        elif answer.status is Status.ANSWERED:
            wrong += 1
    tell(f"generated{' with a slip' if slips else ''}: {right / total:.1%} of {total}, {wrong} wrong")
    assert right >= floor * total
    assert wrong <= MOST_WRONG * total

"""A talk with one thing changed that must not change its last answer: remarks, thanks, chatter, other framing of a turn."""

import random
from collections.abc import Callable, Iterator

import pytest

from bot.answering.answer import Answer, Status
from bot.evaluate import Case, mismatch
from bot.facts.model import Knowledge
from tests.conftest import UNTRACED
from tests.tuning import same, tuning_cases

Ask = Callable[..., Answer]

_TALKS, _CHANGES_EACH = 160, 2
_FRAMES = (
    "ok and {}", "wait, {}", "cool. {}", "thx! {}", "thanks but {}", "lol ok {}", "huh. {}", "gotcha, {}", "um {}", "right, {}", "{} pls",
    "good to know, {}", "noted. {}", "ok now {}", "i see. {}", "actually {}", "another one: {}", "great, thanks. {}", "{} lol",
)  # fmt: skip
_BETWEEN = (
    "thanks", "ok", "lol", "cool", "hmm", "wow", "really?", "good to know", "brb", "who are you", "anyone want pizza later",
    "what is the price of milk", "exports of unicorns in november", "makes sense", "what can you do?",
)  # fmt: skip
_FIRST = (
    "exports in november?", "imports?", "exports to the us jan-nov", "what did gary ng say", "rare earth exports november tonnes",
    "surplus 2024 in dollars", "what did economists expect for exports", "growth target for 2026?", "whats the yuan at",
)  # fmt: skip


def _framed(turns: tuple[str, ...], rng: random.Random) -> tuple[str, ...]:
    return (*turns[:-1], rng.choice(_FRAMES).format(turns[-1]))


def _with_a_turn_between(turns: tuple[str, ...], rng: random.Random) -> tuple[str, ...]:
    return (*turns[:-1], rng.choice(_BETWEEN), turns[-1])


@UNTRACED
@pytest.mark.parametrize("change", [_framed, _with_a_turn_between])
def test_what_is_said_between_turns_changes_nothing(
    change: Callable[[tuple[str, ...], random.Random], tuple[str, ...]],
    ask: Ask,
    knowledge: Knowledge,
    tell: Callable[[str], None],
) -> None:
    rng = random.Random(6)  # noqa: S311 - the same changes each time
    total, other = 0, []
    talks = [case for case in tuning_cases() if case.turns and " ".join(case.turns).isascii()]
    for turns, answer in _answered(rng.sample(talks, _TALKS), ask, knowledge):
        for _ in range(_CHANGES_EACH):
            changed = change(turns, rng)
            total += 1
            if not same(answer, ask(*changed)):
                other.append(changed)
    tell(f"talks {change.__name__.strip('_')}: {len(other)} of {total} otherwise")
    assert len(other) <= 0.015 * total, other


@UNTRACED
@pytest.mark.parametrize(
    ("kinds", "most_other"),
    [({"clean", "several", "pair"}, 0.03), ({"chatter"}, 0.05), ({"near_miss"}, 0.03)],
    ids=lambda value: "+".join(sorted(value)) if isinstance(value, set) else str(value),
)
def test_what_was_asked_before_changes_no_question_of_its_own(
    kinds: set[str], most_other: float, ask: Ask, tell: Callable[[str], None]
) -> None:
    rng = random.Random(7)  # noqa: S311 - the same questions each time
    asked = [case.ask for case in tuning_cases() if case.kind in kinds and case.ask and case.ask.isascii()]
    total, other = 0, []
    for question in rng.sample(asked, _TALKS):
        alone = ask(question)
        for first in rng.sample(_FIRST, _CHANGES_EACH):
            after = ask(first, question)
            total += 1
            refused = alone.status in (Status.UNKNOWN, Status.CHAT) and after.status in (Status.UNKNOWN, Status.CHAT)
            if not (refused or same(alone, after)):
                other.append((first, question))
    tell(f"after another question, {'+'.join(sorted(kinds))}: {len(other)} of {total} otherwise")
    assert len(other) <= most_other * total, other


def _answered(talks: list[Case], ask: Ask, knowledge: Knowledge) -> Iterator[tuple[tuple[str, ...], Answer]]:
    """The turns of those that come out right, with the last answer."""
    for case in talks:
        answer = ask(*case.turns)
        if answer.reading.language == "en" and mismatch(case, answer, knowledge) is None:
            yield case.turns, answer

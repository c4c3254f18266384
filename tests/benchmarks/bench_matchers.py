"""Prints how other matchers read the same questions over the same names: right, wrong, refused, and at what cost.

Each rival gets whole questions composed from the names of every series, and the threshold at which the tuning half
comes out best.
"""

import math
import multiprocessing
import resource
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from bot.answering.answer import Status
from bot.evaluate import read_cases
from bot.facts.load import load
from bot.facts.model import Series
from tests.benchmarks.matchers import MATCHERS, Hit, Nearest
from tests.benchmarks.phrased import given

ROOT = Path(__file__).resolve().parents[2]
ANSWERABLE = ("clean", "everyday", "typo", "pair")
NEAR, CHATTER = "near_miss", "chatter"


class Asked(NamedTuple):
    """A question, its kind, and the codes of the one series that it asks for; None: it is to be refused."""

    question: str
    kind: str
    wanted: Mapping[str, str | None] | None


class Heard(NamedTuple):
    """A question and what a matcher took it for."""

    asked: Asked
    hit: Hit


@dataclass(frozen=True)
class Shares:
    """How one half came out, in shares."""

    right: float
    wrong: float  # another series, where there was one to be found
    near: float  # near misses refused
    chatter: float
    bold: float  # right, were nothing ever refused


@dataclass(frozen=True)
class Measured:
    """One row."""

    name: str
    tune: Shares
    held: Shares
    middle: float  # seconds a question
    late: float
    built: float  # seconds
    memory: float  # MB, the whole process


def main() -> None:
    """Measure each in a process of its own, so that none pays for another's memory."""
    print(
        f"{'tuning half / held out':<28}{'right':>16}{'wrong':>16}{'near refused':>16}{'chatter ref.':>16}{'never refusing':>16}",
        end="",
    )
    print(f"{'median':>11}{'99th':>11}{'build':>8}{'memory':>8}")
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, mp_context=spawn, max_tasks_per_child=1) as pool:
        for name in MATCHERS:
            try:
                print(_row(pool.submit(measure, name).result()), flush=True)
            except ModuleNotFoundError as missing:
                print(f"{name:<28}{missing.name} is not installed: pip install -e '.[bench]'", flush=True)
    for half in ("tune", "held"):
        kinds = [asked.kind for asked in _asked(half)]
        near, chatter = kinds.count(NEAR), kinds.count(CHATTER)
        print(
            f"{half}: {len(kinds) - near - chatter} questions on one series, {near} near misses, {chatter} of chatter"
        )


def measure(name: str) -> Measured:
    """Build a matcher, ask it everything, and find its threshold on the tuning half."""
    knowledge = load(ROOT / "knowledge")
    tune, held = list(_asked("tune")), list(_asked("held"))
    material = given(knowledge, [asked.question for asked in tune if asked.wanted])
    begun = time.perf_counter()
    nearest = MATCHERS[name](material)
    built = time.perf_counter() - begun
    heard, taken = _ask(nearest, [*tune, *held])
    enough = _threshold(heard[: len(tune)])
    taken.sort()
    return Measured(
        name,
        _shares(heard[: len(tune)], enough),
        _shares(heard[len(tune) :], enough),
        taken[len(taken) // 2],
        taken[int(len(taken) * 0.99)],
        built,
        resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    )


def _asked(half: str) -> Iterator[Asked]:
    """The questions on exactly one series, and those that no figure answers."""
    for path in sorted((ROOT / "tests" / "questions").glob(f"*-{half}.yaml")):
        for case in read_cases(path):
            answered = case.status == Status.ANSWERED
            if case.ask and case.kind in ANSWERABLE and answered and len(case.series) == 1:
                yield Asked(case.ask, case.kind, case.series[0])
            elif case.ask and case.kind in (NEAR, CHATTER) and not answered and Status.ANSWERED not in case.status:
                yield Asked(case.ask, case.kind, None)


def _is(series: Series | None, asked: Asked) -> bool:
    """Whether a series is what was asked for."""
    if series is None or asked.wanted is None:
        return False
    return all(series.code(dimension) == code for dimension, code in asked.wanted.items())


def _ask(nearest: Nearest, questions: Sequence[Asked]) -> tuple[list[Heard], list[float]]:
    """Everything asked, and the seconds that each took."""
    nearest("what is made at the first question only")
    heard, taken = [], []
    for asked in questions:
        begun = time.perf_counter()
        hit = nearest(asked.question)
        taken.append(time.perf_counter() - begun)
        heard.append(Heard(asked, hit))
    return heard, taken


def _threshold(heard: Sequence[Heard]) -> float:
    """The score from which on an answer is given: the best balance of answering right and refusing right."""
    scores = sorted({one.hit.score for one in heard} | {1.0})
    steps = scores[:: max(1, len(scores) // 500)]
    return max(steps, key=lambda enough: _balanced(_outcomes(heard, enough)))


def _balanced(outcomes: Mapping[str, Sequence[str]]) -> float:
    answered = [outcome for kind in ANSWERABLE for outcome in outcomes[kind]]
    refused = [*outcomes[NEAR], *outcomes[CHATTER]]
    return _share(answered, "right") + _share(refused, "refused")


def _shares(heard: Sequence[Heard], enough: float) -> Shares:
    outcomes, bold = _outcomes(heard, enough), _outcomes(heard, -math.inf)
    answered = [outcome for kind in ANSWERABLE for outcome in outcomes[kind]]
    return Shares(
        _share(answered, "right"),
        _share(answered, "wrong"),
        _share(outcomes[NEAR], "refused"),
        _share(outcomes[CHATTER], "refused"),
        _share([outcome for kind in ANSWERABLE for outcome in bold[kind]], "right"),
    )


def _outcomes(heard: Sequence[Heard], enough: float) -> dict[str, list[str]]:
    """Each question's outcome, by kind."""
    outcomes: dict[str, list[str]] = {kind: [] for kind in (*ANSWERABLE, NEAR, CHATTER)}
    for asked, hit in heard:
        if hit.score < enough:
            outcomes[asked.kind].append("refused")
        else:
            outcomes[asked.kind].append("right" if _is(hit.series, asked) else "wrong")
    return outcomes


def _share(outcomes: Sequence[str], wanted: str) -> float:
    return outcomes.count(wanted) / len(outcomes)


def _row(one: Measured) -> str:
    halves = zip(
        *((half.right, half.wrong, half.near, half.chatter, half.bold) for half in (one.tune, one.held)),
        strict=True,
    )
    cells = "".join(f"{f'{tune:.1%} / {held:.1%}':>16}" for tune, held in halves)
    costs = f"{one.middle * 1e6:>8.0f} µs{one.late * 1e6:>8.0f} µs{one.built:>6.2f} s{one.memory:>5.0f} MB"
    return f"{one.name:<28}{cells}{costs}"


if __name__ == "__main__":
    main()

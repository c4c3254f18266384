"""Prints how long an answer takes, from start to exit and inside a running process, and how much memory it needs.

Run: python -m tests.benchmarks.bench_answer
"""

import gc
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from bot.answering.agreement import agreement
from bot.evaluate import read_cases
from bot.facts.load import load
from bot.facts.reported import Reported
from bot.footnote import Footnote
from tests.generated import with_slip

ROOT = Path(__file__).resolve().parents[2]
_Given = TypeVar("_Given")
NOW = datetime(2025, 12, 8, tzinfo=UTC)
ODD = (
    "exports " * 2000,
    "x" * 10_000,
    "exprots " * 300,
    "🙂" * 5000,
    "a b c d e f g h " * 300,
    "us eu and " * 400,
    "1.1 2.2 3.3 " * 300,
    "exports, imports and surplus, " * 60,
    "exportsx importsy surpluz tarifs novembr soybens " * 25,
    "2025-11 " * 200,
    "中国" * 800,
    "对美国出口下降了多少" * 120,
    "exportstotheusnovember" * 60,
    "why who said quote " * 80,
)


def main() -> None:
    command = [sys.executable, "-m", "bot", "ask", "how much did exports to the US fall in november?"]
    seconds = []
    for _ in range(7):
        begun = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        seconds.append(time.perf_counter() - begun)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"footnote ask, start to exit: median {statistics.median(seconds):.3f} s, peak memory {peak:.0f} MB")

    footnote = Footnote(load(ROOT / "knowledge"))
    cases = [case for path in sorted((ROOT / "tests" / "questions").glob("*.yaml")) for case in read_cases(path)]
    footnote.prepare()
    gc.collect()
    gc.freeze()  # as `footnote run` does
    asked = list(dict.fromkeys(question for case in cases if case.claim is None for question in case.questions))
    _questions(footnote, "a question in a running process", asked)
    # Words never met before, so that nothing remembered of the first run flatters the second.
    rng = random.Random(0)  # noqa: S311 - the same slips each time
    _questions(footnote, "the same, each with a fresh slip", [with_slip(question, rng) for question in asked])
    _odd(footnote)
    _verdicts(footnote)
    _claims(footnote, ROOT / "tests" / "questions" / "claims-tune.yaml")


def _questions(footnote: Footnote, what: str, questions: Sequence[str]) -> None:
    """The cost of each of many questions, asked once."""
    taken = sorted(_timed(lambda text: footnote.ask(text, None, NOW), question) for question in questions)
    middle, late, longest = taken[len(taken) // 2], taken[int(len(taken) * 0.99)], taken[-1]
    print(f"{what} ({len(taken)}): median {middle:.2f} ms, 99th percentile {late:.2f} ms, longest {longest:.2f} ms")


def _odd(footnote: Footnote) -> None:
    """The cost of what nobody asks: the longest of long and odd texts, asked and checked."""
    ways: dict[str, Callable[[str], object]] = {
        "asked": lambda text: footnote.ask(text, None, NOW),
        "checked": footnote.check,
    }
    for what, way in ways.items():
        taken, worst = max((min(_timed(way, text + " " * n) for n in range(3)), text) for text in ODD)
        print(f"long and odd texts {what}: longest {taken:.1f} ms ({worst[:24]!r} …)")


def _verdicts(footnote: Footnote) -> None:
    """The cost of a verdict, for as many reports as the shipped series has most of, and for many that contradict each other."""
    like = next(reports[0] for reports in footnote.knowledge.by_series.values() if len(reports) == 5)
    for many in (5, 1000):
        taken = []
        for _ in range(21):  # made up anew each time: an interval is worked out once
            numbers = [Reported(Decimal(n % 97), Decimal(1)) for n in range(many)]
            reports = [replace(like, article=f"made-up-{n}", reported=number) for n, number in enumerate(numbers)]
            taken.append(_timed(agreement, reports))
        print(f"a verdict over {many} reports: median {statistics.median(taken):.2f} ms")


def _claims(footnote: Footnote, file: Path) -> None:
    """The cost of checking a long message."""
    text = ". ".join(case.claim or "" for case in read_cases(file))[:2000]
    taken = [_timed(footnote.check, text) for _ in range(9)]
    print(f"a message of {len(text)} characters checked: median {statistics.median(taken):.1f} ms")


def _timed(work: Callable[[_Given], object], given: _Given) -> float:
    """Milliseconds of the processor that something takes: what else a shared machine does is not ours."""
    begun = time.thread_time()
    work(given)
    return (time.thread_time() - begun) * 1e3


if __name__ == "__main__":
    main()

"""Prints how long an answer takes, from start to exit and inside a running process, and how much memory it needs."""

import gc
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path

from bot.answering.agreement import agreement
from bot.evaluate import read_cases
from bot.facts.load import load
from bot.facts.reported import Reported
from bot.footnote import Footnote

ROOT = Path(__file__).resolve().parents[2]


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
    now = datetime.now(UTC)
    footnote.prepare()
    gc.collect()
    gc.freeze()  # as `footnote run` does
    taken = []
    for question in (question for case in cases for question in case.questions):
        begun = time.perf_counter()
        footnote.ask(question, None, now)
        taken.append(time.perf_counter() - begun)
    taken.sort()
    middle, late = taken[len(taken) // 2], taken[int(len(taken) * 0.99)]
    figures = f"median {middle * 1e3:.2f} ms, 99th percentile {late * 1e3:.2f} ms, longest {taken[-1] * 1e3:.2f} ms"
    print(f"a question in a running process ({len(taken)} questions): {figures}")
    odd = [
        "exports " * 2000,
        "x" * 10_000,
        "exprots " * 300,
        "🙂" * 5000,
        "a b c d e f g h " * 300,
        "us eu and " * 400,
        "1.1 2.2 3.3 " * 300,
    ]
    worst = 0.0
    for question in odd:
        begun = time.perf_counter()
        footnote.ask(question, None, now)
        worst = max(worst, time.perf_counter() - begun)
    print(f"long and odd questions: longest {worst * 1e3:.1f} ms")
    _verdicts(footnote)
    _claims(footnote, ROOT / "tests" / "questions" / "claims-tune.yaml")


def _verdicts(footnote: Footnote) -> None:
    """The cost of a verdict, for the shipped reports of one series and for many made-up ones that contradict each other."""
    reports = next(reports for reports in footnote.knowledge.by_series.values() if len(reports) == 5)
    many = [
        replace(reports[0], article=f"made-up-{n}", reported=Reported(Decimal(n % 97), Decimal(1))) for n in range(1000)
    ]
    for found in (reports, many):
        begun = time.perf_counter()
        for _ in range(20):
            agreement(found)
        print(f"a verdict over {len(found)} reports: {(time.perf_counter() - begun) / 20 * 1e3:.2f} ms")


def _claims(footnote: Footnote, file: Path) -> None:
    """The cost of checking a long message."""
    text = ". ".join(case.claim or "" for case in read_cases(file))[:2000]
    taken = []
    for _ in range(9):
        begun = time.perf_counter()
        footnote.check(text)
        taken.append(time.perf_counter() - begun)
    print(f"a message of {len(text)} characters checked: median {statistics.median(taken) * 1e3:.1f} ms")


if __name__ == "__main__":
    main()

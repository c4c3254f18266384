"""Prints how reading a question grows with the knowledge, and rapidfuzz's extractOne over the same phrases beside it."""

import random
import resource
import time
from datetime import UTC, datetime
from decimal import Decimal

from rapidfuzz import fuzz, process

from bot.facts.model import Article, Fact, Kind, Knowledge, Known, Measure, Report, Series, Subject, Term
from bot.facts.reported import Reported
from bot.footnote import Footnote

SIZES = (100, 1_000, 10_000, 100_000)
QUESTIONS = 300
_SYLLABLES = ["ka", "lo", "mi", "ren", "tas", "ver", "don", "pul", "gar", "bex", "nol", "shi", "fra", "tum", "wes"]


def main() -> None:
    """Build knowledge of each size, ask, and print."""
    print(f"{'series':>8} {'build':>8} {'median':>9} {'99th':>9} {'typo 99th':>10} {'extractOne':>11} {'memory':>8}")
    for size in SIZES:
        random.seed(size)
        names = [_name() for _ in range(size)]
        knowledge = _knowledge(names)
        begun = time.perf_counter()
        footnote = Footnote(knowledge)
        footnote.ask("warm upp the nearr words", None, datetime.now(UTC))
        built = time.perf_counter() - begun
        asked = [f"how many visits did {random.choice(names)} have in november?" for _ in range(QUESTIONS)]  # noqa: S311
        slips = [question[:21] + question[22:] for question in asked]
        plain, typed = _times(footnote, asked), _times(footnote, slips)
        begun = time.perf_counter()
        few = asked[: 30 if size < SIZES[-1] else 3]
        for question in few:
            process.extractOne(question, names, scorer=fuzz.WRatio)
        one = (time.perf_counter() - begun) / len(few)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{size:>8} {built:>7.2f}s {plain[len(plain) // 2] * 1e3:>7.2f}ms {plain[int(len(plain) * 0.99)] * 1e3:>7.2f}ms "
            f"{typed[int(len(typed) * 0.99)] * 1e3:>8.2f}ms {one * 1e3:>9.2f}ms {peak:>6.0f}MB"
        )


def _times(footnote: Footnote, questions: list[str]) -> list[float]:
    taken = []
    now = datetime.now(UTC)
    for question in questions:
        begun = time.perf_counter()
        footnote.ask(question, None, now)
        taken.append(time.perf_counter() - begun)
    return sorted(taken)


def _name() -> str:
    return " ".join("".join(random.choices(_SYLLABLES, k=3)) for _ in range(2))  # noqa: S311


def _knowledge(names: list[str]) -> Knowledge:
    unknown = Fact(known=Known.UNKNOWN)
    article = Article(
        id="generated", outlet=Fact(value="Generated", known=Known.STATED), title=unknown, author=unknown,
        published=unknown, address=unknown, language="en", sha256="0" * 64,
    )  # fmt: skip
    reports = []
    for number in range(len(names)):
        code = f"place{number}"
        series = Series("visits", Measure.LEVEL, code, "X", None, "2025-11", Kind.REPORTED, "count", f"visits.{code}")
        reports.append(
            Report(
                "generated", series, Reported(Decimal(number), Decimal(1)), 0, str(number), None, Known.UNKNOWN, None, 1
            )
        )
    visits = Term(name={"en": "visits"}, phrases={"en": ("visits",)}, measure=Measure.LEVEL)
    products = {f"place{number}": Term(name={"en": name}) for number, name in enumerate(names)}
    return Knowledge(
        subject=Subject(title={"en": "generated"}, area="X", period="2025-11", as_of="2025-12-08"),
        articles={"generated": article},
        terms={"indicator": {"visits": visits}, "product": products, "area": {}, "unit": {}, "person": {}, "organisation": {}, "topic": {}},
        expressions=(), reports=tuple(reports), statements=(), notes=(), version="0",
    )  # fmt: skip


if __name__ == "__main__":
    main()

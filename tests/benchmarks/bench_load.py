"""How long a knowledge folder takes to load: the shipped one, and one of 1,000 generated articles with 50 reports each.

Run: python -m tests.benchmarks.bench_load [--articles 1000] [--reports 50]
"""

import argparse
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_ONE = """
import sys, time
from pathlib import Path
from bot.facts.load import load
started = time.perf_counter()
held = load(Path(sys.argv[1]))
print(time.perf_counter() - started, len(held.articles), len(held.reports))
"""
# The best of so many runs: what the machine does beside it is not ours.
_RUNS = 5
_INDICATORS, _MARKETS = 20, 40


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--reports", type=int, default=50)
    arguments = parser.parse_args()
    print(f"shipped: {_told([_loaded(ROOT / 'knowledge') for _ in range(_RUNS)])}")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(folder, arguments.articles, arguments.reports)
        print(f"generated: {_told([_loaded(folder)])}")


def generate(folder: Path, articles: int, reports: int) -> None:
    """A folder of so many articles with so many reports each, over series that they share."""
    (folder / "terms").mkdir()
    (folder / "articles").mkdir()
    (folder / "subject.yaml").write_text("title: {en: Generated}\narea: A0\nperiod: 2025-11\nas_of: 2025-12-08\n")
    indicators = "".join(
        f"i{n}: {{name: {{en: thing {n}}}, measure: growth_yoy, counterpart: to}}\n" for n in range(_INDICATORS)
    )
    (folder / "terms" / "indicators.yaml").write_text(indicators)
    (folder / "terms" / "areas.yaml").write_text(
        "".join(f"A{n}: {{name: {{en: place {n}}}}}\n" for n in range(_MARKETS))
    )
    facts = "".join(f"  {fact}: {{known: unknown}}\n" for fact in ("outlet", "title", "author", "published", "address"))
    for article in range(articles):
        lines = [f"article:\n  id: article-{article:04d}\n{facts}  language: en\n  sha256: {'0' * 64}\nreports:\n"]
        for number in range(reports):
            value = (article * 7 + number * 13) % 400 / 10
            series = f"indicator: i{number % _INDICATORS}, measure: growth_yoy, counterpart: A{1 + (article + number) % (_MARKETS - 1)}"
            lines.append(
                f"  - {{{series}, period: 2025-{1 + (article + number) % 12:02d}, unit: percent, value: {value},"
                f' printed: "rose {value}%", paragraph: {1 + number // 5}}}\n'
            )
        (folder / "articles" / f"article-{article:04d}.yaml").write_text("".join(lines))


def _loaded(folder: Path) -> tuple[float, float, str]:
    """Seconds in the loader, seconds of the whole process, and what was loaded; each in a process of its own."""
    started = time.perf_counter()
    out = subprocess.run(
        [sys.executable, "-c", _ONE, str(folder)], cwd=ROOT, check=True, capture_output=True, text=True
    ).stdout
    seconds, articles, reports = out.split()
    return float(seconds), time.perf_counter() - started, f"{articles} articles, {reports} reports"


def _told(runs: list[tuple[float, float, str]]) -> str:
    seconds, process, what = min(runs)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024  # KiB on Linux
    return (
        f"{what} in {seconds * 1000:,.0f} ms (with the start of Python {process * 1000:,.0f} ms); peak {peak:,.0f} MiB"
    )


if __name__ == "__main__":
    main()

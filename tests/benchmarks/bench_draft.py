"""How much of an article `footnote kb draft` finds: each article of the knowledge is drafted without its own file, and compared.

Run: python -m tests.benchmarks.bench_draft --articles DIR [--failures]
"""

import argparse
from collections import Counter
from pathlib import Path

from bot.drafting.draft import Draft, DraftedReport, draft
from bot.drafting.quotations import Quotation
from bot.facts.load import load
from bot.facts.model import Knowledge, Mode, Report, Statement

ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=Path, required=True)
    parser.add_argument("--knowledge", type=Path, default=ROOT / "knowledge")
    parser.add_argument("--failures", action="store_true")
    arguments = parser.parse_args()
    knowledge = load(arguments.knowledge)
    total: Counter[str] = Counter()
    for article in knowledge.articles:
        text = (arguments.articles / f"{article}.txt").read_text(encoding="utf-8")
        found = compared(draft(article, text, knowledge), knowledge, failures=arguments.failures)
        print(f"{article:12} {line(found)}")
        total += found
    print(f"{'all':12} {line(total)}")


def line(found: Counter[str]) -> str:
    """Recall and precision of numbers alone, of numbers with all their fields, and of quotations."""

    def share(part: str, whole: str) -> str:
        return f"{found[part]}/{found[whole]} = {found[part] / max(found[whole], 1):.0%}"

    return (
        f"numbers: recall {share('number', 'held')}, precision {share('number', 'drafted')} | "
        f"with series: recall {share('series', 'held')}, precision {share('series', 'drafted')} | "
        f"qualifier right {share('qualifier', 'number')}, sign {share('sign', 'number')} | "
        f"quotations: recall {share('quoted', 'quotations')}, precision {share('quoted', 'quotations drafted')}, "
        f"speaker right {share('speaker', 'quoted')} | all reports, also without a number: recall {share('series', 'reports')}"
    )


def compared(drafted: Draft, knowledge: Knowledge, *, failures: bool) -> Counter[str]:
    """What of a draft stands in the knowledge too."""
    own = [report for report in knowledge.reports if report.article == drafted.article]
    held = [report for report in own if report.value is not None]
    found = Counter(held=len(held), reports=len(own), drafted=len(drafted.reports))
    left = list(held)
    wrong: list[str] = []
    for entry in drafted.reports:
        alike = [report for report in left if _is_same_number(report, entry)]
        best = max(alike, key=lambda report: report.series.id == entry.series.id, default=None)
        if best is None:
            wrong.append(f"no such number: {entry.series.id} {entry.value} “{entry.printed}” ¶{entry.paragraph}")
            continue
        left.remove(best)
        found["number"] += 1
        for part, right, instead in (
            ("series", best.series.id == entry.series.id, f"{entry.series.id} instead of {best.series.id}"),
            ("qualifier", best.qualifier is entry.qualifier, f"{entry.qualifier} instead of {best.qualifier}"),
            ("sign", best.value == entry.number, "sign"),
        ):
            found[part] += right
            if not right:
                wrong.append(f"{instead} “{entry.printed}” ¶{entry.paragraph}")
    wrong += [f"not found: {report.series.id} “{report.printed}” ¶{report.paragraph}" for report in left]
    amounts = [unplaced for unplaced in drafted.unplaced if not unplaced.is_date]
    wrong += [f"unplaced: “{unplaced.printed}” ¶{unplaced.paragraph}" for unplaced in amounts]
    found += _quotations(drafted, knowledge, wrong)
    if failures:
        print(*(f"   {text}" for text in wrong), sep="\n")
    return found


def _is_same_number(report: Report, entry: DraftedReport) -> bool:
    same = report.value is not None and abs(report.value) == abs(entry.number)
    return same and report.paragraph == entry.paragraph and report.series.unit == entry.series.unit


def _quotations(drafted: Draft, knowledge: Knowledge, wrong: list[str]) -> Counter[str]:
    direct = [s for s in knowledge.statements if s.article == drafted.article and s.mode is not Mode.PARAPHRASE]
    quoted = [quotation for quotation in drafted.quotations if quotation.text is not None]
    found = Counter({"quotations": len(direct), "quotations drafted": len(quoted)})
    for quotation in quoted:
        same = next((s for s in direct if _is_same_quotation(s, quotation)), None)
        if same is None:
            wrong.append(f"no such quotation: {quotation.text}")
            continue
        direct.remove(same)
        found["quoted"] += 1
        who = same.speaker or same.organisation
        right = who in (quotation.speaker, quotation.organisation)
        found["speaker"] += right
        if not right:
            wrong.append(f"speaker {quotation.speaker or quotation.organisation} instead of {who}")
    wrong += [f"quotation not found: {statement.text}" for statement in direct]
    return found


def _is_same_quotation(statement: Statement, quotation: Quotation) -> bool:
    one, two = _plain(statement.text), _plain(quotation.text or "")
    return statement.paragraph == quotation.paragraph and (one in two or two in one)


def _plain(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


if __name__ == "__main__":
    main()

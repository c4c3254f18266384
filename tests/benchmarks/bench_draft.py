"""How much of an article `footnote kb draft` finds: each article of the knowledge is drafted without its own file, and compared.

Run: python -m tests.benchmarks.bench_draft --articles DIR [--failures]
"""

import argparse
from collections import Counter
from pathlib import Path

from bot.drafting.draft import Draft, draft
from bot.facts.load import load
from bot.facts.model import Knowledge, Mode

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
    held = [report for report in own if report.reported is not None]
    found = Counter(held=len(held), reports=len(own), drafted=len(drafted.reports))
    open_reports = list(held)
    for entry in drafted.reports:
        alike = [
            r
            for r in open_reports
            if r.paragraph == entry.paragraph
            and abs(r.reported.value) == abs(entry.number)
            and r.series.unit == entry.series.unit
        ]  # type: ignore[union-attr]
        best = max(alike, key=lambda r: r.series.id == entry.series.id, default=None)
        if best is None:
            if failures:
                print(f"   no such number: {entry.series.id} {entry.value} “{entry.printed}” ¶{entry.paragraph}")
            continue
        open_reports.remove(best)
        found["number"] += 1
        found["series"] += best.series.id == entry.series.id
        found["qualifier"] += best.qualifier is entry.qualifier
        found["sign"] += best.value == entry.number
        if failures and best.series.id != entry.series.id:
            print(
                f"   {entry.series.id} instead of {best.series.id} “{entry.printed}” ¶{entry.paragraph} ({entry.weight:.1f})"
            )
        if failures and best.qualifier is not entry.qualifier:
            print(f"   qualifier {entry.qualifier} instead of {best.qualifier} “{entry.printed}”")
        if failures and best.value != entry.number:
            print(f"   sign of “{entry.printed}”")
    if failures:
        for report in open_reports:
            print(f"   not found: {report.series.id} “{report.printed}” ¶{report.paragraph}")
        for unplaced in drafted.unplaced:
            print(f"   unplaced: “{unplaced.printed}” ¶{unplaced.paragraph}")
    return found + _quotations(drafted, knowledge, failures=failures)


def _quotations(drafted: Draft, knowledge: Knowledge, *, failures: bool) -> Counter[str]:
    direct = [s for s in knowledge.statements if s.article == drafted.article and s.mode is not Mode.PARAPHRASE]
    quoted = [quotation for quotation in drafted.quotations if quotation.text is not None]
    found = Counter({"quotations": len(direct), "quotations drafted": len(quoted)})
    for quotation in quoted:
        words = _plain(quotation.text or "")
        same = next(
            (
                s
                for s in direct
                if s.paragraph == quotation.paragraph and (_plain(s.text) in words or words in _plain(s.text))
            ),
            None,
        )
        if same is None:
            if failures:
                print(f"   no such quotation: {quotation}")
            continue
        found["quoted"] += 1
        speaker = (same.speaker or same.organisation) in (quotation.speaker, quotation.organisation)
        found["speaker"] += speaker or not (
            same.speaker or same.organisation or quotation.speaker or quotation.organisation
        )
        if failures and not speaker:
            print(
                f"   speaker {quotation.speaker or quotation.organisation or quotation.speaker_as} instead of {same.speaker or same.organisation or same.speaker_as}"
            )
    if failures:
        texts = [_plain(quotation.text or "") for quotation in quoted]
        print(
            *(
                f"   quotation not found: {s.text}"
                for s in direct
                if not any(_plain(s.text) in t or t in _plain(s.text) for t in texts)
            ),
            sep="\n",
        )
    return found


def _plain(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


if __name__ == "__main__":
    main()

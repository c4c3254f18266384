"""A draft as the YAML file of its article, every entry marked for a person to confirm."""

import json
import re
from collections.abc import Iterator

from bot.drafting.draft import Draft, DraftedReport, Unplaced
from bot.drafting.quotations import Quotation
from bot.facts.load import OWN_WORDS, UNPLACED
from bot.facts.model import Kind, Knowledge
from bot.facts.reported import Qualifier

MARK = "# to confirm"
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*\Z")
# Without quotation marks Norway's code is a false to editors, and to every reader of YAML but ours.
_NO_TEXT = re.compile(r"(?:y|n|yes|no|true|false|on|off|null)\Z", re.IGNORECASE)


def written(draft: Draft, knowledge: Knowledge) -> str:
    """The text of `articles/<id>.yaml`; it loads as it is once its article's facts are filled in."""
    return "\n".join(_lines(draft, knowledge)) + "\n"


def _lines(draft: Draft, knowledge: Knowledge) -> Iterator[str]:
    yield "# yaml-language-server: $schema=../schema/article.json"
    yield f"# A first draft by footnote kb draft: look at every line marked “{MARK[2:]}”, then take the mark away."
    yield "article:"
    yield f"  id: {draft.article}"
    for fact in ("outlet", "title", "author", "published", "address"):
        found = draft.heading.facts.get(fact)
        if found is None:
            yield f"  {fact}: {{known: unknown}} {MARK}: {{value: …, known: stated, how: …}}"
        else:
            told: dict[str, object] = {"value": found.value, "known": found.known.value, "how": found.how}
            yield f"  {fact}: {_flow(told)} {MARK}"
    yield "  language: en"
    if draft.translated:
        yield f'  translated: {{known: stated, how: "the text says so"}} {MARK}: by whom'
    yield f"  sha256: {draft.sha256}"
    yield ""
    yield "reports:" if draft.reports else "reports: []"
    for report in draft.reports:
        yield f"  - {_flow(_report(report, knowledge))} {MARK}{_elsewhere(report, draft.article, knowledge)}"
    yield ""
    yield "statements:" if draft.quotations else "statements: []"
    for count, quotation in enumerate(draft.quotations, 1):
        entry = _statement(quotation, draft, count)
        yield f"  - {_flow(entry)} {MARK}"
    yield ""
    yield "ignored:" if draft.unplaced else "ignored: []"
    for number in draft.unplaced:
        yield f"  - {_flow(_ignored(number))} {MARK}{_where(number)}"


def _report(report: DraftedReport, knowledge: Knowledge) -> dict[str, object]:
    series = report.series
    return {
        "indicator": series.indicator,
        "measure": series.measure.value,
        "product": series.product,
        "area": series.area if series.area != knowledge.subject.area else None,
        "counterpart": series.counterpart,
        "period": _Bare(series.period),
        "kind": series.kind.value if series.kind is not Kind.REPORTED else None,
        "unit": series.unit,
        "value": _number(report.value),
        "upper": None if report.upper is None else _number(report.upper),
        "qualifier": report.qualifier.value if report.qualifier is not Qualifier.EXACT else None,
        "printed": report.printed,
        "origin": report.origin,
        "origin_known": report.origin_known.value,
        "paragraph": report.paragraph,
    }


def _elsewhere(report: DraftedReport, own: str, knowledge: Knowledge) -> str:
    others = dict.fromkeys(
        other.article for other in knowledge.by_series.get(report.series, ()) if other.article != own
    )
    return f": as in {', '.join(others)}" if others else ": a series that no other article has"


def _statement(quotation: Quotation, draft: Draft, count: int) -> dict[str, object]:
    said = quotation.text is not None
    return {
        "id": f"{draft.article}-{count}",
        "kind": "view",
        "speaker": quotation.speaker,
        "organisation": quotation.organisation,
        "speaker_as": quotation.speaker_as or (None if quotation.speaker or quotation.organisation else "not named"),
        "mode": ("translated" if draft.translated else "direct") if said else "paraphrase",
        "text": quotation.text or OWN_WORDS,
        "paragraph": quotation.paragraph,
        "printed": None if said or not quotation.printed else [quotation.printed],
    }


def _ignored(number: Unplaced) -> dict[str, object]:
    reason = "A date." if number.is_date else UNPLACED
    return {"printed": number.printed, "paragraph": number.paragraph, "reason": reason}


def _where(number: Unplaced) -> str:
    if number.is_date:
        return ""
    lacking = f"terms/units.yaml has no “{number.strange_unit}”; " if number.strange_unit else ""
    return f": {lacking}a report, a statement, or why not; line {number.line}: “{number.around}”"


class _Bare(str):
    """A scalar that needs no quotation marks though it is no plain word: `2025-11`, `330.3 billion`."""

    __slots__ = ()


def _number(value: str) -> str:
    """A number as it may stand in {…}, where a comma would end it."""
    return value if "," in value else _Bare(value)


def _flow(entry: dict[str, object]) -> str:
    return "{" + ", ".join(f"{key}: {_scalar(value)}" for key, value in entry.items() if value is not None) + "}"


def _scalar(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(_scalar(item) for item in value) + "]"
    if isinstance(value, _Bare | int) or (isinstance(value, str) and _PLAIN.match(value) and not _NO_TEXT.match(value)):
        return str(value)
    return json.dumps(value, ensure_ascii=False)  # YAML reads JSON's strings as they are

"""Every sentence that a person reads in an answer, whatever shows it: terminal, card or JSON."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from babel import Locale

from bot.answering.answer import (
    Agreement,
    Answer,
    CheckedClaim,
    ClaimVerdict,
    Computed,
    Figure,
    Finding,
    Off,
    Open,
    Operation,
    Remark,
    Status,
    Verdict,
)
from bot.facts.model import Article, Kind, Knowledge, Known, Measure, Mode, Report, Series, Statement
from bot.rendering.numbers import amount, bounds, period_name, reported_number
from bot.understanding.reading import Ask, Gap, How, Intent, NotCovered

MEASURES = {
    Measure.LEVEL: "level",
    Measure.GROWTH_YOY: "change on a year earlier",
    Measure.GROWTH_MOM: "change on a month earlier",
    Measure.CHANGE: "change",
    Measure.SHARE: "share",
    Measure.RATE: "rate",
    Measure.STREAK: "months in a row",
    Measure.DURATION: "duration",
}
KINDS = {Kind.EXPECTATION: "expected", Kind.FORECAST: "forecast", Kind.TARGET: "target", Kind.DERIVED: "computed"}


# Series


def series_name(series: Series, knowledge: Knowledge) -> str:
    """`sales to Sweden, November 2025, change on a year earlier`"""
    return ", ".join(part for part in _series_parts(series, knowledge).values() if part)


def reading_name(series: Series, knowledge: Knowledge) -> str:
    """`sales · to Sweden · November 2025 · change on a year earlier`"""
    what, rest = _subject_parts(series, knowledge), _series_parts(series, knowledge)
    return " · ".join([*what, *(part for name, part in rest.items() if part and name != "subject")])


def _subject_parts(series: Series, knowledge: Knowledge) -> list[str]:
    term = knowledge.terms["indicator"].get(series.indicator)
    name = knowledge.name("indicator", series.indicator)
    if series.product:
        name = f"{name} of {knowledge.name('product', series.product)}"
    parts = [name]
    if series.area != knowledge.subject.area or (term and term.unmarked == "area"):
        parts.append(f"of {area_name(series.area, knowledge)}")
    if series.counterpart:
        parts.append(
            f"{term.counterpart if term and term.counterpart else 'with'} {area_name(series.counterpart, knowledge)}"
        )
    return parts


def _series_parts(series: Series, knowledge: Knowledge) -> dict[str, str]:
    measure = "" if series.measure in (Measure.RATE, Measure.SHARE, Measure.DURATION) else MEASURES[series.measure]
    if series.measure is Measure.LEVEL:
        measure = "" if series.unit == "count" else f"in {knowledge.name('unit', series.unit)}"
    return {
        "subject": " ".join(_subject_parts(series, knowledge)),
        "period": period_name(series.period),
        "measure": measure,
        "kind": KINDS.get(series.kind, ""),
    }


def area_name(code: str, knowledge: Knowledge) -> str:
    """An area's name, also of one that the folder does not know."""
    if code in knowledge.terms["area"]:
        return knowledge.name("area", code)
    name: str = Locale("en").territories.get(code, code)
    return name


# The answer's head


def headline(answer: Answer, knowledge: Knowledge) -> str:
    """The number, large and first; or in a few words that there is none."""
    if answer.claim is not None:
        return _CLAIM_HEADS[answer.claim.verdict] if answer.claim.checked else "Nothing to check in that"
    match answer.status:
        case Status.AMBIGUOUS:
            return "Which one do you mean?"
        case Status.UNKNOWN:
            return "The articles do not say"
        case Status.CHAT:
            return _TALK_HEADS[answer.intent]
    if answer.statements and answer.intent is not Intent.FIGURE:
        count = len(answer.statements)
        return (
            "What the articles print"
            if count > 1 or answer.statements[0].speaker is None
            else speaker_name(answer.statements[0], knowledge)
        )
    if answer.intent is Intent.SOURCES and not answer.figures:
        return f"{len(answer.articles)} articles"
    if len(answer.figures) > 1:
        return " · ".join(figure_number(figure, knowledge) for figure in answer.figures[:4])
    return figure_number(answer.figures[0], knowledge)


def figure_number(figure: Figure, knowledge: Knowledge) -> str:
    """The number that stands for a figure; "mentioned, but no number given" where no article has one."""
    if figure.lead.reported is None:
        direction = {-1: "fell", 1: "rose", 0: "is mentioned"}[figure.lead.direction]
        return f"{direction}; no number given"
    return reported_number(figure.lead, knowledge)


def reading_line(answer: Answer, knowledge: Knowledge) -> str:
    """How the question was read, and what of it was not said; empty where there was nothing to read."""
    if answer.status is not Status.ANSWERED or not answer.figures:
        return ""
    asks = [figure.ask for figure in answer.figures]
    names = "; ".join(reading_name(ask.series, knowledge) for ask in asks[:3]) + ("; …" if len(asks) > 3 else "")
    remarks = _how(asks, knowledge)
    return f"Read as: {names}{f' ({remarks})' if remarks else ''}"


def _how(asks: Sequence[Ask], knowledge: Knowledge) -> str:
    first = asks[0]
    assumed = [d for d, how in first.how.items() if how is How.ASSUMED and d in ("period", "measure")]
    inherited = [
        d
        for d in ("indicator", "product", "area", "counterpart", "period", "measure")
        if first.how.get(d) is How.INHERITED and first.series.code(d)
    ]
    said = []
    if "period" in assumed:
        said.append(f"no period asked, so {period_name(first.series.period)}")
    if inherited:
        names = [_code_name(d, first.series, knowledge) for d in inherited]
        said.append(f"{', '.join(names)} from before")
    return "; ".join(said)


def _code_name(dimension: str, series: Series, knowledge: Knowledge) -> str:
    code = series.code(dimension) or ""
    if dimension == "period":
        return period_name(code)
    if dimension == "measure":
        return MEASURES[series.measure]
    return knowledge.name("area" if dimension == "counterpart" else dimension, code)


# Reports and agreement


def article_name(article: str, knowledge: Knowledge) -> str:
    return knowledge.articles[article].name


def report_origin(report: Report, knowledge: Knowledge) -> str:
    """Who counted or said it, and through whom; "(inferred)" where the article does not say."""
    if report.origin is None:
        return "source not named"
    name = knowledge.name("organisation", report.origin)
    if report.via:
        name += f", via {knowledge.name('organisation', report.via)}"
    return name if report.origin_known is Known.STATED else f"{name} (inferred)"


def names(articles: Iterable[str], knowledge: Knowledge) -> str:
    """`One, Two and Three`, each once."""
    found = [article_name(article, knowledge) for article in dict.fromkeys(articles)]
    return found[0] if len(found) == 1 else f"{', '.join(found[:-1])} and {found[-1]}"


def agreement_sentences(figure: Figure, knowledge: Knowledge) -> list[str]:
    """Whether the articles agree, then one plain sentence for each thing worth knowing."""
    agreement = figure.agreement
    if figure.lead.reported is None:
        mention = (
            f"{names((r.article for r in figure.reports), knowledge)} {_verb(figure.reports)} it without a number."
        )
        return [
            mention,
            *(
                _note(remark, knowledge)
                for remark in agreement.remarks
                if remark.finding in (Finding.NOTE, Finding.REPORT_NOTE)
            ),
        ]
    return [_verdict(figure), *remark_sentences(figure, knowledge)]


def remark_sentences(figure: Figure, knowledge: Knowledge) -> list[str]:
    """The sentences behind the verdict, without it: the `notes` of the contract."""
    found = (_remark(remark, knowledge) for remark in figure.agreement.remarks)
    return list(dict.fromkeys(sentence for sentence in found if sentence))


def _verb(reports: Sequence[Report]) -> str:
    return "mentions" if len({report.article for report in reports}) == 1 else "mention"


def _verdict(figure: Figure) -> str:
    agreement = figure.agreement
    count = _count(agreement)
    match agreement.verdict:
        case Verdict.SINGLE:
            return "One article has this number."
        case Verdict.AGREE:
            return f"{count}: they print the same number."
        case Verdict.CONSISTENT:
            return f"{count}: their wordings are consistent; one true value fits all."
        case Verdict.DIFFERS_IN_SCOPE:
            return f"{count}: the words cover different things."
        case Verdict.CONFLICT:
            return f"{count}: they conflict; no single true value fits all."


def _count(agreement: Agreement) -> str:
    articles = f"{agreement.articles} article{'s' if agreement.articles != 1 else ''}"
    if not agreement.origins or agreement.articles == 1:
        return articles
    return f"{articles}, {agreement.origins} origin{'s' if agreement.origins != 1 else ''}"


def _remark(remark: Remark, knowledge: Knowledge) -> str:
    match remark.finding:
        case Finding.ROUNDED:
            return _printed_by(remark.reports, knowledge) + "."
        case Finding.TRUNCATED:
            return f"{_printed_by(remark.reports, knowledge)}: one true value fits all only if a writer cut digits off instead of rounding."
        case Finding.IMPOSSIBLE if not remark.others:
            return f"{_printed_by(remark.reports, knowledge)}: these cannot all be true."
        case Finding.IMPOSSIBLE:
            return f"{_printed_by(remark.others, knowledge)}; {_printed_by(remark.reports, knowledge)}, which cannot be true beside them."
        case Finding.SELF_CONTRADICTION:
            own = ", ".join(dict.fromkeys(f"“{report.printed}”" for report in remark.others))
            return f"The same article, {names((r.article for r in remark.reports), knowledge)}, elsewhere prints {own}, which fits."
        case Finding.SCOPE:
            scopes: dict[str, list[str]] = {}
            for report in remark.reports:
                scopes.setdefault(report.scope or "", []).append(report.article)
            return "; ".join(f"{names(articles, knowledge)}: {scope}" for scope, articles in scopes.items()) + "."
        case Finding.MENTIONED:
            return (
                f"{names((r.article for r in remark.reports), knowledge)} {_verb(remark.reports)} it without a number."
            )
        case Finding.ONE_ORIGIN:
            report = next(r for r in remark.reports if r.origin)
            return f"All have it from one origin: {knowledge.name('organisation', report.origin or '')}."
        case Finding.UNCLEAR:
            report = remark.reports[0]
            return f"{article_name(report.article, knowledge)} leaves the {' and the '.join(report.unclear)} open."
        case Finding.REPORT_NOTE | Finding.NOTE:
            return _note(remark, knowledge)


def _note(remark: Remark, knowledge: Knowledge) -> str:
    if remark.note:
        return _with_outlets(remark.note.text, knowledge)
    report = remark.reports[0]
    return f"{article_name(report.article, knowledge)}: {report.note}"


def _with_outlets(text: str, knowledge: Knowledge) -> str:
    """A note names articles by their ids, which stay when an outlet is renamed; people read the outlet."""
    for article in knowledge.articles.values():
        text = text.replace(article.id, article.name)
    return text


def _printed_by(reports: Sequence[Report], knowledge: Knowledge) -> str:
    """`One and Two print −28.6%, Three nearly −29%`"""
    groups: dict[str, list[str]] = {}
    for report in reports:
        groups.setdefault(reported_number(report, knowledge), []).append(report.article)
    parts: list[str] = []
    for number, articles in groups.items():
        verb = "" if parts else " prints" if len(set(articles)) == 1 else " print"
        parts.append(f"{names(articles, knowledge)}{verb} {number}")
    return ", ".join(parts)


def premise_sentence(answer: Answer) -> str:
    """What the articles print where the question presumes the opposite; empty where it does not."""
    if not answer.premise_fails:
        return ""
    figure = answer.figures[0]
    fell = figure.lead.direction < 0
    return f"The articles print a {'fall' if fell else 'rise'}, not a {'rise' if fell else 'fall'}."


def computed_sentence(computed: Computed, knowledge: Knowledge) -> str:
    """A computed number, always marked as ours, with what it is computed from."""
    one, two = computed.one, computed.two
    source = f"computed from {figure_number(one, knowledge)} and {figure_number(two, knowledge)}; no article prints it"
    if computed.operation is Operation.CHANGE:
        number = amount(computed.value, Decimal("0.1"), computed.unit, knowledge, signed=True)
        return f"Change from {period_name(two.series.period)} to {period_name(one.series.period)}: {number} ({source})."
    size = abs(computed.value)
    step = min(r.reported.step for r in (one.lead, two.lead) if r.reported)
    interval = computed.bounds if computed.value >= 0 else -computed.bounds
    number = amount(size, step, computed.unit, knowledge)
    if interval.low is None or interval.high is None:
        return f"Difference: about {number} ({source}; one of the two has no bound on one side)."
    if interval.low <= 0:
        return f"Difference: {number}, but within what the wordings leave open ({source})."
    return f"Difference: {number} ({source}; {bounds(interval, computed.unit, knowledge)} as the wordings allow)."


def look_alike_sentence(figure: Figure, knowledge: Knowledge) -> str:
    """Which other number this one is not; empty where none is near."""
    if not figure.look_alikes:
        return ""
    others = [f"{reported_number(r, knowledge)} ({series_name(r.series, knowledge)})" for r in figure.look_alikes]
    return f"Not to be mistaken for {' or '.join(others)}."


def extreme_sentence(answer: Answer, knowledge: Knowledge) -> str:
    """Whose report is the highest or the lowest, where that was asked; empty where it was not."""
    numbered = [report for report in answer.figures[0].reports if report.value is not None] if answer.figures else []
    if not answer.extreme or not numbered:
        return ""
    pick = max if answer.extreme > 0 else min
    value = pick(report.value for report in numbered if report.value is not None)
    word = "Highest" if answer.extreme > 0 else "Lowest"
    return f"{word}: {_printed_by([report for report in numbered if report.value == value], knowledge)}."


# Statements


def speaker_name(statement: Statement, knowledge: Knowledge) -> str:
    """`Gary Ng, senior economist at Natixis`; the article's own voice where nobody is named."""
    if statement.speaker_as:
        return statement.speaker_as
    if statement.speaker:
        return knowledge.name("person", statement.speaker)
    if statement.organisation:
        return knowledge.name("organisation", statement.organisation)
    return f"{article_name(statement.article, knowledge)}, in its own voice"


def statement_line(statement: Statement, knowledge: Knowledge) -> str:
    """The words with quotation marks where they are quoted, then who said it, where."""
    where = article_name(statement.article, knowledge)
    if statement.via:
        where += f", via {knowledge.name('organisation', statement.via)}"
    speaker = speaker_name(statement, knowledge)
    match statement.mode:
        case Mode.DIRECT:
            return f"“{statement.text}” — {speaker} ({where})"
        case Mode.TRANSLATED:
            return f"“{statement.text}” — {speaker} ({where}; machine-translated, so not word for word)"
        case Mode.PARAPHRASE:
            if not (statement.speaker or statement.organisation):
                return f"{statement.text} ({where})"
            return f"{statement.text} — {speaker}, paraphrased ({where})"


def article_line(article: Article) -> str:
    """Outlet, title and day, with what is not known said."""
    title = f"“{article.title.value}”" if article.title.value else "title not known"
    day = article.published.value or "date not known"
    return f"{article.name}: {title}, {day}, {article.address.value or 'address not known'}"


# Refusals, choices and talk


def refusal_sentence(refusal: NotCovered, knowledge: Knowledge) -> str:
    """Which part the articles do not cover; no number."""
    missing = [
        f"“{code}”" if dimension == "word" else _missing_name(dimension, code, knowledge)
        for dimension, code in refusal.missing
    ]
    match refusal.gap:
        case Gap.UNREADABLE:
            known = f"{len(knowledge.articles)} articles: {knowledge.name_of_subject()}"
            return f"I found nothing in that which these articles report. I answer from {known}."
        case Gap.UNKNOWN_WORD:
            return f"Nothing in the articles answers for {_either(missing)}."
        case Gap.NO_SERIES:
            return f"No article gives that for {_either(missing)}." if missing else "No article gives that."
        case Gap.NO_STATEMENT:
            return f"Nobody is quoted so in the articles{f': {_either(missing)}' if missing else ''}."


def _missing_name(dimension: str, code: str, knowledge: Knowledge) -> str:
    match dimension:
        case "period":
            return period_name(code)
        case "measure":
            return MEASURES[Measure(code)]
        case "kind":
            return {"expectation": "a forecast", "target": "a target", "reported": "a reported number"}.get(code, code)
        case "area" | "counterpart":
            return area_name(code, knowledge)
        case _:
            return knowledge.name(dimension, code)


def _either(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def talk_text(intent: Intent, knowledge: Knowledge) -> str:
    """One friendly short answer to talk."""
    examples = knowledge.subject.examples.get("en", ())[:3]
    asking = " · ".join(f"“{example}”" for example in examples)
    what = knowledge.name_of_subject()
    match intent:
        case Intent.THANKS:
            return "You are welcome. Ask me the next one any time."
        case Intent.GREETING:
            return (
                f"Hello! I answer questions about {what}, from {len(knowledge.articles)} news articles. Try: {asking}"
            )
        case Intent.ABOUT:
            return (
                f"I am Footnote. I answer questions about {what} with the number that the articles print, "
                "who printed it, and whether they agree. "
                "No language model: every answer comes from a fixed set of articles."
            )
        case _:
            return f"Ask me for a figure or a quotation about {what}. Try: {asking}"


_TALK_HEADS = {
    Intent.THANKS: "You are welcome",
    Intent.GREETING: "Hello",
    Intent.ABOUT: "About Footnote",
    Intent.HELP: "What you can ask",
}


# Claims

CLAIM_VERDICTS = {
    ClaimVerdict.SUPPORTED: "supported",
    ClaimVerdict.CONTRADICTED: "contradicted",
    ClaimVerdict.MIXED: "mixed",
    ClaimVerdict.NOT_COVERED: "not covered",
}
_CLAIM_HEADS = {
    ClaimVerdict.SUPPORTED: "Supported by the articles",
    ClaimVerdict.CONTRADICTED: "Contradicted by the articles",
    ClaimVerdict.MIXED: "The articles are split",
    ClaimVerdict.NOT_COVERED: "The articles do not say",
}
_OFF = {
    Off.VALUE: "The number is off.",
    Off.SIGN: "The direction is off.",
    Off.PERIOD: "The period is off.",
    Off.PARTNER: "The partner is off.",
    Off.PRODUCT: "The product is off.",
    Off.INDICATOR: "What is measured is off.",
    Off.MEASURE: "What the change is measured on is off.",
    Off.KIND: "What was expected and what was reported are mixed up.",
    Off.UNIT: "The unit is off.",
    Off.SCALE: "The scale is off: thousand, million, billion or trillion.",
    Off.DENIED: "It denies what they print.",
}


def claim_line(checked: CheckedClaim, knowledge: Knowledge) -> str:
    """One statement with its verdict and the reason: `Contradicted: “imports fell 1.9%”. CNBC prints …`."""
    verdict = CLAIM_VERDICTS[checked.verdict]
    return f"{verdict[0].upper()}{verdict[1:]}: “{checked.text}”. {claim_reason(checked, knowledge)}"


def claim_why(answer: Answer, knowledge: Knowledge) -> str:
    """Why the verdict over a text is what it is: the reasons of the statements that decide it, then what is not covered."""
    assert answer.claim is not None  # asked only of claims
    if not answer.claim.checked:
        return "I found no number, direction or quotation in it that these articles speak of."
    deciding = [one for one in answer.claim.checked if one.verdict is answer.claim.verdict]
    why = " ".join(dict.fromkeys(claim_reason(one, knowledge) for one in deciding))
    left = sum(one.verdict is ClaimVerdict.NOT_COVERED for one in answer.claim.checked)
    if left and answer.claim.verdict is not ClaimVerdict.NOT_COVERED:
        why += f" Not covered by the articles: {left} of {len(answer.claim.checked)} statements."
    return why


def claim_reason(checked: CheckedClaim, knowledge: Knowledge) -> str:
    """The sentences behind one verdict."""
    if checked.statement is not None:
        return _quotation_reason(checked, checked.statement, knowledge)
    if checked.verdict is ClaimVerdict.NOT_COVERED or checked.figure is None:
        return _open_reason(checked, knowledge)
    printed = f"{_prints(checked.figure, knowledge)} for {series_name(checked.figure.series, knowledge)}."
    if checked.verdict is ClaimVerdict.MIXED:
        return f"{printed} No single number fits all of them."
    if checked.verdict is ClaimVerdict.SUPPORTED or checked.off is None:
        return printed
    sentence = f"{printed} {_OFF[checked.off]}"
    if checked.elsewhere is not None and checked.elsewhere.series != checked.figure.series:
        sentence += f" {_elsewhere(checked.elsewhere, knowledge)}"
    return sentence


def _prints(figure: Figure, knowledge: Knowledge) -> str:
    numbered = [report for report in figure.reports if report.reported is not None]
    if numbered:
        return _printed_by(numbered, knowledge)
    direction = {-1: "a fall", 1: "a rise", 0: "no number"}[figure.lead.direction]
    return f"{names((r.article for r in figure.reports), knowledge)} {_verb(figure.reports)} {direction}"


def _elsewhere(report: Report, knowledge: Knowledge) -> str:
    return f"{_printed_by([report], knowledge)} for {series_name(report.series, knowledge)}."


def _open_reason(checked: CheckedClaim, knowledge: Knowledge) -> str:
    printed = ""
    if checked.figure is not None:
        printed = f"{_prints(checked.figure, knowledge)} for {series_name(checked.figure.series, knowledge)}."
    match checked.open:
        case Open.NO_NUMBER:
            return f"{printed} No article gives a number for that."
        case Open.LESS_EXACT:
            return f"{printed} That neither bears the statement out nor rules it out."
        case Open.NO_DIRECTION:
            return f"{printed} The statement does not say whether it rose or fell."
        case Open.NO_PERIOD:
            other = f" {_elsewhere(checked.elsewhere, knowledge)}" if checked.elsewhere else ""
            return f"{printed}{other} The statement names no period."
        case Open.PERHAPS:
            return "It speaks of what may be, and the articles of what was."
        case Open.UNCLEAR:
            return f"{printed} The statement can be read in two ways.".strip()
        case Open.NOT_QUOTED:
            return "Nobody is quoted so in the articles."
        case Open.OTHER_ARTICLE:
            return "The article that it names does not report that."
        case _:
            return refusal_sentence(checked.gap, knowledge) if checked.gap else "No article gives that."


def _quotation_reason(checked: CheckedClaim, statement: Statement, knowledge: Knowledge) -> str:
    line = statement_line(statement, knowledge)
    match checked.off:
        case Off.SPEAKER:
            return f"The words are somebody else's: {line}."
        case Off.WORDS:
            return f"The words are not as quoted: {line}."
        case _:
            return f"{line}."

"""Every sentence that a person reads in an answer, whatever shows it: terminal, card or JSON."""

from collections.abc import Sequence

from bot.answering.answer import Answer, ClaimVerdict, Status
from bot.facts.model import Article, Knowledge, Measure, Mode, Series, Statement
from bot.rendering.naming import MEASURES, area_name, article_name, figure_number, reading_name
from bot.rendering.numbers import period_name
from bot.understanding.reading import Ask, Gap, How, Intent, NotCovered

_CLAIM_HEADS = {
    ClaimVerdict.SUPPORTED: "Supported by the articles",
    ClaimVerdict.CONTRADICTED: "Contradicted by the articles",
    ClaimVerdict.MIXED: "The articles are split",
    ClaimVerdict.NOT_COVERED: "The articles do not say",
}


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

"""An Answer as plain text, for the terminal and for the `text` of the JSON answer."""

from collections.abc import Iterator

from bot.answering.answer import Answer, Figure, Status
from bot.facts.model import Knowledge
from bot.rendering import claim_words, naming, verdicts, words
from bot.understanding.reading import Intent


def text(answer: Answer, knowledge: Knowledge) -> str:
    """What a person reads: the number first, how the question was read, each article's words, whether they agree."""
    return "\n".join(_lines(answer, knowledge))


def _lines(answer: Answer, knowledge: Knowledge) -> Iterator[str]:
    if answer.reading.cut:
        yield "(Your question was long; I read only its beginning.)"
    if answer.claim is not None:
        yield from _checked(answer, knowledge)
        return
    match answer.status:
        case Status.CHAT:
            yield words.talk_text(answer.intent, knowledge)
        case Status.AMBIGUOUS:
            yield words.headline(answer, knowledge)
            yield from (
                f"  {number}. {naming.series_name(ask.series, knowledge)}"
                for number, ask in enumerate(answer.choices, 1)
            )
        case Status.UNKNOWN:
            assert answer.refusal is not None  # built with one
            yield f"{words.headline(answer, knowledge)}. {words.refusal_sentence(answer.refusal, knowledge)}"
            yield from _near(answer, knowledge, "You can ask:")
        case Status.ANSWERED:
            yield from _answered(answer, knowledge)


def _checked(answer: Answer, knowledge: Knowledge) -> Iterator[str]:
    """Each statement of a text with its verdict; of a single one also what each article prints."""
    assert answer.claim is not None  # asked only of claims
    checked = answer.claim.checked
    yield f"{words.headline(answer, knowledge)}."
    if not checked:
        yield claim_words.claim_why(answer, knowledge)
    yield from (claim_words.claim_line(one, knowledge) for one in checked)
    if len(checked) == 1:
        for figure in answer.figures:
            yield from _reports(figure, knowledge)
            yield from (f"  {sentence}" for sentence in verdicts.agreement_sentences(figure, knowledge))


def _answered(answer: Answer, knowledge: Knowledge) -> Iterator[str]:
    if premise := verdicts.premise_sentence(answer):
        yield premise
    if supposed := verdicts.supposed_sentence(answer):
        yield supposed
    if silent := verdicts.silent_sentence(answer, knowledge):
        yield silent
    if answer.intent is Intent.SOURCES and not answer.figures:
        yield f"I answer from {len(answer.articles)} articles:"
        yield from (f"  {words.article_line(knowledge.articles[article])}" for article in answer.articles)
        return
    yield from (f"{words.statement_line(statement, knowledge)}" for statement in answer.statements)
    for figure in answer.figures:
        if answer.statements:
            yield ""
        yield f"{naming.figure_number(figure, knowledge)}  {naming.series_name(figure.series, knowledge)}"
    if reading := words.reading_line(answer, knowledge):
        yield reading
    if extreme := verdicts.extreme_sentence(answer, knowledge):
        yield extreme
    for figure in answer.figures:
        if len(answer.figures) > 1:
            yield f"{naming.series_name(figure.series, knowledge)}:"
        yield from _reports(figure, knowledge)
        yield from (f"  {sentence}" for sentence in verdicts.agreement_sentences(figure, knowledge))
        if len(answer.figures) == 1 and (other := verdicts.look_alike_sentence(figure, knowledge)):
            yield f"  {other}"
    yield from (verdicts.computed_sentence(computed, knowledge) for computed in answer.computed)
    yield from _near(answer, knowledge, "Also to be had:")


def _reports(figure: Figure, knowledge: Knowledge) -> Iterator[str]:
    width = max(len(naming.article_name(report.article, knowledge)) for report in figure.reports)
    for report in figure.reports:
        name = naming.article_name(report.article, knowledge)
        yield f"  {name:<{width}}  “{report.printed}”  {naming.report_origin(report, knowledge)}"


def _near(answer: Answer, knowledge: Knowledge, lead: str) -> Iterator[str]:
    if answer.near:
        yield lead
        yield from (f"  {naming.series_name(series, knowledge)}" for series in answer.near)

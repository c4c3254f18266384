"""An Answer as plain text, for the terminal and for the `text` of the JSON answer."""

from collections.abc import Iterator

from bot.answering.answer import Answer, Figure, Status
from bot.facts.model import Knowledge, Language
from bot.rendering import agreement_words, claim_words, naming, verdicts, words
from bot.rendering.voice import Voice
from bot.understanding.reading import Intent


def text(answer: Answer, knowledge: Knowledge, language: Language | None = None) -> str:
    """What a person reads: the number first, how the question was read, each article's words, whether they agree.

    In the question's language, unless another is given.
    """
    return "\n".join(_lines(answer, Voice(knowledge, language or answer.reading.language)))


def _lines(answer: Answer, voice: Voice) -> Iterator[str]:
    if answer.reading.cut:
        yield voice.say("({remark})", remark=words.cut_remark(voice))
    if answer.claim is not None:
        yield from _checked(answer, voice)
        return
    match answer.status:
        case Status.CHAT:
            yield words.talk_text(answer.intent, voice)
        case Status.AMBIGUOUS:
            yield words.headline(answer, voice)
            yield from (
                f"  {number}. {naming.series_name(ask.series, voice)}" for number, ask in enumerate(answer.choices, 1)
            )
        case Status.UNKNOWN:
            assert answer.refusal is not None  # built with one
            yield voice.sentences(
                _stopped(answer, voice),
                words.refusal_sentence(answer.refusal, voice),
                words.offer_sentence(answer, voice),
            )
            yield from _near(answer, voice)
        case Status.ANSWERED:
            yield from _answered(answer, voice)


def _checked(answer: Answer, voice: Voice) -> Iterator[str]:
    """Each statement of a text with its verdict; of a single one also what each article prints."""
    assert answer.claim is not None  # asked only of claims
    checked = answer.claim.checked
    yield _stopped(answer, voice)
    if not checked:
        yield claim_words.claim_why(answer, voice)
    yield from (claim_words.claim_line(one, voice) for one in checked)
    if len(checked) == 1:
        for figure in answer.figures:
            yield from _reports(figure, voice)
            yield from _agreement(figure, voice)


def _answered(answer: Answer, voice: Voice) -> Iterator[str]:
    if premise := verdicts.premise_sentence(answer, voice):
        yield premise
    if supposed := verdicts.supposed_sentence(answer, voice):
        yield supposed
    if silent := verdicts.silent_sentence(answer, voice):
        yield silent
    if unmoved := verdicts.unmoved_sentence(answer, voice):
        yield unmoved
    if answer.intent is Intent.SOURCES and not answer.figures:
        yield words.sources_lead(answer, voice)
        yield from (f"  {words.article_line(voice.knowledge.articles[article], voice)}" for article in answer.articles)
        return
    if answer.is_of_words:
        yield from _quoted(answer, voice)
    for figure in answer.figures:
        if answer.is_of_words:
            yield ""
        yield f"{naming.figure_numbers(figure, voice)}  {naming.series_name(figure.series, voice)}"
    if reading := words.reading_line(answer, voice):
        yield reading
    if extreme := verdicts.extreme_sentence(answer, voice):
        yield extreme
    for figure in answer.figures:
        if len(answer.figures) > 1:
            yield voice.say("{series}:", series=naming.series_name(figure.series, voice))
        yield from _reports(figure, voice)
        yield from _agreement(figure, voice)
        if len(answer.figures) == 1 and (other := verdicts.look_alike_sentence(figure, voice)):
            yield f"  {other}"
    yield from (verdicts.computed_sentence(computed, voice) for computed in answer.computed)
    if answer.statements and not answer.is_of_words:
        yield words.beside_lead(voice)
        yield from (f"  {words.statement_line(statement, voice)}" for statement in answer.statements)
    yield from _near(answer, voice)


def _quoted(answer: Answer, voice: Voice) -> Iterator[str]:
    for statement in answer.statements:
        yield words.statement_line(statement, voice)
        if statement.note:
            yield f"  {statement.note}"


def _reports(figure: Figure, voice: Voice) -> Iterator[str]:
    width = max(len(naming.article_name(report.article, voice)) for report in figure.reports)
    for report in figure.reports:
        name = naming.article_name(report.article, voice)
        yield f"  {name:<{width}}  {voice.quoted(report.printed)}  {naming.report_origin(report, voice)}"


def _agreement(figure: Figure, voice: Voice) -> Iterator[str]:
    yield f"  {agreement_words.verdict_sentence(figure, voice, with_origin=True)}"
    yield from (f"  {remark}" for remark in agreement_words.told_remarks(figure, voice))


def _stopped(answer: Answer, voice: Voice) -> str:
    """The headline as a sentence."""
    return voice.say("{sentence}.", sentence=words.headline(answer, voice))


def _near(answer: Answer, voice: Voice) -> Iterator[str]:
    if suggested := suggestions(answer, voice):
        yield words.near_lead(answer, voice)
        yield from (f"  {one}" for one in suggested)


def suggestions(answer: Answer, voice: Voice) -> list[str]:
    """What can be asked instead or as well, in words that are understood."""
    question = words.offered_question(answer, voice)
    return [*(naming.series_name(series, voice) for series in answer.near), *([question] if question else [])]

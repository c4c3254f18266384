"""The sentences of a checked claim: its verdict, and what is off."""

from bot.answering.answer import (
    Answer,
    CheckedClaim,
    ClaimVerdict,
    Figure,
    Off,
    Open,
)
from bot.facts.model import Report, Statement
from bot.rendering.agreement_words import printed_by
from bot.rendering.naming import names, series_name
from bot.rendering.voice import Voice, message, plural
from bot.rendering.words import refusal_sentence, statement_line

CLAIM_VERDICTS = {
    ClaimVerdict.SUPPORTED: message("Supported"),
    ClaimVerdict.CONTRADICTED: message("Contradicted"),
    ClaimVerdict.MIXED: message("Mixed"),
    ClaimVerdict.NOT_COVERED: message("Not covered"),
}
_OFF = {
    Off.VALUE: message("The number is off."),
    Off.SIGN: message("The direction is off."),
    Off.PERIOD: message("The period is off."),
    Off.PARTNER: message("The partner is off."),
    Off.PRODUCT: message("The product is off."),
    Off.INDICATOR: message("What is measured is off."),
    Off.MEASURE: message("What the change is measured on is off."),
    Off.KIND: message("What was expected and what was reported are mixed up."),
    Off.UNIT: message("The unit is off."),
    Off.SCALE: message("The scale is off: thousand, million, billion or trillion."),
    Off.ORIGIN: message("The number is another origin's."),
    Off.DENIED: message("It denies what they print."),
}


def claim_line(checked: CheckedClaim, voice: Voice) -> str:
    """One statement with its verdict and the reason: `Contradicted: “imports fell 1.9%”. CNBC prints …`."""
    return voice.say(
        "{verdict}: “{claim}”. {reason}",
        verdict=voice.say(CLAIM_VERDICTS[checked.verdict]),
        claim=checked.text,
        reason=claim_reason(checked, voice),
    )


def claim_why(answer: Answer, voice: Voice) -> str:
    """Why the verdict over a text is what it is: the reasons of the statements that decide it, then what is not covered."""
    assert answer.claim is not None  # asked only of claims
    if not answer.claim.checked:
        return voice.say("I found no number, direction or quotation in it that these articles speak of.")
    deciding = [one for one in answer.claim.checked if one.verdict is answer.claim.verdict]
    why = voice.sentences(*dict.fromkeys(claim_reason(one, voice) for one in deciding))
    left = sum(one.verdict is ClaimVerdict.NOT_COVERED for one in answer.claim.checked)
    if left and answer.claim.verdict is not ClaimVerdict.NOT_COVERED:
        every = len(answer.claim.checked)
        told = voice.say("Not covered by the articles: {left} of {every} statements.", left=left, every=every)
        why = voice.sentences(why, told)
    return why


def claim_reason(checked: CheckedClaim, voice: Voice) -> str:
    """The sentences behind one verdict."""
    if checked.statement is not None:
        return _quotation_reason(checked, checked.statement, voice)
    if checked.verdict is ClaimVerdict.NOT_COVERED or checked.figure is None:
        return _open_reason(checked, voice)
    printed = _prints(checked.figure, voice)
    if checked.verdict is ClaimVerdict.MIXED:
        return voice.sentences(printed, voice.say("No single number fits all of them."))
    if checked.verdict is ClaimVerdict.SUPPORTED or checked.off is None:
        return printed
    elsewhere = ""
    if checked.elsewhere is not None and checked.elsewhere.series != checked.figure.series:
        elsewhere = _elsewhere(checked.elsewhere, voice)
    return voice.sentences(printed, voice.say(_OFF[checked.off]), elsewhere)


def _prints(figure: Figure, voice: Voice) -> str:
    """What the articles print for a series, as a sentence."""
    numbered = [report for report in figure.reports if report.reported is not None]
    series = series_name(figure.series, voice)
    if numbered:
        return voice.say(
            "{printed} for {series}.",
            printed=printed_by(numbered, voice, whose=figure.agreement.by_origin, dated=figure.agreement.by_day),
            series=series,
        )
    articles = dict.fromkeys(report.article for report in figure.reports)
    told = {"names": names(articles, voice), "series": series}
    match figure.lead.direction:
        case -1:
            one, many = plural("{names} mentions a fall for {series}.", "{names} mention a fall for {series}.")
        case 1:
            one, many = plural("{names} mentions a rise for {series}.", "{names} mention a rise for {series}.")
        case _:
            one, many = plural("{names} mentions no number for {series}.", "{names} mention no number for {series}.")
    return voice.count(one, many, len(articles), **told)


def _elsewhere(report: Report, voice: Voice) -> str:
    series = series_name(report.series, voice)
    return voice.say("{printed} for {series}.", printed=printed_by([report], voice), series=series)


def _open_reason(checked: CheckedClaim, voice: Voice) -> str:
    printed = "" if checked.figure is None else _prints(checked.figure, voice)
    match checked.open:
        case Open.NO_NUMBER:
            return voice.sentences(printed, voice.say("No article gives a number for that."))
        case Open.LESS_EXACT:
            return voice.sentences(printed, voice.say("That neither bears the statement out nor rules it out."))
        case Open.NO_DIRECTION:
            return voice.sentences(printed, voice.say("The statement does not say whether it rose or fell."))
        case Open.NO_PERIOD:
            other = _elsewhere(checked.elsewhere, voice) if checked.elsewhere else ""
            return voice.sentences(printed, other, voice.say("The statement names no period."))
        case Open.PERHAPS:
            return voice.say("It speaks of what may be, and the articles of what was.")
        case Open.UNCLEAR:
            return voice.sentences(printed, voice.say("The statement can be read in two ways."))
        case Open.NOT_QUOTED:
            return voice.say("The articles have no such quotation.")
        case Open.OTHER_ARTICLE:
            return voice.say("The article that it names does not report that.")
        case _:
            return refusal_sentence(checked.gap, voice) if checked.gap else voice.say("No article gives that.")


def _quotation_reason(checked: CheckedClaim, statement: Statement, voice: Voice) -> str:
    quotation = statement_line(statement, voice)
    match checked.off:
        case Off.SPEAKER:
            return voice.say("The words are somebody else's: {quotation}.", quotation=quotation)
        case Off.WORDS:
            return voice.say("The words are not as quoted: {quotation}.", quotation=quotation)
        case _:
            return voice.say("{printed}.", printed=quotation)

"""The sentences of a checked claim: its verdict, and what is off."""

from bot.answering.answer import (
    Answer,
    CheckedClaim,
    ClaimVerdict,
    Figure,
    Off,
    Open,
)
from bot.facts.model import Knowledge, Report, Statement
from bot.rendering.naming import names, series_name
from bot.rendering.verdicts import mentions, printed_by
from bot.rendering.words import refusal_sentence, statement_line

CLAIM_VERDICTS = {
    ClaimVerdict.SUPPORTED: "supported",
    ClaimVerdict.CONTRADICTED: "contradicted",
    ClaimVerdict.MIXED: "mixed",
    ClaimVerdict.NOT_COVERED: "not covered",
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
        return printed_by(numbered, knowledge)
    direction = {-1: "a fall", 1: "a rise", 0: "no number"}[figure.lead.direction]
    return f"{names((r.article for r in figure.reports), knowledge)} {mentions(figure.reports)} {direction}"


def _elsewhere(report: Report, knowledge: Knowledge) -> str:
    return f"{printed_by([report], knowledge)} for {series_name(report.series, knowledge)}."


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

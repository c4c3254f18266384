"""An Answer as the JSON object that other programs build on. Its fields and their meaning are fixed."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bot.answering.answer import Answer, CheckedClaim, Computed, Figure
from bot.facts.model import Kind, Knowledge, Language, Report, Series, Statement
from bot.facts.reported import Qualifier
from bot.rendering import agreement_words, claim_words, naming
from bot.rendering.text import suggestions, text
from bot.rendering.voice import Voice
from bot.understanding.reading import Intent


def answer_object(
    answer: Answer, knowledge: Knowledge, identity: Any = None, language: Language | None = None
) -> dict[str, Any]:
    """The answer object of the contract; `identity` is carried over as `id`.

    Sentences and names of series are in the question's language, unless another is given; codes never are, nor what names
    an article, a person or an organisation.
    """
    voice = Voice(knowledge, language or answer.reading.language)
    return {
        "id": identity,
        "question": answer.reading.question,
        "status": answer.status,
        "intent": Intent.NONE if answer.intent is Intent.GREETING else answer.intent,
        "reading": voice.say("; ").join(naming.reading_name(figure.series, voice) for figure in answer.figures),
        "figures": [figure_object(figure, voice) for figure in answer.figures],
        "computed": [_computed(one) for one in answer.computed],
        "statements": [statement_object(statement, knowledge) for statement in answer.statements],
        "claim": _claim(answer, voice),
        "claims": [_checked(one, voice) for one in answer.claim.checked] if answer.claim else [],
        "suggestions": [
            *(naming.series_name(ask.series, voice) for ask in answer.choices),
            *suggestions(answer, voice),
        ],
        "knowledge": knowledge.version,
        "text": text(answer, knowledge, voice.language),
    }


def figure_object(figure: Figure, voice: Voice) -> dict[str, Any]:
    """One entry of `figures`: the series, its reports and how they lie to one another."""
    return {
        "series": _series(figure.series),
        "value": _number(figure.lead.value),
        "reports": [_report(report, voice.knowledge) for report in figure.reports],
        "agreement": {
            "verdict": figure.agreement.verdict,
            "articles": figure.agreement.articles,
            "origins": figure.agreement.origins,
            "notes": agreement_words.remark_sentences(figure, voice),
        },
    }


def statement_object(statement: Statement, knowledge: Knowledge) -> dict[str, Any]:
    """One entry of `statements`."""
    person = knowledge.terms["person"].get(statement.speaker or "")
    organisation = statement.organisation or (person.organisation if person else None)
    # "Most economists": who says it where nobody is named.
    unnamed = None if organisation or statement.kind == "event" else statement.speaker_as
    return {
        "id": statement.id,
        "article": statement.article,
        "speaker": knowledge.name("person", statement.speaker) if statement.speaker else unnamed,
        "organisation": knowledge.name("organisation", organisation) if organisation else None,
        "mode": statement.mode,
        "text": statement.text,
        "via": knowledge.name("organisation", statement.via) if statement.via else None,
    }


def _claim(answer: Answer, voice: Voice) -> Mapping[str, Any] | None:
    if answer.claim is None:
        return None
    return {"verdict": answer.claim.verdict, "why": claim_words.claim_why(answer, voice)}


def _checked(checked: CheckedClaim, voice: Voice) -> Mapping[str, Any]:
    """One statement of a text that was checked; `off` is what is wrong with it where the articles contradict it."""
    return {
        "text": checked.text,
        "verdict": checked.verdict,
        "why": claim_words.claim_reason(checked, voice),
        "off": checked.off,
        "series": checked.figure.series.id if checked.figure else None,
    }


def _computed(computed: Computed) -> Mapping[str, Any]:
    """A number that no article prints, from the two series it is computed from."""
    return {
        "operation": computed.operation,
        "of": [computed.one.series.id, computed.two.series.id],
        "value": _number(computed.value),
        "low": _number(computed.bounds.low),
        "high": _number(computed.bounds.high),
        "unit": computed.unit,
        "kind": Kind.DERIVED,
    }


def _series(series: Series) -> Mapping[str, Any]:
    return {
        "id": series.id,
        "indicator": series.indicator,
        "measure": series.measure,
        "area": series.area,
        "counterpart": series.counterpart,
        "product": series.product,
        "period": series.period,
        "unit": series.unit,
        "kind": series.kind,
    }


# Programs know one word for each side; whether the bound itself is one of the values, the words as printed tell.
_QUALIFIERS = {Qualifier.AT_LEAST: Qualifier.MORE_THAN, Qualifier.AT_MOST: Qualifier.LESS_THAN}


def _report(report: Report, knowledge: Knowledge) -> Mapping[str, Any]:
    interval = report.interval
    return {
        "article": report.article,
        "value": _number(report.value),
        "low": _number(interval.low) if interval else None,
        "high": _number(interval.high) if interval else None,
        "unit": report.series.unit,
        "qualifier": _QUALIFIERS.get(report.qualifier, report.qualifier),
        "as_reported": report.printed,
        "origin": knowledge.name("organisation", report.origin) if report.origin else None,
        "as_of": report.as_of,
        "scope": report.scope,
        "paragraph": report.paragraph,
    }


def _number(value: Decimal | None) -> float | None:
    return None if value is None else float(value)

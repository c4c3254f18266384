"""Who is quoted, and whose view is told: quotation marks and the words of saying around them. Reads English."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.drafting.passages import Passages, Sentence
from bot.facts.model import Knowledge

# A quotation shorter than this is a word in quotation marks ("Two Sessions"), not somebody's sentence.
_FEWEST_WORDS = 4
_QUOTED = re.compile(r'"(?P<words>[^"]+)"')
_SAYING = re.compile(
    r"\b(?:said|says|say|told|noted|notes|wrote|added|adding|warned|warns|warn|according to|estimates?|argued|argues|pointing out|projects?"
    r"|reported|expects?|expected|predict(?:s|ed)?|flagged|signaled|signalled|called|explained|caution(?:s|ed)?)\b",
    re.IGNORECASE,
)
# Two or three capitalised words before or after a word of saying: a name that the lexicon does not know.
_NAME = r"(?:[A-Z][\w'-]+)(?: (?:[A-Z][\w'-]+)){1,2}"
_SAID = r"\b(?:said|says|told|noted|wrote|added|warned)\b"
_SAID_BY = re.compile(rf"(?:{_SAID}|\baccording to) (?P<after>{_NAME})|(?P<before>{_NAME})[^.;]{{0,80}}?{_SAID}")
_PRONOUN = re.compile(r"\b(?:he|she|they)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")
# What tells a view beside a number.
_HOLDS = re.compile(r"\bthat\b|\bbecause\b|\b(?:warn|argu|call|caution|flag|explain|add|blam)\w*\b", re.IGNORECASE)
# So many characters before and after a quotation hold the words of saying that are shown with it.
_BEFORE, _AFTER = 200, 160


@dataclass(frozen=True)
class Quotation:
    """Words in quotation marks, or a sentence that tells somebody's view without them (`text` is None)."""

    paragraph: int
    text: str | None
    speaker: str | None  # the code of a person
    organisation: str | None
    speaker_as: str | None  # the name as printed, where no term has it
    printed: str  # the few words that show who speaks


def quotations(sentences: Sequence[Sentence], passages: Passages, knowledge: Knowledge) -> Iterator[Quotation]:
    """Every quotation and every attributed view of a text, in order."""
    by_paragraph: dict[int, list[Sentence]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append(sentence)
    for paragraph, held in by_paragraph.items():
        text = " ".join(sentence.text for sentence in held)
        outside = _QUOTED.sub(" ", text)
        quoted = False
        for match in _QUOTED.finditer(text):
            if len(match["words"].split()) < _FEWEST_WORDS:
                continue
            quoted = True
            words = match["words"].rstrip(",")
            before = _QUOTED.sub(" ", text[: match.start()])
            after = _after(text[match.end() :], match["words"])
            near = f"{before[-_BEFORE:]} | {text[match.end() : match.end() + _AFTER]}"
            places = (after, *reversed(_SENTENCE.split(before)), outside)
            yield _attributed(paragraph, words, _QUOTED.sub(" ", near), places, passages, knowledge)
        for sentence in held:
            plain = _QUOTED.sub(" ", sentence.text)
            if not quoted and _SAYING.search(plain) and not _only_counts(sentence):
                view = _attributed(paragraph, None, plain, (plain,), passages, knowledge)
                if view.speaker or view.organisation or view.speaker_as:
                    yield view


def _after(rest: str, words: str) -> str:
    """What goes on after a quotation in its sentence: who said it, where it ends with a comma or goes on in lower case."""
    goes_on = words.endswith(",") or rest.lstrip(" ,")[:1].islower()
    return _SENTENCE.split(rest.partition('"')[0])[0] if goes_on else ""


def _only_counts(sentence: Sentence) -> bool:
    """Whether somebody only tells numbers, each of them of something measured: "the bank expects 8,000 jobs in May"."""
    told = [clause for clause in sentence.clauses if clause.numbers]
    named = any(clause.wanted.indicators for clause in sentence.clauses)
    return named and bool(told) and not _HOLDS.search(sentence.text)


def _attributed(
    paragraph: int, words: str | None, near: str, places: Sequence[str], passages: Passages, knowledge: Knowledge
) -> Quotation:
    """Whose words they are: whoever the first of the `places` names that has a person, or a name that no term has."""
    person = organisation = name = None
    meant = ""  # "she" is a person, whatever organisation stands nearer
    for text in places:
        spans = passages.spans(text)
        people = [code for span in spans for code in span.codes("person")]
        person = next(iter(people), None)
        organisation = organisation or next(iter(passages.organisations(text, spans)), None)
        found = _SAID_BY.search(text)
        name = found and (found["after"] or found["before"])
        meant += text
        if person or name or (organisation and not _PRONOUN.search(meant)):
            break
    if person is not None:
        organisation = knowledge.terms["person"][person].organisation or organisation
    saying = _SAYING.search(near)
    printed = " ".join(near[max(0, saying.start() - 40) : saying.end() + 30].split()[1:-1]) if saying else ""
    return Quotation(paragraph, words, person, organisation, None if person else name or None, printed)

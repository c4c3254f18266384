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
            near = text[max(0, match.start() - 200) : match.start()] + " | " + text[match.end() : match.end() + 160]
            yield _attributed(paragraph, words, _QUOTED.sub(" ", near), outside, passages, knowledge)
        for sentence in held:
            plain = _QUOTED.sub(" ", sentence.text)
            if not quoted and _SAYING.search(plain):
                view = _attributed(paragraph, None, plain, plain, passages, knowledge)
                if view.speaker or view.organisation or view.speaker_as:
                    yield view


def _attributed(
    paragraph: int, words: str | None, near: str, around: str, passages: Passages, knowledge: Knowledge
) -> Quotation:
    person = organisation = name = None
    for text in (near, around):
        spans = passages.spans(text)
        person = person or next((code for span in spans for code in span.codes("person")), None)
        organisation = organisation or next((code for span in spans for code in span.codes("organisation")), None)
        found = _SAID_BY.search(text)
        name = name or (found and (found["after"] or found["before"]))
    if person is not None:
        organisation = knowledge.terms["person"][person].organisation or organisation
    saying = _SAYING.search(near)
    printed = " ".join(near[max(0, saying.start() - 40) : saying.end() + 30].split()[1:-1]) if saying else ""
    return Quotation(paragraph, words, person, organisation, None if person else name or None, printed)

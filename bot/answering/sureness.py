"""How sure it is that a message is a question for us: what decides whether to speak where nobody asked us."""

from bot.answering.answer import Answer, Status
from bot.understanding.reading import Figures, Meaning, Numbers, Statements

# Where nobody chose another floor. Tuned on the questions kept for that: none of what people say to one another gets there.
FLOOR = 75

# What takes from certainty, of 100.
_NOT_MARKED = 20  # begins as a question does, and has no question mark
_NO_QUESTION = 50  # neither: most people who name our terms so are telling something
_STRANGE = 15  # each word that we do not know
_IDLE = 3
_SLIP = 5
_LEANS = 25  # means what it does only after what was said before
_NO_FIGURE = 15  # words, or articles: they are found by less
_OVERVIEW = 25  # nothing of the subject is named
# Who writes at length tells a story, in which a question is addressed to somebody.
_LONG, _EACH_MORE = 25, 2


def sureness(answer: Answer) -> int:
    """From 0 to 100; 0 for whatever has no answer."""
    if answer.status is not Status.ANSWERED or answer.claim is not None:
        return 0
    wording = answer.reading.wording
    form = 0 if wording.marked else _NOT_MARKED if wording.asking else _NO_QUESTION
    left_over = _STRANGE * wording.strange + _IDLE * wording.idle + _SLIP * wording.slips
    length = _EACH_MORE * max(0, wording.parts - _LONG)
    return max(0, 100 - form - left_over - length - _vagueness(answer.reading.meaning))


def _vagueness(meaning: Meaning) -> int:
    match meaning:
        case Figures(asks=asks):
            return _LEANS if any(ask.is_inherited for ask in asks) else 0
        case Statements(asks=asks):
            return _NO_FIGURE + (_LEANS if any(ask.is_inherited for ask in asks) else 0)
        case Numbers():
            return _NO_FIGURE
        case _:
            return _OVERVIEW

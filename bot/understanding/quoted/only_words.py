"""What no figure tells, whatever it is: how something is to be judged, and when it last fell."""

from collections.abc import Sequence

from bot.facts.model import Statement
from bot.understanding.figures.asked import Asked
from bot.understanding.quoted.enough import ASKED
from bot.understanding.quoted.said import Said
from bot.understanding.quoted.statements import Sought
from bot.understanding.reading import Gap, Intent, NotCovered, Statements
from bot.understanding.words.phrases import Sense
from bot.understanding.words.recognise import Span
from bot.understanding.words.text import words

_FALL = Sense("cue", "fall")
_MOVES = frozenset({_FALL, Sense("cue", "rise"), Sense("cue", "change")})
_AS_MUCH = ("as", "so", "this", "that", "like")


def judged(asked: Asked, said: Said) -> Statements | NotCovered | None:
    """ "Is the krone undervalued?": whoever says just that; a refusal where nobody does."""
    if "judged" not in asked.cues or not (asked.named or asked.codes("topic")) or asked.asks_how_much:
        return None
    judging = [span.text for span in asked.spans if span.is_a("cue", "judged")]
    found = said.statements.find(Sought(said.phrased.items, said.phrased.typed))
    just_that = tuple(one for one in found.statements if all(_has(one, text, said) for text in judging))
    if just_that and found.share >= ASKED:
        return Statements(Intent.QUOTE, just_that)
    return NotCovered(Gap.NO_STATEMENT, tuple(("word", text) for text in judging))


def _has(statement: Statement, text: str, said: Said) -> bool:
    """Whether a statement has a word in any of its forms, or a phrase as it stands: "too high" is more than "high"."""
    return text in statement.text.casefold() if " " in text else said.statements.has(statement, text)


def last_moved(asked: Asked, said: Said) -> Statements | NotCovered | None:
    """ "When did sales last fall?": a record of just that, since what they did now does not tell; a refusal where there is none."""
    asks = asked.lenient_asks() if "last_moved" in asked.cues else []
    if not asks:
        return None
    last = next(span.text for span in asked.spans if span.is_a("cue", "last_moved"))
    series, word = asks[0].series, last.split()[-1]
    of_it = (series.indicator, series.product, series.counterpart)
    likened = _likened(asked.spans)
    records = (one for one in asked.knowledge.statements if one.kind == "record")
    told = (
        one
        for one in records
        if said.statements.has(one, word) or (likened and _goes_the_way_of(word, one, asked, said))
    )
    found = [one for one in told if any((s.indicator, s.product, s.counterpart) == of_it for s in one.about)]
    return Statements(Intent.STATEMENT, tuple(found)) if found else NotCovered(Gap.NO_STATEMENT, (("word", last),))


def _likened(spans: Sequence[Span]) -> bool:
    """Whether only a move as large as another is asked for: "when did sales last grow as strongly as in May", "grow this fast"."""
    last = next(at for at, span in enumerate(spans) if span.is_a("cue", "last_moved"))
    return any(span.text in _AS_MUCH for span in spans[last + 1 : last + 2])


def _goes_the_way_of(word: str, record: Statement, asked: Asked, said: Said) -> bool:
    """Whether a record tells of a rise where a verb does, or of a fall; and of the month, where one is named."""
    moves = [_MOVES.intersection(asked.lexicon.senses.get((one,), ())) for one in (word, *words(record.text))]
    falls = _FALL in moves[0]
    months = [span.text for span in asked.spans if span.is_a("month")]
    return (
        bool(moves[0])
        and falls == any(_FALL in one for one in moves[1:])
        and all(said.statements.has(record, m) for m in months)
    )

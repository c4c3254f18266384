"""What no figure tells, whatever it is: how something is to be judged, and when it last fell."""

from bot.facts.model import Statement
from bot.understanding.figures.asked import Asked
from bot.understanding.quoted.enough import ASKED
from bot.understanding.quoted.said import Said
from bot.understanding.quoted.statements import Sought
from bot.understanding.reading import Gap, Intent, NotCovered, Statements


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
    records = (one for one in asked.knowledge.statements if one.kind == "record" and said.statements.has(one, word))
    found = [one for one in records if any((s.indicator, s.product, s.counterpart) == of_it for s in one.about)]
    return Statements(Intent.STATEMENT, tuple(found)) if found else NotCovered(Gap.NO_STATEMENT, (("word", last),))

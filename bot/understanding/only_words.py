"""What no figure tells, whatever it is: how something is to be judged, and when it last fell."""

from bot.understanding.asked import Asked
from bot.understanding.reading import Gap, Intent, NotCovered, Statements
from bot.understanding.said import ASKED, Said
from bot.understanding.statements import Sought


def judged(asked: Asked, said: Said) -> Statements | NotCovered | None:
    """ "Is the krone undervalued?": whoever says just that; a refusal where nobody does."""
    judging = [span.text for span in asked.spans if span.is_a("cue", "judged")]
    if not judging or not (asked.named or asked.codes("topic")) or asked.asks_how_much:
        return None
    words = [text.split()[-1] for text in judging]
    found = said.statements.find(Sought(said.phrased.items, said.phrased.typed))
    just_that = tuple(one for one in found.statements if all(said.statements.has(one, word) for word in words))
    if just_that and found.share >= ASKED:
        return Statements(Intent.QUOTE, just_that)
    return NotCovered(Gap.NO_STATEMENT, tuple(("word", text) for text in judging))


def last_moved(asked: Asked, said: Said) -> Statements | NotCovered | None:
    """ "When did sales last fall?": a record of just that, since what they did now does not tell; a refusal where there is none."""
    last = next((span.text for span in asked.spans if span.is_a("cue", "last_moved")), "")
    asks = asked.lenient_asks() if last else []
    if not asks:
        return None
    series, word = asks[0].series, last.split()[-1]
    of_it = (series.indicator, series.product, series.counterpart)
    records = (one for one in asked.knowledge.statements if one.kind == "record" and said.statements.has(one, word))
    found = [one for one in records if any((s.indicator, s.product, s.counterpart) == of_it for s in one.about)]
    return Statements(Intent.STATEMENT, tuple(found)) if found else NotCovered(Gap.NO_STATEMENT, (("word", last),))

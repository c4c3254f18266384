"""What those say whom an article quotes without a name, and who are called in the question as they are there: "most economists"."""

from bot.understanding.quoted.enough import TOLD_ASKED, WITHIN, has_all_named
from bot.understanding.quoted.phrased import OF_A_FIGURE
from bot.understanding.quoted.said import Said
from bot.understanding.quoted.statements import Sought
from bot.understanding.reading import Intent, Statements
from bot.understanding.words.text import words
from bot.understanding.words.word_kin import stem


def by_the_nameless(said: Said) -> Statements | None:
    """Their statements, where those are on all that is named; None where nobody is called so, or a number is asked for."""
    called = said.statements.called_in(said.phrased.typed)
    own = {stem(word) for name in called for word in words(name)}
    strange = any(stem(word) not in own for phrase in said.asked.foreign for word in phrase.split())
    of_articles = "sources" in said.asked.cues and not said.is_asked_for
    if not called or strange or said.asked.counts or of_articles:
        return None
    items = tuple(one for one in said.phrased.items if not one.stems <= own)
    found = said.statements.find(Sought(items, said.phrased.typed, said.phrased.named_in, called=called))
    told = found.told >= TOLD_ASKED or all(one.spare for one in items)
    if not found.statements or found.share < WITHIN or not told:
        return None
    measured = (one for one in items if any(dimension in OF_A_FIGURE for dimension, _ in one.codes))
    on_all = all(said.statements.told(found.statements[0], (one,)) for one in measured)
    if not on_all or not has_all_named(said.phrased, found):
        return None
    return Statements(Intent.QUOTE, found.statements, tuple(said.asked.lenient_asks()[:1]))

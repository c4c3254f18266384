"""Statements to stand beside figures: what a question says of them that no number answers."""

from collections.abc import Sequence
from itertools import chain

from bot.facts.model import DIMENSIONS, Statement
from bot.understanding.quoted.enough import ASKED, TOLD_ASKED
from bot.understanding.quoted.lacking import OF_A_MOVE
from bot.understanding.quoted.said import Said
from bot.understanding.quoted.statements import Sought
from bot.understanding.reading import Ask
from bot.understanding.spans.requests import asks_an_article

# Beside one figure, and beside several.
_TOLD_BESIDE, _TOLD_BESIDE_OPEN = (2.5, 5.0), (1.3, 3.0)
_MOST_BESIDE = 3
_OF_ANY_FIGURE = frozenset({"month", "expression", "hint"})


def beside(said: Said, asks: Sequence[Ask]) -> tuple[Statement, ...]:
    """Statements beside figures, where much of the question is what no figure answers but a statement does.

    Also where no article has a number of the one figure asked for: then what they say of it is all there is.
    """
    if len(asks) == 1 and all(r.value is None for r in said.asked.knowledge.by_series[asks[0].series]):
        return said.statements.on(asks[0].series)[:_MOST_BESIDE]
    if said.asked.counts:
        return ()
    if (articles := said.asked.codes("article")) and (printed := _beside_in(said, asks, articles)):
        return printed
    named = {("area" if d == "counterpart" else d, ask.series.code(d)) for ask in asks for d in DIMENSIONS}
    rest = tuple(
        one
        for one in said.phrased.items
        if not (one.codes and all(code in named | OF_A_MOVE or code[0] in _OF_ANY_FIGURE for code in one.codes))
    )
    if said.phrased.organisations:
        return _beside_of(said, said.phrased.organisations)
    one, several = _TOLD_BESIDE_OPEN if said.phrased.is_open and not said.asked.before else _TOLD_BESIDE
    enough = one if len(asks) == 1 else several
    if said.statements.told_at_most(rest) < enough:
        return ()
    found = said.statements.find(Sought(said.phrased.items, said.phrased.typed, articles=said.asked.codes("article")))
    if found.share < ASKED:
        return ()
    is_about, named_in = said.statements.is_about, said.phrased.named_in
    on_named = [one for one in found.statements if any(is_about(one, item) for item in named_in)]
    told = [(said.statements.told(statement, rest), statement) for statement in on_named or found.statements]
    best = sorted((one for one in told if one[0] >= enough), key=lambda one: -one[0])
    return tuple(statement for _, statement in best[:_MOST_BESIDE])


def _beside_in(said: Said, asks: Sequence[Ask], articles: Sequence[str]) -> tuple[Statement, ...]:
    """What an article that is named says of just the figures: "the Post on rents", "going by the Post, did rents rise"."""
    foreseen = len({ask.series.kind for ask in asks}) > 1  # "by the Post, sales against the forecast"
    if not (foreseen or said.phrased.is_open or asks_an_article(said.asked.spans, said.asked.lexicon)):
        return ()
    told = [[one for one in said.statements.on(ask.series) if one.article in articles] for ask in asks]
    of_all = [one for one in told[0] if all(one in others for others in told)]
    return tuple({one.id: one for one in of_all or chain.from_iterable(told)}.values())[:_MOST_BESIDE]


def _beside_of(said: Said, organisations: tuple[str, ...]) -> tuple[Statement, ...]:
    """What a house that is named says of the figure."""
    found = said.statements.find(Sought(said.phrased.items, said.phrased.typed, organisations=organisations))
    return found.statements[:_MOST_BESIDE] if found.share >= ASKED and found.told >= TOLD_ASKED else ()

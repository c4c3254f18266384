"""Questions in words that are only half remembered, which nothing else explains."""

from itertools import pairwise

from bot.understanding.figures.asked import ORDERING, Asked
from bot.understanding.quoted.enough import BEYOND_OPEN, TOLD_DATED, WITHIN, suffices
from bot.understanding.quoted.lacking import is_of_another_month, lacks_what_is_missing, strange_in
from bot.understanding.quoted.phrased import EXPECTING
from bot.understanding.quoted.said import Said
from bot.understanding.quoted.statements import Sought
from bot.understanding.quoted.to_the_point import if_to_the_point
from bot.understanding.reading import Intent, Meaning, Statements
from bot.understanding.spans.opening import WHICH
from bot.understanding.spans.qualities import asked_quality


def half_remembered(said: Said) -> Meaning | None:
    """Half-remembered words: a question that nothing else explains, most of which one statement answers to."""
    if outside := said.of_outsiders:
        return outside
    articles, organisations = said.asked.codes("article"), said.phrased.organisations
    if (not said.phrased.is_open and said.phrased.wants_a_figure) or _counts_a_topic(said.asked) or _ranks(said.asked):
        return None
    if _is_what_a_place_is_like(said.asked):
        return None
    found = said.of_sayer(
        said.statements.find(
            Sought(
                said.phrased.items,
                said.phrased.typed,
                said.phrased.named_in,
                articles=articles,
                outlets=said.phrased.outlets,
                organisations=organisations,
            )
        )
    )
    if not found.statements or strange_in(said.phrased, found) or lacks_what_is_missing(said.phrased, found):
        return None
    if said.asked.cues & EXPECTING and is_of_another_month(said.phrased, found):
        return None
    beyond = found.told - said.statements.told(found.statements[0], said.phrased.of_a_figure)
    if articles or organisations:
        enough = found.share >= WITHIN and beyond >= (BEYOND_OPEN if said.phrased.is_open else TOLD_DATED)
    else:
        enough = suffices(said.phrased, found, beyond)
    return if_to_the_point(said, Statements(Intent.QUOTE, found.statements)) if enough else None


def _counts_a_topic(asked: Asked) -> bool:
    """Whether a number is asked for of what only has words: "the unemployment rate"."""
    how_much = asked.asks_how_much and bool(asked.codes("topic")) and not asked.named
    return how_much or asked.rates_a_topic


def _is_what_a_place_is_like(asked: Asked) -> bool:
    """Whether nothing is named but a place, and what it is like there: "how warm was it in the north"."""
    placed = bool(asked.parts) and all(part.names_only_places for part in asked.parts)
    named = asked.codes("topic") or asked.codes("person") or asked.codes("organisation")
    return placed and not named and asked_quality(asked.spans, asked.lexicon) is not None


def _ranks(asked: Asked) -> bool:
    """Whether the first or last of several is asked for, in what nobody measures: "which country eats the most berries".

    Or of things that nobody here knows: "which broker is cheapest".
    """
    if not asked.cues & ORDERING:
        return False
    if any(
        ask.text in WHICH and not thing.known and thing.text not in asked.lexicon.lists.sorts
        for ask, thing in pairwise(asked.spans)
    ):
        return True
    ranked = asked.cues & {"each", "who"}
    return (
        bool(ranked) and any(p.products for p in asked.parts) and not any(p.indicators or p.hints for p in asked.parts)
    )

"""What people say around a question is not asked."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status
from bot.facts.model import Knowledge
from bot.understanding.spans.context import without_context
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span
from tests.understanding.spans.conftest import words

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("we are a bakery in ohio, how much did imports rise", "how much did imports rise"),
        ("me from malaysia, exports to asean in november", "exports to asean in november"),
        ("I sell garden gnomes. How much did exports fall?", "how much did exports fall"),
        ("skimmed the leaflet, exports to the us in november", "exports to the us in november"),
        ("exports in november (for a school thing)", "exports in november"),
        ("surplus in won? i need it for a korean friend", "surplus in won"),
        ("if america isnt buying, how much went to asean", "how much went to asean"),
        ("exports rose even with the licence stuff, how much", "exports rise how much"),
        ("a swedish colleague wants exports in november", "exports in november"),
        ("my boss in ohio needs exports in november", "exports in november"),
        ("my uncle insists exports to the eu rose", "exports to the eu rise"),
        ("the lady at my bakery swears exports fell", "exports fell"),
        ("my boss told my wife that exports fell", "exports fell"),
        ("i told my dad exports fell", "exports fell"),
        ("sam says exports rose, i say exports fell", "exports rise i say exports fell"),
        ("sam says exports rose", "sam says exports rise"),
        ("exports in november please my boss is waiting", "exports in november please"),
        # Part of the question, or all that is said of it.
        ("the bank insists exports fell", "the bank insists exports fell"),
        ("i have 2 kids, imports of toys", "i have 2 kids imports of toys"),
        ("i want it for brazil, exports growth", "i want it for brazil export growth"),
        ("if exports to the us fell, what about asean", "if exports to the us fell what about asean"),
        ("exports even with germany, how much", "exports even with germany how much"),
        ("exports in november, of toys", "exports in november of toys"),
        ("i want toys, exports in november", "i want toys exports in november"),
        ("i heard exports of toys rose, how much", "i heard exports of toys rise how much"),
        ("we are a bakery, in november", "we are a bakery in november"),
    ],
)
def test_clauses_around_a_question(
    read: Callable[[str], tuple[Span, ...]], knowledge: Knowledge, typed: str, asked: str
) -> None:
    left = words(without_context(read(typed), Lexicon(knowledge)))
    assert left.replace("rose", "rise") == asked


def test_a_language_without_such_words_keeps_every_clause(
    read: Callable[[str], tuple[Span, ...]], knowledge: Knowledge
) -> None:
    spans = read("we are a bakery in ohio, exports in november")
    assert without_context(spans, Lexicon(knowledge, "ko")) == spans


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("tell my old aunt how much exports grew", "tell how much exports grew"),
        ("show the taxi driver what was the surplus", "show what was the surplus"),
        ("tell me how much exports grew", "tell me how much exports grew"),
        ("show norway exports, how much", "show norway exports how much"),
    ],
)
def test_who_is_to_be_told_is_not_asked_of(
    read: Callable[[str], tuple[Span, ...]], knowledge: Knowledge, typed: str, meant: str
) -> None:
    assert words(without_context(read(typed), Lexicon(knowledge))) == meant


def test_the_answer_is_to_what_is_left(ask: Ask) -> None:
    plain = ask("how much did exports to the EU rise in November?")
    for asked in (
        "my wife's company is in hamburg. how much did exports to the eu rise in november",
        "we are a Dutch importer, by how much have exports to the eu risen in november",
        "not the us, the eu. how much did exports there rise in november",
    ):
        assert [f.series for f in ask(asked).figures] == [f.series for f in plain.figures]
    assert ask("exports in november, of toys").status is Status.UNKNOWN
    assert ask("november exports to the us, timber").status is Status.UNKNOWN

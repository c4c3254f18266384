"""What somebody has already is not told again."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer
from bot.facts.model import Knowledge
from bot.understanding.spans.had import says_had
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import recognise
from bot.understanding.words.text import tokenize

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("clause", "had"),
    [
        ("i only have november's", True),
        ("my table has the growth of exports", True),
        ("all i can find is the dollar value", True),
        ("got the surplus already", True),
        ("the chart only shows the surplus in won", True),
        # Wanted, lacking, asked, bidden, or told with a number or a move.
        ("i need the growth of exports", False),
        ("i dont have november's", False),
        ("i found nothing on exports", False),
        ("what have you got on exports", False),
        ("have exports risen", False),
        ("find only exports", False),
        ("i have 12 for november", False),
        ("i know that exports fell", False),
        ("exports have the lead", False),
    ],
)
def test_which_clauses_say_so(knowledge: Knowledge, clause: str, had: bool) -> None:  # noqa: FBT001 - a parametrised case
    lexicon = Lexicon(knowledge)
    assert says_had(recognise(tokenize(clause).tokens, lexicon), lexicon) is had


def test_a_language_without_such_words_says_nothing_of_it(knowledge: Knowledge) -> None:
    lexicon = Lexicon(knowledge, "ko")
    assert not says_had(recognise(tokenize("i only have november's").tokens, lexicon), lexicon)


@pytest.mark.parametrize(
    ("question", "series"),
    [
        ("tonnes of rare earth exports in october, i only have november's", ["exports.level.rare_earths.2025-10.tonnes"]),
        ("i have export growth for november but not for october", ["exports.growth_yoy.2025-10.percent"]),
        ("i already have exports and imports for november, what about the surplus", ["trade_balance.level.2025-11.USD"]),
        ("i only have growth rates so far, what i need is the value of imports in november", ["imports.level.2025-11.USD"]),
        # What was had lends what it says, and is all there is where nothing else is asked.
        ("i have the us tariff on china, what's the chinese one on the us", ["tariff.rate.US.2025-10-30/...percent"]),
        ("i have a question about exports in november and imports in october",
         ["exports.growth_yoy.2025-11.percent", "imports.growth_yoy.2025-10.percent"]),
    ],
)  # fmt: skip
def test_the_rest_is_asked(ask: Ask, question: str, series: list[str]) -> None:
    assert [figure.series.id for figure in ask(question).figures] == series


def test_what_is_lacking_too_is_refused_for_its_own_time(ask: Ask) -> None:
    assert not ask("i have exports to the eu in october, what about africa").figures

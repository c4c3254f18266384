"""What the asker tells of himself around a question changes nothing of its answer; refusals stay refusals."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status
from bot.understanding.spans.stories import without_stories
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span
from tests.understanding.spans.conftest import words

Ask = Callable[..., Answer]


@pytest.fixture
def asked(read: Callable[[str], tuple[Span, ...]], english: Lexicon) -> Callable[[str], str]:
    return lambda typed: words(without_stories(read(typed), english))


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("My boss is in a mood. imports in may? He wants it on a slide.", "imports in may"),
        ("my uncle sells berries in oslo. how much did imports rise", "how much did imports rise"),
        ("grandpa grows soybeans and watches hawks. how much did imports rise", "how much did imports rise"),
        ("bored at my desk 🙏 how much did imports rise 😭 my phone is dying", "how much did imports rise"),
        ("Good morning all. imports in may", "imports in may"),
        ("imports in may. Everything got dearer for us.", "imports in may"),
        ("he told me they only care about norway. how much did imports rise", "how much did imports rise"),
        ("my pal bet 20 bucks on it. imports in may", "imports in may"),
        ("missed the first half of the lecture. how much did imports rise", "how much did imports rise"),
        ("i know imports fell in may. what did exports do", "in may what did exports do"),
        (
            "i have both surpluses, may and june. how much bigger was the june one",
            "surplus how much bigger was the june one",
        ),
        ("they told us in class imports rose 5 percent in may. what was it in june", "imports what was it in june"),
        (
            "we were in zagreb and saw a slide about imports. how did it do",
            "we were in and saw a about imports how did it do",
        ),
        ("half asleep on the tram with gary ng on the radio. what did he say", "gary ng what did he say"),
    ],
)
def test_sentences_that_tell_of_the_asker_fall_away(asked: Callable[[str], str], typed: str, left: str) -> None:
    assert asked(typed) == left


@pytest.mark.parametrize(
    "typed",
    [
        "imports in may. i want it in dollars",
        "imports in may. my boss needs the total",
        "how much did imports rise. and i need exports too",
        "my uncle says exports fell. is that right",
        "i want imports in may. what were exports in may",
        "i ship timber exports to norway. how much did exports rise in may",
        "robots and batteries... which bank bets on those",
        "imports in may. you may now use the internet",
        "my boss is in a mood. he shouts",
        "imports in may. not by country",
    ],
)
def test_what_says_what_is_asked_stays(asked: Callable[[str], str], typed: str) -> None:
    assert len(asked(typed).split()) == len(asked(typed.replace(".", "")).split())


_STORIES = (
    "My uncle Gary shouted about it all through dinner. He is 67 and reads one newspaper. {}",
    "{}? i had to explain it to my little sister and just mumbled",
    "Greetings from a very rainy Hamburg 🌧️ I am 81 and new to this thing. {}",
    "ok hear me out\nmy brother works in a factory and hes worried sick\n{}\njw if its the same thing 😕",
    "of course i started today, {}",
    "i have 2 kids and no clue, {}",
    "my lecturer (lovely woman), {}",
    "{}? Last week I blanked on this and I'd rather not do it twice.",
    "I run a small kitchen shop in Wuppertal with 6 employees. Everything got more expensive for us lately. {}",
)
_ANSWERED = (
    "how much did exports to the eu grow in november",
    "exports africa asean eu us",
    "what does goldman sachs expect for policy next year",
    "what did economists expect for november exports",
)
_REFUSED = ("tariffs on chinese steel", "chinas imports from the eu in november", "average export growth this year")


@pytest.mark.parametrize("question", _ANSWERED)
@pytest.mark.parametrize("story", _STORIES)
def test_the_answer_is_that_to_the_question_by_itself(ask: Ask, story: str, question: str) -> None:
    alone, told = ask(question), ask(story.format(question))
    assert alone.status is Status.ANSWERED
    assert [one.series for one in told.figures] == [one.series for one in alone.figures]
    assert [one.id for one in told.statements] == [one.id for one in alone.statements]


@pytest.mark.parametrize("question", _REFUSED)
@pytest.mark.parametrize("story", _STORIES)
def test_what_is_refused_by_itself_is_refused_in_a_story(ask: Ask, story: str, question: str) -> None:
    assert ask(story.format(question)).status is not Status.ANSWERED


@pytest.mark.parametrize(
    ("question", "area"),
    [
        ("my aunt lives in saltreach... how many homes burned down there?", "SR"),
        ("my sister lives in hollen. how bad is the air there?", "HO"),
        ("my sister lives in hollen. how bad is the air in pinemark?", "PM"),
    ],
)
def test_there_is_where_the_story_is(ask_of_fires: Ask, question: str, area: str) -> None:
    assert [figure.series.area for figure in ask_of_fires(question).figures] == [area]

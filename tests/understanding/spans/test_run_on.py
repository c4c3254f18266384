"""Where a story that no stop ends turns to the question, and a question to a story."""

from collections.abc import Callable
from itertools import groupby
from operator import attrgetter

import pytest

from bot.answering.answer import Answer, Status
from bot.understanding.spans.run_on import with_talk_apart
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span

Ask = Callable[..., Answer]


@pytest.fixture
def sentences(read: Callable[[str], tuple[Span, ...]], english: Lexicon) -> Callable[[str], list[str]]:
    def told(typed: str) -> list[str]:
        spans = with_talk_apart(read(typed), english)
        return [" ".join(map(attrgetter("text"), one)) for _, one in groupby(spans, attrgetter("sentence"))]

    return told


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("my kid keeps crying", "how much did imports rise"),
        ("im on the bus to my hamster", "what was the surplus in november"),
        ("we had a fight at dinner about this", "what did gary ng say about tariffs"),
        ("last one for the korean desk then i get lunch", "how many trillion won was the surplus"),
        ("my flatmate burned the rice again", "can you give me the surplus for november"),
        ("how much did imports rise", "im typing this with one hand"),
        ("how much did imports rise", "my cat is on the keyboard"),
        ("i know imports rose and thats not what im asking", "what im asking is how much did exports rise"),
        ("how much did imports rise", "because i was on holiday that whole month"),
        ("everyone at work talks about imports", "so how much did exports rise"),
    ],
)
def test_a_story_and_a_question_are_two_sentences(
    sentences: Callable[[str], list[str]], first: str, second: str
) -> None:
    assert len(sentences(f"{first} {second}")) == 2
    assert sentences(f"{first} {second}") == [*sentences(first), *sentences(second)]


@pytest.mark.parametrize(
    "typed",
    [
        "my boss asks how much imports rise",
        "my boss told me how much gnomes rise",
        "my brother works at a port which is exporting gnomes",
        "last november my hamster was ill how much did exports rise",
        "i live in vietnam with my hamster how much did exports rise",
        "if my hamster gets ill how much did exports rise",
        "how much did exports rise im thinking of gnomes",
        "how much did exports rise im talking about gnomes",
        "my uncle grows soybeans with gnomes how much did he sell",
        "how much did exports rise",
    ],
)
def test_what_goes_on_is_one(sentences: Callable[[str], list[str]], typed: str) -> None:
    assert len(sentences(typed)) == 1


@pytest.mark.parametrize(
    "question",
    [
        "my kid keeps crying how much did exports to the us fall in november",
        "a pal of mine is a nurse and asked me over beers, did exports to the us fall in november",
        "by how much did exports to the us fall in november im typing this with one hand baby in the other",
        "sam says exports to the us fell 10 percent in november, i say more",
        "i told my dad exports to the us fell in november and he laughed. who's right",
        "missed the second half of the lecture 🙈\nhow much did exports to the us fall in november",
    ],
)
def test_the_question_within_is_answered(ask: Ask, question: str) -> None:
    answer = ask(question)
    assert answer.status is Status.ANSWERED
    assert [one.series.counterpart for one in answer.figures] == ["US"]


@pytest.mark.parametrize(
    "question",
    [
        "my kid keeps crying how much did exports to mongolia fall in november",
        "i work in a bakery and my oven just broke how much did flour imports grow in november",
        "how many tons of tea did china export in november im on the train and the wifi is awful",
        "my gran asked me this over tea, is there anything about tea in the us china deal",
        "my neighbour is a plumber and asked over beers, did exports of pipes fall",
        "sam says he sold 40 bikes in november, i say 50",
        "sam says exports to the us fell 10 percent in november",
        "i told my dad rents fell in november and he laughed. was i right",
        "half asleep on the tram when the radio mentioned macron. what did he warn about",
        "my brother met gary ng at a rave. how old is he",
        "my prof put this on a slide\n\"Pigs might fly one day soon\"\nwho said that",
    ],
)  # fmt: skip
def test_what_nobody_prints_is_refused_in_a_story_too(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.UNKNOWN

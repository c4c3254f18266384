"""Words in quotation marks, of which the statement is found whatever stands around them."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status

Ask = Callable[..., Answer]


@pytest.mark.parametrize(
    ("question", "speaker"),
    [
        (
            "i'm prepping an episode and vaguely recall someone going 'it can become a future norm', who was that",
            "gary-ng",
        ),
        ("in our pub quiz: “it can become a future norm” - name the speaker", "gary-ng"),
    ],
)
def test_whose_words_they_are(ask: Ask, question: str, speaker: str) -> None:
    (statement,) = ask(question).statements
    assert statement.speaker == speaker


@pytest.mark.parametrize(
    "question",
    [
        "in our pub quiz: 'the moon was sold by trade officials' - name the speaker",
        "in our pub quiz: 'future norm' - name the speaker",
        "write a poem about 'it can become a future norm'",
        "did lin song say 'it can become a future norm'",
    ],
)
def test_what_nobody_said_so(ask: Ask, question: str) -> None:
    assert ask(question).status is Status.UNKNOWN

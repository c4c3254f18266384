"""Questions after what a word means, or how a thing works in general."""

import pytest

from bot.facts.model import Knowledge
from bot.understanding.spans.meanings import asks_for_a_meaning
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import recognise
from bot.understanding.words.text import tokenize


@pytest.fixture(scope="module")
def lexicon(knowledge: Knowledge) -> Lexicon:
    return Lexicon(knowledge)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("define tariff", "define"),
        ("whats a trade surplus", "whats a trade surplus"),
        ("what's a yuan", "what a yuan"),
        ("what does surplus mean", "what does surplus mean"),
        ("how do tariffs work", "how do tariffs work"),
        ("how are tariffs collected", "how are tariffs collected"),
        ("what are tariffs for", "what are tariffs for"),
        ("why are they called rare earths", "are they called"),
        ("what is rerouting in economics", "what is rerouting in economics"),
        # A figure, or what follows from something, is asked for.
        ("whats the trade surplus", ""),
        ("what is a dollar worth in yuan", ""),
        ("what's a trade surplus of november in yuan", ""),
        ("what does the truce mean for tariffs", ""),
        ("what is the meaning of the truce for tariffs", ""),
        ("how does rerouting work", ""),
        ("how did exports do", ""),
        ("what is the tariff in percent", ""),
        ("", ""),
    ],
)
def test_what_asks_for_a_meaning(lexicon: Lexicon, typed: str, words: str) -> None:
    assert asks_for_a_meaning(recognise(tokenize(typed).tokens, lexicon), lexicon) == words

"""Whether something is asked: by the words that open a clause, or by a mark."""

import pytest

from bot.facts.model import Knowledge
from bot.understanding.spans.opening import Form, form_of
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import recognise
from bot.understanding.words.text import tokenize


@pytest.fixture(scope="module")
def lexicon(knowledge: Knowledge) -> Lexicon:
    return Lexicon(knowledge)


@pytest.mark.parametrize(
    ("sentence", "form"),
    [
        ("about to do legs", Form.PLAIN),
        ("did the deal help", Form.OPENED),
        ("so, until when do we wait", Form.OPENED),
        ("my boss says it fell, is he right", Form.OPENED),
        ("that drop was the first since when", Form.OPENED),
        ("levies are high, who says so", Form.OPENED),
        ("the harbour?", Form.MARKED),
        ("the other line moves faster", Form.PLAIN),
        ("Do not open until you have read it", Form.PLAIN),
        ("When the going gets tough, everyone leaves", Form.PLAIN),
        ("it fell hard, which hurts every one of us here", Form.PLAIN),
        ("", Form.PLAIN),
    ],
)
def test_form(lexicon: Lexicon, sentence: str, form: Form) -> None:
    assert form_of(sentence, recognise(tokenize(sentence).tokens, lexicon), lexicon) is form

"""What is said before and after a question changes nothing of its answer; what is asked itself stays."""

from collections.abc import Callable

import pytest

from bot.answering.answer import Answer, Status
from bot.understanding.spans.framing import without_frame
from bot.understanding.words.lexicon import Lexicon
from bot.understanding.words.recognise import Span
from tests.understanding.spans.conftest import words

Ask = Callable[..., Answer]


@pytest.fixture
def asked(read: Callable[[str], tuple[Span, ...]], english: Lexicon) -> Callable[[str], str]:
    return lambda typed: words(without_frame(read(typed), english))


@pytest.mark.parametrize(
    ("typed", "left"),
    [
        ("hi all, quick question: exports in november pls", "exports in november"),
        ("my boss wants to know exports in november", "exports in november"),
        ("my korean uncle is asking exports in november", "exports in november"),
        ("exports in november, thanks a ton", "exports in november"),
        ("exports in november - regards, Tom", "exports in november"),
        ("exports in november sent from my phone", "exports in november"),
        ("tia for exports in november", "for exports in november"),
    ],
)
def test_greetings_excuses_and_thanks_around_a_question(asked: Callable[[str], str], typed: str, left: str) -> None:
    assert asked(typed) == left


@pytest.mark.parametrize("typed", ["thanks", "hello there", "thanks for the help", "no rush", "my exports in november"])
def test_what_is_only_talk_or_asked_itself_stays(asked: Callable[[str], str], typed: str) -> None:
    assert len(asked(typed).split()) == len(typed.split())


_FRAMES = (
    "ok google, {}", "sorry to bother but {}", "good morning! {}", "{} tyvm", "{} no rush", "{} (need it for class)", "yo {} lol",
    "{} - thanks, Anna",
)  # fmt: skip
_QUESTIONS = (
    "which papers say the 28.6", "anything on australia", "what about the 1.9 percent", "imports growth",
    "The decline in shipments to America: how many months has it gone on", "not the us, the eu. how much did exports there rise",
)  # fmt: skip


@pytest.mark.parametrize("question", _QUESTIONS)
@pytest.mark.parametrize("frame", _FRAMES)
def test_the_answer_is_that_to_the_question_by_itself(ask: Ask, frame: str, question: str) -> None:
    alone, framed = ask(question), ask(frame.format(question))
    assert alone.status is Status.ANSWERED
    assert (framed.status, [one.series for one in framed.figures]) == (
        alone.status,
        [one.series for one in alone.figures],
    )


@pytest.mark.parametrize(
    ("typed", "series"),
    [
        ("hallo zusammen, kurze frage: exporte in die eu im november? danke im voraus", "exports.growth_yoy.EU.2025-11.percent"),
        ("hola a todos, una duda: exportaciones a la ue en noviembre, gracias de antemano", "exports.growth_yoy.EU.2025-11.percent"),
        ("bonjour à tous, petite question: exportations vers l'ue en novembre svp", "exports.growth_yoy.EU.2025-11.percent"),
        ("请问一下，11月对欧盟出口增长多少？谢谢大家", "exports.growth_yoy.EU.2025-11.percent"),
    ],
)  # fmt: skip
def test_other_languages_greet_and_thank_too(ask: Ask, typed: str, series: str) -> None:
    assert [one.series.id for one in ask(typed).figures] == [series]


@pytest.mark.parametrize(
    ("before", "turn", "plainly"),
    [
        ("exports in november", "ok and source please", "source please"),
        ("what did shan say about exports", "ok and and about the yuan", "and about the yuan"),
        ("exports in november, and imports", "now which is bigger", "which is bigger"),
        ("what does goldman expect", "and what did xi and trump agree on", "what did xi and trump agree on"),
        (
            "what does goldman expect",
            "and what does gary ng think about gnomes",
            "what does gary ng think about gnomes",
        ),
        (
            "imports?",
            "wait, our shipment of mugs is still stuck in rotterdam",
            "our shipment of mugs is still stuck in rotterdam",
        ),
    ],
)
def test_what_leads_to_a_turn_changes_nothing_of_it(ask: Ask, before: str, turn: str, plainly: str) -> None:
    led, plain = ask(before, turn), ask(before, plainly)
    assert (led.status, led.statements) == (plain.status, plain.statements)
    assert [one.series for one in led.figures] == [one.series for one in plain.figures]

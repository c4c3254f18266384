"""Where nobody asked us: what people say to one another is left alone, and questions are answered."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

import pytest

from bot.answering.sureness import FLOOR, sureness
from bot.evaluate import Case
from bot.footnote import Footnote
from tests.conftest import UNTRACED
from tests.tuning import tuning_cases

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def asked() -> Sequence[Case]:
    return tuning_cases()


def sure(footnote: Footnote, text: str) -> int:
    return sureness(footnote.ask(text, None, NOW)[0])


def share(footnote: Footnote, asked: Sequence[Case], kind: str) -> tuple[int, int]:
    texts = [case.ask or case.claim for case in asked if case.kind == kind]
    sures = [sure(footnote, text) for text in texts if text and not (kind == "claim" and text.endswith("?"))]
    return sum(one >= FLOOR for one in sures), len(sures)


@UNTRACED
def test_talk_and_statements_are_left_alone_and_questions_answered(
    footnote: Footnote, asked: Sequence[Case], tell: Callable[[str], None]
) -> None:
    found = {kind: share(footnote, asked, kind) for kind in ("chatter", "claim", "near_miss", "clean", "everyday")}
    shares = (f"  {kind}: {answered} of {of} ({answered / of:.1%})" for kind, (answered, of) in found.items())
    tell("\n".join((f"answered without being asked, floor {FLOOR}:", *shares)))
    assert found["chatter"][0] == 0
    assert found["claim"][0] == 0
    assert found["near_miss"][0] <= 0.02 * found["near_miss"][1]
    assert found["clean"][0] >= 0.9 * found["clean"][1]
    assert found["everyday"][0] >= 0.35 * found["everyday"][1]


@pytest.mark.parametrize("refused", ["exports to India?", "what is the tariff?", "hello", "", "what's for dinner?"])
def test_what_has_no_answer_is_never_sure(footnote: Footnote, refused: str) -> None:
    assert sure(footnote, refused) == 0


def test_a_question_mark_a_question_word_and_every_known_word_make_surer(footnote: Footnote) -> None:
    texts = [
        "How much did exports to the US fall in November?",
        "How much did exports to the US fall in November",
        "Exports to the US fell in November",
        "Blimey frobnicated exports to the US fell in November",
    ]
    found = [sure(footnote, text) for text in texts]
    assert found == sorted(set(found), reverse=True)
    assert found[0] == 100


def test_what_leans_on_an_earlier_question_is_less_sure(footnote: Footnote) -> None:
    _, talk = footnote.ask("how much did exports to the US fall in November?", None, NOW)
    leaning, _ = footnote.ask("and to the EU?", talk, NOW)
    assert 0 < sureness(leaning) < sure(footnote, "how much did exports to the EU grow in November?")


def test_a_mark_inside_an_address_is_none(footnote: Footnote) -> None:
    assert sure(footnote, "https://example.org/?exports=US&november") < FLOOR

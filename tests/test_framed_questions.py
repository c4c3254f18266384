"""The answer does not depend on what is said around a question: the questions of the tuning half, each within some talk."""

import random
from collections.abc import Callable

import pytest

from bot.answering.answer import Status
from bot.footnote import Footnote
from tests.conftest import NOW, UNTRACED
from tests.tuning import same, tuning_cases

_FRAMES = (
    "hey {}", "bro {}", "ok google {}", "hi all, {}", "quick question: {}", "my boss wants to know {}", "settle a debate: {}",
    "sry for my english. {}", "not sure if this is the place but {}", "since youre here: {}", "i keep forgetting, {}",
    "a colleague of mine asks: {}", "**{}**", "|| {} ||", "📈 {}",
    "{} pls", "{} tia", "{} for an essay", "{} no rush", "{} - thanks, Anna", "{} 🙏", "{}!!!", "{} ... anyone?", "{} (need it for class)",
    "{} with source", "{} sent from my phone", "{} or am i wrong", "{} in one line please", "{} eli5", "{} @Footnote",
)  # fmt: skip
# The same in the other languages, by the script or the words that tell them.
_FRAMES_BY_LANGUAGE = {
    "de": ("hallo zusammen, {}", "ich hab hier kein netz. {}", "{} mit quelle", "{} hilfe!", "Sehr geehrte Damen und Herren, {}"),
    "fr": ("bonjour, {}", "je suis dans le bus. {}", "{} avec la source", "{} juste le chiffre", "une dernière question : {}"),
    "es": ("buenas, {}", "hice una apuesta, {}", "{} solo el número", "{} con fuente", "Estimados señores: {}"),
    "zh": ("请问一下，{}", "我在高铁上没信号。{}", "{}，一句话就行", "{}，有出处吗", "弱弱问一句，{}"),
    "ja": ("すみませんが、{}", "今電車の中です。{}", "{}、レポート用", "{}、一言で", "素朴な疑問：{}"),
    "ko": ("안녕하세요, {}", "과제 때문에 그런데 {}", "{} 출처도", "{} 한줄로", "뜬금없지만 {}"),
}  # fmt: skip
_QUESTIONS_A_LANGUAGE = 12
# Of each kind so many questions, each in so many frames, both drawn at random and always the same.
_QUESTIONS, _FRAMES_EACH = 80, 5
# Of any kind so many, each with one line broken between two of its words.
_BROKEN, _FEWEST_SPACES = 400, 3


@UNTRACED
@pytest.mark.parametrize(
    ("kinds", "most_other", "most_answered"),
    [
        ({"clean", "everyday"}, 0.015, 1.0),
        ({"several"}, 0.03, 1.0),
        ({"quote"}, 0.03, 1.0),
        ({"near_miss"}, 0.02, 0.01),
    ],
    ids=lambda value: "+".join(sorted(value)) if isinstance(value, set) else str(value),
)
def test_what_is_said_around_a_question_changes_nothing(
    kinds: set[str], most_other: float, most_answered: float, footnote: Footnote, tell: Callable[[str], None]
) -> None:
    rng = random.Random(4)  # noqa: S311 - the same questions each time
    asked = [case.ask for case in tuning_cases() if case.kind in kinds and case.ask]
    total = other = answered = 0
    for question in rng.sample(asked, _QUESTIONS):
        alone, _ = footnote.ask(question, None, NOW)
        for frame in rng.sample(_FRAMES, _FRAMES_EACH):
            framed, _ = footnote.ask(frame.format(question), None, NOW)
            total += 1
            other += not same(alone, framed)
            answered += alone.status is Status.UNKNOWN and framed.status is Status.ANSWERED
    tell(
        f"within some talk, {'+'.join(sorted(kinds))}: {other} of {total} otherwise, {answered} answered that should not be"
    )
    assert other <= most_other * total
    assert answered <= most_answered * total


@UNTRACED
@pytest.mark.parametrize("language", _FRAMES_BY_LANGUAGE)
def test_nor_does_it_in_another_language(language: str, footnote: Footnote, tell: Callable[[str], None]) -> None:
    rng = random.Random(6)  # noqa: S311 - the same questions each time
    asked = [case.ask for case in tuning_cases() if case.kind == "language" and case.ask]
    total, other = 0, []
    for question in rng.sample(asked, len(asked)):
        alone, _ = footnote.ask(question, None, NOW)
        if alone.reading.language != language or alone.status is not Status.ANSWERED:
            continue
        for frame in _FRAMES_BY_LANGUAGE[language]:
            framed, _ = footnote.ask(frame.format(question.rstrip("?？ ")), None, NOW)
            other += [] if same(alone, framed) else [frame.format(question)]
        total += len(_FRAMES_BY_LANGUAGE[language])
        if total == _QUESTIONS_A_LANGUAGE * len(_FRAMES_BY_LANGUAGE[language]):
            break
    tell(f"within some talk, {language}: {len(other)} of {total} otherwise")
    assert len(other) <= 0.05 * total, other


@UNTRACED
def test_where_a_line_is_broken_changes_nothing(footnote: Footnote, tell: Callable[[str], None]) -> None:
    rng = random.Random(6)  # noqa: S311 - the same questions each time
    asked = rng.sample(
        [case.ask for case in tuning_cases() if case.ask and case.ask.count(" ") > _FEWEST_SPACES], _BROKEN
    )
    other = []
    for question in asked:
        words = question.split(" ")
        at = rng.randrange(1, len(words))
        broken = "\n".join((" ".join(words[:at]), " ".join(words[at:])))
        if not same(footnote.ask(question, None, NOW)[0], footnote.ask(broken, None, NOW)[0]):
            other.append(broken)
    tell(f"broken into two lines: {len(other)} of {_BROKEN} otherwise")
    assert len(other) <= 0.02 * _BROKEN, other

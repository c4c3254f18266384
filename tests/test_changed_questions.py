"""One word more or another, and the number of before is no answer: a thing, a place or a month of which no article has anything."""

import random
import re
from collections.abc import Callable, Iterator

import pytest

from bot.answering.answer import Status
from bot.footnote import Footnote
from tests.conftest import NOW, UNTRACED
from tests.tuning import tuning_cases

_QUESTIONS = 200
_THINGS = ("steel", "car", "toy", "coal", "phone")
_PLACES = {
    "US": r"(?:the )?(?:usa?|united states)|america",
    "EU": r"(?:the )?(?:eu|european union)",
    "AFRICA": "africa",
}
_OTHERS = ("india", "brazil", "canada", "turkey", "egypt")
_MONTHS = ("june", "july", "august")


def _with_a_thing(question: str, _place: str | None, rng: random.Random) -> str | None:
    named = re.search(r"\b(?:ex|im)ports?\b", question, re.IGNORECASE)
    return f"{question[: named.start()]}{rng.choice(_THINGS)} {question[named.start() :]}" if named else None


def _with_another_place(question: str, place: str | None, rng: random.Random) -> str | None:
    named = list(re.finditer(rf"\b(?:{_PLACES[place]})\b", question, re.IGNORECASE)) if place in _PLACES else []
    if len(named) != 1:
        return None
    return question[: named[0].start()] + rng.choice(_OTHERS) + question[named[0].end() :]


def _with_another_month(question: str, _place: str | None, rng: random.Random) -> str | None:
    named = list(re.finditer(r"\bnov(?:ember)?\b", question, re.IGNORECASE))
    if len(named) != 1 or re.search(r"\b(?:jan|oct|month|year|eleven|11|so far)", question, re.IGNORECASE):
        return None
    return question[: named[0].start()] + rng.choice(_MONTHS) + question[named[0].end() :]


@UNTRACED
@pytest.mark.parametrize("change", [_with_a_thing, _with_another_place, _with_another_month])
def test_the_number_of_before_is_no_answer(
    change: Callable[[str, str | None, random.Random], str | None], footnote: Footnote, tell: Callable[[str], None]
) -> None:
    rng = random.Random(5)  # noqa: S311 - the same changes each time
    total, wrong = 0, []
    for question, place in _asked_alone(footnote, rng):
        if (changed := change(question, place, rng)) is None:
            continue
        before, _ = footnote.ask(question, None, NOW)
        after, _ = footnote.ask(changed, None, NOW)
        total += 1
        same = {one.series for one in before.figures} & {one.series for one in after.figures}
        if after.status is Status.ANSWERED and same:
            wrong.append(changed)
    tell(f"changed {change.__name__.strip('_')}: {len(wrong)} of {total} with the number of before")
    assert total > _QUESTIONS / 5
    assert len(wrong) <= 0.015 * total, wrong


def _asked_alone(footnote: Footnote, rng: random.Random) -> Iterator[tuple[str, str | None]]:
    """Questions in one sentence that are answered with one series, and its place."""
    asked = [
        one.ask
        for one in tuning_cases()
        if one.kind in {"clean", "everyday"} and one.ask and not re.search(r"[.!?;]\s", one.ask)
    ]
    for question in rng.sample(asked, 3 * _QUESTIONS):
        answer, _ = footnote.ask(question, None, NOW)
        if answer.status is Status.ANSWERED and len(answer.figures) == 1:
            yield question, answer.figures[0].series.counterpart


# Things of which no article has anything, as each language asks for them; some are spelt like a plain word, or nearly so.
_ASKED_IN = {
    "de": (("Stahl", "Papier", "Kleider", "Kohle"), ("{} November Export", "Exporte von {} im November", "Import von {} Oktober")),
    "fr": (("maïs", "charbon", "montres", "café"), ("exports de {} en novembre, hausse ?", "importations de {} en octobre")),
    "es": (("carbón", "vino", "cemento", "semiconductores"), ("exportaciones de {} en noviembre", "importaciones chinas de {} en octubre")),
    "zh": (("钢铁", "汽车", "手机", "玩具"), ("{}11月进口增长多少", "11月{}对美国出口跌了多少", "今年{}出口涨了多少", "{}的11月出口")),
    "ja": (("自動車", "鉄鋼", "時計", "医薬品"), ("11月の{}の輸出は何％増えた", "{}輸入 11月")),
    "ko": (("자동차", "철강", "와인", "타이어"), ("{} 11월 수출 얼마나 늘었어", "11월 {} 수입 증가율", "대미 {} 수출 얼마나 줄었어")),
}  # fmt: skip


@UNTRACED
@pytest.mark.parametrize("language", _ASKED_IN)
def test_nor_in_another_language(language: str, footnote: Footnote) -> None:
    things, questions = _ASKED_IN[language]
    asked = [question.format(thing) for question in questions for thing in things]
    assert [one for one in asked if footnote.ask(one, None, NOW)[0].status is Status.ANSWERED] == []

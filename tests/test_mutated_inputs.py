"""Whatever anybody types is read, answered and worded without an exception, within Discord's limits, and soon."""

import json
import multiprocessing
import os
import time
import traceback
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from bot.answering.answer import Answer, Status
from bot.chat.views import answer_message, plain_message
from bot.facts.load import load
from bot.facts.model import Language
from bot.footnote import Footnote
from bot.rendering.card import LONGEST_CONTENT
from bot.rendering.contract import answer_object
from bot.rendering.voice import worded
from bot.understanding.conversation import Conversation
from tests.chat.conftest import hold_limits
from tests.conftest import NOW, ROOT
from tests.mutated import Given, How, mutated
from tests.soak import size

COUNT = size(6_000, 1_000_000)
# Of processor time, from the text to the card. A slow one is timed again: other programs' work is not its own.
SLOWEST = 0.05
_AGAIN = 3
# What a parallel run leaves of the cores.
_PROCESSES = max(1, (os.cpu_count() or 1) // int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1")))
_MOST_TOLD = 20
_A_PART = 2_000


@dataclass
class Endured:
    """What came of some of them."""

    came: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)


def test_whatever_is_typed_is_answered(tell: Callable[[str], None]) -> None:
    whole = Endured()
    spawned = multiprocessing.get_context("spawn")  # no threads or open files of this process in them
    began = time.monotonic()
    with ProcessPoolExecutor(_PROCESSES, mp_context=spawned, initializer=_prepare) as pool:
        for part in pool.map(endured, range(COUNT // _A_PART)):
            whole.came += part.came
            whole.slowest = max(whole.slowest, part.slowest)
            whole.wrong += part.wrong
    tell(
        f"inputs: {whole.came.total():,} in {time.monotonic() - began:.0f} s, slowest {whole.slowest * 1000:.0f} ms; "
        + ", ".join(f"{came} {number:,}" for came, number in whole.came.most_common())
        + f"; {len(whole.wrong)} wrong"
    )
    assert whole.came.total() == COUNT
    assert whole.wrong[:_MOST_TOLD] == []


def endured(seed: int) -> Endured:
    """One part of them; the languages take turns."""
    result, languages = Endured(), (None, *worded())  # None: the question's own
    for number, given in enumerate(mutated(seed, _A_PART)):
        language = languages[number % len(languages)]
        try:
            answer, took = _timed(given)
            result.slowest = max(result.slowest, took)
            if took > SLOWEST:
                result.wrong.append(f"{took * 1000:.0f} ms: {given}")
            _hold(answer, language)
            result.came[answer.status] += 1
        except Exception:  # noqa: BLE001 - which is what is looked for
            result.came["broken"] += 1
            result.wrong.append(f"{given} in {language}: {traceback.format_exc()[-900:]}")
    return result


def _timed(given: Given) -> tuple[Answer, float]:
    """The answer, and how long it took; the best of a few times where that was long."""
    began = time.process_time()
    answer = _answered(given)
    answer_message(answer, _footnote().knowledge)
    took = time.process_time() - began
    for number in range(_AGAIN if took > SLOWEST else 0):
        # With a space more: what was asked before is remembered.
        again = replace(given, turns=(*given.turns[:-1], given.turns[-1] + " " * (number + 1)))
        began = time.process_time()
        answer_message(_answered(again), _footnote().knowledge)
        took = min(took, time.process_time() - began)
    return answer, took


def _answered(given: Given) -> Answer:
    match given.how:
        case How.CHECKED:
            return _footnote().check(given.turns[0])
        case How.LOOKED_UP:
            return _footnote().number(given.turns[0])
        case How.ASKED:
            *before, last = given.turns
            talk: Conversation | None = None
            for turn in before:
                _, talk = _footnote().ask(turn, talk, NOW)
            return _footnote().ask(last, talk, NOW)[0]


def _hold(answer: Answer, language: Language | None) -> None:
    """Raise AssertionError where an answer could not be sent, or says what it must not."""
    knowledge = _footnote().knowledge
    shown = answer_message(answer, knowledge, language=language)
    body: dict[str, Any] = {"components": shown["view"].to_components()}
    hold_limits(body)
    json.dumps(body).encode()
    content = plain_message(answer, knowledge, language)["content"]
    assert 1 <= len(content.encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST_CONTENT
    made = answer_object(answer, knowledge, 1, language)
    assert json.loads(json.dumps(made, allow_nan=False))["text"].strip()
    assert answer.status is not Status.UNKNOWN or not made["figures"]


_held: list[Footnote] = []


def _prepare() -> None:
    footnote = Footnote(load(Path(ROOT) / "knowledge"))
    footnote.prepare()
    _held.append(footnote)


def _footnote() -> Footnote:
    """The one of this process."""
    return _held[0]

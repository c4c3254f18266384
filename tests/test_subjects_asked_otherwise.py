"""The strange subjects asked by the bot's own names and periods, and their questions put otherwise: the answer stays the same."""

import random
import re
from collections.abc import Callable
from functools import cache

from bot.answering.answer import Answer, Status
from bot.evaluate import answered, mismatch, read_cases
from bot.facts.load import load
from bot.facts.model import Kind, Knowledge, Measure, Series
from bot.footnote import Footnote
from bot.rendering.numbers import period_name
from bot.rendering.voice import Voice
from tests.conftest import NOW, UNTRACED
from tests.test_strange_subjects import FOLDER, SUBJECTS
from tests.tuning import given_a_number

# Shares as measured, less a little. What is not reached by its name is a share or a rate beside a level of the same name.
_FLOOR, _MOST_OTHER, _MOST_WRONG = 0.97, 0.01, 0.005
_QUESTIONS = 12
# Of whom or of what a folder may tell nothing; where it does have graduates or boys, it may well answer.
_MOST_OF_THE_WHOLE = 0.015
_PARTS = (
    "foreign-owned {}", "what was part-time {}", "how much did second-hand {} change", "military {}", "what was {} for boys",
    "{} among graduates", "{} of left-handed people", "how much did {} of the poor rise", "{} for under 12s", "{} of 19 year olds",
    "{} among young immigrants", "what was {} for the deaf", "{} in Ruritania", "steel {}",
)  # fmt: skip
_KINDS = {Kind.REPORTED: "", Kind.EXPECTATION: "expected", Kind.FORECAST: "forecast", Kind.TARGET: "target for"}
_FRAMES = (
    "in total, {}", "about {}", "quick question: {}", "i read it somewhere but forgot: {}",
    "{} then", "{} roughly", "{} as reported", "{} (source?)", "{} please", "{} exactly",
)  # fmt: skip
_WORDS = (
    (r"\b(was|were)\b", "is"), (r"\bis\b", "was"), (r"\bare\b", "were"), (r"\bwere (\w+ed)\b", r"have been \1"),
    (r"\bvs\b", "compared with"), (r"\b(rise|grow|go up)\b", "increase"), (r"\b(fall|drop)\b", "decline"),
    (r"\bhow many\b", "roughly how many"), (r"\ba year ago\b", "year ago"), (r"\bthe (?=end|start)", ""),
)  # fmt: skip


@cache
def _footnote(subject: str) -> Footnote:
    return Footnote(load(FOLDER / subject / "knowledge"))


@UNTRACED
def test_every_series_is_reached_by_its_own_names(tell: Callable[[str], None]) -> None:
    total, other = 0, []
    for subject in SUBJECTS:
        footnote = _footnote(subject)
        for series in footnote.knowledge.by_series:
            if not (question := _by_name(series, footnote.knowledge)):
                continue
            total += 1
            answer, _ = footnote.ask(question, None, NOW)
            if series not in [figure.series for figure in answer.figures]:
                other.append(question)
    tell(f"strange subjects by their own names: {len(other)} of {total} otherwise")
    assert len(other) <= (1 - _FLOOR) * total, other


@UNTRACED
def test_what_is_put_otherwise_is_answered_alike(tell: Callable[[str], None]) -> None:
    rng = random.Random(6)  # noqa: S311 - the same questions each time
    total = 0
    other: list[str] = []
    wrong: list[str] = []
    for subject in SUBJECTS:
        footnote = _footnote(subject)
        cases = [
            case
            for case in read_cases(FOLDER / subject / "questions.yaml")
            if case.ask and case.kind in {"clean", "everyday", "several"}
        ]
        for case in rng.sample(cases, _QUESTIONS):
            alone = answered(case, footnote)
            if mismatch(case, alone, footnote.knowledge):
                continue
            for changed in _changed(case.ask or "", rng):
                answer, _ = footnote.ask(changed, None, NOW)
                total += 1
                if not _same(alone, answer):
                    (wrong if answer.status is Status.ANSWERED else other).append(changed)
    tell(f"strange subjects put otherwise: {len(other)} of {total} not answered, {len(wrong)} with another answer")
    assert len(other) <= _MOST_OTHER * total, other
    assert len(wrong) <= _MOST_WRONG * total, wrong


@UNTRACED
def test_a_part_that_no_folder_has_is_not_told_by_the_whole(tell: Callable[[str], None]) -> None:
    rng = random.Random(6)  # noqa: S311 - the same questions each time
    total = 0
    wrong: list[str] = []
    for subject in SUBJECTS:
        footnote = _footnote(subject)
        names = (term.name["en"] for term in footnote.knowledge.terms["indicator"].values())
        questions = [part.format(name) for name in names for part in rng.sample(_PARTS, 3)]
        wrong += given_a_number(questions, footnote)
        total += len(questions)
    tell(f"a part that no folder has: {len(wrong)} of {total} answered")
    assert len(wrong) <= _MOST_OF_THE_WHOLE * total, wrong


def _by_name(series: Series, knowledge: Knowledge) -> str:
    """A plain question with all of its names; empty for a change, which is asked in more ways, and for what still runs."""
    term = knowledge.terms["indicator"][series.indicator]
    usual = series.measure in (term.measure, Measure.RATE, Measure.SHARE, Measure.DURATION)
    if series.measure.is_movement or not usual or series.period.endswith(".."):
        return ""
    product = knowledge.name("product", series.product) if series.product else ""
    area = f"in {knowledge.name('area', series.area)}" if series.area != knowledge.subject.area else ""
    other = f"{term.counterpart or 'with'} {knowledge.name('area', series.counterpart)}" if series.counterpart else ""
    what = (_KINDS[series.kind], product, term.name["en"], other, area)
    return f"what was the {' '.join(part for part in what if part)} in {period_name(series.period, Voice(knowledge))}?"


def _changed(question: str, rng: random.Random) -> list[str]:
    """The question within some talk, and with one word or another in place of its like."""
    asks = re.match(r"how (?:much|many)\b", question, re.IGNORECASE)
    frames = [frame for frame in _FRAMES if asks or frame not in _FRAMES[:2]]
    told = question.rstrip("?. ")
    framed = [frame.format(told if frame.startswith("{}") else question) for frame in rng.sample(frames, 4)]
    worded = [re.sub(pattern, other, question, count=1, flags=re.IGNORECASE) for pattern, other in _WORDS]
    return framed + [one for one in worded if one != question]


def _same(alone: Answer, changed: Answer) -> bool:
    return alone.status is changed.status and {one.series for one in alone.figures} == {
        one.series for one in changed.figures
    }

"""Scores questions with known answers: the scorecard that says how well questions are understood. The format: tests/questions/README.md."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter

from bot.answering.answer import Answer, Status
from bot.facts.model import Knowledge, Statement
from bot.facts.shaped import shaped
from bot.facts.source import read_source
from bot.footnote import Footnote
from bot.rendering.voice import Voice
from bot.rendering.words import speaker_name
from bot.understanding.words.text import words
from bot.understanding.words.word_kin import stem


class Case(BaseModel):
    """One question, or a talk of several turns, and what its last answer must be."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    ask: str | None = None
    turns: tuple[str, ...] = ()
    claim: str | None = None  # in place of a question: a statement to be checked
    kind: str
    status: str | tuple[str, ...] = ()
    intent: str | tuple[str, ...] | None = None
    series: tuple[dict[str, str | None], ...] = ()
    values: tuple[float | None, ...] = ()
    speaker: str | None = None
    organisation: str | None = None
    article: str | None = None
    says: tuple[str, ...] = ()
    verdict: str | None = None
    claim_verdict: str | tuple[str, ...] | None = None
    claim_verdicts: tuple[str, ...] = ()  # of each statement in it, in order
    off: str | None = None  # what is wrong with it

    @property
    def questions(self) -> tuple[str, ...]:
        return self.turns or (self.ask or self.claim or "",)


@dataclass
class Score:
    """How one kind of question came out."""

    right: int = 0
    outcomes: Counter[str] = field(default_factory=Counter)  # "right", "wrong", "asked back", "refused"
    failures: list[tuple[Case, str]] = field(default_factory=list)  # with what came instead

    @property
    def total(self) -> int:
        return self.right + len(self.failures)


_CASES = TypeAdapter(tuple[Case, ...])
# The day on which the known questions were put.
ASKED_ON = datetime(2025, 12, 8, tzinfo=UTC)
# Between the turns of a talk.
_TURNS = " / "


def read_cases(path: Path) -> tuple[Case, ...]:
    """The cases of a file; raises KnowledgeError with every mistake, its line and the question that has it."""
    source = read_source(path, path.parent)

    def asked(path: tuple[str | int, ...]) -> str:
        case = source.data[path[0]] if path and isinstance(path[0], int) else None
        texts = [case.get(part) for part in ("ask", "turns", "claim")] if isinstance(case, dict) else []
        text = next((text for text in texts if text), "")
        return f"“{text if isinstance(text, str) else _TURNS.join(map(str, text))}”: " if text else ""

    return shaped(source, _CASES, Case.model_fields, asked)


def answered(case: Case, footnote: Footnote) -> Answer:
    """The answer to a case: to its statement, or to the last turn of its talk."""
    if case.claim is not None:
        return footnote.check(case.claim)
    first, *rest = case.questions
    answer, conversation = footnote.ask(first, None, ASKED_ON)
    for question in rest:
        answer, conversation = footnote.ask(question, conversation, ASKED_ON)
    return answer


def evaluate(cases: Iterable[Case], footnote: Footnote) -> dict[str, Score]:
    """Ask every case and compare, by kind of question."""
    scores: dict[str, Score] = defaultdict(Score)
    for case in cases:
        answer = answered(case, footnote)
        score = scores[case.kind]
        wrong = mismatch(case, answer, footnote.knowledge)
        if wrong is None:
            score.right += 1
            score.outcomes["right"] += 1
        else:
            score.failures.append((case, wrong))
            score.outcomes[_OUTCOMES[answer.status]] += 1
    return dict(scores)


_OUTCOMES = {Status.ANSWERED: "wrong", Status.AMBIGUOUS: "asked back", Status.UNKNOWN: "refused", Status.CHAT: "wrong"}


def mismatch(case: Case, answer: Answer, knowledge: Knowledge) -> str | None:
    """What is wrong with an answer; None where it is what the case asks for."""
    got = [figure.series.id for figure in answer.figures] or [statement.id for statement in answer.statements]
    told = f"{answer.status} {answer.intent} {got}"
    if answer.claim is not None:
        return _mischecked(case, answer, told)
    statuses = (case.status,) if isinstance(case.status, str) else case.status
    if answer.status not in statuses:
        return told
    if answer.status is not Status.ANSWERED:
        return None
    intents = (case.intent,) if isinstance(case.intent, str) else case.intent
    if intents and answer.intent not in intents:
        return told
    if case.series and not _same_series(case, answer):
        return told
    if case.verdict and (not answer.figures or answer.figures[0].agreement.verdict != case.verdict):
        return f"{told} {answer.figures[0].agreement.verdict if answer.figures else ''}"
    missing = _unsaid(case, answer, knowledge)
    return f"{told}, {missing}" if missing else None


def _mischecked(case: Case, answer: Answer, told: str) -> str | None:
    """What is wrong with the verdict on a statement."""
    assert answer.claim is not None  # checked
    checked = answer.claim.checked
    verdicts = (case.claim_verdict,) if isinstance(case.claim_verdict, str) else case.claim_verdict or ()
    told = f"{told} {[f'{c.text}: {c.verdict} {c.off or c.open or str()}' for c in checked]}"
    if answer.claim.verdict not in verdicts:
        return told
    if case.claim_verdicts and tuple(one.verdict for one in checked) != case.claim_verdicts:
        return told
    if case.off and case.off not in {one.off for one in checked}:
        return told
    held = [figure.series for figure in answer.figures]
    return None if all(any(all(s.code(d) == c for d, c in w.items()) for s in held) for w in case.series) else told


def _same_series(case: Case, answer: Answer) -> bool:
    """Every series asked for is there, the first one first, with its number; and no other one."""
    if len(answer.figures) != len(case.series):
        return False
    rest = list(answer.figures)
    for index, wanted in enumerate(case.series):
        found = next((f for f in rest if all(f.series.code(d) == c for d, c in wanted.items())), None)
        if found is None or (index == 0 and found is not rest[0] and len(case.series) == 1):
            return False
        if index < len(case.values):
            value, number = case.values[index], found.lead.value
            if (value is None) != (number is None) or (
                number is not None and value is not None and abs(float(number) - value) > 1e-6 * max(1, abs(value))
            ):
                return False
        rest.remove(found)
    return True


def _unsaid(case: Case, answer: Answer, knowledge: Knowledge) -> str:
    """What no statement of an answer has, though the case asks for it; empty where nothing is missing."""
    statements = answer.statements
    if not statements and (case.speaker or case.organisation or case.article or case.says):
        return "no statement"
    if case.article and not case.series:
        statements = tuple(s for s in statements if s.article == case.article)
        if not statements:
            return f"nothing of the article {case.article}"
    for part, wanted, names in (
        ("speaker", case.speaker, _speakers),
        ("organisation", case.organisation, _organisations),
    ):
        if wanted is not None:
            others = [names(statement, knowledge) for statement in statements]
            statements = tuple(s for s, told in zip(statements, others, strict=True) if _names(wanted, told))
            if not statements:
                told = "; ".join(dict.fromkeys(told[-1] for told in others if told)) or "nobody"
                return f"{part} is {told}, not {wanted}"
    # A paraphrase is in our words, so what it must say may stand in its keywords instead, and in another inflection.
    texts = [
        t
        for s in statements
        for t in (s.text, *s.printed, *(word for spoken in s.keywords.values() for word in spoken))
    ]
    told = " ".join(texts).casefold()
    stems = {stem(word) for text in texts for word in words(text)}
    unsaid = [word for word in case.says if not (word.casefold() in told or {stem(w) for w in words(word)} <= stems)]
    return f"without {', '.join(unsaid)}" if unsaid else ""


def _names(wanted: str, told: Sequence[str]) -> bool:
    """Whether it is a code, or words of a name; accents do not count."""
    return any(set(words(wanted)) <= set(words(one)) for one in told)


def _speakers(statement: Statement, knowledge: Knowledge) -> list[str]:
    """The code and the names of who says a statement, the fullest last."""
    if statement.speaker is None:
        return []
    name = knowledge.name("person", statement.speaker)
    return [statement.speaker, f"{name} {speaker_name(statement, Voice(knowledge))}", name]


def _organisations(statement: Statement, knowledge: Knowledge) -> list[str]:
    """The codes and the names of the houses that a statement is of."""
    person = knowledge.terms["person"].get(statement.speaker or "")
    codes = [statement.via, person.organisation if person else None, statement.organisation]
    told = [name for code in codes if code for name in (code, knowledge.name("organisation", code))]
    return [*([statement.speaker_as] if statement.speaker_as else []), *told]


def scorecard(scores: Mapping[str, Score]) -> list[str]:
    """The table, a line a kind."""
    lines = [f"{'kind':<12} {'asked':>6} {'right':>7} {'wrong':>6} {'asked back':>11} {'refused':>8}"]
    for kind, score in scores.items():
        o = score.outcomes
        lines.append(
            f"{kind:<12} {score.total:>6} {score.right / score.total:>7.1%} {o['wrong']:>6} {o['asked back']:>11} {o['refused']:>8}"
        )
    right, total = sum(s.right for s in scores.values()), sum(s.total for s in scores.values())
    lines.append(f"{'all':<12} {total:>6} {right / max(total, 1):>7.1%}")
    return lines


def confusions(scores: Mapping[str, Score]) -> Sequence[str]:
    """Each failure: what was asked, and what came."""
    return [
        f"[{kind}] {_TURNS.join(case.questions)}\n    → {told}"
        for kind, score in scores.items()
        for case, told in score.failures
    ]

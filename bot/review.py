"""The commands `footnote review …`: reports and unanswered questions, in groups, and what becomes of them."""

import asyncio
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.exits import Exit
from bot.facts.source import QUESTIONS
from bot.folder import knowledge_folder
from bot.kb import load_or_exit
from bot.terminal import KnowledgeFolder, database_address, fail

if TYPE_CHECKING:
    from bot.evaluate import Case
    from bot.footnote import Footnote
    from bot.store.records import Feedback, ReviewCounts, State, Unanswered
    from bot.store.store import Store
    from bot.trial import Alias, Trial

T = TypeVar("T")

# More are not read through at once; those left out are counted.
_MOST = 1_000

app = typer.Typer(
    invoke_without_command=True,
    rich_markup_mode=None,
    help="Lists what people reported as wrong and what found no answer, and makes aliases and test questions of it.",
)


def _whole(given: str) -> str:
    """With what was no UTF-8 marked as such: no database takes half a character."""
    return given.encode("utf-8", "replace").decode()


Which = Annotated[str, typer.Argument(help="A report's reference, or a question as it is listed.", callback=_whole)]


@app.callback()
def listed(context: typer.Context, knowledge: KnowledgeFolder = None) -> None:
    """List what waits: reports by what the answer was of, questions by what was missing."""
    if context.invoked_subcommand is not None:
        return
    from bot.footnote import Footnote

    async def held(store: "Store") -> "tuple[tuple[Feedback, ...], tuple[Unanswered, ...], ReviewCounts]":
        waiting = store.review
        return await waiting.feedback(most=_MOST), await waiting.unanswered(most=_MOST), await waiting.counts()

    reports, questions, counts = _with_store(held)
    if not reports and not questions:
        typer.echo("nothing waits")
        return
    footnote = Footnote(load_or_exit(knowledge).knowledge)
    for line in (*_reported(reports, counts), *_unanswered(questions, counts, footnote)):
        typer.echo(line)


@app.command()
def accept(
    which: Which,
    *,
    phrase: Annotated[str, typer.Option(help="Words of the question that are a name for something.")],
    term: Annotated[
        str, typer.Option("--as", help="What they are a name for, as `footnote kb phrases` has it: area:US.")
    ],
    language: Annotated[str, typer.Option(help="The language of the phrase.")] = "en",
    series: Annotated[
        str | None, typer.Option(help="The id of the series that must be reached.", show_default=False)
    ] = None,
    questions: Annotated[
        list[Path] | None,
        typer.Option(help="Known questions that must go on being answered as they are.", show_default=False),
    ] = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Add an alias to the knowledge and the question to its tests, unless that would change another question's answer."""
    from bot.drafting.alias import NoTermError, with_question
    from bot.trial import Alias, named_codes, tried

    folder, (dimension, _, code) = knowledge_folder(knowledge), term.partition(":")
    load_or_exit(knowledge)
    report = _report(which)
    if report is not None and not report.question:
        fail(f"the report {which} holds no question; give the question itself", Exit.NOT_WELL)
    question = which if report is None else report.question
    alias = Alias(phrase.strip().casefold(), dimension, code, language)
    into = folder / QUESTIONS
    try:
        trial = tried(folder, alias, question, _known([*(questions or []), *([into] if into.is_file() else [])]))
    except KeyError:
        fail(f"there are no terms of the kind {dimension!r}; see footnote kb phrases")
    except NoTermError as error:
        fail(f"{alias.file}: {error}")
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}")
    _refuse(trial, alias, question, series)
    assert trial.answer is not None  # else refused
    reached = [named_codes(figure.series) for figure in trial.answer.figures]
    before = into.read_text(encoding="utf-8") if into.is_file() else ""
    try:
        _write_both(folder / alias.file, trial.text, into, with_question(before, question, "accepted", reached))
    except OSError as error:
        fail(f"{error.filename}: {error.strerror}")
    typer.echo(f"{alias.file}: {code} is also “{alias.phrase}”")
    typer.echo(f"{QUESTIONS}: “{question}” must reach {', '.join(one.series.id for one in trial.answer.figures)}")
    _settle(which, report, "done")


@app.command()
def done(which: Which) -> None:
    """Mark a report as dealt with, or take a question off the list."""
    _settle(which, _report(which), "done")


@app.command()
def dismiss(which: Which) -> None:
    """Mark a report as mistaken, or take a question off the list."""
    _settle(which, _report(which), "dismissed")


def _reported(reports: "Sequence[Feedback]", counts: "ReviewCounts") -> Iterator[str]:
    groups: dict[str, list[Feedback]] = defaultdict(list)
    for report in reports:
        groups[report.read_as or "no figure"].append(report)
    if reports:
        oldest = f"; the {len(reports)} oldest:" if len(reports) < counts.feedback else ""
        yield f"Reported as wrong: {counts.feedback}{oldest}"
    for read_as, group in sorted(groups.items(), key=lambda item: (-len(item[1]), item[0])):
        yield f"\n  {read_as}"
        for report in group:
            said = " · ".join(part for part in (_one_line(report.question), _one_line(report.comment)) if part)
            yield f"    {report.id}  {report.wrong}  {said}".rstrip()


def _unanswered(questions: "Sequence[Unanswered]", counts: "ReviewCounts", footnote: "Footnote") -> Iterator[str]:
    """By what is missing as the knowledge is now: a term that was added since answers some."""
    groups: dict[str, list[Unanswered]] = defaultdict(list)
    for question in questions:
        groups[_missing(question.text, footnote)].append(question)
    if questions:
        most = f"; the {len(questions)} asked most:" if len(questions) < counts.unanswered else ""
        yield f"\nWithout an answer: {counts.unanswered}, asked {counts.asked} times{most}"
    for missing, group in sorted(groups.items(), key=lambda item: (-sum(one.count for one in item[1]), item[0])):
        yield f"\n  {_one_line(missing)}"
        for question in group:
            yield f"    {question.count}×  {_one_line(question.text)}"


def _missing(text: str, footnote: "Footnote") -> str:
    from bot.answering.answer import Status

    answer, _ = footnote.ask(text, None, datetime.now(UTC))
    if answer.status is not Status.UNKNOWN or answer.refusal is None:
        return "answered by now"
    words = ", ".join(code for _, code in answer.refusal.missing)
    return f"{answer.refusal.gap.value.replace('_', ' ')}{f': {words}' if words else ''}"


def _one_line(text: str) -> str:
    """What people typed, with nothing in it that a terminal would obey."""
    return "".join(character if character.isprintable() else " " for character in text).strip()


def _known(files: Sequence[Path]) -> "list[Case]":
    from bot.evaluate import read_cases
    from bot.facts.source import KnowledgeError

    cases: list[Case] = []
    for file in files:
        try:
            cases += read_cases(file)
        except (KnowledgeError, ValueError, OSError) as error:
            fail(f"{file} holds no questions: {error}")
    return cases


def _refuse(trial: "Trial", alias: "Alias", question: str, series: str | None) -> None:
    """End the program with every reason why this must not be; without one, go on."""
    from bot.trial import told_of

    reasons = [*trial.mistakes]
    for changed in trial.changed:
        asked = changed.case.claim or " → ".join(changed.case.questions)
        reasons.append(f"“{asked}” would be answered otherwise: {changed.before} → {changed.after}")
    if trial.answer is not None:
        reached = [figure.series.id for figure in trial.answer.figures]
        if not reached or (series is not None and series not in reached):
            reasons.append(f"“{question}” would reach {told_of(trial.answer)}{f', not {series}' if series else ''}")
    for reason in reasons:
        typer.echo(reason, err=True)
    if reasons:
        fail(f"“{alias.phrase}” for {alias.dimension}:{alias.code} is refused; nothing is written", Exit.NOT_WELL)


def _report(which: str) -> "Feedback | None":
    """The report of this reference, if it is one."""
    return _with_store(lambda store: store.review.report(which))


def _settle(which: str, report: "Feedback | None", state: "State") -> None:
    async def settled(store: "Store") -> bool:
        if report is not None:
            return await store.review.settle_feedback(report.id, state)
        return await store.review.settle_unanswered(which)

    typer.echo(f"{which}: {state}" if _with_store(settled) else f"{which}: was not on the list")


def _write_both(terms: Path, aliased: str, questions: Path, asked: str) -> None:
    """Both or neither: an alias stands only where a question holds it."""
    before = terms.read_bytes()
    _write(terms, aliased.encode())
    try:
        _write(questions, asked.encode())
    except OSError:
        _write(terms, before)
        raise


def _write(file: Path, held: bytes) -> None:
    """All of it or nothing: a program that is killed leaves the file as it was."""
    new = file.with_name(f".{file.name}.new")
    try:
        new.write_bytes(held)
        new.replace(file)
    finally:
        new.unlink(missing_ok=True)


def _with_store(work: "Callable[[Store], Awaitable[T]]") -> T:
    from bot.store.store import Store

    async def run(address: str) -> T:
        async with Store.open(address) as store:
            return await work(store)

    with database_address(Exit.NOT_WELL) as address:
        return asyncio.run(run(address))

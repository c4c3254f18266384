"""The commands in the terminal. What they do stands elsewhere; here is only what they are called, print and exit with."""

import gc
import io
import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer
import typer.core

from bot import __version__
from bot.db import app as db
from bot.exits import Exit
from bot.facts.source import KnowledgeError
from bot.kb import app as kb, load_or_exit
from bot.review import app as review
from bot.tending import doctor, health, invite
from bot.terminal import KnowledgeFolder, is_text

if TYPE_CHECKING:
    from bot.answering.answer import Answer
    from bot.footnote import Footnote
    from bot.understanding.conversation import Conversation

app = typer.Typer(
    no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None,
    help="Answers questions with the number that news articles print, its source, and whether the sources agree.",
)  # fmt: skip


def _print_version(wanted: bool) -> None:
    if wanted:
        _print(f"footnote {__version__}")
        raise typer.Exit


@app.callback()
def of_the_program(
    _: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version.")
    ] = False,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Options that come before a command: each does its work in its own callback."""


@app.command()
def ask(
    question: Annotated[str | None, typer.Argument(help="The question, in your own words.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help="Read questions as JSON, one a line, from standard input.")
    ] = False,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Answer one question."""
    if jsonl:
        from bot.lines import answers

        for told in answers(sys.stdin, _footnote(knowledge), _now):
            _print(json.dumps(told, ensure_ascii=False))
        raise typer.Exit(Exit.WELL)
    if question is None or not is_text(question) or not question.strip():
        _fail('give a question, such as: footnote ask "how much did sales grow?"')
    from bot.answering.answer import Status

    footnote = _footnote(knowledge)
    answer, _ = footnote.ask(question, None, _now())
    if as_json:
        _print_object(answer, footnote)
    else:
        _print(_text(answer, footnote))
    raise typer.Exit(Exit.WELL if answer.status in (Status.ANSWERED, Status.CHAT) else Exit.NOT_WELL)


@app.command()
def check(
    claim: Annotated[str | None, typer.Argument(help="A statement, or a text with several.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print one JSON object.")] = False,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Check a statement against the articles."""
    if claim is None or not is_text(claim) or not claim.strip():
        _fail('give a statement, such as: footnote check "exports grew by a third"')
    from bot.answering.answer import ClaimVerdict

    footnote = _footnote(knowledge)
    answer = footnote.check(claim)
    if as_json:
        _print_object(answer, footnote)
    else:
        _print(_text(answer, footnote))
    supported = answer.claim is not None and answer.claim.verdict is ClaimVerdict.SUPPORTED
    raise typer.Exit(Exit.WELL if supported else Exit.NOT_WELL)


@app.command()
def chart(
    question: Annotated[str | None, typer.Argument(help="The question, in your own words.")] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="Where to write the picture: a file that ends in .png.")
    ] = Path("footnote.png"),
    knowledge: KnowledgeFolder = None,
) -> None:
    """Draw a picture of the answer to one question."""
    if question is None or not is_text(question) or not question.strip():
        _fail('give a question, such as: footnote chart "growth by market" -o growth.png')
    if output.suffix.lower() != ".png":
        _fail(f"{output} must end in .png")
    from bot.rendering.graphics import picture
    from bot.rendering.plot import describe

    footnote = _footnote(knowledge)
    answer, _ = footnote.ask(question, None, _now())
    plan = picture(answer, footnote.knowledge)
    if plan is None:
        _print("There is nothing to draw: the answer has no two numbers that belong beside one another.")
        raise typer.Exit(Exit.NOT_WELL)
    from bot.rendering.chart import draw, is_drawable  # matplotlib is large

    # In English where the type has no signs for the question's language.
    drawn = plan if is_drawable(plan) else picture(answer, footnote.knowledge, "en") or plan
    try:
        output.write_bytes(draw(drawn))
    except OSError as error:
        _fail(f"{output} cannot be written: {error.strerror}")
    _print(describe(plan))


@app.command()
def chat(knowledge: KnowledgeFolder = None) -> None:
    """Talk in the terminal; an empty line or Ctrl-D ends it."""
    footnote = _footnote(knowledge)
    conversation: Conversation | None = None
    interactive = sys.stdin.isatty()
    if interactive:
        _print(f"{footnote.knowledge.name_of_subject()}. Ask away; an empty line ends the talk.")
    for question in _questions(interactive=interactive):
        answer, conversation = footnote.ask(question, conversation, _now())
        _print(_text(answer, footnote) + "\n")


class _RunCommand(typer.core.TyperCommand):
    """`footnote run`, whose help lists every variable of the environment; that list costs an import only when asked for."""

    def format_epilog(self, ctx: Any, formatter: Any) -> None:  # noqa: ARG002 - click passes it
        from bot.settings import described

        with formatter.section("Environment (also from a .env file)"):
            formatter.write_dl(described())


@app.command(cls=_RunCommand)
def run(knowledge: KnowledgeFolder = None) -> None:
    """Connect to Discord and serve until stopped."""
    from bot.start import start  # Discord's library is large: the other commands start without it

    raise typer.Exit(start(**({} if knowledge is None else {"knowledge": knowledge})))


@app.command()
def sync(
    guild: Annotated[
        int | None, typer.Option(help="Only in the server with this ID, where they show at once.", show_default=False)
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take the commands away instead.")] = False,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Tell Discord which commands there are, and print what that changed."""
    from bot.app import sync as synchronise

    raise typer.Exit(synchronise(guild, remove=remove, **({} if knowledge is None else {"knowledge": knowledge})))


@app.command("eval")
def evaluate(
    file: Annotated[list[Path], typer.Argument(help="YAML files of questions and what they must reach.")],
    floor: Annotated[float, typer.Option(help="Exit 1 where less than this share of any kind is right.")] = 0.0,
    failures: Annotated[bool, typer.Option(help="List each question that went wrong, and what came instead.")] = True,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Score questions with known answers."""
    from bot.evaluate import confusions, evaluate, read_cases, scorecard

    footnote = _footnote(knowledge)
    try:
        cases = [case for path in file for case in read_cases(path)]
    except (KnowledgeError, ValueError) as error:
        _fail(str(error))
    scores = evaluate(cases, footnote)
    for line in (*scorecard(scores), *(confusions(scores) if failures else ())):
        _print(line)
    raise typer.Exit(
        Exit.NOT_WELL if any(score.right < floor * score.total for score in scores.values()) else Exit.WELL
    )


# Help lists them in the order in which they are told of: what a newcomer tries first, then what looks after a bot.
for command in (invite, doctor, health):
    app.command()(command)
app.add_typer(kb, name="kb")
app.add_typer(db, name="db")
app.add_typer(review, name="review")


def main() -> None:
    """The `footnote` program."""
    for stream, errors in ((sys.stdin, "surrogateescape"), (sys.stdout, "replace"), (sys.stderr, "replace")):
        if isinstance(stream, io.TextIOWrapper):  # not where a test has put another stream in its place
            stream.reconfigure(encoding="utf-8", errors=errors)
    try:
        app()
    except BrokenPipeError:
        # The reader has gone ("| head"): nothing to say to nobody.
        sys.stderr.close()
        raise SystemExit(Exit.UNUSABLE) from None


def _footnote(folder: Path | None) -> "Footnote":
    # All that is made from here on stays until the end: looking through it for garbage is a fifth of a short run.
    gc.disable()
    from bot.footnote import Footnote

    footnote = Footnote(load_or_exit(folder).knowledge)
    gc.freeze()
    gc.enable()
    return footnote


def _print_object(answer: "Answer", footnote: "Footnote") -> None:
    from bot.rendering.contract import answer_object

    _print(json.dumps(answer_object(answer, footnote.knowledge), ensure_ascii=False))


def _text(answer: "Answer", footnote: "Footnote") -> str:
    from bot.rendering.text import text

    return text(answer, footnote.knowledge)


def _questions(*, interactive: bool) -> Iterator[str]:
    """The lines of standard input; at a terminal, until an empty one."""
    while True:
        try:
            line = input("> " if interactive else "")
        except (EOFError, KeyboardInterrupt):
            return
        if line.strip():
            yield line
        elif interactive:
            return


def _now() -> datetime:
    return datetime.now(UTC)


def _print(line: str, *, err: bool = False) -> None:
    print(line.encode("utf-8", "replace").decode(), file=sys.stderr if err else sys.stdout, flush=True)


def _fail(message: str) -> NoReturn:
    _print(message, err=True)
    raise typer.Exit(Exit.UNUSABLE)

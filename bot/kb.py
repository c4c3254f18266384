"""The commands `footnote kb …`: checks and lists of a knowledge folder. Each imports what it needs only when it runs."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from bot.exits import Exit
from bot.folder import knowledge_folder
from bot.terminal import KnowledgeFolder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.facts.article_text import ArticleText
    from bot.facts.load import Folder
    from bot.facts.source import Mistake

app = typer.Typer(no_args_is_help=True, help="Checks and lists the knowledge folder.", rich_markup_mode=None)

Lines = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
TEXTS = "The folder of the article texts, <article id>.txt."


@app.callback()
def of_the_folder(knowledge: KnowledgeFolder = None) -> None:
    """What stands before a command of these."""


@app.command()
def check(
    *,
    articles: Annotated[Path | None, typer.Option(help=TEXTS, show_default=False)] = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Validate the knowledge folder; every mistake as file:line."""
    from bot.facts.evidence import compare
    from bot.facts.lint import lint

    folder = load_or_exit(knowledge, exit_code=Exit.NOT_WELL, articles_needed=False)
    texts = None if articles is None else _texts(articles)
    mistakes = lint(folder, datetime.now(UTC).date())
    if texts is not None:
        mistakes += compare(folder, texts)
    _end_if(mistakes)
    loaded = folder.knowledge
    held = "the article texts were not compared (--articles DIR does that)" if texts is None else "as the texts have it"
    typer.echo(
        f"{len(loaded.articles)} articles, {len(loaded.by_series)} series, {len(loaded.reports)} reports,"
        f" {len(loaded.statements)} statements: no mistakes; {held}; version {loaded.version}"
    )


@app.command()
def coverage(
    *,
    articles: Annotated[Path, typer.Option(help=TEXTS, show_default=False)],
    knowledge: KnowledgeFolder = None,
) -> None:
    """List every number of the article texts with what holds it; exit 1 where nothing does."""
    from bot.facts.coverage import cover, described, summary

    folder = load_or_exit(knowledge, exit_code=Exit.NOT_WELL)
    found, mistakes = cover(folder, _texts(articles))
    for holding in found:
        typer.echo(described(holding))
    typer.echo(summary(found))
    _end_if(mistakes)


@app.command()
def export(*, as_json: Lines = False, knowledge: KnowledgeFolder = None) -> None:
    """List the whole knowledge: a line a series with its numbers and whether they agree, then a line a statement."""
    from bot.answering.build import figure
    from bot.rendering.agreement_words import figure_line
    from bot.rendering.contract import figure_object, statement_object
    from bot.rendering.voice import Voice
    from bot.rendering.words import statement_line
    from bot.understanding.reading import Ask

    loaded = load_or_exit(knowledge).knowledge
    voice = Voice(loaded)
    for series in loaded.by_series:
        told = figure(Ask(series, {}), loaded)
        typer.echo(json.dumps(figure_object(told, voice), ensure_ascii=False) if as_json else figure_line(told, voice))
    for statement in loaded.statements:
        if as_json:
            typer.echo(json.dumps(statement_object(statement, loaded), ensure_ascii=False))
        else:
            typer.echo(statement_line(statement, voice))


@app.command()
def phrases(*, as_json: Lines = False, knowledge: KnowledgeFolder = None) -> None:
    """List every phrase that the matcher knows, with what it stands for."""
    from bot.understanding.words.phrases import subject_phrases

    for sense, phrase, language in subject_phrases(load_or_exit(knowledge).knowledge):
        target = f"{sense.dimension}:{sense.code}"
        if as_json:
            typer.echo(json.dumps({"phrase": phrase, "target": target, "language": language}, ensure_ascii=False))
        else:
            typer.echo(f"{phrase}  →  {target}")


@app.command()
def audit(*, as_json: Lines = False, knowledge: KnowledgeFolder = None) -> None:
    """Compute the relations between the numbers: what holds, holds narrowly, fails. A finding is no mistake of a file."""
    from bot.facts.relations import findings
    from bot.rendering.audit import audit_lines, finding_object

    loaded = load_or_exit(knowledge).knowledge
    found = findings(loaded)
    lines = (json.dumps(finding_object(one, loaded), ensure_ascii=False) for one in found)
    for line in lines if as_json else audit_lines(found, loaded):
        typer.echo(line)


@app.command()
def schema(
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit 1 where a schema is not current.")
    ] = False,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Write the JSON Schema of each kind of file into schema/ of the knowledge folder, for editors; says what it wrote."""
    from bot.facts.schema import FOLDER, stale, write_schemas

    folder = knowledge_folder(knowledge)
    try:
        behind = stale(folder) if check else []
        written = [] if check else write_schemas(folder)
    except OSError as error:
        typer.echo(f"{folder}: cannot be written: {error.strerror}", err=True)
        raise typer.Exit(Exit.UNUSABLE) from None
    for path in written:
        typer.echo(f"wrote {path}")
    if not written and not check:
        typer.echo(f"{folder / FOLDER} is current: nothing was written")
    for name in behind:
        typer.echo(f"schema/{name} is not current: run footnote kb schema", err=True)
    if behind:
        raise typer.Exit(Exit.NOT_WELL)


@app.command()
def draft(
    text: Annotated[Path, typer.Argument(help="The article's text; the file's name is the article's id.")],
    *,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="Write it here; an existing file is kept.")
    ] = None,
    knowledge: KnowledgeFolder = None,
) -> None:
    """Draft the YAML of a new article from its text; every entry is marked to be confirmed."""
    from bot.drafting.draft import draft as drafted
    from bot.drafting.written import written

    folder = load_or_exit(knowledge, articles_needed=False, notes_needed=False)  # it may be the first
    loaded = folder.knowledge
    for mistake in folder.left_aside:
        typer.echo(f"left aside for the draft: {mistake}", err=True)
    try:
        found = written(drafted(text.stem, text.read_text(encoding="utf-8-sig"), loaded), loaded)
        if output is not None:
            with output.open("x", encoding="utf-8", newline="\n") as file:
                file.write(found)
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "is not UTF-8 text"
        typer.echo(f"{(isinstance(error, OSError) and error.filename) or text}: {reason}", err=True)
        raise typer.Exit(Exit.UNUSABLE) from None
    if output is None:
        typer.echo(found, nl=False)
    else:
        typer.echo(str(output))


def load_or_exit(
    folder: Path | None,
    *,
    exit_code: Exit = Exit.UNUSABLE,
    articles_needed: bool = True,
    notes_needed: bool = True,
) -> "Folder":
    """The folder as loaded; else every mistake on standard error, and the program ends."""
    from bot.facts.load import load_folder
    from bot.facts.source import KnowledgeError

    try:
        return load_folder(knowledge_folder(folder), articles_needed=articles_needed, notes_needed=notes_needed)
    except KnowledgeError as error:
        _end_with(error.mistakes, exit_code)


def _end_if(mistakes: "Iterable[Mistake]") -> None:
    if listed := sorted(set(mistakes)):
        _end_with(listed, Exit.NOT_WELL)


def _end_with(mistakes: "Iterable[Mistake]", exit_code: Exit) -> NoReturn:
    """End the program with every mistake on standard error."""
    for mistake in mistakes:
        typer.echo(str(mistake), err=True)
    raise typer.Exit(exit_code)


def _texts(folder: Path) -> "Mapping[str, ArticleText]":
    from bot.facts.article_text import read_texts
    from bot.facts.source import KnowledgeError

    try:
        return read_texts(folder)
    except KnowledgeError as error:
        _end_with(error.mistakes, Exit.UNUSABLE)

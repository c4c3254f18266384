"""The commands `footnote kb …`: checks and lists of a knowledge folder. Each imports what it needs only when it runs."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.folder import knowledge_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.facts.article_text import ArticleText
    from bot.facts.load import Folder
    from bot.facts.source import Mistake

WRONG, UNUSABLE = 1, 2

app = typer.Typer(no_args_is_help=True, help="Checks and lists the knowledge folder.", rich_markup_mode=None)

Knowledge = Annotated[Path | None, typer.Option(help="Another knowledge folder.", show_default=False)]
Lines = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
TEXTS = "The folder of the article texts, <article id>.txt."


@app.command()
def check(
    *,
    articles: Annotated[Path | None, typer.Option(help=TEXTS, show_default=False)] = None,
    knowledge: Knowledge = None,
) -> None:
    """Validate the knowledge folder; every mistake as file:line."""
    from bot.facts.evidence import compare
    from bot.facts.lint import lint

    folder = load_or_exit(knowledge, exit_code=WRONG)
    texts = None if articles is None else _texts(articles)
    mistakes = lint(folder, datetime.now(UTC).date())
    if texts is not None:
        mistakes += compare(folder, texts)
    exit_with(mistakes)
    loaded = folder.knowledge
    held = "the article texts were not compared (--articles DIR does that)" if texts is None else "as the texts have it"
    typer.echo(
        f"{len(loaded.articles)} articles, {len(loaded.by_series)} series, {len(loaded.reports)} reports,"
        f" {len(loaded.statements)} statements: no mistakes; {held}"
    )


@app.command()
def coverage(
    *,
    articles: Annotated[Path, typer.Option(help=TEXTS, show_default=False)],
    knowledge: Knowledge = None,
) -> None:
    """List every number of the article texts with what holds it; exit 1 where nothing does."""
    from bot.facts.coverage import cover, described, summary

    folder = load_or_exit(knowledge, exit_code=WRONG)
    found, mistakes = cover(folder, _texts(articles))
    for holding in found:
        typer.echo(described(holding))
    typer.echo(summary(found))
    exit_with(mistakes)


@app.command()
def export(*, as_json: Lines = False, knowledge: Knowledge = None) -> None:
    """List the whole knowledge: a line a series, then a line a statement."""
    from bot.answering.build import figure
    from bot.rendering.contract import figure_object, statement_object
    from bot.rendering.words import series_name, statement_line
    from bot.understanding.reading import Ask

    loaded = load_or_exit(knowledge).knowledge
    for series in loaded.by_series:
        if as_json:
            typer.echo(json.dumps(figure_object(figure(Ask(series, {}), loaded), loaded), ensure_ascii=False))
        else:
            typer.echo(series_name(series, loaded))
    for statement in loaded.statements:
        if as_json:
            typer.echo(json.dumps(statement_object(statement, loaded), ensure_ascii=False))
        else:
            typer.echo(statement_line(statement, loaded))


@app.command()
def phrases(*, as_json: Lines = False, knowledge: Knowledge = None) -> None:
    """List every phrase that the matcher knows, with what it stands for."""
    from bot.understanding.lexicon import subject_phrases

    for sense, phrase, language in subject_phrases(load_or_exit(knowledge).knowledge):
        target = f"{sense.dimension}:{sense.code}"
        if as_json:
            typer.echo(json.dumps({"phrase": phrase, "target": target, "language": language}, ensure_ascii=False))
        else:
            typer.echo(f"{phrase}  →  {target}")


def load_or_exit(folder: Path | None, *, exit_code: int = UNUSABLE) -> "Folder":
    """The folder as loaded; else every mistake on standard error, and the program ends."""
    from bot.facts.load import load_folder
    from bot.facts.source import KnowledgeError

    try:
        return load_folder(knowledge_folder(folder))
    except KnowledgeError as error:
        exit_with(error.mistakes, exit_code=exit_code)
        raise


def exit_with(mistakes: "Iterable[Mistake]", *, exit_code: int = WRONG) -> None:
    """End the program with every mistake on standard error; without one, go on."""
    listed = sorted(set(mistakes))
    for mistake in listed:
        typer.echo(str(mistake), err=True)
    if listed:
        raise typer.Exit(exit_code)


def _texts(folder: Path) -> "Mapping[str, ArticleText]":
    from bot.facts.article_text import read_texts
    from bot.facts.source import KnowledgeError

    try:
        return read_texts(folder)
    except KnowledgeError as error:
        exit_with(error.mistakes, exit_code=UNUSABLE)
        raise

"""The program knows no subject: no word of the shipped folder's, and no outlet, stands in its code or its language data."""

import re
from pathlib import Path

import pytest

from bot.facts.model import Knowledge

BOT = Path(__file__).resolve().parents[1] / "bot"
FILES = sorted(
    path
    for path in BOT.rglob("*")
    if path.suffix in {".py", ".yaml", ".toml", ".json", ".ini", ".mako", ".po"} and "_knowledge" not in path.parts
)

# What only somebody who thinks of the shipped folder would write.
SUBJECT = re.compile(
    r"\b(?:china\w*|chinese|beijing|yuan|renminbi|rmb|cn[yh]|asean|soy\w*|rare.?earths?|tariffs?|customs|truce|surplus\w*|trade|trading"
    r"|exports|imports|exporters?|importers?|busan|trump|xi jinping|krw)\b",
    re.IGNORECASE,
)
# Lines that may: examples in comments and docstrings say nothing to the program, a language's data speaks of no subject but
# holds everyday words of any.
_COMMENT = re.compile(r"#.*|\"\"\".*?\"\"\"", re.DOTALL)
EVERYDAY = {
    ("understanding/languages/en.yaml", "trade"),  # "and its trade with", "outbound trade": prepositions and slips
    ("rendering/languages/es.po", "soy"),  # "I am"
    ("understanding/languages/es.yaml", "soy"),  # the same
}


def code_of(path: Path) -> str:
    """A file without its comments and docstrings, lines kept."""
    text = path.read_text(encoding="utf-8")
    return (
        _COMMENT.sub(lambda match: "\n" * match[0].count("\n"), text)
        if path.suffix == ".py"
        else re.sub(r"#.*", "", text)
    )


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(BOT).as_posix())
def test_no_word_of_the_subject(path: Path) -> None:
    name = path.relative_to(BOT).as_posix()
    found = [
        f"{name}:{number}: {match[0]}"
        for number, line in enumerate(code_of(path).splitlines(), 1)
        for match in SUBJECT.finditer(line)
        if (name, match[0].lower()) not in EVERYDAY
    ]
    assert found == []


def test_no_article_and_no_outlet(knowledge: Knowledge) -> None:
    names = {article.id for article in knowledge.articles.values()} | {
        a.outlet.value for a in knowledge.articles.values() if a.outlet.value
    }
    names |= {phrase for a in knowledge.articles.values() for phrases in a.phrases.values() for phrase in phrases}
    pattern = re.compile(
        "|".join(rf"\b{re.escape(name)}\b" for name in sorted(names, key=len, reverse=True)), re.IGNORECASE
    )
    found = [f"{path.relative_to(BOT)}: {match[0]}" for path in FILES for match in pattern.finditer(code_of(path))]
    assert found == []


def test_there_is_code_to_look_at() -> None:
    assert {"facts/load.py", "understanding/languages/en.yaml"} <= {path.relative_to(BOT).as_posix() for path in FILES}

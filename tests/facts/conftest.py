"""The small invented folder with its text, to read, to copy and to spoil; and the article texts, where they are."""

import os
import shutil
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from bot.facts.article_text import ArticleText, read_texts
from bot.facts.load import Folder, load, load_folder
from bot.facts.printed import Wording, wording
from bot.facts.source import KnowledgeError

DATA = Path(__file__).with_name("data")
TODAY = date(2025, 12, 31)


@pytest.fixture
def honey(tmp_path: Path) -> Path:
    """A copy of the invented knowledge folder, to spoil."""
    return Path(shutil.copytree(DATA / "knowledge", tmp_path / "knowledge"))


@pytest.fixture(scope="session")
def words() -> Wording:
    """The English words around numbers, with the invented folder's units among them."""
    found = wording("en", load(DATA / "knowledge"))
    assert found is not None
    return found


@pytest.fixture(scope="session")
def honey_texts() -> Mapping[str, ArticleText]:
    """The invented text."""
    return read_texts(DATA / "texts")


@pytest.fixture(scope="session")
def shipped() -> Folder:
    """The folder that ships, with its places."""
    return load_folder(DATA.parents[2] / "knowledge")


@pytest.fixture(scope="session")
def article_texts() -> Mapping[str, ArticleText]:
    """The texts of the shipped articles, which lie outside the project."""
    folder = os.environ.get("FOOTNOTE_ARTICLES")
    if not folder:
        pytest.skip("FOOTNOTE_ARTICLES names no folder of article texts, so the shipped knowledge is not held to them")
    return read_texts(Path(folder))


@pytest.fixture
def spoil(honey: Path) -> Callable[[str, str, str], None]:
    """Replace a piece of a file of the copy, which must be there."""

    def replaced(file: str, old: str, new: str) -> None:
        path = honey / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replaced


@pytest.fixture
def refused(honey: Path) -> Callable[[], list[str]]:
    """The mistakes with which the copy is refused."""

    def mistakes() -> list[str]:
        with pytest.raises(KnowledgeError) as error:
            load_folder(honey)
        return [str(mistake) for mistake in error.value.mistakes]

    return mistakes

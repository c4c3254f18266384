"""The pictures in the documentation: each is there, small, has words for who cannot see it, and is one that a command makes."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
LARGEST = 80_000
SHORTEST_WORDS = 40
SHOWN = {
    (page.parent / match["file"]).resolve(): match["words"]
    for page in (ROOT / "README.md", ROOT / "docs" / "pictures.md")
    for match in re.finditer(
        r'<img src="(?P<file>[^"]+)"[^>]* alt="(?P<words>[^"]*)">', page.read_text(encoding="utf-8")
    )
}


def test_every_picture_is_shown_and_every_picture_shown_is_there() -> None:
    assert set(SHOWN) == set((ROOT / "docs" / "pictures").iterdir())


@pytest.mark.parametrize("picture", sorted(SHOWN), ids=lambda picture: picture.name)
def test_a_picture_is_small_and_has_words(picture: Path) -> None:
    assert picture.stat().st_size < LARGEST
    assert len(SHOWN[picture]) > SHORTEST_WORDS
    assert f'"{picture.stem}"' in (ROOT / "tests" / "preview.py").read_text(encoding="utf-8")

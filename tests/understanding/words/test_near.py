"""Words found again in spite of slips, whatever their length."""

import pytest

from bot.understanding.words.near import NearWords

WORDS = ("harvest", "harvests", "harvester", "havens", "marvellous", "market", "marker", "lst", "last")


@pytest.mark.parametrize(
    ("typed", "nearest"),
    [
        ("harvset", ("harvest", 1)),  # two letters swapped
        ("harvst", ("harvest", 1)),
        ("harrrvest", ("harvest", 2)),
        ("maarket", ("market", 1)),
        ("marvelous", ("marvellous", 1)),
    ],
)
def test_the_nearest_comes_first(typed: str, nearest: tuple[str, int]) -> None:
    near = NearWords(WORDS)
    assert near.find(typed)[0] == nearest
    assert near.find(typed) == NearWords(reversed(WORDS)).find(typed)


def test_only_so_many_slips_are_allowed() -> None:
    near = NearWords(WORDS)
    assert near.find("hrvstre") == ()
    assert near.find("x") == ()

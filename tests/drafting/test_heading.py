"""Title, byline and dateline of invented texts, and what is none."""

import pytest

from bot.drafting.heading import Heading, dates_in, heading
from bot.facts.article_text import article_text


def read(text: str) -> Heading:
    return heading(article_text("some-post", text.encode()).paragraphs, "2025-04-18")


def told(text: str) -> dict[str, str]:
    return {name: f"{fact.value} ({fact.known})" for name, fact in read(text).facts.items()}


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Ferries run late again\n\nBy Ada Brandt, The Quay, 14 April 2025\n\nThey were late.",
            {"title": "Ferries run late again (stated)", "author": "Ada Brandt (stated)", "outlet": "The Quay (stated)",
             "published": "2025-04-14 (stated)"},
        ),
        (
            "Ferries run late again\nThe Quay of Port Anne, 14 April 2025. By Ada Brandt\nThey were late.",
            {"title": "Ferries run late again (stated)", "outlet": "The Quay of Port Anne (stated)",
             "published": "2025-04-14 (stated)", "author": "Ada Brandt (stated)"},
        ),
        (
            "They were late.\nThe Quay, Port Anne, Monday 14 April 2025. By Ada Brandt\nAll of them.",
            {"outlet": "The Quay (stated)", "published": "2025-04-14 (stated)", "author": "Ada Brandt (stated)"},
        ),
        (
            "They were late.\nBy Ada Brandt, The Quay, Port Anne, 14 April 2025\nAll of them.",
            {"outlet": "The Quay (stated)", "published": "2025-04-14 (stated)", "author": "Ada Brandt (stated)"},
        ),
        (
            "They were late.\nPort & Quay, 14 April 2025. By our harbour desk\nAll of them.",
            {"outlet": "Port & Quay (stated)", "published": "2025-04-14 (stated)"},
        ),
        (
            "They were late.\nQuay Today, 14 April 2025. Staff report\nAll of them.",
            {"outlet": "Quay Today (stated)", "published": "2025-04-14 (stated)"},
        ),
        (
            "They were late.\nThe Quay, Friday 18 April 2025. From our correspondent\nAll of them.",
            {"outlet": "The Quay (stated)", "published": "2025-04-18 (stated)"},
        ),
        (
            "They were late.\nLow Tide, the paper of the Ferry Crews' Union, 14 April 2025. By Ada Brandt\nAll of them.",
            {"outlet": "Low Tide (stated)", "published": "2025-04-14 (stated)", "author": "Ada Brandt (stated)"},
        ),
        ("They were late.\nThe Quay, 14 April 2025. Staff walked out of all ferries\nAll.", {}),
        ("They were late.\nThe Quay | April 14, 2025\nAll.", {"outlet": "The Quay (stated)", "published": "2025-04-14 (stated)"}),
        ("They were late.\nThe Quay opened on 14 April 2025. By noon it was full\nAll.", {}),
        ("They were late.\nPort Anne had 14 ferries on 14 April 2025\nAll.", {}),
        ("They were late.\nBy Ada Brandt and Jon Lund", {"author": "Ada Brandt and Jon Lund (stated)"}),
        ("They were late.\nApril 14, 2025\nAll of them.", {"published": "2025-04-14 (stated)"}),
        ("They were late.\nPublished: Monday, 14th April 2025", {"published": "2025-04-14 (stated)"}),
        (
            "PORT ANNE, April 14 (QPA) - Ferries were late.",
            {"published": "2025-04-14 (inferred)", "outlet": "QPA (inferred)"},
        ),
        (
            "Ferry & Quay, trade weekly, 12 September 2026. By Jonas Pell",
            {"outlet": "Ferry & Quay (stated)", "published": "2026-09-12 (stated)", "author": "Jonas Pell (stated)"},
        ),
        ("PORT ANNE, Oldland, Apr. 14, 2024 — Ferries were late.", {"published": "2024-04-14 (stated)"}),
        ("PORT ANNE - Ferries were late.", {}),
        ("By April the ferries were late.\nThey ran - at last - on 14 April.", {}),
        ("By Ada Brandt, 31 February 2025\nThey were late.", {"author": "Ada Brandt (stated)"}),
        ("", {}),
    ],
)  # fmt: skip
def test_facts(text: str, facts: dict[str, str]) -> None:
    assert told(text) == facts


def test_only_running_text_is_read_on() -> None:
    head = read("Ferries run late\nBy Ada Brandt, 14 April 2025\nPORT ANNE, April 14 - They were late.")
    assert head.body(2, "By Ada Brandt, 14 April 2025") == ""
    assert head.body(3, "PORT ANNE, April 14 - They were late.") == "They were late."
    assert head.body(1, "Ferries run late") == "Ferries run late"


def test_a_byline_stands_at_the_edge() -> None:
    lines = [f"Sentence number {count}." for count in range(10)]
    assert told("\n".join([*lines, "By Ada Brandt"])) == {"author": "Ada Brandt (stated)"}
    assert told("\n".join([*lines, "By Ada Brandt", *lines])) == {}


def test_dates() -> None:
    found = dates_in(
        "On Monday, 14 April 2025, on May 6, on 2025-06-01 and in May 2025; not May 32. In May 13.6 million went."
    )
    assert [text for _, text in found] == ["Monday, 14 April 2025", "May 6", "2025-06-01"]

"""Paragraphs, phrases and quotations of a text."""

from pathlib import Path

import pytest

from bot.facts.article_text import MOST_BYTES, Paragraph, article_text, read_texts
from bot.facts.source import KnowledgeError


@pytest.mark.parametrize(
    ("text", "phrase", "found"),
    [
        ("rose 15.9%", "5.9%", 0),
        ("rose 5.9%", "5.9%", 1),
        ("5.9 and 5.9", "5.9", 2),
        ("$1.1 trillion", "$1", 0),
        ("5,494 tons", "494 tons", 0),
        ("It rose 5.", "rose 5", 1),
        ("arose 5", "rose 5", 0),
        ("anything", "", 0),
    ],
)
def test_a_phrase_occurs_as_whole_words_and_numbers(text: str, phrase: str, found: int) -> None:
    assert len(list(Paragraph(text, 1).places(phrase))) == found


def test_paragraphs_are_the_lines_that_are_not_empty() -> None:
    text = article_text("a", "“One.”\n\n  \nTwo–three\n".encode())
    assert [(paragraph.text, paragraph.line) for paragraph in text.paragraphs] == [('"One."', 1), ("Two-three", 4)]
    assert text.paragraph(2) is text.paragraphs[1]
    assert text.paragraph(0) is None
    assert text.paragraph(3) is None


def test_quotations_and_sentences() -> None:
    paragraph = Paragraph('He said "a b" and "c. D" once. Then it fell.', 1)
    assert paragraph.quotations == ("a b", "c. D")
    assert paragraph.sentence(paragraph.text.index("fell")) == "Then it fell."


def test_what_is_no_folder_of_texts(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match="no such folder"):
        read_texts(tmp_path / "none")
    (tmp_path / "a.txt").write_bytes(b"fine\n\xff")
    (tmp_path / "b.txt").write_bytes(b"x" * (MOST_BYTES + 1))
    (tmp_path / "c.txt").mkdir()
    with pytest.raises(KnowledgeError) as error:
        read_texts(tmp_path)
    assert [str(mistake).split(" is ")[0] for mistake in error.value.mistakes] == ["a.txt:2:", "b.txt:1:", "c.txt:1:"]


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("fell by 4%", ["fell by 4%"]),
        ("fell ... by 9% in B", ["fell", "by 9% in B"]),
        ("It ... by ... in B", ["It", "by", "in B"]),
        ("... so they said", ["... so they said"]),  # the text's own
        ("fell ... 7% off", []),  # another sentence
        ("by 9% ... fell", []),  # the other way round
        ("fell ... by 9% ... by 9%", []),
    ],
)
def test_where_a_phrase_occurs_that_leaves_words_out(phrase: str, parts: list[str]) -> None:
    text = "It fell by 4% in A and by 9% in B. Wax was 7% off, ... so they said"
    found = next(Paragraph(text, 1).parts(phrase), ())
    assert [text[start:end] for start, end in found] == parts

"""The card: what stands where, what is left out when there is too much, and that nothing in it acts."""

import re
from dataclasses import replace

import pytest

from bot.answering.answer import Answer, Verdict
from bot.facts.model import Knowledge
from bot.footnote import Footnote
from bot.rendering.card import (
    LONGEST_CARD,
    LONGEST_CONTENT,
    LONGEST_LABEL,
    MOST_BLOCKS,
    Card,
    buttons,
    card,
    plain,
)
from bot.rendering.markdown import escaped, fitting
from tests.chat.conftest import ask


def test_the_number_comes_first_then_the_reading_the_articles_and_whether_they_agree(
    footnote: Footnote, knowledge: Knowledge
) -> None:
    text = "\n".join(card(ask(footnote, "how much did exports to the US fall in November?"), knowledge).blocks)
    places = [
        text.index(part) for part in ("# −28.6%", "November 2025", "**CNBC** “plunged 28.6%”", "5 articles, 1 origin")
    ]
    assert places == sorted(places)


def test_an_article_with_an_address_is_a_link_and_one_without_is_none(footnote: Footnote, knowledge: Knowledge) -> None:
    text = "\n".join(card(ask(footnote, "how much did exports grow in November?"), knowledge).blocks)
    for article in knowledge.articles.values():
        assert (f"[**{article.name}**]({article.address.value})" in text) == (article.address.value is not None)


def test_the_colours_of_agreement_differ_and_stand_beside_words(footnote: Footnote, knowledge: Knowledge) -> None:
    seen: dict[int, set[Verdict]] = {}
    for series in knowledge.by_series:
        answer = footnote.show(series)
        shown = card(answer, knowledge)
        seen.setdefault(shown.colour, set()).add(answer.figures[0].agreement.verdict)
        assert any(line.startswith(("🔴", "🟡", "🟢", "🔵", "⚪")) and "**" in line for line in shown.lines)
    together = [verdicts for verdicts in seen.values() if Verdict.CONFLICT in verdicts]
    assert together == [{Verdict.CONFLICT}]


def test_what_is_computed_is_marked(footnote: Footnote, knowledge: Knowledge) -> None:
    answer = ask(footnote, "did exports fall more to the US than imports from the US in November?")
    assert answer.computed
    assert any("no article prints it" in line for line in card(answer, knowledge).lines)


def test_every_series_makes_a_card_within_discords_limits(footnote: Footnote, knowledge: Knowledge) -> None:
    for series in knowledge.by_series:
        _within_limits(footnote.show(series), knowledge)


def test_an_answer_of_any_size_is_cut_at_whole_lines(footnote: Footnote, knowledge: Knowledge) -> None:
    answer = ask(footnote, "how much did exports to the US fall in November?")
    figure = answer.figures[0]
    reports = tuple(replace(report, printed=f"fell {n} 😀 {'x' * 90}") for n in range(50) for report in figure.reports)
    large = replace(answer, figures=(replace(figure, reports=reports),) * 20)
    shown = card(large, knowledge)
    whole = set(shown.lines) | {"", f"-# knowledge {knowledge.version}"}
    assert all(line in whole or line == "…" for block in shown.blocks[1:] for line in block.split("\n"))
    _within_limits(large, knowledge)


def test_buttons_are_told_apart_by_what_differs(footnote: Footnote, knowledge: Knowledge) -> None:
    labels = [label for label, _ in buttons(ask(footnote, "what is the tariff?"), knowledge)]
    assert len(set(labels)) == len(labels) >= 2
    assert all(len(label) < 40 for label in labels)


@pytest.mark.parametrize(
    "acting",
    [
        "**bold**", "_slanted_", "~~gone~~", "||hidden||", "`code`", "> quote", "# heading", "-# small", "- item", "1. item",
        "[a](https://example.org)", "https://example.org", "discord.gg/abc", "discord.com/invite/abc", "@everyone", "<@1>",
        "<#1>", "<a:x:1>", "two\nlines", "\\*",
    ],
)  # fmt: skip
def test_nothing_acts_in_escaped_text_and_it_reads_as_it_was(acting: str) -> None:
    text = escaped(acting)
    assert re.sub(r"\\(.)", r"\1", text) == " ".join(acting.split())
    assert not re.search(r"(?<!\\)[*_~`|<>\[\]#@]|://|gg/|\.com/|^-|\n|^\d\. ", text)


def test_a_number_and_its_unit_stay_together() -> None:
    assert escaped("−28,6\u00a0% or\n5\u202f494  tonnes") == "−28,6\u00a0% or 5\u202f494 tonnes"


def test_lines_that_do_not_fit_are_left_out_whole_and_a_mark_says_so() -> None:
    assert fitting(["one", "two"], 20) == "one\ntwo"
    assert fitting(["one", "x" * 30, "two"], 20) == "one\n…"
    assert fitting(["😀" * 5, "😀" * 5], 14) == "😀" * 5 + "\n…"


def test_more_blocks_than_discord_takes_run_together() -> None:
    shown = Card("t", tuple(line for number in range(40) for line in ("", str(number))), 0, "last")
    assert len(shown.blocks) == MOST_BLOCKS
    assert shown.blocks[-1].endswith("last")


def _within_limits(answer: Answer, knowledge: Knowledge) -> None:
    shown = card(answer, knowledge)
    assert sum(len(block.encode("utf-16-le")) // 2 for block in shown.blocks) <= LONGEST_CARD
    assert all(shown.blocks)
    assert len(shown.blocks) <= MOST_BLOCKS
    assert len(plain(shown).encode("utf-16-le")) // 2 <= LONGEST_CONTENT
    for label, _ in buttons(answer, knowledge):
        assert 1 <= len(label) <= LONGEST_LABEL


def test_the_articles_are_listed_with_links_that_can_be_pressed(footnote: Footnote, knowledge: Knowledge) -> None:
    lines = card(footnote.sources(), knowledge).lines
    linked = [article for article in knowledge.articles.values() if article.address.value]
    assert linked
    for article in linked:
        assert any(line.startswith(f"- [**{article.name}**]({article.address.value})") for line in lines)

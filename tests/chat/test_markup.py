"""What of a message is words."""

import pytest

from bot.chat.markup import on_one_line, plain_words, without_markup


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("<@1> exports  to\nthe <#2> EU?", "exports to\nthe EU?"),
        ("@everyone\nexports  ? @here", "exports ?"),
        ("<@1> ```py\nexports to the EU?```", "```\nexports to the EU?```"),
        ("<@1>\n\nhi all\n\nexports?\n", "hi all\n\nexports?"),
        ("```exports\tto the EU```", "```exports to the EU```"),
        ("[exports to the EU](https://news.example/a-1?b=c)?", "exports to the EU?"),
        ("[exports](<https://news.example>) [1] (2)", "exports [1] (2)"),
        ("exports to the EU? https://news.example/fell-28.6", "exports to the EU?"),
        ("<https://news.example>", ""),
    ],
)
def test_markup_is_no_words(typed: str, words: str) -> None:
    assert without_markup(typed) == words


def test_a_claim_keeps_its_lines_and_loses_its_style() -> None:
    assert plain_words("> **exports** fell\n- [28.6%](https://news.example)").split("\n") == [
        "  exports  fell",
        " 28.6%",
    ]


def test_in_a_list_a_message_is_one_line() -> None:
    assert on_one_line("<@1> hi all\n\nexports  to the EU?") == "hi all exports to the EU?"

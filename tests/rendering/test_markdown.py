"""Whatever somebody wrote is shown, and does nothing."""

import re

import pytest

from bot.rendering.markdown import escaped

# Each as Discord would act on it, unless a backslash stands before the sign.
_ACTING = re.compile(
    r"""(?<!\\)(?:@everyone|@here|<[@\#:a/t]|\]\(|`|\|\||\*|_|~~|https?://|discord\.gg/|discord\.com/)|^(?:[#>-]|\d\.)\s""",
    re.IGNORECASE | re.VERBOSE,
)


@pytest.mark.parametrize(
    "written",
    [
        "@everyone", "@here", "<@123456789012345678>", "<@&1>", "<#1>", "<:a:1>", "<a:b:1>", "</ask:1>", "<t:1:R>", "[x](https://y.example)",
        "[x](<https://y.example>)", "<https://y.example>", "HTTPS://Y.EXAMPLE", "discord.gg/abc", "DISCORD.GG/abc",
        "discord.com/invite/abc",
        "Discord.COM/invite/abc", "`a`", "```a```", "||a||", "**a**", "__a__", "~~a~~", "# a", "> a", ">>> a", "-# a", "- a", "1. a",
        "a\n# b", "a\n> b", "\u200b# a", "\ufeff- a", "@\u200beveryone", "\\@everyone", "\\\\`a`",
    ],
)  # fmt: skip
def test_nothing_that_is_written_acts(written: str) -> None:
    assert _ACTING.search(escaped(written)) is None
    # And it is all there.
    assert re.sub(r"\\(.)", r"\1", escaped(written)).split() == re.sub("[\u200b\ufeff]", "", written).split()


@pytest.mark.parametrize(
    "sign",
    ["\u202e", "\u202d", "\u2066", "\u2067", "\u200f", "\u061c", "\u200b", "\u2060", "\x1b", "\U000e0041", "\ud83d"],
)
def test_nothing_unseen_turns_the_rest_of_a_line_around(sign: str) -> None:
    assert escaped(f"tea{sign} rose 28.6%") == "tea rose 28.6%"


def test_what_joins_letters_and_emoji_stays() -> None:
    for written in ("می\u200cخواهم", "👩\u200d🔬", "28.6\u00a0%", "1\u202f000"):
        assert escaped(written) == written

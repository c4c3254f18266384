"""Discord's markdown: text in which nothing acts, small print, and as many whole lines as fit."""

import re
from collections.abc import Iterable
from functools import lru_cache


@lru_cache(maxsize=4096)  # names, printed words and verdicts come again in every other answer
def escaped(text: str) -> str:
    """Text in which nothing acts: no markdown, mention, link or invitation, whoever wrote it. It reads as it was."""
    text = _ACTING.sub(r"\\\g<0>", _SPACES.sub(" ", _UNSEEN.sub("", text)).strip())
    return _AT_THE_START.sub(r"\\\g<0>", text)


# Turns what follows around, so that 28.6 reads 6.82, or hides in it: all that is unseen but what joins letters and emoji. Halves of
# such a sign too, which no encoding takes.
_UNSEEN = re.compile(
    r"[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
# Not those that hold a number and its unit together.
_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
# `/` acts in `https://…` and in `discord.gg/…`; `-`, `+` and `1.` only where a line begins.
_ACTING = re.compile(r"[\\*_~`|<>\[\]#@]|(?<=:)/|(?<=gg)/|(?<=\.com)/", re.IGNORECASE)
_AT_THE_START = re.compile(r"^[-+](?=\s|\\#)|(?<=^\d)\.(?=\s)")


def bold(text: str) -> str:
    return f"**{text}**"


def small(text: str) -> str:
    """Small print."""
    return f"-# {text}"


def fitting(lines: Iterable[str], most: int) -> str:
    """As many whole lines from the top as fit, and a mark where some are left out."""
    kept: list[str] = []
    room = most - units("\n…")
    for line in lines:
        room -= units(line) + 1
        if room < 0:
            kept.append("…")
            break
        kept.append(line)
    return "\n".join(kept).strip()


def units(text: str) -> int:
    """The length of a text as Discord counts it: in UTF-16 units, so that an emoji is two."""
    return len(text.encode("utf-16-le")) // 2

"""Discord's markup in what people type: no words of a question or of a statement."""

import re

# Mentions, also of everyone; channels, custom emoji, timestamps and command links; links, and the language that a block of code
# begins with.
_MARKUP = re.compile(
    r"<(?:@[!&]?|#|a?:\w+:|t:|/[^:>]{1,100}:)[\d:a-zA-Z-]{1,40}>|@(?:everyone|here)\b"
    r"|<?https?://\S+|(?<=```)[\w+#.-]+(?=\n)"
)
# A link with words of its own: they are what a person reads.
_WORDED_LINK = re.compile(r"\[([^\[\]\n]+)\]\(<?https?://[^)\n]*\)")
# What only styles.
_STYLE = re.compile(r"[*_~`|]{1,3}|^[>#-]+ ", re.MULTILINE)


def without_markup(text: str) -> str:
    """The words of a message with single spaces, in its lines."""
    lines = (" ".join(line.split()) for line in _unmarked(text).splitlines())
    return "\n".join(lines).strip()


def on_one_line(text: str) -> str:
    """The words of a message for a list of many."""
    return " ".join(_unmarked(text).split())


def plain_words(text: str) -> str:
    """The words of a text in its lines, without what only styles them."""
    return _STYLE.sub(" ", _unmarked(text))


def _unmarked(text: str) -> str:
    return _MARKUP.sub(" ", _WORDED_LINK.sub(r"\1", text))

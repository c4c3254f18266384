"""Discord's markup in what people type: no words of a question."""

import re

# Mentions, channels, custom emoji, timestamps and command links.
_MARKUP = re.compile(r"<(?:@[!&]?|#|a?:\w+:|t:|/[^:>]{1,100}:)[\d:a-zA-Z-]{1,40}>")


def without_markup(text: str) -> str:
    """The words of a message, with single spaces."""
    return " ".join(_MARKUP.sub(" ", text).split())

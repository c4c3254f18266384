"""The full size of what the daily run only samples: FOOTNOTE_SOAK=1, which `make soak` sets."""

import os

SOAK = bool(os.environ.get("FOOTNOTE_SOAK"))


def size(daily: int, soak: int) -> int:
    """How many, by which of the two runs it is."""
    return soak if SOAK else daily

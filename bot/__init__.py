"""Footnote: answers questions with the number an article printed, its source, and whether the sources agree."""

__version__ = "0.1.0"

"""Spans read anew by where they stand: talk around a question, what is left out, verbs, and words that nobody here knows."""

"""Spans → the series asked for: periods, places, several at once, and what one part takes over from another."""

"""Somebody's text → the statements in it that can be checked."""

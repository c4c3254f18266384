"""Tests, mirroring the tree of bot/."""

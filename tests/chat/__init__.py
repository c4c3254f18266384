"""Tests of the Discord side, in a simulated Discord."""

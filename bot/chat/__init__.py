"""Discord's events and commands: read, answer, render, send. Decides nothing."""

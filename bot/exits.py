"""The exit codes of every command; docs/programs.md and docs/operators.md tell them."""

from enum import IntEnum


class Exit(IntEnum):
    """What a command ends with."""

    WELL = 0  # answered, done, nothing to mend
    NOT_WELL = 1  # it ran, and: no answer, a mistake, something to mend, refused, out of reach
    UNUSABLE = (
        2  # it could not run, and will not by itself: an argument, a setting, the knowledge, what Discord never takes
    )

"""What is counted while the bot runs, for whoever watches it: plain numbers, cheap to add to, that say nothing of anybody."""

from collections import Counter
from dataclasses import dataclass, field

# Seconds. The bounds that the bot promises to keep (4 ms in the middle, 15 ms for nearly all), and what is far beyond them.
BOUNDS = (0.001, 0.002, 0.004, 0.008, 0.015, 0.03, 0.06, 0.125, 0.25, 0.5, 1.0, 2.5)


@dataclass
class Durations:
    """How many took how long: one count for each bound that it stayed within, and one for what went beyond all."""

    total: float = 0.0
    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))

    def add(self, seconds: float) -> None:
        """Count one."""
        self.total += seconds
        self.counts[next((index for index, bound in enumerate(BOUNDS) if seconds <= bound), len(BOUNDS))] += 1


@dataclass
class Counts:
    """Since the start of the process."""

    answers: Counter[str] = field(default_factory=Counter)  # by outcome
    requests: Counter[str] = field(
        default_factory=Counter
    )  # to Discord's REST API, by class of status: 2xx, 429, failed
    to_first_request: Durations = field(
        default_factory=Durations
    )  # from an event's arrival to the first request it causes
    failures: int = 0  # whatever is logged under a reference as having failed
    connections: int = 0  # to the gateway, the first and every later one
    knowledge_changes: int = 0
    knowledge_refusals: int = 0


counts = Counts()

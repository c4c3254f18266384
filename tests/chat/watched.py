"""What a running process takes, as Linux tells: memory, open files and connections, threads."""

import os
from dataclasses import dataclass
from pathlib import Path

_PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True)
class Taken:
    """At one moment."""

    memory: float  # MiB that are in use, shared libraries included
    files: int  # connections are files
    threads: int

    def __str__(self) -> str:
        return f"{self.memory:.1f} MiB, {self.files} files, {self.threads} threads"


def taken(pid: int) -> Taken:
    """What the process takes now."""
    process = Path("/proc") / str(pid)
    pages = int((process / "statm").read_text().split()[1])
    return Taken(pages * _PAGE / 2**20, len(list((process / "fd").iterdir())), len(list((process / "task").iterdir())))

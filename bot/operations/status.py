"""How a running bot is, written to a small file every few seconds, and what `footnote health` makes of it.

A file and not a socket: it is read without asking a process that may hang, and its age tells that it does; it needs no port,
no permission beyond the folder's, and is there for whoever looks into the container by hand.
"""

import json
import os
import time
from dataclasses import asdict, dataclass
from pathlib import Path

# A bot writes this often; one that has not for three times as long, and a little, hangs or has ended.
WRITTEN_EVERY = 5.0
STALE_AFTER = 20.0
# Discord's own restarts of the gateway take seconds.
GATEWAY_AWAY = 60.0


@dataclass(frozen=True)
class Status:
    """One look at the process. Times are Unix seconds; nothing in it is about anybody who asks."""

    process: int
    written_at: float
    connected: bool  # every shard of this process
    shards: tuple[int, int]  # connected, of how many
    away_since: float | None  # since when one of them has been away
    latency: float | None  # seconds to the gateway and back, of the slowest shard
    store_writable: bool
    store_error: str | None
    waiting: int  # records that wait to be written
    written: int  # records since the start, as the next three
    retried: int
    dropped: int
    failed_reads: int
    knowledge: str  # the version answered from
    knowledge_refused: bool  # the folder has changed, and cannot be used


def write(status: Status, file: Path) -> None:
    """Put it in place of the last one, whole. Raises OSError."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        new.write_text(json.dumps(asdict(status)), encoding="utf-8")
        new.replace(file)
    except OSError:
        new.unlink(missing_ok=True)
        raise


def read(file: Path) -> Status | None:
    """The last one written; None where there is none, or it is none."""
    try:
        held = json.loads(file.read_text(encoding="utf-8"))
        return Status(**{**held, "shards": tuple(held["shards"])})
    except (OSError, ValueError, TypeError, KeyError):
        return None


def complaints(status: Status | None, now: float) -> list[str]:
    """What a container's HEALTHCHECK should fail for, a sentence each; empty where all is well."""
    if status is None:
        return [
            "no status file: the bot has not started, cannot write it, or FOOTNOTE_STATUS_FILE names another one here than there"
        ]
    age = now - status.written_at
    if age > STALE_AFTER:
        return [f"the bot last said {age:.0f} seconds ago how it is: it hangs, has ended, or cannot write that file"]
    found = []
    if not status.connected and (status.away_since is None or now - status.away_since > GATEWAY_AWAY):
        up, of = status.shards
        found.append(f"the gateway is not connected ({up} of {of} shards)")
    if not status.store_writable:
        found.append(f"the store cannot be written to: {status.store_error or 'it has not been tried yet'}")
    return found


def summary(status: Status) -> str:
    """One line on a bot that is well, or nearly."""
    up, of = status.shards
    latency = "" if status.latency is None else f", {status.latency * 1000:.0f} ms away"
    behind = " (its folder has changed since, and cannot be used)" if status.knowledge_refused else ""
    return (
        f"{up} of {of} shards connected{latency}; store {'writable' if status.store_writable else 'not writable'}, "
        f"{status.waiting} records wait; knowledge {status.knowledge}{behind}"
    )


def health(file: Path) -> tuple[bool, list[str]]:
    """Whether the bot that writes this file is well, and the lines that say so."""
    status = read(file)
    wrong = complaints(status, time.time())
    return not wrong, wrong or ([] if status is None else [summary(status)])

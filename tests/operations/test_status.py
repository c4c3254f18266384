"""The status file, and what is said of one that is old, broken or sad."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.operations.status import GATEWAY_AWAY, STALE_AFTER, Status, complaints, health, read, write

WELL = Status(
    process=7, written_at=1000.0, connected=True, shards=(1, 1), away_since=None, latency=0.04, store_writable=True,
    store_error=None, waiting=0, written=3, retried=0, dropped=0, failed_reads=0, knowledge="abc", knowledge_refused=False,
)  # fmt: skip


def test_what_is_written_is_read(tmp_path: Path) -> None:
    file = tmp_path / "new" / "status.json"
    write(WELL, file)
    assert read(file) == WELL
    assert [entry.name for entry in file.parent.iterdir()] == ["status.json"]


@pytest.mark.parametrize("text", ["", "[]", '{"process": 7}', "\x00"])
def test_what_is_no_status_is_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "status.json"
    file.write_text(text, encoding="utf-8")
    assert read(file) is None
    well, lines = health(file)
    assert not well
    assert lines[0].startswith("no status file")


def test_a_folder_that_cannot_be_written_to_is_an_error_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "status.json").mkdir()
    with pytest.raises(OSError, match="directory"):
        write(WELL, tmp_path / "status.json")
    assert [entry.name for entry in tmp_path.iterdir()] == ["status.json"]


@pytest.mark.parametrize(
    ("status", "now", "said"),
    [
        (WELL, 1000.0, []),
        (WELL, 1000.0 + STALE_AFTER + 1, ["the bot last said 21 seconds ago"]),
        (replace(WELL, connected=False, shards=(1, 2), away_since=990.0), 1000.0, []),
        (replace(WELL, connected=False, shards=(1, 2), away_since=999.0 - GATEWAY_AWAY), 1000.0, ["(1 of 2 shards)"]),
        (replace(WELL, store_writable=False, store_error="the disk is full"), 1000.0, ["written to: the disk is full"]),
        (replace(WELL, knowledge_refused=True), 1000.0, []),  # it still answers: a restart would not
    ],
)
def test_what_is_complained_of(status: Status, now: float, said: list[str]) -> None:
    found = complaints(status, now)
    assert len(found) == len(said)
    assert all(part in whole for part, whole in zip(said, found, strict=True))
